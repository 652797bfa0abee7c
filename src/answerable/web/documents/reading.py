"""An upload between being sent and being stored: a folder with the file, what was read, and how far it is.

It is the person's who sent it: their uploads lie in a folder of their own, and nobody else finds them.

Reading runs beside the request in a thread of this process, may be left and is found again: its
state stands in a file. Nothing reaches the database before a person says so.
"""

from __future__ import annotations

import json
import logging
import re
import secrets
import shutil
import threading
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from answerable.calc.account import Document
from answerable.foundation import access
from answerable.publishing import actions
from answerable.publishing.blocks import UnreadableInput
from answerable.publishing.media import json as json_form

STEPS = ("received", "read", "audited", "compared")
SUFFIXES = (".txt", ".docx", ".pdf", ".xlsx", ".json")
KEPT = 7 * 24 * 3600  # seconds an upload waits for a decision
_KEY = re.compile(r"[A-Za-z0-9_-]{16,64}")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Upload:
    """`done` steps of STEPS; `error` is a sentence for people; `digest` is of what would change."""

    person: int
    key: str
    file_name: str
    size: int
    sent_at: float
    done: int = 1
    error: str = ""
    digest: str = ""

    @property
    def finished(self) -> bool:
        return bool(self.error) or self.done == len(STEPS)

    @property
    def sent(self) -> datetime:
        return datetime.fromtimestamp(self.sent_at, UTC)

    @property
    def folder(self) -> Path:
        return _folder(self.person) / self.key

    @property
    def source(self) -> Path:
        return self.folder / self.file_name

    def document(self) -> Document:
        return json_form.read((self.folder / "document.answerable").read_bytes())


def _folder(person: int) -> Path:
    return Path(settings.UPLOAD_FOLDER) / str(person)


def receive(file: UploadedFile[Any], person: int) -> Upload:
    """Keeps the file for that person and begins to read it. The caller has checked its size and name."""
    forget_old()
    name = kept_name(file.name or "document")
    upload = Upload(person, secrets.token_urlsafe(18), name, file.size or 0, time.time())
    upload.folder.mkdir(parents=True)
    with upload.source.open("wb") as out:
        for chunk in file.chunks():
            out.write(chunk)
    _save(upload)
    threading.Thread(target=read, args=(upload,), name=f"reading {upload.key}", daemon=True).start()
    return upload


def kept_name(sent: str) -> str:
    """A name that every file system takes: plain letters, and with its ending at most 200 bytes."""
    plain = re.sub(r"[^\w.() -]", "_", Path(sent).name)
    return plain.encode()[-200:].decode(errors="ignore")


def find(key: str, person: int) -> Upload | None:
    """That person's upload of that key, with its state as of now."""
    if not _KEY.fullmatch(key):
        return None
    try:
        state = json.loads((_folder(person) / key / "state").read_text(encoding="utf-8"))
        return Upload(**state)
    except (OSError, ValueError, TypeError):  # none, or one of an earlier version
        return None


def waiting(person: int) -> list[Upload]:
    """That person's uploads that are not decided about yet, newest first."""
    return sorted(_of(_folder(person)), key=lambda upload: upload.sent_at, reverse=True)


def forget(upload: Upload) -> None:
    shutil.rmtree(upload.folder, ignore_errors=True)


def forget_old() -> None:
    folder = Path(settings.UPLOAD_FOLDER)
    for upload in [upload for own in folder.glob("*") for upload in _of(own)]:
        if time.time() - upload.sent_at > KEPT:
            forget(upload)


def read(upload: Upload) -> None:
    """Reads, audits and compares; the state says after each step how far it is."""
    from django.db import connection

    from answerable.publishing import registry  # document libraries, which only this needs
    from answerable.results.reports import rules

    access.enter(upload.person)  # this thread's own connection acts for them, too
    try:
        document = registry.read(upload.source)
        upload = _save(replace(upload, done=2))
        rules.audit(document)
        (upload.folder / "document.answerable").write_bytes(json_form.write(document))
        upload = _save(replace(upload, done=3))
        changes = actions.plan_load(upload.document())
        _save(replace(upload, done=4, digest=digest(changes)))
    except (UnreadableInput, actions.LoadRefused) as refusal:
        _save(replace(upload, error=str(refusal).replace(f"{upload.folder}/", "")))
    except Exception:  # whatever a broken file makes a library do, the person gets a sentence
        log.exception("reading %s failed", upload.source)
        _save(replace(upload, error="?"))
    finally:
        connection.close()


def digest(changes: actions.Changes) -> str:
    """What a person confirms: the same changes have the same digest."""
    return changes.digest


def _save(upload: Upload) -> Upload:
    """Whole or not at all: a page that asks in between sees the state before."""
    state: dict[str, Any] = asdict(upload)
    part = upload.folder / "state.part"
    part.write_text(json.dumps(state), encoding="utf-8")
    part.replace(upload.folder / "state")
    return upload


def _of(folder: Path) -> Iterator[Upload]:
    """The uploads in one person's folder."""
    for state in folder.glob("*/state") if folder.name.isdecimal() else ():
        found = find(state.parent.name, int(folder.name))
        if found is not None:
            yield found
