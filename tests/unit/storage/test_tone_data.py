"""The rules are read from data; a broken file is told of."""

from __future__ import annotations

from pathlib import Path

import pytest

from kefu_desktop.domain.errors import BadInputError
from kefu_desktop.domain.tone.check import check
from kefu_desktop.storage.tone_data import load_rules

WORDS = 'format = 1\n[words]\nfood = ["饼", "大饼"]\nmeal = "<food>饭"\n[evasions]\nbing = "饼"\n'
RULE = """
[[rule]]
id = "food"
name_zh = "吃"
name_en = "Eating"
severity = "error"
message_zh = "不说吃"
message_en = "No eating"
suggest = "喝{1}"
pattern = [{ find = '(吃)<meal>', span = "clause", unless = "不", unless_sentence = "也许", unless_message = "别" }]
"""


def write(folder: Path, words: str = WORDS, rule: str = RULE) -> Path:
    (folder / "words.toml").write_text(words, encoding="utf-8")
    (folder / "rules.toml").write_text(rule, encoding="utf-8")
    return folder


def test_classes_are_put_in_and_groups_reach_the_suggestion(tmp_path: Path) -> None:
    rules = load_rules(folder=write(tmp_path))
    (finding,) = check("好,我吃大bing饭,好", rules)
    assert (finding.start, finding.end, finding.severity) == (2, 10, "error")
    assert (finding.message, finding.suggestion) == ("不说吃", "喝吃")


def test_clause_sentence_and_message_can_excuse(tmp_path: Path) -> None:
    rules = load_rules(folder=write(tmp_path))
    assert check("我不吃饼饭", rules) == []
    assert check("也许,我吃饼饭", rules) == []
    assert check("别。我吃饼饭", rules) == []
    assert check("不,我吃饼饭", rules) != []
    assert check("也许。我吃饼饭", rules) != []


def test_messages_speak_the_language(tmp_path: Path) -> None:
    rules = load_rules(language="en", folder=write(tmp_path))
    assert rules.rules[0].name == "Eating"
    assert check("吃饼饭", rules)[0].message == "No eating"


def test_each_shipped_rule_has_a_name_and_a_message_in_both_languages() -> None:
    chinese, english = load_rules(), load_rules(language="en")
    assert len({rule.id for rule in chinese.rules}) == len(chinese.rules)
    for one, other in zip(chinese.rules, english.rules, strict=True):
        assert one.name != other.name
        assert one.message != other.message
        for pattern, translated in zip(one.patterns, other.patterns, strict=True):
            assert (pattern.message == translated.message == "") or pattern.message != translated.message
        assert one.messages.keys() == other.messages.keys()


@pytest.mark.parametrize(
    "rule",
    [
        "[[rule",
        'format = 2\n[[rule]]\nid = "a"',
        RULE.replace('"error"', '"awful"'),
        RULE.replace('"clause"', '"page"'),
        RULE.replace("<meal>", "<drink>"),
        RULE.replace("<meal>", "(("),
    ],
)
def test_a_broken_file_is_refused_by_name(tmp_path: Path, rule: str) -> None:
    with pytest.raises(BadInputError) as caught:
        load_rules(folder=write(tmp_path, rule=rule))
    assert "rules.toml" in str(caught.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInputError):
        load_rules(folder=tmp_path)
