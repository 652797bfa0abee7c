"""A document of another kind in the shape of a plan: the parts of the form, and a section for each entity.

A report has parts that a plan has not (a summary, its money), and numbers its sections in its own
way. What answers for something keeps its rows under the path the plan's form gives it; texts of
introduction become the plan's orientation. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from answerable.calc.account import Document, Paragraph, Role, Section
from answerable.publishing.planning.skeletons import Part, Unit, parts

_ORIENTING: tuple[Role, ...] = ("introduction", "orientation")


def reshaped(
    document: Document, kind: str, symbol: str, names: Mapping[str, str]
) -> tuple[Document, dict[str, str]]:
    """The document as a plan of this kind, and the new path of each section that was kept.

    `names` are of the plan by language: of a programme budget its first part bears them.
    """
    if document.kind == kind:
        return document, {section.path: section.path for section in document.sections}
    answering = _answering(document)
    made = parts(kind, _units(document, answering), symbol, names)
    orientation = tuple(_orientation(document, answering))
    sections = tuple(_section(part, document, orientation) for part in made)
    moved = {document.sections[part.entity].path: part.path for part in made if part.entity is not None}
    return replace(document, sections=sections, tables=()), moved


def _answering(document: Document) -> list[int]:
    """Places of the sections that promise something, and of those above them, in order."""
    by_path = {section.path: at for at, section in reversed(list(enumerate(document.sections)))}
    found: set[int] = set()
    for at, section in enumerate(document.sections):
        if not (section.has_framework or section.objectives or section.results):
            continue
        above: int | None = at
        while above is not None and above not in found:
            found.add(above)
            above = by_path.get(_above(document.sections[above]) or "")
    return sorted(found)


def _above(section: Section) -> str | None:
    return section.parent if section.parent is not None else section.path.rpartition(".")[0] or None


def _units(document: Document, answering: list[int]) -> list[Unit]:
    """The tree of these sections; the place of a section stands for its entity."""
    kept = {document.sections[at].path: at for at in reversed(answering)}

    def below(parent: int | None) -> tuple[Unit, ...]:
        return tuple(
            Unit(at, {}, below(at))
            for at in answering
            if kept.get(_above(document.sections[at]) or "") == parent
        )

    return list(below(None))


def _orientation(document: Document, answering: list[int]) -> list[Paragraph]:
    return [
        replace(paragraph, role="orientation")
        for at, section in enumerate(document.sections)
        if at not in answering
        for paragraph in section.paragraphs
        if paragraph.role in _ORIENTING and paragraph.text.strip()
    ]


def _section(part: Part, document: Document, orientation: tuple[Paragraph, ...]) -> Section:
    if part.entity is None:
        name = part.names.get(document.language) or next(iter(part.names.values()), "")
        said = orientation if part.path == "orientation" else ()
        return Section(part.path, name, part.parent, paragraphs=said)
    section = document.sections[part.entity]
    return replace(
        section,
        path=part.path,
        parent=part.parent,
        paragraphs=tuple(
            replace(paragraph, role="strategy" if paragraph.role == "introduction" else paragraph.role)
            for paragraph in section.paragraphs
        ),
    )
