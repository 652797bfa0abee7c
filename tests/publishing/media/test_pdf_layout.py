"""PDFs without tags to blocks: paragraphs over lines and pages, tables by rules and by alignment, charts."""

import io
import time

import pypdfium2
import pytest
import typst

from answerable.publishing.blocks import Grid, Text, UnreadableInput
from answerable.publishing.media.pdf_layout import Layout, read_layout

PAGE = "#set page(width: 420pt, height: 300pt, margin: 45pt)\n#set text(size: 10pt)\n"
WORK = (
    "The Department will continue to support the work of the entities and to report on it, with figures "
    "for each of the periods."
)


def set_by_typst(source: str, page: str = PAGE) -> bytes:
    """A PDF of this typst source; its tags are not looked at by the layout."""
    return bytes(typst.compile((page + source).encode(), format="pdf"))


def texts(data: bytes) -> list[str]:
    return [block.text for block in read_layout(data) if isinstance(block, Text)]


def grids(data: bytes) -> list[list[tuple[str, ...]]]:
    return [[row.cells for row in block.rows] for block in read_layout(data) if isinstance(block, Grid)]


# --- texts


def test_paragraphs_are_joined_over_lines_and_pages():
    long = " ".join([WORK] * 12)
    data = set_by_typst(f"{WORK}\n\n{long}\n\n{WORK}")
    assert len(pypdfium2.PdfDocument(data)) > 1
    assert texts(data) == [WORK, long, WORK]


def test_headings_are_told_by_type_and_numbers_stand_before_a_tab():
    data = set_by_typst(
        f"Cover\n\n#pagebreak()\n= Financial resources\n== Overall\n*In bold*\n\n_Lessons learned_\n\n"
        f"+ {WORK}\n+ {WORK}"
    )
    blocks = [(b.text, b.style, b.level) for b in read_layout(data)]
    assert blocks == [
        ("Cover", "body", 0),
        ("Financial resources", "heading", 1),
        ("Overall", "heading", 2),
        ("In bold", "heading", 3),
        ("Lessons learned", "heading", 4),
        (f"1.\t{WORK}", "body", 0),
        (f"2.\t{WORK}", "body", 0),
    ]


def test_running_heads_feet_and_numbers_are_left_out():
    page = """#set page(width: 420pt, height: 300pt, margin: 45pt,
      header: [*A/99/1* #h(1fr) Common services],
      footer: context [26-00001 #h(1fr) #counter(page).display("1/1", both: true)])
    """
    assert texts(set_by_typst("\n\n#pagebreak()\n\n".join([WORK] * 3), page)) == [WORK] * 3


def test_tables_that_begin_at_the_top_of_many_pages_keep_their_first_rule():
    page = """#set page(width: 420pt, height: 600pt, margin: (x: 45pt, top: 52pt, bottom: 70pt),
      header-ascent: 8pt, header: [A/99/1 #v(-8pt) #line(length: 100%, stroke: 0.4pt)])
    #set text(size: 10pt)
    """
    rows = [(f"Class {number}", str(100 + number), str(300 + number)) for number in range(100)]
    data = set_by_typst(
        f"""#table(columns: (150pt, 80pt, 80pt), stroke: none, align: (left, right, right),
        table.header(table.hline(stroke: 0.5pt), [], [National staff], [Inter-\\ national staff],
          table.hline(stroke: 1.5pt)), {", ".join(f"[{cell}]" for row in rows for cell in row)},
        table.hline(stroke: 1.5pt))""",
        page,
    )
    assert len(pypdfium2.PdfDocument(data)) > 2
    assert grids(data) == [[("", "National staff", "Inter-national staff"), *rows]]


def test_a_line_with_which_two_pages_end_is_no_running_foot():
    page = "#set page(width: 420pt, height: 300pt, margin: 22pt)\n#set text(size: 10pt)\n"
    ends = [f"The {word} rates\\ are those that the budget had." for word in ("first", "second")]
    pages = [*(f"#v(1fr)\n{end}" for end in ends), *("#v(60pt) " + word for word in ("So", "Thus", "Yet"))]
    read = texts(set_by_typst("\n#pagebreak()\n".join(pages), page))
    assert sum(text.endswith("those that the budget had.") for text in read) == 2


