"""What the palette lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kefu_desktop.app.search_phrases import SearchPhrases
from kefu_desktop.app.stores import IndexRow
from tests.helpers.search_rows import row


@dataclass
class Lists:
    """Word lists of a shop."""

    synonyms: Sequence[Sequence[str]] = (("快递", "物流"),)
    fillers: Sequence[str] = ("吗",)
    questions: Mapping[str, Sequence[str]] | None = field(default_factory=lambda: {"发货时间": ["哪天能寄出来"]})


class Shop:
    """A library in memory that counts how often it is read."""

    def __init__(self, *rows: IndexRow) -> None:
        self.content = list(rows)
        self.number = 1
        self.reads = 0
        self.lists_read = 0
        self.search = SearchPhrases(self.rows, lambda: self.number, self.lists)

    def rows(self) -> list[IndexRow]:
        self.reads += 1
        return self.content

    def lists(self) -> Lists:
        self.lists_read += 1
        return Lists()

    def change(self, *rows: IndexRow) -> None:
        self.content = list(rows)
        self.number += 1

    def found(self, query: str, category: str = "", limit: int = 9) -> list[str]:
        return [hit.phrase_id for hit in self.search(query, category, limit)]


def _shop() -> Shop:
    return Shop(
        row("发货时间", "当天发出", keywords=["什么时候发"]),
        row("物流慢了", "我去催快递", keywords=["怎么还没到"], when="包裹没到", category="after-sales"),
        row("议价说明", "这是活动价", keywords=["能便宜点吗"], category="product"),
    )


def test_nothing_is_read_before_the_first_search() -> None:
    shop = _shop()
    assert shop.reads == 0
    shop.found("fh")
    shop.found("fhsj")
    assert (shop.reads, shop.lists_read) == (1, 0)


def test_word_lists_are_read_once_and_only_for_a_whole_message() -> None:
    shop = _shop()
    shop.found("我的快递怎么没到")
    shop.found("能不能便宜点")
    assert shop.lists_read == 1


def test_a_whole_message_finds_its_answer_first() -> None:
    shop = _shop()
    assert shop.found("我的快递怎么还没到啊")[0] == "物流慢了"
    assert shop.found("大概哪天能寄出来呀")[0] == "发货时间"
    assert shop.found("能便宜点吗")[0] == "议价说明"


def test_a_message_keeps_to_the_category() -> None:
    assert _shop().found("我的快递怎么还没到啊", "product") in ([], ["议价说明"])


def test_a_name_in_chinese_still_finds_its_phrase_first() -> None:
    assert _shop().found("发货时间")[0] == "发货时间"


def test_what_a_message_has_in_common_is_marked() -> None:
    hit = _shop().search("你们帮我去催快递好吗")[0]
    assert [hit.preview[start:end] for start, end in hit.preview_spans] == ["我去催快递"]


def test_an_empty_query_lists_the_category() -> None:
    shop = _shop()
    assert shop.found("") == ["发货时间", "物流慢了", "议价说明"]
    assert shop.found("", "product") == ["议价说明"]
    assert shop.found("", limit=1) == ["发货时间"]


def test_a_changed_library_is_seen_at_the_next_search() -> None:
    shop = _shop()
    shop.found("")
    shop.change(row("补发说明", phrase_id="发货时间"), *shop.content[1:2], row("新的"))
    assert shop.found("") == ["发货时间", "物流慢了", "新的"]
    assert shop.found("bufa") == ["发货时间"]
    assert shop.found("议价") == []
    assert "新的" not in shop.found("我的快递怎么还没到啊")[:1]


def test_a_library_that_changed_a_lot_is_read_anew() -> None:
    shop = _shop()
    shop.found("")
    shop.change(*(row(f"名{number}") for number in range(700)))
    assert len(shop.found("", limit=1000)) == 700
    assert shop.found("议价") == []


def test_the_index_can_be_brought_up_to_date_in_pieces() -> None:
    shop = _shop()
    steps = list(shop.search.warm())
    assert steps
    assert steps[-1] == 3
    assert list(shop.search.warm()) == []
    shop.change(*shop.content, *(row(f"名{number}", category=f"c{number % 3}") for number in range(700)))
    warming = shop.search.warm()
    next(warming)
    assert len(shop.found("", limit=1000)) == 703


def test_a_pasted_phrase_moves_up_without_a_look_at_the_library() -> None:
    shop = _shop()
    shop.found("")
    shop.search.used("议价说明")
    shop.search.used("no such phrase")
    assert shop.found("")[0] == "议价说明"
    assert shop.reads == 1
