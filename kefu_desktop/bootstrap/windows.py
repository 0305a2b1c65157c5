"""What the windows of the tray program are given to work with."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QGuiApplication

from kefu_desktop.app.events import Mailbox
from kefu_desktop.app.hotkey_table import HotkeyProblem, HotkeyTable, PasteThis
from kefu_desktop.backends.choose import Refusal
from kefu_desktop.bootstrap.shop import SHORT_PATIENCE, Shop
from kefu_desktop.domain.errors import KefuError
from kefu_desktop.domain.settings import DEFAULT_SHOP, PALETTE
from kefu_desktop.ports.desktop import Desktop
from kefu_desktop.storage.places import resource
from kefu_desktop.storage.spelling import warm_up
from kefu_desktop.ui.language import tell, tr
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.theme import Scheme, Theme
from kefu_desktop.ui.program import Hotkeys, Look, PackWindows, Parts, PhraseDialogs

if TYPE_CHECKING:
    from kefu_desktop.app.edit_library import Changes
    from kefu_desktop.bootstrap.program import Program
    from kefu_desktop.ui.palette.session import Services
    from kefu_desktop.ui.phrase_dialog.draft import PhraseDraft


def parts(
    program: Program,
    shop: Shop,
    desktop: Desktop,
    table: HotkeyTable,
    mailbox: Mailbox,
    told: tuple[Sequence[HotkeyProblem], Sequence[Refusal]],
) -> Parts:
    """All of it; `told` are the faults that the user has to hear of."""
    problems, refusals = told
    return Parts(
        mailbox=mailbox,
        palette=lambda: _palette(shop),
        warm_search=_warm_search(shop),
        library_size=shop.library.size,
        deliver=program.deliver,
        used=_used(shop),
        open_palette=program.open_palette,
        focus=desktop.windows.focus_own,
        bring_back=program.bring_back,
        hotkeys=Hotkeys(
            palette=lambda: shop.settings.hotkeys.get(PALETTE, ""),
            problems=problems,
            change=program.change_hotkey,
            pause=table.pause,
            resume=table.resume,
        ),
        dialogs=lambda theme, icons: _Dialogs(shop, program, theme, icons),
        packs=lambda theme, icons: _pack_windows(shop, program, theme, icons),
        problems=[*(refusal.why for refusal in refusals), *shop.settings_problems],
        look=_look(shop, desktop),
    )


def say_fault(error: KefuError, shop: Shop) -> None:
    """Tell of an error that kept the program from starting, in a window if there can be one."""
    from PySide6.QtWidgets import QApplication

    from kefu_desktop.ui import language
    from kefu_desktop.ui.fault import show_fault

    application = QApplication.instance() or QApplication(sys.argv[:1])
    translator = language.install(resource("translations"), shop.settings.language)
    show_fault(tell(error), _scheme(shop))
    del translator, application


def _palette(shop: Shop) -> Services:
    from kefu_desktop.ui.palette.session import Services

    return Services(
        search=shop.search,
        wordings=shop.next_wording,
        categories=shop.library.categories,
        tone_mark=_tone_mark(shop),
        clipboard_text=lambda: QGuiApplication.clipboard().text(),
        remember=_remember(shop),
        sending_allowed=lambda: True,
    )


def _warm_search(shop: Shop) -> Callable[[], Iterator[int]]:
    # a function, not the method itself: that would load the search at the start
    def warm() -> Iterator[int]:
        return shop.search.warm()

    return warm


def _used(shop: Shop) -> Callable[[str], None]:
    def used(phrase_id: str) -> None:
        shop.search.used(phrase_id)

    return used


def _remember(shop: Shop) -> Callable[[str, Mapping[str, str]], None]:
    from PySide6.QtCore import QTimer

    from kefu_desktop.app.tried_again import TriedAgain
    from kefu_desktop.storage.usage import Forms

    forms = Forms(shop.database, SHORT_PATIENCE)

    def write(note: tuple[str, Mapping[str, str]]) -> None:
        forms.remember(*note)

    notes = TriedAgain(write, lambda seconds, act: QTimer.singleShot(round(1000 * seconds), act))

    def remember(customer: str, values: Mapping[str, str]) -> None:
        # what the whole shop shares is asked for once, not for each buyer
        shared = {name: value for name, value in values.items() if name in DEFAULT_SHOP and value.strip()}
        if shared:
            shop.save_settings(replace(shop.settings, shop={**shop.settings.shop, **shared}))
        notes.note((customer, {name: value for name, value in values.items() if name not in shared}))

    return remember


def _tone_mark(shop: Shop) -> Callable[[str], str | None]:
    def mark(text: str) -> str | None:
        return shop.checker.mark(text)

    # not the method itself: that would load the rules at the start
    return mark


def _look(shop: Shop, desktop: Desktop) -> Look:
    return Look(
        icons=resource("icons"),
        translations=resource("translations"),
        language="" if shop.settings.language == "auto" else shop.settings.language,
        scheme=_scheme(shop),
        shadow=desktop.composited,
    )


_SCHEMES: Final[dict[str, Scheme]] = {"light": "light", "dark": "dark"}


def _scheme(shop: Shop) -> Scheme:
    return _SCHEMES.get(shop.settings.theme, "system")


def _pack_windows(shop: Shop, program: Program, theme: Theme, icons: Icons) -> PackWindows:
    from kefu_desktop.bootstrap.pack_windows import ShopPackWindows

    return ShopPackWindows(shop, program.hold_hotkeys, theme, icons)


class _Dialogs(PhraseDialogs):
    def __init__(self, shop: Shop, program: Program, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._shop = shop
        self._program = program
        self._theme = theme
        self._icons = icons
        self._open: list[object] = []

    def new(self, name: str) -> None:
        from kefu_desktop.ui.phrase_dialog import draft

        self._show(draft.new(name))

    def edit(self, phrase_id: str) -> None:
        from kefu_desktop.ui.phrase_dialog import draft

        phrase = self._shop.library.phrase(phrase_id)
        if phrase is not None:
            self._show(draft.of(phrase))

    def _show(self, draft: PhraseDraft) -> None:
        from kefu_desktop.ui.phrase_dialog.dialog import PhraseDialog
        from kefu_desktop.ui.phrase_dialog.draft import Editing

        # saving asks for pinyin; loading it takes half a second that the user spends writing
        threading.Thread(target=warm_up, name="pinyin", daemon=True).start()
        editing = Editing(self._shop.library.categories, self._shop.checker.findings, self._taken, self._save)
        dialog = PhraseDialog(draft, editing, self._theme, self._icons)
        self._open.append(dialog)
        dialog.destroyed.connect(lambda: self._open.remove(dialog))
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def _save(self, draft: PhraseDraft) -> None:
        if draft.phrase_id:
            changed: Changes = {
                "name": draft.name,
                "category": draft.category,
                "group": draft.group,
                "keywords": draft.keywords,
                "hotkey": draft.hotkey,
                "variants": draft.variants,
            }
            self._shop.edit.edit(draft.phrase_id, **changed)
        else:
            self._shop.edit.add(
                name=draft.name,
                category=draft.category,
                variants=draft.variants,
                group=draft.group,
                keywords=draft.keywords,
                hotkey=draft.hotkey,
            )
        self._program.hold_hotkeys()

    def _taken(self, text: str, phrase_id: str) -> str | None:
        for used, owner in [*self._program.wanted_hotkeys()]:
            if used == text and owner != PasteThis(phrase_id):
                return tr("{hotkey} is in use already. Choose another combination.", hotkey=text)
        return None
