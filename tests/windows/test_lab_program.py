"""The whole program in the lab, with real keys, as its user works with it."""

from __future__ import annotations

import base64
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from kefu_desktop.domain.phrase import COMMON, Phrase, Variant
from tests.windows.kefu import HOTKEY_PROBLEM, PALETTE, TOAST, Kefu, new_data
from tests.windows.lab import Keyboard, Program
from tests.windows.test_lab_paste import COPIED, WORDPAD

HOTKEY = ("ctrl", "alt", "space")
DIRECT = ("ctrl", "alt", "9")
COMMON_TAB = ("ctrl", "shift", "1")
LEFT_CTRL, LEFT_ALT, NOBODYS = 0xA2, 0xA4, 0xE8
BUYERS = ("小王", "小李")
SHIPPING = (
    "亲，今天下午发货哦",
    "您好，订单今天就能发出",
    "在的，今天给您安排发走\n晚上可以看到单号",
    "放心，今日内发出 🚚",
)
THANKS = ("谢谢您", "感谢支持", "多谢惠顾")
FLOWERS = tuple(f"第{number}朵花" for number in range(1, 7))


LOG_LEVELS = ("ERROR", "CRITICAL", "Traceback")


def _phrase(slug: str, name: str, *texts: str) -> Phrase:
    return Phrase(slug, name, COMMON, tuple(Variant(text) for text in texts))


PHRASES = (
    _phrase("shipping", "发货时间", *SHIPPING),
    replace(_phrase("thanks", "感谢", *THANKS), hotkey="Ctrl+Alt+9"),
    _phrase("flowers", "花朵", *FLOWERS),
)


class Desk:
    """What a user sees and does; `windows` are the Notepads of the two buyers."""

    def __init__(self, host: Program, keyboard: Keyboard, folder: Path) -> None:
        self.host = host
        self.keyboard = keyboard
        self.windows: dict[str, dict[str, int]] = {}
        self._titles: dict[int, tuple[str, int, int]] = {}
        self._aside = cycle((0, 40, 80))
        for place, buyer in enumerate(BUYERS):
            file = folder / f"{buyer}.txt"
            file.write_text("", "utf-8")
            self.windows[buyer] = self.open(
                "notepad.exe", "Z:" + str(file).replace("/", "\\"), title=buyer, x=630 * place, y=0
            )

    def open(self, *command: str, title: str, x: int, y: int) -> dict[str, int]:
        """Start a program, with its window there."""
        program: dict[str, int] = self.host.ask("program", *command)
        self._titles[program["window"]] = (title, x + 200, y + 12)
        self.host.ask("move", program["window"], x, y, 600, 360)
        return program

    def front(self, window: dict[str, int]) -> None:
        """Bring it to the front, empty, by a click on its title: Wine does not move X's focus by itself."""
        title, x, y = self._titles[window["window"]]
        for _ in range(5):
            # two clicks on one place of a title within half a second would maximise its window
            self.keyboard.click(x + next(self._aside), y)
            if self.host.ask("wait_for_front", title, 1.0) and self.keyboard.wait_for_focus_on(title, 1.0):
                break
        else:
            raise AssertionError((f"{title} does not come to the front", self.host.ask("visible")))
        self.keyboard.wait_for_focus()  # nobody is quicker, but Wine's X side is slower
        self.host.ask("clear", window["control"])

    def open_palette(self, *combination: str, held: bool = False) -> float:
        """Press its hotkey and wait until it has the keyboard; after how many milliseconds."""
        began = time.monotonic()
        if held:
            self.hold()
            self.keyboard.tap(combination[-1])
        else:
            self.keyboard.tap(*combination)
        assert self.host.ask("wait_for_front", PALETTE), self.host.ask("visible")
        spent = (time.monotonic() - began) * 1000
        assert self.keyboard.wait_for_focus_on(PALETTE), (self.host.ask("front_title"), self.host.ask("visible"))
        return spent

    def hold(self) -> None:
        """Hold Ctrl and Alt, for Windows only.

        X's keys Wine takes over whenever another window gets the keyboard, so that what was let go is down again, which
        no Windows does.
        """
        self.host.ask("hold", [LEFT_CTRL, LEFT_ALT])

    def let_go(self) -> None:
        """Let go of them, with a key nobody knows before Alt, so that no menu opens."""
        self.host.ask("hold", [NOBODYS])
        self.host.ask("let_go", [NOBODYS, LEFT_ALT, LEFT_CTRL])

    def arrived(self, window: dict[str, int], old: str = "") -> str:
        """What stands there as soon as it is something else, and a moment later, too."""
        text: str = self.host.ask("wait_for_change", window["control"], old, 4.0)
        assert text != old, ("nothing came", self.host.ask("visible"), self.host.ask("front_title"))
        return text

    def pasted(self, window: dict[str, int], letters: str, *, held: bool = False) -> str:
        """Open the palette, type, press Enter; what stands in the window then."""
        self.open_palette(*HOTKEY, held=held)
        for letter in letters:
            self.keyboard.tap(letter)
        self.keyboard.tap("Return")
        try:
            return self.arrived(window)
        finally:
            if held:
                self.let_go()

    def copy(self, kind: str) -> None:
        """Copy something of test_lab_paste."""
        contents = {name: base64.b64encode(content).decode() for name, content in COPIED[kind].items()}
        self.host.ask("set_clipboard", contents)

    def copied_is_back(self, kind: str) -> bool:
        """Whether it is on the clipboard again, within two seconds."""
        wanted = {name: base64.b64encode(content).decode() for name, content in COPIED[kind].items()}
        end = time.monotonic() + 2
        while (found := self.host.ask("read_clipboard", list(wanted))) != wanted:
            if time.monotonic() > end:
                return False
            time.sleep(0.02)
        return bool(found)


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory, lab_program: object) -> Iterator[Kefu]:
    """It runs."""
    found = Kefu(new_data(tmp_path_factory.mktemp("kefu") / "data", PHRASES))
    yield found
    found.quit()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, host: Program, keyboard: Keyboard) -> Desk:
    """Notepads of two buyers."""
    return Desk(host, keyboard, tmp_path_factory.mktemp("buyers"))


