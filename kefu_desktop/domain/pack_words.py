"""Names, categories and keywords of phrases that came without."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from kefu_desktop.domain.chat_emoji import is_emoji
from kefu_desktop.domain.phrase import AFTER_SALES, COMMON, PAYMENT_CHASE, PRODUCT

CATEGORY_NAMES: Final[Mapping[str, str]] = {
    COMMON: "常用",
    PRODUCT: "产品",
    PAYMENT_CHASE: "催付",
    AFTER_SALES: "售后",
}
"""What the fixed categories are called in files."""

_HINTS: Final = (
    (PAYMENT_CHASE, "催付|催拍|催单|未付|没付|待付|付款|拍下|拍了|未拍|支付|下单|payment|unpaid"),
    (
        AFTER_SALES,
        "售后|退换|退款|退货|换货|物流|快递|发货|催发|破损|少发|漏发|错发|补发|差评|中评|评价|投诉|维权|质量|发票|"
        "保修|维修|安抚|道歉|after.?sale|refund|return|shipping",
    ),
    (PRODUCT, "产品|商品|尺码|尺寸|面料|材质|成分|颜色|规格|参数|功能|用法|使用|色差|质保|正品|product|size|material"),
    (COMMON, "常用|通用|问候|欢迎|招呼|开场|首次|接待|售前|活动|优惠|议价|结束|告别|common|greeting|general"),
)
_PATTERNS: Final = tuple((slug, re.compile(words, re.IGNORECASE)) for slug, words in _HINTS)
_SLUGS: Final[Mapping[str, str]] = {
    **{name: slug for slug, name in CATEGORY_NAMES.items()},
    **{slug: slug for slug in CATEGORY_NAMES},
}
_END: Final = re.compile(r"[\n。！？!?；;，,～~：:…]")
_BRACKETED: Final = re.compile(r"\[([^\[\]\n]{1,12})\]")
_GREETING: Final = re.compile(
    r"(?:亲(?:亲|爱的)?|您好|你好|嗨|哈[喽啰]|在的|在呢|好的|嗯+|收到|hi|hello|dear)?[呀哦哈呢啊的 ]*\Z", re.IGNORECASE
)
_MARKS: Final = re.compile(r"\{(?:光标|称呼)\}|\{\{|\}\}|[{}]|\*\*")
_NUMBERED: Final = re.compile(
    r"(?:第?[一二三四五六七八九十\d]{1,3}(?:[.、\uff0e)）]|\s*(?:部分|章|类|节)[:：、\s]*)\s*|[(（][一二三四五六七八九十\d]{1,3}[)）]\s*"
    r"|[①-⑳]\s*|[★☆◆◇■□●○▶►※·•]+\s*)+"
)
_FRAME: Final = "【】[]《》「」<>()（）=\uff1d-—_*#★☆◆◇■□●○▶►※·•:： \t"
_SAID: Final = re.compile(r"[，。！？,!?~～；;]|亲|您|你|我")
_SHELF_END: Final = re.compile(r"(?:话术|用语|短语|回复|类|篇|语|环节|阶段|部分|流程|问题|咨询|场景)\Z")
_SURE_END: Final = re.compile(r"(?:话术|用语|短语|类|篇|部分|环节|阶段)\Z")
_LONGEST_SHELF: Final = 16
_SHORT_SHELF: Final = 8
_LONGEST_NAME: Final = 20
_BETWEEN: Final = re.compile(r"[,，、;；|/\t]+")
_CALL: Final = re.compile(r"[,;/|]{1,2}[!-+.:<-{}~\w-]+\Z", re.ASCII)


def fixed_category(words: str) -> str:
    """The slug of the fixed category that is called so, empty if none is."""
    return _SLUGS.get(words.strip().lower(), "")


def likely_category(words: str) -> str:
    """The slug of the fixed category that words such as "售后问题" speak of; empty if they speak of none."""
    return fixed_category(words) or next((slug for slug, pattern in _PATTERNS if pattern.search(words)), "")


def is_shelf(words: str, *, surely: bool = False) -> bool:
    """Whether a short line by itself is rather the name of a category than something to say, or surely only that."""
    bare = shelf_name(words)
    if not bare or len(bare) > _LONGEST_SHELF or _SAID.search(bare):
        return False
    if surely:
        return bare != words.strip().rstrip(":：") or bool(_SURE_END.search(bare))
    return bool(_SHELF_END.search(bare) or (len(bare) <= _SHORT_SHELF and likely_category(bare)))


def shelf_name(words: str) -> str:
    """The name of a category without its number and brackets: 售前 of 一、【售前】."""
    bare = _NUMBERED.sub("", words.strip()).strip(_FRAME).strip()
    return bare or words.strip()


def name_of(text: str) -> str:
    """A name for a phrase that has none: the first words that say something."""
    plain = _MARKS.sub("", _BRACKETED.sub(lambda found: "" if is_emoji(found[1]) else found[1], text)).strip()
    words = ""
    for part in _END.split(plain):
        # "亲" and the like say nothing of what follows
        words = part.strip() if _GREETING.match(words) and part.strip() else f"{words} {part.strip()}".strip()
        if len(words) >= 4:
            break
    return words[:_LONGEST_NAME].strip() or plain[:_LONGEST_NAME].strip() or "话术"


def split_keywords(text: str) -> tuple[str, ...]:
    """One a line, or separated by commas and the like if it is one line; ;hi and /hi are one word."""
    if _CALL.match(text.strip()):
        return (text.strip(),)
    parts = text.split("\n") if "\n" in text else _BETWEEN.split(text)
    return unique(parts)


def join_keywords(keywords: Iterable[str]) -> str:
    """The way back from split_keywords."""
    words = list(keywords)
    text = "\n".join(words)
    return f"{text}\n" if len(words) == 1 and _BETWEEN.search(text) else text


def unique(words: Iterable[str]) -> tuple[str, ...]:
    """Each once, without spaces around, in order; no empty ones."""
    return tuple(dict.fromkeys(filter(None, (" ".join(word.split()) for word in words))))
