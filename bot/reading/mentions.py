"""Where a text names which option, with how sure that is.

Finds; it does not judge negation or doubt, which is the work of `clauses`. A longer wording that fits
wins over a shorter one inside it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.reading.lemmas import PARTICLES, joined
from bot.reading.spelling import EXACT, MODIFIER, keys_of
from bot.reading.vocabulary import JOINING, Phrase, Vocabulary, says_little
from bot.reading.words import Token

_LOOSENESS = 6
_PARTIAL = 0.4

Places = dict[str, list[tuple[int, float]]]


@dataclass(frozen=True)
class Mention:
    """Option number `option` is named by the words at `positions`."""

    option: int
    positions: frozenset[int]
    quality: float
    is_whole: bool = True
    is_vague: bool = False

    @property
    def is_sure(self) -> bool:
        """Is a whole wording there, and not only a part of a compound?"""
        return self.is_whole and self.quality > MODIFIER

    @property
    def start(self) -> int:
        """The first word of it."""
        return min(self.positions)


def find_mentions(text: Sequence[Token], words: Vocabulary) -> tuple[Mention, ...]:
    """All options that the text names, in the order of the text."""
    found = [m for segment in _segments(text) for m in _in_segment(text, segment, words)]
    return tuple(sorted(found, key=lambda m: (m.start, m.option)))


def _segments(text: Sequence[Token]) -> Iterator[range]:
    start = 0
    for position, token in enumerate(text):
        if token.is_hard_break or token.is_light_break:
            yield range(start, position)
            start = position + 1
    yield range(start, len(text))


def _in_segment(text: Sequence[Token], segment: range, words: Vocabulary) -> list[Mention]:
    places = _places(text, segment, words)
    numbers = {number for key in places for number in words.by_key[key]}
    whole: list[Mention] = []
    for number in sorted(numbers):
        phrase = words.phrases[number]
        if phrase.keys <= places.keys():
            whole += [m for m in _whole_mentions(phrase, places) if _may_span(text, m, phrase)]
    whole = [m for m in set(whole) if not any(_outdoes(other, m) for other in whole)]
    return whole + _partial_mentions(numbers, places, words, whole)


def _places(text: Sequence[Token], segment: range, words: Vocabulary) -> Places:
    places: Places = defaultdict(list)
    for position in segment:
        for key, quality in keys_of(words, text[position]).items():
            places[key].append((position, quality))
    for position, key in _over_two_words(text, segment):
        if key in words.by_key:
            places[key].append((position, EXACT))
        else:
            for known in words.keys_of_form.get(key, ()):
                places[known].append((position, EXACT))
    return dict(places)


def _over_two_words(text: Sequence[Token], segment: range) -> Iterator[tuple[int, str]]:
    """`jaagt ... aan` as `aanjagen`, and `winkel centrum` as one word."""
    particles = {text[p].word for p in segment} & PARTICLES
    for position in segment:
        for particle in particles:
            if verb := joined(particle, text[position].text):
                yield position, verb
        if position + 1 in segment:
            yield position, text[position].word + text[position + 1].word


def _whole_mentions(phrase: Phrase, places: Places) -> Iterator[Mention]:
    """One mention for each place of the rarest key, with the nearest places of the others."""
    anchor = min(sorted(phrase.keys), key=lambda key: len(places[key]))
    for start, quality in places[anchor]:
        chosen = [
            min(places[key], key=lambda place: (abs(place[0] - start), -place[1]))
            for key in phrase.keys - {anchor}
        ]
        positions = frozenset([start, *(position for position, _ in chosen)])
        if max(positions) - min(positions) <= len(phrase.keys) + _LOOSENESS:
            sure = min([quality, *(q for _, q in chosen)])
            yield Mention(phrase.option, positions, sure, is_vague=phrase.is_vague)


def _may_span(text: Sequence[Token], mention: Mention, phrase: Phrase) -> bool:
    """ "ouders en kinderen" are two things, not "ouders van kinderen"."""
    between = range(mention.start, max(mention.positions))
    return phrase.joins or not any(text[p].word in JOINING for p in between)


def _outdoes(other: Mention, mention: Mention) -> bool:
    """Does a longer or surer wording take over the words of this one?"""
    if other.positions > mention.positions and other.quality > MODIFIER:
        return True
    return other.positions == mention.positions and other.quality > mention.quality


def _partial_mentions(
    numbers: set[int], places: Places, words: Vocabulary, whole: Sequence[Mention]
) -> list[Mention]:
    """Wordings of which half is there, in words that no whole wording uses: only good for a doubt."""
    used = {position for mention in whole for position in mention.positions}
    found: dict[int, Mention] = {}
    for number in sorted(numbers):
        phrase = words.phrases[number]
        here = [key for key in phrase.keys if key in places]
        share = _weight(here, words) / _weight(phrase.keys, words)
        positions = frozenset(places[key][0][0] for key in here)
        better = phrase.option not in found or share > found[phrase.option].quality
        tells = any(not says_little(key) for key in here)
        if _PARTIAL <= share < 1 and tells and not positions & used and better:
            found[phrase.option] = Mention(phrase.option, positions, share, is_whole=False)
    return list(found.values())


def _weight(keys: Sequence[str] | frozenset[str], words: Vocabulary) -> float:
    return sum(words.weight(key) for key in keys)
