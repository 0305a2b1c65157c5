"""Playbooks are read from TOML; the shipped ones fit the shipped phrases."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from kefu_desktop.domain.errors import BadInputError
from kefu_desktop.domain.flow import Flow, Step
from kefu_desktop.storage.flows_file import read_flows

ROOT = Path(__file__).resolve().parents[3]
SHIPPED = ROOT / "resources" / "flows.toml"
GOOD = """
[[flow]]
id = "vent"
name = "发泄法"
when = "顾客有气"

[[flow.step]]
phrase = "vent-listen"
goal = "让顾客说完"
go_on_when = "语气缓和"
within_seconds = 6

[[flow.step]]
phrases = ["options", "complaint-24h"]
goal = "给办法或给时限"
branch = "看能不能当场解决"
wait_seconds = 120
optional = true
"""


def read(tmp_path: Path, text: str) -> tuple[list[Flow], list[tuple[str, str]]]:
    path = tmp_path / "flows.toml"
    path.write_text(text, encoding="utf-8")
    flows, problems = read_flows(path)
    return flows, [(problem.where, str(problem)) for problem in problems]


def flow_with(step: str) -> str:
    return f'[[flow]]\nid = "f"\nname = "流程"\nwhen = "总是"\n\n[[flow.step]]\n{step}\n'


def starter_phrases() -> dict[str, int]:
    """Ids of the phrases that a new library begins with, and how many wordings each has."""
    packs = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "phrases").glob("*.toml"))]
    return {row["id"]: len(row["variants"]) for pack in packs if pack.get("starter") for row in pack["phrase"]}


def test_every_key_of_a_step_is_read(tmp_path: Path) -> None:
    flows, problems = read(tmp_path, GOOD)

    assert problems == []
    assert flows == [
        Flow(
            "vent",
            "发泄法",
            "顾客有气",
            (
                Step(("vent-listen",), "让顾客说完", go_on_when="语气缓和", within=6),
                Step(
                    ("options", "complaint-24h"), "给办法或给时限", branch="看能不能当场解决", wait=120, optional=True
                ),
            ),
        )
    ]


def test_wordings_are_read(tmp_path: Path) -> None:
    flows, _ = read(tmp_path, flow_with('phrase = "silent-followup"\ngoal = "确认"\nwordings = [1, 4]'))

    assert flows[0].steps[0].wordings == (1, 4)


@pytest.mark.parametrize(
    ("step", "says"),
    [
        ('phrase = "a"\nphrases = ["b"]\ngoal = "好"', "both phrase and phrases"),
        ('goal = "好"', "names no phrase"),
        ('phrase = "a"', "no goal"),
        ('phrase = 3\ngoal = "好"', "phrase must be a text"),
        ('phrases = "a"\ngoal = "好"', "phrases must be a list"),
        ('phrases = ["a", 3]\ngoal = "好"', "phrases must be a list"),
        ('phrase = "a"\ngoal = "好"\nwordings = ["1"]', "wordings must be a list"),
        ('phrase = "a"\ngoal = "好"\nwordings = [true]', "wordings must be a list"),
        ('phrase = "a"\ngoal = "好"\nwait_seconds = "120"', "wait_seconds must be a whole number"),
        ('phrase = "a"\ngoal = "好"\nwait_seconds = true', "wait_seconds must be a whole number"),
        ('phrase = "a"\ngoal = "好"\nwithin_seconds = 0', "0 seconds"),
    ],
)
def test_a_flow_with_a_faulty_step_is_left_out_and_told_by_its_id(tmp_path: Path, step: str, says: str) -> None:
    flows, problems = read(tmp_path, flow_with(step))

    assert flows == []
    assert [where for where, _ in problems] == ["f"]
    assert says in problems[0][1]


def test_one_bad_flow_does_not_hide_the_others(tmp_path: Path) -> None:
    flows, problems = read(tmp_path, '[[flow]]\nname = "没有编号"\n' + GOOD)

    assert [flow.id for flow in flows] == ["vent"]
    assert [where for where, _ in problems] == ["flow 1"]


def test_the_first_of_two_flows_with_one_id_stays(tmp_path: Path) -> None:
    flows, problems = read(tmp_path, GOOD + GOOD.replace("发泄法", "又一个"))

    assert [flow.name for flow in flows] == ["发泄法"]
    assert [where for where, _ in problems] == ["vent"]


def test_what_is_no_table_of_flows_is_told(tmp_path: Path) -> None:
    flows, problems = read(tmp_path, "flow = [1]")

    assert flows == []
    assert len(problems) == 1


def test_a_file_without_flows_has_none(tmp_path: Path) -> None:
    assert read(tmp_path, "format = 1") == ([], [])


@pytest.mark.parametrize("version", ["2", '"1"'])
def test_a_newer_format_is_refused(tmp_path: Path, version: str) -> None:
    with pytest.raises(BadInputError, match="newer version"):
        read(tmp_path, f"format = {version}\n{GOOD}")


def test_a_file_that_is_no_toml_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="no TOML"):
        read(tmp_path, "[[flow")


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "flows.toml"
    path.write_bytes(GOOD.encode("gb18030"))

    with pytest.raises(BadInputError, match="UTF-8"):
        read_flows(path)


def test_a_file_saved_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    flows, problems = read(tmp_path, "\ufeff" + GOOD)

    assert (len(flows), problems) == (1, [])


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="cannot be read"):
        read_flows(tmp_path / "none.toml")


def test_the_shipped_flows_are_all_whole_and_there_are_the_thirteen_we_promise() -> None:
    flows, problems = read_flows(SHIPPED)

    assert problems == []
    assert [flow.id for flow in flows] == [
        "vent",
        "upset-logistics",
        "upset-product",
        "upset-service",
        "review-ordinary",
        "review-service",
        "review-hard",
        "soft-denial",
        "silence",
        "bargain",
        "closing",
        "complaint",
        "refund",
    ]


def test_every_phrase_of_a_shipped_flow_is_in_the_starter_packs() -> None:
    known = starter_phrases()

    assert {flow.id: flow.missing(known) for flow in read_flows(SHIPPED)[0] if flow.missing(known)} == {}


def test_every_wording_that_a_shipped_flow_asks_for_exists() -> None:
    known = starter_phrases()
    asked = [
        (step.phrases[0], step.wordings) for flow in read_flows(SHIPPED)[0] for step in flow.steps if step.wordings
    ]

    assert [(phrase, wordings) for phrase, wordings in asked if max(wordings) > known[phrase]] == []
    assert len(asked) == 3


def test_a_step_with_several_phrases_says_which_of_them_when() -> None:
    steps = [step for flow in read_flows(SHIPPED)[0] for step in flow.steps]

    assert [step.phrases for step in steps if len(step.phrases) > 1 and not step.branch] == []
    assert [step.phrases for step in steps if step.optional and not step.branch] == []
