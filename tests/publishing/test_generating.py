"""Documents made from budgets, posts, the ledger and plans: by whom, of what, and sound."""

from __future__ import annotations

import pytest

from answerable.cycle.rules import Refused
from answerable.foundation.models import JournalEntry
from answerable.plans.models import BudgetVersion
from answerable.publishing import registry
from answerable.publishing.actions.generating import Wish, generate, generated_file, store_generated
from answerable.results.models import LedgerMonth, Report, ResourceCategory
from tests.access import as_application
from tests.department import PLAN, department
from tests.scene import SYMBOL, Scene, scene
from tests.three_years import PROPOSED, ThreeYears, three_years

pytestmark = pytest.mark.django_db
WISH = Wish(PROPOSED, 1, symbol="SW/40/1")


@pytest.fixture
def here() -> Scene:
    return scene()


@pytest.fixture
def made(here) -> ThreeYears:
    return three_years(here)


def generated(here: Scene, who: str = "bo", wish: Wish = WISH):
    with as_application(here.people[who]):
        return generate(wish, by=here.people[who])


def row(document, table: str, label: str, section: str | None = None):
    of = next(t for t in document.tables if t.id == table and section in (None, t.section))
    return next(r for r in of.rows if r.label == label)


def test_the_combined_report_counted_by_hand(here, made):
    found = generated(here)
    for language, gross in (("en", "Gross requirements"), ("zh", "所需资源毛额")):
        document = found.documents[language]
        cells = row(document, "financial_resources", gross).cells
        assert [cells[name] for name in list(cells)[:3]] == ["198.0", "199.4", "-1.4"]
        assert cells["apportionment 2025/26"] == "208.0"
        assert cells["cost_estimates 2026/27"] == "418.0"
        assert cells["variance_percent 2026/27"] == "101.0"
    assert found.findings == ()


def test_it_reads_back_from_every_medium(here, made):
    found = generated(here)
    for language, document in found.documents.items():
        for form in ("docx", "xlsx", "json"):
            with as_application(here.bo):
                data = generated_file(WISH, language, form, by=here.bo)
            assert registry.read_bytes(data, f"r.{form}") == document


def test_posts_and_changes_of_components(here, made):
    document = generated(here).document
    lakes = [
        t for t in document.tables if t.id == "human_resources" and t.title == "Component 1: Lakes Division"
    ]
    labels = {r.label: r.cells["total"] for r in lakes[0].rows if r.level != "heading"}
    # 10 P-4 and no NGS at the end of 2024/25, of which 9 and 2 were filled on average over the year
    assert labels["Approved posts 2024/25"] == "10"
    assert labels["Actual posts 2024/25"] == "11"
    assert labels["Proposed posts 2026/27"] == "11"
    changes = next(t for t in document.tables if t.id == "staffing_changes")
    assert [
        (r.label, r.cells["number"], r.cells["action"]) for r in changes.rows if r.level != "heading"
    ] == [
        ("Post", "1", "Establishment"),
        ("Subtotal, Lakes Division", "1", None),
        ("Post", "-4", "Abolishment"),
        ("Subtotal, Rivers Division", "-4", None),
        ("Total, civilian personnel", "-3", None),
    ]


def test_frameworks_and_actuals_come_from_the_account(here, made):
    document = generated(here).document
    component = document.section("I.G.1")
    assert component.name == "Component 1: Lakes Division"
    # the division and its unit promise the same of their own
    assert [a.label for a in component.accomplishments] == ["1.1", "1.2"]
    assert component.accomplishments[0].indicators[0].text == "Stations"


def test_reasons_are_taken_over_and_missing_ones_named(here, made):
    ResourceCategory.objects.create(
        report=Report.objects.get(symbol=SYMBOL), code="consultants", names={"en": "C", "zh": "咨"},
        group="non_posts", position=9, reasons={"en": "A flood.", "zh": "洪水。"},
    )  # fmt: skip
    found = generated(here)
    said = [p.text for p in found.document.section("III").paragraphs]
    assert "a survey" in " ".join(said)
    assert not [words for words, of in found.lacking if words == "reason" and "Travel: 2026/27" in of]


def test_decisions_and_revenue_stand_in_their_tables(here, made):
    document = generated(here).document
    history = row(document, "legislative_history", "Appropriation – General Assembly")
    assert history.cells["report 2024/25"] == "SW/RES/1"
    assert history.cells["date 2025/26"] == "30 June 2025"
    assert row(document, "other_revenue", "Total").cells["amount"] == "5.0"


def test_staff_assessment_is_income_that_makes_net_and_no_other_revenue(here, made):
    document = generated(here).document
    assessed = row(document, "financial_resources", "Staff assessment income")
    assert assessed.cells["expenditure 2024/25"] == "2.0"
    assert "2.0" not in [one.cells["amount"] for one in document.table("other_revenue").rows]


def test_what_a_published_account_says_was_spent_is_said_again(here, made):
    report = Report.objects.get(symbol=SYMBOL)
    report.resource_categories.filter(code="travel").first().results.update(expenditure="99.5")
    before = row(generated(here).document, "financial_resources", "Gross requirements")
    Report.objects.filter(pk=report.pk).update(status="loaded")
    after = row(generated(here).document, "financial_resources", "Gross requirements")
    assert before.cells["expenditure 2024/25"] != after.cells["expenditure 2024/25"] == "199.0"


