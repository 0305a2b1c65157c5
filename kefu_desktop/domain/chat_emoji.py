"""Names of emoji as chat programs write them: [玫瑰], [OK]. They reach the buyer as pictures and are no blanks."""

from __future__ import annotations

from typing import Final

_CHINESE: Final = """
微笑 撇嘴 色 发呆 得意 流泪 害羞 闭嘴 睡 睡觉 大哭 尴尬 发怒 调皮 呲牙 惊讶 难过 酷 冷汗 抓狂 吐 偷笑 愉快 可爱
白眼 傲慢 饥饿 困 惊恐 流汗 憨笑 悠闲 大兵 奋斗 咒骂 疑问 嘘 晕 疯了 折磨 衰 骷髅 敲打 再见 擦汗 抠鼻 鼓掌 糗大了
坏笑 左哼哼 右哼哼 哈欠 鄙视 委屈 快哭了 阴险 亲亲 吓 可怜 菜刀 西瓜 啤酒 篮球 乒乓 咖啡 饭 猪头 玫瑰 凋谢 嘴唇
示爱 爱心 心碎 蛋糕 闪电 炸弹 刀 足球 瓢虫 便便 月亮 太阳 礼物 拥抱 抱抱 强 弱 握手 胜利 抱拳 勾引 拳头 差劲 爱你
爱情 飞吻 跳跳 发抖 怄火 转圈 磕头 回头 跳绳 投降 激动 乱舞 献吻 左太极 右太极 嘿哈 捂脸 奸笑 机智 皱眉 耶 吃瓜
加油 汗 天啊 社会社会 旺柴 好的 打脸 哇 翻白眼 让我看看 叹气 苦涩 裂开 合十 红包 發 福 囧 脸红 破涕为笑 恐惧 失望
无语 鬼魂 庆祝 烟花 爆竹 笑脸 生病 比心 送心 笑哭 泣不成声 呆无辜 爱慕 赞 点赞 鼓励 哈哈 嘻嘻 心 鲜花 花 花朵 蜡烛
笑 开心 大笑 哭 哭泣 怒 生气 怒骂 思考 疑惑 鄙夷 挖鼻 伤心 悲伤 亲 亲吻 吻 爱 祈祷 干杯 蛋 星星 彩虹 晚安 早安 谢谢
感谢 欢迎 你好 收到 酷拽 666 给力 撒花 飘过 鞠躬 作揖 敬礼 围观 威武 奥特曼 兔子 熊猫 小熊 小黄脸 舔屏 灵光一闪
做鬼脸 黑脸 绿帽子 泪奔 绝望的凝视 不失礼貌的微笑 吐舌 抱抱你 打call 尬笑 石化 看 来看我 我想静静 凝视 惊喜 微信
圣诞树 圣诞 新年 粽子 月饼 汤圆 饺子 雪花 雪人 放鞭炮 福到 灯笼 恭喜 恭喜发财 发财 大吉大利 招财猫 元宝 戒指 钻石
口红 香水瓶
"""
_ENGLISH: Final = """
smile grimace drool scowl coolguy sob shy silent sleep cry awkward angry tongue grin surprise frown ruthless blush
scream puke chuckle joyful slight smug hungry drowsy panic sweat laugh commando determined scold shocked shhh dizzy
tormented toasted skull hammer wave speechless nosepick clap shame trick yawn pooh-pooh shrunken tearingup sly kiss
wrath whimper cleaver watermelon beer basketball pingpong coffee rice pig rose wilt lips heart brokenheart cake
lightning bomb dagger soccer ladybug poop moon sun gift hug thumbsup thumbsdown shake peace fight beckon fist pinky
rockon nuh-uh ok no inlove blowkiss waddle tremble aaagh twirl kowtow
"""
NAMES: Final = frozenset((_CHINESE + _ENGLISH).split())


def is_emoji(word: str) -> bool:
    """Whether a word in brackets is one."""
    return word.lower() in NAMES or word.lower() == "emm"
