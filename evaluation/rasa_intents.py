"""The intents of texts by a trained Rasa model: `.venv-rasa/bin/python evaluation/rasa_intents.py MODEL < texts.json`.

Reads a JSON list of texts; its last line is a JSON list of [intent, confidence]. The engine's Python, so 3.10.
"""

import asyncio
import json
import sys

from rasa.core.agent import Agent


async def main() -> None:
    """Parse every text with the model that is named on the command line."""
    agent = Agent.load(sys.argv[1])
    found = []
    for text in json.load(sys.stdin):
        parsed = await agent.parse_message(text)
        found.append([parsed["intent"]["name"] or "", parsed["intent"]["confidence"]])
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    asyncio.run(main())
