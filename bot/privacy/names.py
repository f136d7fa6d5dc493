"""Names of persons: which stretches of a text to mask.

Joins the words that the model takes for names into whole names, with the particles between and before them, and
leaves what is allowed: titles of the knowledge base, such as the name of a method.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.privacy.name_context import (
    is_behind_role,
    is_behind_title,
    is_firm,
    is_part_of_town,
)
from bot.privacy.name_model import NameModel
from bot.privacy.name_thresholds import needed
from bot.privacy.name_words import (
    PARTICLES,
    NameLists,
    Word,
    is_dictionary_word,
    names_a_place,
    words_of,
)
from bot.privacy.spans import Kind, Span

# Beside a name, a word that may be one is one: "jan de wit".
_CHANCE_BESIDE = 0.01
_COMMA_AND_SURNAME = 2
# A shorter word that no dictionary has is often an abbreviation.
_LONG = 4
_FUNCTION_WORDS = frozenset(str.split("in op aan van de het der den ter ten te"))
_AND = frozenset({"en", "&"})


@dataclass(frozen=True, eq=False)
class FindNames:
    """A detector of names; `allowed` are phrases that stay readable, as tuples of lower-case words."""

    model: NameModel
    lists: NameLists
    allowed: frozenset[tuple[str, ...]] = frozenset()

    def __call__(self, text: str) -> Iterator[Span]:
        """Every name, without the title in front."""
        words = words_of(text)
        chances = [
            0.0 if word.is_sign else chance
            for word, chance in zip(words, self.model.chances(words, self.lists), strict=True)
        ]
        for place in self._allowed_places(words):
            chances[place] = 0.0
        is_name = [self._is_name(words, place, chances) for place in range(len(words))]
        for start, end in _runs(words, self._with_neighbours(words, chances, is_name)):
            if all(_tells_nothing(word) for word in words[start:end]):
                continue
            yield Span(words[start].start, words[end - 1].end, Kind.NAME)

    def _is_name(self, words: Sequence[Word], place: int, chances: list[float]) -> bool:
        """By what is sure around it, else by its chance; a part of a town or a firm loses its chance."""
        if is_part_of_town(words, place, self.lists) or is_firm(words, place, self.lists):
            chances[place] = 0.0
        if is_behind_title(words, place) or is_behind_role(words, place, self.lists):
            return True
        return chances[place] >= needed(words, place, self.lists)

    def _with_neighbours(
        self, words: Sequence[Word], chances: Sequence[float], is_name: Sequence[bool]
    ) -> list[bool]:
        """Also the rest of a name of which a part is sure: "{jan} de wit", "Zhang {Mei}"."""
        joined = list(is_name)
        for place in range(len(words)):
            if not joined[place]:
                continue
            further = place + 1
            while further < len(words) and words[further].lower in PARTICLES:
                further += 1
            if further < len(words) and (
                self._may_be("a", words[further], chances[further])
                or self._is_whole(words, place, further)
            ):
                joined[further] = True
            if place and self._may_be("v", words[place - 1], chances[place - 1]):
                joined[place - 1] = True
            if self._is_surname_first(words, place, chances):
                joined[place - 2] = True
            if place > 1 and words[place - 1].lower in _AND and self._is_like(words[place - 2]):
                joined[place - 2] = True
        return joined

    def _is_surname_first(
        self, words: Sequence[Word], place: int, chances: Sequence[float]
    ) -> bool:
        """ "DE JONG, PETRA": the surname before a comma, at the beginning of a sentence."""
        if place < _COMMA_AND_SURNAME or words[place - 1].text != ",":
            return False
        first = place - _COMMA_AND_SURNAME
        is_surname = self._may_be("a", words[first], chances[first]) or (
            words[first].text.isupper()
            and bool({"a", "g"} & set(self.lists.kind_of(words[first].lower)))
        )
        while first > 0 and words[first - 1].lower in PARTICLES:
            first -= 1
        return is_surname and (first == 0 or words[first - 1].text in ".:\n")

    def _is_whole(self, words: Sequence[Word], first: int, last: int) -> bool:
        """ "jan de wit": a given name, particles, and a surname, also when that is an ordinary word."""
        is_given = "v" in self.lists.kind_of(words[first].lower)
        may_be_surname = {"a", "g"} & set(self.lists.kind_of(words[last].lower))
        return is_given and last > first + 1 and bool(may_be_surname)

    def _is_like(self, word: Word) -> bool:
        """Beside "en" and a name: a given name, or a word that no dictionary has ("sietze en Nynke")."""
        kind = self.lists.kind_of(word.lower)
        is_strange = not is_dictionary_word(word.lower) and not names_a_place(word.lower)
        return not word.is_sign and ("v" in kind or (is_strange and "n" not in kind))

    def _may_be(self, which: str, word: Word, chance: float) -> bool:
        kind = self.lists.kind_of(word.lower)
        has_capital = word.text[0].isupper()
        is_listed = which in kind or (has_capital and bool(set("va") & set(kind)))
        is_surname = (
            which == "a" and has_capital and "n" not in kind and not names_a_place(word.lower)
        )
        is_strange = not is_dictionary_word(word.lower) and (has_capital or len(word.text) >= _LONG)
        is_likely = is_listed or is_surname or (is_strange and "n" not in kind)
        return chance >= _CHANCE_BESIDE and is_likely

    def _allowed_places(self, words: Sequence[Word]) -> Iterator[int]:
        longest = max(map(len, self.allowed), default=0)
        for start in range(len(words)):
            for size in range(1, longest + 1):
                if tuple(word.lower for word in words[start : start + size]) in self.allowed:
                    yield from range(start, min(start + size, len(words)))


def _tells_nothing(word: Word) -> bool:
    """ "t.a.v.", and particles alone, are nobody."""
    is_particle = word.text in PARTICLES or word.lower in _FUNCTION_WORDS
    return word.is_sign or len(word.text) == 1 or is_particle


def phrases(texts: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """Texts in the form of `FindNames.allowed`."""
    return frozenset(tuple(word.lower for word in words_of(text)) for text in texts)


def _runs(words: Sequence[Word], is_name: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Whole names: words of a name with only particles, points and hyphens between them."""
    place = 0
    while place < len(words):
        if not is_name[place]:
            place += 1
            continue
        start, end = place, place + 1
        ahead = end
        while ahead < len(words) and (is_name[ahead] or _links(words, ahead)):
            ahead += 1
            if is_name[ahead - 1]:
                end = ahead
        while start > 0 and _belongs_before(words, start):
            start -= 1
        last = end
        while last > start + 1 and words[last - 1].lower in PARTICLES:
            last -= 1
        yield start, last
        place = end


def _links(words: Sequence[Word], place: int) -> bool:
    """Whether this only joins parts of one name: "van der", the point behind an initial."""
    word = words[place]
    if word.lower in PARTICLES:
        return True
    is_initial = word.text == "." and len(words[place - 1].text) <= 2  # noqa: PLR2004 - "J.", "Th."
    is_short = word.text in "'’" or (word.text == "t" and words[place - 1].text in "'’")
    return is_initial or is_short or word.text == "-"


def _belongs_before(words: Sequence[Word], start: int) -> bool:
    """Whether the word before is a particle with a capital ("De Vries"), or an initial."""
    before = words[start - 1]
    return before.lower in PARTICLES and before.text[0].isupper()
