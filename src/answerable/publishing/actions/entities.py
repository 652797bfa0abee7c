"""Which entity each section of a document speaks of.

An entity is recognised by its name under its parent, in any language it has; a section that is
stored already keeps the entity it has, which is how a second language adds a name to it. Sections
that hold no framework and stand above none (the summary, the introduction) are nobody's. In a mission's
combined report the headings above the components are no entities: they are the mission's, which only
the title names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.text import slugify

from answerable.calc.account import Document, Section
from answerable.organization.models import Entity
from answerable.publishing import registry


@dataclass(frozen=True)
class _Given:
    """A document, and the entities of its sections as far as they are known; None: nobody's."""

    document: Document
    known: Mapping[str, int | None]

    @cached_property
    def by_path(self) -> dict[str, Section]:
        return {section.path: section for section in self.document.sections}

    @cached_property
    def answering(self) -> set[str]:
        found = _answering_sections(self.document)
        return {path for path in found if self.known.get(path, 0) is not None}

    @cached_property
    def institution(self) -> str | None:
        return registry.institution(self.document)

    def is_heading(self, section: Section) -> bool:
        """Whether the form, and no entity, has the section's name."""
        return self.document.kind == "combined_report" and not _promises(section)


class Register:
    """All entities by name and parent, and those a load adds or renames."""

    def __init__(self) -> None:
        self.entities = list(Entity.objects.all())
        self.created: list[Entity] = []
        self.renamed: list[Entity] = []
        self._by_id = {entity.pk: entity for entity in self.entities}
        self._codes = {entity.code for entity in self.entities}
        self._by_name: dict[tuple[Any, str], Entity] = {}
        for entity in self.entities:
            parent = self._by_id.get(entity.parent_id) if entity.parent_id is not None else None
            for name in entity.names.values():
                self._by_name.setdefault(_name_key(parent, name), entity)

    def of_document(self, document: Document, known: Mapping[str, int | None]) -> dict[str, Entity]:
        """The entity of each section by its path.

        `known` are the stored sections' entities; None where it is known that a section is nobody's.
        """
        ours: dict[str, Entity] = {}
        given = _Given(document, known)
        for section in document.sections:
            if section.path in given.answering and section.path not in ours:
                self._resolve(section, given, ours)
        return ours

    def _resolve(self, section: Section, given: _Given, ours: dict[str, Entity]) -> Entity | None:
        if section.path in ours:
            return ours[section.path]
        if section.path not in given.answering:
            return None
        above = given.by_path.get(parent_path(section) or "")
        parent = self._resolve(above, given, ours) if above is not None else None
        is_heading = given.is_heading(section)
        name = given.institution if is_heading else section.name
        stored = given.known.get(section.path)
        entity = self._by_id.get(stored) if stored is not None else None
        if entity is None:
            entity = (
                parent if is_heading and parent else self._named(name or section.name, parent, is_heading)
            )
        if name and given.document.language not in entity.names:
            self._call(entity, name, given.document.language, parent)
        ours[section.path] = entity
        return entity

    def _named(self, name: str, parent: Entity | None, anywhere: bool) -> Entity:
        """The entity of this name under its parent, an institution's wherever it stands; else a new one."""
        entity = self._by_name.get(_name_key(parent, name))
        if entity is None and anywhere:
            folded = _folded(name)
            named = [e for e in self.entities if folded in map(_folded, e.names.values())]
            entity = named[0] if len(named) == 1 else None
        if entity is None:
            entity = Entity(code=self._code(name, parent), names={}, parent=parent)
            self.created.append(entity)
        return entity

    def _call(self, entity: Entity, name: str, language: str, parent: Entity | None) -> None:
        entity.names[language] = name
        self._by_name.setdefault(_name_key(parent, name), entity)
        if entity.pk is not None and entity not in self.renamed:
            self.renamed.append(entity)

    def _code(self, name: str, parent: Entity | None) -> str:
        """An address made of the names; the parent's first, a number behind where it is taken."""
        own = slugify(name, allow_unicode=True) or "entity"
        code = f"{parent.code}-{own}" if parent is not None else own
        code = base = code[:110].strip("-")
        number = 1
        while code in self._codes:
            number += 1
            code = f"{base}-{number}"
        self._codes.add(code)
        return code


def parent_path(section: Section) -> str | None:
    """The path of the section above, where the document does not say it: 'A' of 'A.1'."""
    if section.parent is not None:
        return section.parent
    return section.path.rpartition(".")[0] or None


def _answering_sections(document: Document) -> set[str]:
    """Paths of sections with a framework and of all sections above them."""
    by_path = {section.path: section for section in document.sections}
    found: set[str] = set()
    for section in document.sections:
        at: Section | None = section if _promises(section) else None
        while at is not None and at.path not in found:
            found.add(at.path)
            at = by_path.get(parent_path(at) or "")
    return found


def _promises(section: Section) -> bool:
    return bool(section.has_framework or section.objectives)


def _name_key(parent: Entity | None, name: str) -> tuple[Any, str]:
    return (parent.pk or id(parent)) if parent is not None else None, _folded(name)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
