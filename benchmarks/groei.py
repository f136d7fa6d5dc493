"""How Buurtbrug bears many analyses: open, list, turn and report with 1,000, 10,000 and 100,000 of them stored.

`.venv/bin/python benchmarks/groei.py [--sizes 1000 10000 100000]` fills an SQLite file and a PostgreSQL of its own,
each analysis with 25 answers and 52 messages of the size that real ones have, twenty for each person, of which two are
shared. It prints the median of each of: open an analysis, list all that a person may see, find a colleague by a part
of the name, list the unfinished ones of a conversation, find the question that is open, the stored reply of a key,
store a turn, and make the JSON report. Nothing runs but the store: what engine and network cost is another measurement.
"""

import argparse
import datetime as dt
import random
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from sqlalchemy import URL, Connection, Engine, insert, select, text

from bot.interview.state import Answer, InterviewState
from bot.storage import SqlStore, make_engine
from bot.storage.dossiers import SqlDossiers
from bot.storage.engine import writing
from bot.storage.mapping import (
    analysis_values,
    answer_values,
    conversation_values,
    message_values,
)
from bot.storage.migrate import upgrade
from bot.storage.people import SqlPeople
from bot.storage.tables import analyse, antwoord, bericht, beurt, deling, gesprek, persoon
from bot.use_cases.export_analysis import ExportAnalysis
from bot.use_cases.messages import Message, MessageKind, OptionView, QuestionView, Sender
from bot.use_cases.people.person import Person
from bot.use_cases.people.sharing import Right, ShareKind
from bot.use_cases.ports import Analysis, Conversation, StoredAnswer, Turn
from knowledge.checks import Knowledge, shipped_knowledge
from tests.storage.postgres_server import PostgresServer

_START = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
_TURNS = 26
_AT_ONCE = 200
_ROUNDS = 200
_EACH = 20
_SHARED_OF_TEN = 1
# So many are written one by one; more are copies of these.
_WRITTEN = 1_000
_IDS = ("id", "gesprek", "analyse", "persoon", "onderwerp", "wie")
_COPIED = "%+%"
_WORDS = "bewoners van de flats klagen over lawaai en jongeren voelen zich weggekeken op het plein"


@dataclass(frozen=True)
class Filled:
    """A database with so many analyses in it."""

    store: SqlStore
    report: ExportAnalysis
    conversations: list[str]
    analyses: list[str]
    dossiers: SqlDossiers
    people: SqlPeople
    key: str = "sleutel-13"


