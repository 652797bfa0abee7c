"""Invented reports to print: varied texts, figures and words, from a seed."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

from answerable.calc.account import (
    Accomplishment,
    Document,
    Indicator,
    Language,
    Output,
    Paragraph,
    Section,
)
from tests.publishing.extraction.figures import delivery
from tests.publishing.extraction.phrases import heading, name, phrase, prose, sentence
from tests.publishing.extraction.resources import PERIOD, actions_of, tables_of, training_of, variances_of
from tests.publishing.extraction.words import WORDS


def report(language: Language, seed: int, sections: int = 3) -> Document:
    """A performance report with everything the newer form has."""
    rng = random.Random(f"{language}{seed}")
    numbers = iter(range(1, 400))
    summary = Section(
        "summary",
        {"zh": "摘要", "en": "Summary"}[language],
        paragraphs=(
            *(Paragraph(prose(language, rng, 3), "introduction") for _ in range(2)),
            _note(language, rng, "a"),
        ),
    )
    introduction = Section(
        "I",
        {"zh": "导言", "en": "Introduction"}[language],
        paragraphs=(
            *(_paragraph(language, rng, next(numbers), "introduction") for _ in range(3)),
            Paragraph(
                {"zh": "航道封冻的影响", "en": "Effects of the freezing of the channel"}[language], "other"
            ),
            *(_paragraph(language, rng, next(numbers), "introduction") for _ in range(2)),
        ),
    )
    frameworks = Section("II", WORDS[language].parts[1])
    bodies = _frameworks(language, rng, numbers, sections)
    variances = variances_of(language, rng)
    analysis = Section(
        "III.B",
        {"zh": "差异分析", "en": "Analysis of variances"}[language],
        "III",
        paragraphs=(
            *(_paragraph(language, rng, next(numbers), "other") for _ in variances.rows),
            _note(language, rng, "1"),
        ),
    )
    resources = Section("III", {"zh": "资源使用情况", "en": "Resource performance"}[language])
    money = Section(
        "III.A",
        {"zh": "财政资源", "en": "Financial resources"}[language],
        "III",
        paragraphs=(_note(language, rng, "a"),),
    )
    training = Section(
        "IV",
        {"zh": "综合培训处活动", "en": "Activities of the Integrated Training Service"}[language],
    )
    acts = actions_of(language, rng)
    asked = sentence(language, rng, 1) + "".join(f"\n{r.label} {r.cells['text']}" for r in acts.rows)
    actions = Section(
        "V",
        {"zh": "有待大会采取的行动", "en": "Actions to be taken by the General Assembly"}[language],
        paragraphs=(Paragraph(asked, "other", next(numbers)),),
    )
    return Document(
        kind="performance_report",
        language=language,
        symbol="A/79/512",
        period=PERIOD,
        sections=(summary, introduction, frameworks, *bodies, resources, money, analysis, training, actions),
        tables=(
            *tables_of(language, rng),
            variances,
            training_of(language, rng),
            acts,
        ),
    )


def _paragraph(language: Language, rng: random.Random, number: int, role: str, size: int = 3) -> Paragraph:
    text = prose(language, rng, rng.randint(1, size))
    if rng.random() < 0.2:  # a list inside the sentence
        colon, stop = ("：", "；") if language == "zh" else (": ", "; ")
        text = text[:-1] + colon + stop.join(f"({a}) {phrase(language, rng, 1)}" for a in "abcd") + text[-1]
    elif rng.random() < 0.15:
        stop = "；" if language == "zh" else ";"
        text += "".join(f"\n({letter}) {phrase(language, rng)}{stop}" for letter in "ab")
        text += f"\n(c) {sentence(language, rng)}"
    return Paragraph(text, role, number)  # type: ignore[arg-type]


def completed(document: Document) -> Document:
    """The same report with every output reported and rated: no empty cell in its tables."""

    def whole(output: Output) -> Output:
        if output.printed_rate or output.completed:
            return output
        actual = output.actual or output.planned or "0"
        return replace(output, actual=actual, printed_rate=delivery(output.planned or "0", actual) or "0.0")

    sections = (replace(s, outputs=tuple(map(whole, s.outputs))) for s in document.sections)
    return replace(document, sections=tuple(sections))


def _note(language: Language, rng: random.Random, mark: str) -> Paragraph:
    text = {
        "zh": "灯塔一栏的数字不含浮标，浮标另表开列。",
        "en": "Buoys are not included and are listed apart.",
    }
    return Paragraph(text[language], "other", mark)


# --- frameworks


def _frameworks(language: Language, rng: random.Random, numbers, count: int) -> list[Section]:  # type: ignore[no-untyped-def]
    found = []
    for index in range(count):
        letter = "ABCDEFGHIJKLMN"[index]
        if rng.random() < 0.5:
            found.append(_section(language, rng, numbers, letter, None, framework=False))
            found += [
                _section(language, rng, numbers, f"{letter}.{n}", letter) for n in range(1, rng.randint(2, 4))
            ]
        else:
            found.append(_section(language, rng, numbers, letter, None))
    return found


def _section(  # type: ignore[no-untyped-def]
    language: Language, rng: random.Random, numbers, path: str, parent: str | None, framework: bool = True
) -> Section:
    before = tuple(_paragraph(language, rng, next(numbers), "introduction") for _ in range(rng.randint(1, 2)))
    if not framework:
        return Section(path, name(language, rng), parent, paragraphs=before)
    outputs = outputs_of(language, rng, rng.randint(4, 25))
    results = tuple(_result(language, rng, next(numbers), len(outputs)) for _ in range(rng.randint(1, 2)))
    return Section(
        path,
        name(language, rng),
        parent,
        accomplishments=tuple(_accomplishment(language, rng, label) for label in "abc"[: rng.randint(1, 3)]),
        outputs=outputs,
        paragraphs=(*before, *results),
    )


def _result(language: Language, rng: random.Random, number: int, count: int) -> Paragraph:
    named = tuple(sorted({rng.randint(1, count) for _ in range(rng.randint(1, 3))}))
    text = prose(language, rng, 1)
    if language == "zh":
        listed = "、".join(map(str, named[:-1])) + (" 和 " if len(named) > 1 else "") + str(named[-1])
        text += f"其余工作顺延(产出 {listed})。"
    else:
        listed = ", ".join(map(str, named[:-1])) + (" and " if len(named) > 1 else "") + str(named[-1])
        text += f" The remaining work was put off ({'outputs' if len(named) > 1 else 'output'} {listed})."
    return Paragraph(text, "results", number, named)


def _accomplishment(language: Language, rng: random.Random, label: str) -> Accomplishment:
    count = rng.randint(11, 13) if rng.random() < 0.06 else rng.randint(1, 5)
    indicators = tuple(_indicator(language, rng, n) for n in range(1, count + 1))
    return Accomplishment(label, phrase(language, rng, rng.randint(0, 5)), indicators)


def _indicator(language: Language, rng: random.Random, ordinal: int) -> Indicator:
    achieved = rng.random() < 0.7
    text = phrase(language, rng, rng.choice((0, 0, 1, 2, 3)))
    narrative = sentence(language, rng, rng.choice((0, 0, 1, 2, 4)))
    if achieved:
        narrative = ("已实现。" if language == "zh" else "Achieved. ") + narrative
    if rng.random() < 0.15:
        narrative += "".join(f"\n({letter}) {phrase(language, rng)}" for letter in "abcd")
    elif rng.random() < 0.1:
        narrative = "已实现" if language == "zh" else "Achieved"
        achieved = True
    target = _quantity(rng)
    actual = rng.choice((target, _quantity(rng), "not_applicable", "0"))
    estimate = rng.choice((target, _quantity(rng), "not_applicable", None))
    if rng.random() < 0.04:
        target = estimate = actual = rng.choice(("yes", "正面" if language == "zh" else "positive"))
    return Indicator(
        ordinal, text, narrative, target, estimate, actual, reported_achieved=True if achieved else None
    )


def _quantity(rng: random.Random) -> str:
    return rng.choice(
        (
            str(rng.randint(0, 120)),
            str(rng.randint(0, 120)),
            "100",
            str(rng.randint(1000, 1_200_000)),
            f"{rng.randint(0, 99)}.{rng.randint(0, 9)}",
            f"{rng.randint(0, 9)}.{rng.randint(10, 99)}",
        )
    )


def outputs_of(language: Language, rng: random.Random, count: int) -> tuple[Output, ...]:
    """Outputs in groups; no two groups after one another have the same headings."""
    found: list[Output] = []
    headings: tuple[str, ...] = ()
    for number in range(1, count + 1):
        if number == 1 or rng.random() < 0.25:
            fresh = tuple(
                dict.fromkeys(heading(language, rng) for _ in range(rng.choice((1, 1, 1, 2, 3, 4))))
            )
            headings = fresh if fresh != headings else (*fresh, name(language, rng))
        found.append(_output(language, rng, number, headings))
    return tuple(found)


def _output(language: Language, rng: random.Random, number: int, headings: tuple[str, ...]) -> Output:
    text = phrase(language, rng)
    planned = rng.choice((rng.randint(1, 60), rng.randint(1, 60), rng.randint(61, 1_200_000)))
    actual = rng.choice((planned, planned, rng.randint(0, 2 * planned), 0))
    if planned < 60 and rng.random() < 0.05:
        actual = planned * rng.randint(10, 30)
    figures = [str(planned), str(actual)]
    if rng.random() < 0.06:
        figures[1] = f"{rng.randint(0, 9)}.{rng.randint(1, 9)}"
    rate = delivery(*figures)
    if rng.random() < 0.03:
        figures[1], rate = "not_applicable", "0.0"
    elif rng.random() < 0.03:
        figures[1] = "none"
        rate = "0.0"
    elif rng.random() < 0.03:
        rate = str(Decimal(rate or "0") + 1)  # a planted error: it must be read as printed
    elif rate == "100.0" and rng.random() < 0.05:
        rate = "100"
    chance = rng.random()
    if chance < 0.03:
        return Output(text, number, None, headings, figures[0])  # not reported
    if chance < 0.05:
        rate = None
    return Output(text, number, None, headings, figures[0], figures[1], rate)
