"""Starts the tray program: the hotkeys first, then everything that may take its time."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kefu_desktop.app.events import DesktopLost, DoorKnocked, LibraryFilled, Mailbox, PaletteAsked, WindowAsked
from kefu_desktop.app.hotkey_table import Action, HotkeyProblem, HotkeyTable, OpenPalette, PasteAgain, PasteThis
from kefu_desktop.app.own_command import own_command
from kefu_desktop.backends.choose import choose
from kefu_desktop.backends.door.lock import InstanceLock
from kefu_desktop.bootstrap.shop import SHORT_PATIENCE, Shop
from kefu_desktop.domain.errors import KefuError
from kefu_desktop.domain.hotkey import Hotkey
from kefu_desktop.domain.settings import PALETTE, PASTE_AGAIN
from kefu_desktop.domain.window import Window
from kefu_desktop.ports.desktop import DesktopListener

if TYPE_CHECKING:
    from kefu_desktop.app.deliver_phrase import DeliverPhrase, Order
    from kefu_desktop.app.noted_uses import NotedUses
    from kefu_desktop.backends.door.door import Door
    from kefu_desktop.ui.program import Parts

_STARTS_WITHIN = 10.0
"""Seconds that a second start waits for the first to open its door."""


def start(arguments: Sequence[str]) -> int:
    """Run the program until it is ended; started again, open the palette of the running one. The exit code."""
    data, files = _read(arguments)
    shop = Shop(data)
    try:
        shop.places.make()
        lock = InstanceLock(shop.places.data / "running.lock")
        if not lock.take():
            return _knock(shop, files)
        with lock:
            return Program(shop).run(files)
    except KefuError as error:
        return _say_and_stop(error, shop)


def fill(data: Path) -> int:
    """Take the starter packs into a new library: in a process of its own, for pinyin costs 58 MB that would stay."""
    Shop(data).fill_if_new()
    return 0


class Program:
    """The running program, its parts in the order in which they come alive."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._mailbox = Mailbox()
        self._choice = choose(may_take_over=lambda: shop.settings.take_over_taken_hotkeys)
        self._desktop = self._choice.desktop
        self._table = HotkeyTable(self._desktop.hotkeys)

    def run(self, files: Sequence[str] = ()) -> int:
        """Until it is ended, first taking in these files; the exit code."""
        if files:
            self._mailbox.post(WindowAsked("import", tuple(files)))
        database = self._shop.database
        self._desktop.thread.start(DesktopListener(self._hotkey_fired, self._lost, self._opens_window))
        try:
            problems = self.hold_hotkeys()
            self._shop.note_uses(self._uses)
            self._desktop.thread.submit(self._make_ready)
            if os.environ.get("KEFU_TRACE_START"):
                print("hotkeys live", flush=True)  # noqa: T201 - for the benchmark of the start
            return self._run_windows(problems)
        finally:
            self._desktop.thread.stop()
            self._uses.write_rest()
            database.close()

    @cached_property
    def _deliver(self) -> DeliverPhrase:
        """Made and used on the desktop's thread alone."""
        from kefu_desktop.app.deliver_phrase import DeliverPhrase
        from kefu_desktop.app.paste_phrase import PastePhrase

        shop, desktop = self._shop, self._desktop
        paste = PastePhrase(desktop, shop.clock, shop.profiles(), lambda: desktop.thread.waiting() > 0)
        return DeliverPhrase(
            paste, shop.next_wording, self._uses.last_phrase, desktop.clipboard.text, self._mailbox.post
        )

    def _make_ready(self) -> None:
        # the first direct hotkey shall not wait for imports
        _ = self._deliver

    @cached_property
    def _uses(self) -> NotedUses:
        """Noted on the desktop's thread, which must not wait for whoever writes the library."""
        from kefu_desktop.app.noted_uses import NotedUses
        from kefu_desktop.storage.usage import Usage

        usage = Usage(self._shop.database, SHORT_PATIENCE)
        return NotedUses(usage, usage.last_phrase, self._later)

    def _later(self, seconds: float, act: Callable[[], None]) -> None:
        def submit() -> None:
            with suppress(KefuError):  # it has ended meanwhile
                self._desktop.thread.submit(act)

        timer = threading.Timer(seconds, submit)
        timer.daemon = True
        timer.start()

    def hold_hotkeys(self) -> list[HotkeyProblem]:
        """Take all combinations that the settings and the phrases ask for; those that could not be had."""
        return [] if self._choice.refusals else self._table.want(self.wanted_hotkeys())

    def change_hotkey(self, problem: HotkeyProblem, text: str) -> list[HotkeyProblem]:
        """Give another combination to what could not have its own; those that still could not be had."""
        if isinstance(problem.action, PasteThis):
            self._shop.edit.edit(problem.action.phrase_id, hotkey=text)
        else:
            from dataclasses import replace

            hotkeys = {**self._shop.settings.hotkeys, _name(problem.action): text}
            self._shop.save_settings(replace(self._shop.settings, hotkeys=hotkeys))
        return self.hold_hotkeys()

    def deliver(self, order: Order) -> None:
        """Paste what was chosen in the palette."""
        self._desktop.thread.submit(lambda: self._deliver.order(order))

    def bring_back(self, window: Window) -> None:
        """Give the chat the keyboard again, after the palette was closed."""
        self._desktop.thread.submit(lambda: self._bring_back(window))

    def open_palette(self) -> None:
        """As its hotkey would."""
        self._desktop.thread.submit(lambda: self._mailbox.post(PaletteAsked(self._desktop.windows.current())))

    def wanted_hotkeys(self) -> Iterable[tuple[str, Action]]:
        """The combinations of the settings, then those of the phrases, and what they do."""
        for name, text in self._shop.settings.hotkeys.items():
            yield text, _action(name)
        for text, phrase_id in self._shop.library.hotkeys():
            yield text, PasteThis(phrase_id)

    def _run_windows(self, problems: list[HotkeyProblem]) -> int:
        from kefu_desktop.backends.door.door import Door
        from kefu_desktop.storage.log_file import close_log, log_crash, open_log
        from kefu_desktop.ui.program import run

        open_log(self._shop.places.log_file)
        sys.excepthook = log_crash
        self._log_choice()
        door = Door(self._shop.places.data, self._answer)
        self._open(door)
        if self._shop.library.is_new:
            threading.Thread(target=self._fill, name="fill", daemon=True).start()
        try:
            return run(self._parts(problems))
        finally:
            door.close()
            close_log()

    def _bring_back(self, window: Window) -> None:
        from kefu_desktop.domain.paste_plan import BRING_BACK_WITHIN

        if not self._desktop.windows.is_in_front(window):
            self._desktop.windows.bring_to_front(window, BRING_BACK_WITHIN)

    def _open(self, door: Door) -> None:
        import logging

        try:
            door.open()
        except KefuError as error:
            # the program is whole without it; only commands cannot reach it
            logging.getLogger("kefu_desktop").warning("no door: %s", error.log_line)

    def _parts(self, problems: list[HotkeyProblem]) -> Parts:
        from kefu_desktop.bootstrap.windows import parts

        return parts(self, self._shop, self._desktop, self._table, self._mailbox, (problems, self._choice.refusals))

    def _log_choice(self) -> None:
        import logging

        log = logging.getLogger("kefu_desktop")
        log.info("started with back end %s", self._desktop.name)
        for refusal in self._choice.refusals:
            log.warning("%s would not do: %s", refusal.name, refusal.why.log_line)

    def _hotkey_fired(self, hotkey: Hotkey, target: Window | None) -> None:
        action = self._table.action(hotkey)
        if isinstance(action, OpenPalette):
            self._mailbox.post(PaletteAsked(target, action.category))
        elif action is not None:
            self._desktop.thread.submit(lambda: self._deliver.act(action, target))

    def _opens_window(self, hotkey: Hotkey) -> bool:
        return isinstance(self._table.action(hotkey), OpenPalette)

    def _lost(self, reason: str) -> None:
        self._mailbox.post(DesktopLost(reason))

    def _answer(self, request: Mapping[str, object]) -> dict[str, object]:
        wish, argument = str(request.get("do", "")), str(request.get("argument", ""))
        if wish == "paste":
            return {"ok": self._paste(argument)}
        if wish == "open" and argument in ("import", "export"):
            self._mailbox.post(WindowAsked(argument, _texts(request.get("files"))))
        elif wish == "open":
            self.open_palette()
        elif wish == "quit":
            self._mailbox.post(DoorKnocked(wish))
        return {"ok": wish in ("open", "quit", "nothing")}

    def _paste(self, phrase_id: str) -> bool:
        if self._shop.library.phrase(phrase_id) is None:
            return False
        self._desktop.thread.submit(lambda: self._deliver.direct(phrase_id, self._desktop.windows.current()))
        return True

    def _fill(self) -> None:
        import subprocess

        data = str(self._shop.places.data)
        done = subprocess.run(  # noqa: S603 - our own program
            [*own_command(), "--fill", data], check=False, stdin=subprocess.DEVNULL, capture_output=True
        )
        self._mailbox.post(LibraryFilled(done.returncode == 0))


