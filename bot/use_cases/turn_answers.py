"""Answers in an interview: stored and said back, asked about in doubt, read as a story, not understood, explained.

The middle one of three layers under `interview_turn`.
"""

from dataclasses import dataclass, replace

from bot.interview import moves, route
from bot.interview.options import accepted_options, rows, shown_options
from bot.interview.state import Answer, InterviewState, Outcome
from bot.interview.wording import echo, either, in_words, joined
from bot.reading.agreeing import means_all
from bot.reading.ask import AskKind
from bot.reading.meaning import AnswerStatus, Choice
from bot.reading.one_column import read_one_column
from bot.use_cases import doing_now, small_talk
from bot.use_cases.agreements import added_to, echoed
from bot.use_cases.answer_question import explain_item
from bot.use_cases.give_advice import provisional
from bot.use_cases.helping import help_with
from bot.use_cases.mend_story import mended
from bot.use_cases.messages import text_message
from bot.use_cases.outcome import TurnOutcome
from bot.use_cases.phrases import say
from bot.use_cases.ports import Analysis
from bot.use_cases.practise import beside
from bot.use_cases.told import (
    CONFIRM,
    SHORTEST_IN_ANSWER,
    filled_in,
    story_question,
    told_back,
)
from bot.use_cases.turn_going_on import ALSO, PERHAPS, ROWS, GoingOn, waiting_for
from bot.use_cases.understand import answer_from_choice, asked
from knowledge.checks.questionnaire import Question

SHORT_YES = 3
# "Ja, er is te weinig gedaan" is a yes, and never a no as well.
_ONE_ANSWER = ("een", "ja-nee")


