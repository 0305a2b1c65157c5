"""Large files of one odd thing over and over: python -m tests.fuzz.large [--size BYTES] [--reader NAME].

A reader that looks back at all it has seen takes for ever over them.
"""

from __future__ import annotations

import argparse
import contextlib
import multiprocessing
import sys
import time
from collections.abc import Sequence
from typing import Final

from kefu_desktop.app.import_pack import ImportPack
from kefu_desktop.app.pack_formats import PackReader
from kefu_desktop.bootstrap.pack_formats import READERS
from kefu_desktop.domain.errors import KefuError
from kefu_desktop.domain.source import Source
from kefu_desktop.storage.database import Database
from kefu_desktop.storage.library import Library
from tests.fuzz.guard import Guard
from tests.fuzz.seeds import seeds
from tests.fuzz.words import WORDS
from tests.helpers.packs import FakePictures

_MEMORY: Final = 1024**3
_HANGS: Final = 2.0
_SHARES: Final = (16, 4, 1)
_EVEN: Final = 5
"""So much longer for four times as much is in proportion: the whole file would take four times as long again."""
_FORK: Final = multiprocessing.get_context("fork")
_ENDINGS: Final = {
    "kefu": ".kefu.toml",
    "kefupack": ".kefupack",
    "xlsx": ".xlsx",
    "xls": ".xls",
    "espanso": ".yml",
    "beeftext": ".json",
    "beeftext-csv": ".csv",
    "chat-assistant": ".json",
    "textexpander": ".textexpander",
    "textexpander-csv": ".csv",
    "text-blaze": ".json",
    "raycast": ".json",
    "markdown": ".md",
    "csv": ".csv",
    "text": ".txt",
    "html-table": ".html",
}
_MORE: Final = (
    b"a",
    b" ",
    b"\n",
    b"a\n",
    b"  \n",
    b"-",
    b"=",
    b"'",
    b"<",
    b"<a ",
    b"</",
    b"&",
    b"&#",
    b"(",
    b"[",
    b"\xe4\xba\xb2",
    b"1.",
    b"a,",
    b'"a",',
    b'",',
    b'\\"',
    b"{a",
    b"{{a",
    b"[[a",
    b"#{a",
    b"%f",
    b"<a<b",
    b"*a*",
    b"`",
    b"|a",
    b"a|",
    b"- a\n",
    b"# a\n",
    b"> a\n",
    b"a: b\n",
    b"- {a: b}\n",
    b"<!-",
    b"<td>",
    b"<tr><td>a",
    b"\r",
    b"\t",
    b"**",
    b"\xe3\x80\x90",
    b"http://a.",
    b"www.a",
    b"a.a",
    b"XX",
    b"1",
    b"1,",
    b"\xef\xbc\x9a",
    b"\xe2\x80\x8b",
    b"\xf0\x9f\x91\xa8\xe2\x80\x8d",
    b"\x81",
    b"a.b@c",
    b'x="',
    b"[a](",
    b"![",
    b"~~~\n",
    b"```\n",
    b"1) a\n",
    b"a\tb\n",
    b"a;b\n",
    b"a:\n ",
    b"- - ",
    b"{,",
    b"[,",
    b"*a,",
    b"&a ",
    b"!a ",
    b"? a\n",
    b"%|",
    b"\\",
)


_BEGINS: Final = (
    *(
        b"**",
        b"- **",
        b"(",
        b"[",
        b"{",
        b"{{",
        b"[[",
        b"#{",
        b"<a ",
        b"<td ",
        b"Q: ",
        "问：".encode(),
        b"# ",
        b"|",
        b"> ",
        b"```",
    ),
    *(
        b'"',
        b"%filltext:",
        b"{formmenu: ",
        b"matches: ",
        b"- ",
        b"1. ",
        "【".encode(),
        b"http://",
        b"[a](",
        b"=",
        b"a: ",
    ),
)
_RUNS: Final = (
    b" ",
    b"\n",
    b"\t",
    b"a",
    b"1",
    b"-",
    b"*",
    b"a.",
    b"a,",
    b"|",
    b" \n",
    "话".encode(),
    b"=",
    b'"',
    b"[",
    b"<",
    b"{",
)
_LINE: Final = 4500


