"""The one router of all parts: an address asked with GET in one part is asked with POST in another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ninja import Router

ROUTER = Router()


class Part:
    """Operations under one heading of the description; `auth` counts where an operation says none."""

    def __init__(self, tag: str, auth: Callable[..., Any] | None = None) -> None:
        self.tag, self.auth = tag, auth

    def get(self, path: str, **more: Any) -> Callable[..., Any]:
        return self._route("GET", path, more)

    def post(self, path: str, **more: Any) -> Callable[..., Any]:
        return self._route("POST", path, more)

    def put(self, path: str, **more: Any) -> Callable[..., Any]:
        return self._route("PUT", path, more)

    def delete(self, path: str, **more: Any) -> Callable[..., Any]:
        return self._route("DELETE", path, more)

    def _route(self, method: str, path: str, more: dict[str, Any]) -> Callable[..., Any]:
        asked = more.pop("auth", self.auth)
        if asked is None:
            raise ValueError(f"{method} {path}: nobody said who may ask this")
        return ROUTER.api_operation([method], path, auth=asked, tags=[self.tag], **more)
