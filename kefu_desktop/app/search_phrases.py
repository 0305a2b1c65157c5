"""What the palette lists for what is typed into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from kefu_desktop.app.stores import IndexRow
from kefu_desktop.domain.reply_ranking import Document, ReplyRanker
from kefu_desktop.domain.reply_words import ReplyWords, is_whole_message
from kefu_desktop.domain.search import Index, Match
from kefu_desktop.domain.search_match import Span

_MOST_CHANGED = 500


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


@dataclass(frozen=True, slots=True)
class Hit:
    """One row of the palette.

    `variant` is the index of the wording in `preview`, which is one line. The spans are (start, end) of the matching
    stretches of `name` and `preview`, in order, apart from one another. A higher `score` is a better match.
    """

    phrase_id: str
    name: str
    category: str
    group: str
    score: float
    variant: int
    preview: str
    name_spans: tuple[Span, ...] = ()
    preview_spans: tuple[Span, ...] = ()
