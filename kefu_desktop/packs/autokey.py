"""AutoKey: a folder of texts, each with a table beside it that says the rest. Scripts are never run."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Final

from kefu_desktop.domain import loose
from kefu_desktop.domain.errors import BadInputError, KefuError
from kefu_desktop.domain.foreign_items import Body, enabled, lost_to_strangers, merged, moment, shelf, spelled_out
from kefu_desktop.domain.foreign_placeholders import CARET, convert
from kefu_desktop.domain.pack_words import unique
from kefu_desktop.domain.phrase import Phrase, Variant
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.source import Source, read_json
from kefu_desktop.domain.taken import Item, Taken
from kefu_desktop.domain.template_parser import Caret, Field, Text

_ABBREVIATION: Final = 1
_HOTKEY: Final = 3
_MACRO: Final = re.compile(r"<(cursor|date|script|file|system|[a-z_]{2,12})((?:\s[^<>\n]*)?)>")
_FORMAT: Final = re.compile(r"format=(.*)")
_RUN: Final = frozenset({"script", "file", "system"})
_KEYS: Final[Mapping[str, str]] = {"enter": "\n", "return": "\n", "tab": "\t", "space": " "}
_SEVERAL: Final = re.compile(r"(.+)\.(\d{1,2})\Z")
_NO_NAME: Final = re.compile(r"[^\w -]+")


def sniff(source: Source) -> float:
    """Whether tables stand beside texts."""
    names = [PurePosixPath(name) for name in source.files]
    if any(path.name in {"folder.json", ".folder.json"} for path in names):
        return 0.97
    texts = {path.with_suffix("") for path in names if path.suffix == ".txt"}
    tables = {path.with_name(path.name.lstrip(".")).with_suffix("") for path in names if path.suffix == ".json"}
    if texts & tables:
        return 0.9
    return 0.3 if texts else 0.0


def take(source: Source) -> Taken:
    """The phrases of a folder.

    Raises:
        BadInputError: there is no text in it, or there are too many.
    """
    items: list[Item] = []
    problems: list[Problem] = []
    for name in source.files:
        path = PurePosixPath(name)
        if path.suffix == ".py":
            problems.append(Problem(name, "{what} is a script and is left out.", {"what": path.name}))
        elif path.suffix == ".txt":
            try:
                items.append(_item(source, path, problems))
            except KefuError as error:
                problems.append(Problem.of(name, error))
    if not items and not problems:
        raise BadInputError("The file {file} holds no list that this format knows.", file=source.name)
    return Taken(merged(items, lambda item: item.id), tuple(problems), title=source.stem)


def write(phrases: Sequence[Phrase], _pictures: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files of a folder: a folder for each category, in it one for each group, a text for each wording."""
    files: dict[str, bytes] = {}
    for phrase in phrases:
        parent = PurePosixPath(*(_folder_name(part) for part in shelf(phrase).split(" / ", 1)))
        for folder in (parent, *parent.parents):
            if folder.name:
                files.setdefault(f"{folder}/folder.json", _folder(folder.name))
        wordings = [nodes for variant in enabled(phrase) for nodes in spelled_out(variant.text)]
        for number, nodes in enumerate(wordings, 1):
            stem = phrase.id if number == 1 else f"{phrase.id}.{number}"
            files[f"{parent}/{stem}.txt"] = "".join(map(_say, nodes)).encode()
            files[f"{parent}/{stem}.json"] = _table(phrase, first=number == 1)
    return files


def lost(phrases: Sequence[Phrase]) -> list[Problem]:
    """What a folder leaves out."""
    return lost_to_strangers(phrases)


