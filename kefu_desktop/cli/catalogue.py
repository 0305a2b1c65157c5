"""Translations for the command line, read from the .ts file without Qt."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

from kefu_desktop.domain.errors import KefuError


def catalogue(file: Path) -> dict[str, str]:
    """Sentences in English and what they are in the language of the file; empty if there is no such file.

    Args:
        file: resources/translations/zh_CN.ts, which ships with the program.
    """
    if not file.is_file():
        return {}
    found = {}
    for message in ET.parse(file).getroot().iter("message"):  # noqa: S314  # our own file
        source, translation = message.findtext("source"), message.findtext("translation")
        if source and translation:
            found[source] = translation
    return found


def tell(error: KefuError, translations: dict[str, str]) -> str:
    """The error in the user's language, in English where there is no translation."""
    return translations.get(error.template, error.template).format(**error.params)
