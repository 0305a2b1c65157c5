"""What the words at the head of a column say about it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

CONTENT: Final = "content"
TITLE: Final = "title"
CODE: Final = "code"
KEYWORDS: Final = "keywords"
CATEGORY: Final = "category"
GROUP: Final = "group"
ENABLED: Final = "enabled"
OTHER: Final = "other"
"""What tables say besides: numbers, dates, notes."""

_WORDS: Final[Mapping[str, str]] = {
    CONTENT: "话术内容 快捷短语内容 快捷短语 快捷回复 快捷语 回复内容 回复话术 回复语 话术模板 话术正文 "
    "话术文案 标准话术 参考话术 推荐话术 处理话术 应对话术 应答话术 客服话术 客服回复 客服回答 "
    "商家回复 自动回复 标准回复 参考回复 回复模板 回复文本 标准答案 参考答案 答案内容 回答内容 "
    "发送内容 短语内容 常用语 常用短语 答案 回答 回复 答复 应答 解答 话术 短语 文案 答 snippet "
    "replace replacement answer answers answertext reply replytext replytemplate response phrase a "
    "ans",
    "weak": "内容 正文 文本 消息 模板 模板内容 消息内容 文本内容 解决方案 说法 content contents text "
    "template message body value",
    TITLE: "话术标题 话术短标题 话术名称 话术名 短语名称 模板名称 短标题 标题 主题 题目 标准问题 标准问 "
    "问题内容 问题描述 问题标题 问题 客户问题 用户问题 常见问题 客户问法 问法 客户问 用户消息 提问 "
    "问句 名称 名字 场景 应用场景 使用场景 话术场景 问题场景 意图 知识点 问 label name title "
    "question questions questiontext subject scene scenario intent query q",
    CODE: "快捷编码 编码 快捷码 快捷代码 缩写 短码 快捷键 快捷指令 指令 keyword abbreviation abbr shortcut "
    "trigger code",
    KEYWORDS: "关键词 关键字 触发关键词 触发词 标签 相似问 相似问题 相似问法 同义词 别名 搜索词 keywords tags tag",
    CATEGORY: "一级分类 一级目录 一级分组 一级类目 一级 分类名称 分组名称 话术分类 话术类型 话术类别 问题分类 "
    "问题类型 问题类别 知识分类 所属分类 大类 分类 类别 类目 类型 目录 文件夹 领域 模块 板块 栏目 "
    "阶段 环节 角度 业务类型 category categories folder type domain section",
    GROUP: "二级分类 二级目录 二级分组 二级类目 二级 三级分类 三级目录 三级分组 三级类目 三级 话术分组 "
    "子分类 子目录 子类 子主题 小类 细分 分组 group subcategory",
    ENABLED: "是否启用 启用状态 启用 enabled active",
    OTHER: "序号 编号 行号 备注 说明 注释 日期 时间 状态 优先级 排序 权重 次数 使用次数 创建人 登记人 "
    "更新人 作者 来源 语言 版本 图片 视频 附件 链接 匹配类型 匹配方式 答案策略 负问题 特殊情况说明 "
    "备注说明 商品id id no index note notes remark priority date time status source author language "
    "lang url count version updated created modified",
}
_STRENGTH: Final = {"weak": 1}
_TERMS: Final = {
    term: (CONTENT if role == "weak" else role, _STRENGTH.get(role, 2))
    for role, terms in _WORDS.items()
    for term in terms.split()
}
_LONGEST_TERM: Final = max(map(len, _TERMS))
_NOTE: Final = re.compile(r"[(\[【<《「][^)\]】>》」]*[)\]】>》」]")
_INVISIBLE: Final = re.compile("[\u200b-\u200f\u2060\ufeff\\s*_:：#.。\"'“”-]+")
_COUNTED: Final = re.compile(r"(?:第?[0-9一二三四五六七八九十①-⑳]+|(?<=[\u4e00-\u9fff])[a-e])[条版]?\Z")
_ASIDE: Final = re.compile(r"(?:如下|示例|列表|大全|汇总|集锦|库|列|栏|项|中文|chinese|zh|cn)\Z")
_PARTS: Final = re.compile(r"[/\\、|&+]|或者?|及")
_NAME: Final = re.compile("标题|名称|名字|label|name|title")
_SPACES: Final = re.compile("[\u200b-\u200f\u2060\ufeff\\s*_:#.\"'-]+")
_TAG: Final = re.compile(r"\s*</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
"""Of HTML: <body> and <title> are no names of columns."""
_ASKING: Final = frozenset({"is", "has", "allow", "should", "can", "must", "need", "num", "max", "min", "no"})
_IS: Final = re.compile(r"是否|有无")
_BETWEEN: Final = re.compile(r"分[隔割开]|隔开|多条|多个|任选|随机")
_MARKS: Final = (("||", "||"), ("|", "|"), ("竖线", "|"), ("分号", ";"), (";", ";"), ("#", "#"), ("换行", "\n"))
_EACH_LINE: Final = re.compile("每行|换行|一行")
_LONGEST_READ: Final = 300
LONGEST: Final = 40
"""A header has no longer cells."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a header's cell says.

    `role` is empty if nothing in it is known. `length` is that of the words that told it, `whole` whether they are all
    of it, `weak` whether they may stand for other things too, `named` whether it is a name and no question.
    """

    role: str = ""
    length: int = 0
    whole: bool = False
    weak: bool = False
    named: bool = False


_UNKNOWN: Final = Heading()


def heading(cell: str) -> Heading:
    """What the cell says; the last words of it count most, as in 话术类型."""
    plain = unicodedata.normalize("NFKC", cell[:_LONGEST_READ]).lower()
    if _TAG.match(plain):
        return _UNKNOWN
    without_notes = _NOTE.sub("", plain)
    for words in (without_notes, *_PARTS.split(without_notes), *_NOTE.findall(plain)):
        bare = words.strip("()[]【】<>《》「」 ")
        found = _of_latin(bare) if bare.isascii() else _of(_INVISIBLE.sub("", bare))
        if found.role:
            return found
    return _UNKNOWN


def between(cell: str) -> str:
    """What separates several wordings in the cells below, if the header's note says so."""
    note = "".join(_NOTE.findall(unicodedata.normalize("NFKC", cell[:_LONGEST_READ])))
    if _EACH_LINE.search(note):
        return "\n"
    if "|" in note or "竖线" in note:
        return "||" if "||" in note else "|"
    return next((mark for sign, mark in _MARKS if sign in note), "") if _BETWEEN.search(note) else ""


