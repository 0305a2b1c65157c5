"""The check box that paints itself."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.theme import Theme
from kefu_desktop.ui.phrase_dialog.switch import Switch


def seen(switch: Switch) -> QImage:
    """Its box and its words."""
    return switch.grab().toImage()


@pytest.mark.parametrize("on", [True, False])
def test_the_focus_and_what_cannot_be_used_are_seen(qtbot: QtBot, theme: Theme, icons: Icons, *, on: bool) -> None:
    """Whether it is ticked or not; in the place of the box, not in the colour of the words alone."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    switch, other = Switch("", theme.colours, icons), Switch("", theme.colours, icons)
    for part in (switch, other):
        part.setChecked(on)
        column.addWidget(part)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=2000)
    switch.setFocus(Qt.FocusReason.TabFocusReason)
    other_box = seen(other)
    assert seen(switch) != other_box
    other.setEnabled(False)
    assert seen(other) != other_box
