"""Who somebody says to be at the beginning: "hoi, ik ben wijkverpleegkundige en ik wil weten wat hier speelt"."""

import re

# Until what somebody wants or has seen; a role is a few words.
_UNTIL = (
    r"(?=[.,;:!?\n]|\s+(?:en|maar|dus|want|die|dat|omdat|sinds|hier|wil|zit|heb|zoek|ga|kom)\b|$)"
)
_INTRODUCES = re.compile(
    rf"\b(?:ik (?:ben|werk)|mijn (?:functie|rol|werk) is|ik werk hier)\b(?: (?:als|bij|voor|op|in|hier|nu|de|het|een))*"
    rf" \w[^.,;:!?\n]{{2,60}}?{_UNTIL}",
    re.IGNORECASE,
)


def introduced(text: str) -> str:
    """The words in which somebody says who they are; empty when nobody does."""
    found = _INTRODUCES.search(text)
    return found.group() if found else ""
