"""From one question to the next: what a turn looks at, and how it goes on or stays where it is.

The lowest of three layers under `interview_turn`; knows nothing of how a message was understood.
"""

from dataclasses import dataclass, replace

from bot.interview import moves, route
from bot.interview.options import Proposal, accepted_options
from bot.interview.state import Answer, InterviewState, Origin, Phase
from bot.interview.wording import joined
from bot.use_cases import thoughts
from bot.use_cases.begin import Analyses, ask_now
from bot.use_cases.give_advice import proposals_for, provisional
from bot.use_cases.incoming import Incoming
from bot.use_cases.messages import Message, text_message
from bot.use_cases.outcome import TurnOutcome
from bot.use_cases.phrases import say
from bot.use_cases.ports import Analysis, Conversation
from bot.use_cases.reading import Reading
from bot.use_cases.results import before_closing
from bot.use_cases.told import CONFIRM, SHORTEST_STORY, doubts, story_question, told_back
from knowledge.checks import Knowledge
from knowledge.checks.questionnaire import Question, Questionnaire, Step

# What waits for an answer to "bedoelt u ook …?", with the ids behind it.
ALSO = "ook/"
# What waits for an answer to "in uw verhaal las ik … Bedoelt u daarmee …?", with the id behind it.
READ = "las/"
# And to "bedoelt u …?".
PERHAPS = "keuze/"
# And to what holds for these rows of a grid.
ROWS = "rij/"


@dataclass(frozen=True)
class GoingOn:
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

    def _names(self, question_ids: tuple[str, ...]) -> str:
        questionnaire = route.questionnaire_of(self.state, self.knowledge)
        return joined([questionnaire.question(question_id).kort for question_id in question_ids])

    def _moved(self, state: InterviewState, lead: str = "") -> TurnOutcome:
        """On to the next question, by way of what ends or begins between the two."""
        if self.conversation.checking and self.state.reopened and not state.reopened:
            return self._told_back(state, lead)
        # While "bedoelt u ook …?" was open, the step was not done yet, although its last answer was kept.
        was_asked = (self.conversation.confirming or "").startswith(ALSO)
        steps = () if was_asked else route.steps_completed(self.state, self.knowledge)
        before = {step.id for step in steps}
        done = [s for s in route.steps_completed(state, self.knowledge) if s.id not in before]
        reply: list[Message] = []
        if state.reopened is None and any(self._ends_with_advice(step, state) for step in done):
            told = provisional(state, self.knowledge)
            reply.append(
                replace(told, tekst="\n\n".join(part for part in (lead, told.tekst) if part))
            )
            lead = ""
        entered = self._entered(state)
        joint = "\n\n" if "\n" in lead else " "
        return self._asked(state, reply, joint.join(part for part in (lead, entered) if part))

    def _asked(self, state: InterviewState, reply: list[Message], lead: str) -> TurnOutcome:
        """The current question after this reply, with what the story perhaps says in answer to it."""
        if self._comes_to_closing(state):
            reply = [*reply, *before_closing(state, self.knowledge)]
        doubt = self._doubt_of_story(state)
        if doubt is None:
            return self._went(state, [*reply, self._ask(state, lead)])
        lead = " ".join(part for part in (lead, doubt[1]) if part)
        outcome = self._went(state, [*reply, self._ask(state, lead)])
        return waiting_for(outcome, f"{READ}{doubt[0]}")

    def _comes_to_closing(self, state: InterviewState) -> bool:
        """Whether the closing question comes up now, also after a change."""
        closing = self._questionnaire.closing.id
        return route.current_question(state, self.knowledge).id == closing != self.question.id

    def _told_back(
        self, state: InterviewState, lead: str, first: tuple[Message, ...] = ()
    ) -> TurnOutcome:
        """What was read in the story as it is now, until it is right; after other messages only the question."""
        story = self.reading.read_story(self._told(state))
        back = told_back(state, story, self.knowledge)
        said = [*first, *([text_message(lead)] if lead and not first else [])]
        return waiting_for(self._went(state, [*said, *(back[-1:] if first else back)]), CONFIRM)

    def _told(self, state: InterviewState) -> str:
        """The story that was told: in answer to the question for it, or else in passing."""
        in_passing = self.conversation.story_of == self.analysis.id
        return told_in(state, self.knowledge) or (self.conversation.story if in_passing else "")

    def _doubt_of_story(self, state: InterviewState) -> tuple[str, str] | None:
        """What the story perhaps says in answer to the next question: the option, and how it is asked about."""
        question = route.current_question(state, self.knowledge)
        told = self._told(state)
        is_open = question.verhaal is not None and state.answer_to(question.id) is None
        if not is_open or len(told.split()) < SHORTEST_STORY:
            return None
        story = self.reading.read_story(told)
        labels = {o.id: o.short for o in accepted_options(question, state, self.knowledge)}
        for item in doubts(question, state, story, self.knowledge):
            if item.id in labels:
                words = story.words_of(item).rstrip(" .")
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
        """What is said on coming to another step or phase, and at the question that an earlier thought waited for."""
        question = route.current_question(state, self.knowledge)
        if state.reopened is not None:
            return ""
        more = thoughts.on_entering(question, self.question, state, self.knowledge)
        return " ".join(part for part in (self._step_begun(state), *more) if part)

    def _step_begun(self, state: InterviewState) -> str:
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

    def _stay(self, *messages: Message, lead: str = "") -> TurnOutcome:
        """The same question again, after these messages; what was told about it is kept.

        While what was read in a story waits for a yes, that is the question.
        """
        state = moves.set_phase(self.state, Phase.RUNNING)
        if self.conversation.confirming == CONFIRM and self.conversation.checking:
            return self._told_back(state, lead, messages)
        return self._keeping_note(self._went(state, [*messages, self._ask(state, lead)]))

    def _keeping_note(self, outcome: TurnOutcome, more: str = "") -> TurnOutcome:
        told = " ".join(dict.fromkeys(part for part in (self.conversation.note, more) if part))
        return replace(outcome, conversation=replace(outcome.conversation, note=told))

    def _say(self, key: str, **values: object) -> TurnOutcome:
        return self._stay(text_message(say(self.knowledge, key, **values)))

    @property
    def _questionnaire(self) -> Questionnaire:
        return route.questionnaire_of(self.state, self.knowledge)


def waiting_for(outcome: TurnOutcome, what: str) -> TurnOutcome:
    """The outcome while a yes or no to this is waited for."""
    return replace(outcome, conversation=replace(outcome.conversation, confirming=what))


def _said_by_oneself(answer: Answer | None) -> bool:
    """Whether there is an answer that did not come from a story."""
    return answer is not None and answer.has_content and answer.origin is Origin.SAID


def told_in(state: InterviewState, knowledge: Knowledge) -> str:
    """The story that was told in this interview; empty when none was."""
    taker = story_question(route.questionnaire_of(state, knowledge))
    told = state.answer_to(taker.id) if taker is not None else None
    return told.text if told is not None else ""
