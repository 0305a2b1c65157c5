"""Raycast: the list that its import takes. Alfred: a zip of such snippets, or the files of one."""

from __future__ import annotations

import plistlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final
from xml.parsers.expat import ExpatError

from kefu_desktop.domain import loose
from kefu_desktop.domain.errors import BadInputError, KefuError
from kefu_desktop.domain.foreign_items import Body, merged, title_of
from kefu_desktop.domain.foreign_moments import DAY, DAY_NAME, HOUR, letter_parts, shifted
from kefu_desktop.domain.foreign_placeholders import CARET, CLIPBOARD, convert
from kefu_desktop.domain.pack_words import unique
from kefu_desktop.domain.phrase import Variant
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.source import Source
from kefu_desktop.domain.taken import Item, Taken

_PLACEHOLDER: Final = re.compile(
    r"\{(cursor|clipboard|date|time|datetime|day|isodate|uuid|random|selection|argument|snippet|browser-tab|calculator"
    r"|query|var)(?![\w-])([^{}\n]*)\}"
)
_MOMENTS: Final[Mapping[str, frozenset[str]]] = {
    "date": frozenset({DAY}),
    "isodate": frozenset({DAY}),
    "time": frozenset({HOUR}),
    "datetime": frozenset({DAY, HOUR}),
    "day": frozenset({DAY_NAME}),
}
_SETTING: Final = re.compile(r"(\w{1,40})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|([^\s\"]+))")
_QUOTED: Final = re.compile(r"\"([^\"]*)\"")
_LENGTHS: Final = frozenset({"", "short", "medium", "long", "full"})
_FILLED: Final[Mapping[str, str]] = {"selection": "选中的文字", "query": "内容", "browser-tab": "网页"}
_SNIPPET: Final = "alfredsnippet"
_DEEPEST: Final = 5
_UNKNOWN: Final = "The file {file} holds no list that this format knows."


@dataclass(frozen=True, slots=True)
class _Snippet:
    name: str
    keyword: str
    text: str
    place: str
    group: str = ""


def sniff(source: Source) -> float:
    """Whether it is a list of tables with names and texts."""
    return 0.9 if any("name" in entry and "text" in entry for entry in loose.tables(_document(source))) else 0.0


def sniff_alfred(source: Source) -> float:
    """Whether it is a zip (or a folder) of snippets, or one of them."""
    if source.ending == ".alfredsnippets" and not source.is_folder:
        return 0.98
    names = [name for name in source.files if name.endswith(".json")][:3]
    if any(f'"{_SNIPPET}"'.encode() in source.files[name].lower() for name in names):
        return 0.95
    return 0.95 if _SNIPPET in loose.lowered(loose.table(_document(source))) else 0.0


def own_files(source: Source) -> frozenset[str]:
    """The files of a folder that are single snippets of Alfred, and what is said of their collections."""
    found = {
        name for name in source.files
        if name.lower().endswith(".json") and f'"{_SNIPPET}"'.encode() in source.files[name].lower()
    }  # fmt: skip
    beside = {str(PurePosixPath(name).with_name("info.plist")) for name in found}
    return frozenset(found | (beside & set(source.files)))


def take(source: Source) -> Taken:
    """The phrases of a list.

    Raises:
        BadInputError: it is none, or there are too many.
    """
    document = _document(source)
    if not isinstance(document, list):
        raise BadInputError(_UNKNOWN, file=source.name)
    tables = [(str(number), loose.table(entry)) for number, entry in enumerate(document, 1)]
    return _taken([_snippet(table, place) for place, table in tables], source)


def take_alfred(source: Source) -> Taken:
    """The phrases of a zip; its name is their group.

    Raises:
        BadInputError: it is none, or there are too many.
    """
    if not source.files and isinstance(_document(source), dict):
        return _taken([_of_alfred(source.data, source.name, "")], source)
    found = [name for name in source.files if name.lower().endswith(".json") and "__MACOSX/" not in name]
    if not found:
        raise BadInputError(_UNKNOWN, file=source.name)
    return _taken(list(_alfred(source, found)), source)


