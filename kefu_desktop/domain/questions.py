"""Questions and answers as people write them down, marked with 问 and 答, with Q1 and A1, or with numbers."""

from __future__ import annotations

import re
from typing import Final

_NUMBER: Final = re.compile(
    r"\s*(?:\d{1,3}\s*[.、\uff0e)）]\s*(?!\d)|[(（]\d{1,3}[)）]\s*|[①-⑳]\s*|[-*•·●]\s+|\d{1,3}\s*[:：]\s*(?!\d))"
)
_GREETING: Final = re.compile(
    r"\s*(?:亲|您好|你好|哈喽|嗨|hi\b|hello\b|在的|在呢|欢迎|感谢|谢谢|抱歉|非常|不好意思)", re.IGNORECASE
)
_ASKED: Final = re.compile(
    r"\s*(?:【?(?:问题?|客户问?|顾客问?|买家问?|用户问?|提问)\d{0,3}】?\s*[:：]|[Q\uff31]\s*\d{0,3}\s*[:：.、]|【问】)\s*",
    re.IGNORECASE,
)
_ANSWERED: Final = re.compile(
    r"\s*(?:【?(?:答案?|回答|回复|答复|客服答?|参考回复|标准回复|参考话术|标准话术)\d{0,3}】?\s*[:：]|"
    r"[A\uff21]\s*\d{0,3}\s*[:：]|【答】)\s*",
    re.IGNORECASE,
)
_INLINE: Final = re.compile(rf"(?<=[?\uff1f。！!\s])(?:{_ANSWERED.pattern})", re.IGNORECASE)
_LONGEST_QUESTION: Final = 300


def greets(text: str) -> bool:
    """Whether it begins as something that is said to a buyer, behind its number."""
    return _GREETING.match(without_number(text)) is not None


def without_number(text: str) -> str:
    """The text without the number or the bullet that it begins with."""
    found = _NUMBER.match(text)
    return text[found.end() :] if found and found.end() < len(text) else text


def is_question(text: str) -> bool:
    """Whether it is marked as a question."""
    return _ASKED.match(without_number(text)) is not None


def asks(text: str) -> bool:
    """Whether it is marked as a question or ends as one."""
    return is_question(text) or text.rstrip()[-1:] in {"?", "\uff1f"}


def is_answer(text: str) -> bool:
    """Whether it is marked as an answer."""
    return _ANSWERED.match(text) is not None


def question_of(text: str) -> str:
    """The question without its mark and number."""
    bare = without_number(text)
    found = _ASKED.match(bare)
    rest = bare[found.end() :] if found else bare
    return rest.strip() or text.strip()


def answer_of(text: str) -> str:
    """The answer without its mark."""
    found = _ANSWERED.match(text)
    rest = text[found.end() :].strip() if found else ""
    return rest or text


def pair_of(text: str) -> tuple[str, str]:
    """The question and the answer of a text that holds both; two empty texts if it does not."""
    bare = without_number(text)
    asked = _ASKED.match(bare)
    if not asked:
        return "", ""
    first, _, below = bare[asked.end() :].partition("\n")
    found = _INLINE.search(first, 0, _LONGEST_QUESTION)
    if found:
        question, answer = first[: found.start()].strip(), f"{first[found.end() :]}\n{below}".strip()
    else:
        question, answer = first.strip(), answer_of(below.lstrip()) if is_answer(below) else ""
    return (question, answer) if question and answer else ("", "")
