"""Which tests go together where several processes share a run (`make test`), and in which order.

Each process has a database and a browser of its own, so that no test meets another process's. A
file is not divided: what its tests share is made once. Nor are the tests at one server that takes
longer to make than most of them take.
"""

from __future__ import annotations

from typing import Any

ONE_SERVER = {
    "tests/browser/test_pages.py": "the demonstration",
    "tests/browser/test_journeys.py": "the demonstration",
}
# What takes longest is not begun last; files that mostly wait are begun beside those that calculate.
FIRST = (
    "the demonstration",
    "tests/api/test_permissions",
    "tests/journeys/",
    "tests/browser/",
    "tests/config/",
)


def piece_of(test: str) -> str:
    """The name of what one process is given whole: a server's tests, else those of the file."""
    file = test.split("::", 1)[0]
    return ONE_SERVER.get(file, file)


def in_turn(tests: list[str]) -> dict[str, int]:
    """The turn of each piece: those of FIRST as they stand there, then by how many tests they have."""
    count: dict[str, int] = {}
    for test in tests:
        piece = piece_of(test)
        count[piece] = count.get(piece, 0) + 1
    early = {
        piece: next((n for n, start in enumerate(FIRST) if piece.startswith(start)), len(FIRST))
        for piece in count
    }
    return {piece: n for n, piece in enumerate(sorted(count, key=lambda one: (early[one], -count[one])))}


def scheduler(config: Any, log: Any) -> Any:
    """xdist's, giving out our pieces in the order in which they stand."""
    from xdist.scheduler import LoadScopeScheduling

    class Pieces(LoadScopeScheduling):  # type: ignore[misc]
        def _split_scope(self, nodeid: str) -> str:
            return piece_of(nodeid)

    config.option.loadscopereorder = False
    return Pieces(config, log)
