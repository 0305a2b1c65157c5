"""The clipboard with all its formats, and who reads from it. Call both on the desktop's own thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Read:
    """One time that a program took the text we own: when (monotonic seconds) and whether it was the target's program.

    `last`: no later read will be seen (Windows asks the owner of a text once and then serves it by itself).
    """

    at: float
    by_target: bool
    last: bool = False


class Snapshot(Protocol):
    """What was on the clipboard (and, on X11, in the primary selection), all formats, opaque to us."""

    @property
    def complete(self) -> bool:
        """Whether everything could be saved, so that a restore gives back all."""


class Clipboard(Protocol):
    """What the user has copied: looked at, saved, given back."""

    def text(self) -> str:
        """Its text; empty if it holds none."""

    def save(self) -> Snapshot:
        """All formats of what is there now, within a bound of size and time (then `complete` is False).

        Raises:
            NotPossibleError: another program holds the clipboard and did not let go.
        """

    def restore(self, snapshot: Snapshot) -> bool:
        """Put it back if the content is still what we offered; whether it was put back."""

    def keep(self, text: str) -> None:
        """Leave this text for the user to paste by hand, as an ordinary copy.

        Raises:
            NotPossibleError: another program holds the clipboard and did not let go.
        """


class PasteSource(Protocol):
    """Owns the text of a paste for as long as the target reads it."""

    def offer(self, text: str, target: int) -> None:
        """Own the clipboard with this text alone, marked as not for clipboard history, and verify that we do.

        `target` is the handle of the window it is meant for, to tell its reads from those of other programs.

        Raises:
            NotPossibleError: it could not be set; then no key may be sent.
        """

    def wait_reads(self, patience: Callable[[list[Read], float], float]) -> bool:
        """Serve readers until `patience(reads so far, now)`, the seconds to wait on, is 0 or less.

        It is asked again after each read. Returns False as soon as the content is no longer ours.
        """
