"""Every pattern recognises the wording it stands under, and numbers are taken whole."""

from answerable.results.reports.rules.share_patterns import CHANGES, LIST, MEASURE, SHARES, TIED, VAGUE

EXAMPLES = (
    "1 080 项建议中，490 项建议(45%)",
    "3 610 项建议，其中 2 470 项(68%)",
    "88%的建议得到执行(2 350 项建议中有 2 060 项)",
    "490 of 1,080 recommendations (45 per cent)",
    "45 per cent (490 of 1,080)",
    "490 of 1,080 recommendations were implemented, or 45 per cent",
    "490 recommendations (45 per cent) of 1,080",
    "3,610 recommendations, of which 2,470 (68 per cent)",
)


def test_each_share_pattern_takes_whole_numbers() -> None:
    for pattern, example in zip(SHARES, EXAMPLES, strict=True):
        found = pattern.search(example)
        assert found is not None, example
        assert len(found["whole"]) == 5, example


def test_changes_and_lists() -> None:
    assert CHANGES[0].search("提高了 3.3%，从 67.1 提高到 69.3")
    assert CHANGES[1].search("从 67.1 增至 69.3，增加了 3.3%")
    found = LIST.search("44 次简报：警务(18)、司法(26)。")
    assert found is not None
    assert found["total"] == "44"


def test_helpers() -> None:
    assert MEASURE.match(" 天内")
    assert MEASURE.match(" working days")
    assert not MEASURE.match(" 项")
    assert TIED.search("Of the first 18")
    assert VAGUE.search("高出近")
