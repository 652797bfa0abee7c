"""The settings with a task of the tests' own: how a worker behaves is tried with it."""

from __future__ import annotations

from answerable.config.settings import *  # noqa: F403
from answerable.config.settings import PROCRASTINATE_IMPORT_PATHS

PROCRASTINATE_IMPORT_PATHS = [*PROCRASTINATE_IMPORT_PATHS, "tests.config.planted_tasks"]
