"""`kefu export`: a selection, and what the format cannot carry."""

from __future__ import annotations

import json
import subprocess
import tomllib
from pathlib import Path

import pytest

from kefu_desktop.app.own_command import own_command
from tests.helpers.commands import Commands


def test_a_preview_names_what_is_lost_and_writes_nothing(kefu: Commands, tmp_path: Path) -> None:
    """Each kind of loss once, with the number of phrases."""
    file = tmp_path / "a.yml"
    document = kefu.json("export", str(file), "--category", "product", "--preview")
    count = document["phrases"]
    assert document == {
        "phrases": count,
        "file": str(file),
        "lost": [
            {"message": "Categories and groups are not written in this format.", "count": count},
            {"message": "Keys that only a pack knows are not written in this format.", "count": count},
        ],
    }
    assert not file.exists()
    assert kefu.json("export", str(file), "--category", "product") == document
    assert file.exists()


def test_a_preview_is_told_in_lines_too(kefu: Commands) -> None:
    """What is lost of all has the number of all."""
    lines = kefu("export", "a.html", "--preview").out.splitlines()
    count = lines[0].split()[0]
    assert lines == [
        f"{count} phrases would be written into a.html.",
        f"A handbook is for reading: it cannot be taken in again. (x{count})",
    ]


def test_single_phrases_go_out_in_the_order_of_the_library(kefu: Commands, tmp_path: Path) -> None:
    """Whatever the order in which they are named."""
    first, second, *_ = [phrase["id"] for phrase in kefu.json("list")]
    file = tmp_path / "a.toml"
    assert kefu.json("export", str(file), "--phrase", second, "--phrase", first)["phrases"] == 2
    assert [phrase["id"] for phrase in tomllib.loads(file.read_text("utf-8"))["phrase"]] == [first, second]


def test_the_standard_input_names_phrases_one_a_line(kefu: Commands, tmp_path: Path) -> None:
    """As the window gives them: more than a command line holds."""
    ids = [phrase["id"] for phrase in kefu.json("list")][:3]
    file = tmp_path / "a.toml"
    command = [*own_command(), "--data", str(kefu.folder), "export", str(file), "--phrases", "-", "--json"]
    lines = "\ufeff" + "\r\n".join([*ids, "", ""])
    done = subprocess.run(command, input=lines.encode(), capture_output=True, check=True)
    assert json.loads(done.stdout)["phrases"] == 3
    assert [phrase["id"] for phrase in tomllib.loads(file.read_text("utf-8"))["phrase"]] == ids
    assert subprocess.run(command, input=b"\n", capture_output=True, check=False).returncode == 1


def test_a_phrase_that_is_not_there_stops_it(kefu: Commands, tmp_path: Path) -> None:
    """Half of a selection would be taken for the whole."""
    first = kefu.json("list")[0]["id"]
    answer = kefu("export", str(tmp_path / "a.csv"), "--phrase", first, "--phrase", "gone", "--json")
    assert answer.code == 1
    assert "gone" in json.loads(answer.out)["error"]
    assert not (tmp_path / "a.csv").exists()


@pytest.mark.parametrize(
    "words",
    [("--category", "product", "--phrase", "x"), ("--phrases", "-", "--phrase", "x"), ("--phrases", "list.txt")],
)
def test_only_one_kind_of_choice_has_a_meaning(kefu: Commands, words: tuple[str, ...]) -> None:
    """Wrong usage."""
    assert kefu("export", "a.csv", *words).code == 2
