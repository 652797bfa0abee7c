"""What a rule of the audit is called, and what it checks, in one sentence each."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from answerable.web.results import combined_words
from answerable.web.results.programme_words import programme_words


@dataclass(frozen=True, slots=True)
class RuleWords:
    title: str
    sentence: str


def rule_words(rule: str) -> RuleWords:
    """The words of a rule; a rule without words of its own shows its name."""
    return _words().get(rule, RuleWords(rule.replace("_", " "), ""))


def _words() -> dict[str, RuleWords]:
    of_programmes = {rule: RuleWords(*words) for rule, words in programme_words().items()}
    of_combined = {rule: RuleWords(*words) for rule, words in combined_words.rules().items()}
    return {**_figures(), **_sentences(), **_claims(), **_reading(), **of_programmes, **of_combined}


def _figures() -> dict[str, RuleWords]:
    """Rules on rows and tables."""
    return {
        "delivery_rate": RuleWords(
            _("Delivery rate"), _("The printed rate is not what planned and actual give.")
        ),
        "delivery_rate_absent": RuleWords(
            _("Delivery rate missing"), _("Planned and actual are there, the rate is not.")
        ),
        "delivery_rate_of_nothing": RuleWords(
            _("Rate of nothing planned"), _("A rate is printed although nothing was planned.")
        ),
        "figure_absent": RuleWords(_("Figure missing"), _("A figure the row needs is not printed.")),
        "variance_amount": RuleWords(
            _("Variance, amount"), _("The printed variance is not apportionment minus expenditure.")
        ),
        "variance_percent": RuleWords(
            _("Variance, percentage"), _("The printed percentage is not the variance over the apportionment.")
        ),
        "variance_unexplained": RuleWords(
            _("Variance not explained"),
            _("The variance reaches the threshold of the period and no explanation was found."),
        ),
        "variance_head_unknown": RuleWords(
            _("Variance without a row"), _("A variance is explained that no row of the table carries.")
        ),
        "explanation_absent": RuleWords(
            _("Explanation missing"), _("A variance is listed without a text that explains it.")
        ),
        "column_total": RuleWords(_("Total"), _("The printed total is not the sum of its items.")),
        "net_requirements": RuleWords(
            _("Net requirements"), _("The printed net is not gross minus staff assessment income.")
        ),
        "part_exceeds_whole": RuleWords(
            _("Part larger than the whole"), _("An “of which” item is larger than the item it belongs to.")
        ),
        "tables_disagree": RuleWords(
            _("Tables disagree"), _("The same figure is printed differently in two tables.")
        ),
        "vacancy_rate": RuleWords(
            _("Vacancy rate"), _("The printed rate lies outside what rounding of the average can cover.")
        ),
        "vacancy_rate_noted": RuleWords(
            _("Vacancy rate, posts changed"),
            _("Rounding cannot cover the printed rate, but a note says that the number of posts changed."),
        ),
    }


def _sentences() -> dict[str, RuleWords]:
    """Rules on sentences, references and numbering."""
    return {
        "vacancy_rate_in_text": RuleWords(
            _("Vacancy rate in a sentence"), _("A sentence states another vacancy rate than the table.")
        ),
        "variance_in_text": RuleWords(
            _("Variance in a sentence"), _("A sentence states another variance than the table.")
        ),
        "amount_in_text": RuleWords(
            _("Amount in a sentence"), _("A sentence states another amount than the table.")
        ),
        "balance_in_text": RuleWords(
            _("Balance in a sentence"), _("A sentence states another balance than the table.")
        ),
        "change_in_text": RuleWords(
            _("Change in a sentence"),
            _("A stated increase or decrease does not follow from the figures beside it."),
        ),
        "share_in_text": RuleWords(
            _("Share in a sentence"),
            _("A stated percentage does not follow from the numbers in the same sentence."),
        ),
        "sum_in_text": RuleWords(
            _("Sum in a sentence"), _("A stated sum is not the sum of the numbers in the same sentence.")
        ),
    }


def _claims() -> dict[str, RuleWords]:
    """Rules on what indicators, reasons, references and numbering claim."""
    return {
        "measure_in_narrative": RuleWords(
            _("Measure and narrative disagree"),
            _("The narrative of an indicator states another value than its measure."),
        ),
        "measure_over_whole": RuleWords(
            _("Share above the whole"), _("A share of a whole is printed above 100 per cent.")
        ),
        "vacancy_rate_in_table": RuleWords(
            _("Vacancy rate in a table"),
            _("The text states another vacancy rate than the table, more than once."),
        ),
        "amount_in_table": RuleWords(
            _("Amount in a table"),
            _("The text states another amount than the table, and the total agrees with it."),
        ),
        "achievement_claim": RuleWords(
            _("Claim and measure disagree"), _("The text says met or not met, the measure says otherwise.")
        ),
        "parts_of_value": RuleWords(
            _("Parts and value disagree"), _("The parts of a completed value do not add up to it.")
        ),
        "reason_contradicts": RuleWords(
            _("Reason contradicts the figures"),
            _("The reason speaks of more where there is less, or of less where there is more."),
        ),
        "reference_missing": RuleWords(
            _("Reference to nothing"), _("The text names an output that does not exist.")
        ),
        "output_number_left_out": RuleWords(
            _("Output number left out"), _("The numbering of outputs leaves a number out.")
        ),
        "output_number_repeated": RuleWords(
            _("Output number repeated"), _("A number stands before two outputs.")
        ),
    }


def _reading() -> dict[str, RuleWords]:
    """Doubts of the reading itself."""
    return {
        "unreadable_row": RuleWords(
            _("Not understood when reading"),
            _("A line or row that fits nothing known; it is kept here so that nothing is lost."),
        ),
        "unreadable_value": RuleWords(
            _("Value not understood when reading"),
            _("A cell holds something that is no figure and no known word."),
        ),
        "ambiguous_row": RuleWords(
            _("Two readings possible"), _("A row can be read in two ways and nothing proves one of them.")
        ),
        "missing_label": RuleWords(_("Label missing"), _("A row has figures and no label.")),
        "missing_value": RuleWords(
            _("Value missing"), _("A row has a label and no figure where one belongs.")
        ),
        "stray_mark": RuleWords(_("Mark alone"), _("A row holds a mark and no text.")),
        "cover_text": RuleWords(_("Text of the cover"), _("Words of the cover are no part of the account.")),
        "stacked_values": RuleWords(
            _("Values above each other"),
            _("Several values share a cell and nothing proves where they part."),
        ),
        "continued_row": RuleWords(_("Row continued"), _("A row goes on after a page end and was joined.")),
        "lost_cells": RuleWords(_("Cells lost"), _("Cells without their table were read by their order.")),
        "shifted_remark": RuleWords(
            _("Remark shifted"), _("A remark had slipped by a row and was matched again.")
        ),
        "shifted_value": RuleWords(
            _("Value shifted"), _("A value had slipped from its row and was matched again.")
        ),
        "derived_symbol": RuleWords(_("Symbol derived"), _("The document prints no symbol; it was derived.")),
        "agenda_title": RuleWords(
            _("Agenda item"), _("The title of an agenda item is no part of the account.")
        ),
        "derived_period": RuleWords(
            _("Period derived"), _("The document prints no period; it was told from what the text speaks of.")
        ),
        "lost_character": RuleWords(
            _("Character lost"),
            _(
                "The file lost a character of the text; the restored text stands beside it, "
                "the stored one as is."
            ),
        ),
        "unread_cover": RuleWords(
            _("Cover not understood"), _("A line of the cover fits nothing known; it is kept here.")
        ),
        "no_outputs": RuleWords(_("No output read"), _("No planned output was found in the document.")),
    }
