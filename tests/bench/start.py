"""Start to hotkeys live, and memory, of the program against the smallest PySide6 tray program, in one run.

    python tests/bench/start.py [--runs 9] [--phrases 2000]

Needs DISPLAY. Both are started in turn, A B A B; the medians and their ratio are printed. Hotkeys are live once the
program, asked with KEFU_TRACE_START=1, says so on its standard output; memory is the resident (RSS) and the
proportional set size (PSS) two seconds later.
"""

from __future__ import annotations

import argparse
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from kefu_desktop.bootstrap.shop import Shop
from kefu_desktop.domain.phrase import FIXED_CATEGORIES, Phrase, Variant

HERE = Path(__file__).parent
SYLLABLES = "发货快递退换尺码颜色优惠活动材质保修付款地址包装库存预售物流好评赠品"


def measure(command: Sequence[str], word: str) -> tuple[float, float, float]:
    """Milliseconds from the start of the process until it prints the word; RSS and PSS in MB two seconds later."""
    begun = time.monotonic()
    environment = {**os.environ, "KEFU_TRACE_START": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.strip() == word:
                break
        ms = (time.monotonic() - begun) * 1000
        time.sleep(2)
        rollup = Path(f"/proc/{process.pid}/smaps_rollup").read_text("ascii")
        sizes = {line.split(":")[0]: int(line.split()[1]) / 1024 for line in rollup.splitlines()[1:]}
        process.send_signal(signal.SIGTERM)
        process.wait(10)
    return ms, sizes["Rss"], sizes["Pss"]


def library(folder: Path, count: int) -> None:
    """A data folder whose library holds that many phrases."""
    shop = Shop(folder)
    shop.library.fill(_phrase(number) for number in range(count))
    shop.database.close()


def _phrase(number: int) -> Phrase:
    words = "".join(SYLLABLES[(number * step) % len(SYLLABLES)] for step in (3, 5, 7, 11))
    texts = tuple(Variant(f"亲，关于{words}，第{n}种说法：今天{number}点前为您安排，请放心。") for n in range(1, 4))
    return Phrase(f"p{number}", f"{words}{number}", FIXED_CATEGORIES[number % 4], texts)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--phrases", type=int, default=2000)
    args = parser.parse_args()
    floor: list[tuple[float, float, float]] = []
    ours: list[tuple[float, float, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        library(Path(folder), args.phrases)
        for run in range(args.runs + 1):
            a = measure([sys.executable, str(HERE / "floor" / "smallest_tray.py")], "running")
            b = measure([sys.executable, "-m", "kefu_desktop", "--data", folder], "hotkeys live")
            if run:  # the first of each warms the disk
                floor.append(a)
                ours.append(b)
    for place, name in enumerate(("ms to live", "RSS MB", "PSS MB")):
        low = statistics.median(x[place] for x in floor)
        high = statistics.median(x[place] for x in ours)
        print(f"{name:<12} floor {low:8.1f}   ours {high:8.1f}   ratio {high / low:.2f}")


if __name__ == "__main__":
    main()
