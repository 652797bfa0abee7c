"""How often a program may ask: so many requests a minute for a token, a person or an address.

A window of one minute each, counted in Django's cache. Where several server processes each keep
a cache of their own, each counts for itself. Settings: `API_REQUESTS_A_MINUTE`, by kind of caller.
"""

from __future__ import annotations

import time

from django.conf import settings
from django.core.cache import cache

from answerable.api.problems import Problem, usual

WINDOW = 60  # seconds
USUAL = {"token": 1200, "person": 1200, "anonymous": 300, "refused": 30}


def count(kind: str, who: str) -> None:
    """One more request of this caller. Raises the fault 429 where there were too many."""
    allowed = {**USUAL, **getattr(settings, "API_REQUESTS_A_MINUTE", {})}[kind]
    now = time.time()
    key = f"api:{kind}:{who}:{int(now // WINDOW)}"
    cache.add(key, 0, timeout=2 * WINDOW)
    try:
        counted = cache.incr(key)
    except ValueError:  # dropped from the cache in between
        return
    if counted > allowed:
        raise too_many(WINDOW - int(now % WINDOW))


def too_many(seconds: int) -> Problem:
    found = usual(429)
    found.headers["Retry-After"] = str(seconds)
    return found
