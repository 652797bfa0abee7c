"""People, the roles they hold, invitations, tokens and notices.

A role counts for an entity and everything under it, or, without an entity, for the whole
institution; from its first to its last day. A deputy's role names the role it stands in for and
counts only while that one does. Source: A/76/644, part II (delegation, dated and revocable).

Not here: what a role may do (`cycle.rules`), how people sign in (`web.access`).
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.crypto import get_random_string, salted_hmac

from answerable.organization.choices import NOTICES, ROLES, TOKEN_SCOPES
from answerable.organization.models.entities import Entity


class People(BaseUserManager["Person"]):
    def create_user(self, email: str, password: str | None = None, **more: Any) -> Person:
        person = self.model(email=email.strip().lower(), **more)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Somebody who signs in, or a service that holds tokens (`is_service`)."""

    email = models.EmailField(unique=True, db_comment="lower case")
    name = models.TextField()
    language = models.TextField(default="en", db_comment="of pages and messages: en, zh-hans")
    is_active = models.BooleanField(default=True)
    is_service = models.BooleanField(default=False, db_comment="a program: cannot sign in")
    joined_at = models.DateTimeField(auto_now_add=True)
    session_mark = models.CharField(
        max_length=22, blank=True, default="", db_comment="sessions begun under another mark have ended"
    )
    looked_at = models.DateTimeField(null=True, blank=True, db_comment="when they last read their home page")

    objects = People()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        db_table_comment = "People and services that act"
        ordering = ["name"]
        verbose_name_plural = "people"
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="person_has_a_name"),
            models.CheckConstraint(
                condition=models.Q(email=models.functions.Lower("email")), name="person_email_is_lower_case"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def end_sessions(self) -> None:
        """Every session of theirs ends, also one that sleeps. Not saved."""
        self.session_mark = get_random_string(22)

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Django's, which a new password changes, and a new mark does."""
        salt = "answerable.organization.models.people.Person"
        value = f"{self.password}{self.session_mark}"
        return salted_hmac(salt, value, secret=secret or settings.SECRET_KEY, algorithm="sha256").hexdigest()


class Role(models.Model):
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="roles")
    role = models.TextField()
    entity = models.ForeignKey(
        Entity,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="roles",
        db_comment="and everything under it; NULL: the whole institution",
    )
    first_day = models.DateField()
    last_day = models.DateField(null=True, blank=True, db_comment="NULL: until further notice")
    deputy_for = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="deputies"
    )
    given_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="roles_given"
    )
    given_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        db_table_comment = "Who holds which role where, and when"
        ordering = ["person", "role", "first_day"]
        constraints = [
            models.CheckConstraint(condition=models.Q(role__in=ROLES), name="role_is_known"),
            models.CheckConstraint(
                condition=models.Q(last_day__isnull=True) | models.Q(last_day__gte=models.F("first_day")),
                name="role_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~models.Q(deputy_for=models.F("id")), name="role_is_not_its_own_deputy"
            ),
        ]
        indexes = [models.Index(fields=["person"], name="role_by_person")]

    def __str__(self) -> str:
        return f"{self.role} {self.entity_id or '*'}"


class Invitation(models.Model):
    """A door for one person, once: only the digest of its key is kept."""

    email = models.EmailField()
    name = models.TextField()
    language = models.TextField(default="en")
    role = models.TextField()
    entity = models.ForeignKey(
        Entity, null=True, blank=True, on_delete=models.PROTECT, related_name="invitations"
    )
    first_day = models.DateField()
    last_day = models.DateField(null=True, blank=True)
    key_digest = models.CharField(max_length=64, unique=True, db_comment="SHA-256 of the key in the link")
    invited_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="invitations_sent"
    )
    invited_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="invitations_accepted"
    )
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-invited_at"]
        constraints = [
            models.CheckConstraint(condition=models.Q(role__in=ROLES), name="invitation_role_is_known")
        ]

    def __str__(self) -> str:
        return self.email


class Token(models.Model):
    """A key for programs: acts as its person, within its scopes, until it expires."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="tokens")
    name = models.TextField(db_comment="what it is for")
    scopes = ArrayField(models.TextField())
    key_digest = models.CharField(max_length=64, unique=True, db_comment="SHA-256 of the key")
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="tokens_made")
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    used_on = models.DateField(null=True, blank=True, db_comment="the last day it was used")

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(scopes__contained_by=list(TOKEN_SCOPES)), name="token_scopes_are_known"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Notice(models.Model):
    """Something a person should know: on their home page, and in at most one e-mail a day."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notices")
    kind = models.TextField()
    subject = models.TextField(db_comment="what it is about: symbol and section, 'SW/31/12 A'")
    address = models.TextField(blank=True, default="", db_comment="path of the page without its language")
    parameters = models.JSONField(default=dict, db_comment="what its sentence is made of")
    key = models.TextField(blank=True, default="", db_comment="the same key is not sent twice to a person")
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=NOTICES), name="notice_kind_is_known"),
            models.UniqueConstraint(
                fields=["person", "key"], condition=~models.Q(key=""), name="notice_once"
            ),
        ]
        indexes = [models.Index(fields=["person", "read_at"], name="notice_by_person")]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"
