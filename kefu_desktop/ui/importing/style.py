"""The style sheet of the import window: the common one, and what only lists and progress need."""

from __future__ import annotations

from typing import Final

from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.sheet import sheet
from kefu_desktop.ui.look.tokens import Colours

_MORE: Final = """
QTableView, QTreeView, QListView, QTextEdit {{
    background: {c.window}; border: 1px solid {c.line}; border-radius: {radius_field}px; outline: none;
    selection-background-color: {c.accent_soft}; selection-color: {c.text}; gridline-color: {c.line};
}}
QTableView:focus, QTextEdit:focus {{ border: 1px solid {c.accent}; }}
QTextEdit {{ padding: {grid}px; selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
QTableView::item {{ padding: 0 {pad_small}px; border: none; }}
QTableView::item:selected {{ background: {c.accent_soft}; color: {c.text}; }}
QHeaderView {{ background: {c.raised}; }}
QHeaderView::section {{
    background: {c.raised}; color: {c.muted}; font-size: {secondary}px; border: none;
    border-bottom: 1px solid {c.line}; padding: 0 {pad_small}px;
}}
QTableCornerButton::section {{ background: {c.raised}; border: none; }}
QProgressBar {{
    background: {c.line}; border: none; border-radius: 3px; min-height: 6px; max-height: 6px; text-align: center;
}}
QProgressBar::chunk {{ background: {c.accent}; border-radius: 3px; }}
QSplitter::handle {{ background: transparent; }}
QFrame[role="panel"] {{ background: {c.window}; border: 1px solid {c.line}; border-radius: {radius_field}px; }}
QFrame[role="asking"] {{ background: {c.chip}; border: none; border-radius: {radius_field}px; }}
QFrame[role="asking"] QLabel {{ background: transparent; color: {c.chip_text}; }}
QLabel[role="good"] {{ color: {c.good}; font-size: {secondary}px; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QPushButton:disabled {{ color: {c.outline}; border-color: {c.line}; }}
QPushButton[role="primary"]:disabled {{ background: {c.line}; border-color: {c.line}; color: {c.muted}; }}
QPushButton[role="primary"]:focus {{ border: 2px solid {c.text}; }}
QComboBox:disabled {{ color: {c.outline}; border-color: {c.line}; }}
QScrollBar:horizontal {{ height: 8px; background: transparent; }}
QScrollBar::handle:horizontal {{ background: {c.outline}; border-radius: 3px; min-width: 24px; margin: 1px; }}
QMenu {{ background: {c.raised}; border: 1px solid {c.outline}; padding: {grid}px; }}
QMenu::item {{ padding: {grid}px {pad_large}px; border-radius: {radius_small}px; }}
QMenu::item:selected {{ background: {c.accent_soft}; color: {c.text}; }}
"""


def style(colours: Colours) -> str:
    """The sheet for these colours."""
    return sheet(colours) + _MORE.format(
        c=colours,
        secondary=tokens.SECONDARY,
        grid=tokens.GRID,
        pad_small=tokens.PAD_SMALL,
        pad_large=tokens.PAD_LARGE,
        radius_field=tokens.RADIUS_FIELD,
        radius_small=tokens.RADIUS_SMALL,
    )
