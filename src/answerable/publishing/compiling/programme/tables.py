"""Part B: money by category and by component, posts by grade, post changes; in thousands, as printed.

Each line is rounded by itself and totals add up what is printed. Heads are words of the language, as
the form has them.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from answerable.calc.account import Row, Table
from answerable.calc.budgeting import in_thousands
from answerable.calc.combined import quantity
from answerable.calc.ratios import total
from answerable.calc.variance import change_percent
from answerable.publishing.compiling.combined.words import ACTS, NO_TITLE, STAFF, THOUSANDS
from answerable.publishing.compiling.programme.numbering import Numbers
from answerable.publishing.compiling.programme.sources import CostLine, ProgrammeSources
from answerable.publishing.sample.bilingual import Two

_TOTAL = Two("合计", "Total")
_GROUPS = {
    "professional": Two("专业及以上职类", "Professional and higher"),
    "general_service": Two("一般事务及有关职类", "General Service and related"),
}


def tables(sources: ProgrammeSources, numbers: Numbers, section: str) -> tuple[Table, ...]:
    """Those for which something is recorded, numbered as they come."""
    made: list[Table] = []
    for lines, title in (
        (sources.categories, Two("按支出用途开列的财政资源", "Financial resources by object of expenditure")),
        (sources.components, Two("按构成部分开列的财政资源", "Financial resources by component")),
    ):
        if lines:
            made.append(_money(lines, title, sources, numbers, section))
    if sources.posts:
        made.append(_posts(sources, numbers, section))
    if sources.changes:
        made.append(_changes(sources, numbers, section))
    return tuple(made)


def _money(
    lines: Sequence[CostLine], title: Two, sources: ProgrammeSources, numbers: Numbers, section: str
) -> Table:
    year = sources.year
    columns = (
        Two(f"{year - 2}年支出", f"{year - 2} expenditure"),
        Two(f"{year - 1}年批款", f"{year - 1} appropriation"),
        Two("变动", "Changes"),
        Two("百分比", "Percentage"),
        Two(f"{year}年估计数", f"{year} estimate"),
    )
    printed = [
        (line.name, [in_thousands(v) for v in (line.spent, line.current, line.proposed)]) for line in lines
    ]
    sums = [total(figures[at] for _name, figures in printed).value for at in range(3)]
    rows = [Row(dict(zip(columns, _cells(figures), strict=True)), name) for name, figures in printed]
    rows.append(Row(dict(zip(columns, _cells(sums), strict=True)), _TOTAL, "total"))
    unit = THOUSANDS.get(sources.currency, Two(f"千{sources.currency}", f"Thousands of {sources.currency}"))
    return Table("financial_resources", columns, tuple(rows), _headed(numbers, title), unit, section)


def _cells(figures: Sequence[Decimal | None]) -> list[str | None]:
    spent, current, proposed = figures
    before, after = current or Decimal(0), proposed or Decimal(0)
    changed = (after - before, change_percent(before, after))
    return [_stated(spent), _stated(current), *map(quantity, changed), _stated(proposed)]


def _stated(value: Decimal | None) -> str | None:
    """A figure; nothing where nothing is stated."""
    return None if value is None else quantity(value)


def _posts(sources: ProgrammeSources, numbers: Numbers, section: str) -> Table:
    """By group and grade over all components."""
    year = sources.year
    columns = (
        Two(f"{year - 1}年核定", f"{year - 1} approved"),
        Two("变动", "Changes"),
        Two(f"{year}年拟议", f"{year} proposed"),
    )
    counts: dict[tuple[str, str], list[int]] = {}
    for one in sources.posts:
        found = counts.setdefault((one.group, one.grade), [0, 0])
        found[0] += one.current
        found[1] += one.proposed
    rows: list[Row] = []
    whole = [0, 0]
    for group in dict.fromkeys(group for group, _grade in counts):
        run = [0, 0]
        for (of, grade), (current, proposed) in counts.items():
            if of == group:
                rows.append(Row(_three(columns, current, proposed), grade or STAFF[group]))
                run = [run[0] + current, run[1] + proposed]
        name = _GROUPS.get(group, STAFF[group])
        label = Two(f"小计，{name}", f"Subtotal, {name.en}")
        rows.append(Row(_three(columns, *run), label, "subtotal"))
        whole = [whole[0] + run[0], whole[1] + run[1]]
    rows.append(Row(_three(columns, *whole), _TOTAL, "total"))
    title = Two("按职类和职等开列的人力资源", "Human resources by category and grade")
    return Table("human_resources", columns, tuple(rows), _headed(numbers, title), None, section)


def _three(columns: Sequence[Two], current: int, proposed: int) -> dict[str, str | None]:
    figures = (current, proposed - current, proposed)
    return {column: str(figure) for column, figure in zip(columns, figures, strict=True)}


def _changes(sources: ProgrammeSources, numbers: Numbers, section: str) -> Table:
    columns = (Two("数目", "Number"), Two("职等", "Grade"), Two("职衔", "Title"), Two("行动", "Action"))
    names = {one.code: one.name for one in sources.units_of_posts}
    rows = [
        Row(
            dict(
                zip(
                    columns,
                    (
                        str(change.number),
                        change.grade or STAFF[change.group],
                        change.title or NO_TITLE,
                        ACTS[change.act],
                    ),
                    strict=True,
                )
            ),
            names.get(change.component, Two(change.component, change.component)),
        )
        for change in sources.changes
    ]
    title = Two("员额变动一览", "Summary of post changes")
    return Table("staffing_changes", columns, tuple(rows), _headed(numbers, title), None, section)


def _headed(numbers: Numbers, title: Two) -> Two:
    label = numbers.table()
    return Two(f"{label}\n{title}", f"{label.en}\n{title.en}")
