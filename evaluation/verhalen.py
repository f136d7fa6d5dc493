"""How well a story is read, beside matching keywords: main causes, places, main forms, the phase, and what is denied.

`.venv/bin/python -m evaluation.verhalen` runs both halves and the practice stories; `--fout` shows
what went wrong in those to learn from.
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import yaml

from bot.reading.meaning import Option
from bot.reading.mentions import find_mentions
from bot.reading.story.read_story import Status
from bot.reading.story.units import sentences
from bot.reading.vocabulary import vocabulary
from bot.reading.words import tokens
from bot.wiring import wiring

FOLDER = Path(__file__).parent / "verhalen"
COUNTED = frozenset(
    [f"oorzaak/{letter}" for letter in "abcdefg"]
    + ["oorzaak/weerstand-komst", "vorm/denken", "vorm/voelen", "vorm/gedrag"]
    + [
        f"locatie/{place}"
        for place in ("woonomgeving", "publieke-ruimte", "scholen", "sociale-media", "anders")
    ]
)
Reader = Callable[[str], tuple[frozenset[str], str]]


def main() -> None:
    """Print the figures of every set, ours and those of keywords."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--fout", action="store_true")
    given = parser.parse_args()
    for half in ("leren", "oefenen", "toets"):
        cases = yaml.safe_load((FOLDER / f"{half}.yml").read_text(encoding="utf-8"))
        for name, read in (("Buurtbrug", ours), ("trefwoorden", keywords)):
            read(cases[0]["tekst"])
            began = time.perf_counter()
            found = [read(case["tekst"]) for case in cases]
            spent = 1000 * (time.perf_counter() - began) / len(cases)
            report(f"{half:7} {name:12}", cases, found, spent)
            if given.fout and half != "toets" and name == "Buurtbrug":
                show(cases, found)


def ours(text: str) -> tuple[frozenset[str], str]:
    """What Buurtbrug ticks, and its phase."""
    story = wiring().read_story(text)
    ticked = {item.id for item in story.items if item.status is Status.RECOGNISED}
    phases = story.of_kind("fase")
    return frozenset(ticked), phases[0].id if phases else ""


def keywords(text: str) -> tuple[frozenset[str], str]:
    """Every item of which a name or synonym stands in the text; of phases the last that is named."""
    knowledge = wiring().knowledge
    items = [i for kind in ("oorzaak", "locatie", "vorm", "fase") for i in knowledge.main(kind)]
    options = [Option(item.id, item.titel, (item.kort, *item.ook)) for item in items]
    words = vocabulary(tuple(options))
    named: list[str] = []
    for unit in sentences(text):
        named += [
            options[m.option].id for m in find_mentions(tokens(unit.text), words) if m.is_sure
        ]
    phases = [name for name in named if name.startswith("fase/")]
    return frozenset(named), phases[-1] if phases else "fase/onderhuidse-spanningen"


def report(
    name: str, cases: list[dict[str, Any]], found: list[tuple[frozenset[str], str]], spent: float
) -> None:
    """One line of figures."""
    right = ticked = wanted = denied = denials = phases = 0
    for case, (items, phase) in zip(cases, found, strict=True):
        gold = COUNTED.intersection(_with_main(case["labels"]))
        mine = COUNTED & items
        right += len(gold & mine)
        ticked += len(mine)
        wanted += len(gold)
        denials += len(case["ontkend"])
        denied += len({*case["ontkend"]} & {*items, phase})
        phases += phase == case["fase"]
    precision, recall = right / max(1, ticked), right / wanted
    score = 2 * precision * recall / max(1e-9, precision + recall)
    print(
        f"{name} micro-F1 {score:.3f} (juist {precision:.2f}, gevonden {recall:.2f}); "
        f"ontkend aangevinkt {denied / denials:.1%}; fase goed {phases / len(cases):.1%}; {spent:.0f} ms"
    )


def _with_main(labels: list[str]) -> set[str]:
    found = set(labels)
    for label in labels:
        kind, _, name = label.partition("/")
        if kind in ("oorzaak", "vorm") and label not in COUNTED:
            found.add(f"{kind}/{name.partition('-')[0]}")
    return found


def show(cases: list[dict[str, Any]], found: list[tuple[frozenset[str], str]]) -> None:
    """What was missed, ticked too much or ticked though denied, per story."""
    for case, (items, phase) in zip(cases, found, strict=True):
        gold = COUNTED.intersection(_with_main(case["labels"]))
        mine = COUNTED & items
        print(
            f"  {case['id']}: gemist {sorted(gold - mine)}, te veel {sorted(mine - gold)}, "
            f"ontkend {sorted({*case['ontkend']} & items)}, {phase} (is {case['fase']})"
        )


if __name__ == "__main__":
    main()
