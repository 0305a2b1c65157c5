"""How often the right phrase is first, and among five, for messages of buyers; and among nine for initials of names.

    python tests/bench/reply_ranking.py FILE [--misses] [--questions FILE]

FILE is JSONL, or TOML with a list `message`, of {text, phrase}; `also` lists phrases that would be as right. The
library is the starter packs.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
import tomllib
import tracemalloc
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kefu_desktop.app.search_phrases import SearchPhrases
from kefu_desktop.app.stores import IndexRow
from kefu_desktop.domain.search_spelling import CODES, SYLLABLES
from kefu_desktop.storage.reply_files import read_reply_lists
from kefu_desktop.storage.spelling import spell

ROOT = Path(__file__).resolve().parents[2]


def starter_rows(only_general: bool = True) -> list[IndexRow]:
    """The starter packs as a library has them."""
    rows: list[IndexRow] = []
    for path in sorted((ROOT / "phrases").glob("general-*.toml" if only_general else "*.toml")):
        for phrase in tomllib.loads(path.read_text(encoding="utf-8"))["phrase"]:
            texts = [text if isinstance(text, str) else text["text"] for text in phrase["variants"]]
            name, keywords, joined = phrase["name"], "\n".join(phrase.get("keywords", [])), "\x1f".join(texts)
            rows.append(
                IndexRow(
                    phrase["id"],
                    phrase["category"],
                    phrase.get("group", ""),
                    name,
                    keywords,
                    joined,
                    spell(name),
                    spell(keywords),
                    spell(joined),
                    0,
                    phrase.get("when", ""),
                )
            )
    return rows


def messages(path: Path) -> list[tuple[str, set[str]]]:
    """Texts and the phrases that are right."""
    raw = path.read_text(encoding="utf-8")
    if path.suffix == ".toml":
        items = tomllib.loads(raw)["message"]
    else:
        items = [json.loads(line) for line in raw.splitlines() if line.strip()]
    return [(item["text"], _right(item)) for item in items]


def _right(item: dict[str, Any]) -> set[str]:
    phrase = item["phrase"]
    return {*([phrase] if isinstance(phrase, str) else phrase), *item.get("also", [])}


def initials_hit(search: SearchPhrases, rows: list[IndexRow]) -> tuple[int, int]:
    """How many names are among nine for their first 2, 3 and 4 initials; and of how many."""
    letters = {code: SYLLABLES[at][0] for at, code in enumerate(CODES.values())}
    right = asked = 0
    for row in rows:
        name = "".join(letters.get(code, "") for code in row.spelling_name.partition("\x02")[0])
        for size in (2, 3, 4):
            if len(name) >= size:
                asked += 1
                right += row.phrase_id in {hit.phrase_id for hit in search(name[:size])}
    return right, asked


def answer(search: SearchPhrases, asked: list[tuple[str, set[str]]], *, misses: bool) -> None:
    """Ask them all, and print how often the right phrase came first, and among five."""
    first = five = 0
    taken = []
    for text, right in asked:
        start = time.perf_counter()
        ids = [hit.phrase_id for hit in search(text)]
        taken.append((time.perf_counter() - start) * 1000)
        first += bool(ids[:1] and ids[0] in right)
        five += bool(right & set(ids[:5]))
        if misses and not (ids[:1] and ids[0] in right):
            place = next((at for at, found in enumerate(ids, 1) if found in right), 0)
            print(f"  {place or '-'}  {text}  {'/'.join(sorted(right))}  <- {' '.join(ids[:4])}")
    print(f"{len(asked)} messages: first {first / len(asked):.1%}, among five {five / len(asked):.1%}")
    print(f"a query: median {statistics.median(taken):.1f} ms, slowest {max(taken):.1f} ms")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--all-packs", action="store_true")
    parser.add_argument("--questions", type=Path, default=ROOT / "resources" / "questions.toml")
    chosen = parser.parse_args()
    rows = starter_rows(only_general=not chosen.all_packs)
    tracemalloc.start()
    search = SearchPhrases(
        lambda: rows, lambda: 1, lambda: read_reply_lists(ROOT / "resources" / "reply_synonyms.toml", chosen.questions)
    )
    search("fh")
    before = tracemalloc.get_traced_memory()[0]
    start = time.perf_counter()
    search("能便宜点吗")
    built = time.perf_counter() - start
    after = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    answer(search, messages(chosen.file), misses=chosen.misses)
    print(f"first message: {built * 1000:.0f} ms under tracemalloc, {(after - before) / 1e6:.1f} MB")
    right, count = initials_hit(search, rows)
    print(f"initials of names, 2 to 4 letters: among nine {right}/{count} = {right / count:.1%}")


if __name__ == "__main__":
    main()
