"""A buurtoverleg in the report: what each domain saw, where they agree or differ, and what the group settled.

By domain and never by name.
"""

from collections.abc import Iterator, Sequence

from bot.interview.wording import joined
from bot.report.document import Block, Bullets, Paragraph, Point, Section, Table, columns
from bot.report.material import Material, capital, ended
from bot.report.plain_text import excerpt, plain
from bot.use_cases.people.seen_together import SeenRow, View
from bot.use_cases.people.together import Agreement, Domain
from bot.use_cases.phrases import say

_SHARES = (20, 52, 28)
_LONGEST = 160
_AGREED = (Agreement.SAME,)
_DOMAINS = {
    Domain.SOCIAL: "rapport-domein-sociaal",
    Domain.SAFETY: "rapport-domein-veiligheid",
    Domain.EDUCATION: "rapport-domein-onderwijs",
    Domain.CARE: "rapport-domein-zorg",
    Domain.OTHER: "rapport-domein-anders",
}


def together(material: Material) -> Section | None:
    """What was seen together; None when nobody was invited."""
    found = material.together
    if found is None:
        return None
    knowledge = material.knowledge
    several = [_domain(domain, material) for domain in dict.fromkeys(found.domains)]
    blocks: list[Block] = [
        Paragraph(
            say(
                knowledge,
                "rapport-overleg-wie",
                aantal=len(found.domains),
                domeinen=joined(several),
            )
        )
    ]
    if found.unfinished:
        blocks.append(Paragraph(say(knowledge, "rapport-overleg-bezig")))
    return Section(
        "overleg", say(knowledge, "rapport-overleg"), tuple(blocks), tuple(_parts(material))
    )


def _parts(material: Material) -> Iterator[Section]:
    knowledge = material.knowledge
    rows = material.together.rows if material.together is not None else ()
    same = [row for row in rows if row.agreement in _AGREED]
    others = [row for row in rows if row.agreement not in _AGREED]
    if same:
        points = tuple(_agreed(row, material) for row in same)
        title = say(knowledge, "rapport-overleg-eens")
        yield Section("overleg-eens", title, (Bullets(points),))
    if others:
        intro = Paragraph(say(knowledge, "rapport-overleg-verschil-intro"))
        title = say(knowledge, "rapport-overleg-verschil")
        yield Section("overleg-verschil", title, (intro, _table(others, material)))


def _agreed(row: SeenRow, material: Material) -> Point:
    _, words = row.said[0]
    settled = ""
    if row.settled and row.settled != words:
        settled = say(material.knowledge, "rapport-overleg-anders", antwoord=_short(row.settled))
    text = " ".join(filter(None, (ended(capital(_short(words))), settled)))
    return Point(text, lead=ended(capital(row.short)))


def _table(rows: Sequence[SeenRow], material: Material) -> Table:
    knowledge = material.knowledge
    titles = (
        say(knowledge, "rapport-overleg-onderwerp"),
        say(knowledge, "rapport-overleg-gezien"),
        say(knowledge, "rapport-overleg-samen"),
    )
    return Table(
        say(knowledge, "rapport-overleg-bijschrift"),
        columns(titles, _SHARES),
        tuple(_cells(row, material) for row in rows),
    )


def _cells(row: SeenRow, material: Material) -> tuple[str, str, str]:
    seen = " ".join(ended(f"{_who(view, material)}: {_short(words)}") for view, words in row.said)
    settled = capital(_short(row.settled)) or say(material.knowledge, "rapport-overleg-open")
    return capital(row.short), seen, settled


def _who(view: View, material: Material) -> str:
    """The domain, with a number where more people come from it."""
    name = capital(_domain(view.domain, material))
    return f"{name} {view.number}" if view.number else name


def _domain(domain: Domain, material: Material) -> str:
    return say(material.knowledge, _DOMAINS[domain])


def _short(words: str) -> str:
    return excerpt(plain(words), _LONGEST)
