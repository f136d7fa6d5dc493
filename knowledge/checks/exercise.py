"""The shape of an exercise: a case with, for each question, what the worked-out analysis answers and why.

Field names are those of the file `knowledge/oefeningen.yml`, hence Dutch.
"""

from typing import Annotated, Self

from pydantic import Field, model_validator

from knowledge.checks.questionnaire import OptionId, QuestionId
from knowledge.checks.schema import ItemId, SourceReference, Strict, Text


class WorkedCell(Strict):
    """One filled cell of a grid."""

    rij: OptionId
    keuze: OptionId


class WorkedAnswer(Strict):
    """The worked-out answer to one question: choices, or the cells of a grid.

    `ook_goed` can be defended as well: it is neither missing nor too much.
    """

    vraag: QuestionId
    keuzes: tuple[OptionId, ...] = ()
    cellen: tuple[WorkedCell, ...] = ()
    ook_goed: tuple[OptionId, ...] = ()
    waarom: Text
    bronnen: Annotated[tuple[SourceReference, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _answers_something(self) -> Self:
        if bool(self.keuzes) == bool(self.cellen):
            raise ValueError("geef keuzes, of bij een raster cellen")
        return self


class Exercise(Strict):
    """One case to practise with, in the questionnaire that it is worked out for."""

    casus: ItemId
    vragenlijst: QuestionId
    antwoorden: Annotated[tuple[WorkedAnswer, ...], Field(min_length=1)]


class ExerciseFile(Strict):
    """The file `knowledge/oefeningen.yml`."""

    oefeningen: tuple[Exercise, ...]
