"""With which money and which posts: budgets, in versions that follow each other.

A budget is of an entity and everything under it for a period. Each of its versions (proposed,
recommended, approved, revised, or somebody's scenario) is whole in itself: money by entity and
category, posts as dated lines. The same `code` of a line of posts in two versions is the same
posts. Amounts are in units of the currency with two decimals, never thousands; NULL is not stated.
A final version never changes (`sql/budgets.sql`).

Not here: what was spent (`results`), averages of posts by month (`calc`).
Source: A/76/596, part III; A/80/596, sections I.E, I.F and II.
"""

from __future__ import annotations

from django.db import models

from answerable.calc.causes import CAUSES
from answerable.foundation.fields import ByLanguage
from answerable.foundation.texts import words
from answerable.organization.models import Entity, Period, Person
from answerable.plans.choices import (
    BUDGET_STAGES,
    BUDGET_STATES,
    COST_GROUPS,
    POST_ACTS,
    POST_KINDS,
    STAFF_GROUPS,
)


def _known(
    column: str, values: tuple[str, ...], name: str, *, optional: bool = False
) -> models.CheckConstraint:
    condition = models.Q(**{f"{column}__in": values})
    if optional:
        condition |= models.Q(**{f"{column}__isnull": True})
    return models.CheckConstraint(condition=condition, name=name)


class CostCategory(models.Model):
    """A line of the institution's account: official travel. One list for budgets, ledger and reports."""

    code = models.SlugField(max_length=60, unique=True)
    names = ByLanguage()
    group = models.TextField(db_comment="where the tables put it")
    position = models.PositiveIntegerField()

    class Meta:
        db_table_comment = "Lines of the account, by nature of cost"
        ordering = ["position", "code"]
        verbose_name_plural = "cost categories"
        constraints = [_known("group", COST_GROUPS, "cost_category_group_is_known")]

    def __str__(self) -> str:
        return str(words(self.names, "en") or self.code)


class Budget(models.Model):
    """The budget of an entity and everything under it (NULL: the whole institution) for a period."""

    code = models.SlugField(max_length=60, unique=True, db_comment="its address: 'lakes-2026-27'")
    names = ByLanguage()
    entity = models.ForeignKey(
        Entity, null=True, blank=True, on_delete=models.PROTECT, related_name="budgets"
    )
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="budgets")
    currency = models.CharField(max_length=3, default="USD", db_comment="ISO 4217")

    class Meta:
        db_table_comment = "Budgets"
        ordering = ["-period__start", "code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(currency__regex=r"^[A-Z]{3}$"), name="budget_has_currency"
            )
        ]

    def __str__(self) -> str:
        return str(words(self.names, "en") or self.code)


class BudgetVersion(models.Model):
    """One version of a budget, with the resolution that decided it where one did."""

    budget = models.ForeignKey(Budget, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(db_comment="from 1, in the order in which they were begun")
    stage = models.TextField()
    status = models.TextField(default="draft")
    names = ByLanguage(db_comment="of a scenario: what it supposes")
    symbol = models.TextField(blank=True, default="", db_comment="citation: the document or resolution")
    decided_on = models.DateField(null=True, blank=True)
    based_on = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="followed_by"
    )
    assumptions = models.JSONField(
        default=dict, blank=True, db_comment="of a scenario: vacancy rates and changes it was made with"
    )
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="budget_versions_begun")
    final_at = models.DateTimeField(null=True, blank=True)
    final_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="budget_versions_sealed"
    )
    seal = models.TextField(blank=True, default="", db_comment="SHA-256 of the content when it became final")

    class Meta:
        db_table_comment = "Versions of budgets"
        ordering = ["budget", "number"]
        constraints = [
            models.UniqueConstraint(fields=["budget", "number"], name="budget_version_once"),
            _known("stage", BUDGET_STAGES, "budget_version_stage_is_known"),
            _known("status", BUDGET_STATES, "budget_version_status_is_known"),
            models.CheckConstraint(
                condition=~models.Q(status="final")
                | (models.Q(final_at__isnull=False, final_by__isnull=False) & ~models.Q(seal="")),
                name="final_budget_version_is_sealed",
            ),
            models.CheckConstraint(
                condition=models.Q(final_by__isnull=True) | ~models.Q(final_by=models.F("begun_by")),
                name="budget_version_is_sealed_by_another",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="final") | ~models.Q(stage="scenario"),
                name="scenario_is_never_final",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="final", stage__in=("approved", "revised"))
                | (~models.Q(symbol="") & models.Q(decided_on__isnull=False)),
                name="decided_budget_cites_the_decision",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.budget} {self.stage} {self.number}"


