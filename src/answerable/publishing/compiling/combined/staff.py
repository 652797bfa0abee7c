"""Tables of personnel: by category in the summary, by grade for each component, changes, vacancy rates.

Averages are rounded to whole posts for each grade of a component, and totals add up what is printed.
A change is what the numbers at the ends of the two periods differ by, so that the list of changes and
the net changes of the tables are the same by construction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from answerable.calc import combined
from answerable.calc.account import Row, Table
from answerable.calc.rounding import half_up
from answerable.publishing.compiling.combined.money import Money
from answerable.publishing.compiling.combined.sources import (
    CombinedSources,
    Component,
    Line,
    Posts,
    PostsChange,
)
from answerable.publishing.compiling.combined.words import (
    ACTS,
    GROUPS,
    KINDS,
    NO_TITLE,
    PERCENTAGE,
    ROWS,
    STAFF,
    TYPES,
    of_kind,
)
from answerable.publishing.sample.bilingual import Two

UNIFORMED = (
    "military_observers", "military_contingents", "united_nations_police", "formed_police_units",
    "government_provided",
)  # fmt: skip
GRADES = (
    "grade_usg_asg", "grade_d2_d1", "grade_p5_p4", "grade_p3_p2", "grade_gs", "field_service",
    "international_subtotal", "grade_npo", "grade_ngs", "national_subtotal",
    "volunteers_international", "volunteers_national", "volunteers_subtotal", "total",
)  # fmt: skip
CATEGORIES = (
    "military_observers", "military_contingents", "united_nations_police", "formed_police_units",
    "international_staff", "national_officers", "national_general_service", "temporary_positions",
    "volunteers", "government_provided", "total",
)  # fmt: skip
_BY_GROUP = {
    "national_officers": "grade_npo",
    "national_general_service": "grade_ngs",
    "volunteers_international": "volunteers_international",
    "volunteers_national": "volunteers_national",
    "general_service": "grade_gs",
}
_BY_GRADE = {
    "USG": "grade_usg_asg", "ASG": "grade_usg_asg", "D-2": "grade_d2_d1", "D-1": "grade_d2_d1",
    "P-5": "grade_p5_p4", "P-4": "grade_p5_p4", "P-3": "grade_p3_p2", "P-2": "grade_p3_p2",
    "P-1": "grade_p3_p2", "P-2/1": "grade_p3_p2", "FS": "field_service",
}  # fmt: skip
_CATEGORY = {
    "national_officers": "national_officers",
    "national_general_service": "national_general_service",
    "volunteers_international": "volunteers",
    "volunteers_national": "volunteers",
}
_CHANGES = ("type", "number", "level", "title", "action")


def grade_column(posts: Posts) -> str:
    """The column of a table by grade; a grade nobody knows counts as Field Service or other level."""
    if found := _BY_GROUP.get(posts.group):
        return found
    if found := _BY_GRADE.get(posts.grade.upper().replace(" ", "")):
        return found
    return "field_service" if posts.grade.upper().startswith("FS") else "grade_gs"


def category_column(posts: Posts) -> str:
    """The column of the summary: uniformed groups by name, temporary positions together."""
    if posts.kind == "temporary":
        return "temporary_positions"
    if posts.group in UNIFORMED:
        return posts.group
    return _CATEGORY.get(posts.group, "international_staff")


def is_uniformed(posts: Posts) -> bool:
    return posts.kind == "strength" or posts.group in UNIFORMED


class Personnel:
    """The posts of one report, counted for the rows its tables have."""

    def __init__(self, sources: CombinedSources, money: Money) -> None:
        self.sources, self.money = sources, money
        periods = money.periods
        self.rows: tuple[tuple[str, str, Callable[[Posts], int]], ...] = (
            ("approved", periods.performance, lambda p: p.approved),
            ("actual", periods.performance, lambda p: int(half_up(p.actual, 0))),
            ("approved", periods.current, lambda p: p.current),
            ("proposed", periods.budget, lambda p: p.proposed),
        )
        self.amounts = _shared_out(sources, money)

    def components(self) -> tuple[Component, ...]:
        """Those with any posts."""
        with_posts = {posts.component for posts in self.sources.posts}
        return tuple(one for one in self.sources.components if one.code in with_posts)

    def summary(self) -> Table:
        rows: list[Row] = []
        sums: list[list[Row]] = [[], [], [], []]
        used = {category_column(posts) for posts in self.sources.posts}
        columns = tuple(name for name in CATEGORIES if name == "total" or name in used)
        for component in self.components():
            rows.append(Row(dict.fromkeys(columns), component.name, "heading"))
            of = [posts for posts in self.sources.posts if posts.component == component.code]
            for at, (kind, period, count) in enumerate(self.rows):
                counts = _counted(of, category_column, count)
                made = combined.staff_row(of_kind(kind, "", period), counts, columns)
                rows.append(made)
                sums[at].append(made)
        rows.append(Row(dict.fromkeys(columns), ROWS["total"], "heading"))
        totals = [
            combined.added(of_kind(kind, "", period), sums[at], columns)
            for at, (kind, period, _count) in enumerate(self.rows)
        ]
        return Table("human_resources", columns, (*rows, *_with_change(totals)), section="summary")

    def tables(self, titles: Mapping[str, Two]) -> list[Table]:
        """Of each component: civilian staff by grade, uniformed personnel by kind."""
        found: list[Table] = []
        for component in self.components():
            of = [posts for posts in self.sources.posts if posts.component == component.code]
            title = titles.get(component.code, component.name)
            civilian = [posts for posts in of if not is_uniformed(posts)]
            uniformed = [posts for posts in of if is_uniformed(posts)]
            if civilian:
                found.append(self._civilian(component, title, civilian))
            if uniformed:
                found.append(self._uniformed(title, uniformed))
        return found

    def _civilian(self, component: Component, title: Two, posts: Sequence[Posts]) -> Table:
        columns = _grade_columns(posts)
        permanent = self._block([p for p in posts if p.kind != "temporary"], "posts", columns)
        rows = _with_change(permanent)
        temporary = [p for p in posts if p.kind == "temporary"]
        if temporary:
            places = self._block(temporary, "temporary", columns)
            rows += _with_change(places)
            rows.append(Row(dict.fromkeys(columns), ROWS["with_temporary"], "heading"))
            rows += _with_change(
                [
                    combined.added(of_kind(kind, "", period), (one, other), columns)
                    for (kind, period, _c), one, other in zip(self.rows, permanent, places, strict=True)
                ]
            )
        if component.code in self.amounts:
            rows += self._estimated(component.code, columns)
        return Table("human_resources", columns, tuple(rows), title, section="I.E")

    def _block(self, posts: Sequence[Posts], of: str, columns: Sequence[str]) -> list[Row]:
        return [
            combined.staff_row(of_kind(kind, of, period), _counted(posts, grade_column, count), columns)
            for kind, period, count in self.rows
        ]

    def _estimated(self, code: str, columns: Sequence[str]) -> list[Row]:
        empty: dict[str, str | None] = dict.fromkeys(columns)
        current, proposed = self.amounts[code]
        unit = self.money.unit
        labels = [of_kind(kind, "", period) for kind, period, _count in self.rows[2:]]
        return [
            Row(empty, ROWS["estimated"], "heading"),
            Row(empty, Two(f"({unit})", f"({unit.en})"), "heading"),
            Row({**empty, "total": combined.quantity(current)}, labels[0]),
            Row({**empty, "total": combined.quantity(proposed)}, labels[1]),
        ]

    def _uniformed(self, title: Two, posts: Sequence[Posts]) -> Table:
        rows: list[Row] = []
        for group in dict.fromkeys(p.group for p in posts):
            rows.append(Row({"total": None}, STAFF[group], "heading"))
            of = [p for p in posts if p.group == group]
            rows += _with_change(
                [
                    Row({"total": str(sum(count(p) for p in of))}, of_kind(kind, "", period))
                    for kind, period, count in self.rows
                ]
            )
        return Table("human_resources", ("total",), tuple(rows), title, section="I.E")

    def changes(self, titles: Mapping[str, Two]) -> Table | None:
        """Civilian posts that come and go, by component; None where nothing changes."""
        rows: list[Row] = []
        whole = 0
        for component in self.components():
            of = [
                c
                for c in self.sources.changes
                if c.component == component.code and c.group not in UNIFORMED and c.kind != "strength"
            ]
            if not of:
                continue
            rows.append(Row(dict.fromkeys(_CHANGES), titles.get(component.code, component.name), "heading"))
            rows += [_change(change) for change in of]
            number = sum(change.number for change in of)
            whole += number
            name = component.name
            rows.append(_numbered(Two(f"小计，{name}", f"Subtotal, {name.en}"), number, "subtotal"))
        if not rows:
            return None
        rows.append(_numbered(ROWS["civilian_total"], whole, "total"))
        return Table("staffing_changes", _CHANGES, tuple(rows), section="I.F")

    def vacancies(self, section: str) -> Table | None:
        """Rates by group: as it was, as approved, as proposed; None where no rate is known."""
        periods = self.money.periods
        columns = (
            f"actual {periods.performance}",
            f"approved {periods.current}",
            f"proposed {periods.budget}",
        )
        rows: list[Row] = []
        for heading, uniformed in (("military_police", True), ("civilian", False)):
            of = [rate for rate in self.sources.rates if (rate.group in UNIFORMED) is uniformed]
            if of:
                rows.append(Row(dict.fromkeys(columns), GROUPS[heading], "heading"))
            for rate in of:
                figures = (rate.actual, rate.approved, rate.proposed)
                cells = {name: _rate(value) for name, value in zip(columns, figures, strict=True)}
                rows.append(Row(cells, STAFF[rate.group]))
        if not rows:
            return None
        return Table("vacancy_factors", columns, tuple(rows), None, PERCENTAGE, section)


def _rate(value: Decimal | None) -> str:
    """One decimal; a rate nobody states does not apply, which prints as a dash."""
    return "not_applicable" if value is None else f"{half_up(value, 1):.1f}"


def _with_change(rows: list[Row]) -> list[Row]:
    return [*rows, combined.net_change(ROWS["net_change"], rows[2], rows[3])]


def _counted(
    posts: Iterable[Posts], column: Callable[[Posts], str], count: Callable[[Posts], int]
) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in posts:
        name = column(one)
        found[name] = found.get(name, 0) + count(one)
    return found


def _grade_columns(posts: Sequence[Posts]) -> tuple[str, ...]:
    """The columns that have any posts, each group with its subtotal; international staff always."""
    used = {grade_column(one) for one in posts}
    columns: list[str] = []
    run: list[str] = []
    for name in GRADES:
        if name.endswith("_subtotal"):
            if run or name == "international_subtotal":
                columns += [*(run or ["grade_p5_p4"]), name]
            run = []
        elif name == "total":
            columns.append(name)
        elif name in used:
            run.append(name)
    return tuple(columns)


def _change(change: PostsChange) -> Row:
    of = "international"
    if change.group.startswith("national"):
        of = "national"
    elif change.group.startswith("volunteers"):
        of = "volunteer"
    cells: dict[str, str | None] = {
        "type": TYPES[of],
        "number": str(change.number),
        "level": change.grade or STAFF[change.group],
        "title": change.title or NO_TITLE,
        "action": ACTS[change.act],
    }
    return Row(cells, KINDS.get(change.kind, KINDS["post"]))


def _numbered(label: Two, number: int, level: str) -> Row:
    return Row({**dict.fromkeys(_CHANGES), "number": str(number)}, label, level)  # type: ignore[arg-type]


def _shared_out(sources: CombinedSources, money: Money) -> dict[str, tuple[Decimal, Decimal]]:
    """Civilian personnel by component in thousands: each rounded, what is left over at the largest.

    Only where the components' amounts are the whole of the group's.
    """
    lines = [line for line in sources.lines if line.group in ("civilian", "posts")]
    codes = [
        component.code
        for component in sources.components
        if any(not is_uniformed(p) for p in sources.posts if p.component == component.code)
    ]
    printed = combined.sum_of(
        amounts for name, of in money.groups if name == GROUPS["civilian"] for _line, amounts in of
    )
    shares = [
        _rounded(lines, codes, at, whole) for at, whole in enumerate((printed.current, printed.proposed))
    ]
    if any(share is None for share in shares):
        return {}
    current, proposed = (share or {} for share in shares)
    return {code: (current[code], proposed[code]) for code in codes}


def _rounded(
    lines: Sequence[Line], codes: Sequence[str], at: int, whole: Decimal
) -> dict[str, Decimal] | None:
    exact = {
        code: sum((line.parts.get(code, (None, None))[at] or Decimal(0) for line in lines), Decimal(0))
        for code in codes
    }
    found = {code: half_up(value / 1000, 1) for code, value in exact.items()}
    rest = whole - sum(found.values(), Decimal(0))
    if not found or abs(rest) > Decimal("0.1") * (len(found) + len(lines)):
        return None
    largest = max(found, key=lambda code: found[code])
    found[largest] += rest
    return found