def _of(words: str) -> Heading:
    if not words or len(words) > LONGEST:
        return _UNKNOWN
    if words in _TERMS:
        return _as(words, whole=True)
    bare = _ASIDE.sub("", _COUNTED.sub("", words))
    if bare in _TERMS:
        return _as(bare, whole=True)
    if _IS.match(bare):
        return Heading(OTHER, 2, whole=True)
    ends = (bare[-length:] for length in range(min(_LONGEST_TERM, len(bare) - 1), 1, -1))
    return next((_as(end, whole=False) for end in ends if end in _TERMS and not end.isascii()), _UNKNOWN)


def _of_latin(words: str) -> Heading:
    """As standard_answer or Question Text: the last words of it."""
    parts = [part for part in _SPACES.split(words) if part.strip("0123456789")]
    if not parts or len(words) > LONGEST:
        return _UNKNOWN
    if parts[0] in _ASKING and len(parts) > 1:
        return Heading(OTHER, 2, whole=True)
    ends = ("".join(parts[-length:]).rstrip("0123456789") for length in range(min(3, len(parts)), 0, -1))
    return next((_as(end, whole=True) for end in ends if end in _TERMS), _UNKNOWN)


def _as(term: str, *, whole: bool) -> Heading:
    role, strength = _TERMS[term]
    return Heading(role, len(term), whole, strength < 2, _NAME.search(term) is not None)
