"""A calm message near the chat window; it never takes the focus and goes by itself."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetrics, QHideEvent, QMouseEvent, QPainter

from kefu_desktop.domain.window import Window
from kefu_desktop.ui.language import tr
from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.floating import Floating
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.theme import Theme
from kefu_desktop.ui.palette.placement import at_foot
from kefu_desktop.ui.palette.screens import surroundings

GOES_AFTER: Final = 6000
"""Milliseconds."""
_WIDEST: Final = 380
_FLAGS: Final = Qt.WindowType.ToolTip | Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.WindowDoesNotAcceptFocus
_WRAP: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


class Toast(Floating):
    """One window, used again for each message."""

    def __init__(self, theme: Theme, icons: Icons, *, shadow: bool) -> None:
        super().__init__(theme.colours, _FLAGS, shadow=shadow)
        self._theme = theme
        self._icons = icons
        self._text = ""
        self._timer = QTimer(self, singleShot=True, interval=GOES_AFTER)
        self._timer.timeout.connect(self.hide)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWindowTitle(tr("Message"))
        theme.changed.connect(self._wear_theme)

    @property
    def text(self) -> str:
        """What is said."""
        return self._text

    def tell(self, text: str, near: Window | None) -> None:
        """Show the message at the foot of that window, in place of an earlier one."""
        self._text = text
        self.setAccessibleName(text)
        frame = 2 * self.margin
        inner = QFontMetrics(tokens.font()).boundingRect(QRect(0, 0, _WIDEST - self._beside_text, 2000), _WRAP, text)
        width = inner.width() + self._beside_text + 2
        height = max(inner.height(), tokens.ICON_LARGE) + 2 * tokens.PAD
        target, available = surroundings(near)
        place = at_foot(target, width + frame, height + frame, available)
        self.setGeometry(place.x, place.y, place.width, place.height)
        self.show()
        self.raise_()
        self.update()
        self._timer.start()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """A click puts it away."""
        self.hide()

    def hideEvent(self, _event: QHideEvent) -> None:
        """Nothing runs while hidden."""
        self._timer.stop()

    def paintEvent(self, event: object) -> None:
        """Body, sign, words."""
        super().paintEvent(event)
        painter = QPainter(self)
        body = self.rect().adjusted(self.margin, self.margin, -self.margin, -self.margin)
        size = tokens.ICON_LARGE
        icon = self._icons.pixmap("info", self._colours.accent, size, self.devicePixelRatioF())
        painter.drawPixmap(QRect(body.x() + tokens.PAD, body.y() + tokens.PAD, size, size), icon)
        painter.setFont(tokens.font())
        painter.setPen(QColor(self._colours.text))
        left = tokens.PAD + size + tokens.PAD_SMALL
        painter.drawText(body.adjusted(left, tokens.PAD, -tokens.PAD, -tokens.PAD), _WRAP, self._text)

    @property
    def _beside_text(self) -> int:
        return tokens.PAD + tokens.ICON_LARGE + tokens.PAD_SMALL + tokens.PAD_LARGE

    def _wear_theme(self) -> None:
        self.wear(self._theme.colours)
