"""Who somebody in Teams is for us, and which turn an activity is: only ever a keyed hash."""

import uuid

_KEYS = uuid.UUID("5f1f5bd0-9d0c-4f0f-8a53-0d6d3f6d1c11")


def key_of_message(hashed: str) -> str:
    """The key of a turn for an activity that has this keyed hash: the same activity, the same turn."""
    return str(uuid.uuid5(_KEYS, hashed))
