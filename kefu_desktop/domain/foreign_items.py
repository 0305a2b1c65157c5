"""Pieces that several readers and writers of foreign formats share."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from kefu_desktop.domain.errors import BadInputError
from kefu_desktop.domain.foreign_moments import names as moment_names
from kefu_desktop.domain.foreign_placeholders import asked
from kefu_desktop.domain.foreign_placeholders import field as placeholder
from kefu_desktop.domain.pack_html import to_text
from kefu_desktop.domain.pack_words import CATEGORY_NAMES, name_of
from kefu_desktop.domain.phrase import MOST_TEXT, Phrase, Variant
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.source import MOST_PHRASES
from kefu_desktop.domain.taken import Item
from kefu_desktop.domain.template import escape, parse
from kefu_desktop.domain.template_parser import Alternative, Caret, Field, Node, Text

MOST_WORDINGS: Final = 12
"""That an alternative is spelled out into, at most."""
MOST_CHOICES: Final = 200
"""That a placeholder offers, or that a random text has wordings for."""
_MOST_INLINED: Final = 20
_BAD_NAME: Final = re.compile(r"[\W_]*(?:https?|ftp|www)?[\W_]*\Z")
_MARKUP: Final = re.compile(r"[\s'\"]*<[^>]{0,200}>?")
_MOST_FOLDERS: Final = 20
_MOST_HTML: Final = 10 * MOST_TEXT
_MOST_OPEN: Final = 200
_LATIN_NAME: Final = 20

Flat = Text | Caret | Field


@dataclass(slots=True)
class Body:
    """A text on its way to a template of ours.

    `off` says that it holds what would have been run: it comes in switched off. `lost` are sentences for the user,
    with what they speak of and the placeholder that took its place.
    """

    text: str
    off: bool = False
    lost: list[tuple[str, str, str]] = field(default_factory=list)
    _inlined: int = 0

    def may_inline(self) -> bool:
        """Whether one more text may be put into it: a bound for texts that hold one another."""
        self._inlined += 1
        return self._inlined <= _MOST_INLINED and len(self.text) <= MOST_TEXT

    def never_run(self, what: str) -> str:
        """Note that a script or the like stands here as plain text; the template of that text."""
        self.off = True
        self.lost.append(("{what} is never run. It stands there as text, switched off.", what, ""))
        return escape(what)

    def left_out(self, what: str) -> str:
        """Note that this cannot be carried over; nothing stands in its place."""
        self.lost.append(("{what} cannot be carried over and is left out.", what, ""))
        return ""

    def to_fill(self, what: str, *names: str) -> str:
        """Note that the user has to fill this in from now on; the placeholders in its place."""
        written = " ".join(map(placeholder, names))
        self.lost.append(("{what} became {name}. Please fill it in yourself.", what, written))
        return written

    def always(self, what: str) -> str:
        """Note that a part that could be left away stays; the mark itself goes."""
        self.lost.append(("The optional part {what} always stays in the text now.", what, ""))
        return ""

    def ask(self, name: str, default: str | None = None, choices: Sequence[str] = ()) -> str:
        """A placeholder that asks; what it cannot hold is noted."""
        offered = list(dict.fromkeys(choice for choice in choices if choice.strip()))
        if len(offered) > MOST_CHOICES:
            self.left_out("、".join(offered[MOST_CHOICES:]))
        elif any(set("{}|") & set(choice) for choice in offered) or set("{}") & set(default or ""):
            self.lost.append(("The choices of {what} hold braces or bars. They are written in full width.", name, ""))
        return asked(name, default, offered[:MOST_CHOICES])

    def moment(self, what: str, parts: Collection[str], shift: str = "", *, whole_days: bool = True) -> str:
        """Our placeholders for a date or time; see domain.foreign_moments for the parts and the shift."""
        names = moment_names(parts, shift, whole_days=whole_days)
        if set(names) <= {"日期", "星期", "时间"}:
            written = " ".join(map(placeholder, names))
            if what:
                self.lost.append(("{what} is written as {name} here.", what, written))
            return written
        return self.to_fill(what or shift, *names)

    def problems(self, where: str) -> list[Problem]:
        """What is to be told."""
        return [
            Problem(where, sentence, {"what": what[:60], **({"name": name} if name else {})})
            for sentence, what, name in dict.fromkeys(self.lost)
        ]


class PictureFiles:
    """The pictures of a folder or a zip, found by the paths that texts name; `used` are those that were."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self._by_name: dict[str, list[str]] = {}
        for path in files:
            self._by_name.setdefault(path.rpartition("/")[2].lower(), []).append(path)
        self.used: dict[str, bytes] = {}

    def find(self, path: str) -> str:
        """The file that such a path means, on whatever machine it was; empty if there is none, or more than one."""
        parts = [part for part in path.replace("\\", "/").split("/") if part not in {"", "."}][-_MOST_FOLDERS:]
        candidates = self._by_name.get(parts[-1].lower(), []) if parts else []
        if not candidates:
            return ""
        for begin in range(len(parts)):
            tail = "/".join(parts[begin:]).lower()
            found = [file for file in candidates if f"/{file.lower()}".endswith(f"/{tail}")]
            if found:
                return self._use(found[0]) if len(found) == 1 else ""
        return ""

    def alone(self, picture: str, name: str) -> Variant:
        """A wording that is nothing but this picture: its name as text, and switched off."""
        stem = picture.rpartition("/")[2].rpartition(".")[0]
        return Variant(escape(name.strip(" :;/\\") or stem or picture), enabled=False, images=(picture,))

    def _use(self, file: str) -> str:
        self.used[file] = self._files[file]
        return file


