"""The words of a text as the search for names sees them: where they stand, and what is known of each.

Names, words that are also names and words that never are, stand in `namen/*.yml`. Knows nothing of what is learnt.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import simplemma
import yaml

_FOLDER = Path(__file__).with_name("namen")
# What is masked already stands between brackets, as one sign.
_WORD = re.compile(r"\[[^\]\s]*\]|[^\W\d_]+(?:['’`-][^\W\d_]+)*|\d+|[^\w\s]")
_OF_SOMEBODY = re.compile(r"['’`]s$")
_LETTERS = str.maketrans("’`ıłøđßæ", "''ilodsa")
PARTICLES = frozenset(
    str.split(
        "van de der den het ter ten te 't op aan in el al ben bin ait aït abu bou bel oulad da di dos du del von zu la"
        " le la 's d' o' mc st vd vdr vander"
    )
)
_PLACES = re.compile(
    r"(?:straat|laan|weg|plein|plantsoen|park|kade|gracht|singel|dreef|hof|buurt|wijk|brug|dijk|steeg|haven|"
    r"school|college|lyceum|huis|kerk|moskee|parochie|ziekenhuis|zaal|centrum|stichting|boys|hal|poort|markt|strjitte|"
    r"scholen|gebouw|museum|fonds|flat|toren|bad|hal|veld|instituut|kapel|studio|hotel|bedrijf|club|groep|oord|prijs)$"
)


# What stands behind these is called after somebody, and is nobody.
_CALLED = frozenset(
    str.split(
        "stichting buurthuis wijkcentrum buurtcentrum dorpshuis cafe restaurant basisschool school vereniging club"
        " sportclub voetbalclub sint st. st burgemeester prins prinses koning koningin supermarkt bakkerij slagerij"
        " zorgcentrum verzorgingshuis partij merk project methode fonds winkel kroeg snackbar theater"
        " flat gebouw camping hotel bungalowpark vakantiepark bouwbedrijf aannemer schildersbedrijf garage kapsalon"
        " eethuis eetcafe pizzeria moskee kerk kapel zaal huize speeltuin jongerencentrum jeugdhonk jongerenhub"
        " meidenclub actiegroep bewonersgroep werkgroep woningstichting woningbouwvereniging corporatie"
        " advocatenkantoor halte station team programma bureau instituut museum sporthal zwembad manege"
        " boerderij landgoed locatie clubhuis gurdwara tempel synagoge stam"
    )
)
_ORGANISATIONS = (
    "vereniging",
    "stichting",
    "club",
    "bedrijf",
    "centrum",
    "bureau",
    "school",
    "winkel",
    "fonds",
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word or sign with its place; `lower` is without accents and apostrophe-s, which `end` leaves out as well."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def is_sign(self) -> bool:
        """Is it a sign or a number, so no name?"""
        return not self.text[0].isalpha()


@dataclass(frozen=True)
class NameLists:
    """Given names, surnames, those that are ordinary words as well, and words that are never a person."""

    given: frozenset[str]
    surnames: frozenset[str]
    ordinary: frozenset[str]
    never: frozenset[str]

    def kind_of(self, word: str) -> str:
        """Which lists have this word, a letter for each."""
        return "".join(
            letter
            for letter, words in zip(
                "vagn", (self.given, self.surnames, self.ordinary, self.never), strict=True
            )
            if word in words
        )


def words_of(text: str) -> list[Word]:
    """The words and signs of a text, in order."""
    return [_word(match.group(), match.start()) for match in _WORD.finditer(text)]


def _word(text: str, start: int) -> Word:
    bare = _OF_SOMEBODY.sub("", text)
    return Word(bare, _plain(bare), start, start + len(bare))


@lru_cache(maxsize=20_000)
def _plain(text: str) -> str:
    """Lower case without accents, so that "Yıldız" and "yildiz" are one name."""
    decomposed = unicodedata.normalize("NFD", text.lower().translate(_LETTERS))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@lru_cache(maxsize=1)
def shipped_lists() -> NameLists:
    """The lists that come with Buurtbrug."""
    origins = read_yaml("namen.yml").values()
    both = read_yaml("gewoon.yml")
    return NameLists(
        frozenset(part for origin in origins for part in _parts(origin["voornamen"])),
        frozenset(part for origin in origins for part in _parts(origin["achternamen"])),
        frozenset(part for part in _parts(both["ook_gewoon"])),
        frozenset(part for part in _parts([*both["nooit"], *_not_persons(is_phrase=False)])),
    )


def well_known() -> tuple[str, ...]:
    """What may be named as a whole: authors of the field ("wat zegt Brandsma?"), places and clubs of several words."""
    authors = map(str, read_yaml("gewoon.yml")["schrijvers"])
    return (*authors, *_not_persons(is_phrase=True))


def _not_persons(*, is_phrase: bool) -> list[str]:
    """Places, peoples, organisations and the like: those of one word, or those of several."""
    names = (str(name) for names in read_yaml("geen-personen.yml").values() for name in names)
    return [name for name in names if (" " in name) == is_phrase]


def _parts(names: list[str]) -> Iterator[str]:
    """Each word of each name, lower case; particles are no names of their own."""
    for name in names:
        for word in words_of(str(name)):
            if not word.is_sign and word.lower not in PARTICLES:
                yield word.lower


def read_yaml(name: str) -> Any:
    """One of the files with names."""
    text = (_FOLDER / name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506


@lru_cache(maxsize=20_000)
def is_dictionary_word(word: str) -> bool:
    """Is it in the Dutch dictionary, names left aside?"""
    # Loose accents are a word of which nothing is left.
    return bool(word) and bool(simplemma.is_known(word, lang="nl"))


def calls_after(word: str) -> bool:
    """Does a name behind this word belong to an organisation or a place ("korfbalvereniging Wilhelmina")?"""
    return word in _CALLED or word.endswith(_ORGANISATIONS)


def names_a_place(word: str) -> bool:
    """Does the word end as streets, schools and clubs do ("kingplein")?"""
    return _PLACES.search(word) is not None
