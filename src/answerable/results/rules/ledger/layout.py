"""Which column of a source's file holds what, and how days and amounts are written there.

A mapping is kept as JSON and read here; what it lacks or gets wrong is refused with the place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from answerable.calc.written import DATE_FORMS, DECIMAL_MARKS, THOUSANDS_MARKS
from answerable.organization.rules.refusal import Refused
from answerable.results.choices import LEDGER_KINDS

# What a line has; `key` may be put together from several columns.
FIELDS = ("key", "entity", "category", "grade", "date", "amount", "currency", "text", "kind")
ALWAYS = ("key", "entity", "date", "amount")
DELIMITERS = (",", ";", "\t", "|")
ENCODINGS = (
    "utf-8", "utf-16", "gb18030", "big5", "cp1252", "iso-8859-15", "cp1250", "cp1251", "cp1256", "koi8-r",
)  # fmt: skip
_KNOWN = {
    "columns", "kinds", "date_form", "decimal_mark", "thousands_mark", "reversed_sign", "currency",
    "encoding", "delimiter", "sheet",
}  # fmt: skip
_CURRENCY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Layout:
    """A mapping as the reading needs it. Columns are headings of the file; '' where there is none."""

    kind: str  # '' where a column says it
    columns: Mapping[str, tuple[str, ...]]  # field -> headings
    kinds: Mapping[str, str] = field(default_factory=dict)  # what the file writes -> one of LEDGER_KINDS
    date_form: str = "YYYY-MM-DD"
    decimal_mark: str = "."
    thousands_mark: str = ""
    reversed_sign: bool = False
    currency: str = "USD"  # where no column says it
    encoding: str = ""  # '': UTF-8, or what the file's first bytes say
    delimiter: str = ""  # '': the one that gives these headings
    sheet: str = ""  # '': the first one that has them

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading the file must have."""
        named = (name for field in FIELDS for name in self.columns.get(field, ()))
        return tuple(dict.fromkeys(named))


def layout_of(kind: str, stated: Mapping[str, Any]) -> Layout:
    """The mapping as stated. Raises `Refused` (invalid): what is missing, unknown or cannot be."""
    if kind not in ("", *LEDGER_KINDS):
        raise _refused(
            "kind", _("“%(found)s” is no kind of line; one of these was expected: %(kinds)s."), kind
        )
    unknown = sorted(set(stated) - _KNOWN)
    if unknown:
        raise _refused(unknown[0], _("“%(found)s” is nothing a mapping states."), unknown[0])
    columns = _columns(stated.get("columns") or {})
    kinds = _kinds(kind, stated.get("kinds") or {}, columns)
    _complete(kind, kinds, columns)
    layout = Layout(
        kind,
        columns,
        kinds,
        _one_of(stated, "date_form", tuple(DATE_FORMS), "YYYY-MM-DD"),
        _one_of(stated, "decimal_mark", DECIMAL_MARKS, "."),
        _one_of(stated, "thousands_mark", THOUSANDS_MARKS, ""),
        stated.get("reversed_sign", False) is True,
        str(stated.get("currency") or "USD"),
        _one_of(stated, "encoding", ("", *ENCODINGS), ""),
        _one_of(stated, "delimiter", ("", *DELIMITERS), ""),
        str(stated.get("sheet") or ""),
    )
    _possible(layout)
    return layout


def _columns(stated: Any) -> dict[str, tuple[str, ...]]:
    if not isinstance(stated, Mapping):
        raise _refused("columns", _("The columns are a list of our fields, each with a heading of the file."))
    found: dict[str, tuple[str, ...]] = {}
    for name, headings in stated.items():
        if name not in FIELDS:
            raise _refused(f"columns.{name}", _("“%(found)s” is no field of a line."), name)
        many = [headings] if isinstance(headings, str) else headings
        if not isinstance(many, Sequence) or not all(isinstance(one, str) for one in many):
            raise _refused(f"columns.{name}", _("A heading of the file was expected for “%(found)s”."), name)
        kept = tuple(one.strip() for one in many if one.strip())
        if len(kept) > 1 and name != "key":
            raise _refused(f"columns.{name}", _("Only the number of a line may come from several columns."))
        if kept:
            found[name] = kept
    return found


def _kinds(kind: str, stated: Any, columns: Mapping[str, Any]) -> dict[str, str]:
    """What the file writes for each kind of line, where a column says it."""
    if kind:
        return {}
    if not isinstance(stated, Mapping) or "kind" not in columns:
        raise _refused("columns.kind", _("State the kind of the lines, or the column that says it."))
    found = {str(written).strip(): str(means) for written, means in stated.items()}
    wrong = next((means for means in found.values() if means not in LEDGER_KINDS), None)
    if wrong is not None or not found:
        raise _refused(
            "kinds",
            _no_kind(),
            wrong or "",
        )
    return found


def _no_kind() -> str:
    return _("“%(found)s” is no kind of line; one of these was expected: %(kinds)s.")


def _complete(kind: str, kinds: Mapping[str, str], columns: Mapping[str, Any]) -> None:
    wanted = set(kinds.values()) or {kind}
    needed = list(ALWAYS)
    if wanted - {"incumbency"}:
        needed.append("category")
    if "incumbency" in wanted:
        needed.append("grade")
    missing = [name for name in needed if name not in columns]
    if missing:
        raise _refused(
            f"columns.{missing[0]}",
            _("The mapping says no column for: %(found)s. Name the headings of the file that hold them."),
            ", ".join(missing),
        )


def _one_of(stated: Mapping[str, Any], name: str, allowed: Sequence[str], usual: str) -> str:
    found = stated.get(name, usual)
    if found not in allowed:
        shown = ", ".join(f"“{one}”" for one in allowed)
        sentence = _("“%(found)s” is not possible here; one of these was expected: %(allowed)s.")
        raise _refused(name, sentence, str(found), shown)
    return str(found)


def _possible(layout: Layout) -> None:
    if layout.decimal_mark == layout.thousands_mark:
        raise _refused("thousands_mark", _("One sign cannot part thousands and decimals at once."))
    if not _CURRENCY.fullmatch(layout.currency):
        raise _refused("currency", _("“%(found)s” is no currency; three letters such as USD were expected."),
                       layout.currency)  # fmt: skip


def _refused(place: str, sentence: str, found: str = "", allowed: str = "") -> Refused:
    said = {"found": found[:60], "kinds": ", ".join(LEDGER_KINDS), "allowed": allowed}
    return Refused("invalid", sentence % said if "%(" in sentence else sentence, place=place)
