"""Writing and changing a phrase."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from kefu_desktop.domain.errors import UsageError
from kefu_desktop.domain.phrase import Phrase, Variant
from kefu_desktop.domain.tone.finding import Finding
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.theme import Theme
from kefu_desktop.ui.phrase_dialog import draft
from kefu_desktop.ui.phrase_dialog.dialog import PhraseDialog
from kefu_desktop.ui.phrase_dialog.draft import Editing, PhraseDraft, split_keywords
from tests.ui.library import sample

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
PHRASE = Phrase(
    "price",
    "价格",
    "product",
    (Variant("这款最便宜,{称呼}放心拍", images=("map.png",)), Variant("您好,在的", enabled=False)),
    "促销",
    ("便宜", "折扣"),
    "Ctrl+Alt+3",
)
Open = Callable[[PhraseDraft], PhraseDialog]


def check(text: str) -> list[Finding]:
    at = text.find("最便宜")
    return [Finding("absolute", "error", at, at + 3, "极限用语会被处罚。", "很划算")] if at >= 0 else []


@pytest.fixture
def kept() -> list[PhraseDraft]:
    """What was saved."""
    return []


@pytest.fixture
def open_dialog(qtbot: QtBot, theme: Theme, icons: Icons, kept: list[PhraseDraft]) -> Iterator[Open]:
    """Opens dialogs and closes them at the end."""
    opened: list[PhraseDialog] = []

    def save(written: PhraseDraft) -> None:
        if written.name == "taken":
            raise UsageError("The id {id} is taken. Choose another one, or leave it out.", id="taken")
        kept.append(written)

    def taken(hotkey: str, phrase_id: str) -> str | None:
        return "已给了别的话术" if hotkey == "Ctrl+Alt+9" and phrase_id != "nine" else None

    def make(start: PhraseDraft) -> PhraseDialog:
        editing = Editing(sample().categories, check, taken, save)
        dialog = PhraseDialog(start, editing, theme, icons)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        opened.append(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow, timeout=2000)
        return dialog

    yield make
    for dialog in opened:
        dialog._first = dialog._now()
        dialog.close()
        dialog.deleteLater()


def test_a_new_phrase_is_written_and_saved(qtbot: QtBot, open_dialog: Open, kept: list[PhraseDraft]) -> None:
    """Name, keywords, text, Ctrl+Enter."""
    dialog = open_dialog(draft.new("赠品"))
    dialog.keywords.setText("礼物,送, 送")
    dialog.wordings.edits[0].text.setPlainText("您好,随单送一份小礼物哦。")
    dialog.category.setCurrentIndex(1)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: bool(kept), timeout=1000)
    expected = PhraseDraft("", "赠品", "product", "", ("礼物", "送"), "", (Variant("您好,随单送一份小礼物哦。"),))
    assert kept == [expected]
    assert not dialog.isVisible()


def test_unchanged_it_gives_back_what_it_was_given(open_dialog: Open, kept: list[PhraseDraft]) -> None:
    """Pictures and unknown keys among it."""
    open_dialog(draft.of(PHRASE)).save()
    assert kept == [draft.of(PHRASE)]


def test_a_missing_name_is_said_beside_the_name(open_dialog: Open, kept: list[PhraseDraft]) -> None:
    """And nothing is saved."""
    dialog = open_dialog(draft.new())
    dialog.save()
    assert dialog.error("name")
    assert not dialog.error("wordings")
    assert kept == []
    dialog.name.setText("有了")
    assert not dialog.error("name")


def test_an_empty_wording_is_said_beside_the_wordings(open_dialog: Open, kept: list[PhraseDraft]) -> None:
    """An empty text is nothing to paste."""
    dialog = open_dialog(draft.new("赠品"))
    dialog.save()
    assert dialog.error("wordings")
    assert kept == []


def test_what_the_library_refuses_keeps_the_window_open(open_dialog: Open) -> None:
    """Nothing that was written is lost."""
    dialog = open_dialog(draft.new("taken"))
    dialog.wordings.edits[0].text.setPlainText("您好")
    dialog.save()
    assert "taken" in dialog.error("wordings")
    assert dialog.isVisible()


def test_a_taken_hotkey_is_said_at_once(qtbot: QtBot, open_dialog: Open, kept: list[PhraseDraft]) -> None:
    """Before anything is saved; another one may be pressed right there."""
    dialog = open_dialog(draft.of(PHRASE))
    qtbot.keyClick(dialog.hotkey, Qt.Key.Key_9, CTRL | ALT)
    assert dialog.error("hotkey") == "已给了别的话术"
    dialog.save()
    assert kept == []
    qtbot.keyClick(dialog.hotkey, Qt.Key.Key_8, CTRL | ALT)
    dialog.save()
    assert [written.hotkey for written in kept] == ["Ctrl+Alt+8"]


def test_wordings_are_added_moved_removed_and_switched_off(open_dialog: Open, kept: list[PhraseDraft]) -> None:
    """The last one stays."""
    dialog = open_dialog(draft.of(PHRASE))
    dialog.wordings.add_new()
    first, second, third = dialog.wordings.edits
    third.text.setPlainText("第三种")
    third.moved.emit(-1)
    third.moved.emit(-1)
    third.moved.emit(-1)
    first._enabled.setChecked(False)
    second.removed.emit()
    dialog.save()
    assert [(v.text, v.enabled) for v in kept[0].variants] == [("第三种", True), ("这款最便宜,{称呼}放心拍", False)]
    assert kept[0].variants[1].images == ("map.png",)


def test_the_last_wording_cannot_be_removed(open_dialog: Open) -> None:
    """Its button is off."""
    dialog = open_dialog(draft.new("一"))
    edit = dialog.wordings.edits[0]
    assert not edit._remove.isEnabled()
    edit.removed.emit()
    assert len(dialog.wordings.edits) == 1


def test_a_finding_is_underlined_and_mended_by_one_key(qtbot: QtBot, open_dialog: Open) -> None:
    """Ctrl+. puts the suggestion in, and undo takes it out again."""
    edit = open_dialog(draft.of(PHRASE)).wordings.edits[0]
    assert edit._says.text() == "极限用语会被处罚。"
    underlined = [
        r.start
        for r in edit.text.document().firstBlock().layout().formats()
        if r.format.underlineStyle() == QTextCharFormat.UnderlineStyle.WaveUnderline
    ]
    assert underlined[0] == 2
    edit.text.setFocus()
    qtbot.keyClick(edit.text, Qt.Key.Key_Period, CTRL)
    assert edit.text.toPlainText() == "这款很划算,{称呼}放心拍"
    assert not edit._fix.isVisible()
    edit.text.undo()
    assert edit.text.toPlainText() == "这款最便宜,{称呼}放心拍"


def test_findings_after_smileys_and_line_breaks_are_in_their_place(qtbot: QtBot, open_dialog: Open) -> None:
    """The fix replaces the very words."""
    edit = open_dialog(draft.new("一")).wordings.edits[0]
    edit.text.setPlainText("😊您好\n😊这款最便宜哦")
    qtbot.waitUntil(lambda: edit._says.text() != "", timeout=2000)
    block = edit.text.document().lastBlock()
    marks = [
        r for r in block.layout().formats() if r.format.underlineStyle() != QTextCharFormat.UnderlineStyle.NoUnderline
    ]
    assert (marks[0].start, sum(r.length for r in marks)) == (4, 3)
    edit.fix()
    assert edit.text.toPlainText() == "😊您好\n😊这款很划算哦"


def test_placeholders_are_coloured(open_dialog: Open, theme: Theme) -> None:
    """And doubled braces are not."""
    edit = open_dialog(draft.new("一")).wordings.edits[0]
    edit.text.setPlainText("{{a}} {商品}")
    formats = edit.text.document().firstBlock().layout().formats()
    coloured = [(r.start, r.length) for r in formats if r.format.background().color().name() == theme.colours.chip]
    assert coloured == [(6, 4)]


def test_escape_asks_before_text_is_lost(qtbot: QtBot, open_dialog: Open, kept: list[PhraseDraft]) -> None:
    """Go on, discard, or save."""
    dialog = open_dialog(draft.of(PHRASE))
    dialog.name.setText("另一个名字")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    box = dialog.question
    assert isinstance(box, QMessageBox)
    assert dialog.isVisible()
    box.buttons()[[b.text() for b in box.buttons()].index("Go on writing")].click()
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    box = dialog.question
    assert box is not None
    box.buttons()[[b.text() for b in box.buttons()].index("Save")].click()
    assert [written.name for written in kept] == ["另一个名字"]
    assert not dialog.isVisible()


def test_discarding_closes_without_saving(qtbot: QtBot, open_dialog: Open, kept: list[PhraseDraft]) -> None:
    """After the question."""
    dialog = open_dialog(draft.of(PHRASE))
    dialog.wordings.edits[0].text.setPlainText("改过")
    dialog.close()
    assert dialog.question is not None
    box = dialog.question
    box.buttons()[[b.text() for b in box.buttons()].index("Discard")].click()
    assert not dialog.isVisible()
    assert kept == []


def test_escape_closes_at_once_if_nothing_was_written(qtbot: QtBot, open_dialog: Open) -> None:
    """No question for nothing."""
    dialog = open_dialog(draft.of(PHRASE))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.question is None
    assert not dialog.isVisible()


def test_tab_goes_through_the_fields_in_reading_order(qtbot: QtBot, open_dialog: Open) -> None:
    """Name, hotkey, category, group, keywords, then the first wording."""
    dialog = open_dialog(draft.of(PHRASE))
    wanted: list[QWidget] = [dialog.name, dialog.hotkey, dialog.category, dialog.group, dialog.keywords]
    at: QWidget | None = wanted[0]
    for following in wanted[1:]:
        at = at.nextInFocusChain() if at else None
        while at and (at.focusPolicy() == Qt.FocusPolicy.NoFocus or at.focusProxy() is not None):
            at = at.nextInFocusChain()
        assert at is following


def test_every_field_has_a_name_for_screen_readers(open_dialog: Open) -> None:
    """And so has every button that shows only an icon."""
    dialog = open_dialog(draft.of(PHRASE))
    edit = dialog.wordings.edits[0]
    named = (
        dialog.name,
        dialog.hotkey,
        dialog.category,
        dialog.group,
        dialog.keywords,
        edit.text,
        edit._up,
        edit._down,
    )
    assert all(part.accessibleName() for part in (*named, edit._remove, dialog.save_button, dialog.wordings))


def test_keywords_are_split_at_commas_of_both_kinds_and_spaces() -> None:
    """Each once."""
    assert split_keywords("便宜,折扣、优惠  便宜") == ("便宜", "折扣", "优惠")


def test_it_wears_the_dark_theme_while_open(open_dialog: Open, theme: Theme) -> None:
    """The texts keep their colours of placeholders."""
    dialog = open_dialog(draft.of(PHRASE))
    theme.force("dark")
    assert theme.colours.window in dialog.styleSheet()
    assert not dialog.grab().isNull()
