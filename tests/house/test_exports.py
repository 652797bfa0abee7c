"""What can be filtered on a page can be had as a file: each page with a filter leads to its export."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).parents[2] / "src" / "answerable" / "web" / "templates"
_FILTERS = re.compile(r'<form class="filters|<ul class="chips"><li><a href="{% with_query')
_EXPORT = re.compile(r"-(?:export|file|posts-file|data)\b|export_query|\bexports?\b")

# Pages that choose something and are no list of rows, or whose rows lead to files of their own.
NO_LIST = {
    "frame/find.html": "places in several documents; each document has its own files",
    "frame/portal.html": "each document has its page of downloads, all its tables among them",
    "plans/compare.html": "two versions word by word; each version has its documents and its workbook",
    "publishing/generated.html": "chooses which document is made; the page is its download",
    "results/filters.html": "part of the registers, which have the exports",
}


def filtered() -> list[str]:
    found = (path for path in TEMPLATES.rglob("*.html") if _FILTERS.search(path.read_text("utf-8")))
    return sorted(path.relative_to(TEMPLATES).as_posix() for path in found)


@pytest.mark.parametrize("name", [name for name in filtered() if name not in NO_LIST])
def test_a_page_with_a_filter_leads_to_its_rows_as_a_file(name: str) -> None:
    assert _EXPORT.search((TEMPLATES / name).read_text("utf-8")), f"{name} filters and has no export"


def test_no_exception_is_kept_for_a_page_without_a_filter() -> None:
    assert sorted(set(NO_LIST) - set(filtered())) == []
