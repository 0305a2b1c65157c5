"""What can lie in a selection."""

from __future__ import annotations

from dataclasses import dataclass, field

from kefu_desktop.backends.x11 import formats
from kefu_desktop.backends.x11.requests import Property
from kefu_desktop.backends.x11.session import Session

_HINT = "x-kde-passwordManagerHint"
"""Asks clipboard managers not to keep it. Klipper does not; CopyQ does not from version 8 on."""


@dataclass(frozen=True, slots=True)
class Content:
    """Formats by their atom, in the order in which they are offered; `texts` are those that count as a read."""

    formats: dict[int, Property] = field(default_factory=dict)
    texts: frozenset[int] = frozenset()


def of_text(session: Session, text: str, *, secret: bool) -> Content:
    """A plain text in all formats that can hold it, and marked as not for clipboard history if `secret`."""
    held = formats.texts_for(text)
    # TEXT is answered in the encoding that holds it, as ICCCM wants.
    kinds = {name: session.atom("UTF8_STRING" if name == "TEXT" else name) for name in held}
    found = {session.atom(name): Property(kinds[name], 8, data) for name, data in held.items()}
    texts = frozenset(found)
    if secret:
        hint = session.atom(_HINT)
        found[hint] = Property(hint, 8, b"secret")
    return Content(found, texts)


def text_of(session: Session, content: Content) -> str:
    """Its plain text; empty if it has none."""
    for name in formats.TEXTS:
        found = content.formats.get(session.atom(name))
        if found is not None and found.unit == 8:
            latin = found.kind == session.atom("STRING")
            return found.data.decode("latin-1" if latin else "utf-8", "replace").removesuffix("\0")
    return ""
