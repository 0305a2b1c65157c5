"""What every phrase that comes with the program must be."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import pytest
from rapidfuzz import fuzz, process

from kefu_desktop.app.check_text import CheckText
from kefu_desktop.domain import template
from kefu_desktop.domain.phrase import Phrase
from kefu_desktop.domain.settings import DEFAULT_SHOP
from kefu_desktop.packs import toml_pack
from kefu_desktop.storage.flows_file import read_flows
from kefu_desktop.storage.places import resource, starter_packs
from kefu_desktop.storage.tone_data import load_rules
from tests.helpers.shipped_packs import ShippedPack, closeness, read_shipped

ROOT: Final = Path(__file__).resolve().parents[3]
SCENES: Final = ROOT.parent / "shared" / "design" / "scenes.json"
LABELLED: Final = ROOT.parent / "shared" / "data" / "tone_dev.jsonl"

SCENE_COUNTS: Final = {
    "general-common": 55,
    "general-product": 40,
    "general-payment-chase": 13,
    "general-after-sales": 48,
}
"""156 in all."""
FEWEST_IN_A_TRADE: Final = 20
SHORTEST: Final = 12
"""Characters of a wording."""
MOST_ALIKE: Final = 65
"""Ratio of two wordings of a phrase, at which a buyer would notice."""
TOO_NEAR: Final = 80

BUILT_IN: Final = frozenset(
    ("称呼", "店铺名", "客服名", "时段问候", "节日问候", "结束祝福", "日期", "时间", "星期", "剪贴板")
)
PRODUCT_SHEET: Final = {
    "baby": """
        适用月龄 身高 建议尺码 面料 安全类别 宝宝体重 两款区别 吸收说明 瓶身材质 耐温 奶嘴型号 清洁方法 段位
        冲调方法 配料 过敏原 认证 编号 材质 零件说明 车重 折叠尺寸 适用范围 固定方式 步骤 尺寸 围栏高度
        洗涤方式 备案号 成分 用途 生产批次 保质期 回复时间 可调说明 套装清单 礼盒款 礼盒内容 退换条件
    """,
    "beauty": """
        成分 适用肤质 试用方法 建议色号 色号A 色号B 区别 质地 肤感 使用方法 用量 使用频率 净含量 参考时长
        限期使用日期 开封后期限 储存方式 备案编号 产地 生产企业 正品凭证 香味 防晒指数 补涂间隔 卸妆方式
        搭配说明 搭配款 备案功效 不适用人群 处理方式 小样规格 小样条件 套装内容 持妆说明 开启方法
    """,
    "clothing": """
        面料 成分 尺码表 小码 大码 版型 模特身高 模特体重 模特尺码 厚度 适合季节 弹力 里料 缩水说明 洗涤方式
        护理建议 颜色 颜色A 颜色B 搭配款 熨烫方式 安全类别 执行标准 含绒量 充绒量 衣长 鞋码建议 换货条件
        运费承担 尺码 到货日期
    """,
    "digital": """
        型号A 型号B 区别 适配设备 续航 测试条件 充电时间 接口 功率 耗电参考 噪音值 尺寸 预留空间 安装方式
        安装费用 步骤 配对步骤 应用名 不装说明 配件清单 能效等级 认证编号 标识位置 保修期 保修范围 开票时间
        防水等级 适用场景 容量A 容量B 商品状态 验机方法 正常温度 清洁方法 清洁周期 耗材 更换周期 升级步骤
        清除步骤 退货条件 电压 插头
    """,
    "food": """
        保质期 生产日期 储存方式 开封后保存 配料 过敏原 添加剂说明 产地 口味 净含量 食用方法 解冻方法
        保鲜方式 时效 包赔时限 包赔方式 催熟方法 果径 适用人群 不适用 营养成分 资质 编号 礼盒 误差 主推口味
        推荐理由 退换说明
    """,
    "home": """
        尺寸 预留空间 包装尺寸 拆分说明 主体材质 五金 木料说明 环保等级 报告编号 散味时间 承重 安装方式
        安装费用 步骤 送货方式 上楼费用 生产周期 物流时间 定制范围 定制费用 偏色说明 风格 搭配建议 软硬度
        厚度 内部结构 面料 拆洗说明 填充物 坐感 床尺寸 床品尺寸 测量步骤 褶皱倍数 遮光率 功率 适用面积 光色
        保养方法 离墙距离 防潮方法 固定配件 固定方式 件数 补寄时间 退换条件 运费说明 保修期 保修范围
    """,
}
"""What a shop of that trade writes on the sheet of a product, or is asked for."""

PACKS: Final = [read_shipped(path) for path in starter_packs()]
GENERAL: Final = [pack for pack in PACKS if pack.head.starter]
TRADES: Final = [pack for pack in PACKS if not pack.head.starter]


def _name(pack: ShippedPack) -> str:
    return pack.name


every_pack = pytest.mark.parametrize("pack", PACKS, ids=_name)
every_trade = pytest.mark.parametrize("pack", TRADES, ids=_name)


@pytest.fixture(scope="module")
def scenes() -> Mapping[str, Mapping[str, Any]]:
    """The scenes of the design by their slug."""
    if not SCENES.is_file():
        pytest.skip(f"the list of scenes is not on this machine ({SCENES})")
    return {scene["slug"]: scene for scene in json.loads(SCENES.read_text(encoding="utf-8"))}


@pytest.fixture(scope="module")
def labelled() -> Sequence[str]:
    """The sentences that the checker is measured with, and of which none may be shipped."""
    if not LABELLED.is_file():
        pytest.skip(f"the labelled sentences are not on this machine ({LABELLED})")
    return [json.loads(line)["text"] for line in LABELLED.read_text(encoding="utf-8").splitlines() if line]


@pytest.fixture(scope="module")
def checker() -> CheckText:
    """The checker with the shipped rules."""
    return CheckText(load_rules())


def test_the_packs_are_four_general_ones_and_those_of_the_trades() -> None:
    """Only the general ones go into a new library by themselves."""
    assert {pack.name for pack in GENERAL} == set(SCENE_COUNTS)
    assert {pack.name for pack in TRADES} == set(PRODUCT_SHEET)


@every_pack
def test_a_pack_loads_whole_and_comes_back_the_same(pack: ShippedPack) -> None:
    assert pack.problems == ()
    written = toml_pack.write(pack.phrases, pack.head)
    assert toml_pack.read(written) == (list(pack.phrases), [])
    assert toml_pack.read_head(written) == pack.head


def test_no_id_and_no_name_stands_in_two_packs() -> None:
    """Else taking in a trade's pack would change a phrase that the shop has."""
    phrases = [phrase for pack in PACKS for phrase in pack.phrases]
    assert len({phrase.id for phrase in phrases}) == len(phrases)
    general = {phrase.name for pack in GENERAL for phrase in pack.phrases}
    assert [phrase.id for pack in TRADES for phrase in pack.phrases if phrase.name in general] == []


