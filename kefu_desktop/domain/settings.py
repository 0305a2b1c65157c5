"""What the owner has set, apart from any file format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from kefu_desktop.domain.greeting import GreetingRules
from kefu_desktop.domain.paste_plan import Profiles
from kefu_desktop.domain.phrase import AFTER_SALES, COMMON, PAYMENT_CHASE, PRODUCT

LANGUAGES: Final = ("auto", "zh", "en")
THEMES: Final = ("auto", "light", "dark")

PALETTE: Final = "palette"
PASTE_AGAIN: Final = "paste-again"
DEFAULT_HOTKEYS: Final[Mapping[str, str]] = {
    PALETTE: "Ctrl+Alt+Space",
    COMMON: "Ctrl+Shift+1",
    PRODUCT: "Ctrl+Shift+2",
    PAYMENT_CHASE: "Ctrl+Shift+3",
    AFTER_SALES: "Ctrl+Shift+4",
    PASTE_AGAIN: "Ctrl+Alt+Enter",
}
"""What a combination does (a category's slug: open the palette on it), and the combination."""

DEFAULT_SHOP: Final[Mapping[str, str]] = {
    "店铺名": "",
    "客服名": "",
    "称呼": "亲",
    "工号": "",
    "客服电话": "",
    "默认快递": "",
    "发货时效": "",
}
"""Fields of the shop profile that the settings window always shows; an empty one is asked for when it is needed."""


@dataclass(frozen=True, slots=True)
class ToneChoice:
    """What the shop wants of the tone check.

    `off`: ids of rules that are not wanted. `words`: words of its own by the rule they break. `excused`: ids of rules
    by the id of the phrase that need not keep them; "*" stands for all.
    """

    off: frozenset[str] = frozenset()
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    excused: Mapping[str, frozenset[str]] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings.

    `hotkeys` have the keys of DEFAULT_HOTKEYS, the text form of a domain.hotkey.Hotkey or nothing as values. `profiles`
    holds only what the owner set, apart from its default. `source` is the table these were read from: keys that
    we do not know are kept in it for the way back.
    """

    shop: Mapping[str, str] = field(default_factory=lambda: dict(DEFAULT_SHOP))
    hotkeys: Mapping[str, str] = field(default_factory=lambda: dict(DEFAULT_HOTKEYS))
    take_over_taken_hotkeys: bool = False
    palette_input_method_off: bool = True
    language: str = "auto"
    theme: str = "auto"
    profiles: Profiles = field(default_factory=lambda: Profiles({}))
    greeting: GreetingRules = field(default_factory=GreetingRules)
    tone: ToneChoice = field(default_factory=ToneChoice)
    source: Mapping[str, object] = field(default_factory=dict, compare=False, repr=False)

    def shop_values(self) -> dict[str, str]:
        """The fields of the shop profile that are filled in, as values for placeholders."""
        return {name: value for name, value in self.shop.items() if value.strip()}
