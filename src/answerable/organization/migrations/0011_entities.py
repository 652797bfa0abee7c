"""Entities and periods come with plans and documents; who looks after people does not move them.

An entity's parent decides whose roles reach it. Nobody but the owner takes one away.
"""

from django.db import migrations

SETS_UP = "(SELECT 0 = ANY (answerable_scope('publishes')) OR 0 = ANY (answerable_scope('clears')))"
BEFORE = (
    "(SELECT 0 = ANY (answerable_scope('publishes')) OR 0 = ANY (answerable_scope('clears'))"
    " OR answerable_scope('administers') <> '{}')"
)


def writing(table, condition, delete):
    return [
        f"ALTER POLICY inserts ON {table} WITH CHECK ({condition})",
        f"ALTER POLICY updates ON {table} USING ({condition}) WITH CHECK ({condition})",
        f"ALTER POLICY deletes ON {table} USING ({delete})",
    ]


class Migration(migrations.Migration):
    dependencies = [("organization", "0010_limits")]
    operations = [
        migrations.RunSQL(writing(table, SETS_UP, "false"), writing(table, BEFORE, BEFORE))
        for table in ("organization_entity", "organization_period")
    ]
