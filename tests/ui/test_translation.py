"""Everything the user reads is there in Chinese."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from kefu_desktop.cli.catalogue import catalogue, tell
from kefu_desktop.domain.errors import NotFoundError
from kefu_desktop.ui import language
from tests.ui.translations import QM, TS, compile_catalogue, wanted


def _params(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_sentence_has_a_translation() -> None:
    """Each literal of tr() and of the errors; `python -m tests.ui.translations` lists what is missing."""
    assert wanted() - set(catalogue(TS)) == set()


def test_translations_take_the_same_params() -> None:
    """Else a value would be lost, or the sentence could not be made."""
    assert [key for key, said in catalogue(TS).items() if _params(key) != _params(said)] == []


def test_the_compiled_catalogue_is_fresh(tmp_path: Path) -> None:
    """As `python -m tests.ui.translations` makes it."""
    compile_catalogue(tmp_path / "fresh.qm")
    assert (tmp_path / "fresh.qm").read_bytes() == QM.read_bytes()


def test_qt_and_the_command_line_say_the_same(qapp: QApplication) -> None:
    """One catalogue for both."""
    translator = QTranslator()
    assert translator.load(str(QM))
    said = catalogue(TS)
    assert all(translator.translate("kefu", key) == text for key, text in said.items())


def test_an_error_is_told_in_chinese_without_qt() -> None:
    """Its params are put in after translating."""
    error = NotFoundError("There is no phrase {id}. `kefu list` shows all of them.", id="ship")
    assert tell(error, catalogue(TS)) == "没有话术 ship。`kefu list` 会列出全部。"
    assert tell(error, {}) == "There is no phrase ship. `kefu list` shows all of them."


def test_without_a_file_there_is_an_empty_catalogue(tmp_path: Path) -> None:
    """Then English is shown."""
    assert catalogue(tmp_path / "none.ts") == {}


@pytest.mark.parametrize(
    ("setting", "system", "expected"),
    [
        ("", "zh_CN", "zh_CN"),
        ("", "en_US", "en"),
        ("", "C", "zh_CN"),
        ("", "de_DE", "zh_CN"),
        ("en", "zh_CN", "en"),
        ("zh", "en_US", "zh_CN"),
        ("zh-CN", "en_US", "zh_CN"),
    ],
)
def test_chinese_comes_first(setting: str, system: str, expected: str) -> None:
    """English only if the settings or the system say so."""
    assert language.wanted(setting, system) == expected


def test_the_application_speaks_chinese_once_installed(qapp: QApplication) -> None:
    """And English again when the translator is gone."""
    translator = language.install(TS.parent, "zh")
    assert translator is not None
    assert language.tr("{count} to fill", count=2) == "需填 2"
    assert language.tell(NotFoundError("There is no phrase {id}. `kefu list` shows all of them.", id="x")).startswith(
        "没有"
    )
    qapp.removeTranslator(translator)
    assert language.tr("{count} to fill", count=2) == "2 to fill"
    assert language.install(TS.parent, "en") is None
    assert language.install(TS.parent / "nowhere", "zh") is None


def test_an_update_of_the_program_leaves_the_windows_their_language(qapp: QApplication, tmp_path: Path) -> None:
    """The file under a running program may be written anew, or go."""
    file = tmp_path / "zh_CN.qm"
    file.write_bytes(QM.read_bytes())
    translator = language.install(tmp_path, "zh")
    assert translator is not None
    file.write_bytes(b"\0" * file.stat().st_size)
    assert language.tr("Cancel") == "取消"
    qapp.removeTranslator(translator)
