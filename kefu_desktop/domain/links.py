"""Links in a text, as a chat program would make them clickable."""

from __future__ import annotations

import re
from typing import Final

_TOPS: Final = (
    "com|cn|net|org|cc|tv|me|io|co|xyz|top|vip|shop|site|info|biz|link|club|ltd|wang|ren|fun|store|online|live|app|dev"
    "|ly|gl|hk|tw|jp|kr|us|uk|ru|de|fr|to|ink|mobi|asia|pro|group|tech|cloud|work|edu|gov|win|bid|icu|pw|tk|ws|im|gd"
)
_BODY: Final = r"[\w\-.~:/?#\[\]@!$&'()*+,;=%]"
_LABEL: Final = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_LINK: Final = re.compile(
    rf"""
      [a-z][a-z0-9+.-]{{1,30}}:// (?: {_BODY}+ | [^\s<>"'，。！？；：、（）【】《》“”]{{1,60}} )
    | (?<![\w@.-]) www\. {_BODY}+
    | (?<![\w@.-]) (?:{_LABEL}\.)+ (?:{_TOPS}) (?![\w-]) (?!\.\w) (?:[:/?\#]{_BODY}*)?
    | (?<![\w@.-]) (?:{_LABEL}\.)+ [a-z]{{2,10}} (?::\d+)? /{_BODY}+
    | (?<![\w@.-]) \d{{1,3}} (?:\.\d{{1,3}}){{3}} (?: :\d{{1,5}}(?!\d) (?:/{_BODY}*)? | /{_BODY}+ )
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_HALF_WIDTH: Final = {0xFF01 + at: 0x21 + at for at in range(0x5E)} | {0xFF0C: 0xFF0C, 0xFF01: 0xFF01, 0xFF1F: 0xFF1F}
"""One for one, so that places stay the same; the marks that end a Chinese sentence stay what they are."""
_LOOSE_ENDS: Final = ".,;:!?'\"*~@&=-"
_PAIRS: Final = {")": "(", "]": "["}


def find_links(text: str) -> tuple[str, ...]:
    """The links in a text as they stand in it, each once, in order: addresses with a scheme and bare domains.

    Chinese text that follows without a space is no part of a link; neither is a mark that ends the sentence.
    """
    plain = text if text.isascii() else text.translate(_HALF_WIDTH)
    if "." not in plain and "://" not in plain:
        return ()
    spans = (_trimmed(plain, *found.span()) for found in _LINK.finditer(plain))
    return tuple(dict.fromkeys(text[start:end] for start, end in spans))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start:
        last = text[end - 1]
        opening = _PAIRS.get(last)
        closes_nothing = opening is not None and text.count(last, start, end) > text.count(opening, start, end)
        if last not in _LOOSE_ENDS and not closes_nothing:
            break
        end -= 1
    return start, end
