"""Storing a document: what would change, and the change itself.

`plan_load` and `load_document` go the same way up to the database; only the second writes. Both
take the document as it was read, so that the web can show, ask, and store what it showed. A load
is one transaction: report, entities, rows, findings, source file and journal entry, or nothing.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.db import DataError, IntegrityError, models, transaction
from django.utils.translation import gettext as _

from answerable.calc.account import Document, Finding
from answerable.calc.periods import EARLIEST, LATEST, LONGEST, is_usual
from answerable.foundation import access, journal
from answerable.foundation.records import place_to_json
from answerable.organization.models import Entity, Period
from answerable.publishing.actions.acceptance import accept
from answerable.publishing.actions.changes import Change, Changes, Source, State
from answerable.publishing.actions.entities import Register
from answerable.publishing.actions.kinds import KINDS
from answerable.publishing.actions.matching import Book
from answerable.publishing.actions.parts import LoadRefused, Part, parts
from answerable.publishing.findings import all_findings
from answerable.results.models import Report, ReportFinding, ReportSource

WORDED_IN = ("zh", "en")  # findings are worded in every shipped language


def plan_load(document: Document) -> Changes:
    """What storing the document would change; writes nothing. Raises `LoadRefused`."""
    _refuse_what_is_made_here(document)
    return Load(document).changes


def load_document(
    document: Document,
    source: Source,
    *,
    actor: str,
    expected: Changes | None = None,
) -> Changes:
    """Stores the document and returns what changed; nothing at all where nothing changes.

    `expected` is what somebody confirmed: where the stored report has changed since, the load is
    refused. Raises `LoadRefused`; nothing is stored then. Of people only publishers of the whole
    institution store; the command line on the machine itself is the owner's.
    """
    _refuse_who_may_not()
    _refuse_what_is_made_here(document)
    findings = findings_of(document)  # takes its time: not while other writers wait
    try:
        with transaction.atomic(), journal.acting(actor=actor, act="load_document"):
            journal.one_writer()
            load = Load(document, findings)
            if expected is not None and load.changes != expected:
                raise LoadRefused(
                    f"{load.changes.symbol}: the stored report changed after the changes were shown; "
                    "look at them again before storing."
                )
            if load.changes:
                load.save(source)
    except (DataError, IntegrityError, UnicodeEncodeError, ValueError) as fault:
        # A character no text may hold, a number out of all bounds: the document's fault, not ours.
        raise LoadRefused(
            f"{document.symbol}: something in it cannot be stored ({_first_line(fault)}); "
            "numbers and texts as in printed reports were expected."
        ) from fault
    return load.changes


def _refuse_who_may_not() -> None:
    if access.is_application() and 0 not in access.scope("publishes"):
        raise LoadRefused(_("Only publishers of the whole institution store a document; ask one of them."))


def _refuse_what_is_made_here(document: Document) -> None:
    """A report that is made here changes by its own rules, and a sealed one never."""
    symbol = (document.symbol or "").strip()
    status = Report.objects.filter(symbol=symbol).values_list("status", flat=True).first()
    if status == "open":
        raise LoadRefused(
            _("%(symbol)s is being made here: its figures are entered by its entities, not loaded.")
            % {"symbol": symbol}
        )
    if status == "published":
        raise LoadRefused(
            _("%(symbol)s was published here and is sealed; it is corrected by a corrigendum.")
            % {"symbol": symbol}
        )


class Load:
    """One document against what is stored, in memory until `save`."""

    def __init__(
        self,
        document: Document,
        findings: list[ReportFinding] | None = None,
        known: Mapping[str, int | None] | None = None,
    ) -> None:
        """`known`: entities of sections by path, where somebody knows them without their names.

        None: the section is nobody's, whatever it stands above.
        """
        symbol = accept(document)
        self._known = dict(known or {})
        self.document, self.language = document, document.language
        self.report = _report(symbol, document)
        self.period = _period(document)
        self.entities = Register()
        self.book = Book(self.report, self.language)
        self.findings = findings_of(document) if findings is None else findings
        self._own_changes: list[Change] = []
        self._compare(symbol)
        self.changes = self._sum_up(symbol)

    def _compare(self, symbol: str) -> None:
        self._compare_report()
        known: dict[str, int | None] = dict(self._known)
        known |= {
            key[2][0]: row.entity_id
            for key, row in self.book.rows.items()
            if key[0] == "section" and row.entity_id is not None
        }
        entities = self.entities.of_document(self.document, known)
        for part in parts(self.document, symbol):
            shared: dict[str, Any] = {}
            if part.kind == "framework":
                shared = {"entity": entities[part.path], "period": self.period}
            elif part.kind == "section":
                shared = self._section_links(part, entities.get(part.path))
            self.book.put(part, shared)
        self.book.take_away_the_rest()
        self.kept = [] if self.report.pk is None else _stored_findings(self.report, self.language)
        # What the reading of another file of the same content doubts is no change by itself.
        differs = self.is_new_language or bool(self._own_changes)
        differs |= any(state != "unchanged" for state in self.book.states.values())
        kept, found = (_keys(rows, audit_only=not differs) for rows in (self.kept, self.findings))
        self.findings_differ = kept != found

    def _section_links(self, part: Part, entity: Entity | None) -> dict[str, Any]:
        """Entity and framework of a section. What another language's document gave it stays."""
        links: dict[str, Any] = {"entity": entity} if entity is not None else {}
        row = self.book.rows.get(part.key)
        if row is not None and set(row.places) - {self.language}:
            return links
        if "framework" not in part.links:
            links["framework"] = None
            if row is not None and row.framework_id is not None:
                self.book.deleted["framework"].append(row.framework_id)
        return {"entity": None, **links}

    def _compare_report(self) -> None:
        report, document = self.report, self.document
        here = self.language in report.places
        if report.titles.get(self.language) != document.title:
            if here:
                self._own("title", report.titles.get(self.language), document.title, ())
            if document.title is None:
                del report.titles[self.language]
            else:
                report.titles[self.language] = document.title
        others = tuple(sorted(set(report.places) - {self.language}))
        if report.pk is None:
            report.period = self.period
        elif self.period is not None or not others:
            old = report.period
            if self.period is None or old is None or self.period.pk is None or old.pk != self.period.pk:
                if (old or self.period) is not None:
                    self._own("period", old and str(old), self.period and str(self.period), others)
                report.period = self.period
        report.places[self.language] = {}
        self.is_new_language = not here

    def _own(self, field: str, old: Any, new: Any, others: tuple[str, ...]) -> None:
        self._own_changes.append(Change("report", self.report.symbol, "changed", field, old, new, others))

    def _sum_up(self, symbol: str) -> Changes:
        counts: dict[str, Counter[State]] = {"report": Counter()}
        state: State = "new" if self.is_new_language else "changed" if self._own_changes else "unchanged"
        counts["report"][state] += 1
        for (kind, _key), state in self.book.states.items():
            counts.setdefault(kind, Counter())[state] += 1
        if self.findings_differ or self.kept:
            counts["finding"] = self._finding_counts()
        return Changes(
            symbol,
            self.language,
            self.report.pk is None,
            self.is_new_language,
            {kind: dict(states) for kind, states in counts.items()},
            (*self._own_changes, *self.book.items),
        )

    def _finding_counts(self) -> Counter[State]:
        kept = Counter(_finding_key(f) for f in self.kept)
        new = Counter(_finding_key(f) for f in self.findings) if self.findings_differ else kept
        return Counter(
            {"new": (new - kept).total(), "removed": (kept - new).total(), "unchanged": (new & kept).total()}
        )

    # --- writing

    def save(self, source: Source | None) -> None:
        """Writes everything; inside a transaction and `journal.acting`. A plan has no source file."""
        now = datetime.now(UTC)
        self.book.settle_places()
        self._save_around(now)
        for name in reversed(KINDS):
            if name != "framework":
                self._delete(name)
        for name, kind in KINDS.items():
            if self.book.created[name]:
                kind.model._default_manager.bulk_create(self.book.created[name])
            _update(kind.model, list(self.book.touched[name].values()), kind.attributes)
        self._delete("framework")  # last: until now sections pointed to it
        if source is not None:
            self._save_source(source, now)
        if self.findings_differ:
            self._save_findings()
        journal.record({**self.changes.to_json(), "file": source.file_name if source else None})

    def _save_source(self, source: Source, now: datetime) -> None:
        ReportSource.objects.create(
            report=self.report,
            language=self.language,
            file_name=source.file_name,
            sha256=hashlib.sha256(source.content).hexdigest(),
            content=source.content,
            read_at=now,
        )

    def _delete(self, name: str) -> None:
        if self.book.deleted[name]:
            KINDS[name].model._default_manager.filter(pk__in=self.book.deleted[name]).delete()

    def _save_around(self, now: datetime) -> None:
        """Period, entities and the report itself, which the rows point to."""
        if self.period is not None and self.period.pk is None:
            self.period.save(force_insert=True)
        for entity in self.entities.created:  # a parent before its units
            entity.parent = entity.parent
            entity.save(force_insert=True)
        for entity in self.entities.renamed:
            entity.save(update_fields=["names"])
        self.report.period = self.report.period
        self.report.stored_at = now
        self.report.save()

    def _save_findings(self) -> None:
        if self.kept:
            ReportFinding.objects.filter(report=self.report, language=self.language).delete()
        for finding in self.findings:
            finding.report = self.report
        ReportFinding.objects.bulk_create(self.findings)


