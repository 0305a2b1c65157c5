"""The packs that come with the program, and how far their wordings are from one another."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from rapidfuzz import fuzz

from kefu_desktop.domain.phrase import Phrase
from kefu_desktop.domain.problem import Problem
from kefu_desktop.packs import toml_pack
from kefu_desktop.packs.toml_pack import PackHead
from kefu_desktop.storage.places import starter_packs


@dataclass(frozen=True, slots=True)
class ShippedPack:
    """One file of phrases/; `name` is its file name without the ending."""

    name: str
    head: PackHead
    phrases: tuple[Phrase, ...]
    problems: tuple[Problem, ...]


def read_shipped(path: Path) -> ShippedPack:
    """The pack as the program reads it."""
    data = path.read_bytes()
    phrases, problems = toml_pack.read(data)
    return ShippedPack(path.stem, toml_pack.read_head(data), tuple(phrases), tuple(problems))


def shipped_packs() -> list[ShippedPack]:
    """All of them, sorted by name."""
    return [read_shipped(path) for path in starter_packs()]


def closeness(phrase: Phrase) -> float:
    """The highest likeness of two of its wordings, from 0 to 100 (rapidfuzz ratio of the texts as they are written)."""
    texts = (variant.text for variant in phrase.variants)
    return max((fuzz.ratio(one, other) for one, other in combinations(texts, 2)), default=0.0)