def test_the_general_packs_have_every_scene_and_nothing_else(request: pytest.FixtureRequest) -> None:
    """By slug where the list of scenes is at hand, by number in any case."""
    assert {pack.name: len(pack.phrases) for pack in GENERAL} == SCENE_COUNTS
    known: Mapping[str, Mapping[str, Any]] = request.getfixturevalue("scenes")
    assert {phrase.id: phrase.category for pack in GENERAL for phrase in pack.phrases} == {
        slug: scene["category"] for slug, scene in known.items()
    }


@every_trade
def test_a_trades_pack_is_worth_taking_in_and_its_ids_say_where_they_are_from(pack: ShippedPack) -> None:
    assert len(pack.phrases) >= FEWEST_IN_A_TRADE
    assert [phrase.id for phrase in pack.phrases if not phrase.id.startswith(f"{pack.name}-")] == []


@every_pack
def test_a_phrase_has_four_to_six_wordings_that_say_something(pack: ShippedPack) -> None:
    assert [phrase.id for phrase in pack.phrases if not 4 <= len(phrase.variants) <= 6] == []
    assert [
        (phrase.id, variant.text)
        for phrase in pack.phrases
        for variant in phrase.variants
        if len(variant.text) < SHORTEST or not variant.enabled
    ] == []


