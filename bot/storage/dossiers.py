"""What is whose and with whom it is shared, on a database: the `Dossiers` of the use cases."""

import datetime as dt
import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    RowMapping,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from bot.storage import deleting
from bot.storage.engine import empty_the_log, reading, writing
from bot.storage.mapping import conversation_values
from bot.storage.reads import conversation
from bot.storage.tables import analyse, antwoord, bericht, deling, gesprek, logboek
from bot.storage.transaction import transaction
from bot.use_cases.messages import Message
from bot.use_cases.people.person import Person
from bot.use_cases.people.sharing import (
    Deed,
    Dossiers,
    Entry,
    LogLine,
    Right,
    Share,
    ShareKind,
    Talked,
    groups_of,
    right_of,
)
from bot.use_cases.ports import NotFound

_ONE_READING = dt.timedelta(hours=1)
_LINES_SHOWN = 200
_ABOUT = "buurt"

# An analysis with whose it is, and whether its own conversation is still about it. Practice is not listed.
_LISTED = (
    select(
        analyse,
        gesprek.c.persoon,
        (gesprek.c.analyse == analyse.c.id).label("open"),
    )
    .join_from(analyse, gesprek)
    .where(analyse.c.oefening.is_(None))
)


class SqlDossiers(Dossiers):
    """May be shared by threads. The engine comes from `make_engine`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._reading = reading(engine)
        self._writing = writing(engine)

    # Lists

    def entries(self, person: Person) -> tuple[Entry, ...]:
        shared = [
            (deling.c.soort == str(kind)) & (deling.c.wie == whom)
            for kind, whom in groups_of(person)
        ]
        shared_with_me = select(deling.c.analyse).where(or_(*shared))
        query = _LISTED.where(
            or_(gesprek.c.persoon == person.id, analyse.c.id.in_(shared_with_me))
        ).order_by(analyse.c.gewijzigd.desc(), analyse.c.id)
        with transaction(self._reading) as connection:
            rows = connection.execute(query).mappings().all()
            return tuple(_entry(connection, row, person) for row in rows)

    def conversations(self, person_id: str) -> tuple[Talked, ...]:
        last = func.max(bericht.c.tijd).label("laatst")
        query = (
            select(gesprek.c.id, gesprek.c.kanaal, gesprek.c.begonnen, last)
            .join_from(gesprek, bericht)
            .where(gesprek.c.persoon == person_id)
            .group_by(gesprek.c.id, gesprek.c.kanaal, gesprek.c.begonnen)
            .order_by(last.desc(), gesprek.c.id)
        )
        with transaction(self._reading) as connection:
            return tuple(Talked(*row) for row in connection.execute(query))

    def analyses_of(self, person_id: str) -> tuple[str, ...]:
        query = (
            select(analyse.c.id)
            .join_from(analyse, gesprek)
            .where(gesprek.c.persoon == person_id)
            .order_by(analyse.c.begonnen, analyse.c.id)
        )
        with transaction(self._reading) as connection:
            return tuple(connection.scalars(query))

    # Rights

    def right(self, person: Person, analysis_id: str) -> Right | None:
        with transaction(self._reading) as connection:
            try:
                owner = _owner(connection, analysis_id)
            except NotFound:
                return None
            return right_of(person, owner, _shares(connection, analysis_id))

    def owner(self, analysis_id: str) -> str | None:
        with transaction(self._reading) as connection:
            return _owner(connection, analysis_id)

    def shares(self, analysis_id: str) -> tuple[Share, ...]:
        with transaction(self._reading) as connection:
            return _shares(connection, analysis_id)

    def share(self, analysis_id: str, share: Share) -> None:
        key = {"analyse": analysis_id, "soort": str(share.kind), "wie": share.whom}
        values = {"recht": str(share.right), "sinds": share.since}
        with transaction(self._writing) as connection:
            _owner(connection, analysis_id)
            is_it = _is_share(analysis_id, share.kind, share.whom)
            changed = connection.execute(update(deling).where(is_it).values(recht=str(share.right)))
            if changed.rowcount == 0:
                connection.execute(insert(deling).values(key | values))

    def withdraw(self, analysis_id: str, kind: ShareKind, whom: str) -> None:
        with transaction(self._writing) as connection:
            gone = connection.execute(delete(deling).where(_is_share(analysis_id, kind, whom)))
            if gone.rowcount == 0:
                raise NotFound("it was not shared so")

    def let_go(self, conversation_id: str) -> None:
        with transaction(self._writing) as connection:
            connection.execute(
                update(gesprek).where(gesprek.c.id == conversation_id).values(analyse=None)
            )

    def claim(self, conversation_id: str, person_id: str) -> None:
        with transaction(self._writing) as connection:
            found = conversation(connection, conversation_id)
            values = conversation_values(replace(found, person=person_id, visitor=False))
            is_same = (gesprek.c.id == conversation_id) & (gesprek.c.beurten == found.turns)
            is_free = is_same & gesprek.c.persoon.is_(None)
            # No token has this hash: from now on only the person comes in.
            change = update(gesprek).where(is_free).values(values | {"token_hash": ""})
            if connection.execute(change).rowcount == 0:
                raise NotFound("there is no such conversation without a person")

    # Deleting

    def forget_analysis(self, analysis_id: str, afterwards: Sequence[Message]) -> None:
        self._forget(lambda c: deleting.forget_analysis(c, analysis_id, afterwards))

    def forget_conversation(self, conversation_id: str) -> None:
        self._forget(lambda c: deleting.forget_conversation(c, conversation_id))

    def forget_person(self, person_id: str) -> None:
        self._forget(lambda c: deleting.forget_person(c, person_id))

    def _forget(self, action: Callable[[Connection], None]) -> None:
        with transaction(self._writing) as connection:
            action(connection)
        empty_the_log(self._engine)

    # What was done

    def note(self, line: LogLine) -> None:
        with transaction(self._writing) as connection:
            if line.deed is Deed.READ and _was_read_just_now(connection, line):
                return
            connection.execute(
                insert(logboek).values(
                    id=str(uuid.uuid4()),
                    tijd=line.at,
                    persoon=line.person,
                    daad=str(line.deed),
                    wat=line.about,
                )
            )

    def log_about(self, analysis_id: str) -> tuple[LogLine, ...]:
        return self._log(logboek.c.wat == analysis_id)

    def log_by(self, person_id: str) -> tuple[LogLine, ...]:
        return self._log(logboek.c.persoon == person_id)

    def _log(self, which: ColumnElement[bool]) -> tuple[LogLine, ...]:
        query = select(logboek).where(which).order_by(logboek.c.tijd.desc()).limit(_LINES_SHOWN)
        with transaction(self._reading) as connection:
            rows = connection.execute(query).mappings().all()
        return tuple(LogLine(r["tijd"], r["persoon"], Deed(r["daad"]), r["wat"]) for r in rows)


def _entry(connection: Connection, row: RowMapping, person: Person) -> Entry:
    right = right_of(person, row["persoon"], _shares(connection, row["id"]))
    assert right is not None
    return Entry(
        id=row["id"],
        conversation=row["gesprek"],
        owner=row["persoon"] or deleting.NOBODY,
        right=right,
        questionnaire=row["vragenlijst"],
        practice=row["oefening"],
        status=row["status"],
        version=row["herziening"],
        started=row["begonnen"],
        changed=row["gewijzigd"],
        about=_about(connection, row),
        is_open=bool(row["open"]),
    )


def _about(connection: Connection, row: RowMapping) -> str:
    if _ABOUT not in row["volgorde"]:
        return ""
    query = (
        select(antwoord.c.tekst)
        .where(antwoord.c.analyse == row["id"], antwoord.c.vraag == _ABOUT)
        .order_by(antwoord.c.nummer.desc())
        .limit(1)
    )
    return str(connection.scalar(query) or "")


def _owner(connection: Connection, analysis_id: str) -> str | None:
    query = select(gesprek.c.persoon).join_from(analyse, gesprek).where(analyse.c.id == analysis_id)
    row = connection.execute(query).one_or_none()
    if row is None:
        raise NotFound("there is no such analysis")
    owner: str | None = row.persoon
    return owner


def _shares(connection: Connection, analysis_id: str) -> tuple[Share, ...]:
    query = (
        select(deling).where(deling.c.analyse == analysis_id).order_by(deling.c.sinds, deling.c.wie)
    )
    return tuple(
        Share(ShareKind(row["soort"]), row["wie"], Right(row["recht"]), row["sinds"])
        for row in connection.execute(query).mappings()
    )


def _is_share(analysis_id: str, kind: ShareKind, whom: str) -> ColumnElement[bool]:
    return (
        (deling.c.analyse == analysis_id) & (deling.c.soort == str(kind)) & (deling.c.wie == whom)
    )


def _was_read_just_now(connection: Connection, line: LogLine) -> bool:
    query = select(logboek.c.id).where(
        logboek.c.wat == line.about,
        logboek.c.persoon == line.person,
        logboek.c.daad == str(line.deed),
        logboek.c.tijd > line.at - _ONE_READING,
    )
    return connection.scalar(query.limit(1)) is not None
