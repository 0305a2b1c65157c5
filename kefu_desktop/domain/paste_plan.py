"""How a phrase goes into which program, and when the clipboard may be given back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from kefu_desktop.domain.hotkey import Hotkey

BRING_BACK_WITHIN: Final = 1.0
"""Seconds for the target to get the focus back."""
LET_GO_WITHIN: Final = 2.0
"""Seconds for the user's own keys to come up."""
NOT_TAKEN_AFTER: Final = 3.0
"""Seconds after the keys at which a target that read nothing has not pasted."""
NOT_SEEN_AFTER: Final = 1.0
"""Seconds after the keys at which a read that could not be seen is over."""
LEAST_QUIET: Final = 0.25
"""Chromium on a busy machine, beside a clipboard manager, read again 150 ms after its first read."""
LEAST_UNSEEN_QUIET: Final = 0.3
"""The same where a second and third read of the target cannot be seen."""
MOST_QUIET: Final = 1.0
QUIET_PER_DELAY: Final = 2.0
"""A program whose read came late is busy, and its next read will be late too (Chromium reads two or three times)."""


class Method(Enum):
    """How the text gets in."""

    PASTE = "paste"
    TYPE = "type"


@dataclass(frozen=True, slots=True)
class Profile:
    """What one kind of program wants."""

    method: Method = Method.PASTE
    keys: Hotkey = Hotkey(frozenset({"Ctrl"}), "V")
    send: Hotkey = Hotkey(frozenset(), "Enter")


@dataclass(frozen=True, slots=True)
class Profiles:
    """Profiles by application name (lower case, as in Window.application), and what to do with all others."""

    by_application: dict[str, Profile]
    default: Profile = Profile()

    def of(self, application: str) -> Profile:
        """The profile of that application; a name such as "wechat.exe" is also looked up without its ending."""
        name = application.lower()
        return self.by_application.get(name) or self.by_application.get(name.removesuffix(".exe")) or self.default


def patience(
    target_reads: Sequence[float],
    other_reads: Sequence[float],
    keys_at: float,
    now: float,
    *,
    last_seen: bool = False,
) -> float:
    """Seconds to go on waiting before the clipboard may be given back; 0 or less: it may.

    Args:
        target_reads: monotonic times at which the target's program read the text, ascending.
        other_reads: the same for all other programs. They settle nothing: a clipboard manager reads at once.
        keys_at: when the paste keys were sent.
        now: the time at which this is asked.
        last_seen: no read after these will be seen (Windows), so that time alone must do.

    A target that never reads holds us for NOT_TAKEN_AFTER: some programs (Wine, remote desktops) read through another
    one, and giving the old clipboard to a program that is only slow would send it to the buyer.
    """
    after_keys = [at for at in target_reads if at >= keys_at]
    if not after_keys:
        return keys_at + (NOT_SEEN_AFTER if last_seen else NOT_TAKEN_AFTER) - now
    last = after_keys[-1]
    least = LEAST_UNSEEN_QUIET if last_seen else LEAST_QUIET
    quiet = min(MOST_QUIET, max(least, QUIET_PER_DELAY * (last - keys_at)))
    return last + quiet - now


def was_taken(
    target_reads: Sequence[float], other_reads: Sequence[float], keys_at: float, *, last_seen: bool = False
) -> bool:
    """Whether some program read the text after the keys, so that it is likely to stand in the target.

    Where a program read it before the keys and no later read can be seen (`last_seen`), the target has the benefit of
    the doubt: telling the user to paste again would put the text there twice.
    """
    return last_seen or any(at >= keys_at for at in (*target_reads, *other_reads))
