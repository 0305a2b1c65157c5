"""QuickText: each placeholder of its own."""

from __future__ import annotations

import json

import pytest

from kefu_desktop.domain.source import Source
from kefu_desktop.packs import quicktext


@pytest.mark.parametrize(
    ("body", "template", "lost"),
    [
        ("{姓名:张三}", "{姓名=张三}", 0),
        ("{环境|甲|乙}", "{环境:甲|乙}", 0),
        ("{now} {日期} {光标}", "{日期} {时间} {日期} {光标}", 0),
        ("{日期+7}", "{顺延日期}", 0),
        ("{随机数}{uuid}", "", 2),
        ("{片段:签名}", "", 1),
        ("{片段:}", "{片段=}", 0),
        ("{:draft}{|red|blue}", "{{:draft}}{{|red|blue}}", 0),
    ],
)
def test_placeholders(body: str, template: str, lost: int) -> None:
    files = {
        "index.json": json.dumps({"Categories": [{"Name": "售后", "File": "a.json"}]}).encode(),
        "a.json": json.dumps([{"Name": "x", "Body": f"好{body}", "UseVariables": True}]).encode(),
    }
    taken = quicktext.take(Source("q", files=files))
    assert taken.items[0].variants[0].text == f"好{template}"
    assert len(taken.problems) == lost
