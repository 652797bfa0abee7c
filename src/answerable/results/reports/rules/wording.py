"""What findings say: one sentence per rule in every shipped language.

Findings keep the parameters of their sentence, so that a stored finding can be worded in the
other language. A test fails when a rule lacks a language or a parameter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from answerable.calc.quantities import number, printed
from answerable.results.reports.rules.wording_tables import COLUMNS, SENTENCES, TABLES, VALUES

_BLANK = re.compile(r"{(\w+)}")
_SEPARATOR = {"zh": " ", "en": ","}
_AS_THEY_ARE = frozenset(("last", "source", "section", "parts"))


def sentence(rule: str, language: str, parameters: Mapping[str, str]) -> str | None:
    """The sentence of a finding; None for rules worded elsewhere (the readers' own).

    Languages without sentences get English. Figures get the language's thousands separators.
    """
    wanted = language if language in SENTENCES else "en"
    template = SENTENCES[wanted].get(rule)
    if template is None:
        return None
    return _BLANK.sub(lambda blank: _word(blank[1], parameters.get(blank[1], ""), wanted), template)


def _word(name: str, value: str, language: str) -> str:
    if name in ("table", "other_table"):
        return TABLES[language].get(value, value)
    if name == "column":
        return COLUMNS[language].get(value, value)
    if value in VALUES[language]:
        return VALUES[language][value]
    if name in _AS_THEY_ARE or number(value) is None:
        return value
    return printed(value, thousands=_SEPARATOR[language], negative="minus")
