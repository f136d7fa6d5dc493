"""What a report is made of: the public form of an analysis, its state and the knowledge, with ways to look things up.

Every section asks here; nothing here knows how a report looks.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bot.interview.route import questionnaire_of
from bot.interview.state import InterviewState, Phase
from bot.use_cases.people.seen_together import Together
from bot.use_cases.phrases import say
from knowledge.checks import Knowledge
from knowledge.checks.questionnaire import Question, Questionnaire
from knowledge.checks.schema import Intervention, Item

_PROBLEMS = ("oorzaak", "vorm", "sentiment", "trigger")
_OTHER = "/anders"
_SHOWN = 5


@dataclass(frozen=True)
class Said:
    """One thing that was said in the conversation."""

    by_user: bool
    text: str


@dataclass(frozen=True)
class Material:
    """`analysis` is the public form, free of characters that no document can hold; `together` its buurtoverleg."""

    analysis: Mapping[str, Any]
    state: InterviewState
    knowledge: Knowledge
    made: dt.datetime
    transcript: tuple[Said, ...] = ()
    together: Together | None = None

    @property
    def questionnaire(self) -> Questionnaire:
        return questionnaire_of(self.state, self.knowledge)

    @property
    def is_draft(self) -> bool:
        """Whether the analysis is not finished."""
        return self.state.phase is not Phase.FINISHED

    @property
    def is_practice(self) -> bool:
        """Whether it is about no real neighbourhood."""
        return self.state.practice is not None or self.questionnaire.oefenen

    @property
    def advice(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.analysis["advies"]
        return found

    @property
    def has_advice(self) -> bool:
        """Whether there is advice, and enough was told for it."""
        enough = bool(self.advice["interventies"]) or not self.is_draft
        return bool(self.analysis["met_advies"]) and enough

    @cached_property
    def answers(self) -> Mapping[str, Mapping[str, Any]]:
        """The answers in their public form, by question."""
        return {answer["vraag"]: answer for answer in self.analysis["antwoorden"]}

    def questions(self) -> Iterator[Question]:
        """All questions of the questionnaire that were answered."""
        yield from (q for q in self.questionnaire.questions if q.id in self.answers)

    def chosen(self, kind: str) -> tuple[Item, ...]:
        """The items of this kind that were chosen from a list; "something else" left out."""
        ids = (
            choice
            for answer in self.answers.values()
            for choice in answer["keuzes"]
            if isinstance(choice, str) and choice.startswith(f"{kind}/")
        )
        return tuple(i for i in self.items(dict.fromkeys(ids)) if not i.id.endswith(_OTHER))

    def items(self, ids: Iterable[str]) -> tuple[Item, ...]:
        """The items with these ids; what has left the knowledge since is left out."""
        found = (self.knowledge.items.get(item_id) for item_id in ids)
        return tuple(item for item in found if isinstance(item, Item))

    @cached_property
    def problems(self) -> tuple[Item, ...]:
        """The problems that were named, the most precise ones only: a main cause with a part chosen is left out."""
        named = [item for kind in _PROBLEMS for item in self.chosen(kind)]
        refined = {item.onder for item in named}
        return tuple(i for i in named if i.id not in refined and not _is_only_a_sort(i))

    @cached_property
    def approaches(self) -> tuple[Intervention, ...]:
        """What the report is about: the approaches that the user chose, else the first that are advised."""
        chosen = self.chosen("interventie")
        found = chosen or self.items(a["id"] for a in self.advice["interventies"][:_SHOWN])
        return tuple(item for item in found if isinstance(item, Intervention))

    def reasons(self, item_id: str) -> Sequence[Mapping[str, Any]]:
        """Why this is advised; nothing when it is not."""
        for kind in ("richtingen", "interventies", "doelgroepen"):
            for advised in self.advice.get(kind, ()):
                if advised["id"] == item_id:
                    found: Sequence[Mapping[str, Any]] = advised["redenen"]
                    return found
        return ()

    def findings(self, sort: str) -> Iterator[Mapping[str, Any]]:
        """What the advice found besides: contradictions, cautions and more."""
        yield from (found for found in self.advice.get("bevindingen", ()) if found["soort"] == sort)

    def source_line(self, source: str, where: str) -> str:
        """A source with its section, as one sentence; empty when it is known no more."""
        item = self.knowledge.items.get(source)
        if item is None:
            return ""
        return say(self.knowledge, "rapport-bron", bron=item.kort, waar=where)

    def day(self, moment: dt.date) -> str:
        """A day in words; of a moment, the day on this machine."""
        if isinstance(moment, dt.datetime):
            moment = moment.astimezone()
        month = say(self.knowledge, "rapport-maanden").split()[moment.month - 1]
        return say(self.knowledge, "rapport-datum", dag=moment.day, maand=month, jaar=moment.year)


def _is_only_a_sort(item: Item) -> bool:
    """Thinking, feeling and behaviour are no problems by themselves: their parts are."""
    return item.soort == "vorm" and item.onder is None


def capital(text: str) -> str:
    """With a capital at the beginning."""
    return text[:1].upper() + text[1:]


def ended(text: str) -> str:
    """With a full stop, unless something else ends it."""
    return text if not text or text[-1] in ".!?…" else f"{text}."


def lowered(title: str) -> str:
    """A title inside a sentence; a name keeps its capital when more of it is a capital."""
    is_name = any(letter.isupper() for letter in title[1:])
    return title if is_name else title[:1].lower() + title[1:]
