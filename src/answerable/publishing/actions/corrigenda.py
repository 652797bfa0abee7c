"""Correcting what is sealed: a document of its own that lists each change; the report stays as it is.

One person writes the corrections, another publishes them. Figures that follow from a corrected one
(rates, variances, totals) are computed and listed with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import cast

from django.db.models import Max
from django.utils.translation import gettext as _

from answerable.calc.account import Document, Language, Paragraph, Period, Row, Section, Table
from answerable.cycle.actions.notices import corrigenda_address, holders, tell
from answerable.cycle.actions.standing import acting
from answerable.cycle.rules import Refused
from answerable.cycle.rules.values import acceptable_text, accepted, nature
from answerable.cycle.shapes import Value
from answerable.foundation import access, journal
from answerable.publishing.actions.requesting import create_publication, may_publish
from answerable.publishing.compiling.drafts import seal_of
from answerable.publishing.compiling.money import account_of
from answerable.publishing.correcting.derived import Derived, by_path, derived_of_row, derived_of_tables
from answerable.publishing.correcting.rows import sealed_row
from answerable.publishing.formats.corrigendum.mapping import COLUMNS, DERIVED, WORDS
from answerable.publishing.tasks import defer_publication
from answerable.results.models import Correction, Corrigendum, Publication, Report

_TITLES = {"en": "Corrigendum: {title}", "zh": "更正：{title}"}


def open_corrigendum(*, by: int, symbol: str, reasons: Mapping[str, str]) -> int:
    """Begins a corrigendum of a published report, saying why in each language; its number.

    For the budget office and publishers. Raises `Refused`.
    """
    _may_correct(by)
    report = Report.objects.filter(symbol=symbol).first()
    if report is None:
        raise Refused("not_found", _("There is no report %(symbol)s.") % {"symbol": symbol})
    if report.status != "published":
        raise Refused(
            "wrong_state",
            _("%(symbol)s was not published here; only a sealed report is corrected by a corrigendum.")
            % {"symbol": symbol},
        )
    said = _in_every_language(report, reasons)
    with acting(by, "open_corrigendum"):
        journal.one_writer()
        if (other := report.corrigenda.filter(status="open").first()) is not None:
            raise Refused(
                "wrong_state",
                _("%(other)s is not published yet; add the corrections to it.") % {"other": other.symbol},
            )
        number = (report.corrigenda.aggregate(last=Max("number"))["last"] or 0) + 1
        made = Corrigendum.objects.create(
            report=report,
            number=number,
            symbol=f"{symbol}/Corr.{number}",
            reasons=said,
            opened_by_id=by,
            opened_at=datetime.now(UTC),
        )
        journal.record({"symbol": made.symbol, "reasons": said})
    return int(made.pk)


def add_correction(
    *,
    by: int,
    corrigendum: int,
    path: str,
    field: str,
    language: str,
    new: str | None,
    reasons: Mapping[str, str],
) -> int:
    """Adds one change; what it reads now is taken from the sealed rows and earlier corrigenda.

    `language` is '' for a figure. Raises `Refused`: no such row or field, no figure, no change.
    """
    _may_correct(by)
    found = _editable(corrigendum)
    report = found.report
    said = _in_every_language(report, reasons)
    row = sealed_row(report, path)
    value = Value(row.section.path if row.section else "", path, field, new, language=language)
    kind = nature(row.subject, value)
    if kind == "cause":
        raise Refused(
            "invalid", _("A cause is not printed; correct the figure or the text instead."), place=path
        )
    if kind != "prose" and language:
        raise Refused("invalid", _("A figure is the same in every language."), place=path)
    wanted = accepted(row.subject, value, tuple(sorted(report.places)))
    old = reads_now(report, path, field, language)
    if wanted == old:
        raise Refused("invalid", _("This is what it says already; nothing would change."), place=path)
    with acting(by, "add_correction"):
        _editable(corrigendum)
        last = found.corrections.aggregate(last=Max("position"))["last"]
        made, _new = Correction.objects.update_or_create(
            corrigendum=found,
            path=path,
            field=field,
            language=language,
            defaults={
                "position": 0 if last is None else last + 1,
                "old": old,
                "new": wanted,
                "reasons": said,
                "person_id": by,
                "at": datetime.now(UTC),
            },
        )
        journal.record(
            {
                "symbol": found.symbol,
                "path": path,
                "field": field,
                "language": language,
                "old": old,
                "new": wanted,
            }
        )
    return int(made.pk)


def remove_correction(*, by: int, correction: int) -> None:
    """Takes a change out of a corrigendum that is not published yet. Raises `Refused`."""
    _may_correct(by)
    with acting(by, "remove_correction"):
        row = Correction.objects.filter(pk=correction).select_related("corrigendum").first()
        if row is None:
            raise Refused("not_found", _("There is no such correction; open the corrigendum again."))
        found = _editable(row.corrigendum_id)
        row.delete()
        journal.record(
            {"symbol": found.symbol, "path": row.path, "field": row.field, "language": row.language}
        )


def request_corrigendum(*, by: int, corrigendum: int) -> int:
    """Asks the worker to publish a corrigendum; the number of the publication.

    For a publisher who wrote none of it. Raises `Refused`.
    """
    may_publish(by)
    found = _open(corrigendum)
    rows = list(found.corrections.all())
    if not rows:
        raise Refused("incomplete", _("The corrigendum has no correction yet; add one."))
    if found.opened_by_id == by or any(row.person_id == by for row in rows):
        raise Refused("own_work", _("You wrote in this corrigendum; another publisher has to publish it."))
    languages = sorted(found.report.places)
    seal = seal_of(corrigendum_document(found, language) for language in languages)
    with acting(by, "request_corrigendum"):
        publication = create_publication(found.report, found, found.symbol, languages, seal, by)
        journal.record({"symbol": found.symbol, "seal": seal})
        defer_publication(publication.pk, by=by)
    return int(publication.pk)


def publish_corrigendum(publication: Publication, by: int) -> None:
    """The worker's part: the files, then the corrigendum in one transaction."""
    from answerable.publishing.actions.publishing import progress, still_wanted, write_files

    found = cast(Corrigendum, publication.corrigendum)
    documents = {language: corrigendum_document(found, language) for language in publication.languages}
    _as_seen(publication, documents)
    write_files(publication, documents, by)
    progress(publication, publication.steps - 1, _("sealing"), by)
    now = datetime.now(UTC)
    with acting(by, "publish_corrigendum"):
        journal.one_writer()
        still_wanted(publication)
        fresh = _open(found.pk)
        _as_seen(publication, {lang: corrigendum_document(fresh, lang) for lang in publication.languages})
        Corrigendum.objects.filter(pk=found.pk).update(
            status="published", published_by_id=by, published_at=now
        )
        publication.state, publication.step, publication.doing = "done", publication.steps, ""
        publication.finished_at = now
        publication.save(update_fields=["state", "step", "doing", "finished_at"])
        tell(
            holders(("budget_office", "publisher", "head_of_entity", "focal_point", "auditor"), None)
            | {found.opened_by_id},
            "published",
            found.symbol,
            address=corrigenda_address(found.report.symbol),
            parameters={"symbol": found.symbol},
            key=f"published {publication.pk}",
        )
        journal.record({"symbol": found.symbol, "seal": publication.digest})


