"""`read(write(x)) == x` for text, DOCX, PDF, XLSX and JSON, of both kinds, in both languages.

`tests/publishing/sample` does this for the sample institution; here it is made-up documents, other
seeds, and the organisation's own reports after they were read.
"""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings

from answerable.calc.account import Document
from answerable.publishing import registry, sample
from tests.publishing.formats.performance_report.made_up import reports

FORMS = ("text", "docx", "pdf", "xlsx", "json")
DOCUMENTS = Path(__file__).parents[3] / "shared" / "documents"


def back(document: Document, form: str) -> Document:
    return registry._document(registry.write(document, form), None, None)


@given(reports())
@settings(deadline=None, max_examples=40)
def test_made_up_reports_come_back_from_every_medium(document: Document):
    for form in FORMS:
        read = back(document, form)
        assert read == document, form
        assert read.findings == ()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_another_seed_of_both_kinds(form: str, language: str):
    for report in (*sample.performance_reports(7, planted_errors=False), sample.outputs_addendum(7)):
        document = report.in_language(language)
        assert back(document, form) == document


@pytest.mark.parametrize("form", FORMS)
def test_writing_what_was_read_changes_no_byte(form: str):
    document = sample.performance_reports(3)[1].zh
    data = registry.write(document, form)
    assert registry.write(registry._document(data, None, None), form) == data


@cache
def real(name: str) -> Document:
    return registry.read(DOCUMENTS / name)


@pytest.mark.documents
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["A_76_596.zh.txt", "A_68_648_Add1.zh.txt"])
def test_the_organisations_reports_come_back(name: str, form: str):
    if not (DOCUMENTS / name).exists():
        pytest.skip(f"{name} is not beside the repository")
    assert back(real(name), form) == real(name)
