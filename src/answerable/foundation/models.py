"""The journal's table: every change of a row of ours, kept by the database itself.

Rows are written by triggers (`journal.py`), never by this model. Number, previous hash and hash
are set by the database whatever an INSERT says; UPDATE, DELETE and TRUNCATE are refused.
"""

from __future__ import annotations

from django.db import models


class JournalEntry(models.Model):
    number = models.BigIntegerField(primary_key=True, db_comment="1, 2, 3 without gaps")
    at = models.DateTimeField(db_comment="when the statement ran")
    actor = models.TextField(db_comment="who, as the application says; else the database role")
    act = models.TextField(db_comment="load_document, publish_report, ...; else direct_write")
    operation = models.TextField(db_comment="ACT, INSERT, UPDATE, DELETE or TRUNCATE")
    table_name = models.TextField(null=True, blank=True)
    row_count = models.IntegerField()
    changes = models.JSONField(db_comment="rows with before and after; of an act, what it was about")
    previous_hash = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        db_table_comment = "Append-only, chained by hash; written by triggers only"
        ordering = ["number"]
        verbose_name_plural = "journal entries"

    def __str__(self) -> str:
        return f"{self.number} {self.act} {self.operation} {self.table_name or ''}".strip()
