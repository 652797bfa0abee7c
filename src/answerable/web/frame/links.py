"""What the bars lead to: pages for everybody, pages of the person's work, pages of one report.

Only what the person may open is there; the demo's door only in the demo.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from answerable.organization.queries import Me
from answerable.organization.queries.unread import MOST, unread
from answerable.results import queries
from answerable.results.choices import PLAN_KINDS
from answerable.results.queries.shapes import ReportLine, ReportName, SectionName

if TYPE_CHECKING:
    from answerable.web.frame.pages import Frame

# Pages of one report: address name, words, key. The order is the side bar's.
REPORT_PAGES = (
    ("overview", _("Overview"), "r"),
    ("narrative", _("Narrative"), "t"),
    ("indicators", _("Indicators"), "i"),
    ("outputs", _("Outputs"), "o"),
    ("money", _("Money"), "m"),
    ("posts", _("Posts"), "p"),
    ("findings", _("Findings"), "f"),
    ("downloads", _("Downloads"), "l"),
)

# The older form keeps these in its main part, which is another document.
NOT_IN_ADDENDA = ("indicators", "money", "posts")

ENTERING = {"focal_point", "head_of_entity"}
SECTIONS_SHOWN = 8  # of one's own in the side bar; the home page lists all


@dataclass(frozen=True, slots=True)
class Link:
    """One line of the side bar; `key` is the letter after `g`."""

    name: str
    text: str
    url: str
    key: str = ""
    current: bool = False
    count: int | str | None = None


@dataclass(frozen=True, slots=True)
class PersonMenu:
    """Who is signed in, how many notices wait ('99+' at most), and what is theirs."""

    name: str
    unread: str
    links: tuple[Link, ...]
    sign_out: str


@dataclass(frozen=True, slots=True)
class DemoDoors:
    """The banner of the demo: who one is (''), and where one becomes somebody else."""

    name: str
    url: str


def general(frame: Frame, names: Sequence[ReportName], me: Me | None) -> list[Link]:
    """Home, what is stored, comparing; uploading for those who may store."""
    rows = [
        ("home", gettext("Home"), "h", None),
        ("documents", gettext("Documents"), "d", len(names)),
    ]
    if me is not None and me.may_everywhere("publishes"):
        rows.append(("upload", gettext("Upload a report"), "u", None))
    if len(names) > 1:
        rows.append(("compare", gettext("Compare two periods"), "c", None))
    if (me is not None and me.may("reads")) or any(line.kind in PLAN_KINDS for line in names):
        rows.append(("plans", gettext("Plans"), "x", None))
    return [
        Link(name, text, reverse(name), key, frame.name == name, count) for name, text, key, count in rows
    ]


def work(frame: Frame, names: Sequence[ReportName], me: Me | None, language: str) -> list[Link]:
    """My sections, progress, publishing, people: what this person's roles open."""
    if me is None:
        return []
    found = _my_sections(frame, me, language)
    making = _being_made(frame, names)
    if making and me.may("reads"):
        found.append(_link(frame, "progress", gettext("Progress"), "k", making.symbol))
    if making and me.may_everywhere("publishes"):
        found.append(_link(frame, "publish", gettext("Publish"), "b", making.symbol))
    if me.may_everywhere("clears"):
        found.append(_link(frame, "open-period", gettext("Open a period"), "v"))
    if me.may("reads"):
        found.append(_link(frame, "budgets", gettext("Budgets"), "y"))
        found.append(_link(frame, "forecasts", gettext("Forecast"), "j"))
        found.append(_link(frame, "ledger", gettext("Ledger"), "z"))
    if me.may_everywhere("administers"):
        found.append(_link(frame, "people", gettext("People"), "w"))
    return found


def _being_made(frame: Frame, names: Sequence[ReportName]) -> ReportName | None:
    """The open report of this page, else the newest."""
    if frame.report is not None and frame.report.is_open:
        return frame.report
    return next((line for line in names if line.is_open and line.kind not in PLAN_KINDS), None)


def _my_sections(frame: Frame, me: Me, language: str) -> list[Link]:
    """The sections whose figures are theirs to enter: of the entities their roles name."""
    entities = {held.entity_id for held in me.roles if held.role in ENTERING and held.entity_id is not None}
    sections = queries.open_sections(entities, language)
    only = len(sections) == 1
    return [
        Link(
            "entry",
            gettext("My section") if only else _called(section),
            reverse("entry", args=[section.report, section.path]),
            "s" if at == 0 else "",
            frame.name == "entry"
            and frame.section == section.path
            and frame.report is not None
            and frame.report.symbol == section.report,
        )
        for at, section in enumerate(sections[:SECTIONS_SHOWN])
    ]


def _called(section: SectionName) -> str:
    """Its path and name; of a plan that is said before, and of which."""
    name = f"{section.path} {section.name}"
    if section.kind not in PLAN_KINDS:
        return name
    return gettext("Plan %(plan)s: %(section)s") % {"plan": section.report, "section": name}


def _link(frame: Frame, name: str, text: str, key: str, *parts: str) -> Link:
    return Link(name, text, reverse(name, args=parts), key, frame.name == name)


def of_report(frame: Frame) -> list[Link]:
    """The pages of the report one is in; counts where the page has read them."""
    report = frame.report
    if report is None:
        return []
    counts = (
        {
            "indicators": report.indicators,
            "outputs": report.outputs,
            "findings": sum(report.findings.values()),
        }
        if isinstance(report, ReportLine)
        else {}
    )
    return [
        Link(name, str(text), reverse(name, args=[report.symbol]), key, frame.name == name, counts.get(name))
        for name, text, key in REPORT_PAGES
        if not (report.kind == "outputs_addendum" and name in NOT_IN_ADDENDA)
    ] + _corrigenda(frame, report)


def _corrigenda(frame: Frame, report: ReportName) -> list[Link]:
    """A report that was published here may have been corrected."""
    if report.status != "published":
        return []
    return [_link(frame, "corrigenda", gettext("Corrigenda"), "e", report.symbol)]


def person_menu(me: Me | None) -> PersonMenu | None:
    """What stands under the person's name; None for the public."""
    if me is None:
        return None
    waiting = unread(me.id)
    said = "" if not waiting else str(waiting) if waiting <= MOST else f"{MOST}+"
    rows = (
        ("notices", gettext("Notices"), "n", said or None),
        ("account", gettext("Account"), "a", None),
    )
    links = tuple(Link(name, text, reverse(name), key, count=count) for name, text, key, count in rows)
    return PersonMenu(me.name, said, links, reverse("account_logout"))


def demo_doors(me: Me | None) -> DemoDoors | None:
    """The demo's banner; None outside the demo, where its door does not exist."""
    if not settings.DEMO:
        return None
    return DemoDoors(me.name if me is not None else "", reverse("demo"))
