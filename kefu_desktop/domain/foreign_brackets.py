"""Placeholders as people and shop programs write them into plain texts: [店铺名称], {{昵称}}, ${name}, #收件人#.

[玫瑰] is an emoji of the chat programs, 【温馨提示】 a heading: a word in brackets is a placeholder only if it names
something that is filled in, or stands beside one that does and is no emoji.
"""

from __future__ import annotations

import re
from typing import Final

from kefu_desktop.domain.chat_emoji import is_emoji

Named = tuple[tuple[str, str], ...]
"""(as it stood, name of the placeholder) of each."""

_BRACES: Final = re.compile(
    r"[$#]\{\s*(?P<one>[^\W\d][\w .-]{0,30}?)\s*\}|\{\{\{?\s*(?P<two>[^\W\d][\w .-]{0,30}?)\s*\}\}\}?"
)
_SQUARE: Final = re.compile(r"[\[\uff3b]([^\[\]\uff3b\uff3d\n]{1,30})[\]\uff3d](?!\()")
_STRICT: Final = re.compile(
    r"【([^【】\n]{1,12})】|<([^<>\n]{1,12})>|《([^《》\n]{1,12})》|(?<![A-Za-z0-9#])#([^#\s]{1,12})#|%([^%\s]{1,12})%"
)
_WHO: Final = (
    "称呼|昵称|姓名|名字|店铺名|店名|客服名|品牌名|收件人|收货人|"
    "(?:客户|顾客|买家|会员|用户|客服|店铺|收件人|收货人|产品|商品)(?:名|名称|姓名|昵称|名字)"
)
_NUMBER: Final = (
    "(?:快递|物流|订单|运单|退货|退款)?(?:单号|编号)|订单号|物流号|运单号|手机号|电话|验证码|提货码|取件码|券码"
)
_SURE: Final = re.compile(rf"(?:{_WHO}|{_NUMBER})\Z")
_NOUN: Final = (
    "名称|单号|编号|金额|价格|原价|现价|售价|活动价|差价|单价|数量|件数|天数|小时数|次数|日期|时间|时长|地址|链接|网址|颜色|尺码|"
    "尺寸|规格|型号|款式|材质|面料|成分|类目|类别|品类|城市|省份|地区|身高|体重|折扣|优惠券|运费|邮费|快递|快递公司|物流公司|邮箱|"
    "微信号|百分比|年份|月份|原因|赠品|产品|商品|宝贝|店铺|品牌|活动|特点|卖点|功效|功能|参数|步骤|变量|肤质|状态|色号"
)
_LIKELY: Final = re.compile(rf"(?:{_WHO}|{_NUMBER}|.{{0,8}}(?:{_NOUN})[\dA-Da-d]{{0,2}})\Z")
_ENGLISH: Final = re.compile(
    r"(?:[\w$'/-]+ )*(?:name|number|no\.?|date|days?|price|amount|link|address|product|order|carrier|time|colou?r|size|"
    r"quantity|discount|store|shop|customer|tracking|email|phone|reason|code|specs?|feature|item|model|location|country)"
    r"(?: [\w/-]+)?\Z",
    re.IGNORECASE,
)
_BLANK: Final = re.compile(
    r"[xXyY\d\uff38月日年天时点元~/ .:%℃*_-]*[xX\uff38*_]{1,4}[xXyY\d\uff38月日年天时点元~/ .:%℃*_-]*\Z"
)
_OURS: Final = {
    "店铺名称": "店铺名", "店名": "店铺名", "店铺": "店铺名",
    "客服名称": "客服名", "客服姓名": "客服名", "客服昵称": "客服名",
    "日期": "具体日期", "时间": "具体时间", "星期": "星期几",
}  # fmt: skip
"""[日期] in a text of others is hardly today: it must not become the built-in placeholder of that name."""
_EACH_APART: Final = frozenset(
    {"内容", "金额", "数量", "件数", "天数", "小时数", "具体日期", "具体时间", "折扣", "百分比"}
)
_NO_NAME: Final = re.compile(r"[{}|=:\r\n\x00-\x1f]+")


def open_braces(text: str) -> str:
    """{{name}}, ${name} and #{name} as placeholders of ours; for texts whose braces people typed."""
    if "{" not in text:
        return text
    return _BRACES.sub(lambda found: f"{{{(found['one'] or found['two']).strip()}}}", text)


def name_brackets(text: str) -> tuple[str, Named]:
    """The text with words in brackets that are to be filled in as placeholders; what they became."""
    named: list[tuple[str, str]] = []
    # where one word in square brackets is to be filled in, the others are, too; a heading tells nothing
    trusting = any(_is_likely(found[1].strip()) for found in _SQUARE.finditer(text) if not _is_heading(found))

    def opened(found: re.Match[str]) -> str:
        word = found[1].strip()
        if not trusting and not _SURE.match(word):
            return found[0]
        return found[0] if is_emoji(word) or _in_braces(found) else _placeholder(found[0], word, named)

    def opened_if_sure(found: re.Match[str]) -> str:
        word = next(filter(None, found.groups())).strip()
        if not _SURE.match(word) or _in_braces(found):
            return found[0]
        return _placeholder(found[0], word, named)

    changed = _STRICT.sub(opened_if_sure, _SQUARE.sub(opened, text))
    return changed, tuple(dict.fromkeys(named))


def _is_heading(found: re.Match[str]) -> bool:
    """As in "[发货时间] 亲，…"."""
    return not found.string[: found.start()].strip() and not _SURE.match(found[1].strip())


def _in_braces(found: re.Match[str]) -> bool:
    before = found.string[: found.start()]
    return before.count("{") > before.count("}")


def _is_likely(word: str) -> bool:
    if is_emoji(word):
        return False
    return len(_choices(word)) > 1 or any(pattern.match(word) for pattern in (_LIKELY, _ENGLISH, _BLANK))


def _placeholder(stood: str, word: str, named: list[tuple[str, str]]) -> str:
    choices = _choices(word)
    if choices:
        name = _free("选择", named)
        placeholder = f"{{{name}:{'|'.join(choices)}}}"
    else:
        # two blanks, or two amounts as in "满[金额]减[金额]", are two questions; another word twice is one
        name = "内容" if _BLANK.match(word) else _OURS.get(word, " ".join(_NO_NAME.sub(" ", word).split()))
        name = _free(name, named) if name in _EACH_APART else name
        placeholder = f"{{{name}}}"
    named.append((stood, name))
    return placeholder


def _choices(word: str) -> list[str]:
    """Of "今天/明天"; none if the word has no slash, or is a blank such as X/X."""
    if "/" not in word or _BLANK.match(word):
        return []
    parts = [_NO_NAME.sub(" ", part).strip() for part in word.split("/")]
    return parts if len(parts) > 1 and all(parts) and len(set(parts)) == len(parts) else []


def _free(name: str, named: list[tuple[str, str]]) -> str:
    number = sum(used.rstrip("0123456789") == name for _, used in named) + 1
    return name if number == 1 else f"{name}{number}"
