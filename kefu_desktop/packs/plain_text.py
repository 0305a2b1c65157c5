"""Plain text: a phrase a line, or blocks between blank lines, with headings for categories."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kefu_desktop.domain.errors import BadInputError, KefuError
from kefu_desktop.domain.pack_words import CATEGORY_NAMES, fixed_category, name_of
from kefu_desktop.domain.phrase import Phrase, Variant
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.source import MOST_PHRASES, Source
from kefu_desktop.domain.taken import Item, Taken

_HEADING: Final = re.compile(
    r"\s*(?:#{1,6}\s*(?P<hashes>.+?)\s*#*|[【\[](?P<brackets>[^】\]\n]{1,30})[】\]]\s*"
    r"|[=\uff1d]{2,}\s*(?P<lines>[^=\uff1d]+?)\s*[=\uff1d]{2,}"
    r"|[一二三四五六七八九十]{1,3}[、.\uff0e]\s*(?P<number>\S{1,15}))\Z"
)
_LONGEST_HEADING: Final = 60
_NUMBER: Final = re.compile(r"\s*(?:\d{1,3}\s*[.、\uff0e)）:：]\s*(?!\d)|[(（]\d{1,3}[)）]\s*|[-*•·●]\s+|[①-⑳]\s*)")
_LEAD: Final = re.compile(r"(?P<title>[^\n:：。！？，,!?]{1,16})[:：]\s*(?P<rest>\S[\s\S]*)")


@dataclass(frozen=True, slots=True)
class _Block:
    number: int
    lines: tuple[str, ...]


def sniff(source: Source) -> float:
    """Any text may be phrases; surer by its name."""
    if not source.is_text or not source.text.strip() or source.json is not None:
        return 0.0
    if source.text.lstrip()[:1] == "<":
        return 0.0
    return 0.4 if source.ending in {".txt", ".text", ""} else 0.1


def take(source: Source) -> Taken:
    """The phrases.

    Raises:
        BadInputError: it is no text, or there are too many.
    """
    items: list[Item] = []
    problems: list[Problem] = []
    category = ""
    if source.decoded.broken:
        problems.append(Problem("", "{count} characters could not be read.", {"count": source.decoded.broken}))
    for block in _blocks(source.text):
        heading = _heading(block)
        if heading:
            category = heading
            continue
        where = f"{block.number}"
        try:
            items.append(_item("\n".join(block.lines), category, where))
        except KefuError as error:
            problems.append(Problem.of(where, error))
        if len(items) > MOST_PHRASES:
            raise BadInputError("The file has more than {most} phrases. Please split it.", most=MOST_PHRASES)
    return Taken(tuple(items), tuple(problems), title=source.stem)


def write(phrases: Sequence[Phrase], _pictures: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """One file: a heading for each category and group, then one block for each wording."""
    pieces: list[str] = []
    before = ""
    for phrase in phrases:
        words = CATEGORY_NAMES.get(phrase.category, phrase.category)
        heading = " / ".join(filter(None, (words, " ".join(phrase.group.split()))))
        if heading != before:
            pieces.append(f"# {heading}")
            before = heading
        pieces += [variant.text.strip("\n") for variant in phrase.variants if variant.enabled]
    return {"": ("\n\n".join(pieces) + "\n").encode("utf-8-sig")}


def lost(phrases: Sequence[Phrase]) -> list[Problem]:
    """A text has wordings alone."""
    if not phrases:
        return []
    return [Problem("", "Plain text holds wordings and categories alone: no names, keywords, pictures or hotkeys.")]


def _blocks(text: str) -> Iterator[_Block]:
    """Paragraphs if blank lines stand between them and some have several lines, else lines; headings alone."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    paragraphs = _in_paragraphs(lines)
    block: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        alone = _is_heading(line)
        if block and (not line.strip() or alone or not paragraphs):
            yield _Block(number - len(block), tuple(block))
            block = []
        if alone:
            yield _Block(number, (line,))
        elif line.strip():
            block.append(line.rstrip())


def _in_paragraphs(lines: Sequence[str]) -> bool:
    """Whether blank lines part the phrases: most gaps are blank lines, or several lines hang together."""
    filled = [bool(line.strip()) and not _is_heading(line) for line in lines]
    groups = sum(now and not before for before, now in zip([False, *filled], filled, strict=False))
    blanks = any(not line.strip() for line in "\n".join(lines).strip().split("\n"))
    return blanks and groups > 1 and sum(filled) / groups <= 8


def _is_heading(line: str) -> bool:
    return len(line) <= _LONGEST_HEADING and _HEADING.match(line) is not None


def _heading(block: _Block) -> str:
    line = block.lines[0]
    found = _HEADING.match(line) if len(block.lines) == 1 and len(line) <= _LONGEST_HEADING else None
    return next(filter(None, found.groups()), "").strip() if found else ""


def _item(text: str, category: str, where: str) -> Item:
    text = _NUMBER.sub("", text, count=1) if _NUMBER.match(text) else text
    led = _LEAD.match(text)
    first, _, second = category.partition(" / ")
    known = fixed_category(first)
    category, group = (known, second) if known else (category, "")
    if led and len(led["rest"]) >= 8 and not led["title"].startswith(("http", "亲", "您", "你")):
        name = led["title"].strip()
        return Item(name, (Variant(led["rest"]),), category=category, group=group, where=where)
    return Item(name_of(text), (Variant(text.strip()),), category=category, group=group, where=where)
