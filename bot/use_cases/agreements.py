"""The agreements of an analysis: who takes up which of the chosen approaches, and when.

Read anew each time from what was said; nobody is kept by name, for names were masked before.
"""

from dataclasses import replace

from bot.interview.options import accepted_options
from bot.interview.route import questionnaire_of
from bot.interview.state import Answer, InterviewState
from bot.interview.wording import joined
from bot.reading.agreements import Agreement, agreements
from bot.use_cases.phrases import say
from knowledge.checks import Knowledge
from knowledge.checks.questionnaire import Question

_MASKED_NAME = "[naam]"


def agreements_in(
    state: InterviewState, knowledge: Knowledge, answer: Answer | None = None
) -> tuple[Agreement, ...]:
    """An agreement for each chosen approach, empty where nothing was said about it; none without a choice."""
    question = _question(state, knowledge)
    given = answer or (state.answer_to(question.id) if question is not None else None)
    things = _things(state, knowledge)
    said = agreements(given.text, things) if given is not None and given.text else ()
    by_thing = {agreement.thing: agreement for agreement in said}
    return tuple(by_thing.get(thing, Agreement(thing, "", "")) for thing in things)


def chosen_first(state: InterviewState, knowledge: Knowledge) -> str:
    """What was chosen to agree about, said before the question."""
    titles = [knowledge.get(a.thing).titel for a in agreements_in(state, knowledge)]
    return say(knowledge, "afspraken-gekozen", namen=joined(titles))


def added_to(earlier: Answer | None, answer: Answer) -> Answer:
    """The answer with what was agreed before; what is said now about an approach counts."""
    before = earlier.text if earlier is not None and earlier.has_content else ""
    return replace(answer, text="\n".join(part for part in (before, answer.text) if part))


def echoed(answer: Answer, state: InterviewState, knowledge: Knowledge) -> str:
    """What was understood of the agreements, a line each, with what is still open and without names."""
    lines = [_line(a, knowledge) for a in agreements_in(state, knowledge, answer)]
    parts = ["\n".join([say(knowledge, "afspraken-gelezen"), *lines])]
    if _MASKED_NAME in answer.text:
        parts.append(say(knowledge, "afspraken-functie"))
    return "\n\n".join(parts)


def agreement_json(agreement: Agreement) -> dict[str, object]:
    """The form of the public contract (`acties`)."""
    return {"interventie": agreement.thing, "wie": agreement.who, "wanneer": agreement.when}


def _line(agreement: Agreement, knowledge: Knowledge) -> str:
    title = knowledge.get(agreement.thing).titel
    who = agreement.who or say(knowledge, "afspraken-wie-open")
    when = agreement.when or say(knowledge, "afspraken-wanneer-open")
    return f"- {title}: {who}, {when}"


def _question(state: InterviewState, knowledge: Knowledge) -> Question | None:
    questions = questionnaire_of(state, knowledge).questions
    return next((q for q in questions if q.lees_als == "afspraken"), None)


def _things(state: InterviewState, knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    """The chosen approaches with the names that they go by."""
    for question in questionnaire_of(state, knowledge).questions:
        answer = state.answer_to(question.id)
        if question.kennissoort == "interventie" and answer is not None:
            options = {o.id: o for o in accepted_options(question, state, knowledge)}
            chosen = (options[c] for c in answer.choices if c in options)
            return {o.id: (o.label, o.short, *o.also) for o in chosen}
    return {}
