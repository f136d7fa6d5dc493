"""The ways in without a provider: a link that works once, and personal access tokens for scripts.

The link is for the embedded default, where one local user works on their own machine.
"""

import datetime as dt
import uuid
from dataclasses import dataclass

from bot.use_cases.people.person import LOCAL_ISSUER, AccessToken, People, Person, Profile, Role
from bot.use_cases.people.secrets import hash_of, new_access_token, new_secret
from bot.use_cases.ports import Clock

LINK_LASTS = dt.timedelta(minutes=30)
TOKEN_LASTS = dt.timedelta(days=365)
_LINK = "inloglink"
LOCAL_USER = Profile(LOCAL_ISSUER, "lokaal", "Lokale gebruiker", roles=tuple(Role))


@dataclass(frozen=True)
class SignInLinks:
    """Links that let the local user in, once and within half an hour."""

    people: People
    clock: Clock

    def make(self) -> str:
        """The code of a new link."""
        code = new_secret()
        self.people.keep_once(hash_of(code), _LINK, {}, self.clock() + LINK_LASTS)
        return code

    def use(self, code: str) -> Profile | None:
        """Whom the link lets in; None when it was used, has expired or never was."""
        taken = self.people.take_once(hash_of(code), _LINK, self.clock())
        return None if taken is None else LOCAL_USER


@dataclass(frozen=True)
class AccessTokens:
    """Personal access tokens: a script with one acts as its owner."""

    people: People
    clock: Clock

    def make(self, person_id: str, name: str) -> tuple[AccessToken, str]:
        """A new token with its secret, which is shown only now."""
        secret, now = new_access_token(), self.clock()
        token = AccessToken(str(uuid.uuid4()), name, now, now + TOKEN_LASTS)
        self.people.keep_token(token, hash_of(secret), person_id)
        return token, secret

    def make_for_local_user(self, name: str) -> str:
        """The secret of a new token for the local user, who need not have signed in before."""
        person = self.people.welcome(LOCAL_USER, self.clock())
        return self.make(person.id, name)[1]

    def who(self, secret: str) -> Person | None:
        """Whose token this is; None when it is nobody's, revoked or expired."""
        return self.people.token_owner(hash_of(secret), self.clock())
