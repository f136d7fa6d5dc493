"""Domain, rules and training data fit each other, and Rasa's own traps are avoided."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.reading.intents import ALL_INTENTS

ROOT = Path(__file__).resolve().parents[2]
LEAST_EXAMPLES = 40
# Intents with these names trigger actions of Rasa itself.
FORBIDDEN = {"back", "restart", "session_start"}
# Made by the portal from buttons; nobody types it.
NEVER_TYPED = {"kies"}
_MARKED = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})")


def load(path: str) -> Any:
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


def examples() -> dict[str, list[str]]:
    """All examples by intent."""
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / "bot/data/nlu").glob("*.yml")):
        for part in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            lines = [line.removeprefix("- ") for line in part["examples"].splitlines() if line]
            found.setdefault(part["intent"], []).extend(line.strip() for line in lines)
    return found


def plain(example: str) -> str:
    """As far as a reader would call two examples the same."""
    bare = re.sub(r"[^a-z0-9à-ÿ]+", " ", _MARKED.sub(r"\1", example).lower()).strip()
    return bare or example


EXAMPLES = examples()
INTENTS = set(load("domain.yml")["intents"])
RULES = load("bot/data/rules.yml")["rules"]


def named(steps: Any, key: str) -> list[str]:
    """Every value of this key in the steps of rules, also inside "or"."""
    if isinstance(steps, list):
        return [name for step in steps for name in named(step, key)]
    if not isinstance(steps, dict):
        return []
    here = [steps[key]] if isinstance(steps.get(key), str) else []
    return here + [name for value in steps.values() for name in named(value, key)]


def test_no_intent_triggers_an_action_of_rasa_itself() -> None:
    assert FORBIDDEN & (INTENTS | set(EXAMPLES)) == set()


@pytest.mark.parametrize("intent", sorted(INTENTS - NEVER_TYPED))
def test_intent_has_enough_examples(intent: str) -> None:
    assert len(set(map(plain, EXAMPLES[intent]))) >= LEAST_EXAMPLES


def test_every_intent_with_examples_is_in_the_domain_and_the_other_way_round() -> None:
    assert set(EXAMPLES) == INTENTS - NEVER_TYPED


def test_no_example_stands_under_two_intents_or_twice_under_one() -> None:
    counted = Counter((plain(example)) for intent in EXAMPLES for example in EXAMPLES[intent])
    assert [example for example, count in counted.items() if count > 1] == []


def test_examples_vary_in_length() -> None:
    """People type one word, and people type stories."""
    for intent, lines in EXAMPLES.items():
        words = [len(line.split()) for line in lines]
        assert min(words) <= 3, intent
        assert max(words) >= 5, intent


def test_examples_carry_no_details_of_people() -> None:
    for lines in EXAMPLES.values():
        for line in lines:
            assert not re.search(r"\b06[- ]?\d{8}\b|@\w+\.\w+|\b\d{4} ?[A-Z]{2}\b", line), line


def test_reading_knows_every_intent_that_people_type() -> None:
    assert set(ALL_INTENTS) == INTENTS - NEVER_TYPED


@pytest.mark.parametrize("intent", sorted([*INTENTS, "nlu_fallback"]))
def test_intent_has_exactly_one_rule(intent: str) -> None:
    rules = [rule["rule"] for rule in RULES if intent in named(rule["steps"], "intent")]
    assert len(rules) == 1


def test_rules_and_stories_name_only_what_exists() -> None:
    domain = load("domain.yml")
    known = {*domain["actions"], *domain["forms"], "action_listen"}
    stories = load("bot/data/stories.yml")["stories"]
    for part in (*RULES, *stories):
        assert set(named(part["steps"], "action")) <= known
        assert set(named(part["steps"], "intent")) <= INTENTS | {"nlu_fallback"}


def test_one_form_with_one_slot_that_takes_nothing_by_itself() -> None:
    """One generic form asks everything: a slot that is filled from text would answer by itself."""
    domain = load("domain.yml")
    assert list(domain["forms"]) == ["interview_form"]
    assert list(domain["slots"]) == ["antwoord"]
    assert domain["slots"]["antwoord"]["mappings"] == [{"type": "custom"}]
    assert domain["slots"]["antwoord"]["influence_conversation"] is False
    assert "responses" not in domain


def test_pipeline_needs_no_tensorflow() -> None:
    config = load("config.yml")
    names = {part["name"] for part in config["pipeline"] + config["policies"]}
    assert (
        names & {"DIETClassifier", "TEDPolicy", "UnexpecTEDIntentPolicy", "ResponseSelector"}
        == set()
    )
    assert config["language"] == "nl"


def test_no_secret_stands_in_a_file() -> None:
    for name in ("credentials.yml", "endpoints.yml"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "BUURTBRUG_SECRET" in text
        for line in text.splitlines():
            named = re.search(r"(?:secret|token|Bearer)\W*[:= ]\W*(.+)", line, re.IGNORECASE)
            if named and not line.startswith("#"):
                assert named.group(1).endswith("}"), line
                assert "${" in line, line
