"""The way through the placeholders of one wording."""

from __future__ import annotations

from kefu_desktop.domain.template import Ask
from kefu_desktop.ui.palette.session import Session


class Form:
    """Where in the form the user is; what he fills in goes to the session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._name = ""

    @property
    def ask(self) -> Ask | None:
        """The placeholder that is being filled in, None outside of the form."""
        return next((ask for ask in self._session.stops if ask.name == self._name), None)

    @property
    def is_open(self) -> bool:
        """Whether the user is in the form."""
        return self.ask is not None

    def begin(self, name: str = "") -> Ask | None:
        """Go to that placeholder, or to the first without a value, or to the first of all."""
        wording = self._session.wording
        open_asks = wording.rendered.asks if wording else ()
        stops = self._session.stops
        known = [ask.name for ask in stops]
        if name in known:
            self._name = name
        elif stops:
            self._name = open_asks[0].name if open_asks else known[0]
        return self.ask

    def leave(self) -> None:
        """Back to the list; what was filled in stays."""
        self._name = ""

    def fill(self, value: str) -> None:
        """Take what stands in the field."""
        if not self._name:
            return
        ask = self.ask
        unchanged_default = ask is not None and value == ask.default and self._name not in self._session.values
        if not unchanged_default:
            self._session.fill(self._name, value)

    def next_open(self) -> Ask | None:
        """Go to the next placeholder without a value, from here on and round; None if all have one."""
        wording = self._session.wording
        open_names = {ask.name for ask in wording.rendered.asks} if wording else set()
        names = [ask.name for ask in self._session.stops]
        here = names.index(self._name) if self._name in names else -1
        for name in names[here + 1 :] + names[: here + 1]:
            if name in open_names:
                self._name = name
                return self.ask
        return None

    def step(self, by: int) -> Ask | None:
        """Go to the next or the last placeholder, round and round."""
        names = [ask.name for ask in self._session.stops]
        if names:
            here = names.index(self._name) if self._name in names else 0
            self._name = names[(here + by) % len(names)]
        return self.ask


def offered(ask: Ask) -> str:
    """What the field begins with: what stands in the text, else what was filled in the last time."""
    return ask.value or (ask.suggestion if not ask.choices or ask.suggestion in ask.choices else "")
