"""Wires the self-check."""

from __future__ import annotations

import time
from collections.abc import Callable
from importlib.util import find_spec

from kefu_desktop.app.paste_phrase import PastePhrase
from kefu_desktop.app.selfcheck import Selfcheck
from kefu_desktop.backends.choose import choose
from kefu_desktop.backends.scratch import ScratchProcess, scratch_command
from kefu_desktop.bootstrap.shop import Shop
from kefu_desktop.cli.services import Step
from kefu_desktop.domain.errors import NotPossibleError


def selfcheck(shop: Shop) -> list[Step]:
    """Run it.

    Raises:
        NotPossibleError: there is no desktop here, or PySide6 is not installed.
    """
    choice = choose()
    if choice.refusals:
        raise choice.refusals[0].why
    if find_spec("PySide6") is None:
        raise NotPossibleError("PySide6 is not installed, so no window can be shown. Install it and try again.")
    desktop = choice.desktop
    paste = PastePhrase(desktop, shop.clock, shop.profiles(), lambda: desktop.thread.waiting() > 0)
    steps = Selfcheck(desktop, paste, ScratchProcess(scratch_command()), shop.clock, _wait_until).run()
    return [Step(done.step, done.ok, round(done.ms, 1), done.detail) for done in steps]


def _wait_until(met: Callable[[], bool], timeout: float) -> bool:
    end = time.monotonic() + timeout
    while not met():
        if time.monotonic() > end:
            return False
        time.sleep(0.002)
    return True