def test_hotkey_letters_enter_put_a_wording_into_notepad_and_all_else_is_as_it_was(program: Kefu, desk: Desk) -> None:
    """The text stands there, the clipboard is given back, and so is the keyboard."""
    wang = desk.windows["小王"]
    for kind in COPIED:
        desk.front(wang)
        desk.copy(kind)
        assert desk.pasted(wang, "fhsj") in SHIPPING
        assert desk.copied_is_back(kind), kind
        assert desk.host.ask("foreground") == wang["window"]
        before = desk.host.ask("read", wang["control"])
        desk.keyboard.tap("x")
        assert desk.arrived(wang, before) == f"{before}x"


def test_no_buyer_hears_a_wording_twice_before_he_had_all(program: Kefu, desk: Desk) -> None:
    """Two windows take turns, half of the time with the modifiers still held when the text arrives."""
    got: dict[str, list[str]] = {buyer: [] for buyer in BUYERS}
    for turn in range(2 * len(FLOWERS)):
        buyer = BUYERS[turn % 2]
        desk.front(desk.windows[buyer])
        got[buyer].append(desk.pasted(desk.windows[buyer], "huaduo", held=turn % 4 > 1))
    assert [sorted(texts) for texts in got.values()] == [sorted(FLOWERS)] * 2
    assert Counter(got["小王"]) == Counter(got["小李"])


def test_a_direct_hotkey_pastes_the_next_wording(program: Kefu, desk: Desk) -> None:
    """Three presses, three wordings, no window of ours."""
    wang = desk.windows["小王"]
    desk.front(wang)
    texts = []
    for _ in THANKS:
        desk.keyboard.tap(*DIRECT)
        texts.append(desk.arrived(wang))
        assert desk.host.ask("foreground") == wang["window"]
        desk.host.ask("clear", wang["control"])
    assert sorted(texts) == sorted(THANKS)


@pytest.mark.parametrize("combination", [DIRECT, HOTKEY, COMMON_TAB], ids="+".join)
def test_a_hotkey_that_is_held_types_itself_nowhere(program: Kefu, desk: Desk, combination: tuple[str, ...]) -> None:
    """Held for longer than the keyboard waits before it repeats: one paste, or an open palette with an empty field."""
    wang = desk.windows["小王"]
    desk.front(wang)
    desk.keyboard.down(*combination)
    time.sleep(1.5)
    desk.keyboard.up(*reversed(combination))
    if combination != DIRECT:
        assert desk.host.ask("wait_for_front", PALETTE, 2), "a repeat chose a row, or closed it"
        assert desk.keyboard.wait_for_focus_on(PALETTE)
        for letter in "fhsj":
            desk.keyboard.tap(letter)
        desk.keyboard.tap("Return")
    text = desk.arrived(wang)
    time.sleep(0.2)
    assert desk.host.ask("read", wang["control"]) == text
    assert text in (THANKS if combination == DIRECT else SHIPPING)
    desk.keyboard.tap(combination[-1] if combination[-1] != "space" else "y")
    assert len(desk.arrived(wang, text)) == len(text) + 1, "the key is dead now"


