"""Large workbooks are checked and applied by the worker."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organization", "0012_session_mark"),
        ("plans", "0012_categories_of_final_budgets"),
        ("results", "0016_plan_steps"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="workbookupload",
            name="workbook_status_is_known",
        ),
        migrations.AddField(
            model_name="workbookupload",
            name="done",
            field=models.PositiveIntegerField(db_comment="rows checked so far, of a large one", default=0),
        ),
        migrations.AddField(
            model_name="workbookupload",
            name="message",
            field=models.TextField(blank=True, db_comment="why it stopped, for people", default=""),
        ),
        migrations.AddField(
            model_name="workbookupload",
            name="of",
            field=models.PositiveIntegerField(
                db_comment="rows to check; 0 while it is being opened", default=0
            ),
        ),
        migrations.AddConstraint(
            model_name="workbookupload",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "status__in",
                        ("waiting", "checking", "checked", "refused", "applying", "applied", "failed"),
                    )
                ),
                name="workbook_status_is_known",
            ),
        ),
    ]
