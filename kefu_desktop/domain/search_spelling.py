"""The spelling of a text: how it is folded, and one code a character for its pinyin, so that both stay aligned.

Stored spellings have one character for each character of the text: a syllable's code (U+0100 and up, in the order of
the alphabet, so that all syllables with one beginning are one range), the character itself in lower case if it is
ASCII, or BLANK; line breaks and U+001F stay what they are, other spaces are " ". Behind it, parts that begin with
ALTERNATE give other readings of a stretch: the character `chr(WINDOW_BASE + start)`, then the codes of the stretch.
The table must never be reordered: it lies on disks.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

BLANK: Final = "\x01"
ALTERNATE: Final = "\x02"
WINDOW_BASE: Final = 0x800
_WINDOW: Final = 4
_LAST_WINDOW: Final = 50_000
_FIRST_CODE: Final = 0x100

_TABLE: Final = (
    "a ai an ang ao ba bai ban bang bao bei ben beng bi bian biang biao bie bin bing bo bong bu ca cai can cang "
    "cao ce cei cen ceng cha chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui "
    "chun chuo ci cong cou cu cuan cui cun cuo da dai dan dang dao de dei den deng di dia dian diao die din ding "
    "diu dong dou du duan dui dun duo e ei en eng er fa fan fang fei fen feng fiao fo fou fu ga gai gan gang gao "
    "ge gei gen geng gong gou gu gua guai guan guang gui gun guo ha hai han hang hao he hei hen heng hm hng hong "
    "hou hu hua huai huan huang hui hun huo ji jia jian jiang jiao jie jin jing jiong jiu ju juan jue jun ka kai "
    "kan kang kao ke kei ken keng kong kou ku kua kuai kuan kuang kui kun kuo la lai lan lang lao le lei len leng "
    "li lia lian liang liao lie lin ling liu lo long lou lu luan lun luo lv lve m ma mai man mang mao me mei men "
    "meng mi mian miao mie min ming miu mo mou mu n na nai nan nang nao ne nei nen neng ng ni nia nian niang niao "
    "nie nin ning niu nong nou nu nuan nun nuo nv nve o ou pa pai pan pang pao pei pen peng pi pian piao pie pin "
    "ping po pou pu qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun ran rang rao re ren reng ri "
    "rong rou ru rua ruan rui run ruo sa sai san sang sao se sen seng sha shai shan shang shao she shei shen "
    "sheng shi shou shu shua shuai shuan shuang shui shun shuo si song sou su suan sui sun suo ta tai tan tang "
    "tao te tei teng ti tian tiao tie ting tong tou tu tuan tui tun tuo wa wai wan wang wei wen weng wo wong wu "
    "xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun ya yan yang yao ye yi yin ying yo yong you yu "
    "yuan yue yun za zai zan zang zao ze zei zen zeng zha zhai zhan zhang zhao zhe zhei zhen zheng zhi zhong zhou "
    "zhu zhua zhuai zhuan zhuang zhui zhun zhuo zi zong zou zu zuan zui zun zuo "
)
SYLLABLES: Final = tuple(_TABLE.split())
CODES: Final[Mapping[str, str]] = {syllable: chr(_FIRST_CODE + at) for at, syllable in enumerate(SYLLABLES)}
FIRST_LETTERS: Final[Mapping[int, str]] = {_FIRST_CODE + at: syllable[0] for at, syllable in enumerate(SYLLABLES)}
"""For str.translate: from codes to first letters."""

# pairs of a traditional character and its simplified one, for what shops and their buyers write
_TRADITIONAL: Final = (
    "發发貨货單单運运費费郵邮遞递號号碼码價价錢钱優优買买賣卖購购訂订請请問问題题謝谢對对嗎吗麼么們们這这個个裡里來来時时間间"
    "國国開开關关門门見见視视覺觉說说話话語语讀读寫写記记認认識识調调換换還还遠远過过進进從从後后會会員员嘗尝樣样質质"
    "顏颜圖图實实際际長长寬宽圓圆標标準准確确應应該该當当點点線线條条種种類类別别區区場场處处廠厂廣广東东車车馬马魚鱼鳥鸟雞鸡"
    "龍龙風风飛飞氣气電电燈灯機机腦脑網网絡络絲丝綿绵綠绿紅红紙纸級级給给結结終终經经繼继續续總总縮缩織织組组細细約约練练緊紧"
    "變变讓让評评論论訊讯詢询試试詳详誤误誰谁課课諒谅證证護护議议貼贴資资賠赔贈赠贊赞贏赢賬账貴贵負负責责財财貧贫賓宾體体"
    "輕轻輸输轉转較较載载辦办動动務务勞劳勁劲勝胜勢势協协衛卫歡欢歲岁歷历殘残歸归歐欧氈毡決决沒没況况淨净減减測测溫温"
    "滿满漲涨濕湿濟济灣湾無无熱热營营爭争獎奖獨独狀状獲获現现環环產产畫画異异療疗癢痒盡尽監监盤盘眾众禮礼禦御離离稱称穩稳積积"
    "窮穷筆笔節节範范築筑簡简簽签籤签糧粮糾纠純纯緩缓編编罰罚習习聯联聲声聽听職职腫肿膚肤膠胶臉脸臺台臨临與与興兴舉举舊旧"
    "艙舱華华蓋盖藍蓝藥药蘋苹虧亏蟲虫補补裝装複复襪袜褲裤親亲觀观觸触計计訴诉診诊詞词誠诚講讲豐丰貝贝賞赏趕赶"
    "跡迹踐践軟软輛辆輩辈農农遲迟選选遺遗醜丑釋释針针鈕钮銀银銷销錯错錄录鍋锅鍵键鏈链鎖锁鏡镜鐘钟鐵铁閃闪閉闭閱阅"
    "隊队陽阳階阶隨随險险隱隐雜杂雙双雲云霧雾靜静響响頁页頂顶項项順顺須须預预領领頭头頻频顆颗額额顧顾顯显飯饭飲饮飽饱養养餅饼"
    "驗验驚惊髒脏鬆松鬧闹鮮鲜麗丽麥麦黃黄齊齐齒齿齡龄廳厅彈弹強强張张帶带幫帮幣币層层屬属島岛師师帳帐幾几庫库廢废彙汇徵征"
    "態态憂忧懷怀戲戏戶户擔担據据擠挤擴扩擇择擊击損损搖摇搶抢撿捡掃扫掛挂揮挥敗败敵敌數数斷断於于暫暂曬晒書书術术極极樂乐"
    "樓楼樹树橋桥檢检櫃柜權权嚴严團团圍围園园壞坏塊块壓压壯壮夠够夢梦奪夺妝妆媽妈嬰婴學学寧宁寶宝審审專专將将尋寻導导"
    "傳传傷伤傾倾僅仅億亿儀仪償偿兒儿兩两內内冊册凍冻劃划劑剂則则剛刚創创刪删匯汇衝冲啟启喪丧囑嘱萬万葉叶"
)
_SIMPLIFIED: Final = dict(zip(_TRADITIONAL[::2], _TRADITIONAL[1::2], strict=True))


@lru_cache(maxsize=4096)
def fold_character(character: str) -> str:
    """One character for comparing: lower case, half width, simplified; "" for spaces and braces, BLANK for emoji."""
    if "\x1c" <= character <= "\x1f":
        return character
    if character in "{}" or character.isspace():
        return ""
    if ord(character) > 0xFFFF:
        return BLANK
    normal = unicodedata.normalize("NFKC", character).lower()
    if len(normal) != 1 or normal.isspace() or normal in "{}":
        return character
    return _SIMPLIFIED.get(normal, "v" if normal == "ü" else normal)


def fold(text: str) -> str:
    """A text for comparing, without spaces and braces; may be shorter than the text."""
    for character in set(text):
        folded = fold_character(character)
        if folded != character:
            text = text.replace(character, folded)
    return text


def simplify(text: str) -> str:
    """The text with traditional characters replaced, one for one."""
    return "".join([_SIMPLIFIED.get(character, character) for character in text])


def plain(text: str) -> str:
    """The spelling of a text of which no pinyin is known: ASCII alone can be found by its letters."""
    return "".join([_unspelled(character) for character in text])


def encode(text: str, readings: Sequence[Sequence[str]]) -> str:
    """The stored spelling.

    Args:
        text: what is spelled.
        readings: for each of its characters the syllables without tone (`lv` for 绿), the likeliest first; none for
            what has no pinyin.
    """
    main = [
        CODES.get(syllables[0], BLANK) if syllables else _unspelled(character)
        for character, syllables in zip(text, readings, strict=True)
    ]
    parts = ["".join(main)]
    several = [at for at, syllables in enumerate(readings[:_LAST_WINDOW]) if len(syllables) > 1]
    for at in several:
        for other in readings[at][1:]:
            if other in CODES:
                start = max(0, at - _WINDOW)
                stretch = [*main[start:at], CODES[other], *main[at + 1 : at + _WINDOW + 1]]
                parts.append(chr(WINDOW_BASE + start) + "".join(stretch))
    return ALTERNATE.join(parts)


def prefix_range(letters: str) -> tuple[str, str]:
    """First code and the code behind the last of all syllables that begin with the letters; equal if there is none."""
    low, high = bisect_left(SYLLABLES, letters), bisect_left(SYLLABLES, letters + "{")
    return chr(_FIRST_CODE + low), chr(_FIRST_CODE + high)


def is_chinese(character: str) -> bool:
    """Whether it is a Chinese character."""
    return "\u3400" <= character <= "\u9fff" or character == "\u3007" or "\uf900" <= character <= "\ufaff"


def _unspelled(character: str) -> str:
    if character in "\n\x1f":
        return character
    if "\x1c" <= character < "\x1f":
        return " "
    folded = fold_character(character)
    if folded == "":
        return character if character in "{}" else " "
    return folded if folded.isascii() else BLANK
