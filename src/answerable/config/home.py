"""Where this installation keeps what is its own: database, secret key, uploads in progress.

`$ANSWERABLE_HOME` decides. Without it the folder is `var/` beside the virtual environment the
program runs in, so that one checkout is one installation; outside a virtual environment it is
the user's data folder. Nothing here needs Django.
"""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path


def home_folder() -> Path:
    """The folder, not yet made: `$ANSWERABLE_HOME`, `<environment>/../var`, or the user's own."""
    chosen = os.environ.get("ANSWERABLE_HOME")
    if chosen:
        return Path(chosen).expanduser().resolve()
    if sys.prefix != sys.base_prefix:
        beside = Path(sys.prefix).resolve().parent
        if os.access(beside, os.W_OK):
            return beside / "var"
    return Path.home() / ".local" / "share" / "answerable"


def make_home() -> Path:
    """The folder, made if need be. Raises `OSError` where it cannot be."""
    home = home_folder()
    home.mkdir(parents=True, exist_ok=True)
    return home


def secret_key() -> str:
    """The key that signs cookies: `$ANSWERABLE_SECRET_KEY`, else made once and kept in the home folder.

    A folder that cannot be written to (a read-only image running a check) gets a key for this
    process only, which is safe: cookies signed with it are refused by the next process.
    """
    given = os.environ.get("ANSWERABLE_SECRET_KEY")
    if given:
        return given
    try:
        path = make_home() / "secret_key"
        made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip() or secrets.token_urlsafe(50)
    except OSError:
        return secrets.token_urlsafe(50)
    with os.fdopen(made, "w", encoding="ascii") as file:
        key = secrets.token_urlsafe(50)
        file.write(key)
    return key
