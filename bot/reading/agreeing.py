"""Short words that go for everything that was just named: "allebei", "alle drie"."""

import re

from bot.reading.commands import plain

_ALL = re.compile(
    r"(?:ja |nou |graag )*(?:allebei|alletwee|alle (?:twee|drie|vier)|beide|allemaal|alles|het zijn ze allebei)"
    r"(?: graag| eigenlijk| denk ik| wel| hoor)*"
)


def means_all(text: str) -> bool:
    """Whether the whole message says that all of it is meant."""
    return _ALL.fullmatch(plain(text)) is not None