def test_a_note_follows_what_calls_it():
    data = set_by_typst(
        "#show super: set text(baseline: -0.4em, size: 0.6em)\n#set super(typographic: false)\n"
        f"First#footnote[Rounded figures.] of all\n\n{WORK}"
    )
    assert [(b.text, b.style) for b in read_layout(data)] == [
        ("First of all", "body"), ("1 Rounded figures.", "note"), (WORK, "body"),
    ]  # fmt: skip


def test_a_small_table_at_the_foot_of_a_page_is_no_note():
    data = set_by_typst(f"""{WORK}\n\n{WORK}\n\n{WORK}\n\n#v(40pt)
    #set text(size: 8pt)
    #set table(stroke: none)
    #table(columns: (150pt, 50pt, 50pt), align: (left, right, right),
      [], table.cell(colspan: 2, align: center)[2024/25 variance],
      table.hline(start: 1, end: 3, stroke: 0.5pt),
      [Official travel], [(\\$24.2)], [(12.9%)], table.hline(stroke: 0.5pt))
    """)
    assert grids(data) == [[("", "2024/25 variance", ""), ("Official travel", "($24.2)", "(12.9%)")]]


def test_text_in_two_columns_is_read_column_by_column():
    paragraphs = [" ".join([WORK] * 3), " ".join([WORK] * 2) + " It ends here.", " ".join([WORK] * 4)]
    assert texts(set_by_typst("#columns(2)[" + "\n\n".join(paragraphs) + "]")) == paragraphs


def test_contents_are_a_table_of_entries_and_pages():
    data = set_by_typst("#outline()\n= Mandate\n== Results of the work\n= Resources\nText")
    assert grids(data) == [[("Mandate", "1"), ("Results of the work", "1"), ("Resources", "1")]]


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_set_sideways_is_read_as_it_stands(quarters: int):
    source = f"#rotate({90 * quarters}deg, reflow: true)[#block(width: 250pt)[{WORK}\n\n{RULED}]]"
    data = set_by_typst(source, PAGE.replace("height: 300pt", "height: 420pt"))
    assert texts(data)[0] == WORK
    assert grids(data) == [RULED_ROWS]


def test_a_page_shown_turned_is_read_as_it_was_set():
    document = pypdfium2.PdfDocument(set_by_typst(RULED))
    document[0].set_rotation(90)
    target = io.BytesIO()
    document.save(target)
    assert grids(target.getvalue()) == [RULED_ROWS]


def test_text_across_the_page_is_kept():
    data = set_by_typst(f"{WORK}\n\n{WORK}\n\n#rotate(90deg, reflow: true)[Beside the map]")
    assert texts(data) == [WORK, WORK, "Beside the map"]


# --- tables

RULED = """#table(columns: (1fr, 60pt, 60pt), stroke: none, align: (left, right, right),
  table.hline(stroke: 0.5pt), table.header([Category], [2024/25], [2025/26]), table.hline(stroke: 1.5pt),
  [Military and police personnel of all the contingents], [41 945.0], [(6 442.2)],
  [Civilian personnel], [–], [15 528.8], table.hline(stroke: 0.5pt),
  [*Total*], [*41 945.0*], [*9 086.6*], table.hline(stroke: 1.5pt))
After the table.
"""
RULED_ROWS = [
    ("Category", "2024/25", "2025/26"),
    ("Military and police personnel of all the contingents", "41 945.0", "(6 442.2)"),
    ("Civilian personnel", "–", "15 528.8"),
    ("Total", "41 945.0", "9 086.6"),
]


def test_a_table_by_its_rules():
    data = set_by_typst(RULED)
    assert grids(data) == [RULED_ROWS]
    assert texts(data) == ["After the table."]
    table = next(block for block in read_layout(data) if isinstance(block, Grid))
    assert [row.head for row in table.rows] == [True, False, False, False]


