"""Links in the database go down the floors; the list of packages is the list of floors."""

from __future__ import annotations

import tomllib
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
LAYERS = next(c["layers"] for c in CONTRACTS["contracts"] if c["id"] == "floors")
FLOORS = {room.strip(): height for height, layer in enumerate(reversed(LAYERS)) for room in layer.split("|")}
NO_FLOOR = {"locale"}  # translations of all floors


def test_the_packages_are_the_floors():
    source = ROOT / "src" / "answerable"
    packages = {p.name for p in source.iterdir() if p.is_dir() and not p.name.startswith("__")}
    assert packages - NO_FLOOR == set(FLOORS)


def test_relations_point_down():
    """A link by foreign key, many-to-many or generic relation leads to the same floor or a lower one."""
    upward, seen = [], 0
    for model in apps.get_models(include_auto_created=True):
        room = model.__module__.split(".")
        if room[0] != "answerable":
            continue
        for field in model._meta.get_fields():
            target = field.related_model
            if not field.is_relation or field.auto_created or target is None or isinstance(target, str):
                continue
            seen += 1
            if FLOORS[target.__module__.split(".")[1]] > FLOORS[room[1]]:
                upward.append(f"{model.__name__}.{field.name} -> {target.__name__}")
    assert seen > 15, "the walk found no relations: this test would pass on nothing"
    assert upward == []


def test_web_and_api_have_no_tables():
    rooms = {
        model.__module__.split(".")[1]
        for model in apps.get_models()
        if model.__module__.startswith("answerable.")
    }
    assert rooms == {"foundation", "organization", "plans", "results"}


def test_no_model_is_ahead_of_its_migrations(db):
    from django.core.management import call_command

    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
