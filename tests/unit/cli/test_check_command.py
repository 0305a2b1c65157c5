"""check: a text, a pack, or the library."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tests.helpers.commands import Commands

GOOD = "在的呢，请问想看哪款呀？"
BAD = "您说什么呢，久等了"
PACK = """format = 1
[[phrase]]
id = "hello"
category = "common"
name = "招呼"
variants = ["在的呢，请问想看哪款呀？", "您好，今天想看点什么呢？", "欢迎光临，我来帮您挑。"]
"""


def test_a_file_is_checked_a_line_each(kefu: Commands, tmp_path: Path) -> None:
    """Also those without findings; empty lines have no entry but are counted."""
    file = tmp_path / "文.txt"
    file.write_bytes(b"\xef\xbb\xbf" + f"{GOOD}\r\n\r\n  {BAD}\r\n".encode())
    answer = kefu("check", str(file), "--json")
    assert answer.code == 1
    assert [(entry["text"], entry["where"]) for entry in answer.document] == [(GOOD, "1"), (BAD, "3")]
    assert answer.document[0]["findings"] == []
    found = answer.document[1]["findings"][0]
    assert list(found) == ["rule", "severity", "start", "end", "message", "suggestion"]
    assert found["severity"] in ("error", "warning", "hint")
    assert BAD[found["start"] : found["end"]] == "久等了"


def test_good_texts_and_hints_are_no_reason_to_fail(kefu: Commands, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(f"{GOOD}\n不议价的哦\n", encoding="utf-8")
    entries = kefu.json("check", str(file))
    assert [entry["findings"] == [] for entry in entries] == [True, False]
    assert {finding["severity"] for finding in entries[1]["findings"]} == {"hint"}
    file.write_text("", encoding="utf-8")
    assert kefu.json("check", str(file)) == []


def test_the_standard_input_is_a_file_too(kefu: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{BAD}\n".encode())))
    answer = kefu("check", "-", "--json")
    assert (answer.code, answer.document[0]["where"]) == (1, "1")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(GOOD.encode())))
    assert kefu.json("check", "-") == [{"text": GOOD, "where": "1", "findings": []}]


def test_people_read_the_place_the_rule_and_the_advice(kefu: Commands, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(f"{GOOD}\n{BAD}\n", encoding="utf-8")
    answer = kefu("check", str(file))
    assert answer.code == 1
    assert "2: warning negative_word: 久等了 → " in answer.out
    assert GOOD not in answer.out


def test_a_pack_is_checked_wording_by_wording(kefu: Commands, tmp_path: Path) -> None:
    """Whether it has its pictures with it or not."""
    file = tmp_path / "甲.kefu.toml"
    file.write_text(PACK, encoding="utf-8")
    entries = kefu.json("check", str(file))
    assert [entry["where"] for entry in entries] == ["hello:0", "hello:1", "hello:2"]
    assert [entry["findings"] for entry in entries] == [[], [], []]

    file.write_text(PACK.replace("您好，今天", "久等了，今天"), encoding="utf-8")
    bad = kefu("check", str(file), "--json")
    assert bad.code == 1
    assert [bool(entry["findings"]) for entry in bad.document] == [False, True, False]

    kefu.json("import", str(file))
    zipped = tmp_path / "乙.kefupack"
    kefu.json("export", str(zipped))
    of_the_zip = kefu("check", str(zipped), "--json")
    assert of_the_zip.code == 1
    assert of_the_zip.document == kefu("check", "--json").document


def test_a_phrase_of_a_pack_that_cannot_be_read_is_a_finding(kefu: Commands, tmp_path: Path) -> None:
    """Nothing of a pack goes unchecked in silence."""
    file = tmp_path / "a.toml"
    file.write_text(PACK + '[[phrase]]\nid = "half"\ncategory = "common"\n', encoding="utf-8")
    answer = kefu("check", str(file), "--json")
    assert answer.code == 1
    assert len(answer.document) == 4
    assert answer.document[0]["where"] == "phrase 2 (half)"
    assert answer.document[0]["findings"][0]["severity"] == "error"
    assert "name" in answer.document[0]["findings"][0]["message"]


def test_without_a_file_the_library_is_checked(kefu: Commands) -> None:
    """An entry a wording."""
    entries = kefu("check", "--json").document
    assert len(entries) == sum(entry["variants"] for entry in kefu.json("list"))
    assert (entries[0]["where"], entries[0]["text"]) == (
        "greet-first:0",
        kefu.json("show", "greet-first")["variants"][0]["text"],
    )
    kefu.json("add", "坏", "--category", "common", "--id", "bad", "--variant", BAD)
    answer = kefu("check", "--json")
    assert (answer.code, answer.document[-1]["where"]) == (1, "bad:0")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", "您好".encode("gbk")),
        ("a.toml", b"format = 1\n[[phrase"),
        ("a.toml", b"format = 99\n"),
        ("a.toml", b"[[phrase]]\nid = 'a'\n"),
        ("a.toml", b"format = 1\n[[phrase]]\nid = 'a'\n"),
        ("a.kefupack", b"PK\x03\x04 half a zip"),
        ("a.kefupack", PACK.encode()),
    ],
)
def test_a_bad_file_is_refused(kefu: Commands, tmp_path: Path, name: str, content: bytes) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    answer = kefu("check", str(file), "--json")
    assert answer.code == 4
    assert answer.document == {"ok": False, "error": answer.err.strip()}
    assert file.read_bytes() == content


def test_a_file_that_is_not_there_and_a_folder_are_refused(kefu: Commands, tmp_path: Path) -> None:
    assert [kefu("check", str(tmp_path / "none.txt")).code, kefu("check", str(tmp_path)).code] == [4, 4]
