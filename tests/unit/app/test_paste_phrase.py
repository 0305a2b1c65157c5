"""The paste, step by step, on a desktop that writes down what it is asked."""

from __future__ import annotations

import pytest

from kefu_desktop.app.paste_phrase import Outcome, PastePhrase, PasteRequest
from kefu_desktop.domain.hotkey import Hotkey
from kefu_desktop.domain.paste_plan import Method, Profile, Profiles
from kefu_desktop.domain.window import Window
from tests.helpers.fake_desktop import FakeDesktop, chat_window

TEXT = "亲，今天发货"
CHAT = chat_window()


def paste(desktop: FakeDesktop, profiles: Profiles | None = None) -> PastePhrase:
    return PastePhrase(desktop.as_desktop(), desktop.clock, profiles or Profiles({}), lambda: bool(desktop.jobs))


def request(text: str = TEXT, target: Window | None = CHAT, caret_back: int = 0, *, send: bool = False) -> PasteRequest:
    return PasteRequest(text, target, caret_back, send)


def test_the_phrase_goes_in_and_the_clipboard_comes_back() -> None:
    desktop = FakeDesktop()
    result = paste(desktop).run(request())
    assert result.outcome is Outcome.PASTED
    assert not result.clipboard_lost
    assert desktop.does == [
        "let go",
        "save",
        f"offer {TEXT}",
        f"press Ctrl+V into 7 with {TEXT}",
        "waited 0.26",
        "restore",
    ]
    assert desktop.content == "what the user had copied"


def test_the_focus_is_brought_back_before_anything_is_sent() -> None:
    desktop = FakeDesktop(front=None)
    assert paste(desktop).run(request()).outcome is Outcome.PASTED
    assert desktop.does[0] == "bring 7"


def test_a_window_that_does_not_come_back_gets_nothing_and_the_text_is_kept() -> None:
    desktop = FakeDesktop(front=None, comes_back=False)
    result = paste(desktop).run(request())
    assert (result.outcome, result.on_clipboard, desktop.content) == (Outcome.WINDOW_CHANGED, True, TEXT)
    assert not any(step.startswith("press") for step in desktop.does)


def test_a_third_window_that_has_the_focus_keeps_it_and_gets_nothing() -> None:
    desktop = FakeDesktop(front=3)
    result = paste(desktop).run(request())
    assert (result.outcome, result.on_clipboard, desktop.content) == (Outcome.WINDOW_CHANGED, True, TEXT)
    assert desktop.does == []


def test_a_focus_that_moves_after_the_clipboard_was_set_gets_no_keys() -> None:
    desktop = FakeDesktop(leaves_before_keys=True)
    result = paste(desktop).run(request())
    assert (result.outcome, result.on_clipboard) == (Outcome.WINDOW_CHANGED, True)
    assert not any(step.startswith("press") for step in desktop.does)


@pytest.mark.parametrize(
    ("desktop", "outcome"),
    [
        (FakeDesktop(held=True), Outcome.KEYS_HELD),
        (FakeDesktop(keys_refused=True), Outcome.KEYS_REFUSED),
        (FakeDesktop(reads=()), Outcome.NOT_TAKEN),
    ],
    ids=lambda value: value.value if isinstance(value, Outcome) else "",
)
def test_what_stops_a_paste_leaves_the_text_for_the_user(desktop: FakeDesktop, outcome: Outcome) -> None:
    result = paste(desktop).run(request())
    assert (result.outcome, result.on_clipboard, desktop.content) == (outcome, True, TEXT)


def test_a_held_clipboard_is_told_and_no_key_is_sent() -> None:
    desktop = FakeDesktop(clipboard_held=True)
    result = paste(desktop).run(request())
    assert (result.outcome, result.on_clipboard) == (Outcome.CLIPBOARD_HELD, False)
    assert desktop.does == ["let go"]


@pytest.mark.parametrize(
    ("target", "outcome"),
    [
        (None, Outcome.NO_WINDOW),
        (Window(7, "admin.exe", "x", chat_window().rect, elevated=True), Outcome.ELEVATED),
    ],
)
def test_without_a_window_we_may_write_to_the_text_is_only_kept(target: Window | None, outcome: Outcome) -> None:
    desktop = FakeDesktop()
    assert paste(desktop).run(request(target=target)).outcome is outcome
    assert (desktop.does, desktop.content) == ([], TEXT)


def test_a_clipboard_manager_that_reads_at_once_does_not_count_as_the_target() -> None:
    desktop = FakeDesktop(reads=(0.2,), other_reads=(0.001,))
    assert paste(desktop).run(request()).outcome is Outcome.PASTED
    assert "waited 0.60" in desktop.does


def test_a_program_that_reads_through_another_one_is_given_all_the_time() -> None:
    desktop = FakeDesktop(reads=(), other_reads=(0.02,))
    assert paste(desktop).run(request()).outcome is Outcome.PASTED
    assert "waited 3.00" in desktop.does


def test_what_the_user_copies_meanwhile_is_not_overwritten() -> None:
    desktop = FakeDesktop(copied_meanwhile="new")
    result = paste(desktop).run(request())
    assert (desktop.content, result.clipboard_lost) == ("new", False)
    assert "restore" not in desktop.does


def test_of_overlapping_pastes_the_first_original_survives() -> None:
    desktop = FakeDesktop()
    paste_phrase = paste(desktop)
    desktop.jobs = [lambda: None]
    paste_phrase.run(request(text="one"))
    assert desktop.content == "one"
    desktop.jobs = []
    paste_phrase.run(request(text="two"))
    assert desktop.content == "what the user had copied"
    assert desktop.does.count("save") == 1


def test_a_clipboard_that_could_not_be_saved_whole_is_told() -> None:
    assert paste(FakeDesktop(complete=False)).run(request()).clipboard_lost


def test_the_caret_ends_where_the_phrase_says_and_such_a_text_is_never_sent() -> None:
    desktop = FakeDesktop()
    paste(desktop).run(request(caret_back=2, send=True))
    assert [step for step in desktop.does if "Left" in step] == [f"press Left into 7 with {TEXT}"] * 2
    assert not any("Enter" in step for step in desktop.does)


def test_it_is_sent_only_when_asked_with_the_key_of_the_program() -> None:
    profiles = Profiles({"pidgin": Profile(send=Hotkey.parse("Ctrl+Enter"))})
    desktop = FakeDesktop()
    paste(desktop, profiles).run(request(send=True))
    assert any(step.startswith("press Ctrl+Enter") for step in desktop.does)


def test_a_program_that_refuses_a_paste_is_typed_into_and_the_clipboard_is_not_touched() -> None:
    desktop = FakeDesktop()
    paste(desktop, Profiles({"pidgin": Profile(Method.TYPE)})).run(request())
    assert desktop.does == ["let go", f"type {TEXT} into 7"]


class _ComesBackUnseen(FakeDesktop):
    """The window manager gives the focus back just after the first question."""

    def is_in_front(self, window: Window) -> bool:
        return bool(self.does) and super().is_in_front(window)


def test_a_target_that_gets_the_focus_back_between_two_questions_is_no_third_window() -> None:
    desktop = _ComesBackUnseen()
    assert paste(desktop).run(request()).outcome is Outcome.PASTED
