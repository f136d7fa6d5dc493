"""Read a story: what it says of a neighbourhood, how sure that is, and on which words each rests.

"Herkend" may be ticked as a proposal, "twijfel" is asked about. The phase is told by what is described, not by its
name.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.reading.story.evidence import Scored
from bot.reading.story.judgement import PHASES, TELLS, Judgement
from bot.reading.story.units import clauses
from bot.reading.text_model import TextModel

# Chosen on held-out training stories, evaluation/verhalen/leren.yml and oefenen.yml.
_RECOGNISED, _DOUBTFUL = 0.5, 0.27
# A clause that says nearly as much as its sentence is evidence enough.
_NEARLY, _SHORTEST_CLAUSE = 0.35, 3
# So much must its own sentences say of what is ticked: what is denied may not follow from the rest.
_SAID_ITSELF = 0.3
_SURE_OF_PHASE = 0.45
_LONGEST = 12_000
_KINDS = frozenset(
    str.split("vorm kenmerk actor locatie oorzaak sentiment trigger overheid informatie kracht")
)
_CALM, _HOSTILE = "fase/rust", "vorm/gedrag-negatief"


class Status(StrEnum):
    """How sure it is; the values are those of the public contract."""

    RECOGNISED = "herkend"
    DOUBTFUL = "twijfel"


@dataclass(frozen=True)
class Recognised:
    """One thing that a story says: `score` is its chance, `evidence` the places of the words it rests on.

    `role` is what an actor does, when that is clear.
    """

    id: str
    status: Status
    score: float
    evidence: tuple[tuple[int, int], ...]
    role: str | None = None


@dataclass(frozen=True)
class Story:
    """What was read, surest first; `text` is the story itself."""

    text: str
    items: tuple[Recognised, ...]

    def of_kind(self, kind: str) -> tuple[Recognised, ...]:
        """What was read of one kind, such as `locatie`."""
        return tuple(item for item in self.items if item.id.startswith(f"{kind}/"))

    def words_of(self, item: Recognised) -> str:
        """The words that an item rests on."""
        return " … ".join(self.text[start:end] for start, end in item.evidence)


@dataclass(frozen=True, eq=False)
class ReadStory:
    """The reader, with what it has learnt of statements and of whole stories."""

    statements: TextModel
    judgement: Judgement

    def __call__(self, text: str) -> Story:
        """Everything that a story says; a very long one is read from its beginning."""
        scored = Scored.of(text[:_LONGEST], self.statements)
        if not scored.sentences:
            return Story(text, ())
        said = sorted(self._said(scored), key=lambda item: -item.score)
        found = [*said, *self._phase(scored, said)]
        return Story(text, tuple(sorted(found, key=lambda item: (-item.score, item.id))))

    def _said(self, scored: Scored) -> Iterator[Recognised]:
        for label in _labels(self.statements.labels):
            chance = self.judgement.chance(label, scored)
            if chance >= _DOUBTFUL:
                is_said = self.judgement.chance_alone(label, scored) >= _SAID_ITSELF
                is_sure = is_said and chance >= _RECOGNISED
                status = Status.RECOGNISED if is_sure else Status.DOUBTFUL
                role = scored.role(label) if label.startswith("actor/") else None
                yield Recognised(label, status, chance, self._evidence(label, scored), role)

    def _phase(self, scored: Scored, said: Sequence[Recognised]) -> Iterator[Recognised]:
        """The likeliest phase; in doubt the next one as well. Where people are hostile, it is not calm.

        It rests on a sentence that tells of it, or else on the surest of what was `said`; on nothing, there is none.
        """
        ranked = sorted(
            zip(self.judgement.phase_chances(scored), PHASES, strict=True), reverse=True
        )
        if self.judgement.chance_alone(_HOSTILE, scored) >= _DOUBTFUL:
            ranked = [(chance, phase) for chance, phase in ranked if phase != _CALM]
        is_sure = ranked[0][0] >= _SURE_OF_PHASE
        for chance, phase in ranked[: 1 if is_sure else 2]:
            status = Status.RECOGNISED if is_sure else Status.DOUBTFUL
            told = max(scored.here(phase)) >= TELLS
            evidence = self._evidence(phase, scored) if told else said[0].evidence if said else ()
            if evidence:
                yield Recognised(phase, status, chance, evidence)

    def _evidence(self, label: str, scored: Scored) -> tuple[tuple[int, int], ...]:
        """The sentence that says it most; or the part of it that says nearly as much by itself."""
        place = scored.strongest(label)
        sentence, whole = scored.sentences[place], scored.scores[place].get(label, 0.0)
        parts = [
            (self.statements.scores(part.text).get(label, -1.0), part)
            for part in clauses(sentence)
            if len(part.words) >= _SHORTEST_CLAUSE
        ]
        best, part = max(parts, key=lambda each: each[0], default=(-1.0, sentence))
        chosen = part if best >= whole - _NEARLY else sentence
        return ((chosen.start, chosen.end),)


def _labels(labels: Iterable[str]) -> Iterator[str]:
    return (label for label in labels if label.partition("/")[0] in _KINDS)
