"""The real program on a real X server, with real keys, as its user works with it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kefu_desktop.domain.phrase import COMMON, Phrase, Variant
from tests.e2e.conftest import VirtualDisplay
from tests.helpers.json_process import JsonProcess
from tests.helpers.running_program import KEFU, RunningProgram, Screen, make_library, until
from tests.helpers.x11_keys import Keys
from tests.helpers.x11_owner import Owner

CHAT = Path(__file__).parents[1] / "helpers/chat_program.py"
HOTKEY = ("Control_L", "Alt_L", "space")
AGAIN = ("Control_L", "Alt_L", "Return")
SHIPPING = (
    "亲，今天下午发货哦",
    "您好，订单今天就能发出",
    "在的，今天给您安排发走\n晚上可以看到单号",
    "放心，今日内发出 🚚",
)
THANKS = ("谢谢您", "感谢支持", "多谢惠顾")
OURS = "kefu-desktop"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A library with three phrases."""
    phrases = [
        phrase("shipping", "发货时间", *SHIPPING),
        phrase("courier", "指定快递", "默认发{快递}，可以吗", "我们发的是{快递}哦"),
        replace(phrase("thanks", "感谢", *THANKS), hotkey="Ctrl+Alt+9"),
    ]
    make_library(tmp_path, phrases)
    return tmp_path


def phrase(slug: str, name: str, *texts: str) -> Phrase:
    """One of the category common."""
    return Phrase(slug, name, COMMON, tuple(Variant(text) for text in texts))


@pytest.fixture
def program(data: Path, display: str) -> Iterator[RunningProgram]:
    """It runs."""
    found = RunningProgram(data, display)
    until(lambda: found.kefu("open", "--help").returncode == 0)
    yield found
    found.end()


@pytest.fixture
def chat(display: str) -> Iterator[JsonProcess]:
    """A chat program with windows of two buyers."""
    with JsonProcess([sys.executable, str(CHAT), "小王", "小李"], {"DISPLAY": display}) as found:
        found.wait_for(lambda line: line.get("ready") == "小李")
        found.wait_for(lambda line: line.get("focus") == "小李")
        yield found


@pytest.fixture
def screen(display: str) -> Iterator[Screen]:
    """What an onlooker sees."""
    found = Screen(display)
    yield found
    found.close()


def front(chat: JsonProcess, screen: Screen, buyer: str) -> None:
    """Bring the buyer's window to the front, as a user does before he answers."""
    window = next(line["window"] for line in chat.lines if line.get("ready") == buyer)
    if screen.active_window() != window:
        screen.activate(window)
        until(lambda: screen.active_window() == window)


def arrived(chat: JsonProcess, since: int) -> list[tuple[str, str]]:
    """(buyer, text) of what stands in the fields now, as far as it changed since."""
    last = {line["to"]: line["field"] for line in chat.lines[since:] if "field" in line}
    return [(buyer, text) for buyer, text in last.items() if text]


def send(chat: JsonProcess, keys: Keys) -> tuple[str, str]:
    """Press Return in the chat; the buyer and what he got."""
    said = len(chat.lines)
    keys.tap("Return")
    line = chat.wait_for(lambda line: "sent" in line, since=said)
    return line["to"], line["sent"]


def test_hotkey_letters_enter_put_a_wording_into_the_chat_and_all_else_is_as_it_was(
    program: RunningProgram, chat: JsonProcess, keys: Keys, screen: Screen, display: str
) -> None:
    owner = Owner(display)
    owner.own({"UTF8_STRING": b"copied before", "text/html": b"<b>copied before</b>"})
    front(chat, screen, "小王")
    said = len(chat.lines)
    keys.tap(*HOTKEY)
    until(lambda: screen.active_class() == OURS)
    for letter in "fhsj":
        keys.tap(letter)
    keys.tap("Return")
    chat.wait_for(lambda line: bool(line.get("field")), since=said)
    until(lambda: screen.active_class() != OURS)
    assert arrived(chat, said) == [("小王", SHIPPING[0])]
    until(lambda: "CLIPBOARD" in owner.lost)
    assert send(chat, keys) == ("小王", SHIPPING[0])
    owner.close()


