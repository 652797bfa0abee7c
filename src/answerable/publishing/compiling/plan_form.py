"""A plan of a section of the programme budget as its form prints it: `read(write(x)) == x` holds for it.

People write parts, entities, results and outputs in whatever order, and more than the form has cells
for. Here each finds its place in the form (`formats/programme_budget/README`): mandates and
deliverables of all stand with the section itself, what a part cannot hold is said in words, results
of the year reported come before those that are planned, and paragraphs, tables and results are
numbered as they are printed. Pure; one language at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from answerable.calc.account import (
    Document,
    Exhibit,
    Mandate,
    Paragraph,
    Period,
    PeriodValue,
    Result,
    Role,
    Section,
)
from answerable.calc.periods import calendar_year
from answerable.publishing.compiling.plan_words import words_of
from answerable.publishing.compiling.programme.deliverables import LAG, deliverables, has_place
from answerable.publishing.compiling.saying import said_in_words, said_of_outputs
from answerable.publishing.formats.programme_budget.mapping import (
    BACKGROUND,
    DELIVERABLES,
    LIST_MARK,
    MANDATES,
    ORIENTATION,
    PARTS,
    WORDS,
    Words,
)
from answerable.publishing.formats.programme_budget.values import print_value, read_value
from answerable.publishing.planning.skeletons import PARTS as PART_NAMES
from answerable.publishing.sample.bilingual import in_language

_SYMBOLS = re.compile(r"\s*[;；]\s*")
_ROOT = "Sect"
_FROM_HERE: tuple[Role, ...] = ("introduction", "strategy")
_KINDS = ("planned", "target", "estimate", "approved", "proposed", "actual", None)


@dataclass(frozen=True, slots=True)
class InForm:
    """The plan as it is printed; the number of each paragraph that was given, by section and place."""

    document: Document
    numbers: dict[tuple[int, int], str]


@dataclass(slots=True)
class _Part:
    """A section on its way; `texts` are its paragraphs, each with where it was in the plan."""

    section: Section
    texts: list[tuple[tuple[int, int] | None, Paragraph]]
    said: tuple[Paragraph, ...] = ()  # what it holds and the form has no cell for


def in_form(document: Document) -> InForm:
    """The plan in its form. Raises KeyError for a language the form is not known in."""
    words = WORDS[document.language]
    return _Laying(document, words).laid()


class _Laying:
    def __init__(self, document: Document, words: Words) -> None:
        self.document, self.words = document, words
        root = document.sections[0]
        self.number = root.path.removeprefix(_ROOT)
        self.year = document.period.start.year if document.period is not None else 0
        self._own = re.compile(rf"{re.escape(self.number)}\.\d{{1,3}}\s+")
        self._paragraphs = (f"{self.number}.{at}" for at in count(1))
        self._tables = self._free_labels()
        self.numbers: dict[tuple[int, int], str] = {}

    def laid(self) -> InForm:
        parts = self._arranged()
        made = Document(
            "programme_budget",
            self.document.language,
            self.document.symbol,
            self.words.printed["title"].format(self.year),
            self._period(),
            tuple(self._section(part) for part in parts),
            self.document.tables,
        )
        return InForm(made, self.numbers)

    def _period(self) -> Period | None:
        return calendar_year(self.year) if self.document.period is not None else None

    def _free_labels(self) -> Iterator[str]:
        """Labels for tables that have none; those that are printed already stay what they are."""
        sections = self.document.sections
        taken = {exhibit.label for section in sections for exhibit in section.exhibits}
        taken |= {e.label for section in sections for result in section.results for e in result.exhibits}
        taken |= {(table.title or "").split("\n")[0] for table in self.document.tables}
        form = "表{}.{}" if self.document.language == "zh" else "Table {}.{}"
        made = (form.format(self.number, at) for at in count(1))
        return (label for label in made if label not in taken)

    # --- what stands where

    def _arranged(self) -> list[_Part]:
        parts = [
            _Part(section, [((at, place), p) for place, p in enumerate(section.paragraphs)])
            for at, section in enumerate(self.document.sections)
        ]
        root = parts[0]
        self._gather(root, parts)
        self._tell(root, parts)
        return parts

    def _gather(self, root: _Part, parts: list[_Part]) -> None:
        """Mandates and deliverables of no subprogramme are those of the section itself."""
        general = [part for part in parts if not _is_of_work(part.section.path)]
        mandates = tuple(m for part in general for m in part.section.mandates)
        outputs = tuple(o for part in general for o in part.section.outputs)
        exhibits = tuple(e for part in general for e in part.section.exhibits)
        for part in general:
            part.section = replace(part.section, mandates=(), outputs=(), exhibits=())
        root.section = replace(root.section, mandates=mandates, outputs=outputs, exhibits=exhibits)
        if any(part.section.mandates for part in parts):
            self._part_of_orientation(MANDATES, parts)
        if any(has_place(output) for output in outputs):
            self._part_of_orientation(DELIVERABLES, parts)

    def _tell(self, root: _Part, parts: list[_Part]) -> None:
        """What a part holds and the form has no place for is said in words where texts can stand."""
        words = words_of(self.document.language)
        for part in list(parts):
            section = part.section
            is_unit = _is_of_work(section.path)
            said = tuple(said_in_words(section, words, with_results=not is_unit))
            rest = [output for output in section.outputs if not has_place(output)]
            part.said = (*said, *said_of_outputs(rest, words))
            kept = replace(section, accomplishments=(), external_factors=())
            part.section = kept if is_unit else replace(kept, objectives=(), results=())
        for part in [part for part in parts if part.section.path in (root.section.path, "A")]:
            texts = [one for one in part.texts if not self._of_cover(one[1], part)]
            if texts or part.said:
                target = self._part_of_orientation(BACKGROUND, parts)
                target.texts[:0], target.said = texts, (*target.said, *part.said)
                part.texts, part.said = [one for one in part.texts if one not in texts], ()

    def _of_cover(self, paragraph: Paragraph, part: _Part) -> bool:
        """The lines of the cover, and its notes."""
        first = paragraph.text.split("\n")[0]
        named = self.words.part.fullmatch(first) or self.words.programme.fullmatch(first)
        return part.section.path.startswith(_ROOT) and (named is not None or _is_note(paragraph))

    def _part_of_orientation(self, name: str, parts: list[_Part]) -> _Part:
        """The part of the orientation, made where the form has it."""
        path = f"{ORIENTATION}.{name}"
        found = next((part for part in parts if part.section.path == path), None)
        if found is not None:
            return found
        before = [ORIENTATION, *(f"{ORIENTATION}.{one}" for one in PARTS[: PARTS.index(name)])]
        at = max(
            (at for at, part in enumerate(parts) if _within_any(part.section.path, before)), default=None
        )
        if at is None:
            at = next((at for at, part in enumerate(parts) if part.section.path == "A"), 0)
            at += 1
            parts.insert(at, _Part(self._empty(ORIENTATION, parts[0].section.path), []))
        made = _Part(self._empty(path, ORIENTATION), [])
        parts.insert(at + 1, made)
        return made

    def _empty(self, path: str, parent: str) -> Section:
        return Section(path, self._name(path, ""), parent)

    # --- one section

    def _section(self, part: _Part) -> Section:
        section = replace(part.section, name=self._name(part.section.path, part.section.name))
        if section.path.startswith(_ROOT):
            texts = [self._unnumbered(paragraph) for _, paragraph in part.texts]
            return self._with_lists(replace(section, paragraphs=tuple(texts)))
        if not _is_of_work(section.path):
            role: Role = "orientation" if _within_any(section.path, [ORIENTATION]) else "other"
            texts = [self._paragraph(at, paragraph, role) for at, paragraph in part.texts]
            texts += [self._paragraph(None, paragraph, role) for paragraph in part.said]
            return replace(section, paragraphs=tuple(texts))
        return self._unit(section, part)

    def _unit(self, section: Section, part: _Part) -> Section:
        """In the order in which the form prints it, because that is how numbers are taken."""
        before, strategy, rest = self._by_block(part)
        first = [self._paragraph(at, paragraph, "introduction") for at, paragraph in before]
        for _objective in section.objectives:
            next(self._paragraphs)
        first += [self._paragraph(at, paragraph, "strategy") for at, paragraph in strategy]
        results = tuple(self._results(section.results))
        first += [self._paragraph(at, paragraph, "other") for at, paragraph in rest]
        made = replace(section, results=results, paragraphs=tuple(first))
        return self._with_lists(made)

    def _by_block(self, part: _Part) -> tuple[list[tuple[tuple[int, int] | None, Paragraph]], ...]:
        """Texts before the objective, of the strategy, and of the rest; a note goes with the text above."""
        found: dict[str, list[tuple[tuple[int, int] | None, Paragraph]]]
        found = {"introduction": [], "strategy": [], "other": []}
        role = "introduction"
        for at, paragraph in part.texts:
            if not _is_note(paragraph):
                role = paragraph.role if paragraph.role in _FROM_HERE else "other"
            found[role].append((at, paragraph))
        for paragraph in part.said:
            found["strategy" if paragraph.role == "strategy" else "other"].append((None, paragraph))
        return found["introduction"], found["strategy"], found["other"]

    def _with_lists(self, section: Section) -> Section:
        outputs = in_language(deliverables(section.outputs, self.year), self.document.language)  # type: ignore[arg-type]
        exhibits = section.exhibits if outputs else ()
        if outputs and not exhibits:
            title = words_of(self.document.language).deliverables.format(self.year - LAG, self.year)
            exhibits = (Exhibit(next(self._tables), title),)
        return replace(section, outputs=outputs, exhibits=exhibits, mandates=tuple(_listed(section.mandates)))

    def _name(self, path: str, name: str) -> str:
        """A heading of the form in words by which it is known again."""
        patterns = {ORIENTATION: self.words.orientation}
        patterns |= {f"{ORIENTATION}.{part}": found for part, found in self.words.parts.items()}
        if path not in patterns or patterns[path].fullmatch(name):
            return " ".join(name.split())
        return PART_NAMES[path.rpartition(".")[2]][self.document.language]

    # --- paragraphs

    def _paragraph(self, at: tuple[int, int] | None, paragraph: Paragraph, role: Role) -> Paragraph:
        text = "\n".join(line.strip() for line in (paragraph.text or "").split("\n") if line.strip())
        if _is_note(paragraph):
            return Paragraph(text, "other", paragraph.number)
        number = next(self._paragraphs)
        if at is not None:
            self.numbers[at] = number
        return Paragraph(text, role, number)

    def _unnumbered(self, paragraph: Paragraph) -> Paragraph:
        return Paragraph(
            paragraph.text,
            "other" if _is_note(paragraph) else "introduction",
            paragraph.number if _is_note(paragraph) else None,
        )

    # --- results

    def _results(self, results: Sequence[Result]) -> Iterator[Result]:
        for result in results:
            if not self._is_planned(result):
                yield self._result(result, None)
        labels = count(1)
        for result in results:
            if self._is_planned(result):
                yield self._result(result, str(next(labels)))

    def _is_planned(self, result: Result) -> bool:
        """Numbered, or with a measure after the year that is reported."""
        return result.label is not None or any(
            value.period > str(self.year - LAG) for value in result.measures
        )

    def _result(self, result: Result, label: str | None) -> Result:
        title = " ".join((result.title or "").split())
        text = "\n".join(self._lines(result.text or ""))
        measures, exhibits = self._measures(result)
        return Result(title, text, label, measures, exhibits)

    def _lines(self, text: str) -> Iterator[str]:
        """Each paragraph with its number; a list belongs to the paragraph above."""
        below = False
        for line in (line.strip() for line in text.split("\n")):
            bare = self._own.sub("", line, count=1)
            if not bare:
                continue
            if self.words.within_result.fullmatch(bare):
                below = False
                yield bare
            elif below and LIST_MARK.match(bare):
                yield bare
            else:
                below = True
                yield f"{next(self._paragraphs)} {bare}"

    def _measures(self, result: Result) -> tuple[tuple[PeriodValue, ...], tuple[Exhibit, ...]]:
        """The values by the tables and figures that show them; those of none get a table."""
        known = {exhibit.label for exhibit in result.exhibits}
        several = len(result.exhibits) > 1
        rest = [v for v in result.measures if several and v.exhibit not in known]
        exhibits = list(result.exhibits)
        if rest or (result.measures and not exhibits):
            exhibits.append(Exhibit(next(self._tables), words_of(self.document.language).measure))
        found: list[PeriodValue] = []
        for exhibit in exhibits:
            of = [v for v in result.measures if not several or v.exhibit == exhibit.label]
            of = of or rest
            name = exhibit.label if len(exhibits) > 1 else None
            found += (replace(value, exhibit=name) for value in self._shown(of, exhibit))
        return tuple(found), tuple(exhibits)

    def _shown(self, values: Sequence[PeriodValue], exhibit: Exhibit) -> list[PeriodValue]:
        """The cells of a table or figure as they will be read again."""
        is_figure = self.words.figure.fullmatch(exhibit.label) is not None
        made = []
        for value in values:
            cell = print_value(
                value.value, value.text and " ".join(value.text.split()), self.words.quantities, is_figure
            )
            if not cell and is_figure:
                continue
            figure, text = read_value(cell or "–", "0" if is_figure else None)
            made.append(replace(value, value=figure, text=text))
        if is_figure and all(value.series is None for value in made):
            made.sort(key=lambda value: (value.period, _KINDS.index(value.kind)))
        return made


def _is_of_work(path: str) -> bool:
    return path.replace(".", "").isdigit()


def _within_any(path: str, above: Sequence[str]) -> bool:
    return any(path == one or path.startswith(f"{one}.") for one in above)


def _is_note(paragraph: Paragraph) -> bool:
    """A footnote keeps its mark."""
    return isinstance(paragraph.number, str) and "." not in paragraph.number


def _listed(mandates: Sequence[Mandate]) -> Iterator[Mandate]:
    """One for each symbol; those below no heading come first, where no heading can be above them."""
    for mandate in sorted(mandates, key=lambda one: one.group is not None):
        for symbol in _SYMBOLS.split(" ".join(mandate.symbol.split())):
            if symbol:
                yield Mandate(symbol, " ".join(mandate.title.split()), mandate.group)
