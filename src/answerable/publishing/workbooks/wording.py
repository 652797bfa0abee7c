"""What is wrong with a workbook, in plain words with the way out, in the language in force."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from answerable.publishing.workbooks.shapes import Problem


def sentence(problem: Problem) -> str:
    """One sentence, or two: what is wrong, and what to do."""
    if problem.code in ("refused", "not_yours") and problem.expected:
        return problem.expected
    said = _SENTENCES.get(problem.code, _SENTENCES["broken"])()
    return said % {"found": problem.found, "expected": problem.expected} if "%(" in said else said


def place(problem: Problem) -> str:
    """'Outputs, F7'; '' for the file as a whole."""
    return ", ".join(part for part in (problem.sheet, problem.cell) if part)


_FILE: dict[str, Callable[[], str]] = {
    "empty": lambda: _("The file is empty. Save the workbook and send it again."),
    "too_large": lambda: _(
        "The file has %(found)s MB; at most %(expected)s MB are taken. Remove pictures and sheets that do "
        "not belong to the workbook."
    ),
    "not_xlsx": lambda: _(
        "This is no Excel workbook. In your spreadsheet program choose “Save as” and "
        "“Excel workbook (.xlsx)”."
    ),
    "old_excel": lambda: _(
        "This is a workbook of an old form (.xls). Choose “Save as” and “Excel workbook (.xlsx)”."
    ),
    "encrypted": lambda: _("The workbook has a password. Remove it, save, and send the workbook again."),
    "macros": lambda: _(
        "The workbook holds macros or embedded objects (%(found)s), which are not taken. Choose “Save as” "
        "and “Excel workbook (.xlsx)”, without macros."
    ),
    "bomb": lambda: _(
        "The file unpacks to more than %(expected)s MB and was not opened. Download a new workbook and copy "
        "your entries into it."
    ),
    "broken": lambda: _(
        "The file is damaged (%(found)s). Open it in your spreadsheet program, save it again, and send it."
    ),
    "declares_entities": lambda: _(
        "The file holds declarations (%(found)s) that no spreadsheet program writes, and was not opened."
    ),
    "too_many_cells": lambda: _(
        "The sheet reaches over %(found)s cells; at most %(expected)s are read. Delete the empty rows and "
        "columns behind the data, save, and send the workbook again."
    ),
    "not_ours": lambda: _(
        "This workbook was not made here, or a hidden sheet was deleted from it. Download a new workbook and "
        "copy your entries into it."
    ),
    "older_template": lambda: _(
        "This workbook was made from template %(found)s; today’s is %(expected)s. Download a new workbook "
        "and copy your entries into it: nothing you wrote is lost."
    ),
    "newer_template": lambda: _(
        "This workbook was made from template “%(found)s”, which is not known here; today’s is %(expected)s. "
        "Download a new workbook and copy your entries into it."
    ),
    "other_kind": lambda: _(
        "This is a workbook of another kind (%(found)s); send it on the page it was downloaded from."
    ),
    "other_target": lambda: _(
        "This workbook belongs to %(found)s, not to %(expected)s; send it on the page it was downloaded from."
    ),
    "more": lambda: _("%(found)s further errors are not listed; correct these first and send it again."),
    "other_entity": lambda: _(
        "This workbook is of another entity (%(found)s); send it on the page it was downloaded from."
    ),
}

_STRUCTURE: dict[str, Callable[[], str]] = {
    "sheet_missing": lambda: _(
        "The sheet “%(found)s” was deleted, or its hidden first row or column was. Undo that, or download a "
        "new workbook and copy your entries into it."
    ),
    "sheet_twice": lambda: _(
        "The sheet “%(found)s” is there twice. Keep the one you filled and delete the copy."
    ),
    "column_missing": lambda: _(
        "The column “%(found)s” was deleted or moved out of its sheet. Download a new workbook and copy your "
        "entries into it."
    ),
    "merged": lambda: _("The cells %(found)s are merged. Unmerge them and write in each what belongs there."),
    "row_missing": lambda: _(
        "The row %(found)s was deleted. Undo that, or download a new workbook; leave cells empty instead of "
        "deleting rows."
    ),
    "row_twice": lambda: _(
        "The row %(found)s is there twice, also at %(expected)s: it was copied. Delete the copy."
    ),
    "row_unknown": lambda: _(
        "The hidden marks of this row were changed (%(found)s). Download a new workbook and copy your "
        "entries into it."
    ),
    "row_gone": lambda: _(
        "The row %(found)s no longer exists here: it was removed after the workbook was made. Clear what you "
        "wrote in it."
    ),
    "stray": lambda: _(
        "“%(found)s” stands outside the rows of the workbook. Move it into a row, or delete it."
    ),
    "beside": lambda: _(
        "“%(found)s” stands in a column that is not one of the workbook; what stands there is not read."
    ),
    "locked": lambda: _(
        "“%(found)s” was written into a locked cell. Undo that: this cell is not to be filled."
    ),
    "not_yours": lambda: _("This cell is not yours to write."),
}

_CELL: dict[str, Callable[[], str]] = {
    "formula_without_value": lambda: _(
        "The formula has no result: the file was not saved by a spreadsheet program. Open it there, let it "
        "calculate, save it; or write the figure itself."
    ),
    "error_value": lambda: _(
        "The cell shows the error %(found)s. Write the figure itself, or clear the cell."
    ),
    "no_figure": lambda: _(
        "“%(found)s” is no figure. Write a number such as 1234.5, n/a where it does not apply, or nothing "
        "where it is not reported."
    ),
    "no_count": lambda: _("“%(found)s” is no whole number of 0 or more."),
    "too_many_decimals": lambda: _("“%(found)s” has more than two decimals; amounts have at most two."),
    "ambiguous_figure": lambda: _(
        "“%(found)s” is one figure to some readers and another to others (%(expected)s). Write it without a "
        "sign for thousands."
    ),
    "percent": lambda: _(
        "The cell is formatted as per cent and holds %(found)s. Format it as a number and write the per "
        "cent: 12 for 12 per cent."
    ),
    "date_in_figure": lambda: _(
        "The spreadsheet program made a date of what was typed (%(found)s). Format the cell as a number and "
        "write the figure again."
    ),
    "no_day": lambda: _("“%(found)s” is no day. Write it as 2026-07-01."),
    "ambiguous_day": lambda: _("“%(found)s” could be two days (%(expected)s). Write it as 2026-07-01."),
    "not_in_list": lambda: _("“%(found)s” is not in the list. Choose one of: %(expected)s."),
    "characters": lambda: _(
        "The text holds characters that cannot be stored. Delete them and write it again."
    ),
    "too_long": lambda: _("The text has %(found)s characters; at most %(expected)s are taken."),
    "incomplete": lambda: _("This new row is incomplete: %(expected)s must be filled."),
    "refused": lambda: _("This cannot be written."),
    "formulas": lambda: _("%(found)s cells hold formulas: their last results were read."),
}

_SENTENCES = {**_FILE, **_STRUCTURE, **_CELL}
CODES = tuple(_SENTENCES)
