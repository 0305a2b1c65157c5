"""The import window with a worker that answers at once: its stages, what it asks, what it never loses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from kefu_desktop.ui.importing.stage import Stage
from kefu_desktop.ui.importing.window import ImportWindow
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.theme import Theme
from tests.ui.import_session import FakeSession, failed_file, read_file, sheet

CTRL = Qt.KeyboardModifier.ControlModifier
FILES = ["/shop/话术.xlsx", "/shop/常用.txt"]
SHIPPED = [("服饰", "/packs/clothing.toml"), ("母婴", "/packs/baby.toml")]


@pytest.fixture
def session() -> FakeSession:
    return FakeSession()


@pytest.fixture
def window(qtbot: QtBot, session: FakeSession, theme: Theme, icons: Icons) -> Iterator[ImportWindow]:
    """Open and empty."""
    made = ImportWindow(lambda: session, theme, icons, SHIPPED)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.hide()


@pytest.fixture
def reviewing(qtbot: QtBot, window: ImportWindow, session: FakeSession) -> ImportWindow:
    """Twelve entries are shown, of a table and a text."""
    window.take_files(FILES)
    session.tell_read([read_file(sheets=(sheet(),)), read_file("常用.txt", 0.6)])
    session.tell_planned()
    qtbot.waitUntil(lambda: window.review.view.table.model().index(0, 1).data() is not None)
    return window


def drop(window: ImportWindow, mime: QMimeData) -> bool:
    """Drag over and let go; whether it was taken."""
    where = QPointF(20, 20)
    actions, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where.toPoint(), actions, mime, left, none)
    QApplication.sendEvent(window, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(window, QDropEvent(where, actions, mime, left, none))
    return True


def mime_of(*files: str, text: str = "") -> QMimeData:
    mime = QMimeData()
    if files:
        mime.setUrls([QUrl.fromLocalFile(file) for file in files])
    if text:
        mime.setText(text)
    return mime


def test_a_trade_pack_is_one_click_away(window: ImportWindow, session: FakeSession, qtbot: QtBot) -> None:
    assert [made.text() for made in window.empty.shipped] == ["服饰", "母婴"]
    qtbot.mouseClick(window.empty.shipped[1], Qt.MouseButton.LeftButton)
    assert window.stage is Stage.READING
    assert [command["files"] for command in session.did("read")] == [["/packs/baby.toml"]]


def test_the_other_side_gets_ready_when_the_window_is_shown(window: ImportWindow, session: FakeSession) -> None:
    assert session.went == ["start"]
    assert window.stage is Stage.EMPTY


def test_files_are_read_and_their_names_shown(window: ImportWindow, session: FakeSession) -> None:
    window.take_files([*FILES, "/a/b.csv", "/a/c.csv"])
    assert session.sent == [{"do": "read", "files": [*FILES, "/a/b.csv", "/a/c.csv"], "formats": {}}]
    assert window.stage is Stage.READING
    assert window.progress.names == "话术.xlsx  常用.txt  b.csv  and 1 more"


def test_dropped_files_are_read(qtbot: QtBot, window: ImportWindow, session: FakeSession) -> None:
    """The drop returns before: the other program waits for it."""
    assert drop(window, mime_of("/shop/a.csv", "/shop/folder"))
    assert session.sent == []
    qtbot.waitUntil(lambda: bool(session.sent))
    assert session.sent[0]["files"] == ["/shop/a.csv", "/shop/folder"]


def test_a_dropped_text_is_read(qtbot: QtBot, window: ImportWindow, session: FakeSession) -> None:
    assert drop(window, mime_of(text="在的亲\n马上发货"))
    qtbot.waitUntil(lambda: bool(session.sent))
    assert session.sent == [{"do": "paste", "text": "在的亲\n马上发货", "name": "The clipboard", "format": ""}]


def test_a_text_is_read_as_another_format(window: ImportWindow, session: FakeSession) -> None:
    window.take([], "在的亲")
    session.tell_read([{**read_file("x.txt"), "path": ""}])
    session.tell_planned()
    line = window.review.files.lines[0]
    line.formats.setCurrentIndex(line.formats.findData("markdown"))
    line.formats.activated.emit(line.formats.currentIndex())
    assert session.sent[-1] == {"do": "paste", "text": "在的亲", "name": "The clipboard", "format": "markdown"}


def test_a_page_of_the_web_is_no_file(window: ImportWindow) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.com/a.csv")])
    mime.setText("")
    assert not drop(window, mime)


def test_nothing_is_taken_while_it_is_written(reviewing: ImportWindow, session: FakeSession) -> None:
    reviewing.review.import_wanted.emit()
    assert reviewing.stage is Stage.WRITING
    assert not drop(reviewing, mime_of("/shop/a.csv"))
    reviewing.take_files(["/shop/a.csv"])
    assert len(session.did("read")) == 1


def test_the_clipboard_is_taken_by_its_key(qtbot: QtBot, window: ImportWindow, session: FakeSession) -> None:
    """Files before their names as a text."""
    QGuiApplication.clipboard().setMimeData(mime_of("/shop/a.csv", text="/shop/a.csv"))
    qtbot.keyClick(window, Qt.Key.Key_V, CTRL)
    assert session.sent[0]["files"] == ["/shop/a.csv"]
    QGuiApplication.clipboard().setText("在的亲")
    window.take_clipboard()
    assert session.sent[1]["text"] == "在的亲"


def test_an_empty_clipboard_is_said(window: ImportWindow, session: FakeSession) -> None:
    QGuiApplication.clipboard().setText("  ")
    window.take_clipboard()
    assert "clipboard" in window.empty.says
    assert session.sent == []


def test_escape_stops_the_reading_and_all_can_be_tried_again(
    qtbot: QtBot, window: ImportWindow, session: FakeSession
) -> None:
    window.take_files(FILES)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert session.went[-1] == "cancel"
    assert window.stage is Stage.EMPTY
    assert "as it was" in window.empty.says
    window.empty.again.click()
    assert [command["files"] for command in session.did("read")] == [FILES, FILES]


def test_what_cannot_be_read_is_said_where_it_was_asked_for(window: ImportWindow, session: FakeSession) -> None:
    window.take_files(FILES)
    template = "The file {file} is larger than {most} MB. Please split it."
    session.hear({"is": "failed", "doing": "read", "template": template, "params": {"file": "a.csv", "most": 50}})
    assert window.stage is Stage.EMPTY
    assert window.empty.says == "The file a.csv is larger than 50 MB. Please split it."
    assert window.empty.again.isVisible()


def test_a_worker_that_dies_is_said_and_nothing_hangs(window: ImportWindow, session: FakeSession) -> None:
    window.take_files(FILES)
    session.ended.emit()
    assert window.stage is Stage.EMPTY
    assert "nothing was imported" in window.empty.says
    assert window.focusWidget() is window.empty.again


def test_a_worker_that_dies_while_it_writes_is_no_fault_of_reading(
    reviewing: ImportWindow, session: FakeSession
) -> None:
    reviewing.review.import_wanted.emit()
    session.ended.emit()
    assert reviewing.empty.says.startswith("The import stopped unexpectedly")


def test_a_file_that_failed_has_its_reason_in_its_line(
    qtbot: QtBot, window: ImportWindow, session: FakeSession
) -> None:
    window.take_files(FILES)
    session.tell_read([read_file()], [failed_file()])
    session.tell_planned()
    (line,) = window.review.files.failed
    assert line.accessibleDescription() == (
        "No phrases are recognised in 旧话术.xls. Save it as CSV, XLSX or text and try again."
    )


def test_another_format_reads_the_files_again(reviewing: ImportWindow, session: FakeSession) -> None:
    line = reviewing.review.files.lines[0]
    line.formats.setCurrentIndex(line.formats.findData("markdown"))
    line.formats.activated.emit(line.formats.currentIndex())
    assert session.sent[-1] == {"do": "read", "files": FILES, "formats": {"/shop/话术.xlsx": "markdown"}}
    assert reviewing.stage is Stage.READING


def test_columns_open_by_themselves_when_they_are_not_sure(window: ImportWindow, session: FakeSession) -> None:
    window.take_files(FILES)
    session.tell_read([read_file(sure=0.9, sheets=(sheet(),)), read_file("b.csv", 0.5, (sheet(),))])
    session.tell_planned()
    assert [line.toggle.isChecked() for line in window.review.files.lines] == [False, True]


def test_new_files_do_not_wait_for_the_old_ones(window: ImportWindow, session: FakeSession) -> None:
    """What was being read is dropped: its end would be taken for that of the new ones."""
    window.take_files(FILES)
    window.take_files(["/shop/new.csv"])
    assert session.went == ["start", "cancel"]
    assert session.sent[-1]["files"] == ["/shop/new.csv"]


def test_a_changed_column_is_compared_anew_and_the_choices_of_before_are_gone(
    qtbot: QtBot, reviewing: ImportWindow, session: FakeSession
) -> None:
    """After a pause, so that several changes are one."""
    reviewing.review.choices.set(reviewing.review.view.table.model().row(0), "skip")
    line = reviewing.review.files.lines[0]
    line.toggle.setChecked(True)
    assert line.part is not None
    for column, role in ((3, "keywords"), (1, "content")):
        box = line.part.roles.boxes[column]
        box.setCurrentIndex(box.findData(role))
        box.activated.emit(box.currentIndex())
    line.part.header_row.setChecked(False)
    assert session.did("columns") == []
    qtbot.waitUntil(lambda: bool(session.did("columns")))
    assert session.did("columns") == [
        {
            "do": "columns",
            "file": 0,
            "sheet": 0,
            "columns": {"roles": ["category", "content", "content", "keywords"], "header": -1, "between": ""},
        }
    ]
    assert not reviewing.review.take_in.isEnabled()
    session.tell_planned()
    assert reviewing.review.take_in.isEnabled()
    assert reviewing.review.choices.single == {}
    line.part.back.click()
    assert session.did("columns")[-1] == {"do": "columns", "file": 0, "sheet": 0, "columns": "guess"}


def test_a_sheet_can_be_passed_over(qtbot: QtBot, window: ImportWindow, session: FakeSession) -> None:
    window.take_files(FILES)
    session.tell_read([read_file(sheets=(sheet("说明"), sheet("话术")))])
    session.tell_planned()
    line = window.review.files.lines[0]
    line.toggle.setChecked(True)
    assert line.part is not None
    line.part.sheet_box.setCurrentIndex(1)
    line.part.takes.setChecked(False)
    qtbot.waitUntil(lambda: bool(session.did("columns")))
    assert session.did("columns") == [{"do": "columns", "file": 0, "sheet": 1, "columns": None}]


def test_columns_that_cannot_be_are_said_and_the_rest_stays(
    qtbot: QtBot, reviewing: ImportWindow, session: FakeSession
) -> None:
    template = "No phrases are recognised in {file}. Save it as CSV, XLSX or text and try again."
    session.hear({"is": "failed", "doing": "columns", "template": template, "params": {"file": "话术.xlsx"}})
    assert reviewing.stage is Stage.REVIEW
    assert reviewing.review.error.startswith("No phrases are recognised in 话术.xlsx")
    assert reviewing.review.take_in.isEnabled()


def test_a_look_at_what_is_gone_is_no_fault(reviewing: ImportWindow, session: FakeSession) -> None:
    """An entry was asked for in the moment in which other files came."""
    template = "The import window asked for something unknown."
    session.hear({"is": "failed", "doing": "entry", "template": template, "params": {}})
    assert reviewing.review.error == ""
    reviewing.take_files(FILES)
    session.hear({"is": "failed", "doing": "rows", "template": template, "params": {}})
    assert reviewing.stage is Stage.READING


def test_the_number_on_the_button_follows_the_choices(qtbot: QtBot, reviewing: ImportWindow) -> None:
    """Four are new, four differ."""
    review = reviewing.review
    rows = [review.view.table.model().row(number) for number in range(12)]
    assert review.take_in.accessibleName() == "Import 4"
    review.choices.set(rows[0], "skip")
    assert review.take_in.accessibleName() == "Import 3"
    review.choices.set(rows[2], "replace")
    assert review.take_in.accessibleName() == "Import 4"
    review.for_all.setCurrentIndex(review.for_all.findData("add-variants"))
    review.for_all.activated.emit(3)
    assert review.take_in.accessibleName() == "Import 7"
    review.choices.set(rows[5], "skip")
    assert review.take_in.accessibleName() == "Import 6"
    review.choices.set(rows[0], "keep-both")
    assert review.take_in.accessibleName() == "Import 7"


def test_the_whole_way_there_and_back(qtbot: QtBot, reviewing: ImportWindow, session: FakeSession) -> None:
    """Ctrl+Enter, done, taken back; whoever listens hears of both."""
    review = reviewing.review
    review.choices.set(review.view.table.model().row(2), "replace")
    qtbot.keyClick(reviewing, Qt.Key.Key_Return, CTRL)
    assert session.sent[-1] == {"do": "carry_out", "on_conflict": "skip", "choices": {"2": "replace"}}
    session.hear({"is": "progress", "stage": "writing", "done": 2, "of": 5})
    assert (reviewing.progress.bar.value(), reviewing.progress.bar.maximum()) == (2, 5)
    with qtbot.waitSignal(reviewing.imported):
        session.hear({"is": "done", "added": 4, "updated": 1, "skipped": 7})
    assert reviewing.stage is Stage.DONE
    assert reviewing.done.says == "4 new, 1 updated, 7 skipped"
    reviewing.done.undo.click()
    assert session.sent[-1] == {"do": "undo"}
    with qtbot.waitSignal(reviewing.imported):
        session.hear({"is": "undone", "phrases": 5})
    assert reviewing.stage is Stage.DONE
    assert not reviewing.done.undo.isVisible()
    reviewing.done.again.click()
    assert reviewing.stage is Stage.EMPTY


def test_a_cancelled_writing_leaves_an_empty_window(
    qtbot: QtBot, reviewing: ImportWindow, session: FakeSession
) -> None:
    qtbot.keyClick(reviewing, Qt.Key.Key_Return, CTRL)
    qtbot.keyClick(reviewing, Qt.Key.Key_Escape)
    assert session.went[-1] == "cancel"
    assert reviewing.stage is Stage.EMPTY


def test_a_cancel_that_came_too_late_is_told_as_it_is(
    qtbot: QtBot, reviewing: ImportWindow, session: FakeSession
) -> None:
    """The import was whole when it was killed."""
    qtbot.keyClick(reviewing, Qt.Key.Key_Return, CTRL)
    qtbot.keyClick(reviewing, Qt.Key.Key_Escape)
    with qtbot.waitSignal(reviewing.imported):
        session.hear({"is": "done", "added": 4, "updated": 0, "skipped": 8})
    assert reviewing.stage is Stage.DONE


def test_a_refused_import_goes_back_to_the_choices(reviewing: ImportWindow, session: FakeSession) -> None:
    reviewing.review.import_wanted.emit()
    template = "The phrases cannot be saved in {file}. Please check the disk and try again."
    session.hear({"is": "failed", "doing": "carry_out", "template": template, "params": {"file": "library.db"}})
    assert reviewing.stage is Stage.REVIEW
    assert "library.db" in reviewing.review.error


def test_an_undo_is_not_broken_off_by_escape(qtbot: QtBot, reviewing: ImportWindow, session: FakeSession) -> None:
    """Closing asks; a worker that dies leaves the phrases there, and that is said."""
    reviewing.review.import_wanted.emit()
    session.hear({"is": "done", "added": 4, "updated": 1, "skipped": 7})
    reviewing.done.undo.click()
    assert not reviewing.progress.stop.isVisible()
    qtbot.keyClick(reviewing, Qt.Key.Key_Escape)
    assert session.went == ["start"]
    assert "imported phrases stay" in reviewing.asking.question
    session.ended.emit()
    assert "still there" in reviewing.done.hint
    assert not reviewing.done.undo.isVisible()


def test_a_worker_that_cannot_begin_says_why(window: ImportWindow, session: FakeSession) -> None:
    """Before anything was asked of it."""
    template = "A newer version of this program wrote the library {file}. Please update the program."
    session.hear({"is": "failed", "doing": "start", "template": template, "params": {"file": "library.db"}})
    session.ended.emit()
    assert window.empty.says.startswith("A newer version")


def test_choices_are_not_lost_without_a_question(qtbot: QtBot, reviewing: ImportWindow, session: FakeSession) -> None:
    """Neither by new files nor by Escape; the question stands in the window."""
    review = reviewing.review
    review.choices.set(review.view.table.model().row(2), "replace")
    reviewing.take_files(["/shop/new.csv"])
    assert reviewing.asking.isVisible()
    assert len(session.did("read")) == 1
    qtbot.keyClick(reviewing, Qt.Key.Key_Escape)
    assert not reviewing.asking.isVisible()
    qtbot.keyClick(reviewing, Qt.Key.Key_Escape)
    assert reviewing.isVisible()
    assert reviewing.asking.isVisible()
    reviewing.asking.no.click()
    assert reviewing.isVisible()
    reviewing.take_files(["/shop/new.csv"])
    reviewing.asking.yes.click()
    assert session.did("read")[-1]["files"] == ["/shop/new.csv"]


def test_without_choices_new_files_replace_the_old_ones(reviewing: ImportWindow, session: FakeSession) -> None:
    reviewing.take_files(["/shop/new.csv"])
    assert session.did("read")[-1]["files"] == ["/shop/new.csv"]


def test_escape_closes_what_loses_nothing(qtbot: QtBot, reviewing: ImportWindow, session: FakeSession) -> None:
    qtbot.keyClick(reviewing, Qt.Key.Key_Escape)
    assert not reviewing.isVisible()
    assert session.went[-1] == "close"


def test_closing_while_it_is_written_asks_and_leaves_nothing(reviewing: ImportWindow, session: FakeSession) -> None:
    reviewing.review.import_wanted.emit()
    reviewing.close()
    assert reviewing.isVisible()
    reviewing.asking.yes.click()
    assert not reviewing.isVisible()
    assert session.went[-2:] == ["cancel", "close"]


def test_nothing_new_is_said(window: ImportWindow, session: FakeSession) -> None:
    window.take_files(FILES)
    session.tell_read([read_file()])
    counts = {"all": 3, "new": 0, "same": 3, "different": 0, "links": 0, "problems": 0}
    session.hear({"is": "planned", "counts": counts})
    assert not window.review.take_in.isEnabled()
    assert window.review.nothing == "You have all of these already."
    assert not window.review.for_all.isVisible()


def test_the_file_dialogs_give_their_files(
    qtbot: QtBot, window: ImportWindow, session: FakeSession, tmp_path: Path
) -> None:
    file = tmp_path / "a.csv"
    file.write_text("内容\n在的亲\n", "utf-8")
    window.empty.files.click()
    (dialog,) = window.findChildren(QFileDialog)
    dialog.filesSelected.emit([str(file)])
    dialog.close()
    assert session.did("read")[-1]["files"] == [str(file)]
    assert not dialog.windowTitle().startswith("Open")


def test_colours_change_in_every_stage(reviewing: ImportWindow, session: FakeSession, theme: Theme) -> None:
    reviewing.review.files.lines[0].toggle.setChecked(True)
    theme.force("dark")
    assert not reviewing.grab().isNull()
    theme.force("light")


@pytest.mark.parametrize("stage", ["empty", "review", "columns", "writing", "done"])
def test_all_that_takes_the_focus_has_a_name(reviewing: ImportWindow, session: FakeSession, stage: str) -> None:
    if stage == "empty":
        reviewing._start_over()
    if stage == "columns":
        reviewing.review.files.lines[0].toggle.setChecked(True)
    if stage in {"writing", "done"}:
        reviewing.review.import_wanted.emit()
    if stage == "done":
        session.hear({"is": "done", "added": 4, "updated": 1, "skipped": 7})
    seen = [part for part in reviewing.findChildren(QWidget) if _takes_focus(part)]
    assert seen
    nameless = [type(part).__name__ for part in seen if not (part.accessibleName() or _own_words(part))]
    assert nameless == []


def _takes_focus(part: QWidget) -> bool:
    inner = part.objectName().startswith("qt_") or isinstance(part.parent(), QComboBox | QTabBar)
    return part.isVisible() and part.isEnabled() and bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus) and not inner


def _own_words(part: QWidget) -> str:
    return part.text() if isinstance(part, QPushButton) or hasattr(part, "text") else ""


def test_tab_goes_in_reading_order(qtbot: QtBot, reviewing: ImportWindow) -> None:
    """Files, their columns, the kinds, the list, the chosen one, the buttons."""
    review = reviewing.review
    first, second = review.files.lines
    first.toggle.setChecked(True)
    part = first.part
    assert part is not None
    expected = [
        first.formats, first.toggle, part.header_row, part.between, part.back, *part.roles.boxes, part.table,
        second.formats, review.view.tabs, review.view.table, review.view.detail, review.for_all, review.leave,
        review.take_in,
    ]  # fmt: skip
    first.formats.setFocus()
    order = []
    for _ in expected:
        order.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert [expected.index(part) if part in expected else part for part in order] == [*range(len(expected))]


def test_a_drag_that_leaves_takes_its_veil_along(window: ImportWindow) -> None:
    mime = mime_of("/shop/a.csv")
    none = Qt.KeyboardModifier.NoModifier
    where = QPointF(9, 9).toPoint()
    enter = QDragEnterEvent(where, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(window, enter)
    assert window._veil.isVisible()
    QApplication.sendEvent(window, QEvent(QEvent.Type.DragLeave))
    assert not window._veil.isVisible()
