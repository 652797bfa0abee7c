"""A version of a plan begun by mistake is withdrawn; a plan that is only written moves to another period."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql" / "plan_withdrawing.sql"
UNDO = """
DROP FUNCTION results_move_plan(bigint, bigint);
DROP FUNCTION results_withdraw_version(bigint);
DROP TRIGGER history_stays ON results_sectionstep;
CREATE TRIGGER history_stays BEFORE UPDATE OR DELETE ON results_sectionstep
    FOR EACH ROW EXECUTE FUNCTION results_refuse_change();
DROP FUNCTION results_history_stays();
DROP FUNCTION results_is_begun_only(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [("results", "0018_plans_stay")]
    operations = [migrations.RunSQL(SQL.read_text(encoding="utf-8"), UNDO)]
