"""The handbook as a PDF, drawn by Qt."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Sequence
from datetime import date

import pytest
from PySide6.QtCore import QBuffer, QSizeF
from PySide6.QtGui import QColor, QImage, QTextDocument
from PySide6.QtWidgets import QApplication

from kefu_desktop.app.own_command import own_command
from kefu_desktop.backends.qt.handbook_pages import pages_of
from kefu_desktop.backends.qt.handbook_pdf import make_pdf
from kefu_desktop.backends.qt.handbook_text import write_text
from kefu_desktop.backends.qt.pdf_bookmarks import Bookmark, with_bookmarks
from kefu_desktop.backends.qt.pdf_letters import with_plain_letters
from kefu_desktop.bootstrap.pack_formats import WRITERS
from kefu_desktop.domain.errors import NotPossibleError
from kefu_desktop.domain.phrase import Phrase, Variant
from kefu_desktop.packs.handbook_pdf import LENGTH, HandbookPdf

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


def test_what_is_copied_out_of_it_is_what_was_written(qapp: QApplication) -> None:
    """Not the radicals that look the same: their glyphs are one in many fonts."""
    data = make_pdf([Phrase("a", "一人用", "common", (Variant("长页户门马示"),))], {}, DAY)
    told = b"".join(re.findall(rb"begincmap(.*?)endcmap", data, re.DOTALL))
    codes = {chr(int(code, 16)) for code in re.findall(rb"<([0-9A-F]{4})>", told)}
    assert codes >= set("一人用长页户门马示")
    assert not [code for code in codes if "\u2e80" <= code <= "\u2fdf"]


def test_a_radical_that_was_written_stays_one() -> None:
    """Only what is not in the text is taken for the other."""
    data = b"<2F00> begincmap <2F00> <2ED3> <0041> endcmap <2F00>"
    assert with_plain_letters(data, "一A") == b"<2F00> begincmap <4E00> <2ED3> <0041> endcmap <2F00>"


def test_bookmarks_lead_to_chapters_and_entries(qapp: QApplication) -> None:
    """Every place that they name is there, and the table behind the end finds every object."""
    data = make_pdf(many(7), {}, DAY)
    table = data[int(data.split(b"startxref")[-1].split()[0]) :]
    assert table.startswith(b"xref\n")
    found = re.findall(rb"(\d+) 1\n(\d{10}) 00000 n ", table)
    assert len(found) == 1 + 1 + 2 + 7
    assert all(data[int(at) :].startswith(number + b" 0 obj\n") for number, at in found)
    titles = {bytes.fromhex(title.decode()).decode("utf-16") for title in re.findall(rb"/Title <([0-9A-F]+)>", data)}
    assert titles == {"常用", "own", *(f"第{number}条" for number in range(7))}
    places = {bytes.fromhex(place.decode()) for place in re.findall(rb"/Dest <([0-9A-F]+)>", data)}
    assert len(places) == 9
    assert all(b"(" + place + b")" in data for place in places)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4 something else", b"trailer\n<<\n>>\nstartxref\n0\n%%EOF\n"])
def test_a_pdf_that_is_written_otherwise_stays_as_it_is(data: bytes) -> None:
    """Without bookmarks it is still a handbook."""
    assert with_bookmarks(data, [Bookmark("a", "a")]) == data


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


def test_a_large_pack_to_a_process_that_does_not_read_it_is_told() -> None:
    """The pipe breaks, and nothing hangs."""
    writer = HandbookPdf(lambda: [sys.executable, "-c", "pass"], lambda phrases, pictures: {"": b"x" * 2_000_000})
    with pytest.raises(NotPossibleError, match="could not be made"):
        writer.write([], {})


def test_the_process_ends_when_nobody_waits_for_it() -> None:
    """As after Cancel: its pipe closes before it is done."""
    pack = next(w for w in WRITERS if w.name == "kefupack").write(many(2000), {})[""]
    with subprocess.Popen(
        [*own_command(), "--handbook-pdf"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(len(pack).to_bytes(LENGTH) + pack)
        process.stdin.close()
        assert process.stdout.read() == b""
        assert process.wait() == 1


def test_a_program_that_is_not_there_is_told() -> None:
    """As any failure."""
    writer = HandbookPdf(lambda: ["/no/such/program"], lambda phrases, pictures: {"": b""})
    with pytest.raises(NotPossibleError, match="could not be made"):
        writer.write([], {})
