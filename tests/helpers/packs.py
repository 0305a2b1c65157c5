"""Phrases as a format can carry them, and a store of pictures in memory."""

from __future__ import annotations

import struct
from dataclasses import replace

from kefu_desktop.domain.phrase import Phrase
from kefu_desktop.domain.taken import Item


class FakePictures:
    """Implements PictureStore; `kept` are the pictures by name."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def save(self, name: str, data: bytes) -> None:
        """Keep one."""
        self.kept[name] = data

    def read(self, name: str) -> bytes | None:
        """One of them, or None."""
        return self.kept.get(name)


def png(width: int = 2, height: int = 2) -> bytes:
    """The head of a picture of that size; nobody decodes it."""
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", width, height) + b"\x08\x06\x00\x00\x00"


def without_extra(phrase: Phrase) -> Phrase:
    """As tables carry it: without pictures and unknown keys."""
    variants = tuple(replace(variant, images=(), extra={}) for variant in phrase.variants)
    return replace(phrase, variants=variants, extra={})


def phrase_of(item: Item) -> Phrase:
    """The phrase that an item of one of our own files is."""
    return Phrase(item.id, item.name, item.category, item.variants, item.group, item.keywords, item.hotkey, item.extra)
