"""The findings of `quality` as problems with file and line, for content that already loads well."""

from functools import partial
from pathlib import Path

from pydantic import ValidationError

from knowledge.checks import located
from knowledge.checks.base import Knowledge
from knowledge.checks.problems import Problem, in_dutch
from knowledge.checks.quality import Finding, findings
from knowledge.checks.schema import CountFile
from knowledge.checks.trails import trail

_COUNTS = "aantallen.yml"


def counts_of(folder: Path) -> dict[str, int]:
    """How many items each kind has at least; the file must be in order, see `inspect`."""
    return CountFile.model_validate(located.read(folder / _COUNTS).data).aantallen


def inspect(knowledge: Knowledge, folder: Path) -> tuple[Problem, ...]:
    """Everything in `folder` that can be better; empty when all is well."""
    try:
        file = located.read(folder / _COUNTS)
        counts = CountFile.model_validate(file.data).aantallen
    except located.NotReadable as error:
        return (_problem(_COUNTS, error.line, "", f"dit is niet te lezen: {error.problem}."),)
    except ValidationError as error:
        return tuple(
            _problem(_COUNTS, file.line(within), trail("", within), message)
            for within, message in in_dutch(error, CountFile)
        )
    place_counts = partial(_in_counts, file)
    return tuple(
        _in_item(found, folder) if "/" in found.subject else place_counts(found)
        for found in findings(knowledge, counts)
    )


def _in_counts(file: located.Located, found: Finding) -> Problem:
    place = ("aantallen", found.subject)
    return _problem(_COUNTS, file.line(place), found.subject, found.message)


def _in_item(found: Finding, folder: Path) -> Problem:
    name = f"{found.subject.split('/', 1)[0]}.yml"
    file = located.read(folder / name)
    line = file.line(_place_of(found, file.data))
    return _problem(name, line, trail(found.subject, (found.field,)), found.message)


def _place_of(found: Finding, data: object) -> located.Place:
    items = data["items"] if isinstance(data, dict) else []
    numbers = (i for i, item in enumerate(items) if item["id"] == found.subject)
    return ("items", next(numbers, 0), found.field)


def _problem(name: str, line: int, where: str, message: str) -> Problem:
    return Problem(f"knowledge/{name}", line, where, message)