def main() -> None:
    """Fill, measure and print, for both databases and each size."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    sizes = parser.parse_args().sizes
    knowledge = shipped_knowledge()
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            url = URL.create("sqlite", database=str(Path(folder) / "buurtbrug.sqlite"))
            measure("SQLite", url, size, knowledge)
        server = PostgresServer()
        try:
            measure("PostgreSQL", server.new_database(), size, knowledge)
        finally:
            server.remove()


def measure(name: str, url: URL, size: int, knowledge: Knowledge) -> None:
    """One line of figures, in milliseconds."""
    upgrade(url)
    engine = make_engine(url)
    began = time.perf_counter()
    ids = fill(engine, size, knowledge)
    filling = time.perf_counter() - began
    store = SqlStore(engine)
    filled = Filled(
        store,
        ExportAnalysis(store, knowledge),
        [c for c, _ in ids],
        [a for _, a in ids],
        SqlDossiers(engine),
        SqlPeople(engine),
    )
    figures = {what: median(act, filled) for what, act in ACTS.items()}
    engine.dispose()
    told = "  ".join(f"{what} {1000 * seconds:.1f}" for what, seconds in figures.items())
    print(f"{name:11}{size:8}  {told}   (ms; gevuld in {filling:.0f} s)", flush=True)


def median(act: Callable[[Filled, int], object], filled: Filled) -> float:
    """The median time of doing it with one analysis after the other, drawn at random."""
    chance = random.Random(7)  # noqa: S311 - the same draw each time
    times = []
    for _ in range(_ROUNDS):
        which = chance.randrange(len(filled.analyses))
        began = time.perf_counter()
        act(filled, which)
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def store_turn(filled: Filled, which: int) -> None:
    """One more answer, changed."""
    conversation = filled.store.conversation(filled.conversations[which])
    analysis = filled.store.analysis(filled.analyses[which])
    first, *others = analysis.state.answers
    changed = replace(analysis.state, answers=(replace(first, text=str(uuid.uuid4())), *others))
    said = Message(MessageKind.TEXT, _WORDS, van=Sender.USER)
    key = str(uuid.uuid4())
    turn = Turn(conversation, key, _START, said, (said,), replace(analysis, state=changed))
    filled.store.record(turn)


ACTS: dict[str, Callable[[Filled, int], object]] = {
    "openen": lambda filled, n: filled.store.analysis(filled.analyses[n]),
    "mijn lijst": lambda filled, n: filled.dossiers.entries(owner_of(n)),
    "zoek collega": lambda filled, n: filled.people.colleagues(
        owner_of(n), owner_of(n).name.lower()
    ),
    "onaf in gesprek": lambda filled, n: filled.store.unfinished_analyses(filled.conversations[n]),
    "open vraag": lambda filled, n: filled.store.open_question(filled.conversations[n]),
    "antwoord bij sleutel": lambda filled, n: filled.store.reply(
        filled.conversations[n], filled.key
    ),
    "beurt bewaren": store_turn,
    "rapport": lambda filled, n: filled.report(filled.analyses[n]),
}


def fill(engine: Engine, size: int, knowledge: Knowledge) -> list[tuple[str, str]]:
    """The ids of the conversations and their analyses."""
    written = min(size, _WRITTEN)
    ids = [(str(uuid.uuid4()), str(uuid.uuid4())) for _ in range(written)]
    with writing(engine).connect() as connection:
        with connection.begin():
            connection.execute(insert(persoon), [*persons(-(-written // _EACH))])
        for start in range(0, written, _AT_ONCE):
            with connection.begin():
                add(connection, ids[start : start + _AT_ONCE], start, knowledge)
        for number in range(1, size // written):
            with connection.begin():
                copy_all(connection, suffix_of(number))
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("ANALYZE"))
    return [(c + suffix_of(n), a + suffix_of(n)) for n in range(size // written) for c, a in ids]


def suffix_of(number: int) -> str:
    """What is put behind every id of the so-manieth copy; nothing for what was written itself."""
    return f"+{number}" if number else ""


def copy_all(connection: Connection, suffix: str) -> None:
    """All that was written, once more under other ids: in the database itself, since that is quicker."""
    for table in (persoon, gesprek, beurt, bericht, analyse, antwoord, deling):
        own = [column for column in table.columns if column.name in _IDS]
        values = [
            (column + suffix if column.name in _IDS else column).label(column.name)
            for column in table.columns
        ]
        query = select(*values).where(own[0].not_like(_COPIED))
        connection.execute(insert(table).from_select([c.name for c in table.columns], query))


def add(
    connection: Connection, ids: list[tuple[str, str]], first: int, knowledge: Knowledge
) -> None:
    """All rows of these conversations."""
    answers = answers_of(knowledge)
    whole = [(an_analysis(c, a, answers), a_conversation(c, a)) for c, a in ids]
    connection.execute(
        insert(gesprek),
        [
            conversation_values(c)
            | {"token_hash": "x" * 64, "beurten": _TURNS, "persoon": str((first + n) // _EACH)}
            for n, (_, c) in enumerate(whole)
        ],
    )
    connection.execute(insert(beurt), [row for c, _ in ids for row in turns_of(c)])
    connection.execute(insert(bericht), [row for c, _ in ids for row in messages_of(c)])
    connection.execute(insert(analyse), [analysis_values(analysis) for analysis, _ in whole])
    rows = [
        answer_values(StoredAnswer(answer, 1, "gebruiker", _START))
        | {"analyse": analysis.id, "nummer": number}
        for analysis, _ in whole
        for number, answer in enumerate(answers, start=1)
    ]
    connection.execute(insert(antwoord), rows)
    shared = [analysis for _, analysis in ids[:: 10 // _SHARED_OF_TEN]]
    connection.execute(insert(deling), [*shares(shared, first // _EACH)])


def answers_of(knowledge: Knowledge) -> tuple[Answer, ...]:
    """A text as the answer to every question of the analysis."""
    questions = knowledge.questionnaires["buurtanalyse"].questions
    return tuple(Answer(question.id, text=_WORDS) for question in questions)


def a_person(number: int, suffix: str = "") -> Person:
    """One of the professionals of one organisation."""
    return Person(f"{number}{suffix}", "gemeente", f"Collega {number}", None, ("Wijkteam",), ())


def owner_of(which: int) -> Person:
    """Whose this analysis is."""
    return a_person(which % _WRITTEN // _EACH, suffix_of(which // _WRITTEN))


def persons(number: int) -> Iterator[dict[str, object]]:
    """The rows of so many."""
    for n in range(number):
        yield {
            "id": str(n),
            "uitgever": "gemeente",
            "onderwerp": str(n),
            "naam": a_person(n).name,
            "teams": ["Wijkteam"],
            "rollen": [],
            "begonnen": _START,
            "gezien": _START,
        }


def shares(analyses: list[str], with_whom: int) -> Iterator[dict[str, object]]:
    """The rows by which these are shared with one person."""
    for analysis in analyses:
        yield {
            "analyse": analysis,
            "soort": str(ShareKind.PERSON),
            "wie": str(with_whom),
            "recht": str(Right.READ),
            "sinds": _START,
        }


def a_conversation(conversation_id: str, analysis_id: str) -> Conversation:
    """A conversation in which this analysis runs."""
    return Conversation(conversation_id, "web", _START, analysis=analysis_id)


def an_analysis(conversation_id: str, analysis_id: str, answers: tuple[Answer, ...]) -> Analysis:
    """An analysis with all its answers."""
    state = InterviewState("buurtanalyse", answers)
    return Analysis(analysis_id, conversation_id, state, 1, "2026", _START, _START)


def turns_of(conversation_id: str) -> Iterator[dict[str, object]]:
    """The rows of the turns."""
    for number in range(1, _TURNS + 1):
        yield {
            "gesprek": conversation_id,
            "nummer": number,
            "sleutel": f"sleutel-{number}",
            "tijd": _START,
            "auteur": "gebruiker",
        }


def messages_of(conversation_id: str) -> Iterator[dict[str, object]]:
    """The rows of the messages: what was said, and the next question with its options."""
    options = tuple(OptionView(f"locatie/{n}", f"Optie {n}", _WORDS) for n in range(8))
    view = QuestionView("locatie", "2", 7, 25, "locatie", "meer", options, tekst=_WORDS)
    asked = Message(MessageKind.QUESTION, f"{_WORDS}\n{_WORDS}", vraag=view)
    said = Message(MessageKind.TEXT, _WORDS, van=Sender.USER)
    for number in range(2 * _TURNS):
        yield message_values(asked if number % 2 else said) | {
            "gesprek": conversation_id,
            "beurt": number // 2 + 1,
            "tijd": _START,
            "id": str(uuid.uuid4()),
            "nummer": number + 1,
        }


if __name__ == "__main__":
    main()
