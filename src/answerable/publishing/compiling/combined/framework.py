"""Results frameworks of a combined report: numbered anew, with values of each period in one row.

The form's rule gives the kinds: up to the performance period actual, the last one target, between
planned. A period without a value between two others is said to be not reported.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from answerable.calc.account import Accomplishment, Indicator, PeriodValue, Quantity, Section
from answerable.calc.quantities import number
from answerable.publishing.compiling.combined.sources import CombinedSources, Framework
from answerable.publishing.compiling.combined.words import HEADINGS, NOT_REPORTED
from answerable.publishing.sample.bilingual import Two

_WORDS = {
    "not_applicable": Two("不适用", "Not applicable"),
    "none": Two("无", "None"),
    "yes": Two("是", "Yes"),
    "no": Two("否", "No"),
    "partly": Two("部分", "Partly"),
}


def components(sources: CombinedSources) -> tuple[Section, ...]:
    """'I.G' and a section for each component that promises something; none where none does."""
    if not sources.frameworks:
        return ()
    names = {one.code: one.name for one in sources.components}
    made = [Section("I.G", HEADINGS["I.G"], "I")]
    for at, framework in enumerate(sources.frameworks, 1):
        title = component_title(at, names.get(framework.component, HEADINGS["I.G"]))
        made.append(
            Section(
                f"I.G.{at}",
                title,
                "I.G",
                accomplishments=_numbered(framework, at, sources),
                external_factors=framework.factors,
            )
        )
    return tuple(made)


def titles(sources: CombinedSources) -> Mapping[str, Two]:
    """What each component with a framework is called: 'Component 1: operations'."""
    names = {one.code: one.name for one in sources.components}
    return {
        framework.component: component_title(at, names[framework.component])
        for at, framework in enumerate(sources.frameworks, 1)
        if framework.component in names
    }


def component_title(ordinal: int, name: Two) -> Two:
    return Two(f"构成部分{ordinal}：{name}", f"Component {ordinal}: {name.en}")


def _numbered(framework: Framework, component: int, sources: CombinedSources) -> tuple[Accomplishment, ...]:
    made = []
    for at, accomplishment in enumerate(framework.accomplishments, 1):
        label = f"{component}.{at}"
        indicators = tuple(
            Indicator(
                place,
                _without_bracket(indicator.text),
                label=f"{label}.{place}",
                values=values_of(indicator.values, sources),
            )
            for place, indicator in enumerate(accomplishment.indicators, 1)
        )
        made.append(replace(accomplishment, label=label, indicators=indicators))
    return tuple(made)


def _without_bracket(text: str) -> str:
    """A text that ends in a bracket of periods would be read as having values: its stop keeps it a text."""
    if isinstance(text, Two):
        return Two(_stopped(str.__str__(text), "。"), _stopped(text.en, "."))
    return _stopped(text, ".")


def _stopped(text: str, stop: str) -> str:
    found = text.rstrip(" .。；;")
    return f"{found}{stop}" if found[-1:] in ")）" and any(sign.isdigit() for sign in found[-12:]) else found


def values_of(values: Sequence[PeriodValue], sources: CombinedSources) -> tuple[PeriodValue, ...]:
    """The known values in the order of their periods, with no year left out between them."""
    known = {value.period: value for value in values if value.value is not None or value.text}
    labels = sorted(label for label in known if label <= (sources.budget.label or ""))
    if not labels:
        return ()
    every = _run(labels[0], labels[-1])
    last = every[-1]
    return tuple(_value(label, known.get(label), last, sources.performance.label or "") for label in every)


def _value(label: str, known: PeriodValue | None, last: str, performance: str) -> PeriodValue:
    kind = "actual" if label <= performance else "target" if label == last else "planned"
    if known is None:
        return PeriodValue(label, NOT_REPORTED, kind)  # type: ignore[arg-type]
    value, text = _as_read(known.value, known.text)
    return PeriodValue(label, value, kind, text)  # type: ignore[arg-type]


def _as_read(value: Quantity, text: str | None) -> tuple[Quantity, str | None]:
    """As the form's reader gives it back: words stand as text beside what they mean."""
    if number(value) is not None:
        return value, None
    if value in _WORDS:
        return value, _WORDS[value]
    return (text or value), None


def _run(first: str, last: str) -> list[str]:
    """'2024/25' to '2026/27', every period between; labels of another form stand alone."""
    found = [first]
    while found[-1] != last and len(found) < 12 and (following := _following(found[-1])) is not None:
        found.append(following)
    return found if found[-1] == last else [first, last] if first != last else [first]


def _following(label: str) -> str | None:
    if not label[:4].isdigit():
        return None
    year = int(label[:4]) + 1
    return f"{year}/{(year + 1) % 100:02d}" if "/" in label else str(year)
