"""One turn inside an interview: a meaning goes in, the next state and what is said come out.

Pure but for the ids it needs for a new analysis, which the caller makes. Every path ends with an open
question or with an interview that is paused, stopped or finished; none loses an answer.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeGuard

from bot.interview import moves, route
from bot.interview.options import Proposal, accepted_options, is_action, rows, shown_options
from bot.interview.state import Answer, InterviewState, Origin, Phase
from bot.interview.wording import echo, in_words, joined
from bot.reading.ask import AskKind
from bot.reading.meaning import AnswerStatus, Choice, Command, Meaning, Signal
from bot.reading.wishes import asks_for_case, begins_with_wish
from bot.use_cases import confirming, small_talk
from bot.use_cases.answer_question import explain_item
from bot.use_cases.begin import Analyses, ask_now, begin, is_begin, order_of, switching
from bot.use_cases.give_advice import proposals_for, provisional
from bot.use_cases.helping import help_with
from bot.use_cases.incoming import Incoming, action_of
from bot.use_cases.menus import afterwards, name_of, wish_in
from bot.use_cases.messages import Message, notice, text_message
from bot.use_cases.outcome import TurnOutcome
from bot.use_cases.phrases import say
from bot.use_cases.ports import Analysis, Conversation
from bot.use_cases.practise import beside, case_told
from bot.use_cases.present import MenuOption, menu, summary
from bot.use_cases.reading import Reading
from bot.use_cases.results import closing_messages, result_json, told_result
from bot.use_cases.told import CONFIRM, doubts, filled_in, story_question, told_back
from bot.use_cases.understand import answer_from_buttons, answer_from_choice, read_text
from knowledge.checks import Knowledge
from knowledge.checks.questionnaire import Question, Questionnaire, Step

_SECONDS_PER_QUESTION = 50
_SHORT_YES = 3
# From here on the answer to an open question is read as a story.
_STORY_WORDS = 40
_NO_SIGNAL = Signal("", 0.0)
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
class InterviewTurn:
    """One turn, with everything it looks at."""

    incoming: Incoming
    conversation: Conversation
    analysis: Analysis
    knowledge: Knowledge
    reading: Reading
    analyses: Analyses

    @property
    def state(self) -> InterviewState:
        """The interview before this turn."""
        return self.analysis.state

    @property
    def question(self) -> Question:
        """The question that is open before this turn."""
        return route.current_question(self.state, self.knowledge)

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """What was proposed with the open question."""
        return proposals_for(self.question, self.state, self.knowledge)

    def take(self) -> TurnOutcome:
        """Decide what the message is, and act on it."""
        order = action_of(self.incoming.choices)
        if self.conversation.confirming is not None:
            confirmed = self._confirmation(order)
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
        if self._leans_on_last():
            return self._explained(self.incoming.text)
        return self._meant(
            read_text(
                self.incoming,
                self.question,
                self.state,
                self.knowledge,
                self.proposals,
                self.reading,
            )
        )

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

    # What the message is

    def _meant(self, meaning: Meaning) -> TurnOutcome:
        if meaning.command is not None:
            answer = replace(meaning, command=None, target=None, correction=None)
            has_answer = meaning.choice is not None or meaning.account is not None
            if has_answer and not self._is_closing():
                return self._answered_and_ordered(answer, meaning)
            return self.obey(meaning)
        if self._answers(meaning.choice):
            outcome = self._typed_choice(meaning.choice)
            if meaning.choice.open and outcome.analysis is not None:
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
        if order.command in (Command.WHY, Command.EXAMPLE):
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

    def _is_closing(self) -> bool:
        closing = route.questionnaire_of(self.state, self.knowledge).closing
        return self.question.id == closing.id

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
            return self.answered(given if old is None else _with_old_rows(given, old))
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

    # Answering

    def answered(self, answer: Answer) -> TurnOutcome:
        question = self.question
        answer = self._with_note(answer)
        change = moves.give_answer(self.state, answer, self.knowledge)
        given = change.state.answer_to(question.id) or answer
        if question.verhaal == "lees" and len(given.text.split()) >= _STORY_WORDS:
            read = self._read_in(change.state, given.text)
            if read is not None:
                return read
        worked = beside(question, change.state, self.knowledge)
        lead = "" if worked else echo(given, question, change.state, self.knowledge)
        names = self._names(change.dropped)
        notes = [say(self.knowledge, "weggevallen", vragen=names)] if names else []
        names = self._names(change.trimmed)
        notes += [say(self.knowledge, "ingekort", vragen=names)] if names else []
        outcome = self._moved(change.state, " ".join([lead, *notes]).strip())
        return outcome.saying_first([worked]) if worked else outcome

    def _read_in(self, state: InterviewState, text: str) -> TurnOutcome | None:
        """The outcome when a story was told: what was read in it, to be confirmed; None when it said nothing."""
        if state.practice is not None:
            return None
        story = self.reading.read_story(text)
        filled = filled_in(state, story, self.knowledge)
        back = told_back(filled, story, self.knowledge)
        if not back:
            return None
        outcome = self._went(filled, list(back))
        waiting = replace(outcome.conversation, confirming=CONFIRM)
        return replace(outcome, conversation=waiting)

    def _confirmed_story(self, *, agreed: bool) -> TurnOutcome:
        """On with what was not in the story; or what is wrong is asked again."""
        if agreed:
            reply = []
            done = route.steps_completed(self.state, self.knowledge)
            if any(self._ends_with_advice(step, self.state) for step in done):
                reply.append(provisional(self.state, self.knowledge))
            reply.append(self._ask(self.state, say(self.knowledge, "verhaal-verder")))
            return self._went(self.state, reply)
        story = self.reading.read_story(_told_in(self.state, self.knowledge))
        _, question = told_back(self.state, story, self.knowledge)
        text = text_message(say(self.knowledge, "verhaal-nee"))
        outcome = self._went(self.state, [text, question])
        waiting = replace(outcome.conversation, confirming=CONFIRM)
        return replace(outcome, conversation=waiting)

    def _with_note(self, answer: Answer) -> Answer:
        """The answer with what was told before, when that was not understood as an answer."""
        told = [self.conversation.note, answer.text]
        return replace(answer, text=" ".join(dict.fromkeys(part for part in told if part)))

    def _names(self, question_ids: tuple[str, ...]) -> str:
        questionnaire = route.questionnaire_of(self.state, self.knowledge)
        return joined([questionnaire.question(question_id).kort for question_id in question_ids])

    def _moved(self, state: InterviewState, lead: str = "") -> TurnOutcome:
        """On to the next question, by way of what ends or begins between the two."""
        before = {step.id for step in route.steps_completed(self.state, self.knowledge)}
        done = [s for s in route.steps_completed(state, self.knowledge) if s.id not in before]
        reply: list[Message] = []
        if state.reopened is None and any(self._ends_with_advice(step, state) for step in done):
            told = provisional(state, self.knowledge)
            reply.append(
                replace(told, tekst="\n\n".join(part for part in (lead, told.tekst) if part))
            )
            lead = ""
        entered = self._entered(state)
        lead = " ".join(part for part in (lead, entered) if part)
        doubt = self._doubt_of_story(state)
        if doubt is not None:
            lead = " ".join(part for part in (lead, doubt[1]) if part)
        reply.append(self._ask(state, lead))
        outcome = self._went(state, reply)
        if doubt is None:
            return outcome
        waiting = replace(outcome.conversation, confirming=f"keuze/{doubt[0]}")
        return replace(outcome, conversation=waiting)

    def _doubt_of_story(self, state: InterviewState) -> tuple[str, str] | None:
        """What the story perhaps says in answer to the next question: the option, and how it is asked about."""
        question = route.current_question(state, self.knowledge)
        told = _told_in(state, self.knowledge)
        is_open = question.verhaal is not None and state.answer_to(question.id) is None
        if not is_open or len(told.split()) < _STORY_WORDS:
            return None
        story = self.reading.read_story(told)
        labels = {o.id: o.short for o in accepted_options(question, state, self.knowledge)}
        for item in doubts(question, state, story, self.knowledge):
            if item.id in labels:
                words = story.words_of(item)
                text = say(self.knowledge, "verhaal-twijfel", woorden=words, optie=labels[item.id])
                return item.id, text
        return None

    def _ends_with_advice(self, step: Step, state: InterviewState) -> bool:
        """Whether provisional advice is due now: later steps, once begun, and practice get on without it."""
        if state.practice is not None:
            return False
        steps = route.questionnaire_of(state, self.knowledge).stappen
        later = [q for after in steps[steps.index(step) + 1 :] for q in after.vragen]
        begun = any(_said_by_oneself(state.answer_to(question.id)) for question in later)
        return step.afsluiting == "voorlopig-advies" and not begun

    def _entered(self, state: InterviewState) -> str:
        old = route.progress(self.state, self.knowledge).step
        new: Step = route.progress(state, self.knowledge).step
        if old.id == new.id or any(state.answer_to(q.id) for q in new.vragen):
            return ""
        return new.inleiding or ""

    def _ask(self, state: InterviewState, lead: str = "") -> Message:
        return ask_now(replace(self.analysis, state=state), self.knowledge, lead)

    def _went(self, state: InterviewState, reply: list[Message]) -> TurnOutcome:
        conversation = replace(
            self.conversation, misunderstood=0, note="", confirming=None, last=()
        )
        return TurnOutcome(conversation, replace(self.analysis, state=state), tuple(reply))

    # Not understood

    def _stay(self, *messages: Message, lead: str = "") -> TurnOutcome:
        """The same question again, after these messages; what was told about it is kept."""
        state = moves.set_phase(self.state, Phase.RUNNING)
        return self._keeping_note(self._went(state, [*messages, self._ask(state, lead)]))

    def _keeping_note(self, outcome: TurnOutcome, more: str = "") -> TurnOutcome:
        told = " ".join(dict.fromkeys(part for part in (self.conversation.note, more) if part))
        return replace(outcome, conversation=replace(outcome.conversation, note=told))

    def _not_understood(self, note: str) -> TurnOutcome:
        count = self.conversation.misunderstood + 1
        text = help_with(self._ask(self.state).vraag, self.question, count, self.knowledge)
        if self._is_closing():
            note = ""
        if note:
            text = f"{text} {say(self.knowledge, 'wel-bewaard')}"
        outcome = self._keeping_note(self._stay(text_message(text)), note)
        return replace(outcome, conversation=replace(outcome.conversation, misunderstood=count))

    def _which_one(self, choice: Choice, note: str) -> TurnOutcome:
        labels = {
            option.id: option.label
            for option in (
                *shown_options(self.question, self.state, self.knowledge, self.proposals),
                *accepted_options(self.question, self.state, self.knowledge),
            )
        }
        names = [labels[option_id] for option_id in choice.doubtful if option_id in labels]
        text = say(
            self.knowledge, "welke-bedoelt-u", opties=" of ".join(f'"{name}"' for name in names)
        )
        if not names:
            return self._not_understood(note)
        outcome = self._keeping_note(self._stay(text_message(text)), note)
        sure = f"keuze/{choice.doubtful[0]}" if len(choice.doubtful) == 1 else None
        return replace(outcome, conversation=replace(outcome.conversation, confirming=sure))

    def _asks_whether_also(self, perhaps: tuple[str, ...], after: Analysis) -> TurnOutcome | None:
        """What was surely meant is kept; what was perhaps meant beside it is asked about, at the same question."""
        state = moves.reopen(after.state, self.question.id, self.knowledge)
        given = state.answer_to(self.question.id)
        if state.reopened != self.question.id or given is None:
            return None
        named = {
            option.id: option.label
            for option in (
                *accepted_options(self.question, state, self.knowledge),
                *rows(self.question, state, self.knowledge),
            )
        }
        labels = [named[option_id] for option_id in perhaps if option_id in named]
        if not labels:
            return None
        is_grid = self.question.soort == "raster"
        kept = in_words(given, self.question, state, self.knowledge)
        text = say(
            self.knowledge,
            "rij-nog" if is_grid else "ook-bedoeld",
            gekozen=kept,
            opties=" of ".join(f'"{label}"' for label in labels),
        )
        outcome = self._went(state, [text_message(text), self._ask(state)])
        waiting = None if is_grid else f"ook/{'+'.join(i for i in perhaps if i in named)}"
        return replace(outcome, conversation=replace(outcome.conversation, confirming=waiting))

    def _confirmed_also(self, perhaps: tuple[str, ...]) -> TurnOutcome | None:
        """The outcome when a yes or no follows "bedoelt u ook …?"; None when something else follows."""
        is_short = len(self.incoming.text.split()) <= _SHORT_YES
        is_elsewhere = self.incoming.question not in (None, self.question.id)
        given = self.state.answer_to(self.question.id)
        if self.incoming.is_chosen or not is_short or is_elsewhere or given is None:
            return None
        agreed = small_talk.yes_or_no(self.incoming, "")
        if agreed is None:
            return None
        more = perhaps if agreed else ()
        return self.answered(replace(given, choices=(*given.choices, *more), text=""))

    # Questions of the user

    def _explained(self, text: str) -> TurnOutcome:
        found = self.reading.answer_question(text, self.conversation.last, self._near())
        outcome = self._stay(found.message, lead=say(self.knowledge, "terug-naar-vraag"))
        return replace(outcome, conversation=replace(outcome.conversation, last=found.about))

    def _with_explanation(self, outcome: TurnOutcome, question: str | None) -> TurnOutcome:
        if question is None:
            return outcome
        return outcome.saying_first(
            [self.reading.answer_question(question, near=self._near()).message]
        )

    def _near(self) -> frozenset[str]:
        """What the open question is about: more likely to be asked about as well."""
        shown = shown_options(self.question, self.state, self.knowledge)
        return frozenset(option.id for option in shown)

    def _item(self, item_id: str, *, fully: bool = False) -> TurnOutcome:
        found = explain_item(item_id, self.knowledge, AskKind.MORE if fully else AskKind.EXPLAIN)
        outcome = self._stay(found.message, lead=say(self.knowledge, "terug-naar-vraag"))
        return replace(outcome, conversation=replace(outcome.conversation, last=found.about))

    # Orders

    def _commanded(self, command: Command) -> TurnOutcome:
        orders: dict[Command, Callable[[], TurnOutcome]] = {
            Command.BACK: self._back,
            Command.SKIP: self._skip,
            Command.WHY: lambda: self._say("waarom", waarom=self.question.waarom),
            Command.EXAMPLE: lambda: self._say("voorbeeld", voorbeeld=self.question.voorbeeld),
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

    def _say(self, key: str, **values: object) -> TurnOutcome:
        return self._stay(text_message(say(self.knowledge, key, **values)))

    def _back(self) -> TurnOutcome:
        state = moves.go_back(self.state, self.knowledge)
        if state.reopened == self.state.reopened:
            return self._say("eerste-vraag")
        return self._opened(state, "terug")

    def _change(self, target: str | None, correction: str | None = None) -> TurnOutcome:
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
        corrected = self._corrected(state, correction) if correction else None
        return corrected or self._opened(state, "wijzig")

    def _corrected(self, reopened: InterviewState, correction: str) -> TurnOutcome | None:
        """The outcome when the new answer came along with the order, and is clear; else None."""
        there = replace(
            self,
            analysis=replace(self.analysis, state=reopened),
            conversation=replace(self.conversation, note=""),
        )
        old = reopened.answer_to(there.question.id)
        assert old is not None
        # The engine judged the whole message, which was an order.
        incoming = replace(self.incoming, text=correction, signal=_NO_SIGNAL)
        meaning = read_text(incoming, there.question, reopened, self.knowledge, (), self.reading)
        if meaning.choice is None or meaning.choice.status is AnswerStatus.UNCLEAR:
            return None
        new = answer_from_choice(meaning.choice, there.question, "", ())
        told = old.text if new.has_content else ""
        return there.answered(replace(_with_old_rows(new, old), text=told))

    def _opened(self, state: InterviewState, key: str) -> TurnOutcome:
        question = route.current_question(state, self.knowledge)
        answer = state.answer_to(question.id)
        assert answer is not None
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

    @property
    def _questionnaire(self) -> Questionnaire:
        return route.questionnaire_of(self.state, self.knowledge)

    # Orders that ask for a yes

    def _begun(self, order: str) -> TurnOutcome:
        """Go on with another one at once; begin another one only after a yes."""
        if order == f"start/{self.state.questionnaire}" and self.state.practice is None:
            return self._say("al-bezig")
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
        if what.startswith("keuze/"):
            return self._confirmed_choice(what.removeprefix("keuze/"))
        if what.startswith("ook/"):
            return self._confirmed_also(tuple(what.removeprefix("ook/").split("+")))
        agreed = confirming.agreed(what, order, self.incoming, self.knowledge)
        if agreed is None:
            return None
        if what == CONFIRM:
            return self._confirmed_story(agreed=agreed)
        if not agreed:
            return self._stay()
        if what.startswith("wissel/"):
            return self._switched(what.removeprefix("wissel/"))
        return self._finished() if what == "afronden" else self._restarted()

    def _confirmed_choice(self, option_id: str) -> TurnOutcome | None:
        """The outcome when a yes follows "bedoelt u …?"; None when something else follows."""
        is_short = len(self.incoming.text.split()) <= _SHORT_YES
        is_elsewhere = self.incoming.question not in (None, self.question.id)
        if self.incoming.is_chosen or not is_short or is_elsewhere:
            return None
        agreed = small_talk.yes_or_no(self.incoming, "")
        if agreed is None:
            return None
        if not agreed:
            return self._not_understood("")
        choice = Choice(AnswerStatus.CHOSEN, (option_id,))
        return self.answered(answer_from_choice(choice, self.question, "", self.proposals))

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
        conversation = replace(self.conversation, confirming=None, misunderstood=0, note="")
        others = [a for a in self.analyses.unfinished() if a.id != analysis.id]
        return TurnOutcome(
            conversation, analysis, (*told, afterwards(state, others, self.knowledge))
        )


def _said_by_oneself(answer: Answer | None) -> bool:
    """Whether there is an answer that did not come from a story."""
    return answer is not None and answer.has_content and answer.origin is Origin.SAID


def _told_in(state: InterviewState, knowledge: Knowledge) -> str:
    """The story that was told in this interview; empty when none was."""
    taker = story_question(route.questionnaire_of(state, knowledge))
    told = state.answer_to(taker.id) if taker is not None else None
    return told.text if told is not None else ""


def _with_old_rows(new: Answer, old: Answer) -> Answer:
    """The new answer to a grid with the rows of the old one that it does not name."""
    named = {cell.row for cell in new.cells}
    kept = tuple(cell for cell in old.cells if cell.row not in named)
    return replace(new, cells=(*kept, *new.cells)) if new.cells else new


def is_open(analysis: Analysis | None) -> bool:
    """Whether an interview is running, so that a message is an answer to its question."""
    return analysis is not None and analysis.state.phase is Phase.RUNNING
