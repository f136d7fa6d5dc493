"""The commands about people: a link to sign in with, a token, and deleting what is over its time."""

from __future__ import annotations

import datetime as dt
import uuid
from pathlib import Path

import pytest
from sqlalchemy import URL

from bot.storage import SqlStore, make_engine
from bot.storage.migrate import upgrade
from bot.storage.people import SqlPeople
from bot.use_cases.people.ways_in import LOCAL_USER, AccessTokens, SignInLinks
from bot.use_cases.ports import Conversation
from bot.wiring import now
from tests.cli.conftest import Run

PROVIDER = {
    "BUURTBRUG_PUBLIC_URL": "https://buurtbrug.example",
    "BUURTBRUG_OIDC_ISSUER": "https://inloggen.example",
    "BUURTBRUG_OIDC_CLIENT_ID": "x",
}


@pytest.fixture
def database(tmp_path: Path) -> URL:
    url = URL.create("sqlite", database=str(tmp_path / "buurtbrug.sqlite"))
    upgrade(url)
    return url


def test_link_and_token_work(start: Run, database: URL) -> None:
    settings = {"DATABASE_URL": str(database), "BUURTBRUG_PORTAL_PORT": "8123"}
    people = SqlPeople(make_engine(database))
    link = start("inloglink", "--json", **settings).json["link"]
    address, _, code = link.partition("#code=")
    assert address == "http://127.0.0.1:8123/inloggen"
    assert SignInLinks(people, now).use(code) == LOCAL_USER
    token = start("token", **settings).out.strip()
    owner = AccessTokens(people, now).who(token)
    assert owner is not None
    assert owner.name == LOCAL_USER.name


def test_with_a_provider_there_is_no_local_user(start: Run, database: URL) -> None:
    for command in ("inloglink", "token"):
        ended = start(command, DATABASE_URL=str(database), **PROVIDER)
        assert ended.code == 2
        assert "inlogdienst" in ended.error


def test_what_is_over_its_time_is_deleted(start: Run, database: URL) -> None:
    store = SqlStore(make_engine(database))
    long_ago = now() - dt.timedelta(days=400)
    for begun in (long_ago, now()):
        store.open_conversation(
            Conversation(str(uuid.uuid4()), "web", begun), begun.isoformat(), ()
        )
    settings = {"DATABASE_URL": str(database)}
    assert start("opruimen", "--json", **settings, BUURTBRUG_KEEP_ANONYMOUS_DAYS="0").json == {
        "gewist": 0
    }
    assert start("opruimen", "--json", **settings).json == {"gewist": 1}
    assert "gesprekken zonder inloggen: 0 gewist" in start("opruimen", **settings).out
    wrong = start("opruimen", **settings, BUURTBRUG_KEEP_ANONYMOUS_DAYS="lang")
    assert (wrong.code, "BUURTBRUG_KEEP_ANONYMOUS_DAYS" in wrong.error) == (2, True)


def test_without_a_database_one_line_says_so(start: Run, tmp_path: Path) -> None:
    away = {"DATABASE_URL": f"sqlite:///{tmp_path}/weg/buurtbrug.sqlite"}
    for command in ("inloglink", "token", "opruimen"):
        ended = start(command, **away)
        assert (ended.code, ended.error) == (
            2,
            "De database is niet bereikbaar. Klopt DATABASE_URL?\n",
        )
