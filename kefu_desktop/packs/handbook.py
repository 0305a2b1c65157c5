"""A handbook to be printed: one HTML page with a table of contents, without scripts and links that lead out."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Final

from kefu_desktop.domain import picture
from kefu_desktop.domain.pack_words import CATEGORY_NAMES
from kefu_desktop.domain.phrase import Phrase, Variant
from kefu_desktop.domain.problem import Problem
from kefu_desktop.domain.template import parse
from kefu_desktop.domain.template_parser import Alternative, Caret, Node, Text

_KINDS: Final[Mapping[str, str]] = {
    ".png": "png", ".jpg": "jpeg", ".gif": "gif", ".webp": "webp", ".bmp": "bmp",
}  # fmt: skip
_POLICY: Final = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
_STYLE: Final = """
body{font-family:"Noto Sans SC","Microsoft YaHei",sans-serif;line-height:1.6;max-width:48em;margin:2em auto;
padding:0 1em;
color:#1f2328}
h1{font-size:1.8em}h2{border-bottom:2px solid #d0d7de;margin-top:2em}h3{color:#57606a}h4{margin:1.2em 0 .3em}
nav ul{list-style:none;padding-left:1.2em}nav>ul{padding-left:0}nav a{color:inherit;text-decoration:none}
ol{margin:.2em 0;padding-left:1.6em}li{margin:.25em 0;white-space:pre-wrap}
.note{color:#57606a;font-size:.9em;margin:.2em 0}
mark{background:#fff3c4;border-radius:3px;padding:0 .2em}.off{color:#8c959f;text-decoration:line-through}
img{max-width:12em;max-height:9em;display:block;margin:.3em 0}
@page{margin:18mm 16mm}
@media print{body{margin:0;max-width:none}h2{break-before:page}h4,li{break-inside:avoid}h3,h4{break-after:avoid}}
"""


def write(phrases: Sequence[Phrase], pictures: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """One page."""
    shelves = [(category, list(found)) for category, found in _by_category(phrases)]
    body = [
        "<h1>话术手册</h1>",
        f'<p class="note">共 {len(phrases)} 条话术。黄底的是变量，发送前换成实际内容。</p>',
        *_contents(shelves),
        *(line for number, shelf in enumerate(shelves) for line in _chapter(number, *shelf, pictures)),
    ]
    page = [
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>话术手册</title>',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        f"<style>{_STYLE}</style></head><body>",
        *body,
        "</body></html>\n",
    ]
    return {"": "\n".join(page).encode()}


def lost(phrases: Sequence[Phrase]) -> list[Problem]:
    """It is for reading."""
    return [Problem("", "A handbook is for reading: it cannot be taken in again.")] if phrases else []


def _by_category(phrases: Sequence[Phrase]) -> Iterator[tuple[str, Iterator[Phrase]]]:
    order = list(dict.fromkeys([*CATEGORY_NAMES, *(phrase.category for phrase in phrases)]))
    yield from groupby(sorted(phrases, key=lambda phrase: order.index(phrase.category)), lambda phrase: phrase.category)


def _contents(shelves: Sequence[tuple[str, list[Phrase]]]) -> Iterator[str]:
    yield "<nav><h2>目录</h2><ul>"
    for number, (category, phrases) in enumerate(shelves):
        yield f'<li><a href="#c{number}"><b>{_words(category)}</b></a><ul>'
        for place, phrase in enumerate(phrases):
            yield f'<li><a href="#p{number}-{place}">{escape(phrase.name)}</a></li>'
        yield "</ul></li>"
    yield "</ul></nav>"


def _chapter(number: int, category: str, phrases: Sequence[Phrase], pictures: Mapping[str, bytes]) -> Iterator[str]:
    yield f'<h2 id="c{number}">{_words(category)}</h2>'
    group = ""
    for place, phrase in enumerate(phrases):
        if phrase.group != group:
            group = phrase.group
            yield f"<h3>{escape(group)}</h3>" if group else ""
        yield f'<h4 id="p{number}-{place}">{escape(phrase.name)}</h4>'
        when = phrase.extra.get("when")
        if isinstance(when, str):
            yield f'<p class="note">{escape(when)}</p>'
        if phrase.keywords:
            yield f'<p class="note">关键词：{escape("、".join(phrase.keywords))}</p>'
        yield "<ol>"
        yield from (_wording(variant, pictures) for variant in phrase.variants)
        yield "</ol>"


def _wording(variant: Variant, pictures: Mapping[str, bytes]) -> str:
    text = "".join(map(_node, parse(variant.text).nodes))
    images = "".join(_image(pictures[name]) for name in variant.images if name in pictures)
    kind = "" if variant.enabled else ' class="off"'
    return f"<li{kind}>{text}{images}</li>"


def _node(node: Node) -> str:
    if isinstance(node, Text):
        return escape(node.text)
    if isinstance(node, Caret):
        return ""
    if isinstance(node, Alternative):
        return "<mark>" + " / ".join("".join(map(_node, option)) or "（空）" for option in node.options) + "</mark>"
    says = f"：{' / '.join(node.choices)}" if node.choices else f"（{node.default}）" if node.default else ""
    return f"<mark>{escape(node.name + says)}</mark>"


def _image(data: bytes) -> str:
    seen = picture.look(data)
    if seen is None:
        return ""
    return f'<img alt="" src="data:image/{_KINDS[seen.ending]};base64,{b64encode(data).decode()}">'


def _words(category: str) -> str:
    return escape(CATEGORY_NAMES.get(category, category))
