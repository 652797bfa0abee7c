"""Publishing: the worker's part, from a request to the sealed report.

Files are made one by one, each stored when it is made, so that a worker that was killed goes on
where it was. The report itself changes in one last transaction: before it is open, afterwards it
is published and sealed, and never anything between.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

from django.db import InterfaceError, OperationalError
from django.utils.translation import gettext as _

from answerable.calc.account import Document
from answerable.cycle.actions.notices import holders, publish_address, report_address, tell
from answerable.cycle.actions.standing import acting
from answerable.cycle.rules import Refused
from answerable.foundation import access, journal
from answerable.organization.models import Person
from answerable.plans.models import Framework
from answerable.publishing import registry
from answerable.publishing.actions.parts import framework_source
from answerable.publishing.actions.printing import set_in_print
from answerable.publishing.actions.printing_plans import set_plan_in_print
from answerable.publishing.actions.storing_tables import store_tables
from answerable.publishing.compile import compile_report
from answerable.publishing.compiling.drafts import Draft, draft_of, seal_of
from answerable.publishing.compiling.finishing import in_form
from answerable.publishing.compiling.readiness import not_cleared
from answerable.results.choices import PLAN_KINDS
from answerable.results.models import Publication, PublishedFile, Report

_CONCERNED = ("focal_point", "head_of_entity", "budget_office", "publisher", "auditor")


def run_publication(publication_id: int) -> None:
    """Makes the files and seals. What hinders it becomes the publication's message; the report stays open.

    For the entered person, who asked for it. Done again after it was done, it does nothing.
    """
    publication = (
        Publication.objects.select_related("report", "corrigendum").filter(pk=publication_id).first()
    )
    if publication is None:
        raise Refused("not_found", _("There is no such publication, or it is not open to you."))
    if publication.state in ("done", "failed"):
        return
    by = access.entered() or 0
    try:
        if publication.corrigendum_id is not None:
            from answerable.publishing.actions.corrigenda import publish_corrigendum

            publish_corrigendum(publication, by)
        else:
            _publish_report(publication, by)
    except Refused as refusal:
        _fail(publication, refusal.sentence, by)
    except (OperationalError, InterfaceError):
        raise  # the database is away: the worker tries again
    except Exception as fault:
        with suppress(Exception):  # the database may be what is at fault
            sentence = _("It stopped at %(doing)s: %(fault)s. The report is as it was; ask again.")
            _fail(publication, sentence % {"doing": publication.doing, "fault": _named(fault)}, by)
        raise


def _named(fault: Exception) -> str:
    return type(fault).__name__


def _publish_report(publication: Publication, by: int) -> None:
    draft = _as_seen(publication)
    documents = {
        language: replace(draft.document(language), symbol=publication.symbol)
        for language in publication.languages
    }
    write_files(publication, documents, by)
    progress(publication, publication.steps - 1, _("sealing"), by)
    _seal(publication, by)


def _as_seen(publication: Publication) -> Draft:
    """The draft, if it still is what the publisher saw."""
    draft = draft_of(publication.report, publication.languages)
    if draft.missing or draft.seal(publication.symbol) != publication.digest:
        raise Refused(
            "stale",
            _("The report changed after its publication was asked for; look at it and ask again."),
        )
    return draft


def write_files(publication: Publication, documents: Mapping[str, Document], by: int) -> None:
    """Each language in each format; a file that is there already and fits is kept."""
    step = 0
    for language, document in documents.items():
        for form in registry.FORMATS:
            progress(publication, step, f"{form} {language}", by)
            _write_file(publication, language, form, document, by)
            step += 1


def _write_file(publication: Publication, language: str, form: str, document: Document, by: int) -> None:
    of = {"report": publication.report, "corrigendum": publication.corrigendum}
    stored = PublishedFile.objects.filter(**of, language=language, format=form).defer("content").first()
    name = f"{publication.symbol.replace('/', '_')}.{language}.{form}"
    if stored is not None and (stored.digest, stored.file_name) == (publication.digest, name):
        return
    content = registry.write(in_form(document, form), form)
    with acting(by, "write_published_file"):
        PublishedFile.objects.filter(**of, language=language, format=form).delete()
        PublishedFile.objects.create(
            **of,
            language=language,
            format=form,
            file_name=name,
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            digest=publication.digest,
            content=content,
            made_at=datetime.now(UTC),
        )


def progress(publication: Publication, step: int, doing: str, by: int) -> None:
    """What the page shows: committed at once."""
    publication.state, publication.step, publication.doing = "running", step, doing
    with acting(by, "publication_progress"):
        still_wanted(publication)
        publication.save(update_fields=["state", "step", "doing"])


def still_wanted(publication: Publication) -> None:
    """Raises `Refused` where somebody took it back meanwhile. Who takes it back now waits until commit."""
    if not Publication.objects.select_for_update().filter(pk=publication.pk, finished_at=None).exists():
        raise Refused("not_found", _("The publication was taken back."))


def _seal(publication: Publication, by: int) -> None:
    """The one transaction in which the report becomes published."""
    now = datetime.now(UTC)
    with acting(by, "publish_report"):
        journal.one_writer()
        still_wanted(publication)
        report = Report.objects.select_for_update().get(pk=publication.report_id)
        _still_ready(report, publication)
        draft = _as_seen(publication)
        store_tables(report, draft)
        if report.kind in PLAN_KINDS:
            set_plan_in_print(report, draft)
        else:
            set_in_print(report, draft)
        _publish_frameworks(report, publication.symbol)
        _leave_out_other_languages(report, publication)
        Report.objects.filter(pk=report.pk).update(
            symbol=publication.symbol,
            status="published",
            published_at=now,
            published_by_id=by,
            seal=publication.digest,
            places=report.places,
            stored_at=now,
        )
        _prove(publication)
        publication.state, publication.step, publication.doing = "done", publication.steps, ""
        publication.finished_at = now
        publication.save(update_fields=["state", "step", "doing", "finished_at"])
        _tell_all(publication, report)
        journal.record(
            {
                "symbol": publication.symbol,
                "was": report.symbol,
                "languages": list(publication.languages),
                "seal": publication.digest,
            }
        )


def _still_ready(report: Report, publication: Publication) -> None:
    if report.status != "open":
        raise Refused("wrong_state", _("The report is not open any more."))
    if any(not_cleared(report, publication.languages[0])):
        raise Refused("stale", _("A section is not cleared any more; look at it and ask again."))
    if Report.objects.filter(symbol=publication.symbol).exclude(pk=report.pk).exists():
        raise Refused("invalid", _("The symbol was given to another report meanwhile; choose another."))


def _publish_frameworks(report: Report, symbol: str) -> None:
    """What was promised becomes public with the account, under the symbol that states it."""
    for section in report.sections.filter(framework__isnull=False).order_by("position"):
        source = framework_source(symbol, section.path, section.occurrence)
        Framework.objects.filter(report_sections=section).update(source=source, is_public=True)


def _leave_out_other_languages(report: Report, publication: Publication) -> None:
    report.places = {name: place for name, place in report.places.items() if name in publication.languages}


def _prove(publication: Publication) -> None:
    """What stands in the rows is what was asked for: else everything is taken back."""
    found = seal_of(
        compile_report(publication.symbol, language, findings=False) for language in publication.languages
    )
    if found != publication.digest:
        raise Refused(
            "invalid",
            _("What would be stored differs from what was asked for; nothing was changed. Report this."),
        )


def _tell_all(publication: Publication, report: Report) -> None:
    people: set[int] = set()
    for entity in report.sections.filter(entity__isnull=False).values_list("entity_id", flat=True):
        people |= holders(_CONCERNED, entity)
    tell(
        people | holders(_CONCERNED, None),
        "published",
        publication.symbol,
        address=report_address(publication.symbol),
        parameters={
            "symbol": publication.symbol,
            "by": Person.objects.get(pk=publication.requested_by_id).name,
        },
        key=f"published {publication.pk}",
    )


def _fail(publication: Publication, sentence: str, by: int) -> None:
    if not Publication.objects.filter(pk=publication.pk, finished_at=None).exists():
        return  # taken back, or given up by somebody else
    publication.state, publication.message = "failed", sentence[:1000]
    publication.finished_at = datetime.now(UTC)
    with acting(by, "publication_failed"):
        publication.save(update_fields=["state", "message", "finished_at"])
        tell(
            {publication.requested_by_id},
            "failed",
            publication.symbol,
            address=publish_address(publication.report.symbol),
            parameters={"symbol": publication.symbol, "message": sentence[:1000]},
            key=f"failed {publication.pk}",
        )
