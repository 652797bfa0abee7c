"""Timing and the lines that `make bench` prints.

A machine's speed drifts, so a figure that travels is a ratio: the thing and its peer are run in
turn, A B A B, and the ratio is the median over the pairs. Seconds are printed beside it for
orientation only.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """Median seconds of the thing and of its peer, and the median of their ratios."""

    ours: float
    peer: float
    ratio: float


def seconds(run: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def median_seconds(run: Callable[[], object], rounds: int = 5) -> float:
    run()
    return statistics.median(seconds(run) for _ in range(rounds))


def paired(ours: Callable[[], object], peer: Callable[[], object], rounds: int = 5) -> Pair:
    ours(), peer()
    pairs = [(seconds(ours), seconds(peer)) for _ in range(rounds)]
    return Pair(
        ours=statistics.median(a for a, _ in pairs),
        peer=statistics.median(b for _, b in pairs),
        ratio=statistics.median(a / b for a, b in pairs),
    )


def heading(text: str) -> None:
    print(f"\n{text}\n{'-' * len(text)}", flush=True)


def line(what: str, value: str, aim: str = "", held: bool | None = None) -> None:
    mark = "" if held is None else ("  held" if held else "  MISSED")
    print(f"  {what:<58}{value:>22}   {aim}{mark}", flush=True)


def in_time(value: float) -> str:
    return f"{value * 1000:.1f} ms" if value < 1 else f"{value:.2f} s"
