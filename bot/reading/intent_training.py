"""`python -m bot.reading.intent_training FILE`: learn what a part of a message wants, from the examples of the engine.

Rasa tells what a whole message wants. Who says two things at once wants that told of each part, and of a part Rasa
knows nothing.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

from bot.reading.question_training import Example, fields_of, train
from bot.reading.text_model import save
from knowledge.checks import shipped_knowledge

_EXAMPLES = Path(__file__).resolve().parents[1] / "data" / "nlu"


def examples(folder: Path) -> Iterator[Example]:
    """Every example of every intent."""
    for path in sorted(folder.glob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            for line in block["examples"].splitlines():
                if line.strip():
                    yield Example(block["intent"], line.strip().removeprefix("- "), 1.0)


def main() -> None:
    """Train on the examples that come with Buurtbrug, and save."""
    save(train(examples(_EXAMPLES), fields_of(shipped_knowledge())), Path(sys.argv[1]))


if __name__ == "__main__":
    main()
