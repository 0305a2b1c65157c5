"""Stands for our command line: notes what it was asked, then writes, fails, or hangs, as its first word says."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path


def main(mode: str, log: str, *words: str) -> int:
    """Answer `words`; the exit code."""
    given = sys.stdin.buffer.read().decode().split()
    with Path(log).open("a", encoding="utf-8") as file:
        file.write(json.dumps([words, given]) + "\n")
    if "--preview" in words:
        lost = [{"message": "没有图片", "count": 2}, {"message": "没有分组", "count": 8}] if "xlsx" in words else []
        return _answer({"phrases": 8, "file": "x", "lost": lost}, 1 if mode == "gone" else 0)
    target = Path(words[1])
    if mode == "hangs":
        target.with_name(f".{target.name}.{os.getpid()}.new").write_text("half")
        time.sleep(600)
    if mode == "breaks":
        return 1
    return _answer({"phrases": 8, "file": str(target), "lost": []}, {"fails": 3, "gone": 1}.get(mode, 0))


def _answer(document: object, code: int) -> int:
    print(json.dumps({"ok": False, "error": "盘满了"} if code else document))
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
