"""Plans in pages: begun, written without script and with it, edited, compared; by whom it is theirs."""

from __future__ import annotations

import json
from typing import Any

from answerable.plans.models import Indicator
from answerable.results.models import PlanVersion, ReportSection
from tests.plan_scene import PLAN, SYMBOL, days

SECTION = f"/en/work/{SYMBOL}/sections/A/"


def text(answer: Any) -> str:
    return answer.content.decode()


def dates() -> dict[str, str]:
    return {name: str(day) for name, day in days().items()}


# --- lists and plans


def test_who_may_know_of_a_plan(signed):
    for who in ("ana", "boris", "bo", "pia", "aud"):
        client = signed(who)
        assert "Programme plan" in text(client.get("/en/plans/")), who
        assert SYMBOL in text(client.get(f"/en/plans/{PLAN}/")), who
    assert client.get("/en/plans/nowhere/").status_code == 404


def test_the_public_knows_no_plan_that_is_being_written(signed, client):
    signed("ana")  # from now on the connection is the application's
    assert "Programme plan" not in text(client.get("/en/plans/"))
    assert client.get(f"/en/plans/{PLAN}/").status_code == 404
    assert client.get(f"/en/plans/{PLAN}/compare/").status_code == 404


def test_only_the_budget_office_is_offered_to_begin(signed):
    assert "/en/plans/begin/" in text(signed("bo").get("/en/plans/"))
    for who in ("ana", "pia"):
        client = signed(who)
        assert "/en/plans/begin/" not in text(client.get("/en/plans/"))
        assert client.get("/en/plans/begin/").status_code == 403
        assert "Begin another version" not in text(client.get(f"/en/plans/{PLAN}/"))


def test_a_plan_is_begun(signed, owned):
    client = signed("bo")
    assert 'name="carried_from"' in text(client.get("/en/plans/begin/"))
    sent = {
        "code": "rivers", "symbol": "PL-2", "name_en": "Rivers", "name_zh": "河流", "label": "2027/28",
        "start": "2027-07-01", "end": "2028-06-30", "kind": "programme_plan", "entity": "",
        "carried_from": SYMBOL, "languages": ["en", "zh"], **dates(),
    }  # fmt: skip
    wrong = client.post("/en/plans/begin/", {**sent, "code": "Rivers!"})
    assert wrong.status_code == 422
    assert 'value="Rivers!"' in text(wrong)
    answer = client.post("/en/plans/begin/", sent)
    assert (answer.status_code, answer["Location"]) == (302, "/en/work/PL-2/")
    version = owned(lambda: PlanVersion.objects.select_related("plan").get(report__symbol="PL-2"))
    assert (version.plan.code, version.number) == ("rivers", 1)
    assert signed("ana").post("/en/plans/begin/", {**sent, "code": "x"}).status_code == 403


def test_versions_are_begun_and_decided_where_that_is_possible(signed, owned):
    sent = {"stage": "approved", "symbol": "PL-a", "based_on": SYMBOL, **dates()}
    assert signed("ana").post(f"/en/plans/{PLAN}/versions/", sent).status_code == 403
    client = signed("bo")
    assert client.post(f"/en/plans/{PLAN}/versions/", sent).status_code == 302
    assert owned(lambda: PlanVersion.objects.get(report__symbol="PL-a").stage) == "approved"
    early = client.post(
        f"/en/plans/{PLAN}/decisions/", {"symbol": "PL-a", "decision": "SW/1", "decided_on": "2026-01-05"}
    )
    assert early.status_code == 409
    assert "still being written" in text(early)


def test_names_and_period_are_changed_and_a_version_begun_by_mistake_is_withdrawn(signed, owned):
    client = signed("bo")
    page = text(client.get(f"/en/plans/{PLAN}/"))
    assert f'action="/en/plans/{PLAN}/names/"' in page
    assert f'action="/en/plans/{PLAN}/withdrawals/"' in page
    sent = {
        "name_en": "Plan of the waters", "name_zh": "水务计划", "label": "2027/28", "start": "2027-07-01",
        "end": "2028-06-30",
    }  # fmt: skip
    why = {"symbol": SYMBOL, "reason": "the wrong year"}
    for who in ("ana", "pia"):
        other = signed(who)
        assert "withdrawals/" not in text(other.get(f"/en/plans/{PLAN}/"))
        assert other.post(f"/en/plans/{PLAN}/names/", sent).status_code == 403
        assert other.post(f"/en/plans/{PLAN}/withdrawals/", why).status_code == 403
    client = signed("bo")
    assert client.post(f"/en/plans/{PLAN}/names/", {**sent, "end": "2020-01-01"}).status_code == 422
    assert client.post(f"/en/plans/{PLAN}/names/", sent).status_code == 302
    assert owned(lambda: str(PlanVersion.objects.get().plan.period)) == "2027/28"
    assert "水务计划" in text(client.get(f"/zh-hans/plans/{PLAN}/"))
    assert client.post(f"/en/plans/{PLAN}/withdrawals/", {**why, "reason": ""}).status_code == 422
    assert client.post(f"/en/plans/{PLAN}/withdrawals/", why)["Location"] == "/en/plans/"
    assert client.get(f"/en/plans/{PLAN}/").status_code == 404


