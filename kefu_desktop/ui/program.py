"""The windows of the running program, and what its events do to them."""

from __future__ import annotations

import logging
import signal
import socket
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from kefu_desktop.app.deliver_phrase import Order
from kefu_desktop.app.events import (
    DesktopLost,
    DoorKnocked,
    Event,
    LibraryFilled,
    Mailbox,
    NothingToPaste,
    PaletteAsked,
    PhraseDelivered,
    WindowAsked,
)
from kefu_desktop.app.hotkey_table import HotkeyProblem
from kefu_desktop.app.paste_phrase import Outcome
from kefu_desktop.domain.errors import KefuError
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.window import Window, customer_key
from kefu_desktop.ui import language, outcomes
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.theme import Scheme, Theme, dress
from kefu_desktop.ui.tray import Tray

if TYPE_CHECKING:  # the palette is made when it is first wanted: until then the program is as small as a tray icon
    from kefu_desktop.ui.palette.session import Chosen, Services
    from kefu_desktop.ui.palette.window import Palette

_log = logging.getLogger(__name__)

_LARGE = 5_000
"""Phrases from which on reading them all takes longer than a person waits for a palette."""


@dataclass(frozen=True, slots=True)
class Look:
    """Where the shipped files lie and what the settings say of the looks."""

    icons: Path
    translations: Path
    language: str
    scheme: Scheme
    shadow: bool
    """Whether this desktop composes windows."""


@dataclass(frozen=True, slots=True)
class Hotkeys:
    """The combinations, as far as the windows have to do with them."""

    palette: Callable[[], str]
    problems: Sequence[HotkeyProblem]
    change: Callable[[HotkeyProblem, str], list[HotkeyProblem]]
    pause: Callable[[], None]
    resume: Callable[[], list[HotkeyProblem]]


@dataclass(frozen=True, slots=True)
class Parts:
    """What the windows are given to work with; `edit` opens the dialog for a phrase id, or for a new name."""

    mailbox: Mailbox
    palette: Callable[[], Services]
    warm_search: Callable[[], Iterator[int]]
    """Reads the library for the search, in pieces."""
    library_size: Callable[[], int]
    deliver: Callable[[Order], None]
    used: Callable[[str], None]
    open_palette: Callable[[], None]
    focus: Callable[[int], None]
    bring_back: Callable[[Window], None]
    hotkeys: Hotkeys
    dialogs: Callable[[Theme, Icons], PhraseDialogs]
    packs: Callable[[Theme, Icons], PackWindows]
    problems: Sequence[Problem | KefuError]
    """What the user has to hear of at the start."""
    look: Look


class PhraseDialogs(QObject):
    """Opens dialogs for phrases; a base so that this module need not load them."""

    def new(self, name: str) -> None:
        """Write a new phrase."""
        raise NotImplementedError

    def edit(self, phrase_id: str) -> None:
        """Change one."""
        raise NotImplementedError


class PackWindows(QObject):
    """Opens the windows of packs; a base so that this module need not load them.

    Signals:
        taken_in: phrases came in, or were taken back.
    """

    taken_in = Signal()

    def take_in(self, files: Sequence[str]) -> None:
        """Take phrases in, from these files if there are any."""
        raise NotImplementedError

    def hand_on(self) -> None:
        """Hand phrases on."""
        raise NotImplementedError

    def end(self) -> None:
        """Stop what is going on, before the program ends."""
        raise NotImplementedError


def run(parts: Parts) -> int:
    """Until the user ends the program; the exit code."""
    # the styles of Windows draw fields in colours of their own, white in the dark theme, too
    QApplication.setStyle("Fusion")
    application = QApplication(sys.argv[:1])
    application.setApplicationName("kefu-desktop")
    application.setDesktopFileName("kefu-desktop")
    application.setQuitOnLastWindowClosed(False)
    translator = language.install(parts.look.translations, parts.look.language)
    program = Program(parts)
    program.start()
    wake = _end_on_signals(application)
    code = application.exec()
    del wake, translator
    program.end()
    return code


