"""First look, then judge, then decide (BOB): what somebody says too early is kept and given back in time.

A solution waits until approaches are chosen, a judgement until the interview comes to what lies behind it. Both are
kept as answers to questions of their own, in the words of who said them.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.interview.route import questionnaire_of
from bot.interview.state import Answer, InterviewState, Origin
from bot.interview.wording import joined
from bot.reading.early_thoughts import EarlyThoughts, early_thoughts
from bot.use_cases.phrases import say
from knowledge.checks import Knowledge
from knowledge.checks.questionnaire import Question

SOLUTION, JUDGEMENT = "oplossing", "oordeel"
_LOOKING, _JUDGING = "beeld", "oordeel"


def too_early(
    text: str, question: Question, state: InterviewState, knowledge: Knowledge
) -> EarlyThoughts:
    """What is said too early in answer to this question; nothing in practice, or where there are no phases."""
    phase = questionnaire_of(state, knowledge).bob_of(question.id)
    is_early = phase is not None and (
        phase.id == _LOOKING or (phase.id == _JUDGING and _is_closed(question))
    )
    if not is_early or phase is None or state.practice is not None:
        return EarlyThoughts(rest=text)
    found = early_thoughts(text)
    # A story tells causes by itself, and is read for them; when judging, a judgement is an answer.
    if question.soort == "tekst" or phase.id == _JUDGING:
        return (
            EarlyThoughts(found.solutions, (), found.rest) if found.solutions else EarlyThoughts()
        )
    return found


def with_thoughts(
    thoughts: EarlyThoughts, state: InterviewState, knowledge: Knowledge
) -> InterviewState:
    """The state in which these are kept, behind what was kept before."""
    for kind, said in ((SOLUTION, thoughts.solutions), (JUDGEMENT, thoughts.judgements)):
        keeper = _keeper(kind, state, knowledge)
        if keeper is not None and said:
            before = state.answer_to(keeper.id) or Answer(keeper.id)
            lines = list(_lines(before))
            lines += [line for line in said if line.lower() not in map(str.lower, lines)]
            state = state.with_answer(replace(before, text="\n".join(lines)))
    return state


def said_of(thoughts: EarlyThoughts, knowledge: Knowledge) -> str:
    """That they are kept, and when they come back."""
    parts: list[str] = []
    if thoughts.solutions:
        parts.append(say(knowledge, "eerder-idee-bewaard", woorden=_quoted(thoughts.solutions)))
    if thoughts.judgements:
        parts.append(say(knowledge, "eerder-oordeel-bewaard", woorden=_quoted(thoughts.judgements)))
    return " ".join(parts)


def on_entering(
    question: Question, before: Question, state: InterviewState, knowledge: Knowledge
) -> tuple[str, ...]:
    """What is said before this question when it comes after another: the phase that begins, and an earlier thought."""
    parts: list[str] = []
    questionnaire = questionnaire_of(state, knowledge)
    phase = questionnaire.bob_of(question.id)
    begins = phase is not None and phase != questionnaire.bob_of(before.id)
    if phase is not None and begins and not _has_begun(phase.id, state, knowledge):
        parts.append(phase.overgang or "")
        judged = earlier(JUDGEMENT, state, knowledge) if phase.id == _JUDGING else ()
        if judged:
            parts.append(say(knowledge, "eerder-oordeel-terug", woorden=_quoted(judged)))
    # After mending an earlier answer one comes back here, and was asked already.
    if question.voorstel == "interventies" and question.id != before.id and not before.op_verzoek:
        wanted = earlier(SOLUTION, state, knowledge)
        parts += [say(knowledge, "eerder-idee-terug", woorden=_quoted(wanted))] if wanted else []
    return tuple(part for part in parts if part)


def earlier(kind: str, state: InterviewState, knowledge: Knowledge) -> tuple[str, ...]:
    """What was said too early of this kind, in the order in which it was said."""
    keeper = _keeper(kind, state, knowledge)
    answer = state.answer_to(keeper.id) if keeper is not None else None
    return _lines(answer) if answer is not None else ()


def _is_closed(question: Question) -> bool:
    return question.soort != "tekst" and question.voorstel is None


def _has_begun(phase: str, state: InterviewState, knowledge: Knowledge) -> bool:
    """Whether a question of this phase was answered by oneself already; what came from a story does not count."""
    questionnaire = questionnaire_of(state, knowledge)
    asked = (
        question
        for question in questionnaire.questions
        if question.lees_als is None
        and (found := questionnaire.bob_of(question.id)) is not None
        and found.id == phase
    )
    answers = (state.answer_to(question.id) for question in asked)
    return any(a is not None and a.has_content and a.origin is Origin.SAID for a in answers)


def _quoted(said: Sequence[str]) -> str:
    return joined([f'"{words}"' for words in said])


def _lines(answer: Answer) -> tuple[str, ...]:
    return tuple(line for line in answer.text.split("\n") if line.strip())


def _keeper(kind: str, state: InterviewState, knowledge: Knowledge) -> Question | None:
    questions = questionnaire_of(state, knowledge).questions
    return next((q for q in questions if q.lees_als == kind), None)
