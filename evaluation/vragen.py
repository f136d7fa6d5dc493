"""How well questions about the subject are answered, beside plain TF-IDF search over the same texts.

`.venv/bin/python evaluation/vragen.py` runs both halves of evaluation/vragen: leren (to learn from) and toets
(only to report). With `--fout` it also shows what went wrong in the half to learn from, and nothing of the other.
Then it asks every question that stands on its own just after an item that has nothing to do with it.
"""

import argparse
import math
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import yaml

from bot.use_cases.answer_question import Explanation
from bot.wiring import wiring
from knowledge.checks import Knowledge
from knowledge.checks.schema import Item

FOLDER = Path(__file__).parent / "vragen"
ALL_NEEDED = frozenset({"vergelijking", "lijst"})
CLEAR_LEAD = 0.02
ENOUGH = 0.25
SEED, TIMES = 3, 2


@dataclass(frozen=True)
class Said:
    """What a system answered: ids when it answered, candidates when it asked which one is meant."""

    ids: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()


Asking = Callable[[str, str | None], Said]


def main() -> None:
    """Print the figures of both systems on both halves."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--fout", action="store_true")
    show = parser.parse_args().fout
    systems: dict[str, Asking] = {
        "Buurtbrug": ours,
        "TF-IDF": TfIdf(wiring().knowledge),
    }
    for half in ("leren", "vormen", "oefenen", "toets"):
        questions = yaml.safe_load((FOLDER / f"{half}.yml").read_text(encoding="utf-8"))["vragen"]
        for name, asking in systems.items():
            report(
                half, name, questions, asking, show=show and half != "toets" and name == "Buurtbrug"
            )
        lost, asked = lost_after_another(questions)
        print(f"{half:6} na een ander onderwerp: {lost} van {asked} niet meer goed")


def report(
    half: str, name: str, questions: list[dict[str, Any]], asking: Asking, *, show: bool
) -> None:
    """One line of figures, and what went wrong when it is wanted."""
    began = time.perf_counter()
    verdicts = [(q, judged(q, asking(q["tekst"], q.get("eerder")))) for q in questions]
    seconds = time.perf_counter() - began
    inside = Counter(v for q, v in verdicts if not q["buiten"])
    outside = Counter(v for q, v in verdicts if q["buiten"])
    shares = ", ".join(
        f"{key} {inside[key] / inside.total():.1%}" for key in ("goed", "na vraag", "niet", "fout")
    )
    wrongly = outside["fout"] / max(1, outside.total())
    each = 1000 * seconds / len(questions)
    print(f"{half:6} {name:10} binnen: {shares}; buiten beantwoord {wrongly:.1%}; {each:.1f} ms")
    for kind in sorted({q["soort"] for q, _ in verdicts}):
        told = Counter(v for q, v in verdicts if q["soort"] == kind and not q["buiten"])
        print(
            f"{'':17} {kind:13} {told['goed']:3} van {told.total():3} goed, {told['fout']:2} fout"
        )
    for question, verdict in verdicts if show else ():
        if verdict != "goed":
            said = asking(question["tekst"], question.get("eerder"))
            given = said.ids[:3] or said.candidates
            print(f"  {verdict:8} {question['soort']:12} {question['tekst']!r}")
            print(f"           verwacht {question['ids']}, gekregen {given}")


def lost_after_another(questions: list[dict[str, Any]]) -> tuple[int, int]:
    """Of the questions that are right by themselves, how many are not just after something else; each asked twice."""
    chosen = random.Random(SEED)  # noqa: S311 - a fixed order, nothing secret
    items = sorted(wiring().knowledge.items)
    alone = [
        question
        for question in questions
        if "eerder" not in question and judged(question, ours(question["tekst"], None)) == "goed"
    ]
    after = [(question, chosen.choice(items)) for question in alone for _ in range(TIMES)]
    lost = sum(
        judged(question, ours(question["tekst"], item)) != "goed" for question, item in after
    )
    return lost, len(after)


def judged(question: dict[str, Any], said: Said) -> str:
    """Right at once, right after asking which is meant, not answered, or wrong."""
    if question["buiten"]:
        return "fout" if said.ids else "goed"
    wanted = set(question["ids"])
    if said.ids:
        enough = (
            wanted <= set(said.ids) if question["soort"] in ALL_NEEDED else said.ids[0] in wanted
        )
        if question["soort"] == "behoefte":
            enough = bool(wanted & set(said.ids))
        return "goed" if enough else "fout"
    return "na vraag" if wanted & set(said.candidates) else "niet"


def ours(text: str, before: str | None) -> Said:
    """Buurtbrug's own answer, after the question before it or, when that is an id, after that item was explained."""
    objects = wiring()
    is_item = before in objects.knowledge.items
    last = (before,) if is_item else objects.answer_question(before).about if before else ()
    found: Explanation = objects.answer_question(text, last)
    return Said(found.ids, found.candidates)


class TfIdf:
    """Plain TF-IDF: one document per item, cosine, no lemmas and no typing errors."""

    def __init__(self, knowledge: Knowledge) -> None:
        items = [item for item in knowledge.items.values() if isinstance(item, Item)]
        counts = [Counter(words(document(item))) for item in items]
        seen_in = Counter(w for c in counts for w in c)
        self.rarity = {w: math.log(len(items) / n) for w, n in seen_in.items()}
        self.documents = [(i.id, self.weighed(c)) for i, c in zip(items, counts, strict=True)]

    def weighed(self, counts: Counter[str]) -> dict[str, float]:
        weights = {w: n * self.rarity.get(w, 0.0) for w, n in counts.items()}
        norm = math.sqrt(sum(v * v for v in weights.values())) or 1.0
        return {w: v / norm for w, v in weights.items()}

    def __call__(self, text: str, _: str | None) -> Said:
        wanted = self.weighed(Counter(words(text)))
        scored = [(sum(v * d.get(w, 0.0) for w, v in wanted.items()), i) for i, d in self.documents]
        scored.sort(reverse=True)
        (best, best_id), (second, _second_id) = scored[:2]
        if best < ENOUGH:
            return Said()
        if best - second < CLEAR_LEAD:
            return Said(candidates=tuple(i for _, i in scored[:3]))
        return Said((best_id,))


def document(item: Item) -> str:
    """Everything that the other system learns from, too."""
    return " ".join(
        [item.titel, item.kort, *item.ook, *item.vragen, item.antwoord, item.uitleg, item.voorbeeld]
    )


def words(text: str) -> list[str]:
    """Lower-case words."""
    return re.findall(r"\w+", text.lower())


if __name__ == "__main__":
    main()