def _action(name: str) -> Action:
    if name == PALETTE:
        return OpenPalette()
    return PasteAgain() if name == PASTE_AGAIN else OpenPalette(name)


def _name(action: OpenPalette | PasteAgain) -> str:
    if isinstance(action, PasteAgain):
        return PASTE_AGAIN
    return action.category or PALETTE


def _read(arguments: Sequence[str]) -> tuple[Path | None, list[str]]:
    """The data folder, and the files that were dropped on the program's icon."""
    data: Path | None = None
    files: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        if argument == "--data":
            data = Path(next(rest, "."))
        elif argument.startswith("--data="):
            data = Path(argument.partition("=")[2])
        else:
            files.append(str(Path(argument).absolute()))
    return data, files


def _texts(value: object) -> tuple[str, ...]:
    return tuple(text for text in value if isinstance(text, str)) if isinstance(value, list) else ()


def _knock(shop: Shop, files: Sequence[str]) -> int:
    from kefu_desktop.backends.door.door import ask

    what = "import" if files else "palette"
    ask(shop.places.data, {"do": "open", "argument": what, "files": list(files)}, patience=_STARTS_WITHIN)
    return 0


def _say_and_stop(error: KefuError, shop: Shop) -> int:
    from kefu_desktop.bootstrap.windows import say_fault

    say_fault(error, shop)
    return 3
