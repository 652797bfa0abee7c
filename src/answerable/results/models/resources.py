"""Money and posts of a report that is being made: one record for each figure somebody answers for.

The report's tables (by category, by entity, posts) are computed from these when it is compiled.
Amounts are in the unit the tables print, usually thousands of dollars with one decimal; NULL is
not reported. Source: A/76/596, parts III.A and III.B and its table of posts.
"""

from __future__ import annotations

from django.db import models

from answerable.foundation.fields import ByLanguage, Quantity, number_of, quantity_check
from answerable.foundation.texts import words
from answerable.results.choices import RESOURCE_GROUPS
from answerable.results.models.report import Report, ReportSection, cause_is_known, one_of


class ResourceCategory(models.Model):
    """A line of the account: official travel. Cause and reasons are of the whole account's variance."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="resource_categories")
    code = models.SlugField(max_length=60)
    names = ByLanguage()
    group = models.TextField(db_comment="where the tables put it")
    position = models.PositiveIntegerField()
    cause = models.TextField(null=True, blank=True)
    reasons = ByLanguage(db_comment="by language: why more or less was spent than allotted")

    class Meta:
        ordering = ["position"]
        verbose_name_plural = "resource categories"
        constraints = [
            models.UniqueConstraint(fields=["report", "code"], name="resource_category_once"),
            one_of("group", RESOURCE_GROUPS, "resource_category_group_is_known"),
            cause_is_known("resource_category"),
        ]

    def __str__(self) -> str:
        return str(words(self.names, "en") or self.code)


class ResourceResult(models.Model):
    """What a section was allotted and spent in a category; path `A$travel`."""

    section = models.ForeignKey(ReportSection, on_delete=models.CASCADE, related_name="resource_results")
    category = models.ForeignKey(ResourceCategory, on_delete=models.CASCADE, related_name="results")
    apportionment = Quantity()
    apportionment_number = number_of("apportionment")
    expenditure = Quantity()
    expenditure_number = number_of("expenditure")
    cause = models.TextField(null=True, blank=True, db_comment="standard code: why not as allotted")
    reasons = ByLanguage()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["section", "category"], name="resource_result_once"),
            *quantity_check("resource_result", "apportionment", "expenditure"),
            cause_is_known("resource_result"),
        ]

    def __str__(self) -> str:
        return f"{self.section_id}${self.category_id}"


class PostResult(models.Model):
    """Posts of a category: authorized, and how many were filled on average; path `A!professional`."""

    section = models.ForeignKey(ReportSection, on_delete=models.CASCADE, related_name="post_results")
    code = models.SlugField(max_length=60)
    names = ByLanguage()
    group = models.TextField(default="posts", db_comment="posts or positions")
    position = models.PositiveIntegerField()
    authorized = Quantity()
    authorized_number = number_of("authorized")
    incumbency = Quantity(db_comment="average of the months")
    incumbency_number = number_of("incumbency")
    budgeted_rate = Quantity(db_comment="vacancy rate assumed in the budget, per cent")
    budgeted_rate_number = number_of("budgeted_rate")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["section", "code"], name="post_result_once"),
            *quantity_check("post_result", "authorized", "incumbency", "budgeted_rate"),
            one_of("group", ("posts", "positions"), "post_result_group_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.section_id}!{self.code}"
