"""Posts of the sample's budgets as dated lines: departments' by grade, a mission's with its changes."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from answerable.plans.shapes import PostEntry
from answerable.publishing.sample.accounts import PostLine, by_language, post_lines, shared
from answerable.publishing.sample.content import load, two
from answerable.publishing.sample.money import Money

# How the professional posts of a department are graded, in per cent of them.
_GRADES = (("D-1", 4), ("P-5", 14), ("P-4", 32), ("P-3", 34), ("P-2", 16))


def department_posts(money: Money, entities: Mapping[str, str]) -> list[PostEntry]:
    """Every department's posts and temporary positions by grade, all of them for the whole year."""
    found: list[PostEntry] = []
    for posts in post_lines(money):
        if posts.section in entities:
            found += _department(posts, entities[posts.section])
    return found


def _department(posts: PostLine, entity: str) -> list[PostEntry]:
    kind = "post" if posts.group == "posts" else "temporary"
    if posts.code.endswith("general"):
        return _line(
            f"{posts.section.lower()}-{kind}-gs", entity, kind, "general_service", "GS (OL)", posts.authorized
        )
    weights = [Decimal(share) for _grade, share in _GRADES]
    numbers = shared(Decimal(posts.authorized), weights, 0)
    return [
        entry
        for (grade, _share), number in zip(_GRADES, numbers, strict=True)
        if number
        for entry in _line(
            f"{posts.section.lower()}-{kind}-{grade.lower()}",
            entity,
            kind,
            "professional",
            grade,
            int(number),
        )
    ]


def mission_posts(raw: Mapping[str, Any], entity: str) -> list[PostEntry]:
    """The mission's posts as they stood in the first year."""
    places = [two(place) for place in raw["mission"]["locations"]]
    found: list[PostEntry] = []
    for row in raw["posts"]:
        found += _line(
            row["code"], entity, row["kind"], row["group"], row["grade"], row["count"],
            location=by_language(places[row["at"] - 1])["en"], titles=by_language(two(row["name"])),
        )  # fmt: skip
    return found


def mission_moves(raw: Mapping[str, Any], entity: str) -> list[PostEntry]:
    """What changes in 2026/27, in the middle of the year: posts abolished, moved, regraded, established."""
    reasons = {name: by_language(two(text)) for name, text in raw["moves"].items()}
    port, lake = (by_language(two(place))["en"] for place in raw["mission"]["locations"])
    titles = {row["code"]: by_language(two(row["name"])) for row in load("budgets")["posts"]}
    return [
        PostEntry("drivers", "count", "8", "14"),
        *_line("drivers-out", entity, "post", "national_general_service", "NGS", 6, location=lake,
               titles=titles["drivers"], last_day="2026-12-31", ends_by="abolished",
               reasons=reasons["abolished"]),
        PostEntry("p4", "count", "8", "9"),
        *_line("p4-out", entity, "post", "international", "P-4", 1, location=port, titles=titles["p4"],
               last_day="2026-10-13", ends_by="reclassified"),
        *_line("p5-in", entity, "post", "international", "P-5", 1, location=port, titles=titles["p4"],
               first_day="2026-10-14", begins_by="reclassified", continues="p4-out",
               reasons=reasons["reclassified"]),
        PostEntry("fs", "count", "31", "32"),
        *_line("fs-out", entity, "post", "international", "FS", 1, location=lake, titles=titles["fs"],
               last_day="2027-02-14", ends_by="redeployed"),
        *_line("fs-in", entity, "post", "international", "FS", 1, location=port, titles=titles["fs"],
               first_day="2027-02-15", begins_by="redeployed", continues="fs-out",
               reasons=reasons["redeployed"]),
        *_line("boat", entity, "post", "national_general_service", "NGS", 2, location=lake,
               titles=titles["ngs"], first_day="2026-09-01", begins_by="established",
               reasons=reasons["established"]),
        PostEntry("gta", "last_day", "2026-12-31"),
        PostEntry("gta", "ends_by", "abolished"),
    ]  # fmt: skip


def _line(
    code: str, entity: str, kind: str, group: str, grade: str, count: int,
    *, titles: Mapping[str, str] | None = None, reasons: Mapping[str, str] | None = None, **more: str,
) -> list[PostEntry]:  # fmt: skip
    fields = {"entity": entity, "kind": kind, "group": group, "grade": grade, "count": str(count), **more}
    return [
        *(PostEntry(code, name, value) for name, value in fields.items()),
        *(PostEntry(code, "title", text, None, language) for language, text in (titles or {}).items()),
        *(PostEntry(code, "reason", text, None, language) for language, text in (reasons or {}).items()),
    ]
