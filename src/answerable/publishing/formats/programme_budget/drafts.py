"""Records being put together while a section is read: sections, results, exhibits."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from answerable.calc.account import (
    Exhibit,
    Mandate,
    Output,
    Paragraph,
    PeriodValue,
    Place,
    Result,
    Role,
    Section,
)
from answerable.publishing.formats.programme_budget.paths import is_of_work


@dataclass(slots=True)
class DraftExhibit:
    """A caption, and what was found below it."""

    label: str = ""
    titles: list[str] = field(default_factory=list)
    unit: str | None = None
    notes: list[str] = field(default_factory=list)
    values: list[PeriodValue] = field(default_factory=list)
    place: Place | None = None

    def made(self) -> Exhibit:
        title = " ".join(self.titles) or None
        return Exhibit(self.label, title, self.unit, tuple(self.notes), self.place)


@dataclass(slots=True)
class DraftResult:
    label: str | None
    titles: list[str]
    place: Place | None
    lines: list[str] = field(default_factory=list)
    exhibits: list[DraftExhibit] = field(default_factory=list)

    @property
    def is_begun(self) -> bool:
        return bool(self.lines or self.exhibits)

    def made(self) -> Result:
        """Values name their exhibit only where there are several to tell apart."""
        captioned = [exhibit for exhibit in self.exhibits if exhibit.label]
        several = len(captioned) > 1
        measures = [
            replace(value, exhibit=exhibit.label) if several and exhibit.label else value
            for exhibit in self.exhibits
            for value in exhibit.values
        ]
        return Result(
            " ".join(self.titles),
            "\n".join(self.lines),
            self.label,
            tuple(measures),
            tuple(exhibit.made() for exhibit in captioned),
            self.place,
        )


@dataclass(slots=True)
class DraftSection:
    path: str
    parent: str | None
    names: list[str] = field(default_factory=list)
    place: Place | None = None
    objectives: list[list[str]] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    results: list[DraftResult] = field(default_factory=list)
    outputs: list[Output] = field(default_factory=list)
    exhibits: list[DraftExhibit] = field(default_factory=list)
    mandates: list[Mandate] = field(default_factory=list)
    is_unit: bool = False  # has an objective of its own although it has no number
    tabled: bool = False  # tables stand in it

    @property
    def of_work(self) -> bool:
        """Whether it has the form's own blocks: objective, strategy, results, deliverables."""
        return self.is_unit or is_of_work(self.path)

    @property
    def goes_on(self) -> bool:
        """Whether an objective may still come: none did, and no component stands for it."""
        return self.of_work and not self.objectives

    def become_unit(self) -> None:
        """What stood below its heading introduces it."""
        self.is_unit = True
        self.paragraphs = [
            replace(p, role="introduction") if p.role == "other" else p for p in self.paragraphs
        ]

    def add(self, text: str, role: Role, number: str | None, place: Place | None) -> None:
        self.paragraphs.append(Paragraph(text, role, number, place=place))

    def go_on(self, text: str) -> bool:
        """Puts an item of a list under its paragraph; False where there is none to go under."""
        if not self.paragraphs:
            return False
        last = self.paragraphs[-1]
        self.paragraphs[-1] = replace(last, text=f"{last.text}\n{text}")
        return True

    def made(self) -> Section:
        return Section(
            self.path,
            " ".join(self.names),
            self.parent,
            objectives=tuple("\n".join(lines) for lines in self.objectives),
            outputs=tuple(self.outputs),
            paragraphs=tuple(self.paragraphs),
            mandates=tuple(self.mandates),
            results=tuple(result.made() for result in self.results),
            exhibits=tuple(exhibit.made() for exhibit in self.exhibits if exhibit.label),
            place=self.place,
        )
