"""Open a conversation: greet, say what this is and what is kept, and give the token that opens it again."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.use_cases.begin import ask_now
from bot.use_cases.interview_turn import is_open
from bot.use_cases.menus import begin_options, going_on, name_of
from bot.use_cases.messages import Message, text_message
from bot.use_cases.people.secrets import hash_of, new_secret
from bot.use_cases.phrases import say
from bot.use_cases.ports import Analysis, Clock, Conversation, Store
from bot.use_cases.present import menu
from knowledge.checks import Knowledge


@dataclass(frozen=True)
class Opened:
    """A new conversation; the token is given once and only its hash is kept."""

    id: str
    token: str
    messages: tuple[Message, ...]


@dataclass(frozen=True)
class OpenConversation:
    """The use case with what it needs."""

    store: Store
    knowledge: Knowledge
    clock: Clock
    new_id: Callable[[], str] = lambda: str(uuid.uuid4())

    def __call__(self, channel: str, person: str | None = None, *, visitor: bool = False) -> Opened:
        """A new conversation on this channel, of this person or of whoever has its token. Raises StoreUnavailable."""
        fresh = Conversation(self.new_id(), channel, self.clock(), person=person, visitor=visitor)
        return self._opened(fresh, greeting_of(fresh, self.knowledge))

    def joining(self, channel: str, person: str, analysis: Analysis, owner: str) -> Opened:
        """A conversation of somebody else than the owner, to work on this analysis. Raises StoreUnavailable."""
        fresh = Conversation(
            self.new_id(),
            channel,
            self.clock(),
            analysis=analysis.id,
            person=person,
            joined=analysis.id,
        )
        what = name_of(analysis, self.knowledge)
        hello = text_message(say(self.knowledge, "samen-verder", wat=what, wie=owner))
        return self._opened(fresh, (hello, *self._first_question(analysis)))

    def _opened(self, fresh: Conversation, said: tuple[Message, ...]) -> Opened:
        token = new_secret()
        return Opened(fresh.id, token, self.store.open_conversation(fresh, hash_of(token), said))

    def _first_question(self, analysis: Analysis) -> tuple[Message, ...]:
        if is_open(analysis):
            return (replace(ask_now(analysis, self.knowledge), analyse=analysis.id),)
        options = going_on((analysis,), self.knowledge) + begin_options(self.knowledge)
        return (menu("begin", say(self.knowledge, "begin-vraag"), options),)


def greeting_of(conversation: Conversation, knowledge: Knowledge) -> tuple[Message, ...]:
    """What this is, what is kept, and what one can do here."""
    known = knowledge.for_visitors if conversation.is_visit else knowledge
    return (
        text_message(say(known, "begroeting")),
        menu("begin", say(known, "begin-vraag"), begin_options(known)),
    )
