"""What the rules on sections of a programme budget are called, and what they check."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _


def programme_words() -> Mapping[str, tuple[str, str]]:
    """Title and sentence of each rule."""
    return {**_figures(), **_resources(), **_order(), **_reading()}


def _figures() -> dict[str, tuple[str, str]]:
    return {
        "subcategory_total": (
            _("Total of a subcategory"),
            _("The printed total is not the sum of the deliverables listed below it."),
        ),
        "target_in_text": (
            _("Target in a sentence"),
            _("A sentence names another planned target than the measure."),
        ),
        "actual_in_text": (
            _("Actual value in a sentence"),
            _("A sentence names another actual value than the measure."),
        ),
        "target_claim": (
            _("Claim about a target"),
            _("The text says met, not met or exceeded; the measure says otherwise."),
        ),
        "share_in_measure": (
            _("Share in a sentence and its measure"),
            _("A sentence names a percentage that the measure does not have."),
        ),
    }


def _resources() -> dict[str, tuple[str, str]]:
    return {
        "sum_of_changes": (
            _("Total of the changes"),
            _("The printed total is not the sum of the changes before it."),
        ),
        "estimate_after_changes": (
            _("Amount after the changes"),
            _("What is proposed is not what was approved with its changes."),
        ),
        "share_of_changes": (
            _("Percentage of the changes"),
            _("The printed percentage is not that of the changes."),
        ),
        "post_changes": (
            _("Number of posts proposed"),
            _("The posts proposed are not those approved with their changes."),
        ),
        "posts_by_grade": (
            _("Posts by grade"),
            _("The number of posts is not the sum of the grades listed beside it."),
        ),
        "amount_in_part_b": (
            _("Amount in a sentence and in the table"),
            _("A sentence names another amount than the total of the table beside it."),
        ),
        "change_in_part_b": (
            _("Change in a sentence and in the table"),
            _("A sentence names another change than the total of the table beside it."),
        ),
    }


def _order() -> dict[str, tuple[str, str]]:
    return {
        "deliverable_years": (
            _("Years of deliverables"),
            _("The columns are not of the years that the form prints."),
        ),
        "measure_years": (_("Years of a measure"), _("The years do not run on to the last one expected.")),
        "measure_kind": (
            _("Actual or planned"),
            _("A year to come has an actual value, or a past one a planned value."),
        ),
        "mandate_repeated": (_("Mandate repeated"), _("A mandate stands twice in one list.")),
        "mandate_title": (_("Title of a mandate"), _("A mandate has another title in another list.")),
        "exhibit_repeated": (
            _("Number of a table or figure repeated"),
            _("Two tables or figures have one number."),
        ),
        "exhibit_left_out": (
            _("Number of a table or figure left out"),
            _("The numbering leaves a number out."),
        ),
        "exhibit_reference": (
            _("Reference to another table or figure"),
            _("The text refers to a table or figure that does not stand beside it."),
        ),
        "list_letter": (_("Letter of a list"), _("The letters of a list do not run on.")),
        "result_heading": (
            _("Heading missing"),
            _("A result begins without the heading that the others have."),
        ),
    }


def _reading() -> dict[str, tuple[str, str]]:
    return {
        "unread_cover": (
            _("Line of the cover"),
            _("A line of the cover that fits no record; it is kept here."),
        ),
        "unreadable_head": (_("Head without a year"), _("A head of a table names no year.")),
        "unreadable_cell": (
            _("Figure without a year"),
            _("A figure stands under a head that names no year."),
        ),
        "unreadable_mandate": (
            _("Mandate not understood"),
            _("A line of a list of mandates names no document."),
        ),
        "unreadable_paragraph": (
            _("Paragraph out of place"),
            _("A paragraph stands where the form has none; it is kept."),
        ),
        "unknown_category": (
            _("Unknown category"),
            _("A category of deliverables that the form does not have."),
        ),
        "exhibit_without_values": (
            _("Table or figure without values"),
            _("Nothing was found below this heading of a table or figure."),
        ),
        "paragraph_number": (
            _("Number of a paragraph"),
            _("A number of a paragraph does not follow the one before it."),
        ),
        "name_differs": (_("Name differs"), _("A section has another name in the list of mandates.")),
        "other_year": (_("Another year"), _("A heading names another year than the budget.")),
        "met_twice": (_("Number met twice"), _("A subprogramme has the number of one before it.")),
    }
