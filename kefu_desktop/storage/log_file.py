"""The log: what the program did and what failed, never a word of what a user or a buyer wrote."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from types import TracebackType
from typing import Final

_MOST_BYTES: Final = 1_000_000


def open_log(path: Path) -> None:
    """Send the log there; an old one that grew large is kept once as `.old`. A folder that refuses it is no failure."""
    logger = logging.getLogger("kefu_desktop")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if path.exists() and path.stat().st_size > _MOST_BYTES:
            path.replace(path.with_suffix(".old"))
        os.close(os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600))
        handler: logging.Handler = logging.FileHandler(path, encoding="utf-8")
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(_WithoutMessages("%(asctime)s %(levelname)s %(threadName)s %(message)s"))
    close_log()
    logger.addHandler(handler)


def close_log() -> None:
    """Give the file back."""
    logger = logging.getLogger("kefu_desktop")
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
        handler.close()


def log_crash(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    """For sys.excepthook and its like: where it happened and of what kind."""
    logging.getLogger("kefu_desktop").error("crash: %s", _where(kind, trace))


class _WithoutMessages(logging.Formatter):
    """Writes of an exception its kind and place; its message may quote a text."""

    def formatException(self, ei: object) -> str:  # noqa: N802 - logging's own name
        kind, _error, trace = ei if isinstance(ei, tuple) else (None, None, None)
        return _where(kind, trace) if kind else ""


def _where(kind: type[BaseException], trace: TracebackType | None) -> str:
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return f"{kind.__name__} at {' > '.join(places[-12:])}"
