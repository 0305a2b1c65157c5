"""What events do to the windows of the running program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kefu_desktop.app.deliver_phrase import Order
from kefu_desktop.app.events import Event, Mailbox, PaletteAsked, PhraseDelivered, WindowAsked
from kefu_desktop.app.paste_phrase import Outcome, PasteResult
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.theme import Theme
from kefu_desktop.ui.palette.window import Palette
from kefu_desktop.ui.program import Hotkeys, Look, PackWindows, Parts, PhraseDialogs, Program
from tests.ui.conftest import CHAT, RESOURCES
from tests.ui.library import Library


class Packs(PackWindows):
    """Writes down what was opened."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[object] = []

    def take_in(self, files: Sequence[str]) -> None:
        self.opened.append(("import", *files))

    def hand_on(self) -> None:
        self.opened.append(("export",))

    def end(self) -> None:
        self.opened.append(("end",))


@dataclass
class Running:
    """The program's windows; `orders` is what was chosen, `warmed` how often the search was filled ahead."""

    library: Library
    mailbox: Mailbox = field(default_factory=Mailbox)
    orders: list[Order] = field(default_factory=list)
    packs: Packs = field(default_factory=Packs)
    size: int = 0
    warmed: int = 0

    def _warm(self) -> Iterator[int]:
        self.warmed += 1
        return iter(())

    def parts(self) -> Parts:
        """What the windows are given."""
        return Parts(
            mailbox=self.mailbox,
            palette=self.library.services,
            warm_search=self._warm,
            library_size=lambda: self.size,
            deliver=self.orders.append,
            used=lambda _: None,
            open_palette=lambda: None,
            focus=lambda _: None,
            bring_back=lambda _: None,
            hotkeys=Hotkeys(
                palette=lambda: "Ctrl+Alt+Space",
                problems=(),
                change=lambda _problem, _text: [],
                pause=lambda: None,
                resume=list,
            ),
            dialogs=_no_dialogs,
            packs=lambda _theme, _icons: self.packs,
            problems=(),
            look=Look(RESOURCES / "icons", RESOURCES / "translations", "en", "light", shadow=True),
        )

    def happens(self, event: Event) -> None:
        """And the windows hear of it."""
        self.mailbox.post(event)
        QApplication.processEvents()


def _no_dialogs(_theme: Theme, _icons: Icons) -> PhraseDialogs:
    raise AssertionError("no dialog is asked for")


@pytest.fixture
def running(qapp: QApplication, library: Library) -> Iterator[Running]:
    """Started."""
    made = Running(library)
    program = Program(made.parts())
    program.start()
    yield made
    program.end()


def _choose(qtbot: QtBot) -> Palette:
    palette = next(one for one in QApplication.topLevelWidgets() if isinstance(one, Palette) and one.isVisible())
    qtbot.keyClicks(palette.body.bar.field, "wlyc")
    qtbot.keyClick(palette.body.bar.field, Qt.Key.Key_Return)
    return palette


def test_the_end_of_the_paste_before_does_not_take_away_a_palette_that_waits_for_its_own(
    qtbot: QtBot, running: Running
) -> None:
    """Two choices in quick succession for the same chat: each palette goes with its own paste."""
    first, second = replace(CHAT), replace(CHAT)
    running.happens(PaletteAsked(first))
    _choose(qtbot)
    running.happens(PaletteAsked(second))
    palette = _choose(qtbot)
    assert [order.target for order in running.orders] == [first, second]
    slug = running.orders[0].wording.phrase.id
    running.happens(PhraseDelivered(slug, PasteResult(Outcome.PASTED), first))
    assert palette.isVisible()
    running.happens(PhraseDelivered(slug, PasteResult(Outcome.PASTED), second))
    assert not palette.isVisible()


def test_files_that_somebody_asks_to_take_in_reach_the_import_window(running: Running) -> None:
    running.happens(WindowAsked("import", ("/a.xlsx", "/b.csv")))
    running.happens(WindowAsked("export"))
    assert running.packs.opened == [("import", "/a.xlsx", "/b.csv"), ("export",)]


def test_a_library_that_became_large_is_read_ahead_so_that_the_next_palette_opens_at_once(running: Running) -> None:
    running.happens(WindowAsked("import"))
    running.packs.taken_in.emit()
    assert running.warmed == 0
    running.size = 100_000
    running.packs.taken_in.emit()
    assert running.warmed == 1
