"""`load-ledger` and `save-mapping`: the ERP's files from the machine itself, in somebody's name.

What the web and the API do is done by the same actions; only who acts is said by `--as`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from answerable.config import database
from answerable.config.command_line import DONE, MET, Refusal
from answerable.config.terminal import say

TOLD = 100_000  # rows between two sentences about how far it is


def load_ledger(options: argparse.Namespace) -> int:
    """Takes in one file, whole or not at all; 1 where rows were rejected and `--fail-on-rejected` asks."""
    path = Path(options.file)
    if not path.is_file():
        raise Refusal(f"{path}: there is no such file.")
    with database.ready(say), _refusals():
        from answerable.publishing.actions import ledger

        by = _person(options.person)
        done = ledger.load_ledger(
            by=by,
            mapping=_mapping(options.source, options.kind, options.mapping),
            file_name=path.name,
            path=path,
            progress=_told,
        )
        if options.rejects and done.rejected:
            Path(options.rejects).write_bytes(ledger.rejects_file(done.load, "csv"))
            say(f"{options.rejects}: {done.rejected:,} rejected rows with their reasons.")
    was = "was taken in before; nothing changes" if done.repeated else f"load {done.load}"
    print(
        f"{path.name}: {was}. {done.rows:,} rows: {done.added:,} new, {done.known:,} known, "
        f"{done.rejected:,} rejected; {done.late:,} of the new late."
    )
    return MET if done.rejected and options.fail_on_rejected else DONE


def save_mapping(options: argparse.Namespace) -> int:
    """Saves how a source's files are read, from a JSON file; prints the version."""
    try:
        stated = json.loads(Path(options.file).read_text(encoding="utf-8"))
    except ValueError as fault:
        raise Refusal(f"{options.file} is no JSON ({fault}).") from fault
    if not isinstance(stated, dict):
        raise Refusal(f"{options.file}: an object with the mapping's columns was expected.")
    with database.ready(say), _refusals():
        from answerable.publishing.actions import ledger
        from answerable.results.queries.ledger import mappings

        number = ledger.save_mapping(
            by=_person(options.person),
            source=options.source,
            kind=options.kind,
            columns=stated,
            names={"en": options.name} if options.name else None,
        )
        saved = next(row for row in mappings(options.source) if row.id == number)
    print(f"{options.source}: mapping {options.kind or 'of all kinds'}, version {saved.version}.")
    return DONE


def _told(rows: int) -> None:
    if not rows % TOLD:
        say(f"{rows:,} rows read.")


@contextmanager
def _refusals() -> Iterator[None]:
    from answerable.organization.rules import Refused

    try:
        yield
    except Refused as refused:
        raise Refusal(refused.sentence) from refused


def _person(email: str) -> int:
    """Enters the person of this address, whose acts the following are."""
    from answerable.foundation import access
    from answerable.organization import queries

    number = queries.person_number(email)
    if number is None:
        raise Refusal(f"{email}: nobody active has this address.")
    access.enter(number)
    return number


def _mapping(source: str, kind: str, version: int | None) -> Any:
    """The mapping of this version, or the newest."""
    from answerable.results.queries.ledger import mappings

    found = [row for row in mappings(source) if row.kind == kind]
    if version is None and found:
        return found[0].id
    chosen = next((row.id for row in found if row.version == version), None)
    if chosen is None:
        there = ", ".join(f"{row.kind or 'all kinds'} {row.version}" for row in mappings(source)) or "none"
        raise Refusal(f"{source} has no such mapping; it has: {there}. `save-mapping` saves one.")
    return chosen
