"""HTML and XML of strangers, in one pass: what is not well formed is text, and nothing takes longer for being odd."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_BEGIN: Final = re.compile(r"<(?:(?P<name>/?[A-Za-z][^\s/<>]{0,60})|!--|!\[CDATA\[|[!?])")
_ATTRIBUTE: Final = re.compile(r"""([\w:-]{1,60})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_LONGEST_TAG: Final = 2000
_NUMBER: Final = re.compile(r"&#[xX]?[0-9a-fA-F]{9,}")
"""Of no character; Python would take its time over the number."""
_ENDS: Final = {"<!--": "-->", "<![CDATA[": "]]>"}
_RAW: Final = {tag: re.compile(f"</{tag}", re.IGNORECASE) for tag in ("script", "style")}


class Token(NamedTuple):
    """A text, or the begin or end of an element: `tag` in small letters, without the part before a colon."""

    text: str = ""
    tag: str = ""
    ends: bool = False
    inside: str = ""

    @property
    def attributes(self) -> dict[str, str]:
        """By name in small letters, without the part before a colon."""
        found = _ATTRIBUTE.finditer(self.inside)
        return {
            match[1].rpartition(":")[2].lower(): unescape(match[2] or match[3] or match[4] or "") for match in found
        }


def tokens(text: str) -> Iterator[Token]:
    """The texts, and the begins and ends of elements; comments, declarations, scripts and styles are left out."""
    at = 0
    while begin := _BEGIN.search(text, at):
        start = begin.start()
        if start > at:
            yield Token(unescape(text[at:start]))
        if name := begin["name"]:
            at = _tag_end(text, start)
            if not at:
                # nothing from here on is a tag
                yield Token(unescape(text[start:]))
                return
            tag = name.lstrip("/").rpartition(":")[2].lower()
            ends = name[0] == "/"
            yield Token("", tag, ends, text[begin.end() : min(at - 1, begin.end() + _LONGEST_TAG)])
            if tag in _RAW and not ends:
                end = _RAW[tag].search(text, at)
                at = end.start() if end else len(text)
        else:
            mark = _ENDS.get(begin[0], ">")
            at = _behind(text, mark, begin.end())
            if mark == "]]>":
                yield Token(text[begin.end() : at].removesuffix(mark))
    if at < len(text):
        yield Token(unescape(text[at:]))


def unescape(text: str) -> str:
    """Without entities."""
    return html.unescape(_NUMBER.sub("\ufffd", text)) if "&" in text else text


def _behind(text: str, mark: str, at: int) -> int:
    end = text.find(mark, at)
    return len(text) if end < 0 else end + len(mark)


def _tag_end(text: str, begin: int) -> int:
    """Behind it; 0 if it has no end."""
    end = text.find(">", begin) + 1
    if end and end - begin < _LONGEST_TAG and text.count('"', begin, end) % 2:
        # the sign stood in a quoted value
        quote = text.find('"', end, end + _LONGEST_TAG)
        further = text.find(">", quote, quote + _LONGEST_TAG) if quote >= 0 else -1
        end = further + 1 if further >= 0 else end
    return end
