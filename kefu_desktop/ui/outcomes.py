"""What came of a paste, in words: what happened, where the text is, what to do next."""

from __future__ import annotations

from kefu_desktop.app.paste_phrase import Outcome, PasteResult
from kefu_desktop.ui.language import tr


def sentence(result: PasteResult) -> str:
    """The message for a result; empty if there is nothing to say."""
    if result.outcome is Outcome.PASTED:
        return _lost_clipboard() if result.clipboard_lost else ""
    return f"{_happened(result.outcome)}{_next_step(result)}"


def nothing_to_paste() -> str:
    """For a direct hotkey without a phrase."""
    return tr("There is no phrase for this key yet. Open the palette and choose one first.")


def _happened(outcome: Outcome) -> str:
    said = {
        Outcome.WINDOW_CHANGED: tr("The window changed, so nothing was pasted. "),
        Outcome.NO_WINDOW: tr("No chat window was in front, so nothing was pasted. "),
        Outcome.ELEVATED: tr("This window runs as administrator, and the system keeps other programs out of it. "),
        Outcome.KEYS_HELD: tr("A key was still held down, so nothing was pasted. "),
        Outcome.CLIPBOARD_HELD: tr("Another program is holding the clipboard, so nothing was pasted. "),
        Outcome.KEYS_REFUSED: tr("The system did not let the paste keys through. "),
        Outcome.NOT_TAKEN: tr("The window did not take the text. "),
    }
    return said[outcome]


def _next_step(result: PasteResult) -> str:
    if not result.on_clipboard:
        return tr("Please choose the phrase again.")
    if result.outcome is Outcome.NOT_TAKEN:
        return tr("It is on the clipboard: click into the chat box and press Ctrl+V.")
    return tr("The text is on the clipboard: press Ctrl+V in the chat box.")


def _lost_clipboard() -> str:
    return tr("Pasted. What you had copied before could not be put back: please copy it again if you need it.")
