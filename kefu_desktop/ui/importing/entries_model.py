"""The entries of an import, and its problems, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QObject

from kefu_desktop.domain.problem import Problem
from kefu_desktop.ui.importing import words
from kefu_desktop.ui.importing.choices import Choices
from kefu_desktop.ui.importing.events import Row
from kefu_desktop.ui.importing.paged_model import PagedModel
from kefu_desktop.ui.language import tell, tr


class Column(IntEnum):
    """Of the list of entries."""

    STATE = 0
    NAME = 1
    CATEGORY = 2
    TEXT = 3
    NOTES = 4
    CHOICE = 5


class EntriesModel(PagedModel[Row]):
    """One row an entry."""

    def __init__(self, choices: Choices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        self._headers = (tr("State"), tr("Name"), tr("Category"), tr("Wordings"), tr("Notes"), tr("What to do"))
        choices.changed.connect(self.repaint)

    def headers(self) -> Sequence[str]:
        """The names of the columns."""
        return self._headers

    def text(self, row: Row, column: int) -> str:
        """What stands there, for those who hear it, too."""
        match column:
            case Column.STATE:
                return words.state_name(row.state)
            case Column.NAME:
                return row.name
            case Column.CATEGORY:
                return words.category_of(row.category, row.category_name)
            case Column.TEXT:
                return f"{row.text}  \u00d7{row.variants}" if row.variants > 1 else row.text
            case Column.NOTES:
                return " · ".join(_notes(row))
            case _:
                return words.choice_name(self._choices.of(row), row.state)


def _notes(row: Row) -> list[str]:
    found = [row.rule] if row.rule else []
    if row.links:
        found.append(tr("{count} links", count=row.links))
    if row.images:
        found.append(tr("{count} pictures", count=row.images))
    return found


class ProblemsModel(PagedModel[Problem]):
    """One row a problem."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headers = (tr("Place"), tr("What to know"))

    def headers(self) -> Sequence[str]:
        """The names of the columns."""
        return self._headers

    def text(self, row: Problem, column: int) -> str:
        """What stands there."""
        return tell(row) if column else words.place_of(row.where)
