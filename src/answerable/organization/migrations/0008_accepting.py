"""Who accepts an invitation is given the role it promised, and no other, while signing in."""

from django.db import migrations

ADMINISTERS = "(SELECT answerable_scope('administers') <> '{}')"
DEPUTY = (
    "(deputy_for_id IN (SELECT r.id FROM organization_role r"
    " WHERE r.person_id = (SELECT answerable_person()) AND r.deputy_for_id IS NULL))"
)
PROMISED = (
    "((SELECT answerable_signing_in()) AND EXISTS (SELECT FROM organization_invitation i"
    " WHERE i.accepted_by_id = organization_role.person_id AND i.role = organization_role.role"
    " AND i.entity_id IS NOT DISTINCT FROM organization_role.entity_id"
    " AND i.first_day = organization_role.first_day"
    " AND i.last_day IS NOT DISTINCT FROM organization_role.last_day))"
)


class Migration(migrations.Migration):
    dependencies = [("organization", "0007_sign_in")]
    operations = [
        migrations.RunSQL(
            f"ALTER POLICY inserts ON organization_role WITH CHECK ({ADMINISTERS} OR {DEPUTY} OR {PROMISED})",
            f"ALTER POLICY inserts ON organization_role WITH CHECK ({ADMINISTERS} OR {DEPUTY})",
        )
    ]