def _report(symbol: str, document: Document) -> Report:
    report = Report.objects.filter(symbol=symbol).select_related("period").first()
    if report is None:
        return Report(symbol=symbol, kind=document.kind)
    if report.kind != document.kind:
        raise LoadRefused(
            f"{symbol} is stored as {report.kind}: the same kind was expected, this is {document.kind}."
        )
    return report


def _period(document: Document) -> Period | None:
    if document.period is None:
        return None
    stated = document.period
    if not is_usual(stated):
        raise LoadRefused(
            f"{document.symbol}: its period is {stated.start} to {stated.end}; "
            f"one of at most {LONGEST} years, from {EARLIEST} to {LATEST}, was expected."
        )
    same = {"start": stated.start, "end": stated.end, "label": stated.label}
    return Period.objects.filter(**same).first() or Period(**same)


def _update(model: type[models.Model], rows: list[Any], columns: tuple[str, ...]) -> None:
    """Writes changed rows in one statement: an upsert on the key, much faster than CASE WHEN."""
    if rows:
        model._default_manager.bulk_create(
            rows, update_conflicts=True, unique_fields=["id"], update_fields=list(columns)
        )


def _first_line(fault: Exception) -> str:
    return next(iter(str(fault).strip().splitlines()), type(fault).__name__)