def _alfred(source: Source, names: list[str]) -> Iterator[_Snippet]:
    around: dict[str, tuple[str, str]] = {}
    for name in names:
        folder = str(PurePosixPath(name).parent)
        if folder not in around:
            around[folder] = _around(source, folder)
        group = PurePosixPath(folder).name or ("" if source.is_folder else source.stem)
        snippet = _of_alfred(source.files[name], name, group)
        before, after = around[folder]
        keyword = f"{before}{snippet.keyword}{after}" if snippet.keyword else ""
        yield _Snippet(snippet.name, keyword, snippet.text, snippet.place, snippet.group)


def _around(source: Source, folder: str) -> tuple[str, str]:
    """What is typed before and behind each keyword of a collection."""
    name = str(PurePosixPath(folder) / "info.plist")
    try:
        table = loose.table(plistlib.loads(source.files[name])) if name in source.files else {}
    except (
        plistlib.InvalidFileException, ExpatError, ValueError, RecursionError, OverflowError, TypeError,
        AttributeError, LookupError, BadInputError,
    ):  # fmt: skip
        table = {}
    return loose.text(table, "snippetkeywordprefix"), loose.text(table, "snippetkeywordsuffix")


def _of_alfred(data: bytes, place: str, group: str) -> _Snippet:
    try:
        document = loose.lowered(loose.table(loose.parse_json(Source("", data).text)))
    except BadInputError:
        document = {}
    return _snippet(loose.table(document.get(_SNIPPET)), place, group)


def _snippet(table: Mapping[str, object], place: str, group: str = "") -> _Snippet:
    says = loose.lowered(table)
    name, keyword = loose.text(says, "name").strip(), loose.text(says, "keyword").strip()
    return _Snippet(name, keyword, loose.text(says, "text", "snippet"), place, group)


def _document(source: Source) -> object:
    if source.json is not None or not source.is_text or source.text.lstrip()[:1] not in {"{", "["}:
        return source.json
    return loose.parse_json(source.text)


def _taken(snippets: list[_Snippet], source: Source) -> Taken:
    known = {word: one.text for one in reversed(snippets) for word in (one.keyword, one.name) if word}
    items: list[Item] = []
    problems: list[Problem] = []
    for snippet in snippets:
        body = Body(snippet.text)
        template = _template(body.text, body, known, 0)
        where = snippet.name or snippet.place
        problems += body.problems(where)
        try:
            variant = Variant(template, not body.off)
        except KefuError as error:
            problems.append(Problem.of(where, error))
            continue
        name = snippet.name or title_of(template, snippet.keyword)
        words, wanted = unique([snippet.keyword]), snippet.keyword.strip("!:;/")
        items.append(Item(name, (variant,), wanted, group=snippet.group, keywords=words, where=where))
    return Taken(merged(items), tuple(problems), title=source.stem)


def _template(text: str, body: Body, known: Mapping[str, str], depth: int) -> str:
    return convert(text, _PLACEHOLDER, lambda found: _value(found, body, known, depth))


def _value(found: re.Match[str], body: Body, known: Mapping[str, str], depth: int) -> str:
    kind, rest = found[1], found[2]
    settings = {setting[1]: setting[2] or setting[3] or "" for setting in _SETTING.finditer(rest)}
    if kind in _MOMENTS:
        return _moment(found, settings, body)
    if kind in {"cursor", "clipboard"} and not re.search(r"\d", rest):
        return CARET if kind == "cursor" else CLIPBOARD
    if kind == "argument":
        options = [option.strip() for option in settings.get("options", "").split(",")]
        return body.ask(settings.get("name", "内容"), settings.get("default"), options)
    if kind == "snippet":
        text = known.get(settings.get("name", rest.strip(' :"')))
        if text is not None and depth < _DEEPEST and body.may_inline():
            return _template(text, body, known, depth + 1)
    if kind in _FILLED or kind == "clipboard":
        return body.to_fill(found[0], _FILLED.get(kind, "先前复制的内容"))
    return body.left_out(found[0])


def _moment(found: re.Match[str], settings: Mapping[str, str], body: Body) -> str:
    rest = found[2]
    quoted = _QUOTED.search(rest)
    pattern = settings.get("format") or rest.partition(":")[2].strip()
    if not settings and quoted:
        pattern = quoted[1]
    shift, whole_days = shifted(settings.get("offset", rest.partition(":")[0]))
    parts = letter_parts(pattern) if pattern not in _LENGTHS else frozenset()
    told = found[0] if shift or parts else ""
    return body.moment(told, parts or _MOMENTS[found[1]], shift, whole_days=whole_days)
