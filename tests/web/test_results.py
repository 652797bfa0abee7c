"""Pages of results against the documents they were stored from: every figure that is shown is theirs."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import openpyxl
import pytest
from django.test import Client

from answerable.calc.account import Document, Section
from answerable.calc.delivery import delivery_rate
from answerable.calc.quantities import printed
from answerable.web.results.notes import finding_anchor, noted
from answerable.web.results.references import with_links
from answerable.web.results.rule_words import rule_words
from tests.web.reading_pages import Page, read

URL = "/en/reports/SW_30_12/"


def shown(value: Any) -> str:
    return (
        "not reported"
        if value is None
        else printed(value, thousands=" ")
        if value[0] in "-0123456789"
        else value.replace("_", " ")
    )


def own_sections(document: Document) -> list[Section]:
    return [section for section in document.sections if section.outputs]


# --- a section's page


def output_rows(page: Page) -> list[list[str]]:
    return [row[:4] for row in page.table("Outputs")[1:] if len(row) >= 4]


def test_a_section_shows_every_output_with_its_figures(client: Client, stored: Any) -> None:
    for section in own_sections(stored[1].en):
        rows = output_rows(read(client, f"{URL}sections/{section.path}/"))
        expected = []
        for output in section.outputs:
            rate = delivery_rate(output.planned, output.actual)
            none = "not reported" if output.actual is None else "no rate"
            expected.append(
                [shown(output.planned), shown(output.actual), none if rate is None else str(rate)]
            )
        assert [row[1:] for row in rows] == expected, section.path
        for row, output in zip(rows, section.outputs, strict=True):
            assert row[0].startswith(f"{output.number}. {' '.join(output.text.split())}")


def test_a_section_shows_every_indicator_and_whether_it_was_met(client: Client, stored: Any) -> None:
    section = stored[1].en.section("E.3")
    page = read(client, f"{URL}sections/E.3/")
    for accomplishment in section.accomplishments:
        rows = page.table(f"({accomplishment.label}) {accomplishment.text}")[1:]
        assert [row[1:4] for row in rows] == [
            [shown(i.target), shown(i.estimate), shown(i.actual)] for i in accomplishment.indicators
        ]
        assert {row[4] for row in rows} <= {
            "met",
            "not met",
            "partly met",
            "not reported",
            "cannot be judged",
        }


def test_planted_errors_stand_beside_their_figures(client: Client, stored: Any) -> None:
    """Each error of a delivery rate is in the row it doubts or in the margin that begins there."""
    planted = [p for p in stored[1].planted_in("en") if p.rule == "delivery_rate"]
    assert planted
    for fault in planted:
        path = fault.path
        section, _sign, number = path.partition("#")
        page = read(client, f"{URL}sections/{section}/")
        row = page.tree.xpath(f'//tr[@id="output-{number}"]')[0]
        notes = row.xpath('./td[@class="beside"]/div[contains(@class, "doubt error")]')
        assert len(notes) == 1, path
        assert row.xpath(f'.//*[@id="{finding_anchor(path)}"]')


def test_output_numbers_in_paragraphs_lead_to_rows_and_back(client: Client, stored: Any) -> None:
    section = stored[1].en.section("E.3")
    page = read(client, f"{URL}sections/E.3/")
    there = set(page.tree.xpath("//tr/@id"))
    linked = {
        a.get("href")[1:] for a in page.tree.xpath('//div[@class="text"]/a[starts-with(@href, "#output-")]')
    }
    named = {f"output-{n}" for p in section.paragraphs for n in p.outputs}
    assert linked
    assert linked <= there
    assert linked <= named
    back = {a.get("href")[1:] for a in page.tree.xpath('//a[@class="para"]')}
    assert back
    assert back <= set(page.tree.xpath('//div[contains(@class, "paragraph")]/@id'))


def test_every_paragraph_of_a_section_is_there(client: Client, stored: Any) -> None:
    for section in stored[1].en.sections:
        page = read(client, f"{URL}sections/{section.path}/")
        texts = page.text('//div[contains(@class, "paragraph")]/div[@class="text"]')
        expected = [" ".join(p.text.split()) for p in section.paragraphs]
        assert sorted(texts) == sorted(expected), section.path


def test_the_older_form_shows_every_completed_value(client: Client) -> None:
    from answerable.publishing import sample

    document = sample.outputs_addendum().en
    for section in own_sections(document):
        page = read(client, f"/en/reports/SW_21_12_Add.1/sections/{section.path}/")
        values = page.text("//tbody/tr/td[2]/div/span")
        assert values == [shown(c.value) for output in section.outputs for c in output.completed], (
            section.path
        )


# --- registers


@pytest.mark.parametrize(
    "query",
    ["", "?band=none", "?section=E", "?q=training", "?sort=-rate", "?band=over&section=D&sort=planned"],
)
def test_an_export_is_exactly_what_is_shown(client: Client, query: str) -> None:
    joint = "&" if query else "?"
    page = read(client, f"{URL}outputs/{query}{joint}all=1")
    rows = page.table("Outputs")[1:-1]
    exported = list(
        csv.reader(io.StringIO(client.get(f"{URL}outputs.csv{query}").content.decode("utf-8-sig")))
    )
    assert len(rows) == len(exported) - 1 > 0
    for row, line in zip(rows, exported[1:], strict=True):
        assert row[0] == f"{line[0]}#{line[2]} {line[3]}"
        assert row[1] == (shown(line[4]) if line[4] != "not reported" else line[4])
        assert row[3].replace("nothing delivered", "0.0") in (line[6], "not reported")


def test_a_spreadsheet_holds_figures_as_figures_and_words_as_words(client: Client, stored: Any) -> None:
    document = stored[1].en
    section = next(s for s in own_sections(document) if any(o.actual is None for o in s.outputs))
    body = client.get(f"{URL}outputs.xlsx?section={section.path}").content
    rows = list(openpyxl.load_workbook(io.BytesIO(body)).active.iter_rows(values_only=True))
    own = [row for row in rows[1:] if row[0] == section.path]
    assert [row[2:4] for row in own] == [(o.number, o.text) for o in section.outputs]
    for row, output in zip(own, section.outputs, strict=True):
        if output.actual is None:
            assert row[4:] == (float(output.planned), "not reported", "no rate")
        elif output.planned.isdigit() and output.actual.isdigit():
            rate = delivery_rate(output.planned, output.actual)
            assert row[4:] == (
                float(output.planned),
                float(output.actual),
                "no rate" if rate is None else float(rate),
            )


def test_a_text_never_becomes_a_formula() -> None:
    from answerable.web.results.export import answer

    body = answer("csv", "x", [["=1+1", "-2", "@x", "plain", 3]]).content.decode("utf-8-sig")
    assert body == "'=1+1,'-2,'@x,plain,3\r\n"


@pytest.mark.parametrize(("register", "chip"), [("outputs", "band"), ("indicators", "state")])
def test_filters_show_counts_that_are_true(client: Client, register: str, chip: str) -> None:
    page = read(client, f"{URL}{register}/")
    chips = page.tree.xpath(f'//ul[@class="chips"]//a[contains(@href, "{chip}=")]')
    assert len(chips) > 2
    for link in chips:
        count = int(link.xpath("./span")[0].text.replace("\u202f", ""))
        rows = read(client, f"{URL}{register}/{link.get('href')}&all=1").tree.xpath("//tbody/tr")
        assert len(rows) == count, link.get("href")


def test_sorting_turns_and_returns(client: Client) -> None:
    def head(query: str) -> Any:
        page = read(client, f"{URL}outputs/{query}")
        return page.tree.xpath('//th[a[starts-with(., "Delivery rate")]]')[0]

    assert (head("").get("aria-sort"), head("").xpath("./a/@href")) == ("none", ["?sort=rate"])
    assert (head("?sort=rate").get("aria-sort"), head("?sort=rate").xpath("./a/@href")) == (
        "ascending",
        ["?sort=-rate"],
    )
    assert head("?sort=-rate").get("aria-sort") == "descending"
    rates = [
        float(c) for c in read(client, f"{URL}outputs/?sort=-rate").text('//tbody//a[@class="computed"]')
    ]
    assert rates == sorted(rates, reverse=True)


def test_a_long_register_comes_in_pages_that_keep_the_filters(client: Client) -> None:
    first = read(client, f"{URL}outputs/?sort=number")
    assert len(first.tree.xpath("//tbody/tr")) == 100
    further = first.tree.xpath('//a[contains(@href, "page=2")]/@href')
    assert further == ["?sort=number&page=2"]
    second = read(client, f"{URL}outputs/{further[0]}")
    assert len(second.tree.xpath("//tbody/tr")) == 100
    assert first.text("//tbody/tr[1]") != second.text("//tbody/tr[1]")


def test_nonsense_in_a_filter_is_no_error(client: Client) -> None:
    for query in ("?band=x", "?sort=x", "?page=999", "?page=x", "?section=Z", "?q=%00", "?sort=-"):
        assert client.get(f"{URL}outputs/{query}").status_code == 200, query


# --- overview, money, posts, findings, comparison


def test_the_overview_says_what_its_charts_draw(client: Client, stored: Any) -> None:
    page = read(client, URL)
    drawing = json.loads(page.tree.xpath('//script[@id="chart-delivery"]')[0].text)
    rows = page.table("Delivery by entity")[1:]
    assert [bar["name"] for bar in drawing["bars"]] == [row[0] for row in rows]
    # a bar is the share its row gives: of the outputs with a rate, not of all
    assert [bar["values"][:2] for bar in drawing["bars"]] == [
        [int(row[2]), int(row[1]) - int(row[2])] for row in rows
    ]
    outputs = [o for s in stored[1].en.sections for o in s.outputs]
    rates = [delivery_rate(o.planned, o.actual) for o in outputs]
    full, rated = sum(r is not None and r >= 100 for r in rates), sum(r is not None for r in rates)
    assert sum(int(row[2]) for row in rows) == full
    assert page.text('//figure[@data-chart="chart-delivery"]/p[@class="says"]')[0].startswith(
        f"{full} of {rated} outputs with a rate were delivered in full"
    )


def test_the_variance_chart_ends_with_gross_requirements(client: Client, stored: Any) -> None:
    drawing = json.loads(read(client, URL).tree.xpath('//script[@id="chart-variance"]')[0].text)
    table = stored[1].en.table("resources_by_category")
    names = [bar["name"] for bar in drawing["bars"]]
    income = [row.label for row in table.rows if "income" in (row.label or "").lower()]
    assert income
    assert not set(names) & set(income)


def test_money_marks_what_must_be_explained_and_leads_to_its_text(client: Client, stored: Any) -> None:
    page = read(client, f"{URL}money/")
    planted = {
        p.path.partition("/")[2] for p in stored[1].planted_in("en") if p.rule == "variance_unexplained"
    }
    must = page.tree.xpath('//section[@id="resources_by_category"]//tr[contains(@class, "must")]')
    assert must
    for row in must:
        label = row.xpath("./th")[0].text_content()
        links = row.xpath('./td/a[starts-with(@href, "#explains-")]/@href')
        if label in planted:
            assert links == []
        else:
            assert links
            assert page.tree.xpath(f'//*[@id="{links[0][1:]}"]')


def test_money_prints_negatives_in_parentheses_and_danger(client: Client) -> None:
    page = read(client, f"{URL}money/")
    negatives = page.text('//td//span[@class="negative"]')
    assert negatives
    assert all(n.startswith("(") and n.endswith(")") for n in negatives)


def test_posts_show_printed_and_computed_rates(client: Client, stored: Any) -> None:
    table = stored[1].en.table("incumbency")
    rows = [row for row in read(client, f"{URL}posts/").table("Posts")[1:] if len(row) > 2]
    expected = [r for r in table.rows if r.cells.get("authorized")]
    assert [row[1:4] for row in rows] == [
        [shown(r.cells["authorized"]), shown(r.cells["actual_average"]), shown(r.cells["vacancy_rate"])]
        for r in expected
    ]


def test_every_finding_leads_to_a_place_that_exists(client: Client) -> None:
    page = read(client, f"{URL}findings/")
    links = page.tree.xpath("//tbody//a[@data-open]/@href")
    assert links
    for link in links:
        address, _sign, anchor = link.partition("#")
        target = read(client, address)
        assert target.tree.xpath(f'//*[@id="{anchor}"]'), link


def test_findings_can_be_narrowed(client: Client) -> None:
    page = read(client, f"{URL}findings/")
    for link in page.tree.xpath('//ul[@class="chips"]//a[contains(@href, "rule=")]'):
        count = int(link.xpath("./span")[0].text)
        rows = read(client, f"{URL}findings/{link.get('href')}").tree.xpath("//tbody/tr")
        assert len(rows) == count


def test_every_rule_has_words() -> None:
    from answerable.results.reports.rules.wording_tables import SENTENCES

    for rule in SENTENCES["en"]:
        assert rule_words(rule).sentence, rule
    assert rule_words("a_new_rule").title == "a new rule"


def test_a_comparison_sets_both_periods_side_by_side(client: Client, stored: Any) -> None:
    page = read(client, "/en/compare/")
    rows = [row for row in page.table("Expenditure by entity")[2:] if len(row) == 6]
    first, second = (r.en.table("resources_by_entity") for r in stored)
    spent = [{r.label: r.cells["expenditure"] for r in t.rows if r.level == "item"} for t in (first, second)]
    both = set(spent[0]) & set(spent[1])
    found = {row[0]: row[1:3] for row in rows if row[0] in both}
    assert found == {label: [shown(spent[0][label]), shown(spent[1][label])] for label in both}


def test_a_report_in_one_language_is_shown_and_marked(client: Client) -> None:
    from answerable.publishing import actions, sample

    document = sample.big_reports(1)[0]
    actions.load_document(document, actions.Source("big.json", b"{}"), actor="test")
    symbol = (document.symbol or "").replace("/", "_")
    page = read(client, f"/en/reports/{symbol}/outputs/")
    assert set(page.text('//tbody//span[@class="only-in"]')) == {"Chinese only"}
    assert page.tree.xpath('//tbody//span[@lang="zh-Hans"]')
    assert "只有中文" not in client.get(f"/zh-hans/reports/{symbol}/outputs/").content.decode()


# --- explanations


def test_an_explanation_names_formula_inputs_and_rule(client: Client, stored: Any) -> None:
    output = next(
        o for o in stored[1].en.section("E.3").outputs if delivery_rate(o.planned, o.actual) is not None
    )
    page = read(client, f"{URL}figures/delivery_rate/E.3%23{output.number}")
    assert page.text('//p[@class="result"]') == [f"{delivery_rate(output.planned, output.actual)} per cent"]
    assert page.text('//p[@class="formula"]') == ["actual ÷ planned × 100"]
    rows = [
        [" ".join(cell.itertext()).replace(",", "") for cell in row][:2]
        for row in page.tree.xpath("//tbody/tr")
    ]
    assert rows == [["Actual", output.actual], ["Planned", output.planned]]
    assert f"/en/reports/SW_30_12/sections/E.3/#at-E.3-{output.number}" in page.links()


def test_the_explanation_of_a_table_s_figure_names_its_row(client: Client, stored: Any) -> None:
    for code, figure in (("resources_by_category", "variance_percent"), ("incumbency", "vacancy_rate")):
        rows = stored[1].en.table(code).rows
        at, row = next((n, r) for n, r in enumerate(rows, 1) if r.level == "item" and any(r.cells.values()))
        page = read(client, f"{URL}figures/{figure}/{code}-{at}")
        assert page.text('//div[@class="explanation"]/h2/span') == [" ".join(row.label.split())]


def test_beside_the_figure_the_explanation_comes_without_the_frame(client: Client) -> None:
    response = client.get(f"{URL}figures/outputs_delivered/E.3", headers={"HX-Request": "true"})
    text = response.content.decode()
    assert "<html" not in text
    assert text.startswith('<div class="explanation">')


def test_every_computed_figure_of_a_page_can_be_explained(client: Client) -> None:
    for page in ("", "sections/E.3/", "money/", "posts/", "indicators/?section=E"):
        links = read(client, f"{URL}{page}").tree.xpath('//a[contains(@class, "computed")]/@href')
        assert links
        for link in links[:: max(1, len(links) // 12)]:
            assert client.get(link, headers={"HX-Request": "true"}).status_code == 200, link


# --- small parts


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("(产出 5、7 和 9)", ["5", "7", "9"]),
        ("产出5至9因故未完成", ["5", "9"]),
        ("outputs 5, 7 and 9.", ["5", "7", "9"]),
        ("Output 5 was late; 7 days", ["5"]),
        ("5 outputs", []),
        ("output 5.7", []),
        ("outputs 5 to 99", ["5"]),
    ],
)
def test_output_numbers_in_a_sentence(text: str, linked: list[str]) -> None:
    import re

    found = with_links(text, {5: "#output-5", 7: "#output-7", 9: "#output-9"})
    assert re.findall(r">(\d+)</a>", found) == linked
    assert re.sub(r"<[^>]+>", "", found) == text


def test_text_around_references_is_escaped() -> None:
    assert with_links("<b> & output 5", {5: "#o"}) == '&lt;b&gt; &amp; output <a href="#o">5</a>'


def test_a_note_stands_beside_the_rows_after_its_own() -> None:
    class Row:
        def __init__(self, path: str) -> None:
            self.path = path

    rows = [Row(p) for p in "abcdefg"]
    found = noted(rows, {"b": ("note",), "d": ("note", "note")}, lambda row: row.path == "g")
    assert [(n.row.path, n.span, n.covered) for n in found] == [
        ("a", 1, False),
        ("b", 2, False),
        ("c", 1, True),
        ("d", 3, False),
        ("e", 1, True),
        ("f", 1, True),
        ("g", 1, False),
    ]


@pytest.mark.parametrize("page", ["outputs/", "indicators/", "money/", "findings/", "narrative/"])
def test_a_page_asks_the_database_a_fixed_number_of_times(
    client: Client, page: str, django_assert_max_num_queries: Any
) -> None:
    """One section or all of them: rows cost no query of their own."""
    client.get(f"{URL}{page}")  # the tree of the frame is kept from here on
    with django_assert_max_num_queries(22):
        client.get(f"{URL}{page}")
