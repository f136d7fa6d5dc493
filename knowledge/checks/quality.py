"""What can be better in content that loads well: what fell away, what reads badly, what has no source.

Pure: from a `Knowledge` to findings in Dutch. Where they stand in a file is for the caller to find.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from knowledge.checks.base import Knowledge
from knowledge.checks.problems import nearest
from knowledge.checks.readability import flesch_douma, words_of
from knowledge.checks.schema import KINDS, Item

LONGEST_SENTENCE = 25
LOWEST_EASE = 50.0
FEWEST_QUESTIONS = 10
TEXT_FIELDS = ("antwoord", "voorbeeld", "uitleg", "contact", "situatie", "lichtpunt", "methode")
# What a source says literally is not ours to shorten.
_LITERAL = re.compile(r"[„“][^„“”]*”")
_END = re.compile(r"(?<=[.!?…])[\"'”’»)]*\s+")


@dataclass(frozen=True)
class Finding:
    """Something to mend in one field of one item; without a field it is about the item or kind."""

    subject: str
    field: str
    message: str


def findings(knowledge: Knowledge, counts: Mapping[str, int]) -> tuple[Finding, ...]:
    """Everything that this module looks at."""
    return (
        *fallen_away(knowledge, counts),
        *long_sentences(knowledge),
        *hard_texts(knowledge),
        *few_questions(knowledge),
        *without_source(knowledge),
        *ambiguous_words(knowledge),
    )


def fallen_away(knowledge: Knowledge, counts: Mapping[str, int]) -> Iterator[Finding]:
    """Kinds with fewer items than `counts` says."""
    found = Counter(item.soort for item in knowledge.items.values())
    for kind, count in counts.items():
        if kind not in KINDS:
            yield Finding(kind, "", f"soort '{kind}' bestaat niet.{nearest(kind, KINDS)}")
        elif found[kind] < count:
            message = f"er horen ten minste {count} items te zijn, het zijn er {found[kind]}."
            yield Finding(kind, "", message)


def long_sentences(
    knowledge: Knowledge,
    fields: Iterable[str] = TEXT_FIELDS,
    longest: int = LONGEST_SENTENCE,
) -> Iterator[Finding]:
    """Sentences with more than `longest` words in these fields of the items."""
    wanted = tuple(fields)
    for item in knowledge.items.values():
        for field in wanted:
            text = getattr(item, field, None)
            if isinstance(text, str):
                for sentence, count in _too_long(text, longest):
                    message = f'deze zin telt {count} woorden, maak er twee van: "{sentence}"'
                    yield Finding(item.id, field, message)


def reading_ease(item: Item) -> float:
    """The Flesch-Douma score of what an item says; the words that it explains do not count."""
    return flesch_douma(f"{item.antwoord} {item.uitleg}", words_of(item.titel))


def hard_texts(knowledge: Knowledge, easiest: float = LOWEST_EASE) -> Iterator[Finding]:
    """Items whose answer and explanation read harder than B1."""
    for item in knowledge.items.values():
        if isinstance(item, Item) and (ease := reading_ease(item)) < easiest:
            message = (
                f"de tekst leest te moeilijk (Flesch-Douma {ease:.0f}, minstens {easiest:.0f}). "
                "Gebruik kortere woorden en zinnen."
            )
            yield Finding(item.id, "uitleg", message)


def few_questions(knowledge: Knowledge, least: int = FEWEST_QUESTIONS) -> Iterator[Finding]:
    """Items with so few example questions that nobody will find them."""
    for item in knowledge.items.values():
        count = len({*item.vragen, *knowledge.asked.get(item.id, ())})
        if isinstance(item, Item) and count < least and not item.id.endswith("/anders"):
            message = f"er zijn {count} voorbeeldvragen, geef er ten minste {least}."
            yield Finding(item.id, "vragen", message)


def without_source(knowledge: Knowledge) -> Iterator[Finding]:
    """Items of which no source is a source that exists."""
    known = {source.id for source in knowledge.of_kind("bron")}
    for item in knowledge.items.values():
        if isinstance(item, Item) and not any(s.bron in known for s in item.bronnen):
            yield Finding(item.id, "bronnen", "dit item heeft geen bron. Noem er ten minste een.")


def ambiguous_words(knowledge: Knowledge) -> Iterator[Finding]:
    """Words for an answer that mean two items of one kind: then nobody knows which is meant."""
    owners: dict[tuple[str, str], str] = {}
    for item in knowledge.items.values():
        for word in item.ook if isinstance(item, Item) else ():
            owner = owners.setdefault((item.soort, word.lower()), item.id)
            if owner != item.id:
                message = f"'{word}' staat ook bij {owner}. Haal het bij een van de twee weg."
                yield Finding(item.id, "ook", message)


def _too_long(text: str, longest: int) -> Iterator[tuple[str, int]]:
    for sentence in _END.split(_LITERAL.sub("…", text)):
        count = len(sentence.split())
        if count > longest:
            yield sentence, count
