"""The library of the long run: lines, emoji, rare Han, long texts, several wordings each; what is typed for each."""

from __future__ import annotations

from typing import Final

from kefu_desktop.domain.phrase import COMMON, Phrase, Variant

LONG: Final = (
    "，".join(f"第{number}点请您留意：商品拆封后如有问题，七天内都可以联系我们处理" for number in range(1, 40)) + "。"
)
"""About 1,300 characters."""

_TEXTS: Final[dict[tuple[str, str], tuple[str, ...]]] = {
    ("fahuo", "发货时间"): (
        "亲，今天下午发货哦",
        "您好，订单今天就能发出\n晚上可以看到单号",
        "在的，今天给您安排发走",
        "放心，今日内发出 🚚📦",
    ),
    ("tuikuan", "退款说明"): (
        "您好，退款已经登记\n一到三天原路退回\n请您留意",
        "亲，退款在处理了，预计三天内到账 👍🏽",
        "已经为您申请退款，请放心",
    ),
    ("yoseki", "𠮷野家联名"): (
        "这款是𠮷野家联名，𡈽色和䶮色都有货",
        "𠮷野家那款还有，㐂欢可以直接拍 👨‍👩‍👧‍👦",
    ),
    ("zhiliang", "质量保证"): (
        LONG,
        "质量您放心：\n" + "\n".join(f"{number}. 每件都经过检查" for number in range(1, 13)),
        "我们的质量有保证，七天内可以退换",
        "亲，质量没问题的，有任何问题随时找我",
        "质量这块您可以放心，都是质检过的 ✅",
    ),
    ("chima", "尺码建议"): (
        'Hi~ 165/55kg 建议拍 M 码 (100% OK!) "宽松" 款 <b>&amp;</b> \\n 也可以',
        "按您的身高体重，M 码就合适",
        "平时穿什么码就拍什么码，不会错",
        "尺码表：\n  M 码 55kg\n\n  L 码 65kg\n\n您看合适吗？",
    ),
    ("ganxie", "感谢"): ("谢谢您", "感谢支持 ❤️", "多谢惠顾，欢迎再来", "谢谢亲的信任"),
}

LETTERS: Final = {
    "fahuo": "fhsj",
    "tuikuan": "tksm",
    "yoseki": "lianming",
    "zhiliang": "zlbz",
    "chima": "cmjy",
    "ganxie": "ganxie",
}
"""What is typed to have each phrase on top; some by initials, some in full pinyin."""

WORDINGS: Final = {slug: texts for (slug, _), texts in _TEXTS.items()}


def phrases() -> list[Phrase]:
    """All of them, in the category common."""
    return [Phrase(slug, name, COMMON, tuple(map(Variant, texts))) for (slug, name), texts in _TEXTS.items()]
