"""Our own format: UTF-8 TOML, made to be read and written by people.

Unknown keys of the file, of a phrase and of a variant come back as they were; a newer format is refused.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from kefu_desktop.domain.errors import BadInputError, KefuError
from kefu_desktop.domain.hotkey import Hotkey
from kefu_desktop.domain.phrase import Phrase, Variant
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.source import Source
from kefu_desktop.domain.taken import Item, Taken

FORMAT: Final = 1
_HEAD: Final = ("format", "name", "version", "language", "phrase")
_PHRASE: Final = ("id", "category", "group", "name", "keywords", "hotkey", "variants")
_VARIANT: Final = ("text", "enabled", "images")
_DEEP_KEY: Final = re.compile(r"""(?m)(?:^|[\[{,])[ \t]*+(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){60}""")


@dataclass(frozen=True, slots=True)
class PackHead:
    """What a pack says of itself; `extra` are the keys that we do not know."""

    name: str = ""
    version: str = ""
    language: str = ""
    extra: Mapping[str, object] = field(default_factory=dict, hash=False)

    @property
    def starter(self) -> bool:
        """Whether a new library begins with it."""
        return self.extra.get("starter") is True


def sniff(source: Source) -> float:
    """Whether this is a pack of ours, of any version, perhaps a broken one."""
    data = source.data
    if b"format" not in data or data[:4] == b"PK\x03\x04":
        return 0.0
    try:
        table = _parsed(data)
    except (BadInputError, ValueError, RecursionError):
        return 0.9 if b"[[phrase]]" in data else 0.0
    return 1.0 if "format" in table and isinstance(table.get("phrase", []), list) else 0.0


def take(source: Source) -> Taken:
    """As read(), with the places for people.

    Raises:
        BadInputError: as read().
    """
    phrases, problems = read(source.data)
    items = tuple(
        Item(p.name, p.variants, p.id, p.category, p.group, p.keywords, p.hotkey, p.extra, where=p.id) for p in phrases
    )
    return Taken(items, tuple(problems), ours=True, title=read_head(source.data).name)


def write_file(phrases: Sequence[Phrase], _pictures: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """One file, without the pictures.

    Raises:
        BadInputError: as write().
    """
    return {"": write(phrases)}


def lost(phrases: Sequence[Phrase]) -> list[Problem]:
    """What a pack without pictures leaves out."""
    return [
        Problem(phrase.id, "The pictures are named but not written. A .kefupack holds them, too.")
        for phrase in phrases
        if any(variant.images for variant in phrase.variants)
    ]


def read(data: bytes) -> tuple[list[Phrase], list[Problem]]:
    """The phrases of a pack, and what was wrong with those that are not among them.

    Raises:
        BadInputError: it is no TOML, no pack, or of a newer format.
    """
    table = _load(data)
    phrases: list[Phrase] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    for number, entry in enumerate(_entries(table), 1):
        where = _place(number, entry)
        try:
            phrase = _phrase(entry, where, problems)
            if phrase.id in seen:
                raise BadInputError("The id {id} stands there twice. The first phrase is taken.", id=phrase.id)
        except KefuError as error:
            problems.append(Problem.of(where, error))
        else:
            seen.add(phrase.id)
            phrases.append(phrase)
    return phrases, problems


def read_head(data: bytes) -> PackHead:
    """What the pack says of itself.

    Raises:
        BadInputError: as read().
    """
    table = _load(data)
    name, version, language = (table.get(key, "") for key in ("name", "version", "language"))
    return PackHead(str(name), str(version), str(language), _rest(table, _HEAD))


def write(phrases: Iterable[Phrase], head: PackHead = PackHead()) -> bytes:
    """A pack of these phrases.

    Raises:
        BadInputError: a text or an unknown key holds what no TOML file can hold.
    """
    import tomli_w

    document: dict[str, object] = {"format": FORMAT}
    document |= {key: value for key, value in _head_table(head) if value}
    document |= _rest(head.extra, _HEAD)
    document["phrase"] = [_phrase_table(phrase) for phrase in phrases]
    try:
        return tomli_w.dumps(document).encode()
    except (TypeError, ValueError) as error:
        raise BadInputError("A phrase holds something that no pack can hold. Please type its text anew.") from error


def _head_table(head: PackHead) -> Iterator[tuple[str, str]]:
    yield "name", head.name
    yield "version", head.version
    yield "language", head.language


def _load(data: bytes) -> dict[str, object]:
    try:
        table = _parsed(data)
    except ValueError as error:
        # also a number of thousands of digits
        raise BadInputError("The pack is no TOML: {reason}. Nothing was taken in.", reason=error) from error
    except RecursionError as error:
        raise BadInputError("The pack is nested too deeply. Nothing was taken in.") from error
    number = table.get("format")
    if type(number) is not int or number < 1:
        raise BadInputError("The file is no phrase pack: it has no line such as format = {number}.", number=FORMAT)
    if number > FORMAT:
        raise BadInputError(
            "The pack has format {number}, which a newer version of this program wrote. Please update the program.",
            number=number,
        )
    return table


def _parsed(data: bytes) -> dict[str, object]:
    text = _decode(data)
    if _DEEP_KEY.search(text):
        # tomllib takes minutes over a key of many thousand parts
        raise RecursionError
    return tomllib.loads(text)


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInputError("The pack is not UTF-8 text. Save it as UTF-8 and try again.") from error


def _entries(table: Mapping[str, object]) -> list[object]:
    entries = table.get("phrase", [])
    if not isinstance(entries, list):
        raise BadInputError("The pack has no list of phrases. Begin each phrase with [[phrase]].")
    return entries


def _place(number: int, entry: object) -> str:
    phrase_id = entry.get("id") if isinstance(entry, Mapping) else None
    return f"phrase {number} ({phrase_id})" if isinstance(phrase_id, str) else f"phrase {number}"


def _phrase(entry: object, where: str, problems: list[Problem]) -> Phrase:
    if not isinstance(entry, Mapping):
        raise BadInputError("The phrase is no table. Begin each phrase with [[phrase]].")
    return Phrase(
        id=_string(entry, "id"),
        name=_string(entry, "name"),
        category=_string(entry, "category"),
        group=_string(entry, "group", ""),
        keywords=_strings(entry, "keywords"),
        hotkey=_hotkey(_string(entry, "hotkey", ""), where, problems),
        variants=tuple(_variant(variant) for variant in _list(entry, "variants")),
        extra=_rest(entry, _PHRASE),
    )


def _variant(entry: object) -> Variant:
    if isinstance(entry, str):
        return Variant(entry)
    if not isinstance(entry, Mapping):
        raise BadInputError("A wording is neither a text nor a table with a text.")
    enabled = entry.get("enabled", True)
    if not isinstance(enabled, bool):
        raise _misfit("enabled")
    return Variant(_string(entry, "text"), enabled, _strings(entry, "images"), _rest(entry, _VARIANT))


def _hotkey(text: str, where: str, problems: list[Problem]) -> str:
    """A phrase is worth more than its key combination: a bad one is told and left out."""
    try:
        return str(Hotkey.parse(text)) if text else ""
    except KefuError as error:
        problems.append(Problem.of(where, error))
        return ""


def _string(table: Mapping[str, object], key: str, usual: str | None = None) -> str:
    value = table.get(key, usual)
    if not isinstance(value, str):
        raise _misfit(key)
    return value


def _list(table: Mapping[str, object], key: str) -> list[object]:
    value = table.get(key, [])
    if not isinstance(value, list):
        raise _misfit(key)
    return value


def _strings(table: Mapping[str, object], key: str) -> tuple[str, ...]:
    values = _list(table, key)
    if not all(isinstance(value, str) for value in values):
        raise _misfit(key)
    return tuple(map(str, values))


def _misfit(key: str) -> BadInputError:
    return BadInputError("The key {key} is missing or has a value that does not fit.", key=key)


def _rest(table: Mapping[str, object], known: tuple[str, ...]) -> dict[str, object]:
    return {key: value for key, value in table.items() if key not in known}


def _phrase_table(phrase: Phrase) -> dict[str, object]:
    table: dict[str, object] = {"id": phrase.id, "category": phrase.category}
    if phrase.group:
        table["group"] = phrase.group
    table["name"] = phrase.name
    if phrase.keywords:
        table["keywords"] = list(phrase.keywords)
    if phrase.hotkey:
        table["hotkey"] = phrase.hotkey
    table |= _rest(phrase.extra, _PHRASE)
    table["variants"] = [_variant_entry(variant) for variant in phrase.variants]
    return table


def _variant_entry(variant: Variant) -> object:
    table: dict[str, object] = {"text": variant.text}
    if not variant.enabled:
        table["enabled"] = False
    if variant.images:
        table["images"] = list(variant.images)
    table |= _rest(variant.extra, _VARIANT)
    return table if len(table) > 1 else variant.text
