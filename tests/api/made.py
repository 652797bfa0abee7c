"""What a case needs to exist: made once for a scene, past all rules, and found again by each caller."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from answerable.cycle.actions import record_values
from answerable.cycle.queries.digest import section_digest
from answerable.cycle.shapes import Value
from answerable.organization.models import Person, Token
from answerable.results.models import OutputResult
from tests.access import as_application
from tests.api.conftest import key_of
from tests.scene import SYMBOL, Scene

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

    def service(self) -> int:
        return int(
            self.once(
                "service",
                lambda: Person.objects.create(email="erp@example.org", name="ERP", is_service=True).pk,
            )
        )

    def token(self) -> int:
        """One of Ana's."""

        def make() -> int:
            key_of(self.here.ana)
            return Token.objects.filter(person_id=self.here.ana).latest("pk").pk

        return int(self.once("token", make))
