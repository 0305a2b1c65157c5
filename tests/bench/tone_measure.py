"""Measures the tone checker on labelled sentences: `python tests/bench/tone_measure.py FILE [--half kept] [--show]`.

FILE has a JSON object a line: `text`, `label` ("good" or "bad") and, if known, `why` and `half`. A sentence is taken
for bad if it has a finding that is an error or a warning. Prints precision and recall of bad, recall by reason, false
alarms among the good ones, and texts a second.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kefu_desktop.domain.tone.check import check
from kefu_desktop.domain.tone.finding import Finding
from kefu_desktop.domain.tone.rules import Rules
from kefu_desktop.storage.tone_data import load_rules

_AT_LEAST = 2.0
"""Seconds that the speed is measured for."""


@dataclass(frozen=True)
class Row:
    """A labelled sentence and what was found in it."""

    text: str
    is_bad: bool
    why: str
    findings: Sequence[Finding]

    @property
    def is_flagged(self) -> bool:
        """Whether the checker calls it bad."""
        return any(finding.is_serious for finding in self.findings)


def read(file: Path, half: str | None, rules: Rules) -> list[Row]:
    """The sentences of the file, of one half if it is named, checked."""
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [
        Row(line["text"], line["label"] == "bad", line.get("why", "?"), check(line["text"], rules))
        for line in lines
        if half is None or line.get("half") == half
    ]


def measure(rows: Sequence[Row]) -> list[str]:
    """The figures, as lines."""
    bad = [row for row in rows if row.is_bad]
    good = [row for row in rows if not row.is_bad]
    hit, false = sum(row.is_flagged for row in bad), sum(row.is_flagged for row in good)
    serious = sum(finding.is_serious for row in good for finding in row.findings)
    lines = [
        f"sentences {len(rows)}: bad {len(bad)}, good {len(good)}",
        f"precision of bad {_share(hit, hit + false)}   recall of bad {_share(hit, len(bad))}",
        f"good ones flagged {_share(false, len(good))}; warnings and errors in 100 good ones: "
        f"{100 * serious / max(1, len(good)):.2f}",
    ]
    total = Counter(row.why for row in bad)
    found = Counter(row.why for row in bad if row.is_flagged)
    lines += [f"  recall of {why:<24} {_share(found[why], count)}" for why, count in total.most_common()]
    return lines


def speed(texts: Sequence[str], rules: Rules) -> float:
    """Texts a second."""
    done = 0
    start = time.perf_counter()
    while time.perf_counter() - start < _AT_LEAST:
        for text in texts:
            check(text, rules)
        done += len(texts)
    return done / (time.perf_counter() - start)


def show(rows: Sequence[Row]) -> list[str]:
    """What was missed and what was flagged by mistake."""
    lines = [f"MISSED {row.why}: {row.text}" for row in rows if row.is_bad and not row.is_flagged]
    for row in rows:
        if not row.is_bad and row.is_flagged:
            found = [(f.rule, row.text[f.start : f.end]) for f in row.findings if f.is_serious]
            lines.append(f"FALSE {row.text} {found}")
    return lines


def main() -> int:
    """Read, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("file", type=Path)
    parser.add_argument("--half", help="only sentences whose field half is this")
    parser.add_argument("--show", action="store_true", help="print what was missed or flagged by mistake")
    args = parser.parse_args()
    started = time.perf_counter()
    rules = load_rules()
    loaded = time.perf_counter() - started
    rows = read(args.file, args.half, rules)
    if not rows:
        print("No sentences.", file=sys.stderr)
        return 1
    print(*measure(rows), sep="\n")
    print(f"rules loaded in {1000 * loaded:.0f} ms; {speed([row.text for row in rows], rules):,.0f} texts a second")
    if args.show:
        print(*show(rows), sep="\n")
    return 0


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f} ({part}/{whole})" if whole else "- (0/0)"


if __name__ == "__main__":
    raise SystemExit(main())
