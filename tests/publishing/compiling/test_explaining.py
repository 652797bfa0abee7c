"""Reasons, remarks and objectives as paragraphs: each once, by whose output it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from answerable.calc.account import Accomplishment, Completed, Document, Indicator, Output, Paragraph, Section
from answerable.publishing.compiling.explaining import (
    objectives,
    said_of_money,
    said_of_outputs,
    said_of_the_rest,
    with_parts,
)
from answerable.publishing.compiling.finishing import as_printed, in_form
from answerable.publishing.compiling.tables import Account, Category, Line
from answerable.publishing.formats.performance_report.mapping import WORDINGS
from answerable.publishing.formats.performance_report.writer_tables import is_mission

OUTPUTS = (
    Output("Courses", 1, planned="4", actual="6", reason="More came.", remarks="Held\nin May."),
    Output("Maps", 2, planned="4", actual="2", reason="A post was empty."),
    Output("Notes", 3, planned="4", actual="1", reason="A post was empty."),
    Output("Visits", None, planned="4", actual="0", reason="Nobody asked."),
)
SECTION = Section("A", "Lakes", objectives=("Clean water",), outputs=OUTPUTS)


def said(section: Section, language: str) -> list[str]:
    return [paragraph.text for paragraph in said_of_outputs(section, WORDINGS[language])]


def test_more_than_planned_then_less_then_remarks():
    assert said(SECTION, "en") == [
        "Output 1: More came.",
        "Outputs 2 and 3: A post was empty. “Visits”: Nobody asked.",
        "Output 1: Held in May.",
    ]
    assert said(SECTION, "zh")[1] == "产出 2 和 3：A post was empty.“Visits”：Nobody asked."


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("Less under outputs 2 and 3, as a post was empty; so it was.", False),
        ("Output 2 fell short.", True),
    ],
)
def test_what_a_paragraph_says_already_is_not_said_again(text, again):
    section = replace(SECTION, paragraphs=(Paragraph(text, "results", 1),))
    assert any("A post was empty." in line for line in said(section, "en")) is again


def test_a_mission_prints_remarks_beside_its_outputs():
    output = Output("Patrols", None, completed=(Completed("12"),), remarks="By boat.")
    section = Section("A", "Lakes", outputs=(output,))
    assert is_mission(section)
    assert not is_mission(SECTION)
    assert said(section, "en") == []
    document = Document("performance_report", "en", "SW/1", "T", None, (section,))
    assert as_printed(document).sections[0].outputs[0].remarks == "By boat."


def test_records_hold_everything_and_print_holds_objectives_as_texts():
    document = Document("performance_report", "zh", "SW/1", "T", None, (SECTION,))
    assert in_form(document, "json") == in_form(document, "xlsx") == document
    (section,) = in_form(document, "pdf").sections
    assert section.objectives == ()
    assert section.paragraphs[0] == Paragraph("目标：Clean water", "introduction")
    assert {(o.reason, o.remarks) for o in section.outputs} == {(None, None)}
    assert objectives(replace(SECTION, objectives=()), WORDINGS["en"]) == ()


@pytest.mark.parametrize(
    ("verdict", "narrative", "printed", "read"),
    [
        (True, "Ten stations report.", "Achieved. Ten stations report.", True),
        (False, None, "Not achieved.", False),
        (True, "Achieved: ten stations.", "Achieved: ten stations.", True),
        (None, "Achieved.", "Achieved.", True),
        (None, None, None, None),
    ],
)
def test_a_recorded_verdict_stands_in_print(verdict, narrative, printed, read):
    indicator = Indicator(1, "Stations", narrative, reported_achieved=verdict)
    section = Section("A", "Lakes", accomplishments=(Accomplishment("a", "Data", (indicator,)),))
    document = Document("performance_report", "en", "SW/1", "T", None, (section,))
    found = as_printed(document).sections[0].accomplishments[0].indicators[0]
    assert (found.narrative, found.reported_achieved) == (printed, read)


def test_what_entities_said_stands_below_what_the_whole_says():
    parts = [("Lakes", "Fuel was dear."), ("Rivers", ""), ("Sea", "fewer journeys")]
    assert with_parts("Fewer journeys.", parts, "en") == "Fewer journeys.\n(a) Lakes: Fuel was dear."
    assert with_parts("", parts[:1], "zh") == "(a) Lakes：Fuel was dear."
    marks = with_parts("", [(str(n), f"<{n}>") for n in range(28)], "en").split("\n")
    assert [line[:4] for line in marks[25:]] == ["(z) ", "(aa)", "(ab)"]


def test_what_entities_say_of_a_line_that_nobody_explains_stands_at_the_end():
    line = Line("10", "12")
    account = Account(
        "en",
        (
            Category(
                "Travel", "non_posts", line, "More journeys.", (("Lakes", "By boat."), ("Sea", "By boat."))
            ),
            Category("Fuel", "non_posts", line, None, (("Lakes", "Dear."),)),
            Category("Rent", "non_posts", line),
        ),
    )
    assert [p.text for p in said_of_money(account)] == ["More journeys.\n(a) Lakes, Sea: By boat."]
    assert [p.text for p in said_of_the_rest(account)] == [
        "Of other lines entities reported:\n(a) Fuel, Lakes: Dear."
    ]
    assert list(said_of_the_rest(Account("zh"))) == []