class Program(QObject):
    """Takes events and intents to where they belong."""

    _woken = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._theme = Theme(parts.look.scheme, self)
        dress(self._theme.colours)
        self._icons = Icons(parts.look.icons)
        QApplication.setWindowIcon(self._icons.tray(paused=False))
        self._made_palette: Palette | None = None
        self._tray = Tray(self._icons, parts.hotkeys.palette(), self)
        self._dialogs: PhraseDialogs | None = None
        self._packs: PackWindows | None = None
        self._target: Window | None = None
        self._problems: list[QObject] = []
        self._toast: Callable[[str, Window | None], None] | None = None
        self._woken.connect(self._take_events, Qt.ConnectionType.QueuedConnection)
        self._connect()

    def start(self) -> None:
        """Show the icon, say what could not be had, take what came meanwhile."""
        if sys.platform == "win32":
            # X11 keeps the letters typed while the first palette is made; on Windows they would go into the chat.
            # Before all windows, so that none of them stands there deaf.
            self._palette().warm_up()
        self._tray.show()
        self._warm_if_large()
        self._tell_problems(self._parts.hotkeys.problems)
        if self._parts.problems:
            self._say("\n".join(map(language.tell, self._parts.problems)), None)
        self._parts.mailbox.attach(self._woken.emit)

    def end(self) -> None:
        """Take the icon and the windows away."""
        self._tray.hide()
        if self._made_palette is not None:
            self._made_palette.hide()
        if self._packs is not None:
            self._packs.end()

    def _palette(self) -> Palette:
        if self._made_palette is None:
            from kefu_desktop.ui.palette.window import Palette

            made = Palette(self._parts.palette(), self._theme, self._icons, shadow=self._parts.look.shadow)
            made.paste_wanted.connect(self._paste)
            made.given_back.connect(self._give_back)
            made.new_wanted.connect(lambda name: self._dialog().new(name))
            made.edit_wanted.connect(lambda phrase_id: self._dialog().edit(phrase_id))
            self._made_palette = made
        return self._made_palette

    def _warm_if_large(self) -> None:
        if self._parts.library_size() >= _LARGE:
            self._warm(self._parts.warm_search())

    def _warm(self, pieces: Iterator[int]) -> None:
        if next(pieces, None) is not None:
            QTimer.singleShot(0, lambda: self._warm(pieces))

    def _connect(self) -> None:
        self._tray.palette_wanted.connect(self._parts.open_palette)
        self._tray.new_wanted.connect(lambda: self._dialog().new(""))
        self._tray.import_wanted.connect(lambda: self._pack_windows().take_in(()))
        self._tray.export_wanted.connect(lambda: self._pack_windows().hand_on())
        self._tray.paused.connect(self._pause)
        self._tray.quit_wanted.connect(QApplication.quit)

    def _take_events(self) -> None:
        for event in self._parts.mailbox.take():
            self._handle(event)

    def _handle(self, event: Event) -> None:
        match event:
            case PaletteAsked():
                self._open(event)
            case PhraseDelivered():
                self._delivered(event)
            case NothingToPaste():
                self._say(outcomes.nothing_to_paste(), event.target)
            case WindowAsked():
                self._open_window(event)
            case LibraryFilled():
                self._filled(ok=event.ok)
            case DoorKnocked() | DesktopLost():
                QApplication.exit(0 if isinstance(event, DoorKnocked) else 3)

    def _open(self, asked: PaletteAsked) -> None:
        # pressed again while it is open, it stays with the window it was opened for
        palette = self._palette()
        target = asked.target or (self._target if palette.isVisible() else None)
        self._target = target
        customer = customer_key(target.application, target.title) if target else ""
        palette.open_for(target, customer, asked.category, asked.phrase_id)
        self._parts.focus(int(palette.winId()))

    def _open_window(self, asked: WindowAsked) -> None:
        if asked.what == "import":
            self._pack_windows().take_in(asked.files)
        else:
            self._pack_windows().hand_on()

    def _give_back(self) -> None:
        if self._target is not None:
            self._parts.bring_back(self._target)

    def _paste(self, chosen: Chosen) -> None:
        self._parts.deliver(Order(chosen.wording, self._target, chosen.send))

    def _delivered(self, event: PhraseDelivered) -> None:
        # the paste before may end only now, while the palette waits for the next: hidden, it would let any window in
        if self._made_palette is not None and event.target is self._target:
            self._made_palette.leave()
        if event.result.outcome is Outcome.PASTED:
            self._parts.used(event.phrase_id)
        else:
            _log.info("a paste ended: %s", event.result.outcome.value)
        self._say(outcomes.sentence(event.result), event.target)

    def _pause(self, on: bool) -> None:  # noqa: FBT001 - a slot
        if on:
            self._parts.hotkeys.pause()
        else:
            self._tell_problems(self._parts.hotkeys.resume())

    def _filled(self, *, ok: bool) -> None:
        if not ok:
            self._say(language.tr("The starter phrases could not be loaded. Please start the program again."), None)

    def _say(self, sentence: str, near: Window | None) -> None:
        if not sentence:
            return
        if self._toast is None:
            from kefu_desktop.ui.toast import Toast

            self._toast = Toast(self._theme, self._icons, shadow=self._parts.look.shadow).tell
        self._toast(sentence, near)

    def _dialog(self) -> PhraseDialogs:
        if self._dialogs is None:
            self._dialogs = self._parts.dialogs(self._theme, self._icons)
        return self._dialogs

    def _pack_windows(self) -> PackWindows:
        if self._packs is None:
            self._packs = self._parts.packs(self._theme, self._icons)
            self._packs.taken_in.connect(self._warm_if_large)
        return self._packs

    def _tell_problems(self, problems: Sequence[HotkeyProblem]) -> None:
        if not problems:
            return
        from kefu_desktop.ui.problems import HotkeyProblems

        windows = HotkeyProblems(self._parts.hotkeys.change, self._theme, self)
        windows.changed.connect(lambda: self._tray.show_hotkey(self._parts.hotkeys.palette()))
        windows.show(problems)
        self._problems.append(windows)


def _end_on_signals(application: QApplication) -> object:
    """Let SIGTERM and SIGINT end the event loop: Python's handlers run only when the interpreter does."""
    if sys.platform == "win32":
        return None
    ours, pythons = socket.socketpair()
    pythons.setblocking(False)  # noqa: FBT003 - the standard library's own signature
    signal.set_wakeup_fd(pythons.fileno())
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        # not quit(): a window that asks before it closes would hold it up
        signal.signal(number, lambda *_: application.exit(0))
    notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda: ours.recv(16))
    return ours, pythons, notifier
