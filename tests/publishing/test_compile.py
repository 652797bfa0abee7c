"""The stored rows as a document: what is not there, and what other forms of document hold.

That what was loaded comes back exactly is in `test_actions.py`.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from answerable.calc.account import (
    Accomplishment,
    Document,
    Exhibit,
    Indicator,
    Mandate,
    Output,
    PeriodValue,
    Result,
    Row,
    Section,
    Table,
)
from answerable.publishing import registry
from answerable.publishing.actions import Source, load_document, plan_load
from answerable.publishing.compile import NotStored, compile_report
from tests import factories

pytestmark = pytest.mark.django_db
DOCUMENTS = Path(__file__).parents[3] / "shared" / "documents"


def store(document: Document) -> None:
    load_document(document, Source("f", b"1"), actor="me")


@pytest.mark.parametrize(
    ("symbol", "language", "said"),
    [
        ("LK/7", "en", "LK/7: no report of this symbol is stored."),
        ("LK/1/1", "fr", "LK/1/1 is not stored in 'fr'; it is stored in: en."),
    ],
)
def test_what_is_not_stored_is_a_sentence(symbol, language, said):
    store(factories.report())
    with pytest.raises(NotStored) as refusal:
        compile_report(symbol, language)
    assert str(refusal.value) == said


def test_what_only_other_forms_have_comes_back_too():
    years = (PeriodValue("2024", "5", "planned"), PeriodValue("2025", "some", "actual", "some of them"))
    both = (PeriodValue("2025", "7", "actual", series="North", exhibit="Figure I"),)
    document = Document(
        "performance_report",
        "en",
        "PB/1",
        sections=(
            Section(
                "1",
                "Lakes",
                objectives=("To measure", "To publish"),
                accomplishments=(
                    Accomplishment("1", "x", (Indicator(1, "y", label="1.1.1", values=years),)),
                ),
                outputs=(Output("z", category="B", subcategory="Technical materials", quantities=years),),
                mandates=(Mandate("1/1", "Lakes"), Mandate("1/2", "Rivers", "Resolutions")),
                external_factors=("Rain",),
                results=(
                    Result("Cleaner", "Much cleaner", "1", years),
                    Result("Deeper", "No", "2", both, (Exhibit("Figure I", "Depth", "Metres", ("a Wet.",)),)),
                ),
                exhibits=(Exhibit("Table 1"),),
            ),
        ),
        tables=(
            Table("posts", ("a",), (Row({"a": "1"}, "x"),), section="1"),
            Table("posts", ("a",), (Row({"a": "2"}, "y"),)),
        ),
    )
    store(document)
    assert compile_report("PB/1", "en") == document
    assert not plan_load(document)


def test_findings_are_left_out_where_nobody_wants_them():
    section = factories.report().sections[2]
    wrong = replace(section, outputs=(replace(section.outputs[0], printed_rate="90.0"),))
    store(replace(factories.report(), sections=(*factories.report().sections[:2], wrong)))
    assert [f.rule for f in compile_report("LK/1/1", "en").findings] == ["delivery_rate"]
    assert compile_report("LK/1/1", "en", findings=False).findings == ()


@pytest.mark.documents
@pytest.mark.parametrize("name", ["A_76_596.zh.txt", "A_68_648_Add1.zh.txt", "A_81_6_Sect29A.en.docx"])
def test_the_real_documents_come_back(name):
    path = DOCUMENTS / name
    if not path.exists():
        pytest.skip(f"{name} is not beside the checkout (../shared/documents)")
    document = registry.read(path)
    store(document)
    assert compile_report(document.symbol, document.language) == document
    assert not plan_load(document)


@pytest.mark.documents
def test_the_other_file_of_the_section_changes_nothing():
    for path in (DOCUMENTS / f"A_81_6_Sect29A.en.{form}" for form in ("docx", "pdf")):
        if not path.exists():
            pytest.skip(f"{path.name} is not beside the checkout (../shared/documents)")
    store(registry.read(DOCUMENTS / "A_81_6_Sect29A.en.pdf"))
    assert not plan_load(registry.read(DOCUMENTS / "A_81_6_Sect29A.en.docx"))
