"""The field, the customer, and whether the input method is on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from kefu_desktop.ui.language import tr
from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.theme import qt_palette
from kefu_desktop.ui.look.tokens import Colours

INPUT_METHOD_KEY = "Ctrl+I"
_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_PAST_ASCII = 0x7F


class SearchField(QLineEdit):
    """A field whose input method is off until asked for, so that letters are pinyin at once.

    Signals:
        key(QKeyEvent): each key before the field sees it; a receiver that accepts the event keeps it from the field.
    """

    key = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hotkey_held = False
        """Whether the modifiers of the hotkey may still be down: a key that comes with them is meant plain."""

    def event(self, event: QEvent) -> bool:
        """Offer keys to the palette, Tab and shortcuts among them."""
        if isinstance(event, QKeyEvent) and self.hotkey_held and event.type() in _KEYS:
            self.hotkey_held = _has_hotkey_modifiers(event)
            if self.hotkey_held:
                event = _plain(event)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            event.ignore()
            self.key.emit(event)
            if event.isAccepted():
                return True
        return super().event(event)


def _has_hotkey_modifiers(event: QKeyEvent) -> bool:
    held = event.modifiers()
    other = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    return bool(held & Qt.KeyboardModifier.ControlModifier and held & other)


def _plain(event: QKeyEvent) -> QKeyEvent:
    text = chr(event.key()).lower() if event.key() < _PAST_ASCII else ""
    return QKeyEvent(event.type(), event.key(), Qt.KeyboardModifier.NoModifier, text)


class InputMethodButton(QToolButton):
    """Says 中 or 英, as the task bar does; painted, as a style sheet costs time at start."""

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self.colours = colours
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        wide = QFontMetrics(tokens.font(tokens.SECONDARY)).horizontalAdvance(f"中  {INPUT_METHOD_KEY}")
        self.setFixedSize(wide + 2 * tokens.PAD_SMALL, 24)
        self.setAccessibleName(tr("Input method"))

    def paintEvent(self, _event: object) -> None:
        """Border, sign and key; in the accent while it is on."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, on = self.colours, self.isChecked()
        painter.setPen(QPen(QColor(c.accent if on else c.line), 1))
        painter.setBrush(QColor(c.accent_soft if on else c.raised))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, tokens.RADIUS_SMALL, tokens.RADIUS_SMALL)
        painter.setFont(tokens.font(tokens.SECONDARY))
        inner = box.adjusted(tokens.PAD_SMALL, 0, -tokens.PAD_SMALL, 0)
        painter.setPen(QColor(c.accent if on else c.text))
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setPen(QColor(c.muted))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, INPUT_METHOD_KEY)


class SearchBar(QWidget):
    """44 px: icon, field, customer and application, state of the input method.

    Signals:
        input_method_wanted(on): the button was clicked.
    """

    input_method_wanted = Signal(bool)

    def __init__(self, colours: Colours, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._icons = icons
        self._whom = ""
        self.field = SearchField(self)
        self.field.setFrame(False)
        self.field.setMaxLength(200)
        self.field.setFont(tokens.font(tokens.TITLE))
        self.field.setPlaceholderText(tr("Search: pinyin, initials or words"))
        self.field.setAccessibleName(tr("Search phrases"))
        self._customer = QLabel(self)
        self._customer.setFont(tokens.font(tokens.SECONDARY))
        self._customer.setTextFormat(Qt.TextFormat.PlainText)
        self._button = InputMethodButton(colours, self)
        self._button.toggled.connect(self.input_method_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.PAD + tokens.ICON_LARGE + tokens.PAD_SMALL, 0, tokens.PAD, 0)
        row.setSpacing(tokens.PAD)
        row.addWidget(self.field, 1)
        row.addWidget(self._customer)
        row.addWidget(self._button)
        self.setFixedHeight(tokens.FIELD)
        self.set_input_method(on=False)
        self.wear(colours)

    @property
    def input_method(self) -> bool:
        """Whether it is on."""
        return self._button.isChecked()

    @property
    def customer(self) -> str:
        """Whom the bar names, in full."""
        return self._whom

    def set_input_method(self, *, on: bool) -> None:
        """Switch it for the field; the button says 中 or 英, as the task bar does."""
        with QSignalBlocker(self._button):
            self._button.setChecked(on)
        self._button.setText("中" if on else "英")
        tip = tr("Input method on: type Chinese") if on else tr("Input method off: letters are pinyin")
        self._button.setToolTip(f"{tip} ({INPUT_METHOD_KEY})")
        self._button.setAccessibleDescription(tip)
        hints = Qt.InputMethodHint.ImhNoPredictiveText
        latin = Qt.InputMethodHint.ImhLatinOnly | Qt.InputMethodHint.ImhPreferLatin
        self.field.setInputMethodHints(hints if on else hints | latin)
        self.field.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on)

    def show_customer(self, customer: str, application: str) -> None:
        """Whom the text will go to."""
        whom = tr("Customer {name}", name=customer) if customer else tr("No customer")
        self._whom = f"{whom} · {application}" if application else whom
        self._customer.setToolTip(self._whom)
        self._elide()

    def wear(self, colours: Colours) -> None:
        """Take other colours."""
        self._colours = colours
        self.setPalette(qt_palette(colours))
        muted = self.palette()
        muted.setColor(muted.ColorRole.WindowText, QColor(colours.muted))
        self._customer.setPalette(muted)
        self._button.colours = colours
        self.update()

    def resizeEvent(self, _event: object) -> None:
        """The customer gets what a third of the width allows."""
        self._elide()

    def paintEvent(self, _event: object) -> None:
        """The magnifying glass."""
        painter = QPainter(self)
        box = QRect(tokens.PAD, (self.height() - tokens.ICON_LARGE) // 2, tokens.ICON_LARGE, tokens.ICON_LARGE)
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(box, self._icons.pixmap("search", self._colours.muted, tokens.ICON_LARGE, ratio))

    def _elide(self) -> None:
        room = max(96, self.width() // 3)
        metrics = QFontMetrics(self._customer.font())
        self._customer.setText(metrics.elidedText(self._whom, Qt.TextElideMode.ElideMiddle, room))
        if layout := self.layout():
            # at once: asked for while the window is laid out for the first time, it would be forgotten
            layout.activate()
