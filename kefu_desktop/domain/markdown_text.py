"""Markdown as plain text."""

from __future__ import annotations

import re
from typing import Final

_MARKS: Final = tuple(
    (re.compile(pattern, re.MULTILINE), by)
    for pattern, by in (
        (r"^[ ]{0,3}#{1,6}[ \t]+", ""),
        (r"^[ ]{0,3}>[ ]?", ""),
        (r"!\[([^\]\n]{0,300})\]\([^()\n]{0,500}\)", r"\1"),
        (r"\[([^\]\n]{1,300})\]\(([^()\s]{1,500})(?:[ ][^()\n]{0,200})?\)", r"\1 \2"),
        (r"\*\*(?=\S)([^*\n]{1,300}?)(?<=\S)\*\*", r"\1"),
        (r"(?<!\w)__(?=\S)([^\n]{1,300}?)(?<=\S)__(?!\w)", r"\1"),
        (r"(?<!\*)\*(?=[^\s*])([^*\n]{1,300}?)(?<=[^\s*])\*(?!\*)", r"\1"),
        (r"(?<!\w)_(?=[^\s_])([^_\n]{1,300}?)(?<=[^\s_])_(?!\w)", r"\1"),
        (r"~~(?=\S)([^~\n]{1,300}?)(?<=\S)~~", r"\1"),
        (r"`([^`\n]{1,300})`", r"\1"),
    )
)


def to_text(markdown: str) -> str:
    """The words without the marks around them; a link is its words and its address."""
    for pattern, by in _MARKS:
        markdown = pattern.sub(by, markdown)
    return markdown
