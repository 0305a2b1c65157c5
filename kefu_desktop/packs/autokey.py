"""AutoKey: a folder of texts, each with a table beside it that says the rest. Scripts are never run."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Final

from kefu_desktop.domain import loose
from kefu_desktop.domain.errors import BadInputError, KefuError
from kefu_desktop.domain.foreign_items import Body, enabled, merged, shelf, spelled_out
from kefu_desktop.domain.foreign_moments import is_ours, strftime_parts
from kefu_desktop.domain.foreign_placeholders import CARET, convert
from kefu_desktop.domain.pack_words import unique
from kefu_desktop.domain.phrase import Phrase, Variant
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.source import Source
from kefu_desktop.domain.taken import Item, Taken
from kefu_desktop.domain.template import escape
from kefu_desktop.domain.template_parser import Caret, Field, Text

_ABBREVIATION: Final = 1
_HOTKEY: Final = 3
_KEY: Final = (
    r"left|right|up|down|home|end|page_up|page_down|insert|delete|backspace|escape|enter|return|tab|space|menu|pause|"
    r"f[1-9]\d?|ctrl|alt|alt_gr|shift|super|hyper|meta|capslock|"
    r"numlock|print_screen|scroll_lock|np_\w{1,9}|code[ ]?\d{1,4}"
)
_MACRO: Final = re.compile(
    r"<(?:(?P<macro>cursor|date|script|file|system)(?P<rest>\s[^<>\n]*)?"
    rf"|(?P<key>{_KEY}))>(?P<with>(?:\+(?:<(?:{_KEY})>|[^\s<>+]))*)"
)
_MOST_KEYS: Final = 300
_BACK: Final = re.compile(r"(?:<left>)+\s*\Z")
_FORMAT: Final = re.compile(r"format=(.*)")
_RUN: Final = frozenset({"script", "file", "system"})
_KEYS: Final[Mapping[str, str]] = {"enter": "\n", "return": "\n", "tab": "\t", "space": " "}
_SEVERAL: Final = re.compile(r"(.+)\.(\d{1,2})\Z")
_NO_NAME: Final = re.compile(r"[^\w -]+")
_FOLDER_TABLES: Final = ("folder.json", ".folder.json")
_LEFT_OUT: Final = "{what} cannot be carried over and is left out."


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


def own_files(source: Source) -> frozenset[str]:
    """The files of a folder that are AutoKey's: those with tables, and the tables."""
    tree = _Tree(source)
    texts = [PurePosixPath(name) for name in source.files if name.lower().endswith((".txt", ".py"))]
    found = {str(path) for path in texts if tree.has_tables and tree.holds(path)}
    tables = {name for name in source.files if PurePosixPath(name).name in _FOLDER_TABLES}
    return frozenset(found | tables | {tree.table_of(PurePosixPath(name)) for name in found} - {""})


def take(source: Source) -> Taken:
    """The phrases of a folder.

    Raises:
        BadInputError: there is no text in it, or there are too many.
    """
    items: list[Item] = []
    problems: list[Problem] = []
    tree = _Tree(source)
    for name in source.files:
        path = PurePosixPath(name)
        is_script = path.suffix == ".py"
        if (not is_script and path.suffix.lower() != ".txt") or path.parts[0] == "__MACOSX":
            continue
        if not tree.holds(path):
            sentence = "{what} is a script and is left out." if is_script else _LEFT_OUT
            problems.append(Problem(name, sentence, {"what": path.name}))
            continue
        try:
            items.append(_item(source, tree, path, problems))
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


