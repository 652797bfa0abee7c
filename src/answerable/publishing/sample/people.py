"""Who works at the sample institution: invented people in roles, several of each kind.

`A` to `H` are the departments; the addresses end with a domain that no mail can reach. Names are
names in both languages of the demonstration.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colleague:
    """`department` is the letter of one, '' the whole institution; `deputy_for` a colleague's key."""

    key: str
    name: str
    role: str
    department: str = ""
    language: str = "en"
    deputy_for: str | None = None


PEOPLE = (
    Colleague("lina", "Lina Wen", "focal_point", "A"),
    Colleague("leo", "Leo Shen", "focal_point", "B", "zh-hans"),
    Colleague("tao", "Tao Merrin", "focal_point", "C"),
    Colleague("ada", "Ada Voss", "focal_point", "D"),
    Colleague("nuri", "Nuri Sand", "focal_point", "E", "zh-hans"),
    Colleague("rosa", "Rosa Quill", "focal_point", "F"),
    Colleague("enno", "Enno Park", "focal_point", "G"),
    Colleague("ruth", "Ruth Ban", "focal_point", "H"),
    Colleague("hana", "Hana Gao", "head_of_entity", "A"),
    Colleague("sami", "Sami Orr", "head_of_entity", "A", deputy_for="hana"),
    Colleague("otto", "Otto Lim", "head_of_entity", "B", "zh-hans"),
    Colleague("mira", "Mira Sol", "head_of_entity", "C"),
    Colleague("ben", "Ben Ruan", "head_of_entity", "D"),
    Colleague("ines", "Ines Tarn", "head_of_entity", "E"),
    Colleague("yun", "Yun Falk", "head_of_entity", "F", "zh-hans"),
    Colleague("kato", "Kato Bay", "head_of_entity", "G"),
    Colleague("dora", "Dora Min", "head_of_entity", "H"),
    Colleague("mei", "Mei Tan", "budget_office"),  # opens periods, writes the general parts
    Colleague("paul", "Paul Zhu", "budget_office", language="zh-hans"),  # returns and clears
    Colleague("anna", "Anna Lin", "publisher"),
    Colleague("dan", "Dan Lu", "auditor"),
    Colleague("ivo", "Ivo Bai", "administrator"),
)


def of(role: str, department: str) -> Colleague:
    """Who holds a role at a department, deputies aside."""
    return next(
        one for one in PEOPLE if (one.role, one.department) == (role, department) and one.deputy_for is None
    )
