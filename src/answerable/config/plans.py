"""`plans`: which plans there are, with their versions; each version is exported by `publish`."""

from __future__ import annotations

import argparse
import json
from typing import Any

from answerable.config import database
from answerable.config.command_line import DONE
from answerable.config.terminal import say

_COLUMNS = ("plan", "period", "version", "stage", "state", "symbol", "decision")


def plans(options: argparse.Namespace) -> int:
    """Prints a line for each version, or `{"plans": [...]}` with every version in it."""
    with database.ready(say):
        from answerable.results import queries

        found = queries.plans(options.language)
    if options.json:
        print(json.dumps({"plans": [_stated(plan) for plan in found]}, ensure_ascii=False, indent=2))
        return DONE
    rows = [
        (plan.code, plan.period.label, str(one.number), one.stage, one.status, one.symbol, one.decision)
        for plan in found
        for one in plan.versions
    ]
    widths = [max(map(len, column)) for column in zip(_COLUMNS, *rows, strict=True)]
    for row in (_COLUMNS, *rows):
        print("  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip())
    return DONE


def _stated(plan: Any) -> dict[str, Any]:
    return {
        "code": plan.code,
        "name": plan.name.text,
        "entity": plan.entity.text if plan.entity else None,
        "period": {
            "label": plan.period.label,
            "start": plan.period.start.isoformat(),
            "end": plan.period.end.isoformat(),
        },
        "versions": [
            {
                "number": one.number,
                "stage": one.stage,
                "state": one.status,
                "symbol": one.symbol,
                "kind": one.kind,
                "languages": list(one.languages),
                "based_on": one.based_on,
                "decision": one.decision or None,
                "decided_on": one.decided_on.isoformat() if one.decided_on else None,
            }
            for one in plan.versions
        ],
    }
