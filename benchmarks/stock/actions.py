"""The stock bot's own actions, as a Rasa developer writes them: validate each slot of the form, ask, sum up.

Runs on rasa-sdk's action server beside the stock bot, on Python 3.10; reads `vragen.json`, which `make_bot` wrote.
"""

import json
import re
from pathlib import Path
from typing import Any

from rasa_sdk import Action, FormValidationAction, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

FORM = "buurtanalyse_form"
QUESTIONS = {q["slot"]: q for q in json.loads(Path("vragen.json").read_text(encoding="utf-8"))}


def asked_now(question: dict, slots: dict) -> bool:
    """Whether the answers so far ask for this question."""
    return all(_holds(condition, slots) for condition in question["als"])


def _holds(condition: dict, slots: dict) -> bool:
    given = slots.get(condition["slot"]) or []
    given = given if isinstance(given, list) else [given]
    holds = len(given) >= condition["minstens"]
    if condition["een_van"]:
        holds = holds and any(choice in given for choice in condition["een_van"])
    return holds != condition["niet"]


def choices(question: dict, part: str, slots: dict) -> list[dict]:
    """The options or rows: fixed ones, what was chosen before, or what stands below that."""
    chosen = [c for slot in question[part]["gekozen"] for c in slots.get(slot) or []]
    parents = [c for slot in question[part]["onder"] for c in slots.get(slot) or []]
    known = question[part]["alle"]
    wanted = [o for o in known if o["id"] in chosen or o["onder"] in parents]
    return [*wanted, *question[part]["vast"]]


def listed(options: list[dict]) -> str:
    """The options with their numbers."""
    return "\n".join(f"{number}. {o['label']}" for number, o in enumerate(options, start=1))


def chosen_by_number(text: str, options: list[dict]) -> list[str]:
    """The ids behind "1, 3"."""
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    return [options[n - 1]["id"] for n in numbers if 0 < n <= len(options)]


def cells_by_number(text: str, rows: list[dict], options: list[dict]) -> list[str]:
    """The cells behind "1=2, 3=1"."""
    pairs = [(int(row), int(option)) for row, option in re.findall(r"(\d+)=(\d+)", text)]
    inside = [(r, o) for r, o in pairs if 0 < r <= len(rows) and 0 < o <= len(options)]
    return [f"{rows[r - 1]['id']}={options[o - 1]['id']}" for r, o in inside]


def _is_checked(value: Any) -> bool:
    """Whether it was validated before, and so holds ids."""
    return isinstance(value, list) and bool(re.fullmatch(r"[a-z].*", str(value[0])))


class ValidateBuurtanalyseForm(FormValidationAction):
    """Which slots the form wants, and what their values may be."""

    def name(self) -> str:
        """The name in the domain."""
        return f"validate_{FORM}"

    async def required_slots(
        self,
        domain_slots: list[str],
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: DomainDict,
    ) -> list[str]:
        """Those whose question makes sense after the answers so far."""
        slots = tracker.slots
        return [slot for slot in domain_slots if asked_now(QUESTIONS[slot], slots)]


def _validator(slot: str) -> Any:
    question = QUESTIONS[slot]

    def validate(
        self: Any,
        value: Any,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: DomainDict,
    ) -> dict[str, Any]:
        if question["soort"] == "tekst" or _is_checked(value):
            return {slot: value}
        # A slot of the type list makes a list of what was typed.
        text = value[0] if isinstance(value, list) else str(value)
        if text.strip() == "0":
            return {slot: ["weet-niet"]}
        options = choices(question, "opties", tracker.slots)
        rows = choices(question, "rijen", tracker.slots)
        found = cells_by_number(text, rows, options) if rows else chosen_by_number(text, options)
        if not found:
            dispatcher.utter_message(text="Kies een of meer nummers, of typ 0 als u het niet weet.")
        return {slot: found or None}

    return validate


for _slot in QUESTIONS:
    setattr(ValidateBuurtanalyseForm, f"validate_{_slot}", _validator(_slot))


class _Ask(Action):
    """Asks a question whose options or rows depend on what was answered before."""

    slot = ""

    def name(self) -> str:
        """The name in the domain; the form finds it by the slot."""
        return f"action_ask_{self.slot}"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[dict]:
        """The question with its rows and options."""
        question = QUESTIONS[self.slot]
        parts = [listed(choices(question, part, tracker.slots)) for part in ("rijen", "opties")]
        dispatcher.utter_message(text="\n\n".join([question["tekst"], *filter(None, parts)]))
        return []


for _slot, _question in QUESTIONS.items():
    if _question["wisselt"]:
        _name = f"ActionAsk_{_slot}"
        globals()[_name] = type(_name, (_Ask,), {"slot": _slot, "__module__": __name__})


class ActionAfronden(Action):
    """Sums up and empties the form."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_afronden"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[dict]:
        """All answers, and every slot empty again."""
        answered = [
            f"{q['kort']}: {tracker.slots[s]}" for s, q in QUESTIONS.items() if tracker.slots.get(s)
        ]
        dispatcher.utter_message(text="De analyse is klaar.\n" + "\n".join(answered))
        return [{"event": "slot", "timestamp": None, "name": s, "value": None} for s in QUESTIONS]
