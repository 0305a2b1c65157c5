"""The parts of the Windows back end, wired."""

from __future__ import annotations

import time
from collections.abc import Callable

from kefu_desktop.backends.windows import held_key
from kefu_desktop.backends.windows.active_window import WindowsActiveWindow
from kefu_desktop.backends.windows.clipboard import WindowsClipboard
from kefu_desktop.backends.windows.held_key import HeldKey
from kefu_desktop.backends.windows.hotkeys import WindowsHotkeys
from kefu_desktop.backends.windows.injector import WindowsInjector
from kefu_desktop.backends.windows.keys import key_code
from kefu_desktop.backends.windows.native.clip import ClipboardApi
from kefu_desktop.backends.windows.native.keys import KeyApi
from kefu_desktop.backends.windows.native.messages import (
    WM_DESTROYCLIPBOARD,
    WM_HOTKEY,
    WM_POWERBROADCAST,
    WM_RENDERALLFORMATS,
    WM_RENDERFORMAT,
    WM_TIMER,
    WM_WTSSESSION_CHANGE,
    MessageApi,
)
from kefu_desktop.backends.windows.native.processes import ProcessApi
from kefu_desktop.backends.windows.native.windows import WindowApi
from kefu_desktop.backends.windows.paste_source import WindowsPasteSource
from kefu_desktop.backends.windows.selection import Selection
from kefu_desktop.backends.windows.session import is_awake_again, is_back_in_session
from kefu_desktop.backends.windows.take_over import TakeOver
from kefu_desktop.backends.windows.thread import WindowsThread
from kefu_desktop.domain.hotkey import Hotkey
from kefu_desktop.ports.desktop import Desktop


def open_desktop(may_take_over: Callable[[], bool] = lambda: False) -> Desktop:
    """The Windows back end, not started yet.

    Args:
        may_take_over: asked when another program holds a combination: whether the user wants it taken over by a
            keyboard hook (see take_over.py). By default nobody does.

    Raises:
        NotPossibleError: this is not Windows.
    """
    keys, messages, windows = KeyApi(), MessageApi(), WindowApi()
    thread = WindowsThread(messages)
    active = WindowsActiveWindow(windows, ProcessApi(), thread.rest, time.monotonic)
    take_over = TakeOver(keys, messages, lambda hotkey: thread.post(lambda: fire(hotkey)))
    injector = WindowsInjector(keys, thread.rest, time.monotonic, take_over.passing)
    selection = Selection(ClipboardApi(), lambda: thread.window, thread.rest)
    source = WindowsPasteSource(selection, windows, thread.rest, time.monotonic)
    held = HeldKey(keys, lambda: thread.window, lambda seconds: messages.tick(thread.window, seconds), time.monotonic)
    fire = _Fire(thread, active, injector, held)
    hotkeys = WindowsHotkeys(keys, thread, take_over, may_take_over)
    thread.at_start(windows.see_real_pixels)
    thread.at_end(held.let_through)
    _listen(thread, hotkeys, fire)
    _watch_session(thread, take_over)
    _serve(thread, selection, source)
    clipboard = WindowsClipboard(selection, time.monotonic)
    return Desktop("windows", thread, hotkeys, active, injector, clipboard, source)


class _Fire:
    """What happens when a combination was pressed, before any window of ours shows."""

    def __init__(
        self, thread: WindowsThread, active: WindowsActiveWindow, injector: WindowsInjector, held: HeldKey
    ) -> None:
        self._thread = thread
        self._active = active
        self._injector = injector
        self.held = held

    def __call__(self, hotkey: Hotkey) -> None:
        target = self._active.current()
        self.held.keep_out(key_code(hotkey))
        # so that the letters typed next are plain, whatever fingers still lie on the keys
        self._injector.release_held()
        if self._thread.listener:
            self._thread.listener.hotkey_fired(hotkey, target)


def _listen(thread: WindowsThread, hotkeys: WindowsHotkeys, fire: _Fire) -> None:
    def on_hotkey(wparam: int, _: int) -> int:
        if wparam == held_key.NUMBER:
            fire.held.repeated()
            return 0
        hotkey = hotkeys.by_number(wparam)
        if hotkey is not None:
            fire(hotkey)
        return 0

    def on_timer(_: int, __: int) -> int:
        fire.held.look()
        return 0

    thread.handle(WM_HOTKEY, on_hotkey)
    thread.handle(WM_TIMER, on_timer)


def _watch_session(thread: WindowsThread, take_over: TakeOver) -> None:
    def on_session(wparam: int, _: int) -> None:
        if is_back_in_session(wparam):
            take_over.renew()

    def on_power(wparam: int, _: int) -> None:
        if is_awake_again(wparam):
            take_over.renew()

    thread.handle(WM_WTSSESSION_CHANGE, on_session)
    thread.handle(WM_POWERBROADCAST, on_power)


def _serve(thread: WindowsThread, selection: Selection, source: WindowsPasteSource) -> None:
    def on_render(wparam: int, _: int) -> int:
        source.render(wparam)
        return 0

    def on_render_all(_: int, __: int) -> int:
        source.render_all()
        return 0

    def on_emptied(_: int, __: int) -> int:
        selection.was_emptied()
        return 0

    thread.handle(WM_RENDERFORMAT, on_render)
    thread.handle(WM_RENDERALLFORMATS, on_render_all)
    thread.handle(WM_DESTROYCLIPBOARD, on_emptied)
