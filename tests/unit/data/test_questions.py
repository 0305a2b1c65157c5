"""What `resources/questions.toml`, the buyers' messages for the ranking of replies, must be."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from kefu_desktop.storage.reply_files import read_reply_lists

ROOT = Path(__file__).resolve().parents[3]
QUESTIONS = ROOT / "resources" / "questions.toml"
LONGEST = 40
"""Characters; a buyer who types more than that has written several messages."""


@pytest.fixture(scope="module")
def questions() -> Mapping[str, Sequence[str]]:
    """The messages by the id of the phrase, as the program reads them."""
    return read_reply_lists(ROOT / "resources" / "no-such-list.toml", QUESTIONS).questions or {}


@pytest.fixture(scope="module")
def starter_names() -> dict[str, str]:
    """The names of the starter phrases by their id."""
    names: dict[str, str] = {}
    for path in sorted((ROOT / "phrases").glob("general-*.toml")):
        names |= {phrase["id"]: phrase["name"] for phrase in tomllib.loads(path.read_text(encoding="utf-8"))["phrase"]}
    return names


def _bare(message: str) -> str:
    """The message without spaces and punctuation, so that those alone make no difference."""
    return re.sub(r"[\W_]+", "", message).lower()


def test_messages_belong_to_the_starter_phrases_and_none_is_left_out(
    questions: Mapping[str, Sequence[str]], starter_names: Mapping[str, str]
) -> None:
    assert set(questions) == set(starter_names)


def test_there_are_enough_messages_in_all_and_for_each_phrase(questions: Mapping[str, Sequence[str]]) -> None:
    assert sum(map(len, questions.values())) >= 1250
    assert {slug: len(messages) for slug, messages in questions.items() if not 8 <= len(messages) <= 13} == {}


def test_no_message_stands_twice_even_for_two_phrases(questions: Mapping[str, Sequence[str]]) -> None:
    counts = Counter(_bare(message) or message for messages in questions.values() for message in messages)
    assert [message for message, count in counts.items() if count > 1] == []


def test_no_message_contains_the_name_of_its_phrase(
    questions: Mapping[str, Sequence[str]], starter_names: Mapping[str, str]
) -> None:
    """Neither the whole name nor the part before a bracket: such a message would be found by name alone."""
    given_away = [
        (slug, message)
        for slug, messages in questions.items()
        for message in messages
        if re.split(r"[(（]", starter_names[slug])[0] in message
    ]
    assert given_away == []


def test_messages_are_single_trimmed_lines_of_a_length_that_buyers_type(questions: Mapping[str, Sequence[str]]) -> None:
    odd = [
        message
        for messages in questions.values()
        for message in messages
        if message != " ".join(message.split()) or not 1 <= len(message) <= LONGEST
    ]
    assert odd == []
