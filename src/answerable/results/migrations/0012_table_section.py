"""A table may stand in a section: the same table once for each component."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("results", "0011_planning_access")]
    operations = [
        migrations.AddField(
            model_name="reporttable",
            name="section_path",
            field=models.TextField(
                blank=True, db_comment="of the section it stands in; null: of the whole document", null=True
            ),
        )
    ]
