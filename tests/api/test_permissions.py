"""Who may do what by the API: every operation asked by six kinds of caller, under the second lock.

A test fails when an operation of the OpenAPI document has no case: permissions are decided, not
forgotten. Whoever is refused changes nothing and learns nothing of section A.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from answerable.api.urls import api
from answerable.foundation.models import JournalEntry
from answerable.organization.models import Notice, Token
from answerable.results.models import OutputResult, ReportSection
from tests.api.cases import CALLERS, CASES, DRAFT, Case
from tests.api.conftest import ALL_SCOPES, key_of
from tests.api.made import SECRET, Made

pytestmark = pytest.mark.django_db


def operations() -> dict[str, tuple[str, str]]:
    """Method and address of every operation by its name, from the OpenAPI document."""
    return {
        operation["operationId"]: (method.upper(), path)
        for path, methods in api.get_openapi_schema()["paths"].items()
        for method, operation in methods.items()
    }


def test_every_operation_has_its_case() -> None:
    assert set(operations()) == set(CASES)


def test_every_case_asks_its_operation() -> None:
    described = operations()
    wrong = {name for name, case in CASES.items() if case.method != described[name][0]}
    assert wrong == set()
    assert all(len(case.told) == len(CALLERS) for case in CASES.values())


def entries() -> int:
    return JournalEntry.objects.count()


@pytest.mark.parametrize("name", sorted(CASES))
def test_each_caller_is_told_what_is_theirs(here, ask, name):
    case, made = CASES[name], Made(here)
    if case.before is not None:
        case.before(made)
    address, body = case.address(made), case.sent(made)
    keys = keys_of(case, here)
    for key in keys.values():
        ask("GET", "/api/reports?limit=1", key)  # the day a token is used is noted once
    told = {}
    for caller in reversed(CALLERS):  # the owner last: afterwards things are different
        before = entries()
        answer = ask(case.method, address, keys[caller], body, case.files() if case.files else None)
        told[caller] = answer.status_code
        if answer.status_code >= 400:
            assert set(answer.json()) == {"code", "detail", "place", "fields"}, caller
        if caller in ("stranger", "colleague", "nobody", "small"):
            learns_nothing(case, caller, answer)
        if answer.status_code >= 400 or not (case.writes or case.noted):
            assert entries() == before, f"{caller} changed something"
        elif case.writes:
            assert entries() > before, f"{caller} left no trace"
    assert told == dict(zip(CALLERS, case.told, strict=True))


def keys_of(case: Case, here: Any) -> dict[str, str | None]:
    people = {
        "owner": case.owner,
        "colleague": case.colleague,
        "stranger": case.stranger,
        "reader": "aud",
    }
    keys: dict[str, str | None] = {
        caller: key_of(here.people[who], ALL_SCOPES) for caller, who in people.items()
    }
    return {**keys, "nobody": None, "small": key_of(here.people[case.owner], case.small)}


def learns_nothing(case: Case, caller: str, answer: Any) -> None:
    """Nothing of section A, unless its entity or the whole institution is theirs."""
    whose = {"stranger": case.stranger, "colleague": case.colleague}.get(caller)
    if whose in ("uma", "boris", None):
        assert SECRET.encode() not in answer.content, f"{caller} saw what is not theirs"


def test_the_secret_is_seen_by_those_it_belongs_to(here, ask):
    """The proof that `learns_nothing` looks for something that is there."""
    made = Made(here)
    assert SECRET in ask("GET", f"{DRAFT}/outputs", key_of(made.here.ana)).content.decode()


# --- other people's rows in every field

FORGED_VALUES = [
    {"section": "B", "path": "B#1", "field": "actual"},
    {"section": "A", "path": "B#1", "field": "actual"},
    {"section": "A", "path": "B(a)1", "field": "actual"},
    {"section": "B", "path": "A#1", "field": "actual"},
    {"section": "A", "path": "B$travel", "field": "expenditure"},
    {"section": "summary", "path": "summary¶1", "field": "text", "language": "en"},
    {"section": "", "path": "$travel", "field": "cause"},
    {"section": "A", "path": "A#1", "field": "planned"},
    {"section": "A", "path": "A$travel", "field": "apportionment"},
    {"section": "A", "path": "A#1", "field": "status"},
    {"section": "A", "path": "A#999", "field": "actual"},
    {"section": "A/../B", "path": "B#1", "field": "actual"},
]


@pytest.mark.parametrize("forged", FORGED_VALUES, ids=lambda value: f"{value['section']} {value['path']}")
def test_forged_rows_are_refused_and_nothing_is_written(here, ask, forged):
    """The forged value comes with a good one: neither is written."""
    key = key_of(here.ana)
    ask("GET", "/api/me", key)
    before = entries()
    good = {"section": "A", "path": "A#1", "field": "actual", "value": "7"}
    answer = ask("POST", f"{DRAFT}/values", key, {"values": [good, {**forged, "value": "5"}]})
    assert answer.status_code in (403, 404, 422), answer.content
    assert entries() == before
    assert set(OutputResult.objects.filter(section__report__symbol="SW-draft").values_list("actual")) == {
        (None,)
    }


@pytest.mark.parametrize("step", ["submission", "return", "clearance", "reopening"])
@pytest.mark.parametrize("section", ["A", "B", "summary", "A.9", "A.1"])
def test_no_step_on_a_section_that_is_not_theirs(here, ask, step, section):
    """Hana heads A: of the others, and of the budget office's steps, nothing is hers."""
    if step == "submission" and section in ("A", "A.1"):
        return
    ReportSection.objects.filter(pk__in=here.sections.values(), entity__isnull=False).update(
        status={"submission": "open", "reopening": "cleared"}.get(step, "submitted")
    )
    key, body = key_of(here.hana), {"text": "x", **({"digest": "0" * 64} if step == "clearance" else {})}
    before = dict(ReportSection.objects.values_list("pk", "status"))
    answer = ask("POST", f"{DRAFT}/sections/{section}/{step}", key, body)
    assert answer.status_code in (403, 404), answer.content
    assert dict(ReportSection.objects.values_list("pk", "status")) == before


