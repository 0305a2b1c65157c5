"""Text Blaze: folders of snippets, as JSON."""

from __future__ import annotations

import re
from typing import Final

from kefu_desktop.domain import loose
from kefu_desktop.domain.errors import BadInputError, KefuError
from kefu_desktop.domain.foreign_items import Body, merged
from kefu_desktop.domain.foreign_placeholders import CARET, CLIPBOARD, DATE, TIME, convert, field
from kefu_desktop.domain.pack_words import name_of, unique
from kefu_desktop.domain.phrase import Variant
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.source import Source
from kefu_desktop.domain.taken import Item, Taken

_COMMAND: Final = re.compile(r"\{(\w+)(?::([^{}]*))?\}")
_SETTING: Final = re.compile(r"\s*(\w+)\s*=\s*(.*)\Z", re.DOTALL)
_ASKING: Final = frozenset({"formtext", "formparagraph", "formmenu", "formdate"})


def sniff(source: Source) -> float:
    """Whether there are folders with snippets."""
    folder = next(loose.tables(loose.table(source.json).get("folders")), {})
    return 0.97 if isinstance(folder.get("snippets"), list) else 0.0


def take(source: Source) -> Taken:
    """The phrases.

    Raises:
        BadInputError: there are no folders, or too many phrases.
    """
    folders = loose.table(source.json).get("folders")
    if not isinstance(folders, list):
        raise BadInputError("The file {file} holds no list that this format knows.", file=source.name)
    items: list[Item] = []
    problems: list[Problem] = []
    for folder in loose.tables(folders):
        for snippet in loose.tables(folder.get("snippets")):
            shortcut, name = loose.text(snippet, "shortcut").strip(), loose.text(snippet, "name").strip()
            body = Body(loose.text(snippet, "text"))
            template = convert(body.text, _COMMAND, _Commands(body))
            where = name or shortcut
            problems += body.problems(where)
            try:
                variant = Variant(template)
            except KefuError as error:
                problems.append(Problem.of(where, error))
                continue
            group = loose.text(folder, "name").strip()
            items.append(
                Item(name or name_of(template), (variant,), shortcut.strip("/;:"), group=group,
                     keywords=unique([shortcut]), where=where)
            )  # fmt: skip
    return Taken(merged(items), tuple(problems), title=source.stem)


class _Commands:
    """Turns commands into placeholders; fields without a name are numbered."""

    def __init__(self, body: Body) -> None:
        self._body = body
        self._unnamed = 0

    def __call__(self, found: re.Match[str]) -> str:
        kind = found[1].lower()
        fixed = {"cursor": CARET, "clipboard": CLIPBOARD}.get(kind, "")
        if kind == "time":
            fixed = _moment(found[2] or "")
        if fixed:
            return fixed
        if kind in _ASKING:
            return self._field(found[2] or "")
        return self._body.left_out(found[0])

    def _field(self, inner: str) -> str:
        settings: dict[str, str] = {}
        choices: list[str] = []
        for part in inner.split(";"):
            setting = _SETTING.match(part)
            if setting:
                settings[setting[1].lower()] = setting[2].strip()
                if setting[1].lower() == "default":
                    choices.append(setting[2].strip())
            elif part.strip():
                choices.append(part.strip())
        name = settings.get("name", "")
        if not name:
            self._unnamed += 1
            name = "内容" if self._unnamed == 1 else f"内容{self._unnamed}"
        default = settings.get("default")
        return field(name, default, choices if len(choices) > 1 else ())


def _moment(pattern: str) -> str:
    day, hour = re.search("[YMDLlw]", pattern), re.search("[HhmsAa]", pattern)
    return " ".join([*([DATE] if day else ()), *([TIME] if hour else ())]) or DATE
