"""The two kinds of column every component uses: texts by language, and quantities as printed.

**Texts by language** are one JSON object per column: `{"zh": "...", "en": "..."}`. A missing key
means: not in this language. Short labels and prose of documents live here; what a person sees
is chosen by `foundation.texts`.

**Quantities** keep the printed string ("94.60" stays "94.60") and have a generated numeric
column beside them for sorting and sums. What may stand in one is a database constraint:
digits, one of the words of `calc.account.WORDS`, or `in_words` where the document prints other
words, which then stand by language in the row's `words`. NULL is "not reported".
"""

from __future__ import annotations

import re
from typing import Any

from django.db import models
from django.db.models.functions import Cast

from answerable.calc.account import WORDS

IN_WORDS = "in_words"
_NUMBER = r"^-?[0-9]+(\.[0-9]+)?$"
_IS_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)


def is_canonical(quantity: str | None) -> bool:
    """Whether it can stand in a quantity column as it is: nothing, digits, or one of WORDS."""
    return quantity is None or quantity in WORDS or _IS_NUMBER.fullmatch(quantity) is not None


class ByLanguage(models.JSONField):
    """Texts by language: `{"zh": "...", "en": "..."}`; a missing key means not in this language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", dict)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """Most rows have no remark, reason or word of their own: an empty one is not parsed."""
        return {} if value == "{}" else super().from_db_value(value, expression, connection)


class Quantity(models.TextField):  # type: ignore[type-arg]
    """A quantity as printed; needs `quantity_check` and usually `number_of` beside it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("null", True)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)


class Numeric(models.DecimalField):  # type: ignore[type-arg]
    """PostgreSQL's `numeric` without bounds: a printed figure keeps all its decimals."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_digits", None)
        kwargs.setdefault("decimal_places", None)
        super().__init__(*args, **kwargs)

    def check(self, **kwargs: Any) -> list[Any]:  # noqa: ARG002
        return []  # the base class asks for bounds

    def db_type(self, connection: Any) -> str:  # noqa: ARG002
        return "numeric"

    def cast_db_type(self, connection: Any) -> str:  # noqa: ARG002
        return "numeric"


def number_of(name: str) -> models.GeneratedField:
    """A generated column: the number the quantity column `name` states, NULL for words and nothing."""
    return models.GeneratedField(
        expression=models.Case(
            models.When(**{f"{name}__regex": _NUMBER}, then=Cast(name, Numeric())),
            default=None,
        ),
        output_field=Numeric(null=True),
        db_persist=True,
    )


def quantity_check(table: str, *names: str) -> list[models.CheckConstraint]:
    """Constraints that these columns hold a number, a known word, or nothing."""
    return [
        models.CheckConstraint(
            condition=models.Q(**{f"{name}__isnull": True})
            | models.Q(**{f"{name}__regex": _NUMBER})
            | models.Q(**{f"{name}__in": [*WORDS, IN_WORDS]}),
            name=f"{table}_{name}_is_quantity",
        )
        for name in names
    ]
