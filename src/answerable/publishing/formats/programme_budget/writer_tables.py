"""Lists of deliverables and of mandates as the form prints them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from answerable.calc.account import Level, Output, PeriodValue, Section
from answerable.publishing.blocks import Block, Cells, Grid, Text
from answerable.publishing.formats.programme_budget.deliverables import UNITED, named_by
from answerable.publishing.formats.programme_budget.mapping import Words
from answerable.publishing.formats.programme_budget.periods import head_of
from answerable.publishing.formats.programme_budget.values import print_value


def deliverables(section: Section, words: Words) -> Iterator[Block]:
    """The section's table of deliverables under its head, with the notes below it."""
    for exhibit in section.exhibits:
        yield Text(exhibit.label, "caption")
        if exhibit.title:
            yield Text(exhibit.title, "caption")
        if exhibit.unit:
            yield Text(f"({exhibit.unit})", "caption")
    if section.outputs:
        yield _grid(section.outputs, words)
    for exhibit in section.exhibits:
        yield from (Text(note, "note") for note in exhibit.notes)


def _grid(outputs: Sequence[Output], words: Words) -> Grid:
    heads = list(dict.fromkeys((v.period, v.kind) for o in outputs for v in o.quantities))
    first = (words.printed["head"], *(head_of(p, k, words, "column") for p, k in heads))
    rows = [Cells(first, head=True)]
    for category, of_category in groupby(outputs, key=lambda o: o.category):
        if category is not None:
            name = words.categories.get(category, category)
            rows.append(
                Cells((words.printed["item"].format(category, name), *[""] * len(heads)), level="heading")
            )
        rows += _of_category(list(of_category), heads, words)
    return Grid(tuple(rows), widths=(5, *[1] * len(heads)), numeric=tuple(range(1, len(heads) + 1)))


def _of_category(
    outputs: Sequence[Output], heads: Sequence[tuple[str, str | None]], words: Words
) -> Iterator[Cells]:
    blank = [""] * len(heads)
    headings: tuple[str, ...] = ()
    for subcategory, group in groupby(outputs, key=lambda o: o.subcategory):
        of_group = list(group)
        told = [o for o in of_group if not o.quantities and o.number is None]
        listed = len(told) > 1 and told == of_group and named_by(told[0].text) != subcategory
        headings = ()
        if listed and subcategory is not None:
            yield Cells((f"{subcategory}{words.colon.rstrip()}", *blank))
        for output in of_group:
            if output.headings != headings:
                headings = output.headings
                yield from (Cells((heading, *blank)) for heading in headings)
            yield Cells((_label(output, listed, words), *_cells(output, heads, words)), level=_level(output))


def _label(output: Output, listed: bool, words: Words) -> str:
    if output.number is not None:
        return words.printed["item"].format(output.number, output.text)
    if output.quantities or listed or output.subcategory in (None, named_by(output.text)):
        return output.text
    return f"{output.subcategory}{words.colon}{output.text}"


def _level(output: Output) -> Level:
    """A subcategory's totals stand out."""
    return (
        "subtotal"
        if output.number is None and UNITED.fullmatch(output.text) and output.quantities
        else "item"
    )


def _cells(output: Output, heads: Sequence[tuple[str, str | None]], words: Words) -> list[str]:
    found: dict[tuple[str, str | None], PeriodValue] = {(v.period, v.kind): v for v in output.quantities}
    return [
        print_value(found[head].value, found[head].text, words.quantities, dash=True) if head in found else ""
        for head in heads
    ]


def mandate_list(section: Section) -> Iterator[Block]:
    """The section's mandates under the headings of their groups; several symbols with one title together."""
    for group, mandates in groupby(section.mandates, key=lambda m: m.group):
        if group:
            yield Text(group, "heading", 4)
        rows = [
            Cells(("; ".join(m.symbol for m in same), title))
            for title, same in groupby(mandates, key=lambda m: m.title)
        ]
        yield Grid(tuple(rows), widths=(1, 3))
