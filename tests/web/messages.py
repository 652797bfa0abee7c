"""Message catalogues without system packages: extracts, merges and compiles with Babel.

    python -m tests.web.messages            update the .po files from the sources, compile the .mo
    python -m tests.web.messages --missing  list what a catalogue lacks

Templates are turned into Python by Django's own `templatize`; Python sources are read by Babel.
"""

from __future__ import annotations

import ast
import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "answerable"
LOCALE = SOURCE / "locale"
LANGUAGES = {"zh_Hans": "zh_Hans", "en": "en"}
FLOORS = (
    "plans",
    "results",
    "api",
    "organization",
    "web",
    "config",
    "cycle",
    "publishing",
)  # those that have words for people in Django's messages
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
}
_QUOTED = r"""u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_CALL = re.compile(rf"\b(?:gettext|_)\({_QUOTED}\)|\bngettext\({_QUOTED}, {_QUOTED},")

NO_DAY = datetime(2026, 1, 1, tzinfo=UTC)

Message = str | tuple[str, str]


def messages() -> dict[Message, set[str]]:
    """Every message of the sources with the files it stands in."""
    found: dict[Message, set[str]] = {}
    for path in sorted(p for floor in FLOORS for p in (SOURCE / floor).rglob("*")):
        if path.suffix == ".py":
            said = _of_python(path)
        elif path.suffix == ".html" or (path.suffix == ".txt" and "templates" in path.parts):
            said = _of_template(path)
        else:
            continue
        for message in said:
            found.setdefault(message, set()).add(path.relative_to(ROOT).as_posix())
    return found


def _of_python(path: Path) -> Iterator[Message]:
    for _line, _function, said, _comments in extract_python(
        io.BytesIO(path.read_bytes()), KEYWORDS, (), {"encoding": "utf-8"}
    ):
        if isinstance(said, str):
            yield said
        elif isinstance(said, tuple) and isinstance(said[0], str):
            yield (said[0], said[1]) if _function == "ngettext" else said[0]


def _of_template(path: Path) -> Iterator[Message]:
    for found in _CALL.finditer(templatize(path.read_text(encoding="utf-8"))):
        one, singular, plural = found.groups()
        if one is not None:
            yield ast.literal_eval(one)
        else:
            yield ast.literal_eval(singular), ast.literal_eval(plural)


def stored(language: str) -> Catalog:
    """The catalogue as it is committed."""
    path = _po(language)
    if not path.exists():
        return Catalog(locale=LANGUAGES[language])
    with path.open("rb") as file:
        return read_po(file, locale=LANGUAGES[language])


def compiled(language: str) -> bytes:
    """The committed file the program reads."""
    return _po(language).with_suffix(".mo").read_bytes()


def as_compiled(catalogue: Catalog) -> bytes:
    catalogue.creation_date = catalogue.revision_date = NO_DAY  # a date would make every compilation a change
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def updated(language: str) -> Catalog:
    """What the sources say now, with the translations there are; English stands for itself."""
    before = stored(language)
    now = Catalog(
        locale=LANGUAGES[language],
        header_comment="# Words of the pages. Update with: python -m tests.web.messages",
        project="Answerable",
        version="0",
        fuzzy=False,
    )
    for message, places in sorted(messages().items(), key=lambda pair: str(pair[0])):
        known = before.get(message if isinstance(message, str) else message[0])
        text = known.string if known is not None else ""
        if language == "en":
            text = message
        now.add(message, text, locations=[(place, None) for place in sorted(places)])
    return now


def missing(language: str) -> list[Message]:
    """Messages without a text in the committed catalogue."""
    catalogue = stored(language)
    lacking = []
    for message in messages():
        known = catalogue.get(message if isinstance(message, str) else message[0])
        strings = known.string if known is not None else ""
        if not strings or (isinstance(strings, tuple) and not all(strings)):
            lacking.append(message)
    return lacking


def write(language: str, catalogue: Catalog) -> None:
    path = _po(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=100, omit_header=False, include_lineno=False, sort_output=False)
    # a date in the head would make every update a change
    text = re.sub(
        r'^"(?:POT-Creation-Date|PO-Revision-Date|Generated-By|Report-Msgid-Bugs-To|Last-Translator|Language-Team):.*\n',
        "",
        path.read_text("utf-8"),
        flags=re.M,
    )
    path.write_text(text, encoding="utf-8")
    path.with_suffix(".mo").write_bytes(as_compiled(stored(language)))


def _po(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


if __name__ == "__main__":
    for name in LANGUAGES:
        if "--missing" in sys.argv:
            for message in missing(name):
                print(name, repr(message))
        else:
            write(name, updated(name))
            print(f"{name}: {len(messages())} messages, {len(missing(name))} without a text")
