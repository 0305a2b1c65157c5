"""The command line."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from kefu_desktop.bootstrap.shop import Shop
from kefu_desktop.cli.services import Duty, LibraryServices, PackServices, Services, Step
from kefu_desktop.domain.errors import BadInputError, NotPossibleError
from kefu_desktop.domain.phrase import Phrase


def command_line(argv: Sequence[str]) -> int:
    """Run a command; the exit code."""
    from kefu_desktop.cli.main import run

    _speak_utf8()
    translate = _translator()
    return run(argv, lambda data: _services(data, translate), translate)


def _services(data: Path | None, translate: Callable[[str], str]) -> Services:
    shop = Shop(data)
    return Services(
        library=lambda: _library(shop),
        checker=lambda: shop.checker,
        copy=_copy,
        now=shop.clock.now,
        read_pack=_read_pack,
        packs=lambda: _packs(shop),
        doctor=lambda: _doctor(shop, translate),
        selfcheck=lambda: _selfcheck(shop),
        ask_running=lambda wish: _ask_running(shop, wish),
        translate=translate,
    )


def _library(shop: Shop) -> LibraryServices:
    shop.fill_if_new()
    return shop


def _translator() -> Callable[[str], str]:
    import locale
    import os

    from kefu_desktop.cli.catalogue import catalogue
    from kefu_desktop.storage.places import resource

    said = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    if not said and sys.platform == "win32":
        said = locale.getlocale()[0] or ""
    if said.lower().startswith("en"):
        return lambda text: text
    chinese = catalogue(resource("translations") / "zh_CN.ts")
    return lambda text: chinese.get(text, text)


def _read_pack(data: bytes) -> list[Phrase]:
    from kefu_desktop.packs import toml_pack

    phrases, problems = toml_pack.read(data)
    if problems and not phrases:
        raise BadInputError("This is no phrase pack: {reason}", reason=problems[0])
    return phrases


def _packs(shop: Shop) -> PackServices:
    from kefu_desktop.app.export_pack import ExportPack
    from kefu_desktop.app.import_pack import ImportPack
    from kefu_desktop.bootstrap.pack_formats import READERS, WRITERS
    from kefu_desktop.storage.pack_files import read_source, write_files
    from kefu_desktop.storage.picture_folder import PictureFolder
    from kefu_desktop.storage.spelling import latin

    shop.fill_if_new()
    pictures = PictureFolder(shop.places.images)
    return PackServices(
        importing=ImportPack(shop.library, READERS, latin, pictures),
        exporting=ExportPack(shop.library, WRITERS, pictures),
        read_source=read_source,
        write_files=write_files,
    )


def _copy(text: str) -> None:
    import pyperclip

    try:
        pyperclip.copy(text)
    except pyperclip.PyperclipException as error:
        raise NotPossibleError(
            "The clipboard cannot be reached from the command line here. "
            "On Linux install xclip, xsel or wl-clipboard, or leave --copy out."
        ) from error


def _doctor(shop: Shop, translate: Callable[[str], str]) -> list[Duty]:
    from kefu_desktop.bootstrap.doctor import examine

    return examine(shop, translate)


def _selfcheck(shop: Shop) -> list[Step]:
    from kefu_desktop.bootstrap.selfcheck import selfcheck

    return selfcheck(shop)


def _ask_running(shop: Shop, wish: Mapping[str, object]) -> Mapping[str, object]:
    from kefu_desktop.backends.door.door import ask

    return ask(shop.places.data, dict(wish))


def _speak_utf8() -> None:
    # a Windows console speaks its own code page unless told otherwise
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
