"""Encodings told apart, and texts cleaned."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kefu_desktop.domain.errors import BadInputError
from kefu_desktop.domain.pack_text import BIDI, CONTROL, INVISIBLE, clean, decode, fold
from tests.helpers.strategies import texts

CHINESE = "亲，您好，现货当天发货"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
@pytest.mark.parametrize("text", [CHINESE, "hi,您好\r\n退货,7天无理由", "联通", "问候,您好😀"[:5]])
def test_each_encoding_is_read(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("text", ["trigger,text\r\nhi,您好", "abc,亲\r\n" * 20])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_read_where_latin_letters_show_it(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("text", ["café", "naïve Å", "¥100", "Größe: 3 €", "привет"])
def test_other_languages_in_utf8_stay_what_they_are(text: str) -> None:
    assert decode(text.encode()).text == text


@settings(deadline=None)
@given(texts(max_size=200))
def test_utf8_with_a_mark_is_never_taken_for_anything_else(text: str) -> None:
    assert decode(text.encode("utf-8-sig")).text == text.removeprefix("\ufeff")


@settings(deadline=None)
@given(st.text(st.sampled_from(CHINESE + "ab1,\n。"), min_size=2, max_size=60))
@example("您")
def test_chinese_is_told_apart(text: str) -> None:
    assert decode(text.encode()).text == text
    if any(character > "\x7f" for character in text[:-1]):
        assert decode(text.encode("gb18030")).text == text


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail_but_with_a_message(data: bytes) -> None:
    with suppress(BadInputError):
        clean(decode(data).text)


def test_a_picture_is_no_text() -> None:
    with pytest.raises(BadInputError, match="no text"):
        decode(b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe\x80\x81\x00\x90" * 20)


def test_one_broken_character_in_a_long_text_is_counted() -> None:
    found = decode((CHINESE * 20).encode() + b"\xff" + CHINESE.encode())
    assert found.broken == 1


@pytest.mark.parametrize(
    ("text", "cleaned", "kinds"),
    [
        ("a\u202eb\u202c", "ab", (BIDI,)),
        ("a\u200bb\ufeff", "ab", (INVISIBLE,)),
        ("a\x07b\x00", "ab", (CONTROL,)),
        ("a\r\nb\rc", "a\nb\nc", ()),
        ("a\u2028b", "a\nb", (INVISIBLE,)),
        ("\u200e\u00ad", "", (BIDI, INVISIBLE)),
        ("👨\u200d👩\u200d👧 ❤\ufe0f", "👨\u200d👩\u200d👧 ❤\ufe0f", ()),
        ("🏴\U000e0067\U000e0062\U000e007f", "🏴\U000e0067\U000e0062\U000e007f", ()),
        ("亲\u200d您", "亲您", (INVISIBLE,)),
        ("亲\U000e0067", "亲", (INVISIBLE,)),
    ],
)
def test_what_nobody_sees_is_taken_out(text: str, cleaned: str, kinds: tuple[str, ...]) -> None:
    found = clean(text)
    assert (found.text, found.removed) == (cleaned, kinds)


@settings(deadline=None)
@given(texts(max_size=60))
def test_a_clean_text_stays_clean(text: str) -> None:
    once = clean(text).text
    assert clean(once).text == once


CHARACTERS = "亲您好的是在有不发货快递请问可以帮退换付款拍下优惠现今天到哦呢吗谢感欢迎光临小店尺码颜色"


@settings(deadline=None)
@given(
    st.text(st.sampled_from(CHARACTERS + "，。！？~12ab\n"), min_size=16, max_size=80),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"]),
)
@example("现货退换现货退换现货退换现货退换", "utf-16-le")
def test_each_encoding_of_some_words_is_told_apart_also_without_a_mark(text: str, encoding: str) -> None:
    if any(character in CHARACTERS for character in text[:-1]):
        assert decode(text.encode(encoding)).text == text


@given(st.text(st.sampled_from(CHARACTERS), min_size=2, max_size=6), st.sampled_from(["utf-8", "utf-16", "gb18030"]))
def test_a_few_words_are_enough_where_a_mark_or_the_usual_encodings_are_used(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1.5元", "15元"), ("3-5天", "35天"), ("9:00", "900"), ("5%", "5"), ("$9", "9"), ("-5度", "5度"), ("1/2", "12"),
        ("满100-20", "满10020"), ("支持\u221a", "支持\u00d7"), ("10\u00d720", "1020"),
    ],
)  # fmt: skip
def test_what_changes_a_number_counts(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_what_a_number_is_written_with_does_not() -> None:
    assert fold("1,000元") == fold("1000元")
    assert fold("3~5天") == fold("3-5 天") == fold("3至5天")
    assert fold("9:00，10:00") == fold("9\uff1a00 10\uff1a00")


def test_width_case_and_punctuation_do_not_count() -> None:
    assert fold("亲，您好！\uff2f\uff2b") == fold("亲 您好 ok~")
    assert fold("7天") != fold("15天")
    assert fold("!!") == "!!"