class _Tree:
    """Which files of a folder are AutoKey's: others may lie beside them."""

    def __init__(self, source: Source) -> None:
        self._files = source.files
        paths = [PurePosixPath(name) for name in source.files if not name.startswith("__MACOSX/")]
        self._folders = {path.parent for path in paths if path.name in _FOLDER_TABLES}
        self._with_tables = {path.parent for path in paths if path.suffix in {".txt", ".py"} and self.table_of(path)}

    @property
    def has_tables(self) -> bool:
        """Whether AutoKey wrote anything in it."""
        return bool(self._folders or self._with_tables)

    def holds(self, path: PurePosixPath) -> bool:
        """Whether it is a phrase or a script of AutoKey's; in a folder without any tables all texts are."""
        if self.table_of(path):
            return True
        if path.suffix == ".py":
            return False
        if path.parent in self._with_tables or any(parent in self._folders for parent in path.parents):
            return True
        return not self.has_tables

    def table_of(self, path: PurePosixPath) -> str:
        """The file that says the rest of a text; empty if there is none."""
        names = (str(path.with_suffix(".json")), str(path.with_name(f".{path.stem}.json")))
        return next((name for name in names if name in self._files), "")

    def group(self, path: PurePosixPath) -> str:
        """The titles of the folders, from the first one that is AutoKey's."""
        folders = [folder for folder in [*path.parents][::-1] if folder.name]
        known = [number for number, folder in enumerate(folders) if folder in self._folders | self._with_tables]
        return " / ".join(map(self._title, folders[known[0] if known else 0 :]))

    def _title(self, folder: PurePosixPath) -> str:
        for name in _FOLDER_TABLES:
            if (file := str(folder / name)) in self._files:
                return loose.text(_read(self._files[file]), "title").strip() or folder.name
        return folder.name


def _item(source: Source, tree: _Tree, path: PurePosixPath, problems: list[Problem]) -> Item:
    file = tree.table_of(path)
    table = _read(source.files[file]) if file else {}
    text = Source(path.name, source.files[str(path)]).text
    body = Body(text)
    if path.suffix == ".py":
        body.never_run(path.name)
        template = escape(text)
    else:
        template = convert(_with_caret(text), _MACRO, lambda found: _macro(found, body))
    problems += body.problems(str(path))
    modes = [mode for mode in loose.entries(table.get("modes")) if isinstance(mode, int)]
    several = _SEVERAL.fullmatch(path.stem)
    stem = several[1] if several and f"{path.parent / several[1]}.txt" in source.files else path.stem
    words = _abbreviations(table) if _ABBREVIATION in modes or "modes" not in table else []
    return Item(
        name=loose.text(table, "description").strip() or stem,
        variants=(Variant(template, not body.off),),
        id=stem,
        group=tree.group(path),
        keywords=unique(words),
        hotkey=_hotkey(loose.table(table.get("hotkey"))) if _HOTKEY in modes and not body.off else "",
        where=str(path),
    )


def _read(data: bytes) -> Mapping[str, object]:
    try:
        return loose.table(loose.parse_json(Source("", data).text))
    except BadInputError:
        return {}


def _with_caret(text: str) -> str:
    """Arrow keys at the end bring the caret back: it stands there then."""
    # as many keys as anybody would write
    keys = _BACK.search(text, max(0, len(text) - _MOST_KEYS * len("<left>")))
    if keys is None or "<cursor>" in text:
        return text
    before, back = text[: keys.start()], keys[0].count("<left>")
    at = len(before) - back
    if at < 0 or _MACRO.search(before[at:]):
        return text
    return f"{before[:at]}<cursor>{before[at:]}"


def _abbreviations(table: Mapping[str, object]) -> list[str]:
    says = loose.table(table.get("abbreviation"))
    return loose.texts(says.get("abbreviations")) or loose.texts(says.get("abbreviation"))


def _hotkey(says: Mapping[str, object]) -> str:
    key = loose.text(says, "hotKey").strip("<>").replace("_", "")
    held = [modifier.strip("<>") for modifier in loose.texts(says.get("modifiers"))]
    return "+".join(part.capitalize() if len(part) > 1 else part.upper() for part in [*held, key]) if key else ""


def _macro(found: re.Match[str], body: Body) -> str:
    name, rest, key = found["macro"], (found["rest"] or "").strip(), found["key"]
    behind = escape(found["with"])
    if key in _KEYS and not behind:
        return _KEYS[key]
    if key:
        return body.never_run(found[0])
    if name == "cursor":
        return CARET + behind
    if name == "date":
        says = _FORMAT.search(rest)
        pattern = says[1].strip("\"' ") if says else ""
        return body.moment("" if is_ours(pattern) else found[0], strftime_parts(pattern)) + behind
    return body.never_run(found[0]) if rest else escape(found[0])


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
