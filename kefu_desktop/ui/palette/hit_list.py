"""The list of hits: at most nine rows, no scroll bar, painted when empty."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from kefu_desktop.ui.language import tr
from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.theme import qt_palette
from kefu_desktop.ui.look.thumb import paint_thumb
from kefu_desktop.ui.look.tokens import Colours
from kefu_desktop.ui.palette.delegate import RowPainter, paint_empty
from kefu_desktop.ui.palette.model import HitModel


class HitList(QListView):
    """Shows a HitModel; the keyboard stays in the search field.

    Signals:
        row_clicked(row): with the left button.
        row_double_clicked(row): likewise, twice.
    """

    row_clicked = Signal(int)
    row_double_clicked = Signal(int)

    def __init__(self, model: HitModel, colours: Colours, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hits = model
        self._colours = colours
        self._painter = RowPainter(colours, icons, self)
        self.searching = False
        self.setModel(model)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(0, tokens.GRID, 0, tokens.GRID)
        self.setAccessibleName(tr("Phrases found"))
        self.verticalScrollBar().valueChanged.connect(model.number_from)
        self.wear(colours)

    def wear(self, colours: Colours) -> None:
        """Take other colours."""
        self._colours = colours
        self._painter.wear(colours)
        self.setPalette(qt_palette(colours))
        self.viewport().update()

    @property
    def page(self) -> int:
        """Rows that are seen at once."""
        return max(1, self.viewport().height() // tokens.ROW)

    def choose(self, row: int) -> None:
        """Mark a row and scroll to it; none if negative."""
        if row < 0:
            self.clearSelection()
            return
        index = self._hits.index(row)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which row was meant."""
        row = self._row_at(event.position().toPoint())
        if row >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.row_clicked.emit(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Tell which row was meant."""
        row = self._row_at(event.position().toPoint())
        if row >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.row_double_clicked.emit(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Rows, or what to do without any."""
        super().paintEvent(event)
        if not self._hits.rowCount():
            painter = QPainter(self.viewport())
            paint_empty(painter, QRectF(self.viewport().rect()), self._colours, searching=self.searching)
            painter.end()
        paint_thumb(self.viewport(), self.verticalScrollBar(), self._colours)

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the mouse any more."""
        super().leaveEvent(event)
        self.viewport().update()

    def _row_at(self, point: QPoint) -> int:
        index = self.indexAt(point)
        return index.row() if index.isValid() else -1
