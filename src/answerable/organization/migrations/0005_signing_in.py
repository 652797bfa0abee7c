"""Roles can be read while somebody signs in: the demo's door says what its people are."""

from django.db import migrations

KNOWN = "answerable_person() IS NOT NULL"


class Migration(migrations.Migration):
    dependencies = [("organization", "0004_access")]
    operations = [
        migrations.RunSQL(
            f"ALTER POLICY reads ON organization_role USING ({KNOWN} OR (SELECT answerable_signing_in()))",
            f"ALTER POLICY reads ON organization_role USING ({KNOWN})",
        )
    ]