def test_without_a_ledger_the_account_says_what_was_spent(here, made):
    LedgerMonth.objects.all().delete()
    report = Report.objects.get(symbol=SYMBOL)
    report.resource_categories.filter(code="travel").first().results.update(expenditure="99.5")
    cells = row(generated(here).document, "financial_resources", "Gross requirements").cells
    assert cells["expenditure 2024/25"] == "199.0"


@pytest.mark.parametrize(
    ("who", "may"), [("bo", True), ("pia", True), ("aud", True), ("ana", False), ("adi", False)]
)
def test_who_sees_the_whole_institution_makes_its_documents(here, made, who, may):
    if may:
        assert generated(here, who).findings == ()
        return
    with pytest.raises(Refused) as refused:
        generated(here, who)
    assert refused.value.code == "not_yours"


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (Wish("nowhere", 1), "not_found"),
        (Wish(PROPOSED, 9), "not_found"),
        (Wish(PROPOSED, 1, "poem"), "not_found"),  # type: ignore[arg-type]
        (Wish(PROPOSED, 1, report="X/1"), "not_found"),
        (Wish(PROPOSED, 1, plan="X/1"), "not_found"),
    ],
)
def test_what_there_is_not_is_refused(here, made, wish, code):
    with pytest.raises(Refused) as refused:
        generated(here, wish=wish)
    assert refused.value.code == code


def test_a_scenario_has_no_document(here, made):
    BudgetVersion.objects.filter(pk=made.proposed.pk).update(stage="scenario")
    with pytest.raises(Refused) as refused:
        generated(here)
    assert refused.value.code == "wrong_state"
    with pytest.raises(Refused), as_application(here.bo):
        generated_file(WISH, "fr", "docx", by=here.bo)


def test_making_one_changes_nothing(here, made):
    before = JournalEntry.objects.count()
    generated(here)
    assert JournalEntry.objects.count() == before


def test_a_publisher_stores_it_in_both_languages(here, made):
    before = JournalEntry.objects.count()
    with as_application(here.pia):
        assert store_generated(WISH, by=here.pia) == "SW/40/1"
    report = Report.objects.get(symbol="SW/40/1")
    assert (report.kind, set(report.places), report.status) == ("combined_report", {"en", "zh"}, "loaded")
    assert JournalEntry.objects.count() > before
    assert {entry.actor for entry in JournalEntry.objects.filter(number__gt=before)} == {"pia@example.org"}


@pytest.mark.parametrize("who", ["bo", "aud", "ana"])
def test_nobody_else_stores_it(here, made, who):
    with pytest.raises(Refused) as refused, as_application(here.people[who]):
        store_generated(WISH, by=here.people[who])
    assert refused.value.code == "not_yours"
    assert not Report.objects.filter(symbol="SW/40/1").exists()


def test_without_a_symbol_nothing_is_stored(here, made):
    with pytest.raises(Refused) as refused, as_application(here.pia):
        store_generated(Wish(PROPOSED, 1), by=here.pia)
    assert (refused.value.code, refused.value.place) == ("invalid", "symbol")


# --- the budget document

SECTION = Wish("waters-2027", 1, "programme_budget", "SW/50/6 (Sect. 7)")


def test_the_budget_document_counted_by_hand(here):
    department(here)
    found = generated(here, wish=SECTION)
    assert found.findings == ()
    for language in ("en", "zh"):
        document = found.documents[language]
        data = registry.write(document, "docx")
        assert registry.read_bytes(data, "s.docx") == document
    document = found.document
    assert [s.path for s in document.sections] == [
        "Sect7", "A", "orientation", "orientation.background", "orientation.mandates", "1", "2", "B", "B.a",
    ]  # fmt: skip
    assert [m.symbol for m in document.sections[0].mandates] == ["70/1"]
    money = document.table("financial_resources")
    assert dict(money.rows[-1].cells) == {
        "2025 expenditure": "30.0", "2026 appropriation": "40.0", "Changes": "5.0", "Percentage": "12.5",
        "2027 estimate": "45.0",
    }  # fmt: skip
    measures = document.section("1").results[0].measures
    assert [(v.period, v.value) for v in measures] == [("2026", "8"), ("2027", "9")]
    assert ("category", "Lakes Division: 1") in found.lacking
    changes = document.table("staffing_changes")
    assert [(r.label, r.cells["Number"]) for r in changes.rows] == [("Lakes Division", "1")]


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (Wish(PROPOSED, 1, "programme_budget"), "wrong_state"),  # not a calendar year
        (Wish("waters-2027", 1, "programme_budget", "SW/1"), "invalid"),
        (Wish("waters-2027", 1, "programme_budget", plan="X/1"), "not_found"),
    ],
)
def test_what_the_budget_document_needs(here, made, wish, code):
    department(here)
    with pytest.raises(Refused) as refused:
        generated(here, wish=wish)
    assert refused.value.code == code


def test_without_a_plan_it_is_money_and_posts(here):
    department(here)
    Report.objects.filter(symbol=PLAN).delete()
    found = generated(here, wish=SECTION)
    assert ("framework", "") in found.lacking
    assert [t.id for t in found.document.tables] == [
        "financial_resources", "financial_resources", "human_resources", "staffing_changes",
    ]  # fmt: skip
