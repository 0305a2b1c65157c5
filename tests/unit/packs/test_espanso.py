"""espanso as people write it: variables in variables, pictures, packages, broken files."""

from __future__ import annotations

import textwrap

import pytest

from kefu_desktop.app.pack_formats import recognise
from kefu_desktop.bootstrap.pack_formats import READERS
from kefu_desktop.domain.errors import BadInputError
from kefu_desktop.domain.source import Source
from kefu_desktop.domain.taken import Taken
from kefu_desktop.domain.template import parse
from kefu_desktop.domain.template_parser import Field
from kefu_desktop.packs import espanso
from tests.helpers.packs import png


def read(text: str) -> Taken:
    return espanso.take(Source("base.yml", textwrap.dedent(text).encode()))


def folder(**files: str | bytes) -> Source:
    """Files by their paths, with __ for / and _dot_ for a dot."""
    paths = {name.replace("__", "/").replace("_dot_", "."): content for name, content in files.items()}
    data = {
        name: content if isinstance(content, bytes) else textwrap.dedent(content).encode()
        for name, content in paths.items()
    }
    return Source("espanso", files=data)


def texts(found: Taken) -> list[list[str]]:
    return [[variant.text for variant in item.variants] for item in found.items]


def told(found: Taken) -> list[tuple[str, str]]:
    return [(problem.template, problem.params.get("what", "")) for problem in found.problems]


def test_a_nested_match_brings_its_own_variables() -> None:
    found = read("""
        matches:
          - trigger: ":outer"
            replace: "亲，{{inner}}"
            vars: [{name: inner, type: match, params: {trigger: ":inner"}}]
          - trigger: ":inner"
            replace: "{{shop}}祝您{{mood}}"
            vars:
              - {name: shop, type: echo, params: {echo: 小店}}
              - {name: mood, type: random, params: {choices: [开心, 顺利]}}
        """)

    assert texts(found) == [["亲，小店祝您{开心|顺利}"], ["小店祝您{开心|顺利}"]]
    assert told(found) == []


def test_random_texts_keep_empty_ones_and_their_own_variables() -> None:
    found = read("""
        matches:
          - trigger: ":a"
            replace: "在的{{end}}"
            vars: [{name: end, type: random, params: {choices: ["哦", "", "{{smile}}呢"]}}]
          - trigger: ":b"
            replace: "只有{{one}}"
            vars: [{name: one, type: random, params: {choices: [一个]}}]
        global_vars:
          - {name: smile, type: echo, params: {echo: 亲}}
        """)

    assert texts(found) == [["在的{哦||亲呢}"], ["只有一个"]]


def test_a_random_text_used_twice_says_the_same_both_times() -> None:
    found = read("""
        matches:
          - trigger: ":a"
            replace: "{{x}}，{{x}}"
            vars: [{name: x, type: random, params: {choices: [好, 行]}}]
        """)

    assert texts(found) == [["好，好", "行，行"]]


def test_random_texts_with_braces_and_bars_become_wordings() -> None:
    found = read("""
        matches:
          - trigger: ":a"
            replace: "看{{x}}"
            vars: [{name: x, type: random, params: {choices: ["a|b", "{c}"]}}]
        """)

    assert texts(found) == [["看a|b", "看{{c}}"]]


def test_texts_that_hold_one_another_end() -> None:
    found = read("""
        matches:
          - trigger: ":a"
            replace: "{{x}}{{y}}"
            vars:
              - {name: x, type: random, params: {choices: ["{{x}}a{{y}}", "{{y}}b"]}}
              - {name: y, type: match, params: {trigger: ":a"}}
        """)

    assert all(len(variants) <= 200 for variants in texts(found))
    assert told(found)


@pytest.mark.parametrize("choice", ["a|b", "{x}", "}", "|", "甲=乙:丙"])
def test_whatever_a_choice_holds_it_stays_one_choice(choice: str) -> None:
    found = espanso.take(
        Source("a.yml", f"""
matches:
  - trigger: ":a"
    form: "[[款]]"
    form_fields: {{款: {{type: choice, values: ["{choice}", "丁"]}}}}
""".encode())
    )  # fmt: skip

    (node,) = parse(found.items[0].variants[0].text).nodes
    assert isinstance(node, Field)
    wide = choice.translate(str.maketrans({"{": "\uff5b", "}": "\uff5d", "|": "\uff5c"}))
    assert node.choices == (wide, "丁")
    assert bool(found.problems) == (wide != choice)


def test_values_of_a_choice_are_what_is_inserted() -> None:
    found = read("""
        matches:
          - trigger: ":a"
            replace: "{{q}}"
            vars:
              - name: q
                type: choice
                params:
                  values:
                    - {label: 红的, id: "10:30 到货"}
                    - {label: 白的, id: "https://a.example/?b=c"}
        """)

    assert texts(found) == [["{q:10:30 到货|https://a.example/?b=c}"]]


