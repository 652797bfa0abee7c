"""Journal, policies and finality of budgets."""

from pathlib import Path

from django.db import migrations

from answerable.foundation.access import guard
from answerable.foundation.journal import keep

SQL = Path(__file__).parents[1] / "sql" / "budgets.sql"

CLEARS = "(SELECT 0 = ANY (answerable_scope('clears')))"
PUBLISHES = "(SELECT 0 = ANY (answerable_scope('publishes')))"
READS = "(SELECT answerable_scope('reads') <> '{}')"
SEEN = (
    "version_id IN (SELECT v.id FROM plans_budgetversion v WHERE v.status = 'final')"
    " OR (SELECT 0 = ANY (answerable_scope('reads')))"
    " OR entity_id = ANY ((SELECT answerable_scope('reads'))::bigint[])"
)
WRITES = "plans_may_budget(version_id, entity_id)"


class Migration(migrations.Migration):
    dependencies = [("plans", "0007_planning"), ("organization", "0011_entities")]
    operations = [
        migrations.RunSQL(SQL.read_text(encoding="utf-8"), migrations.RunSQL.noop),
        *(
            keep(f"plans_{table}")
            for table in ("costcategory", "budget", "budgetversion", "budgetline", "postline")
        ),
        guard("plans_costcategory", read="true", write=CLEARS),
        guard(
            "plans_budget",
            read=f"{READS} OR id IN (SELECT v.budget_id FROM plans_budgetversion v WHERE v.status = 'final')",
            write=CLEARS,
        ),
        guard(
            "plans_budgetversion",
            read=f"status = 'final' OR {READS}",
            insert=f"{CLEARS} AND status = 'draft' AND begun_by_id = (SELECT answerable_person())",
            update=f"{CLEARS} OR {PUBLISHES}",
            delete=f"{CLEARS} AND status <> 'final'",
        ),
        guard("plans_budgetline", read=SEEN, write=WRITES),
        guard("plans_postline", read=SEEN, write=WRITES),
    ]
