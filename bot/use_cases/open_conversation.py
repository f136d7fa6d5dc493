"""Open a conversation: greet, say what this is and what is kept, and give the token that opens it again."""

import hashlib
import secrets
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from bot.use_cases.menus import begin_options
from bot.use_cases.messages import Message, text_message
from bot.use_cases.phrases import say
from bot.use_cases.ports import Clock, Conversation, Store
from bot.use_cases.present import menu
from knowledge.checks import Knowledge

_TOKEN_BYTES = 32


@dataclass(frozen=True)
class Opened:
    """A new conversation; the token is given once and only its hash is kept."""

    id: str
    token: str
    messages: tuple[Message, ...]


def hash_of(token: str) -> str:
    """What is kept of a token: enough to recognise it, not to use it."""
    return hashlib.sha256(token.encode()).hexdigest()


@dataclass(frozen=True)
class OpenConversation:
    """The use case with what it needs."""

    store: Store
    knowledge: Knowledge
    clock: Clock
    new_id: Callable[[], str] = lambda: str(uuid.uuid4())

    def __call__(self, channel: str) -> Opened:
        """A new conversation on this channel. Raises StoreUnavailable."""
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        conversation = Conversation(self.new_id(), channel, self.clock())
        greeting = greeting_of(conversation, self.knowledge)
        kept = self.store.open_conversation(conversation, hash_of(token), greeting)
        return Opened(conversation.id, token, kept)


def greeting_of(conversation: Conversation, knowledge: Knowledge) -> tuple[Message, ...]:
    """What this is, what is kept, and what one can do here."""
    known = knowledge.for_visitors if conversation.is_visit else knowledge
    return (
        text_message(say(known, "begroeting")),
        menu("begin", say(known, "begin-vraag"), begin_options(known)),
    )
