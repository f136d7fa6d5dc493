"""What there is to learn about the rows and columns of grids: how people call them, and how we do.

Part of what `statement_training` learns from; knows nothing of how it is learnt.
"""

from collections.abc import Iterator

from bot.reading.text_model import COLUMN, ROW
from knowledge.checks import Knowledge
from knowledge.checks.questionnaire import OptionSource
from knowledge.checks.schema import Item
from knowledge.checks.statements import Statements

Said = tuple[frozenset[str], str]
"""The labels of the rows or columns that a text means, and the text."""


def said_of_grids(found: Statements, knowledge: Knowledge) -> Iterator[Said]:
    """Everything that is said of rows and columns."""
    yield from _by_people(found)
    yield from _by_us(knowledge)


def _by_people(found: Statements) -> Iterator[Said]:
    for mark, named in ((ROW, found.rows), (COLUMN, found.columns)):
        for key, texts in named.items():
            labels = frozenset(
                f"{mark}/{part.partition(':')[2] or part}" for part in key.split("+")
            )
            yield from ((labels, text) for text in texts)


def _by_us(knowledge: Knowledge) -> Iterator[Said]:
    """The wordings that stand in a questionnaire, and those of the items that are its rows."""
    for questionnaire in knowledge.questionnaires.values():
        for question in questionnaire.questions:
            if question.rijen is None or question.opties is None:
                continue
            yield from _of_source(ROW, question.id, question.rijen)
            yield from _of_source(COLUMN, question.id, question.opties)
            yield from _of_items(question.rijen, knowledge)


def _of_source(mark: str, question: str, source: OptionSource) -> Iterator[Said]:
    for option in source.zelf:
        label = frozenset({f"{mark}/{question}/{option.id}"})
        yield from ((label, text) for text in (option.label, *option.ook))


def _of_items(source: OptionSource, knowledge: Knowledge) -> Iterator[Said]:
    for item in knowledge.items.values():
        if isinstance(item, Item) and (item.id in source.ids or item.soort == source.soort):
            label = frozenset({f"{ROW}/{item.id}"})
            yield from ((label, text) for text in (item.titel, item.kort, *item.ook))
