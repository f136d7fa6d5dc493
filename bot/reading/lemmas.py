"""The dictionary form of a Dutch word, and whether a word is ordinary Dutch at all.

The only place that knows simplemma. Corrects what goes wrong there for our subject (`ouders` is not
`oud`), and nothing else.
"""

from functools import lru_cache

import simplemma

from bot.reading.words import bare

PARTICLES = frozenset(
    str.split(
        "aan achteruit af bij door in los mee na om op over samen tegen terug toe uit voor weg"
    )
)

_OWN: dict[str, str] = {
    "ouder": "ouder",
    "ouders": "ouder",
    "oudere": "oudere",
    "ouderen": "oudere",
    "oudjes": "oudere",
    "jongere": "jongere",
    "jongeren": "jongere",
    "jeugdigen": "jeugdige",
    "media": "media",
    "meer": "meer",
    "minder": "minder",
    "beter": "beter",
    "geloof": "geloof",
    "feitelijk": "feitelijk",
    "horen": "horen",
    "samen": "samen",
    "weg": "weg",
    "azcs": "azc",
    "opgeleid": "opgeleid",
    "opgeleide": "opgeleid",
    "opgeleiden": "opgeleid",
}
MIN_MISSPELT = 5
_MIN_STEM = 4
_SMALL = ("jes", "je")
# A woman's job is found with the man's: "opbouwwerkster", "coördinatrice".
_FEMININE = (
    ("werkster", "werker"),
    ("leidster", "leider"),
    ("trice", "tor"),
    ("zitster", "zitter"),
)


@lru_cache(maxsize=20_000)
def lemma(text: str) -> str:
    """The dictionary form, without accents; an unknown word stays as it is."""
    if text in _OWN:
        return _OWN[text]
    found: str = simplemma.lemmatize(_with_common_gender(text), lang="nl").lower()
    if found.endswith(_SMALL) and found != text:
        found = simplemma.lemmatize(found, lang="nl").lower()
    return bare(_without_heid(found))


def _with_common_gender(word: str) -> str:
    for feminine, common in _FEMININE:
        if word.endswith(feminine):
            return word.removesuffix(feminine) + common
    return word


def _without_heid(word: str) -> str:
    """`onveiligheid` is found with `onveilig`."""
    stem = word.removesuffix("heid")
    return stem if stem != word and len(stem) > _MIN_STEM and is_ordinary(stem) else word


@lru_cache(maxsize=20_000)
def is_ordinary(text: str) -> bool:
    """Is this a word of the Dutch dictionary, so not to be taken for a typing error?"""
    return text in _OWN or (bool(text) and bool(simplemma.is_known(text, lang="nl")))


def is_misspelling(word: str) -> bool:
    """May this be a typing error: long enough, letters only, and no Dutch word?"""
    return len(word) >= MIN_MISSPELT and word.isalpha() and not is_ordinary(word)


@lru_cache(maxsize=20_000)
def joined(particle: str, verb: str) -> str | None:
    """`aan` and `jaagt` give `aanjagen` if that verb exists."""
    whole = particle + lemma(verb)
    return whole if particle in PARTICLES and is_ordinary(whole) else None
