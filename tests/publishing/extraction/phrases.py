"""Invented sentences of a budget report, in Chinese and English, of any length.

Nothing here comes from a real report. Chinese keeps the house rule of the printers: a blank
between an ideograph and a digit or Latin letter, none elsewhere.
"""

from __future__ import annotations

import random

_ZH_DO = ("编写", "更新", "审查", "举办", "评估", "翻译", "校对", "登记", "巡检", "汇编", "维护", "答复")
_ZH_WHAT = (
    "季度水文通报",
    "灯塔养护手册",
    "渔港安全检查单",
    "图书借阅章程",
    "气象站点名录",
    "档案移交清单",
    "岛屿供水方案",
    "码头吊机操作规程",
    "选民登记表格式样",
    "夜间值班安排",
    "仓库盘点报告",
    "救生演练记录",
)
_ZH_FOR = (
    "供沿海各县参考",
    "交由值班长签收",
    "并征求居民代表意见",
    "以缩短旅客等候时间",
    "同时抄送审计处",
    "内容涵盖冬夏两季",
    "由两名译员轮流承担",
    "重点关注老旧设备",
    "凡逾期者列入下一批次",
    "与邻区交换最新底图",
    "按月张贴在布告栏内",
)
_ZH_TAIL = (
    "(共 {n} 份)",
    "(件数)",
    "，覆盖 {n} 个站点",
    "，每季至少 {n} 次",
    "，依据第 {n} 号通告",
    "，期限为 {y} 年 {m} 月",
    "，使用 Beacon {n} 系统",
    "，约 {t} 人次",
    "，并于 {y} 年底前完成",
    "，对象为 {n}-{k} 岁青年",
    "，参照 ISO {t} 标准",
)
_EN_DO = (
    "Preparation of",
    "Review of",
    "Maintenance of",
    "Translation of",
    "Training on",
    "Inspection of",
    "Publication of",
)
_EN_WHAT = (
    "quarterly tide bulletins",
    "lighthouse logbooks",
    "ferry-safety checklists",
    "lending rules for the island libraries",
    "weather-station registers",
    "harbour crane manuals",
    "well-water sampling plans",
    "night-watch rosters",
    "storeroom inventories",
)
_EN_FOR = (
    "for the coastal districts",
    "with the consent of the residents' council",
    "in order to shorten the queues of passengers",
    "covering both the winter and the summer timetable",
    "and exchange of base maps with the neighbouring district",
    "drawn up by two rotating translators",
    "including cost-sharing arrangements with the fishing co-operatives",
    "posted monthly on the notice board",
)
_EN_TAIL = (
    "({n} copies)",
    "(number of items)",
    "at {n} stations",
    "under notice No. {n}",
    "by {m} March {y}",
    "using Beacon {n}",
    "for some {t} visitors",
    "for {n} to {k} year olds",
    "as of {y}",
)


def _filled(tail: str, rng: random.Random, thousands_mark: str = " ") -> str:
    thousands = rng.choice((rng.randint(1, 999), rng.randint(1000, 1_200_000)))
    small = rng.randint(1, 400)
    return tail.format(
        n=small,
        k=small + rng.randint(1, 30),
        y=rng.randint(2018, 2024),
        m=rng.randint(1, 12),
        t=f"{thousands:,}".replace(",", thousands_mark),
    )


def phrase(language: str, rng: random.Random, parts: int | None = None) -> str:
    """A noun phrase as an output's or indicator's text: one part is short, nine are very long."""
    count = parts if parts is not None else rng.choice((0, 0, 1, 1, 2, 3, 5, 8))
    if language == "zh":
        text = rng.choice(_ZH_DO) + rng.choice(_ZH_WHAT)
        if rng.random() < 0.06:
            text = f"{rng.randint(2, 2030)} 年度" + rng.choice(_ZH_WHAT)
        text += "".join("，" + part for part in rng.sample((*_ZH_FOR, _zh_place(rng)), count))
        return text + (_filled(rng.choice(_ZH_TAIL), rng) if rng.random() < 0.6 else "")
    text = f"{rng.choice(_EN_DO)} {rng.choice(_EN_WHAT)}"
    if rng.random() < 0.06:
        text = f"{rng.randint(2, 1900)} {rng.choice(_EN_WHAT)}"
    text += "".join((", " if n else " ") + part for n, part in enumerate(rng.sample(_EN_FOR, count)))
    return text + (" " + _filled(rng.choice(_EN_TAIL), rng, ",") if rng.random() < 0.6 else "")


def _zh_place(rng: random.Random) -> str:
    return f"其中 {rng.randint(2, 900)} 处由本地承办"


def sentence(language: str, rng: random.Random, parts: int | None = None) -> str:
    """A sentence with its full stop."""
    if language == "zh":
        return phrase(language, rng, parts) + "。"
    return phrase(language, rng, parts).rstrip(".") + "."


def prose(language: str, rng: random.Random, sentences: int) -> str:
    """Several sentences, as a paragraph's text."""
    joined = "" if language == "zh" else " "
    return joined.join(sentence(language, rng) for _ in range(sentences))


def name(language: str, rng: random.Random) -> str:
    """The name of a department or office."""
    if language == "zh":
        first = ("航标", "渔业", "水利", "档案", "气象", "邮轮", "文化", "仓储", "救助")
        last = ("管理处", "办公室", "司", "厅", "协调科", "委员会秘书处")
        return rng.choice(first) + rng.choice(("", "与培训", "和后勤")) + rng.choice(last)
    first = ("Lighthouse", "Fisheries", "Water", "Archives", "Weather", "Ferry", "Storage")
    last = ("Service", "Office", "Division", "Section", "Secretariat")
    return f"{rng.choice(first)} {rng.choice(('', 'and Training ', 'and Logistics '))}{rng.choice(last)}"


def heading(language: str, rng: random.Random) -> str:
    """A group heading above outputs: short, or long enough to wrap."""
    if language == "zh":
        short = ("会议服务", "技术材料", "讲习班", "其他活动", "外联", "行政支持", "理事会", "渔民代表大会")
        long = (
            "就下列各类港口设施的年度状况编写对照说明并分送有关单位，"
            "包括所附照片、图纸和费用估算，具体涉及以下领域："
        )
        return rng.choice(short) if rng.random() < 0.93 else long
    short = (
        "Servicing of meetings",
        "Technical material",
        "Workshops",
        "Other services",
        "Outreach",
        "Council",
    )
    long = (
        "Comparative notes on the yearly condition of the harbour installations, with photographs, "
        "drawings and estimates, in the following areas:"
    )
    return rng.choice(short) if rng.random() < 0.93 else long
