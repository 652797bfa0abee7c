"""JSON by the schema, both ways, and refusals that say where."""

import copy
import json
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given

from answerable.calc.account import (
    Document,
    Output,
    Paragraph,
    Period,
    PeriodValue,
    Place,
    Row,
    Section,
    Table,
)
from answerable.publishing import media
from answerable.publishing.blocks import UnreadableInput
from answerable.publishing.media import json as medium
from tests import factories
from tests.publishing.media.strategies import documents

SCHEMA = json.loads((Path(media.__path__[0]) / "document.schema.json").read_text(encoding="utf-8"))
CONTRACT = Path(__file__).parents[4] / "shared" / "contracts" / "document.schema.json"
SHIPPED = jsonschema.Draft202012Validator(SCHEMA)  # made once: hundreds of documents are checked


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@given(documents())
def test_reads_back_what_it_wrote_and_keeps_the_schema(document: Document):
    SHIPPED.validate(medium.to_json(document))
    read = medium.read(medium.write(document))
    assert read == document
    assert read.findings == document.findings


OWN_KINDS = ["corrigendum"]  # what the shipped schema adds; docs/developer/document_schema.md
OWN_FIELDS = {  # every one optional, and left out where it holds nothing
    ("section",): {"exhibits"},
    ("section", "mandates", "items"): {"group", "where"},
    ("section", "results", "items"): {"exhibits"},
    ("table",): {"section"},
    ("period_value",): {"series", "exhibit"},
    ("indicator",): {"unit", "direction", "baseline"},
    ("output",): {"unit"},
}


def test_the_shipped_schema_is_the_contract_and_what_we_add_to_it():
    if not CONTRACT.exists():
        pytest.skip("no contract beside the repository")
    ours = copy.deepcopy(SCHEMA)
    contract = json.loads(CONTRACT.read_text(encoding="utf-8"))
    contract["properties"]["kind"]["enum"] += OWN_KINDS
    del ours["$defs"]["exhibit"]
    for (record, *steps), added in OWN_FIELDS.items():
        described = ours["$defs"][record]
        for step in steps:
            described = described["properties"][step] if step != "items" else described["items"]
        assert not added & set(described.get("required", ()))
        for name in added:
            del described["properties"][name]
    assert ours == contract


@cache
def contract() -> jsonschema.Draft202012Validator:
    found = json.loads(CONTRACT.read_text(encoding="utf-8")) if CONTRACT.exists() else SCHEMA
    jsonschema.Draft202012Validator.check_schema(found)
    return jsonschema.Draft202012Validator(found)


@given(documents())
def test_what_is_empty_is_left_out_so_that_the_contract_holds_for_older_kinds(document: Document):
    plain = medium.to_json(without_additions(document))
    contract().validate(plain)
    SHIPPED.validate(plain)


def without_additions(document: Document) -> Document:
    def values(found: tuple[PeriodValue, ...]) -> tuple[PeriodValue, ...]:
        return tuple(replace(v, series=None, exhibit=None) for v in found)

    def section(s: Section) -> Section:
        return replace(
            s,
            exhibits=(),
            mandates=tuple(replace(m, group=None) for m in s.mandates),
            results=tuple(replace(r, exhibits=(), measures=values(r.measures)) for r in s.results),
            outputs=tuple(replace(o, quantities=values(o.quantities), unit=None) for o in s.outputs),
            accomplishments=tuple(
                replace(
                    a,
                    indicators=tuple(
                        replace(i, values=values(i.values), unit=None, direction=None, baseline=None)
                        for i in a.indicators
                    ),
                )
                for a in s.accomplishments
            ),
        )

    tables = tuple(replace(table, section=None) for table in document.tables)
    return replace(document, sections=tuple(map(section, document.sections)), tables=tables)


@pytest.mark.parametrize("document", [factories.report("zh", 3), factories.addendum("en", 3)])
def test_documents_of_both_kinds_keep_the_schema(document: Document):
    SHIPPED.validate(medium.to_json(document))
    assert medium.from_json(medium.to_json(document)) == document


