"""Small files in every format, of which the fuzzer makes others."""

from __future__ import annotations

import json
import plistlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from kefu_desktop.bootstrap.pack_formats import WRITERS
from kefu_desktop.domain import archive
from kefu_desktop.domain.phrase import Phrase, Variant
from kefu_desktop.domain.source import Source
from kefu_desktop.storage.pack_files import read_source
from tests.helpers.packs import png

DATA: Final = Path(__file__).parents[1] / "data/packs"

PHRASES: Final = (
    Phrase(
        "late", "快递慢", "after-sales", (Variant("抱歉让您久等了，我马上催 {快递:顺丰|圆通}"),), "物流", ("ck", "催件")
    ),
    Phrase(
        "hi",
        "问候",
        "common",
        (Variant("{亲|您好}，在的哦{光标}"), Variant("=1+1 您好", enabled=False)),
        hotkey="Ctrl+Alt+1",
    ),
    Phrase(
        "pay",
        "催付",
        "payment-chase",
        (Variant("亲，还没付款呢\n今天下单 {日期} 就发"), Variant("图", images=("a.png",))),
    ),
)
"""What our own writers write."""

_HTML: Final = """<html><head><meta charset="utf-8"><style>td{x:y}</style></head><body>
<table border="1"><tr>
<th>分类</th><th>标题</th><th>话术内容</th></tr>
<tr><td rowspan=2>售后</td><td>查件</td><td>马上<br>帮您&nbsp;查</td></tr>
<tr><td colspan="2">催件&#20146;</td><td>在催了</td></tr></table></body></html>"""
_XML: Final = """<?xml version="1.0"?><Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet
ss:Name="a"><Table><Row><Cell><Data ss:Type="String">标题</Data></Cell><Cell ss:Index="3"><Data>话术内容</Data></Cell>
</Row><Row ss:Index="4"><Cell ss:MergeAcross="1"><Data>问候</Data></Cell><Cell><Data>您好&#10;在</Data></Cell></Row>
</Table></Worksheet></Workbook>"""
_WORD: Final = """<?xml version="1.0"?><w:document xmlns:w="w"><w:body>
<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>售后</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>亲，马上</w:t><w:br/><w:t>帮您查</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>标题</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>话术</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>在的&#10;亲</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"""
_INTENTS: Final = {
    "replies": [{"intent": "问候", "templates": ["亲，在的呢", "您好{{昵称}}"], "tags": "招呼,hi"}],
    "售后": {"退换": ["亲，能退的", "七天内都行哦"], "查件": "亲，[今天/明天]到"},
}
_YAML: Final = """global_vars: [{name: 店, type: echo, params: {echo: 小店}}]
matches:
  - &a {trigger: ":a", replace: "{{g}}$|$", vars: [{name: g, type: random, params: {choices: [亲, 您好]}}]}
  - {<<: *a, trigger: ":b", replace: "[[x]] {{clipboard}}"}
  - {trigger: ":f", form: "[[名]]", form_fields: {名: {type: choice, values: [甲, 乙]}}}
  - {triggers: [":c", ":d"], label: 图, image_path: "$CONFIG/a.png"}
  - {regex: "x(?P<n>\\\\d+)", html: "<b>您好</b><br>在", search_terms: [你好]}
  - {trigger: ":s", replace: "{{o}}", vars: [{name: o, type: shell, params: {cmd: "date"}}]}
"""


@dataclass(frozen=True, slots=True)
class Seed:
    """A file, or a folder if there are `files`; `reader` is the format it is in."""

    reader: str
    name: str
    data: bytes = b""
    files: Mapping[str, bytes] | None = None

    def source(self) -> Source:
        """As the program takes it up."""
        return Source(self.name, self.data, self.files)


@cache
def seeds() -> tuple[Seed, ...]:
    """All of them."""
    return (*_fixtures(), *_written(), *_made())


def _fixtures() -> list[Seed]:
    readers = {
        "autokey": "autokey",
        "caisend.json": "",
        "comboList.json": "beeftext",
        "default_scripts.json": "chat-assistant",
        "espanso-package": "espanso",
        "espanso.yml": "espanso",
        "group.textexpander": "textexpander",
        "notes.md": "markdown",
        "old.xls": "xls",
        "quicktext": "quicktext",
        "raycast.json": "raycast",
        "te.csv": "textexpander-csv",
        "textblaze.json": "text-blaze",
    }
    found = []
    for path in sorted(DATA.iterdir()):
        source = read_source(path)
        files = dict(source.files) if source.is_folder else None
        found.append(Seed(readers.get(path.name, ""), path.name, source.data, files))
        if files:
            found.append(Seed(readers.get(path.name, ""), f"{path.name}.zip", archive.make(files)))
    return found


