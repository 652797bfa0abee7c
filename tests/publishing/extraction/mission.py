"""The framework of a field mission's report: components, planned outputs, what was completed, remarks."""

from __future__ import annotations

import random
from dataclasses import replace

from answerable.calc.account import (
    Accomplishment,
    Completed,
    Document,
    Indicator,
    Output,
    Paragraph,
    Row,
    Section,
    Table,
)
from tests.publishing.extraction.comparing import row_path
from tests.publishing.extraction.documents import report
from tests.publishing.extraction.figures import shown
from tests.publishing.extraction.page import FIGURES, Cell, Sheet
from tests.publishing.extraction.phrases import phrase, prose, sentence
from tests.publishing.extraction.resources import MONEY, PERIOD, money_row, plain_money
from tests.publishing.extraction.words import Words

_GROUPS = (
    (
        "Military and police personnel",
        ("Military observers", "Military contingents", "United Nations police"),
    ),
    ("Civilian personnel", ("International staff", "National staff", "United Nations Volunteers")),
    (
        "Operational costs",
        ("Official travel", "Facilities and infrastructure", "Ground transportation", "Air operations"),
    ),
)


def mission_report(seed: int) -> Document:
    """A field mission's performance report in English."""
    rng = random.Random(f"mission{seed}")
    base = report("en", seed, 0)
    part = "II.B"
    kept = [s for s in base.sections if s.path in ("summary", "I", "III", "III.A", "III.B", "V")]
    numbers = iter(range(200, 300))
    sections = [
        Section("II", "Mandate performance"),
        Section("II.A", "Overall", "II", paragraphs=(_paragraph(rng, next(numbers)),)),
        Section(
            part, "Results-based-budgeting frameworks", "II", paragraphs=(_paragraph(rng, next(numbers)),)
        ),
        *(_component(rng, part, n, next(numbers)) for n in range(1, rng.randint(3, 4))),
    ]
    place = next(n for n, s in enumerate(kept) if s.path == "III")
    tables = tuple(
        _resources(rng, t) if t.id == "resources_by_category" else t
        for t in base.tables
        if t.id not in ("training", "resources_by_entity")
    )
    # without a part on training the actions are part IV
    ordered = [
        replace(s, path="IV") if s.path == "V" else s for s in (*kept[:place], *sections, *kept[place:])
    ]
    return replace(base, symbol="A/79/613", sections=tuple(ordered), tables=tables, period=PERIOD)


def _paragraph(rng: random.Random, number: int) -> Paragraph:
    return Paragraph(prose("en", rng, 3), "introduction", number)


def _component(rng: random.Random, part: str, number: int, paragraph: int) -> Section:
    labels = [f"{number}.{n}" for n in range(1, rng.randint(2, 3))]
    accomplishments = tuple(
        Accomplishment(
            label,
            phrase("en", rng, 2),
            tuple(_indicator(rng, f"{label}.{n}", n) for n in range(1, rng.randint(2, 4))),
        )
        for label in labels
    )
    outputs = tuple(_output(rng, label) for label in labels for _ in range(rng.randint(2, 6)))
    return Section(
        f"{part}.{number}",
        rng.choice(("shipping lanes", "support", "island councils")),
        part,
        accomplishments=accomplishments,
        outputs=outputs,
        paragraphs=(_paragraph(rng, paragraph),),
    )


def _indicator(rng: random.Random, label: str, ordinal: int) -> Indicator:
    years = "; ".join(f"{y}/{y - 1999}: {rng.randint(0, 90)}" for y in (2021, 2022, 2023))
    achieved = rng.random() < 0.6
    narrative = ("Achieved. " if achieved else "") + sentence("en", rng, rng.choice((0, 1, 2)))
    text = f"{phrase('en', rng, rng.choice((0, 1, 2)))} ({years})"
    return Indicator(ordinal, text, narrative, reported_achieved=True if achieved else None, label=label)


def _output(rng: random.Random, label: str) -> Output:
    number = rng.choice((rng.randint(1, 99), rng.randint(1000, 90_000)))
    text = rng.choice(
        (
            f"{number:,} patrols by boat",
            f"{number:,} vehicle days of {phrase('en', rng, 2)}",
            phrase("en", rng, rng.choice((0, 1, 3))),
        )
    )
    value = rng.choice((str(number), str(rng.randint(0, 2 * number)), "yes", "no"))
    remarks = rng.choice(
        (
            None,
            "Patrols conducted",
            sentence("en", rng, 1) + " The lower output was due to the repair of the pier",
            sentence("en", rng, 4),
        )
    )
    return Output(text, accomplishment=label, completed=(Completed(value),), remarks=remarks)


def _resources(rng: random.Random, table: Table) -> Table:
    """Groups with their subtotals, then gross, income, net, contributions in kind, total."""
    rows: list[Row] = []
    for group, labels in _GROUPS:
        rows.append(Row(dict.fromkeys(MONEY), group, "heading"))
        rows += [Row(money_row(rng), label) for label in labels]
        rows.append(Row(money_row(rng), "Subtotal", "subtotal"))
    for label, level in (
        ("Gross requirements", "total"),
        ("Staff assessment income", "item"),
        ("Net requirements", "total"),
        ("Voluntary contributions in kind (budgeted)", "item"),
        ("Total requirements", "total"),
    ):
        cells = dict.fromkeys(MONEY, "0") if "kind" in label else money_row(rng)
        rows.append(Row(cells, label, level))  # type: ignore[arg-type]
    return replace(table, rows=tuple(rows))


__all__ = ["mission_report", "plain_money", "print_component"]


def print_component(section: Section, words: Words, sheet: Sheet) -> None:
    """Each accomplishment with its indicators, then its planned outputs."""
    for item in section.accomplishments:
        sheet.turn_if_full(9)
        title = f"{words.accomplishment} {item.label}{words.colon} {item.text}"
        sheet.row([(title,)], [words.widths["accomplishment"]], f"{section.path}({item.label})")
        sheet.row([(words.planned_indicators,), (words.actual_indicators,)], [FIGURES] * 2)
        sheet.empty_row(2)
        for indicator in item.indicators:
            cells: list[Cell] = [(f"{indicator.label} {indicator.text}",), (indicator.narrative or "",)]
            sheet.row(cells, [46, 50], f"{section.path}({item.label}){indicator.ordinal}")
        head: list[Cell] = [(h,) for h in words.completed_head]
        if sheet.noise.heads and sheet.chance(0.5):
            head[1] = ("Completed ", "(number or ", "yes/no)")
        sheet.turn_if_full(5)
        sheet.row(head, [FIGURES] * 3)
        sheet.head = [(head, [FIGURES] * 3)]
        sheet.empty_row(3)
        for number, output in enumerate(section.outputs, 1):
            if output.accomplishment == item.label:
                values = tuple(shown(done.value, words, sheet) for done in output.completed)
                row: list[Cell] = [(output.text,), values, (output.remarks or "",)]
                sheet.row(row, [40, FIGURES, 44], row_path(section, number))
        sheet.head = []
