"""The periods the sample institution reports on, and how a date and a period are printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from answerable.calc.account import Period
from answerable.publishing.sample.bilingual import Two

_MONTHS: tuple[str, ...] = ("January", "February", "March", "April", "May", "June")
_MONTHS += ("July", "August", "September", "October", "November", "December")


@dataclass(frozen=True, slots=True)
class Year:
    """One report: its budget year (1 July to 30 June), its symbol, and whose texts it borrows.

    `texts` is the label whose sentences and variances are used; it differs from `label` only in
    the reports that `big` makes for measuring speed.
    """

    first: int  # the calendar year it begins in
    symbol: str
    resolution: str
    texts: str

    @property
    def label(self) -> str:
        return f"{self.first}/{(self.first + 1) % 100:02}"

    @property
    def start(self) -> date:
        return date(self.first, 7, 1)

    @property
    def end(self) -> date:
        return date(self.first + 1, 6, 30)

    @property
    def period(self) -> Period:
        return Period(self.start, self.end, self.label)

    @property
    def slots(self) -> dict[str, str]:
        """What the texts outside the frameworks may ask for."""
        return {
            "label": self.label,
            "start": day(self.start),
            "end": day(self.end),
            "resolution": self.resolution,
        }


def day(value: date) -> Two:
    """The Chinese begins with a blank, since it follows a Chinese character."""
    zh = f" {value.year} 年 {value.month} 月 {value.day} 日"
    return Two(zh, f"{value.day} {_MONTHS[value.month - 1]} {value.year}")


def month(value: date) -> Two:
    return Two(f"{value.year} 年 {value.month} 月", f"{_MONTHS[value.month - 1]} {value.year}")


FIRST = Year(2023, "SW/29/12", "28/6", "2023/24")
SECOND = Year(2024, "SW/30/12", "29/6", "2024/25")
THIRD = Year(2025, "SW/31/12", "30/6", "2025/26")
