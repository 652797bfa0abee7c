"""II Plans: the results framework of an entity for a period, which is what was promised.

Here: objectives, expected accomplishments, indicators with baseline, target and estimate, planned
outputs. What came of them is in `results`; money and posts in `budgets`.
Source: A/76/596, part II; A/68/648/Add.1.
"""

from __future__ import annotations

from django.db import models

from answerable.foundation.fields import ByLanguage, Quantity, number_of, quantity_check
from answerable.foundation.records import Recorded
from answerable.foundation.texts import words
from answerable.organization.models import Entity, Period
from answerable.plans.choices import DIRECTIONS


class Framework(models.Model):
    """The framework of one entity for one period, as one document states it."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="frameworks")
    period = models.ForeignKey(
        Period, null=True, blank=True, on_delete=models.PROTECT, related_name="frameworks"
    )
    source = models.TextField(db_comment="citation: symbol and section of the document that states it")
    is_public = models.BooleanField(default=True, db_comment="false while its report is being made")

    class Meta:
        db_table_comment = "Results frameworks"
        ordering = ["source"]
        constraints = [models.UniqueConstraint(fields=["source"], name="framework_stated_once")]

    def __str__(self) -> str:
        return self.source


class Objective(Recorded):
    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="objectives")
    texts = ByLanguage()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["framework", "occurrence"], name="objective_once")]

    def __str__(self) -> str:
        return str(words(self.texts, "en") or "")


class Accomplishment(Recorded):
    """The change promised."""

    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="accomplishments")
    label = models.TextField(db_comment="as printed, without its parentheses: 'a', '1.1'")
    texts = ByLanguage()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "label", "occurrence"], name="accomplishment_once")
        ]

    def __str__(self) -> str:
        return f"({self.label}) {words(self.texts, 'en') or ''}"


class Indicator(Recorded):
    """How the change is measured. `words` holds printed words of target and estimate by language."""

    accomplishment = models.ForeignKey(Accomplishment, on_delete=models.CASCADE, related_name="indicators")
    ordinal = models.PositiveIntegerField(db_comment="position within its accomplishment, from 1")
    label = models.TextField(null=True, blank=True, db_comment="printed number, e.g. 2.1.4")
    texts = ByLanguage()
    units = ByLanguage(db_comment="by language: what is counted: days, per cent")
    direction = models.TextField(null=True, blank=True, db_comment="which way is good: more, less, keep")
    baseline = Quantity(db_comment="what it was before the period")
    baseline_number = number_of("baseline")
    target = Quantity()
    target_number = number_of("target")
    estimate = Quantity()
    estimate_number = number_of("estimate")
    words = ByLanguage(db_comment="by language: quantities the document prints in other words")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["accomplishment", "ordinal", "occurrence"], name="indicator_once"
            ),
            *quantity_check("indicator", "baseline", "target", "estimate"),
            models.CheckConstraint(
                condition=models.Q(direction__isnull=True) | models.Q(direction__in=DIRECTIONS),
                name="indicator_direction_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ordinal}. {words(self.texts, 'en') or ''}"


class Output(Recorded):
    """What is to be delivered."""

    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="outputs")
    number = models.PositiveIntegerField(null=True, blank=True)
    accomplishment_label = models.TextField(
        null=True, blank=True, db_comment="label of its accomplishment where the form says so"
    )
    headings = ByLanguage(db_comment="by language: the headings directly above the row's group")
    texts = ByLanguage()
    units = ByLanguage(db_comment="by language: what is counted: documents, meetings, days")
    planned = Quantity()
    planned_number = number_of("planned")
    category = models.TextField(null=True, blank=True, db_comment="deliverables: A to E")
    subcategories = ByLanguage()
    words = ByLanguage(db_comment="by language: quantities the document prints in other words")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["framework", "number", "occurrence"], nulls_distinct=False, name="output_once"
            ),
            *quantity_check("output", "planned"),
        ]

    def __str__(self) -> str:
        return f"{self.number or '–'} {words(self.texts, 'en') or ''}"
