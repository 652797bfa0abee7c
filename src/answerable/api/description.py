"""The OpenAPI document, and one plain page that lists what it says: no script, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from answerable.api.callers import Needs, Open
from answerable.api.problems import Fault

SECURITY = {
    "token": {
        "type": "http",
        "scheme": "bearer",
        "description": "A token made under Account or with POST /api/tokens. Its scopes (read, enter, clear, "
        "publish, administer) narrow what its person may do; it expires.",
    },
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "sessionid",
        "description": "The session of a browser. Methods other than GET need the header X-CSRFToken.",
    },
}
FAULTS = {
    "400": "no JSON, or no HTTP we understand",
    "401": "nobody is known: no token, or one that does not hold",
    "403": "known, but this is not open to them or to this token",
    "404": "nothing there, or nothing that is open to the caller",
    "409": "contradicts the state of things: read again and decide anew",
    "413": "larger than the largest request that is taken",
    "415": "another media type was expected",
    "422": "values that are refused; fields names them",
    "429": "too many requests; Retry-After says how long to wait",
    "503": "the database does not answer just now; Retry-After",
}
# Headings of the page, in this order.
TAGS = ("reports", "rows and figures", "reporting cycle", "publishing", "people and roles", "myself")
READING = ("400", "401", "403", "404", "422", "429", "503")


class Api(NinjaAPI):
    """Adds to the document what every operation has: who may call it, and how faults look."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """The document. It says nothing that depends on who asks, and takes a second to make: made once
        for each place where the API is mounted. Not to be changed by whoever reads it."""
        return self._described(path_prefix or self.get_root_path(path_params or {}))

    @cache  # noqa: B019  one Api lives as long as its process
    def _described(self, path_prefix: str) -> OpenAPISchema:
        found = super().get_openapi_schema(path_prefix=path_prefix)
        found["tags"] = [{"name": tag} for tag in TAGS]
        components = found["components"]
        components["securitySchemes"] = SECURITY
        components["schemas"].setdefault("Fault", _fault(components["schemas"]))
        scopes = self._scopes()
        for path, methods in found["paths"].items():
            for method, operation in methods.items():
                _complete(operation, scopes.get(operation["operationId"]), method)
            methods_with_own_words(path, methods)
        return found

    def _scopes(self) -> dict[str, str | None]:
        """What each operation needs: a scope, or None where anybody may ask."""
        found: dict[str, str | None] = {}
        for bound in self._get_bound_routers():
            for view in bound.path_operations.values():
                for operation in view.operations:
                    name = operation.operation_id or self.get_openapi_operation_id(operation)
                    for asked in operation.auth_callbacks:
                        if isinstance(asked, Needs):
                            found[name] = str(asked)
                        elif isinstance(asked, Open):
                            found[name] = None
        return found

    def get_openapi_operation_id(self, operation: Any) -> str:
        """`reports_outputs`: module and function, which do not change with the address."""
        module = operation.view_func.__module__.removeprefix("answerable.api.").replace(".", "_")
        return f"{module}_{operation.view_func.__name__}"


def methods_with_own_words(path: str, methods: dict[str, Any]) -> None:
    """Every operation says in one line what it does; one that does not is a mistake of ours."""
    for method, operation in methods.items():
        if not operation.get("summary"):
            raise ValueError(f"{method} {path} has no summary")


def _fault(schemas: dict[str, Any]) -> dict[str, Any]:
    found = Fault.model_json_schema(ref_template="#/components/schemas/{model}", mode="serialization")
    schemas.update(found.pop("$defs", {}))
    return found


def _complete(operation: dict[str, Any], scope: str | None, method: str) -> None:
    known: list[dict[str, list[str]]] = [{"token": []}, {"session": []}]
    operation["security"] = known if scope else [{}, *known]
    operation["x-scope"] = scope or "none"
    said = f"Needs the scope `{scope}`." if scope else "Open to anybody: what is published."
    operation["description"] = "\n\n".join(part for part in (operation.get("description"), said) if part)
    body = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Fault"}}}}
    for status in READING if method == "get" else FAULTS:
        operation["responses"].setdefault(status, {"description": FAULTS[status], **body})
    operation["responses"] = {str(status): told for status, told in operation["responses"].items()}


# --- the page


@dataclass(frozen=True, slots=True)
class Line:
    """One operation as the page lists it."""

    method: str
    path: str
    summary: str
    scope: str
    takes: tuple[str, ...]


def page(api: NinjaAPI) -> Any:
    """A view of /api/: the operations by tag, from the document."""

    def described(request: HttpRequest) -> HttpResponse:
        found = api.get_openapi_schema()
        tags: dict[str, list[Line]] = {tag: [] for tag in TAGS}
        for tag, line in _lines(found):
            tags.setdefault(tag, []).append(line)
        return render(request, "api/description.html", {"tags": tags, "info": found["info"]})

    return described


def _lines(found: dict[str, Any]) -> Iterator[tuple[str, Line]]:
    for path, methods in found["paths"].items():
        for method, operation in methods.items():
            takes = tuple(
                item["name"] for item in operation.get("parameters", ()) if item["in"] == "query"
            ) + tuple(operation.get("requestBody", {}).get("content", ()))
            line = Line(method.upper(), path, operation["summary"], operation["x-scope"], takes)
            yield operation.get("tags", ["other"])[0], line
