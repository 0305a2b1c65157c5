"""A file in which nothing is recognised: the user is told what it is and what to do instead."""

from __future__ import annotations

import pytest

from kefu_desktop.app.pack_formats import reader_for
from kefu_desktop.domain.errors import BadInputError
from kefu_desktop.domain.source import Source

EMPTY = "is empty"
PICTURE = "is a picture"
COPY = "copy its text"
DAMAGED = "is damaged"
NOTHING = "No phrases are recognised"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (Source("空的.txt", b""), EMPTY),
        (Source("空的.csv", b" \r\n\n"), EMPTY),
        (Source("图.png", b"\x89PNG\r\n\x1a\n\x00"), PICTURE),
        (Source("图.jpg", b"\xff\xd8\xff\xe0\x00"), PICTURE),
        (Source("图.webp", b"RIFF\x00\x00\x00\x00WEBPVP8 "), PICTURE),
        (Source("录音.wav", b"RIFF\x00\x00\x00\x00WAVEfmt "), NOTHING),
        (Source("手册.pdf", b"%PDF-1.7\n"), COPY),
        (Source("旧文档.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00"), COPY),
        (Source("话术.xlsx", b"\x8f\x12\x00\x01"), DAMAGED),
        (Source("文件夹", files={}), NOTHING),
        (Source("别的.bin", b"\x00\x01\x02"), NOTHING),
    ],
    ids=lambda value: value.name if isinstance(value, Source) else None,
)
def test_the_user_is_told_what_it_is(source: Source, said: str) -> None:
    with pytest.raises(BadInputError, match=said) as refused:
        reader_for(source, ())
    assert source.name in str(refused.value)
