"""Equality of records says "the same account": places, findings and wordings take no part."""

from answerable.calc.account import Document, Finding, Output, Place, Row, Section, Table


def test_places_and_findings_take_no_part_in_equality() -> None:
    found = Finding("delivery_rate", "error", "m", place=Place(lines=(1, 2)), parameters={"a": "1"})
    plain = Document("performance_report", "zh", sections=(Section("A", "x", outputs=(Output("o"),)),))
    placed = Document(
        "performance_report",
        "zh",
        sections=(Section("A", "x", outputs=(Output("o", place=Place(page=2)),)),),
        findings=(found,),
    )
    assert plain == placed
    assert found == Finding("delivery_rate", "error", "m")


def test_a_place_tells_where_without_lines() -> None:
    assert Place(lines=(1, 2)).where() is None
    assert Place(page=2, row=0).where() == {"page": 2, "row": 0}


def test_documents_find_their_parts() -> None:
    table = Table("incumbency", ("authorized",), (Row({"authorized": "1"}),))
    document = Document("performance_report", "en", sections=(Section("A", "x"),), tables=(table,))
    assert document.table("incumbency") is table
    assert document.table("other_income") is None
    assert document.section("A") == Section("A", "x")
    assert document.section("B") is None
    assert list(document.framework_sections()) == []
