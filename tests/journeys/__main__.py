"""`python -m tests.journeys`: makes the small institution in ANSWERABLE_HOME, as the owner of the tables."""

from __future__ import annotations

from answerable.config import database

if __name__ == "__main__":
    with database.ready():
        from tests.journeys.institution import begin

        begin()
