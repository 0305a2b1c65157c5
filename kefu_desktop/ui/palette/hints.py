"""What the footer and the line under the text say; words only."""

from __future__ import annotations

from kefu_desktop.app.next_wording import Wording
from kefu_desktop.domain.template import Ask
from kefu_desktop.ui.language import tr
from kefu_desktop.ui.palette.footer import KeyHint
from kefu_desktop.ui.palette.session import Session


def list_keys(session: Session) -> list[KeyHint]:
    """The keys that work on the list now."""
    if session.wording is None:
        hints = [KeyHint("Ctrl+N", tr("New phrase"), primary=not session.hits)]
        if session.row >= 0:
            hints.append(KeyHint("Ctrl+E", tr("Edit")))
    else:
        hints = _wording_keys(session, session.wording)
    return [*hints, KeyHint("Esc", tr("Close"))]


def form_keys(session: Session, ask: Ask) -> list[KeyHint]:
    """The keys that work in the form now."""
    wording = session.wording
    others = [a for a in wording.rendered.asks if a.name != ask.name] if wording else []
    hints = [KeyHint("Enter", tr("Next") if others else tr("Paste"), primary=True)]
    if ask.choices:
        hints.append(KeyHint("1-9  ← →", tr("Choose")))
    if len(session.stops) > 1:
        hints.append(KeyHint("Tab", tr("Next field")))
    return [*hints, KeyHint("Esc", tr("Back to the list"))]


def about(wording: Wording) -> str:
    """Whether this customer has had the wording, and how to get another."""
    if not wording.customer:
        said = tr("Wording {place} of {count}", place=wording.place, count=wording.count)
    elif wording.heard:
        said = tr("This customer has had this wording before")
    else:
        said = tr("A wording this customer has not had yet")
    return f"{said} · → {tr('another one')}" if wording.count > 1 else said


def _wording_keys(session: Session, wording: Wording) -> list[KeyHint]:
    hints: list[KeyHint] = []
    if wording.rendered.asks:
        hints.append(KeyHint("Enter", tr("Fill in"), primary=True))
    elif wording.text is not None:
        hints.append(KeyHint("Enter", tr("Paste"), primary=True))
    if session.may_send:
        hints.append(KeyHint("Shift+Enter", tr("Paste and send")))
    if wording.count > 1:
        hints.append(KeyHint("→", tr("Another wording")))
    if session.stops and not wording.rendered.asks:
        hints.append(KeyHint("F2", tr("Change values")))
    return [*hints, KeyHint("Ctrl+E", tr("Edit"))]
