"""Who in another system is which person, on a database: the `PersonLinks` of the use cases."""

from sqlalchemy import Connection, Engine, delete, exists, insert, select, true, update

from bot.storage.engine import reading, writing
from bot.storage.people import person_from
from bot.storage.tables import gesprek, kanaalgesprek, koppeling, persoon
from bot.storage.transaction import transaction
from bot.use_cases.people.linking import How, PersonLink, PersonLinks
from bot.use_cases.people.person import Person


class SqlPersonLinks(PersonLinks):
    """May be shared by threads. The engine comes from `make_engine`."""

    def __init__(self, engine: Engine) -> None:
        self._reading = reading(engine)
        self._writing = writing(engine)

    def person_of(self, key: str) -> Person | None:
        query = (
            select(persoon)
            .join_from(koppeling, persoon)
            .where(koppeling.c.sleutel == key, koppeling.c.aan == true())
        )
        with transaction(self._reading) as connection:
            row = connection.execute(query).mappings().one_or_none()
        return None if row is None else person_from(row)

    def links_of(self, person_id: str) -> tuple[PersonLink, ...]:
        query = (
            select(koppeling)
            .where(koppeling.c.persoon == person_id, koppeling.c.aan == true())
            .order_by(koppeling.c.sinds, koppeling.c.sleutel)
        )
        with transaction(self._reading) as connection:
            rows = connection.execute(query).mappings().all()
        return tuple(
            PersonLink(r["sleutel"], r["kanaal"], r["persoon"], How(r["manier"]), r["sinds"])
            for r in rows
        )

    def link(self, link: PersonLink) -> bool:
        with transaction(self._writing) as connection:
            if link.how is How.SIGN_IN and _stands(connection, link):
                return False
            connection.execute(delete(koppeling).where(koppeling.c.sleutel == link.key))
            connection.execute(insert(koppeling).values(_values(link)))
            _leave_what_is_of_others(connection, link)
            _take_along(connection, link)
        return True

    def unlink(self, person_id: str) -> int:
        is_theirs = (koppeling.c.persoon == person_id) & (koppeling.c.aan == true())
        with transaction(self._writing) as connection:
            keys = connection.scalars(select(koppeling.c.sleutel).where(is_theirs)).all()
            connection.execute(update(koppeling).where(is_theirs).values(aan=False))
            connection.execute(delete(kanaalgesprek).where(kanaalgesprek.c.persoon.in_(keys)))
        return len(keys)


def _stands(connection: Connection, link: PersonLink) -> bool:
    """Whether they are linked, or were and this person undid it."""
    query = select(koppeling.c.persoon).where(koppeling.c.sleutel == link.key)
    return connection.scalar(query) == link.person


def _leave_what_is_of_others(connection: Connection, link: PersonLink) -> None:
    """Conversations there that already belong to another person are not gone on with."""
    of_another = exists().where(
        gesprek.c.id == kanaalgesprek.c.gesprek,
        gesprek.c.persoon.is_not(None),
        gesprek.c.persoon != link.person,
    )
    connection.execute(delete(kanaalgesprek).where(kanaalgesprek.c.persoon == link.key, of_another))


def _take_along(connection: Connection, link: PersonLink) -> None:
    theirs = select(kanaalgesprek.c.gesprek).where(kanaalgesprek.c.persoon == link.key)
    # One turn more: a turn that is under way, and would write nobody back, is refused and tried again.
    connection.execute(
        update(gesprek)
        .where(gesprek.c.id.in_(theirs), gesprek.c.persoon.is_(None))
        .values(persoon=link.person, token_hash="", beurten=gesprek.c.beurten + 1)
    )


def _values(link: PersonLink) -> dict[str, object]:
    return {
        "sleutel": link.key,
        "kanaal": link.channel,
        "persoon": link.person,
        "manier": str(link.how),
        "sinds": link.since,
        "aan": True,
    }
