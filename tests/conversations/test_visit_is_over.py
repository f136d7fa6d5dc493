"""A visit that is over is gone from the database of the running portal, without anybody asking for it."""

import datetime as dt
import time
import uuid
from pathlib import Path

import pytest
from running_stack import RunningStack
from sqlalchemy import URL

from bot.storage import SqlStore, make_engine
from bot.use_cases.messages import text_message
from bot.use_cases.ports import Conversation, NotFound

_PATIENCE_SECONDS = 30


@pytest.mark.slow
def test_the_portal_forgets_old_visits_when_it_starts(stack: RunningStack) -> None:
    file = Path(stack.settings["BUURTBRUG_DATA"]) / "buurtbrug.sqlite"
    store = SqlStore(make_engine(URL.create("sqlite", database=str(file))))
    began = dt.datetime.now(dt.UTC) - dt.timedelta(hours=25)
    old, web = (Conversation(str(uuid.uuid4()), channel, began) for channel in ("widget", "web"))
    for conversation in (old, web):
        store.open_conversation(conversation, "hash", [text_message("Goedendag")])
    stack.kill("portal")
    stack.start_one("portal")
    stack.wait_for("portal")
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while is_there(store, old) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not is_there(store, old)
    assert is_there(store, web)


def is_there(store: SqlStore, conversation: Conversation) -> bool:
    try:
        store.conversation(conversation.id)
    except NotFound:
        return False
    return True
