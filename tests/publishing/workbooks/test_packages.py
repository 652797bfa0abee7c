"""Files that want to hurt whoever opens them."""

from __future__ import annotations

import io
import struct
import time
import zipfile
import zlib

import pytest

from answerable.publishing.workbooks import packages, writing
from answerable.publishing.workbooks.packages import opened
from answerable.publishing.workbooks.shapes import Unusable
from tests.publishing.workbooks.filling import book, repacked


def _code(content: bytes, name: str = "a.xlsx") -> str:
    with pytest.raises(Unusable) as refused:
        opened(content, name)
    return refused.value.problem.code


def test_a_workbook_of_ours_opens() -> None:
    assert "xl/workbook.xml" in opened(writing.write(book())).names


def test_what_is_no_workbook_is_refused() -> None:
    assert _code(b"") == "empty"
    assert _code(b"%PDF-1.7") == "not_xlsx"
    assert _code(b"a,b\n1,2\n") == "not_xlsx"
    assert _code(b"PK\x03\x04" + b"\x00" * 50) == "not_xlsx"
    assert _code(_zip({"word/document.xml": b"<w/>"})) == "not_xlsx"


def test_a_cut_off_file_is_refused() -> None:
    content = writing.write(book())
    assert _code(content[: len(content) // 2]) == "not_xlsx"
    broken = bytearray(content)
    broken[200:400] = bytes(200)
    assert _code(bytes(broken)) in ("broken", "not_xlsx")


def test_passwords_and_old_files_are_told_apart() -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    assert _code(old) == "old_excel"
    assert _code(old + "EncryptedPackage".encode("utf-16-le")) == "encrypted"


@pytest.mark.parametrize(
    "part",
    [
        "xl/vbaProject.bin",
        "XL/VBAPROJECT.BIN",
        "xl/macrosheets/sheet1.xml",
        "xl/dialogsheets/sheet1.xml",
        "xl/activeX/activeX1.xml",
        "xl/embeddings/oleObject1.bin",
    ],
)
def test_what_can_run_is_refused(part: str) -> None:
    content = repacked(writing.write(book()), lambda _name, data: data, {part: b"x"})
    assert _code(content) == "macros"


def test_macros_are_refused_by_type_and_by_name() -> None:
    content = writing.write(book())
    assert _code(content, "plan.XLSM") == "macros"
    enabled = repacked(
        content,
        lambda name, data: (
            data.replace(b"spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled")
            if name == "[Content_Types].xml"
            else data
        ),
    )
    assert _code(enabled) == "macros"


def test_more_than_100_mb_is_refused_at_once() -> None:
    began = time.process_time()
    assert _code(b"PK\x03\x04" + bytes(packages.LIMIT)) == "too_large"
    assert time.process_time() - began < 1


def test_a_small_file_that_unpacks_to_gigabytes_is_refused() -> None:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package,
        package.open("xl/workbook.xml", "w") as part,
    ):
        for _ in range(packages.UNPACKED // (1 << 20) + 8):
            part.write(bytes(1 << 20))
    assert len(out.getvalue()) < 1 << 20
    began = time.process_time()
    assert _code(out.getvalue()) == "bomb"
    assert time.process_time() - began < 20


def test_a_directory_that_lies_about_sizes_is_refused() -> None:
    """Its claims are small and its checksum fits them: who reads as far as claimed sees nothing."""
    content = bytearray(_zip({"xl/workbook.xml": bytes(5_000_000)}))
    claimed, checksum = 10, zlib.crc32(bytes(10))
    at = content.rindex(b"PK\x01\x02")
    content[at + 16 : at + 20] = struct.pack("<L", checksum)
    content[at + 24 : at + 28] = struct.pack("<L", claimed)
    assert zipfile.ZipFile(io.BytesIO(bytes(content))).read("xl/workbook.xml") == bytes(10)
    assert _code(bytes(content)) == "broken"


def test_parts_with_one_name_are_refused() -> None:
    out = io.BytesIO(writing.write(book()))
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(out, "a") as package:
        package.writestr("xl/workbook.xml", b"<workbook/>")
    assert _code(out.getvalue()) == "broken"


def test_declared_entities_are_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    content = repacked(
        writing.write(book()), lambda name, data: bomb if name == "xl/sharedStrings.xml" else data
    )
    assert _code(content) == "declares_entities"


def test_many_parts_are_refused() -> None:
    assert _code(_zip({f"p{at}.xml": b"" for at in range(3_000)})) == "broken"


def _zip(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def test_what_it_says_it_unpacks_to_is_known_before_it_is_opened() -> None:
    content = writing.write(book())
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert packages.unpacked_size(content) == sum(part.file_size for part in file.infolist())
    assert [packages.unpacked_size(odd) for odd in (b"", b"%PDF", content[:100])] == [0, 0, 0]