# --- writing


def test_the_author_page_is_for_those_who_write(signed):
    page = text(signed("ana").get(SECTION))
    for words in (
        "To know the water",
        "Stations that report",
        "Add an indicator",
        "Add an objective",
        "了解水情",
    ):
        assert words in page
    assert 'name="v:A(a)1|target|"' in page
    assert 'name="v:A(a)1:2024/25:actual|value|"' in page
    assert "Add an objective" not in text(signed("aud").get(SECTION))
    for who in ("uma", "boris"):
        assert signed(who).get(SECTION).status_code == 404


def test_a_form_without_script_saves_what_changed(signed, owned):
    client = signed("ana")
    answer = client.post(SECTION, {"v:A(a)1|target|": "97", "s:A(a)1|target|": "95"})
    assert answer.status_code == 302
    assert owned(indicator).target == "97"
    stale = client.post(SECTION, {"v:A(a)1|target|": "99", "s:A(a)1|target|": "95"})
    assert stale.status_code == 409
    assert "Somebody else wrote here first" in text(stale)
    wrong = client.post(SECTION, {"v:A(a)1|baseline|": "many", "s:A(a)1|baseline|": "80"})
    assert wrong.status_code == 422
    assert owned(indicator).baseline == "80"


def test_the_script_saves_cells_and_hears_what_is_missing(signed, owned):
    client = signed("ana")
    keys = {
        "A(a)1|baseline|": ("", "80"),
        "A(a)1:2024/25:actual|value|": ("80", "78"),
        "A(a)1|direction|": ("less", "more"),
    }
    values = [{"key": key, "value": value, "seen": seen} for key, (value, seen) in keys.items()]
    answer = client.post(
        f"{SECTION}cells/", json.dumps({"values": values}), content_type="application/json"
    ).json()
    assert sorted(answer["saved"]) == sorted(keys)
    assert answer["lacking"] == ["A(a)1|baseline|"]
    assert "Baseline" in answer["missing"]
    assert owned(indicator).direction == "less"


def test_rows_are_added_moved_and_removed_after_a_look(signed, owned):
    client = signed("ana")
    answer = client.post(f"{SECTION}rows/", {"act": "add|objective|"})
    assert answer["Location"].endswith("#A%2A2")
    assert client.post(f"{SECTION}rows/", {"act": "move|A*2|"}).status_code == 302
    assert client.post(f"{SECTION}rows/", {"act": "add|indicator|A(a)"})["Location"].endswith("#A%28a%292")
    assert client.post(f"{SECTION}rows/", {"act": "add|paragraph|strategy"}).status_code == 302
    assert client.post(f"{SECTION}rows/", {"act": "dance"}).status_code == 422
    look = client.get(f"{SECTION}rows/remove/", {"path": "A(a)"})
    assert "Stations that report" in text(look)
    digest = text(look).partition('name="digest" value="')[2][:64]
    assert client.post(f"{SECTION}rows/remove/", {"path": "A(a)", "digest": "0" * 64}).status_code == 409
    assert client.post(f"{SECTION}rows/remove/", {"path": "A(a)", "digest": digest}).status_code == 302
    assert not owned(indicators().exists)
    for who in ("uma", "boris"):
        other = signed(who)
        assert other.post(f"{SECTION}rows/", {"act": "add|objective|"}).status_code == 404
        assert other.get(f"{SECTION}rows/remove/", {"path": "A*1"}).status_code == 404


def test_what_people_wrote_never_becomes_markup(signed):
    client = signed("ana")
    evil = "<script>alert(1)</script>"
    client.post(SECTION, {"v:A*1|text|en": evil, "s:A*1|text|en": "To know the water"})
    client.post(SECTION, {"v:A@1|symbol|": '"><img>', "s:A@1|symbol|": "SW/RES/3/1"})
    page = text(client.get(SECTION))
    assert evil not in page
    assert '"><img>' not in page
    assert "&lt;script&gt;" in page


