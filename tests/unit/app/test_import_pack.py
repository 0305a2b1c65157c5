"""Taking in: compare, decide, one step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kefu_desktop.app.export_pack import ExportPack
from kefu_desktop.app.import_pack import ImportPack, Plan
from kefu_desktop.app.import_plan import OnConflict, polish
from kefu_desktop.bootstrap.pack_formats import READERS, WRITERS
from kefu_desktop.domain.errors import BadInputError, NotFoundError, UsageError
from kefu_desktop.domain.pack_text import clean
from kefu_desktop.domain.phrase import Phrase, Variant
from kefu_desktop.domain.picture import kept_name
from kefu_desktop.domain.source import Source
from kefu_desktop.domain.taken import Item
from kefu_desktop.packs import toml_pack
from kefu_desktop.storage.database import Database
from kefu_desktop.storage.library import Library
from tests.helpers.packs import FakePictures, png
from tests.helpers.strategies import libraries

LATE = Phrase(
    "late", "快递慢", "after-sales", (Variant("抱歉让您久等了，我马上帮您催一下快递"),), "物流", hotkey="Ctrl+Alt+1"
)


@pytest.fixture
def library() -> Iterator[Library]:
    database = Database()
    yield Library(database)
    database.close()


@pytest.fixture
def pictures() -> FakePictures:
    return FakePictures()


@pytest.fixture
def packs(library: Library, pictures: FakePictures) -> ImportPack:
    return ImportPack(library, READERS, lambda name: {"快递慢": "kuai di man"}.get(name, name), pictures)


def table(*rows: str) -> Source:
    return Source("a.csv", "\n".join(("分类,分组,标题,内容", *rows)).encode())


def planned(packs: ImportPack, *sources: Source) -> Plan:
    return packs.plan([packs.read(source) for source in sources])


def test_new_phrases_come_in_as_one_step_that_can_be_taken_back(packs: ImportPack, library: Library) -> None:
    result = packs.carry_out(
        planned(packs, table("售后,物流,快递慢,我马上催", "售前,问候,,在的呢您好", "尺码表,,,亲看图"))
    )

    assert (result.added, result.updated, result.skipped, result.problems) == (3, 0, 0, ())
    assert [(p.id, p.name, p.category, p.group) for p in library.phrases()] == [
        ("kuai-di-man", "快递慢", "after-sales", "物流"),
        ("phrase", "在的呢您好", "common", "售前 / 问候"),
        ("phrase-2", "亲看图", "product", "尺码表"),
    ]
    assert len(library.undo()) == 3
    assert library.phrases() == []


def test_a_preview_changes_nothing_and_says_the_same(packs: ImportPack, library: Library) -> None:
    library.put([LATE])
    plan = planned(packs, table("售后,,快递慢,抱歉让您久等了！我马上帮您催一下快递哦", "售前,,问候,您好"))

    previewed = packs.outcome(plan, "replace")
    assert library.phrases() == [LATE]
    assert packs.carry_out(plan, "replace") == previewed


@pytest.mark.parametrize(
    ("row", "state"),
    [
        ("售后,,换了名字,抱歉让您久等了 我马上帮您催一下快递~", "same"),
        ("售后,,快递慢,抱歉让您久等了，我马上帮您催一催快递", "different"),
        ("售后,,快递慢,您好，这个问题我查一下再回复您", "new"),
    ],
)
def test_near_identical_texts_are_found(packs: ImportPack, library: Library, row: str, state: str) -> None:
    library.put([LATE])

    (entry,) = planned(packs, table(row)).entries
    assert entry.state == state
    assert entry.there == (None if state == "new" else LATE)


@pytest.mark.parametrize(
    ("choice", "numbers", "texts"),
    [
        ("skip", (0, 0, 1), [["抱歉让您久等了，我马上帮您催一下快递"]]),
        ("replace", (0, 1, 0), [["抱歉让您久等了，我马上帮您催一催快递"]]),
        ("keep-both", (1, 0, 0), [["抱歉让您久等了，我马上帮您催一下快递"], ["抱歉让您久等了，我马上帮您催一催快递"]]),
        ("add-variants", (0, 1, 0), [["抱歉让您久等了，我马上帮您催一下快递", "抱歉让您久等了，我马上帮您催一催快递"]]),
    ],
)
def test_each_answer_to_a_conflict(
    packs: ImportPack, library: Library, choice: OnConflict, numbers: tuple[int, ...], texts: list[list[str]]
) -> None:
    library.put([LATE])
    plan = planned(packs, table("售后,,快递慢,抱歉让您久等了，我马上帮您催一催快递"))

    result = packs.carry_out(plan, choice)
    assert (result.added, result.updated, result.skipped) == numbers
    assert [[variant.text for variant in phrase.variants] for phrase in library.phrases()] == texts
    assert library.phrases()[0].hotkey == LATE.hotkey


def test_one_entry_may_be_answered_in_another_way(packs: ImportPack, library: Library) -> None:
    library.put([LATE])
    plan = planned(packs, table("售后,,快递慢,抱歉让您久等了，我马上帮您催一催快递"))

    assert packs.carry_out(plan, "replace", {0: "skip"}).skipped == 1


def test_a_new_one_may_be_left_out(packs: ImportPack, library: Library) -> None:
    plan = planned(packs, table("售后,,甲,好的呢亲", "售后,,乙,马上处理"))

    result = packs.carry_out(plan, "replace", {0: "skip", 1: "replace"})
    assert (result.added, result.skipped) == (1, 1)
    assert [phrase.name for phrase in library.phrases()] == ["乙"]


@pytest.mark.parametrize("choice", ["replace", "keep-both", "add-variants"])
def test_what_differs_from_one_that_was_left_out_comes_in_alone(
    packs: ImportPack, library: Library, choice: OnConflict
) -> None:
    header = "编号,分类,分组,标题,关键词,快捷键,启用,话术内容"
    one, other = (Source(f"{at}.csv", f"{header}\nx,售后,,快,,,是,{at}马上催".encode()) for at in ("我", "他们会"))

    plan = planned(packs, one, other)
    assert [entry.state for entry in plan.entries] == ["new", "different"]
    packs.carry_out(plan, choice, {0: "skip"})
    assert [[variant.text for variant in p.variants] for p in library.phrases()] == [["他们会马上催"]]


def test_it_is_told_how_far_it_is(packs: ImportPack) -> None:
    told: list[tuple[int, int]] = []
    read = [packs.read(table(*(f"售后,,{n},第{n}句{n * 7}" for n in range(300))))]

    plan = packs.plan(read, lambda done, of: told.append((done, of)))
    assert told[0] == (0, 300)
    assert len(told) >= 3
    told.clear()
    packs.carry_out(plan, "skip", {}, lambda done, of: told.append((done, of)))
    assert told[0] == (0, 300)
    assert told[-1][0] >= 299
    assert told == sorted(told)


def test_what_differs_from_another_row_of_the_file_is_kept(packs: ImportPack) -> None:
    rows = "售后,,七天,支持7天无理由退货，请保持吊牌完好", "售后,,十五天,支持15天无理由退货，请保持吊牌完好"

    result = packs.outcome(planned(packs, table(*rows, rows[0])))
    assert (result.added, result.skipped) == (2, 0)


def test_a_pack_of_ours_is_compared_by_id(packs: ImportPack, library: Library) -> None:
    library.put([LATE])
    changed = replace(LATE, variants=(Variant("完全不同的说法"),))
    source = Source("a.toml", toml_pack.write([changed]))

    assert [entry.state for entry in planned(packs, source).entries] == ["different"]
    assert packs.carry_out(planned(packs, source), "replace").updated == 1
    assert library.phrases() == [changed]
    assert [entry.state for entry in planned(packs, source).entries] == ["same"]


def test_an_id_of_a_stranger_takes_nothing_away(packs: ImportPack, library: Library) -> None:
    library.put([LATE])
    source = Source(
        "b.csv", "编号,分类,分组,标题,关键词,快捷键,启用,话术内容\nlate,售后,,快,,Ctrl+Alt+1,是,x y".encode()
    )

    plan = planned(packs, source)
    assert [entry.state for entry in plan.entries] == ["different"]
    assert packs.carry_out(plan, "keep-both").added == 1
    assert [(p.id, p.hotkey) for p in library.phrases()] == [("late", "Ctrl+Alt+1"), ("late-2", "")]


def test_a_taken_or_odd_hotkey_is_told_of(packs: ImportPack, library: Library) -> None:
    library.put([LATE])
    header = "编号,分类,分组,标题,关键词,快捷键,启用,话术内容"
    source = Source("b.csv", f"{header}\nx,售后,,快,,Ctrl+Alt+1,是,别的说法\ny,售后,,慢,,Ctrl+,是,还有说法".encode())

    plan = planned(packs, source)
    assert [problem.where for problem in plan.problems] == ["2", "3"]
    assert [entry.phrase.hotkey for entry in plan.entries] == ["", ""]


def test_invisible_characters_are_cleaned_and_told_of(packs: ImportPack) -> None:
    plan = planned(packs, table("售后,,标\u200b题,您\u202e好\u200b"))

    assert plan.entries[0].phrase.variants == (Variant("您好"),)
    assert plan.entries[0].phrase.name == "标题"
    assert [str(problem).partition(",")[0] for problem in plan.problems] == [
        "Signs that turn the direction of the text",
        "Characters that nobody can see were taken out of the text.",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('=HYPERLINK("http://x.cn")', 1),
        ("=1+1", 1),
        ("@SUM(A1)", 1),
        ("=cmd|' /C calc'!A0", 1),
        ("=v= 好的呢亲", 0),
        ("-满100减20", 0),
        ("+V详聊哦", 0),
        ("@所有人 今天发货", 0),
    ],
)
def test_what_looks_like_a_formula_stays_text_and_is_told_of(packs: ImportPack, text: str, told: int) -> None:
    plan = planned(packs, Source("a.csv", f'标题,内容\n公式,"{text.replace(chr(34), chr(34) * 2)}"'.encode()))

    assert [entry.phrase.variants for entry in plan.entries] == [(Variant(text),)]
    assert len(plan.problems) == told


@pytest.mark.parametrize(
    ("there", "comes", "state"),
    [
        ("亲，您好！欢迎光临小店", "亲 您好~欢迎光临小店😊", "same"),
        ("现货当天发货，请放心拍下哦", "现货当天发货,请放心拍下哦\uff01", "same"),
        ("满\uff11\uff10\uff10减\uff12\uff10哦亲", "满100减20哦，亲", "same"),
        ("满1,000元包邮", "满1000元包邮", "same"),
        ("3-5天送达，请耐心等待", "3~5天送达，请耐心等待", "same"),
        ("您好在的，请问有什么可以帮您", "亲~您好在的，请问有什么可以帮您", "different"),
        ("给您优惠1.5元，拍下改价", "给您优惠15元，拍下改价", "different"),
        ("支持7天无理由退换，请放心购买", "支持15天无理由退换，请放心购买", "different"),
        ("3-5天送达，请耐心等待", "35天送达，请耐心等待", "different"),
        ("满100-20，拍下立减", "满10020，拍下立减", "different"),
        ("退您5%的货款可以吗", "退您5的货款可以吗", "different"),
        ("周一到周五9:00上班，您随时联系", "周一到周五9:30上班，您随时联系", "different"),
        ("亲爱的顾客您好欢迎光临本店，有什么可以帮您的", "亲爱的顾客您好欢迎光临本店，有什么可以帮您的呢", "different"),
        ("抱歉让您久等了，马上帮您处理退款", "非常抱歉让您久等了，马上帮您处理退款哦", "different"),
        ("亲，这款是纯棉的", "亲，这款是真丝的", "new"),
        ("您好，请问需要什么尺码", "快递已经发出，请注意查收", "new"),
    ],
)
def test_texts_that_look_alike_are_the_same_only_if_they_say_the_same(
    packs: ImportPack, library: Library, there: str, comes: str, state: str
) -> None:
    known = replace(LATE, variants=(Variant(there),))
    library.put([known])

    (entry,) = planned(packs, Source("a.txt", comes.encode())).entries
    assert (entry.state, entry.there) == (state, None if state == "new" else known)


def test_a_group_says_more_than_a_shelf_for_everything_before_the_sale(packs: ImportPack) -> None:
    plan = planned(packs, table("拼多多售前,催付,,宝贝还没付款哦", "售后,产品质量,,给您处理"))
    assert [entry.phrase.category for entry in plan.entries] == ["payment-chase", "after-sales"]


def test_blanks_of_strangers_become_placeholders(packs: ImportPack) -> None:
    plan = planned(packs, table("售后,,赔付,亲，给您补XX元，X月X日前到账，单号XX"))

    assert plan.entries[0].phrase.variants[0].text == "亲，给您补{金额}元，{月}月{日}日前到账，单号{单号}"
    assert len(plan.problems) == 4


def test_blanks_in_our_own_packs_stay(packs: ImportPack) -> None:
    phrase = Phrase("x", "a", "common", (Variant("补XX元"),))
    plan = planned(packs, Source("a.toml", toml_pack.write([phrase])))

    assert [entry.phrase for entry in plan.entries] == [phrase]


def test_pictures_come_along_and_strange_files_do_not(
    packs: ImportPack, library: Library, pictures: FakePictures
) -> None:
    phrase = Phrase("x", "a", "common", (Variant("看图", images=("地图.png", "../evil.exe", "none.png")),))
    store = FakePictures()
    store.kept = {"地图.png": png(), "../evil.exe": b"MZ" * 50, "big.png": png(99999, 1)}
    maker = Library(Database())
    maker.put([phrase])
    made = ExportPack(maker, WRITERS, store).make([phrase], "a.kefupack")

    plan = planned(packs, Source("a.kefupack", made.files[""]))
    packs.carry_out(plan)
    kept = kept_name("地图.png", png())
    assert list(pictures.kept) == [kept]
    assert library.phrases()[0].variants[0].images[0] == kept
    assert sorted(problem.where for problem in plan.problems) == ["../evil.exe", "none.png"]
    assert kept_name(kept, png()) == kept


def test_several_files_are_one_step_and_say_which_of_them_is_meant(packs: ImportPack, library: Library) -> None:
    other = Source("b.txt", "单号XX已发出\n".encode())

    plan = planned(packs, table("售后,,甲,", "售后,,乙,好的呢亲"), other)
    assert [problem.where for problem in plan.problems] == ["a.csv: 2", "b.txt: 1"]
    assert packs.carry_out(plan).added == 2
    library.undo()
    assert library.phrases() == []


def test_an_unknown_format_and_an_unreadable_file_are_told_of(packs: ImportPack, library: Library) -> None:
    with pytest.raises(UsageError, match="There are: kefu, kefupack"):
        packs.read(table(), "wordstar")
    with pytest.raises(BadInputError, match="is a picture"):
        packs.read(Source("a.png", png() * 300))
    with pytest.raises(NotFoundError):
        ExportPack(library, WRITERS, FakePictures()).choose()


@settings(deadline=None)
@given(libraries(), st.sampled_from(["a.kefu.toml", "a.kefupack"]))
def test_our_own_formats_carry_everything(phrases: list[Phrase], file: str) -> None:
    clean_ones = [
        replace(p, hotkey="", variants=tuple(replace(v, images=()) for v in p.variants))
        for p in phrases
        if all(clean(text).text == text for text in (p.name, p.group, *p.keywords, *(v.text for v in p.variants)))
    ]
    database = Database()
    library = Library(database)
    data = ExportPack(library, WRITERS, FakePictures()).make(clean_ones, file).files[""]
    packs = ImportPack(library, READERS, str, FakePictures())
    plan = planned(packs, Source(file, data))
    assert packs.carry_out(plan, "keep-both").problems == ()
    if all(entry.state == "new" for entry in plan.entries):
        assert library.phrases() == clean_ones
    database.close()


def test_a_brace_that_stands_alone_in_a_strangers_text_is_told_with_its_place() -> None:
    item = Item("问候", (Variant("亲，{没有关上的 {{ 花括号 }|}"),), where="7")
    polished, problems = polish(item, ours=False)
    assert polished.variants == item.variants
    assert [(problem.where, str(problem).split(".")[0]) for problem in problems] == [
        ("7", "{没有关上的 {{ 花括号 } is no placeholder and stays in the text as it is"),
        ("7", "A brace stands alone and stays in the text"),
    ]
