"""The same person in two places: who signs in on the intranet, and somebody in another system such as Teams.

That one is known by keyed hash (`key`) only. Linked by a sign-in that says who it is in both places, or by a code that
is made here and typed there. From then on, the conversations there are the person's.
"""

import datetime as dt
import secrets
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.use_cases.people.person import People, Person
from bot.use_cases.people.secrets import hash_of
from bot.use_cases.ports import Clock, Conflict, NotFound

CODE_LASTS = dt.timedelta(minutes=10)
CODE_DIGITS = 6
TEAMS = "teams"
_CODE = "koppelcode"
_MOST_ATTEMPTS = 5


class How(StrEnum):
    """How it was known that both are one."""

    SIGN_IN = "inlog"
    CODE = "code"


@dataclass(frozen=True)
class PersonLink:
    """This person is the one with this key in that channel."""

    key: str
    channel: str
    person: str
    how: How
    since: dt.datetime


class PersonLinks(Protocol):
    """Keeps who is the same. Every method may raise StoreUnavailable."""

    def person_of(self, key: str) -> Person | None:
        """Who this is here; None for who is not linked."""

    def links_of(self, person_id: str) -> tuple[PersonLink, ...]:
        """As whom this person is known elsewhere, since longest first."""

    def link(self, link: PersonLink) -> bool:
        """Keep it in place of what was linked with this key; what was nobody's there becomes the person's.

        By signing in nothing changes where they are linked already, or the person undid it. Gives whether anything did.
        """

    def unlink(self, person_id: str) -> int:
        """Undo all links of a person, who there begins anew; what was said stays theirs. Gives how many there were."""


@dataclass(frozen=True)
class Linking:
    """The use case with what it needs."""

    people: People
    links: PersonLinks
    clock: Clock

    def make_code(self, person_id: str) -> tuple[str, dt.datetime]:
        """A code to be typed in the other system by this person, and until when it works."""
        until = self.clock() + CODE_LASTS
        for _ in range(_MOST_ATTEMPTS):
            code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"
            try:
                self.people.keep_once(hash_of(code), _CODE, {"persoon": person_id}, until)
            except Conflict:
                continue  # somebody has this one just now
            return code, until
        raise Conflict("no code was free")

    def whose(self, code: str) -> Person | None:
        """Who made this code; None when it was used, has expired or never was. It works once more afterwards."""
        return self._person(self.people.see_once(hash_of(code), _CODE, self.clock()))

    def use(self, code: str, key: str, channel: str) -> Person | None:
        """Link who typed it with who made it; None when it does not work any more."""
        now = self.clock()
        person = self._person(self.people.take_once(hash_of(code), _CODE, now))
        if person is not None:
            self.links.link(PersonLink(key, channel, person.id, How.CODE, now))
        return person

    def spoil(self, code: str) -> None:
        """The code works no more, as when others have read it."""
        self.people.take_once(hash_of(code), _CODE, self.clock())

    def by_sign_in(self, person_id: str, key: str, channel: str) -> bool:
        """Link who just signed in; gives whether anything changed."""
        link = PersonLink(key, channel, person_id, How.SIGN_IN, self.clock())
        return self.links.link(link)

    def _person(self, kept: object) -> Person | None:
        if not isinstance(kept, dict):
            return None
        try:
            return self.people.person(str(kept["persoon"]))
        except NotFound:
            return None
