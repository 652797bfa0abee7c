"""What the journeys look at: an output of the sample whose printed rate is wrong, and its paragraph.

It is in the report that was loaded from documents; the one made in the cycle has no errors.
"""

from __future__ import annotations

from answerable.calc.account import Output
from answerable.calc.delivery import delivery_rate
from answerable.publishing import sample

REPORT = "reports/SW_29_12/"
DOCUMENT = sample.performance_reports()[0].en
_planted = sample.performance_reports()[0].planted_in("en")
SECTION, _sign, _number = next(p.path for p in _planted if p.rule == "delivery_rate").partition("#")
NUMBER = int(_number)
WORK = "work/SW-2025-26/"  # the period that is being made
PUBLISHED = "reports/SW_30_12/"  # made, published and corrected in the cycle
FORECAST = "forecast/ombra-2025-26/"  # a mission's budget with nine closed months
BUDGET_OFFICER = "Mei Tan"  # on her door of the demonstration
PAGE = f"{REPORT}sections/{SECTION}/"
ROW = f"tr#output-{NUMBER}"


def output(number: int = NUMBER) -> Output:
    section = DOCUMENT.section(SECTION)
    assert section is not None
    return next(found for found in section.outputs if found.number == number)


def rate() -> str:
    """As an explanation says it."""
    return f"{delivery_rate(output().planned, output().actual)} per cent"


def explained_output() -> tuple[str, int]:
    """A section and an output that a paragraph names by its number, not within a range."""
    for section in DOCUMENT.sections:
        for paragraph in section.paragraphs:
            for number in paragraph.outputs:
                if f"output {number} " in paragraph.text:
                    return section.path, number
    raise AssertionError("no paragraph of the sample names an output")
