"""A folder that holds files of several formats: each is read by its own reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Final

from kefu_desktop.app.pack_formats import PackReader
from kefu_desktop.domain.errors import BadInputError, KefuError
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.source import Source
from kefu_desktop.domain.taken import Item, Taken

_SURE: Final = 0.75
"""Less and a file that lies beside others is none of phrases."""
_LIKELY: Final = 0.4
"""Enough where no file is surer, and at least half of them are as likely."""
_MOST_FILES: Final = 500
_ENDINGS: Final = frozenset({
    ".json", ".csv", ".tsv", ".xlsx", ".xls", ".toml", ".kefupack", ".textexpander", ".tedist", ".alfredsnippets",
    ".md", ".yml", ".yaml",
})  # fmt: skip
_ALSO_TOLD: Final = frozenset({".txt", ".csv", ".tsv", ".xlsx", ".xls", ".doc", ".docx"})
_PICTURES: Final = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp"})
_PAPERS: Final = frozenset({"readme", "license", "licence", "changelog", "contributing", "requirements", "copying"})
_MANIFESTS: Final = frozenset({"package", "package-lock", "tsconfig", "manifest", "composer"})
_GENERAL: Final = frozenset({"xlsx", "xls", "csv", "json", "html-table", "markdown", "text"})
"""Formats of no program: inside of a tree such files are that program's own business."""
_LEFT_OUT: Final = "{what} cannot be carried over and is left out."


@dataclass(frozen=True, slots=True)
class Tree:
    """A format whose phrases lie in many files; `own` are those of a folder that are its own."""

    reader: PackReader
    own: Callable[[Source], frozenset[str]]


class MixedFolder:
    """Knows no format; the readers are given."""

    def __init__(self, trees: Sequence[Tree], readers: Sequence[PackReader]) -> None:
        """Read with these.

        Args:
            trees: formats of folders.
            readers: formats of single files, in the order in which they are asked.
        """
        self._trees = trees
        self._readers = readers

    def sniff(self, source: Source) -> float:
        """Whether there are at least two kinds of phrases in it, or files that each hold some."""
        if not source.is_folder and source.ending != ".zip":
            return 0.0
        parts = [part.is_folder for _, part in self._parts(source)]
        if any(parts):
            return 0.975 if len(parts) > 1 else 0.0
        return 0.6 if parts else 0.0

    def take(self, source: Source) -> Taken:
        """The phrases of all parts.

        Raises:
            BadInputError: there is none that can be read.
        """
        items: list[Item] = []
        problems: list[Problem] = []
        images: dict[str, bytes] = {}
        used: set[str] = set()
        for reader, part in self._parts(source):
            used |= set(part.files) if part.is_folder else {part.name}
            try:
                taken = reader.take(_named(part))
            except KefuError as error:
                problems.append(Problem.of(part.name, error))
                continue
            taken = taken if part.is_folder else _of_file(taken, part.name)
            items += taken.items
            problems += taken.problems
            images |= taken.images
        if not items and not problems:
            raise BadInputError("The file {file} holds no list that this format knows.", file=source.name)
        problems += _beside(source, used)
        return Taken(tuple(items), tuple(problems), images, title=source.stem)

    def _parts(self, source: Source) -> Iterator[tuple[PackReader, Source]]:
        """What there is to be read, each with its reader; a single file has its whole path as its name."""
        pictures = {name for name in source.files if PurePosixPath(name).suffix.lower() in _PICTURES}
        left = {name: None for name in source.files if name not in pictures and not name.startswith("__MACOSX/")}
        inside: set[PurePosixPath] = set()
        for tree in self._trees:
            own = tree.own(source)
            if own:
                left = {name: None for name in left if name not in own}
                inside |= {PurePosixPath(name).parent for name in own}
                files = {name: source.files[name] for name in source.files if name in own or name in pictures}
                yield tree.reader, Source(source.name, files=files)
        names = [name for name in left if _may_hold_phrases(name)][:_MOST_FILES]
        judged = [self._judged(Source(name, source.files[name])) for name in names]
        own_files = {
            part.name for reader, part, _ in judged if reader.name in _GENERAL and _is_inside(part.name, inside)
        }
        judged = [found for found in judged if found[1].name not in own_files]
        likely = [found for found in judged if found[2] >= _LIKELY]
        if inside or any(sure >= _SURE for *_, sure in judged) or len(likely) * 2 < len(judged):
            likely = [found for found in judged if found[2] >= _SURE]
        yield from ((reader, part) for reader, part, _ in likely)

    def _judged(self, part: Source) -> tuple[PackReader, Source, float]:
        """The reader that is surest of a file, and how sure; of two that are as sure, the first."""
        alone = _named(part)
        sure, place = max((_sniff(reader, alone), -place) for place, reader in enumerate(self._readers))
        return self._readers[-place], part, sure


def _named(part: Source) -> Source:
    return part if part.is_folder else Source(PurePosixPath(part.name).name, part.data)


def _of_file(taken: Taken, path: str) -> Taken:
    """Its items in a group of their own, if they have none; places and pictures with the file's name before them."""
    group = taken.title or PurePosixPath(path).stem

    def placed(item: Item) -> Item:
        variants = tuple(
            replace(variant, images=tuple(f"{path}/{name}" for name in variant.images)) for variant in item.variants
        )
        where = f"{path}: {item.where}"
        return replace(item, variants=variants, where=where, group=item.group or ("" if item.category else group))

    return replace(
        taken,
        items=tuple(map(placed, taken.items)),
        problems=tuple(replace(told, where=f"{path}: {told.where}") for told in taken.problems),
        images={f"{path}/{name}": data for name, data in taken.images.items()},
    )


def _beside(source: Source, used: set[str]) -> list[Problem]:
    """The files that people keep phrases in and that were not read."""
    left = [name for name in source.files if name not in used and PurePosixPath(name).suffix.lower() in _ALSO_TOLD]
    return [Problem(name, _LEFT_OUT, {"what": PurePosixPath(name).name}) for name in left if not _is_paper(name)]


def _is_inside(name: str, trees: set[PurePosixPath]) -> bool:
    """Whether it lies in a folder of a tree; notes beside one are its papers too."""
    path = PurePosixPath(name)
    return bool(trees) and (path.suffix.lower() == ".md" or any(parent in trees for parent in path.parents[:-1]))


def _may_hold_phrases(name: str) -> bool:
    path = PurePosixPath(name)
    return path.suffix.lower() in _ENDINGS and not _is_paper(name) and path.stem.lower() not in _MANIFESTS


def _is_paper(name: str) -> bool:
    return PurePosixPath(name).stem.lower() in _PAPERS


def _sniff(reader: PackReader, source: Source) -> float:
    try:
        return reader.sniff(source)
    except KefuError:
        return 0.0
