"""A mission of ten divisions for a journey from the plan to the combined report: entities and people.

Made by the owner of the tables; everything else is done by whose it is. Each division has a head and a
focal point, the mission a head; Bo Tan's office keeps the budget, Pia Lin publishes, Dan Lu audits.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from answerable.calc.account import Period
from answerable.organization.actions import Invented, demo_people
from answerable.organization.models import Entity

MISSION = "lakes-mission"
YEARS = (2024, 2025, 2026)
DIVISIONS = (
    ("observation", "Observation Division", "观察司"),
    ("patrols", "Patrols Division", "巡逻司"),
    ("liaison", "Liaison Division", "联络司"),
    ("mine-action", "Mine Action Division", "排雷行动司"),
    ("engineering", "Engineering Division", "工程司"),
    ("transport", "Transport Division", "运输司"),
    ("supply", "Supply Division", "供应司"),
    ("medical", "Medical Division", "医务司"),
    ("technology", "Technology Division", "技术司"),
    ("human-resources", "Human Resources Division", "人力资源司"),
)


@dataclass(frozen=True)
class Mission:
    people: dict[str, int]  # by key: bo, pia, aud, head-<division>, focal-<division>
    divisions: tuple[str, ...]  # codes


def year(first: int) -> Period:
    return Period(date(first, 7, 1), date(first + 1, 6, 30), f"{first}/{(first + 1) % 100:02d}")


def begin() -> Mission:
    root = Entity.objects.create(code=MISSION, names={"en": "Lakes Mission", "zh": "湖泊特派团"})
    people = [
        Invented("bo", "Bo Tan", "budget_office"),
        Invented("pia", "Pia Lin", "publisher"),
        Invented("aud", "Dan Lu", "auditor"),
        Invented(f"head-{MISSION}", "Head of mission", "head_of_entity", MISSION),
    ]
    for code, en, zh in DIVISIONS:
        Entity.objects.create(code=code, names={"en": en, "zh": zh}, parent=root)
        people.append(Invented(f"head-{code}", f"Head of {en}", "head_of_entity", code))
        people.append(Invented(f"focal-{code}", f"Focal point of {en}", "focal_point", code))
    return Mission(demo_people(people), tuple(code for code, _en, _zh in DIVISIONS))
