"""The demonstration as `answerable demo` makes it: documents by the owner, the years by their people.

The second year comes out as the sample's sound twin, by people in their roles, with its corrigendum;
the third is in the middle of its work. Made once for this file, in one transaction that is rolled
back; each test has a savepoint of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection, transaction

from answerable.calc.account import Document, Output, Table
from answerable.cycle.queries.requirements import missing_to_publish, missing_to_submit
from answerable.cycle.rules import Refused
from answerable.cycle.shapes import Remark
from answerable.foundation import access
from answerable.foundation.models import JournalEntry
from answerable.organization.models import Role
from answerable.organization.queries import me_of
from answerable.plans import queries
from answerable.publishing import registry
from answerable.publishing.actions.generating import Wish, generate
from answerable.publishing.compile import compile_report
from answerable.publishing.compiling.finishing import in_form
from answerable.publishing.demonstration import budgets, journeys, plans, play, prepare, workbooks
from answerable.publishing.demonstration.figures import counts_by_month, output_of
from answerable.publishing.demonstration.office import Office
from answerable.publishing.demonstration.opening import open_year
from answerable.publishing.demonstration.third_year import SYMBOL
from answerable.publishing.planning.comparing import compare
from answerable.publishing.queries import verify_seal
from answerable.publishing.sample import SEED, in_languages, reports
from answerable.publishing.sample.years import SECOND, THIRD
from answerable.publishing.workbooks.uploads import upload_of, uploads_of
from answerable.results.models import (
    Comment,
    Corrigendum,
    Entry,
    Evidence,
    LedgerLine,
    LedgerLoad,
    NameAlias,
    OutputResult,
    Report,
    ReportFinding,
    ReportingCycle,
    ReportSection,
    SectionStep,
)
from answerable.results.queries import published_file
from answerable.results.queries.forecasts import forecast, forecast_budgets, warnings_of
from answerable.results.queries.ledger import verify_ledger
from answerable.results.reports.rules.audit import audit
from tests.access import as_application

TODAY = date(2026, 11, 21)


@contextmanager
def as_served() -> Iterator[None]:
    """As the application's role, nobody entered."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {access.APPLICATION}")
    yield
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, int]]:
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        try:
            people = prepare()
            with as_served():
                play(people, TODAY)
            connection.cursor().execute("ANALYZE")  # or plans are made as for empty tables
            yield people
        finally:
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)


@pytest.fixture
def db(made: dict[str, int]) -> Iterator[dict[str, int]]:
    """In place of the plugin's, which would end the transaction of `made`: a savepoint within it."""
    inner = transaction.atomic()
    inner.__enter__()
    try:
        yield made
    finally:
        transaction.set_rollback(True)
        inner.__exit__(None, None, None)


# --- the second year

TWIN = {d.language: d for d in in_languages(reports.draft(SECOND, SEED, complete=True))}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_published_report_is_the_sound_twin(db: dict[str, int], language: str):
    """Equal but for the label of one row, as the summary names insurance like the table by category, and
    for what the departments said of their own money, which stands below what the account says."""
    published = _comparable(compile_report(SECOND.symbol, language))
    twin = _comparable(TWIN[language])
    assert published.sections == twin.sections
    for mine, theirs in zip(published.tables, twin.tables, strict=True):
        assert mine == theirs
    assert replace(published, sections=(), tables=()) == replace(twin, sections=(), tables=())


def _comparable(document: Document) -> Document:
    """Reasons of outputs are recorded and stand in the paragraphs; the form prints them nowhere else."""
    sections = tuple(
        replace(
            section,
            outputs=tuple(replace(output, reason=None) for output in section.outputs),
            paragraphs=tuple(
                replace(p, text=p.text.partition("\n(a) ")[0]) if section.path == "III.B" else p
                for p in section.paragraphs
                if not p.text.startswith(("Of other lines entities", "各实体对其他各项"))
            ),
            place=None,
        )
        for section in document.sections
    )
    return replace(document, sections=sections, tables=tuple(_one_label(t) for t in document.tables))


def _one_label(table: Table) -> Table:
    if table.id != "resources_summary":
        return table
    rows = tuple(replace(row, label="") if row.level == "of_which" else row for row in table.rows)
    assert Counter(row.level for row in table.rows)["of_which"] == 1
    return replace(table, rows=rows)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("form", ["docx", "pdf", "xlsx", "json"])
