"""The audit as a whole: silent on sound documents, worded in the language asked for, fast."""

import subprocess
import sys
import time
from dataclasses import replace

from answerable.calc.account import Place
from answerable.results.reports.rules import audit, worded
from tests.results.reports.rules.accounts import ADDENDUM, MISSION, with_output, with_row, with_table
from tests.results.reports.rules.documents import real


def test_sound_documents_raise_no_doubt() -> None:
    assert audit(MISSION) == ()
    assert audit(ADDENDUM) == ()


def test_a_finding_names_rule_place_figures_and_says_it_in_the_documents_language() -> None:
    (found,) = audit(with_output(2, printed_rate="96.4"))
    assert (found.rule, found.severity, found.path) == ("delivery_rate", "error", "A#2")
    assert (found.printed, found.computed) == ("96.4", "94.6")
    assert found.place is not None
    assert found.place.lines == (7, 8)
    assert found.message == (
        "The delivery rate is printed as 96.4; 3\u202f500 delivered of 3\u202f700 planned gives 94.6."
    )


def test_the_language_may_be_asked_for_and_changed_later() -> None:
    (found,) = audit(with_output(2, printed_rate="96.4"), "zh")
    assert found.message == "交付比率印为96.4；计划3\u202f700、实际3\u202f500，应为94.6。"
    assert worded(found, "en").message.startswith("The delivery rate is printed as 96.4")


def test_readers_findings_keep_their_own_words() -> None:
    (found,) = audit(with_output(2, printed_rate="96.4"))
    theirs = replace(found, rule="unreadable_row", message="theirs")
    assert worded(theirs, "zh").message == "theirs"


def test_one_wrong_figure_may_be_doubted_from_several_sides_but_never_twice_the_same() -> None:
    found = audit(with_row(MISSION, "resources_by_category", "International staff", expenditure="11777.1"))
    keys = [(f.rule, f.path, f.printed, f.computed) for f in found]
    assert len(keys) == len(set(keys))
    assert {f.rule for f in found} == {"variance_amount", "column_total"}


def test_findings_come_in_the_order_of_the_source() -> None:
    table = MISSION.table("other_income")
    assert table is not None
    total = replace(table.rows[-1], cells={"amount": "858.4"}, place=Place(lines=(3, 3)))
    wrong = with_output(2, printed_rate="96.4")
    document = with_table(wrong, replace(table, rows=(*table.rows[:-1], total)))
    unplaced = with_row(document, "incumbency", "General Service", vacancy_rate="71.4")
    assert [f.rule for f in audit(unplaced)] == ["column_total", "delivery_rate", "vacancy_rate"]


def test_auditing_needs_no_django() -> None:
    code = "import sys, answerable.results.reports.rules; print('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_auditing_the_longest_real_report_takes_a_moment() -> None:
    document = real("A_76_596.zh.txt")
    audit(document)
    start = time.process_time()
    audit(document)
    assert time.process_time() - start < 0.5  # 0.03 s on an idle core; machines differ
