"""Two hundred running interviews while everything that can die, dies: is any acknowledged answer lost or doubled?

`.venv/bin/python evaluation/storingen.py [--size 200] [--away 30]` starts two portals, engines and action servers
on a PostgreSQL of their own, lets so many talk at once (a turn per ten seconds each), kills one of each with
kill -9, then the other of each, and takes the database away for so many seconds. Afterwards the tables are held against
every reply that was acknowledged, and against what the same interview leaves behind when nothing goes wrong.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from bot.storage import SqlStore, make_engine
from tests.faults.crowd import Crowd, check_nothing_lost_or_doubled, undisturbed
from tests.faults.fleet import Fleet, make_fleet
from tests.storage.postgres_server import PostgresServer

_THINKING_SECONDS = 10.0


def main() -> None:
    """Play, check and print; an AssertionError names what was lost."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", type=int, default=200)
    parser.add_argument("--away", type=float, default=30.0)
    wanted = parser.parse_args()
    server = PostgresServer()
    try:
        with tempfile.TemporaryDirectory() as folder:
            url = server.new_database()
            fleet = make_fleet(Path(folder), url)
            try:
                fleet.start()
                play(fleet, SqlStore(make_engine(url)), server, wanted)
            finally:
                fleet.stop()
    finally:
        server.remove()


def play(fleet: Fleet, store: SqlStore, server: PostgresServer, wanted: argparse.Namespace) -> None:
    """The whole course of it."""
    reference = asyncio.run(undisturbed(fleet.addresses, store))
    crowd = Crowd(fleet.addresses, wanted.size, _THINKING_SECONDS)
    began = time.monotonic()
    asyncio.run(disturbed(crowd, fleet, server, wanted.away))
    conversations, turns = check_nothing_lost_or_doubled(store, crowd, reference)
    refused = Counter(status for p in crowd.professionals for status, _ in p.refused)
    print(f"{wanted.size} tegelijk, {time.monotonic() - began:.0f} s")
    print(f"{conversations} gesprekken, {turns} bevestigde beurten: geen verloren, geen dubbel")
    print(f"geweigerd en later gelukt: {dict(refused)}")


async def disturbed(crowd: Crowd, fleet: Fleet, server: PostgresServer, away: float) -> None:
    """Kill one of each, then the other of each; then take the database away."""
    talking = asyncio.create_task(crowd.talk())
    await asyncio.sleep(2 * _THINKING_SECONDS)
    await fleet.kill_one_of_each()
    await asyncio.to_thread(server.stop, "immediate")
    await asyncio.sleep(away)
    await asyncio.to_thread(server.start)
    await asyncio.sleep(2 * _THINKING_SECONDS)
    crowd.enough.set()
    await talking


if __name__ == "__main__":
    main()
