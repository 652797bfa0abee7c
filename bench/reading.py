"""Reading and auditing a report, against a bare pass over the same lines; growth with size."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from answerable.publishing import registry, sample
from answerable.results.reports.rules import audit
from bench.measure import heading, in_time, line, median_seconds, paired, seconds

REAL = Path(__file__).parents[2] / "shared" / "documents" / "A_76_596.zh.txt"


def bare_pass(path: Path) -> int:
    """The least any reader does: decode, split, look at each line once."""
    return sum(1 for text in path.read_bytes().decode("utf-8").splitlines() if text.strip())


def report_file(folder: Path) -> Path:
    """The real 94-page report where it stands beside the checkout, else one of its size."""
    if REAL.exists():
        return REAL
    return written(folder, 1)


def written(folder: Path, copies: int) -> Path:
    path = folder / f"report_{copies}.txt"
    path.write_bytes(registry.write(sample.big_reports(1)[0], "text"))
    return path


def run() -> None:
    heading("Reading and auditing a 94-page report")
    with tempfile.TemporaryDirectory() as name:
        path = report_file(Path(name))
        both = paired(lambda: audit(registry.read(path)), lambda: bare_pass(path))
        line("read and audit", in_time(both.ours), "aim < 500 ms", both.ours < 0.5)
        line("of which reading", in_time(median_seconds(lambda: registry.read(path))))
        line("bare pass over the same lines", in_time(both.peer))
        line("ratio", f"{both.ratio:.0f} x")
        command = [sys.executable, "-m", "answerable", "read", str(path), "-o", str(Path(name) / "o.json")]
        whole = min(seconds(lambda: subprocess.run(command, check=True)) for _ in range(3))
        empty = min(seconds(lambda: subprocess.run([sys.executable, "-c", ""], check=True)) for _ in range(3))
        line("the command `answerable read`, started to ended", in_time(whole))
        line("against an empty Python", f"{whole / empty:.1f} x")
