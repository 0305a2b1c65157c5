"""The X11 back end against a real X server, a real window manager and programs in processes of their own."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path

import pytest
from Xlib import X
from Xlib import display as xlib_display

from kefu_desktop.app.paste_phrase import Outcome, PasteRequest, PasteResult
from kefu_desktop.backends.x11.desktop import open_desktop
from kefu_desktop.domain.errors import DesktopGoneError, HotkeyTakenError, NotPossibleError
from kefu_desktop.domain.hotkey import Hotkey
from tests.e2e.conftest import (
    HOTKEY,
    PASTED,
    TARGET,
    TEXT,
    OpenTarget,
    Running,
    VirtualDisplay,
    text_of,
    wait_until,
)
from tests.helpers.json_process import JsonProcess
from tests.helpers.x11_keys import Keys
from tests.helpers.x11_reader import read_selection

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")


# ---- hotkeys


@pytest.mark.parametrize("locks", [(), ("Caps_Lock",), ("Num_Lock",), ("Caps_Lock", "Num_Lock")])
def test_a_hotkey_fires_and_pastes_whatever_lock_is_on(
    running: Running, keys: Keys, open_target: OpenTarget, locks: tuple[str, ...]
) -> None:
    """Caps Lock and Num Lock must not matter to the hotkey, nor to the paste."""
    target = open_target()
    for lock in locks:
        keys.tap(lock)
    running.text = TEXT
    running.desktop.hotkeys.grab(HOTKEY)
    keys.tap("Control_L", "Alt_L", "k")
    text_of(target, TEXT)
    wait_until(lambda: running.results)
    assert running.results == [PASTED]
    assert [hotkey for hotkey, _ in running.fired] == [HOTKEY]


@pytest.mark.parametrize("layout", ["ru", "us,ru", "de", "fr"])
def test_a_hotkey_fires_and_pastes_in_any_layout(
    running: Running, keys: Keys, open_target: OpenTarget, display: str, layout: str
) -> None:
    """With a Cyrillic, German or French layout in use, the same combination fires and the text is pasted."""
    target = open_target()
    running.text = TEXT
    running.desktop.hotkeys.grab(HOTKEY)
    subprocess.run(["setxkbmap", "-display", display, layout], check=True)
    if layout == "us,ru":
        subprocess.run(["setxkbmap", "-display", display, layout, "-option", "grp:rctrl_toggle"], check=True)
        keys.tap("Control_R")
    time.sleep(0.2)
    keys.tap("Control_L", "Alt_L", "k")
    wait_until(lambda: running.fired)
    if layout != "ru":  # a keyboard without any v: no toolkit pastes there, not even for the user
        text_of(target, TEXT)


def test_a_taken_hotkey_is_told_and_leaves_no_half_of_it(running: Running, display: str) -> None:
    """If another program holds the combination with Num Lock alone, nothing of it stays ours."""
    link = xlib_display.Display(display)
    root = link.screen().root
    root.grab_key(45, X.ControlMask | X.Mod1Mask | X.Mod2Mask, 0, X.GrabModeAsync, X.GrabModeAsync)
    link.sync()
    with pytest.raises(HotkeyTakenError):
        running.desktop.hotkeys.grab(HOTKEY)
    refused: list[object] = []
    root.grab_key(
        45, X.ControlMask | X.Mod1Mask, 0, X.GrabModeAsync, X.GrabModeAsync, onerror=lambda *told: refused.append(told)
    )
    link.sync()
    assert refused == []
    link.close()


def test_a_released_hotkey_is_free_for_others_and_fires_no_more(running: Running, keys: Keys, display: str) -> None:
    """After release another program can take it."""
    running.desktop.hotkeys.grab(HOTKEY)
    running.desktop.hotkeys.grab(HOTKEY)
    running.desktop.hotkeys.release(HOTKEY)
    running.desktop.hotkeys.release(HOTKEY)
    other = Running(open_desktop(display))
    other.desktop.hotkeys.grab(HOTKEY)
    keys.tap("Control_L", "Alt_L", "k")
    wait_until(lambda: other.fired)
    other.desktop.thread.stop()
    assert running.fired == []


def test_a_held_hotkey_fires_once(running: Running, keys: Keys, open_target: OpenTarget) -> None:
    """The server repeats a held key after 0.66 s, 25 times a second: one press is one firing all the same."""
    open_target()
    running.desktop.hotkeys.grab(HOTKEY)
    keys.down("Control_L", "Alt_L", "k")
    time.sleep(1.2)
    keys.up("k", "Alt_L", "Control_L")
    keys.tap("Control_L", "Alt_L", "k")
    wait_until(lambda: len(running.fired) > 1)
    assert len(running.fired) == 2


def test_a_held_key_would_repeat_here(display: str, keys: Keys) -> None:
    """The test above means something: this server does repeat held keys for a program that only grabs."""
    link = xlib_display.Display(display)
    link.screen().root.grab_key(45, X.ControlMask, 0, X.GrabModeAsync, X.GrabModeAsync)
    link.sync()
    keys.down("Control_L", "k")
    time.sleep(1.0)
    presses = [event for event in (link.next_event() for _ in range(link.pending_events())) if event.type == X.KeyPress]
    assert len(presses) > 3
    link.close()


def test_modifiers_held_at_the_hotkey_do_not_mix_with_what_follows(
    running: Running, keys: Keys, open_target: OpenTarget
) -> None:
    """With Ctrl and Alt still down, the text is pasted, and none of the keys is pressed again for the programs."""
    target = open_target()
    running.text = TEXT
    running.desktop.hotkeys.grab(HOTKEY)
    keys.down("Control_L", "Alt_L", "k")
    text_of(target, TEXT)
    wait_until(lambda: running.results)
    assert running.results == [PASTED]
    assert keys.held() == set()


def test_the_target_is_told_with_the_hotkey(running: Running, keys: Keys, open_target: OpenTarget) -> None:
    """Its window, class, title and place are those of the program in front at that moment."""
    target = open_target("title=与小明的聊天")
    running.desktop.hotkeys.grab(HOTKEY)
    keys.tap("Control_L", "Alt_L", "k")
    wait_until(lambda: running.fired)
    _, window = running.fired[0]
    assert window is not None
    assert window.handle == target.wait_for(lambda line: "id" in line)["id"]
    assert (window.application, window.title) == ("paste_target.py", "与小明的聊天")
    assert window.rect.width == 500
    assert window.focus


def test_without_any_window_there_is_no_target(running: Running, keys: Keys) -> None:
    """The window manager's own focus window is not a target."""
    running.desktop.hotkeys.grab(HOTKEY)
    keys.tap("Control_L", "Alt_L", "k")
    wait_until(lambda: running.fired)
    assert running.fired == [(HOTKEY, None)]


