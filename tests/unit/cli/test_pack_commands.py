"""`kefu import` and `kefu export`, as they are started."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from kefu_desktop.bootstrap.commands import services
from kefu_desktop.bootstrap.shop import Shop
from kefu_desktop.cli.main import run

ROWS = "分类,标题,话术内容\n售后,快递慢,我马上帮您催快递XX元\n"


class Kefu:
    """Runs commands on one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.out = ""

    def __call__(self, *words: str) -> int:
        out = io.StringIO()
        code = run(
            ["--data", str(self.folder / "data"), *words],
            lambda data: services(Shop(data), str),
            str,
            out,
            io.StringIO(),
        )
        self.out = out.getvalue()
        return code


@pytest.fixture
def kefu(tmp_path: Path) -> Kefu:
    return Kefu(tmp_path)


def test_a_preview_then_the_import_then_undo(kefu: Kefu, tmp_path: Path) -> None:
    file = tmp_path / "话术.csv"
    file.write_bytes(ROWS.encode("gbk"))
    expected = {
        "added": 1,
        "updated": 0,
        "skipped": 0,
        "problems": [{"where": "2", "message": "XX became the placeholder 金额. Please check its name."}],
    }

    assert kefu("import", str(file), "--preview", "--json") == 0
    seen = json.loads(kefu.out)
    assert {key: seen[key] for key in expected} == expected
    assert seen["files"] == [{"file": "话术.csv", "format": "csv", "sure": seen["files"][0]["sure"]}]
    assert [(entry["id"], entry["state"]) for entry in seen["entries"]] == [("kuai-di-man", "new")]
    assert kefu("show", "kuai-di-man") == 1
    assert kefu("import", str(file), "--json") == 0
    assert json.loads(kefu.out) == expected
    assert kefu("show", "kuai-di-man") == 0
    assert kefu("undo") == 0
    assert kefu("show", "kuai-di-man") == 1


@pytest.mark.parametrize("ending", ["kefu.toml", "kefupack", "csv", "xlsx"])
def test_what_goes_out_is_the_same_when_it_comes_back(kefu: Kefu, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"a.{ending}"

    assert kefu("export", str(file), "--json", "--category", "after-sales") == 0
    document = json.loads(kefu.out)
    assert document["file"] == str(file)
    assert kefu("import", str(file), "--json") == 0
    assert json.loads(kefu.out) == {"added": 0, "updated": 0, "skipped": document["phrases"], "problems": []}


def test_a_bad_file_is_refused_with_4_and_a_bad_wish_with_2(kefu: Kefu, tmp_path: Path) -> None:
    bad = tmp_path / "a.kefupack"
    bad.write_bytes(b"PK\x03\x04 no zip at all")

    assert kefu("import", str(bad)) == 4
    assert kefu("import", str(tmp_path / "missing.csv")) == 4
    assert kefu("export", str(tmp_path / "a.docx")) == 2
    assert kefu("export", str(tmp_path / "a.csv"), "--category", "nothing") == 1
    assert kefu("import", str(bad), "--format", "papyrus") == 2


def test_a_preview_shows_what_is_new_and_what_to_look_at_before_it_is_accepted(kefu: Kefu, tmp_path: Path) -> None:
    file = tmp_path / "话术.csv"
    file.write_text("标题,话术内容\n加微信,亲，点这里 http://t.cn/abc 领券\n最低,亲，全网最低价哦\n", "utf-8")

    assert kefu("import", str(file), "--preview") == 0
    assert "+ 加微信  [common]" in kefu.out
    assert "leads to http://t.cn/abc" in kefu.out
    assert "! 全网最低" in kefu.out
    assert kefu("import", str(file), "--preview", "--json") == 0
    first, second = json.loads(kefu.out)["entries"]
    assert first["variants"][0]["links"] == ["http://t.cn/abc"]
    assert [finding["severity"] for finding in second["variants"][0]["findings"]] == ["warning"]
