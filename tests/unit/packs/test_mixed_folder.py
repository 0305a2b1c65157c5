"""A folder with all that somebody had."""

from __future__ import annotations

import json

import pytest

from kefu_desktop.app.pack_formats import recognise
from kefu_desktop.bootstrap.pack_formats import READERS
from kefu_desktop.domain import archive
from kefu_desktop.domain.source import Source
from kefu_desktop.domain.taken import Taken
from tests.helpers.packs import png

COMBOS = json.dumps({"fileFormatVersion": 10, "combos": [{"name": "查件", "keyword": "cj", "snippet": "帮您查"}]})
ESPANSO = 'matches:\n  - {trigger: ":hi", replace: 您好}\n  - {trigger: ":p", image_path: "$CONFIG/img/a.png"}\n'
ALFRED = archive.make({"a.json": json.dumps({"alfredsnippet": {"snippet": "谢谢", "name": "谢"}}).encode()})


def folder(**files: str | bytes) -> Source:
    names = {name.replace("__", "/").replace("_dot_", "."): content for name, content in files.items()}
    return Source(
        "我的", files={name: text if isinstance(text, bytes) else text.encode() for name, text in names.items()}
    )


def read(source: Source, name: str) -> Taken:
    guess = recognise(source, READERS)[0]
    assert guess.reader.name == name
    return guess.reader.take(source)


def test_trees_and_files_of_several_programs_come_in_together() -> None:
    found = read(
        folder(
            espanso__match__base_dot_yml=ESPANSO,
            espanso__img__a_dot_png=png(),
            espanso__match__README_dot_md="# 说明\n- 一\n- 二\n",
            espanso__match__log_dot_csv="标题,话术内容\n不是,话术\n",
            autokey__data__话术___dot_folder_dot_json="{}",
            autokey__data__话术__催付_dot_txt="亲，还没付款哦",
            comboList_dot_json=COMBOS,
            旧话术_dot_csv="标题,话术内容\n退货,马上给您处理\n",
            谢_dot_alfredsnippets=ALFRED,
            坏_dot_json="{",
            随手记_dot_txt="一些文字",
        ),
        "folder",
    )

    assert {item.name: item.group for item in found.items} == {
        "您好": "", "p": "", "催付": "话术", "查件": "comboList", "退货": "旧话术", "谢": "谢",
    }  # fmt: skip
    assert list(found.images) == ["espanso/img/a.png"]
    assert {problem.where for problem in found.problems} >= {"espanso/match/log.csv", "随手记.txt"}


def test_a_zip_of_all_that_is_read_the_same_way() -> None:
    files = {"match/base.yml": ESPANSO.encode(), "a.json": COMBOS.encode(), "__MACOSX/._a.json": b"\x00\x05"}
    found = read(Source("我的.zip", archive.make(files)), "folder")

    assert [item.name for item in found.items] == ["您好", "查件"]


def test_a_tree_alone_is_read_by_its_own_format() -> None:
    read(folder(match__base_dot_yml=ESPANSO, LICENSE_dot_txt="x", README_dot_md="# a\n- b\n"), "espanso")


def test_a_folder_of_files_is_read_file_by_file_and_a_broken_one_is_named() -> None:
    found = read(folder(a_dot_json=COMBOS, b_dot_alfredsnippets=b"PK\x03\x04broken", c_dot_png=png()), "folder")

    assert [(item.name, item.where) for item in found.items] == [("查件", "a.json: 查件")]
    assert [problem.where for problem in found.problems] == ["b.alfredsnippets"]


def test_pictures_of_two_files_with_one_name_stay_apart() -> None:
    pack = (
        'format = 1\n[[phrase]]\nid = "{0}"\ncategory = "common"\nname = "{0}"\n'
        'variants = [{{ text = "{0}", images = ["a.png"] }}]\n'
    )
    files = {
        f"{name}.kefupack": archive.make({"p.kefu.toml": pack.format(name).encode(), "images/a.png": picture})
        for name, picture in (("a", png()), ("b", png(3, 3)))
    }
    found = read(Source("我的", files=files), "folder")

    used = {item.name: found.images[item.variants[0].images[0]] for item in found.items}
    assert used == {"a": png(), "b": png(3, 3)}


@pytest.mark.parametrize("files", [{}, {"a.png": png()}, {"a.json": b"{}"}])
def test_a_folder_without_phrases_is_none(files: dict[str, bytes]) -> None:
    assert recognise(Source("我的", files=files), READERS) == []
