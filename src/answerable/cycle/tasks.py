"""What happens every day by itself: reminders, then at most one e-mail for each person."""

from __future__ import annotations

from datetime import UTC, datetime

from answerable.foundation import background


@background.task("cycle.remind", daily_at="05:00")
def remind() -> None:
    """Reminders of deadlines, and the day's e-mails. Done twice, it sends nothing twice."""
    from answerable.cycle.actions.reminding import mail_digests, send_reminders

    today = datetime.now(UTC).date()
    send_reminders(today=today)
    mail_digests(today=today)
