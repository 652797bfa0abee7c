"""Correcting a sealed report: who may, what is refused, what the corrigendum lists and changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from answerable.cycle.rules import Refused
from answerable.publishing import registry
from answerable.publishing.actions.corrigenda import (
    add_correction,
    corrigendum_document,
    open_corrigendum,
    remove_correction,
    request_corrigendum,
)
from answerable.publishing.actions.publishing import run_publication
from answerable.results.models import Corrigendum, OutputResult, Publication, PublishedFile
from answerable.results.queries.corrections import corrections, corrigenda
from tests.access import as_application
from tests.publishing.cleared import published_scene

pytestmark = pytest.mark.django_db
SYMBOL = "SW/31/1"
WHY = {"en": "A typing error.", "zh": "录入错误。"}


@pytest.fixture
def made():
    return published_scene()


def opened(made):
    return open_corrigendum(by=made.bo, symbol=SYMBOL, reasons=WHY)


def add(made, number, path="A#2", field="actual", new="4", language="", by=None):
    return add_correction(
        by=by or made.bo, corrigendum=number, path=path, field=field, language=language, new=new, reasons=WHY
    )


def test_one_writes_and_another_publishes_and_the_report_stays_as_it_is(made):
    with as_application(made.bo):
        number = opened(made)
        add(made, number)
        add(made, number, "A$travel", "expenditure", "95.0")
        add(made, number, "A¶1", "text", "What it really does.", "en")
    with as_application(made.pia):
        run_publication(request_corrigendum(by=made.pia, corrigendum=number))
        assert Publication.objects.get(corrigendum_id=number).message == ""
    found = Corrigendum.objects.get(pk=number)
    assert (found.symbol, found.status, found.published_by_id) == (f"{SYMBOL}/Corr.1", "published", made.pia)
    assert PublishedFile.objects.filter(corrigendum=found).count() == 10
    assert OutputResult.objects.get(section_id=made.sections["A"], output__number=2).actual == "3"
    with as_application(None):  # the public reads it beside the figure
        said = corrections(SYMBOL, "zh")
        assert [(c.corrigendum, c.old, c.new, str(c.reason)) for c in said["A#2"]] == [
            (f"{SYMBOL}/Corr.1", "3", "4", "录入错误。")
        ]
        assert [line.symbol for line in corrigenda(SYMBOL, "en")] == [f"{SYMBOL}/Corr.1"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_format_says_the_same_and_is_read_back(made, language):
    with as_application(made.bo):
        number = opened(made)
        add(made, number)
        add(made, number, "A$travel", "expenditure", None)
        add(made, number, "A¶1", "text", "Otherwise.\nOn two lines.", language)
        document = corrigendum_document(Corrigendum.objects.get(pk=number), language)
    assert [row.label for row in document.table("corrections").rows] == ["A#2", "A$travel", "A¶1"]
    for form in ("docx", "pdf", "xlsx", "json", "text"):
        assert registry.read_bytes(registry.write(document, form), "c") == document, form
    assert "<table" in registry.write(document, "html").decode()
    without = replace(document, period=None, title="T")
    assert registry.read_bytes(registry.write(without, "docx"), "c") == without


def test_figures_that_follow_are_computed_and_listed(made):
    with as_application(made.bo):
        number = opened(made)
        add(made, number)
        add(made, number, "A$travel", "expenditure", "95.0")
        document = corrigendum_document(Corrigendum.objects.get(pk=number), "en")
    derived = {(row.label, row.cells["what"]): (row.cells["old"], row.cells["new"])
               for row in document.table("derived").rows}  # fmt: skip
    rate = next(value for (path, what), value in derived.items() if path == "A#2" and "delivery" in what)
    assert rate == ("75.0", "100.0")
    amount = [value for (path, what), value in derived.items() if path == "A$travel" and "amount" in what]
    assert amount == [("9.5", "5.0")]
    gross = [
        value
        for (path, what), value in derived.items()
        if path == "resources_summary" and "Gross requirements, expenditure" in what
    ]
    assert gross == [("362.0", "366.5")]


@pytest.mark.parametrize(
    ("path", "field", "new", "language", "code"),
    [
        ("A#2", "actual", "3", "", "invalid"),  # no change
        ("A#2", "actual", "many", "", "invalid"),
        ("A#9", "actual", "3", "", "not_found"),
        ("Q#1", "actual", "3", "", "not_found"),
        ("'; DROP TABLE", "actual", "3", "", "not_found"),
        ("A#2", "cause", "demand", "", "invalid"),
        ("A#2", "seal", "3", "", "invalid"),
        ("A#2", "actual", "5", "en", "invalid"),
        ("A¶1", "text", "x", "fr", "invalid"),
    ],
)
def test_what_is_no_correction_is_refused(made, path, field, new, language, code):
    with as_application(made.bo):
        number = opened(made)
        with pytest.raises(Refused) as refusal:
            add(made, number, path, field, new, language)
    assert refusal.value.code == code


def test_only_the_budget_office_and_publishers_write_corrections(made):
    with as_application(made.bo):
        number = opened(made)
    for person in (made.ana, made.hana, made.aud, made.adi):
        with as_application(person):
            with pytest.raises(Refused) as refusal:
                open_corrigendum(by=person, symbol=SYMBOL, reasons=WHY)
            assert refusal.value.code == "not_yours"
            with pytest.raises(Refused) as refusal:
                add(made, number, by=person)
            assert refusal.value.code == "not_yours"


def test_who_wrote_in_it_does_not_publish_it(made):
    with as_application(made.bo):
        number = opened(made)
    with as_application(made.pia):
        add(made, number, by=made.pia)
        with pytest.raises(Refused) as refusal:
            request_corrigendum(by=made.pia, corrigendum=number)
        assert refusal.value.code == "own_work"
    with as_application(made.bo):
        with pytest.raises(Refused) as refusal:
            request_corrigendum(by=made.bo, corrigendum=number)
        assert refusal.value.code == "not_yours"


def test_a_correction_is_taken_out_again_and_an_empty_corrigendum_is_not_published(made):
    with as_application(made.bo):
        number = opened(made)
        remove_correction(by=made.bo, correction=add(made, number))
    with as_application(made.pia), pytest.raises(Refused) as refusal:
        request_corrigendum(by=made.pia, corrigendum=number)
    assert refusal.value.code == "incomplete"


def test_a_second_corrigendum_starts_from_the_first(made):
    with as_application(made.bo):
        number = opened(made)
        add(made, number)
        with pytest.raises(Refused) as refusal:
            opened(made)
        assert refusal.value.code == "wrong_state"
    with as_application(made.pia):
        run_publication(request_corrigendum(by=made.pia, corrigendum=number))
    with as_application(made.bo):
        second = opened(made)
        add(made, second, new="2")
        with pytest.raises(Refused) as refusal:
            add(made, number, new="9")
        assert refusal.value.code == "sealed"
    found = Corrigendum.objects.get(pk=second)
    assert (found.symbol, found.corrections.get().old) == (f"{SYMBOL}/Corr.2", "4")


def test_reasons_are_needed_in_every_language_and_an_open_report_has_no_corrigendum(made):
    with as_application(made.bo):
        with pytest.raises(Refused) as refusal:
            open_corrigendum(by=made.bo, symbol=SYMBOL, reasons={"en": "Only English"})
        assert refusal.value.code == "incomplete"
        with pytest.raises(Refused) as refusal:
            open_corrigendum(by=made.bo, symbol="LK/1/1", reasons=WHY)
        assert refusal.value.code == "wrong_state"
