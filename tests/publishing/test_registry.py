"""Files are known by their content, refused in one sentence, and read without what they do not need."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

from answerable.publishing import registry, sample
from answerable.publishing.blocks import UnreadableInput
from tests import factories

FORMS = (*registry.FORMATS, "text")
REPORT = sample.performance_reports(planted_errors=False)[0].en


@pytest.mark.parametrize("form", [form for form in FORMS if form != "html"])
def test_a_name_says_nothing_and_the_content_all(form: str, tmp_path: Path):
    path = tmp_path / "report.bin"
    path.write_bytes(registry.write(REPORT, form))
    assert registry.read(path) == REPORT
    assert registry.read(str(path), kind="performance_report", language="en") == REPORT
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("form", FORMS)
def test_the_same_document_gives_the_same_bytes(form: str):
    assert registry.write(REPORT, form) == registry.write(REPORT, form)


def zipped(name: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr(name, b"<a/>")
    return target.getvalue()


READABLE = "a text, DOCX, PDF, or an XLSX or JSON of ours"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", f"line 1: expected {READABLE}, found an empty file."),
        (b"\n \n", f"line 1: expected {READABLE}, found an empty file."),
        (b"<!DOCTYPE html><p>x", f"line 1: expected {READABLE}, found a web page."),
        (b"PK\x03\x04", f"expected {READABLE}, found a ZIP file that is broken."),
        (zipped("a.txt"), f"expected {READABLE}, found a ZIP file that is neither DOCX nor XLSX."),
        (
            b"\xd0\xcf\x11\xe0",
            f"expected {READABLE}, found an old or encrypted office file; save it as DOCX or XLSX.",
        ),
        (b"%PDF-1.4", "page 1: expected a PDF, found one that is broken or cut short."),
        (b'{"schema": 1}', 'schema: expected "answerable/document-1".'),
        (b"one\n\xff\xfe", "line 2: expected text in UTF-8, found other bytes; save it as UTF-8."),
        (
            "只有一段文字。".encode(),
            "expected a budget performance report, an addendum of outputs, a programme plan, "
            "a corrigendum, a combined report or a section of the programme budget "
            "in Chinese or English, found none of their table heads.",
        ),
    ],
)  # fmt: skip
def test_refusals_name_the_file_the_place_and_what_was_expected(data: bytes, said: str, tmp_path: Path):
    path = tmp_path / "report.txt"
    path.write_bytes(data)
    with pytest.raises(UnreadableInput) as refusal:
        registry.read(path)
    assert str(refusal.value) == f"{path}: {said}"


def test_refuses_a_missing_file_a_folder_and_a_huge_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with pytest.raises(
        UnreadableInput, match=r"expected a file that can be read: No such file or directory\.$"
    ):
        registry.read(tmp_path / "none")
    with pytest.raises(UnreadableInput, match=r"expected a file that can be read: Is a directory\.$"):
        registry.read(tmp_path)
    path = tmp_path / "large"
    path.write_bytes(b"x" * 11)
    monkeypatch.setattr(registry, "LARGEST", 10)
    with pytest.raises(UnreadableInput, match="found more"):
        registry.read(path)


def test_a_kind_or_language_that_is_another_is_refused(tmp_path: Path):
    path = tmp_path / "report"
    path.write_bytes(registry.write(REPORT, "json"))
    for options, said in (
        ({"kind": "outputs_addendum"}, "expected the kind outputs_addendum, found performance_report."),
        ({"language": "zh"}, "expected the language zh, found en."),
        ({"kind": "memo"}, f"expected one of the kinds {', '.join(registry.KINDS)}, found memo."),
    ):
        with pytest.raises(UnreadableInput) as refusal:
            registry.read(path, **options)
        assert str(refusal.value) == f"{path}: {said}"


def test_a_workbook_of_others_is_refused_with_sheet_and_cell(tmp_path: Path):
    path = tmp_path / "book.xlsx"
    openpyxl.Workbook().save(path)
    with pytest.raises(UnreadableInput) as refusal:
        registry.read(path)
    said = "sheet Sheet, cell A1: expected a workbook of ours with the sheet 概况 or About."
    assert str(refusal.value) == f"{path}: {said}"


def test_unknown_formats_and_kinds_are_errors_of_the_caller():
    with pytest.raises(ValueError, match="expected one of html, docx, pdf, xlsx, json, found odt"):
        registry.write(REPORT, "odt")
    plan = type(REPORT)("accountability_report", "en")
    with pytest.raises(ValueError, match="expected one of the kinds performance_report, outputs_addendum"):
        registry.write(plan, "docx")
    assert registry.write(plan, "json")


@pytest.mark.parametrize(
    ("form", "needed"), [("text", set()), ("json", set()), ("docx", {"lxml"}), ("xlsx", {"lxml"})]
)
def test_reading_imports_only_what_the_file_needs(form: str, needed: set[str], tmp_path: Path):
    path = tmp_path / "report"
    path.write_bytes(registry.write(REPORT, form))
    program = (
        "import sys; from answerable.publishing import registry; registry.read(sys.argv[1]);"
        "heavy = {'django', 'docx', 'typst', 'pypdfium2', 'pdfplumber', 'xlsxwriter', 'openpyxl', 'lxml'};"
        "print(*sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program, path], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == needed


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_format_is_written_for_documents_of_both_kinds(language: str):
    starts = {
        "html": b"<!doctype html>",
        "docx": b"PK",
        "pdf": b"%PDF",
        "xlsx": b"PK",
        "json": b"{\n",
        "text": b"#!",
    }
    for document in (factories.report(language, 3), factories.addendum(language, 3)):
        found = {form: registry.write(document, form)[: len(starts[form])] for form in starts}
        assert found == starts
