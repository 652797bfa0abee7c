"""Documents on their way in: uploaded, read, waiting for somebody to say "store it" or not.

The only table of this floor. Nothing of it is part of an account: a draft that is stored becomes
rows of `results`, and the upload goes.
"""

from __future__ import annotations

import uuid

from django.db import models

STATES = ("waiting", "reading", "read", "failed")


class Upload(models.Model):
    """A file somebody sent, and what was understood of it."""

    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file_name = models.TextField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField(db_comment="not repeated in the journal")
    state = models.TextField(default="waiting")
    document = models.JSONField(null=True, blank=True, db_comment="as read, form answerable/document-1")
    refusal = models.TextField(default="", blank=True, db_comment="why it could not be read, one sentence")
    received_at = models.DateTimeField()

    class Meta:
        db_table_comment = "Documents that were uploaded and neither stored nor discarded"
        ordering = ["-received_at"]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=STATES), name="upload_state_is_known"),
            models.CheckConstraint(
                condition=~models.Q(state="read") | models.Q(document__isnull=False),
                name="upload_read_has_a_document",
            ),
        ]

    def __str__(self) -> str:
        return self.file_name
