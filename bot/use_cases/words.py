"""What the user said, as words for the transcript: the text, or the labels of the buttons."""

from collections.abc import Iterator

from bot.interview.options import is_action
from bot.use_cases.incoming import Incoming
from bot.use_cases.messages import QuestionView
from bot.use_cases.ports import Store


def in_words(incoming: Incoming, store: Store) -> str:
    """The text as typed, or what was chosen in the labels that the user saw."""
    if not incoming.is_chosen:
        return incoming.text
    asked = store.open_question(incoming.conversation)
    chosen = ", ".join(_labels(incoming, asked))
    return ". ".join(part for part in (chosen, incoming.text) if part)


def _labels(incoming: Incoming, asked: QuestionView | None) -> Iterator[str]:
    options = {option.id: option.label for option in asked.opties} if asked else {}
    row_labels = {row.id: row.label for row in asked.rijen} if asked else {}
    for choice in incoming.choices:
        # Beside a story the button that invited to tell it says nothing.
        is_said = choice in options and not is_action(choice)
        if is_said or not incoming.text:
            yield options.get(choice, choice)
    for cell in incoming.cells:
        yield f"{row_labels.get(cell.row, cell.row)}: {options.get(cell.choice, cell.choice)}"
