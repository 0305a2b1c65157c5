"""Asks pypinyin how a text is read, when it is written: importing it takes half a second and 58 MB."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from kefu_desktop.domain.search_spelling import encode, simplify

_CHINESE: Final = re.compile("[\u3400-\u9fff\u3007\uf900-\ufaff]+")
_PARTS: Final = re.compile("[\u3400-\u9fff\u3007\uf900-\ufaff]+|[^\u3400-\u9fff\u3007\uf900-\ufaff]+")

# readings that a person may well type, whichever of them the words around suggest
_ALSO: Final[Mapping[str, tuple[str, ...]]] = {
    "重": ("zhong", "chong"),
    "长": ("chang", "zhang"),
    "行": ("xing", "hang"),
    "还": ("hai", "huan"),
    "乐": ("le", "yue"),
    "调": ("tiao", "diao"),
    "差": ("cha", "chai"),
    "单": ("dan", "shan"),
    "弹": ("dan", "tan"),
    "朝": ("chao", "zhao"),
    "参": ("can", "shen"),
    "藏": ("cang", "zang"),
    "盛": ("sheng", "cheng"),
    "率": ("lv", "shuai"),
    "薄": ("bao", "bo"),
    "曾": ("ceng", "zeng"),
    "称": ("cheng", "chen"),
    "降": ("jiang", "xiang"),
    "卡": ("ka", "qia"),
    "壳": ("ke", "qiao"),
    "露": ("lu", "lou"),
    "落": ("luo", "la"),
    "模": ("mo", "mu"),
    "强": ("qiang", "jiang"),
    "省": ("sheng", "xing"),
    "宿": ("su", "xiu"),
    "校": ("xiao", "jiao"),
    "血": ("xue", "xie"),
    "传": ("chuan", "zhuan"),
    "石": ("shi", "dan"),
    "尾": ("wei", "yi"),
    "奇": ("qi", "ji"),
    "尺": ("chi", "che"),
    "熟": ("shu", "shou"),
    "剥": ("bo", "bao"),
    "削": ("xiao", "xue"),
}


def spell(text: str) -> str:
    """The spelling to be kept beside a text: opaque outside domain.search_spelling, empty for an empty text."""
    readings: list[tuple[str, ...]] = [()] * len(text)
    for run in _CHINESE.finditer(text):
        characters = simplify(run.group())
        for at, main in enumerate(_read(characters)):
            if main:
                also = _ALSO.get(characters[at], ())
                readings[run.start() + at] = (main, *(other for other in also if other != main))
    return encode(text, readings)


def warm_up() -> None:
    """Import what spelling needs, ahead of the first phrase that is written."""
    import pypinyin  # noqa: F401 - for the sake of the import


def latin(text: str) -> str:
    """The text in Latin letters, a space between what was one Chinese character each: for ids."""
    return " ".join(
        " ".join(_read(part)) if _CHINESE.fullmatch(part) else part for part in _PARTS.findall(simplify(text))
    )


def _read(run: str) -> list[str]:
    from pypinyin.seg.mmseg import seg

    found = [reading for word in seg.cut(run) for reading in _read_word(word)]
    if len(found) != len(run) or not "".join(found).isascii():
        found = [_read_one(character) for character in run]
    return found


@lru_cache(maxsize=100_000)
def _read_word(word: str) -> tuple[str, ...]:
    """A word of pypinyin's own; words come again and again, so that a large import takes a third of the time."""
    from pypinyin import lazy_pinyin

    return tuple(lazy_pinyin(word))


@cache
def _read_one(character: str) -> str:
    from pypinyin import lazy_pinyin

    found: list[str] = lazy_pinyin(character)
    return found[0] if found and found[0].isascii() else ""
