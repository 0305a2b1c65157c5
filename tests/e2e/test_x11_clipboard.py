"""The clipboard of the X11 back end: what is lent to a paste, and what is given back, byte for byte."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from kefu_desktop.app.paste_phrase import Outcome, PasteResult
from kefu_desktop.backends.x11.desktop import open_desktop
from kefu_desktop.domain.hotkey import Hotkey
from kefu_desktop.ports.clipboard import Read
from tests.e2e.conftest import HOTKEY, PASTED, TEXT, OpenTarget, Running, text_of, wait_until
from tests.helpers.x11_keys import Keys
from tests.helpers.x11_owner import Owner
from tests.helpers.x11_reader import Manager, read_selection, targets

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
COPIED = {
    "UTF8_STRING": "用户复制的文字".encode(),
    "text/plain;charset=utf-8": "用户复制的文字".encode(),
    "text/html": b"<p>\xe7\x94\xa8\xe6\x88\xb7</p>",
    "x-special/gnome-copied-files": b"copy\nfile:///tmp/a.png",
    "image/png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 1500,
}


@pytest.fixture
def owner(display: str) -> Iterator[Owner]:
    """A program that the user copied from."""
    found = Owner(display)
    yield found
    found.close()


def test_every_format_comes_back_byte_for_byte(running: Running, open_target: OpenTarget, owner: Owner) -> None:
    """Text, HTML, files and a picture of 384 KB, which needs INCR both ways, are as they were before the paste."""
    target = open_target()
    owner.own(COPIED)
    assert running.run(TEXT, running.current()) == PASTED
    text_of(target, TEXT)
    assert owner.lost == ["CLIPBOARD"]
    assert sorted(targets()) == sorted(COPIED)
    assert read_selection(list(COPIED)) == COPIED


def test_what_we_gave_back_is_saved_again_without_its_first_owner(
    running: Running, open_target: OpenTarget, owner: Owner
) -> None:
    """The second paste finds our own restored content, though the program it came from has ended."""
    open_target()
    owner.own(COPIED)
    window = running.current()
    assert [running.run(TEXT, window) for _ in range(2)] == [PASTED, PASTED]
    asked = owner.asked.count("image/png")
    assert running.run(TEXT, window) == PASTED
    assert owner.asked.count("image/png") == asked == 1
    assert read_selection(list(COPIED)) == COPIED


def test_selected_text_comes_back_too(running: Running, open_target: OpenTarget, display: str) -> None:
    """PRIMARY is lent to the paste (xterm reads it) and given back."""
    open_target()
    selecting = Owner(display)
    selecting.own({"UTF8_STRING": "选中的".encode()}, ["PRIMARY"])
    assert running.run(TEXT, running.current()) == PASTED
    assert read_selection(["UTF8_STRING"], "PRIMARY") == {"UTF8_STRING": "选中的".encode()}
    selecting.close()


def test_an_empty_clipboard_is_empty_again(running: Running, open_target: OpenTarget) -> None:
    """What nobody owned before, nobody owns afterwards."""
    open_target()
    assert running.run(TEXT, running.current()) == PASTED
    assert read_selection(["UTF8_STRING", "TARGETS"]) == {}


def test_a_manager_that_reads_everything_does_not_end_the_paste(
    running: Running, open_target: OpenTarget, owner: Owner, display: str
) -> None:
    """It reads our text at once; the target gets it all the same, the old content comes back, and the hint is there."""
    target = open_target()
    owner.own(COPIED)
    manager = Manager(display)
    assert running.run(TEXT, running.current()) == PASTED
    text_of(target, TEXT)
    assert read_selection(list(COPIED)) == COPIED
    wait_until(lambda: any(seen == COPIED for seen in manager.seen))
    manager.close()
    lent = [seen for seen in manager.seen if seen.get("UTF8_STRING") == TEXT.encode()]
    assert all(seen["x-kde-passwordManagerHint"] == b"secret" for seen in lent)


def test_a_paste_offers_plain_text_alone(running: Running, open_target: OpenTarget) -> None:
    """HTML is refused: Pidgin would turn line breaks into spaces."""
    open_target()
    running.do(lambda: running.desktop.source.offer("a\nb", 0))
    wanted = ["text/html", "UTF8_STRING", "text/plain", "STRING", "image/png", "TIMESTAMP"]
    got = read_later(running, wanted)
    assert sorted(got) == ["STRING", "TIMESTAMP", "UTF8_STRING", "text/plain"]
    assert got["UTF8_STRING"] == got["STRING"] == b"a\nb"


def test_an_owner_that_never_answers_holds_us_a_second_at_most(
    running: Running, open_target: OpenTarget, display: str
) -> None:
    """Nothing is pasted; the text lies on the clipboard, and the outcome says that the clipboard was held."""
    open_target()
    hung = Owner(display, silent=["TARGETS"])
    hung.own(COPIED)
    begun = time.monotonic()
    result = running.run(TEXT, running.current())
    assert time.monotonic() - begun < 2
    assert result == PasteResult(Outcome.CLIPBOARD_HELD, on_clipboard=True)
    assert read_selection(["UTF8_STRING"]) == {"UTF8_STRING": TEXT.encode()}
    hung.close()


def test_a_format_that_never_comes_is_owned_up_to(running: Running, open_target: OpenTarget, display: str) -> None:
    """The paste is made, the rest is given back, and the result says that not all was."""
    open_target()
    hung = Owner(display, silent=["text/html"])
    hung.own(COPIED)
    assert running.run(TEXT, running.current()) == PasteResult(Outcome.PASTED, clipboard_lost=True)
    assert read_selection(["UTF8_STRING"]) == {"UTF8_STRING": COPIED["UTF8_STRING"]}
    hung.close()


def test_what_is_copied_during_a_paste_stays(running: Running, open_target: OpenTarget, owner: Owner) -> None:
    """A copy of the user's after the offer is not overwritten by the restore."""
    open_target()
    owner.own({"UTF8_STRING": b"before"})
    clipboard, source = running.desktop.clipboard, running.desktop.source

    def paste_and_lose() -> tuple[bool, bool]:
        snapshot = clipboard.save()
        source.offer(TEXT, 0)
        owner.own({"UTF8_STRING": b"newer"})
        return source.wait_reads(lambda _reads, _now: 1.0), clipboard.restore(snapshot)

    assert running.do(paste_and_lose) == (False, False)
    assert read_selection(["UTF8_STRING"]) == {"UTF8_STRING": b"newer"}


