"""The process that draws the handbook: a .kefupack comes in, a PDF goes out."""

from __future__ import annotations

import os
import sys
from datetime import date

from kefu_desktop.domain.phrase import Phrase
from kefu_desktop.domain.source import Source
from kefu_desktop.packs import kefupack, toml_pack
from kefu_desktop.packs.handbook_pdf import NO_QT


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
    taken = pack.take(Source("handbook.kefupack", sys.stdin.buffer.read()))
    phrases = [
        Phrase(i.id, i.name, i.category, i.variants, i.group, i.keywords, i.hotkey, i.extra) for i in taken.items
    ]
    application = QGuiApplication(sys.argv[:1])
    made = make_pdf(phrases, taken.images, date.today())  # noqa: DTZ011 - the user's own day
    del application
    sys.stdout.buffer.write(made)
    sys.stdout.buffer.flush()
    return 0
