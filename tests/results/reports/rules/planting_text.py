"""Planting errors in sentences, narratives and labels; tables and rows are in `planting`.

The oracle is plain arithmetic on the numbers of the sentence and knows nothing of the audit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from random import Random

from answerable.calc.account import Document, Indicator, Paragraph, Section
from tests.results.reports.rules import planting
from tests.results.reports.rules.planting import (
    RESOURCES,
    Planter,
    Planting,
    changed_digit,
    decimals,
    is_number,
    rounded,
    with_cell,
    with_output,
    with_section,
    with_text,
)

_PERCENT = re.compile(r"(\d+(?:\.\d+)?)(?=\s*(?:%|per cent))")
_WHOLE = re.compile(r"(?<![\d.])\d{1,3}(?:[ ,]\d{3})+(?!\d)|(?<![\d.])\d+(?![\d.])")


def pairs_give(sentence: str, percent: str) -> bool:
    """Whether two whole numbers of the sentence give the percentage."""
    numbers = [int(re.sub(r"[ ,]", "", n)) for n in _WHOLE.findall(sentence)]
    return any(
        whole
        and part < whole
        and rounded(Fraction(part * 100, whole), decimals(percent)) == Fraction(percent)
        for part in numbers
        for whole in numbers
    )


def tied_percentages(document: Document) -> Iterator[tuple[Section, Paragraph, re.Match[str], str]]:
    """Percentages in brackets, or after "of" wording, that two numbers of their sentence give."""
    for section in document.sections:
        for paragraph in section.paragraphs:
            for found in _PERCENT.finditer(paragraph.text):
                before, after = paragraph.text[: found.start()], paragraph.text[found.end() :]
                start = max(before.rfind(mark) for mark in ("。", ". ", "；", "\n")) + 1
                sentence = before[start:]
                bracketed = re.search(r"[(（](?:占[^()]*)?$", before) and re.match(
                    r"\s*(?:%|per cent)[^()]*[)）]", after
                )
                tied = re.search(r"其中|中|占|\bof\b", sentence)
                if bracketed and tied and pairs_give(sentence, found[1]):
                    yield section, paragraph, found, sentence


def sentence_percent(document: Document, chance: Random) -> Planting | None:
    """A percentage no longer follows from the numbers of its sentence."""
    places = [p for p in tied_percentages(document) if p[1].number is not None]
    if not places:
        return None
    section, paragraph, found, sentence = chance.choice(places)
    value = changed_digit(found[1], chance)
    text = paragraph.text[: found.start()] + value + paragraph.text[found.end() :]
    return Planting(
        "percentage in a sentence",
        with_text(document, section, paragraph, text),
        frozenset({f"{section.path}¶{paragraph.number}"}),
        not pairs_give(sentence, value),
        what=f"{sentence[-60:]} {found[1]} -> {value}",
    )


def measure(document: Document, chance: Random) -> Planting | None:
    """The actual value is another than the one percentage its narrative states."""
    places = []
    for section in document.sections:
        for accomplishment in section.accomplishments:
            for indicator in accomplishment.indicators:
                stated = set(_PERCENT.findall(indicator.narrative or ""))
                if stated == {indicator.actual} and re.search(
                    r"百分比|%|[Pp]ercent|per cent", indicator.text
                ):
                    places.append((section, accomplishment.label, indicator))
    if not places:
        return None
    section, label, indicator = chance.choice(places)
    value = changed_digit(str(indicator.actual), chance)
    changed = with_section(document, section, _with_actual(section, indicator, value))
    return Planting(
        "measure beside its narrative",
        changed,
        frozenset({f"{section.path}({label}){indicator.ordinal}"}),
        True,
        what=f"{indicator.actual} -> {value}: {indicator.narrative}",
    )


def narrative_percent(document: Document, chance: Random) -> Planting | None:
    """A percentage in a narrative no longer follows from the two numbers of its sentence."""
    places = []
    for section in document.sections:
        for accomplishment in section.accomplishments:
            for indicator in accomplishment.indicators:
                narrative = indicator.narrative or ""
                for found in _PERCENT.finditer(narrative):
                    sentence = max(re.split(r"[。\n]", narrative), key=lambda s: found[0] in s)
                    others = sentence.replace(found[0], "", 1)
                    if re.search(r"中|\bof\b", others) and pairs_give(others, found[1]):
                        places.append((section, accomplishment.label, indicator, found, others))
    if not places:
        return None
    section, label, indicator, found, others = chance.choice(places)
    value = changed_digit(found[1], chance)
    text = str(indicator.narrative)
    text = text[: found.start()] + value + text[found.end() :]
    changed = with_section(document, section, _with_narrative(section, indicator, text))
    return Planting(
        "percentage in a narrative",
        changed,
        frozenset({f"{section.path}({label}){indicator.ordinal}"}),
        not pairs_give(others, value),
        what=f"{found[1]} -> {value}: {text}",
    )


def _with_narrative(section: Section, indicator: Indicator, text: str) -> Section:
    accomplishments = tuple(
        replace(
            a, indicators=tuple(replace(i, narrative=text) if i is indicator else i for i in a.indicators)
        )
        for a in section.accomplishments
    )
    return replace(section, accomplishments=accomplishments)


def _with_actual(section: Section, indicator: Indicator, value: str) -> Section:
    accomplishments = tuple(
        replace(a, indicators=tuple(replace(i, actual=value) if i is indicator else i for i in a.indicators))
        for a in section.accomplishments
    )
    return replace(section, accomplishments=accomplishments)


def vacancy_in_text(document: Document, chance: Random) -> Planting | None:
    """A vacancy rate in the summary or introduction is not the table's."""
    table = document.table("incumbency")
    if table is None:
        return None
    known = {
        r.cells.get(c)
        for r in table.rows
        for c in ("vacancy_rate", "budgeted_vacancy_rate")
        if r.cells.get(c)
    }
    places = [
        (s, p, m)
        for s in document.sections
        if not s.has_framework
        for p in s.paragraphs
        for m in _PERCENT.finditer(p.text)
        if m[1] in known and re.search(r"(?:空缺率|vacancy rate)[^，。；,;.\d]*$", p.text[: m.start()])
    ]
    if not places:
        return None
    section, paragraph, found = chance.choice(places)
    value = changed_digit(found[1], chance)
    text = paragraph.text[: found.start()] + value + paragraph.text[found.end() :]
    path = section.path if paragraph.number is None else f"{section.path}¶{paragraph.number}"
    numbers = {Fraction(k) for k in known if k is not None}
    allowed = numbers | {abs(a - b) for a in numbers for b in numbers}
    return Planting(
        "vacancy rate in a sentence",
        with_text(document, section, paragraph, text),
        frozenset({path}),
        Fraction(value) not in allowed,
        what=f"{found[1]} -> {value}",
    )


