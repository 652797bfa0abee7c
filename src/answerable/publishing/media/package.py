"""A ZIP of XML parts (DOCX, XLSX), written by anybody and opened with care.

Sizes are checked before anything is unpacked, XML entities are never resolved, and what cannot
be read is refused in one sentence that names the part.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

from lxml import etree

from answerable.publishing.blocks import UnreadableInput

_LARGEST = 200 * 1024 * 1024  # of all parts that are read, unpacked
_MOST_MARKS = 4_000_000  # tags of one part: each becomes an object in memory
_OLE = b"\xd0\xcf\x11\xe0"  # old office files, and new ones with a password
_BROKEN = (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, EOFError, NotImplementedError, OSError)


class Package:
    """The parts of a package by name; `form` is 'DOCX' or 'XLSX', for the messages."""

    def __init__(self, data: bytes, form: str, main: str) -> None:
        if data.startswith(_OLE):
            raise UnreadableInput(f"expected a {form} without a password, found an encrypted or old file.")
        try:
            self._file = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise UnreadableInput(f"expected a {form}, found a broken or another kind of file.") from error
        self._left = _LARGEST
        self._parts = {info.filename: info for info in self._file.infolist()}
        if any(info.flag_bits & 1 for info in self._parts.values()):
            raise UnreadableInput(f"expected a {form} without a password, found an encrypted one.")
        if main not in self._parts:
            raise UnreadableInput(f"expected a {form}, found a package without {main}.")

    def xml(self, name: str) -> Any:
        """The root of a part; an empty element where the package has no such part."""
        info = self._parts.get(name)
        if info is None:
            return etree.Element("none")
        self._left -= info.file_size
        if self._left < 0:
            raise UnreadableInput(f"{name}: expected less than 200 MB unpacked, found more.")
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, huge_tree=True
        )
        try:
            with self._file.open(info) as part:
                data = part.read(info.file_size + 1)
            if data.count(b"<") > _MOST_MARKS:
                raise UnreadableInput(f"{name}: expected at most {_MOST_MARKS:,} XML tags, found more.")
            root = etree.fromstring(data, parser)
        except _BROKEN as error:
            raise UnreadableInput(f"{name}: expected XML, found a broken part.") from error
        if root.getroottree().docinfo.internalDTD is not None:
            # What an entity stands for would be missing in silence.
            raise UnreadableInput(f"{name}: expected XML without a DTD, found one.")
        return root
