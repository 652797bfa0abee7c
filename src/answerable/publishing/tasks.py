"""Work for the worker: publications, large files of the ledger, large workbooks. Deferred where asked for.

A worker that was killed leaves the job behind; the next one does it again from where it was. While
the database is away the job is tried again; every other fault ends it (`run_publication` says why).
"""

from __future__ import annotations

from answerable.foundation import background


def defer_publication(publication: int, *, by: int) -> None:
    """Puts the publication into the queue; it is there when the transaction is, and never before."""
    background.later("publishing.publish", by=by, publication=publication)


@background.task("publishing.publish")
def publish(publication: int) -> None:
    """What the worker does, in the name of the person who asked. Safe to be done again."""
    from answerable.publishing.actions.publishing import run_publication

    run_publication(publication)


@background.task("publishing.load_ledger")
def load_ledger(sending: int) -> None:
    """Takes in a large file of ledger lines for the person who sent it. Safe to be done again."""
    from answerable.publishing.actions.ledger import run_sending

    run_sending(sending)


@background.task("publishing.check_workbook")
def check_workbook(upload: int, without: list[str], language: str) -> None:
    """Checks a large workbook for the person who sent it. Safe to be done again."""
    from answerable.publishing.actions.workbooks import run_check

    run_check(upload, without=without, language=language)


@background.task("publishing.apply_workbook")
def apply_workbook(upload: int, without: list[str], language: str, overwrite: bool) -> None:
    """Writes what a large workbook changes, for the person who asked. Safe to be done again."""
    from answerable.publishing.actions.workbooks import run_application

    run_application(upload, without=without, language=language, overwrite=overwrite)