_DOLLARS = re.compile(r"\d{1,3}(?:[ ,]\d{3})+(?=\s*美元|\)|[;；,，.。])")


def variance_pair(document: Document, chance: Random) -> Planting | None:
    """The percentage behind an amount in dollars is not that of any variance of this size."""
    variances = [
        (
            int(abs(Fraction(str(r.cells["variance_amount"]))) * 1000),
            abs(Fraction(str(r.cells["variance_percent"]))),
        )
        for t in document.tables
        if t.id in RESOURCES
        for r in t.rows
        if is_number(r.cells.get("variance_amount")) and is_number(r.cells.get("variance_percent"))
    ]
    places = []
    for section in document.sections:
        for paragraph in section.paragraphs:
            for found in _PAIR.finditer(paragraph.text):
                dollars = int(re.sub(r"[ ,]", "", found["dollars"]))
                if (dollars, Fraction(found["percent"])) in variances and not section.has_framework:
                    places.append((section, paragraph, found, dollars))
    if not places:
        return None
    section, paragraph, found, dollars = chance.choice(places)
    value = changed_digit(found["percent"], chance)
    text = paragraph.text[: found.start("percent")] + value + paragraph.text[found.end("percent") :]
    path = section.path if paragraph.number is None else f"{section.path}¶{paragraph.number}"
    return Planting(
        "percentage behind an amount",
        with_text(document, section, paragraph, text),
        frozenset({path}),
        (dollars, Fraction(value)) not in variances,
        what=f"{found[0]} -> {value}",
    )


