"""What broken files did to readers once (found by tests/fuzz)."""

from __future__ import annotations

import pytest

from kefu_desktop.app.import_pack import ImportPack
from kefu_desktop.bootstrap.pack_formats import READERS
from kefu_desktop.domain.errors import BadInputError
from kefu_desktop.domain.foreign_placeholders import name_blanks
from kefu_desktop.domain.html_tables import tables
from kefu_desktop.domain.pack_html import to_text
from kefu_desktop.domain.phrase import MOST_TEXT
from kefu_desktop.domain.source import Source
from kefu_desktop.packs import espanso, toml_pack
from kefu_desktop.storage.database import Database
from kefu_desktop.storage.library import Library
from tests.helpers.packs import FakePictures

HEAD = b'format = 1\n[[phrase]]\nid = "a"\n'


@pytest.mark.parametrize("value", [b"9" * 5000, b"a." * 100_000 + b"b = 1", b"[" * 50_000])
def test_a_pack_with_a_monstrous_value_is_refused(value: bytes) -> None:
    source = Source("a.toml", HEAD + b"x = " + value)

    toml_pack.sniff(source)
    with pytest.raises(BadInputError):
        toml_pack.take(source)


@pytest.mark.parametrize("line", [b"a.b.c.d = 1", b'"a"."b" = 1', b"x = 'a.b.c.d.e.f.g" + b".h" * 200 + b"'"])
def test_keys_with_some_parts_and_texts_with_many_points_are_none(line: bytes) -> None:
    toml_pack.take(Source("a.toml", b"format = 1\n" + line))


def test_a_broken_list_of_yaml_without_an_entry_is_refused() -> None:
    with pytest.raises(BadInputError):
        espanso.take(Source("a.yml", b"matches:\n  - {a: [\n\x85- b: }\n"))


def test_one_wording_that_naming_its_blanks_makes_too_long_is_left_out_alone() -> None:
    database = Database()
    packs = ImportPack(Library(database), READERS, str, FakePictures())
    text = f"亲，您好\n{'XX，' * 100}{'亲' * (MOST_TEXT - 301)}\n好的呢\n"

    plan = packs.plan([packs.read(Source("a.txt", text.encode()), "text")])
    assert [entry.phrase.variants[0].text for entry in plan.entries] == ["亲，您好", "好的呢"]
    assert any("characters" in problem.template for problem in plan.problems)
    database.close()


def test_a_row_of_many_thousand_cells_is_no_table_of_phrases() -> None:
    with pytest.raises(BadInputError, match="looks like phrases"):
        ImportPack(Library(Database()), READERS, str, FakePictures()).read(Source("a.csv", b"a," * 60_000), "csv")


@pytest.mark.parametrize("text", ["&#" + "9" * 5000 + ";", "<td" * 100_000, "<!--" * 100_000, "<script>" * 50_000])
def test_markup_without_end_is_read_in_one_pass(text: str) -> None:
    assert tables(f"<table><tr><td>亲{text}")[0][1][0][0].startswith("亲")


@pytest.mark.parametrize("piece", ["<br", "<a b='", "&#", "<!", "</", '<a "', "<br>", "<script>"])
def test_rich_text_without_end_is_read_in_one_pass(piece: str) -> None:
    assert to_text("<b>亲</b>" + piece * 100_000).startswith("亲")


def test_thousands_of_blanks_are_a_pattern_and_no_placeholders() -> None:
    assert name_blanks("XX，" * 5000) == ("XX，" * 5000, ())
