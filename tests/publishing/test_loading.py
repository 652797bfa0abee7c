"""Who loads a document, and what is not loaded: reports made here."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import DatabaseError, transaction

from answerable.publishing.actions import LoadRefused, Source, load_document, plan_load
from answerable.results.models import Report
from tests import factories
from tests.access import as_application
from tests.publishing.cleared import cleared_scene, published_scene

pytestmark = pytest.mark.django_db


def load(symbol: str):
    document = replace(factories.report("en"), symbol=symbol)
    return load_document(document, Source("f.json", b"{}"), actor="somebody")


def test_a_publisher_loads_under_the_second_lock():
    made = cleared_scene()
    with as_application(made.pia):
        load("LK/9/9")
    assert Report.objects.get(symbol="LK/9/9").status == "loaded"


@pytest.mark.parametrize("name", ["ana", "hana", "bo", "aud", "adi"])
def test_nobody_else_loads_by_rule_nor_past_it(name, monkeypatch):
    made = cleared_scene()
    person = getattr(made, name)
    with as_application(person), pytest.raises(LoadRefused, match="Only publishers"):
        load("LK/9/9")
    monkeypatch.setattr("answerable.publishing.actions.loading._refuse_who_may_not", lambda: None)
    with as_application(person), pytest.raises(DatabaseError), transaction.atomic():
        load("LK/9/9")
    assert not Report.objects.filter(symbol="LK/9/9").exists()


def test_an_open_report_is_not_loaded_over():
    made = cleared_scene()
    with as_application(made.pia):
        for act in (load, lambda symbol: plan_load(replace(factories.report("en"), symbol=symbol))):
            with pytest.raises(LoadRefused, match="being made here"):
                act(made.symbol)


def test_a_sealed_report_is_not_loaded_over():
    made = published_scene()
    with as_application(made.pia), pytest.raises(LoadRefused, match="corrigendum"):
        load("SW/31/1")
