"""Playbooks: phrases in the order in which a hard talk goes well."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from typing import Final

from kefu_desktop.domain.errors import BadInputError

LONGEST_WAIT: Final = 7 * 24 * 3600
"""Seconds; nobody waits longer than a week between two sentences."""

_SLUG: Final = re.compile(r"[\w][\w.-]{0,99}\Z")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to say, and what it is to achieve.

    Attributes:
        phrases: ids of phrases of which one is pasted; more than one means that the case decides, see `branch`.
        goal: what the step achieves, one sentence for the person who answers.
        go_on_when: how that person sees that the next step is due; empty if the next one follows at once.
        branch: which of the phrases when, or where to go if the talk takes another turn; empty if neither.
        wordings: which variants of the phrase fit here, counted from 1; empty if all of them do.
        within: seconds in which this step should be said once it is due; None if there is no haste.
        wait: seconds to wait for an answer after this step before the next one; None if the answer decides.
        optional: whether the flow is whole without it.
    """

    phrases: tuple[str, ...]
    goal: str
    go_on_when: str = ""
    branch: str = ""
    wordings: tuple[int, ...] = ()
    within: int | None = None
    wait: int | None = None
    optional: bool = False

    def __post_init__(self) -> None:
        if not self.phrases:
            raise BadInputError("A step names no phrase. Please give it one.")
        for phrase in self.phrases:
            if not _SLUG.match(phrase):
                raise BadInputError(
                    "A step names {phrase}, which is no id of a phrase. Please correct it.", phrase=phrase
                )
        if len(set(self.phrases)) < len(self.phrases):
            raise BadInputError("The step {phrase} names a phrase twice. Name it once.", phrase=self.phrases[0])
        if not self.goal.strip():
            raise BadInputError("The step {phrase} has no goal. Please say what it achieves.", phrase=self.phrases[0])
        self._check_wordings()
        for seconds in (self.within, self.wait):
            if seconds is not None and not 0 < seconds <= LONGEST_WAIT:
                raise BadInputError(
                    "The step {phrase} has a time of {seconds} seconds. Give it one from 1 to {most}.",
                    phrase=self.phrases[0],
                    seconds=seconds,
                    most=LONGEST_WAIT,
                )

    def _check_wordings(self) -> None:
        if any(number < 1 for number in self.wordings):
            raise BadInputError("The step {phrase} counts wordings from 0. Count them from 1.", phrase=self.phrases[0])
        if self.wordings and len(self.phrases) > 1:
            raise BadInputError(
                "The step {phrase} names several phrases and also wordings. Keep one of the two.",
                phrase=self.phrases[0],
            )


@dataclass(frozen=True, slots=True)
class Flow:
    """An ordered playbook.

    `id` is a slug, unique in a file; `name` and `when` are read by the person who looks for the right playbook.
    """

    id: str
    name: str
    when: str
    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        if not _SLUG.match(self.id):
            raise BadInputError("The id {id} has characters that do not fit. Use letters, digits, - and _.", id=self.id)
        if not self.name.strip():
            raise BadInputError("The flow {id} has no name. Please give it one.", id=self.id)
        if not self.when.strip():
            raise BadInputError("The flow {name} does not say when to use it. Please add that.", name=self.name)
        if not self.steps:
            raise BadInputError("The flow {name} has no step. Please write at least one.", name=self.name)

    @property
    def phrases(self) -> tuple[str, ...]:
        """Ids of all phrases in it, each once, in order."""
        return tuple(dict.fromkeys(phrase for step in self.steps for phrase in step.phrases))

    def missing(self, known: Container[str]) -> tuple[str, ...]:
        """Ids of the phrases in it that are not among the known ones, in order."""
        return tuple(phrase for phrase in self.phrases if phrase not in known)
