"""One of each on an SQLite file, as `make run` starts them: killed, locked out, without room on the disk."""

from __future__ import annotations

import asyncio
import resource
import sqlite3
import uuid
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from running_stack import RunningStack, make_stack
from sqlalchemy import URL
from talk import Talk

from bot.storage import SqlStore, make_engine
from tests.faults.crowd import Answers, Crowd, check_nothing_lost_or_doubled, undisturbed

pytestmark = pytest.mark.slow
CROWD = 20
_NO_ROOM = 1024


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("een-machine")


@pytest.fixture(scope="module")
def running(folder: Path) -> Iterator[RunningStack]:
    stack = make_stack(folder)
    try:
        stack.start()
        yield stack
    finally:
        for name in stack.processes:
            stack.kill(name)


@pytest.fixture(scope="module")
def file(folder: Path, running: RunningStack) -> Path:
    return folder / "data" / "buurtbrug.sqlite"


@pytest.fixture(scope="module")
def store(file: Path) -> Iterator[SqlStore]:
    engine = make_engine(URL.create("sqlite", database=str(file)))
    yield SqlStore(engine)
    engine.dispose()


@pytest.fixture(scope="module")
def answers(running: RunningStack, store: SqlStore) -> Answers:
    """Those of one whole interview in which nothing went wrong."""
    return asyncio.run(undisturbed([running.address], store))


def talk_through(
    stack: RunningStack, trouble: Callable[[], Awaitable[None]], pause: float
) -> Crowd:
    """A crowd that talks while the trouble comes and goes, and for some time after."""

    async def play() -> Crowd:
        crowd = Crowd([stack.address], CROWD, pause)
        talking = asyncio.create_task(crowd.talk())
        await asyncio.sleep(2)
        await trouble()
        await asyncio.sleep(3)
        crowd.enough.set()
        await talking
        return crowd

    return asyncio.run(play())


def test_each_process_killed_in_turn_loses_nothing(
    running: RunningStack, store: SqlStore, answers: Answers
) -> None:
    async def killing() -> None:
        for name in ("portal", "actions", "engine"):
            running.kill(name)
            running.start_one(name)
            await asyncio.to_thread(running.wait_for, name)

    crowd = talk_through(running, killing, pause=1.5)
    check_nothing_lost_or_doubled(store, crowd, answers)


def test_locked_file_is_told_and_loses_nothing(
    running: RunningStack, store: SqlStore, answers: Answers, file: Path
) -> None:
    async def locking() -> None:
        other = sqlite3.connect(file, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        await asyncio.sleep(5)
        other.execute("ROLLBACK")
        other.close()

    crowd = talk_through(running, locking, pause=0.5)
    check_nothing_lost_or_doubled(store, crowd, answers)
    told = {detail for p in crowd.professionals for _, detail in p.refused}
    assert any("Wat u eerder zei, is veilig" in detail for detail in told)


def test_full_disk_is_told_and_loses_nothing(
    running: RunningStack, store: SqlStore, answers: Answers
) -> None:
    """The actions can write nothing any more, their log neither, as on a disk without room."""

    actions = running.processes["actions"].pid
    unlimited = resource.prlimit(actions, resource.RLIMIT_FSIZE)

    async def filling() -> None:
        resource.prlimit(actions, resource.RLIMIT_FSIZE, (_NO_ROOM, unlimited[1]))
        await asyncio.sleep(5)
        resource.prlimit(actions, resource.RLIMIT_FSIZE, unlimited)

    crowd = talk_through(running, filling, pause=0.5)
    check_nothing_lost_or_doubled(store, crowd, answers)
    told = {detail for p in crowd.professionals for _, detail in p.refused}
    assert any("Wat u eerder zei, is veilig" in detail for detail in told)


def test_double_click_answers_one_question(running: RunningStack, store: SqlStore) -> None:
    """Two clicks are two messages; both say which question was on the screen."""
    talk = Talk(running.address)
    talk.say("ik wil een buurt analyseren")
    for _ in range(2):
        click = talk.post(vraag="rol", keuzes=["rol/buurtprofessional"])
        assert click.status_code == 200
    reply = click.json()["berichten"]
    assert reply[0]["soort"] == "melding"
    assert reply[-1]["vraag"]["id"] == "buurt"
    assert list(talk.answers()) == ["rol"]


def test_two_tabs_of_which_one_is_old(running: RunningStack) -> None:
    """The old tab is told where the conversation is, and changes nothing."""
    talk = Talk(running.address)
    talk.say("ik wil een buurt analyseren")
    talk.say("ik ben opbouwwerker")
    talk.say("de Kruidenbuurt, oude bewoners en nieuwe gezinnen leven langs elkaar heen")
    before = talk.answers()
    late = talk.post(vraag="buurt", tekst="de Bloemenbuurt, daar is veel aan de hand")
    assert late.json()["berichten"][0]["soort"] == "melding"
    assert talk.answers() == before


def test_same_message_much_later_gives_the_same_reply(running: RunningStack) -> None:
    talk = Talk(running.address)
    body = {"sleutel": str(uuid.uuid4()), "tekst": "wat is polarisatie?"}
    path = f"/api/v1/gesprekken/{talk.id}/berichten"
    first = talk.client.post(path, json=body)
    talk.say("hallo")
    assert talk.client.post(path, json=body).json() == first.json()
