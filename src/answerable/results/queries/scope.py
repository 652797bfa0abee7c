"""One report in one language: what every read of it begins with, in three queries.

Section names, the language whose findings are shown, and the worst finding at each path.

What was read of a finished report is kept for the next reader (`keeping`); of a report being made
nothing outlives the request, since everybody may see something else of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import Any, TypeVar, cast

from answerable.calc.account import Place, Quantity, Severity
from answerable.foundation.fields import IN_WORDS
from answerable.foundation.records import place_in
from answerable.foundation.texts import STAND_INS, Words, content_language, words
from answerable.results.choices import SEVERITIES
from answerable.results.models import Report, ReportFinding, ReportSection
from answerable.results.queries.keeping import Kept, key_of, with_key
from answerable.results.queries.shapes import SectionRef

NAMELESS = "–"
KEPT = 24  # reports, each in one language; one of 600 outputs takes about 3 MB

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class SectionRow:
    id: int
    path: str
    parent: str | None
    name: Words
    entity_id: int | None
    entity: str | None
    framework_id: int | None
    position: int
    further: Mapping[str, Any]
    further_language: str

    @property
    def ref(self) -> SectionRef:
        return SectionRef(self.path, self.name)


class Scope:
    """A report and the language it is read in; `find` makes it."""

    def __init__(self, report: Report, language: str) -> None:
        self.report = report
        self.language = language
        self.kept: dict[Any, Any] = {}
        # Findings are worded for one document; a report stored in another language only shows that one's.
        stored = [language, *STAND_INS, *report.places]
        self.document_language = next((code for code in stored if code in report.places), language)

    @cached_property
    def sections(self) -> tuple[SectionRow, ...]:
        rows = (
            ReportSection.objects.filter(report=self.report)
            .order_by("position", "pk")
            .values_list(
                "pk",
                "path",
                "parent_path",
                "names",
                "entity_id",
                "entity__code",
                "framework_id",
                "position",
                "further",
            )
        )
        return tuple(
            SectionRow(
                row[0],
                row[1],
                row[2] or row[1].rpartition(".")[0] or None,
                self.required(row[3]),
                *row[4:8],
                *self._further(row[8]),
            )
            for row in rows
        )

    def _further(self, stored: Mapping[str, Any]) -> tuple[Mapping[str, Any], str]:
        """Mandates and results of a section, and the language they are in: another one stands in."""
        for language in (self.language, *STAND_INS, *stored):
            if stored.get(language):
                return stored[language], language
        return {}, self.language

    @cached_property
    def section_by_id(self) -> dict[int, SectionRow]:
        return {section.id: section for section in self.sections}

    @cached_property
    def worst(self) -> dict[str, Severity]:
        """The worst severity found at each path."""
        found: dict[str, Severity] = {}
        rows = ReportFinding.objects.filter(
            report=self.report, language=self.document_language, path__isnull=False
        ).values_list("path", "severity")
        for path, severity in rows:
            if path is not None:
                found[path] = worst_of((severity, found.get(path))) or "note"
        return found

    def below(self, path: str) -> set[int]:
        """Identities of the section of this path and of all sections under it."""
        children: dict[str, list[SectionRow]] = {}
        for section in self.sections:
            if section.parent is not None:
                children.setdefault(section.parent, []).append(section)
        found: set[int] = set()
        waiting = [section for section in self.sections if section.path == path]
        while waiting:
            section = waiting.pop()
            if section.id not in found:
                found.add(section.id)
                waiting.extend(children.get(section.path, ()))
        return found

    # --- words and places

    def words(self, texts: Mapping[str, str]) -> Words | None:
        return words(texts, self.language)

    def required(self, texts: Mapping[str, str]) -> Words:
        return words(texts, self.language) or Words(NAMELESS, self.language, self.language)

    def stated(self, value: Quantity, spoken: Mapping[str, Mapping[str, str]], name: str) -> Quantity:
        """The quantity, in this language's printed words where it prints words."""
        for language in (self.language, *STAND_INS) if spoken else ():
            word = spoken.get(language, {}).get(name)
            if word is not None and (language == self.language or value == IN_WORDS):
                return word
        return None if value == IN_WORDS else value

    def place(self, places: Mapping[str, Mapping[str, Any]]) -> Place | None:
        return place_in(places, self.document_language)


SCOPES: Kept[Scope] = Kept(KEPT)


def find(symbol: str, language: str) -> Scope | None:
    """The report of this symbol to be read in this language ('zh', 'en', 'zh-hans').

    None where there is none, or none that the person may read.
    """
    spoken = content_language(language)
    report = with_key(Report.objects.filter(symbol=symbol.replace("\0", ""))).first()
    if report is None:
        return None
    key = key_of(report, spoken)
    scope = SCOPES.get(key)
    return scope if scope is not None else SCOPES.put(key, Scope(report, spoken))


def kept(read: Callable[[Scope], Read]) -> Callable[[Scope], Read]:
    """A read of a whole report, done once for a scope. What it hands out is not to be changed."""

    @wraps(read)
    def once(scope: Scope) -> Read:
        if once not in scope.kept:
            scope.kept[once] = read(scope)
        return cast(Read, scope.kept[once])

    return once


def worst_of(severities: Iterable[str | None]) -> Severity | None:
    """The gravest of some severities."""
    found = [SEVERITIES.index(severity) for severity in severities if severity is not None]
    return cast(Severity, SEVERITIES[min(found)]) if found else None
