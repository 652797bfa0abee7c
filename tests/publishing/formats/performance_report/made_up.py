"""Performance reports made up by hypothesis: every part of the form, in both languages."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from answerable.calc.account import (
    Accomplishment,
    Completed,
    Document,
    Indicator,
    Language,
    Output,
    Paragraph,
    Period,
    Row,
    Section,
    Table,
)
from answerable.publishing.formats.performance_report.mapping import WORDINGS
from answerable.publishing.formats.performance_report.measures import reported_achieved
from answerable.publishing.formats.performance_report.references import output_references

PERIOD = Period(date(2023, 7, 1), date(2024, 6, 30), "2023/24")
TITLES = {
    "zh": "湖泊账户 2023 年 7 月 1 日至 2024 年 6 月 30 日期间的执行情况",
    "en": "Performance of the lakes account for the period from 1 July 2023 to 30 June 2024",
}
WORDS = {
    "zh": ["湖泊", "水位", "测站", "报送", "江河", "“水文”系统", "A/99/596 号文件", "94.6%", "short-term"],
    "en": ["lake", "level", "station", "well-known", "short- and long-term", "A/99/596", "94.6 per cent"],
}  # fmt: skip
ENDS = {"zh": "。", "en": "."}
UNITS = {"zh": "千美元", "en": "Thousands of United States dollars"}
RESOURCES = ("apportionment", "expenditure", "variance_amount", "variance_percent")


class Maker:
    """Texts and figures of one language."""

    def __init__(self, draw: st.DrawFn, language: Language) -> None:
        self.draw, self.language, self.wording = draw, language, WORDINGS[language]

    def phrase(self) -> str:
        words = self.draw(st.lists(st.sampled_from(WORDS[self.language]), min_size=1, max_size=6))
        return self.capital(self.joined(words))

    def joined(self, words: list[str]) -> str:
        if self.language == "en":
            return " ".join(words)
        made = words[0]
        for word in words[1:]:  # a blank between ideographs and Latin letters, as the form prints it
            apart = (made[-1].isascii() and made[-1].isalnum()) != (word[0].isascii() and word[0].isalnum())
            both = made[-1].isascii() and word[0].isascii()
            made += (" " if apart or both else "") + word
        return made.replace("% ", "%")

    def capital(self, text: str) -> str:
        return "关于" + text if self.language == "zh" else "The " + text

    def sentence(self) -> str:
        return self.phrase() + ENDS[self.language]

    def figure(self) -> str | None:
        return self.draw(
            st.none()
            | st.integers(0, 99999).map(str)
            | st.sampled_from(["0", "12.5", "not_applicable", "none"])
        )

    def money(self) -> str:
        return self.draw(st.integers(-99999, 9999999).filter(bool).map(lambda n: f"{n / 10:.1f}"))

    def items(self) -> str:
        count = self.draw(st.integers(0, 2))
        return "".join(f"\n({'abc'[n]}) {self.sentence()}" for n in range(count))


def _section(make: Maker, path: str, parent: str | None, first: int, mission: bool) -> Section:
    draw = make.draw
    count = draw(st.integers(1, 2))
    paragraphs = [Paragraph(make.sentence() + make.items(), "introduction", first)]
    accomplishments, outputs = [], []
    for number in range(1, count + 1):
        label = f"{first}.{number}" if mission else "abc"[number - 1]
        accomplishments.append(Accomplishment(label, make.phrase(), _indicators(make)))
        if mission:
            outputs += _completed_outputs(make, label)
    if not mission:
        outputs = _outputs(make)
    if outputs:
        text = make.sentence()
        paragraphs.append(Paragraph(text, "results", first + 1, output_references(text, make.wording)))
        paragraphs = [
            Paragraph(p.text, p.role, p.number, output_references(p.text, make.wording)) for p in paragraphs
        ]
    return Section(path, make.phrase(), parent, (), tuple(accomplishments), tuple(outputs), tuple(paragraphs))


def _indicators(make: Maker) -> tuple[Indicator, ...]:
    made = []
    for ordinal in range(1, make.draw(st.integers(1, 3)) + 1):
        narrative = make.draw(st.none() | st.just(make.sentence()))
        verdict = reported_achieved(narrative, make.wording)
        made.append(Indicator(ordinal, make.phrase(), narrative, *(make.figure() for _ in range(3)), verdict))
    return tuple(made)


def _outputs(make: Maker) -> list[Output]:
    made, number = [], 0
    for _ in range(make.draw(st.integers(1, 3))):
        headings = (f"{make.phrase()} {number}",)
        for _ in range(make.draw(st.integers(1, 3))):
            number += 1
            figures = [make.figure() for _ in range(3)]
            made.append(Output(make.phrase(), number, None, headings, *figures))
    return made


def _completed_outputs(make: Maker, label: str) -> list[Output]:
    made = []
    for _ in range(make.draw(st.integers(1, 2))):
        completed = make.draw(
            st.lists(
                st.sampled_from([Completed("yes"), Completed("12"), Completed("3700")]),
                min_size=1,
                max_size=2,
            )
        )
        remarks = make.draw(st.none() | st.just(make.sentence()))
        made.append(Output(make.phrase(), accomplishment=label, completed=tuple(completed), remarks=remarks))
    return made


def _resources(make: Maker, table_id: str, title: str) -> Table:
    rows = [
        Row(dict.fromkeys(RESOURCES) | {c: make.money() for c in RESOURCES}, f"{make.phrase()} {n}")
        for n in range(make.draw(st.integers(1, 3)))
    ]
    zero = Row(dict.fromkeys(RESOURCES, "0"), make.phrase())
    total = Row({c: make.money() for c in RESOURCES}, "共计" if make.language == "zh" else "Total", "total")
    return Table(table_id, RESOURCES, (*rows, zero, total), title, UNITS[make.language])


def _variances(make: Maker, count: int) -> Table:
    rows = [Row({"amount": make.money(), "percent": make.money()}, make.phrase()) for _ in range(count)]
    return Table("variances", ("amount", "percent"), tuple(rows))


@st.composite
def reports(draw: st.DrawFn) -> Document:
    """A report with a summary, frameworks, resources and variances, as much of each as drawn."""
    language: Language = draw(st.sampled_from(["zh", "en"]))
    make, mission = Maker(draw, language), draw(st.booleans())
    words = make.wording
    summary = Section("summary", words.summary[0], paragraphs=(Paragraph(make.sentence(), "introduction"),))
    opening = Section("I", words.introduction[0], paragraphs=(Paragraph(make.sentence(), "introduction", 1),))
    frameworks = [Section("II", words.frameworks[0]), Section("A", make.phrase())]
    frameworks += [
        _section(make, f"A.{n}", "A", 10 * n, mission) for n in range(1, draw(st.integers(1, 2)) + 1)
    ]
    count = draw(st.integers(1, 2))
    explained = tuple(Paragraph(make.sentence(), "other", 70 + n) for n in range(count))
    money = [
        Section("III", words.resources[0]),
        Section("III.A", words.financial_resources[0], "III"),
        Section("III.B", words.variance_analysis[0], "III", paragraphs=explained),
    ]
    tables = (
        _resources(make, "resources_summary", make.phrase()),
        _resources(make, "resources_by_category", words.by_category[0]),
        _resources(make, "resources_by_entity", words.by_entity[0]),
        _variances(make, count),
    )
    sections = (summary, opening, *frameworks, *money)
    return Document("performance_report", language, "A/99/596", TITLES[language], PERIOD, sections, tables)
