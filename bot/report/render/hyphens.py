"""Where a long Dutch word may break, for formats whose programmes do not know Dutch by themselves."""

import re
from functools import cache

import pyphen

_LONG = re.compile(r"\w{10,}")
_SHORTEST = 4


def may_break(text: str) -> str:
    """The text with soft hyphens in its long words: they show only where a line ends."""
    return _LONG.sub(lambda found: _dutch().inserted(found[0], "\u00ad"), text)


@cache
def _dutch() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="nl_NL", left=_SHORTEST, right=_SHORTEST)