def _item(source: Source, path: PurePosixPath, problems: list[Problem]) -> Item:
    table = _beside(source, path)
    text = Source(path.name, source.files[str(path)]).text
    body = Body(text)
    template = convert(text, _MACRO, lambda found: _macro(found, body))
    problems += body.problems(str(path))
    modes = [mode for mode in loose.entries(table.get("modes")) if isinstance(mode, int)]
    several = _SEVERAL.fullmatch(path.stem)
    stem = several[1] if several and f"{path.parent / several[1]}.txt" in source.files else path.stem
    words = _abbreviations(table) if _ABBREVIATION in modes or "modes" not in table else []
    folders = [_title(source, folder) for folder in [*path.parents][::-1] if folder.name]
    return Item(
        name=loose.text(table, "description").strip() or stem,
        variants=(Variant(template, not body.off),),
        id=stem,
        group=" / ".join(folders),
        keywords=unique(words),
        hotkey=_hotkey(loose.table(table.get("hotkey"))) if _HOTKEY in modes else "",
        where=str(path),
    )


def _beside(source: Source, path: PurePosixPath) -> Mapping[str, object]:
    for name in (path.with_suffix(".json"), path.with_name(f".{path.stem}.json")):
        if str(name) in source.files:
            return loose.table(read_json(Source("", source.files[str(name)]).text))
    return {}


def _title(source: Source, folder: PurePosixPath) -> str:
    for name in ("folder.json", ".folder.json"):
        if str(folder / name) in source.files:
            table = loose.table(read_json(Source("", source.files[str(folder / name)]).text))
            return loose.text(table, "title").strip() or folder.name
    return folder.name


def _abbreviations(table: Mapping[str, object]) -> list[str]:
    says = loose.table(table.get("abbreviation"))
    return loose.texts(says.get("abbreviations")) or loose.texts(says.get("abbreviation"))


def _hotkey(says: Mapping[str, object]) -> str:
    key = loose.text(says, "hotKey").strip("<>")
    held = [modifier.strip("<>") for modifier in loose.texts(says.get("modifiers"))]
    return "+".join(part.capitalize() if len(part) > 1 else part.upper() for part in [*held, key]) if key else ""


def _macro(found: re.Match[str], body: Body) -> str:
    name, rest = found[1], found[2].strip()
    if name == "cursor":
        return CARET
    if name == "date":
        says = _FORMAT.search(rest)
        return moment(says[1] if says else "")
    if name in _RUN and rest:
        return body.never_run(found[0])
    if name in _KEYS and not rest:
        return _KEYS[name]
    return found[0].replace("{", "{{").replace("}", "}}")


def _say(node: Text | Caret | Field) -> str:
    if isinstance(node, Text):
        return node.text
    if isinstance(node, Caret):
        return "<cursor>"
    return {"日期": "<date format=%m月%d日>", "时间": "<date format=%H:%M>"}.get(node.name, f"{{{node.name}}}")


def _folder_name(words: str) -> str:
    return _NO_NAME.sub("_", words).strip("_ ") or "_"


def _folder(title: str) -> bytes:
    table = {"type": "folder", "title": title, **_common()}
    return json.dumps(table, ensure_ascii=False, indent=1).encode()


def _table(phrase: Phrase, *, first: bool) -> bytes:
    abbreviations = [phrase.id] if first else []
    table = {
        "type": "phrase",
        "description": phrase.name,
        **_common(),
        "modes": [_ABBREVIATION] if first else [],
        "prompt": False,
        "omitTrigger": False,
        "matchCase": False,
        "sendMode": "<ctrl>+v",
    }
    table["abbreviation"] = {**_no_abbreviation(), "abbreviations": abbreviations}
    return json.dumps(table, ensure_ascii=False, indent=1).encode()


def _common() -> dict[str, object]:
    return {
        "modes": [],
        "usageCount": 0,
        "showInTrayMenu": False,
        "abbreviation": _no_abbreviation(),
        "hotkey": {"modifiers": [], "hotKey": None},
        "filter": {"regex": None, "isRecursive": False},
    }


def _no_abbreviation() -> dict[str, object]:
    return {
        "abbreviations": [],
        "backspace": True,
        "ignoreCase": False,
        "immediate": False,
        "triggerInside": False,
        "wordChars": "[\\w]",
    }
