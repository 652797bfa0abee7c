"""Journal and policies of plan versions, workbooks sent back, and the ledger.

Lines of the ledger and their monthly sums stay out of the journal: a million come at once, they
never change, and the digest of each load, which is in the journal, proves them.
"""

from pathlib import Path

from django.db import migrations

from answerable.foundation.access import guard
from answerable.foundation.journal import keep

SQL = Path(__file__).parents[1] / "sql" / "ledger.sql"

CLEARS = "(SELECT 0 = ANY (answerable_scope('clears')))"
ALL = "(SELECT 0 = ANY (answerable_scope('reads')))"
READS = "(SELECT answerable_scope('reads') <> '{}')"
OWN = f"{ALL} OR entity_id = ANY ((SELECT answerable_scope('reads'))::bigint[])"
MINE = "person_id = (SELECT answerable_person())"
SELF = "= (SELECT answerable_person())"


class Migration(migrations.Migration):
    dependencies = [("results", "0010_planning"), ("plans", "0008_budgets_access")]
    operations = [
        migrations.RunSQL(SQL.read_text(encoding="utf-8"), migrations.RunSQL.noop),
        *(
            keep(f"results_{table}")
            for table in ("plan", "planversion", "ledgersource", "ledgermapping", "namealias", "ledgerfilling")
        ),
        keep("results_ledgerload", hidden=("rejects",)),
        keep("results_workbookupload", hidden=("content",)),
        guard(
            "results_plan",
            read=f"{READS} OR EXISTS (SELECT FROM results_planversion v WHERE v.plan_id = results_plan.id)",
            write=CLEARS,
        ),
        guard(
            "results_planversion",
            read="report_id IN (SELECT r.id FROM results_report r)",
            write=f"{CLEARS} AND results_may_compile(report_id)",
        ),
        guard(
            "results_workbookupload",
            read=MINE,
            insert=f"{MINE} AND {READS}",
            update=MINE,
        ),
        guard("results_ledgersource", read=READS, write=CLEARS),
        guard("results_ledgermapping", read=READS, insert=f"{CLEARS} AND made_by_id {SELF}"),
        guard("results_namealias", read=READS, write=CLEARS),
        guard("results_ledgerload", read=f"{ALL} OR {CLEARS}", insert=f"{CLEARS} AND loaded_by_id {SELF}"),
        guard("results_ledgerline", read=OWN, insert=CLEARS),
        guard("results_ledgermonth", read=OWN, insert=CLEARS, update=CLEARS),
        guard(
            "results_ledgerfilling",
            read=READS,
            insert=f"{CLEARS} AND results_may_compile(report_id) AND filled_by_id {SELF}",
        ),
    ]
