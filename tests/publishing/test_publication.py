"""From an open, cleared report to a published and sealed one; what hinders it; what stays afterwards."""

from __future__ import annotations

import pytest

from answerable.publishing.actions.publishing import run_publication
from answerable.publishing.actions.requesting import request_publication
from answerable.results.models import Publication, PublishedFile, Report
from tests.access import as_application
from tests.publishing.cleared import cleared_scene

pytestmark = pytest.mark.django_db


def test_a_cleared_report_is_published_and_sealed_by_a_publisher():
    made = cleared_scene()
    with as_application(made.pia):
        number = request_publication(made.symbol, new_symbol="SW/31/1", languages=("en", "zh"), by=made.pia)
        run_publication(number)
        publication = Publication.objects.get(pk=number)
        assert (publication.state, publication.message) == ("done", "")
    report = Report.objects.get(symbol="SW/31/1")
    assert report.status == "published"
    assert report.seal == publication.digest
    assert PublishedFile.objects.filter(report=report).count() == 10
