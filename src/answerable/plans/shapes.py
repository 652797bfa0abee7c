"""What goes into the acts on budgets and comes out of them and of the queries: frozen records.

An entry is one field of one row as somebody wants it, with what they saw there (`seen`): another
value there now is a conflict, is not written and comes back. Values are texts as people type them;
amounts are in units of the currency, never thousands. None is nothing stated, '0' a stated zero.

The acts (`plans.actions`), each one transaction, each raising `Refused`:

    begin_budget(*, by, code, names, entity, period, currency="USD") -> str
    begin_budget_version(*, by, budget, stage, based_on=None, names=None,
                         entities=(), categories=()) -> int
    lay_out(*, by, version, entities, categories) -> int
    record_budget_lines(*, by, version, lines: Sequence[LineEntry]) -> SavedLines
    record_post_lines(*, by, version, lines: Sequence[PostEntry]) -> SavedLines
    remove_post_line(*, by, version, code) -> None
    begin_scenario(*, by, version, names, changes: Sequence[ScenarioChange]) -> int
    change_scenario(*, by, version, names, changes) -> None
    set_vacancy_rates(*, by, version, rates: Mapping[str, str | None]) -> None
    move_version(*, by, version, to) -> None                      # draft <-> review
    finalise_version(*, by, version, symbol="", decided_on=None) -> str    # the seal
    save_cost_category(*, by, code, names, group, position=None) -> str

`version` is the identity of a version, `budget` its code, `entity` and `category` are codes,
`period` is the identity of a period. The queries (`plans.queries`) take the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from answerable.calc.budgeting import Change, Totals
from answerable.calc.posts import Average

Texts = Mapping[str, str]  # by language


@dataclass(frozen=True, slots=True)
class LineEntry:
    """A field of the money of a category at an entity: amount, cause, or reason (in a language)."""

    entity: str
    category: str
    field: str
    value: str | None
    seen: str | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class PostEntry:
    """A field of a line of posts. A code that is new makes a line: give it entity, group and count.

    Fields: entity, kind, group, grade, location, title (in a language), count, first_day, last_day
    (ISO, None: of the whole period), begins_by, ends_by, continues, reason (in a language).
    `plans.rules.posts.fresh_code()` gives a code that no other line has.
    """

    code: str
    field: str
    value: str | None
    seen: str | None = None
    language: str = ""


Entry = LineEntry | PostEntry


@dataclass(frozen=True, slots=True)
class LineConflict:
    """Somebody else wrote it first: nothing of `entry` was stored, and nothing of it is lost."""

    entry: Entry
    theirs: str | None
    by: str  # their name, '' where nobody wrote the row by hand
    at: datetime | None


@dataclass(frozen=True, slots=True)
class SavedLines:
    written: tuple[Entry, ...] = ()
    unchanged: int = 0
    conflicts: tuple[LineConflict, ...] = ()


@dataclass(frozen=True, slots=True)
class ScenarioChange:
    """What a scenario supposes of the lines it is about; an empty scope means every one.

    `kind` is one of `calc.budgeting.SUPPOSITIONS`: percent (so many per cent more or less), amount
    (so much more or less, spread by size), vacancy (a vacancy rate instead of another).
    """

    kind: str
    value: str  # per cent, or units of the currency
    before: str | None = None  # of vacancy: the rate the amounts were made with
    entity: str = ""
    category: str = ""
    group: str = ""  # one of COST_GROUPS


@dataclass(frozen=True, slots=True)
class CategoryRow:
    id: int
    code: str
    names: Texts
    group: str
    position: int


@dataclass(frozen=True, slots=True)
class EntityRow:
    id: int
    code: str
    names: Texts
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version of a budget; `id` is what acts take."""

    id: int
    budget: str  # code
    budget_names: Texts
    number: int
    stage: str
    status: str
    names: Texts
    symbol: str
    decided_on: date | None
    based_on: int | None
    begun_at: datetime
    begun_by_id: int
    begun_by: str
    final_at: datetime | None
    final_by: str
    seal: str
    assumptions: Mapping[str, object]
    period_id: int
    period_start: date
    period_end: date
    period_label: str | None
    currency: str
    entity: str | None  # code of the entity the budget is of; None: the whole institution