def html_words(html: str) -> str:
    """The words of an HTML text; the text itself if it is far too long for a phrase, or full of open ends."""
    fits = len(html) <= _MOST_HTML and html.count("<") <= html.count(">") + _MOST_OPEN
    return to_text(html) if fits else html


def title_of(template: str, *words: str) -> str:
    """A name for a phrase that has none: what its first wording says, else the first of these words."""
    flat = spelled_out(template, 1)[0]
    said = "".join(
        node.text if isinstance(node, Text) else node.name if isinstance(node, Field) and node.name != "称呼" else ""
        for node in flat
    )
    name = name_of(said)
    if _BAD_NAME.match(name) or _MARKUP.match(said):
        return next((plain for word in words if (plain := word.strip(" :;/\\!,.、；："))), name)
    if name.isascii() and len(name) >= _LATIN_NAME and " " in name:
        # it was cut off; not within a word
        return name.rpartition(" ")[0]
    return name


def alternative(options: Sequence[str]) -> str:
    """Our alternative of these templates; empty if it would be read as something else."""
    # two braces that follow one another would be a literal one
    ordered = sorted(options, key=lambda option: option.startswith("{"))
    written = "{" + "|".join(ordered) + "}"
    expected = Alternative(tuple(parse(option).nodes for option in ordered))
    return written if len(options) > 1 and parse(written).nodes == (expected,) else ""


def first_keyword(item: Item) -> str:
    """What tells that two items are wordings of one phrase; empty if nothing does."""
    return item.keywords[0] if item.keywords else ""


def merged(items: Iterable[Item], mark: Callable[[Item], str] = first_keyword) -> tuple[Item, ...]:
    """Items of one group and one mark become one with all their wordings; those with an empty mark stay alone.

    Raises:
        BadInputError: there are too many.
    """
    found: dict[object, Item] = {}
    for number, item in enumerate(items):
        key: object = (item.group, mark(item)) if mark(item) else number
        known = found.get(key)
        if known is None:
            found[key] = item
        else:
            variants = [*known.variants, *(v for v in item.variants if v not in known.variants)]
            found[key] = replace(known, variants=tuple(variants))
    if len(found) > MOST_PHRASES:
        raise BadInputError("The file has more than {most} phrases. Please split it.", most=MOST_PHRASES)
    return tuple(found.values())


def spelled_out(text: str, most: int = MOST_WORDINGS) -> list[list[Flat]]:
    """The template without alternatives: one list of nodes for each combination, up to `most`."""
    wordings: list[list[Flat]] = [[]]
    for node in parse(text).nodes:
        options = _flat(node, most)
        wordings = [[*before, *option] for before in wordings for option in options][:most]
    return wordings


def _flat(node: Node, most: int) -> list[list[Flat]]:
    if not isinstance(node, Alternative):
        return [[node]]
    found: list[list[Flat]] = []
    for option in node.options:
        parts: list[list[Flat]] = [[]]
        for inner in option:
            parts = [[*before, *after] for before in parts for after in _flat(inner, most)][:most]
        found += parts
    return found[:most]


def enabled(phrase: Phrase) -> list[Variant]:
    """The wordings that are in use."""
    return [variant for variant in phrase.variants if variant.enabled]


def shelf(phrase: Phrase) -> str:
    """The category and the group in words, as "售后 / 物流"."""
    words = CATEGORY_NAMES.get(phrase.category, phrase.category)
    return f"{words} / {phrase.group}" if phrase.group.strip() else words
