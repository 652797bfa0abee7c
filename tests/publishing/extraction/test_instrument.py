"""The instrument itself: it prints what it is given, the way the one real extraction prints."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.publishing.extraction.addenda import addendum
from tests.publishing.extraction.documents import report
from tests.publishing.extraction.extraction import printed, set_text
from tests.publishing.extraction.figures import grouped, readings
from tests.publishing.extraction.mission import mission_report
from tests.publishing.extraction.noise import CLASSES, Noise
from tests.publishing.extraction.wrapping import width, wrapped

REAL = Path(__file__).parents[4] / "shared" / "documents" / "A_76_596.zh.txt"


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_the_same_seed_prints_the_same() -> None:
    noise = Noise.only("broken_rows", "links", "blanks")
    assert printed(report("zh", 3), 5, noise) == printed(report("zh", 3), 5, noise)
    assert printed(report("zh", 3), 5, noise) != printed(report("zh", 3), 6, noise)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_text_and_figure_is_printed(language: str) -> None:
    document = report(language, 11)  # type: ignore[arg-type]
    text = bare(printed(document, 1))
    for section in document.sections:
        assert bare(section.name) in text or section.path == "II"
        for paragraph in section.paragraphs:
            assert bare(paragraph.text) in text
        for output in section.outputs:
            numbers = "".join(grouped(q) for q in (output.planned, output.printed_rate) if q)
            assert bare(output.text) in text
            assert all(bare(grouped(q)) in text for q in (output.planned, output.printed_rate) if q), numbers
        for item in section.accomplishments:
            for indicator in item.indicators:
                assert bare(indicator.text) in text
                assert bare(indicator.narrative or "") in text


def test_a_cell_that_wraps_ends_its_line_and_one_that_does_not_stays_on_it() -> None:
    sheet = set_text(report("zh", 1, 1), 1, Noise())
    start = len(sheet.lines)
    sheet.row([("短",), ("5",), ("",)], [10, 999, 999])
    sheet.row([("长长长长长长",), ("5",), ("6",)], [10, 999, 999])
    assert sheet.lines[start::2] == ["短 5  ", "长长长长长", "长 ", "5 6 "]


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("检查 1 374 座码头。", 10, ["检查 1 374", "座码头。"]),
        ("自 2021-2023 年起", 11, ["自 2021-", "2023 年起"]),
        ("cost-sharing of long piers", 8, ["cost-", "sharing", "of long", "piers"]),
        ("at 1 200 stations", 6, ["at", "1 200", "stations"]),
    ],
)
def test_where_texts_break(text: str, columns: int, lines: list[str]) -> None:
    assert wrapped(text, columns) == lines


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("text 3 700 3 500 94.6", {("3700", "3500")}),
        ("text 1 920 2 401 125.1", {("1920", "2401")}),
        ("text 5 120 60 50.0", {("120", "60")}),
        ("text 5 120 0 0.0", {("120", "0"), ("5120", "0")}),
        ("text 2021 1 1 100.0", {("1", "1")}),
    ],
)
def test_what_a_line_of_numbers_can_mean(line: str, expected: set[tuple[str, str]]) -> None:
    assert readings(line) == expected


@pytest.mark.parametrize("name", CLASSES)
def test_every_class_of_noise_prints_and_changes_the_text(name: str) -> None:
    documents = [report("zh", 4), report("zh", 5), report("en", 6), addendum("zh", 4), mission_report(4)]
    noise = Noise.only(name)
    changed = [printed(d, s, noise) != printed(d, s) for d in documents for s in range(3)]
    assert any(changed)


@pytest.mark.documents
@pytest.mark.skipif(not REAL.exists(), reason="the real documents are not beside this checkout")
def test_the_shape_of_the_real_extraction_is_kept() -> None:
    """Shares of the kinds of lines, and widths at which lines wrap, near those of the real text."""
    everything = Noise.only("links", "blanks", "page_marks", "heads", "broken_rows", "broken_indicators")
    real = _shape(REAL.read_text(encoding="utf-8"))
    ours = Counter[str]()
    for seed in range(4):
        ours.update(_shape(printed(report("zh", seed, 8), seed, everything)))
    share = {kind: (real[kind] / real.total(), ours[kind] / ours.total()) for kind in real}
    print({kind: f"{a:.3f} real, {b:.3f} ours" for kind, (a, b) in share.items()})
    assert all(ours[kind] for kind in real)
    for kind in ("wrapped", "ended", "row with its text", "numbers alone"):
        theirs, mine = share[kind]
        assert theirs / 3 < mine < theirs * 3, kind


def _shape(text: str) -> Counter[str]:
    kinds = Counter[str]()
    for line in text.split("\n"):
        bare_line = line.strip()
        if not bare_line:
            kinds["blank"] += 1
        elif bare_line.startswith("http"):
            kinds["link"] += 1
        elif re.fullmatch(r"[\d ]+ [\d ]+ [\d .]+", bare_line):
            kinds["numbers alone"] += 1
        elif re.match(r"\d+\. .* [\d ]+ [\d ]+ \d[\d ]*\.\d$", bare_line):
            kinds["row with its text"] += 1
        elif line.endswith("    "):
            kinds["group heading"] += 1
        elif line.endswith(" "):
            kinds["ended"] += 1
        else:
            kinds["wrapped"] += 1
            kinds[f"wrapped near {round(width(bare_line) / 20) * 20}"] += 1
    return Counter({k: n for k, n in kinds.items() if n > 20 or not k.startswith("wrapped near")})
