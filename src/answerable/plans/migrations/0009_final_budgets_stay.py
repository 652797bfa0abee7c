"""Tables of budgets are not emptied while one of their versions is final."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION plans_refuse_emptying() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM plans_budgetversion v WHERE v.status = 'final') THEN
        RAISE EXCEPTION 'a version of a budget is final: these tables are not emptied'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION plans_refuse_emptying() FROM PUBLIC;
"""
TABLES = ("plans_budgetversion", "plans_budgetline", "plans_postline")


class Migration(migrations.Migration):
    dependencies = [("plans", "0008_budgets_access")]
    operations = [
        migrations.RunSQL(REFUSE, "DROP FUNCTION plans_refuse_emptying()"),
        *(
            migrations.RunSQL(
                f"CREATE TRIGGER unemptied BEFORE TRUNCATE ON {table}"
                " FOR EACH STATEMENT EXECUTE FUNCTION plans_refuse_emptying()",
                f"DROP TRIGGER unemptied ON {table}",
            )
            for table in TABLES
        ),
    ]
