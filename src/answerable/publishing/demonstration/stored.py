"""What the demonstration has from before: documents published elsewhere, and the people.

Run by the owner of the database. What is there is not made again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from answerable.calc.account import Document
from answerable.organization.actions import Invented, demo_people
from answerable.publishing import registry, sample
from answerable.publishing.actions import Source, load_document
from answerable.publishing.sample.people import PEOPLE
from answerable.results.models import Report, ReportSection

Progress = Callable[[str], None]


def load_documents(documents: Iterable[Document], progress: Progress = lambda _: None) -> None:
    """Stores these documents where they are missing, read from text like anybody's."""
    stored = {report.symbol: set(report.places) for report in Report.objects.all()}
    for document in documents:
        symbol = document.symbol or ""
        if document.language in stored.get(symbol, ()):
            continue
        progress(f"Loading the sample report {symbol} ({document.language}).")
        name = f"{symbol.replace('/', '_')}.{document.language}.txt"
        text = registry.write(document, "text")  # read again, so that figures know their lines
        load_document(registry.read_bytes(text, name), Source(name, text), actor="sample institution")


def earlier_documents() -> tuple[Document, ...]:
    """The older form, and the report of the year before the cycle, with its planted errors."""
    found = (sample.outputs_addendum(), sample.performance_reports()[0])
    return tuple(document for report in found for document in (report.en, report.zh))


def make_people() -> dict[str, int]:
    """The institution's people, at the departments that the first report names; numbers by key."""
    first = earlier_documents()[-1].symbol
    rows = ReportSection.objects.filter(report__symbol=first, entity__isnull=False)
    codes = dict(rows.values_list("path", "entity__code"))
    return demo_people(
        [
            Invented(
                one.key,
                one.name,
                one.role,
                codes[one.department] if one.department else None,
                one.language,
                one.deputy_for,
            )
            for one in PEOPLE
        ]
    )
