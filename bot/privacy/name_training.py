"""`python -m bot.privacy.name_training FILE`: learn which words are part of a person's name.

Learns from the sentences in `namen/zinnen.yml`, where names stand between double braces, and from the same sentences
with other names in their places. Part of the copies is lower case, and in part the lists are hidden, so that names
that stand in no list are learnt by their form and their neighbours. The example questions and statements of the
knowledge base, in which nobody is named, and places that are called after persons show what is no name. Never from
evaluation texts.
"""

import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from bot.privacy.name_model import NameModel, features_of, save
from bot.privacy.name_words import (
    PARTICLES,
    NameLists,
    Word,
    read_yaml,
    shipped_lists,
    words_of,
)
from knowledge.checks import shipped_knowledge
from knowledge.checks.statements import shipped_statements

Names = dict[str, list[str]]
"""Given names and surnames of one origin."""

_MARKED = re.compile(r"\{\{(.+?)\}\}")
_COPIES = 4
_LOWER_CASE = 0.35
_WITHOUT_LISTS = 0.25
_FREEDOM = 1.0
_SEEN_AT_LEAST = 2
# A name of one word is a given name this often.
_GIVEN = 0.75
# How often a name is put in that is an ordinary word as well.
_ORDINARY = 0.15
_PLACES_EACH = 16
_PARTICLE = 0.25
_DUTCH_PARTICLES = ("de", "van", "van de", "van der", "den", "van den", "ter", "el", "van 't")
_SMALL = 1e-3
_NOTHING = NameLists(frozenset(), frozenset(), frozenset(), frozenset())


@dataclass(frozen=True)
class Example:
    """A text, and for each of its words whether it is part of a name."""

    words: Sequence[Word]
    is_name: Sequence[bool]


def marked(text: str) -> Example:
    """An example from a text with names between double braces."""
    plain, spans = "", []
    position = 0
    for match in _MARKED.finditer(text):
        plain += text[position : match.start()]
        spans.append((len(plain), len(plain) + len(match.group(1))))
        plain += match.group(1)
        position = match.end()
    words = words_of(plain + text[position:])
    inside = [any(start <= word.start < end for start, end in spans) for word in words]
    return Example(words, inside)


def copies(texts: Sequence[str], chance: random.Random) -> Iterator[str]:
    """Each text as it stands, and with other names; part of all in lower case."""
    origins = [*read_yaml("namen.yml").values(), _ordinary_names()]
    for text in texts:
        yield text
        if chance.random() < _LOWER_CASE:
            yield text.lower()
        if "{{" not in text:
            continue
        for _ in range(_COPIES):
            origin = origins[-1] if chance.random() < _ORDINARY else chance.choice(origins)
            other = _with_other_names(text, origin, chance)
            yield other.lower() if chance.random() < _LOWER_CASE else other


def _with_other_names(text: str, origin: Names, chance: random.Random) -> str:
    return _MARKED.sub(lambda match: _renamed(match.group(1), origin, chance), text)


def _ordinary_names() -> Names:
    """Dutch names that are ordinary words as well: Roos, Mark, Bakker."""
    both = shipped_lists().ordinary
    dutch = read_yaml("namen.yml")["nederlands"]
    return {kind: [n for n in names if str(n).lower() in both] for kind, names in dutch.items()}


def places(templates: Sequence[str], chance: random.Random) -> Iterator[str]:
    """Streets, schools and clubs that are called after persons, and plain words that could be names."""
    origins = list(read_yaml("namen.yml").values())
    ordinary = sorted(shipped_lists().ordinary)
    for template in templates:
        for _ in range(_PLACES_EACH):
            origin = chance.choice([origins[0], chance.choice(origins)])
            text = template.format(
                voornaam=chance.choice(origin["voornamen"]),
                achternaam=chance.choice(origin["achternamen"]),
                woord=chance.choice(ordinary),
            )
            yield text.lower() if chance.random() < _LOWER_CASE else text


def _renamed(name: str, origin: Names, chance: random.Random) -> str:
    """A name of the same build: as many words, with its initials and a capital where it had them."""
    parts = [word for word in words_of(name) if word.lower not in PARTICLES and not word.is_sign]
    other: list[str] = []
    for place, part in enumerate(parts):
        is_initial = len(part.text) == 1
        is_given = place == 0 and not is_initial and (len(parts) > 1 or chance.random() < _GIVEN)
        drawn = str(chance.choice(origin["voornamen" if is_given else "achternamen"]))
        drawn = f"{drawn[0]}." if is_initial else drawn
        if not is_given and not is_initial and chance.random() < _PARTICLE:
            drawn = f"{chance.choice(_DUTCH_PARTICLES)} {drawn}"
            drawn = drawn if other or part.text.islower() else drawn[0].upper() + drawn[1:]
        other.append(drawn.lower() if part.text.islower() else drawn)
    return "{{" + " ".join(other) + "}}" if other else "{{" + name + "}}"


def train(texts: Sequence[str], templates: Sequence[str], lists: NameLists) -> NameModel:
    """Learn one weight per feature; the same texts always give the same model."""
    chance = random.Random(0)  # noqa: S311 - no secret depends on it
    rows: list[list[str]] = []
    labels: list[bool] = []
    for text in (*copies(texts, chance), *places(templates, chance)):
        example = marked(text)
        known = _NOTHING if chance.random() < _WITHOUT_LISTS else lists
        for word, features, is_name in zip(
            example.words, features_of(example.words, known), example.is_name, strict=True
        ):
            if not word.is_sign:
                rows.append(features)
                labels.append(is_name)
    seen = Counter(name for row in rows for name in row)
    names = sorted(name for name, count in seen.items() if count >= _SEEN_AT_LEAST)
    position = {name: place for place, name in enumerate(names)}
    columns = [[position[name] for name in row if name in position] for row in rows]
    ends = np.cumsum([0, *map(len, columns)])
    flat = np.concatenate([np.asarray(row, dtype=np.int64) for row in columns])
    matrix = csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(rows), len(names)))
    learner = LogisticRegression(C=_FREEDOM, solver="liblinear", random_state=0)
    learner.fit(matrix, labels)
    weights = learner.coef_[0].astype(float)
    kept = {
        name: float(weights[place])
        for name, place in position.items()
        if abs(weights[place]) > _SMALL
    }
    return NameModel(kept, float(learner.intercept_[0]))


def main() -> None:
    """Train on the sentences that come with Buurtbrug, and save."""
    knowledge = shipped_knowledge()
    questions = [text for texts in knowledge.asked.values() for text in texts]
    told = [told.tekst for told in shipped_statements(knowledge).sentences]
    marked_texts = [str(text) for text in read_yaml("zinnen.yml")]
    templates = [str(text) for text in read_yaml("plekken.yml")]
    save(train([*marked_texts, *questions, *told], templates, shipped_lists()), Path(sys.argv[1]))


if __name__ == "__main__":
    main()
