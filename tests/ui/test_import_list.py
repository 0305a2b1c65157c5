"""The list of an import: a hundred thousand rows that come when they are looked at, choices in them, one in full."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kefu_desktop.domain.problem import Problem
from kefu_desktop.ui.importing import differences, words
from kefu_desktop.ui.importing.blocks import SIZE, Blocks
from kefu_desktop.ui.importing.choices import Choices
from kefu_desktop.ui.importing.detail import Detail
from kefu_desktop.ui.importing.entries_model import Column, EntriesModel, ProblemsModel
from kefu_desktop.ui.importing.entries_view import EntriesView
from kefu_desktop.ui.importing.events import Counts, Row, Sheet
from kefu_desktop.ui.importing.sheet_model import SheetModel
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.theme import Theme
from tests.ui.import_session import ROWS, FakeSession

MANY = 100_000


@pytest.fixture
def session() -> FakeSession:
    return FakeSession(MANY)


@pytest.fixture
def choices() -> Choices:
    return Choices()


@pytest.fixture
def view(qtbot: QtBot, session: FakeSession, choices: Choices, theme: Theme, icons: Icons) -> Iterator[EntriesView]:
    """A list of a hundred thousand entries."""
    made = EntriesView(session, choices, theme, icons)
    qtbot.addWidget(made)
    made.resize(828, 480)
    made.show()
    session.planned.connect(made.show_plan)
    session.checked.connect(made.show_checked)
    session.tell_planned()
    yield made
    made.hide()


def row(view: EntriesView, number: int) -> Row | None:
    """What the list holds there, without asking for it."""
    model = view.table.model()
    assert isinstance(model, EntriesModel)
    return model.row(number)


def comes(qtbot: QtBot, view: EntriesView, number: int) -> Row:
    """Wait for that row."""
    qtbot.waitUntil(lambda: row(view, number) is not None)
    found = row(view, number)
    assert found is not None
    return found


def test_the_models_keep_the_rules_of_qt(qtmodeltester: ModelTester, choices: Choices, theme: Theme) -> None:
    entries, problems, sheet = EntriesModel(choices), ProblemsModel(), SheetModel(theme)
    for model in (entries, problems):
        qtmodeltester.check(model)
        model.show(250)
    sheet.show(ROWS, [True] * 4, 0)
    session = FakeSession(250, problems=250)
    session.rows_came.connect(lambda came: entries.put(came.first, came.rows))
    session.problems_came.connect(lambda came: problems.put(came.first, came.problems))
    entries.wanted.connect(lambda first, count: session.want_rows("all", first, count))
    problems.wanted.connect(session.want_problems)
    for model in (entries, problems, sheet):
        qtmodeltester.check(model)
    entries.resize_to(300)
    entries.resize_to(20)
    qtmodeltester.check(entries)


def test_only_what_is_looked_at_is_asked_for(qtbot: QtBot, view: EntriesView, session: FakeSession) -> None:
    """The first block; and the end, when the list is scrolled there."""
    comes(qtbot, view, 0)
    assert [command["from"] for command in session.did("rows")] == [0]
    view.table.scrollToBottom()
    assert comes(qtbot, view, MANY - 1).number == MANY - 1
    asked = {command["from"] for command in session.did("rows")}
    assert asked <= {0, MANY - SIZE, MANY - 2 * SIZE}


def test_what_was_scrolled_past_is_not_asked_for(qtbot: QtBot, view: EntriesView, session: FakeSession) -> None:
    """While the other side is slow, only the last places looked at are waited for."""
    comes(qtbot, view, 0)
    session.answers = False
    bar = view.table.verticalScrollBar()
    for place in range(0, bar.maximum(), bar.maximum() // 50):
        bar.setValue(place)
        QApplication.processEvents()
    asked = len(session.did("rows"))
    assert asked <= 4


@given(st.lists(st.integers(0, 2_999), max_size=60), st.integers(0, 3))
def test_blocks_give_each_row_as_it_came(looked_at: list[int], grows_old_every: int) -> None:
    """Whatever is looked at in whatever order, and asked anew at any time."""
    blocks: Blocks[int] = Blocks(lambda: None)
    for turn, number in enumerate(looked_at):
        assert blocks.row(number) in (None, number)
        if grows_old_every and turn % grows_old_every == 0:
            blocks.grow_old()
        for block in blocks.due():
            blocks.put(block * SIZE, range(block * SIZE, (block + 1) * SIZE))
    for number in looked_at:
        if blocks.row(number) is None:
            for block in blocks.due():
                blocks.put(block * SIZE, range(block * SIZE, (block + 1) * SIZE))
        assert blocks.row(number) == number


def test_the_kinds_show_how_many_there_are(qtbot: QtBot, view: EntriesView, session: FakeSession) -> None:
    texts = [view.tabs.tabText(place) for place in range(view.tabs.count())]
    assert texts[:4] == ["All 100,000", "New 33,334", "Same 33,333", "Different 33,333"]
    view.tabs.choose("different")
    assert comes(qtbot, view, 0).state == "different"
    assert view.table.model().rowCount() == 33_333


def test_in_a_narrow_window_no_kind_is_cut(qtbot: QtBot, view: EntriesView) -> None:
    """Only the chosen one shows its count there."""
    view.resize(560, 480)
    view.tabs.choose("problems")
    last = view.tabs.tabRect(view.tabs.count() - 1)
    qtbot.waitUntil(lambda: view.tabs.tabRect(view.tabs.count() - 1).right() <= view.tabs.width())
    assert last.width() > 0


def test_tone_findings_come_in_while_they_are_found(qtbot: QtBot, view: EntriesView, session: FakeSession) -> None:
    """In their own list and in the others."""
    session.flagged = 0
    assert comes(qtbot, view, 0).severity == ""
    session.tell_checked(500, 3)
    assert view.tabs.tabText(4) == "Tone 3…"
    qtbot.waitUntil(lambda: getattr(row(view, 0), "severity", "") == "error")
    view.tabs.choose("flagged")
    assert view.table.model().rowCount() == 3
    session.tell_checked(MANY, 5)
    assert view.tabs.tabText(4) == "Tone 5"
    assert view.table.model().rowCount() == 5
    assert comes(qtbot, view, 4).number == 4


def test_a_choice_is_made_by_the_keyboard(qtbot: QtBot, view: EntriesView, choices: Choices) -> None:
    """Enter in a row that differs, down, Enter."""
    different = comes(qtbot, view, 2)
    view.table.selectRow(2)
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    menu = view.table.menu
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["Skip", "Replace", "Keep both", "Add as wordings"]
    assert menu.activeAction() is menu.actions()[0]
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert choices.of(different) == "replace"
    assert view.table.model().index(2, Column.CHOICE).data() == "Replace"


def test_a_choice_is_made_by_the_mouse(qtbot: QtBot, view: EntriesView, choices: Choices) -> None:
    """A click on it opens it; what is there already has none."""
    new = comes(qtbot, view, 0)
    cell = view.table.visualRect(view.table.model().index(0, Column.CHOICE)).center()
    qtbot.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    menu = view.table.menu
    assert menu is not None
    menu.actions()[1].trigger()
    menu.close()
    assert choices.of(new) == "skip"
    view.table.menu = None
    below = view.table.visualRect(view.table.model().index(1, Column.CHOICE)).center()
    qtbot.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=below)
    assert view.table.menu is None


@given(
    st.lists(st.tuples(st.integers(0, 29), st.sampled_from(["skip", "replace", "keep-both", "add-variants"]))),
    st.sampled_from(["skip", "replace", "keep-both", "add-variants"]),
)
def test_the_number_of_imports_is_that_of_the_answers(answers: list[tuple[int, str]], for_all: str) -> None:
    """Counted without looking at every entry."""
    session, choices = FakeSession(30), Choices()
    rows = [_row(session, number) for number in range(30)]
    choices.set_for_all(for_all)
    for number, choice in answers:
        if choice in words.choices_of(rows[number].state):
            choices.set(rows[number], choice)
    counts = Counts(all=30, new=10, same=10, different=10)
    assert choices.importing(counts) == sum(choices.of(row) != "skip" for row in rows)


def _row(session: FakeSession, number: int) -> Row:
    told = session.row(number)
    return Row(**{name: told[name] for name in Row.__slots__})


def test_the_chosen_entry_is_shown_in_full(qtbot: QtBot, view: EntriesView, session: FakeSession) -> None:
    """Its findings with what would be better, its links as text, what is there already."""
    comes(qtbot, view, 0)
    view.table.selectRow(0)
    qtbot.waitUntil(lambda: "放心拍" in view.detail.toPlainText())
    said = view.detail.toPlainText()
    assert "Better: 近期比较划算" in said
    assert "https://shop.example.com/活动?from=话术&id=118822" in said
    view.table.selectRow(2)
    qtbot.waitUntil(lambda: "is there already and says:" in view.detail.toPlainText())
    said = view.detail.toPlainText()
    assert "Now here  这款是全店最低价哦" in said


def test_who_runs_through_the_list_asks_only_for_the_last(
    qtbot: QtBot, view: EntriesView, session: FakeSession
) -> None:
    comes(qtbot, view, 0)
    for number in range(20):
        view.table.selectRow(number)
    qtbot.waitUntil(lambda: bool(session.did("entry")))
    assert [command["number"] for command in session.did("entry")] == [19]


def test_a_text_with_tags_is_shown_as_it_is(qtbot: QtBot, theme: Theme) -> None:
    """Nothing of a stranger's file is taken for a tag, a link or a picture."""
    detail = Detail(theme)
    qtbot.addWidget(detail)
    detail.show_problem(Problem("<b>x</b>", "{what}", {"what": "<img src='file:///etc/passwd'><a href='x'>y</a>"}))
    assert detail.toPlainText() == "<b>x</b>\n<img src='file:///etc/passwd'><a href='x'>y</a>"
    assert "<img" not in detail.toHtml().split("<body", 1)[1]


