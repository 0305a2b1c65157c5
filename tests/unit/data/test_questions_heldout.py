"""What `tests/data/questions_heldout.jsonl`, the messages kept aside for measuring the ranking of replies, must be."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from rapidfuzz import fuzz, process

from kefu_desktop.storage.reply_files import read_reply_lists

ROOT = Path(__file__).resolve().parents[3]
SAME = 92
"""From this likeness (0 to 100) on, two messages count as the same."""


@pytest.fixture(scope="module")
def heldout() -> list[dict[str, Any]]:
    """The messages as they stand in the file."""
    lines = (ROOT / "tests" / "data" / "questions_heldout.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def starter_names() -> Mapping[str, str]:
    """The names of the starter phrases by their id."""
    packs = [tomllib.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "phrases").glob("general-*.toml")]
    return {phrase["id"]: phrase["name"] for pack in packs for phrase in pack["phrase"]}


def test_each_line_has_a_text_a_phrase_and_perhaps_others_as_right(heldout: Sequence[Mapping[str, Any]]) -> None:
    assert len(heldout) >= 620
    for item in heldout:
        assert {"text", "phrase"} <= set(item) <= {"text", "phrase", "also"}
        assert item["text"].strip() == item["text"] != ""
        assert item["phrase"] not in item.get("also", [])


def test_each_phrase_is_asked_for_and_none_that_does_not_exist(
    heldout: Sequence[Mapping[str, Any]], starter_names: Mapping[str, str]
) -> None:
    counts = Counter(item["phrase"] for item in heldout)
    assert set(counts) == set(starter_names)
    assert min(counts.values()) >= 2
    assert {slug for item in heldout for slug in item.get("also", [])} <= set(starter_names)


def test_no_message_stands_twice(heldout: Sequence[Mapping[str, Any]]) -> None:
    assert [text for text, count in Counter(item["text"] for item in heldout).items() if count > 1] == []


def test_no_message_contains_the_name_of_its_phrase(
    heldout: Sequence[Mapping[str, Any]], starter_names: Mapping[str, str]
) -> None:
    assert [item["text"] for item in heldout if starter_names[item["phrase"]] in item["text"]] == []


def test_no_message_is_one_that_the_ranking_learns_from(heldout: Sequence[Mapping[str, Any]]) -> None:
    lists = read_reply_lists(ROOT / "resources" / "no-such-list.toml", ROOT / "resources" / "questions.toml")
    learnt = [message for messages in (lists.questions or {}).values() for message in messages]
    assert learnt
    texts = [item["text"] for item in heldout]
    assert [text for text in texts if process.extractOne(text, learnt, scorer=fuzz.ratio, score_cutoff=SAME)] == []
