"""The reply to a question about the advice: why this, why not that, and what if something were otherwise.

Nothing is changed by asking; a supposition is tried on a copy of the answers.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.advice.advice import Reason
from bot.advice.difference import Difference, difference
from bot.advice.unknown import main_directions
from bot.advice.why import Why, why
from bot.interview.options import accepted_options
from bot.interview.route import questionnaire_of, relevant_questions
from bot.interview.state import Answer, InterviewState, Origin
from bot.interview.wording import joined
from bot.reading.advice_questions import (
    Supposed,
    Supposing,
    WhyAsked,
    find_supposition,
    find_why,
    without_denial,
)
from bot.reading.choices import read_choice
from bot.reading.meaning import AnswerStatus
from bot.reading.story.read_story import Status
from bot.use_cases.give_advice import advice_for, situation_of
from bot.use_cases.messages import Message, MessageKind
from bot.use_cases.phrases import say
from bot.use_cases.present import references
from bot.use_cases.reading import Reading
from bot.use_cases.understand import asked
from knowledge.checks import Knowledge
from knowledge.checks.questionnaire import Question

_TOLD_OF_EACH = 3
_ITEMS_AT_ONCE = 3


def about_advice(
    text: str,
    state: InterviewState,
    knowledge: Knowledge,
    reading: Reading,
    listed: Sequence[str] = (),
) -> Message | None:
    """The reply, or None when the text asks nothing about the advice of this interview.

    `listed` is what was listed just before.
    """
    if not questionnaire_of(state, knowledge).advies or not advice_for(state, knowledge).directions:
        return None
    supposed = find_supposition(text)
    if supposed is not None:
        return _supposing(supposed, state, knowledge, reading)
    wanted = find_why(text, reading.answer_question.subjects.names, listed)
    return _reasons(wanted, state, knowledge) if wanted is not None else None


def _reasons(wanted: WhyAsked, state: InterviewState, knowledge: Knowledge) -> Message:
    advice = advice_for(state, knowledge)
    ids = wanted.ids or tuple(a.id for a in (*advice.directions[:1], *advice.interventions))
    situation = situation_of(state, knowledge)
    found = [w for i in ids[:_ITEMS_AT_ONCE] if (w := why(i, advice, situation)) is not None]
    kennis = tuple(references(knowledge.item(w.id), knowledge)[0] for w in found)
    parts = [_told(w, knowledge) for w in found]
    return Message(MessageKind.EXPLANATION, "\n\n".join(parts), kennis=kennis)


def _told(found: Why, knowledge: Knowledge) -> str:
    title = knowledge.get(found.id).titel
    is_direction = found.id.startswith("richting/")
    key = "waarom-wel-richting" if is_direction else "waarom-wel-interventie"
    if found.place is None:
        lines = [say(knowledge, "waarom-niet", titel=title)]
    else:
        lines = [say(knowledge, key, titel=title, plaats=found.place)]
    lines += [f"- {text}" for text in _texts(found.reasons)]
    if found.against and found.place is not None and found.place > 1:
        lines.append(say(knowledge, "waarom-niet-hoger"))
    if found.place != 1:
        lines += [f"- {text}" for text in _texts(found.against)]
    if found.place is None:
        lines.append(say(knowledge, "waarom-toch"))
    return "\n".join(lines)


def _texts(reasons: Iterable[Reason]) -> list[str]:
    return list(dict.fromkeys(reason.text for reason in reasons))[:_TOLD_OF_EACH]


def _supposing(
    supposed: Supposed, state: InterviewState, knowledge: Knowledge, reading: Reading
) -> Message | None:
    before = _without_confirmed(state)
    ids, how = _meant(supposed, before, knowledge, reading)
    changed, questions = suppose(ids, how, before, knowledge)
    if not questions:
        return None
    main = main_directions(knowledge)
    found = difference(advice_for(before, knowledge), advice_for(changed, knowledge), main)
    labels = joined([knowledge.get(i).kort for i in ids])
    is_more = how is Supposing.ALSO
    key = "stel-ook" if is_more else "stel-alleen" if how is Supposing.ONLY else "stel-niet"
    head = say(knowledge, key, wat=labels)
    lines = changes_in_words(found, knowledge) or [say(knowledge, "stel-gelijk")]
    end = say(knowledge, "stel-niets-veranderd", vraag=questions[0].kort)
    text = "\n".join([head, *(f"- {line}" for line in lines)])
    named = (*found.directions.new, *found.interventions.new)
    kennis = tuple(references(knowledge.item(i), knowledge)[0] for i in named)
    return Message(MessageKind.EXPLANATION, f"{text}\n\n{end}", kennis=kennis)


def _meant(
    supposed: Supposed, state: InterviewState, knowledge: Knowledge, reading: Reading
) -> tuple[tuple[str, ...], Supposing]:
    """What a supposition is about: what it would answer to the questions, else what it calls by name or tells."""
    ids = _answers_in(supposed.text, state, knowledge)
    if ids:
        # An answer with "niet" in it, such as not being heard, is no denial.
        is_denied = supposed.how is Supposing.NOT
        return ids, Supposing.ALSO if is_denied else supposed.how
    named = tuple(n.item for n in reading.answer_question.subjects.names.find(supposed.text))
    asked_about = _choosable(state, knowledge)
    named = tuple(i for i in named if i in asked_about)
    if not named and supposed.how is Supposing.NOT:
        named = _answers_in(without_denial(supposed.text), state, knowledge)
    if not named:
        story = reading.read_story(supposed.text)
        told = (item.id for item in story.items if item.status is Status.RECOGNISED)
        named = tuple(i for i in told if i in asked_about)
    return named, supposed.how


def _choosable(state: InterviewState, knowledge: Knowledge) -> frozenset[str]:
    """All knowledge items that can be chosen in answer to a question of this interview."""
    return frozenset(
        option.id
        for question in _choices(state, knowledge)
        for option in accepted_options(question, state, knowledge)
        if option.id in knowledge.items
    )


def _choices(state: InterviewState, knowledge: Knowledge) -> tuple[Question, ...]:
    return tuple(
        question
        for question in relevant_questions(state, knowledge)
        if question.soort in ("een", "meer") and question.voorstel is None
    )


def _answers_in(text: str, state: InterviewState, knowledge: Knowledge) -> tuple[str, ...]:
    found: list[str] = []
    for question in _choices(state, knowledge):
        choice = read_choice(text, asked(question, state, knowledge, ()))
        if choice.status is AnswerStatus.CHOSEN:
            found += [i for i in choice.ids if i in knowledge.items]
    return tuple(dict.fromkeys(found))


def _without_confirmed(state: InterviewState) -> InterviewState:
    """The answers without the proposals of the advice itself that were merely confirmed: these would hold it fixed."""
    confirmed = [
        a.question
        for a in state.answers
        if a.origin is Origin.PROPOSED
        and a.choices
        and a.choices[0].split("/")[0] in ("richting", "interventie", "doelgroep")
    ]
    return state.without(confirmed)


def suppose(
    ids: Iterable[str], how: Supposing, state: InterviewState, knowledge: Knowledge
) -> tuple[InterviewState, tuple[Question, ...]]:
    """The state in which these were (not, or only) chosen, and the questions whose answers differ by that."""
    questions: list[Question] = []
    for question in relevant_questions(state, knowledge):
        possible = {o.id for o in accepted_options(question, state, knowledge)}
        mine = [i for i in ids if i in possible]
        if question.soort not in ("een", "meer") or not mine:
            continue
        old = state.answer_to(question.id)
        before = old.choices if old is not None else ()
        after = _supposed_choices(before, mine, how, is_single=question.soort == "een")
        if after != before:
            state = _with_choices(question, after, state)
            questions.append(question)
    return state, tuple(questions)


def _supposed_choices(
    before: tuple[str, ...], mine: list[str], how: Supposing, *, is_single: bool
) -> tuple[str, ...]:
    if how is Supposing.NOT:
        return tuple(c for c in before if c not in mine)
    if is_single or how is Supposing.ONLY:
        return tuple(mine)[:1] if is_single else tuple(mine)
    return (*before, *(i for i in mine if i not in before))


def _with_choices(
    question: Question, choices: tuple[str, ...], state: InterviewState
) -> InterviewState:
    if not choices:
        return state.without([question.id])
    old = state.answer_to(question.id)
    fresh = replace(old, choices=choices) if old is not None else Answer(question.id, choices)
    return state.with_answer(fresh)


def changes_in_words(found: Difference, knowledge: Knowledge) -> list[str]:
    """What somebody notices of the difference, a line each; none when there is nothing to notice."""
    first = found.interventions.first
    return [
        *_named("verschil-richtingen-nieuw", found.directions.new, knowledge),
        *_named("verschil-richtingen-weg", found.directions.gone, knowledge),
        *_named("verschil-aanpakken-nieuw", found.interventions.new, knowledge),
        *_named("verschil-aanpakken-weg", found.interventions.gone, knowledge),
        *_named("verschil-verwijzingen-nieuw", found.referrals.new, knowledge),
        *_named("verschil-verwijzingen-weg", found.referrals.gone, knowledge),
        *_named("verschil-eerst", (first,) if first else (), knowledge),
    ]


def _named(key: str, ids: tuple[str, ...], knowledge: Knowledge) -> list[str]:
    titles = [knowledge.get(i).titel for i in ids if i in knowledge.items]
    return [say(knowledge, key, namen=joined(titles))] if titles else []
