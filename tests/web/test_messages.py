"""Words shown to people exist in every shipped language, and what is compiled is what is committed."""

from __future__ import annotations

import re

import pytest

from tests.web import messages

PLACEHOLDER = re.compile(r"%\(\w+\)s|%%")


def test_the_extraction_finds_what_is_there() -> None:
    found = messages.messages()
    assert len(found) > 300
    assert found["Upload a report"] >= {
        "src/answerable/web/frame/links.py",
        "src/answerable/web/templates/documents/upload.html",
    }
    assert ("%(counter)s output", "%(counter)s outputs") in found


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_no_message_lacks_its_text(language: str) -> None:
    assert messages.missing(language) == []


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_the_compiled_catalogue_says_what_the_committed_one_says(language: str) -> None:
    assert messages.compiled(language) == messages.as_compiled(messages.stored(language))


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_no_text_is_left_over(language: str) -> None:
    there = {m if isinstance(m, str) else m[0] for m in messages.messages()}
    kept = {m.id if isinstance(m.id, str) else m.id[0] for m in messages.stored(language) if m.id}
    assert kept == there


def test_a_translation_keeps_its_placeholders() -> None:
    """One that drops or renames a placeholder would fail, or lose a figure, only when it is shown."""
    for message in messages.stored("zh_Hans"):
        if not message.id:
            continue
        one = message.id if isinstance(message.id, str) else message.id[-1]
        text = message.string if isinstance(message.string, str) else message.string[0]
        assert sorted(PLACEHOLDER.findall(text)) == sorted(PLACEHOLDER.findall(one)), one


def test_chinese_is_chinese() -> None:
    """Every one that has words of its own; a frame of placeholders and marks has none."""
    for message in messages.stored("zh_Hans"):
        one = message.id if isinstance(message.id, str) else message.id[-1]
        if re.search(r"[A-Za-z]", PLACEHOLDER.sub("", one)):
            text = message.string if isinstance(message.string, str) else message.string[0]
            assert re.search(r"[\u4e00-\u9fff]", text), message.id
