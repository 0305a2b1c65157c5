"""An import that is killed at a random moment: the library is as before or as after it, never between.

    nice -n 15 python tests/e2e/import_kills.py [MOMENTS] [--seed 1] [--phrases 3000]

Each time a pack with pictures is taken in over a library of its own, by `kefu import` and by the import worker in turn,
and the process is killed (SIGKILL) at a moment: one half lies uniformly between the start of the process and its end,
the other half in the time of the transaction, of its commit and of the checkpoint behind it. Then the file must be
sound, its tables must be just what they were or just what the whole import makes of them, the same import must go
through, and nothing may lie about that nobody names. Exit code: 0 if that was so each time.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from kefu_desktop.app.import_pack import ImportPack  # noqa: E402
from kefu_desktop.bootstrap.pack_formats import READERS, WRITERS  # noqa: E402
from kefu_desktop.bootstrap.shop import Shop  # noqa: E402
from kefu_desktop.domain.phrase import FIXED_CATEGORIES, Phrase, Variant  # noqa: E402
from kefu_desktop.domain.picture import kept_name  # noqa: E402
from kefu_desktop.storage.pack_files import read_source  # noqa: E402
from kefu_desktop.storage.picture_folder import PictureFolder  # noqa: E402
from kefu_desktop.storage.picture_sweep import sweep  # noqa: E402
from kefu_desktop.storage.spelling import latin  # noqa: E402
from tests.helpers.packs import png  # noqa: E402

TABLES = ("meta", "category", "phrase", "variant", "step", "change")
KEFU = [sys.executable, "-m", "kefu_desktop"]
LATE = 0.4
"""The share of an import, at its end, in which the other half of the moments lies."""
WORDS = "亲您好这款商品现货今天发货请放心物流快递尺码颜色退换售后优惠活动下单付款收到查看帮忙稍等马上处理满意"


@dataclass(frozen=True)
class Route:
    """A way to take a pack in: the words behind the program's name, and what it is told."""

    name: str
    words: tuple[str, ...]
    said: str = ""


@dataclass(frozen=True)
class Bed:
    """A folder with a library, a pack, and what the library is before and after it."""

    data: Path
    pack: Path
    before: str
    after: str

    def routes(self, data: Path) -> list[Route]:
        """By the command line, and by the worker."""
        lines: list[dict[str, object]] = [
            {"do": "read", "files": [str(self.pack)]},
            {"do": "carry_out", "on_conflict": "replace"},
        ]
        return [
            Route("kefu import", ("--data", str(data), "import", str(self.pack), "--on-conflict", "replace")),
            Route("import worker", ("--import-worker", str(data)), "".join(json.dumps(line) + "\n" for line in lines)),
        ]


