"""Who may see or change an analysis: its owner, and those with whom the owner shared it. Nobody else, whatever role.

Also what the store must keep for that: what is shared, who did what with it, and how it is forgotten as a whole.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.use_cases.messages import Message
from bot.use_cases.people.person import Person


class Right(StrEnum):
    """What somebody may do with an analysis; each includes the ones before it."""

    READ = "lezen"
    WRITE = "schrijven"
    OWN = "eigen"

    @property
    def may_write(self) -> bool:
        """Whether answers may be changed."""
        return self is not Right.READ


class ShareKind(StrEnum):
    """With whom something is shared."""

    PERSON = "persoon"
    TEAM = "team"
    ORGANISATION = "organisatie"


class Deed(StrEnum):
    """What is written down about an analysis; the later ones about a person, or by an administrator."""

    READ = "gelezen"
    SHARED = "gedeeld"
    WITHDRAWN = "delen gestopt"
    EXPORTED = "opgeslagen"
    DELETED = "verwijderd"
    LINKED = "gekoppeld met Teams"
    UNLINKED = "losgemaakt van Teams"
    LOOKED = "bekeken als beheerder"
    BLOCKED = "geblokkeerd"
    UNBLOCKED = "blokkade opgeheven"
    TURNED_OUT = "toegang ingetrokken"


@dataclass(frozen=True)
class Share:
    """An analysis is shared with a person (by id), a team (by name) or everybody of the organisation (its provider)."""

    kind: ShareKind
    whom: str
    right: Right
    since: dt.datetime


@dataclass(frozen=True)
class Entry:
    """An analysis as it stands in a list; `about` is what its owner wrote about the neighbourhood."""

    id: str
    conversation: str
    owner: str
    right: Right
    questionnaire: str
    practice: str | None
    status: str
    version: int
    started: dt.datetime
    changed: dt.datetime
    about: str
    is_open: bool


@dataclass(frozen=True)
class Talked:
    """A conversation of a person as it stands in a list."""

    id: str
    channel: str
    started: dt.datetime
    last: dt.datetime


@dataclass(frozen=True)
class LogLine:
    """Who did what to which analysis or person (`about`), and when."""

    at: dt.datetime
    person: str
    deed: Deed
    about: str


def about_person(person_id: str) -> str:
    """What a line is about that is about a person."""
    return f"persoon/{person_id}"


def groups_of(person: Person) -> tuple[tuple[ShareKind, str], ...]:
    """As whom a person may be meant when something is shared."""
    return (
        (ShareKind.PERSON, person.id),
        *((ShareKind.TEAM, team) for team in person.teams),
        (ShareKind.ORGANISATION, person.issuer),
    )


def right_of(person: Person, owner: str | None, shares: Iterable[Share]) -> Right | None:
    """The widest right that a person has; None when they may not even know that it exists."""
    if owner == person.id:
        return Right.OWN
    mine = set(groups_of(person))
    rights = {share.right for share in shares if (share.kind, share.whom) in mine}
    return max(rights, key=list(Right).index, default=None)


class Dossiers(Protocol):
    """Keeps what is whose. Every method may raise StoreUnavailable; NotFound where something is not there."""

    def entries(self, person: Person) -> tuple[Entry, ...]:
        """Their own analyses and those shared with them, the latest first; no practice."""

    def conversations(self, person_id: str) -> tuple[Talked, ...]:
        """The conversations of a person, the one with the latest message first."""

    def analyses_of(self, person_id: str) -> tuple[str, ...]:
        """The ids of all analyses in their conversations, practice as well."""

    def right(self, person: Person, analysis_id: str) -> Right | None:
        """What this person may do with this analysis; None also when there is no such analysis."""

    def owner(self, analysis_id: str) -> str | None:
        """Whose it is; None when it belongs to a conversation without a person."""

    def shares(self, analysis_id: str) -> tuple[Share, ...]:
        """With whom it is shared, since longest first."""

    def share(self, analysis_id: str, share: Share) -> None:
        """Share it; again with the same changes the right."""

    def withdraw(self, analysis_id: str, kind: ShareKind, whom: str) -> None:
        """Stop sharing it; NotFound when it was not shared so."""

    def let_go(self, conversation_id: str) -> None:
        """The conversation is no longer about any analysis."""

    def claim(self, conversation_id: str, person_id: str) -> None:
        """A conversation that was nobody's becomes theirs; NotFound when it has a person."""

    def forget_analysis(self, analysis_id: str, afterwards: Sequence[Message]) -> None:
        """Delete it with every word that was said about it.

        A conversation that held more keeps its other analyses; of what was said only `afterwards` stands in it.
        """

    def forget_conversation(self, conversation_id: str) -> None:
        """Delete a conversation with its analyses; NotFound when there is none."""

    def forget_person(self, person_id: str) -> None:
        """Delete a person with all that is theirs. In what others own, their name is no longer to be found."""

    def note(self, line: LogLine) -> None:
        """Write it down; reading the same again within an hour is one reading."""

    def log_about(self, analysis_id: str) -> tuple[LogLine, ...]:
        """What was done with it, the latest first."""

    def log_by(self, person_id: str) -> tuple[LogLine, ...]:
        """What this person did, the latest first."""
