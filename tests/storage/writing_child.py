"""A process that records one turn after another and says so of each, until it is killed.

Run by test_killed with DATABASE_URL in its environment and the conversation as argument.
"""

import sys
from dataclasses import replace

from bot.storage import SqlStore, make_engine
from bot.use_cases.ports import Conversation
from tests.storage.samples import LOCATION, START, a_turn, an_analysis


def main(conversation_id: str, analysis_id: str) -> None:
    store = SqlStore(make_engine())
    conversation = Conversation(conversation_id, "web", START)
    analysis = replace(an_analysis(conversation), id=analysis_id)
    for turns in range(100_000):
        answer = replace(LOCATION, text=f"keer {turns}")
        changed = replace(analysis, state=replace(analysis.state, answers=(answer,)))
        store.record(a_turn(replace(conversation, turns=turns), changed, key=f"k{turns}"))
        print(turns, flush=True)  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
