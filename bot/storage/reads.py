"""What can be asked of the tables, each within a transaction that the caller opened."""

from sqlalchemy import Connection, RowMapping, Table, func, select

from bot.interview.state import Phase
from bot.storage.mapping import (
    analysis_from,
    answer_from,
    conversation_from,
    edition_from,
    message_from,
)
from bot.storage.tables import analyse, antwoord, bericht, beurt, gesprek, uitgave
from bot.use_cases.messages import Message, QuestionView
from bot.use_cases.ports import Analysis, Conversation, Edition, NotFound, StoredAnswer


def conversation(connection: Connection, conversation_id: str) -> Conversation:
    return conversation_from(_row(connection, gesprek, conversation_id))


def token_hash(connection: Connection, conversation_id: str) -> str:
    return str(_row(connection, gesprek, conversation_id)["token_hash"])


def messages(connection: Connection, conversation_id: str) -> tuple[Message, ...]:
    _row(connection, gesprek, conversation_id)
    query = select(bericht).where(bericht.c.gesprek == conversation_id).order_by(bericht.c.nummer)
    return tuple(message_from(row) for row in connection.execute(query).mappings())


def open_question(connection: Connection, conversation_id: str) -> QuestionView | None:
    """The question in the last message that has one, however long ago."""
    asks = bericht.c.inhoud[("vraag", "id")].as_string().is_not(None)
    query = (
        select(bericht)
        .where(bericht.c.gesprek == conversation_id, asks)
        .order_by(bericht.c.nummer.desc())
        .limit(1)
    )
    row = connection.execute(query).mappings().one_or_none()
    return None if row is None else message_from(row).vraag


def reply(connection: Connection, conversation_id: str, key: str) -> tuple[Message, ...] | None:
    """The messages of the turn with this key, but for the first: that is what the user said."""
    number = connection.scalar(
        select(beurt.c.nummer).where(beurt.c.gesprek == conversation_id, beurt.c.sleutel == key)
    )
    if number is None:
        return None
    query = (
        select(bericht)
        .where(bericht.c.gesprek == conversation_id, bericht.c.beurt == number)
        .order_by(bericht.c.nummer)
        .offset(1)
    )
    return tuple(message_from(row) for row in connection.execute(query).mappings())


def next_message_number(connection: Connection, conversation_id: str) -> int:
    last = connection.scalar(
        select(func.max(bericht.c.nummer)).where(bericht.c.gesprek == conversation_id)
    )
    return 1 if last is None else int(last) + 1


def analysis(connection: Connection, analysis_id: str) -> Analysis:
    row = _row(connection, analyse, analysis_id)
    return analysis_from(row, versions(connection, analysis_id))


def unfinished_analyses(connection: Connection, conversation_id: str) -> tuple[Analysis, ...]:
    query = (
        select(analyse)
        .where(analyse.c.gesprek == conversation_id, analyse.c.status != str(Phase.FINISHED))
        .order_by(analyse.c.gewijzigd.desc(), analyse.c.id)
    )
    rows = connection.execute(query).mappings().all()
    return tuple(analysis_from(row, versions(connection, row["id"])) for row in rows)


def answer_versions(connection: Connection, analysis_id: str) -> tuple[StoredAnswer, ...]:
    _row(connection, analyse, analysis_id)
    return versions(connection, analysis_id)


def editions(connection: Connection, analysis_id: str) -> tuple[Edition, ...]:
    """The analysis as it was each time that it was finished, oldest first."""
    row = _row(connection, analyse, analysis_id)
    kept = versions(connection, analysis_id)
    query = select(uitgave).where(uitgave.c.analyse == analysis_id).order_by(uitgave.c.nummer)
    return tuple(edition_from(each, row, kept) for each in connection.execute(query).mappings())


def last_edition(connection: Connection, analysis_id: str) -> RowMapping | None:
    """The row of the newest version, if it was ever finished."""
    query = select(uitgave).where(uitgave.c.analyse == analysis_id)
    newest = query.order_by(uitgave.c.nummer.desc()).limit(1)
    return connection.execute(newest).mappings().one_or_none()


def versions(connection: Connection, analysis_id: str) -> tuple[StoredAnswer, ...]:
    """All versions of the answers, oldest first; none when there is no such analysis."""
    query = select(antwoord).where(antwoord.c.analyse == analysis_id).order_by(antwoord.c.nummer)
    return tuple(answer_from(row) for row in connection.execute(query).mappings())


def _row(connection: Connection, table: Table, row_id: str) -> RowMapping:
    row = connection.execute(select(table).where(table.c.id == row_id)).mappings().one_or_none()
    if row is None:
        raise NotFound(f"there is no such {table.name}")
    return row
