"""The import window by real mouse and keys on a real X server, with its real worker and files from another program."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kefu_desktop.domain.phrase import AFTER_SALES, Phrase, Variant
from tests.helpers.json_process import JsonProcess, Line
from tests.helpers.running_program import kefu, make_library
from tests.helpers.x11_keys import Keys
from tests.helpers.x11_mouse import Mouse, Point

HELPERS = Path(__file__).parents[1] / "helpers"
OLD = Phrase("ship", "发货时间", "common", (Variant("亲，当天十六点前下单当天发出，一般一两天到哦"),))
TABLE = (
    "一级分类,话术标题,话术内容,备注\n"
    "物流,发货时间,亲，当天十八点前下单当天发出，一般一两天到哦,几点发\n"
    "售后,退换货,七天内不影响二次销售都可以退换哦,退货\n"
    "物流,指定快递,默认发圆通，要别的快递请您备注一下,顺丰\n"
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A library with one phrase, which the table has in another wording."""
    folder = tmp_path / "data"
    make_library(folder, [OLD])
    return folder


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """As Excel on a Chinese Windows saves it."""
    file = tmp_path / "店铺话术.csv"
    file.write_text(TABLE, "gb18030")
    return file


@pytest.fixture
def mouse(display: str) -> Iterator[Mouse]:
    found = Mouse(display)
    yield found
    found.end()


@pytest.fixture
def host(display: str, data: Path) -> Iterator[JsonProcess]:
    """The window is open and empty."""
    command = [sys.executable, str(HELPERS / "import_host.py"), str(data), "760", "700"]
    root = str(HELPERS.parents[1])
    with JsonProcess(command, {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": root}) as found:
        found.wait_for(lambda line: line.get("stage") == "EMPTY" and "window" in line["places"], timeout=30)
        yield found


@pytest.fixture
def drag(display: str, host: JsonProcess, table: Path, mouse: Mouse) -> Iterator[Callable[[], None]]:
    """Drags the table out of another program onto the middle of the window."""
    command = [sys.executable, str(HELPERS / "drag_source.py"), "960", "200", str(table)]
    with JsonProcess(command, {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}) as source:
        hold = source.wait_for(lambda line: "hold" in line)["hold"]

        def do() -> None:
            mouse.drag(tuple(hold), place(host, "window"))
            source.wait_for(lambda line: line.get("dropped") is True)

        yield do


def place(host: JsonProcess, part: str) -> Point:
    """Where that part lies now."""
    x, y = latest(host)["places"][part]
    return int(x), int(y)


def latest(host: JsonProcess) -> Line:
    """What the window said last."""
    return host.lines[-1]


def now(host: JsonProcess, met: Callable[[Line], bool]) -> Line:
    """Wait until the window is as it shall be."""
    since = max(0, len(host.lines) - 1)
    return host.wait_for(met, timeout=20, since=since)


def library(data: Path) -> str:
    """All that is in it, as a pack."""
    out = data.parent / "out.toml"
    done = kefu(data, "export", str(out))
    assert done.returncode == 0, done.stderr
    return out.read_text("utf-8")


def test_a_table_is_dragged_in_changed_taken_in_and_taken_back(
    host: JsonProcess, drag: Callable[[], None], mouse: Mouse, keys: Keys, data: Path
) -> None:
    before = library(data)
    drag()
    now(host, lambda line: line["stage"] == "REVIEW" and "导入 2 条" in line["button"])
    mouse.click(place(host, "columns"))
    now(host, lambda line: "role3" in line["places"])
    mouse.click(place(host, "role3"))
    now(host, lambda line: bool(line["popup"]))
    keys.tap("Up")
    keys.tap("Up")
    keys.tap("Up")
    keys.tap("Return")
    now(host, lambda line: line["planned"] == 2 and "choice0" in line["places"])
    mouse.click(place(host, "choice0"))
    now(host, lambda line: bool(line["popup"]))
    keys.tap("Down")
    keys.tap("Return")
    now(host, lambda line: "导入 3 条" in line["button"])
    assert library(data) == before
    keys.tap("Control_L", "Return")
    now(host, lambda line: line["done"] == "新增 2 条，更新 1 条，跳过 0 条")
    after = library(data)
    assert all(word in after for word in ("退换货", "顺丰", "十八点", AFTER_SALES))
    assert "十六点" not in after
    mouse.click(place(host, "undo"))
    now(host, lambda line: bool(line["done"]) and not line["undo"])
    assert library(data) == before
    keys.tap("Escape")
    host.process.wait(10)
    assert host.process.returncode == 0


def test_choices_survive_an_escape_and_a_second_drag(
    host: JsonProcess, drag: Callable[[], None], mouse: Mouse, keys: Keys, data: Path
) -> None:
    """Both ask in the window; nothing is written."""
    before = library(data)
    drag()
    now(host, lambda line: line["stage"] == "REVIEW" and "choice0" in line["places"])
    mouse.click(place(host, "choice0"))
    now(host, lambda line: bool(line["popup"]))
    keys.tap("Down")
    keys.tap("Return")
    now(host, lambda line: "导入 3 条" in line["button"])
    drag()
    now(host, lambda line: bool(line["asks"]))
    keys.tap("Escape")
    now(host, lambda line: not line["asks"])
    keys.tap("Escape")
    now(host, lambda line: bool(line["asks"]))
    assert "导入 3 条" in latest(host)["button"]
    assert library(data) == before