@pytest.mark.parametrize(
    ("offset", "name"),
    [(86400, "明天日期"), (-172800, "前天日期"), (259200, "3天后日期"), (7200, "2小时后日期"), (-60, "1分钟前日期")],
)
def test_a_date_that_is_not_today_asks_for_itself(offset: int, name: str) -> None:
    found = read(f"""
        matches:
          - trigger: ":a"
            replace: "{{{{d}}}}前"
            vars: [{{name: d, type: date, params: {{format: "%m-%d", offset: {offset}}}}}]
        """)

    assert texts(found) == [[f"{{{name}}}前"]]
    assert told(found) == [("{what} became {name}. Please fill it in yourself.", f"%m-%d {offset}")]


def test_the_hour_of_another_day_is_the_hour_of_now() -> None:
    found = read("""
        matches:
          - trigger: ":a"
            replace: "{{d}}"
            vars: [{name: d, type: date, params: {format: "%d日 %H:%M", offset: 86400}}]
        """)

    assert texts(found) == [["{明天日期} {时间}"]]


def test_scripts_come_in_as_their_text_switched_off() -> None:
    found = read("""
        matches:
          - trigger: ":a"
            replace: "IP {{out}}"
            vars: [{name: out, type: shell, params: {cmd: "curl {x}"}}]
          - trigger: ":b"
            replace: "{{out}}"
            vars: [{name: out, type: script, params: {args: [python, "a.py"]}}]
        """)

    assert texts(found) == [["IP curl {{x}}"], ["python a.py"]]
    assert not any(variant.enabled for item in found.items for variant in item.variants)
    assert [what for _, what in told(found)] == ["curl {x}", "python a.py"]


def test_rich_texts_lose_their_formatting_and_say_so() -> None:
    found = read("""
        matches:
          - {trigger: ":m", markdown: "# 公告\\n**今天**发_货_，看[这里](https://a.example/b)"}
          - {trigger: ":h", html: "<p>您好</p>"}
        """)

    assert texts(found) == [["公告\n今天发_货_，看这里 https://a.example/b"], ["您好"]]
    assert [sentence for sentence, _ in told(found)] == ["The formatting is left out, the words are kept."] * 2


def test_a_pattern_that_triggers_is_no_keyword() -> None:
    found = read("""
        matches:
          - regex: ":hi(?P<name>.*)\\\\."
            replace: "您好{{name}}"
        """)

    assert (texts(found), found.items[0].keywords) == ([["您好{name}"]], ())
    assert told(found) == [("{what} cannot be carried over and is left out.", ":hi(?P<name>.*)\\.")]


def test_one_trigger_with_several_texts_has_wordings_but_names_keep_them_apart() -> None:
    found = read("""
        matches:
          - {trigger: ":a", replace: 甲}
          - {trigger: ":a", replace: 乙}
          - {trigger: ":b", label: 退货, replace: 丙}
          - {trigger: ":b", label: 换货, replace: 丁}
        """)

    assert texts(found) == [["甲", "乙"], ["丙"], ["丁"]]


def test_hundreds_of_texts_behind_one_trigger_are_phrases() -> None:
    entries = "".join(f"  - {{trigger: d, replace: 第{number}种}}\n" for number in range(300))

    assert len(read("matches:\n" + entries).items) == 300


def test_pictures_come_along_from_a_folder() -> None:
    found = espanso.take(
        folder(
            match__base_dot_yml="""
                matches:
                  - {trigger: ":map", label: 地图, image_path: "$CONFIG/images/map.png"}
                  - {trigger: ":pack", image_path: 'C:\\\\Users\\\\me\\\\espanso\\\\match\\\\packages\\\\p\\\\b.png'}
                  - {trigger: ":gone", image_path: "$CONFIG/images/gone.png"}
                """,
            images__map_dot_png=png(),
            match__packages__p__b_dot_png=png(3, 3),
        )
    )

    assert [(item.name, item.variants[0].text, item.variants[0].enabled) for item in found.items] == [
        ("地图", "地图", False),
        ("pack", "pack", False),
    ]
    assert [item.variants[0].images for item in found.items] == [("images/map.png",), ("match/packages/p/b.png",)]
    assert dict(found.images) == {"images/map.png": png(), "match/packages/p/b.png": png(3, 3)}
    assert [what for _, what in told(found)] == ["", "", "$CONFIG/images/gone.png"]


def test_two_pictures_of_that_name_are_not_guessed_between() -> None:
    found = espanso.take(
        folder(
            base_dot_yml='matches: \n  - {trigger: ":a", image_path: "/home/me/a.png"}\n',
            one__a_dot_png=png(),
            two__a_dot_png=png(),
        )
    )

    assert (found.items, found.images) == ((), {})


