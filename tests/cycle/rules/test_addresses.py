"""Paths of rows, taken apart and put together."""

from __future__ import annotations

import pytest

from answerable.cycle.rules import Refused
from answerable.cycle.rules.addresses import (
    Address,
    accomplishment_path,
    address_of,
    counted_path,
    indicator_path,
    measure_path,
    output_path,
    paragraph_path,
)


@pytest.mark.parametrize(
    ("section", "path", "subject", "key"),
    [
        ("A.4", "A.4#26", "output", (26, 0)),
        ("A.4", "A.4#26-2", "output", (26, 1)),
        ("A", "A#(3)", "output", ("place", 2)),
        ("C.2", "C.2(a)2", "indicator", ("a", 2, 0)),
        ("A", "A(1.1)2-2", "indicator", ("1.1", 2, 1)),
        ("A", "A$travel", "money", ("travel",)),
        ("A", "A!field-service", "posts", ("field-service",)),
        ("A", "A¶12", "paragraph", (12, None, 0)),
        ("A", "A¶a", "paragraph", (None, "a", 0)),
        ("A", "A¶29A.12", "paragraph", (None, "29A.12", 0)),
        ("summary", "summary¶(3)", "paragraph", (None, None, 2)),
        ("summary", "$travel", "account", ("travel",)),
        ("A", "A", "section", ()),
        ("A", "A*2", "objective", (2,)),
        ("A.1", "A.1(a)", "accomplishment", ("a", 0)),
        ("A", "A()", "accomplishment", ("", 0)),
        ("A", "A@1", "mandate", (1,)),
        ("A", "A~3", "factor", (3,)),
        ("A", "A^2", "result", (2,)),
        ("A", "A(a)1:2026-2027:target", "measure", ("indicator", "a", 1, 0, "2026-2027", "target")),
        ("A", "A#3:2025/26:actual", "measure", ("output", 3, 0, "2025/26", "actual")),
        ("A", "A^1:2027:planned", "measure", ("result", 1, "2027", "planned")),
    ],
)
def test_a_path_says_which_row(section: str, path: str, subject: str, key: tuple[object, ...]) -> None:
    assert address_of(section, path) == Address(section, subject, key)


@pytest.mark.parametrize(
    ("section", "path"),
    [
        ("A", "B#1"), ("A", ""), ("A", "A*"), ("A", "A@0x"), ("A", "A#"), ("A", "A#x"), ("A", "A#-1"),
        ("A", "A#1\n"), ("A", "A$"), ("A", "A$a b"), ("A", "A(a"), ("A", "A(a):2027:target"),
        ("A", "A#1:2027"), ("A", "A#1:2027:none"), ("A", "A¶"), ("A", "A#٣"), ("A", "A#9999999999"),
        ("", "#1"), ("A", "A.1#1"), ("A", "$"), ("A", "A$" + "x" * 61),
    ],
)  # fmt: skip
def test_what_is_no_path_is_refused(section: str, path: str) -> None:
    with pytest.raises(Refused) as refused:
        address_of(section, path)
    assert refused.value.code == "not_found"


def test_paths_are_put_together_as_they_are_read() -> None:
    assert address_of("A", output_path("A", 5, 1, 9)).key == (5, 1)
    assert address_of("A", output_path("A", None, 0, 9)).key == ("place", 9)
    assert address_of("A", indicator_path("A", "b", 3)).key == ("b", 3, 0)
    assert address_of("A", paragraph_path("A", None, None, 4)).key == (None, None, 4)
    assert address_of("A", paragraph_path("A", 7, None, 0)).key == (7, None, 0)
    assert address_of("A", paragraph_path("A", None, "b", 1)).key == (None, "b", 1)


def test_a_value_of_a_period_says_its_row() -> None:
    of_value = address_of("A", measure_path(indicator_path("A", "a", 1), "2027", "target"))
    assert of_value.row == address_of("A", "A(a)1")
    assert address_of("A", "A#3").row == address_of("A", "A#3")


def test_paths_of_plans_are_read_again() -> None:
    assert address_of("A", accomplishment_path("A", "b", 1)) == Address("A", "accomplishment", ("b", 1))
    for subject in ("objective", "mandate", "factor", "result"):
        assert address_of("A", counted_path("A", subject, 7)) == Address("A", subject, (7,))
