"""The program started by itself runs its own code and nobody else's."""

from __future__ import annotations

import subprocess
from pathlib import Path

from kefu_desktop.app.own_command import own_command


def test_a_module_that_lies_in_the_current_folder_is_not_run(tmp_path: Path) -> None:
    for name in ("json", "random", "argparse", "kefu_desktop"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(66)", "utf-8")
    done = subprocess.run([*own_command(), "--version"], check=False, cwd=tmp_path, capture_output=True)
    assert done.returncode == 0, done.stderr