_PAIR = re.compile(
    r"(?P<dollars>\d{1,3}(?:[ ,]\d{3})+)(?: 美元)?\s*\((?P<percent>\d+(?:\.\d+)?)(?:%| per cent)\)"
)


def text_amount(document: Document, chance: Random) -> Planting | None:
    """An amount of the tables in the summary or the introduction has one digit wrong."""
    known = _known_amounts(document)
    places = [
        (s, p, m)
        for s in document.sections
        if s.path in ("summary", "introduction", "I") and not s.has_framework
        for p in s.paragraphs
        for m in re.finditer(r"\d{1,3}(?:[ ,]\d{3})+(?=\s*美元)|(?<=\$)\d{1,3}(?:,\d{3})+", p.text)
        if int(re.sub(r"[ ,]", "", m[0])) in known and len(m[0]) > 6
    ]
    if not places:
        return None
    section, paragraph, found = chance.choice(places)
    value = str(changed_digit(re.sub(r"[ ,]", "", found[0]), chance))
    grouped = f"{int(value):,}".replace(",", " " if document.language == "zh" else ",")
    text = paragraph.text[: found.start()] + grouped + paragraph.text[found.end() :]
    path = section.path if paragraph.number is None else f"{section.path}¶{paragraph.number}"
    return Planting(
        "amount in a paragraph",
        with_text(document, section, paragraph, text),
        frozenset({path}),
        int(value) not in known,
        what=f"{found[0]} -> {value}",
    )


def _known_amounts(document: Document) -> set[int]:
    return {
        int(abs(Fraction(v)) * 1000)
        for t in document.tables
        if t.id in (*RESOURCES, "other_income")
        for r in t.rows
        for v in r.cells.values()
        if v is not None and is_number(v)
    }


def action_amount(document: Document, chance: Random) -> Planting | None:
    """An amount in the actions to be taken is not the table's."""
    table = document.table("actions")
    known = _known_amounts(document)
    places = [
        (r, m)
        for r in (table.rows if table else ())
        for m in _DOLLARS.finditer(r.cells.get("text") or "")
        if int(re.sub(r"[ ,]", "", m[0])) in known
    ]
    if table is None or not places:
        return None
    row, found = chance.choice(places)
    text = str(row.cells["text"])
    at = chance.choice([i for i in range(found.start(), found.end()) if text[i].isdigit()])
    digit = chance.choice([d for d in "123456789" if d != text[at]])
    changed = with_cell(document, table, row, "text", text[:at] + digit + text[at + 1 :])
    path = frozenset({f"actions/{row.label}"})
    return Planting("amount in a sentence", changed, path, True, what=f"{found[0]} at {at}: {digit}")


# --- the older form ---

_PART = re.compile(r"[(（](\d+)[)）]")


def part_of_value(document: Document, chance: Random) -> Planting | None:
    """A completed value is not the sum of the parts beside it."""
    places = []
    for section in document.sections:
        for at, output in enumerate(section.outputs, start=1):
            for completed in output.completed:
                parts = [int(n) for n in _PART.findall(completed.label or "")]
                if (
                    len(parts) > 1
                    and is_number(completed.value)
                    and sum(parts) == Fraction(str(completed.value))
                ):
                    places.append((section, at, output, completed))
    if not places:
        return None
    section, at, output, completed = chance.choice(places)
    value = changed_digit(str(completed.value), chance)
    values = tuple(replace(c, value=value) if c is completed else c for c in output.completed)
    changed = with_output(document, section, output, replace(output, completed=values))
    number = f"({at})" if output.number is None else str(output.number)
    return Planting("value beside its parts", changed, frozenset({f"{section.path}#{number}"}), True)


PLANTERS: tuple[Planter, ...] = (
    *planting.PLANTERS,
    sentence_percent,
    measure,
    narrative_percent,
    vacancy_in_text,
    variance_pair,
    text_amount,
    action_amount,
    part_of_value,
)
