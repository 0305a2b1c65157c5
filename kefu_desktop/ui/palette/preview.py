"""The text as it will be pasted, whole, with what must be filled in as chips."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from kefu_desktop.domain.template import Piece, Rendered
from kefu_desktop.ui.language import tr
from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.theme import qt_palette
from kefu_desktop.ui.look.thumb import paint_thumb
from kefu_desktop.ui.look.tokens import Colours
from kefu_desktop.ui.palette.chips import CHIP, ChipField, ChipObject, chip_format

_OBJECT = "\ufffc"
_NAME = int(QTextCharFormat.Property.UserProperty) + 9
_ROOM_IN_CHIP = "  "


class Preview(QTextEdit):
    """Read-only text; `field` lies on the active chip.

    Signals:
        chip_clicked(name): a placeholder was clicked.
    """

    chip_clicked = Signal(str)

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._active = ""
        self._active_at = -1
        self._rendered: Rendered | None = None
        self._remark = ""
        self._own: frozenset[str] = frozenset()
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setUndoRedoEnabled(False)
        self.setFont(tokens.font())
        self.document().setDocumentMargin(tokens.GRID)
        self.setViewportMargins(tokens.PAD, tokens.GRID, tokens.PAD_SMALL, 0)
        self.setAccessibleName(tr("Text to be pasted"))
        self._chips = ChipObject(colours, self)
        self.document().documentLayout().registerHandler(CHIP, self._chips)
        self.field = ChipField(self.viewport())
        self.field.textChanged.connect(self._write)
        self.verticalScrollBar().valueChanged.connect(self._place_field)
        self.wear(colours)

    def wear(self, colours: Colours) -> None:
        """Take other colours."""
        self._colours = colours
        self._chips.colours = colours
        self.setPalette(qt_palette(colours))
        self.viewport().update()
        self._write()

    def show_text(self, rendered: Rendered, own: frozenset[str]) -> None:
        """Show a wording; `own` are the placeholders that the user may fill in or has filled in."""
        if rendered == self._rendered and own == self._own:
            return
        self._rendered, self._own, self._remark = rendered, own, ""
        self._write()

    def say(self, remark: str) -> None:
        """A plain remark in the text's place."""
        self._rendered, self._remark = None, remark
        self._write()

    def edit(self, name: str, value: str, *, choosing: bool) -> None:
        """Open the field on that placeholder, its value chosen, so that typing replaces it."""
        self._active = name
        field = self.field
        with QSignalBlocker(field):
            field.setText(value)
        field.setReadOnly(choosing)
        field.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, not choosing)
        field.setPlaceholderText(name)
        field.setAccessibleName(name)
        self._write()
        field.show()
        field.setFocus()
        field.selectAll()

    def close_field(self) -> None:
        """Back to text alone."""
        self._active = ""
        self.field.hide()
        self._write()

    def scroll_by(self, lines: int) -> None:
        """For the keyboard, which never leaves the search field."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + lines * QFontMetrics(tokens.font()).height() * tokens.LINE_HEIGHT // 100)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Chips are never wider than a line."""
        super().resizeEvent(event)
        self._chips.widest = max(60.0, self.viewport().width() - 2.0 - 2 * tokens.GRID)
        self._place_field()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, and how far it is scrolled."""
        super().paintEvent(event)
        paint_thumb(self.viewport(), self.verticalScrollBar(), self._colours)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a placeholder opens it."""
        cursor = self.cursorForPosition(event.position().toPoint())
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        name = cursor.charFormat().property(_NAME)
        if isinstance(name, str) and name in self._own:
            self.chip_clicked.emit(name)
            return
        super().mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Another screen has other fonts: lay out anew."""
        handled = super().event(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._write()
        return handled

    def _write(self) -> None:
        """Build the document anew; texts are short, and so it is always right."""
        self._active_at = -1
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        block = QTextBlockFormat()
        block.setLineHeight(tokens.LINE_HEIGHT, int(QTextBlockFormat.LineHeightTypes.ProportionalHeight.value))
        cursor.setBlockFormat(block)
        pieces = self._rendered.pieces if self._rendered else (Piece(self._remark),)
        for piece in pieces:
            self._insert(cursor, piece)
        cursor.endEditBlock()
        self.setAccessibleDescription("".join(piece.text for piece in pieces))
        self._place_field(follow=True)

    def _insert(self, cursor: QTextCursor, piece: Piece) -> None:
        if piece.name and piece.name == self._active and self._active_at < 0:
            self._active_at = cursor.position()
            made = chip_format((self.field.text() or piece.name) + _ROOM_IN_CHIP, active=True)
        elif not piece.filled:
            made = chip_format(piece.name, active=False)
        else:
            cursor.insertText(piece.text, self._plain(piece))
            return
        made.setProperty(_NAME, piece.name)
        cursor.insertText(_OBJECT, made)

    def _plain(self, piece: Piece) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFont(tokens.font())
        made.setForeground(QColor(self._colours.text if self._rendered else self._colours.muted))
        if piece.name in self._own:
            made.setProperty(_NAME, piece.name)
            made.setBackground(QColor(self._colours.chip))
            made.setForeground(QColor(self._colours.chip_text))
        return made

    def _place_field(self, _value: int = 0, *, follow: bool = False) -> None:
        """Put the field on its chip; `follow` scrolls so that it is seen."""
        if self._active_at < 0:
            return
        box = self._chip_box(self._active_at)
        if follow:
            bar, view = self.verticalScrollBar(), self.viewport().height()
            if box.top() < 0:
                bar.setValue(bar.value() + box.top())
            elif box.bottom() > view:
                bar.setValue(bar.value() + box.bottom() - view)
            box = self._chip_box(self._active_at)
        self.field.setGeometry(box)

    def _chip_box(self, at: int) -> QRect:
        """Where the chip at that character is, in the viewport, without its border."""
        block = self.document().findBlock(at)
        line = block.layout().lineForTextPosition(at - block.position())
        origin = self.document().documentLayout().blockBoundingRect(block).topLeft()
        left, right = (_x(line.cursorToX(at - block.position() + n)) for n in (0, 1))
        metrics = QFontMetrics(tokens.font())
        baseline = origin.y() + line.y() + line.ascent() - self.verticalScrollBar().value()
        return QRect(
            round(origin.x() + left) + 5,
            round(baseline - metrics.ascent()) - 1,
            max(12, round(right - left) - 8),
            metrics.height() + 2,
        )


def _x(place: object) -> float:
    """PySide gives a pair, its stubs speak of a number."""
    return float(place[0] if isinstance(place, tuple) else place)  # type: ignore[arg-type]