class BudgetLine(models.Model):
    """Money for a category at an entity. Cause and reasons explain the change against `based_on`."""

    version = models.ForeignKey(BudgetVersion, on_delete=models.CASCADE, related_name="lines")
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="budget_lines")
    category = models.ForeignKey(CostCategory, on_delete=models.PROTECT, related_name="budget_lines")
    amount = models.DecimalField(
        max_digits=20, decimal_places=2, null=True, blank=True, db_comment="in units of the currency"
    )
    cause = models.TextField(null=True, blank=True, db_comment="standard code: why it changed")
    reasons = ByLanguage()
    written_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="budget_lines_written"
    )
    written_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table_comment = "Money by entity and category"
        ordering = ["entity__code", "category__position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "entity", "category"], name="budget_line_once"),
            _known("cause", CAUSES, "budget_line_cause_is_known", optional=True),
            # NaN is above all numbers to PostgreSQL, and so refused with what is too large
            models.CheckConstraint(
                condition=models.Q(amount__gte=0, amount__lt=10**17) | models.Q(amount__isnull=True),
                name="budget_line_is_an_amount",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entity_id}${self.category_id}"


class PostLine(models.Model):
    """So many posts of one grade at one place, from a day to a day (NULL: of the whole period).

    Posts that change in the middle of the period are two lines: one ends by an act, the other
    begins by it and says which it `continues`.
    """

    version = models.ForeignKey(BudgetVersion, on_delete=models.CASCADE, related_name="posts")
    code = models.SlugField(max_length=60, db_comment="the same posts in every version of the budget")
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="post_lines")
    kind = models.TextField(default="post")
    group = models.TextField(db_comment="whose posts: international, national_officers, ...")
    grade = models.TextField(db_comment="as printed: 'P-4', 'NGS'; of uniformed strength ''", blank=True)
    location = models.TextField(blank=True, default="")
    titles = ByLanguage(db_comment="by language: functional title")
    count = models.PositiveIntegerField()
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    begins_by = models.TextField(null=True, blank=True)
    ends_by = models.TextField(null=True, blank=True)
    continues = models.SlugField(max_length=60, blank=True, default="", db_comment="code of the line before")
    reasons = ByLanguage(db_comment="by language: why they are established, abolished, moved")
    written_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="post_lines_written"
    )
    written_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table_comment = "Posts and temporary positions, as dated lines"
        ordering = ["entity__code", "kind", "group", "grade", "code"]
        constraints = [
            models.UniqueConstraint(fields=["version", "code"], name="post_line_once"),
            _known("kind", POST_KINDS, "post_line_kind_is_known"),
            _known("group", STAFF_GROUPS, "post_line_group_is_known"),
            _known("begins_by", POST_ACTS, "post_line_begins_by_a_known_act", optional=True),
            _known("ends_by", POST_ACTS, "post_line_ends_by_a_known_act", optional=True),
            models.CheckConstraint(
                condition=models.Q(first_day__isnull=True)
                | models.Q(last_day__isnull=True)
                | models.Q(first_day__lte=models.F("last_day")),
                name="post_line_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.count} {self.grade or self.group}"
