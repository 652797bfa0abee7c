from __future__ import annotations

from answerable.publishing.workbooks.shapes import Problem, Unusable


def test_a_file_that_is_not_looked_into_says_why() -> None:
    fault = Unusable("too_many_cells", "9", "4", sheet="Outputs")
    assert fault.problem == Problem("too_many_cells", "Outputs", "", "9", "4")
    assert str(fault) == "too_many_cells"
