"""Every rule the audit uses has a sentence in every language, with the same blanks."""

import re
from pathlib import Path

import answerable.results.reports.rules as rules
from answerable.results.reports.rules.wording_tables import COLUMNS, SENTENCES, TABLES, VALUES

FOLDER = Path(rules.__file__).parent


def test_no_language_misses_a_sentence_or_a_name() -> None:
    for table in (SENTENCES, TABLES, COLUMNS, VALUES):
        assert set(table["zh"]) == set(table["en"])


def test_sentences_have_the_same_blanks() -> None:
    for rule, text in SENTENCES["en"].items():
        assert set(re.findall(r"{(\w+)}", text)) == set(re.findall(r"{(\w+)}", SENTENCES["zh"][rule])), rule


def test_every_rule_the_code_names_is_worded_and_every_sentence_is_used() -> None:
    code = "".join(p.read_text("utf-8") for p in FOLDER.glob("*.py") if not p.name.startswith("wording"))
    named = set(re.findall(r'"([a-z]+(?:_[a-z]+)+)"', code)) & set(SENTENCES["en"])
    made = {f"{relation}_in_text" for relation in ("share", "change", "sum")}
    assert named | made == set(SENTENCES["en"])
    used = re.findall(r'doubt\(\s*"(\w+)"', code)
    assert set(used) <= set(SENTENCES["en"])
