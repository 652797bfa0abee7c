"""Results of programme budgets that say certain words: they are kept with their section, not as rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from operator import and_, or_
from typing import Any

from django.db.models import Q

from answerable.foundation.texts import STAND_INS
from answerable.results.models import ReportSection

_ROW = ("report__symbol", "report__period__label", "path", "names", "further")
_NEWEST = ("-report__period__start", "report__symbol", "position")
Told = tuple[tuple[Any, ...], str, str, str, dict[str, str]]


def told(asked: Sequence[str], there: Q) -> Iterator[Told]:
    """Each result whose title, text or measures hold every word, newest reports first.

    A section's symbol, period, path and names; mark, path and anchor of the result; what it says, by
    language. `there` says which sections are searched.
    """
    if not asked:
        return
    says = reduce(
        and_,
        (
            reduce(or_, (Q(**{f"further__{code}__results__icontains": word}) for code in STAND_INS))
            for word in asked
        ),
    )
    for *section, further in ReportSection.objects.filter(there, says).order_by(*_NEWEST).values_list(*_ROW):
        yield from _results(tuple(section), further, [word.casefold() for word in asked])


def _results(section: tuple[Any, ...], further: Mapping[str, Any], asked: Sequence[str]) -> Iterator[Told]:
    path = section[2]
    count = max(len(stored.get("results", ())) for stored in further.values())
    for at in range(count):
        stated = {
            language: stored["results"][at]
            for language, stored in further.items()
            if len(stored.get("results", ())) > at
        }
        if not all(any(word in _said(result) for result in stated.values()) for word in asked):
            continue
        label = next(iter(stated.values()))["label"]
        own = f"{path}({label})" if label is not None else path
        texts = {language: f"{result['title']}. {result['text']}" for language, result in stated.items()}
        yield section, own, own, "" if label is not None else f"result-{at + 1}", texts


def _said(result: Mapping[str, Any]) -> str:
    """Everything a result says."""
    measures = (value.get("text") or "" for value in result["measures"])
    heads = (exhibit.get("title") or "" for exhibit in result.get("exhibits", ()))
    return "\n".join((result["title"], result["text"], *measures, *heads)).casefold()
