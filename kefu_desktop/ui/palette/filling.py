"""The form for placeholders: it lies in the palette's own text, chip after chip."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from kefu_desktop.domain.template import Ask
from kefu_desktop.ui.language import tr
from kefu_desktop.ui.palette import hints
from kefu_desktop.ui.palette.body import Body
from kefu_desktop.ui.palette.form import Form, offered
from kefu_desktop.ui.palette.session import Session


class Filling(QObject):
    """Leads through the form; the values go to the session.

    Signals:
        filled(send): Enter was pressed and nothing is left to ask.
        left: the user went back to the list.
    """

    filled = Signal(bool)
    left = Signal()

    def __init__(self, body: Body, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._body = body
        self._session = session
        self._form = Form(session)
        body.preview.field.key.connect(self._key)
        body.choices.picked.connect(self._pick)

    @property
    def is_open(self) -> bool:
        """Whether the user is in the form."""
        return self._form.is_open

    @property
    def ask(self) -> Ask | None:
        """The placeholder that is being filled in."""
        return self._form.ask

    def attend(self, session: Session) -> None:
        """Serve a new opening."""
        self._session = session
        self._form = Form(session)
        self._body.preview.close_field()

    def begin(self, name: str = "") -> None:
        """Go to that placeholder, or to the first that must be filled in; nothing happens if there is none."""
        if self._form.is_open:
            self._take()
        self._show(self._form.begin(name))

    def leave(self) -> None:
        """Close the field; the caller shows the list again."""
        self._form.leave()
        self._body.preview.close_field()

    def _show(self, ask: Ask | None) -> None:
        session, body = self._session, self._body
        if ask is None or session.wording is None:
            return
        body.preview.show_text(session.wording.rendered, frozenset(stop.name for stop in session.stops))
        value = offered(ask)
        body.status.setVisible(not ask.choices)
        body.choices.setVisible(bool(ask.choices))
        if ask.choices:
            body.choices.offer(ask.choices, value)
        body.status.say(tr("Please fill in: {name}", name=ask.name))
        body.preview.edit(ask.name, value, choosing=bool(ask.choices))
        body.footer.show_hints(hints.form_keys(session, ask))

    def _key(self, event: QKeyEvent) -> None:
        ask = self.ask
        if ask is None:
            return
        key = event.key()
        event.accept()
        if key in {Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value}:
            self._next(send=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key in {Qt.Key.Key_Tab.value, Qt.Key.Key_Backtab.value}:
            self._step(1 if key == Qt.Key.Key_Tab else -1)
        elif key == Qt.Key.Key_Escape:
            self._take()
            self.leave()
            self.left.emit()
        elif not (ask.choices and self._choice_key(ask, event)):
            event.ignore()

    def _choice_key(self, ask: Ask, event: QKeyEvent) -> bool:
        now = self._body.preview.field.text()
        here = ask.choices.index(now) if now in ask.choices else -1
        text = event.text()
        if text.isdecimal() and 1 <= int(text) <= len(ask.choices):
            self._pick(ask.choices[int(text) - 1])
        elif event.key() == Qt.Key.Key_Right:
            self._mark(ask, (here + 1) % len(ask.choices))
        elif event.key() == Qt.Key.Key_Left:
            self._mark(ask, max(here, 0) - 1)
        else:
            return False
        return True

    def _mark(self, ask: Ask, at: int) -> None:
        self._body.choices.offer(ask.choices, ask.choices[at])
        self._body.preview.field.setText(ask.choices[at])
        self._body.preview.field.selectAll()

    def _pick(self, choice: str) -> None:
        """A digit or a click: take it and go on, but leave the last word to Enter."""
        ask = self.ask
        if ask is None or choice not in ask.choices:
            return
        self._mark(ask, ask.choices.index(choice))
        self._take()
        self._show(self._form.next_open() or self._form.ask)

    def _take(self) -> None:
        self._form.fill(self._body.preview.field.text())

    def _next(self, *, send: bool) -> None:
        self._take()
        following = self._form.next_open()
        if following is not None:
            self._show(following)
        else:
            self.filled.emit(send)

    def _step(self, by: int) -> None:
        self._take()
        self._show(self._form.step(by))