def test_a_hotkey_during_a_paste_is_not_lost(running: Running, keys: Keys, open_target: OpenTarget) -> None:
    """Three hotkeys in a row, faster than a paste takes, paste three times."""
    target = open_target()
    running.text = "甲"
    running.desktop.hotkeys.grab(HOTKEY)
    for _ in range(3):
        keys.tap("Control_L", "Alt_L", "k")
        time.sleep(0.06)  # nobody presses faster
    wait_until(lambda: len(running.results) == 3)
    text_of(target, "甲甲甲")


# ---- texts


@pytest.mark.parametrize(
    "text",
    ["𠮷野家，亲 👍🏽", "一\n二\n\n三", "可以的 " * 6666, "字" * 120_000],
    ids=["emoji and rare Han", "lines", "20,000 characters", "360 KB in pieces"],
)
def test_any_text_arrives_whole(running: Running, open_target: OpenTarget, text: str) -> None:
    """Whatever its length and characters."""
    target = open_target("lines")
    assert running.run(text, running.current()) == PASTED
    text_of(target, text)


@pytest.mark.parametrize("layout", ["us", "us,ru"])
def test_a_text_can_be_typed(running: Running, open_target: OpenTarget, display: str, keys: Keys, layout: str) -> None:
    """For programs that refuse a paste: Han, ASCII, emoji, more different characters than there are spare keys."""
    target = open_target("lines")
    subprocess.run(["setxkbmap", "-display", display, layout, "-option", "grp:rctrl_toggle"], check=True)
    keys.tap("Control_R")
    keys.tap("Caps_Lock")
    text = "Hello, 您好！亲，这边已经为您登记了退款，预计三天内到账👍。\n谢谢 Ab1"
    running.do(lambda: running.desktop.injector.type_text(text))
    text_of(target, text)


# ---- windows


def test_another_window_is_brought_to_the_front(running: Running, open_target: OpenTarget) -> None:
    """The remembered target comes back and gets the text though another window was opened since."""
    first = open_target("title=first")
    window = running.current()
    second = open_target("title=second")
    wait_until(lambda: running.title() == "second")
    assert running.do(lambda: running.desktop.windows.bring_to_front(window, 1.0))
    assert running.run(TEXT, window) == PASTED
    text_of(first, TEXT)
    assert not any("text" in line for line in second.lines)


def test_a_target_that_is_gone_gets_nothing_and_nobody_else_does(running: Running, open_target: OpenTarget) -> None:
    """The paste ends at once, and the text lies on the clipboard."""
    other = open_target("title=other")
    target = open_target("title=target")
    wait_until(lambda: running.title() == "target")
    window = running.current()
    target.end()
    wait_until(lambda: running.title() == "other")
    begun = time.monotonic()
    assert running.run(TEXT, window) == PasteResult(Outcome.WINDOW_CHANGED, on_clipboard=True)
    assert time.monotonic() - begun < 0.5
    assert not any("text" in line for line in other.lines)
    assert read_selection(["UTF8_STRING"]) == {"UTF8_STRING": TEXT.encode()}


