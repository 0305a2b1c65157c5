"""The clipboard of the Windows back end, without Windows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kefu_desktop.backends.windows.clipboard import WindowsClipboard, WindowsSnapshot
from kefu_desktop.backends.windows.formats import (
    CF_BITMAP,
    CF_DIB,
    CF_DIBV5,
    CF_ENHMETAFILE,
    CF_METAFILEPICT,
    CF_OEMTEXT,
    CF_TEXT,
    CF_UNICODETEXT,
    MARKS,
    MOST_BYTES,
    SavingPlan,
    from_clipboard,
    plan_saving,
    to_clipboard,
)
from kefu_desktop.backends.windows.paste_source import WindowsPasteSource
from kefu_desktop.backends.windows.selection import Selection
from kefu_desktop.domain.errors import NotPossibleError
from kefu_desktop.ports.clipboard import Read
from tests.helpers.fake_windows import FakeClip, FakeTime, FakeWindows

OURS, TARGET, READER, MANAGER = 77, 500, 501, 900
MARK_NAMES = {name for name, _ in MARKS}


class Rig:
    """The parts over one fake clipboard."""

    def __init__(self) -> None:
        self.clip, self.time, self.windows = FakeClip(), FakeTime(), FakeWindows()
        self.windows.all = {TARGET: (5, "Chat", 0), READER: (5, "Hidden", 0), MANAGER: (9, "Manager", 0)}
        self.selection = Selection(self.clip, lambda: OURS, self.time.rest)
        self.clipboard = WindowsClipboard(self.selection, self.time.monotonic)
        self.source = WindowsPasteSource(self.selection, self.windows, self.time.rest, self.time.monotonic)

    def read_by(self, window: int) -> None:
        """A program asks for what was promised."""
        self.clip.opened_by = window
        self.source.render(CF_UNICODETEXT)
        self.clip.opened_by = 0

    def copy_by(self, window: int, content: dict[int, bytes | None]) -> None:
        """Another program copies something."""
        self.clip.owning, self.clip.contents = window, content
        self.selection.was_emptied()


def _no_name(_: int) -> str:
    return ""


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0")))
def test_a_text_survives_the_clipboard(text: str) -> None:
    """Line breaks become CR LF and back, a NUL ends it."""
    raw = to_clipboard(text)
    assert from_clipboard(raw) == text
    assert from_clipboard(raw + b"rest of the block") == text
    assert raw.decode("utf-16-le").count("\r\n") == text.count("\n")


@pytest.mark.parametrize(
    ("there", "saved", "lossless"),
    [
        ([], (), True),
        ([CF_UNICODETEXT, 16, CF_TEXT, CF_OEMTEXT], (CF_UNICODETEXT, 16), True),
        ([CF_BITMAP, CF_DIB, CF_DIBV5], (CF_DIB,), True),
        ([CF_DIBV5, CF_DIB, CF_BITMAP], (CF_DIBV5,), True),
        ([CF_BITMAP], (), False),
        ([CF_ENHMETAFILE, CF_METAFILEPICT], (CF_ENHMETAFILE,), True),
        ([CF_UNICODETEXT, 0x80], (CF_UNICODETEXT,), False),
        ([CF_UNICODETEXT, 0x201, 0x301], (CF_UNICODETEXT,), False),
    ],
)
def test_what_windows_makes_itself_is_not_saved(there: list[int], saved: tuple[int, ...], lossless: bool) -> None:
    """And what cannot be saved is admitted."""
    assert plan_saving(there, _no_name) == SavingPlan(saved, lossless)


def test_notes_of_ole_are_left_out_without_loss() -> None:
    """They would point to a program that is no longer the owner."""
    names = {0xC001: "DataObject", 0xC002: "Ole Private Data", 0xC003: "HTML Format"}
    assert plan_saving(names, lambda number: names[number]) == SavingPlan((0xC003,), lossless=True)


def test_all_formats_come_back_with_marks_for_histories() -> None:
    """Byte for byte; the marks come along so that nothing is published a second time."""
    rig = Rig()
    html = rig.clip.number("HTML Format")
    before: dict[int, bytes | None] = {CF_UNICODETEXT: b"a\0\0\0", html: b"<b>", CF_DIB: b"pixels"}
    rig.copy_by(MANAGER, dict(before))
    saved = rig.clipboard.save()
    rig.source.offer("回复", TARGET)
    assert saved.complete
    assert rig.clipboard.restore(saved)
    back = {number: content for number, content in rig.clip.contents.items() if rig.clip.name(number) not in MARK_NAMES}
    assert back == before
    assert {rig.clip.name(number) for number in rig.clip.contents} >= MARK_NAMES


def test_an_empty_clipboard_comes_back_empty() -> None:
    """Not with our marks on it."""
    rig = Rig()
    saved = rig.clipboard.save()
    rig.source.offer("回复", TARGET)
    assert rig.clipboard.restore(saved)
    assert rig.clip.contents == {}


def test_too_much_is_admitted_to_be_incomplete() -> None:
    """What does not fit into the bound is left out, the rest is saved."""
    rig = Rig()
    rig.copy_by(MANAGER, {CF_DIB: bytes(MOST_BYTES), CF_UNICODETEXT: b"a\0\0\0"})
    saved = rig.clipboard.save()
    assert [number for number, _ in saved.contents] == [CF_DIB]
    assert not saved.complete


def test_a_format_that_cannot_be_had_is_admitted() -> None:
    """A program that promised and does not deliver."""
    rig = Rig()
    rig.copy_by(MANAGER, {CF_UNICODETEXT: b"a\0\0\0", 0xC100: None})
    assert not rig.clipboard.save().complete


def test_what_somebody_copied_meanwhile_stays() -> None:
    """A restore would destroy it."""
    rig = Rig()
    rig.copy_by(MANAGER, {CF_UNICODETEXT: b"o\0\0\0"})
    saved = rig.clipboard.save()
    rig.source.offer("回复", TARGET)
    rig.copy_by(MANAGER, {CF_UNICODETEXT: b"n\0\0\0"})
    assert not rig.clipboard.restore(saved)
    assert rig.clip.contents == {CF_UNICODETEXT: b"n\0\0\0"}


def test_a_clipboard_held_for_a_moment_is_waited_for() -> None:
    """Histories hold it after each change."""
    rig = Rig()
    rig.clip.busy = 5
    rig.clipboard.keep("话")
    assert rig.clipboard.text() == "话"


def test_a_clipboard_held_for_long_is_an_error_after_half_a_second() -> None:
    """Then no key may be sent."""
    rig = Rig()
    rig.clip.busy = 1000
    began = rig.time.now
    with pytest.raises(NotPossibleError):
        rig.source.offer("话", TARGET)
    assert 0.4 <= rig.time.now - began <= 0.6


def test_an_offer_that_windows_refuses_is_an_error() -> None:
    """Verified before any key."""
    rig = Rig()
    rig.clip.refuses_writes = True
    with pytest.raises(NotPossibleError):
        rig.source.offer("话", TARGET)


def test_an_offer_is_promised_only_and_marked() -> None:
    """Its text is there when somebody asks for it, which is how a read shows."""
    rig = Rig()
    rig.source.offer("话\n术", TARGET)
    assert rig.clip.contents[CF_UNICODETEXT] is None
    assert {rig.clip.name(number) for number in rig.clip.contents} == MARK_NAMES | {""}
    rig.read_by(READER)
    assert rig.clip.contents[CF_UNICODETEXT] == "话\r\n术\0".encode("utf-16-le")


@pytest.mark.parametrize(("reader", "by_target"), [(READER, True), (MANAGER, False), (0, False)])
def test_a_read_tells_whose_program_it_was(reader: int, by_target: bool) -> None:
    """By the window that has the clipboard open; for no window at all it may be anybody. No later read will be seen."""
    rig = Rig()
    rig.source.offer("话", TARGET)
    rig.time.while_resting = [lambda: rig.read_by(reader)]
    seen: list[list[Read]] = []

    def patience(reads: list[Read], _now: float) -> float:
        seen.append(reads)
        return 0.0 if reads else 1.0

    assert rig.source.wait_reads(patience)
    assert seen[-1] == [Read(101.0, by_target, last=True)]


def test_waiting_ends_when_somebody_copies() -> None:
    """The content is no longer ours."""
    rig = Rig()
    rig.source.offer("话", TARGET)
    rig.time.while_resting = [lambda: rig.copy_by(MANAGER, {})]
    assert not rig.source.wait_reads(lambda _reads, _now: 1.0)


def test_programs_that_look_at_every_change_may_finish_before_the_keys() -> None:
    """A target that finds the clipboard open would paste nothing; but nobody may hold us up for long."""
    rig = Rig()
    rig.time.while_resting = [lambda: setattr(rig.clip, "opened_by", MANAGER), lambda: None, rig.clip.close]
    rig.source.offer("话", TARGET)
    assert rig.clip.opened_by == 0
    rig.time.while_resting = [lambda: setattr(rig.clip, "opened_by", MANAGER)]
    began = rig.time.now
    rig.source.offer("话", TARGET)
    assert rig.time.now - began < 0.2


def test_a_text_nobody_read_is_handed_over_at_the_end() -> None:
    """Our window goes, the text stays."""
    rig = Rig()
    rig.source.offer("话", TARGET)
    rig.source.render_all()
    assert rig.clip.contents[CF_UNICODETEXT] == to_clipboard("话")


def test_a_snapshot_does_not_show_what_was_copied() -> None:
    """It may turn up in a traceback."""
    assert "secret" not in repr(WindowsSnapshot(((13, b"secret"),), complete=True))
