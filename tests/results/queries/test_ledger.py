"""Sums, lines, loads and names as pages and programs ask for them; each reader their own."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from answerable.organization.models import Entity, Period
from answerable.results.actions.ledger import decide_alias
from answerable.results.models import LedgerLine, NameAlias
from answerable.results.queries import ledger
from answerable.results.queries.ledger.calendar import Calendar
from answerable.results.queries.ledger.names import names_of
from answerable.results.queries.ledger.sums import under
from answerable.results.rules.ledger.conversion import Counted
from tests.access import as_application
from tests.ledger import (
    POSTS,
    POSTS_HEADER,
    ROWS,
    categories,
    code_of,
    mapping,
    next_period,
    posts,
    seal,
    take,
)
from tests.scene import Scene, scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Scene:
    made = scene()
    categories()
    return made


def period() -> int:
    return int(Period.objects.get(label="2024/25").pk)


def amounts(
    rows: tuple[ledger.LedgerTotal, ...], kind: str = "expenditure"
) -> dict[tuple[object, ...], Decimal]:
    return {row.key: row.amounts[kind] for row in rows if kind in row.amounts}


# --- sums


def test_sums_by_category_entity_month_and_both(here):
    take(here, mapping(here))
    take(here, mapping(here, "allotment"), [("A1", "1", "Lakes Division", "travel", "2024-07-01", "500", "")])
    lakes, rivers = code_of(here, "A"), code_of(here, "B")
    with as_application(here.bo):
        by = {
            name: amounts(ledger.ledger_totals(period(), by=name)) for name in ("category", "entity", "month")
        }
        granted = amounts(ledger.ledger_totals(period()), "allotment")
        both = amounts(ledger.ledger_totals(period(), by="entity_category"))
        of_lakes = amounts(ledger.ledger_totals(period(), entity=lakes))
    assert by == {
        "category": {("posts",): Decimal(2000), ("travel",): Decimal("80.25")},
        "entity": {(lakes,): Decimal("2100.50"), (rivers,): Decimal("-20.25")},
        "month": {(date(2024, 7, 1),): Decimal("2100.50"), (date(2024, 8, 1),): Decimal("-20.25")},
    }
    assert granted == {("travel",): Decimal(500)}
    assert both[(lakes, "travel")] == Decimal("100.50")
    assert of_lakes == {("posts",): Decimal(2000), ("travel",): Decimal("100.50")}


def test_currencies_are_never_added(here):
    columns = {"columns": {"key": "Document", "entity": "Fund centre", "category": "Commitment item",
                           "date": "Posting date", "amount": "Amount", "currency": "Text"}}  # fmt: skip
    rows = [("1", "", "Lakes Division", "travel", "2024-07-01", "5", ""),
            ("2", "", "Lakes Division", "travel", "2024-07-01", "7", "EUR")]  # fmt: skip
    take(here, mapping(here, columns=columns), rows)
    assert amounts(ledger.ledger_totals(period())) == {("travel",): Decimal(5)}
    assert amounts(ledger.ledger_totals(period(), currency="EUR")) == {("travel",): Decimal(7)}


def test_each_reader_sums_their_own(here):
    take(here, mapping(here))
    found = {}
    for name in ("bo", "ana", "boris", "uma"):
        with as_application(here.people[name]):
            found[name] = amounts(ledger.ledger_totals(period(), by="category"))
    assert found["bo"] == {("posts",): Decimal(2000), ("travel",): Decimal("80.25")}
    assert found["ana"] == {("posts",): Decimal(2000), ("travel",): Decimal("100.50")}
    assert found["boris"] == {("travel",): Decimal("-20.25")}
    assert found["uma"] == {}


def test_a_fixed_number_of_queries(here):
    take(here, mapping(here), [ROWS[0]])
    counts = []
    for more in ([], [(f"X{n}", "1", "Rivers Division", "posts", "2024-09-01", "1", "") for n in range(9)]):
        if more:
            take(here, mapping(here), more, name="more.csv")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            ledger.ledger_totals(period(), by="entity_category")
            ledger.ledger_lines(period=period())
            ledger.loads()
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_posts_filled_by_month(here):
    posts(here, "P-4", 3)
    rows = [("1", "Lakes Division", "P-4", "2024-07", "2.5"), ("2", "Lakes Division", "P-4", "2024-08", "3"),
            ("3", "Lakes Division", "P-4", "2024-08", "-1")]  # fmt: skip
    take(here, mapping(here, "incumbency", POSTS), rows, header=POSTS_HEADER)
    found = ledger.incumbency(period(), code_of(here, "A"))
    assert [(row.grade, row.month, row.posts) for row in found] == [
        ("P-4", date(2024, 7, 1), Decimal("2.5")),
        ("P-4", date(2024, 8, 1), Decimal(2)),
    ]
    assert ledger.incumbency(period(), code_of(here, "B")) == ()
    assert ledger.ledger_totals(period()) == (), "posts are no money"


def test_periods_with_lines(here):
    assert ledger.ledger_periods() == ()
    take(here, mapping(here))
    assert [row.label for row in ledger.ledger_periods()] == ["2024/25"]


def test_everything_under_an_entity(here):
    assert set(under(code_of(here, "A"))) == {code_of(here, "A"), code_of(here, "A.1")}
    assert under("nowhere") == ()


# --- lines


def test_lines_are_filtered_and_come_in_pages(here):
    done = take(here, mapping(here))
    with as_application(here.bo):
        whole = ledger.ledger_lines(period=period())
        assert [row.key for row in whole.rows] == ["D2/1", "D1/2", "D1/1"]
        assert (whole.rows[2].entity, whole.rows[2].period, whole.rows[2].source) == (
            code_of(here, "A"), "2024/25", "erp",
        )  # fmt: skip
        for wanted, keys in (
            ({"category": "travel"}, ["D2/1", "D1/1"]),
            ({"entity": code_of(here, "A")}, ["D1/2", "D1/1"]),
            ({"month": date(2024, 7, 1)}, ["D1/2", "D1/1"]),
            ({"search": "d1"}, ["D1/2", "D1/1"]),
            ({"search": "refund"}, ["D2/1"]),
            ({"kind": "income"}, []),
            ({"late": True}, []),
            ({"load": done.load}, ["D2/1", "D1/2", "D1/1"]),
            ({"grade": "P-4"}, []),
        ):
            assert [row.key for row in ledger.ledger_lines(**wanted).rows] == keys, wanted
        first = ledger.ledger_lines(length=2)
        assert (len(first.rows), first.more) == (2, True)
        second = ledger.ledger_lines(length=2, page=2)
        assert ([row.key for row in second.rows], second.more) == (["D1/1"], False)
    with as_application(here.boris):
        assert [row.key for row in ledger.ledger_lines().rows] == ["D2/1"]


# --- days


def test_a_day_counts_in_the_shortest_period_that_is_being_made(here):
    own = period()
    biennium = Period.objects.create(start=date(2024, 1, 1), end=date(2025, 12, 31), label="2024-2025")
    where = on(here, "A")
    found = where(date(2024, 7, 1))
    assert (found.period, found.is_late) == (own, False)
    found = where(date(2024, 3, 1))
    assert found.is_late or found.period == biennium.pk
    assert where(date(1990, 1, 1)) is None


def on(here, path):
    """Where days count for the entity of this section."""
    days = Calendar()
    group = days.group(here.entities[path])
    return lambda day: days.counted(day, group)


def test_after_the_seal_the_next_account_takes_it(here):
    seal()
    assert on(here, "A")(date(2024, 7, 1)) == Counted(None, True)
    following = next_period(answering=[here.entities["A"]])
    assert on(here, "A")(date(2024, 7, 1)) == Counted(following.pk, True)
    assert on(here, "A.1")(date(2024, 7, 1)) == Counted(following.pk, True)  # under A
    assert on(here, "A")(date(2025, 7, 1)) == Counted(following.pk, False)
    assert on(here, "B")(date(2024, 7, 1)) == Counted(None, True)  # no account of its own is open


def test_the_seal_of_an_account_says_nothing_of_entities_it_does_not_answer_for(here):
    mission = Entity.objects.create(code="mission", names={"en": "Mission"})
    seal()
    days = Calendar()
    assert days.group(mission.pk) == 0 != days.group(here.entities["A"])
    assert days.counted(date(2024, 7, 1), 0) == Counted(period(), False)


# --- names, loads, proposals


def test_names_are_codes_texts_and_accepted_aliases(here):
    done = take(here, mapping(here), [("D7", "1", "Laques", "travel", "2024-07-03", "5", "")])
    alias = NameAlias.objects.get()
    source = alias.source_id
    assert "laques" not in names_of(source).entities
    with as_application(here.bo):
        decide_alias(by=here.bo, alias=alias.pk, status="accepted", entity=code_of(here, "A"))
    found = names_of(source)
    assert found.entities["laques"] == found.entities["湖泊司"] == here.entities["A"]
    assert found.categories["公务差旅"] == found.categories["travel"]
    assert found.any_grade
    with as_application(here.bo):
        decide_alias(by=here.bo, alias=alias.pk, status="refused")
    assert ("entity", "laques") in names_of(source).refused
    assert done.rejected == 1


def test_loads_mappings_sources_and_aliases_as_pages_show_them(here):
    of = mapping(here)
    done = take(here, of, [*ROWS, ("D7", "1", "Zyx", "travel", "2024-07-03", "5", ""),
                           ("D8", "1", "Lake Division", "travel", "2024-07-03", "5", "")])  # fmt: skip
    with as_application(here.bo):
        (load,) = ledger.loads()
        assert ledger.load(done.load) == load
        assert (load.source, load.added, load.rejected, load.loaded_by) == ("erp", 3, 2, "Bo")
        assert ledger.load(999) is None
        (source,) = ledger.sources()
        assert (source.code, source.undecided) == ("erp", 2)
        assert [row.name for row in ledger.aliases()] == ["Lake Division", "Zyx"]
        assert [row.meaning for row in ledger.aliases("proposed", "erp")] == [code_of(here, "A"), ""]
        assert ledger.aliases("accepted") == ()
        (row,) = ledger.mappings("erp")
        assert (row.id, row.version, row.is_newest) == (of, 1, True)
        assert ledger.mappings("other") == ()
        assert ledger.rejected_lines(999) is None
        assert {code for code, _ in ledger.meanings()["category"]} == {"posts", "travel"}
        assert ledger.sendings(here.bo) == ()
        assert ledger.sending(1) is None
    with as_application(here.hana):
        assert ledger.loads() == ()
        assert ledger.load(done.load) is None
        assert ledger.rejected_lines(done.load) is None
    assert LedgerLine.objects.count() == 3
    assert Entity.objects.count() >= 3
