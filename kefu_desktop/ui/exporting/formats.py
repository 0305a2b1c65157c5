"""The formats that the window offers, and what each is good for."""

from __future__ import annotations

from dataclasses import dataclass

from kefu_desktop.ui.language import tr


@dataclass(frozen=True, slots=True)
class Card:
    """One format: its name for `kefu export --format`, and its words for people.

    `ending` is that of the file's name; empty for a format that is a folder.
    """

    name: str
    title: str
    good_for: str
    ending: str

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder of files."""
        return not self.ending


def cards() -> tuple[Card, ...]:
    """All of them, the likeliest first."""
    return (
        Card("kefupack", tr("Phrase pack"), tr("For a colleague with this program, with pictures"), ".kefupack"),
        Card("xlsx", tr("Excel table"), tr("To look at and change; it can come back"), ".xlsx"),
        Card("csv", tr("CSV table"), tr("For other programs; Excel reads it, too"), ".csv"),
        Card("handbook", tr("Handbook, web page"), tr("To train new colleagues, in any browser"), ".html"),
        Card("handbook-pdf", tr("Handbook, PDF"), tr("To train new colleagues, to print or send"), ".pdf"),
        Card("text", tr("Plain text"), tr("The wordings alone, to paste anywhere"), ".txt"),
        Card("espanso", "espanso", tr("For espanso: goes into its match folder"), ".yml"),
        Card("autokey", "AutoKey", tr("For AutoKey on Linux: a folder"), ""),
        Card("beeftext", "Beeftext", tr("For Beeftext: imported there"), ".json"),
    )
