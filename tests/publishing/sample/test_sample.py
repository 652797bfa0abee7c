"""The texts of the sample: our own words, both languages complete, quickly made."""

import json
import re
import time
from pathlib import Path

import jsonschema
import pytest
import yaml

from answerable.publishing import sample
from answerable.publishing.media import json as json_media
from answerable.publishing.sample import content

ROOT = Path(__file__).parents[3]
REAL = ROOT.parent / "shared" / "documents"
FILES = sorted(content.FOLDER.rglob("*.yaml"))
RUN = 22  # Chinese characters that two independent texts do not share by chance


def characters(text: str) -> str:
    return re.sub(r"[^一-鿿]", "", text)


def runs(text: str) -> set[str]:
    found = characters(text)
    return {found[i : i + RUN] for i in range(len(found) - RUN + 1)}


@pytest.mark.documents
def test_no_text_is_taken_from_the_real_documents():
    if not REAL.is_dir():
        pytest.skip("the real documents are not at ../shared/documents")
    real = set().union(*(runs(path.read_text("utf-8")) for path in REAL.glob("*.zh.txt")))
    assert len(real) > 10_000
    printed = [t for d in sample.documents() if d.language == "zh" for t in _strings(d)]
    assert sorted(run for text in printed for run in runs(text) if run in real) == []


def _strings(document: object) -> list[str]:
    """Every string of a document as JSON prints it."""
    found: list[str] = []

    def visit(value: object) -> None:
        if isinstance(value, dict):
            for item in value.values():
                visit(item)
        elif isinstance(value, list):
            for item in value:
                visit(item)
        elif isinstance(value, str):
            found.append(value)

    visit(json.loads(json_media.write(document)))
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_text_exists_in_both_languages_with_the_same_slots(path: Path):
    pairs = list(_pairs(yaml.safe_load(path.read_text("utf-8"))))
    assert len(pairs) > 20
    for pair in pairs:
        zh, en = pair["zh"], pair["en"]
        assert any("一" <= c <= "鿿" for c in zh)
        assert not any("一" <= c <= "鿿" for c in en)
        slots = [set(re.findall(r"\{(\w+)\}", text)) - {"outputs"} for text in (zh, en)]
        assert slots[0] == slots[1]


def _pairs(value: object):
    if isinstance(value, dict):
        if "zh" in value:
            yield value
        for item in value.values():
            yield from _pairs(item)
    elif isinstance(value, list):
        for item in value:
            yield from _pairs(item)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_chinese_is_punctuated_as_chinese(path: Path):
    for pair in _pairs(yaml.safe_load(path.read_text("utf-8"))):
        assert re.findall(r"[一-鿿][,;?!:](?!\S*//)", pair["zh"]) == []
        assert re.findall(r"[，。；：、]", pair["en"]) == []


@pytest.mark.parametrize("document", sample.documents(), ids=lambda d: f"{d.symbol} {d.language}")
def test_documents_are_valid_json_and_read_back(document):
    schema = json.loads((Path(json_media.__file__).parent / "document.schema.json").read_text("utf-8"))
    written = json_media.write(document)
    jsonschema.Draft202012Validator(schema).validate(json.loads(written))
    assert json_media.read(written) == document


def test_output_texts_of_a_section_do_not_repeat():
    for document in sample.documents():
        for section in document.framework_sections():
            texts = [(o.text, o.accomplishment) for o in section.outputs]
            assert len(texts) == len(set(texts))


def test_the_institution_is_made_in_less_than_a_second_of_work():
    content.sections.cache_clear()
    content.load.cache_clear()
    start = time.process_time()
    sample.documents()
    assert time.process_time() - start < 1
