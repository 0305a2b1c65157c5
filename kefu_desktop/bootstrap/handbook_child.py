"""The process that draws the handbook: a .kefupack comes in, a PDF goes out."""

from __future__ import annotations

import os
import sys
import threading
from datetime import date

from kefu_desktop.domain.phrase import Phrase
from kefu_desktop.domain.source import Source
from kefu_desktop.packs import kefupack, toml_pack
from kefu_desktop.packs.handbook_pdf import LENGTH, NO_QT


def run() -> int:
    """From the standard input to the standard output; the exit code."""
    if sys.platform != "win32":
        # there need be no screen
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from PySide6.QtGui import QGuiApplication

        from kefu_desktop.backends.qt.handbook_pdf import make_pdf
    except ImportError:
        return NO_QT
    pack = kefupack.Kefupack(toml_pack.take, toml_pack.write_file)
    taken = pack.take(Source("handbook.kefupack", _given()))
    phrases = [
        Phrase(i.id, i.name, i.category, i.variants, i.group, i.keywords, i.hotkey, i.extra) for i in taken.items
    ]
    threading.Thread(target=_end_with_the_other, name="end", daemon=True).start()
    application = QGuiApplication(sys.argv[:1])
    made = make_pdf(phrases, taken.images, date.today())  # noqa: DTZ011 - the user's own day
    del application
    sys.stdout.buffer.write(made)
    sys.stdout.buffer.flush()
    return 0


def _given() -> bytes:
    length = int.from_bytes(sys.stdin.buffer.read(LENGTH))
    return sys.stdin.buffer.read(length)


def _end_with_the_other() -> None:
    """The pipe is closed when the PDF was taken, or when nobody waits for it any more."""
    os.read(sys.stdin.fileno(), 1)
    os._exit(1)
