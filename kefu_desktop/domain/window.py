"""The window a phrase goes into, and the customer behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final


@dataclass(frozen=True, slots=True)
class Rect:
    """Place on the screen, in physical pixels."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Window:
    """A top-level window of another program.

    `handle` is the X window id or the HWND, `focus` the control inside it that had the keyboard focus (0 if unknown),
    `application` the lower-case WM_CLASS class or name of the .exe, `elevated` whether it runs as administrator while
    we do not, so that the system will not let us send keys to it.
    """

    handle: int
    application: str
    title: str
    rect: Rect
    focus: int = 0
    elevated: bool = False


_COUNT: Final = r"\d{1,4}\+?"
_NEWS: Final = (
    r"(?:条|个)?\s*(?:(?:未读|新)(?:消息|信息)?|消息|信息|(?:unread|new)(?:\s+messages?)?|messages?|notifications?)"
)
_MARKS: Final = r"*●•∙✱✳🔴🔔"
_SPACE: Final = re.compile(r"\s+")


def customer_key(application: str, title: str) -> str:
    """The buyer, as far as a window tells: its application and its title without the noise that programs add.

    Noise is what comes and goes while the chat stays the same: unread counts in brackets, marks of change, notes that
    somebody is typing. A title that is nothing but noise is kept, lest two buyers become one.
    """
    clean = title[:500]
    while (shorter := _without_noise(clean)) != clean:
        clean = shorter
    return f"{application.lower()}\n{_one_line(clean) or _one_line(title)}"


def customer_name(key: str) -> str:
    """The part of a customer key that a person reads."""
    return key.rpartition("\n")[2]


@cache
def _noise() -> tuple[re.Pattern[str], ...]:
    # compiled at first use, for the sake of the start
    return (
        re.compile(rf"^\s*[(\[【（]\s*{_COUNT}\s*(?:{_NEWS})?\s*[)\]】）]\s*", re.IGNORECASE),
        re.compile(rf"\s*[(\[【（]\s*{_COUNT}\s*(?:{_NEWS})?\s*[)\]】）](?=\s*(?:$|[-–—|·]))", re.IGNORECASE),
        re.compile(rf"^\s*{_COUNT}\s*{_NEWS}\s*[-–—|·:：,，]\s*", re.IGNORECASE),
        re.compile(rf"\s*[-–—|·,，]\s*{_COUNT}\s*{_NEWS}\s*$", re.IGNORECASE),
        re.compile(rf"^[\s{_MARKS}]+(?=\S)"),
        re.compile(rf"(?<=\S)[\s{_MARKS}]+$"),
        re.compile(r"\s*[-–—|·]?\s*[(（]?(?:对方)?正在(?:输入|打字|说话|讲话)中?[.…]*[)）]?\s*$"),
        re.compile(r"\s*[-–—|·]?\s*[(（]?(?:is\s+)?typing[.…]*[)）]?\s*$", re.IGNORECASE),
    )


def _without_noise(title: str) -> str:
    for noise in _noise():
        title = noise.sub("", title)
    return title


def _one_line(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
