"""`read(write(x)) == x` for made-up combined reports: blocks, and every medium."""

from hypothesis import HealthCheck, given, settings

from answerable.calc.account import Document
from answerable.publishing import registry
from answerable.publishing.formats.combined_report.reader import read
from answerable.publishing.formats.combined_report.writer import write
from tests.publishing.formats.combined_report.made_up import documents

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


@given(documents())
@settings(deadline=None, max_examples=60, suppress_health_check=SLOW)
def test_made_up_reports_are_read_as_they_were_written(document: Document):
    found = read(write(document), document.language)
    assert found == document
    assert {finding.rule for finding in found.findings} <= {"value_missing"}


@given(documents())
@settings(deadline=None, max_examples=6, suppress_health_check=SLOW)
def test_made_up_reports_come_back_from_every_medium(document: Document):
    for form in ("docx", "pdf", "xlsx", "json"):
        data = registry.write(document, form)
        assert registry.read_bytes(data, form, kind="combined_report") == document, form
