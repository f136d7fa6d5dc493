"""The questionnaires that we ship: short enough, and everything that can be answered is asked."""

from collections.abc import Iterator

import pytest

from knowledge.checks import Knowledge, shipped_knowledge
from knowledge.checks.questionnaire import Condition, OptionSource, Question, Questionnaire

KNOWLEDGE: Knowledge = shipped_knowledge()
QUESTIONNAIRES = list(KNOWLEDGE.questionnaires.values())
INTERVIEW_KINDS = (
    "rol",
    "signalering",
    "vorm",
    "fase",
    "kenmerk",
    "actor",
    "locatie",
    "oorzaak",
    "sentiment",
    "trigger",
    "overheid",
    "richting",
    "doelgroep",
    "beleid",
    "interventie",
    "informatie",
    "kracht",
)
# Items of these kinds that no question offers as an option, and why not.
NOT_AN_OPTION = {
    "signalering/tips": "a piece of advice about all sources, not a source",
    "beleid/gedekt": "is asked as a question: beleid",
    "beleid/voldoende": "is asked as a question: beleid",
    "beleid/ontbreekt": "is asked as a question: ontbreekt",
    "beleid/partners": "is asked as a question: partners",
    "overheid/ongenoegen": "is asked as a question: ongenoegen",
    "overheid/draagt-bij": "is asked as a question: bijdrage",
    "kracht/aan-te-pakken": "is asked as a question: aanpakken",
    "kracht/aanknopingspunten": "is asked as a question: krachten",
    "kracht/goede-voorbeelden": "is asked as a question: krachten",
    "kracht/positieve-krachten": "is asked as a question: krachten",
    **{
        item.id: "a part of a direction: the advice names it, one chooses the direction"
        for item in KNOWLEDGE.directions
        if item.onder is not None
    },
}


def sources(question: Question) -> Iterator[OptionSource]:
    yield from (source for source in (question.opties, question.rijen) if source is not None)


def offered(questionnaire: Questionnaire, question: Question) -> Iterator[str]:
    """Every item that can be an option or a row of this question."""
    for source in sources(question):
        own = [] if source.soort is None else [i.id for i in KNOWLEDGE.main(source.soort)]
        yield from (i for i in (*own, *source.ids) if i not in source.zonder)
        for earlier in source.onder:
            for item_id in offered(questionnaire, questionnaire.question(earlier)):
                yield from (item.id for item in KNOWLEDGE.below(item_id))


OFFERED = {
    item_id
    for questionnaire in QUESTIONNAIRES
    for question in questionnaire.questions
    for item_id in offered(questionnaire, question)
}


def opposite(one: Condition, other: Condition) -> bool:
    return one.model_copy(update={"niet": not one.niet}) == other


def core(questionnaire: Questionnaire) -> list[Question]:
    """The most that one is asked without asking for more: of two that exclude each other, one."""
    chosen: list[Question] = []
    for question in questionnaire.questions:
        extra = question.op_verzoek or any(c.vraag == "verdieping" for c in question.als)
        excluded = any(
            opposite(mine, theirs)
            for other in chosen
            for mine in question.als
            for theirs in other.als
        )
        if not extra and not excluded:
            chosen.append(question)
    return chosen


@pytest.mark.parametrize("questionnaire", QUESTIONNAIRES, ids=lambda q: q.id)
def test_at_most_twenty_five_core_questions(questionnaire: Questionnaire) -> None:
    assert len(core(questionnaire)) <= 25


@pytest.mark.parametrize("kind", INTERVIEW_KINDS)
def test_every_item_of_the_interview_can_be_answered_or_is_explained(kind: str) -> None:
    items = {item.id for item in KNOWLEDGE.of_kind(kind)}
    assert sorted(items - OFFERED - set(NOT_AN_OPTION)) == []


def test_what_is_explained_away_exists_and_is_no_option() -> None:
    assert set(NOT_AN_OPTION) <= set(KNOWLEDGE.items)
    assert set(NOT_AN_OPTION) & OFFERED == set()


def test_what_is_asked_as_a_question_is_asked() -> None:
    asked = {q.id for questionnaire in QUESTIONNAIRES for q in questionnaire.questions}
    named = {
        reason.rpartition(": ")[2]
        for reason in NOT_AN_OPTION.values()
        if reason.startswith("is asked as a question")
    }
    assert named <= asked


@pytest.mark.parametrize("questionnaire", QUESTIONNAIRES, ids=lambda q: q.id)
def test_questions_can_be_named_without_confusion(questionnaire: Questionnaire) -> None:
    names = [question.kort for question in questionnaire.questions]
    assert sorted({name for name in names if names.count(name) > 1}) == []


@pytest.mark.parametrize("questionnaire", QUESTIONNAIRES, ids=lambda q: q.id)
def test_echo_has_room_for_the_answer_only(questionnaire: Questionnaire) -> None:
    for question in questionnaire.questions:
        if question.echo is not None and "{" in question.echo:
            assert question.echo.replace("{antwoord}", "").count("{") == 0, question.id


@pytest.mark.parametrize("questionnaire", QUESTIONNAIRES, ids=lambda q: q.id)
def test_the_last_question_can_finish_the_interview(questionnaire: Questionnaire) -> None:
    last = questionnaire.questions[-1]
    assert last.opties is not None
    assert "actie/afronden" in {option.id for option in last.opties.zelf}
