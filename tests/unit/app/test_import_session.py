"""What the import window asks, and what it is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from kefu_desktop.app.check_text import CheckText
from kefu_desktop.app.import_pack import ImportPack
from kefu_desktop.app.import_session import ImportSession, Outside
from kefu_desktop.bootstrap.pack_formats import READERS
from kefu_desktop.domain.errors import BadInputError
from kefu_desktop.domain.phrase import Phrase, Variant
from kefu_desktop.domain.source import Source
from kefu_desktop.storage.database import Database
from kefu_desktop.storage.library import Library
from kefu_desktop.storage.tone_data import load_rules
from tests.helpers.packs import FakePictures

LATE = Phrase("late", "快递慢", "after-sales", (Variant("抱歉让您久等了，我马上帮您催一下快递"),))
NEW = "售后,问候,在吗,在的呢您好"
NEARLY = "售后,物流,快递慢,抱歉让您久等了，我马上帮您催一催快递"
SAME = "售后,物流,快递,抱歉让您久等了 我马上帮您催一下快递~"
RUDE = "售前,,不知,不知道，您自己看 t.cn/ab"
Event = dict[str, Any]


@pytest.fixture(scope="module")
def checker() -> CheckText:
    return CheckText(load_rules())


class Talk:
    """A session over a library in memory; `heard` is all that it told."""

    def __init__(self, library: Library, checker: CheckText) -> None:
        self.library = library
        self.files: dict[str, bytes] = {}
        self.heard: list[Event] = []
        self.now = 0.0
        self.step = 1.0
        self.pictures = FakePictures()
        packs = ImportPack(library, READERS, str, self.pictures)
        self.session = ImportSession(Outside(packs, library, self._read, checker, self._ticks, self.heard.append))

    def table(self, name: str, *rows: str) -> None:
        self.files[name] = "\n".join(("分类,分组,标题,内容", *rows)).encode()

    def do(self, do: str, /, **said: object) -> list[Event]:
        """What is told about it, without how far it is."""
        begin = len(self.heard)
        self.session.do({"do": do, **said})
        return [event for event in self.heard[begin:] if event["is"] != "progress"]

    def read(self, *rows: str) -> Event:
        """The counts of a table with these rows."""
        self.table("a.csv", *rows)
        return dict(self.do("read", files=["a.csv"])[-1]["counts"])

    def rows(self, of: str = "all", **said: object) -> list[Event]:
        (event,) = self.do("rows", of=of, **said)
        assert event["of"] == of
        return list(event["rows"])

    def _read(self, path: str) -> Source:
        if path not in self.files:
            raise BadInputError("The file {file} cannot be read ({reason}).", file=path, reason="no")
        return Source(path.rpartition("/")[2], self.files[path])

    def _ticks(self) -> float:
        self.now += self.step
        return self.now


@pytest.fixture
def talk(checker: CheckText) -> Iterator[Talk]:
    database = Database()
    library = Library(database)
    library.put([LATE])
    yield Talk(library, checker)
    database.close()


def test_read_tells_what_was_recognised_and_then_what_would_come_in(talk: Talk) -> None:
    talk.table("/x/a.csv", NEW, NEARLY, SAME)

    read, planned = talk.do("read", files=["/x/a.csv", "/x/none.csv"])
    (file,) = read["files"]
    assert (file["path"], file["name"], file["format"], file["sure"]) == ("/x/a.csv", "a.csv", "csv", 0.9)
    assert "text" in file["others"]
    (sheet,) = file["sheets"]
    assert sheet["total"] == 4
    assert sheet["rows"][1] == NEW.split(",")
    assert sheet["columns"] == {"roles": ["category", "group", "title", "content"], "header": 0, "between": ""}
    assert read["failed"] == [
        {
            "path": "/x/none.csv",
            "name": "none.csv",
            "template": "The file {file} cannot be read ({reason}).",
            "params": {"file": "/x/none.csv", "reason": "no"},
        }
    ]
    assert planned == {
        "is": "planned",
        "counts": {"all": 3, "new": 1, "same": 1, "different": 1, "links": 0, "problems": 0},
    }


def test_what_is_shown_of_a_sheet_is_bounded(talk: Talk) -> None:
    talk.table("a.csv", *(f",,{n},{'好' * 500}" for n in range(50)))

    (sheet,) = talk.do("read", files=["a.csv"])[0]["files"][0]["sheets"]
    assert (len(sheet["rows"]), sheet["total"]) == (20, 51)
    assert max(len(cell) for row in sheet["rows"] for cell in row) == 200


def test_the_user_may_say_which_format_it_is(talk: Talk) -> None:
    talk.table("a.csv", NEW)

    read, _ = talk.do("read", files=["a.csv"], formats={"a.csv": "text"})
    assert [(file["format"], file["sheets"]) for file in read["files"]] == [("text", [])]
    read, planned = talk.do("read", files=["a.csv"], formats={"a.csv": "word"})
    assert (read["files"], len(read["failed"])) == ([], 1)
    assert planned["counts"]["all"] == 0


def test_the_clipboard_is_read_too(talk: Talk) -> None:
    read, planned = talk.do("paste", text="标题\t内容\n甲\t好的呢亲\n", name="剪贴板")
    assert [(file["path"], file["name"], file["format"]) for file in read["files"]] == [("", "剪贴板", "csv")]
    assert planned["counts"]["new"] == 1

    read, planned = talk.do("paste", text="", name="剪贴板")
    assert read["failed"][0]["params"] == {"file": "剪贴板"}


def test_other_columns_are_taken_at_once_and_the_guess_comes_back(talk: Talk) -> None:
    talk.read("甲,乙,丙,丁的话术")

    chosen = {"roles": ["", "content", "title", "content"], "header": 0, "between": ""}
    assert [event["is"] for event in talk.do("columns", file=0, sheet=0, columns=chosen)] == ["planned"]
    (row,) = talk.rows()
    assert (row["name"], row["text"], row["variants"]) == ("丙", "乙", 2)

    talk.do("columns", file=0, sheet=0, columns="guess")
    assert [row["text"] for row in talk.rows()] == ["丁的话术"]


def test_a_sheet_may_be_passed_over(talk: Talk) -> None:
    talk.read(NEW)

    assert talk.do("columns", file=0, sheet=0, columns=None)[0]["counts"]["all"] == 0


def test_columns_without_a_wording_are_told_of_and_change_nothing(talk: Talk) -> None:
    talk.read(NEW)

    (failed,) = talk.do("columns", file=0, sheet=0, columns={"roles": ["title"], "header": 0})
    assert (failed["is"], failed["doing"]) == ("failed", "columns")
    assert len(talk.rows()) == 1


def test_a_workbook_in_which_nothing_looks_like_phrases_can_be_told(talk: Talk) -> None:
    talk.files["a.xlsx"] = _workbook([["1", "2"], ["3", "4"]])

    read, planned = talk.do("read", files=["a.xlsx"])
    assert read["files"][0]["sheets"][0]["columns"] is None
    assert planned["counts"]["all"] == 0
    chosen = {"roles": ["content", ""], "header": -1, "between": ""}
    assert talk.do("columns", file=0, sheet=0, columns=chosen)[-1]["counts"]["all"] == 2


def test_other_columns_can_be_chosen_any_number_of_times(talk: Talk) -> None:
    talk.files["a.xlsx"] = _workbook([["标题", "内容"], ["甲", "乙" * 9]])
    talk.do("read", files=["a.xlsx"])

    for _ in range(30):
        assert talk.do("columns", file=0, sheet=0, columns="guess")[-1]["is"] == "planned"


def test_rows_can_be_asked_for_by_their_kind_and_in_parts(talk: Talk) -> None:
    assert talk.read(NEW, NEARLY, SAME, RUDE)["links"] == 1

    assert [row["state"] for row in talk.rows()] == ["new", "different", "same", "new"]
    assert [row["number"] for row in talk.rows("new")] == [0, 3]
    assert [row["number"] for row in talk.rows("all", **{"from": 1, "count": 2})] == [1, 2]
    assert [row["there"] for row in talk.rows("different")] == ["快递慢"]
    (row,) = talk.rows("links")
    assert (row["links"], row["severity"], row["rule"]) == (1, "error", "推诿")
    assert (row["category"], row["category_name"], row["where"]) == ("common", "Common", "5")


def test_what_is_flagged_is_found_bit_by_bit(talk: Talk) -> None:
    talk.read(NEW, RUDE, NEARLY, SAME, "售前,,还是不知,别问我，自己去看")
    assert talk.rows("flagged") == []

    turns = 1
    while talk.session.rest():
        turns += 1
    checked = [event for event in talk.heard if event["is"] == "checked"]
    assert turns == 4
    flagged = [row["number"] for row in talk.rows("all") if row["severity"] in {"error", "warning"}]
    assert {1, 4} <= set(flagged) <= {0, 1, 2, 4}
    assert checked[-1] == {"is": "checked", "done": 4, "of": 4, "flagged": len(flagged)}
    assert [row["number"] for row in talk.rows("flagged")] == flagged
    assert not talk.session.rest()


def test_a_piece_of_checking_is_as_long_as_the_clock_says(talk: Talk) -> None:
    talk.read(*(f",,{n},好的呢亲{n}号" for n in range(30)))
    talk.step = 0.01

    assert talk.session.rest()
    assert 1 < talk.session._planned.tone.done < 10  # type: ignore[union-attr]


def test_an_entry_is_told_with_all_that_is_known_of_it(talk: Talk) -> None:
    talk.table("a.csv", NEARLY)
    talk.do("read", files=["a.csv"])
    columns = {"roles": ["keywords", "group", "title", "content"], "header": 0, "between": "，"}
    talk.do("columns", file=0, sheet=0, columns=columns)

    (entry,) = talk.do("entry", number=0)
    assert (entry["name"], entry["keywords"], entry["state"]) == ("快递慢", ["售后"], "new")
    assert entry["there"] is None

    talk.do("columns", file=0, sheet=0, columns="guess")
    (entry,) = talk.do("entry", number=0)
    assert entry["there"] == {"id": "late", "name": "快递慢", "variants": [LATE.variants[0].text]}
    assert [variant["known"] for variant in entry["variants"]] == [False]

    talk.read(SAME)
    assert [variant["known"] for variant in talk.do("entry", number=0)[0]["variants"]] == [True]


def test_findings_of_an_entry_say_where_they_are(talk: Talk) -> None:
    talk.read(RUDE)

    (variant,) = talk.do("entry", number=0)[0]["variants"]
    assert variant["links"] == ["t.cn/ab"]
    first = variant["findings"][0]
    assert variant["text"][first["start"] : first["end"]] == "不知道"
    assert first["message"]
    assert first["suggestion"]


def test_problems_are_told_in_parts(talk: Talk) -> None:
    assert talk.read(NEW, "售后,,甲,", "售后,,乙,")["problems"] == 2

    (event,) = talk.do("problems", **{"from": 1, "count": 5})
    assert event["problems"] == [{"where": "4", "template": "The row has no text. It is left out.", "params": {}}]


def test_carry_out_does_what_was_chosen_and_undo_takes_it_back(talk: Talk) -> None:
    talk.read(NEW, NEARLY, RUDE)

    (done,) = talk.do("carry_out", on_conflict="skip", choices={"1": "replace", "2": "skip"})
    assert done == {"is": "done", "added": 1, "updated": 1, "skipped": 1}
    assert [phrase.name for phrase in talk.library.phrases()] == ["快递慢", "在吗"]
    assert talk.library.phrases()[0].variants[0].text.endswith("催一催快递")

    assert talk.do("undo") == [{"is": "undone", "phrases": 2}]
    assert talk.library.phrases() == [LATE]
    assert talk.do("carry_out", on_conflict="skip")[0]["added"] == 2


def test_undo_leaves_what_was_done_after_the_import_or_before_it(talk: Talk) -> None:
    talk.read(SAME)
    talk.do("carry_out", on_conflict="skip")
    assert talk.do("undo")[0]["is"] == "failed"

    talk.read(NEW)
    talk.do("carry_out", on_conflict="skip")
    talk.library.remove(["late"])
    assert talk.do("undo")[0]["is"] == "failed"
    assert [phrase.name for phrase in talk.library.phrases()] == ["在吗"]


def test_a_library_that_changed_meanwhile_is_compared_anew_before_anything_is_done(talk: Talk) -> None:
    talk.read(NEW)
    own = Phrase("phrase", "在吗", "common", (Variant("完全是另外一句话"),))
    talk.library.put([own])

    assert [event["is"] for event in talk.do("carry_out", on_conflict="skip")] == ["planned", "failed"]
    assert talk.library.phrases() == [LATE, own]
    assert talk.do("carry_out", on_conflict="skip")[0]["added"] == 1
    assert own in talk.library.phrases()


def test_a_second_carry_out_does_not_write_twice(talk: Talk) -> None:
    talk.read(NEW)
    talk.do("carry_out", on_conflict="skip")

    talk.do("carry_out", on_conflict="skip")
    assert talk.do("carry_out", on_conflict="skip")[0] == {"is": "done", "added": 0, "updated": 0, "skipped": 1}


def test_how_far_it_is_is_told_for_each_stage_and_not_too_often(talk: Talk) -> None:
    rows = [f",,{n},{'甲乙丙丁戊己'[n % 6]}第{n}句" for n in range(1500)]
    talk.step = 0.001
    talk.read(*rows)
    talk.do("carry_out", on_conflict="skip")
    talk.do("undo")

    told = [event for event in talk.heard if event["is"] == "progress"]
    assert [event["stage"] for event in told if event["stage"] == "reading"]
    for stage in ("comparing", "writing", "undoing"):
        done = [event["done"] for event in told if event["stage"] == stage]
        assert done == sorted(done)
        assert all(event["of"] == 1500 for event in told if event["stage"] == stage)
    assert len(told) <= talk.now / 0.1


@pytest.mark.parametrize(
    "command",
    [
        {},
        {"do": 7},
        {"do": "format the disk"},
        {"do": "rows"},
        {"do": "carry_out"},
        {"do": "undo"},
        {"do": "columns", "file": 3},
        {"do": "read", "files": "a.csv"},
    ],
)
def test_what_cannot_be_done_is_told(talk: Talk, command: Mapping[str, object]) -> None:
    talk.session.do(dict(command))

    (failed,) = talk.heard
    assert failed["is"] == "failed"
    assert failed["doing"] == str(command.get("do"))
    assert failed["template"]


@pytest.mark.parametrize(
    "command",
    [
        {"do": "rows", "of": "nothing"},
        {"do": "entry", "number": 1},
        {"do": "carry_out", "on_conflict": "burn"},
        {"do": "carry_out", "on_conflict": "skip", "choices": {"0": "burn"}},
        {"do": "columns", "file": 0, "sheet": 1},
        {"do": "columns", "file": 0, "sheet": 0, "columns": "none"},
    ],
)
def test_odd_wishes_change_nothing(talk: Talk, command: Mapping[str, object]) -> None:
    talk.read(NEW)
    talk.heard.clear()
    talk.session.do(dict(command))

    assert [event["is"] for event in talk.heard] == ["failed"]
    assert talk.library.phrases() == [LATE]


def test_too_little_memory_is_told_and_the_talk_goes_on(checker: CheckText) -> None:
    def read(path: str) -> Source:
        if path == "large":
            raise MemoryError
        return Source("a.txt", "您好呢亲".encode())

    database = Database()
    library, heard = Library(database), list[Event]()
    packs = ImportPack(library, READERS, str, FakePictures())
    session = ImportSession(Outside(packs, library, read, checker, lambda: 0.0, heard.append))
    session.do({"do": "read", "files": ["large", "small"]})

    (read_event,) = [event for event in heard if event["is"] == "read"]
    assert ["memory" in failed["template"] for failed in read_event["failed"]] == [True]
    assert len(read_event["files"]) == 1
    database.close()


def _workbook(rows: list[list[str]]) -> bytes:
    from io import BytesIO

    from openpyxl import Workbook

    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    target = BytesIO()
    book.save(target)
    return target.getvalue()
