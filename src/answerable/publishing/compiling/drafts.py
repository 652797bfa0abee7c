"""The open report as it will be published: its rows, finished, in each language; and what is missing.

`Draft.seal` is the SHA-256 of everything the documents say, in all languages: what a publisher
looked at, and after publication the seal of the report.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from answerable.calc.account import Document
from answerable.cycle.rules import Refused
from answerable.publishing.compile import compile_report
from answerable.publishing.compiling.finishing import Finished, finished
from answerable.publishing.compiling.money import account_of
from answerable.results.models import Report


@dataclass(frozen=True, slots=True)
class Draft:
    """One report in all languages asked for. `missing`: languages it has nothing in."""

    symbol: str
    documents: Mapping[str, Finished]
    missing: tuple[str, ...] = ()

    def document(self, language: str) -> Document:
        return self.documents[language].document

    def seal(self, symbol: str) -> str:
        """The digest under the symbol it will bear."""
        return seal_of(replace(found.document, symbol=symbol) for found in self.documents.values())


def draft_of(report: Report, languages: Sequence[str]) -> Draft:
    """The finished documents of an open report; reads only."""
    known = [language for language in languages if language in report.places]
    documents = {
        language: finished(
            compile_report(report.symbol, language, findings=False), account_of(report, language)
        )
        for language in known
    }
    missing = tuple(language for language in languages if language not in known)
    return Draft(report.symbol, _with_the_same_outputs(documents), missing)


def _with_the_same_outputs(documents: dict[str, Finished]) -> dict[str, Finished]:
    """Which outputs a paragraph explains is one fact for all languages: the first one's words say it."""
    first = next(iter(documents.values()), None)
    if first is None:
        return documents
    named = {
        (s, p): paragraph.outputs
        for s, section in enumerate(first.document.sections)
        for p, paragraph in enumerate(section.paragraphs)
    }
    made = {}
    for language, found in documents.items():
        sections = tuple(
            replace(
                section,
                paragraphs=tuple(
                    replace(paragraph, outputs=named.get((s, p), paragraph.outputs))
                    for p, paragraph in enumerate(section.paragraphs)
                ),
            )
            for s, section in enumerate(found.document.sections)
        )
        made[language] = replace(found, document=replace(found.document, sections=sections))
    return made


def open_report(symbol: str) -> Report:
    """The open report of that symbol. Raises `Refused`."""
    report = Report.objects.select_related("period").filter(symbol=symbol).first()
    if report is None:
        raise Refused("not_found", _("There is no report %(symbol)s.") % {"symbol": symbol})
    if report.status == "published":
        raise Refused(
            "sealed",
            _("%(symbol)s is published and sealed; it is corrected by a corrigendum.") % {"symbol": symbol},
        )
    if report.status != "open":
        raise Refused(
            "wrong_state",
            _("%(symbol)s was read from a published document; only a report made here can be published here.")
            % {"symbol": symbol},
        )
    return report


def seal_of(documents: Iterable[Document]) -> str:
    """SHA-256 of everything documents say, places and findings aside, whatever their order."""
    said = sorted(
        (_plain(document) for document in documents), key=lambda found: (found["language"], found["symbol"])
    )
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value) if f.compare}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    return value.isoformat() if isinstance(value, date) else value
