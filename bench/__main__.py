"""`make bench`: everything, or the parts named: `python -m bench reading documents pages`."""

from __future__ import annotations

import importlib
import sys

PARTS = ("reading", "documents", "workbooks", "ledger", "forecasts", "pages", "deadline_day")


def main(names: list[str]) -> int:
    unknown = [n for n in names if n not in PARTS]
    if unknown:
        print(f"There is no part {unknown[0]!r}; the parts are {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    for name in names or PARTS:
        importlib.import_module(f"bench.{name}").run()
    return 0


sys.exit(main(sys.argv[1:]))
