"""Files of the ledger on their way in; keys of its lines are checked once for a statement."""

from pathlib import Path

import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from answerable.foundation.access import guard
from answerable.foundation.journal import keep

SQL = Path(__file__).parents[1] / "sql" / "ledger_lines.sql"

CLEARS = "(SELECT 0 = ANY (answerable_scope('clears')))"
SELF = "person_id = (SELECT answerable_person())"
OWN = "sending_id IN (SELECT s.id FROM results_ledgersending s WHERE s.person_id = (SELECT answerable_person()))"


class Migration(migrations.Migration):
    dependencies = [
        ("organization", "0011_entities"),
        ("plans", "0008_budgets_access"),
        ("results", "0012_table_section"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LedgerSending",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file_name", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveBigIntegerField(db_comment="bytes")),
                ("state", models.TextField(default="waiting")),
                ("rows", models.PositiveIntegerField(db_comment="read so far", default=0)),
                ("message", models.TextField(blank=True, db_comment="why it failed, for people", default="")),
                ("sent_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "db_table_comment": "Large files of ledger lines on their way in",
                "ordering": ["-sent_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="LedgerSendingPart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                (
                    "content",
                    models.BinaryField(
                        db_comment="not repeated in the journal: the file's sha256 stands for it"
                    ),
                ),
            ],
            options={
                "db_table_comment": "Pieces of files of ledger lines",
                "ordering": ["position"],
            },
        ),
        migrations.AlterField(
            model_name="ledgerline",
            name="category",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="ledger_lines",
                to="plans.costcategory",
            ),
        ),
        migrations.AlterField(
            model_name="ledgerline",
            name="counts_in",
            field=models.ForeignKey(
                blank=True,
                db_comment="the period whose account it belongs to; a late one's is the next that is open",
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="ledger_lines",
                to="organization.period",
            ),
        ),
        migrations.AlterField(
            model_name="ledgerline",
            name="entity",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="ledger_lines",
                to="organization.entity",
            ),
        ),
        migrations.AlterField(
            model_name="ledgerline",
            name="load",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="lines",
                to="results.ledgerload",
            ),
        ),
        migrations.AlterField(
            model_name="ledgerline",
            name="source",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="lines",
                to="results.ledgersource",
            ),
        ),
        migrations.AddIndex(
            model_name="ledgerline",
            index=models.Index(fields=["entity", "category", "posted_on"], name="ledger_line_by_entity"),
        ),
        migrations.AddIndex(
            model_name="ledgerline",
            index=django.contrib.postgres.indexes.BrinIndex(fields=["load"], name="ledger_line_by_load"),
        ),
        migrations.AddField(
            model_name="ledgersending",
            name="load",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sendings",
                to="results.ledgerload",
            ),
        ),
        migrations.AddField(
            model_name="ledgersending",
            name="mapping",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sendings",
                to="results.ledgermapping",
            ),
        ),
        migrations.AddField(
            model_name="ledgersending",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="ledger_sendings",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="ledgersendingpart",
            name="sending",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="results.ledgersending"
            ),
        ),
        migrations.AddConstraint(
            model_name="ledgersending",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ("waiting", "running", "done", "failed"))),
                name="ledger_sending_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="ledgersendingpart",
            constraint=models.UniqueConstraint(
                fields=("sending", "position"), name="ledger_sending_part_once"
            ),
        ),
        migrations.RunSQL(SQL.read_text(encoding="utf-8"), migrations.RunSQL.noop),
        keep("results_ledgersending"),
        keep("results_ledgersendingpart", hidden=("content",)),
        guard(
            "results_ledgersending",
            read=f"{CLEARS} OR {SELF}",
            insert=f"{CLEARS} AND {SELF}",
            update=SELF,
        ),
        guard("results_ledgersendingpart", read=OWN, insert=f"{CLEARS} AND {OWN}", delete=OWN),
    ]
