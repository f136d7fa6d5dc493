"""The sentences of `knowledge/gesprek.yml` and `knowledge/rapport.yml`, filled in."""

from knowledge.checks import Knowledge


def say(knowledge: Knowledge, key: str, **values: object) -> str:
    """The sentence under this key with its blanks filled; KeyError when there is none."""
    return knowledge.phrases[key].format(**values)
