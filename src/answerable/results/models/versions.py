"""Versions of a plan: which documents are the same plan at different stages, and who decided each.

A plan being written is a `Report` of a plan's kind with the status open, as a report being made is
(decision 0013); here stands which plan it is a version of. Compared are any two of them.
"""

from __future__ import annotations

from django.db import models

from answerable.foundation.fields import ByLanguage
from answerable.foundation.texts import words
from answerable.organization.models import Entity, Period
from answerable.results.choices import PLAN_STAGES
from answerable.results.models.report import Report, one_of


class Plan(models.Model):
    """What an entity and everything under it promises for a period, whatever the version."""

    code = models.SlugField(max_length=60, unique=True, db_comment="its address: 'lakes-2026-27'")
    names = ByLanguage()
    entity = models.ForeignKey(Entity, null=True, blank=True, on_delete=models.PROTECT, related_name="plans")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="plans")

    class Meta:
        db_table_comment = "Plans"
        ordering = ["-period__start", "code"]

    def __str__(self) -> str:
        return str(words(self.names, "en") or self.code)


class PlanVersion(models.Model):
    """One document as a version of a plan. Approved ones cite the resolution that decided them."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions")
    report = models.OneToOneField(Report, on_delete=models.CASCADE, related_name="plan_version")
    number = models.PositiveIntegerField(db_comment="from 1, in the order in which they were begun")
    stage = models.TextField()
    decision = models.TextField(blank=True, default="", db_comment="citation: the resolution that decided it")
    decided_on = models.DateField(null=True, blank=True)
    based_on = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="followed_by"
    )

    class Meta:
        db_table_comment = "Versions of plans"
        ordering = ["plan", "number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plan_version_once"),
            one_of("stage", PLAN_STAGES, "plan_version_stage_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.stage} {self.number}"
