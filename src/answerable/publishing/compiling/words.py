"""What the computed tables of a report print beside their figures: titles, units, labels of rows.

Heads of columns are the format's (`formats.performance_report.mapping`); names of categories,
posts and entities are the report's own.
"""

from __future__ import annotations

from collections.abc import Mapping

from answerable.calc.account import Language

TITLES: Mapping[str, Mapping[Language, str]] = {
    "resources_summary": {"zh": "财政资源使用情况", "en": "Performance of financial resources"},
    "incumbency": {"zh": "人力资源在职情况", "en": "Human resources incumbency performance"},
    "resources_by_category": {
        "zh": "按类别分列的资源使用情况汇总表",
        "en": "Summary of resource performance by category",
    },
    "resources_by_entity": {
        "zh": "按部/厅分列的资源使用情况总表",
        "en": "Summary of resource performance by department/office",
    },
}
UNIT: Mapping[Language, str] = {"zh": "千美元", "en": "Thousands of United States dollars"}

ROWS: Mapping[str, Mapping[Language, str]] = {
    "posts": {"zh": "所需员额资源", "en": "Post requirements"},
    "non_posts": {"zh": "所需非员额资源", "en": "Non-post requirements"},
    "first": {"zh": "一. ", "en": "I. "},
    "heading_posts": {"zh": "一. 员额资源", "en": "I. Post resources"},
    "heading_non_posts": {"zh": "二. 非员额资源", "en": "II. Non-post resources"},
    "subtotal_posts": {"zh": "第一类小计", "en": "Subtotal, category I"},
    "subtotal_non_posts": {"zh": "第二类小计", "en": "Subtotal, category II"},
    "total": {"zh": "第一类和第二类共计", "en": "Total, categories I and II"},
    "subtotal": {"zh": "小计", "en": "Subtotal"},
    "gross": {"zh": "所需资源毛额", "en": "Gross requirements"},
    "third": {"zh": "三. ", "en": "III. "},
    "net": {"zh": "所需资源净额", "en": "Net requirements"},
    "net_all": {"zh": "所需资源净额，第一至第三类", "en": "Net requirements, categories I to III"},
    "group_posts": {"zh": "员额", "en": "Posts"},
    "group_positions": {"zh": "一般临时人员职位", "en": "General temporary assistance positions"},
}
