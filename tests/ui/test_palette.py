"""The palette by keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kefu_desktop.domain.phrase import Category
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.theme import Theme
from kefu_desktop.ui.palette.session import Chosen
from kefu_desktop.ui.palette.window import Palette
from tests.ui.conftest import CHAT
from tests.ui.library import Library, large, sample

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def keys(qtbot: QtBot, palette: Palette, *pressed: Qt.Key | str, held: Qt.KeyboardModifier | None = None) -> None:
    """Press them one after the other where the focus is."""
    for key in pressed:
        field = palette.body.preview.field if palette.filling.is_open else palette.body.bar.field
        if isinstance(key, str) and key.isascii():
            qtbot.keyClicks(field, key)
        elif isinstance(key, str):
            field.insert(key)  # as an input method does: no key stands for a Chinese character
        else:
            qtbot.keyClick(field, key, held or Qt.KeyboardModifier.NoModifier)


def choose(qtbot: QtBot, palette: Palette, *pressed: Qt.Key | str, held: Qt.KeyboardModifier | None = None) -> Chosen:
    """Press and return what was chosen."""
    with qtbot.waitSignal(palette.paste_wanted, timeout=1000) as got:
        keys(qtbot, palette, *pressed, held=held)
    chosen = got.args[0]
    assert isinstance(chosen, Chosen)
    return chosen


def footer(palette: Palette) -> list[str]:
    return [hint.key for hint in palette.body.footer.hints]


def test_letters_find_and_enter_pastes(qtbot: QtBot, palette: Palette) -> None:
    """Initials, Enter; the palette stays, deaf, until the chat has the keyboard again."""
    seen: list[bool] = []
    palette.paste_wanted.connect(lambda _: seen.append(palette.isVisible()))
    chosen = choose(qtbot, palette, "wlyc", Key.Key_Return)
    assert chosen.wording.phrase.id == "late"
    assert chosen.wording.text == "抱歉让您担心了,我马上联系快递核实,有消息第一时间回复您。"
    keys(qtbot, palette, Key.Key_Return, Key.Key_Return)
    assert seen == [True]
    palette.leave()
    assert not palette.isVisible()


def test_the_end_of_an_earlier_paste_does_not_close_a_palette_opened_since(qtbot: QtBot, palette: Palette) -> None:
    """Hotkey again while the last paste still waits for its reader."""
    choose(qtbot, palette, "wlyc", Key.Key_Return)
    palette.open_for(CHAT, "")
    palette.leave()
    assert palette.isVisible()


def test_letters_typed_with_the_hotkey_still_held_are_letters(qtbot: QtBot, palette: Palette) -> None:
    """Ctrl+Shift are let go of only after the first letters; from then on they mean what they say."""
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    field = palette.body.bar.field

    def press_with_held(key: Key) -> None:
        QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, key, held))

    press_with_held(Key.Key_W)
    press_with_held(Key.Key_L)
    assert field.text() == "wl"
    qtbot.keyClicks(field, "y")
    press_with_held(Key.Key_C)
    assert field.text() == "wly"


def test_without_a_target_the_palette_is_gone_at_once(qtbot: QtBot, palette: Palette) -> None:
    """There is no chat that could take the keyboard back."""
    palette.open_for(None, "")
    choose(qtbot, palette, "wlyc", Key.Key_Return)
    assert not palette.isVisible()


def test_a_digit_pastes_that_row(qtbot: QtBot, palette: Palette) -> None:
    """Row 2 is the second phrase."""
    assert choose(qtbot, palette, Key.Key_2).wording.phrase.id == "late"


def test_arrows_move_and_stop_at_the_ends(qtbot: QtBot, palette: Palette) -> None:
    """Up on the first row stays there."""
    keys(qtbot, palette, Key.Key_Up, Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Up)
    assert palette.session.row == 2
    keys(qtbot, palette, *[Key.Key_Down] * 30)
    assert palette.session.row == 7


def test_the_next_page_has_digits_of_its_own(qtbot: QtBot, theme: Theme, icons: Icons) -> None:
    """After PageDown a digit pastes what stands beside it."""
    palette = Palette(large().services(), theme, icons, shadow=True)
    qtbot.addWidget(palette)
    palette.open_for(CHAT, "")
    keys(qtbot, palette, Key.Key_PageDown)
    top = palette.model.top
    assert top > 0
    assert palette.model._row(top).digit == 1
    chosen = choose(qtbot, palette, Key.Key_5)
    assert chosen.wording.phrase.id == palette.session.hits[top + 4].phrase_id


def test_another_wording_is_pasted_as_shown(qtbot: QtBot, palette: Palette) -> None:
    """Right twice, left once: the second wording."""
    keys(qtbot, palette, "wlyc", Key.Key_Right)
    assert palette.session.wording is not None
    assert palette.session.wording.place == 2
    keys(qtbot, palette, Key.Key_Left)
    assert palette.session.wording.place == 1
    keys(qtbot, palette, Key.Key_R, held=CTRL)
    assert choose(qtbot, palette, Key.Key_Return).wording.variant == 1


def test_tabs_narrow_the_list(qtbot: QtBot, palette: Palette, library: Library) -> None:
    """Ctrl+4 is after-sales, Ctrl+0 all, Tab the next, Shift+Tab the last."""
    keys(qtbot, palette, Key.Key_4, held=CTRL)
    assert {hit.category for hit in palette.session.hits} == {"after-sales"}
    keys(qtbot, palette, Key.Key_0, held=CTRL)
    assert len(palette.session.hits) == 8
    keys(qtbot, palette, Key.Key_Tab)
    assert library.searches[-1] == ("", "common")
    keys(qtbot, palette, Key.Key_Backtab, held=SHIFT)
    keys(qtbot, palette, Key.Key_Backtab, held=SHIFT)
    assert library.searches[-1] == ("", "after-sales")


def test_a_category_of_the_owner_has_a_tab(qtbot: QtBot, palette: Palette, library: Library) -> None:
    """After the fixed four; it can be the one to begin with."""
    palette.hide()
    library.own.append(Category("live", "直播间"))
    palette.open_for(CHAT, "", category="live")
    assert palette.body.tabs.tabText(5) == "直播间"
    assert library.searches[-1] == ("", "live")


def test_escape_closes_and_tells(qtbot: QtBot, palette: Palette) -> None:
    """Nothing is pasted."""
    with qtbot.waitSignal(palette.closed, timeout=1000), qtbot.assertNotEmitted(palette.paste_wanted):
        keys(qtbot, palette, Key.Key_Escape)
    assert not palette.isVisible()


def test_losing_the_focus_closes(qtbot: QtBot, palette: Palette) -> None:
    """A click elsewhere is an answer, too; but not before the palette ever had the focus."""
    palette._was_active = False
    QApplication.sendEvent(palette, QEvent(QEvent.Type.WindowDeactivate))
    assert palette.isVisible()
    QApplication.sendEvent(palette, QEvent(QEvent.Type.WindowActivate))
    with qtbot.waitSignal(palette.closed, timeout=1000):
        QApplication.sendEvent(palette, QEvent(QEvent.Type.WindowDeactivate))


def test_pasting_is_not_closing(qtbot: QtBot, palette: Palette) -> None:
    """Hiding takes the focus away, which must not look like a click elsewhere."""
    QApplication.sendEvent(palette, QEvent(QEvent.Type.WindowActivate))
    closed: list[bool] = []
    palette.closed.connect(lambda: closed.append(True))
    lost = QEvent(QEvent.Type.WindowDeactivate)
    palette.windowHandle().visibleChanged.connect(lambda: QApplication.sendEvent(palette, lost))
    choose(qtbot, palette, Key.Key_2)
    assert closed == []


def test_new_takes_the_query_along(qtbot: QtBot, palette: Palette) -> None:
    """What was not found becomes the name of the new phrase."""
    keys(qtbot, palette, "zengpin")
    assert footer(palette) == ["Ctrl+N", "Esc"]
    with qtbot.waitSignal(palette.new_wanted, timeout=1000) as got:
        keys(qtbot, palette, Key.Key_N, held=CTRL)
    assert got.args == ["zengpin"]


def test_edit_names_the_chosen_phrase(qtbot: QtBot, palette: Palette) -> None:
    """By its id."""
    with qtbot.waitSignal(palette.edit_wanted, timeout=1000) as got:
        keys(qtbot, palette, Key.Key_Down)
        keys(qtbot, palette, Key.Key_E, held=CTRL)
    assert got.args == ["late"]


def test_a_text_with_a_blank_is_never_pasted(qtbot: QtBot, palette: Palette) -> None:
    """XX stays where it is, and the line below says why."""
    with qtbot.assertNotEmitted(palette.paste_wanted):
        keys(qtbot, palette, "价", Key.Key_Return)
    assert palette.isVisible()
    assert "XX" in palette.body.status.text
    assert "Enter" not in footer(palette)


def test_enter_on_a_phrase_with_placeholders_fills_them_in_first(qtbot: QtBot, palette: Palette) -> None:
    """The chip takes the text, the last Enter pastes, the value is remembered for this customer."""
    keys(qtbot, palette, Key.Key_Return)
    assert palette.filling.ask is not None
    assert palette.filling.ask.name == "地区"
    assert palette.isVisible()
    chosen = choose(qtbot, palette, "上海", Key.Key_Return)
    assert chosen.wording.text == "亲,现货当天 16 点前下单当天发出,上海 一般 1-2 天到。"
    assert chosen.values == {"地区": "上海"}


def test_what_was_filled_in_is_remembered(qtbot: QtBot, palette: Palette, library: Library) -> None:
    """After the paste was asked for, so that it costs no time before."""
    choose(qtbot, palette, Key.Key_Return, "上海", Key.Key_Return)
    assert library.remembered == [("pidgin\n小王", {"地区": "上海"})]


def test_an_empty_chip_is_not_pasted(qtbot: QtBot, palette: Palette) -> None:
    """Enter on nothing, or on spaces, stays in the form."""
    with qtbot.assertNotEmitted(palette.paste_wanted):
        keys(qtbot, palette, Key.Key_Return, Key.Key_Return, "  ", Key.Key_Return)
    assert palette.filling.is_open


def test_a_remembered_value_is_offered_chosen(qtbot: QtBot, palette: Palette, library: Library) -> None:
    """Enter takes it, typing replaces it."""
    library.suggestions["地区"] = "杭州"
    palette.open_for(CHAT, "pidgin\n小王")
    keys(qtbot, palette, Key.Key_Return)
    assert palette.body.preview.field.selectedText() == "杭州"
    assert choose(qtbot, palette, Key.Key_Return).values == {"地区": "杭州"}


def test_choices_are_picked_by_digit_and_the_last_word_is_enter(qtbot: QtBot, palette: Palette) -> None:
    """A digit goes on to the next placeholder, which is a text here."""
    keys(qtbot, palette, Key.Key_3)
    keys(qtbot, palette, "2")
    assert palette.session.values == {"快递": "中通"}
    assert palette.filling.ask is not None
    assert palette.filling.ask.name == "地区"
    assert "中通" in (choose(qtbot, palette, "北京", Key.Key_Return).wording.text or "")


def test_arrows_walk_through_choices(qtbot: QtBot, palette: Palette) -> None:
    """Right, right, Enter: the second one."""
    keys(qtbot, palette, Key.Key_4)
    assert choose(qtbot, palette, Key.Key_Right, Key.Key_Right, Key.Key_Return).values == {"尺码": "M"}


def test_a_digit_on_the_last_choice_waits_for_enter(qtbot: QtBot, palette: Palette) -> None:
    """A slip of the finger is not sent to a buyer."""
    with qtbot.assertNotEmitted(palette.paste_wanted):
        keys(qtbot, palette, Key.Key_4, "1")
    assert choose(qtbot, palette, Key.Key_Return).values == {"尺码": "S"}


def test_a_choice_can_be_clicked(qtbot: QtBot, palette: Palette) -> None:
    """With the mouse, too."""
    keys(qtbot, palette, Key.Key_4)
    qtbot.mouseClick(palette.body.choices._buttons[2], Qt.MouseButton.LeftButton)
    assert palette.session.values == {"尺码": "L"}


def test_tab_walks_through_the_chips_and_escape_goes_back_to_the_list(qtbot: QtBot, palette: Palette) -> None:
    """What was filled in stays while the phrase does."""
    keys(qtbot, palette, Key.Key_Right, Key.Key_Return)
    assert palette.filling.ask is not None
    assert palette.filling.ask.name == "地区"
    keys(qtbot, palette, "广州", Key.Key_Tab)
    assert palette.filling.ask.name == "天数"
    assert palette.body.preview.field.text() == "2"
    keys(qtbot, palette, Key.Key_Backtab)
    assert palette.filling.ask.name == "地区"
    keys(qtbot, palette, Key.Key_Escape)
    assert not palette.filling.is_open
    assert palette.isVisible()
    assert palette.session.values == {"地区": "广州"}
    assert palette.focusWidget() is palette.body.bar.field


def test_f2_changes_a_default(qtbot: QtBot, palette: Palette) -> None:
    """A default needs no answer but takes one."""
    keys(qtbot, palette, Key.Key_Right, Key.Key_Return, "广州", Key.Key_Escape, Key.Key_F2)
    keys(qtbot, palette, "3")
    chosen = choose(qtbot, palette, Key.Key_Return)
    assert chosen.values == {"天数": "3", "地区": "广州"}


def test_the_clipboard_fills_its_placeholder(qtbot: QtBot, palette: Palette) -> None:
    """{剪贴板} is read when a phrase asks for it."""
    assert (choose(qtbot, palette, Key.Key_7).wording.text or "").endswith("https://example.com/track/123")


def test_an_empty_clipboard_is_asked_for(qtbot: QtBot, palette: Palette, library: Library) -> None:
    """As any other placeholder without a value."""
    library.copied = ""
    palette.open_for(CHAT, "")
    keys(qtbot, palette, Key.Key_7)
    assert palette.filling.ask is not None
    assert palette.filling.ask.name == "剪贴板"


def test_shift_enter_sends_only_where_that_is_allowed(qtbot: QtBot, palette: Palette, library: Library) -> None:
    """Else it pastes, and the footer does not offer it."""
    keys(qtbot, palette, "wlyc")
    assert "Shift+Enter" in footer(palette)
    assert choose(qtbot, palette, Key.Key_Return, held=SHIFT).send
    library.may_send = False
    palette.open_for(CHAT, "")
    keys(qtbot, palette, "wlyc")
    assert "Shift+Enter" not in footer(palette)
    assert not choose(qtbot, palette, Key.Key_Return, held=SHIFT).send


def test_a_text_that_the_tone_check_complains_of_is_not_sent(qtbot: QtBot, palette: Palette, library: Library) -> None:
    """It is pasted, to be looked at."""
    library.marks["抱歉"] = "语气"
    keys(qtbot, palette, "wlyc")
    assert not choose(qtbot, palette, Key.Key_Return, held=SHIFT).send


def test_the_tone_check_marks_rows_after_a_pause(qtbot: QtBot, palette: Palette, library: Library) -> None:
    """And the line below says what it is about."""
    library.marks["抱歉"] = "太卑微"
    palette.open_for(CHAT, "")
    keys(qtbot, palette, "wlyc")
    qtbot.waitUntil(lambda: palette.body.status.text == "太卑微", timeout=2000)
    assert palette.session.mark_of("late") == "太卑微"


def test_the_input_method_is_off_until_asked_for(qtbot: QtBot, palette: Palette) -> None:
    """And off again at the next opening."""
    field = palette.body.bar.field
    assert not field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    keys(qtbot, palette, Key.Key_I, held=CTRL)
    assert field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    palette.open_for(CHAT, "")
    assert not field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_a_text_chip_has_the_input_method_and_a_choice_has_not(qtbot: QtBot, palette: Palette) -> None:
    """Values are Chinese; digits of a choice must not become candidates."""
    field = palette.body.preview.field
    keys(qtbot, palette, Key.Key_3)
    assert not field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    keys(qtbot, palette, "1")
    assert field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_a_phrase_can_be_opened_by_its_id_in_its_form(qtbot: QtBot, palette: Palette) -> None:
    """For a direct hotkey whose phrase must ask something first."""
    palette.open_for(CHAT, "", phrase_id="courier")
    assert [hit.phrase_id for hit in palette.session.hits] == ["courier"]
    assert palette.filling.is_open
    assert palette.focusWidget() is palette.body.preview.field


def test_an_unknown_id_shows_an_empty_list(qtbot: QtBot, palette: Palette) -> None:
    """It may have been removed a moment ago."""
    palette.open_for(CHAT, "", phrase_id="gone")
    assert not palette.session.hits


def test_the_chip_field_lies_inside_the_text(qtbot: QtBot, palette: Palette) -> None:
    """At every length of the value, one longer than a line among them."""
    keys(qtbot, palette, Key.Key_Return)
    view = palette.body.preview.viewport().rect()
    for text in ("", "上海", "浙江省杭州市" * 20):
        palette.body.preview.field.setText(text)
        assert view.contains(palette.body.preview.field.geometry())


def test_everything_has_a_name_for_screen_readers(palette: Palette) -> None:
    """Field, tabs, list, text, status, footer and the button."""
    body = palette.body
    for part in (body.bar.field, body.tabs, body.rows, body.preview, body.status, body.footer, body.bar._button):
        assert part.accessibleName()
    said = palette.model.data(palette.model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert isinstance(said, str)
    assert "发货时间" in said
    assert "[地区]" in said


def test_rows_carry_what_matched(qtbot: QtBot, palette: Palette) -> None:
    """Spans of the name and of the text, as the search gave them."""
    keys(qtbot, palette, "退款")
    row = palette.model._row(0)
    assert (row.name, row.name_spans) == ("退款说明", ((0, 2),))
    palette.body.bar.field.setText("原路")
    row = palette.model._row(0)
    assert [row.preview[a:b] for a, b in row.preview_spans] == ["原路"]


def test_the_model_keeps_qts_rules(qtbot: QtBot, palette: Palette) -> None:
    """While the hits change under it."""
    tester = QAbstractItemModelTester(palette.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for query in ("f", "没有", "", "退"):
        palette.body.bar.field.setText(query)
    assert tester.model() is palette.model


def test_nothing_runs_while_hidden(qtbot: QtBot, palette: Palette) -> None:
    """The one timer stops with the window."""
    palette.hide()
    assert not palette._tone_timer.isActive()


def test_it_is_never_larger_than_the_screen(palette: Palette) -> None:
    """And lies inside it."""
    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert screen.contains(palette.geometry())


def test_colours_change_while_it_is_open(palette: Palette, theme: Theme) -> None:
    """The system goes dark in the evening."""
    theme.force("dark")
    assert palette.body.preview.palette().base().color().name() == theme.colours.window
    assert theme.colours.dark


@pytest.mark.parametrize("shadow", [True, False])
def test_it_paints_full_and_empty(qtbot: QtBot, theme: Theme, icons: Icons, shadow: bool) -> None:
    """Every state can be drawn, with and without a composed desktop."""
    for library in (large(), sample(), Library([])):
        palette = Palette(library.services(), theme, icons, shadow=shadow)
        qtbot.addWidget(palette)
        palette.warm_up()
        palette.open_for(None, "")
        keys(qtbot, palette, Key.Key_3)
        assert not palette.grab().isNull()
        palette.hide()
