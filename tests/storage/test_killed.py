"""What was acknowledged survives the sudden end of the process; what was under way is whole or gone."""

import os
import signal
import subprocess
import sys
import uuid

import pytest
from sqlalchemy import URL

from bot.storage import SqlStore
from bot.use_cases.ports import Conversation
from tests.storage.postgres_server import PostgresServer
from tests.storage.samples import START, a_conversation, a_turn


def writing_until_killed(database: URL, *arguments: str, after: int) -> int:
    """The last turn that a writing process acknowledged before it was killed."""
    url = database.render_as_string(hide_password=False)
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.storage.writing_child", *arguments],
        env={**os.environ, "DATABASE_URL": url},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    acknowledged = [child.stdout.readline() for _ in range(after)]
    os.kill(child.pid, signal.SIGKILL)
    acknowledged += child.stdout.readlines()
    assert child.wait() == -signal.SIGKILL
    return int([line for line in acknowledged if line.endswith("\n")][-1])


@pytest.mark.parametrize("after", [1, 20, 77])
def test_acknowledged_turns_survive_a_killed_process(
    store: SqlStore, database: URL, after: int
) -> None:
    conversation = Conversation(str(uuid.uuid4()), "web", START)
    analysis_id = str(uuid.uuid4())
    store.open_conversation(conversation, "hash", ())
    last = writing_until_killed(database, conversation.id, analysis_id, after=after)

    kept = store.conversation(conversation.id)
    # One more may have been kept before it was said.
    assert kept.turns in (last + 1, last + 2)
    assert all(store.reply(conversation.id, f"k{turn}") for turn in range(last + 1))
    assert len(store.messages(conversation.id)) == 2 * kept.turns
    assert [v.version for v in store.answer_versions(analysis_id)] == [*range(1, kept.turns + 1)]
    assert store.analysis(analysis_id).state.answers[0].text == f"keer {kept.turns - 1}"
    store.record(a_turn(kept))


def test_acknowledged_turn_survives_a_crash_of_the_server(
    postgres: PostgresServer, postgres_store: SqlStore
) -> None:
    conversation = a_conversation(postgres_store)
    turn = a_turn(conversation)
    reply = postgres_store.record(turn)
    postgres.stop("immediate")
    postgres.start()
    assert postgres_store.reply(conversation.id, turn.key) == reply
