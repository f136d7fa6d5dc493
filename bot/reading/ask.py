"""What a question about the subject asks for, and everything that can be asked about."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.reading.lookup import Lookup
from bot.reading.meaning import Option
from bot.reading.naming import Names


class AskKind(StrEnum):
    """What is asked for."""

    EXPLAIN = "uitleg"
    MORE = "meer"
    EXAMPLE = "voorbeeld"
    COMPARE = "verschil"
    LIST = "lijst"
    WHAT_TO_DO = "wat-te-doen"
    SUGGEST = "suggesties"


@dataclass(frozen=True)
class Ask:
    """One question, understood.

    `ids` are the items it is about, best first; none means that nothing was found. For a list, `listed` is
    the kind of items, `filters` what they must fit, and `ids`, if there are any, the items themselves, or those
    that come first; of those, `fitting` stand in it whatever the filters. `doubtful`: the first of `ids` is not
    clearly ahead. `outside` is what it is about when that is not our field.
    """

    kind: AskKind
    ids: tuple[str, ...] = ()
    listed: str | None = None
    filters: tuple[str, ...] = ()
    doubtful: bool = False
    outside: str = ""
    fitting: tuple[str, ...] = ()


@dataclass(frozen=True)
class KindWords:
    """The words that ask for a list of a kind ("fasen"), and for one of it ("welke fase").

    `implied` ask for the list without its name, in a question about nothing else: "hoe ontstaat polarisatie?".
    """

    many: tuple[str, ...]
    one: tuple[str, ...] = ()
    implied: tuple[str, ...] = ()


@dataclass(frozen=True)
class Subjects:
    """Everything that can be asked about.

    `filters` are the problems, groups and places by which a list can be narrowed; `kinds` gives the words
    for each kind of item ("aanpakken" is interventie). `parts` are the items that stand under another one, `related`
    those that it names as related. `towns` are the towns that items come from. `rows` are kinds whose items follow on
    each other, from low to high: phases, rungs.
    """

    lookup: Lookup
    filters: tuple[Option, ...]
    kinds: Mapping[str, KindWords]
    names: Names
    parts: Mapping[str, tuple[str, ...]]
    related: Mapping[str, tuple[str, ...]]
    towns: frozenset[str] = frozenset()
    rows: tuple[tuple[str, ...], ...] = ()
