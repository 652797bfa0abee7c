"""III Results: performance reports as given, each figure beside what the plan promised.

A report is one account in several languages: figures are shared, texts stand by language, and
`places` says where each row stood in each language's document. Text columns named `words` hold,
by language, the quantities a document prints in words of its own.

Not here: reads (`queries`), reading and writing documents (`publishing`), arithmetic (`calc`).
Source: A/76/596; A/68/648/Add.1; the records are those of `calc.account`.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from answerable.foundation.fields import ByLanguage, Quantity, number_of, quantity_check
from answerable.foundation.records import Recorded
from answerable.foundation.texts import words
from answerable.organization.models import Entity, Period, Person
from answerable.plans.models import Framework, Indicator, Output
from answerable.results.choices import (
    CAUSES,
    KINDS,
    LEVELS,
    ORIGINS,
    REPORT_STATES,
    ROLES,
    SECTION_STATES,
    SEVERITIES,
)


def one_of(column: str, values: tuple[str, ...], name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=models.Q(**{f"{column}__in": values}), name=name)


def cause_is_known(table: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=models.Q(cause__isnull=True) | models.Q(cause__in=CAUSES), name=f"{table}_cause_is_known"
    )


class Report(models.Model):
    """One account under one symbol. `places` says in which languages it is stored.

    An open one is being made here, a loaded one was read from a published document, a published
    one was made and sealed here and never changes again.
    """

    symbol = models.TextField(unique=True, db_comment="of an open report: its working name")
    kind = models.TextField()
    status = models.TextField(default="loaded")
    titles = ByLanguage()
    period = models.ForeignKey(
        Period, null=True, blank=True, on_delete=models.PROTECT, related_name="reports"
    )
    places = models.JSONField(default=dict, db_comment="a key for each language it is stored in")
    stored_at = models.DateTimeField(db_comment="when it last changed as a whole")
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="reports_published"
    )
    seal = models.TextField(blank=True, default="", db_comment="SHA-256 of the content when it was sealed")

    class Meta:
        db_table_comment = "Reports"
        ordering = ["-period__start", "symbol"]
        constraints = [
            one_of("kind", KINDS, "report_kind_is_known"),
            models.CheckConstraint(condition=~models.Q(symbol=""), name="report_has_a_symbol"),
            one_of("status", REPORT_STATES, "report_status_is_known"),
            models.CheckConstraint(
                condition=~models.Q(status="published")
                | (models.Q(published_at__isnull=False) & ~models.Q(seal="")),
                name="published_report_is_sealed",
            ),
        ]

    def __str__(self) -> str:
        return self.symbol


class ReportSource(models.Model):
    """The file a report was read from, with its bytes: places of this language refer to the newest."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="sources")
    language = models.TextField()
    file_name = models.TextField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField(db_comment="not repeated in the journal: sha256 stands for it")
    read_at = models.DateTimeField()

    class Meta:
        ordering = ["-read_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$"), name="source_sha256_is_one"
            )
        ]

    def __str__(self) -> str:
        return self.file_name


class ReportSection(Recorded):
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="sections")
    path = models.TextField(db_comment="the document's own numbering: 'A', 'A.1', 'III.B', 'summary'")
    parent_path = models.TextField(null=True, blank=True)
    names = ByLanguage()
    entity = models.ForeignKey(
        Entity, null=True, blank=True, on_delete=models.PROTECT, related_name="report_sections"
    )
    framework = models.ForeignKey(
        Framework, null=True, blank=True, on_delete=models.PROTECT, related_name="report_sections"
    )
    further = ByLanguage(db_comment="by language: mandates, external factors, results of other forms")
    status = models.TextField(
        null=True, blank=True, db_comment="of an entity's section while the report is open: see `cycle`"
    )

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["report", "path", "occurrence"], name="section_once"),
            models.CheckConstraint(
                condition=models.Q(status__isnull=True) | models.Q(status__in=SECTION_STATES),
                name="section_status_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.path} {words(self.names, 'en') or ''}"


class IndicatorResult(models.Model):
    """What became of an indicator."""

    section = models.ForeignKey(ReportSection, on_delete=models.CASCADE, related_name="indicator_results")
    indicator = models.OneToOneField(Indicator, on_delete=models.CASCADE, related_name="result")
    actual = Quantity()
    actual_number = number_of("actual")
    narratives = ByLanguage()
    reported_achieved = models.BooleanField(null=True, blank=True, db_comment="what the document itself says")
    cause = models.TextField(null=True, blank=True, db_comment="standard code: why not as planned")
    values = ByLanguage(db_comment="by language: values of several periods, in printed order")
    words = ByLanguage(db_comment="by language: quantities the document prints in other words")

    class Meta:
        constraints = [
            *quantity_check("indicator_result", "actual"),
            cause_is_known("indicator_result"),
        ]

    def __str__(self) -> str:
        return f"{self.actual}"


class OutputResult(models.Model):
    """What was delivered."""

    section = models.ForeignKey(ReportSection, on_delete=models.CASCADE, related_name="output_results")
    output = models.OneToOneField(Output, on_delete=models.CASCADE, related_name="result")
    actual = Quantity()
    actual_number = number_of("actual")
    printed_rate = Quantity()
    printed_rate_number = number_of("printed_rate")
    remarks = ByLanguage()
    reasons = ByLanguage(db_comment="by language: why more or less than planned")
    cause = models.TextField(null=True, blank=True, db_comment="standard code: why not as planned")
    values = ByLanguage(db_comment="by language: quantities of several periods, in printed order")
    words = ByLanguage(db_comment="by language: quantities the document prints in other words")

    class Meta:
        constraints = [
            *quantity_check("output_result", "actual", "printed_rate"),
            cause_is_known("output_result"),
        ]

    def __str__(self) -> str:
        return f"{self.actual}"


class CompletedValue(Recorded):
    """Older form: one of the completed values of an output, with its label."""

    result = models.ForeignKey(OutputResult, on_delete=models.CASCADE, related_name="completed")
    value = Quantity()
    value_number = number_of("value")
    labels = ByLanguage()
    words = ByLanguage(db_comment="by language: quantities the document prints in other words")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["result", "occurrence"], name="completed_value_once"),
            *quantity_check("completed_value", "value"),
        ]

    def __str__(self) -> str:
        return f"{self.value} {words(self.labels, 'en') or ''}"


