"""The tray icon and its menu."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from kefu_desktop.ui.language import tr
from kefu_desktop.ui.look.icons import Icons

_TITLE_AND_KEY = "{title}\t{key}"


class Tray(QObject):
    """Works without a tray host: Qt shows the icon as soon as one comes.

    Signals:
        palette_wanted: open the palette.
        new_wanted: write a new phrase.
        import_wanted: take phrases in.
        export_wanted: hand phrases on.
        paused(bool): give the hotkeys back, or take them again.
        quit_wanted: end the program.
    """

    palette_wanted = Signal()
    new_wanted = Signal()
    import_wanted = Signal()
    export_wanted = Signal()
    paused = Signal(bool)
    quit_wanted = Signal()

    def __init__(self, icons: Icons, hotkey: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._hotkey = hotkey
        self._menu = QMenu()
        self._open = self._entry("", self.palette_wanted)
        self._entry(tr("New phrase"), self.new_wanted)
        self._menu.addSeparator()
        self._entry(tr("Import phrases …"), self.import_wanted)
        self._entry(tr("Export phrases …"), self.export_wanted)
        self._menu.addSeparator()
        self._pause = QAction(tr("Pause hotkeys"), self._menu)
        self._pause.setCheckable(True)
        self._pause.toggled.connect(self._toggle)
        self._menu.addAction(self._pause)
        self._menu.addSeparator()
        self._entry(tr("Quit"), self.quit_wanted)
        self._icon = QSystemTrayIcon(icons.tray(paused=False), self)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._activated)
        self._describe()

    def show(self) -> None:
        """Show the icon now, or when a tray host comes."""
        self._icon.show()

    def hide(self) -> None:
        """Take it away, before the program ends."""
        self._icon.hide()

    def show_hotkey(self, hotkey: str) -> None:
        """Another combination opens the palette now; empty: none."""
        self._hotkey = hotkey
        self._describe()

    def set_paused(self, *, on: bool) -> None:
        """As if the user had chosen it."""
        self._pause.setChecked(on)

    @property
    def menu(self) -> QMenu:
        """The entries."""
        return self._menu

    @property
    def tip(self) -> str:
        """What the icon says under the mouse."""
        return self._icon.toolTip()

    def _entry(self, text: str, wanted: SignalInstance) -> QAction:
        action = QAction(text, self._menu)
        action.triggered.connect(lambda: wanted.emit())  # noqa: PLW0108  # triggered brings a bool along
        self._menu.addAction(action)
        return action

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self.palette_wanted.emit()

    def _toggle(self, on: bool) -> None:  # noqa: FBT001  # a slot
        self._icon.setIcon(self._icons.tray(paused=on))
        self._describe()
        self.paused.emit(on)

    def _describe(self) -> None:
        title = tr("Open palette")
        shown = self._hotkey and not self._pause.isChecked()
        self._open.setText(_TITLE_AND_KEY.format(title=title, key=self._hotkey) if shown else title)
        name = tr("Customer service phrases")
        state = tr("paused") if self._pause.isChecked() else self._hotkey
        self._icon.setToolTip(f"{name} · {state}" if state else name)
