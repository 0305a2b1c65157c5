"""Handing phrases on, with a stand-in for the command line in a process of its own."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from pytestqt.qtbot import QtBot

from kefu_desktop.domain.phrase import Category
from kefu_desktop.ui.exporting.file_name import usual_name, with_ending
from kefu_desktop.ui.exporting.formats import cards
from kefu_desktop.ui.exporting.target import Target
from kefu_desktop.ui.exporting.window import ExportWindow
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.theme import Theme
from tests.helpers.search_rows import row

STUB = Path(__file__).parents[1] / "helpers" / "kefu_stub.py"
CTRL = Qt.KeyboardModifier.ControlModifier
CHECK = Qt.ItemDataRole.CheckStateRole
ROWS = [
    row("问候", phrase_id="hi", group="开场"),
    row("再见", phrase_id="bye"),
    row("快递慢", phrase_id="late", category="after-sales", group="物流", keywords=("没到",)),
    row("丢件", phrase_id="lost", category="after-sales", group="物流"),
    row("定制", phrase_id="own", category="gifts"),
]
CATEGORIES = [Category("common", "常用"), Category("after-sales", "售后"), Category("gifts", "赠品/定制")]
Open = Callable[..., ExportWindow]


class Log:
    """What the command line was asked."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def asked(self, *, preview: bool) -> list[Any]:
        """The words and what was given to the standard input, of each call."""
        lines = self.file.read_text(encoding="utf-8").splitlines() if self.file.exists() else []
        return [call for call in map(json.loads, lines) if ("--preview" in call[0]) == preview]


@pytest.fixture
def log(tmp_path: Path) -> Log:
    return Log(tmp_path / "log")


@pytest.fixture
def open_window(qtbot: QtBot, theme: Theme, icons: Icons, log: Log, tmp_path: Path) -> Iterator[Open]:
    """Opens windows on a folder of their own, and closes them at the end."""
    opened: list[ExportWindow] = []

    def make(mode: str = "writes", rows: list[Any] = ROWS) -> ExportWindow:
        command = [sys.executable, str(STUB), mode, str(log.file)]
        window = ExportWindow(rows, CATEGORIES, command, theme, icons, today=date(2026, 11, 22))
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        opened.append(window)
        window.target.take(str(tmp_path / "out.kefupack"))
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow, timeout=2000)
        return window

    yield make
    for window in opened:
        window.close()
        window.deleteLater()


def place(window: ExportWindow, *rows: int) -> QModelIndex:
    """A row of the tree."""
    at = QModelIndex()
    for number in rows:
        at = window.scope.model.index(number, 0, at)
    return at


def tick(window: ExportWindow, *rows: int, on: bool = True) -> None:
    """As a click on its box would."""
    state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
    assert window.scope.model.setData(place(window, *rows), state, CHECK)


def test_everything_goes_out_as_a_pack(qtbot: QtBot, open_window: Open, log: Log, tmp_path: Path) -> None:
    """Ctrl+Enter, and it says how many and where."""
    window = open_window()
    qtbot.keyClick(window, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: window.is_done, timeout=10_000)
    file = str(tmp_path / "out.kefupack")
    assert log.asked(preview=False) == [[["export", file, "--format", "kefupack", "--json"], []]]
    assert "8" in window.report.says
    assert file in window.report.says
    window.report.done_button.click()
    assert not window.isVisible()


def test_one_category_goes_out(qtbot: QtBot, open_window: Open, log: Log) -> None:
    """With its slug."""
    window = open_window()
    window.scope.one.click()
    window.scope.categories.choose("after-sales")
    window.export()
    qtbot.waitUntil(lambda: window.is_done, timeout=10_000)
    assert log.asked(preview=False)[0][0][4:-1] == ["--category", "after-sales"]


def test_what_is_ticked_goes_out_by_the_standard_input(qtbot: QtBot, open_window: Open, log: Log) -> None:
    """A command line would not hold thousands of ids."""
    window = open_window()
    window.scope.some.click()
    assert not window.foot.export_button.isEnabled()
    tick(window, 1)
    tick(window, 1, 0, 0, on=False)
    tick(window, 2, 0)
    assert window.foot.export_button.isEnabled()
    window.export()
    qtbot.waitUntil(lambda: window.is_done, timeout=10_000)
    words, given = log.asked(preview=False)[0]
    assert words[4:-1] == ["--phrases", "-"]
    assert sorted(given) == ["lost", "own"]


def test_nothing_ticked_exports_nothing(open_window: Open, log: Log) -> None:
    """Not by the keyboard either."""
    window = open_window()
    window.scope.some.click()
    window.export()
    assert window.foot.says == ""
    assert log.asked(preview=False) == []


