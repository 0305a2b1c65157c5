"""Windows, hotkeys and the thread of the Windows back end, without Windows."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest

from kefu_desktop.backends.windows.active_window import WindowsActiveWindow
from kefu_desktop.backends.windows.desktop import open_desktop
from kefu_desktop.backends.windows.hotkeys import WindowsHotkeys
from kefu_desktop.backends.windows.keys import hotkey_flags, key_code
from kefu_desktop.backends.windows.session import is_awake_again, is_back_in_session
from kefu_desktop.backends.windows.thread import WindowsThread
from kefu_desktop.domain.errors import DesktopGoneError, HotkeyTakenError, NotPossibleError
from kefu_desktop.domain.hotkey import Hotkey
from kefu_desktop.domain.window import Rect, Window
from kefu_desktop.ports.desktop import DesktopListener
from tests.helpers.fake_windows import HIGH, MEDIUM, FakeKeys, FakeMessages, FakeProcesses, FakeTime, FakeWindows

KEY = Hotkey.parse("ctrl+alt+space")


class FakeFallBack:
    """What would be taken over."""

    def __init__(self) -> None:
        self.added: list[Hotkey] = []
        self.removed: list[Hotkey] = []
        self.closed = False

    def add(self, hotkey: Hotkey) -> None:
        """Remember it."""
        self.added.append(hotkey)

    def remove(self, hotkey: Hotkey) -> None:
        """Remember it."""
        self.removed.append(hotkey)

    def close(self) -> None:
        """Remember it."""
        self.closed = True


class Running:
    """A started thread with hotkeys."""

    def __init__(self) -> None:
        self.messages, self.keys, self.fall_back = FakeMessages(), FakeKeys(), FakeFallBack()
        self.thread = WindowsThread(self.messages)
        self.allowed = False
        self.gone: list[str] = []
        self.hotkeys = WindowsHotkeys(self.keys, self.thread, self.fall_back, lambda: self.allowed)


@pytest.fixture
def running() -> Iterator[Running]:
    """Ended whatever happens."""
    rig = Running()
    rig.thread.start(DesktopListener(lambda _hotkey, _window: None, rig.gone.append))
    yield rig
    rig.thread.stop()


@pytest.fixture
def windows() -> FakeWindows:
    """A chat program with a text field, another program, ours, and the desktop."""
    fake = FakeWindows()
    fake.all = {10: (5, "Chat", 12), 20: (6, "Other", 0), 30: (1, "Qt", 0), 40: (7, "Progman", 0)}
    fake.children = {11: 12}
    fake.front = 10
    return fake


def _active(windows: FakeWindows, processes: FakeProcesses | None = None) -> tuple[WindowsActiveWindow, FakeTime]:
    time = FakeTime()
    return WindowsActiveWindow(windows, processes or FakeProcesses(), time.rest, time.monotonic), time


TARGET = Window(10, "chat5.exe", "window 10", Rect(1, 2, 300, 400), focus=12)


@pytest.mark.skipif(sys.platform == "win32", reason="there it opens")
def test_elsewhere_the_back_end_says_that_this_is_not_windows() -> None:
    """It can be imported anywhere."""
    with pytest.raises(NotPossibleError, match="not Windows"):
        open_desktop()


def test_the_window_in_front_is_told_with_its_focused_control(windows: FakeWindows) -> None:
    """The program's name in lower case."""
    assert _active(windows)[0].current() == TARGET


@pytest.mark.parametrize("front", [0, 30, 40])
def test_no_window_ours_and_the_desktop_are_no_target(windows: FakeWindows, front: int) -> None:
    """A text has nowhere to go."""
    windows.front = front
    assert _active(windows)[0].current() is None


@pytest.mark.parametrize(
    ("own", "other", "elevated"),
    [(MEDIUM, MEDIUM, False), (MEDIUM, HIGH, True), (MEDIUM, None, True), (HIGH, None, False), (HIGH, HIGH, False),
     (MEDIUM, -1, False), (-1, HIGH, False)],
)  # fmt: skip
def test_a_program_above_us_is_elevated(windows: FakeWindows, own: int, other: int | None, elevated: bool) -> None:
    """One that may not be asked is above us, unless nothing is; what is unknown is not."""
    processes = FakeProcesses()
    processes.levels = {1: own, 5: other}
    window = _active(windows, processes)[0].current()
    assert window is not None
    assert window.elevated is elevated


@pytest.mark.parametrize(("focus", "there"), [(12, True), (11, True), (13, False)])
def test_in_front_means_the_remembered_control_or_one_inside_it(windows: FakeWindows, focus: int, there: bool) -> None:
    """Keys that go to the search field of the same window are as wrong as in another one."""
    windows.children[12] = 10
    windows.all[10] = (5, "Chat", focus)
    assert _active(windows)[0].is_in_front(TARGET) is there


def test_another_window_is_not_in_front(windows: FakeWindows) -> None:
    """Whatever its focus."""
    windows.front = 20
    assert not _active(windows)[0].is_in_front(TARGET)


