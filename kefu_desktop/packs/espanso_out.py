"""espanso: writing a match file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from kefu_desktop.domain.foreign_items import enabled, spelled_out
from kefu_desktop.domain.phrase import Phrase
from kefu_desktop.domain.template import parse
from kefu_desktop.domain.template_parser import Caret, Field, Text

_NO_WORD: Final = re.compile(r"\W+")
_FILLED: Final[Mapping[str, Mapping[str, object]]] = {
    "剪贴板": {"type": "clipboard"},
    "日期": {"type": "date", "params": {"format": "%-m月%-d日"}},
    "时间": {"type": "date", "params": {"format": "%H:%M"}},
    "星期": {"type": "date", "params": {"format": "%A", "locale": "zh-CN"}},
}
"""Placeholders of ours that espanso fills itself."""

_Match = dict[str, object]


def write(phrases: Sequence[Phrase], _pictures: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """One match file; the id behind a colon is the trigger, several wordings are picked at random."""
    import yaml

    class Dumper(yaml.SafeDumper):
        def ignore_aliases(self, data: object) -> bool:
            """Whether to write it out each time, as people do: always."""
            del data
            return True

    matches = [match for phrase in phrases for match in _matches(phrase)]
    text = yaml.dump({"matches": matches}, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=1000)
    return {"": text.encode()}


def _matches(phrase: Phrase) -> list[_Match]:
    head: _Match = {"trigger": f":{phrase.id}", "label": phrase.name}
    if phrase.keywords:
        head["search_terms"] = list(phrase.keywords)
    texts = [variant.text for variant in enabled(phrase)]
    plain = ["".join(node.text for node in parse(text).nodes if isinstance(node, Text)) for text in texts]
    if len(texts) > 1 and all(map(_is_plain, texts)) and not any("{{" in text or "[[" in text for text in plain):
        variable = {"name": "v", "type": "random", "params": {"choices": plain}}
        return [{**head, "replace": "{{v}}", "vars": [variable]}]
    # espanso shows a list when several matches have one trigger
    return [{**head, **_body(nodes)} for text in texts for nodes in spelled_out(text)]


def _is_plain(text: str) -> bool:
    return all(isinstance(node, Text) for node in parse(text).nodes)


def _body(nodes: Sequence[Text | Caret | Field]) -> _Match:
    asked = {node.name: node for node in nodes if isinstance(node, Field) and node.name not in _FILLED}
    filled = [node.name for node in nodes if isinstance(node, Field) and node.name in _FILLED]
    text = "".join(_say(node, form=bool(asked)) for node in nodes)
    body: _Match = {"form" if asked else "replace": text}
    fields = {_word(name): _field(node) for name, node in asked.items()}
    if any(fields.values()):
        body["form_fields"] = {name: says for name, says in fields.items() if says}
    if filled:
        body["vars"] = [{"name": name, **_FILLED[name]} for name in dict.fromkeys(filled)]
    return body


def _say(node: Text | Caret | Field, *, form: bool) -> str:
    if isinstance(node, Text):
        return node.text.replace("{{", "\\{\\{").replace("}}", "\\}\\}")
    if isinstance(node, Caret):
        return "$|$"
    return f"[[{_word(node.name)}]]" if form and node.name not in _FILLED else f"{{{{{node.name}}}}}"


def _field(node: Field) -> _Match:
    if node.choices:
        return {"type": "choice", "values": list(node.choices)}
    return {} if node.default is None else {"default": node.default}


def _word(name: str) -> str:
    return _NO_WORD.sub("_", name).strip("_") or "x"