def corrigendum_document(found: Corrigendum, language: str) -> Document:
    """The corrigendum as it is printed in one language."""
    report, words = found.report, WORDS[language]
    rows = [row for row in found.corrections.order_by("position") if row.language in ("", language)]
    period = report.period
    listed = tuple(
        Row(
            {
                "what": sealed_row(report, row.path).called(row.field, language),
                "old": row.old,
                "new": row.new,
                "reason": row.reasons.get(language, ""),
            },
            row.path,
        )
        for row in rows
    )
    tables = [Table("corrections", COLUMNS, listed)]
    derived = _derived(found, language)
    if derived:
        cells = (Row({"what": d.what, "old": d.old, "new": d.new}, d.path) for d in derived)
        tables.append(Table("derived", DERIVED, tuple(cells)))
    reason = found.reasons.get(language, "")
    return Document(
        "corrigendum",
        cast(Language, language),
        found.symbol,
        _TITLES[language].format(title=report.titles.get(language) or report.symbol),
        Period(period.start, period.end, period.label or None) if period else None,
        (Section("reasons", words.reasons, paragraphs=(Paragraph(reason, "introduction"),)),),
        tuple(tables),
    )


def _derived(found: Corrigendum, language: str) -> list[Derived]:
    """What follows from the corrected figures, earlier corrigenda counted as read."""
    report = found.report
    before = by_path(
        [
            (row.path, row.field, row.new)
            for row in Correction.objects.filter(
                corrigendum__report=report, corrigendum__number__lt=found.number, language=""
            ).order_by("corrigendum__number", "position")
        ]
    )
    figures = [(row.path, row.field, row.new) for row in found.corrections.filter(language="")]
    after = {path: dict(fields) for path, fields in before.items()}
    for path, name, new in figures:
        after.setdefault(path, {})[name] = new
    made: list[Derived] = []
    for path in by_path(figures):
        made += derived_of_row(sealed_row(report, path), before.get(path, {}), after[path], language)
    return made + derived_of_tables(account_of(report, language, before), account_of(report, language, after))


def reads_now(report: Report, path: str, field: str, language: str) -> str | None:
    """What a field says today: the last published correction of it, else the sealed row."""
    earlier = Correction.objects.filter(
        corrigendum__report=report,
        corrigendum__status="published",
        path=path,
        field=field,
        language=language,
    ).order_by("-corrigendum__number")
    last = earlier.first()
    return last.new if last is not None else sealed_row(report, path).says(field, language)


def _may_correct(by: int) -> None:
    if access.entered() != by or not (0 in access.scope("clears") or 0 in access.scope("publishes")):
        raise Refused("not_yours", _("Only the budget office and publishers write a corrigendum."))


def _open(corrigendum: int) -> Corrigendum:
    found = Corrigendum.objects.select_related("report__period").filter(pk=corrigendum).first()
    if found is None:
        raise Refused("not_found", _("There is no such corrigendum."))
    if found.status != "open":
        raise Refused(
            "sealed", _("%(symbol)s is published; correct by a new one.") % {"symbol": found.symbol}
        )
    return found


def _editable(corrigendum: int) -> Corrigendum:
    found = _open(corrigendum)
    if found.publications.filter(state__in=("waiting", "running")).exists():
        raise Refused("wrong_state", _("%(symbol)s is being published.") % {"symbol": found.symbol})
    return found


def _as_seen(publication: Publication, documents: Mapping[str, Document]) -> None:
    if seal_of(documents.values()) != publication.digest:
        raise Refused(
            "stale",
            _("The corrigendum changed after its publication was asked for; look at it and ask again."),
        )


def _in_every_language(report: Report, reasons: Mapping[str, str]) -> dict[str, str]:
    """A reason in each of the report's languages."""
    said = {code: acceptable_text(reasons.get(code)) for code in sorted(report.places)}
    missing = [code for code, text in said.items() if not text]
    if missing:
        raise Refused(
            "incomplete",
            _("A reason is needed in each language of the report; missing: %(languages)s.")
            % {"languages": ", ".join(missing)},
            place="reasons",
        )
    return {code: text for code, text in said.items() if text}
