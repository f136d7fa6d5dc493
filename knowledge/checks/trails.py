"""The trail from an item or a question to the field that is wrong: `fase/rust > verwant > 2`."""

from collections.abc import Iterator

from knowledge.checks.located import Place


def trail(owner: str, within: Place) -> str:
    """The steps from `owner` on; places in a list count from 1, as people do."""
    return " > ".join(_steps(owner, within))


def question_trail(data: object, within: Place) -> str:
    """The same in a questionnaire, from the question that stands there, if it has an id."""
    question = _at(data, within[:4])
    if within[:1] == ("stappen",) and isinstance(question, dict) and "id" in question:
        return trail(f'vraag "{question["id"]}"', within[4:])
    return trail("", within)


def _steps(owner: str, within: Place) -> Iterator[str]:
    if owner:
        yield owner
    for part in within:
        yield str(part + 1) if isinstance(part, int) else part


def _at(data: object, place: Place) -> object:
    for part in place:
        if isinstance(data, dict):
            data = data.get(part)
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            return None
    return data
