"""The palette: a window that lists, shows and fills in phrases. It emits what is wanted and touches no storage."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QHideEvent, QKeyEvent

from kefu_desktop.domain.window import Window, customer_name
from kefu_desktop.ui.language import tell, tr
from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.floating import Floating
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.theme import Theme
from kefu_desktop.ui.palette import hints
from kefu_desktop.ui.palette.body import build
from kefu_desktop.ui.palette.filling import Filling
from kefu_desktop.ui.palette.keys import Typed, Wish, wish
from kefu_desktop.ui.palette.model import HitModel
from kefu_desktop.ui.palette.placement import near
from kefu_desktop.ui.palette.screens import surroundings
from kefu_desktop.ui.palette.session import PAGE, Services, Session

_FLAGS: Final = Qt.WindowType.Tool | Qt.WindowType.WindowStaysOnTopHint
_FEWEST_ROWS: Final = 4
_TONE_AFTER: Final = 80
"""Milliseconds without a key before the rows are checked."""


class Palette(Floating):
    """One window for the whole life of the program; made hidden, shown by `open_for`.

    Signals:
        paste_wanted(Chosen): with a target the window stays, deaf, until another has the focus or `leave` is called.
        closed(): hidden without a choice.
        given_back(): closed by the user's own key, so that the chat is to have the focus again.
        new_wanted(str): a new phrase, with what was typed as its name.
        edit_wanted(str): edit the phrase with this id.
    """

    paste_wanted = Signal(object)
    closed = Signal()
    given_back = Signal()
    new_wanted = Signal(str)
    edit_wanted = Signal(str)

    def __init__(self, services: Services, theme: Theme, icons: Icons, *, shadow: bool) -> None:
        super().__init__(theme.colours, _FLAGS, shadow=shadow)
        self._services = services
        self._theme = theme
        self._target: Window | None = None
        self._was_active = False
        self._is_leaving = False
        self._is_leaving = False
        self.session = Session(services)
        self.model = HitModel(self.session, self)
        self.body = build(self, self.model, theme.colours, icons)
        self.filling = Filling(self.body, self.session, self)
        self._tone_timer = QTimer(self, singleShot=True, interval=_TONE_AFTER)
        self._wishes = self._table()
        self._connect()
        self.setWindowTitle(tr("Quick phrases"))
        self.setAccessibleName(tr("Quick phrases"))
        self.setFocusProxy(self.body.bar.field)
        self.create()

    # what others call

    def open_for(self, target: Window | None, customer: str, category: str = "", phrase_id: str = "") -> None:
        """Show it for that window and customer (a key of domain.window, may be empty).

        `category` is the tab to begin with; with a `phrase_id` that phrase is shown, in its form if something must be
        filled in.
        """
        self._target = target
        self._was_active = False
        self._is_leaving = False
        self.session = Session(self._services, customer)
        self.filling.attend(self.session)
        body = self.body
        body.bar.set_input_method(on=False)
        with QSignalBlocker(body.bar.field):
            body.bar.field.clear()
        body.bar.field.hotkey_held = True
        body.bar.show_customer(customer_name(customer), target.application if target else "")
        with QSignalBlocker(body.tabs):
            body.tabs.offer(self._services.categories())
            body.tabs.choose(category)
        self._find()
        self._place()
        body.bar.field.setFocus(Qt.FocusReason.PopupFocusReason)
        if phrase_id:
            self._go_to(phrase_id)
        self.show()
        self.raise_()
        self.activateWindow()
        self._tone_timer.start()

    def dismiss(self) -> None:
        """Hide without a choice."""
        if self.isVisible():
            self.put_away()
            self.closed.emit()

    def _give_back(self) -> None:
        self.dismiss()
        self.given_back.emit()

    def warm_up(self) -> None:
        """Load fonts and lay everything out once, unseen, so that the first opening is as quick as the next."""
        self.body.tabs.offer(self._services.categories())
        self._find()
        self.resize(tokens.PALETTE_WIDTH, self.body.height_for(PAGE))
        self.grab()

    # events

    def event(self, event: QEvent) -> bool:
        """Close when another window gets the focus, once we had it."""
        if event.type() == QEvent.Type.WindowActivate:
            self._was_active = True
        if event.type() == QEvent.Type.WindowDeactivate and self._was_active:
            if self._is_leaving:
                self.put_away()
            else:
                self.dismiss()
        return super().event(event)

    def hideEvent(self, _event: QHideEvent) -> None:
        """Nothing runs while hidden."""
        self._tone_timer.stop()

    # wiring

    def _connect(self) -> None:
        body = self.body
        body.bar.field.key.connect(self._key)
        body.bar.field.textChanged.connect(self._find)
        body.bar.input_method_wanted.connect(self._input_method)
        body.tabs.currentChanged.connect(self._find)
        body.rows.row_clicked.connect(self._select)
        body.rows.row_double_clicked.connect(self._row)
        body.preview.chip_clicked.connect(self.filling.begin)
        self.filling.filled.connect(self._paste)
        self.filling.left.connect(self._back_to_list)
        self._tone_timer.timeout.connect(self._check_tone)
        self._theme.changed.connect(self._wear_theme)

    def _table(self) -> dict[Wish, Callable[[int], None]]:
        """What is done for each wish; the argument is its number."""
        body = self.body
        return {
            Wish.PASTE: lambda _: self._paste(send=False),
            Wish.SEND: lambda _: self._paste(send=True),
            Wish.ROW: lambda row: self._row(self.model.top + row),
            Wish.UP: lambda _: self._select(self.session.row - 1),
            Wish.DOWN: lambda _: self._select(self.session.row + 1),
            Wish.PAGE_UP: lambda _: self._select(self.session.row - body.rows.page),
            Wish.PAGE_DOWN: lambda _: self._select(self.session.row + body.rows.page),
            Wish.NEXT_WORDING: lambda _: self._another(1),
            Wish.LAST_WORDING: lambda _: self._another(-1),
            Wish.TAB: self._tab,
            Wish.NEXT_TAB: lambda _: body.tabs.step(1),
            Wish.LAST_TAB: lambda _: body.tabs.step(-1),
            Wish.SCROLL_UP: lambda _: body.preview.scroll_by(-1),
            Wish.SCROLL_DOWN: lambda _: body.preview.scroll_by(1),
            Wish.FILL: lambda _: self.filling.begin(),
            Wish.INPUT_METHOD: lambda _: self._input_method(on=not body.bar.input_method),
            Wish.NEW: lambda _: self._leave_for(self.new_wanted, body.bar.field.text().strip()),
            Wish.EDIT: lambda _: self._edit(),
            Wish.CLOSE: lambda _: self._give_back(),
        }

    # the list

    def _key(self, event: QKeyEvent) -> None:
        if self._is_leaving:
            event.accept()
            if event.key() == Qt.Key.Key_Escape:
                self.put_away()
            return
        field = self.body.bar.field
        typed = Typed(
            text=field.text(),
            at_end=field.cursorPosition() == len(field.text()) and not field.hasSelectedText(),
            rows=min(PAGE, self.body.rows.page, len(self.session.hits) - self.model.top),
            input_method=self.body.bar.input_method,
            wound=self.session.skip > 0,
        )
        wanted = wish(event, typed)
        if wanted is not None:
            event.accept()
            self._wishes[wanted[0]](wanted[1])

    def _find(self) -> None:
        self.filling.leave()
        self.session.search(self.body.bar.field.text(), self.body.tabs.category)
        self.body.rows.searching = bool(self.session.query)
        self.model.attend(self.session)
        self._show_choice()

    def _select(self, row: int) -> None:
        self.filling.leave()
        self.session.select(row)
        self._back_to_list()

    def _row(self, row: int) -> None:
        self._select(row)
        self._paste(send=False)

    def _tab(self, number: int) -> None:
        if number < self.body.tabs.count():
            self.body.tabs.setCurrentIndex(number)

    def _another(self, by: int) -> None:
        self.session.another(by)
        self._show_choice()

    def _back_to_list(self) -> None:
        self._show_choice()
        self.body.bar.field.setFocus()

    def _show_choice(self) -> None:
        session, body = self.session, self.body
        body.rows.choose(session.row)
        if session.wording is not None:
            body.preview.show_text(session.wording.rendered, frozenset(ask.name for ask in session.stops))
        else:
            body.preview.say(tell(session.problem) if session.problem else "")
        body.choices.hide()
        body.status.show()
        self._say_status()
        body.footer.show_hints(hints.list_keys(session))
        if self.isVisible():
            self._tone_timer.start()

    def _say_status(self) -> None:
        wording, status = self.session.wording, self.body.status
        if wording is None:
            status.say("")
        elif wording.rendered.obstacle is not None and not wording.rendered.asks:
            status.say(tell(wording.rendered.obstacle), warns=True)
        elif self.session.mark:
            status.say(self.session.mark, warns=True)
        else:
            status.say(hints.about(wording))

    def _check_tone(self) -> None:
        top = self.model.top
        for hit in self.session.hits[top : top + self.body.rows.page]:
            self.session.check_tone(hit.phrase_id)
        self.session.check_shown()
        self.model.repaint_all()
        if not self.filling.is_open:
            self._say_status()

    def _go_to(self, phrase_id: str) -> None:
        self.session.show_only(phrase_id)
        self.model.attend(self.session)
        self._show_choice()
        if self.session.wording is not None and self.session.wording.rendered.asks:
            self.filling.begin()

    # the end

    def _paste(self, send: bool) -> None:  # noqa: FBT001  # a slot
        if self._is_leaving:
            return
        chosen = self.session.choose(send=send)
        if chosen is None:
            self._ask_for_rest()
            return
        self.filling.leave()
        if self._target is None:
            self.put_away()
        else:
            # it stays until the chat has the keyboard again: hidden now, any window might get it
            self._is_leaving = True
        self.paste_wanted.emit(chosen)
        if chosen.values:
            self._services.remember(self.session.customer, chosen.values)

    def _ask_for_rest(self) -> None:
        wording = self.session.wording
        if wording is not None and wording.rendered.asks:
            self.filling.begin()
        elif self.filling.is_open:
            self.filling.leave()
            self._back_to_list()

    def _edit(self) -> None:
        if self.session.row >= 0:
            self._leave_for(self.edit_wanted, self.session.hits[self.session.row].phrase_id)

    def _leave_for(self, signal: SignalInstance, argument: str) -> None:
        self.put_away()
        signal.emit(argument)

    def leave(self) -> None:
        """Hide if a choice was made and the window only waits for the chat to take the keyboard back."""
        if self._is_leaving:
            self.put_away()

    def put_away(self) -> None:
        """Hide; losing the focus by it is no click elsewhere."""
        self._was_active = False
        self.hide()

    def _input_method(self, on: bool) -> None:  # noqa: FBT001  # a slot
        self.body.bar.set_input_method(on=on)

    def _wear_theme(self) -> None:
        self.wear(self._theme.colours)
        self.body.wear(self._theme.colours)

    def _place(self) -> None:
        """Size for what is found at the opening, kept until the next; place by the target."""
        target, available = surroundings(self._target)
        frame = 2 * self.margin + 2
        room = (available.height - frame - self.body.without_rows) // tokens.ROW
        rows = max(1, min(PAGE, max(_FEWEST_ROWS, len(self.session.hits)), room))
        place = near(target, tokens.PALETTE_WIDTH + frame, self.body.height_for(rows) + frame, available)
        self.setGeometry(place.x, place.y, place.width, place.height)
