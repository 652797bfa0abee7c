"""Packages that are broken, encrypted, too large or hostile are refused in one sentence."""

import io
import zipfile

import pytest

from answerable.publishing.blocks import UnreadableInput
from answerable.publishing.media import package
from answerable.publishing.media.package import Package


def zipped(**parts: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return target.getvalue()


def refused(data: bytes, part: str = "main") -> str:
    with pytest.raises(UnreadableInput) as refusal:
        Package(data, "DOCX", "main").xml(part)
    return str(refusal.value)


def test_gives_parts_and_an_empty_element_for_missing_ones():
    opened = Package(zipped(main=b"<a><b/></a>"), "DOCX", "main")
    assert opened.xml("main").tag == "a"
    assert len(opened.xml("other")) == 0


def test_refuses_what_is_none():
    assert refused(b"text") == "expected a DOCX, found a broken or another kind of file."
    assert refused(zipped(other=b"<a/>")) == "expected a DOCX, found a package without main."
    assert (
        refused(b"\xd0\xcf\x11\xe0") == "expected a DOCX without a password, found an encrypted or old file."
    )
    assert refused(zipped(main=b"<a>")) == "main: expected XML, found a broken part."


def test_refuses_encrypted_parts():
    data = bytearray(zipped(main=b"<a/>"))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    assert refused(bytes(data)) == "expected a DOCX without a password, found an encrypted one."


def test_refuses_a_bomb_before_unpacking_it(monkeypatch: pytest.MonkeyPatch):
    data = zipped(main=b"<a>" + b" " * 5_000_000 + b"</a>")
    assert len(data) < 20_000
    monkeypatch.setattr(package, "_LARGEST", 1_000_000)
    assert refused(data) == "main: expected less than 200 MB unpacked, found more."


def test_refuses_more_tags_than_memory_holds(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(package, "_MOST_MARKS", 1_000)
    assert refused(zipped(main=b"<a>" + b"<b/>" * 1_000 + b"</a>")) == (
        "main: expected at most 1,000 XML tags, found more."
    )


@pytest.mark.parametrize(
    "declared",
    ['<!ENTITY x SYSTEM "file:///etc/hostname">', '<!ENTITY % p SYSTEM "http://127.0.0.1:9/p"> %p;',
     '<!ENTITY x "text">', ""],
)  # fmt: skip
def test_a_dtd_is_refused_and_nothing_is_fetched(declared: str):
    data = zipped(main=f"<!DOCTYPE a [{declared}]><a>{'&x;' if ' x ' in declared else ''}</a>".encode())
    assert refused(data) == "main: expected XML without a DTD, found one."


def test_damaged_parts_are_refused():
    data = bytearray(zipped(main=b"<a>" + bytes(range(60, 100)) * 50 + b"</a>"))
    for at in range(40, 60):
        data[at] ^= 0xFF
    assert refused(bytes(data)).startswith(("main: expected XML", "expected a DOCX"))