def test_smileys_do_not_shift_what_is_underlined(qtbot: QtBot, theme: Theme, session: FakeSession) -> None:
    """Qt counts in halves of them."""
    from kefu_desktop.ui.importing import wire

    detail = Detail(theme)
    qtbot.addWidget(detail)
    finding = {"severity": "error", "start": 2, "end": 4, "message": "m", "suggestion": ""}
    text = "😀😀最低价"
    told = session._entry({"number": 1})
    told["variants"] = [{"text": text, "images": 0, "findings": [finding], "links": [], "known": False}]
    detail.show_entry(wire.entry(told))
    document = detail.document()
    place = document.toPlainText().index("最低价")
    at = len(document.toPlainText()[:place].encode("utf-16-le")) // 2
    assert [_waves(detail, at + offset) for offset in (-1, 0, 1, 2)] == [False, True, True, False]


def _waves(detail: Detail, position: int) -> bool:
    cursor = QTextCursor(detail.document())
    cursor.setPosition(position + 1)
    return cursor.charFormat().underlineStyle() is QTextCharFormat.UnderlineStyle.WaveUnderline


@given(st.text(max_size=40), st.text(max_size=40))
def test_what_is_left_without_the_changes_is_the_same_on_both_sides(before: str, after: str) -> None:
    out, into = differences.changes(before, after)
    assert _without(before, out) == _without(after, into)


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    return "".join(letter for at, letter in enumerate(text) if not any(a <= at < b for a, b in spans))


