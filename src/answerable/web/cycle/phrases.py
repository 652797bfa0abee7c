"""What every cell and row of the entry page says, looked up once for a language and not in each row.

Phrases are ready for HTML: they are escaped here, except `who_and_when`, which is filled first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from answerable.web.cycle.words import FIELDS, LANGUAGES


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases in the language of the page (`spoken`)."""

    spoken: str | None
    not_reported: str
    yes: str
    no: str
    no_text_yet: str
    draft: str
    final: str
    outdated: str
    still_a_draft: str
    still_the_same: str
    choose_a_cause: str
    must_be_explained: str
    who_and_when: str
    comments_and_evidence: str  # two parts around the row, parted by "|"
    summaries: Mapping[str, str]  # by subject
    fields: Mapping[str, str]
    languages: Mapping[str, str]
    translated_from: Mapping[str, str]  # by language


def phrases() -> Phrases:
    """Those of the language that is spoken now."""
    return _phrases(get_language())


@lru_cache(maxsize=8)
def _phrases(spoken: str | None) -> Phrases:
    languages = {code: str(name) for code, name in LANGUAGES.items()}
    return Phrases(
        spoken,
        escape(_("not reported")),
        escape(_("yes")),
        escape(_("no")),
        escape(_("no text yet")),
        escape(_("draft")),
        escape(_("final")),
        escape(_("outdated: the source changed since")),
        escape(_("still a draft")),
        escape(_("it still says the same as its source")),
        escape(_("choose a cause")),
        escape(_("must be explained")),
        _("%(who)s, %(when)s UTC"),
        escape(_("Comments and evidence of %(path)s") % {"path": "|"}),
        {
            "indicator": escape(_("Narrative")),
            "output": escape(_("Reason and remarks")),
            "money": escape(_("Reason")),
            "account": escape(_("Reason")),
        },
        {name: escape(str(text)) for name, text in FIELDS.items()},
        {code: escape(name) for code, name in languages.items()},
        {code: escape(_("translated from %(language)s") % {"language": n}) for code, n in languages.items()},
    )
