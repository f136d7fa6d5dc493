"""Settle a question together: what one of the participants answered becomes the answer of the group.

It is kept as a turn of the conversation of the analysis, so that who reads that later sees where the answer came from.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.interview import moves
from bot.interview.route import questionnaire_of
from bot.interview.state import Answer, Origin
from bot.interview.wording import joined, labels
from bot.use_cases.begin import ask_now
from bot.use_cases.messages import Sender, notice, text_message
from bot.use_cases.phrases import say
from bot.use_cases.ports import Analysis, Clock, Store, Turn
from knowledge.checks import Knowledge


@dataclass(frozen=True)
class Settle:
    """The use case with what it needs."""

    store: Store
    knowledge: Knowledge
    clock: Clock
    new_key: Callable[[], str] = lambda: str(uuid.uuid4())

    def __call__(self, analysis_id: str, answer: Answer, by: str) -> None:
        """Take over this answer. Raises NotAnOption when the question is not asked (yet), or Conflict."""
        before = self.store.analysis(analysis_id)
        given = replace(answer, origin=Origin.SAID)
        change = moves.give_answer(before.state, given, self.knowledge)
        after = replace(before, state=change.state, changed=self.clock())
        self.store.record(self._turn(after, given, by))

    def _turn(self, after: Analysis, given: Answer, by: str) -> Turn:
        conversation = self.store.conversation(after.conversation)
        is_open = conversation.analysis == after.id
        asked = (replace(ask_now(after, self.knowledge), analyse=after.id),) if is_open else ()
        said = say(self.knowledge, "samen-vastgelegd", wat=self._words(after, given))
        return Turn(
            conversation=replace(conversation, confirming=None, checking=False),
            key=self.new_key(),
            at=self.clock(),
            said=text_message(said, van=Sender.USER),
            reply=(notice(say(self.knowledge, "samen-genoteerd")), *asked),
            analysis=after,
            author=by,
        )

    def _words(self, analysis: Analysis, given: Answer) -> str:
        question = questionnaire_of(analysis.state, self.knowledge).question(given.question)
        chosen = joined(list(labels(given, question, analysis.state, self.knowledge)))
        told = " ".join(part for part in (chosen, given.text) if part)
        return f"{question.kort}: {told or given.outcome}"
