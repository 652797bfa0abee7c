"""Opens a workbook somebody sent, with care: nothing of it is read before its true size is known.

A ZIP may claim small parts and unpack to a disk full; so every part is unpacked once in pieces, counted,
and thrown away when there is too much. What can run (macros, embedded objects) is refused by the
names and types of its parts, whatever the file is called.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from answerable.publishing.workbooks.extents import Extent
from answerable.publishing.workbooks.shapes import Unusable

LIMIT = 100 * 1024 * 1024  # bytes of the file as sent
UNPACKED = 400 * 1024 * 1024  # bytes of all its parts; 50,000 rows have some 60 MB
_PARTS = 2_000
_PIECE = 1 << 20
_HEAD = struct.Struct("<4s5H3L2H")  # of a part, before its name
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"  # old office files, and new ones with a password
_ENCRYPTED = ("E\0n\0c\0r\0y\0p\0t\0", "EncryptedPackage")
_RUNS = re.compile(
    r"vbaProject|xl/(?:macrosheets|dialogsheets|activeX|embeddings|ctrlProps)/|\.bin\.exe", re.IGNORECASE
)
_MACRO_TYPES = re.compile(rb"macroEnabled|ms-office\.vbaProject|ms-excel\.(?:intl)?macrosheet", re.IGNORECASE)
_DECLARES = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E")  # in two bytes a letter, too
_LONGEST_MARK = 18
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)


class Package:
    """The parts of a workbook whose sizes were counted; `names` in the order of the file, `cells` by
    part: what a reader would make of it."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.cells: dict[str, int] = {}
        try:
            self._file = zipfile.ZipFile(io.BytesIO(content))
            self.directory = self._file.infolist()
            self.names = [info.filename for info in self.directory]
        except _BROKEN as fault:
            raise Unusable("not_xlsx") from fault

    def part(self, name: str) -> bytes:
        """The bytes of a part; b'' where there is none."""
        try:
            return self._file.read(name) if name in self.names else b""
        except _BROKEN as fault:
            raise Unusable("broken", name) from fault


def opened(content: bytes, file_name: str = "") -> Package:
    """The package, known to be bounded and to hold nothing that runs. Raises `Unusable`."""
    _refuse_other_files(content, file_name)
    package = Package(content)
    _refuse_what_runs(package)
    if "xl/workbook.xml" not in package.names:
        raise Unusable("not_xlsx")
    return package


def unpacked_size(content: bytes) -> int:
    """Bytes its parts say they unpack to, which `opened` holds them to; 0 of what is no workbook."""
    if not content.startswith(_ZIP) or len(content) > LIMIT:
        return 0
    try:
        return sum(part.file_size for part in zipfile.ZipFile(io.BytesIO(content)).infolist())
    except _BROKEN:
        return 0


def _refuse_other_files(content: bytes, file_name: str) -> None:
    if not content:
        raise Unusable("empty")
    if len(content) > LIMIT:
        raise Unusable("too_large", str(round(len(content) / 1048576)), str(LIMIT // 1048576))
    if content.startswith(_OLE):
        encrypted = any(mark.encode("latin-1") in content[:65536] for mark in _ENCRYPTED)
        raise Unusable("encrypted" if encrypted else "old_excel")
    if file_name.lower().endswith((".xlsm", ".xltm", ".xlam", ".xlsb")):
        raise Unusable("macros", file_name)
    if not content.startswith(_ZIP):
        raise Unusable("not_xlsx")


def _refuse_what_runs(package: Package) -> None:
    if len(package.names) > _PARTS or len(set(package.names)) < len(package.names):
        raise Unusable("broken", str(len(package.names)))
    for name in package.names:
        if _RUNS.search(name):
            raise Unusable("macros", name)
    _count(package)
    if _MACRO_TYPES.search(package.part("[Content_Types].xml")):
        raise Unusable("macros", "[Content_Types].xml")


def _count(package: Package) -> None:
    """Unpacks every part once, in pieces, and keeps none of them."""
    left = UNPACKED
    for info in package.directory:
        if info.flag_bits & 1:
            raise Unusable("encrypted")
        size, extent, before = 0, Extent(), b""
        try:
            for piece in _pieces(package.content, info):
                if _DECLARES.search(before + piece):
                    raise Unusable("declares_entities", info.filename)
                before = piece[-_LONGEST_MARK:]
                extent.feed(piece)
                size += len(piece)
                if size > left:
                    raise Unusable("bomb", info.filename, str(UNPACKED // 1048576))
                if size > info.file_size:
                    break  # it unpacks to more than it says; what is behind is not looked at
        except _BROKEN as fault:
            raise Unusable("broken", info.filename) from fault
        if size != info.file_size:  # a directory that lies about sizes misleads whoever trusts it
            raise Unusable("broken", info.filename)
        left -= size
        package.cells[info.filename] = extent.cells()


def _pieces(content: bytes, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """What is really packed there, whatever the directory claims its size to be."""
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise NotImplementedError(info.filename)
    head = content[info.header_offset : info.header_offset + _HEAD.size]
    marks = _HEAD.unpack(head)
    start = info.header_offset + _HEAD.size + marks[-2] + marks[-1]
    packed = memoryview(content)[start : start + info.compress_size]
    if info.compress_type == zipfile.ZIP_STORED:
        yield bytes(packed)
        return
    unpacking = zlib.decompressobj(-15)
    waiting = bytes(packed[:_PIECE])
    at = _PIECE
    while waiting or at < len(packed):
        yield unpacking.decompress(waiting, _PIECE)
        waiting = unpacking.unconsumed_tail
        if not waiting and not unpacking.eof:
            waiting, at = bytes(packed[at : at + _PIECE]), at + _PIECE
        elif unpacking.eof:
            break
    if not unpacking.eof:
        raise EOFError(info.filename)
