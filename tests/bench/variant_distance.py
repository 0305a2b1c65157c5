"""How far apart the wordings of the shipped phrases are: `python tests/bench/variant_distance.py`.

For each phrase the highest likeness of two of its wordings (rapidfuzz ratio, 0 to 100); for each pack the mean and the
highest of these, and the phrase that has it. The test in tests/unit/data/test_shipped_phrases.py sets the bound.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import mean

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kefu_desktop.domain.phrase import Phrase
from tests.helpers.shipped_packs import closeness, shipped_packs


def summary(name: str, phrases: Sequence[Phrase]) -> str:
    """One line of the table."""
    highest = {phrase.id: closeness(phrase) for phrase in phrases}
    worst = max(highest, key=highest.__getitem__)
    wordings = sum(len(phrase.variants) for phrase in phrases)
    return f"{name:<24}{len(phrases):>8}{wordings:>10}{mean(highest.values()):>8.1f}{highest[worst]:>8.1f}  {worst}"


def main() -> None:
    """Print the table."""
    packs = shipped_packs()
    print(f"{'pack':<24}{'phrases':>8}{'wordings':>10}{'mean':>8}{'max':>8}  closest wordings")
    for pack in packs:
        print(summary(pack.name, pack.phrases))
    print(summary("all", [phrase for pack in packs for phrase in pack.phrases]))


if __name__ == "__main__":
    main()
