"""How a report's symbol stands in an address: A/76/596 is written A_76_596, as its files are named."""

from __future__ import annotations

from django.urls.converters import StringConverter


class SymbolConverter(StringConverter):
    """`/` in a symbol becomes `_`; symbols themselves hold no underscore."""

    regex = r"[^/\x00]+"

    def to_python(self, value: str) -> str:
        return value.replace("_", "/")

    def to_url(self, value: str) -> str:
        return str(value).replace("/", "_")
