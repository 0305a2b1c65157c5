"""A handbook to be read and printed: one HTML page with contents, without scripts and links that lead out."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Final

from kefu_desktop.domain import handbook, picture
from kefu_desktop.domain.handbook import Chapter, Entry, Section, Span, Wording
from kefu_desktop.domain.phrase import Phrase
from kefu_desktop.domain.problem import Problem

_KINDS: Final[Mapping[str, str]] = {
    ".png": "png", ".jpg": "jpeg", ".gif": "gif", ".webp": "webp", ".bmp": "bmp",
}  # fmt: skip
_POLICY: Final = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
_STYLE: Final = """
:root{color-scheme:light dark;--ground:#fff;--ink:#1b1f27;--grey:#5c6472;--line:#e6e8ec;--accent:#1f5fd6;
--yellow:#fff1cf;--brown:#714800;--soft:#f7f8fa}
@media (prefers-color-scheme:dark){:root{--ground:#23262d;--ink:#eceef2;--grey:#a6aebb;--line:#363b45;
--accent:#86b1ff;--yellow:#4b3c17;--brown:#ffd98a;--soft:#2b2f37}}
*{box-sizing:border-box}
body{font:16px/1.65 "Microsoft YaHei UI","PingFang SC","Noto Sans CJK SC","Noto Sans SC",sans-serif;
background:var(--ground);color:var(--ink);max-width:46em;margin:0 auto;padding:2.5em 1.25em 4em;
overflow-wrap:break-word;-webkit-text-size-adjust:100%}
h1{font-size:1.9em;line-height:1.3;margin:0 0 .3em}
h2{font-size:1.45em;border-bottom:1px solid var(--line);padding-bottom:.3em;margin:2.2em 0 .6em}
h3{font-size:1.1em;color:var(--accent);margin:1.8em 0 .2em}
h4{font-size:1.05em;margin:1.4em 0 .1em}
.note{color:var(--grey);font-size:.875em;margin:.1em 0}
nav{background:var(--soft);border:1px solid var(--line);border-radius:8px;padding:.9em 1.2em 1.1em;margin:1.6em 0}
nav h2{font-size:1.1em;border:0;margin:0;padding:0}
nav p{margin:.7em 0 .1em}nav ul{list-style:none;margin:0;padding:0;columns:3 11em;column-gap:1.5em}
nav li{break-inside:avoid;padding:.05em 0}
nav a{color:inherit;text-decoration:none}nav a:hover,nav a:focus{color:var(--accent);text-decoration:underline}
nav .group{color:var(--grey);font-size:.875em;margin:.5em 0 0}
ol{margin:.3em 0 0;padding-left:1.9em}li::marker{color:var(--grey)}
ol li{margin:.3em 0;white-space:pre-wrap}
mark{background:var(--yellow);color:var(--brown);border-radius:3px;padding:0 .2em}
.off{color:var(--grey)}
img{max-width:min(100%,22em);max-height:18em;display:block;margin:.4em 0;border-radius:4px}
.up{font-size:.875em;margin:1.2em 0 0}.up a{color:var(--accent);text-decoration:none}
@page{size:A4;margin:16mm 18mm}
@media print{:root{--ground:#fff;--ink:#1b1f27;--grey:#5c6472;--line:#c9ccd3;--accent:#1f5fd6;--yellow:#fff1cf;
--brown:#714800;--soft:#fff}
body{font-size:10.5pt;max-width:none;padding:0;-webkit-print-color-adjust:exact;print-color-adjust:exact}
nav{border:0;padding:0}.up{display:none}.chapter{break-before:page}h2{margin-top:0}
h2,h3,h4,.note{break-after:avoid}h4,ol li,img{break-inside:avoid}}
"""


def write(phrases: Sequence[Phrase], pictures: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """One page."""
    chapters = handbook.chapters(phrases)
    page = [
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{handbook.TITLE}</title>",
        f"<style>{_STYLE}</style></head><body>",
        f'<h1 id="top">{handbook.TITLE}</h1>',
        f'<p class="note">{handbook.subtitle(phrases)}{handbook.MARKED}</p>',
        *_contents(chapters),
        *(line for number, chapter in enumerate(chapters) for line in _chapter(number, chapter, pictures)),
        "</body></html>\n",
    ]
    return {"": "\n".join(page).encode()}


def lost(phrases: Sequence[Phrase]) -> list[Problem]:
    """It is for reading."""
    return [Problem("", "A handbook is for reading: it cannot be taken in again.")] if phrases else []


def _contents(chapters: Sequence[Chapter]) -> Iterator[str]:
    yield f"<nav><h2>{handbook.CONTENTS}</h2>"
    for number, chapter in enumerate(chapters):
        yield f'<p><a href="#c{number}"><b>{escape(chapter.title)}</b></a>'
        yield f' <span class="note">{chapter.count}</span></p>'
        for place, section in enumerate(chapter.sections):
            if section.title:
                yield f'<p class="group">{escape(section.title)}</p>'
            yield "<ul>"
            for at, entry in enumerate(section.entries):
                yield f'<li><a href="#p{number}-{place}-{at}">{escape(entry.name)}</a></li>'
            yield "</ul>"
    yield "</nav>"


def _chapter(number: int, chapter: Chapter, pictures: Mapping[str, bytes]) -> Iterator[str]:
    yield f'<section class="chapter"><h2 id="c{number}">{escape(chapter.title)}</h2>'
    for place, section in enumerate(chapter.sections):
        yield from _section(f"p{number}-{place}", section, pictures)
    yield f'<p class="up"><a href="#top">{handbook.CONTENTS}</a></p></section>'


def _section(place: str, section: Section, pictures: Mapping[str, bytes]) -> Iterator[str]:
    if section.title:
        yield f"<h3>{escape(section.title)}</h3>"
    for at, entry in enumerate(section.entries):
        yield from _entry(f"{place}-{at}", entry, pictures)


def _entry(place: str, entry: Entry, pictures: Mapping[str, bytes]) -> Iterator[str]:
    yield f'<h4 id="{place}">{escape(entry.name)}</h4>'
    for note in entry.notes:
        yield f'<p class="note">{escape(note)}</p>'
    yield "<ol>"
    yield from (_wording(wording, pictures) for wording in entry.wordings)
    yield "</ol>"


def _wording(wording: Wording, pictures: Mapping[str, bytes]) -> str:
    text = "".join(map(_span, wording.spans))
    images = "".join(_image(pictures[name]) for name in wording.images if name in pictures)
    if wording.enabled:
        return f"<li>{text}{images}</li>"
    return f'<li class="off">（{handbook.OFF}）{text}{images}</li>'


def _span(span: Span) -> str:
    return f"<mark>{escape(span.text)}</mark>" if span.mark else escape(span.text)


def _image(data: bytes) -> str:
    seen = picture.look(data)
    if seen is None:
        return ""
    return f'<img alt="" src="data:image/{_KINDS[seen.ending]};base64,{b64encode(data).decode()}">'
