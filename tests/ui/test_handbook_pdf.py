"""The handbook as a PDF, drawn by Qt."""

from __future__ import annotations

import re
import sys
import zlib
from collections.abc import Sequence
from datetime import date

import pytest
from PySide6.QtCore import QBuffer, QSizeF
from PySide6.QtGui import QColor, QImage, QTextDocument
from PySide6.QtWidgets import QApplication

from kefu_desktop.backends.qt.handbook_pages import pages_of
from kefu_desktop.backends.qt.handbook_pdf import make_pdf
from kefu_desktop.backends.qt.handbook_text import write_text
from kefu_desktop.bootstrap.own_command import own_command
from kefu_desktop.bootstrap.pack_formats import WRITERS
from kefu_desktop.domain.errors import NotPossibleError
from kefu_desktop.domain.phrase import Phrase, Variant
from kefu_desktop.packs.handbook_pdf import HandbookPdf

DAY = date(2026, 11, 22)
SIZE = QSizeF(657, 960)


def many(count: int) -> list[Phrase]:
    """Some of them long, in groups, in two categories."""
    return [
        Phrase(
            f"p{number}", f"第{number}条", "common" if number % 2 else "own",
            tuple(Variant(f"{wording} {{称呼}}，" + "您好，" * (number * 7 % 60)) for wording in range(1 + number % 4)),
            group=["", "甲", "乙"][number % 3],
        )
        for number in range(count)
    ]  # fmt: skip


def streams(data: bytes) -> bytes:
    """All that is packed in a PDF."""
    found = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)
    return b"".join(zlib.decompress(one) for one in found if one[:1] == b"x")


def picture(width: int, height: int) -> bytes:
    """A PNG."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def laid_out(phrases: Sequence[Phrase]) -> tuple[QTextDocument, dict[int, int], list[tuple[int, int]]]:
    """The document, the page of each block, and the runs that are to be kept."""
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setPageSize(SIZE)
    written = write_text(document, phrases, {}, "")
    pages_of(document, written, SIZE.height())
    pages = {}
    block = document.begin()
    while block.isValid():
        top = document.documentLayout().blockBoundingRect(block).center().y()
        pages[block.blockNumber()] = int(top // SIZE.height()) + 1
        block = block.next()
    return document, pages, written.kept


def test_it_has_links_fonts_and_a_title(qapp: QApplication) -> None:
    """One link for each line of the contents, or more where a line has several fonts."""
    data = make_pdf(many(12), {}, DAY)
    assert data.startswith(b"%PDF-")
    assert data.count(b"/Subtype /Link") >= 14
    assert b"/URI" not in data
    assert b"/FontFile2" in data
    assert "话术手册".encode("utf-16-be") in data


def test_the_contents_name_the_pages(qapp: QApplication) -> None:
    """Each number at the end of a line is that of the page on which its heading stands."""
    phrases = many(60)
    document, pages, _ = laid_out(phrases)
    headings = {document.findBlockByNumber(number).text(): page for number, page in pages.items()}
    lines = [document.findBlockByNumber(number).text().split("\t") for number in pages]
    named = {line[0]: int(line[1]) for line in lines if len(line) == 2 and line[1].isdecimal()}
    assert len(named) == len(phrases) + 2
    assert {name: headings[name] for name in named} == named
    assert max(named.values()) > 3


def test_no_heading_is_torn_from_its_first_wording(qapp: QApplication) -> None:
    """And none stands at the end of a page."""
    _, pages, kept = laid_out(many(60))
    assert len(kept) > 60
    assert all(pages[first] == pages[last] for first, last in kept)


def test_a_wording_longer_than_a_page_goes_on_on_the_next(qapp: QApplication) -> None:
    """Nothing waits for a page that is never high enough."""
    long = Phrase("a", "长", "common", (Variant("您好，\n" * 200), Variant("短")))
    document, pages, _ = laid_out([long, *many(3)])
    assert 5 <= document.pageCount() <= 8
    assert sorted(pages.values()) == [*pages.values()]


def test_pictures_are_scaled_in_and_broken_ones_left_out(qapp: QApplication) -> None:
    """A large one does not make the file large."""
    phrase = Phrase("a", "a", "common", (Variant("看图", images=("big", "small", "broken", "gone")),))
    data = make_pdf([phrase], {"big": picture(4000, 3000), "small": picture(20, 20), "broken": b"\x89PNG"}, DAY)
    sizes = {(int(w), int(h)) for w, h in re.findall(rb"/Width (\d+)\s*/Height (\d+)", data)}
    assert sizes == {(1020, 765), (20, 20)}
    assert len(data) < 300_000


def test_an_empty_book_is_one_page(qapp: QApplication) -> None:
    """No harm."""
    assert make_pdf([], {}, DAY).startswith(b"%PDF-")


def test_a_process_of_its_own_makes_it() -> None:
    """With the phrases, and their pictures."""
    writer = HandbookPdf(own_command, next(w for w in WRITERS if w.name == "kefupack").write)
    phrase = Phrase("a", "a", "common", (Variant("看图", images=("p.png",)),))
    data = writer.write([phrase], {"p.png": picture(30, 30)})[""]
    assert data.startswith(b"%PDF-")
    assert b"/Width 30" in data


@pytest.mark.parametrize(
    ("program", "told"),
    [
        ("raise SystemExit(3)", "PySide6"),
        ("raise SystemExit(1)", "could not be made"),
        ("print('no pdf')", "could not be made"),
    ],
)
def test_what_goes_wrong_there_is_told(program: str, told: str) -> None:
    """No Qt, a crash, nonsense."""
    writer = HandbookPdf(lambda: [sys.executable, "-c", program], lambda phrases, pictures: {"": b""})
    with pytest.raises(NotPossibleError, match=told):
        writer.write([], {})


def test_a_program_that_is_not_there_is_told() -> None:
    """As any failure."""
    writer = HandbookPdf(lambda: ["/no/such/program"], lambda phrases, pictures: {"": b""})
    with pytest.raises(NotPossibleError, match="could not be made"):
        writer.write([], {})
