"""QuickText: its data folder, or the zip of it. The names of keys count without their case."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Final

from kefu_desktop.domain import loose
from kefu_desktop.domain.errors import BadInputError, KefuError
from kefu_desktop.domain.foreign_items import Body
from kefu_desktop.domain.foreign_placeholders import CARET, CLIPBOARD, DATE, TIME, convert, field
from kefu_desktop.domain.pack_words import name_of, unique
from kefu_desktop.domain.phrase import Variant
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.source import MOST_PHRASES, Source, read_json
from kefu_desktop.domain.taken import Item, Taken
from kefu_desktop.domain.template import escape

_PLACEHOLDER: Final = re.compile(r"\{([^{}\n]{1,300})\}")
_FIXED: Final[Mapping[str, str]] = {
    "clipboard": CLIPBOARD,
    "剪贴板": CLIPBOARD,
    "cursor": CARET,
    "光标": CARET,
    "time": TIME,
    "时间": TIME,
    "datetime": f"{DATE} {TIME}",
    "日期时间": f"{DATE} {TIME}",
    "now": f"{DATE} {TIME}",
}
_DATE: Final = re.compile(r"(?:date|日期)([+-]\d+)?(=.*)?\Z", re.IGNORECASE)
_MADE: Final = frozenset({"uuid", "random", "随机数"})
_NESTED: Final = re.compile(r"(?:snippet|片段):\s*\S", re.IGNORECASE)


def sniff(source: Source) -> float:
    """Whether there is an index that names categories."""
    index = _index(source)
    return 0.97 if index and isinstance(index.get("categories"), list) else 0.0


def take(source: Source) -> Taken:
    """The phrases of all categories.

    Raises:
        BadInputError: there is no index, or there are too many.
    """
    index = _index(source)
    if not index:
        raise BadInputError("The file {file} holds no list that this format knows.", file=source.name)
    root = _root(source)
    reader = _Reader(source, root)
    for category in loose.tables(index.get("categories")):
        says = loose.lowered(category)
        name, file = loose.text(says, "name"), root + loose.text(says, "file").replace("\\", "/")
        if file not in source.files:
            reader.problems.append(Problem(name, "The file {file} is missing.", {"file": file}))
            continue
        for number, entry in enumerate(loose.entries(read_json(Source("", source.files[file]).text)), 1):
            reader.add(loose.lowered(loose.table(entry)), name, f"{file}:{number}")
    return Taken(tuple(reader.items), tuple(reader.problems), reader.images, title=source.stem)


class _Reader:
    def __init__(self, source: Source, root: str) -> None:
        self._source = source
        self._root = root
        self.items: list[Item] = []
        self.problems: list[Problem] = []
        self.images: dict[str, bytes] = {}

    def add(self, says: Mapping[str, object], category: str, where: str) -> None:
        text, name = loose.text(says, "body"), loose.text(says, "name").strip()
        body = Body(text)
        template = convert(text, _PLACEHOLDER, lambda found: _value(found, body)) if _resolves(says) else escape(text)
        images = self._image(loose.text(says, "imagepath"), where)
        self.problems += body.problems(name or where)
        if not text.strip() and images:
            self.problems.append(
                Problem(name or where, "{what} cannot be carried over and is left out.", {"what": images[0]})
            )
            return
        try:
            item = Item(
                name or name_of(template), (Variant(template, images=images),), category=category,
                keywords=unique([loose.text(says, "abbr")]), where=where,
            )  # fmt: skip
        except KefuError as error:
            self.problems.append(Problem.of(name or where, error))
            return
        self.items.append(item)
        if len(self.items) > MOST_PHRASES:
            raise BadInputError("The file has more than {most} phrases. Please split it.", most=MOST_PHRASES)

    def _image(self, path: str, where: str) -> tuple[str, ...]:
        if not path:
            return ()
        name = self._root + path.replace("\\", "/")
        if name not in self._source.files:
            self.problems.append(Problem(where, "The picture is named but not in the file."))
            return ()
        self.images[path] = self._source.files[name]
        return (path,)


def _resolves(says: Mapping[str, object]) -> bool:
    return says.get("usevariables") is True


def _value(found: re.Match[str], body: Body) -> str:
    inner = found[1].strip()
    fixed, date = _FIXED.get(inner.lower()), _DATE.match(inner)
    if fixed:
        return fixed
    if date:
        return field("顺延日期") if date[1] else DATE
    if inner.lower() in _MADE or _NESTED.match(inner):
        return body.left_out(found[0])
    if not inner or inner[0] in ":|":
        return escape(found[0])
    name, *choices = inner.split("|")
    if choices:
        return field(name, choices=choices)
    name, colon, default = inner.partition(":")
    return field(name, default if colon else None)


def _index(source: Source) -> dict[str, object]:
    root = _root(source)
    if f"{root}index.json" not in source.files:
        return {}
    return loose.lowered(loose.table(read_json(Source("", source.files[f"{root}index.json"]).text)))


def _root(source: Source) -> str:
    """The folder of the index: the top, or the only folder in it."""
    found = [name for name in source.files if PurePosixPath(name).name == "index.json"]
    shortest = min(found, key=len, default="index.json")
    return shortest.removesuffix("index.json")
