"""The command line."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence

from kefu_desktop.bootstrap.shop import Shop
from kefu_desktop.cli.services import Duty, LibraryServices, PackServices, Services, Step
from kefu_desktop.domain.errors import BadInputError, NotPossibleError
from kefu_desktop.domain.phrase import Phrase
from kefu_desktop.domain.problem import Problem


def command_line(argv: Sequence[str]) -> int:
    """Run a command; the exit code."""
    from kefu_desktop.cli.main import run

    _speak_utf8()
    translate = _translator()
    return run(argv, lambda data: services(Shop(data), translate), translate)


def services(shop: Shop, translate: Callable[[str], str]) -> Services:
    """What the commands work with in that folder; nothing of it is opened before it is used.

    Args:
        shop: everything of the folder.
        translate: turns an English sentence into the user's language.
    """
    return Services(
        library=lambda: _library(shop),
        checker=lambda: shop.checker,
        copy=_copy,
        now=shop.clock.now,
        read_pack=_read_pack,
        settings_problems=lambda: shop.settings_problems,
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


def _read_pack(name: str, data: bytes) -> tuple[list[Phrase], Sequence[Problem]]:
    """The phrases of a pack of ours, with or without pictures, and what could not be read."""
    from kefu_desktop.domain.source import Source
    from kefu_desktop.packs import kefupack, toml_pack

    source = Source(name, data)
    zipped = kefupack.Kefupack(toml_pack.take, toml_pack.write_file)
    taken = (zipped.take if source.ending == ".kefupack" else toml_pack.take)(source)
    if taken.problems and not taken.items:
        raise BadInputError("This is no phrase pack: {reason}", reason=taken.problems[0])
    phrases = [
        Phrase(i.id, i.name, i.category, i.variants, i.group, i.keywords, i.hotkey, i.extra) for i in taken.items
    ]
    return phrases, taken.problems


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
