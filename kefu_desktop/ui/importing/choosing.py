"""Lets the user choose files and folders."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QLibraryInfo, Qt, QTranslator
from PySide6.QtWidgets import QFileDialog, QWidget

from kefu_desktop.ui.language import tr

_qt_words: list[QTranslator] = []
"""Qt's own, once they are loaded."""


def choose_files(parent: QWidget, taken: Callable[[list[str]], object]) -> QFileDialog:
    """Open the dialog for files; `taken` gets their paths."""
    return _choose(parent, tr("Choose files with phrases"), QFileDialog.FileMode.ExistingFiles, taken)


def choose_folder(parent: QWidget, taken: Callable[[list[str]], object]) -> QFileDialog:
    """Open the dialog for a folder; `taken` gets its path."""
    return _choose(parent, tr("Choose a folder with phrases"), QFileDialog.FileMode.Directory, taken)


def _choose(
    parent: QWidget, title: str, mode: QFileDialog.FileMode, taken: Callable[[list[str]], object]
) -> QFileDialog:
    _speak_chinese()
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(mode)
    # of these Qt has no Chinese words
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, tr("Look in:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, tr("Kind of file:"))
    dialog.filesSelected.connect(taken)
    dialog.open()
    return dialog


def _speak_chinese() -> None:
    """Give the dialog that Qt draws itself where there is no native one the language of the windows."""
    if _qt_words or tr("Cancel") == "Cancel":
        return
    translator = QTranslator()
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        QCoreApplication.installTranslator(translator)
        _qt_words.append(translator)
