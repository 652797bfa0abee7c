"""Journal, policies and seals of reports and of their making."""

from pathlib import Path

from django.db import migrations

from answerable.foundation.access import guard
from answerable.foundation.journal import keep

SQL = Path(__file__).parents[1] / "sql" / "access.sql"

ALL = "(SELECT 0 = ANY (answerable_scope('reads')))"
PUBLISHES = "(SELECT 0 = ANY (answerable_scope('publishes')))"
CLEARS = "(SELECT 0 = ANY (answerable_scope('clears')))"
KNOWN = "(SELECT answerable_person() IS NOT NULL)"
SELF = "person_id = (SELECT answerable_person())"
PUBLIC = "report_id IN (SELECT r.id FROM results_report r WHERE r.status <> 'open')"
SECTION = "EXISTS (SELECT FROM results_reportsection s WHERE s.id = section_id)"
MAKING = f"({KNOWN} AND results_sees_making(section_id))"
WRITES = "results_may_write(section_id)"
COMPILES = "results_may_compile(report_id)"

# How each table finds the report that may be sealed; $1 is the row as JSON.
SEALED = {
    "results_report": "($1 ->> 'id')::bigint",
    "results_reportsource": "($1 ->> 'report_id')::bigint",
    "results_reportsection": "($1 ->> 'report_id')::bigint",
    "results_reporttable": "($1 ->> 'report_id')::bigint",
    "results_reportfinding": "($1 ->> 'report_id')::bigint",
    "results_resourcecategory": "($1 ->> 'report_id')::bigint",
    **dict.fromkeys(
        (
            "results_indicatorresult",
            "results_outputresult",
            "results_paragraph",
            "results_resourceresult",
            "results_postresult",
            "results_entry",
            "results_evidence",
        ),
        "SELECT report_id FROM results_reportsection WHERE id = ($1 ->> 'section_id')::bigint",
    ),
    "results_completedvalue": "SELECT s.report_id FROM results_outputresult o"
    " JOIN results_reportsection s ON s.id = o.section_id WHERE o.id = ($1 ->> 'result_id')::bigint",
    "results_tablerow": "SELECT report_id FROM results_reporttable WHERE id = ($1 ->> 'table_id')::bigint",
    "results_tablecell": "SELECT t.report_id FROM results_tablerow w"
    " JOIN results_reporttable t ON t.id = w.table_id WHERE w.id = ($1 ->> 'row_id')::bigint",
    # what was promised is part of the account
    "plans_framework": "SELECT s.report_id FROM results_reportsection s JOIN results_report q"
    " ON q.id = s.report_id WHERE s.framework_id = ($1 ->> 'id')::bigint AND q.status = 'published' LIMIT 1",
    **dict.fromkeys(
        ("plans_objective", "plans_accomplishment", "plans_output"),
        "SELECT s.report_id FROM results_reportsection s JOIN results_report q ON q.id = s.report_id"
        " WHERE s.framework_id = ($1 ->> 'framework_id')::bigint AND q.status = 'published' LIMIT 1",
    ),
    "plans_indicator": "SELECT s.report_id FROM plans_accomplishment a"
    " JOIN results_reportsection s ON s.framework_id = a.framework_id"
    " JOIN results_report q ON q.id = s.report_id"
    " WHERE a.id = ($1 ->> 'accomplishment_id')::bigint AND q.status = 'published' LIMIT 1",
}


def seal(table, report):
    events = "UPDATE OR DELETE" if table == "results_report" else "INSERT OR UPDATE OR DELETE"
    argument = report.replace("'", "''")
    return migrations.RunSQL(
        f"CREATE TRIGGER sealed BEFORE {events} ON {table} FOR EACH ROW"
        f" EXECUTE FUNCTION results_refuse_sealed('{argument}')",
        f"DROP TRIGGER sealed ON {table}",
    )


