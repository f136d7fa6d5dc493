"""Take a turn: read what is known, decide what the message leads to, keep it as one whole.

The only place where a message of a user changes anything. The same key again gives the same reply.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.interview.state import InterviewState, Phase
from bot.use_cases.begin import Analyses
from bot.use_cases.incoming import Incoming
from bot.use_cases.interview_turn import InterviewTurn, is_open
from bot.use_cases.messages import Message, MessageKind, Sender, notice
from bot.use_cases.open_turn import OpenTurn
from bot.use_cases.outcome import TurnOutcome
from bot.use_cases.people.editorial import signals_of
from bot.use_cases.phrases import say
from bot.use_cases.ports import ANYBODY, Analysis, Clock, Conversation, Store, Turn
from bot.use_cases.reading import Reading
from bot.use_cases.understood import Understood, understood
from bot.use_cases.words import in_words
from knowledge.checks import Knowledge

_OF_THE_ANALYSIS = (MessageKind.SUMMARY, MessageKind.REPORT)


def _ignore(_: Understood) -> None:
    """Nobody counts what messages lead to."""


@dataclass(frozen=True)
class TakeTurn:
    """The use case with what it needs: the store, the knowledge, who answers questions, and the clock."""

    store: Store
    knowledge: Knowledge
    reading: Reading
    clock: Clock
    new_id: Callable[[], str] = lambda: str(uuid.uuid4())

    def __call__(
        self, incoming: Incoming, notice_outcome: Callable[[Understood], object] = _ignore
    ) -> tuple[Message, ...]:
        """The reply to a message, stored with all that the message changed.

        What a new message led to is told to `notice_outcome` once it is kept.
        Raises NotFound, Conflict or StoreUnavailable; then nothing was changed.
        """
        earlier = self.store.reply(incoming.conversation, incoming.key)
        if earlier is not None:
            return earlier
        conversation = self.store.conversation(incoming.conversation)
        analysis = self.store.analysis(conversation.analysis) if conversation.analysis else None
        outcome = self._outcome(incoming, conversation, analysis)
        kept = self.store.record(self._turn(incoming, conversation, analysis, outcome))
        notice_outcome(understood(conversation, analysis, outcome))
        return kept

    def _outcome(
        self, incoming: Incoming, conversation: Conversation, analysis: Analysis | None
    ) -> TurnOutcome:
        knowledge = self.knowledge.for_visitors if conversation.is_visit else self.knowledge
        analyses = Analyses(
            new=lambda state: self._new_analysis(state, conversation),
            unfinished=lambda: self._unfinished(conversation, analysis),
        )
        if analysis is not None and is_open(analysis):
            outcome = InterviewTurn(
                incoming, conversation, analysis, knowledge, self.reading, analyses
            ).take()
        else:
            offered = self.store.open_question(conversation.id)
            outcome = OpenTurn(
                incoming,
                conversation,
                analysis,
                offered,
                knowledge,
                self.reading,
                analyses,
            ).take()
        if not incoming.masked or conversation.told_of_masking:
            return outcome
        told = replace(outcome.conversation, told_of_masking=True)
        return replace(outcome, conversation=told).saying_first(
            [notice(say(knowledge, "gemaskeerd"))]
        )

    def _unfinished(
        self, conversation: Conversation, analysis: Analysis | None
    ) -> tuple[Analysis, ...]:
        """What was begun here and not finished; and what is of somebody else, while one works on it here."""
        own = self.store.unfinished_analyses(conversation.id)
        is_joined = analysis is not None and analysis.conversation != conversation.id
        if analysis is None or not is_joined or analysis.state.phase is Phase.FINISHED:
            return own
        return (analysis, *own)

    def _new_analysis(self, state: InterviewState, conversation: Conversation) -> Analysis:
        now = self.clock()
        return Analysis(
            id=self.new_id(),
            conversation=conversation.id,
            state=state,
            questionnaire_version=self.knowledge.questionnaires[state.questionnaire].versie,
            knowledge_version=self.knowledge.version,
            started=now,
            changed=now,
        )

    def _turn(
        self,
        incoming: Incoming,
        before: Conversation,
        earlier: Analysis | None,
        outcome: TurnOutcome,
    ) -> Turn:
        now = self.clock()
        analysis = outcome.analysis
        # Who only asks something leaves the analysis, and the day on which it changed, as it was.
        if analysis is not None and analysis != earlier:
            analysis = replace(analysis, changed=now, knowledge_version=self.knowledge.version)
        said = Message(MessageKind.TEXT, in_words(incoming, self.store), van=Sender.USER)
        return Turn(
            conversation=replace(outcome.conversation, turns=before.turns),
            key=incoming.key,
            at=now,
            said=said,
            reply=[_about(message, analysis) for message in outcome.reply],
            analysis=analysis,
            author=before.person or ANYBODY,
            signals=signals_of(before, incoming.question or "", outcome, self.knowledge),
        )


def _about(message: Message, analysis: Analysis | None) -> Message:
    """The message with the analysis that it belongs to, so that any channel can fetch it."""
    in_interview = message.vraag is not None and bool(message.vraag.stap)
    if analysis is None or not (in_interview or message.soort in _OF_THE_ANALYSIS):
        return message
    return replace(message, analyse=analysis.id)
