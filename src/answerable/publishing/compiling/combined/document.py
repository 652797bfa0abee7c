"""A combined report put together: sections in the form's order, tables in theirs, both languages.

What nobody recorded is left out: a part without figures or texts has no heading. `lacking` names what
the form asks for and the records do not hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from answerable.calc.account import Document, Paragraph, Role, Section, Table
from answerable.calc.thresholds import Threshold, variance_threshold
from answerable.publishing.compiling.combined import framework, texts
from answerable.publishing.compiling.combined.money import Money
from answerable.publishing.compiling.combined.sources import CombinedSources
from answerable.publishing.compiling.combined.staff import Personnel
from answerable.publishing.compiling.combined.words import HEADINGS, span
from answerable.publishing.sample.bilingual import SampleLanguage, Two, in_language

_ROLES: dict[str, Role] = {"I.A": "introduction", "I.B": "results", "I.C": "strategy"}


def combined_report(sources: CombinedSources, language: SampleLanguage) -> Document:
    """The report in one language; sections and figures are the same in every one."""
    made: Document = in_language(draft(sources), language)
    return replace(made, language=language)


def lacking(sources: CombinedSources, language: SampleLanguage = "en") -> list[tuple[str, str]]:
    """What the form has a place for and the records lack: a word for it and what it is of."""
    money, threshold = Money(sources), _threshold(sources)
    found = [
        ("reason", f"{in_language(line.name, language)}: {period}")
        for line, row in money.explained(threshold)
        for name, period, why in (
            ("performance", money.periods.performance, line.why_spent),
            ("budget", money.periods.budget, line.why_proposed),
        )
        if row.cells[f"{name}_amount"] is not None and why is None
    ]
    wanted = (("posts", sources.posts), ("framework", sources.frameworks))
    found += [(word, "") for word, rows in wanted if not rows]
    if sources.months_without:
        found.append(("months", ", ".join(sources.months_without)))
    return found + [("narrative", path) for path in _ROLES if not sources.narrative.get(path)]


def draft(sources: CombinedSources) -> Document:
    """The report with its texts in both languages at once."""
    return _Draft(sources).document()


def _threshold(sources: CombinedSources) -> Threshold:
    return variance_threshold(sources.performance.start, "field_mission")


class _Draft:
    def __init__(self, sources: CombinedSources) -> None:
        self.sources = sources
        self.money = Money(sources)
        self.staff = Personnel(sources, self.money)
        self.titles = framework.titles(sources)
        self.threshold = _threshold(sources)
        self.number = texts.Numbers()
        self.changes = self.staff.changes(self.titles)

    def document(self) -> Document:
        sections = [*self._first(), *self._resources()]
        analysis = Section(
            "III", HEADINGS["III"], paragraphs=texts.analysis(self.money, self.threshold, self.number)
        )
        paragraph, points = texts.actions(self.money, self.number)
        sections += [analysis, Section("IV", HEADINGS["IV"], paragraphs=(paragraph,))]
        sources = self.sources
        performance = span(sources.performance.start, sources.performance.end)
        budget = span(sources.budget.start, sources.budget.end)
        return Document(
            "combined_report",
            "zh",
            sources.symbol,
            Two(
                f"{sources.name}{performance}期间预算执行情况和{budget}期间预算",
                f"Budget performance for the period from {performance.en} and budget for the period from "
                f"{budget.en} for {sources.name.en}",
            ),
            sources.performance,
            tuple(sections),
            (*self._tables(), Table("actions", ("text",), points, section="IV")),
        )

    def _first(self) -> Iterable[Section]:
        """The summary and part I."""
        has_staff = bool(self.sources.posts)
        yield Section("summary", HEADINGS["summary"], paragraphs=texts.summary(self.money, staff=has_staff))
        yield Section("I", HEADINGS["I"])
        year, later = self.money.periods.performance, self.money.periods.budget
        names = {
            "I.A": HEADINGS["I.A"],
            "I.B": Two(f"{year}年度预算执行情况", f"Budget implementation for {year}"),
            "I.C": Two(f"{later}年度规划假设", f"Planning assumptions for {later}"),
        }
        for path, name in names.items():
            said = self.sources.narrative.get(path, ())
            if said:
                yield Section(path, name, "I", paragraphs=self._numbered(said, _ROLES[path]))
        if has_staff:
            yield Section("I.E", HEADINGS["I.E"], "I")
        if self.changes is not None:
            yield Section("I.F", HEADINGS["I.F"], "I")
        yield from framework.components(self.sources)

    def _numbered(self, said: Sequence[Two], role: Role) -> tuple[Paragraph, ...]:
        return tuple(self.number(text, role) for text in said)

    def _resources(self) -> Iterable[Section]:
        """Part II; its letters follow what there is."""
        yield Section("II", HEADINGS["II"])
        yield Section("II.A", HEADINGS["II.A"], "II")
        for path, name in self._letters():
            if name == "revenue":
                yield Section(path, HEADINGS[name], "II")
                continue
            text = {
                "balance": Two("未支配余额如下：", "The unencumbered balance is as follows:"),
                "vacancy": Two(
                    "费用估计数采用的空缺率如下：", "The cost estimates take these rates into account:"
                ),
            }[name]
            yield Section(path, HEADINGS[name], "II", paragraphs=(self.number(text),))

    def _letters(self) -> list[tuple[str, str]]:
        wanted = ["balance"]
        wanted += ["revenue"] if self.sources.income else []
        wanted += ["vacancy"] if self.sources.rates else []
        return [(f"II.{letter}", name) for letter, name in zip("BCDE", wanted, strict=False)]

    def _tables(self) -> Iterable[Table]:
        places = {name: path for path, name in self._letters()}
        yield self.money.summary()
        if self.sources.posts:
            yield self.staff.summary()
        yield self.money.history()
        if self.sources.posts:
            yield from self.staff.tables(self.titles)
        if self.changes is not None:
            yield self.changes
        yield self.money.resources()
        yield self.money.balances(places["balance"])
        if "revenue" in places:
            yield self.money.revenue(places["revenue"])
        if "vacancy" in places:
            rates = self.staff.vacancies(places["vacancy"])
            if rates is not None:
                yield rates
        if (variances := self.money.variances(self.threshold)).rows:
            yield variances
