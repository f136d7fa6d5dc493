"""Deleting for good, each within a transaction that the caller opened: analyses, conversations, persons.

What was said about an analysis may stand in several conversations: the one in which it began, and those that
colleagues opened on it. None of it may stay.
"""

import uuid
from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select, update

from bot.storage.mapping import conversation_values, message_values
from bot.storage.reads import conversation
from bot.storage.tables import (
    analyse,
    antwoord,
    bericht,
    beurt,
    deling,
    gesprek,
    kanaalgesprek,
    logboek,
    persoon,
)
from bot.use_cases.messages import Message
from bot.use_cases.people.sharing import ShareKind, about_person
from bot.use_cases.ports import Conversation, NotFound

NOBODY = "verwijderd"


def forget_analysis(
    connection: Connection, analysis_id: str, afterwards: Sequence[Message] = ()
) -> None:
    home = connection.scalar(select(analyse.c.gesprek).where(analyse.c.id == analysis_id))
    if home is None:
        raise NotFound("there is no such analysis")
    connection.execute(delete(analyse).where(analyse.c.id == analysis_id))
    for conversation_id in (home, *_opened_on(connection, analysis_id)):
        if _holds_analyses(connection, conversation_id):
            _empty(connection, conversation_id, afterwards)
        else:
            _delete_conversation(connection, conversation_id)


def forget_conversation(connection: Connection, conversation_id: str) -> None:
    own = select(analyse.c.id).where(analyse.c.gesprek == conversation_id)
    for analysis_id in connection.scalars(own).all():
        forget_analysis(connection, analysis_id)
    _delete_conversation(connection, conversation_id)


def forget_person(connection: Connection, person_id: str) -> None:
    own = select(gesprek.c.id).where(gesprek.c.persoon == person_id)
    for conversation_id in connection.scalars(own).all():
        forget_conversation(connection, conversation_id)
    is_theirs = (deling.c.soort == str(ShareKind.PERSON)) & (deling.c.wie == person_id)
    connection.execute(delete(deling).where(is_theirs))
    for column in (antwoord.c.auteur, beurt.c.auteur, logboek.c.persoon):
        named = update(column.table).where(column == person_id)
        connection.execute(named.values({column.name: NOBODY}))
    about_them = update(logboek).where(logboek.c.wat == about_person(person_id))
    connection.execute(about_them.values(wat=about_person(NOBODY)))
    connection.execute(delete(persoon).where(persoon.c.id == person_id))


def retire_person(connection: Connection, person_id: str) -> None:
    """Forget somebody who stays away. What they shared with a team or with everybody stays, as nobody's."""
    own = select(gesprek.c.id).where(gesprek.c.persoon == person_id)
    for conversation_id in connection.scalars(own).all():
        _leave_to_others(connection, conversation_id)
    forget_person(connection, person_id)


def _leave_to_others(connection: Connection, conversation_id: str) -> None:
    """Only the analyses that more than one colleague was given stay, without a word of the conversation."""
    in_it = select(analyse.c.id).where(analyse.c.gesprek == conversation_id)
    many = deling.c.soort.in_((str(ShareKind.TEAM), str(ShareKind.ORGANISATION)))
    shared = set(
        connection.scalars(select(deling.c.analyse).where(deling.c.analyse.in_(in_it), many))
    )
    for analysis_id in connection.scalars(in_it).all():
        if analysis_id not in shared:
            forget_analysis(connection, analysis_id)
    if shared:
        _empty(connection, conversation_id, ())
        # Who comes back in a chat elsewhere begins anew there.
        connection.execute(delete(kanaalgesprek).where(kanaalgesprek.c.gesprek == conversation_id))
        nobodys = update(gesprek).where(gesprek.c.id == conversation_id)
        connection.execute(nobodys.values(persoon=None, token_hash=""))


def _opened_on(connection: Connection, analysis_id: str) -> Sequence[str]:
    """The conversations that others opened to work on this analysis."""
    joined = gesprek.c.stand["joined"].as_string() == analysis_id
    return connection.scalars(select(gesprek.c.id).where(joined)).all()


def _holds_analyses(connection: Connection, conversation_id: str) -> bool:
    query = select(analyse.c.id).where(analyse.c.gesprek == conversation_id).limit(1)
    return connection.scalar(query) is not None


def _empty(connection: Connection, conversation_id: str, said: Sequence[Message]) -> None:
    """Nothing that was said stays; the conversation can go on."""
    before = conversation(connection, conversation_id)
    _delete_messages(connection, conversation_id)
    # Once more the first message: a conversation that just begins, with its turns counted on.
    fresh = Conversation(
        before.id, before.channel, before.started, turns=before.turns, person=before.person
    )
    values = conversation_values(fresh)
    connection.execute(update(gesprek).where(gesprek.c.id == conversation_id).values(values))
    place = {"gesprek": conversation_id, "beurt": None, "tijd": before.started}
    rows = [
        message_values(message) | place | {"id": str(uuid.uuid4()), "nummer": number}
        for number, message in enumerate(said, start=1)
    ]
    if rows:
        connection.execute(insert(bericht), rows)


def _delete_conversation(connection: Connection, conversation_id: str) -> None:
    _delete_messages(connection, conversation_id)
    connection.execute(delete(gesprek).where(gesprek.c.id == conversation_id))


def _delete_messages(connection: Connection, conversation_id: str) -> None:
    connection.execute(delete(bericht).where(bericht.c.gesprek == conversation_id))
    connection.execute(delete(beurt).where(beurt.c.gesprek == conversation_id))
