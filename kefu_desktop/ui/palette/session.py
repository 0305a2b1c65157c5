"""What one opening of the palette knows: the query, the row, the wording, what is filled in. No widget, no storage."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from kefu_desktop.app.next_wording import Wording
from kefu_desktop.domain.errors import KefuError
from kefu_desktop.domain.phrase import Category
from kefu_desktop.domain.template import Ask

PAGE: Final = 9
MOST_HITS: Final = 10 * PAGE
CLIPBOARD: Final = "剪贴板"


class Hit(Protocol):
    """A phrase that was found, as app.search_phrases gives it."""

    @property
    def phrase_id(self) -> str:
        """Which one."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def category(self) -> str:
        """Slug of its category."""

    @property
    def preview(self) -> str:
        """The wording in which it was found, or its first."""

    @property
    def name_spans(self) -> Sequence[tuple[int, int]]:
        """What of the name matched."""

    @property
    def preview_spans(self) -> Sequence[tuple[int, int]]:
        """What of the preview matched."""


@dataclass(frozen=True, slots=True)
class Only:
    """A row that was asked for by its id."""

    phrase_id: str
    name: str
    category: str
    preview: str = ""
    name_spans: Sequence[tuple[int, int]] = ()
    preview_spans: Sequence[tuple[int, int]] = ()


class Wordings(Protocol):
    """Chooses and renders (app.next_wording)."""

    def peek(self, phrase_id: str, customer: str, values: Mapping[str, str] | None = None, *, skip: int = 0) -> Wording:
        """The wording that comes next, `skip` further."""


@dataclass(frozen=True, slots=True)
class Services:
    """The use cases behind the palette.

    search(query, category, limit): the best hits, all categories if it is empty. tone_mark(text): what is wrong with a
    text, in a few words for the user, or None. clipboard_text(): for {剪贴板}. remember(customer, values): for the next
    time. sending_allowed(): whether Shift+Enter may press the application's send key as well.
    """

    search: Callable[[str, str, int], Sequence[Hit]]
    wordings: Wordings
    categories: Callable[[], Sequence[Category]]
    tone_mark: Callable[[str], str | None]
    clipboard_text: Callable[[], str]
    remember: Callable[[str, Mapping[str, str]], None]
    sending_allowed: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the user chose: a complete wording, what he filled in himself, and whether it shall be sent."""

    wording: Wording
    values: dict[str, str]
    send: bool


@dataclass(slots=True)
class Session:
    """One opening. `problem` is why the chosen row has no wording."""

    services: Services
    customer: str = ""
    query: str = ""
    category: str = ""
    hits: Sequence[Hit] = ()
    row: int = -1
    skip: int = 0
    values: dict[str, str] = field(default_factory=dict)
    wording: Wording | None = None
    problem: KefuError | None = None
    _next: dict[str, Wording | None] = field(default_factory=dict)
    _marks: dict[str, str | None] = field(default_factory=dict)

    def search(self, query: str, category: str) -> None:
        """Find, and choose the best."""
        self.query, self.category = query.strip(), category
        self.hits = self.services.search(self.query, category, MOST_HITS)
        self.select(0)

    def show_only(self, phrase_id: str) -> None:
        """Have that phrase as the only row, none if it is not there."""
        wording = self.next_of(phrase_id)
        phrase = wording.phrase if wording else None
        self.hits = (Only(phrase.id, phrase.name, phrase.category),) if phrase else ()
        self.select(0)

    def select(self, row: int) -> None:
        """Choose a row; out of range: the last, or none if there are none."""
        self.row = max(0, min(row, len(self.hits) - 1)) if self.hits else -1
        self.skip = 0
        self.values = {}
        self._take()

    def another(self, by: int) -> None:
        """The next wording of the chosen phrase, or the last one; what was filled in stays."""
        if self.wording is not None:
            self.skip = (self.skip + by) % self.wording.count
            self._take()

    def fill(self, name: str, value: str) -> None:
        """Put a value into the text; an empty one takes it out."""
        if value.strip():
            self.values[name] = value
        else:
            self.values.pop(name, None)
        self._take()

    def next_of(self, phrase_id: str) -> Wording | None:
        """The wording that a row would give, looked up once an opening."""
        if phrase_id not in self._next:
            try:
                self._next[phrase_id] = self._peek(phrase_id, {}, 0)
            except KefuError:
                self._next[phrase_id] = None
        return self._next[phrase_id]

    def mark_of(self, phrase_id: str) -> str | None:
        """What the tone check says of a row, if it has been asked already."""
        wording = self.next_of(phrase_id)
        return self._marks.get(wording.rendered.text) if wording else None

    def check_tone(self, phrase_id: str) -> None:
        """Ask the tone check about a row, once for each text."""
        wording = self.next_of(phrase_id)
        if wording is not None:
            self._mark(wording.rendered.text)

    @property
    def mark(self) -> str | None:
        """What the tone check says of the text that is shown, if it has been asked already."""
        return self._marks.get(self.wording.rendered.text) if self.wording else None

    def check_shown(self) -> None:
        """Ask the tone check about the text that is shown."""
        if self.wording is not None:
            self._mark(self.wording.rendered.text)

    @property
    def stops(self) -> tuple[Ask, ...]:
        """The fields the form goes through: those without a value, with a default, with choices, or filled in here."""
        if self.wording is None:
            return ()
        rendered = self.wording.rendered
        open_names = {ask.name for ask in rendered.asks}
        return tuple(
            ask
            for ask in rendered.fields
            if ask.name in open_names or ask.name in self.values or ask.default is not None or ask.choices
        )

    @property
    def may_send(self) -> bool:
        """Whether Shift+Enter may send it: allowed, complete, no place for the caret."""
        wording = self.wording
        if wording is None or wording.text is None or wording.rendered.caret_back:
            return False
        return self.services.sending_allowed()

    def choose(self, *, send: bool) -> Chosen | None:
        """The choice, None while anything is unfilled.

        A text that the tone check complains of is pasted, not sent: the user is to look at it in the chat box.
        """
        if self.wording is None or self.wording.text is None:
            return None
        send = send and self.may_send and self._mark(self.wording.text) is None
        return Chosen(self.wording, dict(self.values), send)

    def _mark(self, text: str) -> str | None:
        if text not in self._marks:
            self._marks[text] = self.services.tone_mark(text)
        return self._marks[text]

    def _take(self) -> None:
        self.wording, self.problem = None, None
        if self.row < 0:
            return
        try:
            self.wording = self._peek(self.hits[self.row].phrase_id, self.values, self.skip)
        except KefuError as why:
            self.problem = why

    def _peek(self, phrase_id: str, values: Mapping[str, str], skip: int) -> Wording:
        wording = self.services.wordings.peek(phrase_id, self.customer, values, skip=skip)
        if CLIPBOARD not in wording.unfilled:
            return wording
        copied = self.services.clipboard_text()
        return self.services.wordings.peek(phrase_id, self.customer, {CLIPBOARD: copied, **values}, skip=skip)
