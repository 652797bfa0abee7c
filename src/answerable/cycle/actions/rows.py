"""Finds the rows that addresses speak of, locks them, and writes fields into them.

A fixed number of queries for each subject, however many values: the rows of one subject are read
together. A planned output or indicator that has no result yet gets one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Model, Q
from django.utils.translation import gettext as _

from answerable.cycle.actions import plan_rows
from answerable.cycle.actions.targets import AnyTarget, Target
from answerable.cycle.rules import Refused
from answerable.cycle.rules.addresses import Address
from answerable.plans.models import Indicator, Output
from answerable.results.models import (
    IndicatorResult,
    OutputResult,
    Paragraph,
    PostResult,
    ReportSection,
    ResourceCategory,
    ResourceResult,
)


def find_rows(
    sections: Mapping[str, ReportSection], addresses: Iterable[Address], plans: bool
) -> dict[Address, AnyTarget]:
    """The rows of these addresses, locked; those that do not exist are missing in the answer.

    `plans`: a field of the plan is going to be written, so its rows are locked, too.
    """
    wanted: dict[str, list[Address]] = defaultdict(list)
    for address in dict.fromkeys(addresses):
        wanted[address.subject].append(address)
    found: dict[Address, AnyTarget] = {}
    for subject in sorted(set(wanted) - {"measure"}):
        if subject in plan_rows.FINDERS:
            found |= plan_rows.FINDERS[subject](sections, wanted[subject], True)
        else:
            found |= _FINDERS[subject](sections, wanted[subject], plans)
    return found | _measures(sections, wanted["measure"])


def _measures(
    sections: Mapping[str, ReportSection], addresses: Sequence[Address]
) -> dict[Address, AnyTarget]:
    """Values of periods: in the results of these indicators and outputs, in the results of the section."""
    rows: dict[Address, AnyTarget] = {}
    for subject, finder in (("indicator", _indicators), ("output", _outputs)):
        of = list(dict.fromkeys(one.row for one in addresses if one.row.subject == subject))
        if of:
            rows |= finder(sections, of, False)
    return plan_rows.measures_in(sections, addresses, rows)


def _by_section(
    sections: Mapping[str, ReportSection], addresses: Sequence[Address]
) -> dict[tuple[Any, ...], Address]:
    return {(sections[address.section].pk, *address.key): address for address in addresses}


def _outputs(
    sections: Mapping[str, ReportSection], addresses: Sequence[Address], plans: bool
) -> dict[Address, Target]:
    framework = {section.framework_id: section for section in sections.values() if section.framework_id}
    numbers = [address.key[0] for address in addresses if address.key[0] != "place"]
    places = [address.key[1] for address in addresses if address.key[0] == "place"]
    rows = Output.objects.filter(
        Q(number__in=numbers) | Q(number__isnull=True, position__in=places), framework_id__in=framework
    ).order_by("pk")
    wanted = _by_section(sections, addresses)
    planned = {}
    for output in rows.select_for_update() if plans else rows:
        section = framework[output.framework_id]
        key: tuple[Any, ...] = (output.number, output.occurrence)
        if output.number is None:
            key = ("place", output.position)
        address = wanted.get((section.pk, *key))
        if address is not None:
            planned[output.pk] = (address, output, section)
    return _with_results(OutputResult, "output", planned)


def _indicators(
    sections: Mapping[str, ReportSection], addresses: Sequence[Address], plans: bool
) -> dict[Address, Target]:
    framework = {section.framework_id: section for section in sections.values() if section.framework_id}
    rows = (
        Indicator.objects.filter(
            accomplishment__framework_id__in=framework,
            accomplishment__label__in={address.key[0] for address in addresses},
            ordinal__in={address.key[1] for address in addresses},
        )
        .select_related("accomplishment")
        .order_by("pk")
    )
    wanted = _by_section(sections, addresses)
    planned = {}
    for indicator in rows.select_for_update(of=("self",)) if plans else rows:
        section = framework[indicator.accomplishment.framework_id]
        label = indicator.accomplishment.label
        address = wanted.get((section.pk, label, indicator.ordinal, indicator.occurrence))
        if address is not None:
            planned[indicator.pk] = (address, indicator, section)
    return _with_results(IndicatorResult, "indicator", planned)


def _with_results(
    model: type[Any], link: str, planned: Mapping[int, tuple[Address, Any, ReportSection]]
) -> dict[Address, Target]:
    """The results of these plan rows, made where there is none yet; one more query then."""
    column = f"{link}_id"
    results = {
        getattr(row, column): row
        for row in model.objects.filter(**{f"{column}__in": planned}).order_by("pk").select_for_update()
    }
    missing = [
        model(**{column: pk}, section_id=section.pk)
        for pk, (_, _, section) in planned.items()
        if pk not in results
    ]
    if missing:
        results |= {getattr(row, column): row for row in model.objects.bulk_create(missing)}
    return {address: Target(results[pk], plan) for pk, (address, plan, _) in planned.items()}


def _rows_with_code(
    model: type[Any], section: str, code: str
) -> Callable[[Mapping[str, ReportSection], Sequence[Address], bool], dict[Address, Target]]:
    def find(
        sections: Mapping[str, ReportSection], addresses: Sequence[Address], _plans: bool
    ) -> dict[Address, Target]:
        wanted = _by_section(sections, addresses)
        rows = model.objects.filter(
            **{
                f"{section}__in": {key[0] for key in wanted},
                f"{code}__in": {address.key[0] for address in addresses},
            }
        )
        if "__" in code:
            rows = rows.select_related(code.split("__")[0])
        found = {}
        for row in rows.order_by("pk").select_for_update(of=("self",)):
            name = row.category.code if "__" in code else row.code
            address = wanted.get((row.section_id, name))
            if address is not None:
                found[address] = Target(row)
        return found

    return find


def _paragraphs(
    sections: Mapping[str, ReportSection], addresses: Sequence[Address], _plans: bool
) -> dict[Address, Target]:
    wanted = _by_section(sections, addresses)
    condition = Q()
    for section, number, mark, occurrence in wanted:
        condition |= Q(section_id=section, number=number, mark=mark, occurrence=occurrence)
    rows = Paragraph.objects.filter(condition).order_by("pk").select_for_update()
    found = {}
    for row in rows:
        found[wanted[row.section_id, row.number, row.mark, row.occurrence]] = Target(row)
    return found


def _account(
    sections: Mapping[str, ReportSection], addresses: Sequence[Address], _plans: bool
) -> dict[Address, Target]:
    report = next(iter(sections.values())).report_id
    rows = ResourceCategory.objects.filter(
        report_id=report, code__in={address.key[0] for address in addresses}
    )
    by_code = {row.code: row for row in rows.order_by("pk").select_for_update()}
    return {address: Target(by_code[address.key[0]]) for address in addresses if address.key[0] in by_code}


_FINDERS: dict[
    str, Callable[[Mapping[str, ReportSection], Sequence[Address], bool], dict[Address, Target]]
] = {
    "output": _outputs,
    "indicator": _indicators,
    "money": _rows_with_code(ResourceResult, "section_id", "category__code"),
    "posts": _rows_with_code(PostResult, "section_id", "code"),
    "paragraph": _paragraphs,
    "account": _account,
}


def write_rows(changed: Iterable[tuple[Any, Iterable[str]]]) -> None:
    """Writes these columns of these rows: one statement for each table."""
    tables: dict[type[Model], dict[int, Any]] = defaultdict(dict)
    columns: dict[type[Model], set[str]] = defaultdict(set)
    for row, names in changed:
        tables[type(row)][row.pk] = row
        columns[type(row)].update(names)
    for model, rows in tables.items():
        found = list(rows.values())
        if len(found) == 1:
            written = model._default_manager.filter(pk=found[0].pk).update(
                **{name: getattr(found[0], name) for name in columns[model]}
            )
        else:
            written = model._default_manager.bulk_update(found, sorted(columns[model]), batch_size=500)
        if written != len(found):  # the second lock lets such rows be, without a word
            raise Refused("not_yours", _("This is not yours to change."))


def row_exists(section: ReportSection, address: Address) -> bool:
    """Whether the section has this row; nothing is locked or made."""
    if address.subject == "measure":
        return row_exists(section, address.row)
    if address.subject in plan_rows.FINDERS:
        return bool(plan_rows.FINDERS[address.subject]({section.path: section}, [address], False))
    key: tuple[Any, ...] = address.key
    rows: Any
    if address.subject == "output":
        rows = Output.objects.filter(framework_id=section.framework_id or 0)
        if key[0] == "place":
            rows = rows.filter(number__isnull=True, position=key[1])
        else:
            rows = rows.filter(number=key[0], occurrence=key[1])
    elif address.subject == "indicator":
        rows = Indicator.objects.filter(accomplishment__framework_id=section.framework_id or 0)
        rows = rows.filter(accomplishment__label=key[0], ordinal=key[1], occurrence=key[2])
    elif address.subject == "paragraph":
        rows = Paragraph.objects.filter(section=section, number=key[0], mark=key[1], occurrence=key[2])
    elif address.subject == "account":
        rows = ResourceCategory.objects.filter(report_id=section.report_id, code=key[0])
    elif address.subject == "money":
        rows = ResourceResult.objects.filter(section=section, category__code=key[0])
    else:
        rows = PostResult.objects.filter(section=section, code=key[0])
    return bool(rows.exists())
