"""Rich text as plain text."""

from __future__ import annotations

from typing import Final

from kefu_desktop.domain.html_tokens import tokens

_BREAKS: Final = frozenset({"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table"})
_HIDDEN: Final = frozenset({"script", "style", "head", "title"})


def to_text(html: str) -> str:
    """The words of an HTML text, with its line breaks; nothing in it is followed or run."""
    pieces: list[str] = []
    hidden = 0
    for token in tokens(html):
        if token.tag in _HIDDEN:
            hidden = max(0, hidden + (-1 if token.ends else 1))
        elif token.tag in _BREAKS:
            if (token.tag == "br" and not token.ends) or (pieces and not pieces[-1].endswith("\n")):
                pieces.append("\n")
        elif not hidden and not token.tag:
            pieces.append(token.text.replace("\r", " ").replace("\n", " "))
    lines = [" ".join(line.split()) for line in "".join(pieces).split("\n")]
    return "\n".join(line for number, line in enumerate(lines) if line or (number and lines[number - 1])).strip()
