"""Every address with garbage in every part and parameter: a page or a refusal, never a fault.

Seeded and bounded: the same garbage each time. What is tried for each address of `urls` is made
from its own pattern, so that a new page is tried without being named here.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

from answerable.web.results.explanation import FIGURES
from tests.web.conftest import SECOND

SEED = 20_301_211
TRIES = 6  # of garbage for each of three hundred addresses
GARBAGE = (
    b"\0", b"a\0b", b"\xff\xfe", b"\xed\xa0\x80", b"<script>alert(1)</script>", b"'\"><b>", b"%", b"%00",
    b"[", b"((((", b"-1", b"0", b"9" * 400, b"1e999", b"NaN", "٣".encode(), "甲\u202e".encode(), b"A" * 3000,
    b"../../../etc/passwd", b"..", b".", b"\\", b"\r\nX-Injected: 1", b"//evil.example", b"_", b"{{7*7}}",
    "\U0001f600".encode(), b" ", b"",
)  # fmt: skip
PARAMETERS = (
    "q", "section", "band", "state", "sort", "page", "all", "severity", "rule", "old", "new", "a", "b",
    "from", "to", "earlier", "later", "language", "next", "symbol", "entity", "kind", "open", "by",
)  # fmt: skip


def routes() -> list[str]:
    """Every route under a language, as written in `urls`: 'reports/<symbol:symbol>/outputs/'."""
    found: list[str] = []
    for entry in get_resolver().url_patterns:
        found += _below(entry, "")
    return sorted(set(found))


def _below(entry: URLPattern | URLResolver, before: str) -> Iterator[str]:
    pattern = entry.pattern
    own = pattern._route if isinstance(pattern, RoutePattern) else str(pattern)
    if isinstance(entry, URLPattern):
        yield before + own
        return
    for below in entry.url_patterns:
        yield from _below(below, before + own)


def filled(route: str, rng: random.Random, symbol: str | None) -> str:
    """The route with garbage in place of its parts; with `symbol`, report and figure are real."""
    parts = []
    for part in route.replace(">", "<").split("<"):
        if ":" not in part:
            parts.append(part)
        elif symbol is not None and part.endswith(":symbol"):
            parts.append(symbol.replace("/", "_"))
        elif symbol is not None and part.endswith(":figure"):
            parts.append(rng.choice(sorted(FIGURES)))
        else:
            parts.append(quote(rng.choice(GARBAGE), safe="/"))
    return "".join(parts)


def query(rng: random.Random) -> str:
    return "&".join(f"{name}={quote(rng.choice(GARBAGE))}" for name in rng.sample(PARAMETERS, 8))


def test_the_routes_are_found() -> None:
    found = routes()
    assert any(route.endswith("reports/<symbol:symbol>/outputs/") for route in found)
    assert any("api/" in route for route in found)
    assert len(found) > 25


@pytest.mark.parametrize("method", ["get", "post"])
def test_garbage_in_any_address_is_no_fault(client: Client, method: str) -> None:
    rng = random.Random(SEED)
    client.raise_request_exception = False
    faults = []
    for route in routes():
        for attempt in range(TRIES):
            symbol = SECOND if attempt % 3 else None
            address = f"/{filled(route, rng, symbol)}?{query(rng)}"
            part = {"HX-Request": "true"} if attempt % 4 == 3 else {}
            answer = getattr(client, method)(address, headers=part)
            if answer.status_code >= 500:
                faults.append((answer.status_code, address[:200]))
            assert "X-Injected" not in answer.headers
            assert b"<script>alert(1)</script>" not in answer.content
            assert not answer.headers.get("Location", "").startswith(("//", "http"))
    assert faults == []
