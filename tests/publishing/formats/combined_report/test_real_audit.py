"""What the audit finds in A/80/596: the list of docs/developer/findings_A_80_596.md, no more, no less."""

import pytest

from answerable.results.reports.rules import audit
from tests.publishing.formats.combined_report.test_real_document import NAMES, real

pytestmark = pytest.mark.documents

TABLE = "financial_resources"
FOUND = {
    ("error", "variance_unexplained_in", "financial_resources/National Professional Officer", "-6.9"),
    ("error", "variance_unexplained_in", "financial_resources/Medical", "66.1"),
    ("error", "variance_unexplained_in", f"{TABLE}/Other supplies, services and equipment", "172.1"),
    ("warning", "amounts_of_components", "financial_resources/Civilian personnel", "15844.6"),
    ("warning", "bound_as_actual", "I.G.2(2.1)2", "≤ 60"),
}  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_these_and_no_other_findings(name):
    assert {(f.severity, f.rule, f.path, f.printed) for f in audit(real(name))} == FOUND


@pytest.mark.parametrize("name", NAMES)
def test_every_finding_has_its_place(name):
    assert all(f.place is not None for f in audit(real(name)))