def test_overlapping_pastes_keep_the_first_original(
    running: Running, open_target: OpenTarget, owner: Owner, keys: Keys
) -> None:
    """Two hotkeys within one restore window: both are pasted, and what the user had copied comes back."""
    target = open_target()
    owner.own(COPIED)
    running.text = "甲"
    running.desktop.hotkeys.grab(HOTKEY)
    for _ in range(2):
        keys.tap("Control_L", "Alt_L", "k")
        time.sleep(0.06)
    wait_until(lambda: len(running.results) == 2)
    text_of(target, "甲甲")
    assert read_selection(list(COPIED)) == COPIED


def test_two_readers_are_told_apart(running: Running, open_target: OpenTarget) -> None:
    """A read by another program is noted as such, and TARGETS is no read at all."""
    target = open_target()
    window = running.current()

    def offer_and_press() -> list[tuple[bool, int]]:
        running.desktop.source.offer(TEXT, window.handle)
        running.desktop.injector.press(Hotkey.parse("Ctrl+V"))
        return []

    running.do(offer_and_press)
    running.do(lambda: running.desktop.source.wait_reads(lambda reads, _: 0.0 if reads else 2.0))
    text_of(target, TEXT)
    read_later(running, ["TARGETS", "UTF8_STRING"])
    noted: list[bool] = []

    def note(reads: list[Read], _now: float) -> float:
        noted[:] = [read.by_target for read in reads]
        return 0.0

    running.do(lambda: running.desktop.source.wait_reads(note))
    assert noted[-1] is False
    assert True in noted[:-1]
    assert noted.count(False) == 1


def test_the_clipboard_is_handed_to_a_manager_at_the_end(display: str) -> None:
    """A clipboard manager that takes SAVE_TARGETS is asked to keep what we would take with us."""
    desktop = Running(open_desktop(display))
    manager = Owner(display)
    manager.own({"SAVE_TARGETS": b""}, ["CLIPBOARD_MANAGER"])
    desktop.do(lambda: desktop.desktop.clipboard.keep(TEXT))
    desktop.desktop.thread.stop()
    assert manager.asked == ["SAVE_TARGETS"]
    manager.close()


def read_later(running: Running, names: list[str]) -> dict[str, bytes]:
    """What another program reads while the desktop's thread sleeps."""
    assert running.desktop.thread.waiting() == 0
    return read_selection(names)
