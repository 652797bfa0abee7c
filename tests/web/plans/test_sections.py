"""A plan of a section of the programme budget: begun, written, cleared, published in every format, shown."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from answerable.calc.periods import budget_year, calendar_year
from answerable.cycle.actions import add_paragraph, add_row, clear_section, record_values, submit_section
from answerable.cycle.queries.digest import section_digest
from answerable.cycle.rules import Refused
from answerable.organization.models import Entity, Role
from answerable.publishing.actions import (
    COMMAND_LINE,
    begin_plan,
    publish_report,
    request_publication,
    run_publication,
)
from answerable.publishing.compile import compile_report
from answerable.publishing.compiling.finishing import in_form
from answerable.publishing.registry import FORMATS, read_bytes
from answerable.results.models import PublishedFile, ReportFinding, ReportSection
from tests.access import as_application
from tests.plan_scene import both, days, value, write_section
from tests.scene import FIRST_DAY, Scene, scene

WORKING, SYMBOL = "PL-2028 (Sect. 7)", "SW/32/6 (Sect. 7)"
WISH: dict[str, Any] = {
    "code": "section-7", "names": {"en": "Water", "zh": "水务"}, "entity": None, "kind": "programme_budget",
    "period": calendar_year(2028), "symbol": WORKING,
}  # fmt: skip
UNITS = {"1": "ana", "1.1": "uma", "2": "boris"}


@pytest.fixture
def made(db: None, settings: Any) -> Any:
    """A section of the budget that every entity wrote, cleared by the budget office."""
    settings.ALLOWED_HOSTS = ["testserver"]
    found = scene()
    river = Entity.objects.get(pk=found.entities["B"])
    Role.objects.create(person_id=found.hana, role="head_of_entity", entity=river, first_day=FIRST_DAY)
    with as_application(found.bo):
        begin_plan(by=found.bo, **WISH, **days())
    for section, who in UNITS.items():
        with as_application(found.people[who]):
            write_section(found.people[who], section, WORKING)
            _promise(found.people[who], section)
    with as_application(found.bo):
        _orientation(found.bo)
    for section in UNITS:
        with as_application(found.hana):
            submit_section(by=found.hana, symbol=WORKING, section=section)
        with as_application(found.bo):
            pk = ReportSection.objects.get(report__symbol=WORKING, path=section).pk
            clear_section(by=found.bo, symbol=WORKING, section=section, digest=section_digest(pk))
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        before = cursor.fetchone()[0]
    yield found
    with connection.cursor() as cursor:
        cursor.execute(f'SET ROLE "{before}"')


def _promise(by: int, section: str) -> None:
    """A result with its measures, and a deliverable over the years the form shows."""
    add = {"by": by, "symbol": WORKING, "section": section}
    result = add_row(subject="result", **add)
    output = add_row(subject="output", **add)
    record_values(
        by=by, symbol=WORKING,
        values=[
            *both(section, result, "title", "Better data", "更好的数据"),
            *both(section, result, "text", "More report.\nBy themselves.", "更多测站报告。\n自动报告。"),
            value(section, f"{result}:2026:actual", "value", "70"),
            *both(section, f"{result}:2027:planned", "text", "Stations are added", "增设测站"),
            value(section, f"{result}:2028:planned", "value", "90"),
            *both(section, output, "text", "Yearly report: the water", "年度报告：水"),
            *both(section, output, "subcategory", "Technical materials", "技术材料"),
            value(section, output, "category", "B"),
            value(section, output, "planned", "2"),
            value(section, f"{output}:2026:actual", "value", "0"),
        ],
    )  # fmt: skip


def _orientation(by: int) -> None:
    add = {"by": by, "symbol": WORKING}
    path = add_paragraph(section="orientation.background", role="orientation", **add)  # type: ignore[arg-type]
    mandate = add_row(section="orientation.mandates", subject="mandate", **add)  # type: ignore[arg-type]
    record_values(
        by=by, symbol=WORKING,
        values=[
            *both("orientation.background", path, "text", "Where we go.", "我们的方向。"),
            value("orientation.mandates", mandate, "symbol", "SW/RES/1/1"),
            *both("orientation.mandates", mandate, "title", "Mandate of the Secretariat", "秘书处的任务"),
        ],
    )  # fmt: skip


def publish(made: Scene) -> None:
    with as_application(made.pia):
        run_publication(request_publication(WORKING, new_symbol=SYMBOL, languages=("en", "zh"), by=made.pia))


def test_every_file_in_both_languages_gives_the_plan_back(made: Scene, signed: Any) -> None:
    _refused_symbols(made)
    publish(made)
    assert not ReportFinding.objects.filter(report__symbol=SYMBOL).exists()
    for language in ("en", "zh"):
        stored = compile_report(SYMBOL, language, findings=False)
        files = {
            file.format: file
            for file in PublishedFile.objects.filter(report__symbol=SYMBOL, language=language)
        }
        assert set(files) == set(FORMATS)
        for form in ("docx", "pdf", "xlsx", "json"):
            found = read_bytes(bytes(files[form].content), files[form].file_name)
            assert found == in_form(stored, form), (language, form)
            assert found.findings == ()
            again = publish_report(SYMBOL, form, language, actor=COMMAND_LINE)
            assert again == bytes(files[form].content), (language, form)
    client = signed("ana")
    for prefix, shown in (("en", "Better data"), ("zh-hans", "更好的数据")):
        address = f"/{prefix}/reports/{SYMBOL.replace('/', '_')}/"
        assert client.get(address).status_code == 200
        assert shown in client.get(f"{address}sections/1/").content.decode()
        page = client.get(f"{address}downloads/").content.decode()
        for form in FORMATS:
            name = f"downloads/{prefix[:2]}.{form}"
            assert name in page
            assert client.get(f"{address}{name}").status_code == 200, name


def _refused_symbols(made: Scene) -> None:
    for symbol in ("SW/32/6", "SW/32/6 (Sect. 8)", "SW/32/6 (Prog. 7)"):
        with as_application(made.pia), pytest.raises(Refused) as fault:
            request_publication(WORKING, new_symbol=symbol, languages=("en", "zh"), by=made.pia)
        assert (fault.value.code, fault.value.place) == ("invalid", "symbol")


@pytest.mark.parametrize(
    "more",
    [{"code": "x", "symbol": "PL-2"}, {"code": "x", "symbol": "PL-2 (Sect. 8)", "period": budget_year(2028)}],
)
def test_a_section_is_of_a_calendar_year_and_has_a_number(db: None, more: dict[str, Any]) -> None:
    bo = scene().bo
    with as_application(bo), pytest.raises(Refused) as fault:
        begin_plan(by=bo, **{**WISH, **days(), **more})
    assert fault.value.code == "invalid"
