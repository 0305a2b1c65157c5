"""Word lists for the ranking of replies."""

from __future__ import annotations

from pathlib import Path

import pytest

from kefu_desktop.domain.errors import BadInputError
from kefu_desktop.storage.reply_files import read_reply_lists

RESOURCES = Path(__file__).resolve().parents[3] / "resources"


def _read(folder: Path, synonyms: str, questions: str) -> object:
    (folder / "s.toml").write_text(synonyms, encoding="utf-8")
    (folder / "q.toml").write_text(questions, encoding="utf-8")
    return read_reply_lists(folder / "s.toml", folder / "q.toml")


def test_lists_are_read_from_both_files(tmp_path: Path) -> None:
    (tmp_path / "s.toml").write_text('fillers = ["吗"]\nsynonyms = [["快递", "物流"]]', encoding="utf-8")
    (tmp_path / "q.toml").write_text('late = ["没到"]\n[product]\nsize = ["多大"]', encoding="utf-8")
    lists = read_reply_lists(tmp_path / "s.toml", tmp_path / "q.toml")
    assert (lists.synonyms, lists.fillers) == ([["快递", "物流"]], ["吗"])
    assert lists.questions == {"late": ["没到"], "size": ["多大"]}


def test_files_that_are_not_there_count_as_empty(tmp_path: Path) -> None:
    lists = read_reply_lists(tmp_path / "s.toml", tmp_path / "q.toml")
    assert (lists.synonyms, lists.fillers, lists.questions) == ([], [], {})


@pytest.mark.parametrize(
    ("synonyms", "questions"),
    [("synonyms = 3", ""), ("synonyms = [3]", ""), ("=", ""), ("", "late = [3]"), ("fillers = 'x'", "")],
)
def test_a_file_with_something_else_is_refused_by_name(tmp_path: Path, synonyms: str, questions: str) -> None:
    with pytest.raises(BadInputError, match=r"[sq]\.toml"):
        _read(tmp_path, synonyms, questions)


def test_the_shipped_synonyms_can_be_read() -> None:
    lists = read_reply_lists(RESOURCES / "reply_synonyms.toml", RESOURCES / "no-such-file.toml")
    assert all(len(group) > 1 for group in lists.synonyms)
