"""The parts of the palette, one below the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.icons import Icons
from kefu_desktop.ui.look.tokens import Colours
from kefu_desktop.ui.palette.choices import ChoiceBar
from kefu_desktop.ui.palette.footer import Footer
from kefu_desktop.ui.palette.hit_list import HitList
from kefu_desktop.ui.palette.model import HitModel
from kefu_desktop.ui.palette.preview import Preview
from kefu_desktop.ui.palette.search_bar import SearchBar
from kefu_desktop.ui.palette.status import StatusLine
from kefu_desktop.ui.palette.tabs import CategoryTabs

_PREVIEW = 104
"""Four and a half lines: a text that goes on shows that it does."""


class Rule(QWidget):
    """A thin line between two parts."""

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)
        self.setAutoFillBackground(True)
        self.wear(colours)

    def wear(self, colours: Colours) -> None:
        """Take other colours."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(colours.line))
        self.setPalette(palette)


@dataclass(frozen=True, slots=True)
class Body:
    """The parts, and how all of them take other colours."""

    bar: SearchBar
    tabs: CategoryTabs
    rows: HitList
    preview: Preview
    choices: ChoiceBar
    status: StatusLine
    footer: Footer
    wearers: tuple[Callable[[Colours], None], ...]

    def wear(self, colours: Colours) -> None:
        """Give all of them these colours."""
        for wear in self.wearers:
            wear(colours)

    def height_for(self, rows: int) -> int:
        """Pixels that all parts need with that many rows."""
        return rows * tokens.ROW + self.without_rows

    @property
    def without_rows(self) -> int:
        """Pixels that everything but the rows needs."""
        fixed = tokens.FIELD + tokens.ROW + tokens.ROW_COMPACT + tokens.ROW
        return fixed + _PREVIEW + 2 * tokens.GRID + 2


def build(owner: QWidget, model: HitModel, colours: Colours, icons: Icons) -> Body:
    """Make the parts and lay them out in their owner."""
    column = _column(owner)
    bar = SearchBar(colours, icons, owner)
    tabs = CategoryTabs(colours, owner)
    rules = Rule(colours, owner), Rule(colours, owner)
    rows = HitList(model, colours, icons, owner)
    lower = QWidget(owner)
    lower.setFixedHeight(_PREVIEW + tokens.ROW_COMPACT)
    preview = Preview(colours, lower)
    choices = ChoiceBar(colours, lower)
    status = StatusLine(colours, icons, lower)
    footer = Footer(colours, owner)
    choices.hide()
    under = _column(lower)
    under.addWidget(preview, 1)
    under.addWidget(choices)
    under.addWidget(status)
    column.addWidget(bar)
    column.addWidget(tabs)
    column.addWidget(rules[0])
    column.addWidget(rows, 1)
    column.addWidget(rules[1])
    column.addWidget(lower)
    column.addWidget(footer)
    wearers = (*(rule.wear for rule in rules), bar.wear, tabs.wear, rows.wear, preview.wear, choices.wear)
    return Body(bar, tabs, rows, preview, choices, status, footer, (*wearers, status.wear, footer.wear))


def _column(owner: QWidget) -> QVBoxLayout:
    made = QVBoxLayout(owner)
    made.setSpacing(0)
    made.setContentsMargins(0, 0, 0, 0)
    return made
