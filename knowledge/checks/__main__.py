"""`python -m knowledge.checks`: check all content and report everything at once."""

import sys
from collections import Counter
from pathlib import Path

from knowledge.checks.inspection import inspect
from knowledge.checks.loader import FOLDER, load_knowledge
from knowledge.checks.problems import KnowledgeError


def main(folder: Path = FOLDER) -> int:
    """Write the number of items per kind, or all problems; 1 when there are any."""
    try:
        knowledge = load_knowledge(folder)
        problems = inspect(knowledge, folder)
        if problems:
            raise KnowledgeError(problems)  # noqa: TRY301 - both kinds of problems are told alike
    except KnowledgeError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    counts = Counter(item.soort for item in knowledge.items.values())
    sys.stdout.writelines(f"{kind:15} {count:4}\n" for kind, count in counts.items())
    sys.stdout.write(f"In orde: {counts.total()} items, versie {knowledge.version}.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