def test_a_window_comes_back_with_its_control(windows: FakeWindows) -> None:
    """And the input states are parted again."""
    windows.front = 20
    windows.children[12] = 10
    windows.all[10] = (5, "Chat", 13)
    active, _ = _active(windows)
    assert active.bring_to_front(TARGET, 1.0)
    assert (windows.front, windows.focus(10)) == (10, 12)
    attached = [thread for thread, on in windows.attached if on]
    assert attached
    assert attached == [thread for thread, on in windows.attached if not on]


def test_a_window_that_does_not_come_is_given_up(windows: FakeWindows) -> None:
    """Within the time."""
    windows.front, windows.obeys = 20, False
    active, time = _active(windows)
    assert not active.bring_to_front(Window(10, "chat5.exe", "", Rect(0, 0, 1, 1)), 1.0)
    assert 101.0 <= time.now < 101.1


def test_a_window_that_is_gone_is_not_waited_for(windows: FakeWindows) -> None:
    """At once."""
    windows.front = 20
    del windows.all[10]
    active, time = _active(windows)
    assert not active.bring_to_front(TARGET, 1.0)
    assert time.now == 100.0


def test_a_hung_program_is_never_attached_to(windows: FakeWindows) -> None:
    """Our thread would hang with it."""
    windows.front, windows.hung = 20, {10}
    active, _ = _active(windows)
    assert not active.bring_to_front(TARGET, 0.1)
    assert windows.attached == []


def test_a_combination_is_registered_once_and_given_back(running: Running) -> None:
    """From any thread."""
    running.hotkeys.grab(KEY)
    running.hotkeys.grab(KEY)
    assert list(running.keys.registered.values()) == [(hotkey_flags(KEY), key_code(KEY))]
    running.hotkeys.release(KEY)
    running.hotkeys.release(KEY)
    assert running.keys.registered == {}


def test_a_taken_combination_is_refused_and_nothing_is_taken_over(running: Running) -> None:
    """The default."""
    running.keys.taken = {(hotkey_flags(KEY), key_code(KEY))}
    with pytest.raises(HotkeyTakenError, match=r"Ctrl\+Alt\+Space"):
        running.hotkeys.grab(KEY)
    assert running.fall_back.added == []


def test_a_taken_combination_is_taken_over_when_the_user_wants_it(running: Running) -> None:
    """And given back."""
    running.keys.taken = {(hotkey_flags(KEY), key_code(KEY))}
    running.allowed = True
    running.hotkeys.grab(KEY)
    assert running.fall_back.added == [KEY]
    running.hotkeys.release(KEY)
    assert running.fall_back.removed == [KEY]


def test_another_refusal_is_not_called_taken(running: Running) -> None:
    """Windows keeps some combinations for itself."""
    running.keys.other_error = 87
    with pytest.raises(NotPossibleError) as refused:
        running.hotkeys.grab(KEY)
    assert not isinstance(refused.value, HotkeyTakenError)


def test_the_end_gives_all_back(running: Running) -> None:
    """Hotkeys, what was taken over, and the window."""
    running.hotkeys.grab(KEY)
    running.thread.stop()
    assert running.keys.registered == {}
    assert running.fall_back.closed
    assert running.messages.destroyed
    assert running.gone == []


def test_without_a_running_thread_a_grab_says_so() -> None:
    """Instead of waiting for ever."""
    with pytest.raises(DesktopGoneError):
        Running().hotkeys.grab(KEY)


def test_jobs_run_in_turn_on_the_thread_and_one_that_fails_ends_nothing(running: Running) -> None:
    """Its place is logged, not what was in it."""
    ran: list[int] = []
    done = threading.Event()

    def failing() -> None:
        raise ValueError("secret")

    running.thread.submit(lambda: ran.append(1))
    running.thread.submit(failing)
    running.thread.submit(lambda: ran.append(2))
    running.thread.submit(done.set)
    assert done.wait(10)
    assert ran == [1, 2]


def test_what_fires_while_a_job_waits_is_told_at_once_and_jobs_keep_their_turn() -> None:
    """Queued, not lost, and the job that runs can see that more is waiting."""
    messages = FakeMessages()
    thread = WindowsThread(messages)
    order: list[str] = []
    done = threading.Event()

    def second() -> None:
        order.append("second")
        done.set()

    def on_hotkey(_wparam: int, _lparam: int) -> int:
        order.append("fired")
        thread.submit(second)
        return 0

    def first() -> None:
        messages.post(0x0312)
        thread.rest(1.0)
        order.append(f"first sees {thread.waiting()}")

    thread.handle(0x0312, on_hotkey)
    thread.start(DesktopListener(lambda _hotkey, _window: None, lambda _reason: None))
    thread.submit(first)
    assert done.wait(10)
    thread.stop()
    assert order == ["fired", "first sees 1", "second"]


def test_the_end_of_the_message_loop_is_told(running: Running) -> None:
    """The session ended."""
    gone = threading.Event()
    running.thread.at_end(gone.set)
    running.messages.post(0x12)
    assert gone.wait(10)
    running.thread.stop()
    assert running.messages.destroyed


def test_unlocking_and_waking_are_known_from_locking_and_sleeping() -> None:
    """WTS_SESSION_UNLOCK 8, lock 7; PBT_APMRESUMEAUTOMATIC 0x12, suspend 4."""
    assert is_back_in_session(8)
    assert not is_back_in_session(7)
    assert is_awake_again(0x12)
    assert not is_awake_again(4)
