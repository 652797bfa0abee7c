"""Refusals of the cycle are those of the whole house: one class, so that web and API meet one."""

from __future__ import annotations

from answerable.organization.rules.refusal import Code, Refused

__all__ = ["Code", "Refused"]
