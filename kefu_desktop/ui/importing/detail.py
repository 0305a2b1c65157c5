"""The chosen entry in full: its wordings, what is said of them, their links, and what is there already."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QTextEdit

from kefu_desktop.domain.problem import Problem
from kefu_desktop.ui.importing import differences, words
from kefu_desktop.ui.importing.events import DIFFERENT, Entry, ToneFinding, Wording
from kefu_desktop.ui.language import tell, tr
from kefu_desktop.ui.look import tokens
from kefu_desktop.ui.look.theme import Theme
from kefu_desktop.ui.palette.highlight import utf16

_MOST_WORDINGS: Final = 40
_MOST_COMPARED: Final = 8
_MOST_LETTERS: Final = 20_000

Span = tuple[int, int]


class Detail(QTextEdit):
    """Read only. All of it is put in as plain text with formats: nothing of a stranger's file is taken for a tag."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: Entry | Problem | str = ""
        self.setReadOnly(True)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("The chosen phrase in full"))
        self.document().setDocumentMargin(tokens.PAD_SMALL)
        self.document().setDefaultFont(tokens.font())

    def show_entry(self, entry: Entry) -> None:
        """An entry of the list."""
        self._show(entry)

    def show_problem(self, problem: Problem) -> None:
        """A problem of the list."""
        self._show(problem)

    def show_hint(self, hint: str) -> None:
        """Nothing is chosen."""
        self._show(hint)

    def wear(self) -> None:
        """Other colours are in force."""
        self._show(self._shown)

    def _show(self, shown: Entry | Problem | str) -> None:
        self._shown = shown
        self.clear()
        writer = _Writer(self, self._theme)
        if isinstance(shown, Entry):
            writer.entry(shown)
        elif isinstance(shown, Problem):
            writer.line(words.place_of(shown.where), "muted", small=True)
            writer.line(tell(shown))
        else:
            writer.line(shown, "muted", small=True)
        self.moveCursor(QTextCursor.MoveOperation.Start)


class _Writer:
    def __init__(self, edit: QTextEdit, theme: Theme) -> None:
        self._colours = theme.colours
        self._cursor = QTextCursor(edit.document())
        self._first = True

    def entry(self, entry: Entry) -> None:
        self.line(entry.name, strong=True)
        self._put(f"   {_about(entry)}", self._format("muted", small=True))
        compared = 0
        for number, wording in enumerate(entry.wordings[:_MOST_WORDINGS], start=1):
            if len(entry.wordings) > 1:
                self.line(tr("Wording {place}", place=number), "muted", small=True, gap=True)
            old = -1
            if entry.state == DIFFERENT and not wording.known and compared < _MOST_COMPARED:
                compared += 1
                old = differences.closest(wording.text, entry.there_texts[:_MOST_WORDINGS])
            self._wording(wording, entry.there_texts[old] if old >= 0 else None)
        if len(entry.wordings) > _MOST_WORDINGS:
            self.line(tr("and {count} more wordings", count=len(entry.wordings) - _MOST_WORDINGS), "muted", small=True)
        if entry.state == DIFFERENT:
            self._there(entry)

    def _wording(self, wording: Wording, old: str | None) -> None:
        text = wording.text[:_MOST_LETTERS]
        into: Sequence[Span] = ()
        if old is not None:
            out, into = differences.changes(old, text)
            self._labelled(tr("Now here"), old, out, struck=True)
        at = self.line("")
        if old is not None:
            self._put(f"{tr('In the file')}  ", self._format("muted", small=True))
            at = self._cursor.position()
        self._marked(text, at, wording.findings, into)
        if wording.known:
            self._put(f"  {tr('already there')}", self._format("muted", small=True))
        for finding in wording.findings:
            self._finding(finding)
        for link in wording.links:
            self.line(f"{tr('Link')}  {link}", "accent", small=True)
        if wording.images:
            self.line(tr("{count} pictures", count=wording.images), "muted", small=True)

    def _there(self, entry: Entry) -> None:
        self.line(tr("“{name}” is there already and says:", name=entry.there), "muted", small=True, gap=True)
        for text in entry.there_texts[:_MOST_WORDINGS]:
            self.line(text[:_MOST_LETTERS], "muted")

    def _labelled(self, label: str, text: str, spans: Sequence[Span], *, struck: bool) -> None:
        self.line("")
        self._put(f"{label}  ", self._format("muted", small=True))
        at = self._cursor.position()
        self._put(text, self._format("muted"))
        gone = QTextCharFormat()
        gone.setFontStrikeOut(struck)
        gone.setForeground(QColor(self._colours.error))
        for start, end in utf16(text, spans):
            self._merge(at + start, at + end, gone)

    def _marked(self, text: str, at: int, findings: Sequence[ToneFinding], into: Sequence[Span]) -> None:
        at = max(at, 0)
        self._put(text, self._format("text"))
        fresh = QTextCharFormat()
        fresh.setForeground(QColor(self._colours.good))
        fresh.setFontWeight(600)
        fresh.setFontUnderline(True)
        for start, end in utf16(text, into):
            self._merge(at + start, at + end, fresh)
        for finding in findings:
            self._underline(text, at, finding)

    def _underline(self, text: str, at: int, finding: ToneFinding) -> None:
        wave = QTextCharFormat()
        wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        wave.setUnderlineColor(QColor(self._severity(finding)))
        (start, end), *_ = utf16(text, [(min(finding.start, len(text)), min(finding.end, len(text)))])
        self._merge(at + start, at + end, wave)

    def _finding(self, finding: ToneFinding) -> None:
        said = finding.message
        if finding.suggestion:
            said = f"{said}  {tr('Better: {suggestion}', suggestion=finding.suggestion)}"
        # a hint in the accent would look like a link
        colour = finding.severity if finding.severity in {"error", "warning"} else "muted"
        self.line(said, colour, small=True)

    def _severity(self, finding: ToneFinding) -> str:
        return {"error": self._colours.error, "warning": self._colours.warning}.get(
            finding.severity, self._colours.accent
        )

    def line(
        self, text: str, colour: str = "text", *, small: bool = False, strong: bool = False, gap: bool = False
    ) -> int:
        """A paragraph; the place where its text begins."""
        form = QTextBlockFormat()
        form.setLineHeight(tokens.LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setTopMargin(tokens.PAD_SMALL if gap else 0)
        if self._first:
            self._cursor.setBlockFormat(form)
            self._first = False
        else:
            self._cursor.insertBlock(form)
        at = self._cursor.position()
        self._put(text, self._format(colour, small=small, strong=strong))
        return at

    def _put(self, text: str, form: QTextCharFormat) -> None:
        # a line separator keeps a wording of several lines one paragraph, and every character at its place
        self._cursor.insertText(text.replace("\r", " ").replace("\n", "\u2028"), form)

    def _merge(self, start: int, end: int, form: QTextCharFormat) -> None:
        cursor = QTextCursor(self._cursor)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(form)

    def _format(self, colour: str, *, small: bool = False, strong: bool = False) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setFont(tokens.font(tokens.SECONDARY if small else tokens.BODY, strong=strong))
        form.setForeground(QColor(getattr(self._colours, colour)))
        return form


def _about(entry: Entry) -> str:
    parts = [words.place_of(entry.where), entry.group, " ".join(entry.keywords), entry.hotkey]
    return " · ".join(part for part in parts if part)
