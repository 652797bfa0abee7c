"""A cost category that a final budget uses stays in its group: its totals were decided with it."""

from django.db import migrations

CATEGORIES = """
CREATE FUNCTION plans_category_limits() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF (OLD.code, OLD."group") IS DISTINCT FROM (NEW.code, NEW."group")
        AND EXISTS (SELECT FROM plans_budgetline l JOIN plans_budgetversion v ON v.id = l.version_id
                    WHERE l.category_id = OLD.id AND v.status = 'final') THEN
        RAISE EXCEPTION 'a final budget uses this category: its code and group stay'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION plans_category_limits() FROM PUBLIC;
CREATE TRIGGER limits AFTER UPDATE ON plans_costcategory
    FOR EACH ROW EXECUTE FUNCTION plans_category_limits();
"""


class Migration(migrations.Migration):
    dependencies = [("plans", "0011_final_as_sealed")]
    operations = [
        migrations.RunSQL(
            CATEGORIES, "DROP TRIGGER limits ON plans_costcategory; DROP FUNCTION plans_category_limits()"
        )
    ]
