"""The windows of packs in the running program."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kefu_desktop.app.own_command import own_command
from kefu_desktop.bootstrap.shop import Shop
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.theme import Theme
from kefu_desktop.ui.program import PackWindows

if TYPE_CHECKING:
    from kefu_desktop.ui.exporting.window import ExportWindow
    from kefu_desktop.ui.importing.session import Session
    from kefu_desktop.ui.importing.window import ImportWindow

_MOST_FOUND = 100_000


class ShopPackWindows(PackWindows):
    """One window of each kind at a time; asked for again, it comes to the front.

    Args:
        shop: whose phrases.
        hold_hotkeys: takes the hotkeys of the phrases anew.
        theme: light or dark.
        icons: the kept set.
    """

    def __init__(self, shop: Shop, hold_hotkeys: Callable[[], object], theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._shop = shop
        self._hold_hotkeys = hold_hotkeys
        self._theme = theme
        self._icons = icons
        self._importing: ImportWindow | None = None
        self._exporting: ExportWindow | None = None

    def take_in(self, files: Sequence[str]) -> None:
        """Take phrases in, from these files if there are any."""
        window = self._importing or self._new_import()
        _to_front(window)
        if files:
            window.take_files(files)

    def hand_on(self) -> None:
        """Hand phrases on."""
        _to_front(self._exporting or self._new_export())

    def end(self) -> None:
        """Nothing goes on without its window."""
        if self._exporting is not None:
            self._exporting.close()

    def _new_import(self) -> ImportWindow:
        from kefu_desktop.ui.importing.window import ImportWindow

        window = ImportWindow(self._session, self._theme, self._icons, _trade_packs())
        window.imported.connect(self._taken_in)
        window.destroyed.connect(self._forget_import)
        self._importing = window
        return window

    def _new_export(self) -> ExportWindow:
        from kefu_desktop.ui.exporting.window import ExportWindow

        library = self._shop.library
        command = [*own_command(), "--data", str(self._shop.places.data)]
        window = ExportWindow(
            library.index_rows(), library.categories(), command, self._theme, self._icons, find=self._find
        )
        window.destroyed.connect(self._forget_export)
        self._exporting = window
        return window

    def _session(self) -> Session:
        from kefu_desktop.ui.importing.worker_session import WorkerSession

        return WorkerSession([*own_command(), "--import-worker", str(self._shop.places.data)])

    def _find(self, query: str) -> Collection[str]:
        return [hit.phrase_id for hit in self._shop.search(query, limit=_MOST_FOUND)]

    def _taken_in(self) -> None:
        self._hold_hotkeys()
        self.taken_in.emit()

    def _forget_import(self) -> None:
        self._importing = None

    def _forget_export(self) -> None:
        self._exporting = None


def _trade_packs() -> list[tuple[str, str]]:
    """(trade, path) of the shipped packs with which no library begins."""
    from kefu_desktop.packs import toml_pack
    from kefu_desktop.storage.places import starter_packs

    heads = [(toml_pack.read_head(path.read_bytes()), path) for path in starter_packs()]
    return [(head.name.rpartition("·")[2].strip(), str(path)) for head, path in heads if not head.extra.get("starter")]


def _to_front(window: QWidget) -> None:
    window.show()
    window.raise_()
    window.activateWindow()
