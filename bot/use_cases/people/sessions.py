"""Sessions: who is signed in in a browser, and for how long.

The browser has a random secret, the store its hash. Every sign-in makes a new secret, so that one that somebody
else put into a browser beforehand is worth nothing.
"""

import datetime as dt
from dataclasses import dataclass

from bot.use_cases.people.person import People, Person, Profile
from bot.use_cases.people.secrets import hash_of, new_secret
from bot.use_cases.ports import BuurtbrugError, Clock

# That a session is in use is written down at most once in this time.
_SEEN_EVERY = dt.timedelta(minutes=1)


class Blocked(BuurtbrugError):
    """An administrator lets this person in no more."""


@dataclass(frozen=True)
class Lifetime:
    """How long a session lasts: without being used, and at most."""

    idle: dt.timedelta
    longest: dt.timedelta


@dataclass(frozen=True)
class Sessions:
    """The use case with what it needs."""

    people: People
    clock: Clock
    lifetime: Lifetime

    def open(self, profile: Profile, before: str | None = None) -> tuple[Person, str]:
        """The person and the secret of a new session; one that this browser had before ends. Raises Blocked."""
        now = self.clock()
        person = self.people.welcome(profile, now)
        if person.blocked:
            raise Blocked
        if before is not None:
            self.close(before)
        secret = new_secret()
        self.people.keep_session(hash_of(secret), person.id, now)
        return person, secret

    def who(self, secret: str) -> Person | None:
        """Who is signed in with this secret; None when nobody is, or too long ago."""
        hashed = hash_of(secret)
        session = self.people.session(hashed)
        if session is None:
            return None
        now = self.clock()
        unused, age = now - session.seen, now - session.started
        is_over = unused > self.lifetime.idle or age > self.lifetime.longest
        if is_over or session.person.blocked:
            self.people.end_session(hashed)
            return None
        if unused > _SEEN_EVERY:
            self.people.see_session(hashed, now)
        return session.person

    def close(self, secret: str) -> None:
        """Sign out: this secret opens nothing any more."""
        self.people.end_session(hash_of(secret))
