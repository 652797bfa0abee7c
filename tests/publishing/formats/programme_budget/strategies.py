"""Sections of a programme budget made up by hypothesis, within what the README says a valid one holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import strategies as st

from answerable.calc.account import (
    Document,
    Exhibit,
    Mandate,
    Output,
    Paragraph,
    Period,
    PeriodValue,
    Result,
    Row,
    Section,
    Table,
)
from tests.publishing.formats.programme_budget.golden import COLUMNS, KINDS, YEARS
from tests.publishing.media.strategies import texts

Draw = Callable[[Any], Any]

# A first letter of ours: no text begins like a heading, a list, a note or a number of the form; none ends
# with an asterisk, which on paper is the mark of a note.
said = texts.map(lambda text: f"Qu {text}".rstrip("* "))
figures = st.integers(0, 10**7).map(str) | st.decimals(1, 10**5, places=1).map(str)
maybe = st.none() | said


class _Making:
    """Draws the parts in the order they are printed, so that numbers of paragraphs run on."""

    def __init__(self, draw: Draw, language: str) -> None:
        self.draw, self.zh = draw, language == "zh"
        self.number = self.table = self.figure = 0

    def say(self, chinese: str, english: str) -> str:
        return chinese if self.zh else english

    def next(self) -> str:
        self.number += 1
        return f"7B.{self.number}"

    def body(self) -> str:
        """A paragraph, with a list or without."""
        items = self.draw(st.lists(said, max_size=3))
        return "\n".join([self.draw(said), *(f"({'abc'[at]}) {text}" for at, text in enumerate(items))])

    def paragraphs(self, role: str, most: int = 2) -> tuple[Paragraph, ...]:
        found = []
        for _ in range(self.draw(st.integers(0, most))):
            found.append(Paragraph(self.body(), role, self.next()))  # type: ignore[arg-type]
            if self.draw(st.integers(0, 5)) == 0:
                found.append(Paragraph(self.draw(said), "other", self.draw(st.sampled_from(["*", "a", "1"]))))
        return tuple(found)

    def label(self, is_figure: bool = False) -> str:
        if is_figure:
            self.figure += 1
            roman = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")[self.figure % 10]
            return self.say(f"图7B.{'一二三四五六七八九十'[self.figure % 10]}", f"Figure 7B.{roman}")
        self.table += 1
        return self.say(f"表7B.{self.table}", f"Table 7B.{self.table}")

    def exhibit(self, label: str) -> Exhibit:
        unit = self.draw(st.none() | st.sampled_from(["Percentage", "百分比", "Qu (m)"]))
        return Exhibit(label, self.draw(said), unit, tuple(self.draw(st.lists(said, max_size=2))))

    # --- results

    def results(self) -> tuple[Result, ...]:
        labels = [None] * self.draw(st.integers(0, 1)) + ["1", "2"][: self.draw(st.integers(0, 2))]
        return tuple(self.result(label) for label in labels)

    def result(self, label: str | None) -> Result:
        title, lines = self.draw(said), []
        if self.draw(st.booleans()):
            lines.append(self.say("2045年拟议方案计划", "Proposed programme plan for 2045"))
        for _ in range(self.draw(st.integers(1, 2))):
            lines += f"{self.next()} {self.body()}".split("\n")
        exhibits, measures = [], []
        count = self.draw(st.integers(0, 2))
        for _ in range(count):
            is_figure = self.draw(st.booleans())
            exhibit = self.exhibit(self.label(is_figure))
            exhibits.append(exhibit)
            own = exhibit.label if count > 1 else None
            measures += [
                PeriodValue(v.period, v.value, v.kind, v.text, v.series, own) for v in self.values(is_figure)
            ]
        return Result(title, "\n".join(lines), label, tuple(measures), tuple(exhibits))

    def values(self, is_figure: bool) -> list[PeriodValue]:
        if is_figure and self.draw(st.booleans()):
            return self.by_kind()
        years = list(zip(YEARS, KINDS, strict=True))[: self.draw(st.sampled_from([3, 5]))]
        cell = figures.map(lambda f: (f, None))
        if not is_figure:
            cell |= said.map(lambda text: (None, text)) | st.sampled_from([(None, "–"), (None, None)])
        names = self.draw(st.lists(said, min_size=1, max_size=2, unique=True))
        if not is_figure and len(names) == 1:
            names = [None]
        return [
            PeriodValue(year, *self.value(self.draw(cell), kind), series=name)
            for name in names
            for year, kind in years
        ]

    def value(self, cell: tuple[Any, Any], kind: str) -> tuple[Any, Any, Any]:
        return cell[0], kind, cell[1]

    def by_kind(self) -> list[PeriodValue]:
        columns = [("2041", "actual"), ("2042", "actual"), ("2043", "planned"), ("2043", "actual"),
                   ("2044", "planned"), ("2045", "planned")]  # fmt: skip
        kept = self.draw(st.lists(st.booleans(), min_size=6, max_size=6).filter(any))
        return [
            PeriodValue(year, self.draw(figures), kind)  # type: ignore[arg-type]
            for (year, kind), keep in zip(columns, kept, strict=True)
            if keep
        ]

    # --- deliverables and mandates

    def deliverables(self) -> tuple[tuple[Output, ...], tuple[Exhibit, ...]]:
        found: list[Output] = []
        number = 0
        for category in sorted(self.draw(st.sets(st.sampled_from("ABCDE"), max_size=3))):
            for name in self.draw(st.lists(said.map(_plain), max_size=1)):
                made, number = self.counted(category, name, number)
                found += made
            for name in self.draw(st.lists(self.told_names(), max_size=2, unique=True)):
                found += [
                    Output(_plain(self.draw(said)), category=category, subcategory=name)
                    for _ in range(self.draw(st.integers(1, 3)))
                ]
        return tuple(found), (self.exhibit(self.label()),) if found else ()

    def told_names(self) -> st.SearchStrategy[str]:
        """Names of the form's list: only they are told apart from a text that has a colon."""
        known = self.say("行政 法律服务 斡旋", "Administration|Legal services|Good offices")
        return st.sampled_from(known.split("|" if "|" in known else " "))

    def counted(self, category: str, name: str, number: int) -> tuple[list[Output], int]:
        text = self.say(f"{name}（件数）", f"{name} (number of them)")
        made = [Output(text, category=category, subcategory=name, quantities=self.quantities())]
        headings: tuple[str, ...] = ()
        for _ in range(self.draw(st.integers(0, 2))):
            number += 1
            if self.draw(st.booleans()):
                headings = (f"{_plain(self.draw(said))}{self.say('：', ':')}",)
            made.append(
                Output(self.draw(said), number, headings=headings, category=category, subcategory=name,
                       quantities=self.quantities())
            )  # fmt: skip
        return made, number

    def quantities(self) -> tuple[PeriodValue, ...]:
        cell = figures.map(lambda f: (f, None)) | st.integers(1, 99).map(lambda n: (str(n), f"{n} a"))
        found = [self.draw(cell) for _ in COLUMNS]
        return tuple(
            PeriodValue(year, value, kind, text)  # type: ignore[arg-type]
            for (year, kind), (value, text) in zip(COLUMNS, found, strict=True)
        )

    def mandates(self) -> tuple[Mandate, ...]:
        groups = self.draw(st.lists(said, max_size=2, unique=True))
        symbol = st.integers(1, 99).flatmap(lambda a: st.integers(1, 400).map(lambda b: f"{a}/{b}"))
        return tuple(
            Mandate(self.draw(symbol), self.draw(said), group)
            for group in groups
            for _ in range(self.draw(st.integers(1, 3)))
        )

    # --- sections

    def unit(self, path: str, parent: str) -> Section:
        mandates = self.mandates()
        introduction = self.paragraphs("introduction", 1)
        objectives = []
        for _ in range(self.draw(st.integers(0, 1))):
            self.next()
            objectives.append(self.body())
        strategy = self.paragraphs("strategy")
        results = self.results()
        other = self.paragraphs("other", 1)
        outputs, exhibits = self.deliverables()
        return Section(
            path, self.draw(said), parent, tuple(objectives), (), outputs,
            (*introduction, *strategy, *other), mandates, (), results, exhibits,
        )  # fmt: skip

    def sections(self) -> list[Section]:
        outputs, exhibits = self.deliverables()
        cover = [
            Paragraph(self.say(f"第三编\n{self.draw(said)}", f"Part III\n{self.draw(said)}"), "introduction"),
            Paragraph(
                self.say(f"方案4\n{self.draw(said)}", f"Programme 4\n{self.draw(said)}"), "introduction"
            ),
            *(Paragraph(self.draw(said), "other", mark) for mark in self.draw(st.sampled_from([[], ["*"]]))),
        ]
        root = Section(
            "Sect7B", self.draw(said), None, outputs=outputs, exhibits=exhibits, mandates=self.mandates(),
            paragraphs=tuple(cover),
        )  # fmt: skip
        found = [root, Section("A", self.draw(said), "Sect7B")]
        found += self.orientation()
        for number in range(1, self.draw(st.integers(1, 2)) + 1):
            found.append(self.unit(str(number), "Sect7B"))
            found += [self.unit(f"{number}.{c}", str(number)) for c in range(1, self.draw(st.integers(1, 2)))]
        if self.draw(st.booleans()):
            found.append(Section("B", self.draw(said), "Sect7B"))
            found.append(Section("B.a", self.draw(said), "B", paragraphs=self.paragraphs("other")))
        return found

    def orientation(self) -> list[Section]:
        made = [Section("orientation", self.say("总方向", "Overall orientation"), "Sect7B")]
        names = {
            "background": self.say("任务和背景", "Mandates and background"),
            "strategy": self.say("2045年战略和外部因素", "Strategy and external factors for 2045"),
            "mandates": self.say("立法授权", "Legislative mandates"),
            "deliverables": self.say("应交付产出", "Deliverables"),
            "evaluation": self.say("评价活动", "Evaluation activities"),
        }
        for part, name in names.items():
            path = f"orientation.{part}"
            made.append(Section(path, name, "orientation", paragraphs=self.paragraphs("orientation")))
            if part == "strategy" and self.draw(st.booleans()):
                paragraphs = self.paragraphs("orientation")
                made.append(Section(f"{path}.a", self.draw(said), path, paragraphs=paragraphs))
        return made

    def tables(self) -> list[Table]:
        columns = tuple(self.draw(st.lists(said, min_size=1, max_size=3, unique=True)))
        cell = st.none() | figures | said
        rows = [
            Row({c: self.draw(cell) for c in columns}, self.draw(said))
            for _ in range(self.draw(st.integers(1, 3)))
        ]
        rows.append(Row(dict.fromkeys(columns, "12.5"), self.say("合计", "Total"), "total"))
        rows = [
            row if any(row.cells.values()) else Row(dict.fromkeys(columns, "1"), row.label) for row in rows
        ]
        title = f"{self.label()}\n{self.draw(said)}"
        return [Table("table_1", columns, tuple(rows), title, self.draw(st.none() | st.just("Qu m")), "B.a")]


def _plain(text: str) -> str:
    """Without what would end a subcategory's name or begin its text."""
    for mark in ":：（）()":
        text = text.replace(mark, "-")
    return " ".join(text.split())


@st.composite
def sections(draw: Draw, language: str) -> Document:
    """A whole valid document."""
    making = _Making(draw, language)
    found = making.sections()
    tables = making.tables() if any(section.path == "B.a" for section in found) else []
    return Document(
        "programme_budget",
        language,  # type: ignore[arg-type]
        "A/99/6 (Sect. 7B)",
        making.say("2045年拟议方案预算", "Proposed programme budget for 2045"),
        Period(date(2045, 1, 1), date(2045, 12, 31), "2045"),
        tuple(found),
        tuple(tables),
    )
