"""Reading a page as a person would: its heading, its tables, its links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lxml import html


@dataclass(frozen=True)
class Page:
    tree: Any
    status: int

    @property
    def heading(self) -> str:
        return said(self.tree.xpath("//h1")[0])

    def table(self, label: str) -> list[list[str]]:
        """Rows of the table whose scrolling region has this label, heads first."""
        found = self.tree.xpath(f'//div[@role="region"][@aria-label="{label}"]//table')
        assert len(found) == 1, [r.get("aria-label") for r in self.tree.xpath('//div[@role="region"]')]
        return [[said(cell) for cell in row.xpath("./th|./td")] for row in found[0].xpath(".//tr")]

    def links(self) -> set[str]:
        return {a.get("href") for a in self.tree.xpath("//a[@href]")}

    def text(self, path: str) -> list[str]:
        return [said(node) for node in self.tree.xpath(path)]

    def current(self) -> list[str]:
        return self.text('//nav[@id="side"]//a[@aria-current="page"]/text()/..')


def said(node: Any) -> str:
    return " ".join("".join(node.itertext()).replace("\u202f", " ").split())


def read(client: Any, url: str, status: int = 200, **more: Any) -> Page:
    response = client.get(url, **more)
    assert response.status_code == status, (url, response.status_code)
    return Page(html.fromstring(response.content.decode()), response.status_code)