def test_letters_typed_before_the_palette_stands_reach_it_and_not_the_chat(
    program: RunningProgram, chat: JsonProcess, keys: Keys, screen: Screen
) -> None:
    front(chat, screen, "小王")
    for _ in range(5):
        said = len(chat.lines)
        keys.tap(*HOTKEY)
        for letter in "fhsj":
            keys.tap(letter)
        keys.tap("Return")
        chat.wait_for(lambda line: bool(line.get("field")), since=said)
        buyer, text = send(chat, keys)
        assert (buyer, text in SHIPPING) == ("小王", True)


def test_all_that_is_typed_with_the_hotkey_still_held_is_meant_for_the_palette(
    program: RunningProgram, chat: JsonProcess, keys: Keys, screen: Screen
) -> None:
    """Enter with Ctrl and Alt is another hotkey of ours."""
    front(chat, screen, "小王")
    for _ in range(5):
        said = len(chat.lines)
        keys.down(*HOTKEY)
        for key in ("f", "h", "s", "j", "Return"):
            keys.tap(key)
        chat.wait_for(lambda line: bool(line.get("field")), since=said)
        keys.up(*reversed(HOTKEY))
        buyer, text = send(chat, keys)
        assert (buyer, text in SHIPPING) == ("小王", True)


def test_no_buyer_hears_a_wording_twice_before_he_had_all(
    program: RunningProgram, chat: JsonProcess, keys: Keys, screen: Screen
) -> None:
    got: dict[str, list[str]] = {"小王": [], "小李": []}
    for turn in range(16):
        buyer = ("小王", "小李")[turn % 2]
        front(chat, screen, buyer)
        said = len(chat.lines)
        held = turn % 3 == 0
        keys.down(*HOTKEY)
        if not held:
            keys.up(*reversed(HOTKEY))
        until(lambda: screen.active_class() == OURS)
        for letter in "fahuo":
            keys.tap(letter)
        keys.tap("Return")
        chat.wait_for(lambda line: bool(line.get("field")), since=said)
        if held:
            keys.up(*reversed(HOTKEY))
        to, text = send(chat, keys)
        got[to].append(text)
        assert to == buyer
    for texts in got.values():
        assert sorted(texts[:4]) == sorted(SHIPPING)
        assert texts[4:] == texts[:4]
    assert set(Counter(got["小王"] + got["小李"]).values()) == {4}


def test_the_last_phrase_goes_in_again_in_its_next_wording(
    program: RunningProgram, chat: JsonProcess, keys: Keys, screen: Screen
) -> None:
    front(chat, screen, "小王")
    texts = []
    for combination in (("Control_L", "Alt_L", "9"), AGAIN, AGAIN):
        said = len(chat.lines)
        keys.tap(*combination)
        chat.wait_for(lambda line: bool(line.get("field")), since=said)
        texts.append(send(chat, keys)[1])
    assert sorted(texts) == sorted(THANKS)


def test_what_must_be_filled_in_is_asked_for_in_the_palette(
    program: RunningProgram, chat: JsonProcess, keys: Keys, screen: Screen
) -> None:
    front(chat, screen, "小王")
    said = len(chat.lines)
    keys.tap(*HOTKEY)
    until(lambda: screen.active_class() == OURS)
    for letter in "zdkd":
        keys.tap(letter)
    keys.tap("Return")
    for letter in "ems":
        keys.tap(letter)
    keys.tap("Return")
    chat.wait_for(lambda line: bool(line.get("field")), since=said)
    assert arrived(chat, said) == [("小王", "默认发ems，可以吗")]


def test_escape_gives_the_focus_back_and_nothing_is_pasted(
    program: RunningProgram, chat: JsonProcess, keys: Keys, screen: Screen
) -> None:
    front(chat, screen, "小王")
    said = len(chat.lines)
    keys.tap(*HOTKEY)
    until(lambda: screen.active_class() == OURS)
    keys.tap("Escape")
    until(lambda: screen.active_class() == "chat")
    keys.tap("x")
    chat.wait_for(lambda line: line.get("field") == "x", since=said)


