"""The style sheet of the windows that are made when needed; the palette paints itself and needs none."""

from __future__ import annotations

from typing import Final

from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.tokens import Colours

_SHEET: Final = """
QWidget {{ background: {c.window}; color: {c.text}; font-size: {body}px; }}
QLabel[role="title"] {{ font-size: {title}px; font-weight: 600; }}
QLabel[role="label"], QLabel[role="hint"] {{ color: {c.muted}; font-size: {secondary}px; }}
QLabel[role="error"] {{ color: {c.error}; font-size: {secondary}px; }}
QLabel[role="warning"] {{ color: {c.warning}; font-size: {secondary}px; }}
QLineEdit, QPlainTextEdit, QComboBox {{
    background: {c.raised}; border: 1px solid {c.outline}; border-radius: {radius_field}px;
    padding: 0 {pad_small}px; selection-background-color: {c.accent}; selection-color: {c.on_accent};
}}
QLineEdit, QComboBox {{ min-height: {row_compact}px; }}
QPlainTextEdit {{ padding: {grid}px; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus {{ border: 1px solid {c.accent}; background: {c.window}; }}
QComboBox {{ padding-left: 10px; }}
QComboBox::drop-down {{ border: none; width: 24px; }}
QComboBox::down-arrow {{ image: none; width: 0; }}
QComboBox QAbstractItemView {{ border: 1px solid {c.outline}; selection-background-color: {c.accent_soft};
    selection-color: {c.text}; outline: none; }}
QPushButton {{
    background: {c.raised}; border: 1px solid {c.outline}; border-radius: {radius_field}px;
    padding: 0 {pad_large}px; min-height: {row_compact}px;
}}
QPushButton:hover {{ background: {c.hover}; }}
QPushButton:focus {{ border: 1px solid {c.accent}; }}
QPushButton[role="primary"] {{ background: {c.accent}; border-color: {c.accent}; color: {c.on_accent}; }}
QPushButton[role="quiet"] {{ background: transparent; border-color: transparent; color: {c.accent};
    padding: 0 {pad_small}px; text-align: left; }}
QPushButton[role="quiet"]:hover {{ background: {c.hover}; }}
QPushButton[role="quiet"]:focus, QToolButton:focus {{ border: 1px solid {c.accent}; }}
QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: {radius_small}px;
    padding: 3px; }}
QToolButton:hover {{ background: {c.hover}; }}
QScrollArea {{ border: none; }}
QScrollBar:vertical {{ width: 8px; background: transparent; }}
QScrollBar::handle:vertical {{ background: {c.outline}; border-radius: 3px; min-height: 24px; margin: 1px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QToolTip {{ background: {c.raised}; color: {c.text}; border: 1px solid {c.outline}; padding: 4px; }}
"""


def sheet(colours: Colours) -> str:
    """The sheet for these colours; widgets tell their role by the property "role"."""
    return _SHEET.format(
        c=colours,
        body=tokens.BODY,
        title=tokens.TITLE,
        secondary=tokens.SECONDARY,
        grid=tokens.GRID,
        pad_small=tokens.PAD_SMALL,
        pad_large=tokens.PAD_LARGE,
        row_compact=tokens.ROW_COMPACT,
        radius_field=tokens.RADIUS_FIELD,
        radius_small=tokens.RADIUS_SMALL,
    )
