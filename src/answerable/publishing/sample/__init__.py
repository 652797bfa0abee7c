"""The sample institution: an invented organization's accounts in Chinese and English.

The Organization for Shared Waters does not exist. Its reports are generated from a seed, so that
the same seed gives the same documents; they hold what real reports hold, a few planted errors
included (`Planted`), which the audit is there to find.

`documents()` is what a demonstration loads, in order. `performance_reports()` and
`outputs_addendum()` give single reports with their planted errors, `big_reports()` reports of
the size of the largest real one, for measuring speed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from answerable.calc.account import Document
from answerable.publishing.sample import addendum, big, reports
from answerable.publishing.sample.bilingual import LANGUAGES, SampleLanguage, in_language
from answerable.publishing.sample.faults import Planted, plant
from answerable.publishing.sample.years import FIRST, SECOND, Year

__all__ = [
    "INSTITUTION",
    "LANGUAGES",
    "SEED",
    "Planted",
    "SampleLanguage",
    "SampleReport",
    "big_reports",
    "documents",
    "in_languages",
    "outputs_addendum",
    "performance_reports",
]

SEED = 2
INSTITUTION: dict[SampleLanguage, str] = {"en": "Organization for Shared Waters", "zh": "共享水域组织"}


@dataclass(frozen=True, slots=True)
class SampleReport:
    """One report in both languages. `planted` is empty in the sound twin.

    Paths and texts in `planted` are the Chinese ones; `planted_in` gives those of a language.
    """

    zh: Document
    en: Document
    planted: tuple[Planted, ...] = ()

    @property
    def documents(self) -> tuple[Document, Document]:
        return self.zh, self.en

    def in_language(self, language: SampleLanguage) -> Document:
        return self.zh if language == "zh" else self.en

    def planted_in(self, language: SampleLanguage) -> tuple[Planted, ...]:
        found: tuple[Planted, ...] = in_language(self.planted, language)
        return found


def _report(draft: Document, planted: Sequence[Planted] = ()) -> SampleReport:
    """A draft as two documents of plain strings."""
    zh, en = (_document(draft, language) for language in LANGUAGES)
    return SampleReport(zh, en, tuple(planted))


def in_languages(draft: Document) -> tuple[Document, Document]:
    """A draft in English and Chinese: in the order in which documents are stored."""
    return _document(draft, "en"), _document(draft, "zh")


def _document(draft: Document, language: SampleLanguage) -> Document:
    found: Document = in_language(draft, language)
    return Document(
        kind=found.kind,
        language=language,
        symbol=found.symbol,
        title=found.title,
        period=found.period,
        sections=found.sections,
        tables=found.tables,
    )


def performance_reports(
    seed: int = SEED, *, planted_errors: bool = True
) -> tuple[SampleReport, SampleReport]:
    """The reports for 2023/24 and 2024/25; without planted errors, their sound twins."""
    first, second = (_performance_report(year, seed, planted_errors) for year in (FIRST, SECOND))
    return first, second


def _performance_report(year: Year, seed: int, planted_errors: bool) -> SampleReport:
    draft = reports.draft(year, seed)
    if not planted_errors:
        return _report(draft)
    wrong, planted = plant(draft, year, seed)
    return _report(wrong, planted)


def outputs_addendum(seed: int = SEED) -> SampleReport:
    """One document of the older form: every planned output beside what was completed."""
    return _report(addendum.draft(seed))


def big_reports(count: int, seed: int = SEED) -> tuple[Document, ...]:
    """`count` sound Chinese reports of 26 frameworks and about 620 outputs, one for each year."""
    return tuple(_report(draft).zh for draft in big.drafts(count, seed))


def documents(seed: int = SEED) -> tuple[Document, ...]:
    """Everything a demonstration loads, in order: the older form, then the two reports.

    English comes first: the language in which an entity is met first gives it its address.
    """
    found = (outputs_addendum(seed), *performance_reports(seed))
    return tuple(document for report in found for document in (report.en, report.zh))