def test_its_files_are_read_back_and_the_audit_finds_nothing_in_them(
    db: dict[str, int], form: str, language: str
):
    with as_application(None):
        stored = compile_report(SECOND.symbol, language)
        content = published_file(SECOND.symbol, language, form)
    assert content is not None
    read = registry.read_bytes(content, form)
    assert read == in_form(stored, form)
    assert audit(read) == ()


def test_its_seal_holds(db: dict[str, int]):
    with as_application(None):
        seal = verify_seal(SECOND.symbol)
    assert seal is not None
    assert (seal.faults, seal.files) == ((), 20)


def test_the_audit_finds_it_sound(db: dict[str, int]):
    found = ReportFinding.objects.filter(report__symbol=SECOND.symbol)
    assert list(found.values_list("rule", "path", "language")) == []


def test_every_section_was_submitted_by_its_head_and_cleared_by_another(db: dict[str, int]):
    steps = SectionStep.objects.filter(section__report__symbol=SECOND.symbol).order_by("at", "pk")
    acts: dict[str, list[str]] = {}
    for path, act, person in steps.values_list("section__path", "act", "person__name"):
        acts.setdefault(path, []).append(f"{act} by {person}")
    assert len(acts) == 18
    assert acts["A.1"] == ["opened by Mei Tan", "submitted by Hana Gao", "cleared by Paul Zhu"]
    assert acts["G"] == [
        "opened by Mei Tan",
        "submitted by Kato Bay",
        "returned by Paul Zhu",
        "submitted by Kato Bay",
        "cleared by Paul Zhu",
    ]
    assert {tuple(a.partition(" ")[0] for a in found) for path, found in acts.items() if path != "G"} == {
        ("opened", "submitted", "cleared")
    }


def test_the_slip_was_commented_on_and_corrected(db: dict[str, int]):
    comment = Comment.objects.get(section__report__symbol=SECOND.symbol)
    path, said = comment.path, comment.text
    section = TWIN["en"].section("G")
    assert section is not None
    right = next(o.actual for o in section.outputs if path == f"G#{o.number}")
    assert said == f"The register has {right}."


def test_evidence_bears_figures_out(db: dict[str, int]):
    files = Evidence.objects.filter(section__report__symbol=SECOND.symbol)
    assert files.count() == 6
    for one in files:
        rows = bytes(one.content).decode().splitlines()
        counts = [int(row.partition(",")[2]) for row in rows[1:13]]
        assert rows[13] == f"total,{sum(counts)}"


def test_everybody_acted_in_their_own_name(db: dict[str, int]):
    actors = set(
        JournalEntry.objects.filter(
            act__in=("record_values", "submit_section", "publish_report")
        ).values_list("act", "actor")
    )
    assert ("publish_report", "anna@demo.invalid") in actors
    assert ("record_values", "lina@demo.invalid") in actors
    assert ("submit_section", "hana@demo.invalid") in actors
    assert not {actor for act, actor in actors if act == "record_values"} & {
        "paul@demo.invalid",
        "anna@demo.invalid",
    }


def test_a_second_start_changes_nothing(db: dict[str, int]):
    entries = JournalEntry.objects.count()
    said: list[str] = []
    with as_served():
        play(db, date(2026, 12, 1), said.append)
    assert (said, JournalEntry.objects.count()) == ([], entries)


def test_it_stays_as_it_was_published(db: dict[str, int]):
    report = Report.objects.get(symbol=SECOND.symbol)
    assert (report.status, report.published_by_id) == ("published", db["anna"])
    assert report.seal


def test_two_figures_are_corrected_by_one_and_published_by_another(db: dict[str, int]):
    found = Corrigendum.objects.get(report__symbol=SECOND.symbol)
    assert (found.symbol, found.status) == ("SW/30/12/Corr.1", "published")
    assert (found.opened_by_id, found.published_by_id) == (db["mei"], db["anna"])
    section = TWIN["en"].section("C.3")
    assert section is not None
    sealed = {f"C.3#{output.number}": output.actual for output in section.outputs}
    corrections = list(found.corrections.all())
    assert len(corrections) == 2
    for one in corrections:
        assert (one.old, int(one.new or 0)) == (sealed[one.path], int(sealed[one.path] or 0) + 1)
        assert set(one.reasons) == {"en", "zh"}


