"""The whole program against real chat programs, by real keys, judged by what the buyers received.

    RIG_DISPLAY=:117 RIG_STATE=/tmp/rig python tests/e2e/long_run.py --rig ../shared/rig
        [--client pidgin|hexchat|xterm|chromium-ta|chromium-ce|all] [--pastes 100] [--copyq] [--busy]
        [--focus-moves 200] [--patient] [--seed 1]

The rig must be installed; its servers are started here if they are not up. A new program with a library of its own runs
for each client. A third of the pastes is made with the hotkey's keys held down throughout, a fourth with the letters
typed before the palette stands; what the user had copied is text, HTML and a picture in turn. With --copyq a clipboard
manager reads all of it, with --busy each processor has a loop to run. With --focus-moves the focus is moved to another
window at a random moment after Enter, that many times for each client, in place of the pastes.

Exit code: 0 if all is right, 1 on any fault. Times are milliseconds from Enter to the program's last read of the text.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.e2e.long_run_beside import busy, copyq  # noqa: E402
from tests.e2e.long_run_moves import Move, move_away, summary  # noqa: E402
from tests.e2e.long_run_phrases import LETTERS, phrases  # noqa: E402
from tests.e2e.long_run_rig import CLIENTS, Rig, set_up  # noqa: E402
from tests.e2e.long_run_table import heading, line, row  # noqa: E402
from tests.e2e.long_run_turn import OURS, Hands, Result, paste  # noqa: E402
from tests.e2e.long_run_watch import Messages, SelectionWatch  # noqa: E402
from tests.helpers.running_program import RunningProgram, Screen, make_library  # noqa: E402
from tests.helpers.x11_keys import Keys  # noqa: E402
from tests.helpers.x11_owner import Owner  # noqa: E402


def main() -> int:
    asked = _arguments()
    rig = set_up(asked.rig)
    clients = CLIENTS if asked.client == "all" else (asked.client,)
    for client in CLIENTS:
        for buyer in rig.buyers(client):
            rig.open(client, buyer)
    with ExitStack() as beside:
        if asked.copyq:
            beside.enter_context(copyq())
        if asked.busy:
            beside.enter_context(busy(os.cpu_count() or 1))
        faults = 0
        for client in clients:
            found = _move_focus(rig, client, asked) if asked.focus_moves else _paste(rig, client, asked)
            faults += found
    return 1 if faults else 0


def _paste(rig: Rig, client: str, asked: argparse.Namespace) -> int:
    """Many pastes; the number of faults."""
    buyers, slugs, results = rig.buyers(client), list(LETTERS), []
    with _program(rig, asked.seed) as hands:
        for buyer in buyers:
            rig.open(client, buyer)
        for turn in range(asked.pastes):
            slug = slugs[turn // len(buyers) % len(slugs)]
            result = paste(hands, client, buyers[turn % len(buyers)], slug, turn, patient=asked.patient)
            results.append(result)
            if result.faults or result.told:
                _explain(turn, result)
        found = row(client, results, _leftovers(hands))
    print(heading())
    print(line(found), flush=True)
    return found.faults


def _move_focus(rig: Rig, client: str, asked: argparse.Namespace) -> int:
    """Many moves of the focus; the number of faults."""
    others = [(other, buyer) for other in CLIENTS for buyer in rig.buyers(other)]
    moves: list[Move] = []
    with _program(rig, asked.seed) as hands:
        for buyer in rig.buyers(client):
            rig.open(client, buyer)
        for turn in range(asked.focus_moves):
            buyer = rig.buyers(client)[turn % len(rig.buyers(client))]
            away = hands.chance.choice([window for window in others if window != (client, buyer)])
            move = move_away(hands, (client, buyer), away, turn)
            moves.append(move)
            if move.fault:
                print(f"   {turn} {client} {buyer} -> {away} after {move.delay * 1000:.1f} ms: {move}", flush=True)
        left = _leftovers(hands)
    print(f"{client:12} {summary(moves)}, left in other windows {left}", flush=True)
    return sum(bool(move.fault) for move in moves) + left


@contextmanager
def _program(rig: Rig, seed: int) -> Iterator[Hands]:
    """A new program with a library of its own, and the user before it."""
    name = os.environ["DISPLAY"]
    with tempfile.TemporaryDirectory(prefix="kefu-long-run-", ignore_cleanup_errors=True) as folder:
        make_library(Path(folder), phrases())
        program = RunningProgram(Path(folder), name)
        keys, owner, screen = Keys(name), Owner(name), Screen(name)
        try:
            watch, messages = SelectionWatch(name), Messages(name)
            yield Hands(name, rig, keys, screen, owner, watch, messages, random.Random(seed))
        finally:
            keys.end()
            owner.close()
            program.end()
            screen.close()


def _leftovers(hands: Hands) -> int:
    """Press Return in every window of every program: what comes then stood where nothing may stand."""
    since = time.monotonic()
    for client in CLIENTS:
        for buyer in hands.rig.buyers(client):
            hands.front(hands.rig.open(client, buyer))
            if hands.screen.active_class() != OURS:
                hands.keys.tap("Return")
    found = [message for message in hands.rig.wait(since, lambda _: False, 1.0) if message.body.strip()]
    for message in found:
        print(f"   left in {message.client} {message.buyer}: {message.body[:60]!r}")
    return len(found)


def _explain(turn: int, result: Result) -> None:
    got = [(m.client, m.buyer, m.body[:60]) for m in result.got]
    print(
        f"   {turn} {result.buyer} {result.slug} {result.kind} held={result.held} hasty={result.hasty}"
        f" told={result.told} took={result.took} spent={result.spent:.2f}: {result.faults} got {got}",
        flush=True,
    )
    print("      ", ", ".join(result.steps), flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rig", type=Path, required=True)
    parser.add_argument("--client", choices=[*CLIENTS, "all"], default="all")
    parser.add_argument("--pastes", type=int, default=100)
    parser.add_argument("--copyq", action="store_true")
    parser.add_argument("--busy", action="store_true")
    parser.add_argument("--focus-moves", type=int, default=0)
    parser.add_argument("--patient", action="store_true", help="always wait for the palette before the letters")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
