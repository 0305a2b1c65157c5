"""Settings from and to a table as TOML has it; a broken value is told and replaced by its default."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Final, TypeVar

from kefu_desktop.domain.errors import KefuError, UsageError
from kefu_desktop.domain.greeting import HOLIDAYS, Band, GreetingRules, HolidayWindow
from kefu_desktop.domain.hotkey import Hotkey
from kefu_desktop.domain.paste_plan import Method, Profile, Profiles
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.settings import DEFAULT_HOTKEYS, DEFAULT_SHOP, LANGUAGES, THEMES, Settings, ToneChoice

ALL_OTHERS: Final = "*"
"""Stands for the applications that have no profile of their own."""

T = TypeVar("T")
_NO_TEXTS: Final[tuple[str, ...]] = ()
_WRONG: Final = "{key} has a value that does not fit. The usual one is taken instead."


def from_table(table: Mapping[str, object]) -> tuple[Settings, list[Problem]]:
    """Read settings; never raises. Missing keys have their defaults, unknown ones are kept."""
    reader = _Reader(table, "")
    usual = Settings()
    settings = Settings(
        shop=_shop(reader.section("shop")),
        hotkeys=_hotkeys(reader.section("hotkeys")),
        take_over_taken_hotkeys=reader.get("take_over_taken_hotkeys", _yes_or_no, usual.take_over_taken_hotkeys),
        palette_input_method_off=reader.get("palette_input_method_off", _yes_or_no, usual.palette_input_method_off),
        language=reader.get("language", _one_of(LANGUAGES), usual.language),
        theme=reader.get("theme", _one_of(THEMES), usual.theme),
        profiles=_profiles(reader.section("applications")),
        greeting=_greeting(reader),
        tone=_tone(reader.section("tone")),
        source=table,
    )
    return settings, reader.problems


def to_table(settings: Settings) -> dict[str, object]:
    """The way back: all known keys, and the unknown ones that were read."""
    source = settings.source
    table: dict[str, object] = {
        **source,
        "language": settings.language,
        "theme": settings.theme,
        "palette_input_method_off": settings.palette_input_method_off,
        "take_over_taken_hotkeys": settings.take_over_taken_hotkeys,
        "shop": dict(settings.shop),
        "hotkeys": {**_table_in(source, "hotkeys"), **settings.hotkeys},
        "greeting": {
            **_table_in(source, "greeting"),
            "bands": [{"from": band.begins, "text": band.text} for band in settings.greeting.bands],
        },
        "holidays": _holidays_table(settings),
        "applications": _applications_table(settings),
        "tone": _tone_table(settings),
    }
    return table


@dataclass(slots=True)
class _Reader:
    """A table, where it stands in the file, and what was wrong in it."""

    table: Mapping[str, object]
    path: str
    problems: list[Problem] = field(default_factory=list)

    def section(self, key: str) -> _Reader:
        """A table in this one; empty if it is missing or something else."""
        found = self.table.get(key, {})
        if not isinstance(found, Mapping):
            self.wrong(key)
            found = {}
        return _Reader(found, f"{self.path}{key}.", self.problems)

    def sections(self) -> Iterator[tuple[str, _Reader]]:
        """All tables in this one."""
        return ((key, self.section(key)) for key in self.table)

    def get(self, key: str, convert: Callable[[object], T], usual: T) -> T:
        """A value, or the usual one if it is missing or does not fit."""
        if key not in self.table:
            return usual
        try:
            return convert(self.table[key])
        except (KefuError, ValueError):
            self.wrong(key)
            return usual

    def wrong(self, key: str) -> None:
        where = f"{self.path}{key}"
        self.problems.append(Problem(where, _WRONG, {"key": where}))


def _shop(reader: _Reader) -> dict[str, str]:
    names = [*DEFAULT_SHOP, *(name for name in reader.table if name not in DEFAULT_SHOP)]
    return {name: reader.get(name, _text, DEFAULT_SHOP.get(name, "")) for name in names}


def _hotkeys(reader: _Reader) -> dict[str, str]:
    return {action: reader.get(action, _hotkey_or_none, usual) for action, usual in DEFAULT_HOTKEYS.items()}


def _profiles(reader: _Reader) -> Profiles:
    found = {name: _profile(section) for name, section in reader.sections()}
    default = found.pop(ALL_OTHERS, Profile())
    return Profiles({name.lower(): profile for name, profile in found.items()}, default)


def _profile(reader: _Reader) -> Profile:
    usual = Profile()
    return Profile(
        method=reader.get("method", Method, usual.method),
        keys=reader.get("keys", _hotkey, usual.keys),
        send=reader.get("send", _hotkey, usual.send),
    )


def _greeting(reader: _Reader) -> GreetingRules:
    usual = GreetingRules()
    holidays = reader.section("holidays")
    slugs = [holiday.slug for holiday in HOLIDAYS if holiday.slug in holidays.table]
    windows = {slug: _window(holidays.section(slug)) for slug in slugs}
    return GreetingRules(reader.section("greeting").get("bands", _bands, usual.bands), windows)


def _tone(reader: _Reader) -> ToneChoice:
    words, excused = reader.section("words"), reader.section("excused")
    return ToneChoice(
        off=frozenset(reader.get("off", _texts, _NO_TEXTS)),
        words={rule: words.get(rule, _texts, _NO_TEXTS) for rule in words.table},
        excused={phrase: frozenset(excused.get(phrase, _texts, _NO_TEXTS)) for phrase in excused.table},
    )


def _tone_table(settings: Settings) -> dict[str, object]:
    tone = settings.tone
    return {
        **_table_in(settings.source, "tone"),
        "off": sorted(tone.off),
        "words": {rule: list(words) for rule, words in tone.words.items()},
        "excused": {phrase: sorted(rules) for phrase, rules in tone.excused.items()},
    }


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError  # noqa: TRY004 - as below
    return tuple(_text(entry) for entry in value)


def _window(reader: _Reader) -> HolidayWindow:
    on = reader.get("on", _yes_or_no, True)
    first, last = reader.get("first", _day, None), reader.get("last", _day, None)
    if (first is None) != (last is None) or (first and last and first > last):
        reader.wrong("first")
        first = last = None
    return HolidayWindow(on, first, last)


def _bands(value: object) -> tuple[Band, ...]:
    if not isinstance(value, list) or not value:
        raise ValueError
    bands = sorted((_band(entry) for entry in value), key=lambda band: band.begins)
    if len({band.begins for band in bands}) < len(bands):
        raise ValueError
    return tuple(bands)


def _band(value: object) -> Band:
    if not isinstance(value, Mapping):
        raise ValueError  # noqa: TRY004 - one kind of error for every value that does not fit
    begins, text = value.get("from"), _text(value.get("text"))
    if isinstance(begins, str):
        begins = time.fromisoformat(begins)
    if not isinstance(begins, time) or begins.tzinfo or not text.strip():
        raise ValueError
    return Band(begins, text)


def _day(value: object) -> date | None:
    if isinstance(value, str):
        return date.fromisoformat(value)
    if type(value) is not date:
        raise ValueError
    return value


def _text(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise ValueError  # noqa: TRY004 - as above
    return str(value)


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError  # noqa: TRY004 - as above
    return value


def _one_of(words: tuple[str, ...]) -> Callable[[object], str]:
    def convert(value: object) -> str:
        if value not in words:
            raise ValueError
        return str(value)

    return convert


def _hotkey(value: object) -> Hotkey:
    if not isinstance(value, str):
        raise UsageError("{text} is not a key combination. Write it like Ctrl+Alt+Space.", text=value)
    return Hotkey.parse(value)


def _hotkey_or_none(value: object) -> str:
    return "" if value == "" else str(Hotkey.parse_global(str(_hotkey(value))))


def _applications_table(settings: Settings) -> dict[str, object]:
    before = {name.lower(): value for name, value in _table_in(settings.source, "applications").items()}
    profiles = dict(settings.profiles.by_application)
    if settings.profiles.default != Profile() or ALL_OTHERS in before:
        profiles[ALL_OTHERS] = settings.profiles.default
    return {
        name: {
            **_table_in(before, name),
            "method": profile.method.value,
            "keys": str(profile.keys),
            "send": str(profile.send),
        }
        for name, profile in profiles.items()
    }


def _holidays_table(settings: Settings) -> dict[str, object]:
    before = _table_in(settings.source, "holidays")
    table: dict[str, object] = dict(before)
    for slug, window in settings.greeting.windows.items():
        days = {"first": window.first, "last": window.last}
        kept = {key: value for key, value in _table_in(before, slug).items() if key not in days}
        table[slug] = {**kept, "on": window.on, **{key: day for key, day in days.items() if day}}
    return table


def _table_in(table: Mapping[str, object], key: str) -> Mapping[str, object]:
    found = table.get(key)
    return found if isinstance(found, Mapping) else {}
