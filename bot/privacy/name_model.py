"""Which words of a text are part of somebody's name, as learnt from sentences with marked names.

One linear score per word, from the word itself, the lists that have it, and its neighbours: "mark" is a name in
"mark belde" and none in "een mark of twee". Using it needs only numpy; how it is learnt stands in `name_training`.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from bot.privacy.name_words import (
    PARTICLES,
    NameLists,
    Word,
    calls_after,
    is_dictionary_word,
    names_a_place,
)

_EDGE = "_"
_ENDINGS = (2, 3, 4)


class NoNameModel(Exception):
    """The model was not trained yet; the message says in Dutch what to do."""


@dataclass(frozen=True, eq=False)
class NameModel:
    """A weight for each feature; which chance is enough for a name, `names` decides."""

    weights: Mapping[str, float]
    bias: float

    def chances(self, words: Sequence[Word], lists: NameLists) -> list[float]:
        """For each word the chance, 0 to 1, that it is part of a person's name."""
        found = []
        for features in features_of(words, lists):
            score = self.bias + sum(self.weights.get(name, 0.0) for name in features)
            found.append(1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score)))))
        return found


def features_of(words: Sequence[Word], lists: NameLists) -> Iterator[list[str]]:
    """What can be seen of each word and of those around it."""
    has_capitals = any(word.text[0].isupper() for word in words[1:])
    kinds = [_kind(word, lists) for word in words]
    shapes = [_shape(words, place) for place in range(len(words))]
    in_place = _in_places(words)
    for place, word in enumerate(words):
        yield [
            *_of_itself(word, kinds[place], shapes[place], has_capitals=has_capitals),
            *_of_neighbours(words, kinds, shapes, place),
            *(["in place", f"in place {kinds[place]}"] if in_place[place] else []),
        ]


def _of_itself(word: Word, kind: str, shape: str, *, has_capitals: bool) -> Iterator[str]:
    yield f"kind {kind}"
    yield f"shape {shape}"
    yield f"{kind} {shape}"
    yield f"{kind} {shape} {has_capitals}"
    yield f"word {word.lower}"
    yield from (f"ends {word.lower[-size:]}" for size in _ENDINGS if len(word.lower) > size)
    yield f"begins {word.lower[:3]}"


def _of_neighbours(
    words: Sequence[Word], kinds: Sequence[str], shapes: Sequence[str], place: int
) -> Iterator[str]:
    for step in (-2, -1, 1, 2):
        there = place + step
        inside = 0 <= there < len(words)
        neighbour = words[there].lower if inside else _EDGE
        yield f"{step} {neighbour}"
        yield f"{step} {kinds[place]} {neighbour}"
        if inside and abs(step) > 1:
            between = kinds[place + step // 2]
            yield f"{step} kinds {kinds[there]} {between} {kinds[place]}"
        if inside and abs(step) == 1:
            yield f"{step} kind {kinds[there]} {shapes[there]}"
            yield f"{step} kinds {kinds[place]} {kinds[there]} {shapes[place]}"
            yield f"{step} ends {neighbour[-2:]} {kinds[place]}"
    before = words[place - 1].lower if place else _EDGE
    after = words[place + 1].lower if place + 1 < len(words) else _EDGE
    yield f"between {before} {after}"


def _kind(word: Word, lists: NameLists) -> str:
    """The lists that have the word, whether the dictionary has it, and whether it is a particle or sign."""
    if word.is_sign:
        return "number" if word.text.isdigit() else f"sign{word.text}"
    if word.lower in PARTICLES:
        return "particle"
    found = set(lists.kind_of(word.lower)) or {
        letter for part in word.lower.split("-") for letter in lists.kind_of(part)
    }
    found |= _of_whom(word, lists) if not found else set()
    known = "d" if is_dictionary_word(word.lower) else ""
    place = "p" if names_a_place(word.lower) else ""
    return "".join(sorted(found)) + known + place or "unknown"


def _of_whom(word: Word, lists: NameLists) -> set[str]:
    """ "Wiktorias": a given name with the s of possession, which no dictionary has."""
    owner = word.lower.removesuffix("s")
    is_owner = owner != word.lower and "v" in lists.kind_of(owner)
    return {"v"} if is_owner and not is_dictionary_word(word.lower) else set()


def _shape(words: Sequence[Word], place: int) -> str:
    word = words[place]
    if word.is_sign:
        return "sign"
    is_start = place == 0 or words[place - 1].text in ".!?:"
    if len(word.text) == 1:
        dotted = place + 1 < len(words) and words[place + 1].text == "."
        return "initial" if dotted else "letter"
    case = "ALL" if word.text.isupper() else "Cap" if word.text[0].isupper() else "low"
    return f"{case}{'^' if is_start else ''}"


def _in_places(words: Sequence[Word]) -> list[bool]:
    """Which words stand in a name of a place or club: "Anna Paulownaplein", "Stichting Willem"."""
    found = [not word.is_sign and names_a_place(word.lower) for word in words]
    for place in range(len(words) - 2, -1, -1):
        following = words[place + 1]
        is_particle = following.lower in PARTICLES or words[place].lower in PARTICLES
        both = words[place].text[0].isupper() and following.text[0].isupper()
        is_called_so = found[place + 1] and (both or is_particle or names_a_place(following.lower))
        found[place] = found[place] or (is_called_so and not words[place].is_sign)
    for place in range(1, len(words)):
        before = words[place - 1]
        goes_on = found[place - 1] and before.text[0].isupper() and words[place].text[0].isupper()
        found[place] = (
            found[place] or calls_after(before.lower) or goes_on or _behind_article(words, place)
        )
    return found


def _behind_article(words: Sequence[Word], place: int) -> bool:
    """ "Buurthuis De Roos": an article may stand between."""
    return place > 1 and words[place - 1].lower in PARTICLES and calls_after(words[place - 2].lower)


@lru_cache(maxsize=4)
def load(path: Path) -> NameModel:
    """The model in this file; NoNameModel when there is none that can be read."""
    try:
        with np.load(path, allow_pickle=False) as found:
            names = str(found["names"]).split("\n")
            return NameModel(
                dict(zip(names, map(float, found["weights"]), strict=True)), float(found["bias"])
            )
    except (OSError, EOFError, KeyError, ValueError):
        raise NoNameModel(
            "Het model voor namen ontbreekt of is beschadigd. Draai `make train` en start opnieuw."
        ) from None


def save(model: NameModel, path: Path) -> None:
    """Write the model, as a whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial.npz")
    np.savez_compressed(
        partial,
        names=np.array("\n".join(model.weights)),
        weights=np.array(list(model.weights.values()), dtype=np.float32),
        bias=np.array(model.bias),
    )
    partial.replace(path)
