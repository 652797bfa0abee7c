"""What the charts draw: counts and figures of the reads, a sentence for each, links to the rows.

The drawing itself is the browser's (`static/answerable/charts.js`); the same figures stand in the
table under each chart, so nothing is lost where nothing is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import takewhile
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from answerable.calc.quantities import number
from answerable.results.queries.shapes import MoneyLine, MoneyTable, ReportOverview, SectionNode, Share
from answerable.web.results.notes import finding_anchor
from answerable.web.templatetags.figures import plain


@dataclass(frozen=True, slots=True)
class Chart:
    """`drawing` goes to the browser as JSON; `head` and `rows` are its table."""

    name: str
    title: str
    sentence: str
    drawing: dict[str, Any]
    head: Sequence[str]
    rows: Sequence[Any] = field(default=())
    more: tuple[str, str] | None = None  # words and address of the rows behind

    @property
    def element(self) -> str:
        """The id of the JSON in the page."""
        return f"chart-{self.name}"


def delivery_by_entity(report: ReportOverview) -> Chart | None:
    symbol = report.line.symbol
    nodes = [node for node in report.entities if node.output_count]
    if not nodes or not report.outputs.whole:
        return None  # a plan: nothing is delivered yet
    parts = [(node, node.outputs) for node in nodes]
    return Chart(
        "delivery",
        _("Delivery by entity"),
        _delivery_sentence(report.outputs, parts),
        _stacked(
            parts,
            (_("delivered in full"), _("less than planned"), _("no rate")),
            ("solid", "pale", "hollow"),
            reverse("outputs", args=[symbol]),
        ),
        (_("Entity"), _("Outputs with a rate"), _("Delivered in full"), _("Share"), _("No rate")),
        parts,
        (_("Show the outputs"), reverse("outputs", args=[symbol])),
    )


def indicators_by_entity(report: ReportOverview) -> Chart | None:
    symbol = report.line.symbol
    parts = [
        (node, node.indicators)
        for node in report.entities
        if node.indicators.whole + node.indicators.left_out
    ]
    met = report.indicators
    if not parts or not met.whole:
        return None
    sentence = _("%(part)s of %(whole)s indicators that can be judged were met.") % {
        "part": met.part,
        "whole": met.whole,
    }
    if met.left_out:
        sentence += " " + ngettext(
            "%(count)s cannot be judged: no figure, or no target.",
            "%(count)s cannot be judged: no figure, or no target.",
            met.left_out,
        ) % {"count": met.left_out}
    return Chart(
        "indicators",
        _("Indicators met"),
        sentence,
        _stacked(
            parts,
            (_("met"), _("not met"), _("cannot be judged")),
            ("good", "bad", "hollow"),
            reverse("indicators", args=[symbol]),
        ),
        (_("Entity"), _("Can be judged"), _("Met"), _("Share"), _("Cannot be judged")),
        parts,
        (_("Show the indicators"), reverse("indicators", args=[symbol])),
    )


def variance_by_category(symbol: str, table: MoneyTable | None, gross: MoneyLine | None) -> Chart | None:
    if table is None:
        return None
    spent = takewhile(lambda row: not _is_gross(row, gross), table.rows)  # after gross comes income
    rows = [row for row in spent if row.level == "item" and row.variance_amount is not None and row.label]
    if not rows:
        return None
    over = [row for row in rows if (row.variance_amount or 0) < 0]
    must = [row for row in rows if row.must_be_explained]
    most = max(rows, key=lambda row: abs(row.variance_amount or Decimal(0)))
    sentence = _(
        "%(over)s of %(all)s categories were overspent, %(must)s variances reach the threshold of the "
        "period. The largest: %(label)s, %(amount)s (%(unit)s)."
    ) % {
        "unit": str(table.unit or ""),
        "over": len(over),
        "all": len(rows),
        "must": len(must),
        "label": str(most.label).strip(),
        "amount": plain(most.variance_amount),
    }
    bars = [
        {
            "name": str(row.label).strip(),
            "value": _drawn(row.variance_amount),
            "text": plain(row.variance_amount),
            "percent": plain(row.variance_percent),
            "must": row.must_be_explained,
            "url": f"{reverse('money', args=[symbol])}#{finding_anchor(row.path)}",
        }
        for row in rows
    ]
    drawing = {"kind": "variance", "bars": bars, "names": [_("less spent"), _("overspent")]}
    head = (_("Category"), _("Apportionment"), _("Expenditure"), _("Variance"), _("Per cent"))
    return Chart(
        "variance", _("Variance by category"), sentence, drawing, head, rows,
        (_("Show the money"), reverse("money", args=[symbol])),
    )  # fmt: skip


def _is_gross(row: MoneyLine, gross: MoneyLine | None) -> bool:
    """The same total in another table: its figures say so, whatever it is called there."""
    return (
        gross is not None
        and row.level == "total"
        and (row.apportionment, row.expenditure) == (gross.apportionment, gross.expenditure)
    )


def _delivery_sentence(whole: Share, parts: Sequence[tuple[SectionNode, Share]]) -> str:
    sentence = _("%(part)s of %(whole)s outputs with a rate were delivered in full (%(percent)s%%).") % {
        "part": whole.part,
        "whole": whole.whole,
        "percent": plain(whole.percent()),
    }
    rated = [(share.percent(), node) for node, share in parts if share.whole]
    if len(rated) > 1:
        lowest = min(rated, key=lambda pair: pair[0] or Decimal(0))
        sentence += " " + _("The lowest share: %(name)s, %(percent)s%%.") % {
            "name": lowest[1].name,
            "percent": plain(lowest[0]),
        }
    return sentence


def _stacked(
    parts: Sequence[tuple[SectionNode, Share]], names: Sequence[str], tones: Sequence[str], url: str
) -> dict[str, Any]:
    """Shares of what can be judged, as the table and the sentence give them.

    The third name is for entities in which nothing can be judged: their bar is hollow, not missing.
    """
    shown = 3 if any(not share.whole for _node, share in parts) else 2

    def counts(share: Share) -> list[int]:
        hollow = 0 if share.whole else share.left_out
        return [share.part, share.whole - share.part, hollow][:shown]

    return {
        "kind": "stacked",
        "bars": [
            {"name": str(node.name), "values": counts(share), "url": f"{url}?section={node.path}"}
            for node, share in parts
        ],
        "names": list(names)[:shown],
        "tones": list(tones)[:shown],
    }


def _drawn(value: Decimal | str | None) -> str:
    """Lengths of bars travel as text and become lengths only in the browser."""
    found = number(value)
    return "0" if found is None else str(found)