def test_tables_right_below_each_other_share_a_rule():
    def one(name: str) -> str:
        return f"""[_{name}_], [_Total_], table.hline(stroke: 1.5pt), [Approved], [500], [Actual], [450],
        table.hline(stroke: 1.5pt)"""

    data = set_by_typst(f"""#table(columns: (200pt, 80pt), stroke: none, align: (left, right),
      table.hline(stroke: 0.5pt), {one("Military observers")}, {one("Military contingents")})""")
    assert grids(data) == [
        [(name, "Total"), ("Approved", "500"), ("Actual", "450")]
        for name in ("Military observers", "Military contingents")
    ]


def test_a_table_with_every_cell_in_a_box():
    data = set_by_typst(f"#table(columns: 3, [A], [B], [C], [1], [2], [3], [x], [–], [9])\n\n{WORK}")
    assert grids(data) == [[("A", "B", "C"), ("1", "2", "3"), ("x", "–", "9")]]
    assert texts(data) == [WORK]


def test_heads_over_several_columns_and_wrapped_heads():
    data = set_by_typst("""#set table(stroke: none)
    #set text(size: 8pt)
    #set super(typographic: false)
    #table(columns: (100pt, 1fr, 1fr, 1fr, 1fr), align: (left, right, right, right, right),
      table.hline(stroke: 0.5pt), [], table.cell(colspan: 2, align: center)[Approved],
      table.cell(colspan: 2, align: center)[Actual and revised],
      table.hline(start: 1, end: 3, stroke: 0.5pt), table.hline(start: 3, end: 5, stroke: 0.5pt),
      [Category], [2024/25], [2025/26], [Total amount of the apportionment], [Percentage],
      table.hline(stroke: 1.5pt),
      [International staff#super[a] here], [1 250], [–], [(6 442.2)], [(14.9)],
      [National staff of all the categories that are paid here], [2], [3], [4.5], [0.1],
      table.hline(stroke: 0.5pt), [*Total*], [1 252], [3], [4], [5], table.hline(stroke: 1.5pt))
    """)
    assert grids(data) == [
        [
            ("", "Approved", "", "Actual and revised", ""),
            ("Category", "2024/25", "2025/26", "Total amount of the apportionment", "Percentage"),
            ("International staff a here", "1 250", "–", "(6 442.2)", "(14.9)"),
            ("National staff of all the categories that are paid here", "2", "3", "4.5", "0.1"),
            ("Total", "1 252", "3", "4", "5"),
        ]
    ]


def test_groups_whose_rules_touch_stand_over_their_own_columns():
    data = set_by_typst("""#set table(stroke: none)
    #set text(size: 7pt)
    #table(columns: (60pt, ..range(9).map(_ => 30pt)), align: (left, ..range(9).map(_ => right)),
      table.hline(stroke: 0.5pt), [], ..([Regular budget], [Other assessed], [Total]).map(
        name => table.cell(colspan: 3, align: center, name)),
      table.hline(start: 1, end: 10, stroke: 0.5pt), [],
      ..range(3).map(_ => ([2026], [2027], [Change])).flatten(),
      table.hline(stroke: 1.5pt), [Posts], ..range(1, 10).map(at => [#at]),
      [Travel], ..range(11, 20).map(at => [#at]), table.hline(stroke: 1.5pt))
    """)
    (found,) = grids(data)
    assert found[0] == ("", "Regular budget", "", "", "Other assessed", "", "", "Total", "", "")
    assert found[1] == ("", *("2026", "2027", "Change") * 3)


