"""Colours placeholders and underlines what the tone check found, while the user types."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from kefu_desktop.domain.tone.finding import Finding
from kefu_desktop.ui.look.tokens import Colours
from kefu_desktop.ui.palette.highlight import utf16

_PLACEHOLDER: Final = re.compile(r"\{\{|\}\}|\{[^{}\r\n]+\}")


class Colouring(QSyntaxHighlighter):
    """For one wording."""

    def __init__(self, document: QTextDocument, colours: Colours) -> None:
        super().__init__(document)
        self._colours = colours
        self._findings: Sequence[Finding] = ()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Underline these."""
        self._findings = findings
        self.rehighlight()

    def wear(self, colours: Colours) -> None:
        """Take other colours."""
        self._colours = colours
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Colour one line."""
        for found in _PLACEHOLDER.finditer(text):
            if found.group() in {"{{", "}}"}:
                continue
            (start, end), *_ = utf16(text, [found.span()])
            placeholder = QTextCharFormat()
            placeholder.setForeground(QColor(self._colours.chip_text))
            placeholder.setBackground(QColor(self._colours.chip))
            self.setFormat(start, end - start, placeholder)
        self._underline(text)

    def _underline(self, text: str) -> None:
        offset, block = 0, self.currentBlock().previous()
        while block.isValid():
            offset += len(block.text()) + 1
            block = block.previous()
        for finding in self._findings:
            first, last = max(0, finding.start - offset), min(len(text), finding.end - offset)
            if first >= last:
                continue
            (start, end), *_ = utf16(text, [(first, last)])
            for at in range(start, end):
                made = self.format(at)
                made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
                made.setUnderlineColor(QColor(severity_colour(finding, self._colours)))
                self.setFormat(at, 1, made)


def severity_colour(finding: Finding, colours: Colours) -> str:
    """Red, amber or the accent."""
    return {"error": colours.error, "warning": colours.warning}.get(finding.severity, colours.accent)
