"""`load-ledger` and `save-mapping`, each a process of its own; a load killed half-way leaves nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from answerable.config import database
from tests.ledger import COLUMNS, HEADER, ROWS, csv_of

SETTING = """
import os
from datetime import date
from answerable.config import database
with database.ready():
    from answerable.organization.models import Entity, Period, Person, Role
    from answerable.plans.models import CostCategory
    Period.objects.create(start=date(2024, 7, 1), end=date(2025, 6, 30), label="2024/25")
    for code, name in (("lakes", "Lakes Division"), ("rivers", "Rivers Division")):
        Entity.objects.create(code=code, names={"en": name})
    for at, code in enumerate(("posts", "travel")):
        CostCategory.objects.create(code=code, names={"en": code}, group="posts", position=at)
    for name, role in (("bo", "budget_office"), ("ana", "auditor")):
        person = Person.objects.create_user(f"{name}@example.org", name=name)
        Role.objects.create(person=person, role=role, first_day=date(2020, 1, 1))
"""
BO = ("--source", "erp", "--kind", "expenditure", "--as", "bo@example.org")


@pytest.fixture(scope="module")
def home(module_home) -> Path:
    """An installation with two entities, a period and a budget officer; its server kept running."""
    server = database.start_embedded(module_home / "postgres")
    environment = {**os.environ, "ANSWERABLE_HOME": str(module_home)}
    environment.pop("DATABASE_URL", None)
    subprocess.run([sys.executable, "-c", SETTING], check=True, env=environment, timeout=300)
    mapping = module_home / "mapping.json"
    mapping.write_text(json.dumps(COLUMNS))
    save = [sys.executable, "-m", "answerable", "save-mapping", str(mapping), *BO, "--name", "Finance"]
    saved = subprocess.run(save, check=True, env=environment, timeout=300, capture_output=True, text=True)
    assert saved.stdout == "erp: mapping expenditure, version 1.\n"
    yield module_home
    server.cleanup()


@pytest.fixture
def start(home, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)

    def start(*arguments: object) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "answerable", *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"ANSWERABLE_HOME": str(home)},
        )

    return start


@pytest.fixture
def run(start):
    def run(*arguments: object) -> tuple[int, str, str]:
        process = start(*arguments)
        out, err = process.communicate(timeout=120)
        return process.returncode, out, err

    return run


@pytest.fixture
def files(tmp_path):
    def write(name: str, rows=ROWS) -> Path:
        (tmp_path / name).write_bytes(csv_of(rows))
        return tmp_path / name

    return write


def lines(home: Path) -> int:
    with psycopg.connect(**where(home)) as link:
        return int(link.execute("SELECT count(*) FROM results_ledgerline").fetchone()[0])


def where(home: Path) -> dict[str, str]:
    socket = str(database._socket_folder(home / "postgres"))
    return {"host": socket, "user": "postgres", "dbname": "answerable"}


def test_a_file_goes_in_and_its_rejects_come_back(run, files, tmp_path):
    wrong = ("D4", "1", "=HYPERLINK()", "travel", "2024-07-03", "-5", "")
    path, rejects = files("july.csv", [*ROWS, wrong]), tmp_path / "rejects.csv"
    status, out, err = run("load-ledger", path, *BO, "--rejects", rejects, "--fail-on-rejected")
    assert (status, out) == (
        1, "july.csv: load 1. 4 rows: 3 new, 0 known, 1 rejected; 0 of the new late.\n",
    ), err  # fmt: skip
    back = rejects.read_text(encoding="utf-8-sig").splitlines()
    assert back[0].startswith(",".join(HEADER))
    assert back[1].startswith("D4,1,'=HYPERLINK(),travel,2024-07-03,-5,,5,")
    assert "is no entity here" in back[1]
    again = run("load-ledger", path, *BO)
    assert again[:2] == (
        0, "july.csv: was taken in before; nothing changes. 4 rows: 3 new, 0 known, 1 rejected; "
        "0 of the new late.\n",
    )  # fmt: skip
    status, _, err = run("verify-journal")
    assert (status, "1 loads of the ledger hold." in err) == (0, True)


REFUSED = [
    (("nothing.csv", *BO), "nothing.csv: there is no such file."),
    (("FILE", *BO[:4], "--as", "nobody@example.org"), "nobody@example.org: nobody active has this address."),
    (
        ("FILE", *BO[:4], "--as", "ana@example.org"),
        "The budget office of the whole institution loads the ledger; ask it.",
    ),
    (
        ("FILE", "--source", "sap", *BO[2:]),
        "sap has no such mapping; it has: none. `save-mapping` saves one.",
    ),
    (
        ("FILE", *BO, "--mapping", "7"),
        "erp has no such mapping; it has: expenditure 1. `save-mapping` saves one.",
    ),
]


@pytest.mark.parametrize(("arguments", "said"), REFUSED)
def test_what_cannot_be_is_said_in_a_sentence(run, files, home, arguments, said):
    path = files("other.csv", [("X1", *ROWS[0][1:])])
    before = lines(home)
    status, out, err = run("load-ledger", *(path if one == "FILE" else one for one in arguments))
    assert (status, out) == (2, "")
    assert err.endswith(f"answerable: {said}\n")
    assert lines(home) == before


def test_a_mapping_that_is_no_json_is_refused(run, tmp_path):
    (tmp_path / "x.json").write_text("columns: no")
    assert run("save-mapping", tmp_path / "x.json", *BO)[0] == 2
    (tmp_path / "x.json").write_text("[]")
    assert "an object" in run("save-mapping", tmp_path / "x.json", *BO)[2]


@pytest.mark.parametrize(
    "table", ["results_ledgerline", "results_ledgermonth", "results_ledgerload", "foundation_journalentry"]
)
def test_a_load_killed_half_way_leaves_what_was_there(start, run, files, home, table):
    """A lock stops it before its lines, after them, before the load and before the journal; kill -9 there."""
    rows = [(f"{table}-{n}", "1", "Lakes Division", "travel", "2024-07-03", "1", "") for n in range(500)]
    path, before, proof = files(f"{table}.csv", rows), lines(home), run("verify-journal")[1]
    with psycopg.connect(**where(home), autocommit=True) as watch, psycopg.connect(**where(home)) as holder:
        holder.execute(f"LOCK TABLE {table} IN EXCLUSIVE MODE")
        process = start("load-ledger", path, *BO)
        waits_for(watch, table)
        process.kill()
        process.communicate()
        holder.rollback()
    assert lines(home) == before
    assert run("verify-journal")[1] == proof
    status, out, _ = run("load-ledger", path, *BO)
    assert (status, "500 new, 0 known, 0 rejected" in out) == (0, True)
    assert lines(home) == before + 500


def waits_for(watch: psycopg.Connection, table: str) -> None:
    asked = (
        "SELECT count(*) FROM pg_locks l JOIN pg_class c ON c.oid = l.relation"
        " WHERE c.relname = %s AND NOT l.granted"
    )
    for _ in range(600):
        if watch.execute(asked, [table]).fetchone() == (1,):
            return
        time.sleep(0.1)
    raise AssertionError(f"the load never reached {table}")


def test_a_load_killed_at_any_moment_is_there_or_not(start, run, files, home):
    """No lock, only time: whatever it was doing, what is there is whole."""
    for number, after in enumerate((0.6, 1.0, 1.4, 1.8)):
        rows = [
            (f"T{number}-{n}", "1", "Lakes Division", "travel", "2024-07-03", "1", "") for n in range(20_000)
        ]
        path, before = files(f"t{number}.csv", rows), lines(home)
        process = start("load-ledger", path, *BO)
        time.sleep(after)
        process.kill()
        process.communicate()
        time.sleep(0.3)
        assert lines(home) in (before, before + 20_000)
    status, _, err = run("verify-journal")
    assert (status, "broken" in err) == (0, False)
