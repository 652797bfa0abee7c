"""What a file of evidence is, from its bytes and not from its name; and a name that is only a name.

Taken are documents people work with: PDF, PNG and JPEG pictures, Word, Excel and OpenDocument
files, plain text and CSV in UTF-8. Refused is what can run or draw on the institution's behalf
(programs, HTML, SVG), and what claims to be something else than it is.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from dataclasses import dataclass

from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from answerable.cycle.rules.refusal import Refused

NAME_LIMIT = 120
_PARTS_LIMIT = 10_000  # of a package; a long workbook has some hundred

_OPEN_XML = "application/vnd.openxmlformats-officedocument."
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
ENDINGS = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "docx": f"{_OPEN_XML}wordprocessingml.document",
    "xlsx": f"{_OPEN_XML}spreadsheetml.sheet",
    "odt": f"{_OPEN_DOCUMENT}text",
    "ods": f"{_OPEN_DOCUMENT}spreadsheet",
    "txt": "text/plain",
    "csv": "text/csv",
}
_MAIN_PARTS = {
    "word/document.xml": ENDINGS["docx"],
    "xl/workbook.xml": ENDINGS["xlsx"],
}
_MACROS = re.compile(
    r"vbaProject|\.(?:exe|dll|js|vbs|bat|com|scr|jar|class|msi|hta|lnk|ps1)$|^Basic/|^Scripts/", re.IGNORECASE
)
_MARKUP = re.compile(rb"^\s*(?:<!doctype|<\?xml|<html|<svg|<script|<head|<body|<!--)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Known:
    """What a file is: the type of its bytes, and a name without any folder."""

    media_type: str
    file_name: str


def known_file(file_name: str, content: bytes, limit: int) -> Known:
    """The type and the name of a file. Raises `Refused` (invalid): what it is and what was expected."""
    if not content:
        raise Refused("invalid", _("The file is empty."), place=file_name[:NAME_LIMIT])
    if len(content) > limit:
        raise Refused(
            "invalid",
            _("The file has %(size)s MB; at most %(limit)s MB were expected.")
            % {"size": round(len(content) / 1_048_576, 1), "limit": limit // 1_048_576},
        )
    name = safe_name(file_name)
    ending = name.rpartition(".")[2].lower()
    media_type = _type_of(content)
    claimed = ENDINGS.get(ending)
    if media_type == "text/plain" and claimed == "text/csv":
        media_type = claimed
    if media_type is None or claimed is None:
        raise Refused(
            "invalid",
            _("This kind of file is not kept; kept are PDF, PNG, JPEG, DOCX, XLSX, ODT, ODS, TXT, CSV."),
            place=name,
        )
    if media_type != claimed:
        raise Refused(
            "invalid",
            _("The file is not what its name says (%(ending)s); save it as what it is.") % {"ending": ending},
            place=name,
        )
    return Known(media_type, name)


def safe_name(file_name: str) -> str:
    """The last part of a name, without folders, control characters and signs that mean something."""
    last = re.split(r"[/\\:]", unicodedata.normalize("NFC", file_name))[-1]
    plain = "".join(c for c in last if unicodedata.category(c)[0] != "C" and c not in '<>"|?*;')
    name = " ".join(plain.split()).strip(". ")
    if "." not in name:
        return name[:NAME_LIMIT] or "file"
    stem, _dot, ending = name.rpartition(".")
    return f"{(stem.strip('. ') or 'file')[: NAME_LIMIT - len(ending[:10]) - 1]}.{ending[:10]}"


def as_download(name: str, *, inline: bool = False) -> str:
    """What a header says of a file to be saved: symbols and codes in its name are people's words."""
    said = safe_name(re.sub(r"[/\\:]", "_", name))
    return content_disposition_header(not inline, said) or "attachment"


def _type_of(content: bytes) -> str | None:
    if content.startswith(b"%PDF-"):
        return ENDINGS["pdf"]
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return ENDINGS["png"]
    if content.startswith(b"\xff\xd8\xff"):
        return ENDINGS["jpg"]
    if content.startswith(b"PK\x03\x04"):
        return _package(content)
    return _text(content)


def _package(content: bytes) -> str | None:
    """A zip file is an office document where it has the document's parts and nothing that runs."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = package.namelist()
            if len(names) > _PARTS_LIMIT or any(_MACROS.search(name) for name in names):
                return None
            if "mimetype" in names and package.getinfo("mimetype").file_size < 100:
                said = package.read("mimetype").decode("ascii", "replace").strip()
                known = said in (ENDINGS["odt"], ENDINGS["ods"]) and "content.xml" in names
                return said if known else None
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError):
        return None
    if "[Content_Types].xml" not in names:
        return None
    return next((found for part, found in _MAIN_PARTS.items() if part in names), None)


def _text(content: bytes) -> str | None:
    if _MARKUP.match(content.removeprefix(b"\xef\xbb\xbf")) or content.startswith((b"MZ", b"#!", b"\x7fELF")):
        return None
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if any(ord(c) < 32 and c not in "\t\n\r\f" for c in text):
        return None
    return "text/plain"
