"""espanso: reading match files and packages, with a loader that makes nothing but text, lists and tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import Final

from kefu_desktop.domain import loose, markdown_text
from kefu_desktop.domain.errors import BadInputError, KefuError
from kefu_desktop.domain.espanso_text import Match, Texts
from kefu_desktop.domain.foreign_items import MOST_CHOICES, Body, PictureFiles, html_words, merged, title_of
from kefu_desktop.domain.pack_words import unique
from kefu_desktop.domain.phrase import Variant
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.source import Source
from kefu_desktop.domain.taken import Item, Taken
from kefu_desktop.domain.yaml_text import load, mended

_ENDINGS: Final = (".yml", ".yaml")
_MATCHES: Final = re.compile(r"^(?:matches|global_vars|imports)\s*:", re.MULTILINE)
_VERSION: Final = re.compile(r"v?\d+(?:\.\d+)*\Z")
_NO_NAMES: Final = frozenset({"base", "default", "package"})


def sniff(source: Source) -> float:
    """Whether it has a list of matches."""
    if source.files:
        return 0.96 if any(_matching(source, name) for name in _match_files(source)[:50]) else 0.0
    if not source.is_text or source.json is not None or not _MATCHES.search(source.text):
        return 0.0
    return 0.95 if source.ending in _ENDINGS else 0.6


def own_files(source: Source) -> frozenset[str]:
    """The files of a folder that hold matches, and what lies beside those of a package."""
    found = {name for name in _match_files(source) if _matching(source, name)}
    beside = {str(PurePosixPath(name).with_name("_manifest.yml")) for name in found}
    return frozenset(found | (beside & set(source.files)))


def take(source: Source) -> Taken:
    """The phrases of a file, or of all match files of a folder or a zip.

    Raises:
        BadInputError: none of the files can be read, or there are too many phrases.
    """
    reader = _Reader(source)
    faults: list[Problem] = []
    files = _match_files(source) if source.files else [source.name]
    read = 0
    for name in files:
        try:
            text = Source("", source.files[name]).text if source.files else source.text
            if source.files and not _MATCHES.search(text):
                continue
            read += 1
            reader.add(name, _document(name, text, faults))
        except KefuError as error:
            faults.append(Problem.of(name, error))
            read -= bool(source.files)
    items = merged(*reader.marked())
    if faults and not items and len(faults) >= read:
        raise BadInputError(faults[0].template, **faults[0].params)
    return Taken(items, (*faults, *reader.problems), reader.pictures.used, title=reader.title or source.stem)


def _document(name: str, text: str, faults: list[Problem]) -> Mapping[str, object]:
    """The whole file; of a broken one the matches that can be read.

    Raises:
        BadInputError: not one can be read.
    """
    try:
        return load(text)
    except BadInputError as error:
        document, lost = mended(text, "matches")
        if not document:
            raise
        faults.append(Problem.of(name, error))
        faults += [Problem(name, "{what} cannot be carried over and is left out.", {"what": what}) for what in lost]
        return document


@dataclass(frozen=True, slots=True)
class _Entry:
    """A match as the file has it; `own` are the variables of its file."""

    file: str
    table: Mapping[str, object]
    own: Mapping[str, Mapping[str, object]]


class _Reader:
    """Gathers the matches of all files, then makes phrases of them: a match may use another one."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._entries: list[_Entry] = []
        self._global: dict[str, Mapping[str, object]] = {}
        self._texts = Texts()
        self._marks: dict[int, str] = {}
        self.pictures = PictureFiles(source.files)
        self.problems: list[Problem] = []

    def add(self, file: str, document: Mapping[str, object]) -> None:
        own = _vars(document.get("global_vars"))
        self._global |= own
        self._check_imports(file, loose.texts(document.get("imports")))
        for entry in loose.entries(document.get("matches")):
            if not loose.table(entry):
                shown = str(entry)[:40]
                self.problems.append(Problem(file, "{what} cannot be carried over and is left out.", {"what": shown}))
                continue
            self._entries.append(_Entry(file, loose.table(entry), own))

    def items(self) -> Iterator[Item]:
        nested = {_nested(variable) for variable in self._global.values()}
        nested |= {_nested(variable) for entry in self._entries for variable in _vars(entry.table.get("vars")).values()}
        for entry in self._entries:
            for trigger in nested.intersection(_triggers(entry.table)) - set(self._texts.by_trigger):
                self._texts.by_trigger[trigger] = self._match(entry, [])
        for number, entry in enumerate(self._entries, 1):
            item = self._item(entry, number)
            if item is not None:
                label = loose.text(entry.table, "label").strip()
                self._marks[id(item)] = "\n".join([*item.keywords, "", label]) if _triggers(entry.table) else ""
                yield item

    def marked(self) -> tuple[list[Item], Callable[[Item], str]]:
        """The items, and what tells which of them are wordings of one phrase.

        Of two with one trigger the user picks one: they are two phrases if they have names or words of their own, or
        if there are too many.
        """
        found = list(self.items())
        many = Counter((item.group, self._marks[id(item)]) for item in found)
        return found, lambda item: mark if many[item.group, mark := self._marks[id(item)]] <= MOST_CHOICES else ""

    @cached_property
    def title(self) -> str:
        """What the only package calls itself."""
        found = [name for name in self._source.files if PurePosixPath(name).name == "_manifest.yml"]
        return self._manifest_name(found[0]) if len(found) == 1 else ""

    def _check_imports(self, file: str, imports: list[str]) -> None:
        if not imports:
            return
        missing = [name for name in imports if _joined(file, name) not in self._source.files]
        if not self._source.files:
            self.problems.append(Problem(file, "The file uses others that are not here. Choose their folder instead."))
        elif missing:
            what = "、".join(missing)
            self.problems.append(Problem(file, "{what} cannot be carried over and is left out.", {"what": what}))

    def _match(self, entry: _Entry, told: list[str]) -> Match:
        table = entry.table
        variables = {**self._global, **entry.own, **_vars(table.get("vars"))}
        variables |= {
            name: self._global[name] for name in variables
            if loose.text(variables[name], "type") == "global" and name in self._global
        }  # fmt: skip
        text = loose.text(table, "replace")
        if not text and (rich := loose.text(table, "markdown")):
            text = markdown_text.to_text(rich)
            told.append("The formatting is left out, the words are kept.")
        if not text and (rich := loose.text(table, "html")):
            text = html_words(rich)
            told.append("The formatting is left out, the words are kept.")
        if text:
            return Match(text, variables)
        return Match(loose.text(table, "form"), variables, loose.table(table.get("form_fields")))

    def _item(self, entry: _Entry, number: int) -> Item | None:
        table = entry.table
        triggers = _triggers(table)
        label = loose.text(table, "label").strip()
        terms = loose.texts(table.get("search_terms"))
        where = self._place(entry.file, label or "、".join(triggers) or loose.text(table, "regex") or str(number))
        told: list[str] = []
        match = self._match(entry, told)
        words = unique([*triggers, *terms])
        if not match.text.strip():
            variants = self._picture_alone(table, where, label or next(iter(words), ""))
            body = Body("")
        else:
            body = Body(match.text)
            variants = self._variants(self._texts.wordings(match, body), where, on=not body.off)
            self.problems += body.problems(where)
        self.problems += [Problem(where, sentence) for sentence in told]
        if not variants:
            return None
        if pattern := loose.text(table, "regex"):
            self.problems.append(Problem(where, "{what} cannot be carried over and is left out.", {"what": pattern}))
        by_trigger = triggers[0].strip(" :;/\\") if triggers and body.off else ""
        name = label or by_trigger or title_of(variants[0].text, *words)
        first = triggers[0].strip(":;/\\ ") if triggers else ""
        return Item(name, tuple(variants), first, group=self._group(entry.file), keywords=words, where=where)

    def _variants(self, texts: list[str], where: str, *, on: bool) -> list[Variant]:
        found: list[Variant] = []
        fault: KefuError | None = None
        for text in texts:
            try:
                found.append(Variant(text, on))
            except KefuError as error:
                fault = error
        if fault is not None and not (found and len(texts) > 1):
            self.problems.append(Problem.of(where, fault))
        return found

    def _picture_alone(self, table: Mapping[str, object], where: str, name: str) -> list[Variant]:
        path = loose.text(table, "image_path")
        picture = self.pictures.find(path)
        if not picture:
            self.problems.append(
                Problem(where, "{what} cannot be carried over and is left out.", {"what": path or where})
            )
            return []
        variant = self.pictures.alone(picture, name)
        self.problems.append(
            Problem(where, "There is only a picture. It came in switched off, with its name as the text.")
        )
        return [variant]

    def _place(self, file: str, where: str) -> str:
        return f"{file}: {where}" if len(self._groups) > 1 else where

    @cached_property
    def _groups(self) -> dict[str, str]:
        """The group of each file; a file alone is none."""
        files = dict.fromkeys(entry.file for entry in self._entries)
        if not self._source.files:
            return dict.fromkeys(files, "")
        return {file: self._named(PurePosixPath(file)) for file in files}

    def _group(self, file: str) -> str:
        return self._groups[file]

    def _named(self, path: PurePosixPath) -> str:
        manifest = str(path.with_name("_manifest.yml"))
        if path.stem == "package":
            if manifest in self._source.files and (name := self._manifest_name(manifest)):
                return name
            folders = [name for name in [*path.parts[:-1]][::-1] if not _VERSION.match(name)]
            return folders[0] if folders and folders[0] != "packages" else ""
        above = list(path.parts[:-1])
        above = above[above.index("match") + 1 :] if "match" in above else []
        own = path.stem.lstrip("_")
        return " / ".join([*above, *([] if own in _NO_NAMES else [own])])

    def _manifest_name(self, file: str) -> str:
        try:
            table = load(Source("", self._source.files[file]).text)
        except BadInputError:
            return ""
        return loose.text(table, "title", "name").strip()


