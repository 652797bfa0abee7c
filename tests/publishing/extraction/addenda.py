"""Invented addenda of outputs: planned outputs, what was completed, why it differed."""

from __future__ import annotations

import random

from answerable.calc.account import (
    Accomplishment,
    Completed,
    Document,
    Language,
    Output,
    Paragraph,
    Section,
)
from tests.publishing.extraction.phrases import name, phrase
from tests.publishing.extraction.resources import PERIOD

_COUNTED = {
    "zh": (
        ("编写 {n} 份潮汐公报", "潮汐公报"),
        ("培训 {n} 名灯塔看守人", "看守人接受培训"),
        ("检查 {n} 座渔港码头", "渔港码头检查"),
        ("举办 {n} 次居民座谈会", "居民座谈会"),
        ("更换 {n} 具航标灯具", "航标灯具已更换"),
    ),
    "en": (
        ("{n} tide bulletins", "Tide bulletins issued"),
        ("training of {n} lighthouse keepers", "Keepers trained"),
        ("inspection of {n} harbour piers", "Piers inspected"),
        ("{n} meetings with residents", "Meetings held"),
        ("replacement of {n} buoy lamps", "Buoy lamps replaced"),
    ),
}
_REASON = {
    "zh": (
        "产出增加的原因是冬季航线提前开通",
        "产出减少的原因是吊机检修延误",
        "产出较低的原因是岛上电缆中断，两班渡轮停航",
    ),
    "en": (
        "The higher output resulted from the early opening of the winter route",
        "The lower output was due to delays in the repair of the crane",
    ),
}
_JOIN = {"zh": "；", "en": "; "}


def addendum(language: Language, seed: int, departments: int = 3) -> Document:
    """An addendum with departments that have units and departments that have none."""
    rng = random.Random(f"addendum{language}{seed}")
    about = {
        "zh": "本增编是 A/79/512 号文件的补充。",
        "en": "The present addendum supplements document A/79/512.",
    }
    opening = Section(
        "summary",
        {"zh": "导言", "en": "Introduction"}[language],
        paragraphs=(Paragraph(about[language], "introduction"),),
    )
    note = {"zh": "绩效指标见主报告。", "en": "See the main report for indicators."}[language]
    part = Section(
        "II",
        {"zh": "资源使用情况", "en": "Resource performance"}[language],
        paragraphs=(Paragraph(note, "other", "*"),),
    )
    sections = [opening, part]
    for index in range(departments):
        letter = "ABCDEFG"[index]
        if rng.random() < 0.6:
            sections.append(Section(letter, name(language, rng)))
            sections += [
                _section(language, rng, f"{letter}.{small}", letter) for small in "abcd"[: rng.randint(1, 3)]
            ]
        else:
            sections.append(_section(language, rng, letter, None))
    title = {
        "zh": "群岛航务账户 2023 年 7 月 1 日至 2024 年 6 月 30 日期间预算执行情况",
        "en": "Performance report on the budget of the island shipping account"
        " for the period from 1 July 2023 to 30 June 2024",
    }[language]
    return Document("outputs_addendum", language, "A/79/512/Add.1", title, PERIOD, tuple(sections))


def _section(language: Language, rng: random.Random, path: str, parent: str | None) -> Section:
    labels = [f"{n}.1" for n in range(1, rng.randint(2, 4))]
    outputs = tuple(_output(language, rng, label) for label in labels for _ in range(rng.randint(2, 7)))
    items = tuple(Accomplishment(label, phrase(language, rng, rng.randint(0, 4))) for label in labels)
    return Section(path, name(language, rng), parent, accomplishments=items, outputs=outputs)


def _output(language: Language, rng: random.Random, label: str) -> Output:
    if rng.random() < 0.3:
        return _yes_no(language, rng, label)
    kinds = rng.sample(_COUNTED[language], rng.choice((1, 1, 1, 2, 3)))
    numbers = [
        rng.choice((rng.randint(2, 90), rng.randint(100, 999), rng.randint(1000, 25_000))) for _ in kinds
    ]
    text = _JOIN[language].join(
        text.format(n=f"{number:,}".replace(",", " "))
        for (text, _), number in zip(kinds, numbers, strict=True)
    )
    done = []
    for (_, unit), number in zip(kinds, numbers, strict=True):
        actual = rng.choice((number, max(1, number + rng.randint(-number // 2, number // 2))))
        done.append(Completed(str(actual), unit))
    differs = any(int(d.value or 0) != n for d, n in zip(done, numbers, strict=True))
    reason = rng.choice(_REASON[language]) if differs and rng.random() < 0.8 else None
    planned = str(numbers[0]) if len(numbers) == 1 else None
    return Output(
        text[0].upper() + text[1:],
        accomplishment=label,
        planned=planned,
        actual=done[0].value if len(done) == 1 else None,
        completed=tuple(done),
        reason=reason,
    )


def _yes_no(language: Language, rng: random.Random, label: str) -> Output:
    """An output without a number: yes or no, with a remark instead of a label."""
    text = {
        "zh": ("更新灯塔养护手册", "统一各港口的夜间值班安排", "完成岛屿供水方案的审查"),
        "en": (
            "Updating of the lighthouse manual",
            "Harmonization of the night-watch rosters",
            "Completion of the review of the wells",
        ),
    }[language]
    remark = {
        "zh": ("手册第三版已分送各站", "审查工作仍在进行，预计来年春季结束"),
        "en": ("The third edition was sent to all stations", "The review is still going on"),
    }[language]
    value = rng.choice(("yes", "no"))
    return Output(
        rng.choice(text),
        accomplishment=label,
        actual=value,
        completed=(Completed(value),),
        remarks=rng.choice(remark),
    )
