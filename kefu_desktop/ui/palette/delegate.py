"""Paints a row: digit, dot of the category, name, one line of the wording, mark, count."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kefu_desktop.ui.language import tr
from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.tokens import Colours
from kefu_desktop.ui.palette import highlight
from kefu_desktop.ui.palette.model import Role, Row

_INSET = tokens.GRID
_DIGIT_AT = tokens.PAD
_DOT_AT = _DIGIT_AT + 20
_NAME_AT = _DOT_AT + tokens.DOT + tokens.PAD_SMALL
_NAME_SHARE = 0.30
"""Of the row's width."""
_TAG = 6
"""Padding of the tag that says how much must be filled."""


class RowPainter(QStyledItemDelegate):
    """Draws Role.ROW; no widget in any row."""

    def __init__(self, colours: Colours, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._icons = icons
        self._name_font = tokens.font()
        self._small_font = tokens.font(tokens.SECONDARY)
        self._digit_font = tokens.font(tokens.SECONDARY, strong=True)

    def wear(self, colours: Colours) -> None:
        """Take other colours."""
        self._colours = colours

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Rows are as high as the tokens say."""
        return QSize(0, tokens.ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        row = index.data(Role.ROW)
        if not isinstance(row, Row):
            return
        state, box = option.state, QRectF(option.rect)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, box, chosen=chosen, over=bool(state & QStyle.StateFlag.State_MouseOver))
        self._left(painter, box, row, chosen=chosen)
        right = self._right(painter, box, row)
        self._texts(painter, box, row, right)
        painter.restore()

    def _ground(self, painter: QPainter, box: QRectF, *, chosen: bool, over: bool) -> None:
        if not chosen and not over:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.accent_soft if chosen else self._colours.hover))
        painter.drawRoundedRect(box.adjusted(_INSET, 1, -_INSET, -1), tokens.RADIUS_FIELD, tokens.RADIUS_FIELD)
        if chosen:
            painter.setBrush(QColor(self._colours.accent))
            painter.drawRoundedRect(QRectF(box.x() + _INSET, box.y() + 10, 3, box.height() - 20), 1.5, 1.5)

    def _left(self, painter: QPainter, box: QRectF, row: Row, *, chosen: bool) -> None:
        if row.digit:
            painter.setFont(self._digit_font)
            painter.setPen(QColor(self._colours.accent if chosen else self._colours.muted))
            place = QRectF(box.x() + _DIGIT_AT, box.y(), 12, box.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(row.digit))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.category(row.category)))
        half = tokens.DOT / 2
        painter.drawEllipse(QPointF(box.x() + _DOT_AT + half, box.center().y()), half, half)

    def _right(self, painter: QPainter, box: QRectF, row: Row) -> float:
        """Count and mark; returns where the preview must end."""
        said = row.at_right
        width = QFontMetrics(self._small_font).horizontalAdvance(said)
        place = QRectF(box.right() - tokens.PAD - width - 1, box.y(), width + 1, box.height())
        painter.setFont(self._small_font)
        if row.asks:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._colours.chip))
            place.translate(-_TAG, 0)
            painter.drawRoundedRect(place.adjusted(-_TAG, 8, _TAG, -8), tokens.RADIUS_SMALL, tokens.RADIUS_SMALL)
        painter.setPen(QColor(self._colours.chip_text if row.asks else self._colours.muted))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, said)
        end = place.x() - tokens.PAD
        if row.mark:
            end -= tokens.ICON
            ratio = painter.device().devicePixelRatio()
            icon = self._icons.pixmap("triangle-alert", self._colours.warning, tokens.ICON, ratio)
            painter.drawPixmap(QPointF(end, box.center().y() - tokens.ICON / 2), icon)
            end -= tokens.PAD_SMALL
        return end

    def _texts(self, painter: QPainter, box: QRectF, row: Row, right: float) -> None:
        name_at = box.x() + _NAME_AT
        room = max(96.0, box.width() * _NAME_SHARE)
        name_box = QRectF(name_at, box.y(), min(room, right - name_at), box.height())
        highlight.draw(painter, name_box, row.name, row.name_spans, self._name_font, self._colours.text)
        text_at = name_at + room + tokens.PAD
        if right - text_at < 48:
            return
        text_box = QRectF(text_at, box.y(), right - text_at, box.height())
        highlight.draw(painter, text_box, row.preview, row.preview_spans, self._small_font, self._colours.muted)


def paint_empty(painter: QPainter, box: QRectF, colours: Colours, *, searching: bool) -> None:
    """What stands in the list's place when there is no row: what to type, or how to add."""
    title = tr("Nothing found") if searching else tr("No phrases here yet")
    hint = (
        tr("Try its pinyin initials, or press Ctrl+N to add it as a new phrase.")
        if searching
        else tr("Press Ctrl+N to write your first one.")
    )
    middle = box.center().y()
    painter.setFont(tokens.font(strong=True))
    painter.setPen(QColor(colours.text))
    painter.drawText(QRectF(box.x(), middle - 28, box.width(), 24), Qt.AlignmentFlag.AlignCenter, title)
    painter.setFont(tokens.font(tokens.SECONDARY))
    painter.setPen(QColor(colours.muted))
    wrap = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
    painter.drawText(QRectF(box.x() + 24, middle, box.width() - 48, 48), wrap, hint)
