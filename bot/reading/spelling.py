"""From one word of the user to the keys of a vocabulary: form, lemma, compound, typing error.

Corrects towards words of the options only, and never changes an ordinary Dutch word.
"""

from functools import lru_cache
from types import MappingProxyType

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.reading.lemmas import is_misspelling, is_ordinary
from bot.reading.vocabulary import Vocabulary, key_of
from bot.reading.wordlists import FUNCTION_WORDS
from bot.reading.words import Token

EXACT, MISSPELT, HEAD, MODIFIER = 1.0, 0.9, 0.8, 0.5

_MIN_COMPOUND_PART = 4
_MIN_MODIFIER = 3
_LONG_WORD = 9
_LINKING = ("", "s", "e", "en", "n")
# These turn a word into its opposite or into another word: "onrust" is no kind of "rust".
_PREFIXES = frozenset({"on", "wan", "be", "ge", "ver", "her", "ont", "in", "anti", "niet", "mis"})

Keys = MappingProxyType[str, float]


@lru_cache(maxsize=20_000)
def keys_of(words: Vocabulary, token: Token) -> Keys:
    """The keys that a word may stand for, with how sure that is."""
    found = _exact(words, token)
    if not found and token.word not in FUNCTION_WORDS:
        found = _in_compound(words, token) or _misspelt(words, token)
    return MappingProxyType(found)


def _exact(words: Vocabulary, token: Token) -> dict[str, float]:
    keys = set(words.keys_of_form.get(token.word, ()))
    keys |= {key for key in (key_of(token),) if key in words.by_key}
    return dict.fromkeys(keys, EXACT)


def _in_compound(words: Vocabulary, token: Token) -> dict[str, float]:
    """`speelplein` is a `plein`; `schoolplein` has perhaps to do with `school`."""
    found: dict[str, float] = {}
    for whole in {token.word, key_of(token)}:
        for cut in range(2, len(whole) - 1):
            first, last = whole[:cut], whole[cut:]
            for key in words.keys_of_form.get(last, ()) if _is_compound_part(last) else ():
                found[key] = HEAD if _is_modifier(first) else found.get(key, 0.0)
            for key in words.keys_of_form.get(first, ()) if _is_compound_part(first) else ():
                found.setdefault(key, MODIFIER if _is_word(last) else 0.0)
    return {key: quality for key, quality in found.items() if quality}


def _is_compound_part(form: str) -> bool:
    return len(form) >= _MIN_COMPOUND_PART


def _is_word(part: str) -> bool:
    rests = (part[len(link) :] for link in _LINKING if part.startswith(link))
    return any(len(rest) >= _MIN_MODIFIER and is_ordinary(rest) for rest in rests)


def _is_modifier(part: str) -> bool:
    if part in _PREFIXES:
        return False
    stems = (part[: len(part) - len(link)] for link in _LINKING if part.endswith(link))
    return part in FUNCTION_WORDS or any(
        len(stem) >= _MIN_MODIFIER and is_ordinary(stem) for stem in stems
    )


def _misspelt(words: Vocabulary, token: Token) -> dict[str, float]:
    """The one wording that is nearest, if it is near enough and the word is not Dutch itself."""
    word = token.word
    if is_ordinary(token.text) or not is_misspelling(word):
        return {}
    limit = 2 if len(word) >= _LONG_WORD else 1
    near = process.extract(
        word, words.keys_of_form.keys(), scorer=OSA.distance, score_cutoff=limit, limit=3
    )
    likely = [
        (form, distance)
        for form, distance, _ in near
        if form[0] == word[0] and len(form) >= _MIN_COMPOUND_PART
    ]
    best = min((distance for _, distance in likely), default=0)
    forms = [form for form, distance in likely if distance == best]
    keys = {key for form in forms for key in words.keys_of_form[form]}
    return dict.fromkeys(keys, MISSPELT) if len(keys) == 1 or len(forms) == 1 else {}
