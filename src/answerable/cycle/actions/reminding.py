"""Reminders of deadlines, 30, 7 and 1 days before and when late, and one e-mail a day at most.

Each person is asked for in turn, entered in the database as that person: what is on their home is
what they are reminded of, so that nobody hears of what is not theirs, and no part of the program
reads everybody's notices. Whoever has nothing to do hears nothing.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from answerable.cycle.actions.notices import entry_address, progress_address, tell
from answerable.cycle.queries.home import Home, Task, home
from answerable.cycle.rules.wording import deadline_sentence, notice_sentence
from answerable.foundation import access
from answerable.organization.choices import DEMO_DOMAIN
from answerable.organization.models import Notice, Person
from answerable.organization.queries import Me, me_of

STAGES = (1, 7, 30)  # days before a deadline
NAMED = 20  # sections a reminder names
LOG = logging.getLogger(__name__)


def send_reminders(*, today: date) -> int:
    """Leaves a notice for every deadline that came nearer by a stage; how many were left.

    One for each report, kind of task, deadline and stage, not one for each section; the key of the
    notice keeps it from being sent twice, whatever happens in between.
    """
    sent = 0
    for person in _people():
        with _as(person) as me:
            if me is not None:
                sent += _remind(me, home(me, me.language, today))
    return sent


def mail_digests(*, today: date) -> int:
    """Sends each person with unread notices that were not mailed one e-mail; how many were sent.

    In their language, with their deadlines; at most one a day. A server that takes no mail is noted
    in the log, and the notices wait for the next day.
    """
    sent = 0
    for person in _people():
        with _as(person) as me:
            if me is not None and not me.email.endswith(f".{DEMO_DOMAIN}"):
                sent += _mail(me, today)
    return sent


def _people() -> list[int]:
    """Everybody who may be told something. People are listed as at the door, before anybody is known."""
    with access.acting_as(None, signing_in=True):
        rows = Person.objects.filter(is_active=True, is_service=False).order_by("pk")
        return list(rows.values_list("pk", flat=True))


@contextmanager
def _as(person: int) -> Iterator[Me | None]:
    with access.acting_as(person), transaction.atomic():
        me = me_of(person)
        with translation.override(me.language if me is not None else "en"):
            yield me


def _remind(me: Me, found: Home) -> int:
    groups: dict[tuple[str, str, date, str], list[Task]] = defaultdict(list)
    for task in found.tasks:
        stage = stage_of(task.days)
        if stage is not None:
            groups[task.symbol, task.kind, task.due, stage].append(task)
    keys = {f"deadline {' '.join(map(str, group))}": tasks for group, tasks in groups.items()}
    old = set(Notice.objects.filter(person_id=me.id, key__in=keys).values_list("key", flat=True))
    for key, tasks in keys.items():
        if key not in old:
            _tell(me, key, tasks)
    return len(keys.keys() - old)


def stage_of(days: int) -> str | None:
    """'late', or the nearest stage a deadline came within; None while it is far away."""
    if days < 0:
        return "late"
    return next((str(stage) for stage in STAGES if days <= stage), None)


def _tell(me: Me, key: str, tasks: list[Task]) -> None:
    first = tasks[0]
    one = len(tasks) == 1 and first.section
    tell(
        [me.id],
        "deadline",
        first.symbol,
        address=entry_address(first.symbol, first.section) if one else progress_address(first.symbol),
        parameters={**_parameters(tasks), "symbol": first.symbol, "due": first.due.isoformat()},
        key=key,
    )


def _parameters(tasks: list[Task]) -> dict[str, object]:
    sections = [task.section for task in tasks if task.section]
    return {
        "task": tasks[0].kind,
        "symbol": tasks[0].symbol,
        "days": tasks[0].days,
        "sections": [*sections[:NAMED], *(["…"] if len(sections) > NAMED else [])],
    }


def _mail(me: Me, today: date) -> int:
    own = Notice.objects.select_for_update().filter(person_id=me.id)
    if own.filter(mailed_at__date=today).exists():
        return 0
    waiting = list(own.filter(read_at__isnull=True, mailed_at__isnull=True).order_by("at")[:200])
    if not waiting:
        return 0
    now = datetime.now(UTC)
    at = datetime.combine(today, now.timetz())
    Notice.objects.filter(pk__in=[notice.pk for notice in waiting]).update(mailed_at=at)
    try:
        with transaction.atomic():
            EmailMessage(_subject(len(waiting)), _body(me, waiting, today), to=[me.email]).send()
    except (SMTPException, OSError) as fault:
        LOG.warning("The e-mail to person %s was not sent: %s", me.id, fault)
        Notice.objects.filter(pk__in=[notice.pk for notice in waiting]).update(mailed_at=None)
        return 0
    return 1


def _subject(number: int) -> str:
    return ngettext("Answerable: %(count)s notice", "Answerable: %(count)s notices", number) % {
        "count": number
    }


def _body(me: Me, notices: list[Notice], today: date) -> str:
    lines = [_("Dear %(name)s,") % {"name": me.name}, ""]
    for notice in notices:
        lines.append("– " + notice_sentence(notice.kind, notice.subject, notice.parameters))
        text = str(notice.parameters.get("text", ""))
        if text:
            lines.append(f"  {text}")
        if settings.ADDRESS and notice.address:
            lines.append(f"  {settings.ADDRESS}/{me.language}{notice.address}")
    deadlines = _deadlines(home(me, me.language, today))
    if deadlines:
        lines += ["", _("Your deadlines:"), *(f"– {line}" for line in deadlines)]
    lines += ["", _("You receive at most one message a day. Read notices are not sent.")]
    return "\n".join(lines)


def _deadlines(found: Home) -> list[str]:
    groups: dict[tuple[str, str], list[Task]] = defaultdict(list)
    for task in found.tasks:
        groups[task.symbol, task.kind].append(task)
    return [deadline_sentence(_parameters(tasks)) for tasks in groups.values()]
