"""The same report set as the organisation sets it: the same records."""

import random

import pytest

from answerable.publishing.formats.combined_report.reader import read
from answerable.publishing.formats.combined_report.writer import write
from tests.publishing.formats.combined_report.noise import NOISES
from tests.publishing.formats.combined_report.sample import report

LANGUAGES = ("en", "zh")


@pytest.mark.parametrize("noise", NOISES, ids=lambda noise: noise.__name__)
@pytest.mark.parametrize("language", LANGUAGES)
def test_layout_changes_no_record(language, noise):
    document = report(language)
    found = read(noise(write(document)))
    assert found == document
    assert {finding.rule for finding in found.findings} <= {"cover_text"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nor_do_all_of_them_together(language):
    document = report(language)
    for seed in range(12):
        noises = list(NOISES)
        random.Random(seed).shuffle(noises)
        blocks = list(write(document))
        for noise in noises:
            blocks = noise(blocks)
        assert read(blocks) == document, [noise.__name__ for noise in noises]