def test_figures_as_near_as_groups_of_one_figure_stand_in_their_columns():
    """Where rules tell no columns: figures that end alike are columns, and heads end as they do."""
    data = set_by_typst("""#set table(stroke: none, inset: (x: 1.1pt, y: 4pt))
    #set text(size: 8pt)
    #table(columns: (130pt, auto, auto, auto, auto, auto), align: (left, right, right, right, right, right),
      table.hline(stroke: 0.5pt), [], [], [], table.cell(colspan: 2, align: center)[Variance], [],
      table.hline(start: 3, end: 5, stroke: 0.5pt),
      [Category], [2024/25], [2025/26], [Amount], [Per cent], [Total],
      table.hline(stroke: 1.5pt),
      [Military contingents], [41 945.0], [41 386.3], [(6 442.2)], [(14.9)], [6],
      [Formed police units], [–], [2 386.3], [558.7], [1.3], [31],
      [Other supplies], [111.2], [(239.8)], [1 288.9], [100.0], [–],
      table.hline(stroke: 0.5pt), [*Total*], [*42 056.2*], [*43 532.8*], [*(4 594.6)*], [*9.5*], [*37*],
      table.hline(stroke: 1.5pt))
    """)
    assert grids(data) == [
        [
            ("", "", "", "Variance", "", ""),
            ("Category", "2024/25", "2025/26", "Amount", "Per cent", "Total"),
            ("Military contingents", "41 945.0", "41 386.3", "(6 442.2)", "(14.9)", "6"),
            ("Formed police units", "–", "2 386.3", "558.7", "1.3", "31"),
            ("Other supplies", "111.2", "(239.8)", "1 288.9", "100.0", "–"),
            ("Total", "42 056.2", "43 532.8", "(4 594.6)", "9.5", "37"),
        ]
    ]


def test_a_cell_goes_on_in_the_middle_of_a_sentence_however_much_room_there_was():
    data = set_by_typst("""#set table(stroke: none)
    #table(columns: (1fr, 60pt), align: (left, right), table.hline(stroke: 0.5pt), [Category], [Amount],
      table.hline(stroke: 1.5pt), [Approved budget], [69 576.4],
      [Estimates as a percentage of #linebreak() the approved budget], table.cell(align: right)[9.5],
      table.hline(stroke: 1.5pt))
    """)
    assert grids(data) == [
        [
            ("Category", "Amount"),
            ("Approved budget", "69 576.4"),
            ("Estimates as a percentage of the approved budget", "9.5"),
        ]
    ]


def test_a_table_goes_on_over_pages_and_through_a_row_with_its_head_once():
    data = set_by_typst(f"""#set table(stroke: none)
    #table(columns: (120pt, 1fr, 1fr),
      table.hline(stroke: 0.5pt), table.header([Decision], [Action taken], [Date]),
      table.hline(stroke: 1.5pt),
      ..for i in range(5) {{ ([Requests number #i of the Assembly to be carried out], [{WORK}], [3 May]) }},
      table.hline(stroke: 1.5pt))
    After.
    """)
    rows = [(f"Requests number {i} of the Assembly to be carried out", WORK, "3 May") for i in range(5)]
    assert grids(data) == [[("Decision", "Action taken", "Date"), *rows]]
    table = read_layout(data)[0]
    assert [row.place.page for row in table.rows] == [1, 1, 1, 2, 2, 3]
    assert texts(data) == ["After."]


def test_a_table_goes_on_without_its_head():
    rows = [(f"Office {i} of the Force", f"{i} 250", f"({i})") for i in range(25)]
    cells = ", ".join(f"[{cell}]" for row in rows for cell in row)
    data = set_by_typst(f"""#set table(stroke: none)
    #set text(size: 8pt)
    #table(columns: (1fr, 60pt, 60pt), align: (left, right, right), table.hline(stroke: 0.5pt),
      [Office], [Approved], [Change], table.hline(stroke: 1.5pt), {cells}, table.hline(stroke: 1.5pt))
    {WORK}
    """)
    assert len(pypdfium2.PdfDocument(data)) > 1
    assert grids(data) == [[("Office", "Approved", "Change"), *rows]]
    assert texts(data) == [WORK]


