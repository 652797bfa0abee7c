"""Workbooks that were sent back filled: what was wrong in them, or what they would change.

A workbook is checked first and applied afterwards, whole or not at all; between the two a person
looks at the difference. `changes` is bound to what stood here when it was checked (`seen`): what
has changed since is a conflict, as in the entry page. The worker checks and applies large ones.
"""

from __future__ import annotations

from django.db import models

from answerable.organization.models import Entity, Person
from answerable.plans.models import BudgetVersion
from answerable.results.choices import UPLOAD_STATES, WORKBOOKS
from answerable.results.models.report import Report, one_of


class WorkbookUpload(models.Model):
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="workbooks")
    kind = models.TextField()
    report = models.ForeignKey(
        Report, null=True, blank=True, on_delete=models.CASCADE, related_name="workbooks"
    )
    version = models.ForeignKey(
        BudgetVersion, null=True, blank=True, on_delete=models.CASCADE, related_name="workbooks"
    )
    entity = models.ForeignKey(
        Entity, null=True, blank=True, on_delete=models.PROTECT, related_name="workbooks"
    )
    file_name = models.TextField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField(db_comment="not repeated in the journal: sha256 stands for it")
    status = models.TextField()
    errors = models.JSONField(
        default=list, blank=True, db_comment="every one: sheet, cell, code, what is said"
    )
    changes = models.JSONField(default=list, blank=True, db_comment="what applying it would write")
    done = models.PositiveIntegerField(default=0, db_comment="rows checked so far, of a large one")
    of = models.PositiveIntegerField(default=0, db_comment="rows to check; 0 while it is being opened")
    message = models.TextField(blank=True, default="", db_comment="why it stopped, for people")
    sent_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table_comment = "Workbooks sent back"
        ordering = ["-sent_at", "-id"]
        constraints = [
            one_of("kind", WORKBOOKS, "workbook_kind_is_known"),
            one_of("status", UPLOAD_STATES, "workbook_status_is_known"),
            models.CheckConstraint(
                condition=models.Q(report__isnull=False, version__isnull=True)
                | models.Q(report__isnull=True, version__isnull=False),
                name="workbook_is_of_a_report_or_a_budget",
            ),
        ]

    def __str__(self) -> str:
        return self.file_name