def _triggers(match: Mapping[str, object]) -> list[str]:
    return [*loose.texts(match.get("trigger")), *loose.texts(match.get("triggers"))]


def _nested(variable: Mapping[str, object]) -> str:
    """The trigger of the match that the variable stands for."""
    return loose.text(loose.table(variable.get("params")), "trigger") if variable.get("type") == "match" else ""


def _vars(value: object) -> dict[str, Mapping[str, object]]:
    return {loose.text(variable, "name"): variable for variable in loose.tables(value)}


def _match_files(source: Source) -> list[str]:
    """Those that may hold matches; of a package the manifest does not."""
    files = [name for name in source.files if name.lower().endswith(_ENDINGS) and not name.startswith("__MACOSX/")]
    return [name for name in files if PurePosixPath(name).stem not in {"_manifest", "_pkgsource"}]


def _matching(source: Source, name: str) -> bool:
    try:
        return _MATCHES.search(Source("", source.files[name]).text) is not None
    except BadInputError:
        return False


def _joined(file: str, name: str) -> str:
    """The path of a file that another one names, "" if it lies outside."""
    parts: list[str] = list(PurePosixPath(file).parts[:-1])
    for part in PurePosixPath(name.replace("\\", "/")).parts:
        if part == ".." and not parts:
            return ""
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)
