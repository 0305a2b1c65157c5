"""A header with a box above each column that tells what the column holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableView

from kefu_desktop.ui.importing import words
from kefu_desktop.ui.language import tr
from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.choice_box import ChoiceBox
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.theme import Theme

_HIGH: Final = tokens.ROW + 2


class RoleHeader(QHeaderView):
    """The boxes move with the columns.

    Signals:
        chosen: the user gave a column another role.
    """

    chosen = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._icons = icons
        self.boxes: list[ChoiceBox] = []
        self.setSectionsClickable(False)
        self.setFixedHeight(_HIGH)
        self.sectionResized.connect(self._place)
        self.sectionCountChanged.connect(self._place)

    def show_roles(self, roles: Sequence[str]) -> None:
        """A box for each of these."""
        for box in self.boxes[len(roles) :]:
            box.hide()
            box.deleteLater()
        del self.boxes[len(roles) :]
        while len(self.boxes) < len(roles):
            self.boxes.append(self._box(len(self.boxes) + 1))
        for box, role in zip(self.boxes, roles, strict=True):
            if box.findData(role) < 0:
                box.addItem(words.role_name(role), role)
            box.setCurrentIndex(box.findData(role))
        self._place()

    def roles(self) -> tuple[str, ...]:
        """As they are chosen."""
        return tuple(str(box.currentData()) for box in self.boxes)

    def sizeHint(self) -> QSize:
        """As high as a box."""
        return QSize(super().sizeHint().width(), _HIGH)

    def setOffset(self, offset: int) -> None:
        """Scrolled."""
        super().setOffset(offset)
        self._place()

    def _box(self, number: int) -> ChoiceBox:
        box = ChoiceBox(self._theme, self._icons)
        box.setParent(self.viewport())
        box.setAccessibleName(tr("What column {number} holds", number=number))
        for role in words.ROLES:
            box.addItem(words.role_name(role), role)
        box.activated.connect(self.chosen)
        box.installEventFilter(self)
        return box

    def eventFilter(self, box: QObject, event: QEvent) -> bool:
        """A box that gets the focus is scrolled to."""
        if event.type() == QEvent.Type.FocusIn and box in self.boxes:
            view = self.parent()
            if isinstance(view, QTableView):
                view.scrollTo(view.model().index(0, self.boxes.index(box)))
        return super().eventFilter(box, event)

    def _place(self) -> None:
        for section, box in enumerate(self.boxes):
            left = self.sectionViewportPosition(section)
            box.setGeometry(left + 2, 2, self.sectionSize(section) - 4, tokens.ROW_COMPACT + 2)
            box.show()
