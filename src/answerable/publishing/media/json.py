"""JSON, the form other programs read: the records of an account, field by field.

The records of `calc.account` bear the names of `document.schema.json` (beside this file), so
both directions follow the records' own types and no field is named twice. Three things differ:
`schema` names the form, `place` is written as `lines` and `where`, and lists and values that
belong to other forms of document are left out when they are empty.

Not here: what a field means (`calc.account`), and tables of figures for people (`media.xlsx`).
"""

from __future__ import annotations

import json
import re
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from answerable.calc import account
from answerable.publishing.blocks import UnreadableInput

SCHEMA = "answerable/document-1"

# Written only when they hold something: they belong to some forms of document only.
_SOME_FORMS: dict[Any, set[str]] = {
    account.Section: {"mandates", "external_factors", "results", "exhibits"},
    account.Indicator: {"values", "unit", "direction", "baseline"},
    account.Output: {"category", "subcategory", "quantities", "unit"},
    account.Mandate: {"group"},
    account.Result: {"exhibits"},
    account.PeriodValue: {"series", "exhibit"},
    account.Table: {"section"},
}

# Kept by the records and not part of the contract, which forbids further properties.
_UNWRITTEN: dict[type, set[str]] = {account.Finding: {"parameters"}}
_WITHOUT_PLACE = (account.Table,)  # its rows have places of their own

_Decoder = Callable[[Any, str], Any]


def to_json(document: account.Document) -> dict[str, Any]:
    """The document as the schema's plain objects, lists, texts and numbers."""
    return {"schema": SCHEMA, **_encode(document)}


def write(document: account.Document) -> bytes:
    """The document as UTF-8 JSON: a line for every row, paragraph and finding."""
    return _lay_out(to_json(document)).encode()


def read(data: bytes) -> account.Document:
    """The document of a JSON file; raises UnreadableInput with the line or the path in it."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableInput(f"line {line}: expected JSON in UTF-8.") from error
    try:
        value = _loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableInput(
            f"line {error.lineno}, column {error.colno}: expected JSON: {error.msg}."
        ) from error
    except RecursionError as error:
        raise UnreadableInput(
            f"expected JSON of the form {SCHEMA}; this one is nested too deeply."
        ) from error
    return from_json(value)


def from_json(value: Any) -> account.Document:
    """The records of `to_json`'s value; raises UnreadableInput naming the path and what was expected."""
    if not isinstance(value, dict) or value.get("schema") != SCHEMA:
        raise UnreadableInput(f'schema: expected "{SCHEMA}".')
    rest = {name: part for name, part in value.items() if name != "schema"}
    return cast(account.Document, _record_decoder(account.Document)(rest, ""))


def _loads(text: str) -> Any:
    """The value of a JSON text in which nothing stands twice and every text can be stored and shown."""
    value = json.loads(text, object_pairs_hook=_once, parse_int=_whole, parse_constant=_no_number)
    if _MAY_HOLD_ODD.search(text):
        _refuse_odd(value, "")
    return value


_MAY_HOLD_ODD = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")
_ODD = re.compile("[\0\ud800-\udfff]")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise UnreadableInput(f"field {twice[:60]!a}: expected once in an object, found twice.")
    return found


def _whole(digits: str) -> int:
    if len(digits) > 18:
        raise UnreadableInput(f"expected whole numbers of at most 18 digits, found {digits[:20]}...")
    return int(digits)


def _no_number(word: str) -> Any:
    raise UnreadableInput(f"expected numbers, found {word}.")


def _refuse_odd(value: Any, path: str) -> None:
    """Raises UnreadableInput for the first text with a NUL or half of a surrogate pair."""
    if isinstance(value, str) and _ODD.search(value):
        raise UnreadableInput(f"{path}: expected a text, found a character that stands for nothing.")
    if isinstance(value, list):
        for index, part in enumerate(value):
            _refuse_odd(part, f"{path}[{index}]")
    elif isinstance(value, dict):
        for name, part in value.items():
            _refuse_odd(name, path or "document")
            _refuse_odd(part, _join(path, name))


# --- out


_Plan = tuple[tuple[str, bool, bool], ...]
_PLANS: dict[type, _Plan] = {}


def _plan(record: type) -> _Plan:
    """Of each field but the place: its name, whether it is left out when empty, whether it nests."""
    if record not in _PLANS:
        some = _SOME_FORMS.get(record, set())
        hints = _hints(record)
        plain = (str, str | None, int, int | None, bool | None, int | str | None)
        _PLANS[record] = tuple(
            (name, name in some, hint not in plain and get_origin(hint) is not Literal)
            for name, hint in hints.items()
            if name != "place" and name not in _UNWRITTEN.get(record, set())
        )
    return _PLANS[record]


