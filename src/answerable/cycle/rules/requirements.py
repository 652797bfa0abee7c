"""What a section needs before it can be submitted, and a report before it can be published.

Every planned figure an answer; every output off plan, indicator missed and variance over the
period's threshold a standard cause and a text; every text one final version to submit, and one in
each language of the report, made from its source as it is now, to publish.

Pure: rows in (`queries.requirements` reads them), a list of what is missing out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from django.utils.translation import gettext as _

from answerable.calc.account import Quantity
from answerable.calc.achievement import direction_of_good, verdict
from answerable.calc.quantities import number
from answerable.calc.thresholds import Threshold, must_be_explained
from answerable.calc.tolerance import Tolerance, is_off_plan
from answerable.calc.variance import variance_amount, variance_percent
from answerable.cycle.rules.values import is_outdated, plain

THOUSANDS = Decimal(1000)  # amounts are in the unit of the tables, thousands of dollars

What = Literal[
    "figure", "cause", "text", "draft", "translation", "outdated", "objective", "indicator", "measure"
]
Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Prose:
    """What is known of one text: who wrote it is not asked here."""

    status: str = "final"
    source_language: str = ""
    source_digest: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One row that has to be accounted for. `promised` is planned, target, apportionment or authorized."""

    subject: str  # output, indicator, money, posts, paragraph, account
    path: str
    section: str = ""
    promised: Quantity = None
    reported: Quantity = None
    wording: str = ""  # of an indicator: its wording says which way is good
    cause: str | None = None
    texts: Mapping[str, Texts] = field(default_factory=dict)  # field -> language -> text
    prose: Mapping[tuple[str, str], Prose] = field(default_factory=dict)  # field, language
    direction: str | None = None  # of an indicator: which way is good, where its plan states it
    follows: bool = False  # income and shares of other lines: their variances follow from others


@dataclass(frozen=True, slots=True)
class Missing:
    """Something to do, with where to do it."""

    section: str
    path: str
    field: str
    what: What
    language: str = ""

    @property
    def sentence(self) -> str:
        return _SENTENCES[self.what]() % {
            "path": self.path,
            "field": field_name(self.field),
            "language": self.language,
        }


@dataclass(frozen=True, slots=True)
class Yardsticks:
    """The rules of the period; None where no rule is known for it."""

    tolerance: Tolerance | None
    threshold: Threshold | None


# Where a subject's explanation stands, and its figure.
_EXPLAINED_IN = {"output": "reason", "indicator": "narrative", "money": "reason", "account": "reason"}
_FIGURE = {"output": "actual", "indicator": "actual", "money": "expenditure", "posts": "incumbency"}


def must_explain(line: Line, by: Yardsticks) -> bool:
    """Whether this row is so far from what was promised that a cause and a text are needed."""
    if line.subject == "output":
        return by.tolerance is not None and is_off_plan(line.promised, line.reported, by.tolerance)
    if line.subject == "indicator":
        if line.reported is None or line.promised is None:
            return False
        if line.reported == "not_applicable":
            return line.promised != "not_applicable"
        direction = direction_of_good(line.wording, line.promised, line.direction)
        return verdict(line.promised, line.reported, direction) in ("not_met", "partly")
    if line.subject in ("money", "account"):
        if by.threshold is None or line.follows:
            return False
        amount = variance_amount(line.promised, line.reported)
        percent = variance_percent(line.promised, line.reported)
        return must_be_explained(amount, percent, by.threshold, THOUSANDS)
    return False


def must_report(line: Line) -> bool:
    """Whether a figure was promised, so that one is due. Explicitly not applicable is an answer."""
    if line.subject not in _FIGURE or line.promised in (None, "not_applicable"):
        return False
    if line.subject in ("money", "posts"):
        return number(line.promised) is not None
    return True


def missing_of(line: Line, by: Yardsticks) -> Iterator[Missing]:
    """What this row lacks before its section can be submitted."""
    if must_report(line) and line.reported is None:
        yield _missing(line, _FIGURE[line.subject], "figure")
    explained_in = _EXPLAINED_IN.get(line.subject)
    needs = must_explain(line, by)
    if needs and line.cause is None:
        yield _missing(line, "cause", "cause")
    for name in dict.fromkeys((*line.texts, *((explained_in,) if explained_in else ()))):
        written = {code for code, text in line.texts.get(name, {}).items() if plain(text)}
        required = (needs and name == explained_in) or line.subject == "paragraph"
        if not written:
            if required:
                yield _missing(line, name, "text")
        elif not any(_state(line, name, code).status == "final" for code in written):
            yield _missing(line, name, "draft", min(written))


def missing_translations(line: Line, by: Yardsticks, languages: Iterable[str]) -> Iterator[Missing]:
    """What this row lacks in one of the languages before the report can be published in it."""
    needs, explained_in = must_explain(line, by), _EXPLAINED_IN.get(line.subject)
    for name in dict.fromkeys((*line.texts, *((explained_in,) if needs and explained_in else ()))):
        texts = line.texts.get(name, {})
        written = {code for code, text in texts.items() if plain(text)}
        if not written and not (needs and name == explained_in) and line.subject != "paragraph":
            continue
        for language in languages:
            state = _state(line, name, language)
            if language not in written:
                yield _missing(line, name, "translation", language)
            elif state.status != "final":
                yield _missing(line, name, "draft", language)
            elif is_outdated(state.source_digest, plain(texts.get(state.source_language))):
                yield _missing(line, name, "outdated", language)


def _state(line: Line, name: str, language: str) -> Prose:
    return line.prose.get((name, language), Prose())


def _missing(line: Line, name: str, what: What, language: str = "") -> Missing:
    return Missing(line.section, line.path, name, what, language)


def field_name(name: str) -> str:
    """The field as people call it."""
    names: dict[str, Any] = {
        "actual": lambda: _("actual"),
        "expenditure": lambda: _("expenditure"),
        "incumbency": lambda: _("average incumbency"),
        "cause": lambda: _("cause"),
        "reason": lambda: _("reason"),
        "narrative": lambda: _("narrative"),
        "remarks": lambda: _("remarks"),
        "text": lambda: _("text"),
        "baseline": lambda: _("baseline"),
        "target": lambda: _("target"),
        "planned": lambda: _("planned quantity"),
        "symbol": lambda: _("symbol"),
        "title": lambda: _("title"),
        "name": lambda: _("name"),
        "unit": lambda: _("unit"),
        "subcategory": lambda: _("subcategory"),
    }
    return str(names[name]()) if name in names else name


_SENTENCES = {
    "figure": lambda: _("%(path)s: a figure is missing (%(field)s), or that it does not apply."),
    "cause": lambda: _("%(path)s: the cause is missing."),
    "text": lambda: _("%(path)s: a text is missing (%(field)s)."),
    "draft": lambda: _("%(path)s: the text is still a draft (%(field)s, %(language)s)."),
    "translation": lambda: _("%(path)s: not yet in this language (%(field)s, %(language)s)."),
    "objective": lambda: _("%(path)s: an objective is missing."),
    "indicator": lambda: _("%(path)s: an indicator is missing."),
    "measure": lambda: _("%(path)s: a performance measure is missing."),
    "outdated": lambda: _("%(path)s: the translation is older than its source (%(field)s, %(language)s)."),
}
