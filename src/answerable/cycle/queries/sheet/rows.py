"""The rows of a section with a cell for every field: one query a subject, however many rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from answerable.calc.account import Quantity
from answerable.cycle.queries.sheet.beside import Before
from answerable.cycle.queries.sheet.shapes import Cell, Judged, Judgement, SheetRow, Standing
from answerable.cycle.rules.addresses import indicator_path, output_path, paragraph_path
from answerable.cycle.rules.matrix import Verdict, may_write, status_of
from answerable.cycle.rules.requirements import Missing
from answerable.cycle.rules.values import NATURES, is_outdated, plain
from answerable.foundation.fields import IN_WORDS
from answerable.foundation.texts import Words, words
from answerable.plans.models import Indicator, Output
from answerable.results.choices import EXPLAINED_GROUPS
from answerable.results.models import Paragraph, PostResult, ResourceCategory, ResourceResult

_PROSE = {
    "output": ("reason", "remarks"),
    "indicator": ("narrative",),
    "money": ("reason",),
    "account": ("reason",),
    "paragraph": ("text",),
}


@dataclass
class Maker:
    """Makes rows: what they need to know beside the row itself."""

    standing: Standing
    language: str
    today: date
    entries: Mapping[tuple[str, str, str], Any]
    judged: Judged
    before: Before
    comments: Mapping[str, int]
    evidence: Mapping[str, int]
    since: datetime | None
    reading: bool = False

    def __post_init__(self) -> None:
        self._may: dict[tuple[str, str], Verdict] = {}

    @cached_property
    def lacking(self) -> dict[tuple[str, str], list[Missing]]:
        found: dict[tuple[str, str], list[Missing]] = {}
        for missing in self.judged.missing:
            found.setdefault((missing.path, missing.field), []).append(missing)
        return found

    def verdict(self, subject: str, field: str) -> Verdict:
        if (subject, field) not in self._may:
            roles, status = self.standing.roles, status_in_matrix(self.standing)
            found = may_write(roles, status, subject, field, self.today)
            self._may[subject, field] = Verdict(False) if self.reading else found
        return self._may[subject, field]

    def cell(
        self, subject: str, path: str, field: str, value: str | None, language: str = "", source: Any = None
    ) -> Cell:
        """A cell; `source` holds the texts of a prose field by language."""
        may = self.verdict(subject, field)
        entry = self.entries.get((path, field, language))
        lacking = self.lacking.get((path, field), ())
        here = tuple(one.what for one in lacking if one.language in ("", language))
        if entry is None:
            return Cell(
                path, field, language, NATURES[subject, field], value, may.allowed, may.reason, missing=here
            )
        return Cell(
            path, field, language, NATURES[subject, field], value, may.allowed, may.reason,
            entry.person__name, entry.at, entry.status, entry.source_language,
            bool(source) and is_outdated(entry.source_digest, plain(source.get(entry.source_language))),
            self.since is not None and entry.at > self.since, here,
        )  # fmt: skip

    def figures(self, subject: str, path: str, found: Mapping[str, Any]) -> dict[str, Cell]:
        return {field: self.cell(subject, path, field, _said(value)) for field, value in found.items()}

    def prose(self, subject: str, path: str, texts: Mapping[str, Mapping[str, str]]) -> tuple[Cell, ...]:
        return tuple(
            self.cell(subject, path, field, texts[field].get(language), language, texts[field])
            for field in _PROSE[subject]
            for language in self.standing.languages
        )

    def row(
        self,
        subject: str,
        path: str,
        number: str,
        text: Words | None,
        figures: Mapping[str, Any],
        texts: Mapping[str, Mapping[str, str]] | None = None,
        heading: Words | None = None,
        promised: Quantity = None,
        previous: tuple[Quantity, bool] = (None, False),
    ) -> SheetRow:
        return SheetRow(
            subject, path, number, text, heading, promised,
            self.figures(subject, path, figures),
            self.prose(subject, path, texts) if texts is not None else (),
            self.judged.rows.get(path, Judgement()),
            *previous,
            self.comments.get(path, 0), self.evidence.get(path, 0),
        )  # fmt: skip


def status_in_matrix(standing: Standing) -> str:
    """What the matrix calls the state of the section."""
    return status_of(None if standing.status == "general" else standing.status, standing.kind)


def _said(value: Any) -> str | None:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return None if value is None else str(value)


def _stated(value: Quantity, spoken: Mapping[str, Any] | None, name: str, language: str) -> Quantity:
    """A quantity a document printed in words of its own, in those words."""
    if value != IN_WORDS:
        return value
    said: Any = (spoken or {}).get(language) or next(iter((spoken or {}).values()), {})
    return said.get(name) if isinstance(said, dict) else None


def outputs(make: Maker, framework: int | None) -> Iterator[SheetRow]:
    if framework is None:
        return
    path, code, last = make.standing.path, make.language, None
    rows = Output.objects.filter(framework_id=framework).order_by("position", "pk")
    for row in rows.values_list(
        "number", "occurrence", "position", "texts", "headings", "planned", "words",
        "result__actual", "result__cause", "result__remarks", "result__reasons", "result__words",
        named=True,
    ):  # fmt: skip
        headings = _headings(row.headings, code)
        own = output_path(path, row.number, row.occurrence, row.position)
        yield make.row(
            "output", own, f"{row.number}." if row.number is not None else "", words(row.texts, code),
            {
                "planned": _stated(row.planned, row.words, "planned", code),
                "actual": _stated(row.result__actual, row.result__words, "actual", code),
                "cause": row.result__cause,
            },
            {"reason": row.result__reasons or {}, "remarks": row.result__remarks or {}},
            headings if headings != last else None,
            previous=make.before.find(make.before.outputs, row.texts),
        )  # fmt: skip
        last = headings


def _headings(found: Mapping[str, Any], language: str) -> Words | None:
    said = {code: " · ".join(texts) for code, texts in (found or {}).items() if texts}
    return words(said, language) if said else None


def indicators(make: Maker, framework: int | None) -> Iterator[SheetRow]:
    if framework is None:
        return
    path, code, last = make.standing.path, make.language, None
    rows = Indicator.objects.filter(accomplishment__framework_id=framework)
    for row in rows.order_by("accomplishment__position", "position", "pk").values_list(
        "accomplishment__label", "accomplishment__texts", "ordinal", "occurrence", "label", "texts", "target",
        "estimate", "words", "result__actual", "result__narratives", "result__cause", "result__words",
        "result__reported_achieved", named=True,
    ):  # fmt: skip
        said = {c: f"({row.accomplishment__label}) {t}" for c, t in row.accomplishment__texts.items()}
        heading = words(said, code)
        own = indicator_path(path, row.accomplishment__label, row.ordinal, row.occurrence)
        yield make.row(
            "indicator", own, row.label or f"{row.ordinal}.", words(row.texts, code),
            {
                "target": _stated(row.target, row.words, "target", code),
                "actual": _stated(row.result__actual, row.result__words, "actual", code),
                "reported_achieved": row.result__reported_achieved,
                "cause": row.result__cause,
            },
            {"narrative": row.result__narratives or {}},
            heading if row.accomplishment__label != last else None,
            _stated(row.estimate, row.words, "estimate", code),
            make.before.find(make.before.indicators, row.texts),
        )  # fmt: skip
        last = row.accomplishment__label


def money(make: Maker) -> Iterator[SheetRow]:
    rows = ResourceResult.objects.filter(section_id=make.standing.id).order_by("category__position", "pk")
    for code, names, apportionment, expenditure, cause, reasons in rows.values_list(
        "category__code", "category__names", "apportionment", "expenditure", "cause", "reasons"
    ):
        yield make.row(
            "money", f"{make.standing.path}${code}", "", words(names, make.language),
            {"apportionment": apportionment, "expenditure": expenditure, "cause": cause},
            {"reason": reasons or {}},
        )  # fmt: skip


def account(make: Maker, report: int) -> Iterator[SheetRow]:
    """The lines of the whole account that are explained as such: sums, a cause and a reason."""
    rows = ResourceCategory.objects.filter(report_id=report, group__in=EXPLAINED_GROUPS)
    for code, names, cause, reasons in rows.values_list("code", "names", "cause", "reasons"):
        own = f"${code}"
        yield make.row(
            "account", own, "", words(names, make.language), {"cause": cause}, {"reason": reasons or {}},
            promised=make.judged.rows.get(own, Judgement()).promised,
        )  # fmt: skip


def posts(make: Maker) -> Iterator[SheetRow]:
    rows = PostResult.objects.filter(section_id=make.standing.id).order_by("position", "pk")
    for code, names, authorized, incumbency, rate in rows.values_list(
        "code", "names", "authorized", "incumbency", "budgeted_rate"
    ):
        found = {"authorized": authorized, "incumbency": incumbency, "budgeted_rate": rate}
        yield make.row("posts", f"{make.standing.path}!{code}", "", words(names, make.language), found)


def paragraphs(make: Maker) -> Iterator[SheetRow]:
    rows = Paragraph.objects.filter(section_id=make.standing.id).order_by("position", "pk")
    columns: tuple[Any, ...] = ("number", "mark", "occurrence", "role", "texts")
    for number, mark, occurrence, role, texts in rows.values_list(*columns):
        own = paragraph_path(make.standing.path, number, mark, occurrence)
        shown = f"{number}." if number is not None else mark or ""
        yield make.row(
            "paragraph", own, shown, Words(role, make.language, make.language), {}, {"text": texts}
        )
