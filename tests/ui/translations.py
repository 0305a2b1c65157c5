"""What must be translated, found in the code; and how the catalogue is made: python -m tests.ui.translations."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "kefu_desktop"
TS = ROOT / "resources" / "translations" / "zh_CN.ts"
QM = TS.with_suffix(".qm")


def error_names() -> set[str]:
    """KefuError and all that are made from it, and Problem: their first sentence is a key of the catalogue."""
    bases: dict[str, set[str]] = {}
    for tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                bases[node.name] = {base.id for base in node.bases if isinstance(base, ast.Name)}
    known = {"KefuError"}
    while grown := {name for name, of in bases.items() if of & known} - known:
        known |= grown
    return known


def wanted() -> set[str]:
    """Every literal of tr("..."), translate("..."), KefuError("...") and Problem(where, "...")."""
    errors = error_names()
    found: set[str] = set()
    for tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                found.update(_keys(node, errors))
    return found


def _keys(node: ast.Call, errors: set[str]) -> Iterator[str]:
    name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
    at = 1 if name == "Problem" else 0
    if name not in {"tr", "translate", "Problem"} | errors or len(node.args) <= at:
        return
    key = node.args[at]
    if isinstance(key, ast.Constant) and isinstance(key.value, str) and key.value:
        yield key.value


def _trees() -> Iterator[ast.Module]:
    for file in sorted(PACKAGE.rglob("*.py")):
        yield ast.parse(file.read_text(encoding="utf-8"))


def compile_catalogue(target: Path) -> None:
    """Make the .qm that Qt reads."""
    tool = shutil.which("pyside6-lrelease", path=str(Path(sys.executable).parent))
    assert tool, "pyside6-lrelease comes with PySide6-Essentials"
    subprocess.run([tool, str(TS), "-qm", str(target)], check=True, capture_output=True)


def main() -> None:
    """Say what is missing, then compile."""
    from kefu_desktop.cli.catalogue import catalogue

    there = catalogue(TS)
    for key in sorted(wanted() - set(there)):
        print("missing:", key)
    compile_catalogue(QM)


if __name__ == "__main__":
    main()
