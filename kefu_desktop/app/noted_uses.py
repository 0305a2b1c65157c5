"""The log of uses of the running program: a paste stays done even while the library cannot be written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from kefu_desktop.app.stores import UsageLog, Use
from kefu_desktop.app.tried_again import Later, TriedAgain
from kefu_desktop.domain.rotation import VariantHistory

_AFTER_ALL: Final = 1 << 62
"""A serial number later than all in the library."""


class NotedUses:
    """Implements UsageLog of app.stores.

    A use that cannot be written (an import is being written, the disk is full) waits in memory and counts from the
    first moment on, so that no buyer is given the same twice.

    Args:
        log: where they end up.
        last_phrase: the id of the phrase that the log says was given last.
        later: calls something on the thread that notes.
    """

    def __init__(self, log: UsageLog, last_phrase: Callable[[], str | None], later: Later) -> None:
        self._log = log
        self._last_phrase = last_phrase
        self._notes: TriedAgain[Use] = TriedAgain(log.record, later)

    def record(self, use: Use) -> None:
        """Note a use; never fails."""
        self._notes.note(use)

    def write_rest(self) -> None:
        """The last moment for what waits: the program ends."""
        self._notes.again()

    def history(self, phrase_id: str, customer: str) -> list[VariantHistory]:
        """Each variant of the phrase, in order, with its uses by this customer and by all."""
        # looked at before the log: a use that is written in between counts twice rather than never
        waiting = self._notes.waiting
        found = self._log.history(phrase_id, customer)
        uses = [(_AFTER_ALL + place, use) for place, use in enumerate(waiting) if use.phrase_id == phrase_id]
        return [_with(variant, uses, customer) for variant in found] if uses else found

    def last_phrase(self) -> str | None:
        """The id of the phrase that was given last and is still there."""
        waiting = self._notes.waiting
        return waiting[-1].phrase_id if waiting else self._last_phrase()


def _with(variant: VariantHistory, uses: list[tuple[int, Use]], customer: str) -> VariantHistory:
    for serial, use in uses:
        if use.variant_id != variant.variant_id:
            continue
        if customer and use.customer == customer:
            begun = variant.begun_at if variant.times_heard else variant.times_used
            variant = replace(variant, heard=serial, times_heard=variant.times_heard + 1, begun_at=begun)
        variant = replace(variant, used=serial, times_used=variant.times_used + 1)
    return variant