def _written() -> list[Seed]:
    readers = {"handbook": "html-table"}
    found = []
    for writer in WRITERS:
        if writer.name == "handbook-pdf":
            continue
        files = writer.write(PHRASES, {"a.png": png()})
        ending = [*writer.endings, ""][0]
        reader = readers.get(writer.name, writer.name)
        if "" in files:
            found.append(Seed(reader, f"a{ending}", files[""]))
        else:
            found.append(Seed(reader, "a", files=dict(files)))
    return found


def _made() -> list[Seed]:
    table = (
        "一级分类（必填）,二级分类,话术标题,话术内容（必填）,关键词(逗号分隔)\r\n"
        '售后,物流,查件,"亲，马上\n帮您查",ck\r\n,,催件,在催|好的,\'=1\r\n'
    )
    plain = "【售后】\n1. 亲，马上帮您查\n2、在的\n\n# 售前\n问候：您好XX，共**元\n\n一、发货\n今天发 http://x.cn\n"
    notes = (
        "# 售后\n\n## 查件\n> 亲，马上帮您查\n\n- **问候**：在的\n1. 您好\n\n```\n好的\n```\n\n"
        "| 标题 | 话术 |\n|---|:-:|\n| a | b<br>c |\n"
    )
    snippet = {"alfredsnippet": {"snippet": "您好{cursor}{date}", "uid": "u", "keyword": "nh", "name": "问候"}}
    expander = {
        "groupInfo": {"groupName": "售前"},
        "snippetsTE2": [
            {
                "abbreviation": "nh",
                "label": "问候",
                "plainText": "您好%|%filltext:name=名:default=亲%",
                "snippetType": 0,
            },
            {"abbreviation": "s", "plainText": "date", "snippetType": 3},
        ],
    }
    old = {
        "fileFormatVersion": 1,
        "combos": [{"uuid": "1", "name": "a", "comboText": "nh", "substitutionText": "#{date}"}],
    }
    blaze = {
        "folders": [{"name": "售前", "snippets": [{"name": "a", "shortcut": "/a", "text": "{formmenu: a; b; name=x}"}]}]
    }
    return [
        *(Seed("csv", "a.csv", table.encode(encoding)) for encoding in ("utf-8", "gb18030", "utf-16")),
        Seed("csv", "a.tsv", table.replace(",", "\t").encode("gb18030")),
        Seed("csv", "a.xls", table.replace(",", "\t").encode("utf-16")),
        *(Seed("text", "a.txt", plain.encode(encoding)) for encoding in ("utf-8-sig", "gb18030", "utf-16-le")),
        Seed("text", "", plain.encode()),
        Seed("markdown", "a.md", notes.encode()),
        Seed("espanso", "b.yml", _YAML.encode()),
        Seed(
            "alfred",
            "a.alfredsnippets",
            archive.make({"问候 [u].json": json.dumps(snippet).encode(), "info.plist": b""}),
        ),
        Seed("textexpander", "b.textexpander", plistlib.dumps(expander, fmt=plistlib.FMT_BINARY)),
        Seed("textexpander", "c.textexpander", plistlib.dumps(expander)),
        Seed("beeftext", "b.json", json.dumps(old).encode()),
        Seed("beeftext-csv", "b.csv", "nh,您好#{cursor},问候\r\nkd,#{input:快递}已发,快递\r\n".encode()),
        Seed("text-blaze", "b.json", json.dumps(blaze).encode()),
        Seed("word", "a.docx", archive.make({"word/document.xml": _WORD.encode(), "word/media/a.png": png()})),
        Seed("json", "c.json", json.dumps(_INTENTS, ensure_ascii=False).encode()),
        Seed("json", "d.json", json.dumps(_INTENTS).encode("utf-16")),
        Seed("html-table", "a.xls", _HTML.encode()),
        Seed("html-table", "b.xls", _XML.encode("gb18030")),
    ]


def by_reader() -> dict[str, list[Seed]]:
    """The seeds of each format; those of no known one under an empty name."""
    found: dict[str, list[Seed]] = {}
    for seed in seeds():
        found.setdefault(seed.reader, []).append(seed)
    return found
