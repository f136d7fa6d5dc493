"""What editors learn, on a database: the `Editorial` of the use cases. No query gives a person or a conversation."""

from collections.abc import Mapping

from sqlalchemy import Engine, RowMapping, delete, func, insert, select

from bot.interview.state import Phase
from bot.storage.engine import reading, writing
from bot.storage.tables import analyse, bericht, oordeel, signaal
from bot.storage.transaction import transaction
from bot.use_cases.messages import Sender
from bot.use_cases.people.editorial import (
    Editorial,
    Judged,
    SignalKind,
    Thumb,
    Unanswered,
    UseOfList,
    Verdict,
)
from bot.use_cases.ports import NotFound

_LINES = 1000
_LED_NOWHERE = (str(SignalKind.NOT_UNDERSTOOD), str(SignalKind.NOT_ANSWERED))


class SqlEditorial(Editorial):
    """May be shared by threads. The engine comes from `make_engine`."""

    def __init__(self, engine: Engine) -> None:
        self._reading = reading(engine)
        self._writing = writing(engine)

    def judge(self, conversation_id: str, message_id: str, verdict: Verdict) -> None:
        is_answer = (
            (bericht.c.id == message_id)
            & (bericht.c.gesprek == conversation_id)
            & (bericht.c.van == str(Sender.BOT))
        )
        values = {"duim": str(verdict.thumb), "tekst": verdict.text, "tijd": verdict.at}
        with transaction(self._writing) as connection:
            if connection.scalar(select(bericht.c.id).where(is_answer)) is None:
                raise NotFound("there is no such answer")
            connection.execute(delete(oordeel).where(oordeel.c.bericht == message_id))
            connection.execute(insert(oordeel).values(values | {"bericht": message_id}))

    def unanswered(self) -> tuple[Unanswered, ...]:
        query = (
            select(bericht.c.tijd, bericht.c.inhoud, signaal.c.soort, signaal.c.wat)
            .join_from(signaal, bericht)
            .where(signaal.c.soort.in_(_LED_NOWHERE))
            .order_by(bericht.c.tijd.desc())
            .limit(_LINES)
        )
        with transaction(self._reading) as connection:
            rows = connection.execute(query).mappings().all()
        return tuple(_unanswered(row) for row in rows)

    def judged(self) -> tuple[Judged, ...]:
        query = (
            select(oordeel, bericht.c.inhoud)
            .join_from(oordeel, bericht)
            .order_by(oordeel.c.tijd.desc())
            .limit(_LINES)
        )
        with transaction(self._reading) as connection:
            rows = connection.execute(query).mappings().all()
        return tuple(_judged(row) for row in rows)

    def explained(self) -> Mapping[str, int]:
        query = (
            select(signaal.c.wat, func.count().label("aantal"))
            .where(signaal.c.soort == str(SignalKind.EXPLAINED))
            .group_by(signaal.c.wat)
        )
        with transaction(self._reading) as connection:
            return {row.wat: row.aantal for row in connection.execute(query)}

    def lists(self) -> tuple[UseOfList, ...]:
        finished = func.count().filter(analyse.c.status == str(Phase.FINISHED))
        query = (
            select(analyse.c.vragenlijst, func.count(), finished)
            .where(analyse.c.oefening.is_(None))
            .group_by(analyse.c.vragenlijst)
            .order_by(analyse.c.vragenlijst)
        )
        with transaction(self._reading) as connection:
            return tuple(UseOfList(*row) for row in connection.execute(query))


def _unanswered(row: RowMapping) -> Unanswered:
    kind = SignalKind(row["soort"])
    return Unanswered(row["tijd"].date(), row["inhoud"]["tekst"], kind, row["wat"])


def _judged(row: RowMapping) -> Judged:
    content = row["inhoud"]
    items = tuple(dict.fromkeys(reference["id"] for reference in content["kennis"]))
    day = row["tijd"].date()
    return Judged(day, Thumb(row["duim"]), row["tekst"], content["tekst"], items)
