"""The next wording of a phrase for a customer, rendered; and recording that it was given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kefu_desktop.app.stores import FormMemory, PhraseReader, UsageLog, Use
from kefu_desktop.domain import rotation, template
from kefu_desktop.domain.errors import NotFoundError
from kefu_desktop.domain.phrase import Phrase
from kefu_desktop.ports.clock import Clock


@dataclass(frozen=True, slots=True)
class Wording:
    """A variant as it will be pasted.

    `text` is None while something is unfilled. `pieces` is the text in parts, for showing what must be filled where.
    `place` of `count` says which of the enabled variants it is, from 1. `heard` whether this customer had it before.
    """

    phrase: Phrase
    variant: int
    variant_id: int
    customer: str
    place: int
    count: int
    heard: bool
    rendered: template.Rendered

    @property
    def text(self) -> str | None:
        """The whole text, None if something is unfilled."""
        return self.rendered.text if self.rendered.complete else None

    @property
    def unfilled(self) -> tuple[str, ...]:
        """Names of the placeholders that still need a value, each once, in order."""
        return tuple(ask.name for ask in self.rendered.asks)


class NextWording:
    """Chooses and renders."""

    def __init__(
        self,
        phrases: PhraseReader,
        usage: UsageLog,
        forms: FormMemory,
        clock: Clock,
        known_values: Callable[[datetime], Mapping[str, str]],
    ) -> None:
        self._phrases = phrases
        self._usage = usage
        self._forms = forms
        self._clock = clock
        self._known_values = known_values

    def peek(
        self,
        phrase_id: str,
        customer: str,
        values: Mapping[str, str] | None = None,
        *,
        skip: int = 0,
        at: datetime | None = None,
    ) -> Wording:
        """The wording that comes next, `skip` further in the order of rotation; nothing is recorded.

        Raises:
            NotFoundError: no such phrase, or all its variants are switched off.
        """
        phrase = self._phrases.phrase(phrase_id)
        if phrase is None:
            raise NotFoundError("There is no phrase {id}. `kefu list` shows all of them.", id=phrase_id)
        history = self._usage.history(phrase_id, customer)
        order = rotation.ranking(history, known_customer=bool(customer))
        if not order:
            raise NotFoundError("All wordings of {name} are switched off. Switch one on to use it.", name=phrase.name)
        index = order[skip % len(order)]
        chosen = history[index]
        parsed = template.parse(phrase.variants[index].text)
        turn = chosen.turn(known_customer=bool(customer))
        known = {**self._known_values(at or self._clock.now()), **(values or {})}
        missing = [name for name in parsed.names if name not in known]
        remembered = self._forms.remembered(customer, missing) if missing else {}
        return Wording(
            phrase=phrase,
            variant=index,
            variant_id=chosen.variant_id,
            customer=customer,
            place=sorted(order).index(index) + 1,
            count=len(order),
            heard=chosen.heard > 0,
            rendered=parsed.render(known, turn=turn, suggestions=remembered),
        )

    def record(self, wording: Wording, at: datetime | None = None) -> None:
        """Note that the customer was given it."""
        use = Use(wording.phrase.id, wording.variant_id, wording.customer, at or self._clock.now())
        self._usage.record(use)
