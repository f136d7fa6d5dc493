"""The store of the use cases on a database: a transaction for each call, and errors of the ports.

What is asked and changed stands in `reads` and `writes`; what a repeated or overtaken turn gets,
here.
"""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import Engine

from bot.storage import forgetting, reads, writes
from bot.storage.engine import reading, writing
from bot.storage.transaction import transaction
from bot.use_cases.messages import Message, QuestionView
from bot.use_cases.ports import (
    Analysis,
    Conflict,
    Conversation,
    Edition,
    Store,
    StoredAnswer,
    Turn,
)
from bot.use_cases.visits import Visits


class SqlStore(Store, Visits):
    """May be shared by threads. The engine comes from `make_engine`."""

    def __init__(self, engine: Engine) -> None:
        self._reading = reading(engine)
        self._writing = writing(engine)

    def open_conversation(
        self, conversation: Conversation, token_hash: str, greeting: Sequence[Message]
    ) -> tuple[Message, ...]:
        with transaction(self._writing) as connection:
            return writes.open_conversation(connection, conversation, token_hash, greeting)

    def conversation(self, conversation_id: str) -> Conversation:
        with transaction(self._reading) as connection:
            return reads.conversation(connection, conversation_id)

    def token_hash(self, conversation_id: str) -> str:
        with transaction(self._reading) as connection:
            return reads.token_hash(connection, conversation_id)

    def messages(self, conversation_id: str) -> tuple[Message, ...]:
        with transaction(self._reading) as connection:
            return reads.messages(connection, conversation_id)

    def open_question(self, conversation_id: str) -> QuestionView | None:
        with transaction(self._reading) as connection:
            return reads.open_question(connection, conversation_id)

    def reply(self, conversation_id: str, key: str) -> tuple[Message, ...] | None:
        with transaction(self._reading) as connection:
            return reads.reply(connection, conversation_id, key)

    def record(self, turn: Turn) -> tuple[Message, ...]:
        try:
            with transaction(self._writing) as connection:
                return writes.record(connection, turn)
        except Conflict:
            # Perhaps this very message was kept before, or at this moment: its first reply counts.
            first = self.reply(turn.conversation.id, turn.key)
            if first is None:
                raise
            return first

    def analysis(self, analysis_id: str) -> Analysis:
        with transaction(self._reading) as connection:
            return reads.analysis(connection, analysis_id)

    def unfinished_analyses(self, conversation_id: str) -> tuple[Analysis, ...]:
        with transaction(self._reading) as connection:
            return reads.unfinished_analyses(connection, conversation_id)

    def answer_versions(self, analysis_id: str) -> tuple[StoredAnswer, ...]:
        with transaction(self._reading) as connection:
            return reads.answer_versions(connection, analysis_id)

    def editions(self, analysis_id: str) -> tuple[Edition, ...]:
        with transaction(self._reading) as connection:
            return reads.editions(connection, analysis_id)

    def keep_visit(self, conversation_id: str) -> None:
        with transaction(self._writing) as connection:
            forgetting.keep_visit(connection, conversation_id)

    def forget_visit(self, conversation_id: str) -> None:
        with transaction(self._writing) as connection:
            forgetting.forget_visit(connection, conversation_id)

    def forget_visits_before(self, moment: dt.datetime, *, at_once: int = 200) -> int:
        """A few at a time, so that no turn waits long."""
        total = 0
        while True:
            with transaction(self._writing) as connection:
                count = forgetting.forget_visits_before(connection, moment, at_once)
            total += count
            if count < at_once:
                return total
