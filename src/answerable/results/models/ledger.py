"""What the institution's ERP says: money granted, used, committed and received, and posts filled.

Lines come in loads, through a mapping that is saved and never changed (a new version replaces it).
A load is whole or not at all, and the same line sent again is the line that is there. Lines are
never altered: a correction is a further line. They stay out of the journal (a million at once);
the load's digest is in it, and proves them. `LedgerMonth` holds their sums, kept in the same
transaction, for every page that asks by month.

Not here: names of the budget (`plans`), the account itself (`report`). Amounts are in units of the
currency with two decimals; of incumbency, `amount` is a number of posts.
Source: A/76/596, part III and its note on average monthly incumbency.
"""

from __future__ import annotations

from django.contrib.postgres.indexes import BrinIndex
from django.db import models

from answerable.foundation.fields import ByLanguage
from answerable.foundation.texts import words
from answerable.organization.models import Entity, Period, Person
from answerable.plans.models import BudgetVersion, CostCategory
from answerable.results.choices import ALIAS_FIELDS, ALIAS_STATES, LEDGER_KINDS, LOAD_STATES, SENDING_STATES
from answerable.results.models.report import Report, one_of


class LedgerSource(models.Model):
    """A system that sends: the ERP's finance module, the payroll."""

    code = models.SlugField(max_length=60, unique=True)
    names = ByLanguage()

    class Meta:
        db_table_comment = "Systems that send ledger lines"
        ordering = ["code"]

    def __str__(self) -> str:
        return str(words(self.names, "en") or self.code)


class LedgerMapping(models.Model):
    """How a source's files are read. Versions are added, never changed: old loads keep theirs."""

    source = models.ForeignKey(LedgerSource, on_delete=models.PROTECT, related_name="mappings")
    kind = models.TextField(blank=True, default="", db_comment="'' where a column says which kind a line is")
    version = models.PositiveIntegerField()
    columns = models.JSONField(db_comment="our field -> column of the file, and how its values are written")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="ledger_mappings")

    class Meta:
        db_table_comment = "How files of a source are read"
        ordering = ["source", "kind", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["source", "kind", "version"], name="ledger_mapping_once"),
            one_of("kind", ("", *LEDGER_KINDS), "ledger_mapping_kind_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.kind} {self.version}"


class LedgerLoad(models.Model):
    """One file, or one call of the API, as it was taken in."""

    mapping = models.ForeignKey(LedgerMapping, on_delete=models.PROTECT, related_name="loads")
    file_name = models.TextField()
    sha256 = models.CharField(max_length=64, db_comment="of the bytes that were sent")
    status = models.TextField(default="loaded")
    rows = models.PositiveIntegerField(default=0, db_comment="in the file")
    added = models.PositiveIntegerField(default=0, db_comment="lines that are new")
    known = models.PositiveIntegerField(default=0, db_comment="lines that were there already")
    rejected = models.PositiveIntegerField(default=0)
    late = models.PositiveIntegerField(default=0, db_comment="lines for a period already sealed")
    rejects = models.BinaryField(null=True, blank=True, db_comment="CSV: the rejected rows and why")
    digest = models.TextField(
        blank=True, default="", db_comment="SHA-256 of the lines that were added, in order"
    )
    loaded_at = models.DateTimeField()
    loaded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="ledger_loads")

    class Meta:
        db_table_comment = "Files of ledger lines"
        ordering = ["-loaded_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["mapping", "sha256"], name="ledger_load_once"),
            one_of("status", LOAD_STATES, "ledger_load_status_is_known"),
        ]

    def __str__(self) -> str:
        return self.file_name


class LedgerSending(models.Model):
    """A file that waits for the worker or is being taken in; its bytes are in `LedgerSendingPart`."""

    mapping = models.ForeignKey(LedgerMapping, on_delete=models.PROTECT, related_name="sendings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="ledger_sendings")
    file_name = models.TextField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(db_comment="bytes")
    state = models.TextField(default="waiting")
    rows = models.PositiveIntegerField(default=0, db_comment="read so far")
    message = models.TextField(blank=True, default="", db_comment="why it failed, for people")
    load = models.ForeignKey(
        LedgerLoad, null=True, blank=True, on_delete=models.PROTECT, related_name="sendings"
    )
    sent_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table_comment = "Large files of ledger lines on their way in"
        ordering = ["-sent_at", "-id"]
        constraints = [one_of("state", SENDING_STATES, "ledger_sending_state_is_known")]

    def __str__(self) -> str:
        return self.file_name


class LedgerSendingPart(models.Model):
    """A piece of the file; gone when the file is taken in."""

    sending = models.ForeignKey(LedgerSending, on_delete=models.CASCADE, related_name="parts")
    position = models.PositiveIntegerField()
    content = models.BinaryField(db_comment="not repeated in the journal: the file's sha256 stands for it")

    class Meta:
        db_table_comment = "Pieces of files of ledger lines"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["sending", "position"], name="ledger_sending_part_once")
        ]

    def __str__(self) -> str:
        return f"{self.sending_id} {self.position}"


