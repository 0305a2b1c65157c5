"""`kefu` in this process, on a folder of its own, with the real services."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kefu_desktop.bootstrap.commands import services
from kefu_desktop.bootstrap.shop import Shop
from kefu_desktop.cli.main import run
from kefu_desktop.cli.services import Services
from kefu_desktop.domain.errors import NotPossibleError


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command gave back."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """What --json printed: one document and nothing else."""
        return json.loads(self.out)


class Commands:
    """Runs commands, each as a process of its own would: nothing is kept between two of them but the folder.

    Attributes:
        copied: what was put on the clipboard; None as long as there is no clipboard.
    """

    def __init__(self, folder: Path, prepare: Callable[[Shop], None] = lambda _shop: None) -> None:
        """Work on this folder.

        Args:
            folder: for --data.
            prepare: what is done to the shop before each command.
        """
        self.folder = folder
        self.copied: list[str] | None = []
        self._prepare = prepare

    def __call__(self, *words: str) -> Answer:
        """Run it in English; wrong usage gives 2, and its text goes to sys.stderr."""
        out, err = io.StringIO(), io.StringIO()
        made: list[Shop] = []

        def make(folder: Path | None) -> Services:
            made.append(Shop(folder))
            self._prepare(made[0])
            return replace(services(made[0], str), copy=self._copy)

        try:
            code = run(["--data", str(self.folder), *words], make, str, out, err)
        except SystemExit as ended:  # argparse
            code = int(ended.code or 0)
        finally:
            for one in made:
                if "database" in vars(one):
                    one.database.close()
        return Answer(code, out.getvalue(), err.getvalue())

    def json(self, *words: str) -> Any:
        """The document of a command that must end well."""
        answer = self(*words, "--json")
        assert answer.code == 0, answer
        assert answer.err == ""
        return answer.document

    def _copy(self, text: str) -> None:
        if self.copied is None:
            raise NotPossibleError("no clipboard here")
        self.copied.append(text)
