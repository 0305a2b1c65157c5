"""Phrases as rows, and as the snapshots that undo keeps."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from kefu_desktop.domain.phrase import Phrase, Variant

_BETWEEN: Final = "\u001f"
_ESCAPE: Final = "\u0000"
_KIND: Final = _ESCAPE + "kind"
"""Marks a date or a time in JSON; a key of a pack that begins like it gets one more escape."""


@dataclass(frozen=True, slots=True)
class StoredPhrase:
    """A phrase with what only the library knows: its place and the numbers of its variants (0: not given yet)."""

    phrase: Phrase
    position: int
    variant_ids: tuple[int, ...]


def joined_keywords(phrase: Phrase) -> str:
    """All keywords, a line each."""
    cleaned = (" ".join(keyword.split()) for keyword in phrase.keywords)
    return "\n".join(keyword for keyword in cleaned if keyword)


def joined_texts(phrase: Phrase) -> str:
    """All enabled wordings, with U+001F between them."""
    return _BETWEEN.join(variant.text for variant in phrase.variants if variant.enabled)


def purpose(phrase: Phrase) -> str:
    """What the phrase is for, if its pack says so."""
    when = phrase.extra.get("when")
    return when if isinstance(when, str) else ""


def phrase_of(row: Sequence[object], variants: Iterable[Variant]) -> Phrase:
    """From id, name, category, section, keywords, hotkey, extra."""
    phrase_id, name, category, section, keywords, hotkey, extra = map(str, row)
    return Phrase(
        id=phrase_id,
        name=name,
        category=category,
        variants=tuple(variants),
        group=section,
        keywords=tuple(keywords.split("\n")) if keywords else (),
        hotkey=hotkey,
        extra=from_json(extra),
    )


def variant_of(text: str, enabled: object, images: str, extra: str) -> Variant:
    """From the columns of a variant."""
    return Variant(text, bool(enabled), tuple(json.loads(images)) if images else (), from_json(extra))


def images_column(variant: Variant) -> str:
    """File names as JSON; nothing for none."""
    return json.dumps(variant.images, ensure_ascii=False) if variant.images else ""


def to_json(extra: Mapping[str, object]) -> str:
    """Whatever a TOML file can hold; nothing for nothing."""
    return json.dumps(_encode(extra), ensure_ascii=False) if extra else ""


def from_json(column: str) -> dict[str, object]:
    """The way back from to_json."""
    if not column:
        return {}
    decoded: dict[str, object] = json.loads(column, object_hook=_decode)
    return decoded


def to_snapshot(stored: StoredPhrase) -> str:
    """The phrase as it is, for undo."""
    phrase = stored.phrase
    document = {
        "id": phrase.id,
        "name": phrase.name,
        "category": phrase.category,
        "group": phrase.group,
        "keywords": phrase.keywords,
        "hotkey": phrase.hotkey,
        "extra": _encode(phrase.extra),
        "position": stored.position,
        "variants": [
            {"number": number, "text": v.text, "enabled": v.enabled, "images": v.images, "extra": _encode(v.extra)}
            for number, v in zip(stored.variant_ids, phrase.variants, strict=True)
        ],
    }
    return json.dumps(document, ensure_ascii=False)


def from_snapshot(column: str) -> StoredPhrase:
    """The way back from to_snapshot."""
    document = json.loads(column, object_hook=_decode)
    phrase = Phrase(
        id=document["id"],
        name=document["name"],
        category=document["category"],
        group=document["group"],
        keywords=tuple(document["keywords"]),
        hotkey=document["hotkey"],
        extra=document["extra"],
        variants=tuple(Variant(v["text"], v["enabled"], tuple(v["images"]), v["extra"]) for v in document["variants"]),
    )
    return StoredPhrase(phrase, document["position"], tuple(v["number"] for v in document["variants"]))


def _encode(value: object) -> object:
    if isinstance(value, Mapping):
        return {_ESCAPE + key if key.startswith(_ESCAPE) else key: _encode(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_encode(inner) for inner in value]
    if isinstance(value, (datetime, date, time)):
        return {_KIND: type(value).__name__, "at": value.isoformat()}
    return value


def _decode(document: dict[str, object]) -> object:
    kind = document.get(_KIND)
    if kind is None:
        return {key.removeprefix(_ESCAPE): value for key, value in document.items()}
    at = str(document["at"])
    if kind == "datetime":
        return datetime.fromisoformat(at)
    return date.fromisoformat(at) if kind == "date" else time.fromisoformat(at)
