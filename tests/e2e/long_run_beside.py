"""What runs beside the program and makes it hard: a clipboard manager that reads all, loops on all processors."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def busy(processors: int) -> Iterator[None]:
    """A loop for each processor."""
    loops = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(processors)]
    try:
        yield
    finally:
        for loop in loops:
            loop.kill()
            loop.wait()


@contextmanager
def copyq() -> Iterator[None]:
    """CopyQ with a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="kefu-copyq-", ignore_cleanup_errors=True) as folder:
        names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")
        places = dict.fromkeys(names, folder)
        environment = {**os.environ, **places, "QT_QPA_PLATFORM": "xcb"}
        server = subprocess.Popen(["copyq"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

        def tell(word: str) -> str:
            told = subprocess.run(["copyq", word], check=False, env=environment, capture_output=True, encoding="utf-8")
            return told.stdout.strip()

        end = time.monotonic() + 20
        while not tell("count").isdigit():
            if time.monotonic() > end:
                raise TimeoutError("CopyQ does not answer")
            time.sleep(0.2)
        try:
            yield
            print(f"CopyQ holds {tell('count')} items")
        finally:
            tell("exit")
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
