"""Settings from and to a table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kefu_desktop.domain.greeting import Band, GreetingRules, HolidayWindow
from kefu_desktop.domain.hotkey import Hotkey
from kefu_desktop.domain.paste_plan import Method, Profile, Profiles
from kefu_desktop.domain.settings import DEFAULT_HOTKEYS, Settings
from kefu_desktop.domain.settings_table import from_table, to_table
from tests.helpers.strategies import hotkeys, texts, toml_values

KEYS = [
    "language", "theme", "shop", "hotkeys", "applications", "greeting", "holidays", "take_over_taken_hotkeys",
    "palette_input_method_off", "bands", "palette", "common", "*", "微信", "method", "keys", "send", "first", "last",
    "on", "new-year", "店铺名", "from", "text", "later",
]  # fmt: skip
TABLES = st.recursive(
    st.dictionaries(st.sampled_from(KEYS), toml_values(), max_size=4),
    lambda inner: st.dictionaries(st.sampled_from(KEYS), inner | st.lists(inner, max_size=3), max_size=4),
    max_leaves=8,
)


def some_profile() -> st.SearchStrategy[Profile]:
    keys = hotkeys().map(Hotkey.parse)
    return st.builds(Profile, st.sampled_from(Method), keys, keys)


def some_settings() -> st.SearchStrategy[Settings]:
    bands = st.lists(
        st.builds(Band, st.times().map(lambda at: time(at.hour, at.minute)), texts(min_size=1).filter(str.strip)),
        min_size=1,
        max_size=4,
        unique_by=lambda band: band.begins,
    ).map(lambda found: tuple(sorted(found, key=lambda band: band.begins)))
    days = st.dates(date(2025, 1, 1), date(2035, 1, 1))
    windows = st.one_of(
        st.builds(HolidayWindow, st.booleans()),
        st.builds(lambda on, pair: HolidayWindow(on, *sorted(pair)), st.booleans(), st.tuples(days, days)),
    )
    everywhere = hotkeys().filter(lambda text: Hotkey.parse(text).is_global)
    return st.builds(
        Settings,
        shop=st.dictionaries(texts(min_size=1), texts()).map(lambda own: {**Settings().shop, **own}),
        hotkeys=st.fixed_dictionaries({action: st.just("") | everywhere for action in DEFAULT_HOTKEYS}),
        take_over_taken_hotkeys=st.booleans(),
        palette_input_method_off=st.booleans(),
        language=st.sampled_from(["auto", "zh", "en"]),
        theme=st.sampled_from(["auto", "light", "dark"]),
        profiles=st.builds(
            Profiles, st.dictionaries(st.sampled_from(["wechat.exe", "pidgin"]), some_profile()), some_profile()
        ),
        greeting=st.builds(GreetingRules, bands, st.dictionaries(st.sampled_from(["new-year", "mid-autumn"]), windows)),
    )


@given(some_settings())
def test_settings_survive_the_round_trip(settings: Settings) -> None:
    assert from_table(to_table(settings)) == (settings, [])


@given(TABLES)
def test_whatever_stands_in_the_file_gives_settings_that_can_be_written_again(table: dict[str, object]) -> None:
    settings, _ = from_table(table)

    again, problems = from_table(to_table(settings))
    assert (again, problems) == (settings, [])


def test_an_empty_file_gives_the_usual_settings() -> None:
    assert from_table({}) == (Settings(), [])


def test_unknown_keys_survive_and_known_ones_change() -> None:
    table = {
        "later": 1,
        "shop": {"店铺名": "小店", "客服微信": "kf01"},
        "hotkeys": {"later": "Ctrl+L"},
        "greeting": {"later": 2},
        "holidays": {"later": {"on": True}, "new-year": {"note": "看通知"}},
        "applications": {"WeChat.exe": {"later": 3}},
    }
    settings, problems = from_table(table)
    written = to_table(replace(settings, theme="dark"))

    assert problems == []
    assert settings.shop["客服微信"] == "kf01"
    assert written["later"] == 1
    assert written["theme"] == "dark"
    assert written["hotkeys"] == {**DEFAULT_HOTKEYS, "later": "Ctrl+L"}
    assert written["greeting"]["later"] == 2  # type: ignore[index]  # a table, as it was read
    assert written["holidays"]["later"] == {"on": True}  # type: ignore[index]  # as above
    assert written["holidays"]["new-year"]["note"] == "看通知"  # type: ignore[index]  # as above
    assert written["applications"]["wechat.exe"]["later"] == 3  # type: ignore[index]  # as above


@pytest.mark.parametrize(
    ("table", "where"),
    [
        ({"language": "fr"}, "language"),
        ({"theme": 3}, "theme"),
        ({"take_over_taken_hotkeys": "yes"}, "take_over_taken_hotkeys"),
        ({"shop": "小店"}, "shop"),
        ({"shop": {"店铺名": ["a"]}}, "shop.店铺名"),
        ({"hotkeys": {"palette": "Ctrl+"}}, "hotkeys.palette"),
        ({"hotkeys": {"palette": 5}}, "hotkeys.palette"),
        ({"hotkeys": {"palette": "Q"}}, "hotkeys.palette"),
        ({"applications": {"pidgin": {"method": "shout"}}}, "applications.pidgin.method"),
        ({"applications": {"pidgin": 1}}, "applications.pidgin"),
        ({"applications": {"pidgin": {"keys": ""}}}, "applications.pidgin.keys"),
        ({"greeting": {"bands": []}}, "greeting.bands"),
        ({"greeting": {"bands": [{"from": "25:00", "text": "x"}]}}, "greeting.bands"),
        ({"greeting": {"bands": [{"from": "05:00", "text": " "}]}}, "greeting.bands"),
        ({"greeting": {"bands": [{"from": "05:00", "text": "a"}, {"from": "05:00", "text": "b"}]}}, "greeting.bands"),
        ({"greeting": {"bands": ["x"]}}, "greeting.bands"),
        ({"holidays": {"new-year": {"on": 1}}}, "holidays.new-year.on"),
        ({"holidays": {"new-year": {"first": "2026-13-01", "last": "2026-01-01"}}}, "holidays.new-year.first"),
        ({"holidays": {"new-year": {"first": date(2026, 1, 2), "last": date(2026, 1, 1)}}}, "holidays.new-year.first"),
        ({"holidays": {"new-year": {"first": 1, "last": date(2026, 1, 1)}}}, "holidays.new-year.first"),
        ({"holidays": {"new-year": {"last": date(2026, 1, 1)}}}, "holidays.new-year.first"),
    ],
)
def test_a_broken_value_is_told_with_its_place_and_the_usual_one_taken(table: dict[str, object], where: str) -> None:
    settings, problems = from_table(table)

    assert where in [problem.where for problem in problems]
    assert all(str(problem) for problem in problems)
    assert settings.hotkeys == DEFAULT_HOTKEYS
    assert (settings.language, settings.theme, settings.take_over_taken_hotkeys) == ("auto", "auto", False)
    assert settings.greeting.bands == GreetingRules().bands


def test_values_in_the_forms_that_people_write_are_understood() -> None:
    settings, problems = from_table(
        {
            "shop": {"工号": 88},
            "hotkeys": {"palette": "alt + ctrl + space", "common": ""},
            "greeting": {"bands": [{"from": "12:00", "text": "您好"}, {"from": time(5), "text": "早上好"}]},
            "holidays": {"new-year": {"first": "2026-01-01", "last": "2026-01-02"}},
            "applications": {"*": {"keys": "shift+ins"}},
        }
    )

    assert problems == []
    assert settings.shop["工号"] == "88"
    assert (settings.hotkeys["palette"], settings.hotkeys["common"]) == ("Ctrl+Alt+Space", "")
    assert settings.greeting.bands == (Band(time(5), "早上好"), Band(time(12), "您好"))
    assert settings.greeting.windows["new-year"].last == date(2026, 1, 2)
    assert str(settings.profiles.default.keys) == "Shift+Insert"


def test_only_filled_fields_of_the_shop_profile_are_values() -> None:
    assert Settings().shop_values() == {"称呼": "亲"}


def test_what_the_shop_wants_of_the_tone_check_comes_back() -> None:
    """Rules off, words of its own, excused phrases; a value that does not fit is told and left out."""
    table: dict[str, object] = {
        "tone": {"off": ["few_variants"], "words": {"absolute": ["爆款"]}, "excused": {"courier-late": ["*"], "x": 3}}
    }
    settings, problems = from_table(table)
    assert settings.tone.off == {"few_variants"}
    assert settings.tone.words == {"absolute": ("爆款",)}
    assert settings.tone.excused == {"courier-late": {"*"}, "x": frozenset()}
    assert [problem.where for problem in problems] == ["tone.excused.x"]
    assert from_table(to_table(settings))[0].tone == settings.tone
