"""Every rule of combined reports has its sentence in both languages, with the same blanks."""

import re
from pathlib import Path

import answerable.results.reports.rules.combined as rules
from answerable.results.reports.rules.combined.wording import COLUMNS, SENTENCES, TABLES
from answerable.results.reports.rules.wording import column_words, sentence

CODE = "".join(p.read_text("utf-8") for p in Path(rules.__file__).parent.glob("*.py") if p.stem != "wording")


def test_no_language_misses_a_sentence_or_a_name():
    for table in (SENTENCES, TABLES, COLUMNS):
        assert set(table["zh"]) == set(table["en"])
    for rule, text in SENTENCES["en"].items():
        assert set(re.findall(r"{(\w+)}", text)) == set(re.findall(r"{(\w+)}", SENTENCES["zh"][rule])), rule


def test_every_sentence_is_used_and_every_rule_is_worded():
    named = set(re.findall(r'"([a-z]+(?:_[a-z]+)+)"', CODE))
    assert set(SENTENCES["en"]) <= named
    used = re.findall(r'(?:doubt|wrong)\(\s*"(\w+)"', CODE)
    assert used
    assert all(sentence(rule, "zh", {}) for rule in used)


def test_columns_of_a_period_are_named_with_it():
    assert column_words("expenditure 2024/25", "en") == "expenditure 2024/25"
    assert column_words("expenditure 2024/25", "zh") == "2024/25支出数"
    assert column_words("Tonnage now", "zh") == "Tonnage now"
