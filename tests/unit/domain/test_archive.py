"""Zips of strangers, and their pictures."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kefu_desktop.domain import archive
from kefu_desktop.domain.errors import BadInputError
from kefu_desktop.domain.picture import Picture, fault, kept_name, look
from tests.helpers.packs import png


def test_entries_come_back_by_name_whatever_it_says() -> None:
    files = {"a.txt": b"a", "../../etc/passwd": b"b", "图/图.png": b"c"}

    assert dict(archive.Archive(archive.make(files))) == files
    assert archive.make(files) == archive.make(files)


def test_a_bomb_is_refused() -> None:
    bomb = archive.make({"a": b"\0" * 40_000_000})

    assert len(bomb) < 100_000
    with pytest.raises(BadInputError, match="too large"):
        archive.Archive(bomb)["a"]


def test_an_entry_may_be_read_as_often_as_one_likes() -> None:
    zipped = archive.Archive(archive.make({"a": bytes(1000) * 900, "b": b"b"}))

    for _ in range(400):
        assert len(zipped["a"]) == 900_000
    assert zipped["b"] == b"b"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_chinese_names_are_read_as_windows_packs_them(encoding: str) -> None:
    raw = "售后/退货.txt".encode(encoding)
    packed = archive.make({"x" * len(raw): b"1"}).replace(b"x" * len(raw), raw)

    assert dict(archive.Archive(packed)) == {"售后/退货.txt": b"1"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_an_entry_without_a_name_is_none() -> None:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as writer:
        writer.writestr("x", b"1")
        writer.writestr("y", b"2")

    assert dict(archive.Archive(target.getvalue().replace(b"x", b"\0"))) == {"y": b"2"}


def test_a_zip_that_promises_too_much_is_refused_at_once() -> None:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as writer:
        for number in range(4):
            writer.writestr(str(number), b"\0" * 90_000_000)

    with pytest.raises(BadInputError, match="too large"):
        archive.Archive(target.getvalue())


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_there_twice_is_refused() -> None:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as writer:
        writer.writestr("a", b"1")
        writer.writestr("a", b"2")

    with pytest.raises(BadInputError, match="damaged"):
        archive.Archive(target.getvalue())


@settings(deadline=None)
@given(st.integers(0, 400), st.binary(min_size=1, max_size=20))
def test_a_damaged_zip_fails_with_a_message_alone(at: int, junk: bytes) -> None:
    data = bytearray(archive.make({"a.txt": b"hello" * 20, "b": b"x"}))
    data[at : at + len(junk)] = junk
    with suppress(BadInputError):
        dict(archive.Archive(bytes(data)))


@pytest.mark.parametrize(
    ("data", "seen"),
    [
        (png(3, 4), Picture(".png", 3, 4)),
        (b"GIF89a\x03\x00\x04\x00", Picture(".gif", 3, 4)),
        (b"BM" + b"\0" * 16 + b"\x03\0\0\0\xfc\xff\xff\xff" + b"\0" * 9, Picture(".bmp", 3, 4)),
        (b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x00\x04\x00\x03\x03", Picture(".jpg", 3, 4)),
        (b"RIFF\0\0\0\0WEBPVP8X" + b"\0" * 8 + b"\x02\0\0\x03\0\0", Picture(".webp", 3, 4)),
        (b"RIFF\0\0\0\0WEBPVP8 " + b"\0" * 10 + b"\x03\0\x04\0", Picture(".webp", 3, 4)),
        (b"RIFF\0\0\0\0WEBPVP8L" + b"\0" * 5 + (2 | 3 << 14).to_bytes(4, "little"), Picture(".webp", 3, 4)),
        (b"RIFF\0\0\0\0WEBPxxxx", None),
        (b"\xff\xd8\xff\xe0\x00\x00", None),
        (b"MZ", None),
    ],
)
def test_pictures_are_told_by_their_first_bytes(data: bytes, seen: Picture | None) -> None:
    assert look(data) == seen


def test_what_is_no_picture_or_too_large_is_told_of() -> None:
    assert fault(png(), 0) is None
    assert "no PNG" in str(fault(b"MZ", 0))
    assert "no PNG" in str(fault(png(20_000, 2), 0))
    assert "larger than" in str(fault(png() + b"\0" * 11_000_000, 0))
    assert "larger than" in str(fault(png(), 5000))


@settings(deadline=None)
@given(st.text(max_size=30))
def test_a_picture_is_kept_under_a_name_without_a_path(name: str) -> None:
    kept = kept_name(name, png())

    assert kept_name(kept, png()) == kept
    assert not set(kept) & set('/\\:*?"<>|\0')
    assert kept.endswith(".png")
    assert kept[0] != "."


@settings(deadline=None)
@given(st.binary(max_size=60))
def test_no_bytes_make_looking_fail(data: bytes) -> None:
    look(data)
    look(b"\xff\xd8\xff" + data)
    look(b"RIFF0000WEBP" + data)


def test_names_that_lead_to_one_file_are_one_name() -> None:
    found = archive.Archive(archive.make({"a//b/./c.txt": b"x"}))
    assert dict(found) == {"a/b/c.txt": b"x"}
