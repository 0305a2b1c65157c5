"""Asks pypinyin how a text is read, when it is written: importing it takes half a second and 58 MB."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from kefu_desktop.domain.search_spelling import encode, plain, simplify

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
    if text.isascii():
        return plain(text)
    readings: list[tuple[str, ...]] = [()] * len(text)
    for run in _CHINESE.finditer(text):
        characters = simplify(run.group())
        readings[run.start() : run.end()] = map(_choices, characters, _read(characters))
    return encode(text, readings)


def warm_up() -> None:
    """Import what spelling needs, ahead of the first phrase that is written."""
    import pypinyin  # noqa: F401 - for the sake of the import


def latin(text: str) -> str:
    """The text in Latin letters, a space between what was one Chinese character each: for ids."""
    return " ".join(
        " ".join(_read(part)) if _CHINESE.fullmatch(part) else part for part in _PARTS.findall(simplify(text))
    )


@cache
def _choices(character: str, main: str) -> tuple[str, ...]:
    """What a character may be read as, the likeliest first."""
    if not main:
        return ()
    return main, *(other for other in _ALSO.get(character, ()) if other != main)


def _read(run: str) -> list[str]:
    """How each character is read, as the longest words that begin in turn have it."""
    lengths = _lengths_of_words()
    found: list[str] = []
    at = 0
    while at < len(run):
        for length in lengths.get(run[at : at + 2], ()):
            # behind the end of the run there is nothing: a shorter slice is another word, or none
            word = _read_word(run[at : at + length]) if at + length <= len(run) else ()
            if word:
                found += word
                at += length
                break
        else:
            found.append(_read_one(run[at]))
            at += 1
    return found


@cache
def _lengths_of_words() -> Mapping[str, tuple[int, ...]]:
    """How long the words are that begin with two characters, the longest first."""
    from pypinyin.constants import PHRASES_DICT

    lengths: dict[str, set[int]] = {}
    for word in PHRASES_DICT:
        lengths.setdefault(word[:2], set()).add(len(word))
    return {beginning: tuple(sorted(known, reverse=True)) for beginning, known in lengths.items()}


@lru_cache(maxsize=100_000)
def _read_word(word: str) -> tuple[str, ...]:
    """How a word of pypinyin's own is read, empty for anything else; words come again and again."""
    from pypinyin import lazy_pinyin
    from pypinyin.constants import PHRASES_DICT

    if word not in PHRASES_DICT:
        return ()
    found: list[str] = lazy_pinyin(word)
    fits = len(found) == len(word) and "".join(found).isascii()
    return tuple(found if fits else map(_read_one, word))


@cache
def _read_one(character: str) -> str:
    from pypinyin import lazy_pinyin

    found: list[str] = lazy_pinyin(character)
    return found[0] if found and found[0].isascii() else ""
