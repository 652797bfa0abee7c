"""The house itself: where files stand, how long they are, that each has its test."""

from __future__ import annotations

import ast
import statistics
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "answerable"
TESTS = ROOT / "tests"

# Modules without a test file of their own, and why.
TESTED_ELSEWHERE = {
    "__main__.py": "one call of main; tests/config/test_command_line.py runs it",
    "config/wsgi.py": "three lines; tests/config/test_serve.py serves through it",
    "config/urls.py": "every test of a page or of the API goes through it",
}
LONG_FILES: dict[str, str] = {}  # path: the written reason for more than 400 lines
LONG_FUNCTIONS: dict[str, str] = {}  # path:function: the written reason for more than 60 lines
FORBIDDEN_NAMES = {"utils", "helpers", "services", "common", "core", "misc", "util"}


def modules() -> list[Path]:
    found = [p for p in SOURCE.rglob("*.py") if "migrations" not in p.parts]
    assert len(found) > 20, "the walk found no source: this test would pass on nothing"
    return sorted(found)


def name_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def holds_code(path: Path) -> bool:
    """Does the file do anything? Declarations alone (shapes, choices, names to re-export) do not."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef) for n in ast.walk(tree))


def test_every_module_has_a_test_file() -> None:
    missing = []
    for path in modules():
        name = name_of(path)
        if name in TESTED_ELSEWHERE or not holds_code(path):
            continue
        relative = path.relative_to(SOURCE)
        stem = relative.parent.name if path.name == "__init__.py" else path.stem
        folder = relative.parent.parent if path.name == "__init__.py" else relative.parent
        candidates = [
            TESTS / folder / f"test_{stem}.py",
            # a package of small files for one subject may be tested as one subject
            TESTS / relative.parent.parent / f"test_{relative.parent.name}.py",
            TESTS / relative.parent / f"test_{relative.parent.name}.py",
        ]
        if not any(c.exists() for c in candidates):
            missing.append(name)
    assert missing == []


def test_files_stay_short() -> None:
    lengths = {name_of(p): p.read_text(encoding="utf-8").count("\n") for p in modules()}
    too_long = {n: k for n, k in lengths.items() if k > 400 and n not in LONG_FILES}
    assert too_long == {}
    assert statistics.median(lengths.values()) <= 120


def test_functions_stay_short() -> None:
    too_long, lengths = [], []
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                lengths.append(length)
                key = f"{name_of(path)}:{node.name}"
                if length > 60 and key not in LONG_FUNCTIONS:
                    too_long.append((key, length))
    assert too_long == []
    assert statistics.median(lengths) <= 12


def test_no_room_for_leftovers() -> None:
    bad = [name_of(p) for p in modules() if p.stem in FORBIDDEN_NAMES or p.parent.name in FORBIDDEN_NAMES]
    assert bad == []
    assert [name_of(p) for p in modules() if p.stem.endswith(("_v2", "_new", "_old"))] == []


def test_every_module_says_what_it_answers() -> None:
    silent = [
        name_of(p)
        for p in modules()
        if p.read_text(encoding="utf-8").strip()
        and not ast.get_docstring(ast.parse(p.read_text(encoding="utf-8")))
    ]
    assert silent == []
