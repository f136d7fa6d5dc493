"""Secrets that let somebody in: made here, shown once, kept as a hash.

They have 256 bits of chance, so a plain hash cannot be guessed back and needs no salt.
"""

import hashlib
import secrets

_BYTES = 32
TOKEN_PREFIX = "bbp_"  # noqa: S105 - a mark, no secret


def new_secret() -> str:
    """A secret that fits in an address, a cookie and a header."""
    return secrets.token_urlsafe(_BYTES)


def new_access_token() -> str:
    """The same, recognisable as a personal access token, also for those who look for leaked ones."""
    return TOKEN_PREFIX + new_secret()


def is_access_token(given: str) -> bool:
    """Whether this has the form of a personal access token."""
    return given.startswith(TOKEN_PREFIX)


def hash_of(secret: str) -> str:
    """What is kept of a secret: enough to recognise it, not to use it."""
    return hashlib.sha256(secret.encode()).hexdigest()
