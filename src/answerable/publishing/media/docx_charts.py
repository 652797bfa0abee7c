"""A chart of a DOCX to a Grid: the categories in its head row, one row a series, values as shown.

A chart's part keeps the values it was last drawn with, and the labels that somebody wrote over them.
A label that was written stands before its value, because it is what a reader of the document sees:
often '–' over a value that is not there yet. A value that is neither kept nor labelled stays empty.

Source: ISO/IEC 29500-1, 21.2 (DrawingML charts): c:ser, c:cat, c:val, c:dLbl.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from answerable.calc.account import Place
from answerable.publishing.blocks import Cells, Grid

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
CX = "{http://schemas.microsoft.com/office/drawing/2014/chartex}"  # waterfalls, funnels, treemaps
_DASH = "–"
_DASHES = {"\uf02d", "-", "−", "—"}  # the first is a dash of the Symbol font
_MOST_POINTS = 1000  # categories of one chart
_QUOTED = re.compile(r'"([^"]*)"')


def grid(root: Any, place: Place | None) -> Grid | None:
    """The chart's values as a table; None where the part holds no series."""
    series = [found for found in root.iter(f"{C}ser") if _part(found, "val", "yVal") is not None]
    if not series:
        return None
    names = _points(_part(series[0], "cat", "xVal"))
    kept = [_points(_part(found, "val", "yVal")) for found in series]
    count = 1 + max((index for points in (names, *kept) for index in points), default=-1)
    head = ("", *(_plain(names.get(index, "")) for index in range(count)))
    rows = [
        Cells((_name(found), *_values(found, values, count)), place=place)
        for found, values in zip(series, kept, strict=True)
    ]
    return Grid((Cells(head, head=True, place=place), *rows), place=place)


def extended_grid(root: Any, place: Place | None) -> Grid | None:
    """The values of a chart of the later kinds, each series with its categories; None without any.

    Source: [MS-ODRAWXML] 2.24 (chartex): cx:data, cx:series.
    """
    data = {found.get("id"): found for found in root.iter(f"{CX}data")}
    rows: list[Cells] = []
    for series in root.iter(f"{CX}series"):
        reference = series.find(f"{CX}dataId")
        of = data.get(reference.get("val")) if reference is not None else None
        if of is None:
            continue
        names, values = _dimension(of, "strDim"), _dimension(of, "numDim")
        indices = range(1 + max((*names, *values), default=-1))
        name = _plain(" ".join(value.text or "" for value in series.iterfind(f"{CX}tx//{CX}v")))
        heads = ("", *(names.get(index, "") for index in indices))
        if not rows or rows[0].cells != heads:
            rows.append(Cells(heads, head=not rows, place=place))
        rows.append(Cells((name, *(values.get(index, "") for index in indices)), place=place))
    return Grid(tuple(rows), place=place) if rows else None


def _dimension(data: Any, name: str) -> dict[int, str]:
    """The points of a dimension's lowest level."""
    level = data.find(f"{CX}{name}/{CX}lvl")
    if level is None:
        return {}
    found = {int(p.get("idx", "0")): _plain(p.text or "") for p in level.iterfind(f"{CX}pt")}
    return {index: text for index, text in found.items() if 0 <= index < _MOST_POINTS}


def titles(root: Any) -> list[str]:
    """What is written above the chart and along its axes."""
    found = (
        _plain("".join(part.text or "" for part in title.iter(f"{_A}t")))
        for title in root.iter(f"{C}title", f"{CX}title")
    )
    return [text for text in found if text]


def drawn_texts(drawing: Any) -> list[str]:
    """The paragraphs that a drawing or a diagram's part holds in itself, as organization charts do."""
    found = (_plain("".join(part.text or "" for part in p.iter(f"{_A}t"))) for p in drawing.iter(f"{_A}p"))
    return [text for text in found if text]


def _part(series: Any, *names: str) -> Any:
    return next((found for name in names if (found := series.find(f"{C}{name}")) is not None), None)


def _points(parent: Any) -> dict[int, str]:
    if parent is None:
        return {}
    found = {int(p.get("idx", "0")): p.findtext(f"{C}v") or "" for p in parent.iter(f"{C}pt")}
    return {index: text for index, text in found.items() if 0 <= index < _MOST_POINTS}


def _name(series: Any) -> str:
    return _plain(" ".join(value.text or "" for value in series.iterfind(f"{C}tx//{C}v")))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _values(series: Any, kept: dict[int, str], count: int) -> list[str]:
    labels = _labels(series)
    form = _format(series)
    return [labels.get(index) or _shown(kept.get(index, ""), form) for index in range(count)]


def _labels(series: Any) -> dict[int, str]:
    """What was written over single values."""
    found = {}
    for label in series.iterfind(f"{C}dLbls/{C}dLbl"):
        index = label.find(f"{C}idx")
        text = _plain("".join(part.text or "" for part in label.iter(f"{_A}t")))
        if index is not None and text:
            found[int(index.get("val", "0"))] = _DASH if text in _DASHES else text
    return found


def _format(series: Any) -> str:
    """The number format of the labels: their own, else that of the values' source."""
    own = series.find(f"{C}dLbls/{C}numFmt")
    if own is not None and own.get("sourceLinked") != "1":
        return str(own.get("formatCode", ""))
    return series.findtext(f"{C}val//{C}formatCode") or ""


def _shown(value: str, form: str) -> str:
    """A value as the chart prints it: thousands set off by a blank, zero as the format has it."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    if not number.is_finite():
        return value
    sections = form.split(";")
    if number == 0 and len(sections) > 2 and set("".join(_QUOTED.findall(sections[2]))) & {*"-–—"}:
        return _DASH
    if "%" in sections[0]:
        number *= 100
    places = re.search(r"\.(0+)", sections[0])
    digits = len(places[1]) if places else None if sections[0] in ("", "General") else 0
    shown = f"{number:,.{digits}f}" if digits is not None else f"{number:,f}"
    return shown.replace(",", " ") + ("%" if "%" in sections[0] else "")
