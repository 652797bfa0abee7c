"""Documents that are made from records: the budget document, the combined performance and budget report.

Made anew each time they are asked for, and kept nowhere until a publisher stores one; then it is a
stored document like any other, and the records it came from may change without it.
For people who read the whole institution: half of a budget would make a wrong document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, cast, get_args

from django.db import transaction
from django.utils.translation import gettext as _

from answerable.calc.account import Document, Finding
from answerable.cycle.rules import Refused
from answerable.organization.queries import Me
from answerable.organization.queries.people import me_of
from answerable.plans.models import BudgetVersion
from answerable.publishing import registry
from answerable.publishing.actions.changes import Source
from answerable.publishing.actions.loading import load_document
from answerable.publishing.compiling.combined.document import combined_report
from answerable.publishing.compiling.combined.document import lacking as lacking_combined
from answerable.publishing.compiling.gathering.combined import gather
from answerable.publishing.compiling.gathering.programme import gather as gather_programme
from answerable.publishing.compiling.programme.document import lacking as lacking_programme
from answerable.publishing.compiling.programme.document import programme_budget
from answerable.publishing.sample.bilingual import SampleLanguage
from answerable.results.reports.rules.audit import audit

GeneratedKind = Literal["combined_report", "programme_budget"]
GENERATED: tuple[GeneratedKind, ...] = get_args(GeneratedKind)
LANGUAGES: tuple[SampleLanguage, ...] = ("en", "zh")
FORMS = registry.FORMATS


@dataclass(frozen=True, slots=True)
class Wish:
    """Which document of which version of a budget; symbols of the account and plan to take texts from."""

    budget: str  # code
    number: int
    kind: GeneratedKind = "combined_report"
    symbol: str = ""
    report: str = ""
    plan: str = ""


@dataclass(frozen=True, slots=True)
class Generated:
    """The document in every language; what the form asks for and nobody recorded; what the audit finds."""

    documents: Mapping[str, Document]
    lacking: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = field(default=())

    @property
    def document(self) -> Document:
        return self.documents["en"]


def generate(wish: Wish, *, by: int, language: SampleLanguage = "en") -> Generated:
    """The document, made now; what it lacks is named in `language`. Raises `Refused`."""
    _reader(by)
    version = (
        BudgetVersion.objects.select_related("budget__period", "budget__entity")
        .filter(budget__code=wish.budget, number=wish.number)
        .first()
    )
    if version is None or wish.kind not in GENERATED:
        raise Refused("not_found", _("There is no such version of a budget."))
    if version.stage == "scenario":
        raise Refused(
            "wrong_state",
            _("A scenario is nobody's proposal: make the document of another version of the budget."),
        )
    return _MADE[wish.kind](version, wish, language)


def generated_file(wish: Wish, language: str, form: str, *, by: int) -> bytes:
    """The document's bytes in a language and a form. Raises `Refused`."""
    if language not in LANGUAGES or form not in FORMS:
        raise Refused("not_found", _("There is no such language or form."))
    made = generate(wish, by=by)
    return registry.write(made.documents[language], form)


def store_generated(wish: Wish, *, by: int) -> str:
    """Stores the document in every language under its symbol, by a publisher. Raises `Refused`.

    `LoadRefused` says what of it cannot be stored; all languages are stored or none.
    """
    me = _reader(by)
    if not me.may_everywhere("publishes"):
        raise Refused(
            "not_yours", _("Only publishers of the whole institution store a document; ask one of them.")
        )
    symbol = wish.symbol.strip()
    if not symbol:
        raise Refused("invalid", _("Give the symbol under which the document is stored."), place="symbol")
    made = generate(wish, by=by)
    with transaction.atomic():
        for language, document in made.documents.items():
            name = f"{symbol.replace('/', '_')}.{language}.json"
            load_document(document, Source(name, registry.write(document, "json")), actor=me.email)
    return symbol


def _reader(by: int) -> Me:
    me = me_of(by)
    if me is None or not me.may_everywhere("reads"):
        raise Refused(
            "not_yours",
            _("Only people who see the whole institution make its documents; ask the budget office."),
        )
    return me


def _combined(version: BudgetVersion, wish: Wish, said_in: SampleLanguage) -> Generated:
    sources = gather(version, symbol=wish.symbol.strip(), report=wish.report, plan=wish.plan)
    documents = {language: combined_report(sources, language) for language in LANGUAGES}
    found = tuple(finding for document in documents.values() for finding in audit(document))
    return Generated(
        cast("Mapping[str, Document]", documents), tuple(lacking_combined(sources, said_in)), found
    )


def _programme(version: BudgetVersion, wish: Wish, said_in: SampleLanguage) -> Generated:
    sources = gather_programme(version, symbol=wish.symbol.strip(), plan=wish.plan)
    documents = {language: programme_budget(sources, language) for language in LANGUAGES}
    found = tuple(finding for document in documents.values() for finding in audit(document))
    return Generated(
        cast("Mapping[str, Document]", documents), tuple(lacking_programme(sources, said_in)), found
    )


_MADE: Mapping[str, Callable[[BudgetVersion, Wish, SampleLanguage], Generated]] = {
    "combined_report": _combined,
    "programme_budget": _programme,
}
