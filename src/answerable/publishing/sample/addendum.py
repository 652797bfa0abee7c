"""The addendum of outputs of an earlier year, in the older form: plan, completed, remarks.

A plan stands in the output's own text. Where a row counts two things it has two completed values,
each with its label; where it counts nothing it is answered yes or no.
"""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

from answerable.calc.account import (
    Accomplishment,
    Completed,
    Document,
    Output,
    Paragraph,
    Row,
    Section,
    Table,
)
from answerable.publishing.sample.bilingual import Two, counted
from answerable.publishing.sample.content import load, two
from answerable.publishing.sample.years import Year

YEAR = Year(2015, "SW/21/12/Add.1", "20/6", "")
_PARENT = "SW/21/12"
_LETTERS = "ABCDEFGH"


def draft(seed: int) -> Document:
    """The addendum; its strings are `Two`."""
    raw = load("addendum")
    slots = {**YEAR.slots, "parent": _PARENT}
    opening = Paragraph(two(raw["opening"]).fill(**slots), "introduction")
    sections = [Section("summary", Two("导言", "Introduction"), paragraphs=(opening,))]
    sections.append(Section("II", two(raw["part"])))
    for letter, department in zip(_LETTERS, raw["departments"], strict=False):
        sections.append(Section(letter, two(department["name"])))
        for small, unit in zip(_LETTERS.lower(), department["units"], strict=False):
            path = f"{letter}.{small}"
            chance = Random(f"{seed}/addendum/{path}")  # noqa: S311 - a sample, not a secret
            sections.append(_unit(path, letter, unit, chance))
    return Document(
        kind="outputs_addendum",
        language="zh",
        symbol=YEAR.symbol,
        title=two(raw["title"]).fill(**slots),
        period=YEAR.period,
        sections=tuple(sections),
        tables=(_abbreviations(raw),),
    )


def _abbreviations(raw: Mapping[str, Any]) -> Table:
    rows = tuple(Row({"full_name": two(full)}, two(short)) for short, full in raw["abbreviations"])
    return Table("abbreviations", ("full_name",), rows, Two("简称", "Abbreviations"))


def _unit(path: str, parent: str, raw: Mapping[str, Any], chance: Random) -> Section:
    accomplishments: list[Accomplishment] = []
    outputs: list[Output] = []
    for number, item in enumerate(raw["accomplishments"], start=1):
        label = f"{number}.1"
        accomplishments.append(Accomplishment(label, two(item["text"])))
        outputs.extend(_output(row, label, raw, chance) for row in item["rows"])
    return Section(
        path, two(raw["name"]), parent, accomplishments=tuple(accomplishments), outputs=tuple(outputs)
    )


def _output(row: Mapping[str, Any], label: str, unit: Mapping[str, Any], chance: Random) -> Output:
    if "plan" not in row:
        done = chance.randrange(10) < 7
        answer = "yes" if done else "no"
        remarks = two(row["done" if done else "open"])
        completed = (Completed(answer),)
        return Output(two(row), accomplishment=label, actual=answer, completed=completed, remarks=remarks)
    plans = [row[name] for name in ("plan", "plan2") if name in row]
    text = two(row).fill(**{name: counted(row[name]) for name in ("plan", "plan2") if name in row})
    actuals = [_completed(plan, chance) for plan in plans]
    labels = [two(row[name]) for name in ("label", "label2") if name in row]
    single = len(plans) == 1
    return Output(
        text,
        accomplishment=label,
        planned=str(plans[0]) if single else None,
        actual=str(actuals[0]) if single else None,
        completed=tuple(Completed(str(a), name) for a, name in zip(actuals, labels, strict=True)),
        reason=_reason(plans, actuals, unit),
    )


def _completed(plan: int, chance: Random) -> int:
    """As planned in three cases of five, else up to a third more or less."""
    share = chance.randint(8, 35)
    drawn = chance.randrange(10)
    step = max(1, plan * share // 100)
    return plan if drawn < 6 else plan + step if drawn < 8 else max(0, plan - step)


def _reason(plans: list[int], actuals: list[int], unit: Mapping[str, Any]) -> Two | None:
    """Stated for the first value that is not as planned."""
    for plan, actual in zip(plans, actuals, strict=True):
        if plan != actual:
            kind = "more" if actual > plan else "less"
            return two(load("addendum")["reasons"][kind]).fill(why=two(unit[kind]))
    return None
