"""Persons and their ways in, on a database: the `People` of the use cases."""

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    RowMapping,
    delete,
    false,
    func,
    insert,
    or_,
    select,
    update,
)

from bot.storage.columns import storable
from bot.storage.engine import reading, writing
from bot.storage.tables import eenmalig, persoon, sessie, toegangstoken
from bot.storage.transaction import transaction
from bot.use_cases.people.person import AccessToken, People, Person, Profile, Role, Session
from bot.use_cases.ports import NotFound

_COLLEAGUES_SHOWN = 8


class SqlPeople(People):
    """May be shared by threads. The engine comes from `make_engine`."""

    def __init__(self, engine: Engine) -> None:
        self._reading = reading(engine)
        self._writing = writing(engine)

    # Persons

    def welcome(self, profile: Profile, at: dt.datetime) -> Person:
        with transaction(self._writing) as connection:
            person_id = _known(connection, profile)
            values = _profile_values(profile) | {"gezien": at}
            if person_id is None:
                person_id = str(uuid.uuid4())
                connection.execute(
                    insert(persoon).values(values | {"id": person_id, "begonnen": at})
                )
            else:
                connection.execute(update(persoon).where(persoon.c.id == person_id).values(values))
            return _person(connection, person_id)

    def person(self, person_id: str) -> Person:
        with transaction(self._reading) as connection:
            return _person(connection, person_id)

    def colleagues(self, of: Person, wanted: str) -> tuple[Person, ...]:
        pattern = f"%{_literally(wanted.strip().lower())}%"
        fits = or_(
            func.lower(persoon.c.naam).like(pattern, escape="\\"),
            func.lower(persoon.c.email).like(pattern, escape="\\"),
        )
        query = (
            select(persoon)
            .where(persoon.c.uitgever == of.issuer, persoon.c.id != of.id, fits)
            .order_by(persoon.c.naam, persoon.c.id)
            .limit(_COLLEAGUES_SHOWN)
        )
        with transaction(self._reading) as connection:
            return tuple(person_from(row) for row in connection.execute(query).mappings())

    def names(self, person_ids: frozenset[str]) -> Mapping[str, str]:
        query = select(persoon.c.id, persoon.c.naam).where(persoon.c.id.in_(person_ids))
        with transaction(self._reading) as connection:
            return {row.id: row.naam for row in connection.execute(query)}

    # Sessions

    def keep_session(self, secret_hash: str, person_id: str, at: dt.datetime) -> None:
        values = {"hash": secret_hash, "persoon": person_id, "begonnen": at, "gezien": at}
        with transaction(self._writing) as connection:
            connection.execute(insert(sessie).values(values))

    def session(self, secret_hash: str) -> Session | None:
        query = (
            select(persoon, sessie.c.begonnen.label("sinds"), sessie.c.gezien.label("laatst"))
            .join_from(sessie, persoon)
            .where(sessie.c.hash == secret_hash)
        )
        with transaction(self._reading) as connection:
            row = connection.execute(query).mappings().one_or_none()
        return None if row is None else Session(person_from(row), row["sinds"], row["laatst"])

    def see_session(self, secret_hash: str, at: dt.datetime) -> None:
        with transaction(self._writing) as connection:
            connection.execute(update(sessie).where(sessie.c.hash == secret_hash).values(gezien=at))

    def end_session(self, secret_hash: str) -> None:
        with transaction(self._writing) as connection:
            connection.execute(delete(sessie).where(sessie.c.hash == secret_hash))

    # What may be taken once

    def keep_once(
        self, secret_hash: str, kind: str, content: Mapping[str, object], until: dt.datetime
    ) -> None:
        values = {"hash": secret_hash, "soort": kind, "inhoud": content, "verloopt": until}
        with transaction(self._writing) as connection:
            connection.execute(insert(eenmalig).values(values))

    def take_once(
        self, secret_hash: str, kind: str, at: dt.datetime
    ) -> Mapping[str, object] | None:
        is_it = (eenmalig.c.hash == secret_hash) & (eenmalig.c.soort == kind)
        with transaction(self._writing) as connection:
            taken = connection.execute(delete(eenmalig).where(is_it).returning(eenmalig)).mappings()
            row = taken.one_or_none()
            connection.execute(delete(eenmalig).where(eenmalig.c.verloopt < at))
        return None if row is None or row["verloopt"] < at else dict(row["inhoud"])

    def see_once(self, secret_hash: str, kind: str, at: dt.datetime) -> Mapping[str, object] | None:
        is_it = (eenmalig.c.hash == secret_hash) & (eenmalig.c.soort == kind)
        query = select(eenmalig.c.inhoud).where(is_it, eenmalig.c.verloopt >= at)
        with transaction(self._reading) as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else dict(row.inhoud)

    # Personal access tokens

    def keep_token(self, token: AccessToken, secret_hash: str, person_id: str) -> None:
        values = _token_values(token) | {"hash": secret_hash, "persoon": person_id}
        with transaction(self._writing) as connection:
            connection.execute(insert(toegangstoken).values(values))

    def tokens(self, person_id: str) -> tuple[AccessToken, ...]:
        query = (
            select(toegangstoken)
            .where(toegangstoken.c.persoon == person_id)
            .order_by(toegangstoken.c.gemaakt.desc(), toegangstoken.c.id)
        )
        with transaction(self._reading) as connection:
            return tuple(_token_from(row) for row in connection.execute(query).mappings())

    def token_owner(self, secret_hash: str, at: dt.datetime) -> Person | None:
        is_it = (toegangstoken.c.hash == secret_hash) & (toegangstoken.c.verloopt > at)
        query = (
            select(persoon, toegangstoken.c.gebruikt.label("laatst"))
            .join_from(toegangstoken, persoon)
            .where(is_it, persoon.c.geblokkeerd == false())
        )
        with transaction(self._reading) as connection:
            row = connection.execute(query).mappings().one_or_none()
        if row is None:
            return None
        if row["laatst"] is None or at - row["laatst"] > dt.timedelta(hours=1):
            with transaction(self._writing) as connection:
                connection.execute(update(toegangstoken).where(is_it).values(gebruikt=at))
        return person_from(row)

    def revoke_token(self, person_id: str, token_id: str) -> None:
        is_it = (toegangstoken.c.id == token_id) & (toegangstoken.c.persoon == person_id)
        with transaction(self._writing) as connection:
            if connection.execute(delete(toegangstoken).where(is_it)).rowcount == 0:
                raise NotFound("there is no such token")


