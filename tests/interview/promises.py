"""What a change of an answer promises, checked: all others stay, but for what is named as gone."""

from __future__ import annotations

from bot.interview import route
from bot.interview.moves import Change
from bot.interview.options import accepted_options, rows
from bot.interview.state import Answer, InterviewState, Phase
from knowledge.checks import Knowledge
from knowledge.checks.questionnaire import Question


def check_change(
    before: InterviewState, answer: Answer, change: Change, knowledge: Knowledge
) -> None:
    """The new state holds the answer and all others, in their order; each loss is told and right."""
    after = change.state
    assert after.phase is Phase.RUNNING
    assert after.answer_to(answer.question) == answer
    assert answer.question not in (*change.dropped, *change.trimmed)
    assert after.reopened not in (answer.question, *change.dropped)
    for old in before.answers:
        if old.question == answer.question:
            continue
        if old.question in change.dropped:
            _check_dropped(old, after, knowledge)
        elif old.question in change.trimmed:
            _check_trimmed(old, after, knowledge)
        else:
            assert after.answer_to(old.question) == old
    for new in after.answers:
        question = route.questionnaire_of(after, knowledge).question(new.question)
        assert route.is_relevant(question, after, knowledge)
        assert set(new.ids) <= _possible(question, after, knowledge)
    kept = [old.question for old in before.answers if old.question not in change.dropped]
    assert [new.question for new in after.answers][: len(kept)] == kept
    assert set(change.dropped + change.trimmed) <= {old.question for old in before.answers}


def _check_dropped(old: Answer, after: InterviewState, knowledge: Knowledge) -> None:
    """Pointless means: not asked any more, or none of its choices exists any more."""
    assert after.answer_to(old.question) is None
    question = route.questionnaire_of(after, knowledge).question(old.question)
    if route.is_relevant(question, after, knowledge):
        assert old.ids
        assert not old.text
        assert not set(old.ids) & _possible(question, after, knowledge)


def _check_trimmed(old: Answer, after: InterviewState, knowledge: Knowledge) -> None:
    """Only what is impossible goes; the rest, and what was told, stays as it was."""
    new = after.answer_to(old.question)
    assert new is not None
    question = route.questionnaire_of(after, knowledge).question(old.question)
    possible = _possible(question, after, knowledge)
    assert new.ids == tuple(each for each in old.ids if each in possible) != old.ids
    assert (new.text, new.outcome, new.origin) == (old.text, old.outcome, old.origin)


def _possible(question: Question, state: InterviewState, knowledge: Knowledge) -> set[str]:
    source = rows if question.soort == "raster" else accepted_options
    return {each.id for each in source(question, state, knowledge)}