def test_a_published_or_loaded_report_takes_no_values(here, ask):
    answer = ask("POST", "/api/reports/LK_1_1/values", key_of(here.bo), {
        "values": [{"section": "A", "path": "A#1", "field": "actual", "value": "1"}]})  # fmt: skip
    assert answer.status_code in (404, 409)


# --- tokens never widen


@pytest.mark.parametrize("person", ["boris", "bo", "adi"])
def test_nobody_makes_a_token_for_another_person(here, ask, person):
    """Not even an administrator."""
    for maker in ("ana", "adi"):
        if maker == person:
            continue
        body = {
            "name": "x",
            "scopes": ["read"],
            "last_day": Made(here).days(3),
            "person": here.people[person],
        }
        key = key_of(here.people[maker])
        held = Token.objects.count()
        assert ask("POST", "/api/tokens", key, body).status_code == 403
        assert Token.objects.count() == held


def test_a_token_makes_none_of_wider_scopes(here, ask):
    key = key_of(here.ana, ("read", "administer"))
    body = {"name": "x", "scopes": ["read", "enter"], "last_day": Made(here).days(3)}
    answer = ask("POST", "/api/tokens", key, body)
    assert (answer.status_code, answer.json()["code"]) == (403, "scope")
    assert ask("POST", "/api/tokens", key, {**body, "scopes": ["read"]}).status_code == 201


def test_nobody_reads_the_notices_of_others(here, ask):
    Notice.objects.create(person_id=here.ana, kind="role", subject="x", at=datetime.now(UTC))
    number = Notice.objects.get(person_id=here.ana).pk
    for other, status in (("boris", 200), ("adi", 200)):
        answer = ask("POST", "/api/notices/read", key_of(here.people[other]), {"notices": [number]})
        assert (answer.status_code, answer.json()) == (status, {"read": 0})
    assert Notice.objects.filter(pk=number, read_at__isnull=True).exists()
    answer = ask("POST", "/api/notices/read", key_of(here.ana), {"notices": [number]})
    assert answer.json() == {"read": 1}
