"""Programs beyond the rig, and other window managers: the palette opens, the text arrives, Escape gives the focus back.

    python tests/e2e/long_run_others.py [--pastes 10] [--manager openbox|xfwm4|metacity|i3|twm|none]... [PROGRAM]...

For each manager a virtual display of its own is started, and on it each program (all that are installed, unless some
are named). What stands in the program is read with its own keys: all is marked and copied, or for terminals and editors
written to a file. Exit code 1 on any fault.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from Xlib import X, display  # noqa: E402

from kefu_desktop.domain.phrase import Phrase  # noqa: E402
from tests.e2e.long_run_phrases import LETTERS, WORDINGS, phrases  # noqa: E402
from tests.e2e.long_run_turn import HOTKEY, OURS  # noqa: E402
from tests.e2e.long_run_watch import SelectionWatch  # noqa: E402
from tests.helpers.running_program import RunningProgram, make_library  # noqa: E402
from tests.helpers.x11_keys import Keys  # noqa: E402
from tests.helpers.x11_owner import Owner  # noqa: E402
from tests.helpers.x11_reader import read_selection, targets  # noqa: E402

MANAGERS = {
    "openbox": ["openbox", "--sm-disable"],
    "xfwm4": ["xfwm4", "--compositor=off"],
    "metacity": ["metacity", "--sm-disable"],
    "i3": ["i3", "-c", "/dev/null"],
    "twm": ["bash", "-c", "exec twm -f <(echo RandomPlacement)"],  # else it waits for a click
    "none": [],
}
COPIED = {"UTF8_STRING": "原来复制的".encode(), "text/html": "<i>原来复制的</i>".encode()}
_PAGE = "<!doctype html><meta charset=utf-8><title>page</title><textarea autofocus rows=20 cols=60></textarea>"
_NO_WELCOME = """
user_pref("browser.aboutwelcome.enabled", false); user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("browser.shell.checkDefaultBrowser", false); user_pref("browser.sessionstore.resume_from_crash", false);
user_pref("termsofuse.bypassNotification", true);
"""
_TK = """
import tkinter
root = tkinter.Tk(className="Tkchat")
text = tkinter.Text(root)
text.bind("<Control-a>", lambda e: (text.tag_add("sel", "1.0", "end-1c"), "break")[1])
text.pack(); text.focus_force(); root.mainloop()
"""
_QT = """
import sys
from PySide6.QtWidgets import QApplication, QTextEdit
application = QApplication(sys.argv[:1]); application.setApplicationName("qtrich")
edit = QTextEdit(); edit.setAcceptRichText(True); edit.resize(500, 300); edit.show(); sys.exit(application.exec())
"""
_SINK = """
import os, sys, termios, tty
tty.setcbreak(0)
with open(sys.argv[1], "ab", buffering=0) as file:
    while data := os.read(0, 65536):
        file.write(data)