def test_writes_every_field_by_name():
    place = Place(lines=(4, 6))
    section = Section(
        "A.1", "Office", "A", outputs=(Output("Reports", 3, planned="4", actual=None, place=place),),
        paragraphs=(Paragraph("Text.", "results", 9, (3,), Place(page=2, box=(1.0, 2.0, 3.5, 4.0))),),
    )  # fmt: skip
    table = Table("training", ("location",), (Row({"location": None}, "Course", "item"),), "Courses")
    period = Period(date(2020, 7, 1), date(2021, 6, 30), "2020/21")
    document = Document("performance_report", "en", "A/1/2", None, period, (section,), (table,))
    assert medium.to_json(document) == {
        "schema": "answerable/document-1",
        "kind": "performance_report",
        "language": "en",
        "symbol": "A/1/2",
        "title": None,
        "period": {"start": "2020-07-01", "end": "2021-06-30", "label": "2020/21"},
        "sections": [
            {
                "path": "A.1",
                "name": "Office",
                "parent": "A",
                "objectives": [],
                "accomplishments": [],
                "outputs": [
                    {
                        "text": "Reports",
                        "number": 3,
                        "accomplishment": None,
                        "headings": [],
                        "planned": "4",
                        "actual": None,
                        "printed_rate": None,
                        "completed": [],
                        "remarks": None,
                        "reason": None,
                        "lines": [4, 6],
                    }
                ],
                "paragraphs": [
                    {
                        "text": "Text.",
                        "role": "results",
                        "number": 9,
                        "outputs": [3],
                        "where": {"page": 2, "box": (1.0, 2.0, 3.5, 4.0)},
                    }
                ],
            }
        ],
        "tables": [
            {
                "id": "training",
                "columns": ["location"],
                "rows": [{"cells": {"location": None}, "label": "Course", "level": "item"}],
                "title": "Courses",
                "unit": None,
            }
        ],
        "findings": [],
    }


def test_lays_each_record_on_a_line():
    lines = medium.write(factories.report("en", 3)).decode().splitlines()
    assert sum('"planned": "4"' in line for line in lines) == 3


START = '{"schema": "answerable/document-1", "kind": "performance_report", "language": "en", '


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[]", 'schema: expected "answerable/document-1".'),
        ('{"schema": "x"}', 'schema: expected "answerable/document-1".'),
        ("{,}", "line 1, column 2: expected JSON: Expecting property name enclosed in double quotes."),
        (START + '"sections": 4}', "sections: expected a list, found 4."),
        (START + '"sections": [{"path": "A"}]}', "sections[0].name: expected this field, found none."),
        (START + '"sections": [{"path": "A", "name": 3}]}', "sections[0].name: expected a text, found 3."),
        (START + '"titel": "x"}', "titel: expected no field of this name here."),
        (
            START + '"period": {"start": "July", "end": "2021-06-30"}}',
            'period.start: expected a date such as 2020-07-01, found "July".',
        ),
        (
            START + '"sections": [{"path": "A", "name": "B", "outputs": [{"text": "t", "number": true}]}]}',
            "sections[0].outputs[0].number: expected a whole number, found true.",
        ),
        (
            START + '"tables": [{"id": "t", "columns": ["a"], "rows": [{"cells": {"a": 3.5}}]}]}',
            "tables[0].rows[0].cells.a: expected a text or null, found 3.5.",
        ),
        (
            START + '"findings": [{"rule": "r", "severity": "bad", "message": "m"}]}',
            'findings[0].severity: expected one of error, warning, note, found "bad".',
        ),
        (START + '"symbol": "\ud800"}', None),
    ],
)  # fmt: skip
def test_refuses_with_the_path_and_what_was_expected(text: str, said: str | None):
    data = text.encode("utf-8", "surrogatepass")
    with pytest.raises(UnreadableInput) as refusal:
        medium.read(data)
    assert said is None or str(refusal.value) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (START + '"kind": "x", "kind": "y"}', "field 'kind': expected once in an object, found twice."),
        (START + '"title": "a\\u0000b"}',
         "title: expected a text, found a character that stands for nothing."),
        (START + '"tables": [{"id": "\\uDc00"}]}',
         "tables[0].id: expected a text, found a character that stands for nothing."),
        (START + '"\\ud800": 1}', "document: expected a text, found a character that stands for nothing."),
        (START + '"x": ' + "9" * 10_000 + "}",
         "expected whole numbers of at most 18 digits, found 99999999999999999999..."),
        (START + '"x": NaN}', "expected numbers, found NaN."),
        (START + '"x": -Infinity}', "expected numbers, found -Infinity."),
        (START + '"' + "x" * 9_999 + '": 1}', "x" * 60 + ": expected no field of this name here."),
    ],
)  # fmt: skip
def test_refuses_what_programs_disagree_about(text: str, said: str):
    with pytest.raises(UnreadableInput) as refusal:
        medium.read(text.encode())
    assert str(refusal.value) == said


def test_a_whole_pair_of_surrogates_is_a_letter():
    document = medium.read((START + '"symbol": "A/1", "title": "\\ud83d\\ude00"}').encode())
    assert document.title == "\U0001f600"


def test_refuses_other_bytes_and_deep_nesting():
    with pytest.raises(UnreadableInput, match=r"^line 2: expected JSON in UTF-8\.$"):
        medium.read(b'{"schema":\n "\xff"}')
    with pytest.raises(UnreadableInput, match="nested too deep"):
        medium.read(b"[" * 100_000)
