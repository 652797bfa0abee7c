"""The actions of the reporting cycle: one function per act, one transaction each, refusals in `rules`."""

from __future__ import annotations

from answerable.cycle.actions.entering import record_values
from answerable.cycle.actions.stepping import (
    clear_section,
    reopen_section,
    return_section,
    submit_section,
)

__all__ = [
    "clear_section",
    "record_values",
    "reopen_section",
    "return_section",
    "submit_section",
]
