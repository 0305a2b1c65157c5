"""Makes the text of a PDF that Qt drew the one that was written.

Many Chinese fonts draw a radical and the character that looks like it with one glyph. Qt tells a reader of the PDF the
first of both, so that what is copied or searched would be the radical.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from typing import Final

_MAP: Final = re.compile(rb"begincmap.*?endcmap", re.DOTALL)
_CODE: Final = re.compile(rb"<([0-9A-Fa-f]{4})>")
_LOOKS_LIKE: Final = dict(
    zip(
        "\u2e81\u2e84\u2e87\u2e92\u2e93\u2ea0\u2ec1\u2ec4\u2ec5\u2ec6\u2ec9\u2ecb\u2ed3\u2ed4\u2ed8\u2ed9\u2eda\u2edb"
        "\u2edc\u2edd\u2ee2\u2ee3\u2ee4\u2ee5\u2ee6\u2ee8\u2ee9\u2eec\u2eee\u2ef0\u2f3e",
        "厂乙几巳幺民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙户",
        strict=True,
    )
)


def with_plain_letters(data: bytes, used: Collection[str]) -> bytes:
    """The same PDF; `used` are the characters of its text. No byte moves."""

    def mend(code: re.Match[bytes]) -> bytes:
        character = chr(int(code[1], 16))
        plain = [_LOOKS_LIKE.get(character, ""), unicodedata.normalize("NFKC", character)]
        found = next((other for other in plain if other != character and len(other) == 1 and other in used), character)
        return b"<%04X>" % ord(found)

    return _MAP.sub(lambda found: _CODE.sub(mend, found.group()), data)
