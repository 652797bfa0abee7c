"""`load`, `publish` and `verify-journal`: the commands that need the database."""

from __future__ import annotations

import argparse
import hashlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from answerable.config import database
from answerable.config.command_line import DONE, MET, Refusal
from answerable.config.reading import check_target, put_out, read_document
from answerable.config.terminal import agreed, is_for_people, say

if TYPE_CHECKING:
    from answerable.publishing.actions import Changes

SHOWN = 20  # changed figures that are listed one by one


def load(options: argparse.Namespace) -> int:
    """Shows what would change, asks, stores. Nothing changes: nothing is asked or stored."""
    say(f"Reading {options.file}.")
    document = read_document(options)
    with database.ready(say):
        from answerable.publishing import actions

        source = actions.Source(Path(options.file).name, Path(options.file).read_bytes())
        changes = actions.plan_load(document)
        if not changes:
            print(f"{changes.symbol} ({changes.language}): nothing changes.")
            return DONE
        show(changes)
        if not options.yes:
            if not is_for_people(sys.stdin):
                raise Refusal("nothing was stored: there is nobody to ask; --yes stores without asking.")
            if not agreed("Store this?"):
                print("Nothing was stored.")
                return DONE
        done = actions.load_document(document, source, actor=actions.COMMAND_LINE, expected=changes)
        print(f"{done.symbol} ({done.language}): stored. {summary(done)}")
    return DONE


def publish(options: argparse.Namespace) -> int:
    """Writes one stored report in one format and language."""
    check_target(options.output)
    if not options.symbol.isprintable():  # bytes of another encoding: no database could look for them
        raise Refusal(f"{options.symbol!a}: no report of this symbol is stored.")
    with database.ready(say):
        from answerable.publishing import actions

        data = actions.publish_report(
            options.symbol, options.format, options.language, actor=actions.COMMAND_LINE
        )
        put_out(data, options.output)
        say(f"{options.output}: {len(data):,} bytes, sha256 {hashlib.sha256(data).hexdigest()}.")
    return DONE


def verify_journal(options: argparse.Namespace) -> int:  # noqa: ARG001
    """Proves the chain, or names its first broken link; then, on standard error, the seals of reports."""
    with database.ready(say):
        from answerable.foundation import journal
        from answerable.publishing import queries
        from answerable.results.queries.ledger import verify_ledger

        chain = journal.verify()
        if chain.fault is not None:
            print(f"broken: {chain.fault}")
            return MET
        print(f"{chain.entries} entries, last hash {chain.last_hash}", flush=True)
        seals = queries.verify_seals()
        loads, strays = verify_ledger()
    faults = [fault for seal in seals for fault in seal.faults]
    for fault in faults:
        say(f"broken seal: {fault}")
    for stray in strays:
        say(f"broken ledger: {stray}")
    if loads and not strays:
        say(f"{loads} loads of the ledger hold.")
    if seals and not faults:
        files = sum(seal.files for seal in seals)
        say(f"{len(seals)} seals of published reports hold, with {files} files.")
    return MET if faults or strays else DONE


def summary(changes: Changes) -> str:
    """'26 sections new; 3 outputs changed.'"""
    parts = []
    for kind, count in changes.counts.items():
        words = [f"{number} {state}" for state, number in count.items() if number and state != "unchanged"]
        if words:
            parts.append(f"{kind.replace('_', ' ')}: {', '.join(words)}")
    return "; ".join(parts) + "." if parts else "Nothing changes."


def show(changes: Changes) -> None:
    """What would change, on standard error: counts by kind, then changed figures with both values."""
    say(f"{changes.symbol} ({changes.language}) would change:")
    for kind, count in changes.counts.items():
        line = ", ".join(f"{number} {state}" for state, number in count.items() if number)
        if line:
            say(f"  {kind.replace('_', ' '):<22} {line}")
    changed = [change for change in changes.items if change.state == "changed"]
    for change in changed[:SHOWN]:
        say(f"  {change.path} {change.field}: {_short(change.old)} -> {_short(change.new)}")
    if len(changed) > SHOWN:
        say(f"  and {len(changed) - SHOWN} more changed values.")
    if changes.figures_differ:
        say(
            f"  {changes.figures_differ} figures differ from what is stored in another language; "
            "storing replaces them in every language."
        )


def _short(value: object) -> str:
    text = " ".join(str(value).split()) if value is not None else "(nothing)"
    return text if len(text) <= 60 else text[:57] + "..."
