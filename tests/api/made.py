"""What a case needs to exist: made once for a scene, past all rules, and found again by each caller."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from answerable.cycle.actions import (
    add_comment,
    add_paragraph,
    add_row,
    attach_evidence,
    record_values,
)
from answerable.cycle.queries.digest import section_digest
from answerable.cycle.queries.planning import row_digest
from answerable.cycle.shapes import Value
from answerable.organization.actions import invite
from answerable.organization.models import Person, Role, Token
from answerable.plans.actions import begin_scenario, move_version, record_budget_lines
from answerable.plans.shapes import LineEntry
from answerable.publishing.actions import add_version, begin_plan
from answerable.publishing.actions.corrigenda import add_correction, open_corrigendum
from answerable.publishing.actions.ledger import send_ledger
from answerable.publishing.actions.workbooks import check_workbook, make_workbook
from answerable.results import queries
from answerable.results.models import (
    Corrigendum,
    NameAlias,
    OutputResult,
    Publication,
    PublishedFile,
    Report,
    ReportSection,
)
from tests.access import as_application
from tests.api.conftest import key_of
from tests.ledger import categories, mapping, take
from tests.plan_scene import NAMES, PERIOD, PLAN, days, write_section
from tests.plan_scene import SYMBOL as PLAN_SYMBOL
from tests.plans.budget_scene import Budgets, budgets
from tests.publishing.workbooks.filling import filled
from tests.scene import SYMBOL, Scene
from tests.spending import spending
from tests.three_years import three_years

CORRECTED = b'{"kind": "corrigendum"}'
SECRET = "SECRET-A"  # in the remarks of every output of section A


@dataclass
class Made:
    """`here` with rows beside it; each method makes its row the first time it is asked."""

    here: Scene
    kept: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        OutputResult.objects.filter(section_id=self.here.sections["A"]).update(
            remarks={"en": SECRET, "zh": SECRET}
        )

    def once(self, name: str, make: Any) -> Any:
        if name not in self.kept:
            self.kept[name] = make()
        return self.kept[name]

    def days(self, number: int) -> str:
        return (datetime.now(UTC).date() + timedelta(days=number)).isoformat()

    def digest(self, section: str) -> str:
        return str(section_digest(self.here.sections[section]))

    # --- plans

    def plan(self) -> None:
        """PL-draft, with one of everything in section A."""
        self.once("plan", self._plan)

    def _plan(self) -> bool:
        with as_application(self.here.bo):
            begin_plan(
                by=self.here.bo,
                code=PLAN,
                names=NAMES,
                entity=None,
                period=PERIOD,
                symbol=PLAN_SYMBOL,
                **days(),
            )  # type: ignore[arg-type]
        with as_application(self.here.ana):
            write_section(self.here.ana, "A")
            record_values(
                by=self.here.ana,
                symbol=PLAN_SYMBOL,
                values=[Value("A", "A*1", "text", SECRET, "To know the water", "en")],
            )
        return True

    def plan_row(self, path: str) -> str:
        """The digest of a row of section A."""
        section = ReportSection.objects.get(report__symbol=PLAN_SYMBOL, path="A")
        return str(self.once(f"digest {path}", lambda: row_digest(section, path)))

    def plan_objective(self) -> str:
        """A second objective, to be put first."""

        def make() -> str:
            with as_application(self.here.ana):
                return add_row(by=self.here.ana, symbol=PLAN_SYMBOL, section="A", subject="objective")

        return str(self.once("objective", make))

    def plan_document(self) -> str:
        """A plan document that was read and is a version of nothing."""

        def make() -> str:
            at = datetime.now(UTC)
            return Report.objects.create(
                symbol="SW-65-6", kind="programme_plan", places={"en": {}}, stored_at=at
            ).symbol

        return str(self.once("plan document", make))

    def plan_version(self) -> str:
        """The document as an approved version."""

        def make() -> str:
            symbol = self.plan_document()
            with as_application(self.here.bo):
                add_version(by=self.here.bo, plan=PLAN, symbol=symbol, stage="approved")
            return symbol

        return str(self.once("plan version", make))

    def complete(self) -> None:
        """Section A lacks nothing any more."""
        values = (
            Value("A", "A#1", "actual", "12"),
            Value("A", "A#2", "actual", "4"),
            Value("A", "A(a)1", "actual", "95"),
            Value("A", "A$posts", "expenditure", "99.0"),
            Value("A", "A$travel", "expenditure", "100.0"),
        )
        with as_application(self.here.ana):
            record_values(by=self.here.ana, symbol=SYMBOL, values=values)

    def spending(self) -> None:
        """A budget with its ledger."""
        self.once("spending", lambda: spending(self.here))

    def workbook(self) -> int:
        """What Ana filled in Excel, checked and not applied."""

        def make() -> int:
            with as_application(self.here.ana):
                asked = {"by": self.here.ana, "target": SYMBOL, "entity": "lakes-division"}
                content = filled(make_workbook("actuals", **asked), {"I5": 11})
                return check_workbook(kind="actuals", file_name="lakes.xlsx", content=content, **asked)

        return int(self.once("workbook", make))

    def three_years(self) -> None:
        """Three budgets, the last one proposed."""
        self.once("spending", lambda: three_years(self.here))

    def deadlines(self) -> dict[str, str]:
        return {"submit_by": self.days(20), "clear_by": self.days(25), "publish_by": self.days(50)}

    def budgets(self) -> Budgets:
        """Two budgets; what Ana wrote of hers in the draft is a secret."""

        def make() -> Budgets:
            made = budgets(self.here)
            entity = made.codes["A"]
            with as_application(self.here.ana):
                record_budget_lines(
                    by=self.here.ana,
                    version=made.draft,
                    lines=[LineEntry(entity, "travel", "reason", SECRET, None, "en")],
                )
            return made

        found: Budgets = self.once("budgets", make)
        return found

    def reviewed_budget(self) -> None:
        version = self.budgets().draft
        with as_application(self.here.bo):
            move_version(by=self.here.bo, version=version, to="review")

    def scenario(self) -> None:
        version = self.budgets().draft
        with as_application(self.here.bo):
            begin_scenario(by=self.here.bo, version=version, names={"en": "Lean"}, changes=[])

    def service(self, *, active: bool = True) -> int:
        def make() -> int:
            made = Person.objects.create(
                email="service@example.org", name="Service", is_service=True, is_active=active
            )
            return int(made.pk)

        return int(self.once("service", make))

    def as_ana(self, name: str, act: Callable[..., Any], **fields: Any) -> Any:
        def make() -> Any:
            with as_application(self.here.ana):
                return act(by=self.here.ana, symbol=SYMBOL, section="A", **fields)

        return self.once(name, make)

    def evidence(self) -> int:
        return int(
            self.as_ana(
                "evidence", attach_evidence, path="A#1", file_name="secret.txt", content=SECRET.encode()
            )
        )

    def comment(self) -> int:
        return int(self.as_ana("comment", add_comment, path="A#1", field="actual", text=SECRET))

    def paragraph(self) -> str:
        return str(self.as_ana("paragraph", add_paragraph, role="results"))

    def role(self, person: str) -> int:
        return int(Role.objects.get(person_id=self.here.people[person]).pk)

    def invitation(self) -> int:
        def make() -> int:
            with as_application(self.here.adi):
                return invite(by=self.here.adi, email="i@example.org", name="I", role="auditor").id

        return int(self.once("invitation", make))

    def token(self) -> int:
        """One of Ana's."""

        def make() -> int:
            key_of(self.here.ana)
            return Token.objects.filter(person_id=self.here.ana).latest("pk").pk

        return int(self.once("token", make))

    def published(self) -> None:
        """The loaded report as one published here, under SW/1."""

        def make() -> bool:
            report = Report.objects.get(symbol="LK/1/1")
            ReportSection.objects.filter(report=report).update(status=None)
            sealed = {"status": "published", "seal": "0" * 64, "published_at": datetime.now(UTC)}
            return bool(Report.objects.filter(pk=report.pk).update(symbol="SW/1", **sealed))

        self.once("published", make)

    def corrigendum(self) -> int:
        self.published()
        return int(
            self.as_bo("corrigendum", open_corrigendum, symbol="SW/1", reasons={"en": "Typed wrongly."})
        )

    def publication(self) -> int:
        """One that waits for the worker."""

        def make() -> int:
            made = Publication.objects.create(
                report=Report.objects.get(symbol=SYMBOL),
                symbol="SW/31/12",
                languages=["en"],
                requested_by_id=self.here.pia,
                requested_at=datetime.now(UTC),
                digest="0" * 64,
                steps=6,
            )
            return int(made.pk)

        return int(self.once("publication", make))

    def corrigendum_file(self) -> None:
        """A document of a published corrigendum, SW/1/Corr.1."""

        def make() -> int:
            number, now = self.corrigendum(), datetime.now(UTC)
            made = PublishedFile.objects.create(
                report=Report.objects.get(symbol="SW/1"),
                corrigendum_id=number,
                language="en",
                format="json",
                file_name="SW_1_Corr.1.en.json",
                size=len(CORRECTED),
                sha256=hashlib.sha256(CORRECTED).hexdigest(),
                digest="0" * 64,
                content=CORRECTED,
                made_at=now,
            )
            Corrigendum.objects.filter(pk=number).update(
                status="published", published_at=now, published_by_id=self.here.pia
            )
            return int(made.pk)

        self.once("corrigendum_file", make)

    def printed_row(self) -> str:
        """Path of an output of the published report."""
        self.published()
        found = queries.outputs("SW/1", "en")
        assert found is not None
        return found.rows[0].path

    def correction(self) -> int:
        number = self.corrigendum()
        change = {"path": self.printed_row(), "field": "actual", "language": "", "new": "13"}
        return int(
            self.as_bo("correction", add_correction, corrigendum=number, reasons={"en": "Typed."}, **change)
        )

    def as_bo(self, name: str, act: Callable[..., Any], **fields: Any) -> Any:
        def make() -> Any:
            with as_application(self.here.bo):
                return act(by=self.here.bo, **fields)

        return self.once(name, make)

    def ledger_mapping(self) -> int:
        """How files of the ERP are read; the lines of section A say the secret."""

        def make() -> int:
            categories()
            return mapping(self.here)

        return int(self.once("ledger_mapping", make))

    def ledger_load(self) -> int:
        """One line of section A, one row whose entity nobody knows."""
        rows = [
            ("S1", "1", "Lakes Division", "travel", "2024-07-01", "1", SECRET),
            ("S2", "1", "Lake Division", "travel", "2024-07-01", "1", SECRET),
        ]
        return int(self.once("ledger_load", lambda: take(self.here, self.ledger_mapping(), rows).load))

    def ledger_alias(self) -> int:
        self.ledger_load()
        return int(NameAlias.objects.get().pk)

    def ledger_sending(self) -> int:
        """A large file of the budget officer's on its way in."""

        of = self.ledger_mapping()

        def make() -> int:
            with as_application(self.here.bo):
                return send_ledger(by=self.here.bo, mapping=of, file_name="big.csv", pieces=lambda: [b"x"])

        return int(self.once("ledger_sending", make))