def test_a_row_above_shows_what_is_ticked_below(open_window: Open) -> None:
    """All, some, or none."""
    window = open_window()
    window.scope.some.click()
    model = window.scope.model
    tick(window, 1, 0, 0)
    assert model.data(place(window, 1), CHECK) is Qt.CheckState.PartiallyChecked
    tick(window, 1, 0, 1)
    assert model.data(place(window, 1), CHECK) is Qt.CheckState.Checked
    assert model.data(place(window, 0), CHECK) is Qt.CheckState.Unchecked
    assert model.data(place(window, 0, 0), Qt.ItemDataRole.DisplayRole) == "开场"


def test_a_click_on_the_box_and_the_space_bar_tick(qtbot: QtBot, open_window: Open) -> None:
    """Where the box is painted."""
    window = open_window()
    window.scope.some.click()
    tree = window.scope.tree
    box = tree.visualRect(place(window, 2)).topLeft() + QPoint(10, 14)
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert window.scope.model.chosen == ["own"]
    tree.setCurrentIndex(place(window, 0))
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    assert sorted(window.scope.model.chosen) == ["bye", "hi", "own"]


def test_a_filter_hides_rows_and_keeps_their_ticks(open_window: Open) -> None:
    """A tick above then means what is seen."""
    window = open_window()
    window.scope.some.click()
    tick(window, 2, 0)
    window.scope.search.setText("没到")
    model = window.scope.model
    assert model.rowCount() == 1
    assert model.data(place(window, 0, 0, 0), Qt.ItemDataRole.DisplayRole) == "快递慢"
    tick(window, 0)
    window.scope.search.clear()
    assert model.rowCount() == 3
    assert sorted(model.chosen) == ["late", "own"]


def test_what_the_format_cannot_carry_is_said_before(qtbot: QtBot, open_window: Open, log: Log) -> None:
    """With a number where it is not all of them; nothing is written for that."""
    window = open_window()
    qtbot.waitUntil(lambda: window.lost.says == "This format carries everything.", timeout=10_000)
    window.formats.choose("xlsx")
    qtbot.waitUntil(lambda: "没有图片" in window.lost.says, timeout=10_000)
    assert window.lost.says == "没有图片 (2 phrases)\n没有分组"
    assert log.asked(preview=False) == []


def test_the_name_follows_format_and_category_until_the_user_gives_one(open_window: Open, tmp_path: Path) -> None:
    """Then it keeps its words and gets the ending."""
    window = open_window()
    window.target.field.clear()
    window.scope.one.click()
    window.scope.categories.choose("gifts")
    assert Path(window.target.field.text()).name == "赠品 定制-2026-11-22.kefupack"
    window.formats.choose("autokey")
    assert Path(window.target.field.text()).name == "赠品 定制-2026-11-22"
    window.target.take(str(tmp_path / "my.v2"))
    window.formats.choose("csv")
    assert Path(window.target.field.text()).name == "my.v2.csv"
    window.formats.choose("xlsx")
    assert Path(window.target.field.text()).name == "my.v2.xlsx"


def test_a_file_that_is_there_is_replaced_only_after_a_question(
    qtbot: QtBot, open_window: Open, log: Log, tmp_path: Path
) -> None:
    """Escape takes the question back."""
    (tmp_path / "out.kefupack").write_bytes(b"mine")
    window = open_window()
    window.export()
    assert "out.kefupack" in window.foot.says
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.foot.says == ""
    assert window.isVisible()
    assert log.asked(preview=False) == []
    window.export()
    window.foot.replace_button.click()
    qtbot.waitUntil(lambda: window.is_done, timeout=10_000)


def test_another_name_takes_the_question_back(open_window: Open, tmp_path: Path) -> None:
    """It was about the old one."""
    (tmp_path / "out.kefupack").write_bytes(b"mine")
    window = open_window()
    window.export()
    assert window.foot.asks
    window.target.field.setText(str(tmp_path / "other"))
    assert not window.foot.asks


@pytest.mark.parametrize("name", ["", "gone/out.kefupack", "folder.kefupack"])
def test_a_place_that_will_not_do_is_said_beside_the_field(
    open_window: Open, log: Log, tmp_path: Path, name: str
) -> None:
    """No name, no such folder, a folder of that name."""
    (tmp_path / "folder.kefupack").mkdir()
    window = open_window()
    window.target.field.setText(str(tmp_path / name) if name else " ")
    window.export()
    assert window.target.error
    assert log.asked(preview=False) == []
    window.target.field.setText("x")
    assert not window.target.error


def test_a_name_that_is_too_long_is_left_to_who_writes(qtbot: QtBot, open_window: Open, tmp_path: Path) -> None:
    """It tells what is wrong with it."""
    window = open_window("fails")
    window.target.field.setText(str(tmp_path / ("长" * 200)))
    window.export()
    qtbot.waitUntil(lambda: window.target.error == "盘满了", timeout=10_000)


