"""The language of the windows: English in the code, other languages in resources/translations."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from kefu_desktop.domain.errors import KefuError
from kefu_desktop.domain.problem import Problem

_CONTEXT: Final = "kefu"


def tr(text: str, **params: object) -> str:
    """The sentence in the user's language, with `params` put into its braces. `text` must be a literal."""
    said = QCoreApplication.translate(_CONTEXT, text)
    return said.format(**params) if params else said


def tell(error: KefuError | Problem) -> str:
    """An error as the user reads it."""
    return QCoreApplication.translate(_CONTEXT, error.template).format(**error.params)


def wanted(setting: str, system: str) -> str:
    """The language to show: "zh_CN" or "en".

    Args:
        setting: "zh", "en", or empty to follow the system.
        system: name of the system's locale, such as "zh_CN" or "en_US".

    Chinese comes first: only a setting or a system that says English gets English.
    """
    name = (setting or system).lower().replace("-", "_")
    return "en" if name.split("_")[0] == "en" else "zh_CN"


class _Translator(QTranslator):
    """Holds its sentences itself: of a file, Qt would only keep a view, and an update of the program replaces files."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._sentences = b""
        with suppress(OSError):
            self._sentences = file.read_bytes()
        if self._sentences:
            self.load(self._sentences)


def install(folder: Path, setting: str = "") -> QTranslator | None:
    """Make the application speak the wanted language; keep what is returned for as long as it shall.

    Args:
        folder: resources/translations.
        setting: as in `wanted`.
    """
    language = wanted(setting, QLocale.system().name())
    if language == "en":
        return None
    translator = _Translator(folder / f"{language}.qm")
    if translator.isEmpty():
        return None
    QCoreApplication.installTranslator(translator)
    return translator