def test_escape_gives_the_keyboard_back_and_pastes_nothing(program: Kefu, desk: Desk) -> None:
    """What is typed next goes into the chat."""
    li = desk.windows["小李"]
    desk.front(li)
    desk.open_palette(*HOTKEY)
    desk.keyboard.tap("f")
    desk.keyboard.tap("Escape")
    assert desk.keyboard.wait_for_focus_on("小李")
    desk.keyboard.tap("x")
    assert desk.arrived(li) == "x"


def test_a_hotkey_with_no_window_in_front_is_answered(program: Kefu, desk: Desk) -> None:
    """A message says so, and the text is on the clipboard."""
    for x, y in ((1000, 600), (1275, 500), (1275, 700)):  # where no window of an earlier check lies
        desk.keyboard.click(x, y)
        if desk.host.ask("wait_for_nobody", 1.0):
            break
    else:
        raise AssertionError(desk.host.ask("front_title"))
    desk.keyboard.wait_for_focus()
    desk.keyboard.tap(*DIRECT)
    assert desk.host.ask("wait_for_window", TOAST)
    text = base64.b64decode(desk.host.ask("read_clipboard", ["#13"])["#13"]).decode("utf-16-le")
    assert text.rstrip("\0") in THANKS


def test_a_second_start_opens_the_palette_of_the_first(program: Kefu, desk: Desk) -> None:
    """And ends at once, content."""
    desk.front(desk.windows["小王"])
    assert program.kefu() == 0
    assert desk.keyboard.wait_for_focus_on(PALETTE)
    desk.keyboard.tap("Escape")
    assert desk.keyboard.wait_for_focus_on("小王")


def test_many_pastes_into_notepad_and_wordpad_are_all_right(program: Kefu, desk: Desk, many: int) -> None:
    """Half of them with the modifiers held until the text stands there."""
    times = many if many > 10 else 4
    wordpad = desk.open(*WORDPAD, title="Wordpad", x=0, y=400)
    for name, window in (("notepad", desk.windows["小王"]), ("wordpad", wordpad)):
        texts = []
        for number in range(times):
            desk.front(window)
            texts.append(desk.pasted(window, "fhsj", held=number % 2 == 1).rstrip("\n"))
        right = sum(text in SHIPPING for text in texts)
        print(f"\npalette into {name}: {right} of {times} right")
        assert right == times


def test_opening_is_quick(program: Kefu, desk: Desk) -> None:
    """A figure, not a check: from the key to the window that has the keyboard."""
    desk.front(desk.windows["小王"])
    spent = []
    for _ in range(10):
        spent.append(desk.open_palette(*HOTKEY))
        desk.keyboard.tap("Escape")
        desk.front(desk.windows["小王"])
    print(f"\nhotkey to palette with the keyboard: median {median(spent):.0f} ms, most {max(spent):.0f} ms; "
          f"start to hotkeys {program.live_after:.2f} s")  # fmt: skip


def test_quit_ends_it(program: Kefu) -> None:
    """Through the named pipe, both with exit code 0; nothing went wrong and nothing was written down."""
    assert program.quit() == (0, 0)
    log = (program.data / "kefu.log").read_text("utf-8")
    assert not any(word in log for word in LOG_LEVELS)
    assert not any("\u4e00" <= character <= "\u9fff" for character in log)


def test_a_taken_hotkey_is_told_and_another_one_can_be_pressed_there(
    lab_program: Callable[[str], Program], desk: Desk, tmp_path: Path
) -> None:
    """The window stands at the start; the combination that is pressed in it opens the palette."""
    other: Any = lab_program("tests.windows.host")
    try:
        assert other.ask("occupy", 0x2 | 0x1, 0x20)
        program = Kefu(new_data(tmp_path / "data", PHRASES))
        try:
            assert desk.host.ask("wait_for_front", HOTKEY_PROBLEM)
            assert desk.keyboard.wait_for_focus_on(HOTKEY_PROBLEM)
            desk.keyboard.tap("ctrl", "alt", "j")
            desk.keyboard.tap("Return")
            assert desk.host.ask("wait_while_visible", HOTKEY_PROBLEM)
            desk.front(desk.windows["小王"])
            desk.open_palette("ctrl", "alt", "j")
            desk.keyboard.tap("Escape")
        finally:
            assert program.quit() == (0, 0)
    finally:
        other.close()