def test_the_closest_wording_is_found_and_a_strange_one_is_not() -> None:
    there = ["在的，请说", "这款是全店最低价哦，您放心拍"]
    assert differences.closest("这款绝对是全网最低价，放心拍", there) == 1
    assert differences.closest("七天内都可以退换", there) == -1
    assert differences.closest("长" * 5_000, ["长" * 5_000]) == -1


def test_problems_are_a_list_of_their_own(qtbot: QtBot, view: EntriesView, session: FakeSession) -> None:
    """In full below, as they may be long."""
    view.tabs.choose("problems")
    model = view.problems.model()
    qtbot.waitUntil(lambda: model.index(0, 1).data() is not None)
    assert model.index(1, 1).data() == "XX became the placeholder 商品. Please check its name."
    view.problems.selectRow(1)
    assert "第 2 行" in view.detail.toPlainText()


def test_the_list_stands_beside_the_entry_where_there_is_room(qtbot: QtBot, view: EntriesView) -> None:
    assert view.detail.y() > view.table.height() / 2
    view.resize(QSize(1_500, 700))
    qtbot.waitUntil(lambda: view.detail.mapTo(view, view.detail.rect().topLeft()).x() > 700)


def test_widths_of_columns_stay_from_kind_to_kind_and_from_window_to_window(
    qtbot: QtBot, view: EntriesView, session: FakeSession, choices: Choices, theme: Theme, icons: Icons
) -> None:
    header = view.table.horizontalHeader()
    before = header.sectionSize(Column.NAME)
    header.resizeSection(Column.NAME, before + 37)
    view.tabs.choose("new")
    assert header.sectionSize(Column.NAME) == before + 37
    other = EntriesView(session, choices, theme, icons)
    qtbot.addWidget(other)
    assert other.table.horizontalHeader().sectionSize(Column.NAME) == before + 37
    header.resizeSection(Column.NAME, before)


def test_cells_are_painted_in_every_state(qtbot: QtBot, view: EntriesView, theme: Theme) -> None:
    """Rows that are not here yet, too."""
    comes(qtbot, view, 0)
    assert not view.grab().isNull()
    theme.force("dark")
    view.wear()
    view.table.scrollToBottom()
    assert not view.grab().isNull()
    theme.force("light")


def test_ragged_rows_of_a_sheet_are_shown(theme: Theme) -> None:
    """A row may be shorter than the widest one."""
    model = SheetModel(theme)
    model.show([("a", "b", "c"), ("d",)], [True, False, True], 0)
    assert model.index(1, 2).data() == ""
    assert Sheet("s", (("a",),), 1, None).columns is None
