"""The pieces of a plain text: headings, titles and wordings, as people part them by lines, blank lines and rulers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from kefu_desktop.domain.pack_words import is_shelf, likely_category, shelf_name
from kefu_desktop.domain.questions import asks, greets, is_answer, is_question, without_number

_HEADING: Final = re.compile(
    r"\s*(?:#{1,6}\s*(?P<hashes>.+?)\s*#*|(?:[一二三四五六七八九十\d]{1,3}[、.\uff0e]\s*)?[【\[《](?P<brackets>[^】\]》\n]{1,30})[】\]》]\s*"
    r"|[=\uff1d*—★☆◆■●~-]{2,}\s*(?P<lines>[^=\uff1d*—★☆◆■●~\s-][^=\uff1d*—★☆◆■●~]*?)\s*[=\uff1d*—★☆◆■●~-]{2,}"
    r"|(?:[一二三四五六七八九十]{1,3}[、.\uff0e]|[(（][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十\d]{1,3}[部章类节]分?[:：、\s])\s*"
    r"(?P<number>[^，。！？,!?\s][^，。！？,!?]{0,15}))\Z"
)
_RULER: Final = re.compile(r"\s*(?:[=\uff1d_*—~\-─━]\s*){3,}\Z")
_OR: Final = re.compile(r"\s*[(（【]?\s*(?:或者?|or)\s*[)）】]?\s*[:：]?\s*\Z", re.IGNORECASE)
_ENDS: Final = re.compile(r"[，。！？,!?~～…；;]")
_LONGEST_HEADING: Final = 60
_MOST_LINES: Final = 8
"""Of a wording on the average, in a text whose blank lines part wordings."""
_LONGEST_TITLE: Final = 16
_SHORTEST_SHELVES: Final = 4

Line = tuple[int, str]
Kind = Literal["heading", "text"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading, or a wording with the title that it has there; `line` is the number of its first line."""

    kind: Kind
    text: str
    line: int
    title: str = ""