def test_a_target_that_closes_in_the_middle_does_not_hurt_the_thread(running: Running, open_target: OpenTarget) -> None:
    """Between the offer and the keys its window goes; afterwards the next paste works."""
    target = open_target("title=target")
    window = running.current()
    running.do(lambda: running.desktop.source.offer(TEXT, window.handle))
    target.end()
    running.do(lambda: running.desktop.injector.press(Hotkey.parse("Ctrl+V")))
    assert running.run(TEXT, window).outcome is Outcome.WINDOW_CHANGED
    again = open_target()
    assert running.run(TEXT, running.current()) == PASTED
    text_of(again, TEXT)


def test_a_paste_works_without_a_window_manager(bare_display: str) -> None:
    """The window that has the focus is the target, and gets it back by XSetInputFocus."""
    command = [sys.executable, str(TARGET), "keep"]
    with JsonProcess(command) as first, JsonProcess(command) as second:
        handles = []
        link = xlib_display.Display(bare_display)
        wait_until(lambda: len(shown(link)) >= 2)
        running = Running(open_desktop(bare_display))
        for handle in shown(link):
            link.create_resource_object("window", handle).set_input_focus(X.RevertToParent, X.CurrentTime)
            link.sync()
            handles.append(running.current())
        results = []
        for text, window in zip(["甲", "乙"], handles, strict=False):
            assert running.do(partial(running.desktop.windows.bring_to_front, window, 1.0))
            results.append(running.run(text, window))
        assert results == [PASTED, PASTED]
        wait_until(lambda: all(any("text" in line for line in process.lines) for process in (first, second)))
        running.desktop.thread.stop()
        link.close()


# ---- the end


def test_a_lost_server_is_told_once_and_nothing_hangs(capfd: pytest.CaptureFixture[str]) -> None:
    """The thread ends, later jobs and hotkeys are refused, and nothing is written to stderr."""
    virtual = VirtualDisplay(bare=True)
    running = Running(open_desktop(virtual.name))
    running.desktop.hotkeys.grab(HOTKEY)
    virtual.end()
    wait_until(lambda: running.gone)
    wait_until(lambda: _refuses(running))
    with pytest.raises(DesktopGoneError):
        running.desktop.hotkeys.grab(Hotkey.parse("Ctrl+Alt+J"))
    running.desktop.thread.stop()
    assert len(running.gone) == 1
    assert capfd.readouterr().err == ""


def test_a_server_lost_in_the_middle_of_a_job_is_told(open_target: OpenTarget, virtual: VirtualDisplay) -> None:
    """A paste that waits for a reader ends with it."""
    open_target()
    running = Running(open_desktop(virtual.name))
    source = running.desktop.source

    def job() -> None:
        source.offer(TEXT, 0)
        source.wait_reads(lambda _reads, _now: 30.0)

    running.desktop.thread.submit(job)
    wait_until(lambda: running.desktop.thread.waiting() == 0)
    virtual.end()
    wait_until(lambda: running.gone)


def test_no_server_is_said() -> None:
    """Where there is no display, opening says so instead of a traceback of sockets."""
    with pytest.raises(NotPossibleError):
        open_desktop(":9876")


def test_an_idle_thread_uses_no_time(running: Running, open_target: OpenTarget) -> None:
    """Half a second without any event costs no processor time: there is no timer."""
    open_target()
    assert running.run(TEXT, running.current()) == PASTED
    thread = Path(f"/proc/self/task/{running.do(threading.get_native_id)}")
    time.sleep(0.2)
    before = switches(thread)
    time.sleep(0.5)
    assert switches(thread) == before


def _refuses(running: Running) -> bool:
    try:
        running.desktop.thread.submit(lambda: None)
    except DesktopGoneError:
        return True
    return False


def shown(link: xlib_display.Display) -> list[int]:
    """The windows below the root that are shown and not tiny."""
    windows = [window for window in link.screen().root.query_tree().children if window.get_geometry().width > 100]
    return [window.id for window in windows if window.get_attributes().map_state == X.IsViewable]


def switches(thread: Path) -> list[str]:
    """How often the thread was put on a processor."""
    return [line for line in (thread / "status").read_text().splitlines() if "ctxt_switches" in line]


def test_requests_made_together_are_one_job(running: Running, open_target: OpenTarget) -> None:
    """A request without a target leaves its text on the clipboard and says so."""
    open_target()
    result = running.do(lambda: running.paste.run(PasteRequest(TEXT, None)))
    assert result == PasteResult(Outcome.NO_WINDOW, on_clipboard=True)
