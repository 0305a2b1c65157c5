"""How long 100,000 rows of CSV and of XLSX take to come in, and how much memory.

    python tests/bench/import_rows.py [ROWS]

Each file is taken in by the real command in a process of its own, then by the import worker as the window drives it;
prints seconds and the greatest resident memory, and of the worker the longest time in which it said nothing.
"""

from __future__ import annotations

import csv
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

HEADER = ("一级分类（必填）", "二级分类（选填）", "话术标题（选填）", "话术内容（必填）")
WORDS = "亲您好这款商品现货今天发货请放心物流快递尺码颜色退换售后优惠活动下单付款收到查看帮忙稍等马上处理满意"
GROUPS = ("物流", "尺码", "退换", "优惠", "问候")


def main() -> None:
    """Write, take in, print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        for name, write in (("rows.csv", write_csv), ("rows.xlsx", write_xlsx)):
            path = Path(folder, name)
            write(path, count)
            print(f"{name}: {count} rows, {path.stat().st_size / 1e6:.1f} MB")
            for words in (["--preview"], []):
                seconds, cpu, memory = run(["--data", f"{folder}/{name}-data", "import", str(path), *words])
                print(f"  import {' '.join(words)}: {seconds:.1f} s, {cpu:.1f} s of one core, {memory:.0f} MB")
            talk(Path(folder, f"{name}-worker"), path)


def rows(count: int) -> Iterator[tuple[str, ...]]:
    """Different texts of about forty characters."""
    yield HEADER
    chance = random.Random(1)
    for number in range(count):
        text = "".join(chance.choices(WORDS, k=38))
        yield "售后", GROUPS[number % 5], f"{text[:6]}{number}", f"{text}，{number}。"


def write_csv(path: Path, count: int) -> None:
    """As Excel on a Chinese Windows saves it."""
    with path.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows(rows(count))


def write_xlsx(path: Path, count: int) -> None:
    """One sheet."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("话术")
    for row in rows(count):
        sheet.append(row)
    book.save(path)


def talk(data: Path, path: Path) -> None:
    """Read, compare and write as the window asks for it; print each step."""
    child = subprocess.Popen(
        [sys.executable, "-m", "kefu_desktop", "--import-worker", str(data)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    asked: list[tuple[dict[str, object], str]] = [
        ({"do": "read", "files": [str(path)]}, "planned"),
        ({"do": "carry_out", "on_conflict": "skip"}, "done"),
        ({"do": "undo"}, "undone"),
    ]
    for command, answer in asked:
        begin = last = time.perf_counter()
        longest, told = 0.0, ""
        child.stdin.write(json.dumps(command).encode() + b"\n")
        child.stdin.flush()
        while told != answer:
            told = json.loads(child.stdout.readline())["is"]
            now = time.perf_counter()
            longest, last = max(longest, now - last), now
        print(f"  worker {command['do']}: {last - begin:.1f} s, silent for {longest:.1f} s at most")
    child.stdin.close()
    child.stdout.close()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = status
    print(f"  worker: {usage.ru_utime + usage.ru_stime:.1f} s of one core, {usage.ru_maxrss / 1024:.0f} MB")


def run(words: list[str]) -> tuple[float, float, float]:
    """Seconds by the clock and of the processor, and megabytes, of one command."""
    begin = time.perf_counter()
    silent = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    command = [sys.executable, "-m", "kefu_desktop", *words]
    child = os.posix_spawn(sys.executable, command, {**os.environ, "LANG": "en"}, file_actions=silent)
    _, status, usage = os.wait4(child, 0)
    if status:
        raise SystemExit(f"the command failed: {status}")
    return time.perf_counter() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
