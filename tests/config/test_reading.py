"""`read` and `audit`: streams, files, exit status, and that they start without Django."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from answerable.config.command_line import main
from answerable.publishing.media import json as json_form
from tests import factories


@pytest.fixture
def sound(tmp_path) -> Path:
    return _file(tmp_path / "sound.json", factories.report(rows=2))


@pytest.fixture
def wrong(tmp_path) -> Path:
    document = factories.report("zh")
    section = document.sections[2]
    outputs = (replace(section.outputs[0], printed_rate="90.0"),)
    return _file(
        tmp_path / "wrong.json",
        replace(document, sections=(*document.sections[:2], replace(section, outputs=outputs))),
    )


def _file(path: Path, document) -> Path:
    path.write_bytes(json_form.write(document))
    return path


def test_read_prints_the_document(sound, capfdbinary):
    assert main(["read", str(sound)]) == 0
    shown = capfdbinary.readouterr()
    assert json_form.read(shown.out) == factories.report(rows=2)
    assert shown.err == b""


def test_read_writes_a_whole_file(sound, tmp_path, capfd):
    target = tmp_path / "out.json"
    target.write_text("old")
    assert main(["read", str(sound), "-o", str(target)]) == 0
    assert json_form.read(target.read_bytes()) == factories.report(rows=2)
    assert capfd.readouterr() == ("", "")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.json", "sound.json"]


@pytest.mark.parametrize("where", ["missing/out.json", ""])
def test_a_place_that_cannot_be_written_is_2(sound, tmp_path, capfd, where):
    assert main(["read", str(sound), "-o", str(tmp_path / where)]) == 2
    assert capfd.readouterr().err.endswith("a file in an existing folder was expected.\n")


@pytest.mark.parametrize("command", ["read", "audit"])
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "there is no such file"),
        (b"", "empty file"),
        (b"{", "expected JSON"),
        (b"\x00\x01\xff", "expected"),
    ],
)
def test_what_cannot_be_read_is_2_and_one_sentence(tmp_path, capfd, command, content, said):
    path = tmp_path / "x.bin"
    if content is not None:
        path.write_bytes(content)
    assert main([command, str(path)]) == 2
    shown = capfd.readouterr()
    assert (shown.out, shown.err.count("\n"), str(path) in shown.err, said in shown.err) == (
        "",
        1,
        True,
        True,
    )


def test_a_folder_is_no_document(tmp_path, capfd):
    assert main(["read", str(tmp_path)]) == 2
    assert capfd.readouterr().err == f"answerable: {tmp_path}: a file was expected, this is none.\n"


def test_audit_of_a_sound_document(sound, capfd):
    assert main(["audit", str(sound), "--fail-on", "warning"]) == 0
    assert capfd.readouterr() == ("", "No findings.\n")


def test_audit_shows_a_table(wrong, capfd):
    assert main(["audit", str(wrong)]) == 0
    out, err = capfd.readouterr()
    head, row = out.splitlines()
    assert head.split() == ["severity", "where", "place", "printed", "computed", "finding"]
    assert row.split()[:2] == ["error", "A.1#1"]
    assert row.split()[4:6] == ["90.0", "75.0"]
    assert err == "1 findings: 1 error.\n"


def test_audit_for_programs(wrong, capfdbinary):
    assert main(["audit", str(wrong), "--json"]) == 0
    (finding,) = json.loads(capfdbinary.readouterr().out)["findings"]
    assert [finding[name] for name in ("rule", "severity", "path", "printed", "computed")] == [
        "delivery_rate",
        "error",
        "A.1#1",
        "90.0",
        "75.0",
    ]


@pytest.mark.parametrize(("level", "status"), [("error", 1), ("warning", 1)])
def test_fail_on(wrong, level, status, capfd):
    assert main(["audit", str(wrong), "--fail-on", level]) == status
    assert main(["audit", str(wrong)]) == 0


@pytest.mark.parametrize("command", [["read"], ["audit"], ["audit", "--json"]])
def test_neither_django_nor_the_web_is_imported(sound, command):
    program = (
        "import sys; from answerable.config.command_line import main; "
        f"status = main({[*command, str(sound)]!r}); "
        "rooms = ('django', 'psycopg', 'waitress', 'ninja', 'answerable.web', 'answerable.api'); "
        "print([n for n in sorted(sys.modules) if n.startswith(rooms)], file=sys.stderr); "
        "sys.exit(status)"
    )
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert (shown.returncode, shown.stderr.splitlines()[-1]) == (0, "[]")


def test_a_reader_that_has_enough_is_no_fault(tmp_path):
    """`answerable read FILE | head -c 10`: quiet, and done."""
    path = _file(tmp_path / "big.json", factories.report(rows=2000))
    command = f"'{sys.executable}' -m answerable read '{path}' | head -c 10; exit ${{PIPESTATUS[0]}}"
    shown = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=60)
    assert (shown.returncode, len(shown.stdout), shown.stderr) == (0, 10, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("into_file", [True, False])
def test_a_full_disk_is_said_in_one_sentence(sound, into_file):
    output = ["-o", "/dev/full"] if into_file else []
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "answerable", "read", str(sound), *output],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
        )
    assert done.returncode == 2
    assert "cannot be written (No space left on device)" in done.stderr
    assert done.stderr.count("\n") == 1
    assert "fault of Answerable" not in done.stderr


@pytest.mark.parametrize("target", ["", "nowhere/x.json", "."])
def test_a_target_that_is_no_file_is_refused(sound, target, capfd):
    assert main(["read", str(sound), "-o", target]) == 2
    assert capfd.readouterr().err.endswith("cannot be written, a file in an existing folder was expected.\n")
