"""`load`, `publish` and `verify-journal`, each as a process of its own on a database of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from answerable.config import database, storing
from answerable.publishing.actions import Change, Changes
from answerable.publishing.media import json as json_form
from tests import factories


@pytest.fixture(scope="module")
def home(module_home) -> Path:
    """One installation for this module, its server kept running between the commands."""
    server = database.start_embedded(module_home / "postgres")
    yield module_home
    server.cleanup()


@pytest.fixture
def run(home, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)

    def run(*arguments: object, typed: str = "") -> tuple[int, str, str]:
        shown = subprocess.run(
            [sys.executable, "-m", "answerable", *map(str, arguments)],
            capture_output=True,
            text=True,
            timeout=120,
            input=typed,
            env=os.environ | {"ANSWERABLE_HOME": str(home)},
        )
        return shown.returncode, shown.stdout, shown.stderr

    return run


@pytest.fixture
def file(tmp_path):
    def file(document, name: str = "lakes.json") -> Path:
        (tmp_path / name).write_bytes(json_form.write(document))
        return tmp_path / name

    return file


def test_a_document_goes_in_and_comes_out(run, file, tmp_path):
    document = factories.report(rows=2, symbol="LK/10")
    status, out, err = run("load", file(document), "--yes")
    assert (status, out) == (
        0,
        "LK/10 (en): stored. report: 1 new; section: 3 new; paragraph: 3 new; objective: 1 new; "
        "accomplishment: 2 new; indicator: 2 new; output: 2 new; table: 2 new; table row: 5 new; "
        "table cell: 16 new.\n",
    )
    assert "LK/10 (en) would change:" in err
    assert run("load", file(document), "--yes")[:2] == (0, "LK/10 (en): nothing changes.\n")
    target = tmp_path / "out.json"
    assert run("publish", "LK/10", "--format", "json", "--language", "en", "-o", target)[:2] == (0, "")
    assert json_form.read(target.read_bytes()) == document
    status, out, _ = run("verify-journal")
    assert (status, out.split()[1:4], len(out.split()[-1])) == (0, ["entries,", "last", "hash"], 64)


def test_without_somebody_to_ask_nothing_is_stored(run, file):
    status, out, err = run("load", file(factories.report(symbol="LK/11")), typed="y\n")
    assert (status, out) == (2, "")
    assert err.endswith("nothing was stored: there is nobody to ask; --yes stores without asking.\n")
    assert run("load", file(factories.report(symbol="LK/11")))[0] == 2


def test_changed_figures_are_shown(run, file):
    document = factories.report(symbol="LK/12")
    run("load", file(document), "--yes")
    section = document.sections[2]
    outputs = (replace(section.outputs[0], actual="2", printed_rate="50.0"),)
    changed = replace(document, sections=(*document.sections[:2], replace(section, outputs=outputs)))
    status, out, err = run("load", file(changed), "--yes")
    assert (status, out) == (0, "LK/12 (en): stored. output: 1 changed.\n")
    assert "  A.1#1 actual: 3 -> 2\n" in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("LK/99", "--format", "json", "--language", "en"), "LK/99: no report of this symbol is stored."),
        (
            ("LK/13", "--format", "json", "--language", "zh"),
            "LK/13 is not stored in 'zh'; it is stored in: en.",
        ),
    ],
)
def test_what_is_not_stored_is_not_published(run, file, tmp_path, arguments, said):
    run("load", file(factories.report(symbol="LK/13")), "--yes")
    status, out, err = run("publish", *arguments, "-o", tmp_path / "out")
    assert (status, out, err) == (2, "", f"answerable: {said}\n")
    assert not (tmp_path / "out").exists()


def test_a_file_that_cannot_be_read_stores_nothing(run, tmp_path):
    (tmp_path / "x.txt").write_text("Not a report.")
    before = run("verify-journal")
    status, out, err = run("load", tmp_path / "x.txt", "--yes")
    assert (status, out, "x.txt" in err) == (2, "", True)
    assert run("verify-journal") == before


def test_a_document_without_a_symbol_is_refused(run, file):
    status, _, err = run("load", file(factories.report(symbol=None)), "--yes")
    assert (status, "names no symbol" in err) == (2, True)


def test_a_command_killed_in_the_middle_of_storing_leaves_nothing(run, file, home):
    """A lock on the last table stops the load after most of its rows; kill -9 there."""
    import psycopg

    before = run("verify-journal")
    environment = os.environ | {"ANSWERABLE_HOME": str(home)}
    command = [
        sys.executable,
        "-m",
        "answerable",
        "load",
        str(file(factories.report(symbol="LK/15"))),
        "--yes",
    ]
    where = {
        "host": str(database._socket_folder(home / "postgres")),
        "user": "postgres",
        "dbname": "answerable",
    }
    with psycopg.connect(**where, autocommit=True) as watch, psycopg.connect(**where) as holder:
        holder.execute("LOCK TABLE results_tablecell IN EXCLUSIVE MODE")
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
        waiting = (
            "SELECT count(*) FROM pg_stat_activity "
            "WHERE wait_event_type = 'Lock' AND query LIKE '%tablecell%'"
        )
        for _ in range(300):
            if watch.execute(waiting).fetchone() == (1,):
                break
            time.sleep(0.1)
        else:
            raise AssertionError("the load never reached the locked table")
        process.kill()
        process.communicate()
        holder.rollback()
    assert run("verify-journal") == before
    assert run("load", file(factories.report(symbol="LK/15")), "--yes")[1].startswith("LK/15 (en): stored.")


def test_a_broken_journal_is_1(run, file, home):
    import psycopg

    run("load", file(factories.report(symbol="LK/14")), "--yes")
    where = {
        "host": str(database._socket_folder(home / "postgres")),
        "user": "postgres",
        "dbname": "answerable",
    }
    with psycopg.connect(**where, autocommit=True) as link:
        link.execute("SET session_replication_role = replica")
        link.execute("UPDATE foundation_journalentry SET actor = actor || '!' WHERE number = 1")
        broken = run("verify-journal")
        link.execute("UPDATE foundation_journalentry SET actor = rtrim(actor, '!') WHERE number = 1")
    assert broken[:2] == (
        1,
        "broken: entry 1 was changed after it was written: its content does not give its hash.\n",
    )
    assert run("verify-journal")[0] == 0


# --- what is shown


def changes(**counts: dict[str, int]) -> Changes:
    return Changes("LK/1", "en", False, False, counts)  # type: ignore[arg-type]


def test_the_summary():
    assert storing.summary(changes(table_row={"new": 2, "unchanged": 5}, output={"changed": 1})) == (
        "table row: 2 new; output: 1 changed."
    )
    assert storing.summary(changes(output={"unchanged": 3})) == "Nothing changes."


def test_long_lists_are_cut_and_shared_figures_named(capsys):
    items = tuple(
        Change("output", f"A#{n}", "changed", "actual", "1", "2" * 80, ("zh",))
        for n in range(storing.SHOWN + 2)
    )
    storing.show(Changes("LK/1", "en", False, False, {"output": {"changed": len(items)}}, items))
    lines = capsys.readouterr().err.splitlines()
    assert lines[2] == f"  A#0 actual: 1 -> {'2' * 57}..."
    assert lines[-2] == "  and 2 more changed values."
    assert lines[-1].startswith(
        f"  {storing.SHOWN + 2} figures differ from what is stored in another language"
    )


def test_what_cannot_be_written_is_not_published(run, tmp_path):
    for symbol, target, said in (
        ("LK/1/1", tmp_path / "nowhere" / "x.json", "a file in an existing folder was expected"),
        ("a\udcffb", tmp_path / "x.json", "no report of this symbol is stored"),
    ):
        status, out, err = run("publish", symbol, "--format", "json", "--language", "en", "-o", target)
        assert (status, out) == (2, "")
        assert said in err
        assert "fault of Answerable" not in err
    assert not (tmp_path / "x.json").exists()
