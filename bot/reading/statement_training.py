"""`python -m bot.reading.statement_training FILE`: learn which choices a statement amounts to.

Learns from `knowledge/uitspraken/`: answers in people's own words, sentences and whole stories. Each label is learnt
apart, and only from texts of which we know whether they say it: an answer about the place tells nothing of the cause.
Never from evaluation texts.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from bot.reading.features import Fields, features
from bot.reading.grid_training import said_of_grids
from bot.reading.question_training import fields_of, matrix, with_lines
from bot.reading.separating import Label, lines
from bot.reading.story.evidence import NOT_HERE, ROLE, ROLES
from bot.reading.text_model import CHOICE, COLUMN, ROW, TextModel, save
from knowledge.checks import Knowledge, shipped_knowledge
from knowledge.checks.statements import (
    UNCLEAR,
    Statements,
    Told,
    label_of,
    role_of,
    shipped_statements,
)

# Of these a sentence is labelled in full, so that what is not named is not there.
TOLD_KINDS = frozenset(
    str.split(
        "vorm fase kenmerk actor locatie oorzaak sentiment trigger overheid informatie kracht"
    )
)
_IN_QUESTION = tuple(f"{mark}/" for mark in (CHOICE, ROW, COLUMN))
_SEEN_AT_LEAST = 2
_FEWEST = 5
_FREEDOM = 0.3
# How much it counts that a label is named and yet not meant.
_DENIED_WEIGHT = 2.0
# A word on its own tells less than a sentence; chosen on evaluation/verhalen/leren.yml.
_PHRASE_WEIGHT = 0.2


@dataclass(frozen=True)
class Statement:
    """A text, the labels that it says, those that it names without saying them, and the kinds we know it of."""

    text: str
    says: frozenset[str]
    denies: frozenset[str]
    scope: Callable[[str], bool]
    weight: float = 1.0


def statements(found: Statements) -> Iterator[Statement]:
    """Everything there is to learn from."""
    for key, texts in found.answers.items():
        says = frozenset(with_main(map(_label, key.split("+"))))
        groups = {UNCLEAR, *(group_of(label) for label in says)}
        for text in texts:
            yield Statement(text, says, frozenset(), _within(groups, everything=key == UNCLEAR))
    for label, phrases in found.words.items():
        says = frozenset(with_main([label]))
        for phrase in phrases:
            within = _within({group_of(label)})
            yield Statement(phrase, says, frozenset(), within, _PHRASE_WEIGHT)
    for told in (*found.sentences, *(told for story in found.stories for told in story.zinnen)):
        yield from of_told(told)


def of_grids(found: Statements, knowledge: Knowledge) -> Iterator[Statement]:
    """How rows are called, and what is said of them."""
    for says, text in said_of_grids(found, knowledge):
        groups = {group_of(label) for label in says}
        yield Statement(text, says, frozenset(), _within(groups))


def of_told(told: Told) -> Iterator[Statement]:
    """What one sentence of a story teaches."""
    says = frozenset(with_main(map(label_of, told.labels)))
    denies = frozenset(with_main(map(label_of, (*told.niet, *told.gehoord)))) - says
    serious = {label for label in says if not label.startswith("kracht/")}
    if denies and not serious:
        says |= {NOT_HERE}
    roles = {f"{ROLE}/{role_of(label)}" for label in told.labels if role_of(label) in ROLES}
    says |= roles
    groups = {*TOLD_KINDS, *({ROLE} if roles else ())}
    groups |= {group_of(NOT_HERE)} if denies or serious else set()
    yield Statement(told.tekst, says, denies, _within(groups))


def _within(groups: Iterable[str], *, everything: bool = False) -> Callable[[str], bool]:
    known = frozenset(groups)
    return lambda label: everything or group_of(label) in known


def group_of(label: str) -> str:
    """The kind of an item, or the question of a choice, row or column that stands in a questionnaire."""
    return label.rpartition("/")[0] if label.startswith(_IN_QUESTION) else label.partition("/")[0]


def _label(written: str) -> str:
    """The label of an answer's key: an id, or for `vragenlijst:vraag/keuze` the question with the choice."""
    return f"{CHOICE}/{written.partition(':')[2]}" if ":" in written else written


def with_main(labels: Iterable[str]) -> Iterator[str]:
    """A part of a cause or form also says the whole."""
    for label in labels:
        yield label
        main = main_of(label)
        if main != label:
            yield main


def main_of(label: str) -> str:
    """`oorzaak/b-kinderen` belongs to `oorzaak/b`; others are whole by themselves."""
    kind, _, name = label.partition("/")
    is_part = kind in ("oorzaak", "vorm") and "-" in name and name != "weerstand-komst"
    return f"{kind}/{name.partition('-')[0]}" if is_part else label


def train(
    found: Sequence[Statement], fields: Fields, kinds: frozenset[str] | None = None
) -> TextModel:
    """Learn one score per label that enough texts say; only of these kinds, when they are given."""
    found_in = [features(each.text, fields) for each in found]
    seen_in = Counter(name for each in found_in for name in each)
    names = tuple(sorted(name for name, count in seen_in.items() if count >= _SEEN_AT_LEAST))
    rarity = np.array(
        [np.log((1 + len(found)) / (1 + seen_in[n])) + 1 for n in names], dtype=np.float32
    )
    nothing = np.zeros((0, 0), dtype=np.float32)
    blank = TextModel((), names, rarity, nothing, nothing, fields)
    texts = matrix([blank.vector_of(each) for each in found_in], len(names))
    said = Counter(label for each in found for label in each.says)
    wanted = None if kinds is None else {*kinds, group_of(NOT_HERE), ROLE}
    labels = tuple(
        sorted(
            label
            for label, count in said.items()
            if count >= _FEWEST and (wanted is None or group_of(label) in wanted)
        )
    )
    known = {group: _known(label, found) for label, group in _one_of_each_group(labels)}
    known_texts = {group: texts[rows] for group, rows in known.items()}
    asked = [
        _learnt_from(
            label, known_texts[group_of(label)], [found[n] for n in known[group_of(label)]]
        )
        for label in labels
    ]
    return with_lines(blank, labels, lines(asked, _FREEDOM))


def _one_of_each_group(labels: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Texts are known of a whole group or not at all, so one label of it tells which."""
    return ((label, group) for group, label in {group_of(each): each for each in labels}.items())


def _known(label: str, found: Sequence[Statement]) -> NDArray[np.intp]:
    """The texts that are known to say it or not."""
    return np.array([row for row, each in enumerate(found) if each.scope(label)])


def _learnt_from(label: str, texts: csr_matrix, known: Sequence[Statement]) -> Label:
    """Which of these texts say it, and how much each counts."""
    weights = [_DENIED_WEIGHT if label in each.denies else each.weight for each in known]
    return Label(texts, np.array([label in each.says for each in known]), np.array(weights))


def main() -> None:
    """Train on the statements that come with Buurtbrug, and save."""
    knowledge: Knowledge = shipped_knowledge()
    said = shipped_statements(knowledge)
    found = [*statements(said), *of_grids(said, knowledge)]
    save(train(found, fields_of(knowledge)), Path(sys.argv[1]))


if __name__ == "__main__":
    main()
