"""The sentences of notices and deadlines, for pages and e-mails alike, in the language in force."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from answerable.foundation.texts import content_language, words
from answerable.plans.rules.words import version_words


def notice_sentence(kind: str, subject: str, parameters: Mapping[str, Any]) -> str:
    """What a notice says, without the text that somebody added (parameter 'text')."""
    said = {
        "symbol": parameters.get("symbol", subject),
        "section": section_name(parameters) or subject,
        "by": parameters.get("by", ""),
        "path": parameters.get("path") or parameters.get("section", ""),
        "subject": subject,
    }
    if "budget" in parameters:
        return _of_a_budget(kind, parameters)
    if kind == "deadline" and parameters.get("act") == "opened":
        return _("%(by)s opened %(symbol)s: your entries are expected.") % said
    if kind == "deadline" and parameters.get("act") == "withdrawn":
        return _("%(by)s withdrew %(symbol)s, in which you had written.") % said
    if kind == "deadline":
        return deadline_sentence(parameters)
    return {
        "submitted": _("%(by)s submitted %(section)s of %(symbol)s."),
        "returned": _("%(by)s returned %(section)s of %(symbol)s."),
        "cleared": _("%(by)s cleared %(section)s of %(symbol)s."),
        "comment": _("%(by)s commented on %(path)s of %(symbol)s."),
        "published": _("%(symbol)s is published."),
        "failed": _("The publication of %(symbol)s failed."),
        "role": _("Your roles changed: %(subject)s."),
    }.get(kind, "%(subject)s") % said


def _of_a_budget(kind: str, parameters: Mapping[str, Any]) -> str:
    """What became of a version of a budget."""
    language = content_language(get_language() or "en")
    names, called = (words(parameters.get(key) or {}, language) for key in ("budget_names", "version_names"))
    said = {
        "by": parameters.get("by", ""),
        "budget": names or parameters.get("budget", ""),
        "version": version_words(
            str(parameters.get("stage", "")), int(parameters.get("number", 0)), str(called or "")
        ),
    }
    return {
        "submitted": _("%(by)s put a budget into review, to be made final: %(budget)s, %(version)s."),
        "returned": _("%(by)s opened a budget for changes again: %(budget)s, %(version)s."),
        "published": _("%(by)s made a budget final: %(budget)s, %(version)s."),
    }.get(kind, "%(budget)s, %(version)s") % said


def deadline_sentence(parameters: Mapping[str, Any]) -> str:
    """What is to be done of which report, and how many days are left."""
    days = int(parameters.get("days", 0))
    said = {
        "what": task_name(str(parameters.get("task", ""))),
        "symbol": parameters.get("symbol", ""),
        "days": abs(days),
        "sections": ", ".join(parameters.get("sections", ())),
    }
    if days < 0:
        sentence = ngettext(
            "%(what)s is late by %(days)s day: %(symbol)s %(sections)s",
            "%(what)s is late by %(days)s days: %(symbol)s %(sections)s",
            abs(days),
        )
    elif days == 0:
        sentence = _("%(what)s is due today: %(symbol)s %(sections)s")
    else:
        sentence = ngettext(
            "%(what)s is due in %(days)s day: %(symbol)s %(sections)s",
            "%(what)s is due in %(days)s days: %(symbol)s %(sections)s",
            days,
        )
    return (sentence % said).strip()


def task_name(kind: str) -> str:
    """The task as people call it."""
    names = {
        "fill": _("Completing the entries"),
        "submit": _("Submission"),
        "clear": _("Clearance"),
        "publish": _("Publication"),
        "translate": _("Updating translations"),
    }
    return names.get(kind, kind)


def section_name(parameters: Mapping[str, Any]) -> str:
    """'A Lakes Division', in the language in force."""
    language = content_language(get_language() or "en")
    name = words(parameters.get("names") or {}, language)
    return " ".join(part for part in (str(parameters.get("section", "")), str(name or "")) if part)
