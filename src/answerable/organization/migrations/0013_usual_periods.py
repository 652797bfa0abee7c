"""Periods have days that can be reckoned with; those stored before stay as they are."""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organization", "0012_session_mark")]
    operations = [
        AddConstraintNotValid(
            "period",
            models.CheckConstraint(
                condition=models.Q(start__year__gte=1900, end__year__lte=2199), name="period_is_usual"
            ),
        ),
    ]
