"""Rows of the tree, with a box that is seen in light and in dark."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kefu_desktop.ui.exporting.tree_model import SLUG
from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.tokens import Colours

_ROW = 28
_AT = 2
"""Pixels from the left end of the row to the box."""


class TreePainter(QStyledItemDelegate):
    """Box, dot of a category, words. A click on the box or the space bar ticks it."""

    def __init__(self, colours: Colours, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.colours = colours
        self._icons = icons

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the tokens say."""
        return QSize(0, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One row."""
        c, row = self.colours, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(c.accent_soft if chosen else c.hover))
        self._box(painter, _box(option.rect), index.data(Qt.ItemDataRole.CheckStateRole))
        left = _AT + tokens.ICON + tokens.PAD_SMALL
        slug = index.data(SLUG)
        if slug:
            radius = tokens.DOT / 2
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.category(str(slug))))
            painter.drawEllipse(QPointF(row.x() + left + radius, row.center().y()), radius, radius)
            left += tokens.DOT + tokens.PAD_SMALL
        font = tokens.font()
        room = row.adjusted(left, 0, -tokens.GRID, 0)
        enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        words = QFontMetrics(font).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.setFont(font)
        painter.setPen(QColor(c.text if enabled else c.muted))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def _box(self, painter: QPainter, place: QRect, state: object) -> None:
        c, on = self.colours, state != Qt.CheckState.Unchecked
        box = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(c.accent if on else c.outline), 1))
        painter.setBrush(QColor(c.accent if on else c.window))
        painter.drawRoundedRect(box, tokens.RADIUS_SMALL - 1, tokens.RADIUS_SMALL - 1)
        if state == Qt.CheckState.PartiallyChecked:
            painter.setPen(QPen(QColor(c.on_accent), 2))
            painter.drawLine(QPointF(box.x() + 4, box.center().y()), QPointF(box.right() - 4, box.center().y()))
        elif on:
            tick = self._icons.pixmap("check", c.on_accent, tokens.ICON - 4, painter.device().devicePixelRatioF())
            painter.drawPixmap(QPointF(box.x() + 1.5, box.y() + 1.5), tick)


def _box(row: QRect) -> QRect:
    return QRect(row.x() + _AT, row.y() + (row.height() - tokens.ICON) // 2, tokens.ICON, tokens.ICON)
