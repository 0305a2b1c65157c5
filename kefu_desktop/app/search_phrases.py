"""What the palette lists for what is typed into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice, takewhile
from typing import Final, Protocol

from kefu_desktop.app.stores import IndexRow
from kefu_desktop.domain.reply_ranking import Document, ReplyRanker
from kefu_desktop.domain.reply_words import ReplyWords, is_whole_message
from kefu_desktop.domain.search import Index, Match

_MOST_CHANGED: Final = 500
_TYPED_AS_IT_IS: Final = 0.4
"""What a name or keyword that holds the message counts, measured by the best answer."""


class ReplyLists(Protocol):
    """Word lists for whole messages (storage.reply_files reads them)."""

    @property
    def synonyms(self) -> Sequence[Sequence[str]]:
        """Groups of words that mean the same."""

    @property
    def fillers(self) -> Sequence[str]:
        """Words that say nothing."""

    @property
    def questions(self) -> Mapping[str, Sequence[str]] | None:
        """What buyers ask, by the id of the phrase that answers it."""


Hit = Match
"""One row of the palette."""


class SearchPhrases:
    """Finds phrases by what is typed, or by a whole message of a buyer. Call it from one thread at a time."""

    def __init__(
        self,
        rows: Callable[[], Iterable[IndexRow]],
        version: Callable[[], int],
        reply_lists: Callable[[], ReplyLists],
    ) -> None:
        """Read nothing yet.

        Args:
            rows: all phrases, in the order of the library.
            version: another number after every change of the library; asked at each search, so it must be cheap.
            reply_lists: read when the first whole message is asked.
        """
        self._rows = rows
        self._version = version
        self._reply_lists = reply_lists
        self._seen: int | None = None
        self._marks: dict[str, int] = {}
        self._index = Index()
        self._loading: Iterator[int] | None = None
        self._replies: tuple[ReplyRanker, Mapping[str, str]] | None = None

    def __call__(self, query: str, category: str = "", limit: int = 9) -> Sequence[Hit]:
        """The phrases for a query, the best first, at most `limit`; for none what is used most in the category.

        What is shown of a phrase is put together when it is looked at, so that a high limit costs little.
        """
        for _ in self.warm():
            pass
        matches = self._index.search(query, category, limit)
        if is_whole_message(query):
            return self._answers(query, category, limit, matches)
        return matches

    def warm(self) -> Iterator[int]:
        """Bring the index up to date in pieces, for when there is time; yields how many phrases are read.

        A search does what is left of it.
        """
        version = self._version()
        if version != self._seen:
            self._seen = version
            self._replies = None
            self._catch_up(list(self._rows()))
        if self._loading is not None:
            yield from self._loading
            self._loading = None

    def used(self, phrase_id: str) -> None:
        """Note that the phrase was pasted: it moves up at once, without a look at the library."""
        self._index.used(phrase_id)

    def _catch_up(self, rows: list[IndexRow]) -> None:
        marks = {row.phrase_id: hash(row[1:9]) for row in rows}
        changed = [row for row in rows if self._marks.get(row.phrase_id) != marks[row.phrase_id]]
        gone = self._marks.keys() - marks.keys()
        if self._loading is not None or not self._marks or len(changed) + len(gone) > _MOST_CHANGED:
            self._index = Index()
            self._loading = self._index.load(rows)
        else:
            for phrase_id in gone:
                self._index.remove(phrase_id)
            for row in changed:
                self._index.put(row)
        self._marks = marks

    def _answers(self, message: str, category: str, limit: int, matches: Sequence[Match]) -> list[Hit]:
        """What answers the message, what matches as it is typed counting more; behind it what else matches."""
        ranker, categories = self._ranker()
        ranked = dict(ranker.rank(message, 4 * limit, lambda found: category in {"", categories.get(found)}))
        best = max(ranked.values(), default=0.0)
        for match in takewhile(lambda match: match.in_name, matches):
            ranked[match.phrase_id] = ranked.get(match.phrase_id, 0.0) + _TYPED_AS_IT_IS * best
        ids = sorted(ranked, key=lambda found: -ranked[found])[:limit]
        answers = self._index.shown(ids, message, [ranked[found] / (ranked[ids[0]] or 1.0) for found in ids])
        rest = (match for match in matches if match.phrase_id not in ids)
        return [*answers, *islice(rest, limit - len(answers))]

    def _ranker(self) -> tuple[ReplyRanker, Mapping[str, str]]:
        if self._replies is None:
            rows = list(self._rows())
            lists = self._reply_lists()
            words = ReplyWords(lists.synonyms, lists.fillers)
            documents = (_document(row, lists.questions or {}) for row in rows)
            ranker = ReplyRanker(documents, words, self._index.reading)
            self._replies = ranker, {row.phrase_id: row.category for row in rows}
        return self._replies


def _document(row: IndexRow, questions: Mapping[str, Sequence[str]]) -> Document:
    return Document(
        phrase_id=row.phrase_id,
        name=row.name,
        keywords=row.keywords.split("\n"),
        texts=row.texts.split("\x1f"),
        when=row.when,
        questions=questions.get(row.phrase_id, ()),
    )
