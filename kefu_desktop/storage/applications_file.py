"""How the programs that people chat with want to be pasted into: a table shipped with the program."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from kefu_desktop.domain.hotkey import Hotkey
from kefu_desktop.domain.paste_plan import Method, Profile, Profiles

_USUAL = Profile()


def load_profiles(path: Path, own: Profiles) -> Profiles:
    """The shipped profiles, each replaced by the owner's where he set one; `own` also gives the default."""
    applications = tomllib.loads(path.read_text("utf-8"))["applications"]
    shipped = {name.lower(): _profile(entry) for name, entry in applications.items()}
    return Profiles({**shipped, **own.by_application}, own.default)


def _profile(entry: Mapping[str, str]) -> Profile:
    return Profile(
        method=Method(entry.get("method", _USUAL.method.value)),
        keys=Hotkey.parse(entry.get("keys", str(_USUAL.keys))),
        send=Hotkey.parse(entry.get("send", str(_USUAL.send))),
    )
