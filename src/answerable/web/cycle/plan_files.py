"""Plan documents between being looked at and a period being opened from them.

They lie in a folder of the person who sent them; nobody else finds them, and after a week nobody.
"""

from __future__ import annotations

import re
import secrets
import shutil
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from answerable.calc.account import Document
from answerable.cycle.rules import Refused
from answerable.publishing.blocks import UnreadableInput
from answerable.web.documents.reading import KEPT, SUFFIXES, kept_name

MOST = 6  # files at once: one for each language
_KEY = re.compile(r"[A-Za-z0-9_-]{16,64}")


def keep(files: Sequence[Any], person: int) -> str:
    """Keeps uploaded files and returns their key. Raises `Refused` (invalid)."""
    forget_old()
    if len(files) > MOST:
        raise Refused("invalid", _("One plan document for each language was expected."))
    for file in files:
        _refuse_bad(file)
    key = secrets.token_urlsafe(18)
    folder = _of(person) / key
    folder.mkdir(parents=True)
    for at, file in enumerate(files):
        with (folder / f"{at}-{kept_name(file.name or 'plan')}").open("wb") as out:
            for chunk in file.chunks():
                out.write(chunk)
    return key


def _refuse_bad(file: Any) -> None:
    name = Path(file.name or "").name
    if Path(name).suffix.lower() not in SUFFIXES:
        raise Refused(
            "invalid",
            _("%(name)s cannot be read: a file ending in %(suffixes)s was expected.")
            % {"name": name, "suffixes": ", ".join(SUFFIXES)},
        )
    if file.size > settings.UPLOAD_LIMIT:
        raise Refused(
            "invalid",
            _("%(name)s is larger than %(limit)s MB, the largest file that is read.")
            % {"name": name, "limit": settings.UPLOAD_LIMIT // (1024 * 1024)},
        )


def names(key: str, person: int) -> list[str]:
    """The names of the kept files as they were sent; empty where nothing is kept under the key."""
    return [path.name.partition("-")[2] for path in _files(key, person)]


def documents(key: str, person: int) -> tuple[Document, ...]:
    """The kept files as documents. Raises `Refused`: one cannot be read, or nothing is kept any more."""
    from answerable.publishing import registry  # document libraries, which only this needs

    found = _files(key, person)
    if not found:
        raise Refused("invalid", _("The plan documents are not here any more; choose them again."))
    read = []
    for path in found:
        name = path.name.partition("-")[2]
        try:
            read.append(registry.read_bytes(path.read_bytes(), name))
        except UnreadableInput as fault:
            raise Refused("invalid", str(fault), place=name) from fault
    return tuple(read)


def forget(key: str, person: int) -> None:
    if _KEY.fullmatch(key):
        shutil.rmtree(_of(person) / key, ignore_errors=True)


def forget_old() -> None:
    for folder in _root().glob("*/*"):
        if time.time() - folder.stat().st_mtime > KEPT:
            shutil.rmtree(folder, ignore_errors=True)


def _files(key: str, person: int) -> list[Path]:
    return sorted((_of(person) / key).glob("*-*")) if _KEY.fullmatch(key) else []


def _root() -> Path:
    return Path(settings.UPLOAD_FOLDER) / "plans"


def _of(person: int) -> Path:
    return _root() / str(person)
