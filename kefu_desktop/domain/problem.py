"""Something wrong with a part of the input, while the rest goes on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kefu_desktop.domain.errors import KefuError


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault and its place.

    `template` is an English sentence and the key of its translation, as in KefuError; `where` a place for people: a
    line, a key, the id of a phrase; it may be empty.
    """

    where: str
    template: str
    params: Mapping[str, object] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return self.template.format(**self.params)

    @classmethod
    def of(cls, where: str, error: KefuError) -> Problem:
        """The error that stopped one item."""
        return cls(where, error.template, error.params)
