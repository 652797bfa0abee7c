"""Roles a person can hold at an entity and everything under it, and what each scope of an act is called."""

from __future__ import annotations

# What each may do is in `cycle/parameters/entry_matrix.csv`; administrators see no data.
ROLES = ("focal_point", "head_of_entity", "budget_office", "publisher", "auditor", "administrator")

# Scopes the database computes for a person (`sql/access.sql`): entities whose data they may read,
# enter into, submit, clear, publish; and whether they look after people and settings.
SCOPES = ("reads", "enters", "submits", "clears", "publishes", "administers")

NOTICES = ("returned", "cleared", "submitted", "deadline", "published", "comment", "role", "failed")

# What a token may be used for; it never allows more than the person it belongs to.
TOKEN_SCOPES = ("read", "enter", "clear", "publish", "administer")

# E-mail addresses of the demo's people end with this; no mail can ever reach it (RFC 2606).
DEMO_DOMAIN = "demo.invalid"
