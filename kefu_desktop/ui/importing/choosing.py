"""Lets the user choose files and folders."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, Qt, QTranslator
from PySide6.QtWidgets import QFileDialog, QToolButton, QWidget

from kefu_desktop.ui.language import tr
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.theme import Theme

_ARROWS: Final = {"backButton": "arrow-left", "forwardButton": "arrow-right", "toParentButton": "arrow-up"}
"""Qt's own are black in the dark theme, too."""
_qt_words: list[QTranslator] = []
"""Qt's own, once they are loaded."""


class FileChooser:
    """The dialogs of a window: those of the system, or Qt's where there are none.

    Args:
        parent: the window.
        taken: gets the paths that were chosen.
    """

    def __init__(self, parent: QWidget, taken: Callable[[list[str]], object], theme: Theme, icons: Icons) -> None:
        self._parent = parent
        self._taken = taken
        self._theme = theme
        self._icons = icons

    def files(self) -> QFileDialog:
        """Open the dialog for files."""
        return self._choose(tr("Choose files with phrases"), QFileDialog.FileMode.ExistingFiles)

    def folder(self) -> QFileDialog:
        """Open the dialog for a folder."""
        return self._choose(tr("Choose a folder with phrases"), QFileDialog.FileMode.Directory)

    def _choose(self, title: str, mode: QFileDialog.FileMode) -> QFileDialog:
        _speak_chinese()
        dialog = QFileDialog(self._parent, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(mode)
        # of these Qt has no Chinese words
        dialog.setLabelText(QFileDialog.DialogLabel.LookIn, tr("Look in:"))
        dialog.setLabelText(QFileDialog.DialogLabel.FileType, tr("Kind of file:"))
        for name, icon in _ARROWS.items():
            arrow = dialog.findChild(QToolButton, name)
            if arrow is not None:
                arrow.setIcon(self._icons.icon(icon, self._theme.colours.muted))
        dialog.filesSelected.connect(self._taken)
        dialog.open()
        return dialog


def _speak_chinese() -> None:
    """Give the dialog that Qt draws itself the language of the windows."""
    if _qt_words or tr("Cancel") == "Cancel":
        return
    translator = QTranslator()
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        QCoreApplication.installTranslator(translator)
        _qt_words.append(translator)
