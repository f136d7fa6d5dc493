"""One turn inside an interview: a meaning goes in, the next state and what is said come out.

Pure but for the ids it needs for a new analysis, which the caller makes. Every path ends with an open
question or with an interview that is paused, stopped or finished; none loses an answer.
"""

from dataclasses import dataclass, replace
from typing import TypeGuard

from bot.interview import moves, route
from bot.interview.options import NONE_ID, UNKNOWN_ID, is_action, shown_options
from bot.interview.state import Answer, Outcome, Phase
from bot.reading.by_place import asks_by_place
from bot.reading.commands import find_order, plain, says_something
from bot.reading.meaning import AnswerStatus, Choice, Command, Meaning
from bot.reading.wishes import asks_for_case, begins_with_wish
from bot.use_cases import thoughts
from bot.use_cases.about_advice import about_advice
from bot.use_cases.begin import is_begin, order_of
from bot.use_cases.incoming import action_of
from bot.use_cases.menus import wish_in
from bot.use_cases.messages import Message, notice, text_message
from bot.use_cases.outcome import TurnOutcome
from bot.use_cases.phrases import say
from bot.use_cases.ports import Analysis
from bot.use_cases.practise import case_told
from bot.use_cases.turn_orders import NO_SIGNAL, Ordering, with_old_rows
from bot.use_cases.understand import (
    answer_from_buttons,
    answer_from_choice,
    question_names,
    read_text,
)

# In answer to an open question, a longer text that names a questionnaire is an account.
_SHORT_WISH = 7
_ABOUT_THE_QUESTION = frozenset(
    {"actie/terug", "actie/overslaan", "actie/waarom", "actie/voorbeeld", "actie/overgeslagen"}
)
ACTIONS = {
    "actie/terug": Command.BACK,
    "actie/overslaan": Command.SKIP,
    "actie/waarom": Command.WHY,
    "actie/voorbeeld": Command.EXAMPLE,
    "actie/herhaal": Command.REPEAT,
    "actie/voortgang": Command.PROGRESS,
    "actie/samenvatting": Command.SUMMARY,
    "actie/pauze": Command.PAUSE,
    "actie/verder": Command.RESUME,
    "actie/stop": Command.STOP,
    "actie/opnieuw": Command.RESTART,
    "actie/afronden": Command.FINISH,
    "actie/advies": Command.ADVICE,
    "actie/hulp": Command.HELP,
}


