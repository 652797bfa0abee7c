"""A section of the programme budget put together: orientation, subprogrammes, part B; both languages.

What nobody recorded is left out; `lacking` names it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from answerable.calc.account import Document, Paragraph, Section
from answerable.publishing.compiling.programme import tables, units
from answerable.publishing.compiling.programme.deliverables import LAG, has_place
from answerable.publishing.compiling.programme.numbering import Numbers
from answerable.publishing.compiling.programme.sources import ProgrammeSources
from answerable.publishing.sample.bilingual import SampleLanguage, Two, in_language


def programme_budget(sources: ProgrammeSources, language: SampleLanguage) -> Document:
    """The document in one language; sections and figures are the same in every one."""
    made: Document = in_language(draft(sources), language)
    return replace(made, language=language)


def lacking(sources: ProgrammeSources, language: SampleLanguage = "en") -> list[tuple[str, str]]:
    """What the form has a place for and the records lack: a word for it and what it is of."""
    found: list[tuple[str, str]] = []
    if not sources.units:
        found.append(("framework", ""))
    if not sources.mandates:
        found.append(("mandates", ""))
    for path, texts in (("I.A", sources.background), ("I.C", sources.strategy)):
        if not texts:
            found.append(("narrative", path))
    for unit in sources.units:
        if not unit.results and not unit.accomplishments:
            found.append(("results", in_language(unit.name, language)))
        without = sum(not has_place(output) for output in unit.outputs)
        if without:
            found.append(("category", f"{in_language(unit.name, language)}: {without}"))
    if not sources.posts:
        found.append(("posts", ""))
    if sources.months_without:
        found.append(("months", ", ".join(sources.months_without)))
    return found


def draft(sources: ProgrammeSources) -> Document:
    """The document with its texts in both languages at once."""
    numbers = Numbers(sources.section)
    root = f"Sect{sources.section}"
    sections = [
        Section(root, sources.name, mandates=sources.mandates),
        *_orientation(sources, root, numbers),
    ]
    sections += [
        units.section(unit, str(at), root, sources.year, numbers) for at, unit in enumerate(sources.units, 1)
    ]
    year = sources.year
    of_money: tuple[Section, ...] = ()
    before = numbers.tables + 1
    made = tables.tables(sources, numbers, "B.a")
    if made:
        label = Two(f"表{sources.section}.{before}", f"Table {sources.section}.{before}")
        of_money = (
            Section(
                "B",
                Two(
                    f"{year}年拟议员额和非员额资源需求",
                    f"Proposed post and non-post resource requirements for {year}",
                ),
                root,
            ),
            Section("B.a", Two("概览", "Overview"), "B", paragraphs=(_overview(label, numbers),)),
        )
    return Document(
        "programme_budget",
        "zh",
        sources.symbol,
        Two(f"{year}年拟议方案预算", f"Proposed programme budget for {year}"),
        replace(sources.period, label=str(year)),
        (*sections, *of_money),
        made,
    )


def _overview(label: Two, numbers: Numbers) -> Paragraph:
    text = Two(
        f"所需资源从{label}起列示。",
        f"The requirements are shown from {label.en[:1].lower()}{label.en[1:]} on.",
    )
    return numbers.paragraph(text, "other")


def _orientation(sources: ProgrammeSources, root: str, numbers: Numbers) -> Iterator[Section]:
    year = sources.year
    yield Section(
        "A",
        Two(
            f"{year}年拟议方案计划和{year - LAG}年方案执行情况",
            f"Proposed programme plan for {year} and programme performance in {year - LAG}",
        ),
        root,
    )
    if not (sources.background or sources.strategy or sources.mandates):
        return
    yield Section("orientation", Two("总方向", "Overall orientation"), root)
    parts = (
        ("background", Two("任务和背景", "Mandates and background"), sources.background),
        (
            "strategy",
            Two(f"{year}年战略和外部因素", f"Strategy and external factors for {year}"),
            sources.strategy,
        ),
    )
    for name, heading, texts in parts:
        if texts:
            paragraphs = tuple(numbers.paragraph(text, "orientation") for text in texts)
            yield Section(f"orientation.{name}", heading, "orientation", paragraphs=paragraphs)
    if sources.mandates:
        said = Two("下列为全部任务。", "The list below holds all mandates.")
        yield Section(
            "orientation.mandates",
            Two("立法授权", "Legislative mandates"),
            "orientation",
            paragraphs=(numbers.paragraph(said, "orientation"),),
        )
