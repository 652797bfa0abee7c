"""Stored rows beside the parts of a document: what is new, changed, gone, or the same.

A `Book` holds every stored row of one report in memory, finds each part's row by its key,
changes the rows' attributes (not the database) and notes what it did. `loading` saves it, or
throws it away when it was only a plan.

Texts of one language touch only that language's key. A figure is one for all languages: where a
document states another value than is stored, the row changes and the change names the languages
that share it. Printed words that are no figure stand by language in `words`.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from answerable.calc.account import Quantity
from answerable.foundation.fields import IN_WORDS, is_canonical
from answerable.foundation.records import place_to_json
from answerable.publishing.actions.changes import Change, State
from answerable.publishing.actions.kinds import KINDS, Kind
from answerable.publishing.actions.parts import Key, Part
from answerable.results.models import Report

_RANK: dict[State, int] = {"unchanged": 0, "changed": 1, "new": 2, "removed": 2}


class Book:
    """The rows of one report by key, as stored and as they will be."""

    def __init__(self, report: Report, language: str) -> None:
        self.report = report
        self.language = language
        self.rows: dict[Key, Any] = {}
        self.parts: dict[Key, Part] = {}
        self.created: dict[str, list[Any]] = defaultdict(list)
        self.touched: dict[str, dict[int, Any]] = defaultdict(dict)
        self.deleted: dict[str, list[int]] = defaultdict(list)
        self.states: dict[tuple[str, Key], State] = {}
        self.items: list[Change] = []
        if report.pk is not None:
            self._read()
        self.stored = frozenset(self.rows)
        # Rows that this language's document already has, as they are before anything is put.
        self.here = frozenset(key for key in self.rows if self._has(key))

    def _read(self) -> None:
        """All rows of the report: one query for each kind."""
        keys: dict[tuple[str, int], Key] = {}
        for name, kind in KINDS.items():
            for row in kind.model._default_manager.filter(**{kind.of_report: self.report}):
                parent = None
                if kind.links:
                    parent = keys[_parent_kind(name), getattr(row, f"{kind.links[0]}_id")]
                key: Key = (name, parent, tuple(getattr(row, column) for column in kind.natural))
                keys[name, row.pk] = key
                self.rows[key] = row

    # --- one part

    def put(self, part: Part, shared: dict[str, Any] | None = None) -> Any:
        """Makes or changes the row of a part; `shared` adds columns known only now."""
        kind, key = KINDS[part.kind], part.key
        self.parts[key] = part
        row = self.rows.get(key)
        values = {**part.shared, **(shared or {})}
        for name, target in part.links.items():
            values[name] = self.rows[target]
        if row is None:
            row = self._make(part, kind, values)
            self._note(part, "new")
        elif key not in self.here:
            self._change(part, kind, row, values)
            self._touch(part.kind, row)
            self._note(part, "new")
        elif self._change(part, kind, row, values):
            self._touch(part.kind, row)
            self._note(part, "changed")
        else:
            self._note(part, "unchanged")
        return row

    def _make(self, part: Part, kind: Kind, values: dict[str, Any]) -> Any:
        row: Any = kind.model(**part.natural)
        if part.parent is not None:
            setattr(row, kind.links[0], self.rows[part.parent])
        if part.kind in ("section", "table"):
            values = {**values, "report": self.report}
        for name, value in values.items():
            setattr(row, name, value)
        self.rows[part.key] = row
        if kind.placed:
            row.position = part.order
            row.places = {self.language: place_to_json(part.place, part.order)}
        self._say(part, row)
        for name, quantity in part.figures.items():
            self._state_figure(part, row, name, quantity)
        self.created[part.kind].append(row)
        return row

    def _change(self, part: Part, kind: Kind, row: Any, values: dict[str, Any]) -> bool:
        """Brings an existing row up to the part; whether anything but its place changed."""
        others = self._other_languages(part, row)
        changed = False
        for name, value in values.items():
            if _differs(row, name, value):
                is_link = f"{name}_id" in row.__dict__
                if not is_link:
                    self._item(part, name, getattr(row, name), value, others)
                setattr(row, name, value)
                changed = True
        changed |= self._say(part, row)
        for name, quantity in part.figures.items():
            old = _figure(row, kind, name, self.language)
            if old != quantity or part.key not in self.here:
                differs = old is not _ABSENT and old != quantity
                is_shared = self._state_figure(part, row, name, quantity)
                if differs and (is_shared or part.key in self.here):
                    self._item(part, name, old, quantity, others if is_shared else ())
                changed = True
        if kind.placed:
            before = row.places.get(self.language)
            if before is None or before.get("order") != part.order:
                changed = True
                row.position = part.order if before is not None else row.position
                row.places[self.language] = place_to_json(part.place, part.order)
        return changed

    def _say(self, part: Part, row: Any) -> bool:
        """Sets this language's texts; an empty list or nothing takes the key away."""
        changed = False
        for name, text in part.said.items():
            texts = getattr(row, name)
            old = texts.get(self.language)
            new = None if text is None or text == [] or text == {} else text
            if old == new:
                continue
            changed = True
            if new is None:
                del texts[self.language]
            else:
                texts[self.language] = new
            if part.key in self.here:
                self._item(part, name, old, new, ())
        return changed

    def _state_figure(self, part: Part, row: Any, name: str, quantity: Quantity) -> bool:
        """Stores a quantity; whether the figure shared by all languages changed."""
        before = getattr(row, name)
        if part.kind == "cell":
            by_word = row.texts
            others_print_figure = any(
                language != self.language and text is None for language, text in by_word.items()
            )
            by_word[self.language] = None if is_canonical(quantity) else quantity
        else:
            spoken = row.words.get(self.language, {})
            others_print_figure = before not in (None, IN_WORDS) and bool(self._other_languages(part, row))
            if is_canonical(quantity):
                spoken = {column: word for column, word in spoken.items() if column != name}
            else:
                spoken = {**spoken, name: quantity}
            if spoken:
                row.words[self.language] = spoken
            else:
                row.words.pop(self.language, None)
        if is_canonical(quantity):
            setattr(row, name, quantity)
        elif not others_print_figure:
            setattr(row, name, IN_WORDS)
        return bool(getattr(row, name) != before)

    # --- rows that this language has no longer

    def take_away_the_rest(self) -> None:
        """Rows of this language that the document has not: their key goes, or the row itself."""
        gone: set[Key] = set()
        for key in self.stored - set(self.parts):
            name, row = key[0], self.rows[key]
            kind = KINDS[name]
            places = row.places if kind.placed else row.texts if name == "cell" else None
            if places is None:
                self._forget(kind, name, row)
                continue
            if self.language not in places:
                continue
            del places[self.language]
            if places:
                self._forget(kind, name, row)
                self._touch(name, row)
            else:
                self.deleted[name].append(row.pk)
                gone.add(key)
            if name == "section" and not places and row.framework_id is not None:
                self.deleted["framework"].append(row.framework_id)
            if kind.counted_as:
                self.states[kind.counted_as, key] = "removed"
                if name != "cell":
                    self.items.append(Change(kind.counted_as, _spoken_path(key), "removed", old=str(row)))

        self._leave(gone)

    def _leave(self, gone: set[Key]) -> None:
        """Rows below a deleted one go with it: writing them would bring them back."""
        for key, row in self.rows.items():
            above = key[1]
            while above is not None and above not in gone:
                above = above[1]
            if above is not None and row.pk is not None:
                self.touched[key[0]].pop(row.pk, None)

    def _forget(self, kind: Kind, name: str, row: Any) -> None:
        """Takes this language's texts off a row that other languages still have."""
        changed = False
        for column in kind.said:
            changed |= getattr(row, column).pop(self.language, None) is not None
        if "words" in kind.beside:
            changed |= row.words.pop(self.language, None) is not None
        if changed:
            self._touch(name, row)

    def settle_places(self) -> None:
        """Lets every place refer to the file now being stored."""
        for key, part in self.parts.items():
            kind, row = KINDS[part.kind], self.rows[key]
            if not kind.placed or key not in self.stored:
                continue
            place = place_to_json(part.place, part.order)
            if row.places.get(self.language) != place:
                row.places[self.language] = place
                self._touch(part.kind, row)

    # --- notes

    def _touch(self, kind: str, row: Any) -> None:
        if row.pk is not None:
            self.touched[kind][row.pk] = row

    def _note(self, part: Part, state: State) -> None:
        name, key = KINDS[part.kind].counted_as, part.key
        if part.kind.endswith("_result") and part.parent is not None:
            key = part.parent
            name = KINDS[key[0]].counted_as
        if name and _RANK[state] >= _RANK[self.states.get((name, key), "unchanged")]:
            self.states[name, key] = state

    def _item(self, part: Part, field: str, old: Any, new: Any, others: tuple[str, ...]) -> None:
        name = KINDS[part.kind].counted_as or part.kind.removesuffix("_result")
        shared = others if field in (*part.figures, *part.shared) else ()
        self.items.append(Change(name, part.path, "changed", field, old, new, shared))

    def _other_languages(self, part: Part, row: Any) -> tuple[str, ...]:
        """The languages besides this one in which the row is stored."""
        kind = KINDS[part.kind]
        if part.kind == "cell":
            found = [language for language, text in row.texts.items() if text is None]
        elif kind.placed:
            found = list(row.places)
        else:
            parent = self.rows.get(part.parent) if part.parent is not None else None
            found = list(parent.places) if parent is not None else []
        return tuple(sorted(language for language in found if language != self.language))

    def _has(self, key: Key) -> bool:
        """Whether this language's document has the row: results are where their plan's row is."""
        kind, row = KINDS[key[0]], self.rows[key]
        if key[0] == "cell":
            return self.language in row.texts
        if kind.placed:
            return self.language in row.places
        return key[1] is None or self._has(key[1])


_ABSENT = object()


def _figure(row: Any, kind: Kind, name: str, language: str) -> Any:
    """The quantity as this language's document states it, else as it is shared."""
    is_cell = kind is KINDS["cell"]
    word = row.texts.get(language) if is_cell else row.words.get(language, {}).get(name)
    if word is not None:
        return word
    shared = getattr(row, name)
    return _ABSENT if shared == IN_WORDS else shared


def _differs(row: Any, name: str, value: Any) -> bool:
    """Whether a column holds something else; of a link only the identity is looked at."""
    if f"{name}_id" not in row.__dict__:
        return bool(getattr(row, name) != value)
    if value is None:
        return row.__dict__[f"{name}_id"] is not None
    return bool(value.pk is None or row.__dict__[f"{name}_id"] != value.pk)


def _parent_kind(kind: str) -> str:
    return {"result": "output_result"}.get(KINDS[kind].links[0], KINDS[kind].links[0])


def _spoken_path(key: Key) -> str:
    """A path for a row that the document no longer has."""
    parts: list[str] = []
    at: Key | None = key
    while at is not None:
        parts.extend(str(value) for value in reversed(at[2]) if value not in (None, 0))
        at = at[1]
    return ", ".join(reversed(parts))