@dataclass(frozen=True)
class InterviewTurn(Ordering):
    """One turn, with everything it looks at."""

    def take(self) -> TurnOutcome:
        """Decide what the message is, and act on it."""
        order = action_of(self.incoming.choices)
        if self.conversation.confirming is not None:
            mended = self._mended_story() if order is None else None
            confirmed = mended or self._confirmation(order)
            if confirmed is not None:
                return confirmed
        if self._is_stale(order):
            return self._stay(notice(say(self.knowledge, "oude-vraag")))
        if order is not None:
            return self._ordered(order)
        if self.incoming.is_chosen:
            return self._chosen()
        wished = self._wished()
        if wished is not None:
            return wished
        about = self._about_advice()
        if about is not None:
            return self._stay(about)
        if self._leans_on_last():
            return self._explained(self.incoming.text)
        if asks_by_place(self.incoming.text, shown := self._shown_items()):
            return self._explained(self.incoming.text, shown)
        return self._answering()

    def _answering(self) -> TurnOutcome:
        """What the message is when it is no order and no question."""
        if self._names_none():
            return self.answered(Answer(self.question.id, outcome=Outcome.NONE))
        return self._told_anywhere() or self._thought_early() or self._read()

    def _names_none(self) -> bool:
        """Whether the words of "none of these" were typed, though "ga door" alone would be an order."""
        label = self.question.geen
        return label is not None and plain(self.incoming.text) == plain(label)

    def _read(self) -> TurnOutcome:
        """What the text of this message leads to."""
        meaning = read_text(
            self.incoming,
            self.question,
            self.state,
            self.knowledge,
            self.proposals,
            self.reading,
        )
        return self._meant(meaning)

    def _thought_early(self) -> TurnOutcome | None:
        """The outcome when a solution or a judgement came while the picture is made; the rest is read as an answer."""
        text = self.incoming.text
        early = thoughts.too_early(text, self.question, self.state, self.knowledge)
        if not early or find_order(text, question_names(self.state, self.knowledge)):
            return None
        rest = text if self.question.soort == "tekst" else early.rest
        alone = replace(self, incoming=replace(self.incoming, text=rest, signal=NO_SIGNAL))
        outcome = alone._read() if says_something(early.rest) else self._stay()  # noqa: SLF001 - itself
        state = (outcome.analysis or self.analysis).state
        kept = thoughts.with_thoughts(early, state, self.knowledge)
        told = text_message(thoughts.said_of(early, self.knowledge))
        changed = replace(outcome, analysis=replace(self.analysis, state=kept))
        return changed.saying_first([told])

    def _about_advice(self) -> Message | None:
        """The reply to a question about the advice, once some was given; an account is no such question."""
        is_account = self.question.soort == "tekst" and not self.incoming.text.rstrip().endswith(
            "?"
        )
        was_given = any(
            step.afsluiting for step in route.steps_completed(self.state, self.knowledge)
        )
        if is_account or not was_given:
            return None
        return about_advice(self.incoming.text, self.state, self.knowledge, self.reading)

    def _shown_items(self) -> tuple[str, ...]:
        """The options as they stand on the screen, when all of them are things that can be explained."""
        shown = shown_options(self.question, self.state, self.knowledge, self.proposals)
        closing = {NONE_ID, UNKNOWN_ID}
        own = tuple(o.id for o in shown if o.id not in closing and not is_action(o.id))
        return own if all(option in self.knowledge.items for option in own) else ()

    def _leans_on_last(self) -> bool:
        last = self.conversation.last
        return self.reading.answer_question.leans_on_last(
            self.incoming.text, last, in_interview=True
        )

    def _wished(self) -> TurnOutcome | None:
        """The outcome when another questionnaire or practice was asked for, or the case to read again."""
        text = self.incoming.text
        if self.state.practice is not None and asks_for_case(text):
            return self._stay(case_told(self.state.practice, self.knowledge))
        is_account = self.question.soort == "tekst" and len(text.split()) > _SHORT_WISH
        if is_account and not begins_with_wish(text):
            return None
        wish = wish_in(text, self.knowledge)
        if wish is None:
            return None
        order = order_of(wish, self.analyses.unfinished())
        if order is None:
            return self._say("lijsten-noemen")
        return self._begun(order)

    def _is_stale(self, order: str | None) -> bool:
        """Whether it answers a question that is not open any more, as from a forgotten window."""
        answers_open_one = self.incoming.question in (
            None,
            self.question.id,
            self.conversation.confirming,
        )
        return not answers_open_one and (order is None or order in _ABOUT_THE_QUESTION)

    def _meant(self, meaning: Meaning) -> TurnOutcome:
        if meaning.command is not None:
            answer = replace(meaning, command=None, target=None, correction=None)
            has_answer = meaning.choice is not None or meaning.account is not None
            if has_answer and not self._is_closing():
                return self._answered_and_ordered(answer, meaning)
            return self.obey(meaning)
        if self._answers(meaning.choice):
            outcome = self._typed_choice(meaning.choice)
            if outcome.analysis is not None and (meaning.choice.open or meaning.choice.incomplete):
                outcome = self._asks_whether_also(meaning.choice.open, outcome.analysis) or outcome
        elif meaning.choice is not None and meaning.choice.doubtful:
            return self._which_one(meaning.choice, meaning.account or "")
        elif meaning.account is not None and self.question.soort == "tekst":
            outcome = self.answered(Answer(self.question.id, text=meaning.account))
        elif meaning.question is not None:
            return self._explained(meaning.question)
        else:
            return self._not_understood(meaning.account or "")
        return self._with_explanation(outcome, meaning.question)

    def obey(self, meaning: Meaning) -> TurnOutcome:
        """Carry out the order alone."""
        if meaning.command is Command.CHANGE:
            return self._change(meaning.target, meaning.correction)
        assert meaning.command is not None
        return self._commanded(meaning.command)

    def _answered_and_ordered(self, answer: Meaning, order: Meaning) -> TurnOutcome:
        """The answer first; then the order, seen from the question that was open when it was given."""
        outcome = self._meant(answer)
        if outcome.analysis is None or outcome.analysis.state == self.state:
            return self._keeping_note(self.obey(order), answer.account or "")
        if order.command in (Command.WHY, Command.EXAMPLE, Command.CLARIFY):
            return outcome.saying_first(self.obey(order).reply[:-1])
        if order.command is Command.BACK:
            before = route.previous_question(self.state, self.knowledge)
            order = replace(order, command=Command.CHANGE, target=before.id if before else None)
        after = replace(self, conversation=outcome.conversation, analysis=outcome.analysis)
        *told, asked = outcome.reply
        lead = asked.tekst.removesuffix(self._ask(outcome.analysis.state).tekst).strip()
        if lead:
            told.append(text_message(lead))
        return after.obey(order).saying_first(told)

    def _answers(self, choice: Choice | None) -> TypeGuard[Choice]:
        """Whether this answers the open question; the closing one is only acted on."""
        if choice is None or choice.status is AnswerStatus.UNCLEAR:
            return False
        return choice.status is AnswerStatus.CHOSEN or not self._is_closing()

    def _chosen(self) -> TurnOutcome:
        if self._is_closing():
            return self._not_understood("")
        try:
            return self.answered(answer_from_buttons(self.incoming, self.question, self.proposals))
        except (moves.NotAnOption, KeyError):
            return self._not_understood("")

    def _typed_choice(self, choice: Choice) -> TurnOutcome:
        if len(choice.ids) == 1 and is_action(choice.ids[0]):
            return self._ordered(choice.ids[0])
        given = answer_from_choice(choice, self.question, self.incoming.text, self.proposals)
        old = self.state.answer_to(self.question.id)
        try:
            return self.answered(given if old is None else with_old_rows(given, old))
        except moves.NotAnOption:
            return self._not_understood(self.incoming.text)

    def _ordered(self, order: str) -> TurnOutcome:
        kind, _, rest = order.partition("/")
        if kind == "kennis":
            return self._item(rest)
        if order == "actie/overgeslagen":
            return self._moved(moves.ask_skipped_again(self.state, self.knowledge))
        if rest.startswith("wijzig/"):
            return self._change(rest.removeprefix("wijzig/"))
        if is_begin(rest):
            return self._begun(rest)
        if order in ("actie/lijsten", "actie/oefenen"):
            return self._say("lijsten-noemen")
        if rest.startswith("uitleg/"):
            return self._item(rest.removeprefix("uitleg/"), fully=True)
        command = ACTIONS.get(order)
        return self._not_understood("") if command is None else self._commanded(command)


def is_open(analysis: Analysis | None) -> bool:
    """Whether an interview is running, so that a message is an answer to its question."""
    return analysis is not None and analysis.state.phase is Phase.RUNNING
