"""Who reads the whole institution is asked once for a statement, not once for each row."""

from django.db import migrations

ALL = "(SELECT 0 = ANY (answerable_scope('reads')))"
KNOWN = "(SELECT answerable_person() IS NOT NULL)"
SECTION = "EXISTS (SELECT FROM results_reportsection s WHERE s.id = section_id)"
MAKING = f"({KNOWN} AND results_sees_making(section_id))"
SEEN = {
    **dict.fromkeys(("indicatorresult", "outputresult", "paragraph"), SECTION),
    "completedvalue": "EXISTS (SELECT FROM results_outputresult o WHERE o.id = result_id)",
    "tablerow": "EXISTS (SELECT FROM results_reporttable t WHERE t.id = table_id)",
    "tablecell": "EXISTS (SELECT FROM results_tablerow w WHERE w.id = row_id)",
    **dict.fromkeys(
        ("sectionstep", "entry", "comment", "evidence", "resourceresult", "postresult"), MAKING
    ),
}


class Migration(migrations.Migration):
    dependencies = [("results", "0007_sealing"), ("plans", "0005_whole_readers")]
    operations = [
        migrations.RunSQL(
            f"ALTER POLICY reads ON results_{table} USING ({ALL} OR {seen})",
            f"ALTER POLICY reads ON results_{table} USING ({seen})",
        )
        for table, seen in SEEN.items()
    ]
