"""Whatever one does in whatever order: there is always a question, and no answer gets lost.

A machine plays the shipped questionnaire with random moves and keeps its own books of what was
answered; after each move both must agree.
"""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.interview import moves, route
from bot.interview.options import is_action, rows, shown_options
from bot.interview.state import Answer, Cell, InterviewState, Outcome, Phase
from bot.interview.wording import echo, in_words, labels, numbered
from knowledge.checks import shipped_knowledge
from knowledge.checks.questionnaire import Question
from tests.interview.promises import check_change
from tests.interview.random_answers import talkative_answer, valid_answers

QUESTIONNAIRE = "buurtanalyse"
LOAD_BEARING = {"vorm", "locatie", "oorzaken", "verdieping"}


class AnyOrder(RuleBasedStateMachine):
    """The moves of an interview, each checked against what it promises."""

    def __init__(self) -> None:
        super().__init__()
        self.knowledge = shipped_knowledge()
        self.questions = self.knowledge.questionnaires[QUESTIONNAIRE].questions
        self.state = InterviewState(QUESTIONNAIRE)
        self.books: dict[str, Answer] = {}

    @property
    def current(self) -> Question:
        return route.current_question(self.state, self.knowledge)

    @property
    def relevant(self) -> dict[str, Question]:
        relevant = route.relevant_questions(self.state, self.knowledge)
        return {question.id: question for question in relevant}

    def some_answered(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from(sorted(self.books)), label="answered question")

    # Moves

    @initialize(count=st.sampled_from([0, 4, 8, 16, 30, 30]), seed=st.integers(0, 999))
    def come_some_way(self, count: int, seed: int) -> None:
        chance = random.Random(seed)
        for _ in range(count):
            if not is_closing(self.current):
                self.give(talkative_answer(chance, self.current, self.state, self.knowledge))

    @rule(data=st.data())
    def answer_the_question(self, data: st.DataObject) -> None:
        if is_closing(self.current):
            return
        self.give(data.draw(valid_answers(self.current, self.state, self.knowledge)))

    @rule(data=st.data())
    def answer_another_question(self, data: st.DataObject) -> None:
        question = data.draw(st.sampled_from([*self.relevant.values()][:-1]), label="question")
        self.give(data.draw(valid_answers(question, self.state, self.knowledge)))

    @precondition(lambda self: self.books)
    @rule(data=st.data())
    def change_an_answer(self, data: st.DataObject) -> None:
        question_id = self.some_answered(data)
        self.state = moves.reopen(self.state, question_id, self.knowledge)
        assert self.current.id == question_id
        self.give(data.draw(valid_answers(self.current, self.state, self.knowledge)))

    @precondition(lambda self: any(a.choices for a in self.load_bearing))
    @rule(data=st.data(), another_is_open=st.booleans())
    def take_choices_back(self, data: st.DataObject, another_is_open: bool) -> None:
        """Fewer of the choices that other answers rest on, or don't know at all any more."""
        if another_is_open:
            self.state = moves.reopen(self.state, self.some_answered(data), self.knowledge)
        chosen = [answer for answer in self.load_bearing if answer.choices]
        old = data.draw(st.sampled_from(chosen), label="answer")
        left = data.draw(st.integers(0, len(old.choices) - 1), label="choices left")
        outcome = Outcome.ANSWERED if left else Outcome.UNKNOWN
        self.give(replace(old, choices=old.choices[:left], outcome=outcome))

    @property
    def load_bearing(self) -> list[Answer]:
        """The answers that other ones rest on."""
        return [self.books[q] for q in sorted(LOAD_BEARING & self.books.keys())]

    def give(self, answer: Answer) -> None:
        """Answer, check what the move says that it did, and keep the books accordingly."""
        before = self.state
        change = moves.give_answer(before, answer, self.knowledge)
        check_change(before, answer, change, self.knowledge)
        self.state = change.state
        for question_id in change.dropped:
            del self.books[question_id]
        for question_id in (*change.trimmed, answer.question):
            new = self.state.answer_to(question_id)
            assert new is not None
            self.books[question_id] = new

    @rule(data=st.data())
    def refuse_what_is_no_option(self, data: st.DataObject) -> None:
        question = data.draw(st.sampled_from(self.questions), label="question")
        wrong = Answer(question.id, ("locatie/maan",))
        if question.soort == "raster":
            wrong = Answer(question.id, cells=(Cell("locatie/maan", "feit"),))
        with pytest.raises(moves.NotAnOption):
            moves.give_answer(self.state, wrong, self.knowledge)
        if question.id not in self.relevant:
            with pytest.raises(moves.NotAnOption):
                moves.give_answer(self.state, Answer(question.id, text="x"), self.knowledge)

    @rule()
    def skip(self) -> None:
        question = self.current
        self.state = moves.skip(self.state, self.knowledge)
        if question.id not in self.books and not is_closing(question):
            self.books[question.id] = Answer(question.id, outcome=Outcome.SKIPPED)
        assert is_closing(question) or self.current.id != question.id

    @rule()
    def back(self) -> None:
        before = [*self.relevant].index(self.current.id)
        previous = route.previous_question(self.state, self.knowledge)
        self.state = moves.go_back(self.state, self.knowledge)
        after = [*self.relevant].index(self.current.id)
        assert (after < before) == (previous is not None)

    @rule(data=st.data())
    def reopen(self, data: st.DataObject) -> None:
        question_id = data.draw(st.sampled_from([q.id for q in self.questions] + ["weer"]))
        before = self.current.id
        opens = question_id in self.books or self.is_on_request(question_id)
        self.state = moves.reopen(self.state, question_id, self.knowledge)
        assert self.current.id == (question_id if opens else before)

    def is_on_request(self, question_id: str) -> bool:
        """Whether it is asked because somebody wants it, with these answers."""
        opened = replace(self.state, reopened=question_id)
        wanted = [q for q in self.questions if q.id == question_id and q.op_verzoek]
        return any(route.is_relevant(q, opened, self.knowledge) for q in wanted)

    @rule()
    def ask_skipped_again(self) -> None:
        self.state = moves.ask_skipped_again(self.state, self.knowledge)
        skipped = {q for q, answer in self.books.items() if answer.outcome is Outcome.SKIPPED}
        self.books = {q: answer for q, answer in self.books.items() if q not in skipped}
        unanswered = [question_id for question_id in self.relevant if question_id not in self.books]
        assert not skipped or self.current.id == unanswered[0]

    @rule(phase=st.sampled_from(Phase))
    def pause_stop_finish_or_resume(self, phase: Phase) -> None:
        before = self.current.id
        self.state = moves.set_phase(self.state, phase)
        assert self.state.phase is phase
        assert phase is Phase.FINISHED or self.current.id == before

    # What always holds

    @invariant()
    def no_answer_is_lost_or_changed(self) -> None:
        assert {answer.question: answer for answer in self.state.answers} == self.books

    @invariant()
    def nothing_pointless_is_kept(self) -> None:
        assert set(self.books) <= set(self.relevant)

    @invariant()
    def there_is_a_question_and_one_knows_how_far(self) -> None:
        assert self.current.id in self.relevant
        how_far = route.progress(self.state, self.knowledge)
        assert 1 <= how_far.number <= how_far.total <= len(self.questions)
        assert 0 <= how_far.answered <= how_far.total
        assert self.current in how_far.step.vragen

    @invariant()
    def the_question_can_be_put(self) -> None:
        shown = shown_options(self.current, self.state, self.knowledge)
        assert self.current.soort == "tekst" or shown
        assert (self.current.soort == "raster") == bool(
            rows(self.current, self.state, self.knowledge)
        )
        assert len(numbered(shown).splitlines()) == len(shown)

    @precondition(lambda self: self.books)
    @rule(data=st.data())
    def say_an_answer_back(self, data: st.DataObject) -> None:
        for question_id in {self.some_answered(data), self.some_answered(data)}:
            answer, question = self.books[question_id], self.relevant[question_id]
            echo(answer, question, self.state, self.knowledge)
            assert in_words(answer, question, self.state, self.knowledge)
            assert len(labels(answer, question, self.state, self.knowledge)) == len(
                answer.cells or answer.choices
            )

    @invariant()
    def every_completed_step_has_no_open_question(self) -> None:
        unanswered = {q.id for q in route.open_questions(self.state, self.knowledge)}
        for step in route.steps_completed(self.state, self.knowledge):
            assert not unanswered & {q.id for q in step.vragen}

    @rule(seed=st.integers(0, 999))
    def answering_or_skipping_on_leads_to_the_closing_question(self, seed: int) -> None:
        """Tried on a copy: from wherever we are, nobody answers more than every question once."""
        state, chance = self.state, random.Random(seed)
        for _ in range(len(self.questions) + 1):
            question = route.current_question(state, self.knowledge)
            if is_closing(question):
                break
            answer = talkative_answer(chance, question, state, self.knowledge)
            state = moves.give_answer(state, answer, self.knowledge).state
        assert is_closing(route.current_question(state, self.knowledge))
        state = self.state
        for _ in range(len(self.questions) + 1):
            state = moves.skip(state, self.knowledge)
        assert is_closing(route.current_question(state, self.knowledge))


def is_closing(question: Question) -> bool:
    return question.opties is not None and any(is_action(o.id) for o in question.opties.zelf)


AnyOrder.TestCase.settings = settings(max_examples=50, stateful_step_count=25, deadline=None)
TestAnyOrder = AnyOrder.TestCase