def test_packages_and_folders_are_groups() -> None:
    found = espanso.take(
        folder(
            match__base_dot_yml='matches:\n  - {trigger: ":0", replace: 零}\n',
            match__after__refund_dot_yml='matches:\n  - {trigger: ":1", replace: 一}\n',
            match__packages__emoji__package_dot_yml='matches:\n  - {trigger: ":2", replace: 二}\n',
            match__packages__faces__1_dot_0_dot_0__package_dot_yml='matches:\n  - {trigger: ":3", replace: 三}\n',
            match__packages__faces__1_dot_0_dot_0___manifest_dot_yml="name: faces\ntitle: 表情包\n",
            config__default_dot_yml="toggle_key: ALT\n",
            docker_dot_yml="services: {}\n",
        )
    )

    assert {item.variants[0].text: item.group for item in found.items} == {
        "零": "", "一": "after / refund", "二": "emoji", "三": "表情包",
    }  # fmt: skip
    assert found.problems == ()


def test_each_file_sees_its_own_variables_first() -> None:
    found = espanso.take(
        folder(
            match__a_dot_yml="""
                global_vars: [{name: shop, type: echo, params: {echo: 甲店}}]
                matches: [{trigger: ":a", replace: "{{shop}}"}, {trigger: ":t", replace: "{{tel}}"}]
                """,
            match__b_dot_yml="""
                global_vars:
                  - {name: shop, type: echo, params: {echo: 乙店}}
                  - {name: tel, type: echo, params: {echo: "123"}}
                matches: [{trigger: ":b", replace: "{{shop}}"}]
                """,
        )
    )

    assert texts(found) == [["甲店"], ["123"], ["乙店"]]


def test_imports_that_lead_out_of_the_folder_are_named() -> None:
    found = espanso.take(
        folder(
            match__a_dot_yml='imports: ["./_b.yml", "../../secret.yml"]\nmatches: []\n',
            match___b_dot_yml='matches:\n  - {trigger: ":b", replace: 乙}\n',
        )
    )

    assert texts(found) == [["乙"]]
    assert [what for _, what in told(found)] == ["../../secret.yml"]


BROKEN = """
global_vars:
  - {name: shop, type: echo, params: {echo: 小店}}
matches:
  - trigger: ":a"
    replace: "{{shop}}"
  - trigger: ":bad"
   replace: "坏"
  - trigger: ":c"
    replace: 好
other: 1
"""


def test_a_broken_match_does_not_take_the_others_with_it() -> None:
    found = read(BROKEN)

    assert texts(found) == [["小店"], ["好"]]
    assert [what for _, what in told(found)] == ["", '- trigger: ":bad"']


def test_a_match_that_is_no_table_is_named() -> None:
    found = read('matches:\n  - just words\n  - {trigger: ":a", replace: 甲}\n')

    assert texts(found) == [["甲"]]
    assert [what for _, what in told(found)] == ["just words"]


def test_a_file_of_a_folder_that_cannot_be_read_does_not_hide_the_others() -> None:
    source = folder(
        match__a_dot_yml='matches:\n  - {trigger: ":a", replace: 甲}\n',
        match__b_dot_yml=b"matches: \x00\xff\x00\xfe\x81",
    )

    assert recognise(source, READERS)[0].reader.name == "espanso"
    assert texts(espanso.take(source)) == [["甲"]]


def test_nothing_but_a_broken_file_says_where() -> None:
    with pytest.raises(BadInputError, match="broken in line 3"):
        read("matches:\n  - {trigger: [\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "gb18030"])
def test_it_is_read_in_each_encoding(encoding: str) -> None:
    text = 'matches:\n  - trigger: ":nh"\n    replace: 您好，欢迎光临小店，有什么可以帮您的\n'
    source = Source("base.yml", text.encode(encoding))

    assert recognise(source, READERS)[0].reader.name == "espanso"
    assert texts(espanso.take(source)) == [["您好，欢迎光临小店，有什么可以帮您的"]]


def test_a_phrase_is_named_by_its_words_or_else_by_its_trigger() -> None:
    found = read("""
        matches:
          - {trigger: ":yk", replace: "https://a.example/x"}
          - {trigger: ":x", replace: "您好，在的"}
          - {trigger: ":pick", replace: "{{v}}好", vars: [{name: v, type: random, params: {choices: [亲亲, 您]}}]}
          - {trigger: ":html", replace: "<a href='x'>y</a>"}
          - {trigger: ":long", replace: "Thank you very much for waiting, we are on it"}
          - {trigger: ":ip", replace: "{{o}}", vars: [{name: o, type: shell, params: {cmd: curl a.example}}]}
        """)

    assert [item.name for item in found.items] == ["yk", "在的", "亲亲好", "html", "Thank you very much", "ip"]