def test_a_row_of_figures_without_a_label_at_a_pages_top_is_a_row():
    rows = "".join(f"[{'Post' if n == 1 else ''}], [National], [({n})], " for n in range(1, 31))
    data = set_by_typst(f"""#set table(stroke: none)
    #table(columns: (100pt, 100pt, 60pt), align: (left, left, right),
      table.hline(stroke: 0.5pt), table.header([Unit], [Type], [Number]), table.hline(stroke: 1.5pt),
      {rows.rstrip(", ")})
    """)
    assert len(pypdfium2.PdfDocument(data)) > 1
    (found,) = grids(data)
    assert [row[2] for row in found] == ["Number", *(f"({n})" for n in range(1, 31))]


def test_a_table_of_one_row_under_group_heads():
    data = set_by_typst(f"""{WORK}
    #set table(stroke: none)
    #table(columns: (1fr, 50pt, 50pt, 50pt, 50pt), align: (left, right, right, right, right),
      [], table.cell(colspan: 2, align: center)[2024/25], table.cell(colspan: 2, align: center)[2026/27],
      table.hline(start: 1, end: 3, stroke: 0.5pt), table.hline(start: 3, end: 5, stroke: 0.5pt),
      [*Official travel*], [\\$558.7], [1.3%], [(\\$6 442.2)], [(14.9%)], table.hline(stroke: 0.5pt))
    {WORK}
    """)
    assert grids(data) == [
        [("", "2024/25", "", "2026/27", ""), ("Official travel", "$558.7", "1.3%", "($6 442.2)", "(14.9%)")]
    ]
    assert texts(data) == [WORK, WORK]


def test_a_list_in_columns_without_rules_is_read_half_by_half():
    half = "#table(columns: (50pt, 1fr), stroke: none, row-gutter: 3pt, inset: 2pt, {})"
    left = "[60/260], [Investing in a stronger Organization worldwide], [60/283], [Programme planning]"
    right = "[63/262], [Information technology, security and the continuity of business]"
    halves = f"#columns(2)[{half.format(left)} #colbreak() {half.format(right)}]"
    data = set_by_typst(f"Cover #pagebreak() {WORK}\n#set text(size: 8pt)\n{halves}")
    assert grids(data) == [
        [
            ("60/260", "Investing in a stronger Organization worldwide"),
            ("60/283", "Programme planning"),
            ("63/262", "Information technology, security and the continuity of business"),
        ]
    ]


def test_every_block_and_row_has_its_page_and_box():
    for block in read_layout(set_by_typst(WORK + "\n\n" + RULED)):
        places = [block.place, *(row.place for row in getattr(block, "rows", ()))]
        for place in places:
            left, top, right, bottom = place.box
            assert place.page == 1
            assert 40 <= left < right <= 380
            assert 30 <= top < bottom <= 300


# --- charts


def chart(*labels: tuple[float, float, str], ticks: bool = True) -> str:
    """Two series over three categories, as office programs draw them: bars, axes, legend."""
    parts = []

    def at(x: float, y: float, body: str) -> None:
        parts.append(f"#place(top + left, dx: {x}pt, dy: {y}pt)[{body}]")

    def rectangle(x: float, top: float, width: float, bottom: float, fill: str) -> None:
        at(x, top, f"#rect(width: {width}pt, height: {bottom - top}pt, fill: {fill})")

    at(40, 20, "#line(start: (0pt, 0pt), end: (0pt, 100pt), stroke: 0.7pt)")
    at(40, 120, "#line(start: (0pt, 0pt), end: (270pt, 0pt), stroke: 0.7pt)")
    if ticks:
        for value in (0, 25, 50, 75, 100):
            at(18, 116.7 - value, f"{value}")
    for number, (planned, actual) in enumerate(((None, 59), (48, 44), (39, None))):
        middle = 85 + 90 * number
        if planned is not None:
            rectangle(middle - 20, 120 - planned, 20, 120, "gray")
        if actual is not None:
            rectangle(middle, 120 - actual, 20, 120, "black")
        at(middle - 10, 126, f"{2023 + number}")
    for x, y, text in labels:
        at(x - 5, y, text)
    for x, name, fill in ((100, "Planned", "gray"), (170, "Actual", "black")):
        rectangle(x, 146, 4, 150, fill)
        at(x + 6, 144, name)
    return "Figure\n#set text(size: 8pt)\n#block(width: 320pt, height: 160pt)[" + "".join(parts) + "]\nBelow"


