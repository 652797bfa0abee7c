"""Policies of plans: public ones are everybody's to read; a plan under work is its entity's."""

from django.db import migrations

from answerable.foundation.access import guard

SETS_UP = "(SELECT 0 = ANY (answerable_scope('publishes')) OR 0 = ANY (answerable_scope('clears')))"
SEEN = "EXISTS (SELECT FROM plans_framework f WHERE f.id = framework_id)"


class Migration(migrations.Migration):
    dependencies = [("plans", "0003_framework_is_public"), ("organization", "0004_access")]
    operations = [
        guard(
            "plans_framework",
            read="is_public OR (SELECT 0 = ANY (answerable_scope('reads')))"
            " OR entity_id = ANY ((SELECT answerable_scope('reads'))::bigint[])",
            write=SETS_UP,
        ),
        guard("plans_objective", read=SEEN, write=SETS_UP),
        guard("plans_accomplishment", read=SEEN, write=SETS_UP),
        guard(
            "plans_indicator",
            read="EXISTS (SELECT FROM plans_accomplishment a WHERE a.id = accomplishment_id)",
            write=SETS_UP,
        ),
        guard("plans_output", read=SEEN, write=SETS_UP),
    ]