def person_from(row: RowMapping) -> Person:
    """The person of a row."""
    return Person(
        id=row["id"],
        issuer=row["uitgever"],
        name=row["naam"],
        email=row["email"],
        teams=tuple(row["teams"]),
        roles=tuple(Role(role) for role in row["rollen"]),
        blocked=bool(row["geblokkeerd"]),
    )


def _known(connection: Connection, profile: Profile) -> str | None:
    is_it = (persoon.c.uitgever == profile.issuer) & (persoon.c.onderwerp == profile.subject)
    found: str | None = connection.scalar(select(persoon.c.id).where(is_it))
    return found


def _person(connection: Connection, person_id: str) -> Person:
    query = select(persoon).where(persoon.c.id == person_id)
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        raise NotFound("there is no such person")
    return person_from(row)


def _profile_values(profile: Profile) -> dict[str, Any]:
    return {
        "uitgever": profile.issuer,
        "onderwerp": profile.subject,
        "naam": profile.name,
        "email": profile.email,
        "teams": list(profile.teams),
        "rollen": [str(role) for role in profile.roles],
    }


def _token_values(token: AccessToken) -> dict[str, Any]:
    return {
        "id": token.id,
        "naam": token.name,
        "gemaakt": token.made,
        "verloopt": token.until,
        "gebruikt": token.used,
    }


def _token_from(row: RowMapping) -> AccessToken:
    return AccessToken(row["id"], row["naam"], row["gemaakt"], row["verloopt"], row["gebruikt"])


def _literally(wanted: str) -> str:
    """For LIKE: the signs that it gives a meaning, as themselves."""
    return storable(wanted).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
