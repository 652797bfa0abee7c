"""The institution's own PDFs by layout, against the blocks of their DOCX: every paragraph, every cell.

Also with less to go by than they offer: without the borders that their rules tell, with rules of one
thickness, with words out of order, without the blanks at the ends of lines, without blanks at all.
"""

import difflib
import random
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from answerable.publishing.blocks import Grid, Text
from answerable.publishing.media import docx_read, pdf_layout
from answerable.publishing.media.pdf_layout import reading, rules

DOCUMENTS = Path(__file__).parents[4] / "shared" / "documents"
COUNTS = {"A_80_596.en": (150, 31), "A_81_6_Sect29A.en": (561, 64)}  # texts and tables
# Styles that the type alone does not tell: as the DOCX has them, as the layout gives them.
OTHER_STYLES = {
    "A_80_596.en": {("title", "heading"), ("body", "heading")},
    "A_81_6_Sect29A.en": {("title", "heading")},
}

pytestmark = pytest.mark.documents


def data_of(name: str) -> bytes:
    path = DOCUMENTS / name
    if not path.exists():
        pytest.skip(f"{name} is not beside the repository")
    return path.read_bytes()


def plain(text: str) -> str:
    lines = text.replace("\u2011", "-").split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def table(grid: Grid) -> tuple:
    """What a table says: the words of its head, and its rows without empty rows and columns.

    Two things differ between the media and mean nothing: how many rows a head has, repeated or
    split; and columns in which nothing but a head's group stands.
    """
    width = max(len(row.cells) for row in grid.rows)
    rows = [(row.head, [plain(c) for c in row.cells] + [""] * (width - len(row.cells))) for row in grid.rows]
    body = [cells for head, cells in rows if not head and any(cells)]
    heads = [tuple(cells) for head, cells in rows if head]
    if not body:
        body, heads = [list(cells) for cells in heads], []
    kept = [i for i in range(width) if any(cells[i] for cells in body)]
    words = sorted(word for cells in dict.fromkeys(heads) for cell in cells for word in cell.split())
    return tuple(words), tuple(tuple(cells[i] for i in kept) for cells in body)


def items(blocks) -> list:
    """Texts and tables; halves of a list of mandates are one."""
    made: list = []
    for block in blocks:
        if not isinstance(block, Grid):
            if plain(block.text):
                made.append(plain(block.text).replace("\n", " "))
            continue
        words, rows = table(block)
        last = made[-1] if made else None
        if not words and isinstance(last, tuple) and not last[0] and len(last[1][0]) == len(rows[0]) == 2:
            made[-1] = ((), last[1] + rows)
        else:
            made.append((words, rows))
    return made


def equal_share(name: str) -> tuple[float, list, list]:
    wanted = items(docx_read.read(data_of(f"{name}.docx")))
    found = items(pdf_layout.read_layout(data_of(f"{name}.pdf")))
    matcher = difflib.SequenceMatcher(None, wanted, found, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / len(wanted), wanted, found


@pytest.mark.parametrize("name", COUNTS)
def test_every_paragraph_and_table_equals_the_docx(name: str):
    share, wanted, found = equal_share(name)
    assert share == 1.0
    assert wanted == found
    tables = sum(isinstance(item, tuple) for item in found)
    assert (len(found) - tables, tables) == COUNTS[name]


@pytest.mark.parametrize("name", COUNTS)
def test_styles_and_levels_equal_the_docx(name: str):
    def styles(blocks) -> list:
        return [(plain(b.text).replace("\n", " "), b.style, b.level) for b in blocks if isinstance(b, Text)]

    wanted = styles(docx_read.read(data_of(f"{name}.docx")))
    found = styles(pdf_layout.read_layout(data_of(f"{name}.pdf")))
    other = {(a[1], b[1]) for a, b in zip(wanted, found, strict=True) if a != b}
    assert other <= OTHER_STYLES[name]
    assert sum(a != b for a, b in zip(wanted, found, strict=True)) <= 2


@pytest.mark.parametrize("name", COUNTS)
def test_places_are_on_their_pages_and_go_forward(name: str):
    with pypdfium2.PdfDocument(data_of(f"{name}.pdf")) as document:
        sizes = [document[i].get_size() for i in range(len(document))]
    pages = []
    for block in pdf_layout.read_layout(data_of(f"{name}.pdf")):
        for place in [block.place, *(row.place for row in getattr(block, "rows", ()))]:
            left, top, right, bottom = place.box
            width, height = sizes[place.page - 1]
            assert -1 <= left < right <= width + 1
            assert -1 <= top < bottom <= height + 1
            pages.append(place.page)
    assert pages == sorted(pages)


@pytest.mark.parametrize("name", COUNTS)
def test_no_word_of_a_page_is_lost(name: str):
    """Every word stands in a block, but for running heads, contents' dots, job numbers, scales."""
    blocks = pdf_layout.read_layout(data_of(f"{name}.pdf"))
    cells = [cell for b in blocks if isinstance(b, Grid) for row in b.rows for cell in row.cells]
    known = " ".join([*(b.text for b in blocks if isinstance(b, Text)), *cells])
    letters = "".join(known.split()).replace("-", "")
    furniture = {"Section", "Part"}
    with pypdfium2.PdfDocument(data_of(f"{name}.pdf")) as document:
        lost = {
            word
            for number in range(len(document))
            for word in document[number]
            .get_textpage()
            .get_text_range()
            .replace("\ufffe", "")
            .replace("..", " ")
            .split()
            if sum(letter.isalpha() for letter in word) > 2
            and "".join(word.split()).replace("-", "").replace("\u2011", "") not in letters
        }
    assert lost <= furniture


def _without_borders(row):
    bar = BAR(row)
    bar.borders = []
    return bar


def _of_one_thickness(row):
    bar = BAR(row)
    bar.thickness = 0.5
    return bar


def _out_of_order(number, page, text):
    made = READ_PAGE(number, page, text)
    random.Random(7).shuffle(made.words)
    for index, word in enumerate(made.words):
        word.index = index
    return made


def _without_blanks(number, page, text):
    made = READ_PAGE(number, page, text)
    for word in made.words:
        word.joined = word.open = False
    return made


BAR, READ_PAGE, HABITS = rules._bar, reading.read_page, reading.habits_of


@pytest.mark.parametrize(
    ("module", "function", "other", "shares"),
    [
        (rules, "_bar", _without_borders, (0.93, 0.98)),
        (rules, "_bar", _of_one_thickness, (0.97, 0.98)),
        (reading, "read_page", _out_of_order, (1.0, 0.99)),
        (reading, "read_page", _without_blanks, (0.95, 0.92)),
        (reading, "habits_of", lambda pages: replace(HABITS(pages), trailing=False), (0.98, 0.98)),
    ],
    ids=["borders", "thickness", "order", "blanks", "line ends"],
)
def test_with_less_to_go_by_most_is_still_equal(monkeypatch, module, function, other, shares):
    monkeypatch.setattr(module, function, other)
    found = tuple(equal_share(name)[0] for name in COUNTS)
    assert all(share >= least for share, least in zip(found, shares, strict=True)), found
