"""Deleting what is over its time, on a database: the `Retention` of the use cases."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Engine, Select, delete, exists, select

from bot.storage import deleting
from bot.storage.engine import empty_the_log, writing
from bot.storage.tables import (
    analyse,
    beurt,
    deling,
    eenmalig,
    gesprek,
    logboek,
    persoon,
    sessie,
    toegangstoken,
)
from bot.storage.transaction import transaction
from bot.use_cases.people.clean_up import Kept, Retention

# A few at a time, so that no turn waits long.
_AT_ONCE = 100


class SqlRetention(Retention):
    """May be shared by threads. The engine comes from `make_engine`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writing = writing(engine)

    def forget_before(self, kind: Kept, moment: dt.datetime) -> int:
        if kind is Kept.LOG:
            return self._delete_log(moment)
        if kind is Kept.SESSIONS:
            return self._delete_ways_in(moment)
        if kind is Kept.PERSONS:
            return self._retire_persons(moment)
        return self._delete_conversations(moment, of_persons=kind is Kept.PERSONAL)

    def _delete_conversations(self, moment: dt.datetime, *, of_persons: bool) -> int:
        return self._in_rounds(_over(moment, of_persons=of_persons), deleting.forget_conversation)

    def _retire_persons(self, moment: dt.datetime) -> int:
        return self._in_rounds(_stayed_away(moment), deleting.retire_person)

    def _in_rounds(self, wanted: Select[Any], forget: Callable[[Connection, str], None]) -> int:
        total = 0
        while True:
            with transaction(self._writing) as connection:
                over = connection.scalars(wanted).all()
                for found in over:
                    forget(connection, found)
            total += len(over)
            if len(over) < _AT_ONCE:
                break
        if total:
            empty_the_log(self._engine)
        return total

    def _delete_log(self, moment: dt.datetime) -> int:
        with transaction(self._writing) as connection:
            return connection.execute(delete(logboek).where(logboek.c.tijd < moment)).rowcount

    def _delete_ways_in(self, moment: dt.datetime) -> int:
        with transaction(self._writing) as connection:
            connection.execute(delete(eenmalig).where(eenmalig.c.verloopt < moment))
            connection.execute(delete(toegangstoken).where(toegangstoken.c.verloopt < moment))
            return connection.execute(delete(sessie).where(sessie.c.gezien < moment)).rowcount


def _over(moment: dt.datetime, *, of_persons: bool) -> Select[Any]:
    said_since = exists().where(beurt.c.gesprek == gesprek.c.id, beurt.c.tijd >= moment)
    changed_since = exists().where(analyse.c.gesprek == gesprek.c.id, analyse.c.gewijzigd >= moment)
    # What its owner left to others is still a person's.
    is_shared = exists().where(analyse.c.gesprek == gesprek.c.id, deling.c.analyse == analyse.c.id)
    of_person = gesprek.c.persoon.is_not(None) | is_shared
    whose = of_person if of_persons else ~of_person
    return (
        select(gesprek.c.id)
        .where(whose, gesprek.c.begonnen < moment, ~said_since, ~changed_since)
        .limit(_AT_ONCE)
    )


def _stayed_away(moment: dt.datetime) -> Select[Any]:
    """Who did nothing since: did not sign in, sent no token, and said nothing in any conversation of theirs."""
    signed_in = exists().where(sessie.c.persoon == persoon.c.id, sessie.c.gezien >= moment)
    by_script = exists().where(
        toegangstoken.c.persoon == persoon.c.id, toegangstoken.c.gebruikt >= moment
    )
    said = exists().where(
        gesprek.c.persoon == persoon.c.id, beurt.c.gesprek == gesprek.c.id, beurt.c.tijd >= moment
    )
    return (
        select(persoon.c.id)
        .where(persoon.c.gezien < moment, ~signed_in, ~by_script, ~said)
        .limit(_AT_ONCE)
    )
