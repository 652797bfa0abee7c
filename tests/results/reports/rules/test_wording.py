"""Sentences: figures in the language's form, names in its words, unknown rules left alone."""

from answerable.results.reports.rules.wording import sentence

GIVEN = {
    "label": "公务差旅",
    "column": "expenditure",
    "printed": "-1482.5",
    "computed": "1500.0",
    "rows": "3",
}


def test_figures_stand_as_on_pages_in_every_language() -> None:
    assert sentence("column_total", "zh", GIVEN) == (
        "公务差旅，支出数：印为-1\u202f482.5；所加3行之和应为1\u202f500.0。"
    )
    assert sentence("column_total", "en", GIVEN) == (
        "公务差旅, expenditure: printed as -1\u202f482.5; the 3 rows it adds up give 1\u202f500.0."
    )


def test_tables_and_values_take_their_names() -> None:
    given = {**GIVEN, "table": "resources_by_entity", "other_table": "table_9"}
    said = sentence("tables_disagree", "en", given)
    assert said is not None
    assert "“resources by entity”" in said
    assert "“table_9”" in said
    assert sentence("reason_contradicts", "zh", {"said": "more", "printed": "3", "planned": "4"}) == (
        "所述理由称产出增加，但完成数为3，计划为4。"
    )


def test_other_languages_get_english_and_other_rules_nothing() -> None:
    assert sentence("column_total", "fr", GIVEN) == sentence("column_total", "en", GIVEN)
    assert sentence("unreadable_row", "en", GIVEN) is None
