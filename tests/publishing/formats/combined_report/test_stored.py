"""Combined reports in the database: stored in both languages, compiled and published as they were."""

from __future__ import annotations

import pytest

from answerable.calc.account import Document
from answerable.organization.models import Entity
from answerable.publishing import registry
from answerable.publishing.actions import Source, load_document, publish_report
from answerable.publishing.compile import compile_report
from answerable.results.models import Report, ReportSection
from tests.publishing.formats.combined_report.sample import report
from tests.publishing.formats.combined_report.test_real_document import NAMES, real

pytestmark = pytest.mark.django_db
FORMS = ("docx", "pdf", "xlsx", "json")


def load(document: Document):
    return load_document(document, Source("report.docx", b"bytes"), actor="somebody")


def test_both_languages_are_stored_and_compiled_as_they_were():
    for language in ("en", "zh"):
        load(report(language))
    for language in ("en", "zh"):
        assert compile_report("A/86/512", language) == report(language)
    stored = Report.objects.get(symbol="A/86/512")
    assert (stored.kind, sorted(stored.places)) == ("combined_report", ["en", "zh"])
    # one set of figures: a second language adds texts, no rows
    assert stored.tables.count() == len(report("en").tables)


def test_the_mission_and_its_components_are_entities_and_no_heading_is():
    mission = {"en": "United Nations Lisk Valley Mission", "zh": "联合国利斯克河谷特派团"}
    known = Entity.objects.create(code="lisk", names={"en": mission["en"]})
    for language in ("en", "zh"):
        load(report(language))
    known.refresh_from_db()
    assert known.names == mission
    others = Entity.objects.exclude(pk=known.pk)
    assert {(one.parent_id, one.names["en"].partition(":")[0]) for one in others} == {
        (known.pk, f"Component {number}") for number in (1, 2, 3)
    }
    of_mission = ReportSection.objects.filter(report__symbol="A/86/512", entity=known)
    assert sorted(of_mission.values_list("path", flat=True)) == ["I", "I.G"]


def test_loading_again_changes_nothing():
    load(report("en"))
    assert not load(report("en"))


@pytest.mark.parametrize("form", FORMS)
def test_what_is_published_equals_what_was_loaded(form):
    load(report("zh"))
    data = publish_report("A/86/512", form, "zh", actor="somebody")
    assert registry.read_bytes(data, f"report.{form}") == report("zh")


@pytest.mark.documents
def test_the_real_report_from_both_its_files():
    """The PDF after the DOCX changes places, and no record."""
    for name in NAMES:
        load(real(name))
        assert compile_report("A/80/596", "en") == real(name)
    for form in FORMS:
        data = publish_report("A/80/596", form, "en", actor="somebody")
        assert registry.read_bytes(data, f"report.{form}") == real(NAMES[0])
