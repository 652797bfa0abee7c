"""Who hears of an act, and telling them: a notice on their home page, later in their daily e-mail."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from urllib.parse import quote

from answerable.organization.actions.notices import holders, notify

__all__ = [
    "corrigenda_address",
    "entry_address",
    "holders",
    "progress_address",
    "publish_address",
    "report_address",
    "tell",
]


def tell(
    people: Collection[int],
    kind: str,
    subject: str,
    *,
    address: str = "",
    parameters: dict[str, Any] | None = None,
    key: str = "",
) -> None:
    """Leaves a notice with each of these people; with a key, not twice."""
    notify(people, kind, subject, address, parameters or {}, key)


def entry_address(symbol: str, section: str) -> str:
    """The page of a section, without its language."""
    return f"{progress_address(symbol)}sections/{quote(section)}/"


def progress_address(symbol: str) -> str:
    return f"/work/{_in_an_address(symbol)}/"


def publish_address(symbol: str) -> str:
    return f"{progress_address(symbol)}publish/"


def report_address(symbol: str) -> str:
    return f"/reports/{_in_an_address(symbol)}/"


def corrigenda_address(symbol: str) -> str:
    return f"/corrigenda/{_in_an_address(symbol)}/"


def _in_an_address(symbol: str) -> str:
    """SW/31/12 stands there as SW_31_12, as the pages' addresses have it (`web.frame.addresses`)."""
    return quote(symbol.replace("/", "_"))
