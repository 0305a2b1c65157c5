"""Broken files for every reader: python -m tests.fuzz.fuzz_readers --count N --seconds S --seed K --workers W.

Nothing but a KefuError may come out of a reader, in two seconds of the processor, within 1 GB, with nothing written,
started or connected; what is taken is whole, and planning changes no library. A file is made by the seed and its number
alone: `--seed K --only I` tries one again.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from typing import Final

from tests.fuzz.failures import Failure, failure_of, save, smaller
from tests.fuzz.guard import Guard
from tests.fuzz.mutate import mutated
from tests.fuzz.seeds import Seed, by_reader, seeds
from tests.fuzz.trial import Trial

_SECONDS_A_FILE: Final = 2.0
_STUCK: Final = 30.0
_TELLS_AFTER: Final = 5.0
_MEMORY: Final = 1024**3
_COSTLY: Final = {"xls": 0.15}
"""Formats that start a process for each file are tried less often."""
_FORK: Final = multiprocessing.get_context("fork")


@dataclass(slots=True)
class Tally:
    """What one worker did."""

    files: Counter[str] = field(default_factory=Counter)
    taken: Counter[str] = field(default_factory=Counter)
    failures: dict[str, Failure] = field(default_factory=dict)

    def note(self, failure: Failure) -> bool:
        """Whether it is the first of its kind."""
        known = self.failures.setdefault(failure.kind, failure)
        known.count += 1
        return known is failure


class Made:
    """The files, by their numbers."""

    def __init__(self, key: int) -> None:
        self._key = key
        self._groups = by_reader()
        self._readers = list(self._groups)
        self._weights = [_COSTLY.get(reader, 1.0) for reader in self._readers]
        self._others = list(seeds())

    def file(self, number: int) -> tuple[Seed, Random]:
        """The file of that number, and the Random that made it."""
        random = Random((self._key << 40) + number)
        reader = random.choices(self._readers, self._weights)[0]
        seed = random.choice(self._groups[reader])
        return mutated(seed, self._others, random), random


def main(arguments: Sequence[str]) -> int:
    """The exit code: 1 if anything failed."""
    args = _read(arguments)
    folder = args.out or Path(tempfile.mkdtemp(prefix="kefu-fuzz-"))
    sys.dont_write_bytecode = True
    if args.only is not None:
        runner = Runner(args.seed, folder)
        runner.try_one(args.only)
        return _report([runner.tally], 0.0)
    begin = time.monotonic()
    tallies = _run_workers(args, folder)
    return _report(tallies, time.monotonic() - begin)


def _read(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="fuzz_readers", description=__doc__)
    parser.add_argument("--count", type=int, default=10**9, help="files to try")
    parser.add_argument("--seconds", type=float, default=60.0, help="seconds to go on at most")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--only", type=int, help="the number of one file")
    parser.add_argument("--out", type=Path, help="where files that fail are put")
    return parser.parse_args(arguments)


class Runner:
    """Tries files one after the other."""

    def __init__(self, key: int, folder: Path) -> None:
        """Get ready; this process is watched from now on.

        Args:
            key: of the files.
            folder: where those that fail are put.
        """
        self._key = key
        self._folder = folder
        self._made = Made(key)
        self._trial = Trial()
        self._guard = Guard(_SECONDS_A_FILE, _MEMORY)
        self.tally = Tally()

    def try_one(self, number: int) -> None:
        """The file of that number."""
        seed, random = self._made.file(number)
        state = random.getstate()
        self.tally.files[seed.reader or "other"] += 1
        failure = self._failure(seed, random, number)
        if failure is not None and self.tally.note(failure):
            kind = failure.kind

            def fails(other: Seed) -> bool:
                again = Random()
                again.setstate(state)
                found = self._failure(other, again, number)
                return found is not None and found.kind == kind

            failure.path = save(self._folder, smaller(seed, fails) if failure.shrinks else seed, self._key, number)

    def _failure(self, seed: Seed, random: Random, number: int) -> Failure | None:
        try:
            with self._guard.watching():
                outcome = self._trial.run(seed, random)
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            return failure_of(error, self._key, number)
        self.tally.taken[outcome] += 1
        return None


class _Worker:
    """A process that tries every so manyth file; started anew behind a file that it did not survive."""

    def __init__(self, number: int, args: argparse.Namespace, end: float, folder: Path) -> None:
        self.tally = Tally()
        self._args, self._end, self._folder = args, end, folder
        self._place = _FORK.Value("q", number)
        self._start()

    def is_done(self) -> bool:
        """Whether all is tried; to be asked now and then."""
        while self._told.poll() and self._hear():
            pass
        at = self._place.value
        if at != self._seen:
            self._seen, self._moved = at, time.monotonic()
        stuck = time.monotonic() - self._moved > _STUCK
        if stuck:
            self._process.kill()
            self._process.join()
        if self._process.is_alive():
            return False
        while self._told.poll() and self._hear():
            pass
        if not self._process.exitcode:
            return True
        kind = "stuck" if stuck else f"the process ended with {self._process.exitcode}"
        seed, _ = Made(self._args.seed).file(at)
        self.tally.note(Failure(kind, self._args.seed, at, save(self._folder, seed, self._args.seed, at)))
        self._place.value = at + self._args.workers
        self._start()
        return False

    def _start(self) -> None:
        self._told, tells = _FORK.Pipe(duplex=False)
        self._process = _FORK.Process(target=self._work, args=(tells,), daemon=True)
        self._process.start()
        tells.close()
        self._seen, self._moved = -1, time.monotonic()

    def _hear(self) -> bool:
        try:
            _add(self.tally, self._told.recv())
        except EOFError:
            return False
        return True

    def _work(self, tells: Connection) -> None:
        runner = Runner(self._args.seed, self._folder)
        told = time.monotonic()
        while self._place.value < self._args.count and time.monotonic() < self._end:
            runner.try_one(self._place.value)
            self._place.value += self._args.workers
            if time.monotonic() - told > _TELLS_AFTER:
                tells.send(runner.tally)
                runner.tally, told = Tally(), time.monotonic()
        tells.send(runner.tally)


def _run_workers(args: argparse.Namespace, folder: Path) -> list[Tally]:
    end = time.monotonic() + args.seconds
    workers = [_Worker(number, args, end, folder) for number in range(args.workers)]
    waiting = list(workers)
    while waiting:
        time.sleep(0.2)
        waiting = [worker for worker in waiting if not worker.is_done()]
    return [worker.tally for worker in workers]


def _add(all_of_it: Tally, part: Tally) -> None:
    all_of_it.files.update(part.files)
    all_of_it.taken.update(part.taken)
    for failure in part.failures.values():
        count = failure.count
        failure.count = 0
        all_of_it.note(failure)
        all_of_it.failures[failure.kind].count += count - 1


def _report(tallies: Sequence[Tally], seconds: float) -> int:
    total = Tally()
    for tally in tallies:
        _add(total, tally)
    files = total.files.total()
    for reader in sorted(total.files):
        print(f"{reader:18} {total.files[reader]:8} files {total.taken[reader]:8} taken")
    print(f"refused {total.taken['refused']}, {files} files", end="")
    print(f", {files / seconds:.0f} a second, {seconds:.0f} seconds" if seconds else "")
    for failure in total.failures.values():
        print("FAILED", json.dumps(failure.told(), ensure_ascii=False))
    return 1 if total.failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