# --- the third year


def states() -> dict[str, str]:
    rows = ReportSection.objects.filter(report__symbol=SYMBOL, status__isnull=False)
    return dict(rows.order_by("position").values_list("path", "status"))


def test_sections_stand_where_they_should(db: dict[str, int]):
    assert states() == {
        "A": "cleared",
        "A.1": "cleared",
        "A.2": "returned",
        "B": "submitted",
        "C": "open",
        "C.1": "cleared",
        "C.2": "open",
        "C.3": "open",
        "D": "cleared",
        "D.1": "submitted",
        "D.2": "open",
        "E": "submitted",
        "E.1": "cleared",
        "E.2": "open",
        "E.3": "open",
        "F": "open",
        "G": "open",
        "H": "open",
    }


def test_what_is_filled_can_be_submitted_and_what_is_half_filled_cannot(db: dict[str, int]):
    missing = {
        section.path: len(missing_to_submit(section.pk))
        for section in ReportSection.objects.filter(report__symbol=SYMBOL, status="open")
    }
    assert {path for path, count in missing.items() if count == 0} == {"C", "D.2", "G"}
    assert 0 < missing["C.2"] < missing["C.3"]
    assert missing["H"] > 20


def test_deadlines_count_from_the_first_start(db: dict[str, int]):
    cycle = ReportingCycle.objects.get(report__symbol=SYMBOL)
    assert cycle.submit_by == TODAY + timedelta(days=9)
    assert cycle.submit_by < cycle.clear_by < cycle.publish_by


def test_a_section_came_back_with_comments_on_two_figures(db: dict[str, int]):
    comments = Comment.objects.filter(section__report__symbol=SYMBOL, settled_at=None)
    assert {(c.section.path, c.field) for c in comments} == {("A.2", "actual"), ("A.2", "reason")}
    assert len({c.path for c in comments}) == 2


def test_one_translation_is_older_than_its_source_and_texts_are_drafts(db: dict[str, int]):
    lacks = [one for one in missing_to_publish(SYMBOL, ("en", "zh")) if one.what == "outdated"]
    assert [(one.section, one.field, one.language) for one in lacks] == [("D.2", "narrative", "zh")]
    drafts = Entry.objects.filter(section__report__symbol=SYMBOL, status="draft")
    assert set(drafts.values_list("section__path", flat=True)) == {"C.2", "E.2", "F"}


# --- files


@pytest.mark.parametrize("delivered", ["0", "1", "7", "3700"])
def test_months_sum_to_what_was_delivered(delivered: str):
    rows = counts_by_month(Output("x", 1, actual=delivered)).decode().splitlines()
    assert rows[0] == "month,delivered"
    assert len(rows) == 14
    assert sum(int(row.partition(",")[2]) for row in rows[1:13]) == int(delivered)
    assert rows[13] == f"total,{delivered}"


def test_an_output_is_found_by_its_path():
    draft = reports.draft(SECOND, SEED)
    assert output_of(draft, "B#2").number == 2
    with pytest.raises(StopIteration):
        output_of(draft, "B#999")


# --- the office


@pytest.fixture
def office(db: dict[str, int]) -> Office:
    return Office(db, THIRD, SYMBOL)


def actual(section: str, number: int) -> str | None:
    return OutputResult.objects.get(
        section__report__symbol=SYMBOL, section__path=section, output__number=number
    ).actual


def test_acting_is_acting_as_the_person_and_ends(office: Office):
    with as_served():
        with office.acting("lina") as by:
            assert access.entered() == by == office.people["lina"]
        assert access.entered() is None


def test_recording_again_writes_over_what_an_interrupted_start_left(office: Office):
    first = next(v for v in office.values["G"] if v.field == "actual")
    with as_served():
        office.record("G", [replace(first, value="1", seen=first.value)])
        office.record("G")
    assert actual("G", 1) == first.value


def test_acts_are_refused_to_whom_they_are_refused_to_everybody(office: Office):
    with as_served(), pytest.raises(Refused, match="submitted"):
        office.give_back("H", "Please", [Remark("x")])


def test_submitting_and_clearing_again_do_nothing(office: Office):
    before = JournalEntry.objects.count()
    with as_served():
        office.submit("B")
        office.clear("A")
    assert JournalEntry.objects.count() == before


