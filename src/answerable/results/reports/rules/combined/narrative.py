"""Figures in the summary's sentences and in answers to requests.

Judged is what wording ties to a figure of the tables: "$67.9 million in expenditure for the
2024/25 ... period", "utilization rate of 98.7 per cent", "a decrease of $8.0 million, or 11.4 per
cent, compared with the apportionment of $69.6 million". Short amounts are compared at the decimals
they print.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from answerable.calc.account import Document, Finding, Paragraph, Section
from answerable.calc.money import money_unit
from answerable.calc.ratios import percent
from answerable.calc.rounding import half_up, places
from answerable.results.reports.rules.combined.explained import paragraphs_of
from answerable.results.reports.rules.combined.reading import GROSS, Resources, cell, resources_of, row_named
from answerable.results.reports.rules.doubts import doubt, paragraph_path, row_path
from answerable.results.reports.rules.labels import same
from answerable.results.reports.rules.numerals import PERCENT, split_sentences
from answerable.results.reports.rules.shares import claims

_MILLION = r"\$?(?P<figure>\d[\d,]*(?:\.\d+)?)\s*(?:million|百万美元)"
_RATE = rf"(?P<figure>\d+(?:\.\d+)?){PERCENT}"


def summary_figures(document: Document) -> Iterator[Finding]:
    """Sentences of the summary that state a total of the table of resources; vacancy rates in reasons."""
    full = document.table("financial_resources") or document.table("financial_summary")
    columns = resources_of(full)
    gross = row_named(full, GROSS)
    section = document.section("summary")
    if full is not None and columns is not None and gross is not None and section is not None:
        factor = money_unit(full.unit).factor
        known = {name: value * factor for name in columns.amounts if (value := cell(gross, name)) is not None}
        for paragraph in section.paragraphs:
            for sentence in split_sentences(paragraph.text):
                yield from _sentence(section, paragraph, sentence, known, columns)
    yield from _rates(document, columns)


@dataclass(frozen=True, slots=True)
class _Claim:
    """A figure in a sentence: where it stands and what it should be."""

    pattern: re.Pattern[str]
    due: Decimal | None
    scale: Decimal = Decimal(1_000_000)


def _sentence(
    section: Section, paragraph: Paragraph, sentence: str, known: dict[str, Decimal], columns: Resources
) -> Iterator[Finding]:
    for claim in _claims(known, columns):
        found = claim.pattern.search(sentence)
        if found is None or claim.due is None:
            continue
        printed = found["figure"].replace(",", "")
        due = half_up(abs(claim.due) / claim.scale, places(printed))
        if Decimal(printed) != due:
            yield doubt(
                "figure_in_summary",
                "error",
                paragraph_path(section, paragraph.number) or "summary",
                paragraph.place,
                printed=printed,
                computed=str(due),
            )


def _claims(known: dict[str, Decimal], columns: Resources) -> Iterator[_Claim]:
    """Each wording with the figure it is about."""
    spent, allotted = known.get(columns.spent), known.get(columns.allotted)
    current, proposed = known.get(columns.current), known.get(columns.proposed)
    performance, budget = re.escape(columns.performance), re.escape(columns.budget)
    change = known.get(f"variance_amount {columns.budget}")
    en = re.IGNORECASE

    def pattern(text: str) -> re.Pattern[str]:
        return re.compile(text, en)

    yield _Claim(pattern(rf"{_MILLION} (?:in|of) expenditure for the {performance}\b"), spent)
    yield _Claim(pattern(rf"{performance}(?:年度|期间|年期间)?\D{{0,12}}支出{_MILLION}"), spent)
    balance = known.get(f"variance_amount {columns.performance}")
    yield _Claim(pattern(rf"unencumbered balance of {_MILLION}"), balance)
    yield _Claim(pattern(rf"未支配余额{_MILLION}"), balance)
    yield _Claim(pattern(rf"budget proposed for the {budget} period in the amount of {_MILLION}"), proposed)
    yield _Claim(pattern(rf"(?:increase|decrease) of {_MILLION}, or [\d.]+ per cent, compared with"), change)
    yield _Claim(pattern(rf"compared with the apportionment of {_MILLION}"), current)
    share = percent(change, current, 6)
    yield _Claim(
        pattern(rf"(?:increase|decrease) of \$[\d.,]+ million, or {_RATE},? compared with"), share, Decimal(1)
    )
    rate = percent(spent, allotted, 6)
    first = rf"{performance}\b.*?utilization rate of {_RATE}(?:,| compared|\.|$)"
    yield _Claim(pattern(first), rate, Decimal(1))


# --- vacancy rates in reasons

_VACANCY = re.compile(
    rf"(?P<compared>compared with (?:the rate of )?)?(?:vacancy rate of )?{_RATE}", re.IGNORECASE
)


def _rates(document: Document, columns: Resources | None) -> Iterator[Finding]:
    """A vacancy rate in a reason for the budget's variance is one of the class's rates."""
    rates, heads = document.table("vacancy_factors"), document.table("variances")
    section = document.section(heads.section or "") if heads else None
    if rates is None or heads is None or section is None or columns is None:
        return
    for head in heads.rows:
        # temporary positions are listed below a heading by the same names, but are another class
        row = next(
            (r for r in rates.rows if r.level == "item" and same(r.label or "", head.label or "")), None
        )
        allowed = {value for name in rates.columns if (value := cell(row, name)) is not None}
        for paragraph in paragraphs_of(section, head.label or "") if row else ():
            if columns.budget in paragraph.text[:40]:
                yield from _rate(section, paragraph, allowed)


def _rate(section: Section, paragraph: Paragraph, allowed: set[Decimal]) -> Iterator[Finding]:
    for sentence in split_sentences(paragraph.text):
        if "vacancy rate" not in sentence and "空缺率" not in sentence:
            continue
        for found in _VACANCY.finditer(sentence):
            value = Decimal(found["figure"])
            if value not in allowed:
                nearest = min(allowed, key=lambda rate: abs(rate - value), default=Decimal(0))
                yield doubt(
                    "vacancy_rate_in_text",
                    "error",
                    paragraph_path(section, paragraph.number),
                    paragraph.place,
                    printed=found["figure"],
                    computed=str(nearest),
                )


def shares_in_answers(document: Document) -> Iterator[Finding]:
    """'11 of the 13 recommendations (84.6 per cent)' in the answers to requests."""
    for table in document.tables:
        if table.id != "follow_up":
            continue
        for row in table.rows:
            for sentence in split_sentences(row.cells.get("action") or ""):
                for claim in claims(sentence):
                    yield doubt(
                        f"{claim.relation}_in_text",
                        "error",
                        row_path(table, row),
                        row.place,
                        printed=claim.printed,
                        computed=claim.computed,
                        first=claim.first,
                        second=claim.second,
                    )
