"""A second system that sends, in another hand: the travel office's journeys, with all that goes wrong.

Names that nobody decided yet, a day that does not exist, a line sent again with another amount, a
journey of a year whose account is sealed. The budget office finds names to decide and rows to send
again. Loaded once; loaded twice it would change nothing.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence

from answerable.foundation import access
from answerable.publishing.actions.ledger import load_ledger, save_mapping
from answerable.publishing.demonstration.office import OPENER
from answerable.results.models import LedgerLoad

SOURCE = "travel-office"
NAMES = {"en": "Travel office", "zh": "差旅办公室"}
HEAD = ("Journey", "Office", "Account", "Date", "Cost", "Purpose")
MAPPING = {
    "columns": {
        "key": "Journey",
        "entity": "Office",
        "category": "Account",
        "date": "Date",
        "amount": "Cost",
        "text": "Purpose",
    },
    "date_form": "DD.MM.YYYY",
    "decimal_mark": ",",
    "thousands_mark": ".",
}
FEBRUARY = (
    (
        "J-2026-0211",
        "Department of Basin Cooperation",
        "Travel",
        "03.02.2026",
        "4.180,50",
        "Commission",
    ),
    ("J-2026-0212", "Dam Safety Division", "Travel", "09.02.2026", "1.312,00", "Inspection"),
    ("J-2026-0213", "Dept. of Basin Co-operation", "Travel", "16.02.2026", "2.907,25", "Mediation"),
    ("J-2026-0214", "Harbour Master", "Travel", "20.02.2026", "388,00", "Soundings"),
    (
        "J-2026-0215",
        "Office of the Director General",
        "Official travel",
        "24.02.2026",
        "6.044,10",
        "Conference",
    ),
    ("J-2026-0216", "Station Networks Division", "Travel", "30.02.2026", "905,75", "Gauges"),
    ("J-2025-0688", "Waterways Division", "Travel", "18.06.2025", "1.220,00", "Invoiced late"),
)
MARCH = (
    ("J-2026-0212", "Dam Safety Division", "Travel", "09.02.2026", "1.412,00", "Inspection"),
    (
        "J-2026-0301",
        "Water Quality Laboratories Division",
        "Travel",
        "05.03.2026",
        "760,40",
        "Sampling",
    ),
    ("J-2026-0302", "Dept. of Basin Co-operation", "Travel", "11.03.2026", "3.115,00", "Commission"),
    (
        "J-2026-0211",
        "Department of Basin Cooperation",
        "Travel",
        "03.02.2026",
        "4.180,50",
        "Commission",
    ),
)
FILES: Mapping[str, Sequence[Sequence[str]]] = {
    "journeys-2026-02.csv": FEBRUARY,
    "journeys-2026-03.csv": MARCH,
}


def make(people: Mapping[str, int], progress: Callable[[str], None]) -> None:
    """Both months, by the budget office."""
    by = people[OPENER]
    with access.acting_as(by):
        loaded = set(LedgerLoad.objects.filter(file_name__in=FILES).values_list("file_name", flat=True))
        if loaded == set(FILES):
            return
        progress("The travel office sends its journeys.")
        mapping = save_mapping(by=by, source=SOURCE, kind="expenditure", columns=MAPPING, names=NAMES)
        for name, rows in FILES.items():
            load_ledger(by=by, mapping=mapping, file_name=name, content=written(rows))


def written(rows: Sequence[Sequence[str]]) -> bytes:
    """The file as that office writes it: parted by semicolons."""
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([HEAD, *rows])
    return out.getvalue().encode()
