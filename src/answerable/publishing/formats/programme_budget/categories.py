# ruff: noqa: E501  (a group of names a line)
"""Categories and subcategories of deliverables: the form's own list, in English and Chinese.

Source: A/81/6 (Sect. 29A), tables of deliverables; ST/SGB/2018/3 for the list of subcategories.
"""

from __future__ import annotations

import re

# Letter -> the name as the writer prints it.
CATEGORIES: dict[str, dict[str, str]] = {
    "en": {
        "A": "Facilitation of the intergovernmental process and expert bodies",
        "B": "Generation and transfer of knowledge",
        "C": "Substantive deliverables",
        "D": "Communication deliverables",
        "E": "Enabling deliverables",
    },
    "zh": {
        "A": "促进政府间进程和专家机构",
        "B": "知识的生成和转让",
        "C": "实质性应交付产出",
        "D": "宣传类应交付产出",
        "E": "扶持性应交付产出",
    },
}
# The same category in other wordings of the form.
OTHERWISE: dict[str, re.Pattern[str]] = {
    "A": re.compile(
        r"(?:为?政府间进程和专家机构.*|.*(?:政府间进程|intergovernmental process).*)", re.IGNORECASE
    ),
    "B": re.compile(r".*(?:知识|knowledge).*", re.IGNORECASE),
    "C": re.compile(r".*(?:实质性|substantive).*", re.IGNORECASE),
    "D": re.compile(r".*(?:传播|宣传|通信|交流|communications?).*", re.IGNORECASE),
    "E": re.compile(r".*(?:扶持|辅助|赋能|使能|支助|enabling).*", re.IGNORECASE),
}
# Subcategories that stand before a colon with their text behind it. Others are recognised by their
# place: at the start of a category, before its first colon.
SUBCATEGORIES = frozenset(
    name.casefold()
    for name in (
        "Parliamentary documentation", "Substantive services for meetings",
        "Conference and secretariat services for meetings", "Documentation services for meetings",
        "Field and technical cooperation projects", "Seminars, workshops and training events", "Publications",
        "Technical materials", "Fellowships, grants and awards", "Non-quantified deliverables",
        "Good offices", "Consultation, advice and advocacy", "Fact-finding, monitoring and inspection missions",
        "Humanitarian assistance missions", "Databases and substantive digital materials", "Direct service delivery",
        "Outreach programmes, special events and information materials", "External and media relations",
        "Digital platforms and multimedia content", "Library services",
        "Administration", "Internal justice and oversight", "Legal services",
        "Information and communications technology", "Logistics", "Medical services", "Safety and security",
        "Correspondence and documentation services", "Management", "Human resources", "Finance and budget",
        "Supply chain", "Procurement", "Facilities management",
        "会议文件", "实质性会议服务", "为会议提供实质性服务", "会议的实质性服务", "会议和秘书处服务",
        "为会议提供会议和秘书处服务", "会议的会议和秘书处服务", "会议文件服务", "外地和技术合作项目", "实地和技术合作项目",
        "讨论会、讲习班和培训活动", "研讨会、讲习班和培训活动", "出版物", "技术材料", "研究金、赠款和奖励", "无数量的应交付产出",
        "斡旋", "协商、咨询和宣传", "咨询、建议和宣传", "协商、建议和倡导", "实况调查、监测和视察团", "实况调查、监测和检查任务",
        "人道主义援助特派团", "数据库和实质性数字材料", "外联方案、特别活动和信息材料", "外联方案、特别活动和宣传材料",
        "对外关系和媒体关系", "对外和媒体关系", "数字平台和多媒体内容", "图书馆服务", "行政", "行政管理",
        "内部司法和监督", "法律服务", "信息和通信技术", "后勤", "医疗服务", "安全和安保", "通信和文件服务", "管理",
    )
)  # fmt: skip


def is_category(letter: str, name: str) -> bool:
    """Whether a letter and a name are a category of the form, in any of its wordings."""
    found = OTHERWISE.get(letter)
    return found is not None and found.fullmatch(name) is not None