class Paragraph(Recorded):
    section = models.ForeignKey(ReportSection, on_delete=models.CASCADE, related_name="paragraphs")
    number = models.PositiveIntegerField(null=True, blank=True)
    mark = models.TextField(null=True, blank=True, db_comment="of a footnote or lettered item: 'a', '1'")
    role = models.TextField()
    texts = ByLanguage()
    outputs = ArrayField(
        models.IntegerField(), default=list, blank=True, db_comment="numbers of the outputs it explains"
    )

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["section", "number", "mark", "occurrence"],
                nulls_distinct=False,
                name="paragraph_once",
            ),
            one_of("role", ROLES, "paragraph_role_is_known"),
            models.CheckConstraint(
                condition=models.Q(number__isnull=True) | models.Q(mark__isnull=True),
                name="paragraph_has_number_or_mark",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number or self.mark or '–'} {words(self.texts, 'en') or ''}"[:80]


class ReportTable(Recorded):
    """A table of figures. `columns` are language-neutral names where `code` is a known one."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="tables")
    code = models.TextField(db_comment="resources_by_category, incumbency, ..., table_N")
    section_path = models.TextField(
        null=True, blank=True, db_comment="of the section it stands in; null: of the whole document"
    )
    titles = ByLanguage()
    units = ByLanguage()
    columns = ByLanguage(db_comment="by language: names of the columns in order")

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["report", "code", "occurrence"], name="table_once")]

    def __str__(self) -> str:
        return self.code


class TableRow(Recorded):
    table = models.ForeignKey(ReportTable, on_delete=models.CASCADE, related_name="rows")
    labels = ByLanguage()
    level = models.TextField(default="item")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["table", "level", "occurrence"], name="table_row_once"),
            one_of("level", LEVELS, "table_row_level_is_known"),
        ]

    def __str__(self) -> str:
        return str(words(self.labels, "en") or "")


class TableCell(models.Model):
    """One cell. A figure is shared by all languages; `texts` has a key for each language that has
    the cell, with the printed words where they are no figure, else null."""

    row = models.ForeignKey(TableRow, on_delete=models.CASCADE, related_name="cells")
    column = models.PositiveSmallIntegerField(db_comment="index in the table's columns, from 0")
    value = Quantity()
    value_number = number_of("value")
    texts = ByLanguage()

    class Meta:
        ordering = ["column"]
        constraints = [
            models.UniqueConstraint(fields=["row", "column"], name="table_cell_once"),
            *quantity_check("table_cell", "value"),
        ]

    def __str__(self) -> str:
        return self.value or ""


class ReportFinding(models.Model):
    """A doubt, of the reading or of the audit, beside the figure it doubts (`path`)."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="findings")
    position = models.PositiveIntegerField()
    occurrence = models.PositiveSmallIntegerField(default=0)
    origin = models.TextField()
    language = models.TextField(db_comment="of the document that was read")
    rule = models.TextField()
    severity = models.TextField()
    path = models.TextField(null=True, blank=True, db_comment="A.4#26, C.2(a)2, resources_by_category/...")
    section_path = models.TextField(null=True, blank=True, db_comment="the section of `path`, if it is one")
    printed = models.TextField(null=True, blank=True)
    computed = models.TextField(null=True, blank=True)
    parameters = models.JSONField(default=dict, blank=True)
    messages = ByLanguage()
    place = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            one_of("severity", SEVERITIES, "finding_severity_is_known"),
            one_of("origin", ORIGINS, "finding_origin_is_known"),
        ]
        indexes = [models.Index(fields=["report", "path"], name="finding_by_path")]

    def __str__(self) -> str:
        return f"{self.rule} {self.path or ''}"
