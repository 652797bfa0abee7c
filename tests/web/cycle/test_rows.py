"""Rows and cells are made of plain strings: what people wrote must never become markup."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from django.utils import translation

from answerable.cycle.queries.sheet import Cell, Judgement, SheetRow
from answerable.cycle.queries.sheet.shapes import Standing
from answerable.foundation.texts import Words
from answerable.web.cycle import rows

EVIL = "\"'><script>alert(1)</script>&"


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.values: list[str] = []
        self.text = ""

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.values += [value for _name, value in attrs if value]

    def handle_data(self, data):
        self.text += data


def standing() -> Standing:
    return Standing(
        1, "SW/1", "A", Words("River", "en", "en"), "open", 1, ("en", "zh"), None, None, "", None, {}, ()
    )


def cell(field: str, nature: str, **more) -> Cell:
    return replace(
        Cell(EVIL, field, "", nature, EVIL, True, EVIL, EVIL, datetime(2026, 1, 2, tzinfo=UTC)), **more
    )


def row(subject: str, figures: tuple[str, ...], **more) -> SheetRow:
    nature = {"cause": "cause", "reported_achieved": "answer"}
    texts = tuple(
        cell("reason", "prose", language=code, outdated=True, source_language="zh") for code in ("en", "zh")
    )
    return SheetRow(
        subject, EVIL, EVIL, Words(EVIL, "fr", "en"), Words(EVIL, "en", "en"), EVIL,
        {name: cell(name, nature.get(name, "quantity"), **more) for name in figures},
        tuple(replace(text, **more) for text in texts),
        Judgement(Decimal("101.5"), Decimal(3), Decimal(4), "met", True), EVIL, True, 2, 3,
    )  # fmt: skip


@pytest.mark.parametrize("may", [True, False])
@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize(
    ("subject", "figures"),
    [
        ("output", ("planned", "actual", "cause")),
        ("indicator", ("target", "actual", "cause")),
        ("money", ("apportionment", "expenditure", "cause")),
    ],
)
def test_what_people_wrote_is_text(subject, figures, language, may):
    with translation.override(language):
        found = Tags()
        found.feed(rows.rows_html([row(subject, figures, may=may)], standing(), True))
    assert "script" not in found.tags
    assert EVIL in found.text, "it is there, as it was written"
    assert not may or EVIL in found.values


def test_a_row_has_as_many_cells_as_the_head_of_its_table():
    for subject, count in {"output": 7, "indicator": 8}.items():
        found = Tags()
        html = rows.rows_html([row(subject, ("planned", "target", "actual", "cause"))], standing(), True)
        found.feed(html.partition('class="texts"')[0].partition("</tr>")[2])
        assert found.tags.count("td") + found.tags.count("th") == count
        found.feed(rows.rows_html([row(subject, ())], standing(), False))
        assert f'colspan="{count - 1}"' in rows.rows_html([row(subject, ())], standing(), False)
