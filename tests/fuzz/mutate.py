"""Makes broken files of good ones; the same for the same Random."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from random import Random
from typing import Final

from tests.fuzz.seeds import Seed
from tests.fuzz.words import NUMBERS, WORDS

_MOST_BYTES: Final = 60_000
_DIGITS: Final = re.compile(rb"\d+(?:\.\d+)?")
_NAMES: Final = (
    "../../evil.txt",
    "/etc/x",
    "C:\\x.txt",
    "a\0b",
    "\u202etxt.exe",
    "x" * 300,
    "CON",
    "a/../b.json",
    ".json",
)
_ENCODINGS: Final = ("utf-16", "utf-16-le", "utf-16-be", "gb18030", "utf-8-sig", "utf-32", "latin-1", "utf-7")

Mutation = Callable[[bytearray, Random, list[Seed]], None]


def mutated(seed: Seed, others: list[Seed], random: Random) -> Seed:
    """A file made of this one, perhaps with parts of the others."""
    if random.random() < 0.03:
        name = random.choice(others).name
        seed = replace(seed, name=name)
    if seed.files is not None:
        return replace(seed, files=_folder(dict(seed.files), others, random))
    if seed.data[:4] == b"PK\x03\x04" and random.random() < 0.75:
        return replace(seed, data=_zip(seed.data, others, random))
    return replace(seed, data=_bytes(seed.data, others, random))


def _bytes(data: bytes, others: list[Seed], random: Random) -> bytes:
    found = bytearray(data)
    for _ in range(random.choice((1, 1, 1, 2, 3, 5, 9))):
        random.choice(_MUTATIONS)(found, random, others)
    return bytes(found[:_MOST_BYTES])


def _folder(files: dict[str, bytes], others: list[Seed], random: Random) -> dict[str, bytes]:
    for _ in range(random.choice((1, 1, 2, 4))):
        name = random.choice(list(files)) if files else "a.json"
        chance = random.random()
        if chance < 0.75:
            files[name] = _bytes(files.get(name, b""), others, random)
        elif chance < 0.85:
            files[random.choice(_NAMES)] = files.get(name, b"")
        elif chance < 0.92:
            files.pop(name, None)
        else:
            files[f"{name.rpartition('/')[0]}/{random.choice(_NAMES)}"] = random.choice(others).data
    return files


def _zip(data: bytes, others: list[Seed], random: Random) -> bytes:
    try:
        with zipfile.ZipFile(BytesIO(data)) as given:
            files = {info.filename: given.read(info) for info in given.infolist()}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError):
        return _bytes(data, others, random)
    files = _folder(files, others, random)
    target = BytesIO()
    with zipfile.ZipFile(target, "w", random.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content)
        if files and random.random() < 0.05:
            archive.writestr(zipfile.ZipInfo(random.choice(list(files)).upper()), b"")
    found = target.getvalue()
    return _bytes(found, others, random) if random.random() < 0.1 else found


def _place(data: bytearray, random: Random) -> int:
    return random.randrange(len(data) + 1)


def _flip(data: bytearray, random: Random, _: list[Seed]) -> None:
    if data:
        data[random.randrange(len(data))] ^= 1 << random.randrange(8)


def _set(data: bytearray, random: Random, _: list[Seed]) -> None:
    if data:
        data[random.randrange(len(data))] = random.choice(
            (0, 1, 0x7F, 0x80, 0xFF, 10, 34, 39, 123, 60, random.randrange(256))
        )


def _cut(data: bytearray, random: Random, _: list[Seed]) -> None:
    at = _place(data, random)
    del data[at : at + random.choice((1, 2, 8, 64, 512, len(data)))]


def _copy(data: bytearray, random: Random, _: list[Seed]) -> None:
    begin, at = _place(data, random), _place(data, random)
    data[at:at] = data[begin : begin + random.choice((1, 4, 30, 200))] * random.choice((1, 1, 2, 20, 200))


def _swap(data: bytearray, random: Random, _: list[Seed]) -> None:
    at, other, size = _place(data, random), _place(data, random), random.choice((1, 4, 16, 64))
    piece = data[at : at + size]
    data[at : at + size] = data[other : other + size]
    data[other : other + size] = piece


def _splice(data: bytearray, random: Random, others: list[Seed]) -> None:
    other = random.choice(others)
    content = other.data or random.choice([*(other.files or {}).values(), b""])
    begin, at = random.randrange(len(content) + 1), _place(data, random)
    if random.random() < 0.5:
        data[at:] = content[begin:]
    else:
        data[at:at] = content[begin : begin + random.choice((5, 50, 500))]


def _word(data: bytearray, random: Random, _: list[Seed]) -> None:
    at = _place(data, random)
    data[at : at + random.choice((0, 0, 0, 1, 4))] = random.choice(WORDS) * random.choice((1, 1, 1, 1, 2, 30))


def _number(data: bytearray, random: Random, _: list[Seed]) -> None:
    places = [match.span() for match in _DIGITS.finditer(data)]
    if places:
        begin, end = random.choice(places)
        data[begin:end] = random.choice(NUMBERS)


def _length(data: bytearray, random: Random, _: list[Seed]) -> None:
    at, size = _place(data, random), random.choice((2, 4, 8))
    number = random.choice(
        (0, 1, 2, 255, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF, len(data), random.randrange(99))
    )
    data[at : at + size] = (number % (1 << 8 * size)).to_bytes(size, random.choice(("little", "big")))


def _nest(data: bytearray, random: Random, _: list[Seed]) -> None:
    deep = random.choice((3, 50, 1000, 5000))
    opened, closed = random.choice(_PAIRS)
    at = _place(data, random)
    end = random.randrange(at, len(data) + 1)
    inside = data[at:end]
    data[at:end] = opened * deep + inside + (closed * deep if random.random() < 0.7 else b"")


def _noise(data: bytearray, random: Random, _: list[Seed]) -> None:
    at = _place(data, random)
    data[at:at] = random.randbytes(random.choice((1, 3, 20, 100)))


def _recode(data: bytearray, random: Random, _: list[Seed]) -> None:
    text = bytes(data).decode("utf-8", errors="replace")
    data[:] = text.encode(random.choice(_ENCODINGS), errors="replace")


def _lines(data: bytearray, random: Random, _: list[Seed]) -> None:
    lines = bytes(data).split(b"\n")
    choice = random.random()
    if choice < 0.4:
        random.shuffle(lines)
    elif choice < 0.7:
        lines.insert(random.randrange(len(lines) + 1), random.choice(lines) * random.choice((1, 3)))
    else:
        at = random.randrange(len(lines))
        lines[at] = random.choice((b" ", b"  ", b"\t", b"- ", b"# ", b"| ", b"")) + lines[at]
    data[:] = random.choice((b"\n", b"\n", b"\r\n", b"\r", b"\xe2\x80\xa8")).join(lines)


_PAIRS: Final = (
    (b"[", b"]"),
    (b"{", b"}"),
    (b'{"a":', b"}"),
    (b"- ", b""),
    (b"(", b")"),
    (b"<a>", b"</a>"),
    (b"<table><tr><td>", b""),
    (b"{{", b"}}"),
    (b"[[", b"]]"),
    (b"<array>", b"</array>"),
    (b"#{upper:", b"}"),
    (b"? ", b""),
    (b"%fillpart:name=a%", b"%fillpartend%"),
    (b"> ", b""),
    (b"  ", b""),
    (b"{a|", b"}"),
    (b'[{"data":', b"}]"),
)
_MUTATIONS: Final[tuple[Mutation, ...]] = (
    _flip,
    _flip,
    _set,
    _set,
    _cut,
    _cut,
    _copy,
    _copy,
    _swap,
    _splice,
    _splice,
    _word,
    _word,
    _word,
    _word,
    _number,
    _number,
    _length,
    _nest,
    _noise,
    _recode,
    _lines,
)
