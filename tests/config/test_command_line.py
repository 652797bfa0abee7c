"""The contract others script against: what goes to which stream, and the exit status."""

from __future__ import annotations

import subprocess
import sys

import pytest

from answerable import __version__
from answerable.config import command_line
from answerable.config.command_line import Refusal, main

COMMANDS = ("read", "audit", "load", "publish", "serve", "verify-journal", "demo")


def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "answerable", *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        **options,
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command, capsys):
    with pytest.raises(SystemExit) as left:
        main([command, "--help"])
    assert left.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: answerable {command}")


def test_the_version(capsys):
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"answerable {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "answerable: the following arguments are required: COMMAND; see answerable --help.\n"),
        (
            ["read"],
            "the following arguments are required: FILE; see answerable read --help.\n",
        ),
        (["serve", "--port", "0"], "is no port: a number from 1 to 65535 was expected"),
        (["serve", "--processes", "0"], "is no number of processes: 1 to 64 was expected"),
        (["publish", "A/1", "--format", "doc"], "invalid choice: 'doc'"),
        (["audit", "x", "--fail-on", "note"], "invalid choice: 'note'"),
    ],
)
def test_a_wrong_call_is_one_sentence_and_2(arguments, said, capsys):
    with pytest.raises(SystemExit) as left:
        main(arguments)
    shown = capsys.readouterr()
    assert (left.value.code, shown.out, said in shown.err, shown.err.count("\n")) == (2, "", True, 1)


def test_a_refusal_is_its_sentence(capsys, monkeypatch):
    monkeypatch.setattr(
        "answerable.config.reading.read", _raising(Refusal("x.txt:\n there is no such file."))
    )
    assert main(["read", "x.txt"]) == 2
    assert capsys.readouterr() == ("", "answerable: x.txt: there is no such file.\n")


def test_an_unforeseen_fault_is_said_to_be_ours(capsys, monkeypatch):
    monkeypatch.delenv("ANSWERABLE_TRACE", raising=False)
    monkeypatch.setattr("answerable.config.reading.read", _raising(KeyError("x")))
    assert main(["read", "x.txt"]) == 2
    assert capsys.readouterr().err.startswith(
        "answerable: this is a fault of Answerable, not of your input: KeyError"
    )


def test_developers_see_where(monkeypatch):
    monkeypatch.setenv("ANSWERABLE_TRACE", "1")
    monkeypatch.setattr("answerable.config.reading.read", _raising(KeyError("x")))
    with pytest.raises(KeyError):
        main(["read", "x.txt"])


def test_an_interruption_is_quiet(capsys, monkeypatch):
    monkeypatch.setattr("answerable.config.reading.read", _raising(KeyboardInterrupt()))
    assert main(["read", "x.txt"]) == command_line.INTERRUPTED
    assert capsys.readouterr().err == "answerable: interrupted; nothing half-stored.\n"


def _raising(fault: BaseException):
    def does(_: object) -> int:
        raise fault

    return does


def test_the_module_runs_as_the_command():
    shown = run("--version")
    assert (shown.returncode, shown.stdout, shown.stderr) == (0, f"answerable {__version__}\n", "")


def test_kinds_and_languages_are_those_of_the_records():
    from answerable.publishing import registry
    from answerable.results import choices

    assert (command_line.KINDS, command_line.LANGUAGES) == (choices.KINDS, choices.LANGUAGES)
    assert command_line.FORMATS == registry.FORMATS
