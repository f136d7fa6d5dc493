"""Deleting conversations with all that hangs on them, each within a transaction that the caller opened."""

import datetime as dt

from sqlalchemy import Connection, Select, delete, exists, false, select, update

from bot.storage.tables import bericht, beurt, gesprek
from bot.use_cases.ports import NotFound

_VISIT = gesprek.c.kanaal == "widget"


def keep_visit(connection: Connection, conversation_id: str) -> None:
    kept = connection.execute(
        update(gesprek).where(gesprek.c.id == conversation_id).values(bewaard=True)
    )
    _found(kept.rowcount)


def forget_visit(connection: Connection, conversation_id: str) -> None:
    _found(_delete(connection, select(gesprek.c.id).where(gesprek.c.id == conversation_id, _VISIT)))


def forget_visits_before(connection: Connection, moment: dt.datetime, most: int) -> int:
    said_since = exists().where(beurt.c.gesprek == gesprek.c.id, beurt.c.tijd >= moment)
    over = select(gesprek.c.id).where(
        _VISIT, gesprek.c.bewaard == false(), gesprek.c.begonnen < moment, ~said_since
    )
    return _delete(connection, over.limit(most))


def _delete(connection: Connection, conversations: Select[tuple[str]]) -> int:
    """Delete these conversations, with which every table goes that refers to them; gives how many there were."""
    # Locked first: a turn that is being kept either comes before this, or finds nothing any more.
    ids = connection.scalars(conversations.with_for_update()).all()
    # A message also refers to its turn, without going when that goes.
    connection.execute(delete(bericht).where(bericht.c.gesprek.in_(ids)))
    connection.execute(delete(gesprek).where(gesprek.c.id.in_(ids)))
    return len(ids)


def _found(count: int) -> None:
    if count == 0:
        raise NotFound("there is no such conversation")