# --- findings


def findings_of(document: Document) -> list[ReportFinding]:
    """The reading's and the audit's findings as rows, worded in every shipped language."""
    from answerable.results.reports import rules  # 60 rules that only a load needs

    paths = {section.path for section in document.sections}
    return [
        _finding_row(origin, finding, position, document.language, paths, rules.worded)
        for position, (origin, finding) in enumerate(all_findings(document))
    ]


def _finding_row(
    origin: str, finding: Finding, position: int, language: str, paths: set[str], worded: Any
) -> ReportFinding:
    messages = {language: finding.message}
    if origin == "audit":
        messages |= {other: worded(finding, other).message for other in WORDED_IN}
    return ReportFinding(
        position=position,
        origin=origin,
        language=language,
        rule=finding.rule,
        severity=finding.severity,
        path=finding.path,
        section_path=_section_of(finding.path, paths),
        printed=finding.printed,
        computed=finding.computed,
        parameters=dict(finding.parameters),
        messages=messages,
        place=place_to_json(finding.place, position),
    )


def _section_of(path: str | None, sections: set[str]) -> str | None:
    """'A.4' of 'A.4#26' and of 'A.4(a)2'; None for a table's path."""
    if path is None:
        return None
    if path in sections:
        return path
    for mark in ("#", "(", "¶"):
        before = path.partition(mark)[0]
        if before in sections:
            return before
    return None


def _stored_findings(report: Report, language: str) -> list[ReportFinding]:
    return list(ReportFinding.objects.filter(report=report, language=language).order_by("position"))


def _keys(findings: list[ReportFinding], *, audit_only: bool) -> Counter[tuple[Any, ...]]:
    """Which doubts there are; their order follows places and is no change."""
    return Counter(_finding_key(f) for f in findings if f.origin == "audit" or not audit_only)


def _finding_key(finding: ReportFinding) -> tuple[Any, ...]:
    """What makes it the same doubt; where it stood does not."""
    f = finding
    return (f.origin, f.rule, f.severity, f.path, f.printed, f.computed, tuple(sorted(f.messages.items())))