def make_bed(folder: Path, count: int, seed: int) -> Bed:
    """A library of that many phrases, and a pack that replaces half of them and brings as many new ones."""
    chance = random.Random(seed)
    data = folder / "data"
    old, pictures = _phrases(chance, range(count), 0.05)
    _put(data, old, pictures)
    changed, more = _phrases(chance, range(count // 2, count + count // 2), 0.1)
    pack = folder / "pack.kefupack"
    pack.write_bytes(next(w for w in WRITERS if w.name == "kefupack").write(changed, more)[""])
    after = folder / "after"
    shutil.copytree(data, after)
    take_in(after, pack)
    bed = Bed(data, pack, state(data), state(after))
    assert bed.before != bed.after
    return bed


def _phrases(chance: random.Random, numbers: range, share: float) -> tuple[list[Phrase], dict[str, bytes]]:
    phrases, pictures = [], {}
    for number in numbers:
        text = "".join(chance.choices(WORDS, k=30))
        variants = [Variant(f"{text}{number}"), Variant(f"{text[::-1]}，{number}")]
        if chance.random() < share:
            data = png() + chance.randbytes(3000)
            name = kept_name(f"{number}.png", data)
            pictures[name] = data
            variants[0] = replace(variants[0], images=(name,))
        category = FIXED_CATEGORIES[number % 4] if number % 10 else f"own-{number % 7}-{len(numbers)}"
        phrases.append(Phrase(f"p{number}", f"{text[:6]}{number}", category, tuple(variants), keywords=(text[:2],)))
    return phrases, pictures


def _put(data: Path, phrases: list[Phrase], pictures: dict[str, bytes]) -> None:
    shop = Shop(data)
    folder = PictureFolder(shop.places.images)
    for name, content in pictures.items():
        folder.save(name, content)
    shop.library.fill(phrases[: len(phrases) // 2])
    shop.library.put(phrases[len(phrases) // 2 :])
    shop.database.close()


def take_in(data: Path, pack: Path) -> None:
    """The whole import, in this process."""
    shop = Shop(data)
    packs = ImportPack(shop.library, READERS, latin, PictureFolder(shop.places.images))
    packs.carry_out(packs.plan([packs.read(read_source(pack))]), "replace")
    shop.database.close()


def state(data: Path) -> str:
    """A mark of all that stands in the tables, and of every picture that is named there."""
    mark = hashlib.sha256()
    with closing(sqlite3.connect(data / "library.sqlite")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        for table in TABLES:
            for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2"):  # noqa: S608 - of the names above
                mark.update(repr(row).encode())
        for (images,) in connection.execute("SELECT images FROM variant WHERE images <> '' ORDER BY id"):
            for name in json.loads(images):
                mark.update((data / "images" / name).read_bytes())
    return mark.hexdigest()


def strays(data: Path) -> set[str]:
    """Files that nobody names, after all was put in order."""
    shop = Shop(data)
    sweep(shop.database, PictureFolder(shop.places.images))
    shop.database.close()
    with closing(sqlite3.connect(data / "library.sqlite")) as connection:
        named = {
            row[0] for row in connection.execute("SELECT value FROM variant, json_each(images) WHERE images <> ''")
        }
        named |= {
            row[0]
            for row in connection.execute(
                "SELECT i.value FROM change, json_each(before, '$.variants') AS v, json_each(v.value, '$.images') AS i"
            )
        }
    found = {str(path.relative_to(data)) for path in data.rglob("*") if path.is_file()}
    ours = {"library.sqlite", "library.sqlite-wal", "library.sqlite-shm", "kefu.log", *(f"images/{n}" for n in named)}
    lost = {name for name in named if f"images/{name}" not in found}
    return (found - ours) | lost


def run(route: Route, seconds: float | None) -> tuple[float, bool]:
    """Take the pack in, killed after so many seconds; how long it ran and whether it was killed."""
    begin = time.monotonic()
    process = subprocess.Popen(
        [*KEFU, *route.words], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT
    )
    assert process.stdin is not None
    process.stdin.write(route.said.encode())
    process.stdin.close()
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return time.monotonic() - begin, True
    assert process.returncode == 0, process.returncode
    return time.monotonic() - begin, False


def turn(bed: Bed, folder: Path, choose: Callable[[list[Route]], Route], seconds: float | None) -> tuple[str, float]:
    """One import on a copy of the library; what became of it ("before", "after", each perhaps "killed, "), its time."""
    data = folder / "turn"
    shutil.rmtree(data, ignore_errors=True)
    shutil.copytree(bed.data, data)
    took, killed = run(choose(bed.routes(data)), seconds)
    unfinished = len(list((data / "images").iterdir())) - len(list((bed.data / "images").iterdir()))
    now = state(data)
    assert now in {bed.before, bed.after}, "between"
    assert killed or now == bed.after, "not taken in"
    assert not strays(data), strays(data)
    assert state(data) == now, "the sweep changed the library"
    take_in(data, bed.pack)
    assert state(data) == bed.after, "a later import does not make the same"
    assert not strays(data)
    told = "before" if now == bed.before else "after"
    swept = ", pictures swept" if told == "before" and unfinished else ""
    return f"{'killed' if killed else 'whole'}, {told}{swept}", took


def main() -> int:
    """All of it; the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("moments", nargs="?", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--phrases", type=int, default=3000)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    begin = time.monotonic()
    seen: Counter[str] = Counter()
    faults = 0
    with tempfile.TemporaryDirectory(prefix="kefu-kills-") as name:
        folder = Path(name)
        bed = make_bed(folder, arguments.phrases, arguments.seed)
        whole = [turn(bed, folder, lambda routes, at=at: routes[at], None)[1] for at in (0, 1)]
        print(f"whole: {whole[0]:.2f} s by the command line, {whole[1]:.2f} s by the worker", flush=True)
        for number in range(arguments.moments):
            at, late = number % 2, number // 2 % 2
            moment = chance.uniform((1 - LATE) * whole[at] if late else 0, whole[at] * 1.05)
            route = bed.routes(folder)[at].name
            try:
                told, took = turn(bed, folder, lambda routes, at=at: routes[at], moment)
            except AssertionError as error:
                faults += 1
                told, took = f"FAULT: {error}", moment
            else:
                if told.startswith("whole"):
                    # the machine is less busy now than when it was measured
                    whole[at] = 0.7 * whole[at] + 0.3 * took
            seen[f"{route}: {told}"] += 1
            print(f"{number + 1}: {route} {moment:.3f} s: {told}", flush=True)
    for told, count in sorted(seen.items()):
        print(f"{count:4} {told}")
    print(f"{faults} faults in {arguments.moments} moments, {time.monotonic() - begin:.0f} s")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