def test_submitting_clearing_and_notes_show_the_plan(signed, owned):
    assert "Submit to the budget office" in text(signed("hana").get(f"{SECTION}submit/"))
    assert signed("hana").post(f"{SECTION}submit/", {"text": ""}).status_code == 302
    page = text(signed("bo").get(f"{SECTION}clear/"))
    assert "Stations that report" in page
    assert 'name="r:A(a)1"' in page
    note = signed("ana").get(f"{SECTION}notes/", {"path": "A@1"})
    assert note.status_code == 200
    comment = signed("bo").post(f"{SECTION}comments/", {"path": "A(a)1", "text": "Which stations?"})
    assert comment.status_code == 302
    of_section = ReportSection.objects.filter(report__symbol=SYMBOL, path="A", comments__path="A(a)1")
    assert owned(of_section.count) == 1


# --- comparing


def test_versions_are_read_as_a_difference(signed):
    office = signed("bo")
    office.post(
        f"/en/plans/{PLAN}/versions/", {"stage": "approved", "symbol": "PL-a", "based_on": SYMBOL, **dates()}
    )
    address = "/en/work/PL-a/sections/A/"
    office.post(address, {"v:A*1|text|en": "To know all the water", "s:A*1|text|en": "To know the water"})
    office.post(address, {"v:A(a)1|target|": "97", "s:A(a)1|target|": "95"})
    query = {"before": SYMBOL, "after": "PL-a"}
    page = text(office.get(f"/en/plans/{PLAN}/compare/", query))
    assert "<ins>all </ins>" in page
    assert "<del>95</del> <ins>97</ins>" in page
    only = text(office.get(f"/en/plans/{PLAN}/compare/", {**query, "subject": "indicator"}))
    assert "<ins>all </ins>" not in only
    assert "<ins>97</ins>" in only
    assert "No change fits" in text(office.get(f"/en/plans/{PLAN}/compare/", {**query, "state": "moved"}))
    assert "Only the sections you work on" in text(signed("boris").get(f"/en/plans/{PLAN}/compare/", query))
    chinese = text(office.get(f"/zh-hans/plans/{PLAN}/compare/", query))
    assert "97" in chinese


def indicators() -> Any:
    of = "accomplishment__framework__report_sections"
    return Indicator.objects.filter(**{f"{of}__report__symbol": SYMBOL, f"{of}__path": "A"})


def indicator() -> Indicator:
    return indicators().get()


def test_what_no_table_holds_is_refused_by_a_page(signed, owned):
    sent = {"symbol": "a\0b", "decision": "SW/RES/1", "decided_on": "2026-01-01"}
    answers = {who: signed(who).post(f"/en/plans/{PLAN}/decisions/", sent) for who in ("bo", "ana", "boris")}
    assert answers["bo"].status_code == 422
    assert "cannot be stored" in text(answers["bo"])
    assert all(answers[who].status_code < 500 for who in ("ana", "boris"))
    assert owned(lambda: PlanVersion.objects.exclude(decision="").count()) == 0


# --- around a plan


def test_a_plan_is_counted_and_not_judged(signed):
    """Nothing is delivered yet: a bar of nothing and 'no figure' would say less than how many there are."""
    page = text(signed("ana").get(f"/en/reports/{SYMBOL}/"))
    assert 'id="chart-' not in page
    assert "Indicators met" not in page
    assert "none of them can be judged" in page
    assert "none of them with a rate" in page


def test_an_empty_section_is_not_called_filled(signed):
    sent = {
        "code": "rivers", "symbol": "PL-2", "name_en": "Rivers", "name_zh": "河流", "label": "2027/28",
        "start": "2027-07-01", "end": "2028-06-30", "kind": "programme_plan", "entity": "",
        "carried_from": "", "languages": ["en", "zh"], **dates(),
    }  # fmt: skip
    assert signed("bo").post("/en/plans/begin/", sent).status_code == 302
    path = text(signed("ana").get("/en/")).partition("/en/work/PL-2/sections/")[2].partition("/")[0]
    page = text(signed("ana").get(f"/en/work/PL-2/sections/{path}/"))
    assert "Nothing is promised here yet" in page
    assert "Everything is filled" not in page


def test_work_on_a_plan_is_told_from_that_on_a_report(signed):
    page = text(signed("ana").get("/en/"))
    assert f"Plan {SYMBOL}: A " in page
