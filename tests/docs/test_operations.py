"""The operations manual is whole: every part is there, and the messages that it explains are really given."""

from __future__ import annotations

import re

from tests.docs.reading_docs import ROOT, table

OPERATIONS = ROOT / "docs" / "operations.md"
PARTS = (
    "## Install",
    "## Commands",
    "## Settings",
    "## Ports",
    "## Logs",
    "## Data",
    "### Back-up",
    "## Upgrade",
    "## Monitor",
    "## Health",
    "## When it does not work",
)


def test_every_part_of_a_manual_is_there() -> None:
    text = OPERATIONS.read_text(encoding="utf-8")
    assert [part for part in PARTS if f"\n{part}\n" not in text] == []


def given() -> str:
    """All code that speaks, with sentences over more lines joined."""
    folders = ("bot", "setup")
    code = [
        path.read_text(encoding="utf-8")
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
    ]
    return re.sub(r'"\s*\n\s*f?"', "", "\n".join(code))


def test_messages_that_are_explained_are_really_given() -> None:
    said = given()
    explained = [
        part.strip()
        for row in table(OPERATIONS, "## When it does not work")
        for message in re.findall(r'"([^"]+)"', row[0])
        for part in message.split("…")
        if part.strip()
    ]
    assert len(explained) > 5
    assert [part for part in explained if part not in said] == []


def test_what_is_watched_in_logs_is_really_logged() -> None:
    said = given()
    watched = [row[1] for row in table(OPERATIONS, "## Monitor")]
    phrases = [name for cell in watched for name in re.findall(r"`([a-z]+ failed)`", cell)]
    phrases += [name for cell in watched for name in re.findall(r'"([^"]+)"', cell)]
    assert len(phrases) == 4
    assert [phrase for phrase in phrases if phrase not in said] == []
