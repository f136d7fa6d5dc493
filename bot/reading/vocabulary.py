"""The wordings of a set of options, prepared for finding them back in a text.

Each label and synonym becomes a set of keys (lemmas without function words). A word of the user leads
to keys through its form, its lemma, a compound or a typing error. Which option is meant is decided in
`mentions`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.reading.lemmas import PARTICLES, joined, lemma
from bot.reading.meaning import Option
from bot.reading.wordlists import FUNCTION_WORDS, NEGATORS, VAGUE_WORDS, WEAK_WORDS
from bot.reading.words import Token, tokens

NOT_KEY = "niet"
ALONE = "="
SPECIAL = frozenset({"geen", "weet-niet"})
_WEAK_WEIGHT = 0.25
_SHORT_DENIAL = 2
_MIN_TELLING = 4
_PARTS = re.compile(r",|/|;|\ben\b|\bof\b|\(|\)")
JOINING = frozenset({"en", "of", "maar", "noch"})
_OPPOSING = frozenset({"tegen", "tegenover", "versus"})
_LIST_WORDS = frozenset({"en", "of", "de", "het", "een"})


@dataclass(frozen=True)
class Phrase:
    """One wording of one option: `option` is its position, `keys` the lemmas that must all be there.

    Only a wording that holds "en", "of" or "maar" itself may be found on both sides of such a word.
    """

    option: int
    keys: frozenset[str]
    joins: bool = False
    is_derived: bool = False

    @property
    def is_vague(self) -> bool:
        """Does this wording ("iets anders") say too little inside a longer sentence?"""
        vague = all(key in VAGUE_WORDS or key.startswith(ALONE) for key in self.keys)
        return vague or self.is_derived


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Everything by which a set of options can be recognised; compared by identity, for caches."""

    options: tuple[Option, ...]
    phrases: tuple[Phrase, ...]
    by_key: dict[str, tuple[int, ...]]
    keys_of_form: dict[str, frozenset[str]]
    spread: dict[str, int]

    def weight(self, key: str) -> float:
        """How much a key tells about the option: less when it is general or shared."""
        general = _WEAK_WEIGHT if says_little(key) else 1.0
        return float(general / max(1, self.spread.get(key, 1)) ** 0.5)


def says_little(key: str) -> bool:
    """Is this a general word, that alone points to no option?"""
    return key in WEAK_WORDS or key in FUNCTION_WORDS or key.startswith(ALONE) or key == NOT_KEY


def last_part(identifier: str) -> str:
    """`locatie/anders` is `anders`."""
    return identifier.rsplit("/", 1)[-1]


def is_special(option: Option) -> bool:
    """Is this the option "none of these" or "I do not know"?"""
    return last_part(option.id) in SPECIAL


def key_of(token: Token) -> str:
    """The key under which a word is found back; all ways to say "not" are alike."""
    return NOT_KEY if token.word in NEGATORS else lemma(token.text)


def keys_of_phrase(text: str) -> Iterator[tuple[str, str]]:
    """The pairs (form, key) of the words in a wording that carry its content."""
    words = [t for t in tokens(text) if not t.is_sign]
    content = [t for t in words if t.word in NEGATORS or t.word not in FUNCTION_WORDS] or words
    if all(t.word in NEGATORS for t in content):
        # "niet" and "te weinig" can be answers of their own; then they are not alike.
        kept = content if len(words) <= _SHORT_DENIAL else words
        yield from ((t.word, ALONE + t.word if t in content else lemma(t.text)) for t in kept)
        return
    if all(key_of(t) in WEAK_WORDS for t in content):
        # "nieuw wij" is more than "nieuw", "in de buurt" no more than "buurt".
        content = [t for t in words if t.word not in _LIST_WORDS]
    for token in content:
        particle = next((p for t in words if (p := joined(t.word, token.text))), None)
        is_split = particle is not None and not any(t.word in PARTICLES for t in content)
        yield token.word, particle if is_split and particle else key_of(token)


def _wordings(option: Option) -> Iterator[str]:
    """The label, its parts if it is a plain enumeration, and the synonyms."""
    yield option.label
    yield from option.also
    words = {t.word for t in tokens(option.label) if not t.is_sign}
    if not words & (FUNCTION_WORDS - _LIST_WORDS):
        yield from (part for part in _PARTS.split(option.label.lower()) if _says_enough(part))


def _says_enough(part: str) -> bool:
    """Can a part of a label stand for the whole? "oud" of "oud en jong" cannot."""
    return any(key not in WEAK_WORDS for _, key in keys_of_phrase(part))


def _special_wordings(option: Option) -> Iterator[str]:
    """ "Ik heb genoeg zicht" can be the name of "none"; plain names have rules of their own."""
    keys = {key for _, key in keys_of_phrase(option.label)}
    if last_part(option.id) == "geen" and len(keys - WEAK_WORDS - {NOT_KEY}) > 1:
        yield option.label


@lru_cache(maxsize=512)
def vocabulary(options: tuple[Option, ...]) -> Vocabulary:
    """Prepare the options once; the special ones are chosen by other rules."""
    phrases: dict[Phrase, None] = {}
    forms: dict[str, set[str]] = {}
    for position, option in enumerate(options):
        for wording in _special_wordings(option) if is_special(option) else _wordings(option):
            pairs = list(keys_of_phrase(wording))
            for form, key in pairs:
                forms.setdefault(form, set()).add(key)
            if pairs:
                keys = frozenset(key for _, key in pairs)
                joins = any(token.word in JOINING | _OPPOSING for token in tokens(wording))
                phrases[Phrase(position, keys, joins)] = None
    return _indexed(options, (*phrases, *_derived(phrases)), forms)


def _derived(phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    """A word that returns in the wordings of one option only, such as "toon", may stand for it."""
    options_of: dict[str, list[int]] = {}
    for phrase in phrases:
        for key in phrase.keys:
            options_of.setdefault(key, []).append(phrase.option)
    known = {phrase.keys for phrase in phrases}
    for key, options in options_of.items():
        is_telling = (
            len(key) >= _MIN_TELLING and not says_little(key) and frozenset({key}) not in known
        )
        if is_telling and len(options) > 1 and len(set(options)) == 1:
            yield Phrase(options[0], frozenset({key}), is_derived=True)


def _indexed(
    options: tuple[Option, ...], phrases: tuple[Phrase, ...], forms: dict[str, set[str]]
) -> Vocabulary:
    by_key: dict[str, list[int]] = {}
    spread: Counter[str] = Counter()
    for number, phrase in enumerate(phrases):
        for key in phrase.keys:
            by_key.setdefault(key, []).append(number)
    for key, numbers in by_key.items():
        spread[key] = len({phrases[n].option for n in numbers})
    return Vocabulary(
        options,
        phrases,
        {key: tuple(numbers) for key, numbers in by_key.items()},
        {form: frozenset(keys) for form, keys in forms.items()},
        dict(spread),
    )
