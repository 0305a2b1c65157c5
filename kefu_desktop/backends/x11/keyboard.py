"""Which keys the keyboard has now: keycodes by keysym, and the keys and masks of the modifiers."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from itertools import combinations

from kefu_desktop.backends.x11 import keysyms, requests
from kefu_desktop.backends.x11.session import Session
from kefu_desktop.domain.errors import NotPossibleError
from kefu_desktop.domain.hotkey import MODIFIERS, Hotkey

_LOCK = 1 << 1
_ALL = 0xFF


@dataclass(frozen=True, slots=True)
class Keymap:
    """A layout: a row of keysyms for each keycode from `first` on, and the keycodes of each of the eight modifiers.

    A row holds both levels of the first group, both of the second, and so on.
    """

    first: int
    rows: tuple[tuple[int, ...], ...]
    modifiers: tuple[tuple[int, ...], ...]
    masks: dict[str, int] = field(init=False)
    modifier_keys: frozenset[int] = field(init=False)
    ignored: int = field(init=False)
    _index: dict[int, list[int]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_index", self._by_keysym())
        masks = {name: self._mask(keysyms.MODIFIER_KEYSYMS[name]) for name in MODIFIERS}
        object.__setattr__(self, "masks", masks)
        locks = {*self.keycodes(keysyms.NUM_LOCK), *self.keycodes(keysyms.SCROLL_LOCK), *self.modifiers[1]}
        held = frozenset(key for row in self.modifiers for key in row if key) - locks
        object.__setattr__(self, "modifier_keys", held)
        object.__setattr__(self, "ignored", self.ignored_masks()[-1])

    def keycodes(self, keysym: int) -> list[int]:
        """All keys with this keysym in any group or level; those that need no Shift first."""
        return self._index.get(keysym, [])

    def keycodes_of(self, key: str) -> list[int]:
        """All keys that stand for a Hotkey's key in any of the layouts, the best first."""
        found = self.keycodes(keysyms.keysym(key))
        position = keysyms.US_KEYCODES.get(key, 0)
        return found or [position] * bool(position)

    def mask(self, combination: Hotkey) -> int | None:
        """The modifier bits of a combination; None if the keyboard lacks one."""
        masks = [self.masks[name] for name in combination.modifiers]
        return sum(set(masks)) if all(masks) else None

    def modifier_keycode(self, name: str) -> int:
        """The key to press for a modifier; 0 if there is none."""
        for keysym in keysyms.MODIFIER_KEYSYMS[name]:
            for keycode in self.keycodes(keysym):
                if keycode in self.modifier_keys:
                    return keycode
        return 0

    def ignored_masks(self) -> list[int]:
        """All sums of the bits that do not matter: Caps Lock, Num Lock and Scroll Lock."""
        bits = {_LOCK, self._mask((keysyms.NUM_LOCK,)), self._mask((keysyms.SCROLL_LOCK,))} - {0}
        return sorted(sum(some) for count in range(len(bits) + 1) for some in combinations(bits, count))

    def relevant(self, state: int) -> int:
        """The bits of an event's state that tell combinations apart."""
        return state & _ALL & ~self.ignored

    def typed_by(self, keysym: int) -> tuple[int, bool] | None:
        """The key, and whether Shift, that gives this keysym in the first group."""
        for level in (0, 1):
            for at, row in enumerate(self.rows):
                if len(row) > level and row[level] == keysym:
                    return self.first + at, level == 1
        return None

    def spare_keycodes(self) -> list[int]:
        """Keys without any meaning, the highest first."""
        return [self.first + at for at, row in reversed(list(enumerate(self.rows))) if not any(row)]

    def keys_of(self, state: int) -> list[int]:
        """The keys of the modifiers in an event's state, but for those that lock."""
        keys = [key for at, row in enumerate(self.modifiers) if state >> at & 1 for key in row]
        return [key for key in keys if key in self.modifier_keys]

    def _by_keysym(self) -> dict[int, list[int]]:
        width = len(self.rows[0]) if self.rows else 0
        found: dict[int, list[int]] = {}
        for column in (*range(0, width, 2), *range(1, width, 2)):
            for at, row in enumerate(self.rows):
                keys = found.setdefault(row[column], [])
                if self.first + at not in keys[-1:]:
                    keys.append(self.first + at)
        found.pop(0, None)
        return {keysym: list(dict.fromkeys(keys)) for keysym, keys in found.items()}

    def _mask(self, wanted: tuple[int, ...]) -> int:
        keys = {keycode for keysym in wanted for keycode in self.keycodes(keysym)}
        bits = [1 << at for at, row in enumerate(self.modifiers) if keys.intersection(row) - {0}]
        return bits[0] if bits else 0


class Keyboard:
    """The keymap of the server, read again after it changed."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._keymap: Keymap | None = None
        session.on(requests.MAPPING_NOTIFY, self._changed)

    @property
    def keymap(self) -> Keymap:
        """The current one."""
        if self._keymap is None:
            self._keymap = self._read()
        return self._keymap

    def keycode(self, key: str) -> int:
        """The key to press for a Hotkey's key.

        Raises:
            NotPossibleError: there is none.
        """
        found = self.keymap.keycodes_of(key)
        if not found:
            raise NotPossibleError("This keyboard has no key {key}. Choose another combination.", key=key)
        return found[0]

    def modifier(self, name: str) -> int:
        """The key to press for a modifier.

        Raises:
            NotPossibleError: there is none.
        """
        found = self.keymap.modifier_keycode(name)
        if not found:
            raise NotPossibleError("This keyboard has no key {key}. Choose another combination.", key=name)
        return found

    def _read(self) -> Keymap:
        link = self._session.link
        keycodes = link.keycodes
        mapping, modifiers = (
            link.ask(requests.get_keyboard_mapping(keycodes)),
            link.ask(requests.get_modifier_mapping()),
        )
        table, keys = link.reply(mapping), link.reply(modifiers)
        width, each = table[1], keys[1]
        flat = struct.unpack_from(f"={width * len(keycodes)}I", table, 32)
        rows = tuple(flat[at : at + width] for at in range(0, len(flat), width))
        return Keymap(keycodes.start, rows, tuple(tuple(keys[32 + n * each : 32 + (n + 1) * each]) for n in range(8)))

    def _changed(self, event: bytes) -> None:
        if event[4] != 2:  # 2: the pointer's buttons
            self._keymap = None
