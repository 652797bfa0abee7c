"""`answerable`: the commands others script against, and what each exit status means.

0 done; 1 done, and `--fail-on` was met or the journal is broken; 2 the input or the call cannot
be used, with one sentence on standard error and nothing stored. What each command does is in
`reading.py` (no Django), `storing.py` and `serving.py`; they are imported when they are asked for,
so that `read` and `audit` start fast.
"""

from __future__ import annotations

import argparse
import errno
import importlib
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from answerable import __version__

KINDS = (
    "performance_report",
    "outputs_addendum",
    "programme_plan",
    "accountability_report",
    "combined_report",
    "programme_budget",
)
LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
LEDGER_KINDS = ("allotment", "expenditure", "obligation", "income", "incumbency")
ROLES = ("focal_point", "head_of_entity", "budget_office", "publisher", "auditor", "administrator")
FORMATS = ("html", "docx", "pdf", "xlsx", "json")

DONE, MET, UNUSABLE, INTERRUPTED = 0, 1, 2, 130


class Refusal(Exception):
    """The call or its input cannot be used. Its text is one sentence for people."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One sentence and where to find help, instead of the whole usage."""
        print(f"{self.prog}: {message}; see {self.prog} --help.", file=sys.stderr)
        sys.exit(UNUSABLE)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status. Never shows a traceback."""
    _speak_utf8()
    try:
        status = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads our output has enough (`| head`). Keep the interpreter from flushing again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as fault:  # what is left of the output at the end: the disk behind it is full
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        print(f"answerable: standard output cannot be written ({fault.strerror}).", file=sys.stderr)
        return UNUSABLE
    except KeyboardInterrupt:
        print("answerable: interrupted; nothing half-stored.", file=sys.stderr)
        return INTERRUPTED
    return status


def _run(arguments: Sequence[str] | None) -> int:
    options = _parser().parse_args(arguments)
    module, function = options.does
    try:
        command = getattr(importlib.import_module(f"answerable.config.{module}"), function)
        return int(command(options))
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except Exception as fault:
        if os.environ.get("ANSWERABLE_TRACE") == "1":
            raise
        print(f"answerable: {_sentence(fault)}", file=sys.stderr)
        return UNUSABLE


def _sentence(fault: Exception) -> str:
    """What went wrong, for people: refusals as they are, anything else as a fault of ours."""
    names = {kind.__name__ for kind in type(fault).__mro__}
    if names & {"Refusal", "UnreadableInput", "DatabaseUnavailable", "LoadRefused", "NotStored"}:
        return " ".join(str(fault).split())
    if isinstance(fault, OSError) and fault.filename is not None:
        return f"{fault.filename}: {fault.strerror or type(fault).__name__}."
    if isinstance(fault, OSError) and fault.errno in (errno.ENOSPC, errno.EDQUOT, errno.EIO):
        return f"something cannot be written ({fault.strerror})."
    return (
        f"this is a fault of Answerable, not of your input: {type(fault).__name__}: "
        f"{' '.join(str(fault).split())[:300]} (ANSWERABLE_TRACE=1 shows where)."
    )


def _speak_utf8() -> None:
    """JSON and Chinese go out as UTF-8 whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace" if stream is sys.stderr else "strict")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="answerable",
        description="The accountability system of a public institution.",
        epilog="Exit status: 0 done; 1 done, and --fail-on was met or the journal is broken; "
        "2 the input or the call cannot be used.",
    )
    parser.add_argument("--version", action="version", version=f"answerable {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    _reading_commands(commands)
    _storing_commands(commands)
    _serving_commands(commands)
    _people_commands(commands)
    _ledger_commands(commands)
    return parser


def _reading_commands(commands: argparse._SubParsersAction[_Parser]) -> None:
    read = commands.add_parser(
        "read",
        help="read a document and print it as JSON; stores nothing",
        description="Reads a document (text, DOCX, PDF, XLSX, JSON) and prints it as JSON of the "
        "schema answerable/document-1. Stores nothing.",
    )
    _file(read)
    read.add_argument("-o", "--output", metavar="OUT", help="write the JSON there, not on standard output")
    read.set_defaults(does=("reading", "read"))

    audit = commands.add_parser(
        "audit",
        help="recompute a document's figures and print the findings",
        description="Reads a document, recomputes what can be recomputed from it, and prints the "
        "findings: as a table for people, with --json for programs. Stores nothing.",
    )
    _file(audit)
    audit.add_argument("--json", action="store_true", help='print {"findings": [...]} instead of the table')
    audit.add_argument(
        "--fail-on",
        choices=("error", "warning"),
        help="exit with 1 when there is a finding at least this grave",
    )
    audit.set_defaults(does=("reading", "audit"))


def _file(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE", help="the document")
    command.add_argument("--kind", choices=KINDS, help="what it is, where that cannot be seen from the file")
    command.add_argument("--language", choices=LANGUAGES, help="its language, likewise")


def _storing_commands(commands: argparse._SubParsersAction[_Parser]) -> None:
    load = commands.add_parser(
        "load",
        help="store a document after showing what would change",
        description="Reads a document, shows what storing it would change, asks, and stores it. "
        "The same file twice changes nothing.",
    )
    _file(load)
    load.add_argument("--yes", action="store_true", help="do not ask")
    load.set_defaults(does=("storing", "load"))

    publish = commands.add_parser(
        "publish",
        help="write a stored report as a document",
        description="Writes a stored report as a document in one language.",
    )
    publish.add_argument("symbol", metavar="SYMBOL", help="of the report, e.g. A/76/596")
    publish.add_argument("--format", required=True, choices=FORMATS)
    publish.add_argument("--language", required=True, choices=LANGUAGES)
    publish.add_argument("-o", "--output", required=True, metavar="OUT", help="the file to write")
    publish.set_defaults(does=("storing", "publish"))

    plans = commands.add_parser(
        "plans",
        help="list plans with their versions",
        description="Lists every plan with its versions, also those being written. `publish` writes any of "
        "them as a document; what `load` stores becomes a version on the page of its plan.",
    )
    plans.add_argument("--json", action="store_true", help='print {"plans": [...]} instead of the table')
    plans.add_argument("--language", choices=LANGUAGES, default="en", help="of names (%(default)s)")
    plans.set_defaults(does=("plans", "plans"))

    for name, words in (
        ("backup", "write everything stored into one file; others may go on working"),
        ("restore", "fill an empty place from such a file, or change nothing"),
    ):
        command = commands.add_parser(name, help=words, description=f"{words[0].upper()}{words[1:]}.")
        command.add_argument("file", metavar="FILE", help="the backup")
        command.set_defaults(does=("backing_up", name))

    verify = commands.add_parser(
        "verify-journal",
        help="prove the journal's chain",
        description="Recomputes the journal's chain and compares the tables with it. Prints the number "
        "of entries and the last hash, or the first broken link (exit status 1). Then recomputes the seals "
        "of published reports and the digests of their files; what came of it goes to standard error.",
    )
    verify.set_defaults(does=("storing", "verify_journal"))


def _serving_commands(commands: argparse._SubParsersAction[_Parser]) -> None:
    for name, words in (
        ("serve", "serve the web application"),
        ("demo", "load the sample institution if it is not there, and serve it"),
    ):
        command = commands.add_parser(name, help=words, description=f"{words[0].upper()}{words[1:]}.")
        command.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
        command.add_argument("--port", default=8000, type=_port, help="port to listen on (%(default)s)")
        command.add_argument(
            "--processes",
            type=_processes,
            metavar="N",
            help="processes that answer; without it one a core, at most 4",
        )
        command.add_argument(
            "--no-worker",
            dest="worker",
            action="store_false",
            help="start no worker beside it: `answerable worker` runs elsewhere",
        )
        command.set_defaults(does=("serving", name))
    worker = commands.add_parser(
        "worker",
        help="do what was asked for in the background",
        description="Does what was asked for in the background: publications, reminders. `serve` and "
        "`demo` start one themselves.",
    )
    worker.set_defaults(does=("working", "work"))


def _people_commands(commands: argparse._SubParsersAction[_Parser]) -> None:
    invite = commands.add_parser(
        "invite",
        help="print a link by which somebody comes in: the first administrator",
        description="Invites a person and prints the link by which they choose a password and come in. "
        "Once there is an administrator, they invite people on the page People and roles.",
    )
    invite.add_argument("email", metavar="EMAIL")
    invite.add_argument("--name", required=True, help="the person's name")
    invite.add_argument("--role", required=True, choices=ROLES)
    invite.add_argument("--entity", metavar="CODE", help="the entity the role is held at (default: all)")
    invite.add_argument("--language", choices=("en", "zh-hans"), default="en")
    invite.set_defaults(does=("people", "invite"))


def _ledger_commands(commands: argparse._SubParsersAction[_Parser]) -> None:
    load = commands.add_parser(
        "load-ledger",
        help="take in a file of the ERP: expenditure, allotments, posts filled",
        description="Takes in a CSV, XLSX or Parquet file of ledger lines, whole or not at all. The same "
        "file twice changes nothing. Rows that cannot be taken come back with their reasons (--rejects).",
    )
    load.add_argument("file", metavar="FILE", help="the file")
    load.add_argument("--mapping", type=int, metavar="VERSION", help="of the mapping (default: the newest)")
    load.add_argument("--rejects", metavar="OUT", help="write rejected rows there, as CSV")
    load.add_argument("--fail-on-rejected", action="store_true", help="exit with 1 when a row was rejected")
    load.set_defaults(does=("ledger", "load_ledger"))
    save = commands.add_parser(
        "save-mapping",
        help="save how files of a source are read",
        description="Saves a mapping from a JSON file: our fields and the headings of the file.",
    )
    save.add_argument("file", metavar="FILE", help="the mapping, as JSON")
    save.add_argument("--name", help="what people call the source")
    save.set_defaults(does=("ledger", "save_mapping"))
    for command in (load, save):
        command.add_argument(
            "--source", required=True, metavar="CODE", help="the system that sends: erp-finance"
        )
        command.add_argument(
            "--kind", default="", choices=("", *LEDGER_KINDS), help="of the lines, where no column says it"
        )
        command.add_argument(
            "--as",
            dest="person",
            required=True,
            metavar="EMAIL",
            help="the budget officer or service who does it",
        )


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 6) or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"{text!r} is no port: a number from 1 to 65535 was expected")
    return int(text)


def _processes(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 3) or not 0 < int(text) <= 64:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes: 1 to 64 was expected")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
