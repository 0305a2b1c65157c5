"""From a choice to a text in the chat: paste it, note who got it, tell what came of it. On the desktop's thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kefu_desktop.app.events import Event, NothingToPaste, PaletteAsked, PhraseDelivered
from kefu_desktop.app.hotkey_table import Action, OpenPalette, PasteThis
from kefu_desktop.app.next_wording import NextWording, Wording
from kefu_desktop.app.paste_phrase import Outcome, PastePhrase, PasteRequest
from kefu_desktop.domain.errors import KefuError
from kefu_desktop.domain.window import Window, customer_key

CLIPBOARD = "剪贴板"


@dataclass(frozen=True, slots=True)
class Order:
    """A wording that the user chose in the palette."""

    wording: Wording
    target: Window | None
    send: bool = False


class DeliverPhrase:
    """Runs orders and direct hotkeys."""

    def __init__(
        self,
        paste: PastePhrase,
        wordings: NextWording,
        last_phrase: Callable[[], str | None],
        clipboard_text: Callable[[], str],
        tell: Callable[[Event], None],
    ) -> None:
        self._paste = paste
        self._wordings = wordings
        self._last_phrase = last_phrase
        self._clipboard_text = clipboard_text
        self._tell = tell

    def act(self, action: Action, target: Window | None) -> None:
        """Do what a hotkey stands for."""
        if isinstance(action, OpenPalette):
            self._tell(PaletteAsked(target, category=action.category))
            return
        phrase_id = action.phrase_id if isinstance(action, PasteThis) else self._last_phrase()
        if phrase_id is None:
            self._tell(NothingToPaste(target))
        else:
            self.direct(phrase_id, target)

    def direct(self, phrase_id: str, target: Window | None) -> None:
        """Paste the phrase's next wording; what must be filled in first is asked for in the palette."""
        customer = customer_key(target.application, target.title) if target else ""
        try:
            wording = self._complete(phrase_id, customer)
        except KefuError:
            self._tell(NothingToPaste(target))
            return
        self.order(Order(wording, target))

    def order(self, order: Order) -> None:
        """Paste what was chosen; a text with something unfilled is never pasted."""
        text = order.wording.text
        if text is None:
            self._tell(PaletteAsked(order.target, phrase_id=order.wording.phrase.id))
            return
        request = PasteRequest(text, order.target, order.wording.rendered.caret_back, order.send)
        result = self._paste.run(request)
        if result.outcome is Outcome.PASTED:
            self._wordings.record(order.wording)
        self._tell(PhraseDelivered(order.wording.phrase.id, result, order.target))

    def _complete(self, phrase_id: str, customer: str) -> Wording:
        wording = self._wordings.peek(phrase_id, customer)
        if CLIPBOARD not in wording.unfilled:
            return wording
        values: Mapping[str, str] = {CLIPBOARD: self._clipboard_text()}
        return self._wordings.peek(phrase_id, customer, values)