def pieces(text: str) -> Iterator[Piece]:
    """All of them, in order."""
    lines = _without_fences(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    by_ruler = any(map(_RULER.match, lines))
    parted = "blocks" if by_ruler else _parted_by(lines)
    found = list(_parted(lines, by_ruler=by_ruler))
    longer = [block for block, name in found if not name and len(block) > 1]
    titled = len(longer) > 1 and sum(map(_has_title, longer)) * 5 >= len(longer) * 3
    for block, name in found:
        if name:
            yield Piece("heading", name, block[0][0])
        elif block:
            whole = parted == "blocks" or (parted == "headings" and not _all_greet(block))
            yield from _block(block, whole=whole, titled=titled)


def _parted(lines: Sequence[str], *, by_ruler: bool) -> Iterator[tuple[list[Line], str]]:
    """Blocks of lines with their numbers, and headings with their names."""
    block: list[Line] = []
    for number, line in enumerate([*lines, "==="], 1):
        name = _heading(line)
        if not name and not _RULER.match(line) and (line.strip() or by_ruler):
            block.append((number, line.rstrip()))
            continue
        yield _trimmed(block), ""
        block = []
        if name:
            yield [(number, line)], name


def _trimmed(block: list[Line]) -> list[Line]:
    """Without empty lines at its ends."""
    filled = [at for at, (_, line) in enumerate(block) if line]
    return block[filled[0] : filled[-1] + 1] if filled else []


def _without_fences(lines: Sequence[str]) -> list[str]:
    """A title between two rulers is a heading, and the rulers are none."""
    found = list(lines)
    for at in range(1, len(found) - 1):
        above, line, below = found[at - 1 : at + 2]
        if _RULER.match(above) and _RULER.match(below) and line.strip() and len(line.strip()) <= _LONGEST_HEADING:
            found[at - 1], found[at], found[at + 1] = "", f"# {line.strip()}", ""
    return found


def _heading(line: str) -> str:
    found = _HEADING.match(line) if len(line) <= _LONGEST_HEADING else None
    if not found or _RULER.match(line):
        return ""
    return shelf_name(next(filter(None, found.groups()), ""))


def _parted_by(lines: Sequence[str]) -> Literal["blocks", "headings", "lines"]:
    """What blank lines stand between: wordings, or headings and wordings alone; else a line is a wording."""
    found: Literal["blocks", "headings", "lines"] = "lines"
    before, blank, filled, groups = "", False, 0, 0
    for line in lines:
        if not line.strip():
            blank = True
            continue
        kind = "heading" if _heading(line) else "text"
        filled += kind == "text"
        groups += kind == "text" and (blank or before != "text")
        if blank and kind == "text" and before:
            found = "blocks" if before == "text" or found == "blocks" else "headings"
        before, blank = kind, False
    return found if groups and filled / groups <= _MOST_LINES else "lines"


def _all_greet(lines: Sequence[Line]) -> bool:
    return len(lines) > 1 and all(greets(line) for _, line in lines)


def _block(lines: Sequence[Line], *, whole: bool, titled: bool) -> Iterator[Piece]:
    """The pieces of a block: one wording, or one in each line."""
    said = [(at, line) for at, line in lines if line.strip()]
    asked = any(is_question(line) for _, line in said) and any(is_answer(line) for _, line in said)
    if not whole:
        yield from _each_line(said, asked=asked)
    elif asked:
        yield from _questions(said)
    elif is_shelf(said[0][1]) and len(said) > 1 and _are_several(said[1:]):
        yield Piece("heading", shelf_name(said[0][1]), said[0][0])
        yield from (Piece("text", line.strip(), at) for at, line in said[1:])
    elif _are_numbered(said):
        yield from (Piece("text", line.strip(), at) for at, line in said)
    else:
        yield from _wordings(lines, titled=titled)


def _each_line(lines: Sequence[Line], *, asked: bool) -> Iterator[Piece]:
    """A wording in each line, with headings and questions between them."""
    at = 0
    while at < len(lines):
        number, line = lines[at]
        end = at + 1
        if asked and is_question(line):
            end = _end_of_answer(lines, end)
            yield from _questions(lines[at:end])
        elif end < len(lines) and (_is_heading_between(line) or (not at and is_shelf(line))):
            yield Piece("heading", shelf_name(line), number)
        else:
            yield Piece("text", line.strip(), number)
        at = end


def _end_of_answer(lines: Sequence[Line], end: int) -> int:
    """Where the next question, heading or greeting begins behind an answer."""
    answered = False
    while end < len(lines):
        line = lines[end][1]
        new = answered and greets(line) and not is_answer(line)
        if is_question(line) or _is_heading_between(line) or new:
            break
        answered = True
        end += 1
    return end


def _is_heading_between(line: str) -> bool:
    """Whether a line among wordings is a category: 售后, 【物流】, 售前话术, 常见问题：."""
    bare = shelf_name(line)
    short = len(bare) <= _SHORTEST_SHELVES and likely_category(bare)
    return is_shelf(line) and (bool(short) or line.rstrip().endswith((":", "：")) or is_shelf(line, surely=True))


def _are_several(lines: Sequence[Line]) -> bool:
    return _are_numbered(lines) or (len(lines) > 1 and all(_ends(line) for _, line in lines))


def _ends(line: str) -> bool:
    return bool(_ENDS.search(line)) or len(line) > _LONGEST_TITLE


def _are_numbered(lines: Sequence[Line]) -> bool:
    return len(lines) > 1 and all(without_number(line) != line for _, line in lines)


def _questions(lines: Sequence[Line]) -> Iterator[Piece]:
    """Each answer with its question as the title; an answer goes on until the next question."""
    question, begin, answer = "", lines[0][0], list[str]()
    for at, line in [*lines, (0, "问：")]:
        if is_question(line):
            if answer or question:
                yield Piece("text", "\n".join(answer) or question, begin, question if answer else "")
            question, begin, answer = line, at, []
        else:
            answer.append(line)


def _wordings(lines: Sequence[Line], *, titled: bool) -> Iterator[Piece]:
    """A wording, with a title if its first line is one; 或者 on a line of its own begins another one."""
    title, first = "", lines[0][1]
    if _has_title(lines) and (titled or is_shelf(first) or asks(first)):
        title = first.strip().rstrip(":：")
        lines = lines[1:]
    part: list[str] = []
    begin = lines[0][0]
    for at, line in [*lines, (0, "或")]:
        if not _OR.match(line):
            part.append(line)
            continue
        if any(part):
            yield Piece("text", "\n".join(part).strip("\n"), begin, title)
        part, begin = [], at + 1


def _has_title(lines: Sequence[Line]) -> bool:
    """Whether the first line is short and says nothing to a buyer, and more comes behind it."""
    words, rest = lines[0][1].strip(), [line for _, line in lines[1:]]
    if not any(rest) or len(words) > _LONGEST_TITLE or greets(words) or words.startswith(("您", "你", "好的", "收到")):
        return False
    ends = _ENDS.search(words.rstrip("?\uff1f"))
    return not ends and without_number(words) == words and sum(map(len, rest)) > len(words)
