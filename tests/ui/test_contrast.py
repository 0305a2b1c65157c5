"""Texts can be read in light and in dark."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from kefu_desktop.ui.look.tokens import DARK, LIGHT, Colours


def _luminance(name: str) -> float:
    colour = QColor(name)
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """As WCAG 2 defines it."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("c", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_has_a_contrast_of_4_5(c: Colours) -> None:
    """On every ground it stands on."""
    grounds = (c.window, c.raised, c.accent_soft, c.hover)
    pairs = [(text, ground) for text in (c.text, c.muted, c.accent) for ground in grounds]
    pairs += [(c.on_accent, c.accent), (c.chip_text, c.chip)]
    pairs += [(text, ground) for text in (c.error, c.warning) for ground in (c.window, c.raised)]
    assert {pair: round(contrast(*pair), 2) for pair in pairs if contrast(*pair) < 4.5} == {}


@pytest.mark.parametrize("c", [LIGHT, DARK], ids=["light", "dark"])
def test_dots_and_borders_have_a_contrast_of_3(c: Colours) -> None:
    """What is no text needs 3 : 1."""
    dots = (c.common, c.product, c.payment_chase, c.after_sales, c.own, c.outline)
    assert {dot: round(contrast(dot, c.window), 2) for dot in dots if contrast(dot, c.window) < 3} == {}
