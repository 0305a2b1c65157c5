"""Pastes into real Windows programs: each text arrives once, in its place, and the clipboard is as it was."""

from __future__ import annotations

import base64
import itertools
import struct
from collections.abc import Iterator
from typing import Any

import pytest

from tests.windows.lab import Keyboard, Program

HOTKEY = ("ctrl", "alt", "1")
NOTEPAD = ("notepad.exe",)
WORDPAD = ("C:\\Program Files\\Windows NT\\Accessories\\wordpad.exe",)


def _b64(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _dib() -> bytes:
    header = struct.pack("<IiiHHIIiiII", 40, 16, 16, 1, 32, 0, 16 * 16 * 4, 0, 0, 0, 0)
    return header + bytes(range(256)) * 4


def _html() -> bytes:
    body = "<html><body><!--StartFragment--><b>已付款</b><!--EndFragment--></body></html>".encode()
    head = b"Version:0.9\r\nStartHTML:%08d\r\nEndHTML:%08d\r\nStartFragment:%08d\r\nEndFragment:%08d\r\n"
    start = len(head % (0, 0, 0, 0))
    fragment = start + body.index(b"<b>"), start + body.index(b"<!--End")
    return head % (start, start + len(body), *fragment) + body + b"\0"


def _text(text: str) -> bytes:
    return (text + "\0").encode("utf-16-le")


def _files() -> bytes:
    return struct.pack("<IiiII", 20, 0, 0, 0, 1) + _text("C:\\windows\\win.ini\0C:\\windows\\system.ini\0")


COPIED = {
    "text": {"#13": _text("订单 20261122 已发货")},
    "html": {"#13": _text("已付款"), "HTML Format": _html()},
    "picture": {"#8": _dib(), "PNG": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20},
    "files": {"#15": _files(), "Preferred DropEffect": b"\x01\0\0\0"},
}
"""What a seller may have copied before."""


@pytest.fixture(scope="module")
def ready(host: Program) -> Iterator[Program]:
    """The hotkey is ours."""
    assert host.ask("grab", "+".join(HOTKEY)) == "ok"
    yield host
    host.ask("release", "+".join(HOTKEY))


def _copy(host: Program, kind: str) -> None:
    host.ask("set_clipboard", {name: _b64(content) for name, content in COPIED[kind].items()})


def _assert_copied(host: Program, kind: str) -> None:
    found = host.ask("read_clipboard", list(COPIED[kind]))
    assert found == {name: _b64(content) for name, content in COPIED[kind].items()}, f"{kind} did not come back"


def _open(host: Program, keyboard: Keyboard, command: tuple[str, ...], x: int) -> dict[str, int]:
    program: dict[str, int] = host.ask("program", *command)
    assert program["control"], "no text control"
    host.ask("move", program["window"], x, 40, 600, 500)
    assert host.ask("front", program["window"])
    keyboard.wait_for_focus()
    return program


def _fire(keyboard: Keyboard, host: Program, *, held: bool) -> dict[str, Any]:
    """Press the hotkey; with `held` its modifiers stay down until the paste is over."""
    keyboard.down(*HOTKEY)
    keyboard.up(HOTKEY[-1])
    if not held:
        keyboard.up("alt", "ctrl")
    try:
        return host.event("pasted")
    finally:
        keyboard.up("alt", "ctrl")


@pytest.mark.parametrize("command", [NOTEPAD, WORDPAD], ids=["notepad", "wordpad"])
def test_each_text_arrives_once_and_the_clipboard_comes_back(
    ready: Program, keyboard: Keyboard, command: tuple[str, ...], many: int
) -> None:
    """Whatever was copied before, and whether or not the modifiers are still held, the text stands there once."""
    program = _open(ready, keyboard, command, 40)
    spent, expected = [], ""
    for number, kind in zip(range(many), itertools.cycle(COPIED), strict=False):
        text = f"{number:03d} 亲，您好😊 已为您安排发货\n第二行 {number}\n"
        expected += text
        _copy(ready, kind)
        ready.ask("next", text)
        result = _fire(keyboard, ready, held=number // 4 % 2 == 1 if many > 10 else number % 2 == 1)
        assert (result["outcome"], result["lost"]) == ("pasted", False), (number, kind, result)
        spent.append(result["ms"])
        assert ready.ask("read", program["control"]).rstrip("\n") == expected.rstrip("\n"), (number, kind)
        _assert_copied(ready, kind)
    ready.ask("clear", program["control"])
    print(f"\n{command[0].rpartition(chr(92))[2]}: {many} of {many} right; hotkey taken to clipboard given back: "
          f"median {sorted(spent)[many // 2]} ms, most {max(spent)} ms")  # fmt: skip


def test_with_two_windows_nothing_goes_into_the_wrong_one(ready: Program, keyboard: Keyboard, many: int) -> None:
    """Alternating between two Notepads, each text stands in the one that was in front."""
    pair = [_open(ready, keyboard, NOTEPAD, 20), _open(ready, keyboard, NOTEPAD, 640)]
    expected = ["", ""]
    _copy(ready, "text")
    for number in range(many):
        side = number % 2
        assert ready.ask("front", pair[side]["window"])
        text = f"{number}号顾客\n"
        expected[side] += text
        ready.ask("next", text)
        result = _fire(keyboard, ready, held=number % 4 > 1)
        assert result["target"]["handle"] == pair[side]["window"]
        assert result["outcome"] == "pasted", (number, result)
        assert [ready.ask("read", one["control"]) for one in pair] == expected, number
    for one in pair:
        ready.ask("clear", one["control"])


def test_when_another_window_came_in_front_nobody_gets_the_text(ready: Program, keyboard: Keyboard, many: int) -> None:
    """Between choosing and pasting the user went elsewhere: he stays there, and the text waits on the clipboard."""
    pair = [_open(ready, keyboard, NOTEPAD, 20), _open(ready, keyboard, NOTEPAD, 640)]
    for number in range(max(many * 2 // 5, 5)):
        side = number % 2
        assert ready.ask("front", pair[side]["window"])
        ready.ask("next", f"第{number}句\n", hold=True)
        keyboard.tap(*HOTKEY)
        assert ready.event("fired")["target"]["handle"] == pair[side]["window"]
        assert ready.ask("front", pair[1 - side]["window"])
        ready.ask("go")
        result = ready.event("pasted")
        assert (result["outcome"], result["on_clipboard"]) == ("window-changed", True), (number, result)
        assert [ready.ask("read", one["control"]) for one in pair] == ["", ""], number
        assert ready.ask("foreground") == pair[1 - side]["window"]
