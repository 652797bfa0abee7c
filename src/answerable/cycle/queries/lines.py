"""The rows of sections as `rules.requirements` judges them: a fixed number of queries for any number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from answerable.calc.thresholds import variance_threshold
from answerable.calc.tolerance import delivery_tolerance
from answerable.cycle.rules.addresses import indicator_path, output_path, paragraph_path
from answerable.cycle.rules.requirements import Line, Prose, Yardsticks
from answerable.organization.models import Period
from answerable.plans.models import Indicator, Output
from answerable.results.models import Entry, Paragraph, PostResult, ReportSection, ResourceResult
from answerable.results.queries.rows import directing_text

_Prose = Mapping[tuple[int, str], dict[tuple[str, str], Prose]]


def yardsticks(period: Period | None) -> Yardsticks:
    """The rules of the report's period; a report without one is judged by none."""
    if period is None:
        return Yardsticks(None, None)
    try:
        return Yardsticks(delivery_tolerance(period.start), variance_threshold(period.start))
    except LookupError:
        return Yardsticks(None, None)


def lines_of(section_ids: Collection[int]) -> list[Line]:
    """Every row of these sections that has to be accounted for, in printed order by subject."""
    sections = {
        pk: (path, framework)
        for pk, path, framework in ReportSection.objects.filter(pk__in=section_ids).values_list(
            "pk", "path", "framework_id"
        )
    }
    of_framework = {framework: pk for pk, (_, framework) in sections.items() if framework is not None}
    paths = {pk: path for pk, (path, _) in sections.items()}
    prose = _prose(sections)
    return [
        *_outputs(of_framework, paths, prose),
        *_indicators(of_framework, paths, prose),
        *_money(paths, prose),
        *_posts(paths),
        *_paragraphs(paths, prose),
    ]


def _prose(sections: Collection[int]) -> _Prose:
    found: dict[tuple[int, str], dict[tuple[str, str], Prose]] = defaultdict(dict)
    rows = Entry.objects.filter(section_id__in=sections).exclude(language="")
    for section, path, name, language, *state in rows.values_list(
        "section_id", "path", "field", "language", "status", "source_language", "source_digest"
    ):
        found[section, path][name, language] = Prose(*state)
    return found


def _outputs(frameworks: Mapping[int, int], paths: Mapping[int, str], prose: _Prose) -> list[Line]:
    rows = Output.objects.filter(framework_id__in=frameworks).order_by("framework_id", "position")
    found = []
    for row in rows.values_list(
        "framework_id", "number", "occurrence", "position", "planned",
        "result__actual", "result__cause", "result__reasons", "result__remarks",
    ):  # fmt: skip
        section = frameworks[row[0]]
        path = output_path(paths[section], *row[1:4])
        texts = {"reason": row[7] or {}, "remarks": row[8] or {}}
        found.append(
            Line(
                "output", path, paths[section], row[4], row[5], cause=row[6], texts=texts,
                prose=prose.get((section, path), {}),
            )
        )  # fmt: skip
    return found


def _indicators(frameworks: Mapping[int, int], paths: Mapping[int, str], prose: _Prose) -> list[Line]:
    rows = Indicator.objects.filter(accomplishment__framework_id__in=frameworks).order_by(
        "accomplishment__framework_id", "accomplishment__position", "position"
    )
    found = []
    for row in rows.values_list(
        "accomplishment__framework_id", "accomplishment__label", "ordinal", "occurrence", "texts",
        "target", "result__actual", "result__cause", "result__narratives",
    ):  # fmt: skip
        section = frameworks[row[0]]
        path = indicator_path(paths[section], *row[1:4])
        found.append(
            Line(
                "indicator", path, paths[section], row[5], row[6], directing_text(row[4]), row[7],
                {"narrative": row[8] or {}}, prose.get((section, path), {}),
            )
        )  # fmt: skip
    return found


def _money(paths: Mapping[int, str], prose: _Prose) -> list[Line]:
    rows = ResourceResult.objects.filter(section_id__in=paths).order_by("section_id", "category__position")
    found = []
    for section, code, apportionment, expenditure, cause, reasons in rows.values_list(
        "section_id", "category__code", "apportionment", "expenditure", "cause", "reasons"
    ):
        path = f"{paths[section]}${code}"
        found.append(
            Line(
                "money", path, paths[section], apportionment, expenditure, cause=cause,
                texts={"reason": reasons}, prose=prose.get((section, path), {}),
            )
        )  # fmt: skip
    return found


def _posts(paths: Mapping[int, str]) -> list[Line]:
    rows = PostResult.objects.filter(section_id__in=paths).order_by("section_id", "position")
    return [
        Line("posts", f"{paths[section]}!{code}", paths[section], authorized, incumbency)
        for section, code, authorized, incumbency in rows.values_list(
            "section_id", "code", "authorized", "incumbency"
        )
    ]


def _paragraphs(paths: Mapping[int, str], prose: _Prose) -> list[Line]:
    rows = Paragraph.objects.filter(section_id__in=paths).order_by("section_id", "position")
    found = []
    columns: tuple[Any, ...] = ("section_id", "number", "mark", "occurrence", "texts")
    for section, number, mark, occurrence, texts in rows.values_list(*columns):
        path = paragraph_path(paths[section], number, mark, occurrence)
        found.append(
            Line(
                "paragraph", path, paths[section], texts={"text": texts}, prose=prose.get((section, path), {})
            )
        )
    return found
