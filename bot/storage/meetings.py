"""Who takes part in what, on a database: the `Meetings` of the use cases."""

import datetime as dt

from sqlalchemy import ColumnElement, Engine, delete, insert, select, update

from bot.storage.engine import reading, writing
from bot.storage.tables import analyse, deelname
from bot.storage.transaction import transaction
from bot.use_cases.people.together import Domain, Meetings, Participant
from bot.use_cases.ports import NotFound


class SqlMeetings(Meetings):
    """May be shared by threads. The engine comes from `make_engine`."""

    def __init__(self, engine: Engine) -> None:
        self._reading = reading(engine)
        self._writing = writing(engine)

    def invite(self, analysis_id: str, person_id: str, domain: Domain, at: dt.datetime) -> None:
        values = {"analyse": analysis_id, "persoon": person_id, "sinds": at}
        change = update(deelname).where(_is_it(analysis_id, person_id))
        with transaction(self._writing) as connection:
            if connection.execute(change.values(domein=str(domain))).rowcount == 0:
                connection.execute(insert(deelname).values(values | {"domein": str(domain)}))

    def uninvite(self, analysis_id: str, person_id: str) -> None:
        with transaction(self._writing) as connection:
            gone = connection.execute(delete(deelname).where(_is_it(analysis_id, person_id)))
            if gone.rowcount == 0:
                raise NotFound("this person was not invited")

    def participants(self, analysis_id: str) -> tuple[Participant, ...]:
        of_the_same = (
            select(analyse.c.vragenlijst).where(analyse.c.id == analysis_id).scalar_subquery()
        )
        own = (
            select(analyse.c.id)
            .where(
                analyse.c.gesprek == deelname.c.gesprek,
                analyse.c.vragenlijst == of_the_same,
                analyse.c.oefening.is_(None),
            )
            .order_by(analyse.c.begonnen.desc())
            .limit(1)
            .scalar_subquery()
        )
        query = (
            select(deelname, own.label("eigen"))
            .where(deelname.c.analyse == analysis_id)
            .order_by(deelname.c.sinds, deelname.c.persoon)
        )
        with transaction(self._reading) as connection:
            rows = connection.execute(query).mappings().all()
        return tuple(
            Participant(r["persoon"], Domain(r["domein"]), r["sinds"], r["gesprek"], r["eigen"])
            for r in rows
        )

    def invitations(self, person_id: str) -> tuple[str, ...]:
        query = (
            select(deelname.c.analyse)
            .where(deelname.c.persoon == person_id)
            .order_by(deelname.c.sinds.desc(), deelname.c.analyse)
        )
        with transaction(self._reading) as connection:
            return tuple(connection.scalars(query))

    def begin(self, analysis_id: str, person_id: str, conversation_id: str) -> None:
        change = update(deelname).where(_is_it(analysis_id, person_id))
        with transaction(self._writing) as connection:
            if connection.execute(change.values(gesprek=conversation_id)).rowcount == 0:
                raise NotFound("this person was not invited")


def _is_it(analysis_id: str, person_id: str) -> ColumnElement[bool]:
    return (deelname.c.analyse == analysis_id) & (deelname.c.persoon == person_id)
