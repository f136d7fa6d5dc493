"""Runs inside an environment that has spaCy: builds the embedded default, or tries a pipeline out.

`python -m setup.spacy_pipeline build|load FOLDER` prints the pipeline's facts as one JSON line.
The only module here that needs a library; it is never imported by the others.
"""

from __future__ import annotations

import json
import sys
import warnings
from pathlib import Path
from typing import Any

import spacy
import spacy.about

TRIAL = "De bewoners van de flats maken zich zorgen over de jongeren op het plein."


def build(folder: Path) -> None:
    """The Dutch tokenizer and the lookup lemmatizer with the tables of spacy-lookups-data."""
    meta = {"name": "ingebouwd", "version": spacy.about.__version__}
    pipeline = spacy.blank("nl", meta=meta)
    pipeline.add_pipe("lemmatizer", config={"mode": "lookup"})
    pipeline.initialize()
    pipeline.to_disk(folder)


def load(folder: Path) -> dict[str, Any]:
    """Load the pipeline from its path, as those who use it do, and try it on a sentence."""
    pipeline = spacy.load(folder)
    pipeline(TRIAL)
    facts = {key: pipeline.meta[key] for key in ("lang", "name", "version")}
    return {**facts, "spacy": spacy.about.__version__, "pipeline": pipeline.pipe_names}


if __name__ == "__main__":
    warnings.filterwarnings("ignore")
    work, target = sys.argv[1], Path(sys.argv[2])
    if work == "build":
        build(target)
    print(json.dumps(load(target)))
