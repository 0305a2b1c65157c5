"""A worker in the import window's own process: it answers at once, from entries that are made up as they are asked."""

from __future__ import annotations

from typing import Any

from kefu_desktop.ui.importing.session import Session

Line = dict[str, Any]
CATEGORIES = ("common", "product", "payment-chase", "after-sales", "大促")
NAMES = ("发货时间", "指定快递", "催付提醒", "退换货流程", "尺码建议", "双十一活动说明和满减规则")
TEXTS = (
    "亲，现货当天 16 点前下单当天发出，[地区] 一般 1-2 天到哦",
    "默认发圆通，如需其他快递请您备注，偏远地区可能多一两天",
    "看到您拍下还没付款，名额给您留着呢，有什么顾虑可以告诉我",
    "这款绝对是全网最低价，放心拍",
)
FINDING = {
    "severity": "error",
    "start": 2,
    "end": 9,
    "message": "“绝对”“最低价”属于极限用语，平台会处罚，也容易引起纠纷。",
    "suggestion": "近期比较划算",
}
ROWS = (
    ("一级分类（必填）", "话术标题（选填）", "话术内容（必填）", "备注"),
    ("售后", "退换货流程", "您好，七天内不影响二次销售都可以退换哦", ""),
    ("物流", "发货时间", "亲，现货当天 16 点前下单当天发出", "张三写的"),
    ("物流", "指定快递", "默认发圆通，如需其他快递请备注|可以为您发顺丰，需补运费差价", ""),
    ("催付", "催付提醒", "看到您拍下还没付款，名额给您留着呢", ""),
    ("商品", "尺码建议", "您可以说一下身高体重，我帮您看看", ""),
)


def sheet(name: str = "话术", *, roles: tuple[str, ...] = ("category", "title", "content", "")) -> Line:
    """A table of the file."""
    columns = {"roles": list(roles), "header": 0, "between": ""}
    return {"name": name, "rows": [list(row) for row in ROWS], "total": 1_280, "columns": columns}


def read_file(name: str = "话术.xlsx", sure: float = 0.9, sheets: tuple[Line, ...] = ()) -> Line:
    """A file that was read."""
    ending = name.rpartition(".")[2]
    kind = ending if ending in {"xlsx", "csv"} else "text"
    return {
        "path": f"/shop/{name}", "name": name, "format": kind, "sure": sure, "others": ["text", "markdown"],
        "sheets": list(sheets),
    }  # fmt: skip


def failed_file(name: str = "旧话术.xls") -> Line:
    """A file that could not be read."""
    template = "No phrases are recognised in {file}. Save it as CSV, XLSX or text and try again."
    return {"path": f"/shop/{name}", "name": name, "template": template, "params": {"file": name}}


class FakeSession(Session):
    """Holds so many entries: every third is new, every third the same, every third different.

    Attributes:
        sent: all commands.
        went: "start", "cancel" and "close" as they came.
        answers: whether rows, entries and problems are answered.
    """

    def __init__(self, entries: int = 12, flagged: int = 2, problems: int = 3) -> None:
        super().__init__()
        self.entries = entries
        self.flagged = flagged
        self.problem_count = problems
        self.sent: list[Line] = []
        self.went: list[str] = []
        self.answers = True

    def start(self) -> None:
        self.went.append("start")

    def cancel(self) -> None:
        self.went.append("cancel")

    def close(self) -> None:
        self.went.append("close")

    def send(self, command: Line) -> None:
        self.sent.append(command)
        answer = {"rows": self._rows, "entry": self._entry, "problems": self._problems}.get(command["do"])
        if answer is not None and self.answers:
            self.hear(answer(command))

    def did(self, what: str) -> list[Line]:
        """All commands of that kind."""
        return [command for command in self.sent if command["do"] == what]

    def tell_read(self, files: list[Line], failed: list[Line] | None = None) -> None:
        """The files were read."""
        self.hear({"is": "read", "files": files, "failed": failed or []})

    def tell_planned(self) -> None:
        """The entries were compared."""
        counts = {name: len(self.numbers(name)) for name in ("all", "new", "same", "different", "links")}
        self.hear({"is": "planned", "counts": {**counts, "problems": self.problem_count}})

    def tell_checked(self, done: int, flagged: int) -> None:
        """The tone check went on."""
        self.flagged = flagged
        self.hear({"is": "checked", "done": done, "of": self.entries, "flagged": flagged})

    def numbers(self, of: str) -> range:
        """Those of that kind."""
        return {
            "all": range(self.entries),
            "new": range(0, self.entries, 3),
            "same": range(1, self.entries, 3),
            "different": range(2, self.entries, 3),
            "links": range(0, self.entries, 4),
            "flagged": range(self.flagged),
        }[of]

    def row(self, number: int) -> Line:
        """One line of the list."""
        state = ("new", "same", "different")[number % 3]
        flagged = number < self.flagged
        return {
            "number": number, "state": state, "name": f"{NAMES[number % 6]} {number}",
            "category": CATEGORIES[number % 5], "category_name": "大促", "group": "", "text": TEXTS[number % 4],
            "variants": 1 + number % 3, "there": NAMES[0] if state == "different" else "", "images": number % 2,
            "links": int(number % 4 == 0), "severity": "error" if flagged else "",
            "rule": "极限用语" if flagged else "", "where": f"第 {number + 2} 行",
        }  # fmt: skip

    def _rows(self, command: Line) -> Line:
        numbers = self.numbers(command["of"])[command["from"] : command["from"] + command["count"]]
        return {"is": "rows", "of": command["of"], "from": command["from"], "rows": [self.row(n) for n in numbers]}

    def _entry(self, command: Line) -> Line:
        row = self.row(command["number"])
        first = {
            "text": TEXTS[3], "images": row["images"], "findings": [FINDING] if row["rule"] else [],
            "links": ["https://shop.example.com/活动?from=话术&id=118822"] if row["links"] else [], "known": False,
        }  # fmt: skip
        more = [
            {"text": text, "images": 0, "findings": [], "links": [], "known": False}
            for text in TEXTS[: row["variants"] - 1]
        ]
        there = None
        if row["state"] == "different":
            there = {"id": "ship", "name": row["there"], "variants": ["这款是全店最低价哦，您放心拍", "在的，请说"]}
        return {
            **row, "is": "entry", "keywords": ["发货", "快递"], "hotkey": "", "variants": [first, *more],
            "there": there,
        }  # fmt: skip

    def _problems(self, command: Line) -> Line:
        template = "{blank} became the placeholder {name}. Please check its name."
        every = [
            {"where": f"第 {n + 1} 行", "template": template, "params": {"blank": "XX", "name": "商品"}}
            for n in range(self.problem_count)
        ]
        first = command["from"]
        return {"is": "problems", "from": first, "problems": every[first : first + command["count"]]}
