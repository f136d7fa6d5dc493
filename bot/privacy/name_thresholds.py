"""Which chance is enough to take a word for a name, by what is known of the word.

Rather too much masked than too little. Chosen on evaluation/privacy/leren.yml and oefenen.yml, and on a fourth of
namen/zinnen.yml with a model that had not seen it.
"""

from collections.abc import Sequence

from bot.privacy.name_words import (
    NameLists,
    Word,
    calls_after,
    is_dictionary_word,
    names_a_place,
)

_CHANCE = 0.2
# A word of the dictionary without a capital: "groen dan" is hardly ever a person.
_CHANCE_OF_WORD = 0.5
# A given name that is nothing else, with a capital and not in the name of a place, needs hardly any more.
_CHANCE_OF_GIVEN = 0.05
# What is known as a place or a club, ends as places do or is an abbreviation must look very much like a person.
_CHANCE_OF_PLACE = 0.6
_LONGEST_ABBREVIATION = 3


def needed(words: Sequence[Word], place: int, lists: NameLists) -> float:
    """The chance, 0 to 1, from which this word counts as a name."""
    word = words[place]
    kind = set(lists.kind_of(word.lower))
    if not kind & {"v", "a"} and ("n" in kind or _looks_like_no_person(word)):
        return _CHANCE_OF_PLACE
    is_ordinary = is_dictionary_word(word.lower)
    if word.text.islower() and is_ordinary:
        return _CHANCE_OF_WORD
    is_only_given = "v" in kind and not kind & {"g", "n"} and word.text[0].isupper()
    is_in_place = place > 0 and calls_after(words[place - 1].lower)
    if is_only_given and not is_in_place and not is_ordinary:
        return _CHANCE_OF_GIVEN
    return _CHANCE


def _looks_like_no_person(word: Word) -> bool:
    is_abbreviation = 1 < len(word.text) <= _LONGEST_ABBREVIATION and word.text.isupper()
    return is_abbreviation or names_a_place(word.lower)
