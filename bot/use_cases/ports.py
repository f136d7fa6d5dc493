"""What the use cases need from outside: a store and a clock; and the records that go through them.

`bot.storage` implements `Store`. Everything a turn changes is written by one call, in one transaction.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from bot.interview.state import Answer, InterviewState
from bot.use_cases.messages import Message, QuestionView

# The author of what is said in a conversation without a person.
ANYBODY = "gebruiker"


class BuurtbrugError(Exception):
    """The root of all errors that a caller may expect."""


class NotFound(BuurtbrugError):
    """There is no such conversation or analysis, or not for this caller."""


class Conflict(BuurtbrugError):
    """The conversation went on in the meantime: read it again."""


class StoreUnavailable(BuurtbrugError):
    """The database cannot be reached, is locked or full; nothing was stored."""


@dataclass(frozen=True)
class Conversation:
    """A conversation; `turns` counts what was recorded and guards against a turn taken twice.

    `analysis` runs in it. `confirming` is what waits for a reply: an order, `keuze/<id>`, `rij/<ids>` (which
    column), `las/<id>` when a story perhaps said it, or `wissel/<order>` when another questionnaire would begin.
    `last` is the knowledge item explained last, or the items listed last. `misunderstood` is how often in a row a
    message was not understood; `note` what was told with a choice that was not clear yet, and is kept with the
    answer once that comes. `told_of_masking`: why details are masked was said. `telling`: a story was asked for, so
    that what comes next is one. `checking`: what was read in it waits for a yes. `story` was told where no question
    asks for one, in the analysis `story_of`. `person` is whose conversation it is; without one, whoever has its
    token. `visitor`: a newcomer's, in which no long interview is offered. `joined` is the analysis of somebody else
    that it was opened on.
    """

    id: str
    channel: str
    started: dt.datetime
    analysis: str | None = None
    turns: int = 0
    confirming: str | None = None
    last: tuple[str, ...] = ()
    misunderstood: int = 0
    note: str = ""
    told_of_masking: bool = False
    telling: bool = False
    checking: bool = False
    story: str = ""
    story_of: str = ""
    person: str | None = None
    visitor: bool = False
    joined: str | None = None

    @property
    def is_visit(self) -> bool:
        """Whether a newcomer talks here: a visitor of a website, or somebody who did not sign in where one should."""
        return self.visitor or self.channel == "widget"


@dataclass(frozen=True)
class Analysis:
    """A stored analysis: the interview with its versions, and the advice once it was given.

    `revision` counts the turns that changed it, as it was read: another conversation that changed it since is noticed.
    """

    id: str
    conversation: str
    state: InterviewState
    questionnaire_version: int
    knowledge_version: str
    started: dt.datetime
    changed: dt.datetime
    advice: Mapping[str, object] | None = None
    answered_at: Mapping[str, dt.datetime] = field(default_factory=dict)
    revision: int | None = field(default=None, compare=False)


@dataclass(frozen=True)
class StoredAnswer:
    """One version of an answer, as kept for ever; `withdrawn` when it had become pointless."""

    answer: Answer
    version: int
    author: str
    at: dt.datetime
    withdrawn: bool = False


@dataclass(frozen=True)
class Edition:
    """A version of an analysis: how it was when it was finished for the `number`th time."""

    number: int
    at: dt.datetime
    state: InterviewState
    knowledge_version: str
    advice: Mapping[str, object]


@dataclass(frozen=True)
class EditorSignal:
    """What a message tells editors; `message` counts from 0, what the user said, to the last of the reply."""

    message: int
    kind: str
    about: str


@dataclass(frozen=True)
class Turn:
    """Everything that one turn leaves behind.

    `conversation.turns` is the count before this turn. `key` is the sender's own key for the message.
    """

    conversation: Conversation
    key: str
    at: dt.datetime
    said: Message
    reply: Sequence[Message]
    analysis: Analysis | None = None
    author: str = ANYBODY
    signals: Sequence[EditorSignal] = ()


class Store(Protocol):
    """Conversations, their messages, and analyses. Every method may raise StoreUnavailable."""

    def open_conversation(
        self, conversation: Conversation, token_hash: str, greeting: Sequence[Message]
    ) -> tuple[Message, ...]:
        """Keep a new conversation with its greeting; gives the messages with their ids."""

    def conversation(self, conversation_id: str) -> Conversation:
        """The conversation; NotFound when there is none."""

    def token_hash(self, conversation_id: str) -> str:
        """The hash of the token that opens the conversation; NotFound when there is none."""

    def messages(self, conversation_id: str) -> tuple[Message, ...]:
        """All messages in order; NotFound when there is no such conversation."""

    def open_question(self, conversation_id: str) -> QuestionView | None:
        """The question that the bot asked last, to which a number refers; None when there was none."""

    def reply(self, conversation_id: str, key: str) -> tuple[Message, ...] | None:
        """What was answered to the message with this key, or None when there was no such message."""

    def record(self, turn: Turn) -> tuple[Message, ...]:
        """Keep a turn as one whole; gives the reply with its ids.

        The same key again gives the first reply and changes nothing. Conflict when another turn came
        between. Answers are kept as new versions where they changed, and as withdrawn where they went.
        """

    def analysis(self, analysis_id: str) -> Analysis:
        """The analysis; NotFound when there is none."""

    def unfinished_analyses(self, conversation_id: str) -> tuple[Analysis, ...]:
        """The analyses of a conversation that were begun and not finished, the latest first."""

    def answer_versions(self, analysis_id: str) -> tuple[StoredAnswer, ...]:
        """Every version of every answer, oldest first; NotFound when there is no such analysis."""

    def editions(self, analysis_id: str) -> tuple[Edition, ...]:
        """The analysis each time that it was finished, oldest first; NotFound when there is no such analysis."""


class Clock(Protocol):
    """The time, handed in so that a test can decide it."""

    def __call__(self) -> dt.datetime:
        """Now, with a time zone."""
