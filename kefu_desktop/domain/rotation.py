"""Which variant comes next: the one this customer has not had, then the one he had longest ago."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VariantHistory:
    """What has become of one variant so far.

    Serial numbers count all uses in the library, ascending; 0 means never. `heard` and `times_heard` speak of the one
    customer asked about, `used` and `times_used` of all customers together. `begun_at` is what `times_used` was when
    this customer got it first.
    """

    variant_id: int
    enabled: bool
    heard: int = 0
    times_heard: int = 0
    used: int = 0
    times_used: int = 0
    begun_at: int = 0

    def turn(self, *, known_customer: bool = True) -> int:
        """Which combination of its alternatives comes next.

        A customer walks through them one by one; where he begins depends on how often others got the variant, so that
        neighbours do not all get the same.
        """
        if known_customer and self.times_heard:
            return self.begun_at + self.times_heard
        return self.times_used


def choose(variants: Sequence[VariantHistory], *, known_customer: bool = True) -> int | None:
    """The index of the next variant; None if none is enabled.

    A customer never gets a variant twice before he has had all; then the one he had longest ago. Where that leaves a
    choice, across customers: not the one used last if there is another, then the one used least, then longest ago.
    """
    ranked = ranking(variants, known_customer=known_customer)
    return ranked[0] if ranked else None


def ranking(variants: Sequence[VariantHistory], *, known_customer: bool = True) -> list[int]:
    """All enabled variants' indices, next one first: what "another wording" walks through."""
    last_used = max((v.used for v in variants), default=0)

    def rank(index: int) -> tuple[int, bool, int, int, int]:
        v = variants[index]
        heard = v.heard if known_customer else 0
        return heard, v.used == last_used and last_used > 0, v.times_used, v.used, index

    return sorted((i for i, v in enumerate(variants) if v.enabled), key=rank)
