"""Which entity each section of a document speaks of.

An entity is recognised by its name under its parent, in any language it has; a section that is
stored already keeps the entity it has, which is how a second language adds a name to it. Sections
that hold no framework and stand above none (the summary, the introduction) are nobody's.
"""

from __future__ import annotations

from typing import Any

from django.utils.text import slugify

from answerable.calc.account import Document, Section
from answerable.organization.models import Entity


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

    def of_document(self, document: Document, known: dict[str, int | None]) -> dict[str, Entity]:
        """The entity of each section by its path; `known` are the stored sections' entities."""
        ours: dict[str, Entity] = {}
        answering = _answering_sections(document)
        by_path = {section.path: section for section in document.sections}
        for section in document.sections:
            if section.path in answering and section.path not in ours:
                self._resolve(section, by_path, document.language, known, ours)
        return ours

    def _resolve(
        self,
        section: Section,
        by_path: dict[str, Section],
        language: str,
        known: dict[str, int | None],
        ours: dict[str, Entity],
    ) -> Entity:
        if section.path in ours:
            return ours[section.path]
        above = by_path.get(parent_path(section) or "")
        parent = self._resolve(above, by_path, language, known, ours) if above is not None else None
        stored = known.get(section.path)
        entity = self._by_id.get(stored) if stored is not None else None
        if entity is None:
            entity = self._by_name.get(_name_key(parent, section.name))
        if entity is None:
            entity = Entity(code=self._code(section.name, parent), names={}, parent=parent)
            self.created.append(entity)
        if language not in entity.names and section.name:
            entity.names[language] = section.name
            self._by_name.setdefault(_name_key(parent, section.name), entity)
            if entity.pk is not None and entity not in self.renamed:
                self.renamed.append(entity)
        ours[section.path] = entity
        return entity

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
        at: Section | None = section if section.has_framework or section.objectives else None
        while at is not None and at.path not in found:
            found.add(at.path)
            at = by_path.get(parent_path(at) or "")
    return found


def _name_key(parent: Entity | None, name: str) -> tuple[Any, str]:
    return (parent.pk or id(parent)) if parent is not None else None, " ".join(name.split()).casefold()
