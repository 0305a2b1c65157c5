"""A small library behind the palette, without storage: real templates, a plain search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kefu_desktop.app.next_wording import Wording
from kefu_desktop.domain import template
from kefu_desktop.domain.errors import NotFoundError
from kefu_desktop.domain.phrase import Category, Phrase, Variant
from kefu_desktop.ui.palette.session import Services

_INITIALS = {"ship": "fhsj", "late": "wlycaf", "courier": "zdkd", "size": "ccjy", "pay": "cfk", "refund": "tk"}
_KNOWN = {"店铺名": "小鹿家居", "称呼": "亲", "结束祝福": "祝您生活愉快"}


@dataclass(frozen=True, slots=True)
class FoundPhrase:
    """A hit."""

    phrase_id: str
    name: str
    category: str
    preview: str
    name_spans: tuple[tuple[int, int], ...] = ()
    preview_spans: tuple[tuple[int, int], ...] = ()


@dataclass
class Library:
    """Phrases, what was remembered, and what was asked of it."""

    phrases: list[Phrase]
    own: list[Category] = field(default_factory=list)
    copied: str = "https://example.com/track/123"
    marks: dict[str, str] = field(default_factory=dict)
    heard: set[tuple[str, int]] = field(default_factory=set)
    suggestions: dict[str, str] = field(default_factory=dict)
    remembered: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    searches: list[tuple[str, str]] = field(default_factory=list)
    may_send: bool = True

    def services(self) -> Services:
        """What the palette is given."""
        return Services(
            search=self.search,
            wordings=self,
            categories=self.categories,
            tone_mark=self.tone_mark,
            clipboard_text=lambda: self.copied,
            remember=lambda customer, values: self.remembered.append((customer, dict(values))),
            sending_allowed=lambda: self.may_send,
        )

    def categories(self) -> list[Category]:
        """The four and the owner's own."""
        fixed = [("common", "常用"), ("product", "产品"), ("payment-chase", "催付"), ("after-sales", "售后")]
        return [*(Category(slug, name) for slug, name in fixed), *self.own]

    def tone_mark(self, text: str) -> str | None:
        """A mark for texts that hold a listed word."""
        return next((said for word, said in self.marks.items() if word in text), None)

    def search(self, query: str, category: str, limit: int) -> Sequence[FoundPhrase]:
        """By a part of the name, the text, or the initials."""
        self.searches.append((query, category))
        found = [hit for p in self.phrases if category in {"", p.category} and (hit := _match(p, query)) is not None]
        return found[:limit]

    def peek(self, phrase_id: str, customer: str, values: Mapping[str, str] | None = None, *, skip: int = 0) -> Wording:
        """The variants in their order."""
        found = next((p for p in self.phrases if p.id == phrase_id), None)
        if found is None:
            raise NotFoundError("There is no phrase {id}. `kefu list` shows all of them.", id=phrase_id)
        order = [n for n, v in enumerate(found.variants) if v.enabled]
        if not order:
            raise NotFoundError("All wordings of {name} are switched off. Switch one on to use it.", name=found.name)
        index = order[skip % len(order)]
        parsed = template.parse(found.variants[index].text)
        return Wording(
            phrase=found,
            variant=index,
            variant_id=index,
            customer=customer,
            place=order.index(index) + 1,
            count=len(order),
            heard=(phrase_id, index) in self.heard,
            rendered=parsed.render({**_KNOWN, **(values or {})}, suggestions=self.suggestions),
        )


def phrase(slug: str, name: str, category: str, *texts: str) -> Phrase:
    """A phrase of these texts."""
    return Phrase(slug, name, category, tuple(Variant(text) for text in texts))


def sample() -> Library:
    """What a small shop may have."""
    return Library(
        [
            phrase(
                "ship",
                "发货时间",
                "common",
                "{称呼},现货当天 16 点前下单当天发出,{地区} 一般 1-2 天到。",
                "您好,16 点前拍下的今天就发,一般 {天数=2} 天左右到 {地区} 哦。",
                "在的,拍下后我们会尽快安排,正常情况下当天发出。",
            ),
            phrase(
                "late",
                "物流延迟安抚",
                "after-sales",
                "抱歉让您担心了,我马上联系快递核实,有消息第一时间回复您。",
                "非常抱歉,快递这两天有点慢,我已经帮您催了,请您再耐心等等。",
            ),
            phrase(
                "courier",
                "指定快递",
                "common",
                "默认发圆通,如需其他快递请告诉我,您想发 {快递:圆通|中通|顺丰} 到 {地区} 对吗?",
            ),
            phrase("size", "尺寸建议", "product", "建议您选 {尺码:S|M|L|XL},正常情况下这个身高体重穿着合适,仅供参考。"),
            phrase(
                "pay",
                "催付款",
                "payment-chase",
                "{称呼},您拍下的宝贝还没付款呢,付款后我们马上安排发货,需要帮您改地址吗?",
                "您好,订单还为您留着,方便的话付一下款哦,有问题随时找我。",
            ),
            phrase("refund", "退款说明", "after-sales", "退款会在 1-3 天内原路返回,到账时间以银行为准,请您留意。"),
            phrase("track", "查单号", "after-sales", "您的物流在这里可以查:{剪贴板}"),
            phrase("blank", "活动价", "product", "今天活动价 XX 元,拍下立减。"),
        ]
    )


def large() -> Library:
    """More than a page, with long names and long texts."""
    made = sample()
    long = "这款衣服的面料是新疆长绒棉,亲肤透气,洗后不容易变形。" * 6
    made.phrases.insert(
        4,
        phrase(
            "long", "面料成分、洗涤方法与缩水率的详细说明(适用于全部春夏款)", "product", f"{long}\n\n{long}", "同上。"
        ),
    )
    made.phrases += [
        phrase(f"more-{n}", f"第 {n} 条常见问题", "common", f"这是第 {n} 条回答,请您参考。") for n in range(1, 30)
    ]
    made.own = [Category("live", "直播间"), Category("wholesale", "批发与企业采购客户"), Category("vip", "老顾客")]
    made.marks["默认发圆通"] = "“默认”听起来没得商量,换成“一般”更好"
    return made


def _match(p: Phrase, query: str) -> FoundPhrase | None:
    text = p.variants[0].text
    if not query:
        return FoundPhrase(p.id, p.name, p.category, text)
    initials = _INITIALS.get(p.id, "")
    if query in p.name:
        at = p.name.index(query)
        return FoundPhrase(p.id, p.name, p.category, text, ((at, at + len(query)),))
    if initials.startswith(query):
        return FoundPhrase(p.id, p.name, p.category, text, ((0, min(len(query), len(p.name))),))
    if query in text:
        at = text.index(query)
        return FoundPhrase(p.id, p.name, p.category, text, (), ((at, at + len(query)),))
    return None
