"""What a keystroke costs in the search, beside a floor in the same run, and what the index weighs.

    python tests/bench/search_keystroke.py [--variants N] [--limit N] [--sizes 2000 100000]

The floor is str.find over two joined strings, texts and spellings, that stops at 200 hits.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kefu_desktop.domain.search import Index
from kefu_desktop.storage.spelling import spell

_WORDS = (
    "发货 时间 物流 快递 退款 退货 换货 尺码 颜色 库存 优惠 包邮 运费 发票 质量 材质 面料 洗涤 "
    "保修 售后 客服 付款 下单 地址 修改 订单 催促 延迟 节日 活动 满减 赠品 好评 评价 晒图 补偿 "
    "破损 丢失 签收 未收到 联系 电话 预售 现货 到货 通知 推荐 搭配 身高 体重 显瘦 透气 防水 耐用 "
    "安装 说明 视频 教程 充电 电池 容量 重量 长度 宽度 标准 正品 保证 理解 抱歉 感谢 耐心 等待 "
    "核实 马上 尽快 今天 明天 下午 上午 小时 仓库 打包 揽收 中转 派送 网点 亲 您好 请问 可以 "
    "帮您 查询 一下 登记 备注 专属 会员 积分 "
)
WORDS = _WORDS.split()
QUERIES = {
    "one letter": "f",
    "initials": "fhsj",
    "initials, rare": "qwxz",
    "full pinyin": "tuikuan",
    "pinyin, partial": "kuaidiyan",
    "pinyin, rare": "fapiaozengpin",
    "mixed": "发huo",
    "Chinese": "发货",
    "Chinese, rare": "电池宽度积分",
    "two words": "退款 地址",
    "two words, pinyin": "tuikuan dizhi",
    "typo, pinyin": "kuiadi",
    "typo, Chinese": "发祸时间",
    "no hit, letters": "qqwwzzxx",
    "no hit, Chinese": "量子纠缠",
    "no hit, known characters": "亲款址颜",
    "no hit, two words": "发货 量子",
}


@dataclass(frozen=True, slots=True)
class Row:
    """As app.stores.IndexRow."""

    phrase_id: str
    category: str
    group: str
    name: str
    keywords: str
    texts: str
    spelling_name: str
    spelling_keywords: str
    spelling_texts: str
    uses: int


def rows(count: int, variants: int) -> list[Row]:
    """Generated phrases, always the same; the spelling is put together from that of the words, to save time."""
    chance = random.Random(20261122)
    spelled = {word: spell(word).partition("\x02")[0] for word in WORDS}

    def joined(words: list[str]) -> tuple[str, str]:
        return "".join(words), "".join(spelled[word] for word in words)

    made = []
    for number in range(count):
        name, spelling_name = joined(chance.choices(WORDS, k=3))
        key_words = chance.choices(WORDS, k=2)
        texts = [joined(chance.choices(WORDS, k=15)) for _ in range(variants)]
        made.append(
            Row(
                f"p{number}",
                ("common", "product", "payment-chase", "after-sales")[number % 4],
                chance.choice(WORDS),
                name,
                "\n".join(key_words),
                "\x1f".join(text for text, _ in texts),
                spelling_name,
                "\n".join(spelled[word] for word in key_words),
                "\x1f".join(spelling for _, spelling in texts),
                chance.choice((0, 0, 0, 0, 0, 0, 0, 0, 1, 5)),
            )
        )
    return made


def milliseconds(call: Callable[[], object], times: int) -> tuple[float, float]:
    """Median and 95th percentile."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken), statistics.quantiles(taken, n=20)[-1]


def floor(texts: str, spellings: str, what: str) -> int:
    """Hits found before the 200th."""
    hits = 0
    for hay in (texts, spellings):
        place = hay.find(what)
        while place >= 0 and hits < 200:
            hits += 1
            place = hay.find(what, place + 1)
    return hits


def fresh(index: Index, query: str, limit: int) -> object:
    """A search that remembers none before it."""
    index.remove("")
    return index.search(query, "", limit)


def measure(count: int, variants: int, limit: int) -> None:
    """Print one table."""
    made = rows(count, variants)
    texts = "\n".join(row.name + row.keywords + row.texts for row in made)
    spellings = "\n".join(row.spelling_name + row.spelling_keywords + row.spelling_texts for row in made)
    tracemalloc.start()
    index = Index()
    longest, start = 0.0, time.perf_counter()
    last = start
    for _ in index.load(made):
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    total = time.perf_counter() - start
    weight = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    print(f"\n{count} phrases x {variants} variants, {len(texts) / 1e6:.2f} M characters")
    print(f"index {weight:.1f} MB; built in {total:.2f} s under tracemalloc, longest piece {longest * 1000:.0f} ms")
    times = 200 if count <= 5000 else 40
    base, base95 = milliseconds(lambda: floor(texts, spellings, "量子纠缠"), times)
    print(f"{'floor: no hit':28}{base:9.3f}{base95:9.3f}")
    print(f"{'':28}{'median':>9}{'p95':>9}{'x floor':>9}{'hits':>6}")
    for name, query in QUERIES.items():
        median, slow = milliseconds(lambda query=query: fresh(index, query, limit), times)  # type: ignore[misc]  # a default binds
        print(f"{name:28}{median:9.3f}{slow:9.3f}{median / base:9.1f}{len(index.search(query, '', limit)):6}")
    for typed in ("kuaidiyanchi", "qqwwzzxx"):
        taken = []
        index.remove("")
        for end in range(1, len(typed) + 1):
            start = time.perf_counter()
            index.search(typed[:end], "", limit)
            taken.append((time.perf_counter() - start) * 1000)
        print(f"typed letter by letter, {typed}: slowest {max(taken):.2f} ms, all {sum(taken):.2f} ms")


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--variants", type=int, default=1)
    parser.add_argument("--limit", type=int, default=9)
    parser.add_argument("--sizes", type=int, nargs="*", default=[2000, 100_000])
    chosen = parser.parse_args()
    for size in chosen.sizes:
        measure(size, chosen.variants, chosen.limit)


if __name__ == "__main__":
    main()