class Migration(migrations.Migration):
    dependencies = [("results", "0004_cycle"), ("plans", "0004_access")]
    operations = [
        migrations.RunSQL(SQL.read_text(encoding="utf-8"), migrations.RunSQL.noop),
        *(
            keep(f"results_{table}")
            for table in (
                "reportingcycle",
                "sectionstep",
                "entry",
                "comment",
                "resourcecategory",
                "resourceresult",
                "postresult",
                "corrigendum",
                "correction",
                "publication",
            )
        ),
        keep("results_evidence", hidden=("content",)),
        keep("results_publishedfile", hidden=("content",)),
        guard(
            "results_report",
            read=f"status <> 'open' OR (SELECT answerable_scope('reads') <> '{{}}')",
            insert=f"(status = 'open' AND {CLEARS}) OR (status = 'loaded' AND {PUBLISHES})",
            update=f"(status = 'open' AND {CLEARS}) OR {PUBLISHES}",
            delete=f"status <> 'published' AND {PUBLISHES}",
        ),
        guard("results_reportsource", read=PUBLIC, write=COMPILES),
        guard(
            "results_reportsection",
            read=f"{PUBLIC} OR {ALL} OR entity_id = ANY ((SELECT answerable_scope('reads'))::bigint[])",
            insert=COMPILES,
            update=f"{COMPILES} OR answerable_may('submits', entity_id) OR answerable_may('clears', entity_id)",
            delete=COMPILES,
        ),
        *(
            guard(f"results_{table}", read=SECTION, write=WRITES)
            for table in ("indicatorresult", "outputresult", "paragraph")
        ),
        guard(
            "results_completedvalue",
            read="EXISTS (SELECT FROM results_outputresult o WHERE o.id = result_id)",
            write="EXISTS (SELECT FROM results_outputresult o WHERE o.id = result_id"
            " AND results_may_write(o.section_id))",
        ),
        guard("results_reporttable", read=f"{PUBLIC} OR {ALL}", write=COMPILES),
        guard(
            "results_tablerow",
            read="EXISTS (SELECT FROM results_reporttable t WHERE t.id = table_id)",
            write="EXISTS (SELECT FROM results_reporttable t WHERE t.id = table_id"
            " AND results_may_compile(t.report_id))",
        ),
        guard(
            "results_tablecell",
            read="EXISTS (SELECT FROM results_tablerow w WHERE w.id = row_id)",
            write="EXISTS (SELECT FROM results_tablerow w JOIN results_reporttable t ON t.id = w.table_id"
            " WHERE w.id = row_id AND results_may_compile(t.report_id))",
        ),
        guard(
            "results_reportfinding",
            read=f"{PUBLIC} OR {ALL} OR EXISTS (SELECT FROM results_reportsection s"
            " WHERE s.report_id = results_reportfinding.report_id"
            " AND s.path = results_reportfinding.section_path)",
            write=COMPILES,
        ),
        guard("results_reportingcycle", read=f"{KNOWN} AND EXISTS (SELECT FROM results_report r"
              " WHERE r.id = report_id) AND (SELECT answerable_scope('reads') <> '{}')", write=COMPILES),
        guard("results_sectionstep", read=MAKING, insert=f"{SELF} AND {MAKING}"),
        guard("results_entry", read=MAKING, write=f"{SELF} AND {WRITES}", delete=WRITES),
        guard(
            "results_comment",
            read=MAKING,
            insert=f"{SELF} AND {MAKING}",
            update=MAKING,
        ),
        guard("results_evidence", read=MAKING, write=f"{SELF} AND {WRITES}"),
        guard(
            "results_resourcecategory",
            read="(SELECT answerable_scope('reads') <> '{}')",
            write=COMPILES,
        ),
        guard("results_resourceresult", read=MAKING, write=WRITES),
        guard("results_postresult", read=MAKING, write=WRITES),
        guard(
            "results_corrigendum",
            read=f"status = 'published' OR {ALL}",
            insert=f"{CLEARS} OR {PUBLISHES}",
            update=f"{CLEARS} OR {PUBLISHES}",
            delete=f"{CLEARS} OR {PUBLISHES}",
        ),
        guard(
            "results_correction",
            read="EXISTS (SELECT FROM results_corrigendum c WHERE c.id = corrigendum_id)",
            write=f"{CLEARS} OR {PUBLISHES}",
        ),
        guard("results_publication", read=ALL, write=PUBLISHES),
        guard(
            "results_publishedfile",
            read=f"{PUBLISHES} OR (report_id IN (SELECT r.id FROM results_report r WHERE r.status = 'published')"
            " AND (corrigendum_id IS NULL OR corrigendum_id IN"
            " (SELECT c.id FROM results_corrigendum c WHERE c.status = 'published')))",
            write=PUBLISHES,
        ),
        *(seal(table, report) for table, report in SEALED.items()),
    ]
