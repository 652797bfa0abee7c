"""The application for a WSGI server other than `answerable serve` (gunicorn, mod_wsgi).

Starts the embedded database where no `DATABASE_URL` is given; migrating is left to any command
(`answerable verify-journal`), which one process runs, not every worker. Refuses to be loaded
when the database role it would serve as could pass the policies.
"""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from answerable.config import database

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "answerable.config.settings")
database.start()
application = get_wsgi_application()
database.become_application()
