"""The door for programs: what the API offers and where its description is."""

from __future__ import annotations

from ninja import NinjaAPI

from answerable import __version__
from answerable.api.reports import router

api = NinjaAPI(
    title="Answerable",
    version=__version__,
    description="Published accounts as data: JSON of the schema answerable/document-1.",
    docs_url=None,  # its page loads scripts from elsewhere, which our policy refuses
    urls_namespace="api",
)
api.add_router("", router)