def test_a_folder_with_something_in_it_is_no_place_for_a_folder(open_window: Open, log: Log, tmp_path: Path) -> None:
    """It would be mixed up."""
    window = open_window()
    window.formats.choose("autokey")
    window.target.field.setText(str(tmp_path))
    (tmp_path / "thing").touch()
    window.export()
    assert str(tmp_path) in window.target.error
    assert log.asked(preview=False) == []


@pytest.mark.parametrize(("mode", "told"), [("fails", "盘满了"), ("breaks", "stopped"), ("gone", "no longer there")])
def test_what_went_wrong_is_said_beside_the_field(qtbot: QtBot, open_window: Open, mode: str, told: str) -> None:
    """And it can be tried again at once."""
    window = open_window(mode)
    window.export()
    assert window.foot.says
    qtbot.waitUntil(lambda: told in window.target.error, timeout=10_000)
    assert window.foot.says == ""
    assert window.foot.export_button.isEnabled()


def test_a_program_that_cannot_be_started_is_told(qtbot: QtBot, theme: Theme, icons: Icons, tmp_path: Path) -> None:
    """No silence."""
    window = ExportWindow(ROWS, CATEGORIES, [str(tmp_path / "missing")], theme, icons)
    qtbot.addWidget(window)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    window.target.take(str(tmp_path / "out.kefupack"))
    window.export()
    qtbot.waitUntil(lambda: "stopped" in window.target.error, timeout=10_000)


def test_cancel_ends_the_process_and_takes_its_half_away(qtbot: QtBot, open_window: Open, tmp_path: Path) -> None:
    """Files of others stay."""
    other = tmp_path / ".out.kefupack.new"
    other.touch()
    window = open_window("hangs")
    window.export()
    qtbot.waitUntil(lambda: len(list(tmp_path.glob(".out.kefupack.*.new"))) == 1, timeout=10_000)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert [*tmp_path.glob(".out*")] == [other]
    assert window.isVisible()
    assert window.foot.says == ""
    assert not (tmp_path / "out.kefupack").exists()


def test_closing_the_window_ends_the_process(qtbot: QtBot, open_window: Open, tmp_path: Path) -> None:
    """Nothing goes on without it."""
    window = open_window("hangs")
    window.export()
    qtbot.waitUntil(lambda: bool(list(tmp_path.glob(".out.kefupack.*.new"))), timeout=10_000)
    window.close()
    assert not list(tmp_path.glob(".out*"))


def test_an_empty_library_has_nothing_to_export(open_window: Open) -> None:
    """The button is off."""
    window = open_window(rows=[])
    assert not window.foot.export_button.isEnabled()


def test_it_wears_the_dark_theme_while_open(open_window: Open, theme: Theme) -> None:
    """Lists and tree, too."""
    window = open_window()
    window.scope.some.click()
    theme.force("dark")
    assert theme.colours.window in window.styleSheet()
    assert not window.grab().isNull()


def test_every_part_has_a_name_for_screen_readers(open_window: Open) -> None:
    """Lists, fields, buttons."""
    window = open_window()
    scope, target, foot = window.scope, window.target, window.foot
    parts = (scope.tree, scope.search, scope.categories, window.formats, target.field, window.lost, foot.bar)
    assert all(part.accessibleName() for part in (*parts, foot.export_button, foot.close_button))


@pytest.mark.parametrize(
    ("words", "name"), [("话术", "话术-2026-11-22.csv"), ("a/b:c?.", "a b c-2026-11-22.csv"), ("长" * 90, "长" * 40)]
)
def test_names_hold_nothing_that_a_file_name_cannot(words: str, name: str) -> None:
    """And are not too long."""
    assert usual_name(words, date(2026, 11, 22), ".csv").startswith(name)


def test_endings_are_replaced_if_they_are_known() -> None:
    """Others are a part of the name."""
    known = (".csv", ".xlsx", "")
    assert with_ending("a.CSV", ".xlsx", known) == "a.xlsx"
    assert with_ending("a.b", ".xlsx", known) == "a.b.xlsx"
    assert with_ending("a.csv", "", known) == "a"
    assert with_ending("a.Csv", ".csv", known) == "a.Csv"
    assert with_ending("", ".csv", known) == ""


def test_without_a_documents_folder_the_own_folder_is_suggested(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The suggested place can always be used."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))
    target = Target((".csv",), date(2026, 11, 22))
    qtbot.addWidget(target)
    target.suggest("话术", next(card for card in cards() if card.name == "csv"))
    assert target.path is not None
    assert target.path.parent.is_dir()


def test_the_window_fits_a_small_screen_at_twice_the_size(qtbot: QtBot, open_window: Open) -> None:
    """1280 by 800 at 200 percent, with the title above and a bar below: the last button can be reached."""
    window = open_window()
    window.resize(window.minimumSize())
    assert window.height() <= 360
    button = window.foot.export_button
    qtbot.waitUntil(lambda: window.height() <= 360)
    assert window.rect().contains(button.mapTo(window, button.rect().bottomRight()))
