"""What the search finds, in which order, and which stretches it marks."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kefu_desktop.domain.search import Index
from tests.helpers.search_rows import ids, index_of, row

SHOP = [
    row(
        "发货时间", "亲，现货当天 16 点前下单当天发出，{商品}除外。", keywords=["几天发货", "什么时候发"], group="物流"
    ),
    row("重新发货", "抱歉，我们马上给您重新寄一份。", group="物流"),
    row("长款还是短款", "这款长度到膝盖，行走很方便。", category="product"),
    row("退款到账", "退款一般 1-3 天原路退回。", keywords=["钱什么时候到"], category="after-sales"),
    row("七天无理由", "支持 7天无理由退货，VIP 会员运费我们承担。", category="after-sales"),
    row("绿色女装", "女款只有绿色。", category="product"),
    row(
        "指定快递",
        "默认发圆通。\n如需 SF 请补差价。",
        "可以发顺丰，需要您补运费差价。",
        keywords=["顺丰"],
        group="物流",
    ),
]


@pytest.fixture(scope="module")
def shop() -> Index:
    return index_of(SHOP)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("发货时间", "发货时间"),
        ("货时", "发货时间"),
        ("fahuoshijian", "发货时间"),
        ("fahuosh", "发货时间"),
        ("fhsj", "发货时间"),
        ("fahsj", "发货时间"),
        ("fhuosj", "发货时间"),
        ("发huo", "发货时间"),
        ("fa货", "发货时间"),
        ("FHSJ", "发货时间"),
        ("\uff46\uff48\uff53\uff4a", "发货时间"),
        ("發貨時間", "发货时间"),
        ("fa'huo", "发货时间"),
        ("chongxin", "重新发货"),
        ("zhongxin", "重新发货"),
        ("zxfh", "重新发货"),
        ("changkuan", "长款还是短款"),
        ("zhangkuan", "长款还是短款"),
        ("haishi", "长款还是短款"),
        ("huanshi", "长款还是短款"),
        ("xingzou", "长款还是短款"),
        ("hangzou", "长款还是短款"),
        ("7天", "七天无理由"),
        ("7tian", "七天无理由"),
        ("vip", "七天无理由"),
        ("lvse", "绿色女装"),
        ("lüse", "绿色女装"),
        ("nvzhuang", "绿色女装"),
        ("sf", "指定快递"),
        ("商品除外", "发货时间"),
        ("shangpinchuwai", "发货时间"),
        ("qian shenmeshihou", "退款到账"),
        ("yuantong", "指定快递"),
    ],
)
def test_each_way_to_type_a_phrase_finds_it(shop: Index, query: str, expected: str) -> None:
    assert expected in ids(shop, query)[:3]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("fahou", "发货时间"),  # swapped
        ("fahuoo", "发货时间"),  # one too many
        ("fahuoshjian", "发货时间"),  # one too few
        ("fajuo", "发货时间"),  # a wrong one
        ("fahuosijian", "发货时间"),  # s for sh
        ("fahuoshijiang", "发货时间"),  # ang for an
        ("tuikuandaozang", "退款到账"),
        ("发祸时间", "发货时间"),  # same sound
        ("退宽到账", "退款到账"),
        ("退钱到账", "退款到账"),
    ],
)
def test_small_typos_find_the_phrase(shop: Index, typed: str, expected: str) -> None:
    assert expected in ids(shop, typed)


def test_a_mistyped_word_never_stands_before_one_that_matches(shop: Index) -> None:
    index = index_of([row("发后说明"), row("发货时间")])
    assert ids(index, "fahou")[0] == "发后说明"


def test_what_matches_best_comes_first() -> None:
    index = index_of(
        [
            row("杂项一", "这里说到发货"),
            row("杂项二", group="发货"),
            row("何时发货"),
            row("杂项三", keywords=["发货"]),
            row("发货时间"),
            row("发货"),
        ]
    )
    assert ids(index, "发货") == ["发货", "发货时间", "杂项三", "何时发货", "杂项二", "杂项一"]
    assert ids(index, "fahuo") == ["发货", "发货时间", "杂项三", "何时发货", "杂项二", "杂项一"]
    assert ids(index, "fh") == ["发货", "发货时间", "杂项三", "何时发货", "杂项二", "杂项一"]


def test_among_equals_what_is_used_most_comes_first() -> None:
    index = index_of([row("发货甲", uses=1), row("发货乙", uses=7), row("发货丙")])
    assert ids(index, "fh") == ["发货乙", "发货甲", "发货丙"]
    for _ in range(9):
        index.used("发货丙")
    assert ids(index, "fh") == ["发货丙", "发货乙", "发货甲"]
    assert ids(index, "")[0] == "发货丙"


def test_an_exact_name_is_found_among_many_that_begin_like_it() -> None:
    index = index_of([*(row(f"发货{number}", uses=9) for number in range(300)), row("发货")])
    assert ids(index, "发货")[0] == "发货"
    assert ids(index, "fahuo")[0] == "发货"
    assert ids(index, "fh")[0] == "发货"


def test_all_words_must_match_anywhere_in_the_phrase(shop: Index) -> None:
    assert ids(shop, "物流 顺丰") == ["指定快递"]
    assert ids(shop, "wl bucha") == ["指定快递"]
    assert ids(shop, "退款 量子") == []


def test_an_empty_query_gives_the_most_used_then_the_order_of_the_library() -> None:
    index = index_of([row("甲"), row("乙", uses=2), row("丙", category="product", uses=5), row("丁")])
    assert ids(index, "") == ["丙", "乙", "甲", "丁"]
    assert ids(index, "  ", "common", 2) == ["乙", "甲"]
    assert ids(index, "", "no-such-category") == []


def test_only_the_category_asked_for_is_given(shop: Index) -> None:
    assert ids(shop, "t", "after-sales")
    assert all(match.category == "after-sales" for match in shop.search("t", "after-sales"))


def test_every_match_is_marked_in_the_name_and_in_the_best_wording(shop: Index) -> None:
    match = shop.search("fahuo")[0]
    assert [match.name[start:end] for start, end in match.name_spans] == ["发货"]
    match = next(match for match in shop.search("差价") if match.phrase_id == "指定快递")
    assert [match.preview[start:end] for start, end in match.preview_spans] == ["差价"]
    match = shop.search("shunfeng yunfei")[0]
    assert match.variant == 1
    assert [match.preview[start:end] for start, end in match.preview_spans] == ["顺丰", "运费"]


def test_marks_of_another_reading_lie_on_its_characters(shop: Index) -> None:
    match = next(match for match in shop.search("zhongxin") if match.phrase_id == "重新发货")
    assert [match.name[start:end] for start, end in match.name_spans] == ["重新"]


def test_marks_take_in_the_braces_of_a_placeholder() -> None:
    match = index_of([row("甲", "您要的 {商品} 到了")]).search("商品到")[0]
    assert [match.preview[start:end] for start, end in match.preview_spans] == ["商品} 到"]


def test_a_preview_is_one_line_of_the_same_length(shop: Index) -> None:
    match = next(match for match in shop.search("圆通") if match.phrase_id == "指定快递")
    assert "\n" not in match.preview
    assert len(match.preview) == len("默认发圆通。\n如需 SF 请补差价。")


def test_a_changed_phrase_is_found_as_it_is_now_and_keeps_its_place() -> None:
    index = index_of([row("甲"), row("乙"), row("丙")])
    index.put(row("补发说明", phrase_id="甲"))
    assert ids(index, "bufa") == ["甲"]
    assert ids(index, "") == ["甲", "乙", "丙"]
    index.put(row("新的"))
    index.remove("乙")
    index.remove("not there")
    assert ids(index, "") == ["甲", "丙", "新的"]
    assert ids(index, "乙") == []


def test_many_changes_leave_one_of_each_phrase() -> None:
    index = index_of([row(f"名{number}") for number in range(50)])
    for turn in range(3):
        for number in range(150):
            index.put(row(f"名{number}", f"第{turn}次", uses=number % 7))
    assert len(set(ids(index, "", limit=999))) == len(ids(index, "", limit=999)) == 150
    assert ids(index, "第1次", limit=999) == []
    assert len(ids(index, "第2次", limit=999)) == 150


def test_typing_on_gives_what_typing_at_once_gives(shop: Index) -> None:
    for word in ("fahuoshijian", "fangan", "xianhuo", "tuikuandao", "发货时间", "zhidingkuaidi"):
        for end in range(1, len(word) + 1):
            assert ids(shop, word[:end]) == ids(index_of(SHOP), word[:end]), word[:end]


def test_a_group_that_was_not_spelled_is_read_as_in_the_rest_of_the_library() -> None:
    unspelled = row("甲", "物流很慢", group="物流")._replace(spelling_keywords="")
    assert index_of([unspelled, row("乙")]).search("wl", limit=1)[0].score > 0.7


def test_a_spelling_that_does_not_fit_its_text_leaves_the_text_findable() -> None:
    broken = row("发货时间", "abc 您好")._replace(spelling_name="x", spelling_texts="", spelling_keywords="\x02\x02")
    index = index_of([broken])
    assert ids(index, "发货") == ids(index, "abc") == ["发货时间"]
    assert ids(index, "fahuo") == []


_CHARACTERS = st.text(
    st.sampled_from("发货重长 abfhuoz7{}|\n\x1e\x1f\x1d\x02\ud800，。😀İß\uff46發ü'~\uff05"), max_size=14
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(_CHARACTERS, _CHARACTERS, _CHARACTERS), max_size=6), _CHARACTERS, _CHARACTERS)
def test_no_text_and_no_query_breaks_it_and_spans_lie_inside(
    texts: list[tuple[str, str, str]], query: str, other: str
) -> None:
    rows = [
        row(name, text, other, keywords=[keyword], group=keyword, phrase_id=f"p{at}")
        for at, (name, text, keyword) in enumerate(texts)
    ]
    index = index_of(rows)
    for asked in (query, other, query + other, ""):
        for match in index.search(asked):
            for shown, spans in ((match.name, match.name_spans), (match.preview, match.preview_spans)):
                ends = [place for span in spans for place in span]
                assert ends == sorted(set(ends))
                assert all(0 <= place <= len(shown) for place in ends)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_every_part_of_a_name_is_found(data: st.DataObject) -> None:
    names = ["发货时间说明", "重新发货", "七天无理由退货", "优惠券怎么领", "支付失败", "尺码建议"]
    name = data.draw(st.sampled_from(names))
    start = data.draw(st.integers(0, len(name) - 1))
    part = name[start : data.draw(st.integers(start + 1, len(name)))]
    assert name in ids(index_of([row(one) for one in names]), part)


def test_the_same_query_gives_the_same_answer_in_any_order_of_asking() -> None:
    queries = ["f", "fh", "fahuo", "退款", "7天", "wl", "shunfeng", "发货 wl"]
    first = {query: ids(index_of(SHOP), query) for query in queries}
    index = index_of(SHOP)
    random.Random(3).shuffle(queries)
    assert {query: ids(index, query) for query in queries} == first