def _encode(record: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, leave_out, nests in _plan(type(record)):
        value = getattr(record, name)
        if leave_out and not value:
            continue
        found[name] = _encode_value(value) if nests else value
    place = getattr(record, "place", None)
    if place is not None and not isinstance(record, _WITHOUT_PLACE):
        if place.lines is not None:
            found["lines"] = list(place.lines)
        where = place.where()
        if where:
            found["where"] = where
    return found


def _encode_value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_encode_value(part) for part in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    return _encode(value) if is_dataclass(value) else value


_DEEP = {"sections", "tables", "findings", "accomplishments", "outputs", "paragraphs", "rows"}


def _lay_out(value: dict[str, Any], indent: str = "") -> str:
    """An object with a line for each field, and for each part of the lists that make a document.

    The library's own indenting puts every figure on a line and takes five times as long.
    """
    inner = indent + " "
    lines = []
    for name, part in value.items():
        if name in _DEEP and part:
            items = ",\n".join(_lay_out_item(name, item, inner + " ") for item in part)
            lines.append(f'{inner}"{name}": [\n{items}\n{inner}]')
        else:
            lines.append(f"{inner}{json.dumps(name)}: {json.dumps(part, ensure_ascii=False)}")
    return "{\n" + ",\n".join(lines) + "\n" + indent + "}"


def _lay_out_item(name: str, item: dict[str, Any], indent: str) -> str:
    if name in ("sections", "tables"):
        return indent + _lay_out(item, indent)
    return indent + json.dumps(item, ensure_ascii=False)


# --- in


@cache
def _hints(record: type) -> dict[str, Any]:
    return get_type_hints(record)


def _wrong(path: str, expected: str, value: Any) -> UnreadableInput:
    shown = json.dumps(value, ensure_ascii=False, default=str)
    shown = shown if len(shown) <= 60 else shown[:57] + "..."
    return UnreadableInput(f"{path or 'document'}: expected {expected}, found {shown}.")


@cache
def _record_decoder(record: type) -> _Decoder:
    """Reads one object as a record of this type; unknown and missing fields are errors."""
    hints = _hints(record)
    plan = [(f.name, _decoder(hints[f.name]), _needed(f)) for f in fields(record) if f.name != "place"]
    known = {name for name, _, _ in plan}
    placed = "place" in hints
    allowed = known | ({"lines", "where"} if placed else set())

    def decode(value: Any, path: str) -> Any:
        if not isinstance(value, dict):
            raise _wrong(path, "an object", value)
        for name in value:
            if name not in allowed:
                raise UnreadableInput(f"{_join(path, name)}: expected no field of this name here.")
        found = {}
        for name, decoder, needed in plan:
            if name in value:
                found[name] = decoder(value[name], _join(path, name))
            elif needed:
                raise UnreadableInput(f"{_join(path, name)}: expected this field, found none.")
        if placed:
            found["place"] = _place(value, path)
        return record(**found)

    return decode


def _needed(described: Field[Any]) -> bool:
    return described.default is MISSING and described.default_factory is MISSING


def _join(path: str, name: str) -> str:
    name = name[:60]
    return f"{path}.{name}" if path else name


def _place(value: dict[str, Any], path: str) -> account.Place | None:
    lines, where = value.get("lines"), value.get("where")
    if lines is None and where is None:
        return None
    found: dict[str, Any] = {}
    if lines is not None:
        found["lines"] = _decoder(tuple[int, int])(lines, _join(path, "lines"))
    if where is not None:
        if not isinstance(where, dict):
            raise _wrong(_join(path, "where"), "an object", where)
        hints = _hints(account.Place)
        for name, part in where.items():
            here = _join(_join(path, "where"), name)
            if name not in hints:
                raise UnreadableInput(f"{here}: expected no field of this name here.")
            found[name] = _decoder(hints[name])(part, here)
    return account.Place(**found)


def _decoder(hint: Any) -> _Decoder:
    """How a value of this type is read from JSON."""
    if hint in _PLAIN:
        return _plain_decoder(*_PLAIN[hint])
    if hint is date:
        return _date
    if is_dataclass(hint):
        return lambda value, path: _record_decoder(cast(type, hint))(value, path)
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Literal:
        return _word_decoder(parts)
    if origin is tuple:
        return _list_decoder(parts)
    if origin in (Union, types.UnionType):
        return _union_decoder(parts)
    if origin is Mapping:
        return _cells
    raise TypeError(f"no JSON for {hint}")


_PLAIN: dict[Any, tuple[tuple[type, ...], str]] = {
    str: ((str,), "a text"),
    int: ((int,), "a whole number"),
    float: ((int, float), "a number"),
    bool: ((bool,), "true or false"),
}


def _plain_decoder(kinds: tuple[type, ...], expected: str) -> _Decoder:
    def decode(value: Any, path: str) -> Any:
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            raise _wrong(path, expected, value)
        return value

    return decode


def _date(value: Any, path: str) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise _wrong(path, "a date such as 2020-07-01", value) from None


def _word_decoder(words: tuple[Any, ...]) -> _Decoder:
    def decode(value: Any, path: str) -> Any:
        if not isinstance(value, str) or value not in words:
            raise _wrong(path, "one of " + ", ".join(words), value)
        return value

    return decode


def _list_decoder(parts: tuple[Any, ...]) -> _Decoder:
    endless = parts[-1] is Ellipsis
    each = _decoder(parts[0])
    expected = "a list" if endless else f"a list of {len(parts)}"

    def decode(value: Any, path: str) -> tuple[Any, ...]:
        if not isinstance(value, list) or not (endless or len(value) == len(parts)):
            raise _wrong(path, expected, value)
        return tuple([each(part, f"{path}[{index}]") for index, part in enumerate(value)])

    return decode


def _union_decoder(parts: tuple[Any, ...]) -> _Decoder:
    options = [part for part in parts if part is not types.NoneType]
    if len(options) > 1:  # only plain ones: a paragraph's number
        kinds = tuple(kind for option in options for kind in _PLAIN[option][0])
        inner = _plain_decoder(kinds, " or ".join(_PLAIN[option][1] for option in options))
    else:
        inner = _decoder(options[0])
    return lambda value, path: None if value is None else inner(value, path)


def _cells(value: Any, path: str) -> dict[str, str | None]:
    if not isinstance(value, dict):
        raise _wrong(path, "an object", value)
    for name, cell in value.items():
        if cell is not None and not isinstance(cell, str):
            raise _wrong(_join(path, name), "a text or null", cell)
    return dict(value)
