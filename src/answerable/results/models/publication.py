"""What leaves the house: publications under way, the files that were published, corrigenda.

A published file is kept byte for byte. A corrigendum lists changes to a sealed report and leaves
its rows as they are.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from answerable.foundation.fields import ByLanguage
from answerable.organization.models import Person
from answerable.results.models.report import Report, one_of


class Corrigendum(models.Model):
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="corrigenda")
    number = models.PositiveIntegerField()
    symbol = models.TextField(unique=True, db_comment="of the report with /Corr.1")
    status = models.TextField(default="open", db_comment="open or published")
    reasons = ByLanguage(db_comment="why the report is corrected")
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="corrigenda_opened")
    opened_at = models.DateTimeField()
    published_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="corrigenda_published"
    )
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["report", "number"]
        verbose_name_plural = "corrigenda"
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="corrigendum_once"),
            one_of("status", ("open", "published"), "corrigendum_status_is_known"),
            models.CheckConstraint(
                condition=models.Q(published_by__isnull=True) | ~models.Q(published_by=models.F("opened_by")),
                name="corrigendum_is_published_by_another",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="published") | models.Q(published_by__isnull=False),
                name="published_corrigendum_has_a_publisher",
            ),
        ]

    def __str__(self) -> str:
        return self.symbol


class Correction(models.Model):
    """One change: where, what was printed, what it should say, and why."""

    corrigendum = models.ForeignKey(Corrigendum, on_delete=models.CASCADE, related_name="corrections")
    position = models.PositiveIntegerField()
    path = models.TextField()
    field = models.TextField()
    language = models.TextField(
        blank=True, default="", db_comment="of a text; '' for a figure: all languages"
    )
    old = models.TextField(null=True, blank=True, db_comment="NULL: was not reported")
    new = models.TextField(null=True, blank=True)
    reasons = ByLanguage()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="corrections")
    at = models.DateTimeField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["corrigendum", "path", "field", "language"], name="correction_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.path} {self.field}"


class Publication(models.Model):
    """The work of publishing a report or a corrigendum: requested by a person, done by the worker."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="publications")
    corrigendum = models.ForeignKey(
        Corrigendum, null=True, blank=True, on_delete=models.CASCADE, related_name="publications"
    )
    symbol = models.TextField()
    languages = ArrayField(models.TextField())
    requested_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="publications")
    requested_at = models.DateTimeField()
    digest = models.CharField(max_length=64, db_comment="of the content the person saw and asked to publish")
    state = models.TextField(default="waiting")
    step = models.PositiveIntegerField(default=0)
    steps = models.PositiveIntegerField(default=1)
    doing = models.TextField(blank=True, default="", db_comment="e.g. 'pdf zh'")
    message = models.TextField(blank=True, default="", db_comment="why it failed")
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-requested_at"]
        constraints = [
            one_of("state", ("waiting", "running", "done", "failed"), "publication_state_is_known"),
            models.UniqueConstraint(
                fields=["report"],
                condition=models.Q(state__in=("waiting", "running")),
                name="publication_one_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.symbol} {self.state}"


class PublishedFile(models.Model):
    """A document as it was published, byte for byte."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="files")
    corrigendum = models.ForeignKey(
        Corrigendum, null=True, blank=True, on_delete=models.PROTECT, related_name="files"
    )
    language = models.TextField()
    format = models.TextField(db_comment="html, docx, pdf, xlsx, json")
    file_name = models.TextField()
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, db_comment="of the content it was made from")
    content = models.BinaryField(db_comment="not repeated in the journal: sha256 stands for it")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["language", "format"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "corrigendum", "language", "format"],
                nulls_distinct=False,
                name="published_file_once",
            )
        ]

    def __str__(self) -> str:
        return self.file_name
