"""Who uses Buurtbrug under a name of their own: persons, their roles, and what a store must keep of them.

As little as possible: a name to show, an e-mail address only when the provider sends one. Secrets (sessions, links,
tokens) come here as hashes only. Knows nothing of cookies, of OpenID Connect or of tables.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

LOCAL_ISSUER = "lokaal"


class Role(StrEnum):
    """What somebody may do. No role opens an analysis of somebody else."""

    PROFESSIONAL = "professional"
    EDITOR = "redacteur"
    ADMIN = "beheerder"


@dataclass(frozen=True)
class DirectoryId:
    """Who somebody is in Microsoft Entra: the same for every application of that tenant."""

    tenant: str
    object_id: str


@dataclass(frozen=True)
class Profile:
    """What the provider says of somebody who signs in; `issuer` and `subject` together are who it is.

    `directory` is filled when the provider is trusted to say who it is in Entra.
    """

    issuer: str
    subject: str
    name: str
    email: str | None = None
    teams: tuple[str, ...] = ()
    roles: tuple[Role, ...] = (Role.PROFESSIONAL,)
    directory: DirectoryId | None = None


@dataclass(frozen=True)
class Person:
    """Somebody who has signed in at least once, as the provider described them the last time.

    Who is `blocked` comes in nowhere until an administrator undoes it.
    """

    id: str
    issuer: str
    name: str
    email: str | None
    teams: tuple[str, ...]
    roles: tuple[Role, ...]
    blocked: bool = False

    def has(self, role: Role) -> bool:
        """Whether this role was given."""
        return role in self.roles


@dataclass(frozen=True)
class Session:
    """A browser in which somebody is signed in."""

    person: Person
    started: dt.datetime
    seen: dt.datetime


@dataclass(frozen=True)
class AccessToken:
    """A personal access token as its owner sees it; the secret itself is kept nowhere."""

    id: str
    name: str
    made: dt.datetime
    until: dt.datetime
    used: dt.datetime | None = None


class People(Protocol):
    """Keeps persons and their ways in. Every method may raise StoreUnavailable."""

    def welcome(self, profile: Profile, at: dt.datetime) -> Person:
        """The person of this profile, made or brought up to date."""

    def person(self, person_id: str) -> Person:
        """The person; NotFound when there is none."""

    def colleagues(self, of: Person, wanted: str) -> tuple[Person, ...]:
        """Other persons of the same provider whose name or address contains what is wanted, a few."""

    def names(self, person_ids: frozenset[str]) -> Mapping[str, str]:
        """The names of those that there are."""

    def keep_session(self, secret_hash: str, person_id: str, at: dt.datetime) -> None:
        """A new session."""

    def session(self, secret_hash: str) -> Session | None:
        """The session with this secret, also when it is too old by now."""

    def see_session(self, secret_hash: str, at: dt.datetime) -> None:
        """It was used at this time."""

    def end_session(self, secret_hash: str) -> None:
        """It can never be used again."""

    def keep_once(
        self, secret_hash: str, kind: str, content: Mapping[str, object], until: dt.datetime
    ) -> None:
        """Something that may be taken once, until this time. What has expired is removed meanwhile."""

    def take_once(
        self, secret_hash: str, kind: str, at: dt.datetime
    ) -> Mapping[str, object] | None:
        """What was kept, for the first who asks before it expired; None for everybody else."""

    def see_once(self, secret_hash: str, kind: str, at: dt.datetime) -> Mapping[str, object] | None:
        """The same without taking it."""

    def keep_token(self, token: AccessToken, secret_hash: str, person_id: str) -> None:
        """A new personal access token."""

    def tokens(self, person_id: str) -> tuple[AccessToken, ...]:
        """The tokens of a person, the newest first."""

    def token_owner(self, secret_hash: str, at: dt.datetime) -> Person | None:
        """Whose token this is, when it has not expired and they are not blocked; that it was used is written down."""

    def revoke_token(self, person_id: str, token_id: str) -> None:
        """The token can no longer be used; NotFound when this person has no such token."""
