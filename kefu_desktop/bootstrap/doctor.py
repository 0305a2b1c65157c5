"""What works on this desktop, and why not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.util import find_spec

from kefu_desktop.backends.choose import Choice, choose
from kefu_desktop.backends.door.door import ask
from kefu_desktop.bootstrap.shop import Shop
from kefu_desktop.cli.services import Duty
from kefu_desktop.domain.errors import KefuError, NotPossibleError
from kefu_desktop.domain.hotkey import Hotkey
from kefu_desktop.domain.problem import Problem
from kefu_desktop.ports.desktop import Desktop, DesktopListener

Translate = Callable[[str], str]
_PATIENCE = 5.0


def examine(shop: Shop, translate: Translate) -> list[Duty]:
    """All duties, those of the desktop first."""
    running = _is_running(shop)
    return [
        *_desktop(choose(), shop, translate, running=running),
        _windows(translate),
        _library(shop, translate),
        *(Duty("settings", "toml", ok=False, why=_say(p, translate)) for p in shop.settings_problems),
        Duty("program", "door", ok=True, why=translate("running") if running else translate("not running")),
    ]


def _desktop(choice: Choice, shop: Shop, translate: Translate, *, running: bool) -> Iterator[Duty]:
    for refusal in choice.refusals:
        yield Duty("desktop", refusal.name, ok=False, why=_say(refusal.why, translate))
    if choice.refusals:
        return
    desktop = choice.desktop
    desktop.thread.start(DesktopListener(lambda _hotkey, _window: None, lambda _reason: None))
    try:
        yield Duty("desktop", desktop.name, ok=True, why="")
        yield _tried("window", desktop, desktop.windows.current, translate)
        yield _tried("clipboard", desktop, desktop.clipboard.save, translate)
        # while the program runs, the combinations are held by it
        for action, text in {} if running else shop.settings.hotkeys.items():
            if text:
                yield _hotkey(action, text, desktop, translate)
    finally:
        desktop.thread.stop()


def _hotkey(action: str, text: str, desktop: Desktop, translate: Translate) -> Duty:
    duty = f"hotkey {action} {text}"
    try:
        desktop.hotkeys.grab(Hotkey.parse(text))
    except KefuError as error:
        return Duty(duty, desktop.name, ok=False, why=_say(error, translate))
    return Duty(duty, desktop.name, ok=True, why="")


def _tried(duty: str, desktop: Desktop, job: Callable[[], object], translate: Translate) -> Duty:
    from queue import Empty, SimpleQueue

    answers: SimpleQueue[KefuError | None] = SimpleQueue()

    def run() -> None:
        try:
            job()
        except KefuError as error:
            answers.put(error)
        else:
            answers.put(None)

    try:
        desktop.thread.submit(run)
        fault = answers.get(timeout=_PATIENCE)
    except Empty:
        fault = NotPossibleError("It did not answer. Log out and in again if it stays so.")
    except KefuError as error:
        fault = error
    return Duty(duty, desktop.name, ok=fault is None, why=_say(fault, translate) if fault else "")


def _windows(translate: Translate) -> Duty:
    if find_spec("PySide6") is None:
        why = translate("PySide6 is not installed, so no window can be shown. Install it and try again.")
        return Duty("windows", "qt", ok=False, why=why)
    return Duty("windows", "qt", ok=True, why="")


def _library(shop: Shop, translate: Translate) -> Duty:
    try:
        count = len(shop.library.phrases())
    except KefuError as error:
        return Duty("library", "sqlite", ok=False, why=_say(error, translate))
    return Duty("library", "sqlite", ok=True, why=translate("{count} phrases").format(count=count))


def _is_running(shop: Shop) -> bool:
    try:
        return bool(ask(shop.places.data, {"do": "nothing"}).get("ok"))
    except NotPossibleError:
        return False


def _say(error: KefuError | Problem, translate: Translate) -> str:
    return translate(error.template).format(**error.params)
