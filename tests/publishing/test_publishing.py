"""From an open, cleared report to a published and sealed one; what hinders it; what stays afterwards."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from answerable.cycle.queries.digest import stale_sections
from answerable.cycle.rules import Refused
from answerable.foundation.models import JournalEntry
from answerable.plans.models import Objective
from answerable.publishing import registry
from answerable.publishing.actions import publishing
from answerable.publishing.actions.compiling import compile_draft
from answerable.publishing.actions.publishing import run_publication
from answerable.publishing.actions.requesting import request_publication
from answerable.publishing.compile import compile_report
from answerable.publishing.compiling.drafts import draft_of
from answerable.publishing.compiling.finishing import in_form
from answerable.publishing.queries import verify_seal, verify_seals
from answerable.results.models import (
    Entry,
    IndicatorResult,
    OutputResult,
    Paragraph,
    Publication,
    PublishedFile,
    Report,
    ReportFinding,
    ReportSection,
    ResourceCategory,
    ResourceResult,
)
from tests.access import as_application
from tests.publishing.cleared import clear, cleared_scene, published_scene

pytestmark = pytest.mark.django_db
SYMBOL = "SW/31/1"


def ask(made, **other):
    wanted = {"new_symbol": SYMBOL, "languages": ("en", "zh"), "by": made.pia} | other
    return request_publication(made.symbol, **wanted)


def test_a_cleared_report_is_published_and_sealed_by_a_publisher():
    made = cleared_scene()
    with as_application(made.pia):
        number = ask(made)
        run_publication(number)
        run_publication(number)  # done again, it does nothing
        publication = Publication.objects.get(pk=number)
        assert (publication.state, publication.message) == ("done", "")
    report = Report.objects.get(symbol=SYMBOL)
    assert (report.status, report.seal, report.published_by_id) == ("published", publication.digest, made.pia)
    assert PublishedFile.objects.filter(report=report).count() == 10
    assert set(report.sections.filter(entity__isnull=False).values_list("status", flat=True)) == {"cleared"}
    assert JournalEntry.objects.filter(act="publish_report", operation="ACT").exists()
    with as_application(None):  # the public
        assert verify_seal(SYMBOL).holds
        assert bytes(PublishedFile.objects.filter(format="pdf").first().content).startswith(b"%PDF")
        assert compile_report(SYMBOL, "zh").table("resources_summary") is not None


def test_compiling_computes_what_follows_twice_the_same_and_touches_nothing_entered():
    made = cleared_scene()
    before = (
        list(OutputResult.objects.order_by("pk").values()),
        list(Paragraph.objects.order_by("pk").values()),
    )
    for person, changed in ((made.bo, True), (made.pia, False)):
        with as_application(person):
            assert compile_draft(made.symbol, by=person).changed is changed
    after = (
        list(OutputResult.objects.order_by("pk").values()),
        list(Paragraph.objects.order_by("pk").values()),
    )
    assert after == before
    document = draft_of(Report.objects.get(symbol=made.symbol), ("en",)).document("en")
    rows = {row.label: row.cells for row in document.table("resources_summary").rows}
    assert rows["Gross requirements"] == {
        "apportionment": "400.0",
        "expenditure": "362.0",
        "variance_amount": "38.0",
        "variance_percent": "9.5",
    }
    posts = document.table("incumbency").rows[1].cells
    assert (posts["actual_average"], posts["vacancy_rate"]) == ("18", "8.0")
    assert [o.printed_rate for o in document.section("A").outputs] == ["100.0", "75.0"]
    assert [p.number for s in document.sections for p in s.paragraphs if s.path == "A"] == [1, 2]
    assert document.section("A").paragraphs[-1].text == "Output 2: A teacher was ill."


@pytest.mark.parametrize("name", ["ana", "hana", "boris", "aud", "adi"])
def test_only_the_budget_office_and_publishers_compile_and_only_publishers_publish(name):
    made = cleared_scene()
    person = getattr(made, name)
    with as_application(person):
        for act in (lambda: compile_draft(made.symbol, by=person), lambda: ask(made, by=person)):
            with pytest.raises(Refused) as refusal:
                act()
            assert refusal.value.code == "not_yours"
    with as_application(made.bo), pytest.raises(Refused) as refusal:
        ask(made, by=made.bo)
    assert refusal.value.code == "not_yours"
    assert not Publication.objects.exists()


def not_cleared(made):
    ReportSection.objects.filter(pk=made.sections["B"]).update(status="submitted")


def stale(made):
    OutputResult.objects.filter(section_id=made.sections["B"]).update(actual="7")


def gap(made):
    row = Paragraph.objects.get(section_id=made.sections["summary"])
    row.texts = {"en": "Only English."}
    row.save()


def own_work(made):
    Entry.objects.create(
        section_id=made.sections["A"], path="A#1", field="actual", person_id=made.pia, digest="0" * 64,
        at="2025-01-01T00:00Z",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("fault", "code", "said"),
    [
        (not_cleared, "incomplete", "Section B"),
        (stale, "stale", "Section B"),
        (gap, "incomplete", "summary¶(1) text (zh, missing)"),
        (own_work, "own_work", "section A"),
    ],
)
def test_what_hinders_a_publication_is_named(fault, code, said):
    made = cleared_scene()
    fault(made)
    with as_application(made.pia), pytest.raises(Refused) as refusal:
        ask(made)
    assert refusal.value.code == code
    assert said in refusal.value.sentence
    assert not Publication.objects.exists()


@pytest.mark.parametrize("symbol", ["LK/1/1", "sw/1", "SW", "SW/../1", "SW/1/<b>", "SW/" + "1" * 100, ""])
def test_a_symbol_is_well_formed_and_free(symbol):
    made = cleared_scene()
    with as_application(made.pia), pytest.raises(Refused) as refusal:
        ask(made, new_symbol=symbol)
    assert refusal.value.code == "invalid"


def test_a_language_that_is_not_complete_is_left_out():
    made = cleared_scene()
    gap(made)
    with as_application(made.pia):
        run_publication(ask(made, languages=("en",)))
    assert set(Report.objects.get(symbol=SYMBOL).places) == {"en"}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_published_is_read_back_from_every_format(language):
    made = cleared_scene()
    with as_application(made.pia):
        run_publication(ask(made))
    sealed = compile_report(SYMBOL, language, findings=False)
    for form in ("json", "xlsx", "docx", "pdf"):
        file = PublishedFile.objects.get(language=language, format=form)
        assert registry.read_bytes(bytes(file.content), "f") == in_form(sealed, form), form


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_text_that_was_typed_stands_in_every_published_file(language):
    made = cleared_scene()
    typed = type_everything(made, language)
    clear(made)
    with as_application(made.pia):
        run_publication(ask(made))
    assert Publication.objects.get().state == "done", Publication.objects.get().message
    for form in registry.FORMATS:
        content = bytes(PublishedFile.objects.get(language=language, format=form).content)
        said = squeezed(words_of(content, form))
        assert [text for text in typed if squeezed(text) not in said] == [], form


def type_everything(made, language):
    """A text of its own in every field of prose and every objective; what was typed in this language."""
    typed = []

    def texts(name):
        both = {
            "en": f"A text that nobody else wrote, number {len(typed)} of {name}.",
            "zh": f"任何人都没有写过的第{len(typed)}号{name}文字。",
        }
        typed.append(both[language])
        return both

    of = {"section__report__symbol": made.symbol}
    for rows, fields in (
        (OutputResult.objects.filter(**of), ("reasons", "remarks")),
        (IndicatorResult.objects.filter(**of), ("narratives",)),
        (Paragraph.objects.filter(**of), ("texts",)),
        (ResourceResult.objects.filter(**of), ("reasons",)),
        (ResourceCategory.objects.filter(report__symbol=made.symbol), ("reasons",)),
        (Objective.objects.filter(framework__report_sections__report__symbol=made.symbol), ("texts",)),
    ):
        for row in rows:
            for field in fields:
                setattr(row, field, texts(field))
            row.save()
    return typed


def words_of(content, form):
    """What a person or program finds in the file."""
    if form in ("docx", "pdf"):
        document = registry.read_bytes(content, "f")
        return "\n".join(str(block) for block in registry.blocks_of(document))
    if form == "xlsx":
        return str(registry.read_bytes(content, "f"))
    return content.decode()


def squeezed(text):
    return "".join(text.split()).replace("\\n", "")


STEPS = [f"{form} {language}" for language in ("en", "zh") for form in registry.FORMATS]


@pytest.mark.parametrize("stop", [STEPS[0], STEPS[4], STEPS[9], "seal", "prove"])
def test_a_worker_that_dies_anywhere_leaves_it_open_and_the_next_goes_on(stop, monkeypatch):
    made = cleared_scene()

    class KilledError(BaseException):
        """Like a kill: nothing of ours catches it."""

    def killed(*_given):
        raise KilledError

    with as_application(made.pia):
        number = ask(made)
        with monkeypatch.context() as patch:
            if stop in STEPS:
                kept, count = registry.write, iter(range(len(STEPS)))
                at = STEPS.index(stop)
                patch.setattr(
                    registry, "write", lambda *given: killed() if next(count) == at else kept(*given)
                )
            else:
                patch.setattr(publishing, {"seal": "set_in_print", "prove": "_prove"}[stop], killed)
            with pytest.raises(KilledError), transaction.atomic():
                run_publication(number)
        report = Report.objects.get(pk=Publication.objects.get(pk=number).report_id)
        assert (report.symbol, report.status, report.seal) == (made.symbol, "open", "")
        run_publication(number)
        assert Publication.objects.get(pk=number).state == "done"
        assert verify_seal(SYMBOL).holds
    assert PublishedFile.objects.count() == 10


def test_files_that_fit_are_kept_when_the_work_goes_on(monkeypatch):
    made = cleared_scene()
    with as_application(made.pia):
        number = ask(made)
        with monkeypatch.context() as patch:
            patch.setattr(publishing, "_seal", lambda *_given: None)
            run_publication(number)
        first = dict(PublishedFile.objects.values_list("pk", "made_at"))
        run_publication(number)
    assert dict(PublishedFile.objects.values_list("pk", "made_at")) == first


def test_a_report_that_changed_meanwhile_is_not_published_and_can_be_asked_for_again():
    made = cleared_scene()
    with as_application(made.pia):
        number = ask(made)
    Paragraph.objects.filter(section_id=made.sections["summary"]).update(texts={"en": "B", "zh": "乙"})
    with as_application(made.pia):
        run_publication(number)
        failed = Publication.objects.get(pk=number)
        assert (failed.state, failed.report.status) == ("failed", "open")
        assert "changed after" in failed.message
        run_publication(ask(made))
    assert Report.objects.get(symbol=SYMBOL).status == "published"


def test_errors_of_the_audit_are_accepted_with_a_reason_that_the_journal_keeps(monkeypatch):
    made = cleared_scene()
    report = Report.objects.get(symbol=made.symbol)
    ReportFinding.objects.create(
        report=report, position=0, origin="audit", language="en", rule="x", severity="error", path="A#1",
        messages={"en": "Wrong."},
    )  # fmt: skip
    monkeypatch.setattr("answerable.publishing.actions.requesting.compile_draft", lambda *_a, **_k: None)
    with as_application(made.pia):
        with pytest.raises(Refused) as refusal:
            ask(made)
        assert (refusal.value.code, refusal.value.place) == ("incomplete", "A#1")
        ask(made, accepting="The source has it so.")
    said = JournalEntry.objects.filter(act="request_publication", operation="ACT").latest("number").changes
    assert said["accepting"] == "The source has it so."


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE results_outputresult SET actual = '1'",
        "UPDATE results_report SET seal = 'x' WHERE status = 'published'",
        "UPDATE results_report SET status = 'open' WHERE status = 'published'",
        "DELETE FROM results_report WHERE status = 'published'",
        "DELETE FROM results_tablerow",
        "DELETE FROM results_publishedfile",
        "UPDATE results_publishedfile SET content = 'x'",
        "UPDATE plans_output SET planned = '1'",
        "UPDATE results_resourceresult SET expenditure = '1'",
        "INSERT INTO results_paragraph (section_id, role, texts, outputs, places, position, occurrence)"
        " SELECT id, 'other', '{}', '{}', '{}', 9, 9 FROM results_reportsection WHERE path = 'A'",
    ],
)
def test_what_is_sealed_refuses_every_write_by_the_owner_too(statement):
    published_scene(SYMBOL)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert verify_seal(SYMBOL).holds


def test_a_changed_file_and_changed_records_break_the_seal():
    published_scene(SYMBOL)
    assert [(seal.symbol, seal.files, seal.holds) for seal in verify_seals()] == [(SYMBOL, 10, True)]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE results_publishedfile SET content = 'x' WHERE format = 'pdf'")
        cursor.execute("UPDATE results_outputresult SET actual = '1'")
        cursor.execute("SET LOCAL session_replication_role = origin")
    assert [len(seal.faults) for seal in verify_seals()] == [3]


def test_nothing_is_stale_in_what_is_sealed():
    made = published_scene(SYMBOL)
    with as_application(made.bo):
        assert stale_sections(made.sections.values()) == set()
