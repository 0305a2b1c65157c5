"""Text Blaze: folders of snippets, as JSON. What it would compute or run is never done here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kefu_desktop.domain import loose
from kefu_desktop.domain.errors import BadInputError, KefuError
from kefu_desktop.domain.foreign_items import Body, html_words, merged, title_of
from kefu_desktop.domain.foreign_moments import letter_parts, shifted
from kefu_desktop.domain.foreign_placeholders import CARET, CLIPBOARD, convert
from kefu_desktop.domain.pack_words import unique
from kefu_desktop.domain.phrase import Variant
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.source import Source
from kefu_desktop.domain.taken import Item, Taken

_ASKING: Final = frozenset({"formtext", "formparagraph", "formmenu", "formdate"})
_KEYS: Final[Mapping[str, str]] = {"enter": "\n", "tab": "\t"}
_LEFT_OUT: Final = frozenset({
    "formtoggle", "endformtoggle", "note", "endnote", "click", "wait", "site", "image", "cursor", "link", "endlink",
    "key", "snippet", "page", "error",
})  # fmt: skip
_COMPUTED: Final = frozenset({
    "if", "elseif", "else", "endif", "repeat", "endrepeat", "urlload", "urlsend", "run", "button", "dbselect",
    "dbinsert", "dbupdate", "dbdelete", "user", "action",
})  # fmt: skip
_KNOWN: Final = sorted(
    _ASKING | _LEFT_OUT | _COMPUTED | set(_KEYS) | {"clipboard", "time", "import"}, key=len, reverse=True
)
_COMMAND: Final = re.compile(rf"\{{(?:({'|'.join(_KNOWN)})\s*(?::([^{{}}]*))?|=[^{{}}]*)\}}", re.IGNORECASE)
_SETTING: Final = re.compile(r"\s*(\w+)\s*=\s*(.*)\Z", re.DOTALL)
_DEEPEST: Final = 5
_UNKNOWN: Final = "The file {file} holds no list that this format knows."


@dataclass(frozen=True, slots=True)
class _Snippet:
    shortcut: str
    name: str
    text: str
    group: str
    rich: bool


def sniff(source: Source) -> float:
    """Whether there are folders with snippets."""
    folders = list(loose.tables(loose.table(_document(source)).get("folders")))
    return 0.97 if any(isinstance(folder.get("snippets"), list) for folder in folders) else 0.0


def take(source: Source) -> Taken:
    """The phrases.

    Raises:
        BadInputError: there are no folders, or too many phrases.
    """
    folders = loose.table(_document(source)).get("folders")
    if not isinstance(folders, list):
        raise BadInputError(_UNKNOWN, file=source.name)
    found = [_snippet(entry, folder) for folder in loose.tables(folders) for entry in _entries(folder)]
    known = {snippet.shortcut: snippet.text for snippet in reversed(found) if snippet.shortcut}
    items: list[Item] = []
    problems: list[Problem] = []
    for number, snippet in enumerate(found, 1):
        where = snippet.name or snippet.shortcut or str(number)
        body = Body(snippet.text)
        template = convert(body.text, _COMMAND, _Commands(body, known))
        problems += body.problems(where)
        if snippet.rich:
            problems.append(Problem(where, "The formatting is left out, the words are kept."))
        try:
            variant = Variant(template, not body.off)
        except KefuError as error:
            problems.append(Problem.of(where, error))
            continue
        name = snippet.name or title_of(template, snippet.shortcut)
        wanted = snippet.shortcut.strip("/;:")
        words = unique([snippet.shortcut])
        items.append(Item(name, (variant,), wanted, group=snippet.group, keywords=words, where=where))
    return Taken(merged(items), tuple(problems), title=source.stem)


def _document(source: Source) -> object:
    if source.json is not None or not source.is_text or source.text.lstrip()[:1] != "{":
        return source.json
    return loose.parse_json(source.text)


def _entries(folder: Mapping[str, object]) -> Sequence[Mapping[str, object]]:
    # one that is no table is told of as an empty one
    return [loose.table(entry) for entry in loose.entries(folder.get("snippets"))]


def _snippet(entry: Mapping[str, object], folder: Mapping[str, object]) -> _Snippet:
    text, html = loose.text(entry, "text"), loose.text(entry, "html")
    rich = not text.strip() and bool(html.strip())
    return _Snippet(
        loose.text(entry, "shortcut").strip(),
        loose.text(entry, "name").strip(),
        html_words(html) if rich else text,
        loose.text(folder, "name").strip(),
        rich,
    )


class _Commands:
    """Turns commands into placeholders; fields without a name are numbered."""

    def __init__(self, body: Body, known: Mapping[str, str], depth: int = 0) -> None:
        self._body = body
        self._known = known
        self._depth = depth
        self._unnamed = 0

    def __call__(self, found: re.Match[str]) -> str:
        kind, inner = (found[1] or "").lower(), found[2] or ""
        fixed = {"cursor": CARET, "clipboard": CLIPBOARD, **_KEYS}.get(kind)
        if fixed is not None:
            return fixed
        if kind in _ASKING:
            return self._field(inner)
        if kind == "time":
            return self._moment(found[0], inner)
        if kind == "import":
            return self._imported(found[0], inner)
        if kind in {"formtoggle", "endformtoggle"}:
            return self._body.always(found[0]) if kind == "formtoggle" else ""
        return self._body.left_out(found[0]) if kind in _LEFT_OUT else self._body.never_run(found[0])

    def _imported(self, what: str, inner: str) -> str:
        text = self._known.get(inner.partition(";")[0].strip())
        if text is None or self._depth >= _DEEPEST or not self._body.may_inline():
            return self._body.left_out(what)
        return convert(text, _COMMAND, _Commands(self._body, self._known, self._depth + 1))

    def _moment(self, what: str, inner: str) -> str:
        settings, words = _settings(inner)
        pattern = next(iter(words), "")
        shift, whole_days = shifted(f"{settings.get('shift', '')} {settings.get('at', '')}")
        parts = letter_parts(pattern)
        return self._body.moment(what if pattern or shift else "", parts, shift, whole_days=whole_days)

    def _field(self, inner: str) -> str:
        settings, words = _settings(inner)
        default = settings.get("default")
        choices = words if default is None or default in words else [default, *words]
        name = settings.get("name", "")
        if not name:
            self._unnamed += 1
            name = "内容" if self._unnamed == 1 else f"内容{self._unnamed}"
        return self._body.ask(name, default, choices if len(choices) > 1 else ())


def _settings(inner: str) -> tuple[Mapping[str, str], list[str]]:
    """The settings of a command, and what stands there without a name."""
    settings: dict[str, str] = {}
    words: list[str] = []
    for part in inner.split(";"):
        setting = _SETTING.match(part)
        if setting:
            settings[setting[1].lower()] = setting[2].strip()
        elif part.strip():
            words.append(part.strip())
    return settings, words
