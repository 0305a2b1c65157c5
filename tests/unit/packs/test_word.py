"""Word documents give the phrases of their headings, lists, tables and paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kefu_desktop.bootstrap.pack_formats import READERS
from kefu_desktop.domain import archive
from kefu_desktop.domain.errors import BadInputError
from kefu_desktop.domain.source import Source
from kefu_desktop.domain.taken import Taken

WORD = next(reader for reader in READERS if reader.name == "word")
_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _document(body: str, **more: bytes) -> Source:
    xml = f'<?xml version="1.0" encoding="UTF-8"?><w:document {_SPACE}><w:body>{body}</w:body></w:document>'
    files = {"[Content_Types].xml": b"<Types/>", "word/document.xml": xml.encode(), **more}
    return Source("话术.docx", archive.make(files))


def _paragraph(text: str, style: str = "", *, listed: bool = False) -> str:
    shape = f'<w:pStyle w:val="{style}"/>' if style else ""
    number = '<w:numPr><w:ilvl w:val="0"/></w:numPr>' if listed else ""
    return f"<w:p><w:pPr>{shape}{number}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def _table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{_paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def _said(taken: Taken) -> list[tuple[str, str, str, str]]:
    return [(item.category, item.group, item.name, item.variants[0].text) for item in taken.items]


def test_headings_lists_and_tables_become_categories_and_phrases() -> None:
    source = _document(
        _paragraph("小店话术", "Title")
        + _paragraph("售后", "1")
        + _paragraph("退换", "Heading 2")
        + _paragraph("亲，七天内能退", listed=True)
        + _paragraph("亲，运费险会赔您的", listed=True)
        + _table(("标题", "话术内容"), ("催件", "亲，马上帮您催一下"))
    )
    assert WORD.sniff(source) == 0.9
    assert _said(WORD.take(source)) == [
        ("after-sales", "退换", "七天内能退", "亲，七天内能退"),
        ("after-sales", "退换", "运费险会赔您的", "亲，运费险会赔您的"),
        ("after-sales", "退换", "催件", "亲，马上帮您催一下"),
    ]


def test_a_document_without_any_shape_is_read_as_plain_text() -> None:
    source = _document(
        _paragraph("问：有货吗") + _paragraph("答：亲，有的哦") + _paragraph("") + _paragraph("亲，今天发")
    )
    assert [text for *_, text in _said(WORD.take(source))] == ["亲，有的哦", "亲，今天发"]


def test_pictures_are_named_as_left_out() -> None:
    source = _document(_paragraph("亲，看图"), **{"word/media/image1.png": b"x"})
    assert [problem.params for problem in WORD.take(source).problems] == [{"count": 1}]


@pytest.mark.parametrize(
    "xml",
    [
        b"",
        b"<a>",
        b'<?xml version="1.0" encoding="UTF-32"?><a/>',
        b'<?xml version="1.0" encoding="gbk"?><a/>',
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b"<a>\xff</a>",
    ],
)
def test_a_broken_document_is_refused_with_a_message(xml: bytes) -> None:
    source = Source("a.docx", archive.make({"word/document.xml": xml}))
    with pytest.raises(BadInputError):
        WORD.take(source)


_TAGS = st.sampled_from(["p", "tbl", "tr", "tc", "r", "t", "br", "pPr"])
_BODY = st.recursive(
    st.sampled_from(["亲，在的", "x", ""]),
    lambda inner: st.builds(
        lambda tag, parts: f"<w:{tag}>{''.join(parts)}</w:{tag}>", _TAGS, st.lists(inner, max_size=4)
    ),
    max_leaves=25,
)


@given(_BODY)
def test_elements_in_any_order_are_read(body: str) -> None:
    assert all(item.variants for item in WORD.take(_document(body)).items)
