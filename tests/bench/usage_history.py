"""How long a look-up of history takes after a million uses, beside one in an empty log.

    python tests/bench/usage_history.py [USES] [PHRASES]

Prints the ratio of the medians, and how long the rows of the search index take to load.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from kefu_desktop.app.stores import Use
from kefu_desktop.domain.phrase import FIXED_CATEGORIES, Phrase, Variant
from kefu_desktop.storage.database import Database
from kefu_desktop.storage.library import Library
from kefu_desktop.storage.usage import Usage

LOOK_UPS = 2000
BUYERS = 20_000
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
TEXT = "亲,现货当天16点前下单当天发出,江浙沪一般一到两天到,其他地区三到五天,请您放心。"


def main() -> None:
    """Fill, measure, print."""
    uses, count = (int(argument) for argument in (*sys.argv[1:], *("1000000", "2000")[len(sys.argv) - 1 :]))
    with tempfile.TemporaryDirectory() as folder:
        database = Database(Path(folder) / "library.sqlite")
        library, usage = Library(database, lambda text: "x" * (3 * len(text))), Usage(database)
        seconds = timed(lambda: library.put(phrases(count)))
        print(f"put {count} phrases of 3 wordings: {seconds:.2f} s")
        empty = look_up(usage, count)
        seconds = timed(lambda: fill(database, uses, count))
        print(f"log {uses} uses, the sums with them: {seconds:.1f} s")
        full = look_up(usage, count)
        print(f"history, median of {LOOK_UPS}: empty log {empty * 1e6:.0f} us, full log {full * 1e6:.0f} us")
        print(f"ratio {full / empty:.2f}")
        records = [timed(lambda: usage.record(Use("p0", 1, "buyer 0", BEGIN))) for _ in range(500)]
        print(f"record, median of 500 with the full log: {statistics.median(records) * 1e6:.0f} us")
        rows = [timed(library.index_rows) for _ in range(5)]
        print(f"index rows of {count} phrases, median of 5: {statistics.median(rows):.3f} s")
        print(f"all phrases: {timed(library.phrases):.3f} s; version(): {timed(library.version) * 1e6:.0f} us")
        database.close()


def phrases(count: int) -> list[Phrase]:
    """Phrases with three wordings each."""
    return [
        Phrase(
            f"p{number}",
            f"话术{number}",
            FIXED_CATEGORIES[number % 4],
            tuple(Variant(f"{TEXT}{number}-{place}") for place in range(3)),
            keywords=("发货", "几天到"),
        )
        for number in range(count)
    ]


def fill(database: Database, uses: int, count: int) -> None:
    """What Usage.record writes, many at a time: single transactions would only make this slower."""
    generator = random.Random(1)
    usage = Usage(database)
    with database.write() as connection:
        connection.executemany("INSERT INTO customer (name) VALUES (?)", [(f"buyer {n}",) for n in range(BUYERS)])
        connection.executemany(
            "INSERT INTO use (phrase_id, variant, customer, at) VALUES (?, ?, ?, ?)",
            (
                (f"p{phrase}", 3 * phrase + generator.randrange(3) + 1, generator.randrange(BUYERS) + 1, at(number))
                for number in range(uses)
                for phrase in [int(count * generator.random() ** 3)]
            ),
        )
        connection.execute("INSERT INTO phrase_use SELECT phrase_id, max(serial), count(*) FROM use GROUP BY 1")
        connection.execute("INSERT INTO variant_use SELECT variant, max(serial), count(*) FROM use GROUP BY 1")
        connection.execute(
            "INSERT INTO heard SELECT customer, variant, max(serial), count(*), 0 FROM use GROUP BY 1, 2"
        )
    usage.record(Use("p0", 1, "buyer 0", BEGIN))


def at(number: int) -> str:
    """A use every twenty seconds."""
    return (BEGIN + timedelta(seconds=20 * number)).isoformat()


def look_up(usage: Usage, count: int) -> float:
    """Seconds for one look-up of a random phrase and buyer: the median."""
    generator = random.Random(2)
    wanted = [(f"p{generator.randrange(count)}", f"buyer {generator.randrange(BUYERS)}") for _ in range(LOOK_UPS)]
    return statistics.median(timed(partial(usage.history, *question)) for question in wanted)


def timed(work: Callable[[], object]) -> float:
    """Seconds that a call takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
