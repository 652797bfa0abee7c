"""What cannot be shown afterwards is refused before it is stored, in one sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from answerable.calc.account import Document, Section, Table
from answerable.publishing.actions import LoadRefused
from answerable.publishing.actions.acceptance import accept
from tests import factories


def refused(document: Document) -> str:
    with pytest.raises(LoadRefused) as refusal:
        accept(document)
    sentence = str(refusal.value)
    assert sentence.isprintable()
    assert len(sentence) < 400
    return sentence


@pytest.mark.parametrize(
    "symbol",
    [
        "A/76/596",
        " A/68/648/Add.1 ",
        "SW/30/12",
        "A/C.5/76/L.2",
        "A/76/5 (Vol. II)",
        "S/PV.9 [Resumption 1]",
        "財/7",
    ],
)
def test_printed_symbols_are_taken(symbol: str) -> None:
    assert accept(replace(factories.report(), symbol=symbol)) == symbol.strip()


@pytest.mark.parametrize(
    "symbol",
    [
        "..", ".", "/", "../../etc/passwd", "a//b", "A_76", "A\0B", "A\r\nX-Header: 1", "A\tB", "A\u202eB",
        "A\ud800", "<script>", 'A"B', "A?b", "A#b", "A%2e", "A\\B", "A" * 101,
    ],
)  # fmt: skip
def test_other_symbols_are_refused(symbol: str) -> None:
    assert "one such as A/76/596 was expected" in refused(replace(factories.report(), symbol=symbol))


@pytest.mark.parametrize("symbol", [None, "", " \n"])
def test_a_document_without_a_symbol_is_refused(symbol: str | None) -> None:
    assert "names no symbol" in refused(replace(factories.report(), symbol=symbol))


def test_a_kind_that_cannot_be_published_is_refused() -> None:
    assert "found accountability_report" in refused(replace(factories.report(), kind="accountability_report"))


@pytest.mark.parametrize("name", ["", " ", "A\n1", "A\0", "A\ud800", "A" * 101])
def test_names_that_no_address_holds_are_refused(name: str) -> None:
    document = factories.report()
    assert "a name of 1 to 100" in refused(replace(document, sections=(Section(name, "Office"),)))
    assert "a name of 1 to 100" in refused(replace(document, tables=(Table(name, (), ()),)))


def sections(*pairs: tuple[str, str | None]) -> Document:
    return replace(factories.report(), sections=tuple(Section(p, "Office", above) for p, above in pairs))


def test_sections_above_themselves_are_refused() -> None:
    assert "section A: at most 50" in refused(sections(("A", "A")))
    assert "section A: at most 50" in refused(sections(("A", "B"), ("B", "A")))
    deep = [("S0", None), *((f"S{n}", f"S{n - 1}") for n in range(1, 52))]
    assert "section S51: at most 50" in refused(sections(*deep))
    assert accept(sections(*deep[:-1]))