@dataclass(frozen=True)
class Answering(GoingOn):
    """A turn that takes an answer."""

    def answered(self, answer: Answer) -> TurnOutcome:
        question = self.question
        answer = self._with_note(answer)
        if question.lees_als is not None:
            answer = added_to(self.state.answer_to(question.id), answer)
        change = moves.give_answer(self.state, answer, self.knowledge)
        given = change.state.answer_to(question.id) or answer
        if question.verhaal == "lees" and len(given.text.split()) >= SHORTEST_IN_ANSWER:
            read = self._read_in(change.state, given.text)
            if read is not None:
                return read
        worked = beside(question, change.state, self.knowledge)
        lead = "" if worked else self._echo(given, question, change.state)
        names = self._names(change.dropped)
        notes = [say(self.knowledge, "weggevallen", vragen=names)] if names else []
        names = self._names(change.trimmed)
        notes += [say(self.knowledge, "ingekort", vragen=names)] if names else []
        after = self._asking_on(question, change.state)
        outcome = self._moved(after, " ".join([lead, *notes]).strip())
        return outcome.saying_first([worked]) if worked else outcome

    def _echo(self, given: Answer, question: Question, state: InterviewState) -> str:
        if question.lees_als == "afspraken" and given.has_content:
            return echoed(given, state, self.knowledge)
        if question.lees_als == doing_now.READS_WHO and given.has_content:
            return doing_now.echoed(given, state, self.knowledge)
        said = echo(given, question, state, self.knowledge)
        if not doing_now.is_about_now(question) or not given.has_content:
            return said
        who = doing_now.echoed(given, state, self.knowledge)
        return "\n\n".join(part for part in (said, who) if part)

    def _asking_on(self, question: Question, state: InterviewState) -> InterviewState:
        """The state that goes on at once with what belongs to this answer: who does what is done now."""
        if not doing_now.is_about_now(question) or state.practice is not None:
            return state
        return doing_now.asking_who(state, self.knowledge)

    def _read_in(self, state: InterviewState, text: str) -> TurnOutcome | None:
        """The outcome when a story was told: what was read in it, to be confirmed; None when it said nothing."""
        if state.practice is not None:
            return None
        story = self.reading.read_story(text)
        filled = filled_in(state, story, self.knowledge)
        back = told_back(filled, story, self.knowledge)
        if not back:
            return None
        outcome = waiting_for(self._went(filled, list(back)), CONFIRM)
        told = replace(outcome.conversation, checking=True, story=text, story_of=self.analysis.id)
        return replace(outcome, conversation=told)

    def _told_anywhere(self) -> TurnOutcome | None:
        """The outcome when a story is told where no question asks for one, but some can be answered from it."""
        text = self.incoming.text
        is_story = len(text.split()) >= SHORTEST_IN_ANSWER and not text.rstrip().endswith("?")
        asks_for_story = story_question(self._questionnaire) is not None
        if not is_story or asks_for_story or self.question.soort == "tekst":
            return None
        return self._read_in(self.state, text)

    def _confirmed_story(self, *, agreed: bool) -> TurnOutcome:
        """On with what was not in the story; or what is wrong is asked again."""
        if agreed:
            done = route.steps_completed(self.state, self.knowledge)
            has_advice = any(self._ends_with_advice(step, self.state) for step in done)
            reply = [provisional(self.state, self.knowledge)] if has_advice else []
            outcome = self._asked(self.state, reply, say(self.knowledge, "verhaal-verder"))
            return replace(outcome, conversation=replace(outcome.conversation, checking=False))
        story = self.reading.read_story(self._told(self.state))
        _, question = told_back(self.state, story, self.knowledge)
        text = text_message(say(self.knowledge, "verhaal-nee"))
        return waiting_for(self._went(self.state, [text, question]), CONFIRM)

    def _mended_story(self) -> TurnOutcome | None:
        """What was read in a story, with what was added or taken away in one sentence; None when nothing was."""
        is_checking = self.conversation.checking and self.conversation.confirming == CONFIRM
        if not is_checking or self.incoming.is_chosen or small_talk.does_not_know(self.incoming):
            return None
        state = mended(self.incoming.text, self.state, self.knowledge)
        return (
            None
            if state is None
            else self._told_back(state, say(self.knowledge, "verhaal-aangepast"))
        )

    def _with_note(self, answer: Answer) -> Answer:
        """The answer with what was told before, when that was not understood as an answer."""
        told = [self.conversation.note, answer.text]
        return replace(answer, text=" ".join(dict.fromkeys(part for part in told if part)))

    def _is_closing(self) -> bool:
        closing = route.questionnaire_of(self.state, self.knowledge).closing
        return self.question.id == closing.id

    def _not_understood(self, note: str) -> TurnOutcome:
        if self._is_closing() and small_talk.does_not_know(self.incoming):
            return self._say("afronden-twijfel")
        if not self._is_closing() and len(note.split()) >= SHORTEST_IN_ANSWER:
            told = text_message(say(self.knowledge, "verhaal-bewaard"))
            return self._keeping_note(self._stay(told), note)
        if self.question.voorstel is not None and small_talk.refuses(self.incoming):
            return self._say("voorstel-afgewezen")
        count = self.conversation.misunderstood + 1
        text = help_with(self._ask(self.state).vraag, self.question, count, self.knowledge)
        if self._is_closing():
            note = ""
        if self._says_who_only(note):
            text = say(self.knowledge, "wie-nu-genoeg")
        elif note:
            text = f"{text} {say(self.knowledge, 'wel-bewaard')}"
        outcome = self._keeping_note(self._stay(text_message(text)), note)
        return replace(outcome, conversation=replace(outcome.conversation, misunderstood=count))

    def _says_who_only(self, note: str) -> bool:
        """Whether who does something was told, where it was asked whether that is enough as well."""
        is_asked = doing_now.is_about_now(self.question)
        return is_asked and bool(note) and doing_now.names_who(note, self.state, self.knowledge)

    def _which_one(self, choice: Choice, note: str, *, agreed: bool = False) -> TurnOutcome:
        """Ask which of these is meant; `agreed`: somebody said yes to several."""
        if self.question.soort == "raster":
            return self._which_column(choice.doubtful, note)
        labels = {
            option.id: option.label
            for option in (
                *shown_options(self.question, self.state, self.knowledge, self.proposals),
                *accepted_options(self.question, self.state, self.knowledge),
            )
        }
        names = [labels[option_id] for option_id in choice.doubtful if option_id in labels]
        if not names:
            return self._not_understood(note)
        listed = either([f'"{name}"' for name in names])
        text = (
            say(self.knowledge, "welke-van-deze", opties=listed)
            if agreed
            else say(self.knowledge, "welke-bedoelt-u", opties=listed)
        )
        outcome = self._keeping_note(self._stay(text_message(text)), note)
        return waiting_for(outcome, f"{PERHAPS}{'+'.join(choice.doubtful)}")

    def _which_column(self, named: tuple[str, ...], note: str) -> TurnOutcome:
        """Rows were named without saying what holds for them: ask just that."""
        labels = {row.id: row.label for row in rows(self.question, self.state, self.knowledge)}
        known = [row_id for row_id in named if row_id in labels]
        if not known or self._says_who_only(note):
            return self._not_understood(note)
        shown = shown_options(self.question, self.state, self.knowledge)
        text = say(
            self.knowledge,
            "rij-welke",
            rijen=joined([f'"{labels[row_id]}"' for row_id in known]),
            keuzes=either([option.label.lower() for option in shown]),
        )
        outcome = self._keeping_note(self._stay(text_message(text)), note)
        return waiting_for(outcome, f"{ROWS}{'+'.join(known)}")

    def _confirmed_rows(self, named: tuple[str, ...]) -> TurnOutcome | None:
        """The outcome when one column follows for the rows that were named; None when something else follows."""
        is_elsewhere = self.incoming.question not in (None, self.question.id)
        if self.incoming.is_chosen or is_elsewhere:
            return None
        grid = asked(self.question, self.state, self.knowledge, self.proposals)
        chosen = read_one_column(self.incoming.text, grid, named)
        if chosen is None:
            return None
        return self.answered(answer_from_choice(chosen, self.question, "", self.proposals))

    def _asks_whether_also(self, perhaps: tuple[str, ...], after: Analysis) -> TurnOutcome | None:
        """What was surely meant is kept; what was perhaps meant beside it is asked about, at the same question."""
        if self.question.soort in _ONE_ANSWER:
            return None
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
        is_grid = self.question.soort == "raster"
        if not labels and not is_grid:
            return None
        kept = in_words(given, self.question, state, self.knowledge)
        listed = either([f'"{label}"' for label in labels]) if labels else ""
        if not is_grid:
            text = say(self.knowledge, "ook-bedoeld", gekozen=kept, opties=listed)
        elif labels:
            text = say(self.knowledge, "rij-nog", gekozen=kept, opties=listed)
        else:
            text = say(self.knowledge, "rij-onbekend", gekozen=kept)
        outcome = self._went(state, [text_message(text), self._ask(state)])
        known = "+".join(option_id for option_id in perhaps if option_id in named)
        return outcome if is_grid else waiting_for(outcome, f"{ALSO}{known}")

    def _confirmed_also(self, perhaps: tuple[str, ...]) -> TurnOutcome | None:
        """The outcome when a yes or no follows "bedoelt u ook …?"; None when something else follows."""
        is_short = len(self.incoming.text.split()) <= SHORT_YES
        is_elsewhere = self.incoming.question not in (None, self.question.id)
        given = self.state.answer_to(self.question.id)
        if self.incoming.is_chosen or not is_short or is_elsewhere or given is None:
            return None
        agreed = small_talk.yes_or_no(self.incoming, "")
        if agreed is None and not small_talk.does_not_know(self.incoming):
            return None
        more = perhaps if agreed else ()
        return self.answered(replace(given, choices=(*given.choices, *more), text=""))

    def _confirmed_choice(
        self, perhaps: tuple[str, ...], *, from_story: bool = False
    ) -> TurnOutcome | None:
        """The outcome when a yes or no follows "bedoelt u …?"; None when something else follows.

        A yes to several says only that it is among them, and "allebei" that it is all of them. What was read in a story
        is asked about together with the question: where "none of these" is an answer, a no says no to both.
        """
        is_short = len(self.incoming.text.split()) <= SHORT_YES
        is_elsewhere = self.incoming.question not in (None, self.question.id)
        if self.incoming.is_chosen or not is_short or is_elsewhere:
            return None
        takes_all = len(perhaps) > 1 and self.question.soort == "meer"
        if takes_all and means_all(self.incoming.text):
            return self._answered_with(perhaps)
        agreed = small_talk.yes_or_no(self.incoming, "")
        if agreed is None:
            return None
        if not agreed and from_story and self.question.geen is not None:
            return self.answered(Answer(self.question.id, outcome=Outcome.NONE))
        if not agreed:
            return self._stay(text_message(say(self.knowledge, "niet-bedoeld")))
        if len(perhaps) > 1:
            return self._which_one(Choice(AnswerStatus.UNCLEAR, doubtful=perhaps), "", agreed=True)
        return self._answered_with(perhaps)

    def _answered_with(self, option_ids: tuple[str, ...]) -> TurnOutcome:
        choice = Choice(AnswerStatus.CHOSEN, option_ids)
        return self.answered(answer_from_choice(choice, self.question, "", self.proposals))

    def _explained(self, text: str, last: tuple[str, ...] | None = None) -> TurnOutcome:
        """The reply to a question, which may lean on what was explained or listed last."""
        last = last or self.conversation.last
        found = self.reading.answer_question(text, last, self._near())
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
