"""Problems beside approaches: which approach works on which problem, and what stays open."""

from collections.abc import Iterator, Sequence

from bot.interview.wording import joined
from bot.report.document import Block, Column, Paragraph, Section, Table
from bot.report.material import Material, capital
from bot.use_cases.phrases import say
from knowledge.checks.schema import Intervention, Item

_FIRST_COLUMN = 30
_MOST_COLUMNS = 6
_YES, _PARTLY, _NO = "rapport-matrix-ja", "rapport-matrix-deels", "rapport-matrix-nee"


def matrix(material: Material) -> Section | None:
    """The table with what it shows in words; None while there is nothing to compare."""
    approaches, problems = material.approaches, material.problems
    if not (material.has_advice and approaches and problems):
        return None
    knowledge = material.knowledge
    blocks: list[Block] = [Paragraph(say(knowledge, "rapport-matrix-intro"))]
    blocks += [_table(several, material) for several in _evenly(approaches)]
    blocks += [Paragraph(text) for text in _in_words(approaches, material)]
    blocks.append(Paragraph(say(knowledge, "rapport-matrix-uitleg"), soft=True))
    return Section("matrix", say(knowledge, "rapport-matrix"), tuple(blocks))


def _table(approaches: Sequence[Intervention], material: Material) -> Table:
    knowledge = material.knowledge
    return Table(
        say(knowledge, "rapport-matrix-bijschrift"),
        tuple(_columns(approaches, say(knowledge, "rapport-matrix-probleem"))),
        tuple(_row(problem, approaches, material) for problem in material.problems),
    )


def _evenly(approaches: Sequence[Intervention]) -> Iterator[Sequence[Intervention]]:
    """As many on a page as stay readable, in tables of about the same width."""
    tables = -(-len(approaches) // _MOST_COLUMNS)
    size = -(-len(approaches) // tables)
    yield from (approaches[begin : begin + size] for begin in range(0, len(approaches), size))


def works_on(item: Intervention, problem: Item, material: Material) -> str:
    """The key of the phrase that says how well an approach fits a problem."""
    if problem.id in item.problemen or problem.onder in item.problemen:
        return _YES
    parts = {part.id for part in material.knowledge.below(problem.id)}
    return _PARTLY if parts & set(item.problemen) else _NO


def _columns(approaches: Sequence[Intervention], first: str) -> Iterator[Column]:
    rest = (100 - _FIRST_COLUMN) // len(approaches)
    yield Column(first, 100 - rest * len(approaches))
    yield from (Column(item.titel.partition(",")[0], rest) for item in approaches)


def _row(problem: Item, approaches: Sequence[Intervention], material: Material) -> tuple[str, ...]:
    cells = (say(material.knowledge, works_on(item, problem, material)) for item in approaches)
    return (capital(problem.kort), *cells)


def _in_words(approaches: Sequence[Intervention], material: Material) -> Iterator[str]:
    """Problems on which nothing works: that is what one would overlook."""
    left = [
        problem.kort
        for problem in material.problems
        if all(works_on(item, problem, material) == _NO for item in approaches)
    ]
    if left:
        key = "rapport-matrix-open" if len(left) == 1 else "rapport-matrix-open-meer"
        yield say(material.knowledge, key, problemen=joined(left))
