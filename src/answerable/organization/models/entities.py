"""Who answers, and for which time: entities and fiscal periods.

Source: A/76/596, part II (departments, offices and their units) and its summary (the period).
"""

from __future__ import annotations

from django.db import models

from answerable.calc.periods import EARLIEST, LATEST
from answerable.foundation.fields import ByLanguage
from answerable.foundation.texts import words


class Entity(models.Model):
    """A department, office, mission, commission or unit that answers for something."""

    code = models.SlugField(max_length=120, unique=True, db_comment="stable address of the entity")
    names = ByLanguage(db_comment="name by language")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="units")

    class Meta:
        db_table_comment = "Who answers for something"
        ordering = ["code"]
        verbose_name_plural = "entities"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("id")), name="entity_is_not_its_own_parent"
            )
        ]

    def __str__(self) -> str:
        return str(words(self.names, "en") or self.code)


class Period(models.Model):
    """A budget year (1 July to 30 June), a biennium or a calendar year."""

    start = models.DateField()
    end = models.DateField()
    label = models.TextField(null=True, blank=True, db_comment="as printed, e.g. 2020/21")

    class Meta:
        db_table_comment = "Fiscal periods"
        ordering = ["start", "end"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(start__lte=models.F("end")), name="period_ends_after_start"
            ),
            models.CheckConstraint(
                condition=models.Q(start__year__gte=EARLIEST, end__year__lte=LATEST), name="period_is_usual"
            ),
            models.UniqueConstraint(
                fields=["start", "end", "label"], nulls_distinct=False, name="period_once"
            ),
        ]

    def __str__(self) -> str:
        return self.label or f"{self.start} – {self.end}"
