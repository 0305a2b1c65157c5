"""The use case gives an entry for each text, with or without findings."""

from __future__ import annotations

from kefu_desktop.app.check_text import CheckText, Entry
from kefu_desktop.domain.phrase import Phrase, Variant
from kefu_desktop.storage.tone_data import load_rules

CHECKER = CheckText(load_rules())
GOOD = "在的呢，请问想看哪款呀？"


def phrase(phrase_id: str, *texts: str) -> Phrase:
    return Phrase(phrase_id, "名", "common", tuple(Variant(text) for text in texts))


def test_a_text_without_findings_has_an_entry_too() -> None:
    assert CHECKER.text(GOOD, where="3") == Entry(GOOD, "3", ())


def test_findings_of_a_text_and_of_its_entry_are_the_same() -> None:
    assert list(CHECKER.text("久等了").findings) == CHECKER.findings("久等了") != []


def test_a_phrase_has_an_entry_a_wording_with_its_place() -> None:
    entries = CHECKER.phrase(phrase("hello", GOOD, "久等了哦"))
    assert [entry.where for entry in entries] == ["hello:0", "hello:1"]
    assert "negative_word" in {finding.rule for finding in entries[1].findings}


def test_a_library_has_the_entries_of_its_phrases_in_order() -> None:
    entries = CHECKER.library([phrase("a", GOOD), phrase("b", GOOD, "您请说哦")])
    assert [entry.where for entry in entries] == ["a:0", "b:0", "b:1"]


def test_the_mark_names_the_gravest_rule_and_is_nothing_for_hints() -> None:
    assert CHECKER.mark(GOOD) is None
    assert CHECKER.mark("不议价的哦") is None
    assert CHECKER.mark("久等了") == "负面用词"
    assert CHECKER.mark("久等了,你有病吧") == "侮辱讽刺"
