"""How formats, states and choices are called."""

from __future__ import annotations

from kefu_desktop.domain.phrase import Category
from kefu_desktop.ui.importing import events
from kefu_desktop.ui.language import tr
from kefu_desktop.ui.palette.tabs import category_name


def format_name(name: str) -> str:
    """A format as users know it; its own name if it is not known."""
    known = {
        "kefu": tr("Phrase pack"),
        "kefupack": tr("Phrase pack with pictures"),
        "xlsx": tr("Excel table"),
        "xls": tr("Old Excel table"),
        "word": tr("Word document"),
        "html-table": tr("Table of a web page"),
        "csv": tr("CSV table"),
        "text": tr("Plain text"),
        "folder": tr("Folder with several formats"),
        "markdown": tr("Markdown"),
        "beeftext-csv": tr("Beeftext table"),
        "textexpander-csv": tr("TextExpander table"),
        "espanso": "espanso",
        "autokey": "AutoKey",
        "beeftext": "Beeftext",
        "quicktext": "QuickText",
        "chat-assistant": "Chat-Assistant",
        "textexpander": "TextExpander",
        "alfred": "Alfred",
        "text-blaze": "Text Blaze",
        "raycast": "Raycast",
    }
    return known.get(name, name)


def sureness(sure: float) -> str:
    """How sure a guess is, in words."""
    if sure >= 0.8:
        return tr("quite sure")
    return tr("fairly sure") if sure >= 0.5 else tr("not very sure")


def state_name(state: str) -> str:
    """New, same, different."""
    return {events.NEW: tr("New"), events.SAME: tr("Same"), events.DIFFERENT: tr("Different")}.get(state, state)


def choice_name(choice: str, state: str = events.DIFFERENT) -> str:
    """What becomes of an entry."""
    if state == events.NEW:
        return tr("Don't import") if choice == events.SKIP else tr("Import")
    return {
        events.SKIP: tr("Skip"),
        events.REPLACE: tr("Replace"),
        events.KEEP_BOTH: tr("Keep both"),
        events.ADD_VARIANTS: tr("Add as wordings"),
    }.get(choice, choice)


def choices_of(state: str) -> tuple[str, ...]:
    """What may become of an entry; nothing can be chosen for one that is there already."""
    if state == events.NEW:
        return (events.KEEP_BOTH, events.SKIP)
    if state == events.DIFFERENT:
        return (events.SKIP, events.REPLACE, events.KEEP_BOTH, events.ADD_VARIANTS)
    return ()


def role_name(role: str) -> str:
    """What a column holds."""
    return {
        "": tr("Not used"),
        "content": tr("Wording"),
        "title": tr("Title"),
        "code": tr("Code"),
        "keywords": tr("Keywords"),
        "category": tr("Category"),
        "group": tr("Group"),
        "id": tr("Number"),
        "hotkey": tr("Hotkey"),
        "enabled": tr("Switched on"),
    }.get(role, role)


ROLES = ("content", "title", "code", "keywords", "category", "group", "")
"""Those that a user can choose, in the order in which they are offered."""


def place_of(where: str) -> str:
    """Where in a file an entry or a problem stands; a file of its own is called by its name."""
    if where.isascii() and where.isdecimal():
        return tr("Row {number}", number=where)
    for sign in ("!", ": "):
        sheet, _, row = where.rpartition(sign)
        if sheet and row.isascii() and row.isdecimal():
            return tr("{sheet}, row {number}", sheet=sheet, number=row)
    return where


def category_of(slug: str, name: str) -> str:
    """What the user reads: the fixed four in his language, his own as he named them."""
    return category_name(Category(slug, name or slug))


def stage_name(stage: str) -> str:
    """What is being done."""
    return {
        "reading": tr("Reading"),
        "comparing": tr("Comparing with your phrases"),
        "writing": tr("Importing"),
        "undoing": tr("Taking back"),
    }.get(stage, stage)
