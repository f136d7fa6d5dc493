"""Orders in an interview: back, change, skip, pause, stop, begin anew, finish, and what is confirmed before.

The upper one of three layers under `interview_turn`.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.interview import moves, route
from bot.interview.state import Answer, InterviewState, Phase
from bot.interview.wording import echo, in_words
from bot.reading.commands import find_question
from bot.reading.meaning import AnswerStatus, Command, Signal
from bot.use_cases import confirming, small_talk
from bot.use_cases.about_advice import changes_in_words
from bot.use_cases.agreements import chosen_first
from bot.use_cases.begin import ask_now, begin, is_elsewhere, switching
from bot.use_cases.compare_versions import difference_in
from bot.use_cases.give_advice import provisional
from bot.use_cases.helping import clearer
from bot.use_cases.mend_story import mended_answer
from bot.use_cases.menus import READ_ON_SHOWN, afterwards, name_of
from bot.use_cases.messages import Message, text_message
from bot.use_cases.outcome import TurnOutcome
from bot.use_cases.phrases import say
from bot.use_cases.ports import Analysis
from bot.use_cases.present import MenuOption, menu, summary
from bot.use_cases.results import closing_messages, read_on, result_json, told_result
from bot.use_cases.told import CONFIRM
from bot.use_cases.turn_answers import Answering
from bot.use_cases.turn_going_on import ALSO, PERHAPS, READ, ROWS
from bot.use_cases.understand import PREVIOUS, answer_from_choice, question_names, read_text
from bot.use_cases.which_answer import replaced_answer
from knowledge.checks.questionnaire import Question

_SECONDS_PER_QUESTION = 50
NO_SIGNAL = Signal("", 0.0)


@dataclass(frozen=True)
class Ordering(Answering):
    """A turn that carries out an order."""

    def _commanded(self, command: Command) -> TurnOutcome:
        orders: dict[Command, Callable[[], TurnOutcome]] = {
            Command.BACK: self._back,
            Command.SKIP: self._skip,
            Command.WHY: lambda: self._say("waarom", waarom=self.question.waarom),
            Command.EXAMPLE: lambda: self._say("voorbeeld", voorbeeld=self.question.voorbeeld),
            Command.CLARIFY: self._clarified,
            Command.REPEAT: self._stay,
            Command.PROGRESS: self._progress,
            Command.SUMMARY: lambda: self._stay(summary(self.state, self.knowledge)),
            Command.PAUSE: lambda: self._rest(Phase.PAUSED, "pauze"),
            Command.STOP: lambda: self._rest(Phase.STOPPED, "gestopt"),
            Command.GOODBYE: lambda: self._rest(Phase.PAUSED, "pauze"),
            Command.RESUME: self._resume,
            Command.START: lambda: self._say("al-bezig"),
            Command.RESTART: self._restart,
            Command.FINISH: self._finish,
            Command.ADVICE: self._advice,
        }
        if command in orders:
            return orders[command]()
        if command is Command.OFF_TOPIC:
            return self._explained(self.incoming.text)
        return self._stay(*small_talk.reply(command, self.knowledge))

    def _clarified(self) -> TurnOutcome:
        """The question in simpler words; with an example for who does not follow those either."""
        if self.conversation.checking and self.conversation.confirming == CONFIRM:
            return self._say("verhaal-eenvoudiger")
        count = self.conversation.misunderstood + 1
        outcome = self._stay(text_message(clearer(self.question, count, self.knowledge)))
        return replace(outcome, conversation=replace(outcome.conversation, misunderstood=count))

    def _back(self) -> TurnOutcome:
        state = moves.go_back(self.state, self.knowledge)
        if state.reopened == self.state.reopened:
            return self._say("eerste-vraag")
        return self._opened(state, "terug")

    def _change(self, target: str | None, correction: str | None = None) -> TurnOutcome:
        names = question_names(self.state, self.knowledge)
        is_named = find_question(self.incoming.text, names) not in (None, PREVIOUS)
        if not is_named and (replaced := self._replaced(correction)) is not None:
            return replaced
        if target is None:
            return self._say("wijzig-welke")
        known = {q.id for q in route.questionnaire_of(self.state, self.knowledge).questions}
        if target not in known:
            return self._not_understood("")
        if target == self.question.id:
            return self._stay()
        state = moves.reopen(self.state, target, self.knowledge)
        if state.reopened != target:
            return self._say("wijzig-nog-niet", vraag=self._names((target,)))
        corrected = self._corrected(state, correction) if correction else self._mended(state)
        return corrected or self._opened(state, "wijzig")

    def _replaced(self, correction: str | None) -> TurnOutcome | None:
        """The outcome when the text names one chosen option and what it should have been; else None."""
        text = correction or self.incoming.text
        answer = replaced_answer(text, self.question.id, self.state, self.knowledge)
        if answer is None:
            return None
        state = moves.reopen(self.state, answer.question, self.knowledge)
        there = replace(self, analysis=replace(self.analysis, state=state))
        return there.answered(answer) if state.reopened == answer.question else None

    def _mended(self, reopened: InterviewState) -> TurnOutcome | None:
        """The outcome when the order says what to add to the answer or take from it; else None."""
        there = replace(self, analysis=replace(self.analysis, state=reopened))
        answer = mended_answer(self.incoming.text, there.question, reopened, self.knowledge)
        return None if answer is None else there.answered(answer)

    def _corrected(self, reopened: InterviewState, correction: str) -> TurnOutcome | None:
        """The outcome when the new answer came along with the order, and is clear; else None."""
        question = route.current_question(reopened, self.knowledge)
        if question.lees_als is not None:
            there = replace(self, analysis=replace(self.analysis, state=reopened))
            return there.answered(Answer(question.id, text=without_name(correction, question)))
        there = replace(
            self,
            analysis=replace(self.analysis, state=reopened),
            conversation=replace(self.conversation, note=""),
        )
        old = reopened.answer_to(there.question.id) or Answer(there.question.id)
        # The engine judged the whole message, which was an order.
        incoming = replace(self.incoming, text=correction, signal=NO_SIGNAL)
        meaning = read_text(incoming, there.question, reopened, self.knowledge, (), self.reading)
        if meaning.choice is None or meaning.choice.status is AnswerStatus.UNCLEAR:
            return None
        new = answer_from_choice(meaning.choice, there.question, "", ())
        told = old.text if new.has_content else ""
        return there.answered(replace(with_old_rows(new, old), text=told))

    def _opened(self, state: InterviewState, key: str) -> TurnOutcome:
        question = route.current_question(state, self.knowledge)
        answer = state.answer_to(question.id)
        if answer is None:
            return self._went(state, [self._ask(state, chosen_first(state, self.knowledge))])
        said = in_words(answer, question, state, self.knowledge)
        text = say(self.knowledge, key, vraag=question.kort, antwoord=f'"{said}"')
        return self._went(state, [text_message(text), self._ask(state)])

    def _skip(self) -> TurnOutcome:
        state = moves.skip(self.state, self.knowledge)
        if state == self.state:
            return self._say("overgeslagen-niet")
        had_answer = self.state.answer_to(self.question.id) is not None
        given = state.answer_to(self.question.id)
        if had_answer or given is None:
            return self._moved(state, say(self.knowledge, "gelaten"))
        state = state.with_answer(self._with_note(given))
        return self._moved(state, echo(given, self.question, state, self.knowledge))

    def _progress(self) -> TurnOutcome:
        now = route.progress(self.state, self.knowledge)
        steps = route.questionnaire_of(self.state, self.knowledge).stappen
        minutes = max(1, round((now.total - now.number + 1) * _SECONDS_PER_QUESTION / 60))
        return self._say(
            "voortgang",
            stap=now.step.nummer,
            stappen=len(steps),
            nummer=now.number,
            totaal=now.total,
            minuten=minutes,
        )

    def _rest(self, phase: Phase, key: str) -> TurnOutcome:
        state = moves.set_phase(self.state, phase)
        more = menu("verder", say(self.knowledge, key), (MenuOption("actie/verder", "Verder"),))
        return self._keeping_note(self._went(state, [more]))

    def _resume(self) -> TurnOutcome:
        return self._say("hervat", vraag=self.question.kort)

    def _advice(self) -> TurnOutcome:
        if not any(step.afsluiting for step in self._questionnaire.stappen):
            return self._result_so_far()
        if not any(step.afsluiting for step in route.steps_completed(self.state, self.knowledge)):
            return self._say("advies-nog-niet")
        return self._stay(provisional(self.state, self.knowledge))

    def _result_so_far(self) -> TurnOutcome:
        found = told_result(self.state, self.knowledge) if self.state.answers else ()
        return self._stay(*found) if found else self._say("resultaat-nog-niet")

    def _begun(self, order: str) -> TurnOutcome:
        """Go on with another one at once; begin another one only after a yes."""
        if order == f"start/{self.state.questionnaire}" and self.state.practice is None:
            return self._say("al-bezig")
        if is_elsewhere(order, self.knowledge):
            return self._say("analyse-elders")
        asked = switching(order, self.analysis, self.knowledge)
        if asked is None:
            return self._switched(order)
        return self._asks(f"wissel/{order}", asked)

    def _switched(self, order: str) -> TurnOutcome:
        """Another questionnaire; this one stays as it is, to go on with later."""
        begun = begin(order, self.conversation, self.analysis, self.analyses, self.knowledge)
        if begun is None:
            return self._not_understood("")
        kept = say(self.knowledge, "wissel-bewaard", wat=name_of(self.analysis, self.knowledge))
        return begun.saying_first([text_message(kept)])

    def _restart(self) -> TurnOutcome:
        return self._asks("opnieuw", say(self.knowledge, "opnieuw-zeker"))

    def _finish(self) -> TurnOutcome:
        left = len(route.open_questions(self.state, self.knowledge))
        if not left:
            return self._finished()
        key = "afronden-open-een" if left == 1 else "afronden-open"
        return self._asks("afronden", say(self.knowledge, key, aantal=left))

    def _asks(self, what: str, text: str) -> TurnOutcome:
        conversation = replace(self.conversation, confirming=what)
        return TurnOutcome(
            conversation, self.analysis, (confirming.ask(what, text, self.knowledge),)
        )

    def _confirmation(self, order: str | None) -> TurnOutcome | None:
        """The outcome when the message says yes or no to what was asked; None when it is about something else."""
        what = self.conversation.confirming or ""
        if what.startswith(PERHAPS):
            return self._confirmed_choice(tuple(what.removeprefix(PERHAPS).split("+")))
        if what.startswith(READ):
            return self._confirmed_choice((what.removeprefix(READ),), from_story=True)
        if what.startswith(ROWS):
            return self._confirmed_rows(tuple(what.removeprefix(ROWS).split("+")))
        if what.startswith(ALSO):
            return self._confirmed_also(tuple(what.removeprefix(ALSO).split("+")))
        agreed = confirming.agreed(what, order, self.incoming, self.knowledge)
        if agreed is None:
            return self._left_open(what)
        if what == CONFIRM:
            return self._confirmed_story(agreed=agreed)
        if not agreed:
            return self._stay()
        if what.startswith("wissel/"):
            return self._switched(what.removeprefix("wissel/"))
        return self._finished() if what == "afronden" else self._restarted()

    def _left_open(self, what: str) -> TurnOutcome | None:
        """Who has no idea speaks of what was just asked, and not of the question behind it; None for anything else."""
        is_elsewhere = self.incoming.question not in (None, what)
        if is_elsewhere or not small_talk.does_not_know(self.incoming):
            return None
        if what != CONFIRM:
            return self._say("geen-idee-laat")
        left = self._confirmed_story(agreed=True)
        return left.saying_first([text_message(say(self.knowledge, "verhaal-geen-idee"))])

    def _restarted(self) -> TurnOutcome:
        clean = InterviewState(self.state.questionnaire, practice=self.state.practice)
        fresh = self.analyses.new(clean)
        lead = say(self.knowledge, "opnieuw-gedaan")
        conversation = replace(
            self.conversation, analysis=fresh.id, confirming=None, misunderstood=0, note=""
        )
        return TurnOutcome(conversation, fresh, (ask_now(fresh, self.knowledge, lead),))

    def _finished(self) -> TurnOutcome:
        state = moves.set_phase(self.state, Phase.FINISHED)
        analysis = replace(self.analysis, state=state, advice=result_json(state, self.knowledge))
        told = closing_messages(state, analysis.id, self.knowledge)
        changed = self._since_last_version(analysis)
        last = read_on(state, self.knowledge)[:READ_ON_SHOWN]
        conversation = replace(
            self.conversation, confirming=None, misunderstood=0, note="", last=last
        )
        others = [a for a in self.analyses.unfinished() if a.id != analysis.id]
        return TurnOutcome(
            conversation, analysis, (*told, *changed, afterwards(state, others, self.knowledge))
        )

    def _since_last_version(self, analysis: Analysis) -> tuple[Message, ...]:
        """What differs from the advice when it was finished before; nothing the first time."""
        if self.analysis.advice is None or analysis.advice is None:
            return ()
        found = difference_in(self.analysis.advice, analysis.advice, self.knowledge)
        lines = changes_in_words(found, self.knowledge) or [say(self.knowledge, "versie-gelijk")]
        head = say(self.knowledge, "versie-nieuw")
        return (text_message("\n".join([head, *(f"- {line}" for line in lines)])),)


def without_name(correction: str, question: Question) -> str:
    """The correction without what is left in front of it of the name of its question."""
    named = {word for name in (question.kort, *question.ook) for word in name.split()}
    words = correction.split()
    while words and words[0].lower() in named:
        words.pop(0)
    return " ".join(words) or correction


def with_old_rows(new: Answer, old: Answer) -> Answer:
    """The new answer to a grid with the rows of the old one that it does not name."""
    named = {cell.row for cell in new.cells}
    kept = tuple(cell for cell in old.cells if cell.row not in named)
    return replace(new, cells=(*kept, *new.cells)) if new.cells else new
