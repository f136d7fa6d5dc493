"""Open a conversation: greet, say what this is and what is kept, and give the token that opens it again."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from bot.use_cases.menus import begin_options
from bot.use_cases.messages import Message, text_message
from bot.use_cases.people.secrets import hash_of, new_secret
from bot.use_cases.phrases import say
from bot.use_cases.ports import Clock, Conversation, Store
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

    def __call__(self, channel: str) -> Opened:
        """A new conversation on this channel. Raises StoreUnavailable."""
        token = new_secret()
        conversation = Conversation(self.new_id(), channel, self.clock())
        kept = self.store.open_conversation(conversation, hash_of(token), self._greeting())
        return Opened(conversation.id, token, kept)

    def _greeting(self) -> tuple[Message, ...]:
        options = begin_options(self.knowledge)
        return (
            text_message(say(self.knowledge, "begroeting")),
            menu("begin", say(self.knowledge, "begin-vraag"), options),
        )
