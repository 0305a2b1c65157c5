"""Shows combinations that could not be had, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from kefu_desktop.app.hotkey_table import HotkeyProblem, OpenPalette, PasteAgain
from kefu_desktop.ui.hotkey_problem import HotkeyProblemWindow
from kefu_desktop.ui.language import tr
from kefu_desktop.ui.look.theme import Theme


class HotkeyProblems(QObject):
    """One window at a time.

    Signals:
        changed: a combination was replaced.
    """

    changed = Signal()

    def __init__(
        self, change: Callable[[HotkeyProblem, str], list[HotkeyProblem]], theme: Theme, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._change = change
        self._theme = theme
        self._left: list[HotkeyProblem] = []
        self.window: HotkeyProblemWindow | None = None

    def show(self, problems: Sequence[HotkeyProblem]) -> None:
        """Begin with the first."""
        self._left = list(problems)
        self._next()

    def _next(self) -> None:
        self.window = None
        if not self._left:
            return
        problem = self._left.pop(0)

        def retry(text: str) -> None:
            self._retry(problem, text)

        self.window = HotkeyProblemWindow(problem.text, _purpose(problem), problem.why, retry, self._theme)
        self.window.destroyed.connect(self._next)
        self.window.show()
        # the user shall be able to press another combination at once
        self.window.raise_()
        self.window.activateWindow()

    def _retry(self, problem: HotkeyProblem, text: str) -> None:
        still = [p for p in self._change(problem, text) if p.action == problem.action]
        if still:
            raise still[0].why
        self.changed.emit()


def _purpose(problem: HotkeyProblem) -> str:
    action = problem.action
    if isinstance(action, PasteAgain):
        return tr("paste the last phrase again, in its next wording")
    if isinstance(action, OpenPalette):
        return tr("open the palette on a category") if action.category else tr("open the palette")
    return tr("paste one phrase at once")
