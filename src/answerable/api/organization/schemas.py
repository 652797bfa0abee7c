"""Entities, people, roles, invitations, tokens and notices as programs get and send them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from answerable.api.bodies import LARGEST
from answerable.api.lists import Listed

RoleName = Literal["focal_point", "head_of_entity", "budget_office", "publisher", "auditor", "administrator"]
TokenScope = Literal["read", "enter", "clear", "publish", "administer"]
EntityNumber = Annotated[
    int | None, Field(ge=1, le=LARGEST, description="number of the entity; null: the whole institution")
]
PersonNumber = Annotated[int, Field(ge=1, le=LARGEST)]


class HeldRole(Schema):
    """A role held today, for an entity and everything under it; without one for the institution."""

    id: int
    role: RoleName
    entity_id: int | None
    entity_code: str | None
    first_day: date
    last_day: date | None
    deputy_for_name: str | None


class Myself(Schema):
    """Who the caller is; `scopes`: entities for which each act is theirs, 0 for the whole institution."""

    id: int
    email: str
    name: str
    language: str
    roles: list[HeldRole]
    scopes: dict[str, list[int]]
    token_scopes: list[str] | None = Field(description="null in a session")


class Token(Schema):
    id: int
    name: str
    scopes: list[TokenScope]
    made_by: str
    made_at: datetime
    last_day: date
    used_on: date | None
    revoked_at: datetime | None
    counts: bool = Field(description="whether it lets anybody in now")


class Tokens(Listed):
    items: list[Token]


class NewToken(Schema):
    name: Annotated[str, Field(min_length=1, max_length=120, description="what it is for")]
    scopes: Annotated[list[TokenScope], Field(min_length=1, max_length=5)]
    last_day: date = Field(description="at most a year from today")
    person: Annotated[
        int | None, Field(ge=1, le=LARGEST, description="a service, by administrators; null: yourself")
    ] = None


class Key(Schema):
    key: str = Field(description="shown this once and never again")


class Notice(Schema):
    id: int
    kind: str
    subject: str
    address: str = Field(description="of the page without its language")
    parameters: dict[str, Any]
    at: datetime
    read_at: datetime | None


class Notices(Listed):
    items: list[Notice]
    unread: int


class Entity(Schema):
    id: int
    names: dict[str, str] = Field(description="by language")
    depth: int = Field(description="0 at the top; each entity follows its parent")


class Entities(Listed):
    items: list[Entity]


class RoleLine(Schema):
    """`state`: running, coming or over."""

    id: int
    role: RoleName
    entity_id: int | None
    first_day: date
    last_day: date | None
    deputy_for: int | None = Field(description="number of the role it stands in for")
    given_by: str | None
    state: str


class PersonLine(Schema):
    id: int
    name: str
    email: str
    language: str
    is_active: bool
    is_service: bool
    second_factor: bool
    roles: list[RoleLine]


class People(Listed):
    items: list[PersonLine]


class MadeRow(Schema):
    """Number of what was made."""

    id: int


class NewService(Schema):
    name: Annotated[str, Field(min_length=1, max_length=200)]
    email: Annotated[str, Field(min_length=3, max_length=254, description="of whoever answers for it")]


class NewRole(Schema):
    person: PersonNumber
    role: RoleName
    entity: EntityNumber = None
    first_day: date
    last_day: date | None = Field(None, description="null: until further notice")


class NewDeputy(Schema):
    person: PersonNumber
    first_day: date
    last_day: date | None = None


class NewInvitation(Schema):
    email: Annotated[str, Field(min_length=3, max_length=254, pattern=r"^[^@\s]+@[^@\s]+$")]
    name: Annotated[str, Field(min_length=1, max_length=200)]
    language: Literal["en", "zh-hans"] = "en"
    role: RoleName
    entity: EntityNumber = None
    first_day: date
    last_day: date | None = None


class Link(Schema):
    """What an invitation is answered with: an address that lets its person in, once."""

    id: int
    address: str


class Invitation(Schema):
    id: int
    email: str
    name: str
    language: str
    role: RoleName
    first_day: date
    last_day: date | None
    invited_by: str | None
    invited_at: datetime
    expires_at: datetime
    state: str


class Invitations(Listed):
    items: list[Invitation]
