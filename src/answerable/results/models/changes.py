"""When a report that is not open last changed: a number for what was read of it."""

from __future__ import annotations

from django.db import models


class ReportChange(models.Model):
    """The last change of a report's rows. Written by triggers alone (`sql/changes.sql`)."""

    report = models.BigIntegerField(
        primary_key=True, db_comment="its id; 0: what all reports look up, entities and periods"
    )
    number = models.BigIntegerField(db_comment="never given twice")

    def __str__(self) -> str:
        return f"{self.report}: {self.number}"
