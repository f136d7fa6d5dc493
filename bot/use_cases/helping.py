"""What is said to an answer that was not understood, and to who does not understand the question."""

from bot.use_cases.messages import QuestionView
from bot.use_cases.phrases import say
from knowledge.checks import Knowledge
from knowledge.checks.questionnaire import Question


def help_with(
    view: QuestionView | None, question: Question, count: int, knowledge: Knowledge
) -> str:
    """What is possible; who stays unclear gets by turns the ways out and an example.

    `count` is how often in a row it was not understood, `view` the question as the user sees it.
    """
    if count == 1:
        return _what_is_possible(view, question, knowledge)
    if count % 2 == 0:
        return say(knowledge, "niet-begrepen-weer")
    return say(knowledge, "voorbeeld", voorbeeld=question.voorbeeld)


def clearer(question: Question, count: int, knowledge: Knowledge) -> str:
    """The question in simpler words; from the second time on (`count`), with an example as well."""
    simple = say(knowledge, "eenvoudiger", vraag=question.eenvoudig or question.tekst)
    if count == 1 and question.eenvoudig is not None:
        return simple
    return f"{simple} {say(knowledge, 'voorbeeld', voorbeeld=question.voorbeeld)}"


def _what_is_possible(view: QuestionView | None, question: Question, knowledge: Knowledge) -> str:
    if question.soort == "ja-nee":
        return say(knowledge, "niet-begrepen-ja-nee")
    if question.soort != "raster" or view is None:
        return say(knowledge, "niet-begrepen-keuze")
    row, column = view.rijen[0].label, view.opties[0].label.lower()
    return say(knowledge, "niet-begrepen-rooster", rij=row, kolom=column)