def test_a_focus_that_moves_away_after_the_choice_gets_nothing(
    program: RunningProgram, chat: JsonProcess, keys: Keys, screen: Screen
) -> None:
    other = next(line["window"] for line in chat.lines if line.get("ready") == "小李")
    for turn in range(10):
        front(chat, screen, "小王")
        said = len(chat.lines)
        keys.tap(*HOTKEY)
        until(lambda: screen.active_class() == OURS)
        keys.tap("f", "h")
        keys.tap("Return")
        time.sleep(turn * 0.003)
        screen.activate(other)
        time.sleep(0.3)
        for buyer, text in arrived(chat, said):
            assert (buyer, text in SHIPPING) == ("小王", True)
            front(chat, screen, "小王")
            send(chat, keys)


def test_of_two_started_in_the_same_moment_one_runs_and_opens_its_palette(
    data: Path, display: str, screen: Screen
) -> None:
    environment = {**os.environ, "DISPLAY": display}
    both = [subprocess.Popen([*KEFU, "--data", str(data)], env=environment) for _ in range(2)]
    until(lambda: any(process.poll() is not None for process in both), timeout=20)
    until(lambda: screen.active_class() == OURS)
    ended = next(process for process in both if process.poll() is not None)
    runs = next(process for process in both if process is not ended)
    assert ended.returncode == 0
    assert runs.poll() is None
    done = subprocess.run([*KEFU, "--data", str(data), "quit"], check=False, env=environment)
    assert done.returncode == 0
    assert runs.wait(10) == 0


def test_commands_reach_the_running_program(program: RunningProgram, chat: JsonProcess, screen: Screen) -> None:
    front(chat, screen, "小李")
    said = len(chat.lines)
    assert program.kefu("paste", "thanks").returncode == 0
    chat.wait_for(lambda line: line.get("field") == THANKS[0] and line["to"] == "小李", since=said)
    assert program.kefu("paste", "nothing").returncode == 3
    assert program.kefu("open", "palette").returncode == 0
    until(lambda: screen.active_class() == OURS)
    assert program.kefu("quit").returncode == 0
    assert program.process.wait(10) == 0
    assert program.kefu("open", "palette").returncode == 3


def test_pastes_while_another_program_writes_the_library_are_done_at_once_and_noted_afterwards(
    program: RunningProgram, chat: JsonProcess, keys: Keys, screen: Screen
) -> None:
    """As during a long import: the buyer gets another wording each time, and no use is lost."""
    writer = sqlite3.connect(program.data / "library.sqlite", isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    front(chat, screen, "小王")
    given = []
    for _ in THANKS:
        said = len(chat.lines)
        keys.tap("Control_L", "Alt_L", "9")
        chat.wait_for(lambda line: bool(line.get("field")), since=said)
        given.append(send(chat, keys)[1])
    assert sorted(given) == sorted(THANKS)
    assert writer.execute("SELECT count(*) FROM use").fetchone() == (0,)
    writer.execute("ROLLBACK")
    until(lambda: writer.execute("SELECT count(*) FROM use").fetchone() == (len(THANKS),), timeout=20)
    writer.close()


def test_a_lost_screen_ends_the_program_and_loses_nothing(program: RunningProgram, virtual: VirtualDisplay) -> None:
    before = program.kefu("list", "--json").stdout
    virtual.server.kill()
    program.process.wait(10)
    assert program.kefu("list", "--json").stdout == before


def test_the_log_holds_no_word_of_user_or_buyer(
    program: RunningProgram, chat: JsonProcess, keys: Keys, screen: Screen
) -> None:
    front(chat, screen, "小王")
    said = len(chat.lines)
    keys.tap("Control_L", "Alt_L", "9")
    chat.wait_for(lambda line: bool(line.get("field")), since=said)
    program.end()
    log = (program.data / "kefu.log").read_text("utf-8")
    assert "started" in log
    assert not any("\u4e00" <= character <= "\u9fff" for character in log)
