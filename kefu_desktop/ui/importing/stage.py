"""What the import window is at."""

from __future__ import annotations

from enum import Enum, auto

from kefu_desktop.ui.language import tr


class Stage(Enum):
    """What the window is at."""

    EMPTY = auto()
    READING = auto()
    REVIEW = auto()
    WRITING = auto()
    DONE = auto()
    UNDOING = auto()


def lost_by_closing(stage: Stage, *, touched: bool) -> str:
    """What the user is asked before the window closes; empty if nothing is lost.

    Args:
        stage: what the window is at.
        touched: whether he made choices in the review.
    """
    if stage is Stage.REVIEW and touched:
        return tr("What you chose here is not imported yet. Close all the same?")
    if stage is Stage.WRITING:
        return tr("The import is not finished. If you close now, nothing of it stays.")
    if stage is Stage.UNDOING:
        return tr("It is not taken back yet. If you close now, the imported phrases stay.")
    return ""
