"""Versions of one analysis beside each other: which answers changed, and what that does to the advice."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.advice.difference import Difference, difference_of_ids
from bot.interview.route import questionnaire_of
from bot.interview.state import InterviewState
from bot.interview.wording import in_words
from bot.use_cases.about_advice import changes_in_words
from bot.use_cases.ports import Edition, NotFound, Store
from knowledge.checks import Knowledge


@dataclass(frozen=True)
class CompareVersions:
    """The use case with what it needs."""

    store: Store
    knowledge: Knowledge

    def all(self, analysis_id: str) -> list[dict[str, object]]:
        """The versions there are, oldest first, each with what differs from the one before.

        Raises NotFound or StoreUnavailable.
        """
        editions = self.store.editions(analysis_id)
        return [
            {
                "nummer": now.number,
                "tijd": now.at.isoformat(),
                "kennisversie": now.knowledge_version,
                "verschil": _compared(before, now, self.knowledge) if before else None,
            }
            for before, now in zip((None, *editions), editions, strict=False)
        ]

    def between(self, analysis_id: str, old: int, new: int) -> dict[str, object]:
        """What differs from version `old` to `new`. Raises NotFound when one of them is not there."""
        editions = {edition.number: edition for edition in self.store.editions(analysis_id)}
        if old not in editions or new not in editions:
            raise NotFound("there is no such version")
        return _compared(editions[old], editions[new], self.knowledge)


def _compared(old: Edition, new: Edition, knowledge: Knowledge) -> dict[str, object]:
    found = difference_in(old.advice, new.advice, knowledge)
    return {
        "van": old.number,
        "naar": new.number,
        "antwoorden": changed_answers(old.state, new.state, knowledge),
        "advies": changes_in_words(found, knowledge),
    }


def changed_answers(
    old: InterviewState, new: InterviewState, knowledge: Knowledge
) -> list[dict[str, str]]:
    """Per question whose answer differs how it was and how it is; empty where there was none."""
    changed = []
    for question in questionnaire_of(new, knowledge).questions:
        before, after = old.answer_to(question.id), new.answer_to(question.id)
        was = in_words(before, question, old, knowledge) if before is not None else ""
        now = in_words(after, question, new, knowledge) if after is not None else ""
        if was != now:
            line = {"vraag": question.id, "kort": question.kort, "was": was, "nu": now}
            changed.append(line)
    return changed


def difference_in(
    old: Mapping[str, Any], new: Mapping[str, Any], knowledge: Knowledge
) -> Difference:
    """What differs between two pieces of advice in their public form."""
    return difference_of_ids(_ids(old, knowledge), _ids(new, knowledge))


def _ids(advice: Mapping[str, Any], knowledge: Knowledge) -> tuple[list[str], list[str], list[str]]:
    """Main directions, interventions and referrals, best first; what left the knowledge base is left out."""
    directions = [a["id"] for a in advice["richtingen"] if a["id"] in knowledge.items]
    return (
        [i for i in directions if knowledge.item(i).onder is None],
        [a["id"] for a in advice["interventies"] if a["id"] in knowledge.items],
        [i for i in advice["verwijzingen"] if i in knowledge.items],
    )
