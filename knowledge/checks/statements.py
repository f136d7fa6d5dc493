"""What people say, with what is in it: texts to learn from, in `knowledge/uitspraken/`.

Answers by the choice that they mean, sentences and whole stories by what they tell. Only training and the checks read
them, so they are no part of `Knowledge`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field, ValidationError

from knowledge.checks import located
from knowledge.checks.base import Knowledge
from knowledge.checks.loader import FOLDER
from knowledge.checks.problems import KnowledgeError, Problem, in_dutch, nearest
from knowledge.checks.schema import Strict, Text
from knowledge.checks.trails import trail

UNCLEAR = "onduidelijk"


class Told(Strict):
    """A sentence, what it tells, what it mentions without telling it (`niet`), and what is only hearsay."""

    tekst: Text
    labels: tuple[Text, ...] = ()
    niet: tuple[Text, ...] = ()
    gehoord: tuple[Text, ...] = ()
    auteur: str = ""
    stijl: str = ""
    buurt: str = ""


class ToldStory(Strict):
    """A whole story, sentence by sentence, and the phase in which its neighbourhood is."""

    auteur: str
    stijl: str
    buurt: str
    fase: Text
    zinnen: tuple[Told, ...]

    @property
    def tekst(self) -> str:
        """The story as one text."""
        return " ".join(told.tekst for told in self.zinnen)


class StatementFile(Strict):
    """One file: answers by the choices they mean (joined by `+`), words by the id they mean, sentences, or stories.

    Of grids how people call a row (`rijen`), and what they say of one (`kolommen`; `+` joins grids that share one).
    """

    antwoorden: dict[str, tuple[Text, ...]] = Field(default_factory=dict)
    rijen: dict[str, tuple[Text, ...]] = Field(default_factory=dict)
    kolommen: dict[str, tuple[Text, ...]] = Field(default_factory=dict)
    woorden: dict[str, tuple[Text, ...]] = Field(default_factory=dict)
    zinnen: tuple[Told, ...] = ()
    verhalen: tuple[ToldStory, ...] = ()


@dataclass(frozen=True)
class Statements:
    """Everything in the folder; an answer's key holds ids, or `vragenlijst:vraag/keuze`."""

    answers: dict[str, tuple[str, ...]]
    words: dict[str, tuple[str, ...]]
    sentences: tuple[Told, ...]
    stories: tuple[ToldStory, ...]
    rows: dict[str, tuple[str, ...]]
    columns: dict[str, tuple[str, ...]]


def shipped_statements(knowledge: Knowledge) -> Statements:
    """The texts that come with Buurtbrug."""
    return load_statements(FOLDER / "uitspraken", knowledge)


def load_statements(folder: Path, knowledge: Knowledge) -> Statements:
    """All files in the folder. Raises KnowledgeError with every problem at once, in Dutch."""
    problems: list[Problem] = []
    answers: dict[str, tuple[str, ...]] = {}
    words: dict[str, tuple[str, ...]] = {}
    sentences: list[Told] = []
    stories: list[ToldStory] = []
    rows: dict[str, tuple[str, ...]] = {}
    columns: dict[str, tuple[str, ...]] = {}
    known = frozenset(_choices(knowledge)) | frozenset(knowledge.items) | {UNCLEAR}
    for path in sorted(folder.glob("*.yml")):
        name = f"knowledge/{folder.name}/{path.name}"
        try:
            found = located.read(path)
            file = StatementFile.model_validate(found.data)
        except located.NotReadable as error:
            problems.append(
                Problem(name, error.line, "", f"dit is niet te lezen: {error.problem}.")
            )
            continue
        except ValidationError as error:
            for place, message in in_dutch(error, StatementFile):
                problems.append(Problem(name, found.line(place), trail("", place), message))
            continue
        for place, wrong in _unknown(file, known):
            message = f"'{wrong}' bestaat niet.{nearest(wrong, known)}"
            problems.append(Problem(name, found.line(place), trail("", place), message))
        for said, all_said in (
            (file.antwoorden, answers),
            (file.rijen, rows),
            (file.kolommen, columns),
        ):
            for key, texts in said.items():
                all_said[key] = (*all_said.get(key, ()), *texts)
        words |= file.woorden
        sentences += file.zinnen
        stories += file.verhalen
    if problems:
        raise KnowledgeError(problems)
    return Statements(answers, words, tuple(sentences), tuple(stories), rows, columns)


def label_of(written: str) -> str:
    """The id of a label; of an actor it may have a role behind it ("actor/media: jaagt-aan")."""
    return written.partition(":")[0].strip()


def role_of(written: str) -> str:
    """The role behind an actor's label; empty when there is none."""
    return written.partition(":")[2].strip()


def _choices(knowledge: Knowledge) -> Iterator[str]:
    for questionnaire in knowledge.questionnaires.values():
        for question in questionnaire.questions:
            for source in (question.opties, question.rijen):
                for option in source.zelf if source is not None else ():
                    yield f"{questionnaire.id}:{question.id}/{option.id}"
            if question.soort == "ja-nee":
                yield from (f"{questionnaire.id}:{question.id}/{said}" for said in ("ja", "nee"))


def _unknown(
    file: StatementFile, known: Iterable[str]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Each id that does not exist, with its place."""
    for field in ("antwoorden", "rijen", "kolommen"):
        for key in getattr(file, field):
            yield from (((field, key), part) for part in key.split("+") if part not in known)
    yield from ((("woorden", key), key) for key in file.woorden if key not in known)
    for at, told in enumerate(file.zinnen):
        yield from ((("zinnen", at), label) for label in _labels(told) if label not in known)
    for at, story in enumerate(file.verhalen):
        if story.fase not in known:
            yield ("verhalen", at, "fase"), story.fase
        for within, told in enumerate(story.zinnen):
            place = ("verhalen", at, "zinnen", within)
            yield from ((place, label) for label in _labels(told) if label not in known)


def _labels(told: Told) -> Iterator[str]:
    yield from map(label_of, (*told.labels, *told.niet, *told.gehoord))
