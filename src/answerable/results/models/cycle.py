"""The making of a report: deadlines, who wrote what, comments, evidence, and the steps of each section.

A figure or text itself stands in the rows of `models.report` and `models.resources`; here is who
put it there (`Entry`) and what was said and decided about it. Paths are those of findings:
`A.4#26`, `C.2(a)2`, `A$travel` for a resource line of section A.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from answerable.organization.models import Person
from answerable.results.choices import PROSE_STATES, STEPS
from answerable.results.models.report import Report, ReportSection, one_of


class ReportingCycle(models.Model):
    """An open report's calendar; what it was carried forward from."""

    report = models.OneToOneField(Report, on_delete=models.CASCADE, related_name="cycle")
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="cycles_opened")
    opened_at = models.DateTimeField()
    submit_by = models.DateField(db_comment="entities submit at the latest on this day")
    clear_by = models.DateField(db_comment="the budget office clears at the latest on this day")
    publish_by = models.DateField()
    languages = ArrayField(models.TextField(), db_comment="in which the report shall be published")
    carried_from = models.ForeignKey(
        Report, null=True, blank=True, on_delete=models.PROTECT, related_name="carried_to"
    )

    class Meta:
        db_table_comment = "Reporting cycles"
        ordering = ["submit_by"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(submit_by__lte=models.F("clear_by"))
                & models.Q(clear_by__lte=models.F("publish_by")),
                name="cycle_deadlines_follow",
            ),
            models.CheckConstraint(condition=models.Q(languages__len__gt=0), name="cycle_has_a_language"),
        ]

    def __str__(self) -> str:
        return str(self.report_id)


class SectionStep(models.Model):
    """One act on a section, bound to what it was done to: `digest` is of the section's content then."""

    section = models.ForeignKey(ReportSection, on_delete=models.CASCADE, related_name="steps")
    act = models.TextField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="steps")
    at = models.DateTimeField()
    digest = models.CharField(max_length=64, db_comment="SHA-256 of the section's content")
    text = models.TextField(blank=True, default="", db_comment="what was said with it")

    class Meta:
        ordering = ["at", "id"]
        constraints = [one_of("act", STEPS, "step_is_known")]
        indexes = [models.Index(fields=["section", "at"], name="step_by_section")]

    def __str__(self) -> str:
        return f"{self.act} {self.at:%Y-%m-%d}"


class Entry(models.Model):
    """Who last wrote a field of a row, and when: the origin of every figure made here.

    Of prose, one for each language: its state, and the version of the source it was translated
    from. A translation is out of date when the source's digest is no longer that one.
    """

    section = models.ForeignKey(ReportSection, on_delete=models.CASCADE, related_name="entries")
    path = models.TextField()
    field = models.TextField(db_comment="actual, narrative, remarks, reason, cause, expenditure, ...")
    language = models.TextField(blank=True, default="", db_comment="of prose; '' for figures")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="entries")
    at = models.DateTimeField()
    digest = models.CharField(max_length=64, db_comment="SHA-256 of the value as text")
    status = models.TextField(default="final", db_comment="of prose: draft or final")
    source_language = models.TextField(blank=True, default="")
    source_digest = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        ordering = ["-at"]
        verbose_name_plural = "entries"
        constraints = [
            models.UniqueConstraint(fields=["section", "path", "field", "language"], name="entry_once"),
            one_of("status", PROSE_STATES, "entry_status_is_known"),
        ]
        indexes = [models.Index(fields=["person", "at"], name="entry_by_person")]

    def __str__(self) -> str:
        return f"{self.path} {self.field}"


class Comment(models.Model):
    """Said about one figure or a whole section; a settled one stays readable."""

    section = models.ForeignKey(ReportSection, on_delete=models.CASCADE, related_name="comments")
    path = models.TextField(blank=True, default="", db_comment="of the figure; '' for the section")
    field = models.TextField(blank=True, default="")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="comments")
    at = models.DateTimeField()
    text = models.TextField()
    settled_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="comments_settled"
    )
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.CheckConstraint(condition=~models.Q(text=""), name="comment_says_something")]

    def __str__(self) -> str:
        return self.text[:80]


class Evidence(models.Model):
    """A file that bears a figure out."""

    section = models.ForeignKey(ReportSection, on_delete=models.CASCADE, related_name="evidence")
    path = models.TextField(blank=True, default="")
    file_name = models.TextField()
    media_type = models.TextField(db_comment="as found in its bytes, not as claimed")
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField(db_comment="not repeated in the journal: sha256 stands for it")
    description = models.TextField(blank=True, default="")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="evidence")
    at = models.DateTimeField()

    class Meta:
        ordering = ["path", "at"]
        verbose_name_plural = "evidence"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$"), name="evidence_sha256_is_one"
            ),
            models.UniqueConstraint(fields=["section", "path", "sha256"], name="evidence_once"),
        ]

    def __str__(self) -> str:
        return self.file_name
