"""The file of a backup: a zip of every table as PostgreSQL's COPY writes it, and what it must be.

    answerable.json      format, version, time, migrations, and per table columns, rows, digest
    tables/NAME.copy     the rows in the order of their primary key, COPY's text format, UTF-8

The last 64 bytes are the zip's comment: the SHA-256 of everything before them. One flipped bit
anywhere is seen before anything is read.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from answerable.config.command_line import Refusal

FORMAT = "answerable/backup-1"
CONTENTS = "answerable.json"
SEAL = 64  # hexadecimal digits
PIECE = 1024 * 1024


@dataclass(frozen=True)
class Table:
    """One table in the file: its columns in order, how many rows, and the SHA-256 of its bytes."""

    name: str
    columns: list[str]
    rows: int
    digest: str


@dataclass
class Contents:
    """What is in a backup. `sequences` are the last numbers given, by name."""

    version: str
    made_at: str
    migrations: list[list[str]]
    tables: list[Table] = field(default_factory=list)
    sequences: dict[str, int] = field(default_factory=dict)
    format: str = FORMAT


class Writer:
    """Takes the tables one after the other; `close` writes the contents and the seal."""

    def __init__(self, path: Path, contents: Contents) -> None:
        self.contents = contents
        self._part = path.with_name(path.name + ".part")
        self._path = path
        handle = os.open(self._part, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        self._file = os.fdopen(handle, "w+b")
        self._zip = zipfile.ZipFile(self._file, "w", zipfile.ZIP_DEFLATED, compresslevel=3)

    def add(self, name: str, columns: list[str], rows: int, pieces: Iterable[bytes]) -> None:
        digest = hashlib.sha256()
        with self._zip.open(f"tables/{name}.copy", "w", force_zip64=True) as member:
            for piece in pieces:
                digest.update(piece)
                member.write(piece)
        self.contents.tables.append(Table(name, columns, rows, digest.hexdigest()))

    def close(self) -> str:
        """The digest of the file. Only now it bears its name."""
        self._zip.writestr(CONTENTS, json.dumps(asdict(self.contents), ensure_ascii=False, indent=1))
        self._zip.comment = b"0" * SEAL
        self._zip.close()
        seal = _digest(self._file)
        self._file.seek(-SEAL, os.SEEK_END)
        self._file.write(seal.encode("ascii"))
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._part.rename(self._path)
        return seal

    def discard(self) -> None:
        """Leaves nothing half-written."""
        with contextlib.suppress(ValueError):  # a table was being written
            self._zip.close()
        self._file.close()
        self._part.unlink(missing_ok=True)


class Reader:
    """A backup whose seal holds."""

    def __init__(self, archive: zipfile.ZipFile, contents: Contents) -> None:
        self._zip = archive
        self.contents = contents

    def pieces(self, table: Table) -> Iterator[bytes]:
        with self._zip.open(f"tables/{table.name}.copy") as member:
            while piece := member.read(PIECE):
                yield piece


@contextmanager
def opened(path: Path) -> Iterator[Reader]:
    """Raises `Refusal` for a file that is damaged or no backup; the file is read once in full for that."""
    with path.open("rb") as file:
        if not zipfile.is_zipfile(file):
            raise Refusal(f"{path} is no backup of Answerable, or its end is missing; nothing was changed.")
        seal = _digest(file)
        file.seek(-SEAL, os.SEEK_END)
        if file.read() != seal.encode("ascii"):
            raise Refusal(f"{path} is damaged or no backup of Answerable; nothing was changed.")
        with zipfile.ZipFile(file) as archive:
            yield Reader(archive, _contents(path, archive))


def _contents(path: Path, archive: zipfile.ZipFile) -> Contents:
    try:
        found: dict[str, Any] = json.loads(archive.read(CONTENTS))
        tables = [Table(**table) for table in found.pop("tables")]
        contents = Contents(tables=tables, **found)
    except (KeyError, TypeError, ValueError) as fault:
        raise Refusal(f"{path} is no backup of Answerable; nothing was changed.") from fault
    if contents.format != FORMAT:
        raise Refusal(f"{path} has the format {contents.format}, this version reads {FORMAT}.")
    return contents


def _digest(file: Any) -> str:
    """SHA-256 of everything but the seal."""
    left = file.seek(0, os.SEEK_END) - SEAL
    file.seek(0)
    digest = hashlib.sha256()
    while left > 0 and (piece := file.read(min(PIECE, left))):
        digest.update(piece)
        left -= len(piece)
    return digest.hexdigest()
