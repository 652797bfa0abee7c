"""All findings of a document, each once."""

from __future__ import annotations

from dataclasses import replace

from answerable.calc.account import Finding
from answerable.publishing.findings import all_findings
from tests import factories


def test_reading_then_audit_and_none_twice():
    doubt = Finding("unreadable_row", "warning", "A row could not be read.", "A.1")
    document = factories.report()
    section = document.sections[2]
    wrong = replace(section, outputs=(replace(section.outputs[0], printed_rate="90.0"),))
    document = replace(document, sections=(*document.sections[:2], wrong), findings=(doubt,))
    found = all_findings(document)
    assert [(origin, f.rule) for origin, f in found] == [
        ("reading", "unreadable_row"),
        ("audit", "delivery_rate"),
    ]
    published = replace(document, findings=tuple(f for _, f in found))
    assert [(origin, f.rule) for origin, f in all_findings(published)] == [
        ("reading", "unreadable_row"),
        ("audit", "delivery_rate"),
    ]


def test_a_sound_document_has_none():
    assert all_findings(factories.report("zh", 3)) == []
