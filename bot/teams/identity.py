"""Who somebody in Teams is for us: only ever a keyed hash. The seam to the sign-in of the intranet is `PersonOf`."""

import uuid
from collections.abc import Callable

# The person of the intranet for an Entra object id and its tenant; None for who never signed in there.
PersonOf = Callable[[str, str], str | None]
_KEYS = uuid.UUID("5f1f5bd0-9d0c-4f0f-8a53-0d6d3f6d1c11")


def nobody_known(object_id: str, tenant: str) -> str | None:  # noqa: ARG001 - the form of PersonOf
    """Without sign-in on an intranet nobody is known there."""
    return None


def key_of_message(hashed: str) -> str:
    """The key of a turn for an activity that has this keyed hash: the same activity, the same turn."""
    return str(uuid.uuid5(_KEYS, hashed))
