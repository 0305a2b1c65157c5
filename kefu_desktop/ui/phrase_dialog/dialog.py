"""Write a new phrase or change one; errors stand beside their cause, and nothing unsaved is lost without asking."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kefu_desktop.domain.errors import KefuError
from kefu_desktop.ui.hotkey_field import HotkeyField
from kefu_desktop.ui.language import tell, tr
from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.choice_box import ChoiceBox
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.sheet import sheet
from kefu_desktop.ui.look.theme import Theme
from kefu_desktop.ui.palette.tabs import category_name
from kefu_desktop.ui.phrase_dialog.draft import Editing, PhraseDraft, split_keywords
from kefu_desktop.ui.phrase_dialog.wordings import Wordings

_WIDTH = 560
_HEIGHT = 600
_BETWEEN = ", "


class PhraseDialog(QDialog):
    """One phrase. Made when needed, deleted when closed.

    Signals:
        saved(PhraseDraft): it was kept.
    """

    saved = Signal(object)

    def __init__(self, draft: PhraseDraft, editing: Editing, theme: Theme, icons: Icons) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._draft = draft
        self._editing = editing
        self._theme = theme
        self._icons = icons
        self._question: QMessageBox | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = tr("Edit phrase") if draft.phrase_id else tr("New phrase")
        self.setWindowTitle(title)
        self.name = QLineEdit(draft.name)
        self.category = self._categories(draft.category)
        self.group = QLineEdit(draft.group)
        self.keywords = QLineEdit(_BETWEEN.join(draft.keywords))
        self.hotkey = HotkeyField()
        self.hotkey.setText(draft.hotkey)
        self.wordings = Wordings(editing.check, theme.colours, icons)
        self.wordings.fill(draft.variants)
        self._errors = {part: _label("", "error") for part in ("name", "hotkey", "wordings")}
        self.save_button = QPushButton(f"{tr('Save')}  Ctrl+Enter")
        self._lay_out(title)
        self._connect()
        self._wear_theme()
        self._first = self._now()
        for error in self._errors.values():
            error.hide()
        self._size_to_screen()

    def error(self, part: str) -> str:
        """What is said beside "name", "hotkey" or "wordings"."""
        return self._errors[part].text()

    def save(self) -> None:
        """Keep it and close, or say what is missing."""
        draft = self._checked()
        if draft is None:
            return
        try:
            self._editing.save(draft)
        except KefuError as why:
            self._complain("wordings", tell(why))
            return
        self._first = self._now()
        self.saved.emit(draft)
        self.close()

    def reject(self) -> None:
        """Escape: as the cross of the window."""
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before anything that was written is lost."""
        if self._now() == self._first:
            event.accept()
            return
        event.ignore()
        self._ask()

    # parts

    def _categories(self, chosen: str) -> QComboBox:
        box = ChoiceBox(self._theme, self._icons)
        for category in self._editing.categories():
            box.addItem(category_name(category), category.slug)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        return box

    def _lay_out(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.PAD_LARGE, tokens.PAD, tokens.PAD_LARGE, tokens.PAD_LARGE)
        column.setSpacing(tokens.PAD_SMALL)
        column.addWidget(_label(title, "title"))
        column.addLayout(self._fields())
        for first, second in (
            (self.name, self.hotkey),
            (self.hotkey, self.category),
            (self.category, self.group),
            (self.group, self.keywords),
        ):
            self.setTabOrder(first, second)
        column.addWidget(self.wordings, 1)
        column.addWidget(
            _label(tr("Words in braces, such as {example}, are filled in when you paste.", example="{商品}"), "hint")
        )
        column.addWidget(self._errors["wordings"])
        buttons = QHBoxLayout()
        buttons.setSpacing(tokens.PAD_SMALL)
        buttons.addStretch(1)
        cancel = QPushButton(f"{tr('Cancel')}  Esc")
        cancel.setAccessibleName(tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.close)
        self.save_button.setProperty("role", "primary")
        self.save_button.setAccessibleName(tr("Save"))
        self.save_button.setAutoDefault(False)
        buttons.addWidget(cancel)
        buttons.addWidget(self.save_button)
        column.addLayout(buttons)

    def _fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(tokens.PAD)
        grid.setVerticalSpacing(tokens.GRID)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        _put(grid, 0, 0, tr("Name"), self.name, self._errors["name"])
        _put(grid, 0, 1, tr("Hotkey"), self.hotkey, self._errors["hotkey"])
        _put(grid, 3, 0, tr("Category"), self.category)
        _put(grid, 3, 1, tr("Group"), self.group)
        _put(grid, 6, 0, tr("Keywords"), self.keywords, span=2)
        self.keywords.setPlaceholderText(tr("Other words you would search by, between commas"))
        return grid

    def _connect(self) -> None:
        self.save_button.clicked.connect(self.save)
        self.hotkey.recorded.connect(self._check_hotkey)
        self.name.textChanged.connect(lambda: self._complain("name", ""))
        self.wordings.changed.connect(lambda: self._complain("wordings", ""))
        self._theme.changed.connect(self._wear_theme)
        for keys, act in (
            ("Ctrl+Return", self.save),
            ("Ctrl+Enter", self.save),
            ("Ctrl+S", self.save),
            ("Ctrl+Shift+N", self.wordings.add_new),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    # checks

    def _checked(self) -> PhraseDraft | None:
        name = self.name.text().strip()
        if not name:
            self._complain("name", tr("A phrase has no name. Please give it one."))
            self.name.setFocus()
            return None
        if self.error("hotkey"):
            self.hotkey.setFocus()
            return None
        try:
            variants = tuple(draft.variant() for draft in self.wordings.drafts())
        except KefuError as why:
            self._complain("wordings", tell(why))
            return None
        return PhraseDraft(
            phrase_id=self._draft.phrase_id,
            name=name,
            category=str(self.category.currentData()),
            group=self.group.text().strip(),
            keywords=split_keywords(self.keywords.text()),
            hotkey=self.hotkey.text(),
            variants=variants,
        )

    def _check_hotkey(self, text: str) -> None:
        self._complain("hotkey", (self._editing.taken(text, self._draft.phrase_id) if text else None) or "")

    def _complain(self, part: str, text: str) -> None:
        label = self._errors[part]
        label.setText(text)
        label.setVisible(bool(text))

    # unsaved text

    def _now(self) -> tuple[object, ...]:
        fields = (self.name, self.group, self.keywords, self.hotkey)
        return (*(field.text() for field in fields), self.category.currentData(), self.wordings.drafts())

    def _ask(self) -> None:
        box = QMessageBox(self)
        box.setWindowTitle(self.windowTitle())
        box.setText(tr("What you wrote is not saved yet."))
        kinds = QMessageBox.ButtonRole
        keep = box.addButton(tr("Save"), kinds.AcceptRole)
        drop = box.addButton(tr("Discard"), kinds.DestructiveRole)
        stay = box.addButton(tr("Go on writing"), kinds.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(stay)
        keep.clicked.connect(self.save)
        drop.clicked.connect(self._discard)
        self._question = box
        box.open()

    @property
    def question(self) -> QMessageBox | None:
        """The question about unsaved text, once it was asked."""
        return self._question

    def _discard(self) -> None:
        self._first = self._now()
        self.close()

    # look

    def _wear_theme(self) -> None:
        self.setStyleSheet(sheet(self._theme.colours))
        self.wordings.wear(self._theme.colours)

    def _size_to_screen(self) -> None:
        available = self.screen().availableGeometry()
        self.resize(min(_WIDTH, available.width()), min(_HEIGHT, available.height() - 2 * tokens.ROW))


def _label(text: str, role: str) -> QLabel:
    made = QLabel(text)
    made.setProperty("role", role)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(role != "title")
    return made


def _put(  # noqa: PLR0913  # a place in a grid has many parts
    grid: QGridLayout, row: int, column: int, name: str, field: QWidget, error: QLabel | None = None, *, span: int = 1
) -> None:
    label = _label(name, "label")
    label.setBuddy(field)
    field.setAccessibleName(name)
    grid.addWidget(label, row, column, 1, span)
    grid.addWidget(field, row + 1, column, 1, span)
    if error is not None:
        grid.addWidget(error, row + 2, column)
