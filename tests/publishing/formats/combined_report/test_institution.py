"""The mission that a combined report is of, out of its title."""

from __future__ import annotations

import pytest

from answerable.publishing.formats.combined_report.institution import institution

PERIODS = "for the period from 1 July 2024 to 30 June 2025 and budget for the period from 1 July 2026 to"


@pytest.mark.parametrize(
    ("title", "language", "name"),
    [
        (f"Budget performance {PERIODS} 30 June 2027 for the Lake Observers", "en", "Lake Observers"),
        (f"Budget performance {PERIODS} 30 June 2027 of the Mission in Ombra", "en", "Mission in Ombra"),
        (f"Budget performance {PERIODS} 30 June 2027\n for Lake Ombra Mission*", "en", "Lake Ombra Mission"),
        (f"Budget performance {PERIODS} 30 June 2027", "en", None),
        ("湖泊观察团2024年7月1日至2025年6月30日期间执行情况和2026年7月1日起的预算", "zh", "湖泊观察团"),
        ("湖泊观察团 2024 年 7 月 1 日至 2025 年 6 月 30 日期间的预算执行情况", "zh", "湖泊观察团"),
        ("2024年7月1日至2025年6月30日期间执行情况", "zh", None),
        (None, "en", None),
        ("Titre", "fr", None),
    ],
)  # fmt: skip
def test_the_mission_of_a_title(title: str | None, language: str, name: str | None) -> None:
    assert institution(title, language) == name
