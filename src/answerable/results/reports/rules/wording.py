"""What findings say: one sentence per rule in every shipped language.

Findings keep the parameters of their sentence, so that a stored finding can be worded in the
other language. A test fails when a rule lacks a language or a parameter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from answerable.calc.quantities import number, shown
from answerable.results.reports.rules.combined import wording as combined
from answerable.results.reports.rules.programme import wording as programme
from answerable.results.reports.rules.wording_tables import COLUMNS, SENTENCES, TABLES, VALUES

_SENTENCES = {
    language: texts | combined.SENTENCES[language] | programme.SENTENCES[language]
    for language, texts in SENTENCES.items()
}
_TABLES = {language: texts | combined.TABLES[language] for language, texts in TABLES.items()}
_VALUES = {language: texts | programme.VALUES[language] for language, texts in VALUES.items()}
_COLUMNS = {language: texts | combined.COLUMNS[language] for language, texts in COLUMNS.items()}

_BLANK = re.compile(r"{(\w+)}")
_AS_THEY_ARE = frozenset(("last", "source", "section", "parts")) | programme.AS_THEY_ARE


def sentence(rule: str, language: str, parameters: Mapping[str, str]) -> str | None:
    """The sentence of a finding; None for rules worded elsewhere (the readers' own).

    Languages without sentences get English. Figures have their thousands apart as on every page.
    """
    wanted = language if language in _SENTENCES else "en"
    template = _SENTENCES[wanted].get(rule)
    if template is None:
        return None
    return _BLANK.sub(lambda blank: _word(blank[1], parameters.get(blank[1], ""), wanted), template)


def _word(name: str, value: str, language: str) -> str:
    if name in ("table", "other_table"):
        return _TABLES[language].get(value, value)
    if name == "column":
        return column_words(value, language)
    if value in _VALUES[language]:
        return _VALUES[language][value]
    if name in _AS_THEY_ARE or number(value) is None:
        return value
    return shown(value, negative="minus")


def column_words(column: str, language: str) -> str:
    """A column's name in words; one of a period says it: 'expenditure 2024/25'."""
    words = _COLUMNS[language]
    name, _, period = column.partition(" ")
    if column in words or name not in words:
        return words.get(column, column)
    return f"{words[name]} {period}" if language == "en" else f"{period}{words[name]}"
