"""A publication is taken back by a publisher, until it is done; the worker stops."""

from __future__ import annotations

import pytest

from answerable.cycle.rules import Refused
from answerable.foundation.models import JournalEntry
from answerable.publishing import registry
from answerable.publishing.actions.publishing import run_publication
from answerable.publishing.actions.requesting import request_publication
from answerable.publishing.actions.withdrawing import withdraw_publication
from answerable.results.models import Publication, PublishedFile, Report
from tests.access import as_application
from tests.publishing.cleared import cleared_scene, published_scene

pytestmark = pytest.mark.django_db
SYMBOL = "SW/31/1"


def ask(made) -> int:
    return request_publication(made.symbol, new_symbol=SYMBOL, languages=("en", "zh"), by=made.pia)


def test_a_waiting_publication_is_taken_back_and_can_be_asked_for_again():
    made = cleared_scene()
    with as_application(made.pia):
        number = ask(made)
        withdraw_publication(number, by=made.pia)
        assert not Publication.objects.exists()
        assert JournalEntry.objects.filter(act="withdraw_publication", operation="ACT").count() == 1
        run_publication(ask(made))
    assert Report.objects.get(symbol=SYMBOL).status == "published"


def test_a_failed_one_goes_with_its_files():
    made = cleared_scene()
    with as_application(made.pia):
        number = ask(made)
        Publication.objects.filter(pk=number).update(state="failed")
        PublishedFile.objects.create(
            report_id=Publication.objects.get(pk=number).report_id, language="en", format="json",
            file_name="f", size=1, sha256="0", digest="0", content=b"1", made_at="2025-01-01T00:00Z",
        )  # fmt: skip
        withdraw_publication(number, by=made.pia)
    assert not Publication.objects.exists()
    assert not PublishedFile.objects.exists()


@pytest.mark.parametrize("step", [1, 10])
def test_a_worker_stops_when_it_is_taken_back_under_its_hands(step, monkeypatch):
    made = cleared_scene()
    with as_application(made.pia):
        number = ask(made)
        write, count = registry.write, iter(range(1, 20))

        def written(*given):
            if next(count) == step:
                withdraw_publication(number, by=made.pia)
            return write(*given)

        monkeypatch.setattr(registry, "write", written)
        run_publication(number)
    assert Report.objects.get(symbol=made.symbol).status == "open"
    assert not Publication.objects.exists()


@pytest.mark.parametrize("name", ["ana", "bo", "aud", "adi"])
def test_only_publishers_take_back(name):
    made = cleared_scene()
    with as_application(made.pia):
        number = ask(made)
    with as_application(getattr(made, name)), pytest.raises(Refused) as refusal:
        withdraw_publication(number, by=getattr(made, name))
    assert refusal.value.code == "not_yours"
    assert Publication.objects.get().state == "waiting"


def test_what_is_done_is_sealed_and_what_is_not_there_is_not_found():
    made = published_scene(SYMBOL)
    number = Publication.objects.get().pk
    with as_application(made.pia):
        for asked, code in ((number, "sealed"), (number + 1, "not_found")):
            with pytest.raises(Refused) as refusal:
                withdraw_publication(asked, by=made.pia)
            assert refusal.value.code == code