@dataclass(frozen=True, slots=True)
class BudgetRow:
    id: int
    code: str
    names: Texts
    entity: str | None
    entity_names: Texts
    period_id: int
    period_start: date
    period_end: date
    period_label: str | None
    currency: str
    versions: tuple[VersionRow, ...] = ()  # in the order in which they were begun


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """Money of a category at an entity, beside what the version it is based on has there."""

    entity: str
    category: str
    group: str
    amount: Decimal | None
    before: Decimal | None  # of `based_on`; None: nothing stated there, or no such version
    change: Change
    cause: str | None
    reasons: Texts
    must_be_explained: bool
    written_by: str
    written_at: datetime | None


@dataclass(frozen=True, slots=True)
class BudgetSheet:
    """A version as a matrix of entities and categories; what the reader may not see is not in it."""

    version: VersionRow
    based_on: VersionRow | None
    entities: tuple[EntityRow, ...]
    categories: tuple[CategoryRow, ...]
    lines: Mapping[tuple[str, str], MoneyLine]  # (entity, category)
    by_entity: Mapping[str, Totals]
    by_category: Mapping[str, Decimal | None]
    totals: Totals
    writable: frozenset[str] = frozenset()  # entities whose lines the reader may write now
    is_whole: bool = True  # False: only the reader's own entities are shown


@dataclass(frozen=True, slots=True)
class PostRow:
    code: str
    entity: str
    kind: str
    group: str
    grade: str
    location: str
    titles: Texts
    count: int
    first_day: date | None
    last_day: date | None
    begins_by: str | None
    ends_by: str | None
    continues: str
    reasons: Texts
    written_by: str
    written_at: datetime | None
    average: Average


@dataclass(frozen=True, slots=True)
class PostsSheet:
    version: VersionRow
    entities: tuple[EntityRow, ...]
    rows: tuple[PostRow, ...]
    months: tuple[date, ...]  # first days
    by_month: Mapping[tuple[str, str], tuple[Decimal, ...]]  # (group, grade) -> number in each month
    writable: frozenset[str] = frozenset()
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class AveragePosts:
    """Average authorized numbers of a version by what they are of; see `calc.posts`."""

    version: int
    by_entity: Mapping[str, Average]
    by_group: Mapping[tuple[str, str], Average]  # (kind, group)
    by_grade: Mapping[tuple[str, str, str], Average]  # (kind, group, grade)
    by_location: Mapping[str, Average]
    by_entity_and_group: Mapping[tuple[str, str, str], Average]  # (entity, kind, group)
    total: Average


@dataclass(frozen=True, slots=True)
class MoneyChange:
    """A line of two versions side by side. Cause and reasons are the later version's."""

    entity: str
    category: str
    group: str
    before: Decimal | None
    after: Decimal | None
    change: Change
    cause: str | None
    reasons: Texts
    must_be_explained: bool


@dataclass(frozen=True, slots=True)
class PostChange:
    """Posts that came, went or are not what they were. `what` names the fields that differ."""

    code: str
    entity: str
    act: str  # one of POST_ACTS, 'count', or 'changed'
    before: PostRow | None
    after: PostRow | None
    what: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """One version against another: money, posts, and the totals of both."""

    version: VersionRow
    against: VersionRow
    money: tuple[MoneyChange, ...]
    by_category: Mapping[str, tuple[Decimal | None, Decimal | None, Change]]
    posts: tuple[PostChange, ...]
    totals_before: Totals
    totals_after: Totals
    entities: tuple[EntityRow, ...] = ()
    categories: tuple[CategoryRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """What keeps a version from becoming final."""

    entity: str
    category: str
    what: str  # cause or reason


@dataclass(frozen=True, slots=True)
class BudgetFilter:
    """Which budgets a list asks for; an empty one asks for all the reader may see."""

    entity: str = ""
    period: int | None = None
    stage: str = ""
    text: str = field(default="")
