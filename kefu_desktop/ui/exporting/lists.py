"""The lists of the window: the categories with how many phrases each has, and the formats with what they are for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kefu_desktop.ui.exporting.formats import Card
from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.tokens import Colours

KEY: Final = Qt.ItemDataRole.UserRole
_SAYS: Final = Qt.ItemDataRole.UserRole + 1
_CARD_HEIGHT: Final = 48
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CardList(QListWidget):
    """One of them is chosen; each has a key."""

    def __init__(self, painter: _RowPainter, name: str) -> None:
        super().__init__()
        self._painter = painter
        painter.setParent(self)
        self.setItemDelegate(painter)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)

    @property
    def key(self) -> str:
        """Of the chosen row; empty for none."""
        chosen = self.currentItem()
        return "" if self.currentRow() < 0 else str(chosen.data(KEY))

    def choose(self, key: str) -> None:
        """Choose the row with that key, if there is one."""
        for row in range(self.count()):
            if self.item(row).data(KEY) == key:
                self.setCurrentRow(row)

    def wear(self, colours: Colours) -> None:
        """Take other colours."""
        self._painter.colours = colours
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """As little as the layout likes."""
        return QSize(200, 100)

    def minimumSizeHint(self) -> QSize:
        """A row or two."""
        return QSize(120, 80)


def categories(rows: Iterable[tuple[str, str, int]], colours: Colours, name: str) -> CardList:
    """Slugs, names and numbers of phrases."""
    made = CardList(_CategoryPainter(colours), name)
    for slug, words, count in rows:
        _add(made, slug, words, str(count))
    return made


def formats(rows: Sequence[Card], colours: Colours, name: str) -> CardList:
    """The formats."""
    made = CardList(_FormatPainter(colours), name)
    for card in rows:
        _add(made, card.name, card.title, card.good_for)
    return made


def _add(to: QListWidget, key: str, words: str, says: str) -> None:
    item = QListWidgetItem(words)
    item.setData(KEY, key)
    item.setData(_SAYS, says)
    item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, says)
    item.setToolTip(f"{words}\n{says}")
    to.addItem(item)


class _RowPainter(QStyledItemDelegate):
    """Ground of the row; what stands on it is left to the kinds of lists."""

    high = tokens.ROW

    def __init__(self, colours: Colours, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.colours = colours

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as its kind."""
        return QSize(0, self.high)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, then texts."""
        c, box = self.colours, QRectF(option.rect).adjusted(0, 1, 0, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(c.accent_soft if chosen else c.hover))
            painter.drawRoundedRect(box, tokens.RADIUS_SMALL, tokens.RADIUS_SMALL)
        if chosen:
            painter.setBrush(QColor(c.accent))
            painter.drawRoundedRect(QRectF(box.x(), box.y() + 6, 3, box.height() - 12), 1.5, 1.5)
        enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        self.write(painter, box.adjusted(tokens.PAD, 0, -tokens.PAD_SMALL, 0), index, enabled=enabled)
        painter.restore()

    def write(
        self, painter: QPainter, box: QRectF, index: QModelIndex | QPersistentModelIndex, *, enabled: bool
    ) -> None:
        """What stands on it."""
        raise NotImplementedError

    def line(self, painter: QPainter, box: QRectF, words: str, *, colour: str, small: bool = False) -> None:
        """One line, cut where the box ends."""
        font = tokens.font(tokens.SECONDARY) if small else tokens.font()
        painter.setFont(font)
        painter.setPen(QColor(colour))
        metrics = QFontMetrics(font)
        painter.drawText(box, _LEFT, metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(box.width())))


class _CategoryPainter(_RowPainter):
    """Dot, name, number."""

    def write(
        self, painter: QPainter, box: QRectF, index: QModelIndex | QPersistentModelIndex, *, enabled: bool
    ) -> None:
        c = self.colours
        slug, count = str(index.data(KEY)), str(index.data(_SAYS))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(c.category(slug)))
        radius = tokens.DOT / 2
        painter.drawEllipse(QPointF(box.x() + radius, box.center().y()), radius, radius)
        room = box.adjusted(tokens.DOT + tokens.PAD_SMALL, 0, -tokens.PAD_LARGE * 2, 0)
        self.line(painter, room, str(index.data()), colour=c.text if enabled else c.muted)
        painter.setFont(tokens.font(tokens.SECONDARY))
        painter.setPen(QColor(c.muted))
        painter.drawText(box, _RIGHT, count)


class _FormatPainter(_RowPainter):
    """Name, and below it what it is good for."""

    high = _CARD_HEIGHT

    def write(
        self, painter: QPainter, box: QRectF, index: QModelIndex | QPersistentModelIndex, *, enabled: bool
    ) -> None:
        c, half = self.colours, box.height() / 2
        upper, lower = box.adjusted(0, 4, 0, -half + 1), box.adjusted(0, half - 1, 0, -5)
        self.line(painter, upper, str(index.data()), colour=c.text if enabled else c.muted)
        self.line(painter, lower, str(index.data(_SAYS)), colour=c.muted, small=True)
