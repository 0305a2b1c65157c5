"""Rows of an index, spelled as the library spells them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kefu_desktop.app.stores import IndexRow
from kefu_desktop.domain.search import Index
from kefu_desktop.storage.spelling import spell


def row(
    name: str,
    *texts: str,
    keywords: Sequence[str] = (),
    group: str = "",
    category: str = "common",
    uses: int = 0,
    phrase_id: str = "",
    when: str = "",
) -> IndexRow:
    """A phrase; its id is its name if none is given."""
    joined_keywords, joined_texts = "\n".join(keywords), "\x1f".join(texts or ("您好",))
    return IndexRow(
        phrase_id or name,
        category,
        group,
        name,
        joined_keywords,
        joined_texts,
        spell(name),
        spell(f"{joined_keywords}\n{group}"),
        spell(joined_texts),
        uses,
        when,
    )


def index_of(rows: Iterable[IndexRow]) -> Index:
    """An index that has read them all."""
    index = Index()
    for _ in index.load(rows):
        pass
    return index


def ids(index: Index, query: str, category: str = "", limit: int = 9) -> list[str]:
    """What the index finds."""
    return [match.phrase_id for match in index.search(query, category, limit)]
