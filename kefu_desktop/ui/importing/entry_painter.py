"""Paints the cells of the list of entries."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kefu_desktop.ui.importing import words
from kefu_desktop.ui.importing.choices import Choices
from kefu_desktop.ui.importing.entries_model import Column
from kefu_desktop.ui.importing.events import DIFFERENT, NEW, SKIP, Row
from kefu_desktop.ui.importing.paged_model import ROW_ROLE
from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.theme import Theme
from kefu_desktop.ui.palette.highlight import one_line

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_SMALL_ICON = 14


class EntryPainter(QStyledItemDelegate):
    """Draws ROW_ROLE; no widget in any cell."""

    def __init__(self, choices: Choices, theme: Theme, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        self._theme = theme
        self._icons = icons
        self._font = tokens.font()
        self._small = tokens.font(tokens.SECONDARY)
        self._strong = tokens.font(strong=True)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Rows are as high as the tokens say."""
        return QSize(0, tokens.ROW_COMPACT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        painter.save()
        self._ground(painter, option)
        row = index.data(ROW_ROLE)
        if isinstance(row, Row):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(option.rect).adjusted(tokens.PAD_SMALL, 0, -tokens.PAD_SMALL, 0)
            self._cell(painter, box, row, index.column())
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        c, state = self._theme.colours, option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(c.accent_soft))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(c.hover))
        painter.setPen(QColor(c.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def _cell(self, painter: QPainter, box: QRectF, row: Row, column: int) -> None:
        c = self._theme.colours
        match column:
            case Column.STATE:
                colour = {NEW: c.good, DIFFERENT: c.warning}.get(row.state, c.muted)
                self._text(painter, box, words.state_name(row.state), colour, self._small)
            case Column.NAME:
                self._text(painter, box, row.name, c.text, self._font)
            case Column.CATEGORY:
                self._category(painter, box, row)
            case Column.TEXT:
                self._wording(painter, box, row)
            case Column.NOTES:
                self._notes(painter, box, row)
            case _:
                self._choice(painter, box, row)

    def _category(self, painter: QPainter, box: QRectF, row: Row) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colours.category(row.category)))
        half = tokens.DOT / 2
        painter.drawEllipse(QPointF(box.x() + half, box.center().y()), half, half)
        name = words.category_of(row.category, row.category_name)
        room = box.adjusted(tokens.DOT + 6, 0, 0, 0)
        self._text(painter, room, name, self._theme.colours.muted, self._small)

    def _wording(self, painter: QPainter, box: QRectF, row: Row) -> None:
        c = self._theme.colours
        if row.variants > 1:
            box = self._at_right(painter, box, f"\u00d7{row.variants}", c.muted)
        self._text(painter, box, row.text, c.muted, self._small)

    def _notes(self, painter: QPainter, box: QRectF, row: Row) -> None:
        c = self._theme.colours
        for count, icon in ((row.images, "image"), (row.links, "link")):
            if count:
                box = self._at_right(painter, box, str(count), c.muted)
                box = self._icon_at_right(painter, box, icon, c.muted)
        if row.severity and box.width() > _SMALL_ICON:
            colour = {"error": c.error, "warning": c.warning}.get(row.severity, c.muted)
            icon = "info" if row.severity == "hint" else "triangle-alert"
            self._icon(painter, box.x(), box, icon, colour)
            self._text(painter, box.adjusted(_SMALL_ICON + tokens.GRID, 0, 0, 0), row.rule, colour, self._small)

    def _choice(self, painter: QPainter, box: QRectF, row: Row) -> None:
        c, choice = self._theme.colours, self._choices.of(row)
        if words.choices_of(row.state):
            self._icon(painter, box.right() - _SMALL_ICON, box, "chevron-down", c.muted)
            box.adjust(0, 0, -_SMALL_ICON - tokens.GRID, 0)
        font = self._strong if self._choices.is_single(row) else self._font
        colour = c.muted if choice == SKIP else c.text
        self._text(painter, box, words.choice_name(choice, row.state), colour, font)

    def _text(self, painter: QPainter, box: QRectF, text: str, colour: str, font: QFont) -> None:
        if box.width() < tokens.PAD_SMALL:
            return
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = QFontMetrics(font).elidedText(one_line(text), Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, _LEFT, shown)

    def _at_right(self, painter: QPainter, box: QRectF, text: str, colour: str) -> QRectF:
        """Draw a few characters; what is left of the box."""
        width = QFontMetrics(self._small).horizontalAdvance(text) + 1
        place = QRectF(box.right() - width, box.y(), width, box.height())
        painter.setFont(self._small)
        painter.setPen(QColor(colour))
        painter.drawText(place, _LEFT, text)
        return box.adjusted(0, 0, -width - tokens.GRID, 0)

    def _icon_at_right(self, painter: QPainter, box: QRectF, name: str, colour: str) -> QRectF:
        self._icon(painter, box.right() - _SMALL_ICON + 2, box, name, colour)
        return box.adjusted(0, 0, -_SMALL_ICON - tokens.GRID, 0)

    def _icon(self, painter: QPainter, left: float, box: QRectF, name: str, colour: str) -> None:
        ratio = painter.device().devicePixelRatio()
        shape = self._icons.pixmap(name, colour, _SMALL_ICON, ratio)
        painter.drawPixmap(QPointF(left, box.center().y() - _SMALL_ICON / 2), shape)
