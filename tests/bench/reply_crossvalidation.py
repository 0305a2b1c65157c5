"""How well the ranking of replies does on the messages of `resources/questions.toml`, each left out of what it learns.

    python tests/bench/reply_crossvalidation.py [--folds 8]

For tuning, so that `tests/data/questions_heldout.jsonl` stays unseen. It is harder than that file: whoever wrote the
messages of a phrase took care that no two are alike.
"""

from __future__ import annotations

import argparse
import random
import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kefu_desktop.app.search_phrases import SearchPhrases
from kefu_desktop.app.stores import IndexRow
from kefu_desktop.storage.reply_files import ReplyLists, read_reply_lists
from tests.bench.reply_ranking import starter_rows

ROOT = Path(__file__).resolve().parents[2]
_SEED = 7


def fold_hits(
    rows: list[IndexRow], lists: ReplyLists, learnt: list[tuple[str, str]], asked: list[tuple[str, str]]
) -> tuple[int, int]:
    """How often the right phrase is first, and among five, after learning from the `learnt` messages."""
    questions: dict[str, list[str]] = {}
    for text, slug in learnt:
        questions.setdefault(slug, []).append(text)
    fold_lists = replace(lists, questions=questions)
    search = SearchPhrases(lambda: rows, lambda: 1, lambda: fold_lists)
    found = [([hit.phrase_id for hit in search(text)], slug) for text, slug in asked]
    return sum(ids[:1] == [slug] for ids, slug in found), sum(slug in ids[:5] for ids, slug in found)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--folds", type=int, default=8)
    folds = parser.parse_args().folds
    lists = read_reply_lists(ROOT / "resources" / "reply_synonyms.toml", ROOT / "resources" / "questions.toml")
    items = [(text, slug) for slug, texts in (lists.questions or {}).items() for text in texts]
    random.Random(_SEED).shuffle(items)
    rows = starter_rows()
    hits = [
        fold_hits(rows, lists, [item for at, item in enumerate(items) if at % folds != fold], items[fold::folds])
        for fold in range(folds)
    ]
    first, five = (sum(column) / len(items) for column in zip(*hits, strict=True))
    print(f"{len(items)} messages, {folds} folds: first {first:.1%}, among five {five:.1%}")


if __name__ == "__main__":
    main()