@every_pack
def test_the_wordings_of_a_phrase_are_far_apart(pack: ShippedPack) -> None:
    """`python tests/bench/variant_distance.py` prints how far."""
    measured = {phrase.id: closeness(phrase) for phrase in pack.phrases}
    print(f"{pack.name}: mean {sum(measured.values()) / len(measured):.1f}, highest {max(measured.values()):.1f}")
    assert {slug: ratio for slug, ratio in measured.items() if ratio >= MOST_ALIKE} == {}


@every_pack
def test_the_checker_has_no_error_and_no_warning(pack: ShippedPack, checker: CheckText) -> None:
    assert [
        (entry.where, finding.rule, entry.text[finding.start : finding.end])
        for entry in checker.library(pack.phrases)
        for finding in entry.findings
        if finding.is_serious
    ] == []


@every_pack
def test_braces_are_all_understood(pack: ShippedPack) -> None:
    assert [
        (phrase.id, str(problem))
        for phrase in pack.phrases
        for variant in phrase.variants
        for problem in template.parse(variant.text).problems
    ] == []


def test_the_general_packs_use_only_placeholders_of_their_scene(scenes: Mapping[str, Mapping[str, Any]]) -> None:
    """Or those built in, or of the shop profile."""
    assert [
        (phrase.id, name)
        for pack in GENERAL
        for phrase in pack.phrases
        for name in _names(phrase)
        if name not in {*BUILT_IN, *DEFAULT_SHOP, *scenes[phrase.id]["placeholders"]}
    ] == []


@every_trade
def test_a_trades_pack_uses_only_placeholders_of_its_product_sheets(pack: ShippedPack) -> None:
    """Or those built in, or of the shop profile; and the list holds none that no phrase uses."""
    sheet = set(PRODUCT_SHEET[pack.name].split())
    used = {name for phrase in pack.phrases for name in _names(phrase)} - BUILT_IN - set(DEFAULT_SHOP)
    assert used == sheet


@every_pack
def test_no_wording_and_no_sentence_of_one_is_near_a_labelled_sentence(
    pack: ShippedPack, labelled: Sequence[str]
) -> None:
    """They belong to the documents that they were labelled in."""
    near = [
        (phrase.id, part, found)
        for phrase in pack.phrases
        for variant in phrase.variants
        for part in {variant.text, *_sentences(variant.text)}
        if (found := process.extractOne(part, labelled, scorer=fuzz.ratio, score_cutoff=TOO_NEAR))
    ]
    assert near == []


def test_every_phrase_of_a_flow_is_in_a_general_pack() -> None:
    """Else a step of a playbook would have nothing to say; and the wordings it names are there."""
    flows, problems = read_flows(resource("flows.toml"))
    there = {phrase.id: len(phrase.variants) for pack in GENERAL for phrase in pack.phrases}
    assert (problems, bool(flows)) == ([], True)
    assert {flow.id: missing for flow in flows if (missing := flow.missing(there))} == {}
    assert [
        (flow.id, step.phrases, step.wordings)
        for flow in flows
        for step in flow.steps
        if step.wordings and max(step.wordings) > there[step.phrases[0]]
    ] == []


def _names(phrase: Phrase) -> Iterator[str]:
    return (name for variant in phrase.variants for name in template.parse(variant.text).names)


def _sentences(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"(?<=[。！？；\n])", text) if part.strip()]
