"""What can be changed in the tables, each within a transaction that the caller opened.

Rows are locked in one order, the conversation before the analysis, so that no two turns wait for
each other.
"""

import datetime as dt
import uuid
from collections.abc import Sequence

from sqlalchemy import Connection, insert, update

from bot.interview.state import Phase
from bot.storage import reads
from bot.storage.mapping import (
    analysis_values,
    answer_values,
    conversation_values,
    message_values,
    versions_to_add,
)
from bot.storage.tables import analyse, antwoord, bericht, beurt, gesprek, signaal, uitgave
from bot.use_cases.messages import Message
from bot.use_cases.ports import Analysis, Conflict, Conversation, EditorSignal, Turn


def open_conversation(
    connection: Connection, conversation: Conversation, token_hash: str, greeting: Sequence[Message]
) -> tuple[Message, ...]:
    values = conversation_values(conversation) | {"token_hash": token_hash}
    connection.execute(insert(gesprek).values(values))
    return _add_messages(connection, conversation.id, None, conversation.started, greeting)


def record(connection: Connection, turn: Turn) -> tuple[Message, ...]:
    """Keep the turn. Conflict when its number is taken, NotFound without its conversation."""
    number = _next_turn(connection, turn.conversation)
    connection.execute(
        insert(beurt).values(
            gesprek=turn.conversation.id,
            nummer=number,
            sleutel=turn.key,
            tijd=turn.at,
            auteur=turn.author,
        )
    )
    if turn.analysis is not None:
        _keep_analysis(connection, turn.analysis, turn)
    said = (turn.said, *turn.reply)
    kept = _add_messages(connection, turn.conversation.id, number, turn.at, said)
    _add_signals(connection, kept, turn.signals)
    return kept[1:]


def _add_signals(
    connection: Connection, kept: Sequence[Message], signals: Sequence[EditorSignal]
) -> None:
    rows = [
        {"bericht": kept[signal.message].id, "soort": str(signal.kind), "wat": signal.about}
        for signal in signals
    ]
    if rows:
        connection.execute(insert(signaal), rows)


def _next_turn(connection: Connection, conversation: Conversation) -> int:
    """Counts the turn and locks the conversation; Conflict if another counted one meanwhile."""
    number = conversation.turns + 1
    counted = connection.execute(
        update(gesprek)
        .where(gesprek.c.id == conversation.id, gesprek.c.beurten == conversation.turns)
        .values(conversation_values(conversation) | {"beurten": number})
    )
    if counted.rowcount == 0:
        reads.conversation(connection, conversation.id)
        raise Conflict("the conversation went on in the meantime")
    return number


def _keep_analysis(connection: Connection, analysis: Analysis, turn: Turn) -> None:
    values = analysis_values(analysis)
    # Changing the row also locks it, so that its versions can be read and added to.
    change = update(analyse).where(analyse.c.id == analysis.id)
    if analysis.revision is not None:
        change = change.where(analyse.c.herziening == analysis.revision)
    counted: dict[str, object] = {"herziening": analyse.c.herziening + 1}
    changed = connection.execute(change.values(values | counted))
    if changed.rowcount == 0:
        if analysis.revision is not None:
            raise Conflict("the analysis went on in another conversation, or was deleted")
        connection.execute(insert(analyse).values(values))
    kept = reads.versions(connection, analysis.id)
    added = versions_to_add(kept, analysis.state, turn.author, turn.at)
    rows = [
        answer_values(stored) | {"analyse": analysis.id, "nummer": number}
        for number, stored in enumerate(added, start=len(kept) + 1)
    ]
    if rows:
        connection.execute(insert(antwoord), rows)
    if analysis.state.phase is Phase.FINISHED and analysis.advice is not None:
        _keep_edition(connection, analysis, len(kept) + len(rows), turn.at)


def _keep_edition(
    connection: Connection, analysis: Analysis, answers: int, at: dt.datetime
) -> None:
    """Keep a version of what was finished, unless it is the same as the newest one."""
    content = {
        "kennisversie": analysis.knowledge_version,
        "volgorde": [answer.question for answer in analysis.state.answers],
        "tot": answers,
        "advies": dict(analysis.advice or {}),
    }
    newest = reads.last_edition(connection, analysis.id)
    if newest is not None and all(newest[name] == value for name, value in content.items()):
        return
    number = 1 if newest is None else newest["nummer"] + 1
    place = {"analyse": analysis.id, "nummer": number, "tijd": at}
    connection.execute(insert(uitgave).values(place | content))


def _add_messages(
    connection: Connection,
    conversation_id: str,
    turn: int | None,
    at: dt.datetime,
    messages: Sequence[Message],
) -> tuple[Message, ...]:
    first = reads.next_message_number(connection, conversation_id)
    kept = tuple(message.with_id(str(uuid.uuid4())) for message in messages)
    place = {"gesprek": conversation_id, "beurt": turn, "tijd": at}
    rows = [
        message_values(message) | place | {"id": message.id, "nummer": number}
        for number, message in enumerate(kept, start=first)
    ]
    if rows:
        connection.execute(insert(bericht), rows)
    return kept
