"""The same figure in two tables: matched by label, doubted on the row whose arithmetic fails."""

from answerable.calc.account import Document
from answerable.results.reports.rules.agreement import category_of, role, tables_agree
from tests.results.reports.rules.accounts import MISSION, money, row, with_row, with_table

ENTITIES = money(
    "resources_by_entity",
    row("Department", "61041.4", "60381.4", "660.0", "1.1"),
    row("Gross requirements", "61041.4", "60381.4", "660.0", "1.1", level="total"),
    row("Staff assessment income", "1638.2", "1977.1", "-338.9", "-20.7"),
    row("Net requirements", "59403.2", "58404.3", "998.9", "1.7", level="total"),
)
BOTH = with_table(MISSION, ENTITIES)


def doubts(document: Document) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(f.rule, f.path, f.printed, f.computed) for f in tables_agree(document)]


def test_sound_tables_agree() -> None:
    assert doubts(BOTH) == []


def test_the_row_that_fails_in_itself_is_doubted() -> None:
    later = with_row(BOTH, "resources_by_entity", "Gross requirements", expenditure="60318.4")
    assert doubts(later) == [
        ("tables_disagree", "resources_by_entity/Gross requirements", "60318.4", "60381.4")
    ]
    earlier = with_row(BOTH, "resources_by_category", "Gross requirements", expenditure="60318.4")
    assert doubts(earlier) == [
        ("tables_disagree", "resources_by_category/Gross requirements", "60318.4", "60381.4")
    ]


def test_heads_of_variances_are_compared_with_their_category() -> None:
    wrong = with_row(MISSION, "variances", "National Professional Officers", amount="-9.6")
    assert doubts(wrong) == [("tables_disagree", "variances/National Professional Officers", "-9.6", "-6.9")]
    percent = with_row(MISSION, "variances", "International staff", percent="-1.5")
    assert doubts(percent) == [("tables_disagree", "variances/International staff", "-1.5", "-5.1")]


def test_a_head_of_no_category_is_doubtful() -> None:
    table = MISSION.table("variances")
    assert table is not None
    document = with_table(
        MISSION,
        type(table)(
            table.id, table.columns, (*table.rows, row("Rations", "1.0", "1.0", columns=table.columns))
        ),
    )
    assert doubts(document) == [("variance_head_unknown", "variances/Rations", "1.0", None)]


def test_subtotals_printed_a_different_number_of_times_are_not_the_same_thing() -> None:
    summary = money(
        "resources_summary",
        row("Subtotal", "1.0", "1.0", "0", "0", level="subtotal"),
        row("Gross requirements", "61041.4", "60381.4", "660.0", "1.1", level="total"),
    )
    assert doubts(with_table(MISSION, summary)) == []


def test_roles_of_the_grand_totals() -> None:
    assert role(row("所需资源毛额", "1", "1", "0", "0", level="total")) == "gross"
    assert role(row("所需资源净额，第一至第三类", "1", "1", "0", "0", level="total")) == "net"
    assert role(row("三. 工作人员薪金税收入", "1", "1", "0", "0")) == "staff assessment"


def test_a_longer_wording_of_a_category_is_found() -> None:
    head = row("General temporary assistance and overtime", "1", "1", columns=("amount", "percent"))
    found = category_of(head, MISSION)
    assert found is not None
    assert found[1].label == "General temporary assistance"
