"""Posts of three periods side by side, and what changes from the current budget to the proposed one.

Counted are the posts at the end of each period. A change is the difference of a grade in a component;
the act is that of the lines which come or go, so that a list of changes is always the difference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from answerable.calc.quantities import number
from answerable.calc.ratios import HUNDRED
from answerable.plans.models import BudgetVersion, PostLine
from answerable.publishing.compiling.combined.sources import Posts, PostsChange, Rate
from answerable.publishing.compiling.gathering.budgets import Tree, YearOfBudget, two
from answerable.publishing.sample.bilingual import Two

Key = tuple[str, str, str, str]  # component, kind, group, grade
BUDGETED = "vacancy"  # in a version's assumptions: rates by group
_INTERNATIONAL = ("international", "professional", "general_service")


def posts_of(
    performance: YearOfBudget,
    current: YearOfBudget,
    proposed: YearOfBudget,
    filled: Mapping[tuple[int, str], Decimal],
    tree: Tree,
) -> tuple[Posts, ...]:
    """Every grade of every component with its four numbers."""
    counts = [_counts(year, tree) for year in (performance, current, proposed)]
    keys = sorted({key for of in counts for key in of}, key=lambda key: (tree.order.index(key[0]), *key[1:]))
    made = {
        key: Posts(*key, counts[0].get(key, 0), Decimal(0), counts[1].get(key, 0), counts[2].get(key, 0))
        for key in keys
    }
    return tuple(_with_people(made, filled, tree).values())


def _with_people(
    made: dict[Key, Posts], filled: Mapping[tuple[int, str], Decimal], tree: Tree
) -> dict[Key, Posts]:
    """People by grade sit in posts first, then in temporary positions; the rest on posts again."""
    people: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for (entity, grade), average in filled.items():
        if entity in tree.component:
            people[tree.component[entity], grade] += average
    for (component, grade), average in people.items():
        seats = [key for key in made if key[0] == component and grade == (key[3] or key[2])]
        if not seats:
            key = (component, "post", _group(grade), grade)
            made[key] = Posts(*key, actual=average)
            continue
        seats.sort(key=lambda key: key[1] == "temporary")
        left = average
        for key in seats:
            taken = min(left, Decimal(made[key].approved))
            made[key] = replace(made[key], actual=made[key].actual + taken)
            left -= taken
        made[seats[0]] = replace(made[seats[0]], actual=made[seats[0]].actual + left)
    return made


def _group(grade: str) -> str:
    """Whose grade it is, where no line of posts says so."""
    if grade.startswith("NO"):
        return "national_officers"
    return "national_general_service" if grade.startswith(("NGS", "G-", "GL")) else "international"


def changes_of(current: YearOfBudget, proposed: YearOfBudget, tree: Tree) -> tuple[PostsChange, ...]:
    before, after = _lines(current), _lines(proposed)
    one, other = _by_key(before, tree), _by_key(after, tree)
    known = {line.code for line in before}, {line.code for line in after}
    ended = {line.code: line for line in _every(proposed) if line.ends_by}
    found = []
    for key in sorted({*one, *other}, key=lambda key: (tree.order.index(key[0]), *key[1:])):
        number_ = _count(other.get(key, ())) - _count(one.get(key, ()))
        if not number_:
            continue
        if number_ > 0:
            lines = [line for line in other.get(key, ()) if line.code not in known[0]] or other[key]
            act = next((line.begins_by for line in lines if line.begins_by), None) or "established"
        else:
            lines = [line for line in one.get(key, ()) if line.code not in known[1]] or one[key]
            ends = [ended.get(line.code, line).ends_by for line in lines]
            act = next((end for end in ends if end), None) or "abolished"
        found.append(PostsChange(*key, _titles(lines), number_, act))
    return tuple(found)


def rates_of(posts: Iterable[Posts], current: YearOfBudget, proposed: YearOfBudget) -> tuple[Rate, ...]:
    """Vacancy by group, of permanent posts: actual of the posts approved, then as budgeted twice."""
    approved: dict[str, int] = defaultdict(int)
    people: dict[str, Decimal] = defaultdict(Decimal)
    for one in posts:
        if one.kind != "temporary":
            group = "international" if one.group in _INTERNATIONAL else one.group
            approved[group] += one.approved
            people[group] += one.actual
    told = [_budgeted(year) for year in (current, proposed)]
    made = []
    for group, count in approved.items():
        actual = (count - people[group]) * HUNDRED / count if count else None
        rates = [of.get(group) for of in told]
        if actual is not None or any(rate is not None for rate in rates):
            made.append(Rate(group, actual, *rates))
    return tuple(made)


def _budgeted(year: YearOfBudget) -> Mapping[str, Decimal]:
    kept = (year.version.assumptions.get(BUDGETED) or {}) if year.version else {}
    found = {group: rate for group, said in kept.items() if (rate := number(said)) is not None}
    for group in _INTERNATIONAL[1:]:
        if group in found and "international" not in found:
            found["international"] = found[group]
    return found


def _counts(year: YearOfBudget, tree: Tree) -> Mapping[Key, int]:
    return {key: _count(lines) for key, lines in _by_key(_lines(year), tree).items()}


def _count(lines: Iterable[PostLine]) -> int:
    return sum(line.count for line in lines)


def _by_key(lines: Iterable[PostLine], tree: Tree) -> Mapping[Key, list[PostLine]]:
    found: dict[Key, list[PostLine]] = defaultdict(list)
    for line in lines:
        if line.entity_id in tree.component:
            found[tree.component[line.entity_id], line.kind, line.group, line.grade].append(line)
    return found


def _lines(year: YearOfBudget) -> list[PostLine]:
    """The lines that are there on the last day of the period."""
    return [line for line in _every(year) if _stands(line, year.period.end)]


def _every(year: YearOfBudget) -> list[PostLine]:
    if year.version is None:
        return []
    return posts_in(year.version)


def posts_in(version: BudgetVersion) -> list[PostLine]:
    return list(
        PostLine.objects.filter(version=version).order_by("entity__code", "kind", "group", "grade", "code")
    )


def _stands(line: PostLine, day: date) -> bool:
    return (line.first_day is None or line.first_day <= day) and (
        line.last_day is None or line.last_day >= day
    )


def _titles(lines: Sequence[PostLine]) -> Two:
    """The titles of these posts, each once."""
    titles = [two(line.titles) for line in lines]
    known = list(dict.fromkeys((str.__str__(title), title.en) for title in titles if title))
    return Two("、".join(zh for zh, _en in known), ", ".join(en for _zh, en in known))