def main(arguments: Sequence[str]) -> int:
    """The exit code: 1 if a reader took too long over any."""
    parser = argparse.ArgumentParser(prog="large", description=__doc__)
    parser.add_argument("--size", type=int, default=1_000_000)
    parser.add_argument("--told", type=float, default=5.0, help="seconds from which a file is named")
    parser.add_argument("--reader", default="")
    parser.add_argument("--some", type=int, default=1, help="try one in so many")
    args = parser.parse_args(arguments)
    failed = 0
    for reader in READERS:
        if args.reader in {"", reader.name} and reader.name not in {"xls", "xlsx", "kefupack", "alfred"}:
            process = _FORK.Process(target=_try_reader, args=(reader, args))
            process.start()
            process.join()
            failed += process.exitcode != 0
    return 1 if failed else 0


def _try_reader(reader: PackReader, args: argparse.Namespace) -> None:
    guard = Guard(20 * _HANGS, _MEMORY)
    packs = ImportPack(Library(Database()), READERS, str, FakePictures())
    packs.plan(())
    worst, failed = (0.0, ""), 0
    seed = next((found for found in seeds() if found.reader == reader.name and found.files is None), None)
    half = len(seed.data) // 2 if seed else 0
    head, end = (seed.data[:half], seed.data[half:]) if seed else (b"", b"")
    places = dict.fromkeys(((b"", b""), (head, end)))
    shapes = [(before, word, behind) for word in dict.fromkeys((*WORDS, *_MORE)) for before, behind in places]
    shapes += [(before, run, behind) for before in _BEGINS for run in _RUNS for behind in (b"", b"!\n")]
    shapes += [(b"", word * (_LINE // len(word)) + b"!\n", b"") for word in _MORE]
    for before, word, behind in shapes[:: args.some]:
        seconds, said = _try_word(packs, reader, guard, word, (before, behind), args.size)
        name = f"{before[-9:]!r} {word[:30]!r} {behind[:9]!r}"[:60]
        worst = max(worst, (seconds, name))
        failed |= bool(said)
        if said or seconds > args.told:
            print(f"{reader.name:18} {name:60} {seconds:5.1f} s {said}", flush=True)
    print(f"{reader.name:18} at most {worst[0]:.2f} s for {args.size} bytes ({worst[1]})", flush=True)
    sys.exit(failed)


def _try_word(
    packs: ImportPack, reader: PackReader, guard: Guard, word: bytes, around: tuple[bytes, bytes], size: int
) -> tuple[float, str]:
    """The seconds for the large file, and what is wrong: for four times as much it may take six times as long."""
    before = 0.0
    for share in _SHARES:
        part = size // share
        data = around[0] + (word * (part // len(word) + 1))[:part] + around[1]
        begin = time.process_time()
        try:
            with guard.watching():
                try_one(packs, reader, data)
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            return time.process_time() - begin, f"{type(error).__name__} {error}"[:100]
        seconds = time.process_time() - begin
        if seconds > max(_HANGS, 6 * before):
            return seconds, f"TOO SLOW for {part} bytes, {before:.1f} s for a fourth of it"
        if seconds < _HANGS / share**2:
            # even if the time grows as the square of the size, it is short
            return seconds, ""
        if share > 1 and before and seconds < _EVEN * before:
            return seconds * share, ""
        before = seconds
    return before, ""


def try_one(packs: ImportPack, reader: PackReader, data: bytes) -> None:
    """Ask whether it is of that format, read it as if it were, and plan to take it in."""
    source = Source(f"a{_ENDINGS.get(reader.name, '')}", data)
    with contextlib.suppress(KefuError):
        reader.sniff(source)
        packs.plan([packs.read(source, reader.name)])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
