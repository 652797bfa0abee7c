"""Blocks of a programme plan -> the document, with what the reading doubts.

Sections: the orientation; each office (A, B), subprogramme (A.1) and component (A.1.1) with its
objective, accomplishments, indicators and strategy; the lists of mandates. Two numbered
objectives of one subprogramme are two sections below it, which bear its name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from answerable.calc.account import (
    Document,
    Finding,
    Language,
    Mandate,
    Paragraph,
    Period,
    Place,
    Role,
    Section,
)
from answerable.publishing.blocks import Block, UnreadableInput
from answerable.publishing.formats.programme_plan import lost
from answerable.publishing.formats.programme_plan.framework import Framework
from answerable.publishing.formats.programme_plan.items import Item, items, span
from answerable.publishing.formats.programme_plan.joining import joined
from answerable.publishing.formats.programme_plan.mapping import (
    LABEL,
    LOOSE_NOTE,
    MANDATE,
    MANDATES,
    ORIENTATION,
    PARAGRAPH,
    RULE_LINE,
    STAR,
    SYMBOL,
    WORDS,
    Words,
    recognise,
)


def read(blocks: Sequence[Block], language: Language | None = None) -> Document:
    """The plan these blocks hold. Raises UnreadableInput where they hold none, or one in another language."""
    found = recognise(blocks)
    if found is None:
        raise UnreadableInput("expected a programme plan with expected accomplishments, found none.")
    if language is not None and language != found:
        raise UnreadableInput(f"expected a document in {language!r}, found the heads of {found!r}.")
    reading = _Reading(WORDS[found])
    for item in items(blocks):
        reading.take(item)
    return reading.document()


@dataclass(slots=True)
class _Text:
    """A paragraph being put together from lines; list items begin lines of their own."""

    role: Role
    number: str | None
    lines: list[list[str]]
    place: Place | None

    def paragraph(self) -> Paragraph:
        text = "\n".join(joined(parts) for parts in self.lines)
        return Paragraph(text, self.role, self.number, place=self.place)


@dataclass(slots=True)
class _Open:
    path: str
    parent: str | None
    names: list[str] = field(default_factory=list)
    place: Place | None = None
    objectives: list[list[str]] = field(default_factory=list)
    framework: Framework = field(default_factory=Framework)
    texts: list[_Text] = field(default_factory=list)
    mandates: list[tuple[str, list[str], Place | None]] = field(default_factory=list)

    def section(self) -> Section:
        return Section(
            self.path,
            joined(self.names),
            self.parent,
            objectives=tuple(joined(parts) for parts in self.objectives),
            accomplishments=self.framework.accomplishments(),
            paragraphs=tuple(text.paragraph() for text in self.texts),
            mandates=tuple(
                Mandate(symbol, joined(parts), place=place) for symbol, parts, place in self.mandates
            ),
            place=self.place,
        )


class _Reading:
    """One pass. `mode` says what an ordinary line belongs to: name, objective, table, strategy, note."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.sections: list[_Open] = []
        self.findings: list[Finding] = []
        self.cover: list[Item] = []
        self.office: str | None = None
        self.subprogramme: _Open | None = None
        self.mode = "cover"
        self.after_note = "cover"
        self.starred = False
        self._current: _Open | None = None  # where paragraphs go, if not to the last section

    # --- one item

    def take(self, item: Item) -> None:
        text = item.text
        if RULE_LINE.fullmatch(text):
            return
        if STAR.fullmatch(text):
            self.starred = True
            return
        if self._note(item):
            return
        self.starred = False
        if item.cells is not None and self.mode == "table":
            self.sections[-1].framework.take(item)
        elif not self._heading(item):
            self._ordinary(item)

    def _note(self, item: Item) -> bool:
        """A footnote, wherever the page put it: the paragraph it interrupts goes on after it."""
        text = item.text
        if self.mode == "note":
            self.sections[-1].texts[-1].lines[-1].append(text)
            self._note_ends(text)
            return True
        loose = self.sections and LOOSE_NOTE.match(text) and (self.starred or self.mode == "table")
        marked = self.sections and text.startswith("*") and text.strip("* ")
        if not (loose or marked):
            return False
        self.after_note, self.mode, self.starred = self.mode, "note", False
        self._note_of(item, text.lstrip("* "))
        self._note_ends(text)
        return True

    def _note_of(self, item: Item, text: str) -> None:
        self.sections[-1].texts.append(_Text("other", "*", [[text]], item.place))

    def _note_ends(self, text: str) -> None:
        if text.endswith(("。", ".")):
            self.mode = self.after_note

    # --- headings

    def _heading(self, item: Item) -> bool:
        return self._part(item) or self._unit(item) or self._within(item)

    def _part(self, item: Item) -> bool:
        """Orientation, offices, mandates."""
        words, text = self.words, item.text
        office = words.office.fullmatch(text)
        following = chr(ord(self.office) + 1) if self.office else "A"
        if text == words.orientation:
            self._open(_Open(ORIENTATION, None, [text], item.place), "strategy")
        elif text == words.mandates:
            self.office = self.subprogramme = None
            self._open(_Open(MANDATES, None, [text], item.place), "mandates")
        elif office is not None and office[1] == following and self.mode != "mandates":
            self.office, self.subprogramme = office[1], None
            self._open(_Open(office[1], None, [office[2]], item.place), "strategy")
        else:
            return False
        return True

    def _unit(self, item: Item) -> bool:
        """Subprogrammes and components."""
        words, text = self.words, item.text
        in_mandates = bool(self.sections) and self.sections[-1].path.split(".")[0] == MANDATES
        subprogramme, component = words.subprogramme.fullmatch(text), words.component.fullmatch(text)
        if subprogramme is not None:
            above = MANDATES if in_mandates else self.office
            path = f"{above}.{subprogramme[1]}" if above else subprogramme[1]
            made = _Open(path, above, place=item.place)
            self.subprogramme = made
            self._open(made, "name")
        elif component is not None and self.subprogramme is not None:
            path = f"{self.subprogramme.path}.{component[1]}"
            self._open(_Open(path, self.subprogramme.path, place=item.place), "name")
        else:
            return False
        return True

    def _within(self, item: Item) -> bool:
        """What stands inside a section: objective, table, strategy, lists of mandates."""
        words, text = self.words, item.text
        if self.mode in ("mandates", "name") and words.mandate_lists.fullmatch(text) and self._in_mandates():
            self.mode = "mandates"
        elif self.mode == "mandates" and text == words.general_mandates:
            pass
        elif (objective := words.objective.fullmatch(text)) is not None and self.sections:
            self._objective(item, objective[1], objective[2])
        elif self.sections and words.head.fullmatch(text):
            self.mode = "table"
        elif self.sections and words.strategy.fullmatch(text) and self.mode in ("table", "objective", "name"):
            self._close_numbered()
            self.mode = "strategy"
        else:
            return False
        return True

    def _objective(self, item: Item, number: str | None, text: str) -> None:
        if number is not None:
            self._close_numbered()
            above = self.sections[-1] if self.subprogramme is None else self.subprogramme
            made = _Open(f"{above.path}.{number}", above.path, list(above.names), item.place)
            self._open(made, "objective")
        self.sections[-1].objectives.append([text])
        self.mode = "objective"

    def _close_numbered(self) -> None:
        """What follows two numbered objectives belongs to their subprogramme again."""
        above = self.subprogramme
        if above is not None and self.sections[-1] is not above and self._is_numbered(self.sections[-1]):
            self._current = above

    def _is_numbered(self, section: _Open) -> bool:
        above = self.subprogramme
        return above is not None and section.parent == above.path and section.names == above.names

    # --- ordinary lines

    def _ordinary(self, item: Item) -> None:
        if not self.sections or self.mode == "cover":
            self.cover.append(item)
        elif self.mode == "name":
            self.sections[-1].names.append(item.text.rstrip("*").rstrip())
        elif self.mode == "objective":
            self.sections[-1].objectives[-1].append(item.text)
        elif self.mode == "table":
            self.sections[-1].framework.take(item)
        elif self.mode == "mandates":
            self._mandate(item)
        else:
            self._paragraph(item)

    def _mandate(self, item: Item) -> None:
        listed = self.sections[-1].mandates
        found = MANDATE.fullmatch(item.text)
        if found is not None:
            listed.append((" ".join(found[1].split()), [found[2]], item.place))
        elif listed and item.extracted:
            symbol, parts, place = listed[-1]
            listed[-1] = (symbol, [*parts, item.text], span(place, item.place))
        else:
            self._doubt("unreadable_mandate", item)

    def _paragraph(self, item: Item) -> None:
        section = self._current or self.sections[-1]
        role: Role = "orientation" if section.path == ORIENTATION else "strategy"
        numbered = PARAGRAPH.fullmatch(item.text)
        own = [text for text in section.texts if text.role != "other"]
        if numbered is not None:
            lines = [[part] for part in numbered[2].split("\n")]
            section.texts.append(_Text(role, numbered[1], lines, item.place))
        elif not own or not item.extracted:
            section.texts.append(_Text(role, None, [[part] for part in item.text.split("\n")], item.place))
        elif LABEL.match(item.text):
            own[-1].lines.append([item.text])
            own[-1].place = span(own[-1].place, item.place)
        else:
            own[-1].lines[-1].append(item.text)
            own[-1].place = span(own[-1].place, item.place)

    # --- sections

    def _open(self, section: _Open, mode: str) -> None:
        self.sections.append(section)
        self._current = None
        self.mode = mode

    def _in_mandates(self) -> bool:
        return self.sections[-1].path.split(".")[0] == MANDATES

    def _doubt(self, rule: str, item: Item) -> None:
        zh = f"这一行没有归入任何记录：{item.text[:60]}"
        en = f"This line was not given to any record: {item.text[:60]}"
        message = zh if self.words.language == "zh" else en
        self.findings.append(Finding(rule, "warning", message, printed=item.text[:200], place=item.place))

    # --- the document

    def document(self) -> Document:
        for section in self.sections:
            for item in section.framework.strays:
                self._doubt("unreadable_row", item)
        sections = tuple(section.section() for section in self.sections)
        symbol, title, stated = self._cover()
        period = stated or self._derived_period(sections)
        self._lost_characters(sections)
        return Document(
            "programme_plan",
            self.words.language,
            symbol,
            title,
            period,
            sections,
            findings=tuple(self.findings),
        )

    def _cover(self) -> tuple[str | None, str | None, Period | None]:
        symbol = title = None
        period: Period | None = None
        for item in self.cover:
            found = self._period(item.text)
            if symbol is None and SYMBOL.fullmatch(item.text):
                symbol = item.text
            elif period is None and found is not None and self.words.period.fullmatch(item.text):
                period = found
            elif title is None:
                title = None if item.text == self.words.untitled else item.text
            else:
                self._doubt("unread_cover", item)
        return symbol, title, period

    def _period(self, text: str) -> Period | None:
        found = self.words.period.search(text)
        if found is None:
            return None
        first, last = (int(year) for year in found.groups() if year is not None)
        if last != first + 1:
            return None
        return Period(date(first, 1, 1), date(last, 12, 31), f"{first}-{last}")

    def _derived_period(self, sections: Sequence[Section]) -> Period | None:
        """The biennium that the orientation and strategies name most often."""
        named = Counter(
            period
            for section in sections
            for paragraph in section.paragraphs
            if (period := self._period(paragraph.text)) is not None
        )
        if not named:
            return None
        period = named.most_common(1)[0][0]
        zh = f"文件未印所涉期间，由正文提及的两年期推出：{period.label}"
        en = f"No period is printed; it was derived from the biennium the text names: {period.label}"
        message = zh if self.words.language == "zh" else en
        self.findings.append(Finding("derived_period", "note", message, printed=period.label))
        return period

    def _lost_characters(self, sections: Sequence[Section]) -> None:
        """Texts that miss the lost character, each with its restored form in `computed`."""
        texts = list(_texts(sections)) if self.words.language == "zh" else []
        if not lost.is_lost([text for _, text, _ in texts]):
            return
        for path, text, place in texts:
            whole = lost.restored(text)
            if whole is not None:
                message = f"提取时丢失了“{lost.LOST}”字；复原的文字另列，原文未改。"
                self.findings.append(
                    Finding(
                        "lost_character", "note", message, path, text, whole, {"character": lost.LOST}, place
                    )
                )


def _texts(sections: Sequence[Section]) -> list[tuple[str, str, Place | None]]:
    """Every text of the plan with the path of its record."""
    found: list[tuple[str, str, Place | None]] = []
    for section in sections:
        found += [(section.path, text, section.place) for text in (section.name, *section.objectives)]
        for group in section.accomplishments:
            found.append((f"{section.path}({group.label})", group.text, group.place))
            found += [
                (f"{section.path}({group.label}){row.ordinal}", row.text, row.place)
                for row in group.indicators
            ]
        found += [(f"{section.path}¶{p.number or ''}", p.text, p.place) for p in section.paragraphs]
        found += [(section.path, mandate.title, mandate.place) for mandate in section.mandates]
    return found
