"""Runs deduce as it comes on a JSON list of texts; prints for each the places that it would mask."""

import json
import sys

from deduce import Deduce  # type: ignore[import-not-found]


def main() -> None:
    """Read texts from standard input, and print places."""
    machine = Deduce()
    found = []
    for text in json.load(sys.stdin):
        annotations = machine.deidentify(text).annotations
        found.append([(int(a.start_char), int(a.end_char)) for a in annotations])
    print(json.dumps(found))


if __name__ == "__main__":
    main()