"""


@dataclass(frozen=True, slots=True)
class Program:
    """How to start it: FILE is where it writes what it gets, SINK a script that does so for a terminal, HOME a folder.

    Without a `file` all is marked and cut, by Ctrl+A and Ctrl+X. `asks_first`: it asks its user before it takes more
    than one line, so that only single lines are tried. `typed`: its profile has the text typed.
    """

    command: tuple[str, ...]
    file: bool = False
    asks_first: bool = False
    typed: bool = False


_GVIM = "autocmd TextChangedI,TextChanged,TextChangedP * silent write! FILE"
_EMACS = """(progn (setq initial-scratch-message nil) (setq coding-system-for-write 'utf-8-unix)
 (add-hook 'after-change-functions
 (lambda (&rest _) (write-region nil nil "FILE" nil 'silent))))"""
_INSIDE = ("/usr/bin/python3", "SINK", "FILE")
PROGRAMS = {
    "tk": Program(("/usr/bin/python3", "-c", _TK)),
    "qt-rich": Program((sys.executable, "-c", _QT)),
    "mousepad": Program(("mousepad", "--disable-server")),
    "gedit": Program(("gedit", "--standalone")),
    "gtk4": Program(("gnome-text-editor", "--standalone")),
    "firefox": Program(("firefox-esr", "--no-remote", "--profile", "HOME", "file://HOME/page.html")),
    "gvim": Program(
        ("gvim", "-f", "-n", "-u", "NONE", "-c", "set enc=utf-8", "-c", _GVIM, "-c", "startinsert"),
        file=True,
        typed=True,
    ),
    "emacs": Program(("emacs", "-Q", "--eval", _EMACS), file=True),
    "urxvt": Program(("urxvt", "-e", *_INSIDE), file=True, asks_first=True),
    "st": Program(("stterm", "-e", *_INSIDE), file=True),
    "xfce4-terminal": Program(("xfce4-terminal", "--disable-server", "-x", *_INSIDE), file=True, asks_first=True),
    "xterm": Program(("xterm", "-u8", "-e", *_INSIDE), file=True),
}


class Desk:
    """A display with a manager and our program, its user, and one program in front."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name, self.folder = name, folder
        self.link = display.Display(name)
        self.keys, self.owner = Keys(name), Owner(name)
        self.out = folder / "out"
        self.seen = b""
        self.watch = SelectionWatch(name)

    def front(self) -> int:
        """The window that has the keyboard, or the top one of it."""
        window = self.link.get_input_focus().focus
        if isinstance(window, int):
            return 0
        while (parent := window.query_tree().parent) and parent.id != self.link.screen().root.id:
            if window.get_wm_class():
                break
            window = parent
        return int(window.id)

    def front_class(self) -> str:
        """The WM_CLASS of it."""
        try:
            handle = self.front()
            names = self.link.create_resource_object("window", handle).get_wm_class() if handle else None
        except Exception:  # noqa: BLE001 - it closed in this moment
            return ""
        return names[1] if names else ""

    def give_focus(self) -> None:
        """Where no manager does it: to the largest window, as a click would."""
        windows = [
            w for w in self.link.screen().root.query_tree().children if w.get_attributes().map_state == X.IsViewable
        ]
        if windows:
            largest = max(windows, key=lambda w: w.get_geometry().width)
            largest.set_input_focus(X.RevertToPointerRoot, X.CurrentTime)
            self.link.sync()

    def close(self) -> None:
        self.keys.end()
        self.owner.close()
        self.link.close()


def wait(met: Callable[[], object], timeout: float) -> bool:
    """Look until it is so; whether it came to pass."""
    end = time.monotonic() + timeout
    while not met():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


def paste(desk: Desk, program: Program, turn: int) -> str:
    """One paste; what is wrong, empty if nothing."""
    slug = list(LETTERS)[turn % len(LETTERS)]
    desk.owner.own(COPIED)
    held = turn % 3 == 0
    desk.keys.down(*HOTKEY)
    if not held:
        desk.keys.up(*reversed(HOTKEY))
    faults = []
    if turn % 2 == 0 and not wait(lambda: desk.front_class() == OURS, 3):
        faults.append("the palette has no focus")
    for letter in LETTERS[slug]:
        desk.keys.tap(letter)
    enter = time.monotonic()
    desk.keys.tap("Return")
    back = desk.watch.wait_given_back(enter, 1.0 if program.typed else 6.0) or program.typed
    if held:
        desk.keys.up(*reversed(HOTKEY))
    if not back or read_selection(list(COPIED), display_name=desk.name) != COPIED:
        faults.append(f"clipboard, back={back} holds {targets(display_name=desk.name)}")
    got = _written(desk, program)
    wanted = [_as_lines(text) for text in WORDINGS[slug]]
    if got not in wanted:
        faults.append(f"got {got[:50]!r}")
    if desk.front_class() == OURS:
        desk.keys.tap("Escape")
    return ", ".join(faults)


def escape(desk: Desk) -> str:
    """The palette opens and Escape gives the focus back; what is wrong."""
    before = desk.front_class()
    desk.keys.tap(*HOTKEY)
    if not wait(lambda: desk.front_class() == OURS, 3):
        return "the palette has no focus"
    desk.keys.tap("Escape")
    if not wait(lambda: desk.front_class() == before, 3):
        return f"the focus went to {desk.front_class()!r}, not back to {before!r}"
    return ""


def _written(desk: Desk, program: Program) -> str:
    if program.file:
        whole = _settled(desk)
        new = whole.removeprefix(desk.seen.rstrip(b"\n"))
        desk.seen = whole
        return _as_lines(new.decode("utf-8", "replace"))
    time.sleep(0.2)
    desk.keys.tap("Control_L", "a")
    desk.keys.tap("Control_L", "x")
    wait(lambda: sorted(targets(display_name=desk.name)) != sorted(COPIED), 2)
    return _as_lines(read_selection(["UTF8_STRING"], display_name=desk.name).get("UTF8_STRING", b"").decode())


def _settled(desk: Desk) -> bytes:
    """What the program wrote, once it has not written for a while (a text may be typed)."""
    wait(lambda: desk.out.exists() and desk.out.read_bytes() != desk.seen, 2)
    whole, since = b"", time.monotonic()
    while time.monotonic() < since + 0.6:
        now = desk.out.read_bytes() if desk.out.exists() else b""
        if now != whole:
            whole, since = now, time.monotonic()
        time.sleep(0.05)
    return whole


def _lines(every: list[Phrase]) -> list[Phrase]:
    return [replace(p, variants=tuple(v for v in p.variants if "\n" not in v.text)) for p in every]


def _as_lines(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.replace("\r", "\n").strip("\n").split("\n"))


@contextmanager
def screen_with(manager: str) -> Iterator[str]:
    """A virtual display with that manager; its name."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as told:
        name = f":{told.readline().strip()}"
    managing = None
    if MANAGERS[manager]:
        quiet = subprocess.DEVNULL
        managing = subprocess.Popen(MANAGERS[manager], env={**os.environ, "DISPLAY": name}, stdout=quiet, stderr=quiet)
        time.sleep(1.5)
    try:
        yield name
    finally:
        for process in (managing, server):
            if process is not None:
                process.kill()
                process.wait()


@contextmanager
def running(words: tuple[str, ...], desk: Desk) -> Iterator[None]:
    """That program, in front."""
    sink = desk.folder / "sink.py"
    sink.write_text(_SINK)
    home = desk.folder / "home"
    home.mkdir(exist_ok=True)
    (home / "page.html").write_text(_PAGE)
    (home / "user.js").write_text(_NO_WELCOME)
    places = {"SINK": str(sink), "FILE": str(desk.out), "HOME": str(home)}
    command = list(words)
    for name, place in places.items():
        command = [word.replace(name, place) for word in command]
    more = {
        "DISPLAY": desk.name,
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "GDK_BACKEND": "x11",
        "NO_AT_BRIDGE": "1",
    }
    environment = {**os.environ, **more, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "GSK_RENDERER": "cairo"}
    with (desk.folder / "log").open("w") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
    try:
        yield
    finally:
        os.killpg(process.pid, 15)
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)
            process.wait()


def try_one(manager: str, name: str, pastes: int, escapes: int) -> int:
    """One program under one manager; the number of faults."""
    program = PROGRAMS[name]
    faults: list[str] = []
    with ExitStack() as stack:
        where = stack.enter_context(screen_with(manager))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        desk = Desk(where, folder)
        stack.callback(desk.close)
        (folder / "data").mkdir()
        make_library(folder / "data", _lines(phrases()) if program.asks_first else phrases())
        kefu = RunningProgram(folder / "data", where)
        stack.callback(kefu.end)
        stack.enter_context(running(program.command, desk))
        if manager in ("none", "twm"):
            time.sleep(4)
            desk.give_focus()
        shown = wait(lambda: desk.front_class() not in ("", OURS), 25)
        time.sleep(5 if name == "firefox" else 2)
        application = desk.front_class()
        faults += [f"{turn}: {fault}" for turn in range(pastes) if (fault := paste(desk, program, turn))]
        faults += [f"escape {turn}: {fault}" for turn in range(escapes) if (fault := escape(desk))]
    print(
        f"{manager:9} {name:15} {application:20} shown={shown} pastes {pastes}, escapes {escapes}, faults {len(faults)}"
    )
    for fault in faults[:6]:
        print("      ", fault, flush=True)
    return len(faults)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pastes", type=int, default=10)
    parser.add_argument("--escapes", type=int, default=2)
    parser.add_argument("--manager", action="append", choices=list(MANAGERS))
    parser.add_argument("programs", nargs="*")
    asked = parser.parse_args()
    names = asked.programs or [name for name, program in PROGRAMS.items() if shutil.which(program.command[0])]
    faults = 0
    for manager in asked.manager or ["openbox"]:
        for name in names:
            faults += try_one(manager, name, asked.pastes, asked.escapes)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
