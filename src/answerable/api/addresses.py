"""What stands in addresses: the symbol of a report, a section, the number of a row, a language."""

from __future__ import annotations

from typing import Annotated, Literal

from django.utils.translation import get_language
from ninja import Path, Query
from pydantic import AfterValidator, Field

from answerable.api.bodies import LARGEST
from answerable.foundation.texts import content_language


def _with_slashes(written: str) -> str:
    return written.replace("_", "/")


Symbol = Annotated[
    str,
    Path(
        description="symbol of the report, with _ for /: A_76_596 for A/76/596",
        examples=["A_76_596"],
        min_length=1,
        max_length=100,
    ),
    AfterValidator(_with_slashes),
]
SectionPath = Annotated[
    str,
    Path(description="path of the section", examples=["A.4"], min_length=1, max_length=100),
]
Number = Annotated[int, Path(ge=1, le=LARGEST, description="number of the row")]
Spoken = Literal["ar", "zh", "en", "fr", "ru", "es"]
Language = Annotated[
    Spoken | None,
    Query(description="language of texts; without it the one of Accept-Language (en, zh)"),
]
Name = Annotated[str, Field(min_length=1, max_length=200)]


def spoken(language: str | None) -> str:
    """The content language asked for, else that of the request."""
    return language or content_language(get_language() or "en")
