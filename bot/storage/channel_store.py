"""The store of channels in other systems on SQLAlchemy: whose conversation is where, and what came in already."""

import datetime as dt

from sqlalchemy import Engine, RowMapping, delete, insert, select, update

from bot.storage.engine import reading, writing
from bot.storage.tables import kanaalbericht, kanaalgesprek
from bot.storage.transaction import transaction
from bot.use_cases.channel_ports import ChannelLink, ChannelStore
from bot.use_cases.ports import Conflict


class SqlChannelStore(ChannelStore):
    """May be shared by threads. The engine comes from `make_engine`."""

    def __init__(self, engine: Engine) -> None:
        self._reading = reading(engine)
        self._writing = writing(engine)

    def link(self, key: str) -> ChannelLink | None:
        with transaction(self._reading) as connection:
            wanted = select(kanaalgesprek).where(kanaalgesprek.c.sleutel == key)
            row = connection.execute(wanted).mappings().one_or_none()
            return None if row is None else _link_from(row)

    def keep_link(self, link: ChannelLink) -> ChannelLink:
        try:
            with transaction(self._writing) as connection:
                connection.execute(insert(kanaalgesprek).values(_values(link)))
        except Conflict:
            first = self.link(link.key)
            if first is None:
                raise
            return first
        return link

    def change_link(self, link: ChannelLink) -> None:
        with transaction(self._writing) as connection:
            connection.execute(
                update(kanaalgesprek)
                .where(kanaalgesprek.c.sleutel == link.key)
                .values(gesprek=link.conversation, kaart=link.card, sinds=link.since)
            )

    def is_first_time(self, key: str, at: dt.datetime, forget_before: dt.datetime) -> bool:
        try:
            with transaction(self._writing) as connection:
                connection.execute(
                    delete(kanaalbericht).where(kanaalbericht.c.tijd < forget_before)
                )
                connection.execute(insert(kanaalbericht).values(sleutel=key, tijd=at))
        except Conflict:
            return False
        return True


def _values(link: ChannelLink) -> dict[str, object]:
    return {
        "sleutel": link.key,
        "kanaal": link.channel,
        "persoon": link.person,
        "gesprek": link.conversation,
        "sinds": link.since,
        "kaart": link.card,
    }


def _link_from(row: RowMapping) -> ChannelLink:
    return ChannelLink(
        key=row["sleutel"],
        channel=row["kanaal"],
        person=row["persoon"],
        conversation=row["gesprek"],
        since=row["sinds"],
        card=row["kaart"],
    )
