"""Whether a role is one's own to be deputized is asked of a function: a policy cannot read its own table."""

from django.db import migrations

ADMINISTERS = "(SELECT answerable_scope('administers') <> '{}')"
OWN = "organization_is_own_role(deputy_for_id)"
PROMISED = (
    "((SELECT answerable_signing_in()) AND EXISTS (SELECT FROM organization_invitation i"
    " WHERE i.accepted_by_id = organization_role.person_id AND i.role = organization_role.role"
    " AND i.entity_id IS NOT DISTINCT FROM organization_role.entity_id"
    " AND i.first_day = organization_role.first_day"
    " AND i.last_day IS NOT DISTINCT FROM organization_role.last_day))"
)
FUNCTION = """
CREATE FUNCTION organization_is_own_role(held bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM organization_role r
                   WHERE r.id = held AND r.person_id = answerable_person() AND r.deputy_for_id IS NULL)
$$
"""


class Migration(migrations.Migration):
    dependencies = [("organization", "0008_accepting")]
    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION organization_is_own_role(bigint)"),
        migrations.RunSQL(
            [
                f"ALTER POLICY inserts ON organization_role WITH CHECK ({ADMINISTERS} OR {OWN} OR {PROMISED})",
                f"ALTER POLICY updates ON organization_role USING ({ADMINISTERS} OR {OWN})"
                f" WITH CHECK ({ADMINISTERS} OR {OWN})",
            ],
            migrations.RunSQL.noop,
        ),
    ]
