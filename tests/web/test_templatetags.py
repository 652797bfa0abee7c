"""How figures look: each condition by its own sign and word, never an empty cell for three meanings."""

from __future__ import annotations

import re

import pytest
from django.utils.translation import override

from answerable.calc.account import Place
from answerable.foundation.texts import Words
from answerable.web.templatetags import answerable_places as places
from answerable.web.templatetags import figures

THIN = "\u202f"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("3700", f"3{THIN}700"),
        ("1234567.50", f"1{THIN}234{THIN}567.50"),
        ("0", "0"),
        ("94.6", "94.6"),
        ("-522.8", '<span class="negative">(522.8)</span>'),
        ("<b>", "&lt;b&gt;"),
        ("ongoing", "ongoing"),
        ("none", "none"),
        ("yes", "yes"),
    ],
)
def test_a_quantity(value: str, shown: str) -> None:
    with override("en"):
        assert figures.quantity(value) == shown


def test_nil_is_a_dash_in_money_and_a_zero_in_counts() -> None:
    assert (figures.money("0"), figures.money("0.0"), figures.quantity("0")) == ("—", "—", "0")


@pytest.mark.parametrize(("language", "word"), [("en", "not reported"), ("zh-hans", "未报告")])
def test_not_reported_has_a_sign_and_a_word(language: str, word: str) -> None:
    with override(language):
        shown = figures.quantity(None)
    assert 'href="#mark-hollow"' in shown
    assert re.sub(r"<[^>]+>", "", shown) == word


def test_not_applicable_is_a_word_without_the_hollow_sign() -> None:
    with override("en"):
        shown = figures.quantity("not_applicable")
    assert re.sub(r"<[^>]+>", "", shown) == "not applicable"
    assert "mark" not in shown


@pytest.mark.parametrize(
    ("rate", "fill", "over"),
    [
        ("0", 0, 0),
        ("50", 32, 0),
        ("99.9", 63, 0),
        ("100", 64, 0),
        ("100.1", 64, 3),
        ("120", 64, 12),
        ("700", 64, 19),
    ],
)
def test_a_bar_marks_full_and_hatches_what_lies_above(rate: str, fill: int, over: int) -> None:
    widths = re.findall(r'class="(?:fill|fill low|over)"[^>]*width="(\d+)"', figures.rate_bar(rate))
    assert [int(w) for w in widths] == [fill, over]


def test_without_a_rate_there_is_no_bar() -> None:
    assert figures.rate_bar(None) == ""
    assert figures.rate_bar("not_applicable") == ""


@pytest.mark.parametrize("verdict", ["met", "partly", "not_met", "unknown", "not_reported"])
def test_a_status_has_colour_shape_and_word(verdict: str) -> None:
    with override("en"):
        shown = figures.status(verdict)
    assert re.search(r'class="status (good|bad|open)"', shown)
    assert 'href="#mark-' in shown
    assert re.sub(r"<[^>]+>", "", shown)


def test_every_status_looks_different() -> None:
    with override("en"):
        shown = {figures.status(v) for v in ("met", "partly", "not_met", "unknown", "not_reported")}
    assert len({re.search(r"#mark-\w+", s).group() for s in shown}) == 5  # type: ignore[union-attr]


def test_a_text_in_another_language_says_so() -> None:
    with override("en"):
        shown = figures.words(Words("成果 <x>", "zh", "en"))
    assert shown == '<span lang="zh-Hans">成果 &lt;x&gt;</span> <span class="only-in">Chinese only</span>'
    assert figures.words(Words("Output", "en", "en")) == "Output"
    assert figures.bare_words(Words("Output", "en", "zh")) == '<span lang="en">Output</span>'


def test_what_was_searched_for_is_marked() -> None:
    mark = '<mark class="result-mark">{}</mark>s'
    assert figures.found("Wells & wells", "WELL") == f"{mark.format('Well')} &amp; {mark.format('well')}"
    assert figures.found("Nothing", "<") == "Nothing"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("A.4#26", "A.4#26"),
        ("incumbency/P-5/P-4", "Posts and incumbency › P-5/P-4"),
        ("table_3", "table_3"),
        (None, ""),
    ],
)
def test_a_path_is_said_with_the_name_of_its_table(path: str | None, said: str) -> None:
    with override("en"):
        assert places.called(path) == said


def test_a_computed_figure_leads_to_its_explanation() -> None:
    with override("en"):
        shown = places.computed("A/76/596", "A.4#26", "delivery_rate", "94.6")
    assert 'href="/en/reports/A_76_596/figures/delivery_rate/A.4%2326"' in shown
    assert ">94.6</a>" in shown


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (None, ""),
        (Place(lines=(7, 7)), "line 7"),
        (Place(lines=(7, 9)), "lines 7 to 9"),
        (Place(page=3), "page 3"),
        (Place(sheet="Outputs", cell="C4"), "sheet Outputs, cell C4"),
        (Place(block=0), "block 1"),
    ],
)
def test_a_place_in_words(place: Place | None, said: str) -> None:
    with override("en"):
        assert places.place_words(place) == said


def test_a_figure_that_cannot_be_computed_says_so_and_leads_to_the_reason() -> None:
    with override("en"):
        shown = places.computed("A/76/596", "incumbency-2", "vacancy_rate", None)
    assert 'href="/en/reports/A_76_596/figures/vacancy_rate/incumbency-2"' in shown
    assert "no figure" in shown
    assert "not applicable" not in shown
