"""Windows without a screen; each test gets a palette over a small library.

Chinese needs a font: on Debian the package fonts-noto-cjk.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kefu_desktop.domain.window import Rect, Window
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.theme import Theme
from kefu_desktop.ui.palette.window import Palette
from tests.ui.library import Library, sample

RESOURCES = Path(__file__).parents[2] / "resources"
CHAT = Window(7, "pidgin", "小王", Rect(200, 100, 900, 700))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What the offscreen screen says it cannot do is no fault of ours; any other warning of Qt fails its test."""
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(
                pytest.mark.qt_log_ignore("This plugin does not support", "No such signal QPlatformNativeInterface")
            )


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """Light, whatever the machine says."""
    return Theme("light")


@pytest.fixture
def icons(qapp: QApplication) -> Icons:
    """The shipped ones."""
    return Icons(RESOURCES / "icons")


@pytest.fixture
def library() -> Library:
    """Eight phrases."""
    return sample()


@pytest.fixture
def palette(qtbot: QtBot, library: Library, theme: Theme, icons: Icons) -> Iterator[Palette]:
    """Open for a chat with 小王."""
    made = Palette(library.services(), theme, icons, shadow=True)
    qtbot.addWidget(made)
    made.open_for(CHAT, "pidgin\n小王")
    yield made
    made.hide()


@pytest.fixture(autouse=True)
def _windows_go_between_tests() -> Iterator[None]:
    """Collect the windows of one test before the next: in the middle of a paint Qt does not survive it."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()
