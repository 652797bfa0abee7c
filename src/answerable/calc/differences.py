"""How two documents differ, so that people can read it: rows added, removed, changed, moved.

A row is recognised again by what it says: by its very words, else by its number where the words are
alike, else by the words that are most alike (at least `ALIKE`). Numbers that only follow each other
(labels, ordinals, numbers of paragraphs) are no change. A text that changed is given word by word.
Pure; symmetric but for the direction. Not here: which two documents (`publishing.planning`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any, Literal

from answerable.calc.account import Document, PeriodValue, Section, Table
from answerable.calc.words_apart import Run, word_runs

State = Literal["added", "removed", "changed", "moved"]
ALIKE = 0.6  # share of words in common from which on two rows are the same row
SAME_NUMBER = 0.3  # the same, where they also bear the same number

Fields = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field. `runs` are the words apart, for texts; of a figure they are empty."""

    field: str  # text, target, ... or a period and a kind: '2027 target'
    before: str | None
    after: str | None
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row that differs. `is_moved` says that a changed row stands elsewhere, too."""

    state: State
    subject: str
    section: str  # path in the later document; of a removed row in the earlier
    before: str  # path of the row; '' where it is not there
    after: str
    text: str  # what the row says, after if it is there
    fields: tuple[FieldChange, ...] = ()
    is_moved: bool = False


@dataclass(frozen=True, slots=True)
class SectionChange:
    path: str
    name: str
    rows: tuple[RowChange, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """By section, in the order of the later document; removed sections come last."""

    sections: tuple[SectionChange, ...]
    unchanged: int  # rows that say the same

    @property
    def rows(self) -> tuple[RowChange, ...]:
        return tuple(row for section in self.sections for row in section.rows)

    @property
    def counts(self) -> Mapping[str, int]:
        """Rows by state."""
        found = Counter(row.state for row in self.rows)
        return {state: found[state] for state in ("added", "removed", "changed", "moved")}


@dataclass(slots=True)
class _Row:
    """A row of one document. `texts` are compared by words, `figures` as they stand."""

    subject: str
    section: str
    path: str
    number: str  # what it is numbered by, within its group
    group: str  # rows are recognised within their group: indicators of an accomplishment
    order: int
    texts: dict[str, str | None]
    figures: dict[str, str | None] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return next((text for text in self.texts.values() if text), "")

    @property
    def fields(self) -> dict[str, str | None]:
        return {**self.texts, **self.figures}


def differences(before: Document, after: Document) -> Difference:
    """What became of `before` in `after`."""
    earlier, later = list(_rows(before)), list(_rows(after))
    pairs = _pairs(earlier, later)
    moved = _moved(pairs)
    changes = [change for one in pairs if (change := _change(*one, id(one[1]) in moved)) is not None]
    unchanged = sum(old is not None and new is not None for old, new in pairs) - sum(
        change.state in ("changed", "moved") for change in changes
    )
    return Difference(tuple(_by_section(before, after, changes)), unchanged)


# --- rows of a document


def _rows(document: Document) -> Iterator[_Row]:
    yield _Row("title", "", "", "", "", 0, {"title": document.title})
    for section in document.sections:
        yield from _of_section(section)
    for table in document.tables:
        yield from _of_table(table)


def _of_section(section: Section) -> Iterator[_Row]:
    path = section.path

    def row(
        subject: str, own: str, number: object, order: int, texts: Fields,
        figures: Fields | None = None, group: str = "",
    ) -> _Row:  # fmt: skip
        return _Row(
            subject, path, f"{path}{own}", str(number), group, order, dict(texts), dict(figures or {})
        )

    yield row("section", "", path, 0, {"name": section.name})
    for at, text in enumerate(section.objectives):
        yield row("objective", f"*{at + 1}", at, at, {"text": text})
    for at, above in enumerate(section.accomplishments):
        own = f"({above.label})"
        yield row("accomplishment", own, above.label, at, {"text": above.text})
        for place, one in enumerate(above.indicators):
            figures = {
                "direction": one.direction, "baseline": one.baseline, "estimate": one.estimate,
                "target": one.target, "actual": one.actual, **_values(one.values),
            }  # fmt: skip
            texts = {"text": one.text, "unit": one.unit, "narrative": one.narrative}
            yield row("indicator", f"{own}{one.ordinal}", one.ordinal, place, texts, figures, own)
    for at, output in enumerate(section.outputs):
        number = output.number if output.number is not None else f"({at + 1})"
        figures = {
            "planned": output.planned, "actual": output.actual, "category": output.category,
            **_values(output.quantities),
        }  # fmt: skip
        texts = {"text": output.text, "unit": output.unit, "subcategory": output.subcategory}
        yield row("output", f"#{number}", number, at, texts, figures)
    for at, result in enumerate(section.results):
        texts = {"title": result.title, "text": result.text}
        yield row("result", f"^{at + 1}", result.label or at, at, texts, _values(result.measures))
    for at, paragraph in enumerate(section.paragraphs):
        own = f"¶{paragraph.number if paragraph.number is not None else f'({at + 1})'}"
        yield row("paragraph", own, at, at, {"text": paragraph.text}, {"role": paragraph.role})
    for at, mandate in enumerate(section.mandates):
        figures = {"symbol": mandate.symbol}
        yield row("mandate", f"@{at + 1}", mandate.symbol, at, {"title": mandate.title}, figures)
    for at, text in enumerate(section.external_factors):
        yield row("factor", f"~{at + 1}", at, at, {"text": text})


def _of_table(table: Table) -> Iterator[_Row]:
    where = table.section or ""
    for at, row in enumerate(table.rows):
        path = f"{table.id}/{row.label or at + 1}"
        yield _Row(
            "table", where, path, row.label or str(at), table.id, at, {"label": row.label}, dict(row.cells)
        )


def _values(values: Sequence[PeriodValue]) -> dict[str, str | None]:
    """Values of several periods as fields; of one without a figure its words."""
    found: dict[str, str | None] = {}
    for value in values:
        name = " ".join(part for part in (value.period, value.kind, value.series) if part)
        found[name] = value.value if value.value is not None else value.text
    return found


# --- which row is which


def _pairs(earlier: Sequence[_Row], later: Sequence[_Row]) -> list[tuple[_Row | None, _Row | None]]:
    """Each row with the one it became; in the order of the later, then what is gone."""
    became: dict[int, _Row] = {}
    free = list(earlier)

    def take(new: _Row, old: _Row) -> None:
        became[id(new)] = old
        free.remove(old)

    waiting = list(later)
    for rule in (_same_place_and_words, _same_words, _same_number, _alike):
        left = []
        for new in waiting:
            old = rule(new, [old for old in free if old.subject == new.subject])
            if old is None:
                left.append(new)
            else:
                take(new, old)
        waiting = left
    return [*((became.get(id(new)), new) for new in later), *((old, None) for old in free)]


_Rule = Callable[[_Row, Sequence[_Row]], _Row | None]


def _same_place_and_words(new: _Row, rows: Sequence[_Row]) -> _Row | None:
    if new.subject in ("title", "section"):  # there is one, whatever it is called
        return next((old for old in rows if old.section == new.section), None)
    return next(
        (old for old in rows if (old.section, old.group, old.text) == (new.section, new.group, new.text)),
        None,
    )


def _same_words(new: _Row, rows: Sequence[_Row]) -> _Row | None:
    """Wherever it stands now. An empty row is nothing to be recognised by."""
    return next((old for old in rows if old.text == new.text), None) if new.text else None


def _same_number(new: _Row, rows: Sequence[_Row]) -> _Row | None:
    near = [old for old in rows if (old.section, old.group) == (new.section, new.group)]
    found = [old for old in near if old.number == new.number]
    return next((old for old in found if _likeness(old, new) >= SAME_NUMBER), None)


def _alike(new: _Row, rows: Sequence[_Row]) -> _Row | None:
    near = [old for old in rows if old.section == new.section]
    best = max(near, key=lambda old: _likeness(old, new), default=None)
    return best if best is not None and _likeness(best, new) >= ALIKE else None


_TOKENS = re.compile(r"[A-Za-z0-9À-ɏ]+|[^\W_]")


def _likeness(old: _Row, new: _Row) -> float:
    """Share of words that both have, from 0 to 1; two empty rows are alike."""
    first, second = (Counter(_TOKENS.findall(row.text.casefold())) for row in (old, new))
    count = first.total() + second.total()
    return 2 * (first & second).total() / count if count else 1.0


def _moved(pairs: Sequence[tuple[_Row | None, _Row | None]]) -> set[int]:
    """Rows that stand in another section or group, or changed their order among those that stayed."""
    found: set[int] = set()
    shelves: dict[tuple[str, str, str], list[tuple[_Row, _Row]]] = {}
    for old, new in pairs:
        if old is None or new is None:
            continue
        if old.section != new.section:
            found.add(id(new))
        else:
            shelves.setdefault((new.subject, new.section, new.group), []).append((old, new))
    for shelf in shelves.values():
        shelf.sort(key=lambda pair: pair[1].order)
        stayed = _longest_rise([old.order for old, _ in shelf])
        found |= {id(new) for at, (_, new) in enumerate(shelf) if at not in stayed}
    return found


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """Places of a longest part of the list that goes up: those kept their order."""
    matcher = SequenceMatcher(None, numbers, sorted(numbers), autojunk=False)
    best: list[list[int]] = []  # best[n]: places of a rising part of n + 1 numbers with the least end
    if matcher.ratio() == 1:
        return set(range(len(numbers)))
    for place, number in enumerate(numbers):
        at = next((i for i, part in enumerate(best) if numbers[part[-1]] >= number), len(best))
        best[at : at + 1] = [[*(best[at - 1] if at else []), place]]
    return set(best[-1]) if best else set()


# --- what changed in it


def _change(old: _Row | None, new: _Row | None, is_moved: bool) -> RowChange | None:
    row: Any = new if new is not None else old
    if old is None or new is None:
        state: State = "added" if old is None else "removed"
        said = {name: text for name, text in row.fields.items() if text}
        if not said or row.subject == "title":
            return None
        made = tuple(
            FieldChange(name, None if state == "added" else text, text if state == "added" else None)
            for name, text in said.items()
        )
        there = row.path if new is not None else ""
        return RowChange(state, row.subject, row.section, row.path if old else "", there, row.text, made)
    fields = tuple(_fields(old, new))
    if not fields and not is_moved:
        return None
    state = "changed" if fields else "moved"
    return RowChange(state, row.subject, row.section, old.path, new.path, new.text, fields, is_moved)


def _fields(old: _Row, new: _Row) -> Iterator[FieldChange]:
    for name in dict.fromkeys((*old.fields, *new.fields)):
        before, after = old.fields.get(name), new.fields.get(name)
        if (before or None) != (after or None):
            is_text = name in new.texts or name in old.texts
            runs = word_runs(before or "", after or "") if is_text else ()
            yield FieldChange(name, before, after, runs)


def _by_section(before: Document, after: Document, changes: Sequence[RowChange]) -> Iterator[SectionChange]:
    names = {section.path: section.name for section in (*before.sections, *after.sections)}
    order = dict.fromkeys(("", *(s.path for s in after.sections), *(s.path for s in before.sections)))
    for path in order:
        rows = tuple(change for change in changes if change.section == path)
        if rows:
            yield SectionChange(path, names.get(path, ""), rows)