def test_a_file_is_attached_once(office: Office):
    count = Evidence.objects.count()
    with as_served():
        for _ in range(2):
            office.attach("G", "G#1", "g.csv", b"month,delivered\n", "Counts")
    assert Evidence.objects.count() == count + 1


def test_a_period_is_opened_once_and_a_renamed_office_keeps_its_people(office: Office):
    said: list[str] = []
    with as_served():
        open_year(office, date(2026, 11, 21), (1, 2, 3), said.append)
    assert said == []
    names = {role.entity.names["en"] for role in Role.objects.filter(person_id=office.people["rosa"])}
    assert names == {"Office of Information Technology", "Office of Data and Information Technology"}


# --- budgets


def test_what_was_decided_is_final_and_the_proposals_are_drafts(db: dict[str, int]):
    with as_application(db["mei"]):
        found = {
            f"{row.code} {version.number}": (version.stage, version.status)
            for row in queries.budgets()
            for version in row.versions
        }
        finals = [v.id for row in queries.budgets() for v in row.versions if v.status == "final"]
        assert all(queries.seal_holds(number) for number in finals)
    assert found == {
        "osw-2025-26 1": ("approved", "final"), "osw-2026-27 1": ("proposed", "draft"),
        "osw-2026-27 2": ("scenario", "draft"), "ombra-2024-25 1": ("approved", "final"),
        "ombra-2025-26 1": ("approved", "final"), "ombra-2026-27 1": ("proposed", "draft"),
        "ombra-2026-27 2": ("scenario", "draft"),
        "section-7-2026 1": ("approved", "final"), "section-7-2027 1": ("proposed", "draft"),
    }  # fmt: skip


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_budget_document_of_a_section_is_made_with_its_plan(db: dict[str, int], language: str):
    """Sound, with a subprogramme for each office, and given back by its DOCX."""
    with as_application(db["mei"]):
        made = generate(Wish("section-7-2027", 1, "programme_budget", "SW/82/6 (Sect. 7)"), by=db["mei"])
    assert made.findings == ()
    document = made.documents[language]
    units = [section for section in document.sections if section.path.isdigit()]
    assert [bool(unit.results and unit.outputs) for unit in units] == [True, True]
    assert [table.id for table in document.tables] == ["financial_resources", "human_resources"]
    assert registry.read_bytes(registry.write(document, "docx"), "s.docx") == document


def test_the_institutions_budget_is_what_its_period_was_opened_with(db: dict[str, int]):
    with as_application(db["mei"]):
        version = queries.version_of("osw-2025-26", 1)
        assert version is not None
        sums = queries.sums_by_category(version.id)
        averages = queries.average_posts(version.id)
    money = reports.accounts(THIRD, SEED)
    for category, amounts in zip(money.categories, zip(*money.matrix.values(), strict=True), strict=True):
        assert sums[category.key] == 1000 * sum(line.allotted for line in amounts), category.key
    assert sums["assessment"] == 1000 * money.assessment.allotted
    assert averages is not None
    assert averages.total.exact == sum(posts.authorized for posts in money.posts)


def test_the_mission_explains_every_change_beyond_the_threshold(db: dict[str, int]):
    with as_application(db["mei"]):
        mission, institution = queries.version_of("ombra-2026-27", 1), queries.version_of("osw-2026-27", 1)
        assert mission is not None
        assert institution is not None
        assert queries.missing_explanations(mission.id) == ()
        assert len({m.entity for m in queries.missing_explanations(institution.id)}) == 1
        averages = queries.average_posts(mission.id)
    assert averages is not None
    # 14 drivers of whom 6 until 31 December; 9 P-4 of whom one until 13 October (3 months, 13 of 31 days)
    drivers = averages.by_grade["post", "national_general_service", "NGS"].number(4)
    assert drivers == Decimal("90.6667")  # 78 + 8 + 6 x 6/12 + 2 x 10/12
    assert averages.by_grade["post", "international", "P-4"].number(4) == Decimal("8.2849")


def test_budgets_are_made_once(db: dict[str, int]):
    said: list[str] = []
    with as_served():
        budgets.make(db, said.append)
    assert said == []


