"""How well personal data is found, and how often a clean sentence is touched, beside deduce as it comes.

`.venv/bin/python -m evaluation.privacy` runs the halves and the practice sentences; `--fout` shows
what went wrong in those to learn from; `--deduce` runs deduce beside it, in an environment of its own that uv makes.
"""

import argparse
import json
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import yaml

from bot.privacy.name_words import PARTICLES
from bot.wiring import wiring

FOLDER = Path(__file__).parent / "privacy"
DEDUCE = "deduce==3.0.6"
Places = list[tuple[int, int]]
_PART = re.compile(r"[^\s.,]+")


def main() -> None:
    """Print the figures of both halves."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--fout", action="store_true")
    parser.add_argument("--deduce", action="store_true")
    given = parser.parse_args()
    for half in ("leren", "oefenen", "toets"):
        cases = yaml.safe_load((FOLDER / f"{half}.yml").read_text(encoding="utf-8"))
        ours("goedemorgen")
        began = time.process_time()
        found = [ours(case["tekst"]) for case in cases]
        spent = 1000 * (time.process_time() - began) / len(cases)
        report(
            f"{half:7} Buurtbrug",
            cases,
            found,
            f"{spent:.1f} ms",
            show=given.fout and half != "toets",
        )
        if given.deduce:
            report(
                f"{half:7} deduce   ", cases, deduce([c["tekst"] for c in cases]), "", show=False
            )


def ours(text: str) -> Places:
    """What Buurtbrug masks."""
    return [(span.start, span.end) for span in wiring().mask(text).spans]


def deduce(texts: list[str]) -> list[Places]:
    """What deduce masks."""
    done = subprocess.run(
        [
            "uv",
            "run",
            "--no-project",
            "--with",
            DEDUCE,
            "python",
            str(ROOT / "evaluation/deduce_names.py"),
        ],
        input=json.dumps(texts),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found: list[Places] = json.loads(done.stdout.splitlines()[-1])
    return found


def report(
    name: str, cases: list[dict[str, Any]], found: list[Places], spent: str, *, show: bool
) -> None:
    """One line of figures: names and other details found as a whole, clean sentences touched."""
    counts = {"naam": [0, 0], "ander": [0, 0]}
    clean = touched = 0
    for case, places in zip(cases, found, strict=True):
        missed = [d for d in case["gegevens"] if not _is_covered(case["tekst"], d[0], places)]
        for detail in case["gegevens"]:
            count = counts["naam" if detail[1] == "naam" else "ander"]
            count[0] += detail not in missed
            count[1] += 1
        if not case["gegevens"]:
            clean += 1
            touched += bool(places)
        said = [case["tekst"][start:end] for start, end in places]
        if show and (missed or (places and not case["gegevens"])):
            print(f"  {case['tekst']}\n      gemist {missed}, gemaskeerd {said}")
    told = "; ".join(
        f"{kind} {right} van {total} ({right / total:.1%})"
        for kind, (right, total) in counts.items()
    )
    print(
        f"{name}: {told}; schone zinnen geraakt {touched} van {clean} ({touched / clean:.1%}) {spent}"
    )


def _is_covered(text: str, detail: str, places: Places) -> bool:
    """Whether nothing that tells is left of a detail; particles and initials may be."""
    start = text.index(detail)
    return all(
        any(begin <= start + part.start() < end for begin, end in places)
        for part in _PART.finditer(detail)
        if part.group().lower() not in PARTICLES and len(part.group()) > 1
    )


if __name__ == "__main__":
    main()
