"""The 94-page report: everything is there, nothing is lost, and rows checked by eye are right."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import pytest

from answerable.calc.account import Document, Output, Period, Place, Row
from answerable.calc.delivery import delivery_rate
from answerable.publishing.blocks import Line
from answerable.publishing.formats.performance_report import reader
from answerable.publishing.formats.performance_report.numerals import printed_ordinal
from answerable.publishing.formats.performance_report.recogniser import Recognised

pytestmark = pytest.mark.documents


def _outputs(report: Document) -> dict[str, Output]:
    return {f"{s.path}#{o.number}": o for s in report.sections for o in s.outputs}


def test_counts_are_those_of_the_report(report: Document) -> None:
    framed = list(report.framework_sections())
    accomplishments = [a for s in framed for a in s.accomplishments]
    assert len(framed) == 26
    assert len(accomplishments) == 55
    assert sum(len(a.indicators) for a in accomplishments) == 161
    assert sum(len(s.outputs) for s in framed) == 623


def test_the_document_is_known_without_a_cover(report: Document) -> None:
    assert (report.kind, report.language, report.symbol, report.title) == (
        "performance_report",
        "zh",
        "A/76/596",
        None,
    )
    assert report.period == Period(date(2020, 7, 1), date(2021, 6, 30), "2020/21")


def test_framework_sections_stand_in_their_order(report: Document) -> None:
    found = {
        s.path: (len(s.accomplishments), sum(len(a.indicators) for a in s.accomplishments), len(s.outputs))
        for s in report.framework_sections()
    }
    assert found == {
        "A.1": (3, 7, 51), "A.2": (3, 5, 16), "A.3": (3, 5, 23), "A.4": (3, 10, 38), "A.5": (3, 6, 45),
        "B": (2, 8, 19),
        "C.1": (2, 4, 28), "C.2": (2, 8, 39), "C.3": (3, 14, 52), "C.4": (2, 4, 21), "C.5": (2, 5, 17),
        "D.1": (2, 10, 22), "D.2": (3, 25, 53), "D.3": (2, 7, 42), "D.4": (3, 9, 27),
        "E": (3, 6, 24), "F": (2, 7, 11), "G": (2, 3, 4), "H.1": (2, 2, 4), "H.2": (1, 1, 8),
        "I": (1, 4, 4), "J": (1, 2, 16), "K": (1, 2, 11), "L": (1, 1, 24), "M": (1, 2, 4), "N": (2, 4, 20),
    }  # fmt: skip


def test_sections_without_a_framework_are_there_and_paths_are_unique(report: Document) -> None:
    others = [s.path for s in report.sections if not s.has_framework]
    assert others == [
        "summary", "introduction", "II", "A", "C", "D", "H", "III", "III.A", "III.B", "IV", "V",
    ]  # fmt: skip
    paths = [s.path for s in report.sections]
    assert len(paths) == len(set(paths)) == 38
    assert [(s.path, s.parent) for s in report.sections if s.parent] == [
        (p, p.rpartition(".")[0]) for p in paths if "." in p
    ]


def test_paragraphs_are_numbered_without_a_gap(report: Document) -> None:
    numbers = [p.number for s in report.sections for p in s.paragraphs if isinstance(p.number, int)]
    assert numbers == list(range(1, 147))


def test_roles_of_paragraphs(report: Document) -> None:
    roles = {s.path: Counter(p.role for p in s.paragraphs) for s in report.sections}
    assert roles["A.1"] == {"introduction": 3, "results": 2}
    assert roles["N"] == {"introduction": 1, "results": 2}
    assert roles["summary"] == {"introduction": 4, "other": 2}
    assert roles["introduction"] == {"introduction": 16, "other": 1}
    assert all(roles[s.path]["results"] for s in report.framework_sections())
    assert set(roles["III.B"]) == {"other"}


def test_outputs_of_paragraphs(report: Document) -> None:
    found = {p.number: p.outputs for s in report.sections for p in s.paragraphs}
    assert found[23] == (22, 25, 26, 27, 35, 40, 44, 51, 11, 18, 6, 17, 24, 34, 20, 32)
    assert found[48] == (2, 7, 21, 23, 24, 27, 13, 14, 18, 15, 19, 20, 22, 26)
    assert found[56] == (2, 3, 4, 5, 10, 11, 12, 13, 14)
    assert found[69] == (1, 2, 3, 5, 6, 7, 8, 12, 16, 17, 11, 14)
    assert found[95] == (16, 13, 7, 8, 9, 10, 11, 12, 14, 15, 23, 24)
    assert found[114] == (2, 5, 6, 7)
    assert found[1] == found[17] == found[146] == ()


def test_every_reference_is_to_an_output_of_its_section(report: Document) -> None:
    missing = {
        (section.path, paragraph.number): number
        for section in report.framework_sections()
        for paragraph in section.paragraphs
        for number in paragraph.outputs
        if number not in {output.number for output in section.outputs}
    }
    assert missing == {}


def test_output_numbers_run_through_every_section(report: Document) -> None:
    for section in report.framework_sections():
        assert [o.number for o in section.outputs] == list(range(1, len(section.outputs) + 1))


# planned, actual, printed rate, first and last line: each compared with the source by eye
ROWS = {
    "A.1#15": ("1000", "1000", "100.0", (783, 783)),
    "A.1#20": ("5", "8", "160.0", (799, 805)),
    "A.1#46": ("5", "8", "160.0", (897, 901)),
    "A.2#1": ("3700", "3500", "94.6", (1095, 1099)),
    "A.4#26": ("2", "15", "300.0", (1808, 1808)),
    "A.5#3": ("2", "20", "1000.0", (2083, 2087)),
    "B#7": ("19", "10", "53.0", (2624, 2624)),
    "B#11": ("4", "57", "1425.0", (2636, 2636)),
    "C.2#11": ("9", "16", "177.0", (3200, 3200)),
    "C.2#36": ("1920", "2401", "125.1", (3280, 3280)),
    "C.3#3": ("1400", "1788", "127.7", (3652, 3652)),
    "C.3#23": ("10", "120", "1200.0", (3738, 3738)),
    "C.3#24": ("180000", "188794", "104.9", (3740, 3744)),
    "C.3#30": ("10", "4", "40", (3776, 3780)),
    "C.3#32": ("15", "not_applicable", "0.0", (3784, 3784)),
    "C.3#40": ("1100", "938", "85.3", (3816, 3816)),
    "C.5#1": ("100485", "73691", "73.3", (4252, 4252)),
    "C.5#16": ("2", "3.5", "175.0", (4306, 4310)),
    "D.1#8": ("30", "25", "83.3", (4625, 4627)),
    "D.1#9": ("20", "15", "75.0", (4629, 4631)),
    "D.2#13": ("2000", "2787", "139.4", (5193, 5197)),
    "D.2#40": ("600", "748", "124.7", (5287, 5289)),
    "D.2#41": ("4975", "5173", "104.0", (5291, 5291)),
    "D.3#15": ("135", "161", "119.3", (5577, 5581)),
    "D.3#22": ("84000", "80695", "96.1", (5599, 5603)),
    "D.3#24": ("1", "0.55", "55.0", (5613, 5617)),
    "E#16": ("20", "253", "1265.0", (6247, 6247)),
    "F#9": ("1", "0.3", "30.0", (6505, 6505)),
    "G#2": ("1600", "1620", "101.3", (6673, 6673)),
    "H.2#2": ("1040", "681", "65.5", (6881, 6881)),
    "J#1": ("395", "401", "101.5", (7169, 7175)),
    "K#9": ("8", "8", "100", (7382, 7382)),
    "N#20": ("9", "2", "22.2", (8001, 8005)),
}


@pytest.mark.parametrize("path", ROWS)
def test_hard_output_rows(report: Document, path: str) -> None:
    output = _outputs(report)[path]
    lines = output.place.lines if output.place else None
    assert (output.planned, output.actual, output.printed_rate, lines) == ROWS[path]


def test_group_headings_stand_directly_above_their_rows(report: Document) -> None:
    found = _outputs(report)
    assert found["A.1#2"].headings[1:] == ("大会", "维持和平行动特别委员会", "为会议提供实质服务")
    assert found["A.1#3"].headings == ("安全理事会和大会", "为会议提供实质服务")
    assert found["A.1#51"].headings == ("技术合作",)
    assert found["A.3#2"].headings == ("安全理事会", "为会议提供实质服务")  # a page ends above it
    assert found["A.4#16"].headings == ("其他实务活动",)
    assert len(found["A.4#17"].headings) == 1  # wrapped, its empty cells on a line of their own
    assert found["A.4#17"].headings[0].endswith("：")
    assert found["D.3#15"].headings == found["D.3#16"].headings == ("人力资源管理事务", "行政法司")
    assert found["H.1#1"].headings == ("其他服务",)
    assert found["M#4"].headings == ("其他服务",)


def test_a_row_goes_on_after_its_figures_when_the_page_ends(report: Document) -> None:
    text = _outputs(report)["D.3#15"].text
    assert text.startswith("对外地特派团提请人力厅")
    assert text.endswith("等调查实体联络")


def _indicators(report: Document) -> dict[str, tuple[object, ...]]:
    return {
        f"{s.path}({a.label}){i.ordinal}": (i.target, i.estimate, i.actual, i.reported_achieved)
        for s in report.sections
        for a in s.accomplishments
        for i in a.indicators
    }


INDICATORS = {
    "A.1(b)1": ("100", "100", "none", None),
    "A.4(a)1": ("1", "0", "1", True),
    "A.4(b)2": ("30", "30", "12.7", True),
    "A.4(b)4": ("30", "30", "not_applicable", None),
    "B(b)2": ("100", "100", "100", True),  # its list goes on after the measures, over a page
    "B(b)3": ("100", "100", "80", None),
    "C.2(b)4": ("6.7", "6.0", "5.9", True),  # both cells begin on one line
    "C.2(b)5": ("500", "400", "389", None),
    "C.3(c)3": ("95", "not_applicable", "not_applicable", None),
    "D.2(a)1": ("正面", "正面", "正面", True),
    "D.2(a)4": ("100", "100", "86", None),
    "D.2(a)8": ("1800", "1800", "1566", None),
    "D.2(c)3": ("0.50", "0.25", "0.56", True),
    "D.2(c)11": ("90", "90", "90", True),
    "D.2(c)15": ("yes", "yes", "yes", True),
    "D.3(b)1": ("4", "4", "21", True),
    "D.3(b)2": ("25", "21", "18", None),  # its target stands above its text, before the page ends
    "D.4(c)2": ("6", "6", "9", True),
    "E(c)2": ("99.8", "99.8", "99.9", True),  # all three cells on one line
    "M(a)2": ("100", "100", "100", True),
}


@pytest.mark.parametrize("path", INDICATORS)
def test_hard_indicator_rows(report: Document, path: str) -> None:
    assert _indicators(report)[path] == INDICATORS[path]


def test_every_indicator_has_all_its_cells(report: Document) -> None:
    for section in report.framework_sections():
        for accomplishment in section.accomplishments:
            for indicator in accomplishment.indicators:
                where = f"{section.path}({accomplishment.label}){indicator.ordinal}"
                cells = (indicator.target, indicator.estimate, indicator.actual, indicator.narrative)
                assert all(cells), where
                assert indicator.text, where


def test_text_and_narrative_part_where_the_cells_do(report: Document) -> None:
    found = {
        f"{s.path}({a.label}){i.ordinal}": (i.text, i.narrative or "")
        for s in report.sections
        for a in s.accomplishments
        for i in a.indicators
    }
    text, narrative = found["C.2(b)5"]
    assert (text[-6:], narrative[:6]) == ("年内得到处理", "收到的 38")
    text, narrative = found["D.2(c)12"]
    assert (text[-4:], narrative[:5]) == ("(月数)", "截至 20")
    text, narrative = found["D.2(a)8"]
    assert (text[-10:], narrative[:4]) == ("(财产管理业绩指数)", "业绩指标")
    text, narrative = found["A.3(b)3"]
    assert (text[-4:], narrative[:5]) == ("总数增加", "22 支部")
    assert found["B(b)2"][1].count("\n") == 12
    assert found["D.4(c)2"][1].count("\n") == 4
    assert sum("已实现" in text for text, _ in found.values()) == 0


def _row(report: Document, table: str, label: str) -> Row:
    found = report.table(table)
    assert found is not None
    return next(row for row in found.rows if row.label == label)


def test_tables_are_all_there(report: Document) -> None:
    assert [(t.id, t.unit, len(t.rows)) for t in report.tables] == [
        ("resources_summary", "千美元", 12),
        ("incumbency", None, 6),
        ("abbreviations", None, 47),
        ("resources_by_category", "千美元", 21),
        ("resources_by_entity", "千美元", 23),
        ("other_income", "千美元", 4),
        ("variances", None, 10),
        ("training", None, 64),
        ("actions", None, 3),
    ]


def test_rows_of_money(report: Document) -> None:
    travel = _row(report, "resources_by_category", "公务差旅")
    assert dict(travel.cells) == {
        "apportionment": "7856.7", "expenditure": "1482.5", "variance_amount": "6374.2",
        "variance_percent": "81.1",
    }  # fmt: skip
    justice = _row(report, "resources_by_entity", "内部司法")
    assert (justice.cells["variance_amount"], justice.cells["variance_percent"]) == ("-1922.7", "-195.2")
    erp = _row(report, "resources_summary", "企业资源规划")
    assert (erp.cells["variance_amount"], erp.cells["variance_percent"]) == ("0", "0")
    insurance = _row(report, "resources_summary", "所需非员额资源中所包含的离职后健康保险")
    assert (insurance.level, insurance.cells["expenditure"]) == ("of_which", "11778.3")
    assert _row(report, "resources_by_category", "二. 非员额资源").level == "heading"
    assert _row(report, "resources_by_category", "第二类小计").level == "subtotal"
    assert _row(report, "resources_by_category", "所需资源净额，第一至第三类").level == "total"
    assert dict(_row(report, "other_income", "共计").cells) == {"amount": "2113.4"}


def test_incumbency_with_its_groups(report: Document) -> None:
    table = report.table("incumbency")
    assert table is not None
    assert table.columns == ("authorized", "actual_average", "vacancy_rate", "budgeted_vacancy_rate")
    assert [(r.level, r.label, r.cells["actual_average"]) for r in table.rows] == [
        ("heading", "员额", None),
        ("item", "专业及以上职类", "837"),
        ("item", "一般事务及有关职类", "359"),
        ("heading", "一般临时人员职位", None),
        ("item", "专业及以上职类", "47"),
        ("item", "一般事务及有关职类", "10"),
    ]


def test_variances_stand_before_their_paragraphs(report: Document) -> None:
    table, section = report.table("variances"), report.section("III.B")
    assert table is not None
    assert section is not None
    explained = [p for p in section.paragraphs if isinstance(p.number, int)]
    assert [p.number for p in explained] == list(range(136, 146))
    for row, paragraph in zip(table.rows, explained, strict=True):
        assert _last(row.place) < _first(paragraph.place)
    assert (table.rows[3].label, table.rows[3].cells["percent"]) == ("公务差旅", "81.1")
    assert [p.number for p in section.paragraphs if isinstance(p.number, str)] == ["1"]


def test_training_and_actions(report: Document) -> None:
    training, actions = report.table("training"), report.table("actions")
    assert training is not None
    assert actions is not None
    assert Counter(row.cells["location"] for row in training.rows) == {
        "在线": 58, "巴西": 1, "德国": 2, "乌干达": 1, "总部": 1, "西班牙": 1,
    }  # fmt: skip
    assert [row.cells["dates"] for row in training.rows][-1] == "2021 年 6 月"
    assert [row.label for row in actions.rows] == ["(a)", "(b)", "(c)"]


def test_printed_rates_agree_but_for_the_report_s_own_errors(report: Document) -> None:
    differing = {
        path: (output.printed_rate, delivery_rate(output.planned, output.actual))
        for path, output in _outputs(report).items()
        if output.printed_rate is None
        or delivery_rate(output.planned, output.actual) != Decimal(output.printed_rate)
    }
    assert differing == {
        "A.4#26": ("300.0", Decimal("750.0")),
        "B#7": ("53.0", Decimal("52.6")),
        "C.2#11": ("177.0", Decimal("177.8")),
        "C.2#12": ("166.0", Decimal("166.7")),
        "C.2#31": ("393.0", Decimal("392.9")),
        "C.2#37": ("333.0", Decimal("333.3")),
        "C.3#32": ("0.0", None),
    }


def test_the_only_doubt_is_a_mark_without_a_text(report: Document) -> None:
    assert [(f.rule, f.severity, f.path, f.place and f.place.lines) for f in report.findings] == [
        ("stray_mark", "note", "H.1", (6776, 6776))
    ]


def _first(place: Place | None) -> int:
    assert place is not None
    assert place.lines is not None
    return place.lines[0]


def _last(place: Place | None) -> int:
    assert place is not None
    assert place.lines is not None
    return place.lines[1]


def _places(report: Document) -> Iterable[Place | None]:
    for section in report.sections:
        yield section.place
        for accomplishment in section.accomplishments:
            yield accomplishment.place
            yield from (indicator.place for indicator in accomplishment.indicators)
        yield from (output.place for output in section.outputs)
        yield from (paragraph.place for paragraph in section.paragraphs)
    for table in report.tables:
        yield table.place if table.id != "variances" else None
        yield from (row.place for row in table.rows)
    yield from (finding.place for finding in report.findings)


def test_no_line_is_lost(report: Document, recognised: Recognised, report_lines: list[Line]) -> None:
    seen: set[int] = set(recognised.furniture)
    for place in _places(report):
        seen.update(range(_first(place), _last(place) + 1) if place else ())
    # group headings have no record of their own: the rows below carry them
    groups = {"".join(h.split()) for s in report.sections for o in s.outputs for h in o.headings}
    lost = [line for line in report_lines if line.number not in seen]
    unknown = [line for line in lost if not any("".join(line.text.split()) in group for group in groups)]
    assert unknown == []


def _characters(lines: dict[int, str], place: Place | None, furniture: frozenset[int]) -> Counter[str]:
    text = "".join(lines.get(n, "") for n in range(_first(place), _last(place) + 1) if n not in furniture)
    return Counter("".join(text.split()))


def test_every_character_of_a_row_is_in_its_record(
    report: Document, recognised: Recognised, report_lines: list[Line]
) -> None:
    lines = {line.number: line.text for line in report_lines}
    words = {"not_applicable": "不适用", "none": "无", "yes": "是"}
    twice = {"D.1#8", "D.1#9", "D.2#40"}  # a cell extracted twice
    for section in report.framework_sections():
        for output in section.outputs:
            cells = (output.planned, output.actual, output.printed_rate)
            whole = f"{output.number}.{output.text}" + "".join(words.get(c or "", c or "") for c in cells)
            if f"{section.path}#{output.number}" not in twice:
                found = _characters(lines, output.place, recognised.furniture)
                assert found == Counter("".join(whole.split())), f"{section.path}#{output.number}"
        for accomplishment in section.accomplishments:
            for row in accomplishment.indicators:
                values = [words.get(v or "", v or "") for v in (row.target, row.estimate, row.actual)]
                labels = "".join(
                    f"{n}{v}" for n, v in zip(("目标数", "估计数", "实际数"), values, strict=True)
                )
                whole = printed_ordinal(row.ordinal, "zh") + row.text + (row.narrative or "") + labels
                found = _characters(lines, row.place, recognised.furniture)
                if section.path == "A.4" and accomplishment.label == "a" and row.ordinal == 1:
                    found = Counter({**found, "—": 0, "0": found["0"] + 1})  # a nil dash
                assert +found == Counter("".join(whole.split())), f"{section.path}{row.ordinal}"


def test_every_character_of_a_paragraph_is_in_its_record(
    report: Document, recognised: Recognised, report_lines: list[Line]
) -> None:
    lines = {line.number: line.text for line in report_lines}
    for section in report.sections:
        for paragraph in section.paragraphs:
            number = "" if paragraph.number is None else f"{paragraph.number}"
            number += "." if isinstance(paragraph.number, int) else ""
            found = _characters(lines, paragraph.place, recognised.furniture)
            assert found == Counter("".join((number + paragraph.text).split())), paragraph.number


def test_reading_is_fast(report_lines: list[Line]) -> None:
    """The aim is 0.35 s on a laptop core; the bound leaves room for a slower one that others use, too."""
    times = []
    for _ in range(3):
        start = time.process_time()
        reader.read(report_lines)
        times.append(time.process_time() - start)
    assert min(times) < 2.0
