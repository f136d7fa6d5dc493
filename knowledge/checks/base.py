"""The knowledge base in memory: items and questionnaires by id. Read-only, and free of files."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from knowledge.checks.advice_rules import AdviceRules
from knowledge.checks.exercise import Exercise, WorkedAnswer
from knowledge.checks.questionnaire import Questionnaire
from knowledge.checks.schema import (
    BaseItem,
    Cause,
    Direction,
    Intervention,
    Item,
    KindName,
    PartyFile,
    Referral,
    Source,
    WordChoice,
)

# A sentence whose key begins so replaces the one without it, for visitors of a website.
VISITORS = "bezoeker-"


@dataclass(frozen=True, eq=False)
class Knowledge:
    """Everything that was loaded from `knowledge/`; `version` changes with every change of content.

    It is equal to itself only, so that what follows from it can be kept.

    `asked` are questions to learn from by item id, besides those that stand with the item; `asked_outside` are
    questions that are outside our field, by what they are about; `asked_lists` ask for a whole list, by its kind or by
    the item whose parts it has. `word_fields` are words that mean about the same, by the name of their field.
    `word_choices` are hard words about a group, with neutral ones beside them.
    `parties` are names of functions and organisations.
    `is_for_visitors`: it is what visitors of a website get.
    """

    items: Mapping[str, BaseItem]
    questionnaires: Mapping[str, Questionnaire]
    version: str
    phrases: Mapping[str, str] = field(default_factory=dict)
    kind_names: Mapping[str, KindName] = field(default_factory=dict)
    advice_rules: AdviceRules | None = None
    exercises: Mapping[str, Exercise] = field(default_factory=dict)
    asked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    asked_outside: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    asked_lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    word_fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    word_choices: tuple[WordChoice, ...] = ()
    parties: PartyFile = field(default_factory=PartyFile)
    is_for_visitors: bool = False

    @cached_property
    def for_visitors(self) -> "Knowledge":
        """What visitors of a website get: sentences of their own, and no questionnaire that leads to others."""
        own = {
            key.removeprefix(VISITORS): text
            for key, text in self.phrases.items()
            if key.startswith(VISITORS)
        }
        lists = {
            key: one.for_visitors() if one.is_for_visitors else one
            for key, one in self.questionnaires.items()
        }
        return replace(
            self, phrases={**self.phrases, **own}, questionnaires=lists, is_for_visitors=True
        )

    def offers(self, questionnaire: Questionnaire) -> bool:
        """Whether who gets this may begin with that questionnaire."""
        return not self.is_for_visitors or questionnaire.is_for_visitors

    def get(self, item_id: str) -> BaseItem:
        """The item with this id; KeyError when there is none."""
        return self.items[item_id]

    def item(self, item_id: str) -> Item:
        """The same for an item with content; KeyError when it is none, or a source."""
        found = self.items[item_id]
        if not isinstance(found, Item):
            raise KeyError(item_id)
        return found

    def of_kind(self, kind: str) -> tuple[BaseItem, ...]:
        """All items of a kind, in the order of their file."""
        return self._by_kind.get(kind, ())

    def main(self, kind: str) -> tuple[Item, ...]:
        """The items of a kind that stand under no other one."""
        return self._main.get(kind, ())

    def below(self, item_id: str) -> tuple[Item, ...]:
        """The sub-items of this item."""
        return self._below.get(item_id, ())

    def worked_answer(self, case_id: str, question_id: str) -> WorkedAnswer | None:
        """What the worked-out analysis of a case answers to this question, if it does."""
        exercise = self.exercises.get(case_id)
        answers = exercise.antwoorden if exercise is not None else ()
        return next((answer for answer in answers if answer.vraag == question_id), None)

    def with_parents(self, ids: Iterable[str]) -> frozenset[str]:
        """These ids, and the ids that they stand under: a sub-cause counts as its main cause."""
        result = set(ids)
        for item_id in tuple(result):
            found = self.items.get(item_id)
            if isinstance(found, Item) and found.onder is not None:
                result.add(found.onder)
        return frozenset(result)

    @cached_property
    def _by_kind(self) -> dict[str, tuple[BaseItem, ...]]:
        result: dict[str, list[BaseItem]] = {}
        for item in self.items.values():
            result.setdefault(item.soort, []).append(item)
        return {kind: tuple(items) for kind, items in result.items()}

    @cached_property
    def _main(self) -> dict[str, tuple[Item, ...]]:
        return {
            kind: tuple(i for i in items if isinstance(i, Item) and i.onder is None)
            for kind, items in self._by_kind.items()
        }

    @cached_property
    def _below(self) -> dict[str, tuple[Item, ...]]:
        result: dict[str, list[Item]] = {}
        for item in self.items.values():
            if isinstance(item, Item) and item.onder is not None:
                result.setdefault(item.onder, []).append(item)
        return {parent: tuple(items) for parent, items in result.items()}

    @cached_property
    def causes(self) -> tuple[Cause, ...]:
        return tuple(i for i in self.of_kind("oorzaak") if isinstance(i, Cause))

    @cached_property
    def directions(self) -> tuple[Direction, ...]:
        return tuple(i for i in self.of_kind("richting") if isinstance(i, Direction))

    @cached_property
    def interventions(self) -> tuple[Intervention, ...]:
        return tuple(i for i in self.of_kind("interventie") if isinstance(i, Intervention))

    @cached_property
    def referrals(self) -> tuple[Referral, ...]:
        return tuple(i for i in self.of_kind("verwijzing") if isinstance(i, Referral))

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        return tuple(i for i in self.of_kind("bron") if isinstance(i, Source))
