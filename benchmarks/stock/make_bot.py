"""Writes the stock bot: the neighbourhood analysis as a Rasa developer would build it with Rasa 3.6 alone.

Default pipeline and policies (`config.yml`), one form with a slot per question, its own actions on rasa-sdk's action
server (`actions.py`), Rasa's SQL tracker store. Its texts and its training data are ours. What a stock bot has not,
it does not get: masking, an own store, advice, going back, correcting, resuming.
"""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml
from stock.questions import FORM, Plain, questions

from knowledge.checks import shipped_knowledge

_HERE = Path(__file__).parent
_EXAMPLES = _HERE.parents[1] / "bot" / "data" / "nlu"
_BEGIN, _WHY, _ASK = "start_analyse", "waarom", "stel_vraag"
_INTERRUPT = (_WHY, _ASK)


def make_bot(folder: Path, examples_per_intent: int) -> None:
    """Everything that `rasa train` and `rasa run` need, in this folder; 0 examples means all."""
    asked = questions(shipped_knowledge())
    nlu = training_examples(examples_per_intent)
    (folder / "data").mkdir(parents=True, exist_ok=True)
    for name in ("config.yml", "actions.py"):
        shutil.copy(_HERE / name, folder / name)
    (folder / "vragen.json").write_text(json.dumps(asked, ensure_ascii=False), encoding="utf-8")
    _write(folder / "data" / "nlu.yml", nlu=nlu)
    intents = [block["intent"] for block in nlu]
    _write(folder / "data" / "rules.yml", rules=_rules(intents), stories=_stories())
    _write(folder / "domain.yml", **_domain(intents, asked))
    (folder / "credentials.yml").write_text("rest:\n", encoding="utf-8")


def training_examples(per_intent: int) -> list[Plain]:
    """Our examples by intent, or as many of each, spread evenly over the list."""
    by_intent: dict[str, list[str]] = {}
    for path in sorted(_EXAMPLES.glob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            by_intent.setdefault(block["intent"], []).extend(block["examples"].splitlines())
    return [
        {"intent": intent, "examples": "\n".join(_spread(lines, per_intent)) + "\n"}
        for intent, lines in by_intent.items()
    ]


def _spread(lines: Sequence[str], wanted: int) -> list[str]:
    if not wanted or wanted >= len(lines):
        return list(lines)
    return [lines[place * len(lines) // wanted] for place in range(wanted)]


def _rules(intents: Sequence[str]) -> list[Plain]:
    form = [{"action": FORM}, {"active_loop": FORM}]
    active = [{"active_loop": FORM}]
    ended = [{"action": FORM}, {"active_loop": None}, {"slot_was_set": [{"requested_slot": None}]}]
    return [
        {"rule": "begin", "steps": [{"intent": _BEGIN}, *form]},
        {"rule": "klaar", "condition": active, "steps": [*ended, {"action": "action_afronden"}]},
        *(
            {
                "rule": f"{intent} tijdens de vragen",
                "condition": active,
                "steps": [{"intent": intent}, {"action": f"utter_{intent}"}, *form],
            }
            for intent in _INTERRUPT
        ),
        *(
            {"rule": intent, "steps": [{"intent": intent}, {"action": f"utter_{intent}"}]}
            for intent in (*intents, "nlu_fallback")
            if intent not in (_BEGIN, *_INTERRUPT)
        ),
    ]


def _stories() -> list[Plain]:
    begin = [{"intent": _BEGIN}, {"action": FORM}, {"active_loop": FORM}]
    end = [{"active_loop": None}, {"action": "action_afronden"}]
    bye = [{"intent": "bedankt"}, {"action": "utter_bedankt"}]
    greeting = [{"intent": "groet"}, {"action": "utter_groet"}]
    return [
        {"story": "meteen", "steps": [*begin, *end, *bye]},
        {"story": "eerst groeten", "steps": [*greeting, *begin, *end]},
        *(
            {
                "story": f"{intent} tussendoor",
                "steps": [
                    *begin,
                    {"intent": intent},
                    {"action": f"utter_{intent}"},
                    {"action": FORM},
                    *end,
                ],
            }
            for intent in _INTERRUPT
        ),
    ]


def _domain(intents: Sequence[str], asked: Sequence[Plain]) -> dict[str, Any]:
    replies = {f"utter_{name}": [{"text": _said(name)}] for name in (*intents, "nlu_fallback")}
    fixed = {f"utter_ask_{q['slot']}": [_question(q)] for q in asked if not q["wisselt"]}
    changing = [f"action_ask_{q['slot']}" for q in asked if q["wisselt"]]
    return {
        "intents": list(intents),
        "entities": ["keuze"],
        "slots": {q["slot"]: _slot(q) for q in asked},
        "forms": {FORM: {"required_slots": [q["slot"] for q in asked]}},
        "responses": replies | fixed,
        "actions": [f"validate_{FORM}", "action_afronden", *changing],
        "session_config": {"session_expiration_time": 60, "carry_over_slots_to_new_session": True},
    }


def _said(intent: str) -> str:
    return (
        f"Dank u. Ik begrijp dat het hierom gaat: {intent.replace('_', ' ')}. Zullen we verdergaan?"
    )


def _slot(question: Plain) -> Plain:
    """Filled by a button, or by what is typed unless that is a question back."""
    now = {"conditions": [{"active_loop": FORM, "requested_slot": question["slot"]}]}
    typed = {"type": "from_text", "not_intent": list(_INTERRUPT), **now}
    button = {"type": "from_entity", "entity": "keuze", **now}
    return {
        "type": "text" if question["soort"] == "tekst" else "list",
        "influence_conversation": False,
        "mappings": [button, typed],
    }


def _question(question: Plain) -> Plain:
    """The question with its buttons; a grid names its rows first."""
    rows = [f"{n}. {row['label']}" for n, row in enumerate(question["rijen"]["vast"], start=1)]
    buttons = [
        {"title": option["label"], "payload": f'/geef_antwoord{{{{"keuze": "{number}"}}}}'}
        for number, option in enumerate(question["opties"]["vast"], start=1)
    ]
    text = "\n".join([question["tekst"], *rows])
    return {"text": text, "buttons": buttons} if buttons else {"text": text}


def _write(path: Path, **parts: Any) -> None:
    text = yaml.safe_dump({"version": "3.1", **parts}, allow_unicode=True, sort_keys=False)
    path.write_text(text, encoding="utf-8")
