"""What the words around the phrases of a Markdown text say: names, labels, explanations."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_NUMBER: Final = re.compile(
    r"\s*(?:[（(]?\d{1,3}(?:\.\d{1,3})*[.、)）:：]\s*|\d{1,3}\.\d[\d.]*\s+|[（(]?[一二三四五六七八九十]{1,3}[、.)）:：]\s*|"
    r"第[\d一二三四五六七八九十]{1,3}[章节条部步]分?\s*[:：、.]?\s*|[①-⑳]\s*|Q\d{1,3}[.:：、]\s*)"
)
_COUNT: Final = re.compile(r"(?<!\s)\s*+[（(](?:共\s{0,9})?\d{1,9}\s{0,9}[条个句则][^)）]{0,6}[)）]\s*\Z")
_STRONG: Final = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,500}?)(?<=\S)\1")
_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LEAD: Final = re.compile(
    r"\*\*([^*\n]{1,40}?)\s*+[:：]?\s*+\*\*\s*+[:：]?\s*+|([^:：\n。，,!！?？*\[\]{}]{1,16})[:：]\s*(?=\S)"
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_EXPLAINS: Final = _words(
    "适用场景 使用场景 场景 适用 适用对象 适用平台 时机 使用时机 触发条件 目的 目标 说明 使用说明 备注 注意 注意事项 "
    "技巧 要点 提示 更新 更新时间 作者 版本 日期 平台 难度 note notes tip tips scenario when usage"
)
_SAYS_KEYWORDS: Final = _words("关键词 关键字 标签 触发词 keywords tags")
_SAYS_WORDING: Final = _words(
    "话术 参考话术 标准话术 推荐话术 话术内容 话术模板 回复 回复内容 参考回复 标准回复 回答 答 模板 示例 内容 文案 "
    "a answer reply template example"
)
_VERSION: Final = re.compile(
    r"(?:版本|方案|话术|模板|示例|例|回复|说法|选项|样式|写法|参考|范例|version|option|template|example)?"
    r"\s*[a-e\d一二三四五六七八九十①-⑳]{0,3}\s*(?:[（(].{0,12}[)）])?\Z",
    re.IGNORECASE,
)
_ASKED: Final = re.compile(
    r"(?:\*\*)?(?:问|q|question|客户问?|买家问?|顾客问?|用户问?)\d{0,3}\s*+[:：](?:\*\*)?\s*+(?P<asked>[^\n]{1,200})\n"
    r"\s*+(?:\*\*)?(?:答|a|answer|客服答?|回复|回答|话术|参考话术)\d{0,3}\s*[:：](?:\*\*)?\s*(?P<answer>\S.*)\Z",
    re.IGNORECASE | re.DOTALL,
)
_ADDRESSES: Final = ("http", "亲", "您", "你")
_LONGEST_NAME: Final = 40
_LONGEST_LABEL: Final = 30


def heading(text: str) -> str:
    """A heading without its number, the marks before it and a count behind it."""
    cleaned = _COUNT.sub("", plain(text).strip())
    cleaned = _without_symbols(cleaned)
    number = _NUMBER.match(cleaned)
    cleaned = cleaned[number.end() :] if number and number.end() < len(cleaned) else cleaned
    return " ".join(_without_symbols(cleaned).split())[:_LONGEST_NAME]


def is_numbered(text: str) -> bool:
    """Whether a heading counts one intent among others, as "3. 欢迎语" does."""
    return _NUMBER.match(_without_symbols(plain(text).strip())) is not None


def label(text: str) -> str:
    """The name that a line gives to the wording below it; empty if it tells about it, or only counts versions."""
    line = plain(text).strip()
    if "\n" in line or len(line) > _LONGEST_LABEL or not (line.endswith((":", "：")) or text.strip().startswith("**")):
        return ""
    name = heading(line.rstrip(":：").strip())
    plain_name = name.lower()
    if plain_name in _EXPLAINS | _SAYS_WORDING or _VERSION.match(name) or ":" in name or "：" in name:
        return ""
    return name


def is_about(text: str) -> bool:
    """Whether it is a line such as "适用场景：…", or a mere label, that nobody misses."""
    lead = _LEAD.match(text)
    told = _told(lead)
    is_label = len(text) <= _LONGEST_LABEL and text.rstrip("*").endswith((":", "："))
    return is_label or told in _EXPLAINS | _SAYS_KEYWORDS | _SAYS_WORDING


def keywords(text: str) -> str:
    """What stands behind "关键词：", empty if nothing does."""
    for line in text.split("\n"):
        lead = _LEAD.match(line)
        if lead and _told(lead) in _SAYS_KEYWORDS:
            return plain(line[lead.end() :]).strip()
    return ""


def entry(text: str) -> tuple[str, str] | None:
    """(its name or empty, its wording) of a paragraph or an entry of a list; None for an explanation."""
    asked = _ASKED.match(text)
    if asked:
        return plain(asked["asked"]).strip(), asked["answer"]
    lead = _LEAD.match(text)
    told = _told(lead)
    if lead and told in _EXPLAINS | _SAYS_KEYWORDS:
        return None
    if lead and told in _SAYS_WORDING:
        return "", text[lead.end() :]
    if lead and len(text) - lead.end() >= 4 and not text.startswith(_ADDRESSES):
        return heading((lead[1] or lead[2]).strip(" :：")), text[lead.end() :].strip()
    return "", text


def plain(text: str) -> str:
    """Without the marks for strong words and breaks of lines."""
    return _STRONG.sub(r"\2", _BREAK.sub("\n", text))


def cells(line: str) -> tuple[str, ...]:
    """Those of a row of a table."""
    inner = line.strip().removeprefix("|").removesuffix("|").replace("\\|", "\0")
    return tuple(plain(cell.strip().replace("\0", "|")) for cell in inner.split("|"))


def _told(lead: re.Match[str] | None) -> str:
    return (lead[1] or lead[2] or "").strip(" :：*").lower() if lead else ""


def _without_symbols(text: str) -> str:
    """Without pictures and signs in front, such as an emoji before a heading."""
    place = 0
    while place < len(text) and (unicodedata.category(text[place]) in {"So", "Sk", "Mn", "Cf"} or text[place] == " "):
        place += 1
    # a circled number counts and is taken off by its own rule
    return text[place:] if place < len(text) and not ("①" <= text[:1] <= "⑳") else text
