"""One wording: its text, what the tone check says of it, and its place among the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kefu_desktop.domain.tone.finding import Finding
from kefu_desktop.ui.language import tr
from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.tokens import Colours
from kefu_desktop.ui.palette.highlight import utf16
from kefu_desktop.ui.phrase_dialog.colouring import Colouring
from kefu_desktop.ui.phrase_dialog.draft import VariantDraft
from kefu_desktop.ui.phrase_dialog.switch import Switch

_CHECK_AFTER: Final = 250
"""Milliseconds without a key."""
_LINES: Final = 3
FIX_KEY: Final = "Ctrl+."


class WordingEdit(QWidget):
    """Emits what is wanted of it; its list does it.

    Signals:
        changed: the text or its switch.
        moved(by): up (-1) or down (1).
        removed: take it out.
    """

    changed = Signal()
    moved = Signal(int)
    removed = Signal()

    def __init__(
        self, draft: VariantDraft, check: Callable[[str], Sequence[Finding]], colours: Colours, icons: Icons
    ) -> None:
        super().__init__()
        self._draft = draft
        self._check = check
        self._icons = icons
        self._findings: Sequence[Finding] = ()
        self._title = QLabel()
        self._title.setProperty("role", "label")
        self._enabled = Switch(tr("Switched on"), colours, icons)
        self._enabled.setChecked(draft.enabled)
        self._up = self._button("arrow-up", tr("Move up"), colours)
        self._down = self._button("arrow-down", tr("Move down"), colours)
        self._remove = self._button("trash-2", tr("Remove this wording"), colours)
        self.text = QPlainTextEdit(draft.text)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * _LINES + 24)
        self._colouring = Colouring(self.text.document(), colours)
        self._says = QLabel()
        self._says.setProperty("role", "warning")
        self._says.setWordWrap(True)
        self._fix = QPushButton()
        self._fix.setProperty("role", "quiet")
        self._timer = QTimer(self, singleShot=True, interval=_CHECK_AFTER)
        self._lay_out()
        self._connect()
        self.look_again()

    def draft(self) -> VariantDraft:
        """As it is now."""
        return VariantDraft(self.text.toPlainText(), self._enabled.isChecked(), self._draft.origin)

    def number(self, place: int, count: int) -> None:
        """Say which of how many it is."""
        self._title.setText(tr("Wording {place}", place=place))
        self.text.setAccessibleName(tr("Wording {place}", place=place))
        self._up.setEnabled(place > 1)
        self._down.setEnabled(place < count)
        self._remove.setEnabled(count > 1)

    def look_again(self) -> None:
        """Ask the tone check now."""
        self._timer.stop()
        text = self.text.toPlainText()
        self._findings = self._check(text) if text.strip() else ()
        self._colouring.show_findings(self._findings)
        first = next(iter(self._findings), None)
        self._says.setText(first.message if first else "")
        self._says.setVisible(first is not None)
        self._fix.setVisible(bool(first and first.suggestion))
        if first and first.suggestion:
            label = tr("Put “{suggestion}” instead", suggestion=first.suggestion)
            self._fix.setText(f"{label}  {FIX_KEY}")
            self._fix.setAccessibleName(label)

    def fix(self) -> None:
        """Take the suggestion that is shown, as one step of the text's own undo."""
        first = next(iter(self._findings), None)
        if first is None or not first.suggestion:
            return
        (start, end), *_ = utf16(self.text.toPlainText(), [(first.start, first.end)])
        cursor = self.text.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(first.suggestion)
        self.look_again()

    def wear(self, colours: Colours) -> None:
        """Take other colours."""
        self._colouring.wear(colours)
        self._enabled.colours = colours
        for button, name in ((self._up, "arrow-up"), (self._down, "arrow-down"), (self._remove, "trash-2")):
            button.setIcon(self._icons.icon(name, colours.muted))

    def _button(self, icon: str, name: str, colours: Colours) -> QToolButton:
        made = QToolButton()
        made.setIcon(self._icons.icon(icon, colours.muted))
        made.setToolTip(name)
        made.setAccessibleName(name)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return made

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(tokens.GRID)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._enabled)
        head.addSpacing(tokens.PAD_SMALL)
        for button in (self._up, self._down, self._remove):
            head.addWidget(button)
        # one below the other: a whole sentence as a better wording would squeeze what it is better than
        foot = QVBoxLayout()
        foot.setSpacing(0)
        foot.addWidget(self._says)
        foot.addWidget(self._fix, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, tokens.PAD_SMALL)
        column.setSpacing(tokens.GRID)
        column.addLayout(head)
        column.addWidget(self.text)
        column.addLayout(foot)
        for first, second in ((self.text, self._fix), (self._fix, self._enabled), (self._enabled, self._up)):
            self.setTabOrder(first, second)

    def _connect(self) -> None:
        self.text.textChanged.connect(self._typed)
        self._enabled.toggled.connect(self.changed)
        self._up.clicked.connect(lambda: self.moved.emit(-1))
        self._down.clicked.connect(lambda: self.moved.emit(1))
        self._remove.clicked.connect(self.removed)
        self._fix.clicked.connect(self.fix)
        self._timer.timeout.connect(self.look_again)
        shortcut = QShortcut(QKeySequence(FIX_KEY), self.text)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.fix)

    def _typed(self) -> None:
        if self.text.toPlainText() != self._draft.text or self._timer.isActive():
            self._timer.start()
        self.changed.emit()
