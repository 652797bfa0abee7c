"""Files of evidence: what they are by their bytes, whatever they say they are."""

from __future__ import annotations

import io
import zipfile

import pytest

from answerable.cycle.rules import Refused
from answerable.cycle.rules.files import ENDINGS, as_download, known_file, safe_name

MB = 1024 * 1024


def package(*names: str, mimetype: str = "") -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "<x/>")
    return held.getvalue()


WORD = package("[Content_Types].xml", "word/document.xml")
SHEET = package("[Content_Types].xml", "xl/workbook.xml")
TEXT = package("content.xml", mimetype=ENDINGS["odt"])


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.pdf", b"%PDF-1.7\n", "application/pdf"),
        ("a.PNG", b"\x89PNG\r\n\x1a\nx", "image/png"),
        ("a.jpeg", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("a.docx", WORD, ENDINGS["docx"]),
        ("a.xlsx", SHEET, ENDINGS["xlsx"]),
        ("a.odt", TEXT, ENDINGS["odt"]),
        ("a.txt", "数据\n".encode(), "text/plain"),
        ("a.csv", b"a,b\n1,2\n", "text/csv"),
    ],
)
def test_what_people_work_with_is_taken(name: str, content: bytes, expected: str) -> None:
    assert known_file(name, content, MB).media_type == expected


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.exe", b"MZ\x90\x00"),
        ("runs.docx", package("[Content_Types].xml", "word/document.xml", "word/embeddings/runs.JAR")),
        ("link.xlsx", package("[Content_Types].xml", "xl/workbook.xml", "xl/away.lnk")),
        ("a.txt", b"MZ is a program"),
        ("a.pdf", b"MZ\x90"),
        ("a.txt", b"#!/bin/sh\n"),
        ("a.html", b"<html>"),
        ("a.txt", b"\n <!DOCTYPE html><p>"),
        ("a.svg", b"<svg onload=x>"),
        ("a.txt", b"\xef\xbb\xbf<script>"),
        ("a.png", b"%PDF-1.7"),
        ("a.pdf", b"\x89PNG\r\n\x1a\n"),
        ("a.docx", SHEET),
        ("a.docx", package("readme.txt")),
        ("a.zip", package("readme.txt")),
        ("a.docx", package("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")),
        ("a.odt", package("content.xml", "Scripts/x.py", mimetype=ENDINGS["odt"])),
        ("a.odt", package("content.xml", mimetype="text/html")),
        ("a.docx", b"PK\x03\x04broken"),
        ("a.txt", b"\xff\xfe\x00"),
        ("a.txt", b"a\x00b"),
        ("a", b"plain"),
        ("a.pdf", b""),
        ("a.pdf", b"%PDF-" + b"x" * MB),
    ],
)
def test_what_runs_or_pretends_is_refused(name: str, content: bytes) -> None:
    with pytest.raises(Refused) as refused:
        known_file(name, content, MB)
    assert refused.value.code == "invalid"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\a\\report.pdf", "report.pdf"),
        ("..", "file"),
        ("", "file"),
        (".pdf", "pdf"),
        ("a\x00b\u202e.pdf", "ab.pdf"),
        ('x"; filename="y.html', "x filename=y.html"),
        ("水位 2026.xlsx", "水位 2026.xlsx"),
        ("a" * 300 + ".pdf", "a" * 116 + ".pdf"),
    ],
)
def test_a_name_is_only_a_name(name: str, expected: str) -> None:
    assert safe_name(name) == expected


def test_a_header_says_the_name_and_nothing_else() -> None:
    assert as_download("SW/30/12.zh.docx") == 'attachment; filename="SW_30_12.zh.docx"'
    assert as_download("a.pdf", inline=True) == 'inline; filename="a.pdf"'
    for name in ('x"; filename="run.exe', "x\r\nSet-Cookie: a=b.docx", "甲\u202excod.exe", "\x00", '"'):
        said = as_download(name)
        assert said.isascii(), name
        assert said.isprintable(), name
        assert (said.count('"') in (0, 2), said.count(";")) == (True, 1), name
    assert as_download("甲.docx") == "attachment; filename*=utf-8''%E7%94%B2.docx"
