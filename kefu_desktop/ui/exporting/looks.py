"""What the style sheet says of lists, trees, choices side by side and progress."""

from __future__ import annotations

from typing import Final

from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.sheet import sheet
from kefu_desktop.ui.look.tokens import Colours

_MORE: Final = """
QListView, QTreeView {{
    background: {c.window}; border: 1px solid {c.line}; border-radius: {radius}px; outline: none; padding: {grid}px;
}}
QListView:focus, QTreeView:focus {{ border: 1px solid {c.accent}; }}
QTreeView::item {{ min-height: {row}px; }}
QTreeView::item:selected {{ background: {c.accent_soft}; color: {c.text}; }}
QTreeView::item:hover:!selected {{ background: {c.hover}; }}
QPushButton[role="segment"] {{ background: {c.window}; border: 1px solid {c.outline}; padding: 0 {pad}px; }}
QPushButton[role="segment"]:hover {{ background: {c.hover}; }}
QPushButton[role="segment"]:checked {{ background: {c.accent_soft}; border-color: {c.accent}; color: {c.accent}; }}
QPushButton[role="segment"]:focus {{ border: 2px solid {c.accent}; }}
QPushButton:disabled, QLineEdit:disabled {{ color: {c.muted}; border-color: {c.line}; background: {c.raised}; }}
QProgressBar {{ background: {c.line}; border: none; border-radius: 2px; max-height: {grid}px; min-height: {grid}px; }}
QProgressBar::chunk {{ background: {c.accent}; border-radius: 2px; }}
QFrame[role="question"] {{ background: {c.raised}; border: 1px solid {c.line}; border-radius: {radius}px; }}
QFrame[role="question"] QLabel {{ background: transparent; }}
"""


def looks(colours: Colours) -> str:
    """The sheet of all windows, and what this one needs besides."""
    more = _MORE.format(
        c=colours, radius=tokens.RADIUS_FIELD, grid=tokens.GRID, row=tokens.ROW_COMPACT - 2, pad=tokens.PAD
    )
    return sheet(colours) + more
