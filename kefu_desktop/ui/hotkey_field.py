"""A field that takes the combination the user presses."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from kefu_desktop.domain.errors import UsageError
from kefu_desktop.domain.hotkey import Hotkey
from kefu_desktop.ui.language import tr

_HELD: Final = (
    (Qt.KeyboardModifier.ControlModifier, "Ctrl"),
    (Qt.KeyboardModifier.AltModifier, "Alt"),
    (Qt.KeyboardModifier.ShiftModifier, "Shift"),
    (Qt.KeyboardModifier.MetaModifier, "Win"),
)
_ONLY_HELD: Final = frozenset(
    {
        Qt.Key.Key_Control.value,
        Qt.Key.Key_Shift.value,
        Qt.Key.Key_Alt.value,
        Qt.Key.Key_Meta.value,
        Qt.Key.Key_AltGr.value,
        Qt.Key.Key_Super_L.value,
        Qt.Key.Key_Super_R.value,
    }
)
_FORWARD: Final = frozenset(
    {
        Qt.Key.Key_Tab.value,
        Qt.Key.Key_Backtab.value,
        Qt.Key.Key_Escape.value,
        Qt.Key.Key_Return.value,
        Qt.Key.Key_Enter.value,
    }
)
_CLEAR: Final = frozenset({Qt.Key.Key_Backspace.value, Qt.Key.Key_Delete.value})
_SHIFTED: Final = dict(zip('~_+{}|:"<>?!@#$%^&*()', "`-=[]\\;',./1234567890", strict=True))
_NAMES: Final = {"Esc": "Escape", "Return": "Enter", "PgUp": "PageUp", "PgDown": "PageDown"}


class HotkeyField(QLineEdit):
    """Press a combination to set it, Backspace or Delete to have none.

    Signals:
        recorded(str): the text form of a domain.hotkey.Hotkey, or empty.
    """

    recorded = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setPlaceholderText(tr("Press a combination, e.g. Ctrl+Alt+1"))
        self.setAccessibleName(tr("Hotkey"))
        self.setAccessibleDescription(tr("Press the keys you want; Backspace removes them."))

    def event(self, event: QEvent) -> bool:
        """Keys are taken before any shortcut or Tab sees them, unless they move through the window."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._take(event):
            return True
        return super().event(event)

    def _take(self, event: QKeyEvent) -> bool:
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if event.key() in _FORWARD and plain:
            return False
        if event.key() in _CLEAR and plain:
            self._put("")
        elif event.key() not in _ONLY_HELD:
            combination = combination_of(event)
            if combination is not None:
                self._put(str(combination))
        return True

    def _put(self, text: str) -> None:
        self.setText(text)
        self.recorded.emit(text)


def combination_of(event: QKeyEvent) -> Hotkey | None:
    """The pressed combination; None if it cannot be a global one: no Ctrl, Alt or Win, and no function key."""
    held = event.modifiers()
    parts = [name for flag, name in _HELD if held & flag]
    name = QKeySequence(event.key()).toString(QKeySequence.SequenceFormat.PortableText)
    name = _NAMES.get(name, name)
    name = _SHIFTED.get(name, name)
    is_function_key = name[:1] == "F" and name[1:].isdigit()
    if not is_function_key and not set(parts) & {"Ctrl", "Alt", "Win"}:
        return None
    try:
        return Hotkey.parse("+".join([*parts, name]))
    except UsageError:
        return None