class LedgerLine(models.Model):
    """One line of the ledger. `key` is the source's own number for it: the same key is the same line.

    The keys to other tables are checked once for all rows of a statement (`sql/ledger_lines.sql`):
    five million checks one by one take longer than everything else.
    """

    load = models.ForeignKey(
        LedgerLoad, on_delete=models.PROTECT, related_name="lines", db_constraint=False, db_index=False
    )
    source = models.ForeignKey(
        LedgerSource, on_delete=models.PROTECT, related_name="lines", db_constraint=False, db_index=False
    )
    kind = models.TextField()
    key = models.TextField(db_comment="document and line number in the source")
    entity = models.ForeignKey(
        Entity, on_delete=models.PROTECT, related_name="ledger_lines", db_constraint=False, db_index=False
    )
    category = models.ForeignKey(
        CostCategory,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="ledger_lines",
        db_constraint=False,
        db_index=False,
    )
    grade = models.TextField(blank=True, default="", db_comment="of incumbency: 'P-4', 'NGS'")
    posted_on = models.DateField(db_comment="day of the posting; of incumbency the month's first day")
    counts_in = models.ForeignKey(
        Period,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="ledger_lines",
        db_constraint=False,
        db_index=False,
        db_comment="the period whose account it belongs to; a late one's is the next that is open",
    )
    is_late = models.BooleanField(default=False, db_comment="its own period was sealed when it came")
    amount = models.DecimalField(max_digits=20, decimal_places=2)
    currency = models.CharField(max_length=3, default="USD")
    text = models.TextField(blank=True, default="")

    class Meta:
        db_table_comment = "Ledger lines, as the source sent them"
        constraints = [
            models.UniqueConstraint(fields=["source", "kind", "key"], name="ledger_line_once"),
            one_of("kind", LEDGER_KINDS, "ledger_line_kind_is_known"),
        ]
        indexes = [
            models.Index(fields=["entity", "category", "posted_on"], name="ledger_line_by_entity"),
            BrinIndex(fields=["load"], name="ledger_line_by_load"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class LedgerMonth(models.Model):
    """Sums of lines by month: what every page and report reads."""

    kind = models.TextField()
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="ledger_months")
    category = models.ForeignKey(
        CostCategory, null=True, blank=True, on_delete=models.PROTECT, related_name="ledger_months"
    )
    grade = models.TextField(blank=True, default="")
    month = models.DateField(db_comment="its first day")
    counts_in = models.ForeignKey(
        Period, null=True, blank=True, on_delete=models.PROTECT, related_name="ledger_months"
    )
    is_late = models.BooleanField(default=False)
    currency = models.CharField(max_length=3, default="USD")
    amount = models.DecimalField(max_digits=22, decimal_places=2)
    lines = models.PositiveIntegerField()

    class Meta:
        db_table_comment = "Sums of ledger lines by month"
        ordering = ["month"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "entity", "category", "grade", "month", "counts_in", "is_late", "currency"],
                nulls_distinct=False,
                name="ledger_month_once",
            ),
            one_of("kind", LEDGER_KINDS, "ledger_month_kind_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.month}"


class NameAlias(models.Model):
    """What a name of the source means here: proposed by similarity, decided by a person."""

    source = models.ForeignKey(LedgerSource, on_delete=models.PROTECT, related_name="aliases")
    field = models.TextField()
    name = models.TextField(db_comment="as the source writes it")
    status = models.TextField(default="proposed")
    entity = models.ForeignKey(
        Entity, null=True, blank=True, on_delete=models.PROTECT, related_name="aliases"
    )
    category = models.ForeignKey(
        CostCategory, null=True, blank=True, on_delete=models.PROTECT, related_name="aliases"
    )
    grade = models.TextField(blank=True, default="")
    likeness = models.DecimalField(
        max_digits=4, decimal_places=3, null=True, blank=True, db_comment="0 to 1, of the proposal"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="aliases_decided"
    )

    class Meta:
        db_table_comment = "Names of sources and what they mean"
        ordering = ["source", "field", "name"]
        verbose_name_plural = "name aliases"
        constraints = [
            models.UniqueConstraint(fields=["source", "field", "name"], name="name_alias_once"),
            one_of("field", ALIAS_FIELDS, "name_alias_field_is_known"),
            one_of("status", ALIAS_STATES, "name_alias_status_is_known"),
            models.CheckConstraint(
                condition=models.Q(status="proposed")
                | models.Q(decided_at__isnull=False, decided_by__isnull=False),
                name="name_alias_is_decided_by_a_person",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class LedgerFilling(models.Model):
    """When an open report took its money and posts from the ledger and the budget."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="ledger_fillings")
    filled_at = models.DateTimeField()
    filled_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="ledger_fillings")
    last_load = models.ForeignKey(
        LedgerLoad, null=True, blank=True, on_delete=models.PROTECT, related_name="fillings"
    )
    budget_version = models.ForeignKey(
        BudgetVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="fillings"
    )
    rows = models.PositiveIntegerField(default=0)

    class Meta:
        db_table_comment = "Figures taken over from ledger and budget"
        ordering = ["-filled_at", "-id"]

    def __str__(self) -> str:
        return f"{self.report_id} {self.filled_at}"
