"""What an administrator sees and does, on a database: the `Administration` of the use cases."""

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import Connection, Engine, ScalarSelect, Select, Table, delete, func, select, update

from bot.storage.engine import reading, writing
from bot.storage.people import person_from
from bot.storage.tables import (
    analyse,
    deling,
    gesprek,
    koppeling,
    logboek,
    persoon,
    sessie,
    toegangstoken,
)
from bot.storage.transaction import transaction
from bot.use_cases.people.administration import Account, Administration, LogFilter
from bot.use_cases.people.sharing import Deed, LogLine
from bot.use_cases.ports import NotFound

_COUNTED: Mapping[str, Table] = {
    "mensen": persoon,
    "gesprekken": gesprek,
    "analyses": analyse,
    "delingen": deling,
    "koppelingen": koppeling,
    "logregels": logboek,
}


class SqlAdministration(Administration):
    """May be shared by threads. The engine comes from `make_engine`."""

    def __init__(self, engine: Engine) -> None:
        self._reading = reading(engine)
        self._writing = writing(engine)

    def accounts(self) -> tuple[Account, ...]:
        query = select(
            persoon,
            _how_many(sessie).label("sessies"),
            _how_many(toegangstoken).label("tokens"),
        ).order_by(persoon.c.naam, persoon.c.id)
        with transaction(self._reading) as connection:
            rows = connection.execute(query).mappings().all()
        return tuple(
            Account(person_from(r), r["gezien"].date().replace(day=1), r["sessies"], r["tokens"])
            for r in rows
        )

    def block(self, person_id: str) -> None:
        with transaction(self._writing) as connection:
            _mark(connection, person_id, blocked=True)
            _close_ways_in(connection, person_id)

    def unblock(self, person_id: str) -> None:
        with transaction(self._writing) as connection:
            _mark(connection, person_id, blocked=False)

    def turn_out(self, person_id: str) -> None:
        with transaction(self._writing) as connection:
            if connection.scalar(select(persoon.c.id).where(persoon.c.id == person_id)) is None:
                raise NotFound("there is no such person")
            _close_ways_in(connection, person_id)

    def counts(self) -> Mapping[str, int]:
        with transaction(self._reading) as connection:
            return {
                name: connection.scalar(select(func.count()).select_from(table)) or 0
                for name, table in _COUNTED.items()
            }

    def log(self, which: LogFilter, most: int) -> tuple[LogLine, ...]:
        query = _chosen(which).order_by(logboek.c.tijd.desc(), logboek.c.id).limit(most)
        with transaction(self._reading) as connection:
            rows = connection.execute(query).mappings().all()
        return tuple(LogLine(r["tijd"], r["persoon"], Deed(r["daad"]), r["wat"]) for r in rows)


def _how_many(table: Table) -> ScalarSelect[int]:
    return (
        select(func.count())
        .select_from(table)
        .where(table.c.persoon == persoon.c.id)
        .scalar_subquery()
    )


def _mark(connection: Connection, person_id: str, *, blocked: bool) -> None:
    change = update(persoon).where(persoon.c.id == person_id).values(geblokkeerd=blocked)
    if connection.execute(change).rowcount == 0:
        raise NotFound("there is no such person")


def _close_ways_in(connection: Connection, person_id: str) -> None:
    connection.execute(delete(sessie).where(sessie.c.persoon == person_id))
    connection.execute(delete(toegangstoken).where(toegangstoken.c.persoon == person_id))
    # No token has this hash.
    connection.execute(update(gesprek).where(gesprek.c.persoon == person_id).values(token_hash=""))


def _chosen(which: LogFilter) -> Select[tuple[object, ...]]:
    query = select(logboek)
    if which.about:
        query = query.where(logboek.c.wat == which.about)
    if which.since is not None:
        query = query.where(logboek.c.tijd >= _begin_of(which.since))
    if which.until is not None:
        query = query.where(logboek.c.tijd < _begin_of(which.until + dt.timedelta(days=1)))
    return query


def _begin_of(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), dt.UTC)