LABELS = ((75, 110, "–"), (95, 52, "59"), (165, 63, "48"), (185, 67, "44"), (255, 72, "39"), (275, 110, "–"))


def test_a_chart_is_a_table_of_the_values_printed_at_its_columns():
    data = set_by_typst(chart(*LABELS))
    assert grids(data) == [
        [("", "2023", "2024", "2025"), ("Planned", "–", "48", "39"), ("Actual", "59", "44", "–")]
    ]
    assert texts(data) == ["Figure", "Below"]


def test_a_value_that_cannot_be_told_stays_empty():
    without = [label for label in LABELS if label[2] not in ("48", "59")]
    contradicted = (95, 52, "95")  # over a column that ends at 59
    between = (175, 50, "48")  # over no column
    data = set_by_typst(chart(*without, contradicted, between))
    assert grids(data) == [
        [("", "2023", "2024", "2025"), ("Planned", "–", "", "39"), ("Actual", "", "44", "–")]
    ]
    assert sorted(texts(data)) == ["48", "95", "Below", "Figure"]


def test_a_chart_whose_bars_lie_stays_texts_and_loses_none():
    bars = "".join(
        f"#place(dx: 80pt, dy: {y}pt, rect(width: {w}pt, height: 14pt, fill: blue))"
        f"#place(dx: {83 + w}pt, dy: {y + 3}pt)[{w}]#place(dx: 30pt, dy: {y + 3}pt)[{name}]"
        for y, w, name in ((20, 120, "2022"), (50, 60, "2023"), (80, 90, "2024"))
    )
    data = set_by_typst(f"""#block(width: 300pt, height: 150pt, stroke: 0.5pt)[#set text(size: 7pt)
    #place(dx: 80pt, dy: 10pt, line(length: 110pt, angle: 90deg, stroke: 0.5pt))
    #place(dx: 80pt, dy: 120pt, line(length: 180pt, stroke: 0.5pt))
    {bars}#place(dx: 78pt, dy: 124pt)[0]#place(dx: 196pt, dy: 124pt)[130]]""")
    assert grids(data) == []
    assert " ".join(texts(data)).split() == ["2022", "120", "2023", "60", "2024", "90", "0", "130"]


def test_a_drawing_of_many_lines_is_no_table_and_takes_no_time():
    lines = "".join(
        f"#place(top + left, dx: {i % 300}pt, dy: {i // 40}pt, line(length: {20 + i % 60}pt, angle: {a}deg))"
        for i in range(3000)
        for a in (0, 90)
    )
    data = set_by_typst(f"#block(height: 100pt)[{lines}]\n\n{WORK}")
    start = time.process_time()
    assert WORK in texts(data)
    assert time.process_time() - start < 10


# --- what cannot be read


def test_only_pictures_and_broken_files_are_refused():
    with pytest.raises(UnreadableInput, match="only pictures"):
        read_layout(set_by_typst("#rect(width: 50pt, height: 50pt)"))
    with pytest.raises(UnreadableInput, match="broken"):
        read_layout(set_by_typst(WORK)[:200])
    with pytest.raises(UnreadableInput, match="another kind"):
        read_layout(b"no PDF")


def test_the_first_pages_tell_what_it_is_and_ours_are_left_to_their_tags():
    from answerable.publishing.media import pdf

    pages = "\n\n#pagebreak()\n\n".join(f"Page {i} of the report, to be read." for i in range(9))
    layout = Layout(set_by_typst(pages))
    assert not layout.ours
    assert [block.text for block in layout.start()] == [
        f"Page {i} of the report, to be read." for i in range(6)
    ]
    assert len(layout.blocks()) == 9
    ours = Layout(pdf.write([Text("A text of ours.")], "en", "Title"))
    assert ours.ours
    assert ours.start() == []
