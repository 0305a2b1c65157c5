"""A plain text leads back to what was written."""
# ruff: noqa: RUF001 - odd characters are the matter here

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kefu_desktop.domain.tone.normal import FACE, QUOTED, SLOT, Evasions, normalise

EVASIONS = Evasions.of({"zui": "最", "好ping": "好评"})


def test_forms_become_plain() -> None:
    assert normalise("ＡＢ１２，發貨嗎？").text == "ab12,发货吗?"
    assert normalise("a\u200bb\r\tc").text == "ab\n c"
    assert normalise("好……的👍").text == f"好……的{FACE}"


def test_marks_go_only_between_characters() -> None:
    assert normalise("最★好").text == "最好"
    assert normalise("最****好").text == "最****好"
    assert normalise("★好★").text == "★好★"
    assert normalise("有*12元").text == "有*12元"


def test_a_character_set_apart_joins_its_neighbours_again() -> None:
    assert normalise("料子最 好 的").text == "料子最好的"
    assert normalise("好的 您稍等").text == "好的 您稍等"


def test_spellings_are_undone_where_no_letter_touches_them() -> None:
    assert normalise("zui好,给好ping", EVASIONS).text == "最好,给好评"
    assert normalise("zuix好", EVASIONS).text == "zuix好"
    assert normalise("zui好", EVASIONS).origin(0, 1) == (0, 3)
    assert normalise("zui", Evasions.of({})).text == "zui"


def test_placeholders_and_quotations_are_masked() -> None:
    normal = normalise("{商品}叫“最好”")
    assert normal.text == f"{SLOT}叫“{QUOTED * 2}”"
    assert normal.whole == f"{SLOT}叫“最好”"
    assert normal.origin(0, 1) == (0, 4)
    assert normalise("{{x}}").text == "{x}"
    assert normalise("{亲|您好}在").text == "亲 您好在"
    assert normalise("{颜色:红|白}").text == SLOT


def test_a_text_that_is_all_quotation_is_not_masked() -> None:
    assert normalise("“不行”").text == "“不行”"


@given(st.text(max_size=50))
def test_every_character_has_an_origin_in_order(text: str) -> None:
    normal = normalise(text, EVASIONS)
    assert len(normal.text) == len(normal.whole) == len(normal.starts) == len(normal.ends)
    assert list(normal.starts) == sorted(normal.starts)
    assert all(0 <= start < end <= len(text) for start, end in zip(normal.starts, normal.ends, strict=True))
