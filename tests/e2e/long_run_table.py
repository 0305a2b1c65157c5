"""What the long run found, in numbers."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tests.e2e.long_run_phrases import WORDINGS
from tests.e2e.long_run_turn import Result

_COLUMNS = ("right", "wrong", "missing", "doubled", "elsewhere", "repeated", "clipboard", "told", "median", "p95")


@dataclass(frozen=True, slots=True)
class Row:
    """One client's numbers; `faults` is all that must be 0."""

    client: str
    pastes: int
    numbers: dict[str, float]
    faults: int


def row(client: str, results: Sequence[Result], leftovers: int) -> Row:
    """The numbers; `leftovers` are messages that stood in some field at the end, where nothing may stand."""
    faults = [fault.partition(" (")[0] for result in results for fault in result.faults]
    took = sorted(1000 * result.took for result in results if result.took is not None)
    numbers: dict[str, float] = {
        "right": sum(result.wording is not None for result in results),
        "wrong": faults.count("wrong"),
        "missing": faults.count("missing"),
        "doubled": faults.count("doubled"),
        "elsewhere": faults.count("wrong window") + leftovers,
        "repeated": repeated(results),
        "clipboard": faults.count("clipboard"),
        "told": sum(result.told for result in results),
        "median": statistics.median(took) if took else 0.0,
        "p95": took[int(0.95 * (len(took) - 1))] if took else 0.0,
    }
    bad = len(results) - numbers["right"] + sum(numbers[name] for name in _COLUMNS[1:8])
    return Row(client, len(results), numbers, int(bad))


def repeated(results: Sequence[Result]) -> int:
    """How often a buyer got a wording again before he had all of that phrase."""
    heard: dict[tuple[str, str], list[str]] = defaultdict(list)
    for result in results:
        if result.wording is not None:
            heard[result.buyer, result.slug].append(result.wording)
    count = 0
    for (_, slug), texts in heard.items():
        every = len(WORDINGS[slug])
        blocks = [texts[at : at + every] for at in range(0, len(texts), every)]
        count += sum(len(block) - len(set(block)) for block in blocks)
    return count


def heading() -> str:
    """The names of the columns."""
    return f"{'client':12}{'pastes':>8}" + "".join(f"{name:>10}" for name in _COLUMNS)


def line(found: Row) -> str:
    """One row of the table."""
    return f"{found.client:12}{found.pastes:8}" + "".join(f"{found.numbers[name]:10.0f}" for name in _COLUMNS)
