"""`read` and `audit`: a document in, JSON or findings out. Imports neither Django nor the web."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from answerable.calc.account import Document, Finding, Severity
from answerable.config.command_line import DONE, MET, Refusal
from answerable.config.terminal import say, table
from answerable.publishing import registry
from answerable.publishing.findings import all_findings
from answerable.publishing.media import json as json_form

GRAVITY: dict[Severity, int] = {"error": 0, "warning": 1, "note": 2}


def read(options: argparse.Namespace) -> int:
    """Prints the document as JSON of the schema, or writes it to `-o`."""
    put_out(json_form.write(read_document(options)), options.output)
    return DONE


def audit(options: argparse.Namespace) -> int:
    """Prints what the reading doubts and what recomputing finds."""
    document = read_document(options)
    findings = tuple(finding for _, finding in all_findings(document))
    if options.json:
        encoded = json_form.to_json(replace(document, findings=findings))["findings"]
        put_out(json.dumps({"findings": encoded}, ensure_ascii=False, indent=1).encode(), None)
    else:
        _print_table(findings)
    met = options.fail_on and any(GRAVITY[f.severity] <= GRAVITY[options.fail_on] for f in findings)
    return MET if met else DONE


def read_document(options: argparse.Namespace) -> Document:
    """The document of `options.file`. Raises `Refusal` or `UnreadableInput`, one sentence each."""
    path = Path(options.file)
    if not path.exists():
        raise Refusal(f"{path}: there is no such file.")
    if not path.is_file():
        raise Refusal(f"{path}: a file was expected, this is none.")
    return registry.read(path, kind=options.kind, language=options.language)


def put_out(data: bytes, target: str | None) -> None:
    """To standard output, or whole to a file: a reader never sees half of it."""
    if target is None or target == "-":
        sys.stdout.buffer.write(data if data.endswith(b"\n") else data + b"\n")
        sys.stdout.buffer.flush()
        return
    check_target(target)
    try:
        _put_whole(data, Path(target))
    except OSError as fault:
        raise Refusal(f"{target}: cannot be written ({fault.strerror}); nothing is there.") from fault


def check_target(target: str) -> None:
    """Raises `Refusal` where no file can be written, before the work for it is done."""
    path = Path(target)
    if not target or path.is_dir() or not path.parent.is_dir():
        raise Refusal(
            f"{target or '(no name)'}: cannot be written, a file in an existing folder was expected."
        )


def _put_whole(data: bytes, path: Path) -> None:
    if path.exists() and not path.is_file():  # a device or a pipe
        path.write_bytes(data)
        return
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(temporary, 0o666 & ~mask)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _print_table(findings: Sequence[Finding]) -> None:
    if findings:
        rows = [
            (
                f.severity,
                f.path or "",
                _where(f),
                f.printed or "",
                f.computed or "",
                " ".join(f.message.split()),
            )
            for f in findings
        ]
        heads = ("severity", "where", "place", "printed", "computed", "finding")
        print(table(heads, rows, colour_by=0))
    counted = Counter(f.severity for f in findings)
    parts = [f"{counted[s]} {s}{'s' if counted[s] != 1 else ''}" for s in GRAVITY if counted[s]]
    say(f"{len(findings)} findings: {', '.join(parts)}." if findings else "No findings.")


def _said(finding: Finding) -> tuple[str, str, str]:
    return finding.printed or "", finding.computed or "", " ".join(finding.message.split())


def _where(finding: Finding) -> str:
    place = finding.place
    if place is None:
        return ""
    if place.lines:
        first, last = place.lines
        return f"line {first}" if first == last else f"lines {first}-{last}"
    for name in ("page", "block", "sheet"):
        value = getattr(place, name)
        if value is not None:
            value = value + 1 if name == "block" else value  # blocks are kept from 0, counted from 1
            return f"{name} {value}{' ' + place.cell if name == 'sheet' and place.cell else ''}"
    return ""
