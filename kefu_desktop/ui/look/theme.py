"""Light or dark: as the system says, or as the settings force."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.tokens import Colours

Scheme = Literal["system", "light", "dark"]


class Theme(QObject):
    """The colours in force.

    Signals:
        changed: other colours are in force; windows take them and repaint.
    """

    changed = Signal()

    def __init__(self, scheme: Scheme = "system", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scheme: Scheme = scheme
        self._colours = self._wanted()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._refresh)

    @property
    def colours(self) -> Colours:
        """Those in force now."""
        return self._colours

    def force(self, scheme: Scheme) -> None:
        """Follow the system, or stay light or dark."""
        self._scheme = scheme
        self._refresh()

    def _refresh(self) -> None:
        wanted = self._wanted()
        if wanted is not self._colours:
            self._colours = wanted
            dress(wanted)
            self.changed.emit()

    def _wanted(self) -> Colours:
        if self._scheme != "system":
            return tokens.DARK if self._scheme == "dark" else tokens.LIGHT
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return tokens.DARK if dark else tokens.LIGHT


def dress(colours: Colours) -> None:
    """Give the whole application these colours and the font of the tokens."""
    QApplication.setPalette(qt_palette(colours))
    QApplication.setFont(tokens.font())


def qt_palette(c: Colours) -> QPalette:
    """The colours in Qt's own roles, for menus, tips and everything a delegate does not paint."""
    role = QPalette.ColorRole
    made = QPalette()
    for which, colour in (
        (role.Window, c.window),
        (role.WindowText, c.text),
        (role.Base, c.window),
        (role.AlternateBase, c.raised),
        (role.Text, c.text),
        (role.Button, c.raised),
        (role.ButtonText, c.text),
        (role.ToolTipBase, c.raised),
        (role.ToolTipText, c.text),
        (role.PlaceholderText, c.muted),
        (role.Highlight, c.accent),
        (role.HighlightedText, c.on_accent),
        (role.Accent, c.accent),
        (role.Link, c.accent),
        (role.Mid, c.line),
        (role.Light, c.raised),
        (role.Dark, c.outline),
    ):
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(c.outline))
    return made
