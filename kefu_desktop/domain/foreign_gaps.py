"""Gaps that people leave in texts to fill in by hand: 单号：____, 寄到（地址）, （   ）元.

A form that the buyer fills in keeps its gaps, and so does a call in a program: now( ).
"""

from __future__ import annotations

import re
from typing import Final

_GAP: Final = re.compile(
    r"(?<=[\u4e00-\u9fff:：(（，,、。\u00a5\uffe5 ])[_\uff3f]{2,20}(?![A-Za-z0-9_\uff3f^;>-])"
    r"|(?<![^\n])[_\uff3f]{2,20}(?=[\u4e00-\u9fff])|[(（][_\uff3f]+[)）]"
    r"|(?<![A-Za-z0-9_])(?<![A-Za-z0-9_] )\([ \u3000]{1,20}[)）]|（[ \u3000]{1,20}[)）]"
)
_LABEL: Final = re.compile(r"(?P<label>[\u4e00-\u9fff]{2,6})\s*[:：]\s*\Z")
_WHO: Final = "(?:客户|买家|收件人?|客服)?(?:姓名|名字|昵称)|称呼|(?:联系|客服|收件人?)?(?:电话|手机号?)|微信号?|客服名"
_WHAT: Final = (
    "(?:收货|退货|寄回|门店|店铺|详细)?地址|(?:快递|物流|运)?单号|订单(?:号|编号)|快递(?:公司|名称?)|"
    "(?:商品|产品|店铺|宝贝)名称?|店名|型号|尺码|颜色|规格|数量|金额|价格|日期|时间|链接|天数|优惠券|活动名称?|赠品"
)
_NOUN: Final = re.compile(rf"[(（](?:请?填写?|此处填?|你的|您的|输入|具体)?(?P<noun>{_WHO}|{_WHAT})[)）]")
_FORM: Final = re.compile(r"(?:提供|填写|填好|填一下|补充|回复|备注|发一下|发给|报一下|告知|按照?)[^。！!\n]{0,24}\Z")
_ASKS_FOR_A_FORM: Final = re.compile(
    r"(?:提供|填写|填好|填一下|补充|回复|登记|发一下|报一下|告知|按照?)[^。！!\n]{0,16}(?:格式|信息|以下|如下|下面|资料|[:：]\s*\n)"
)


def name_gaps(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The text with a placeholder for each gap that says what belongs there, and XX for the others.

    Returns:
        It, and (gap, name) of each placeholder.
    """
    if not _GAP.search(text) and not _NOUN.search(text):
        return text, ()
    named: list[tuple[str, str]] = []
    form = _ASKS_FOR_A_FORM.search(text) is not None

    def gap(found: re.Match[str]) -> str:
        if form or _in_braces(found):
            return found[0]
        label = _LABEL.search(found.string, max(0, found.start() - 12), found.start())
        if not label:
            return "XX"
        named.append((found[0], label["label"]))
        return f"{{{label['label']}}}"

    def noun(found: re.Match[str]) -> str:
        if form or _in_braces(found) or _FORM.search(found.string, max(0, found.start() - 40), found.start()):
            return found[0]
        named.append((found[0], found["noun"]))
        return f"{{{found['noun']}}}"

    return _NOUN.sub(noun, _GAP.sub(gap, text)), tuple(dict.fromkeys(named))


def _in_braces(found: re.Match[str]) -> bool:
    before = found.string[: found.start()]
    return before.count("{") > before.count("}")