def test_a_department_sent_a_workbook_with_a_mistake_and_one_that_waits(db: dict[str, int]):
    with as_application(None):
        workbooks.make(db, lambda _: None)  # once is enough
    with as_application(db["ruth"]):
        sent = uploads_of(db["ruth"], "actuals", SYMBOL)
        later, first = (upload_of(db["ruth"], one.id) for one in sent)
    assert (sent[0].status, sent[0].errors, sent[0].changes) == ("checked", 0, 6)
    assert later is not None
    assert first is not None
    assert [fault.code for fault in first.errors] == ["ambiguous_figure"]
    assert (later.status, later.errors, len(later.changes)) == ("checked", (), 6)
    assert {change.column for change in later.changes} == {"actual"}


def test_the_travel_office_leaves_names_to_decide_and_rows_to_send_again(db: dict[str, int]):
    loads = {load.file_name: load for load in LedgerLoad.objects.filter(file_name__in=journeys.FILES)}
    counts = {
        name: (load.rows, load.added, load.known, load.rejected, load.late) for name, load in loads.items()
    }
    assert counts == {"journeys-2026-02.csv": (7, 3, 0, 4, 1), "journeys-2026-03.csv": (4, 1, 1, 2, 0)}
    names = dict(NameAlias.objects.filter(source__code=journeys.SOURCE).values_list("name", "likeness"))
    assert set(names) == {"Dept. of Basin Co-operation", "Harbour Master", "Official travel"}
    assert names["Official travel"] == 1
    assert names["Harbour Master"] is None or names["Harbour Master"] < names["Dept. of Basin Co-operation"]
    late = LedgerLine.objects.get(is_late=True, source__code=journeys.SOURCE)
    assert (late.key, late.counts_in.label) == ("J-2025-0688", "2025/26")
    assert verify_ledger()[1] == ()


# --- what the ERP says


def test_the_running_year_is_forecast_and_warned_of(db: dict[str, int]) -> None:
    mei = db["mei"]
    with as_application(mei):
        me = me_of(mei)
        assert me is not None
        found = {
            budget.code: forecast(me, budget.code, "en", today=TODAY) for budget in forecast_budgets(me, "en")
        }
        mission, institution = found["ombra-2025-26"], found["osw-2025-26"]
        assert mission is not None
        assert institution is not None
        assert (mission.closed, mission.whole.basis, institution.whole.basis) == (9, "last_year", "even")
        assert {row.warning.kind for row in mission.warnings if row.warning} == {
            "overspent", "overspend", "underspend",
        }  # fmt: skip
        assert {row.of.code for row in institution.by_entity}.isdisjoint({"lake-ombra-observation-mission"})
        assert warnings_of(me, "en", today=TODAY)


def test_the_missions_combined_report_is_sound(db: dict[str, int]) -> None:
    with as_application(db["mei"]):
        made = generate(Wish("ombra-2026-27", 1, symbol="SW/31/8"), by=db["mei"])
    assert made.findings == ()
    for document in made.documents.values():
        assert registry.read_bytes(registry.write(document, "docx"), "r.docx") == document


# --- plans


def test_a_plan_is_shown_as_proposed_and_as_approved(db: dict[str, int]):
    """The proposal is published in both languages; what was decided differs in one section and waits."""
    published = Report.objects.get(symbol=plans.PROPOSED)
    assert (published.status, published.kind, set(published.places)) == (
        "published",
        "programme_plan",
        {"en", "zh"},
    )
    assert verify_seal(plans.PROPOSED)
    with as_application(db["paul"]):
        found = compare(plans.PROPOSED, plans.APPROVED, "en", me_of(db["paul"]))
    assert found is not None
    assert {(row.state, row.subject, row.section) for row in found.difference.rows} == {
        ("changed", "objective", "A.1"), ("changed", "indicator", "A.1"), ("added", "factor", "A.1"),
    }  # fmt: skip
    states = ReportSection.objects.filter(report__symbol=plans.APPROVED, entity__isnull=False)
    assert set(states.values_list("status", flat=True)) == {"cleared"}
    assert missing_to_publish(plans.APPROVED, ("en", "zh")) == ()


def test_the_next_plan_is_half_written(db: dict[str, int]):
    states = ReportSection.objects.filter(report__symbol=plans.NEXT_DRAFT, entity__isnull=False)
    counted = Counter(states.values_list("status", flat=True))
    assert counted["submitted"] == 2
    assert counted["open"] > 10
    section = states.get(path="A.1")
    assert missing_to_submit(section.pk) == ()
    assert missing_to_submit(states.get(path="F").pk)
