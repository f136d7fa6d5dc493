"""From what is asked to the reply: an explanation, a list, a comparison, or what one can do.

Everything said comes from the knowledge base, with its sources. What is not there is not said.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.advice.advice import Advice
from bot.advice.matcher import advise
from bot.reading.ask import Ask, AskKind, Subjects
from bot.reading.asking import understand_ask
from bot.reading.following import leans_on_last
from bot.use_cases.listed import listed_items, names_of
from bot.use_cases.messages import KnowledgeReference, Message, MessageKind
from bot.use_cases.phrases import say
from bot.use_cases.present import explained, references, source_explained
from knowledge.checks import Knowledge
from knowledge.checks.schema import Intervention, Item, Source

_LISTED = 10
_DIRECTIONS, _INTERVENTIONS = 2, 4
_ASKED_ABOUT = 3


@dataclass(frozen=True)
class Explanation:
    """The reply to a question.

    `ids` are the items that it rests on, best first. `item` is set when the reply explains just one.
    `candidates` are set when it is not clear which one is meant. `is_outside`: it clearly is not about our field.
    `is_full`: there is no longer explanation.
    """

    message: Message
    ids: tuple[str, ...] = ()
    item: str | None = None
    candidates: tuple[str, ...] = ()
    is_outside: bool = False
    is_full: bool = False

    @property
    def about(self) -> tuple[str, ...]:
        """What a next question may lean on."""
        return (self.item,) if self.item is not None else self.candidates or self.ids


def answer_ask(ask: Ask, knowledge: Knowledge) -> Explanation:
    """The reply to a question that was understood, or that nothing was found."""
    if ask.kind is AskKind.LIST and ask.listed is not None:
        return _list(ask, ask.listed, knowledge)
    if ask.kind is AskKind.COMPARE:
        return _comparison(ask.ids, knowledge)
    if ask.kind is AskKind.WHAT_TO_DO:
        return _what_to_do((*ask.filters, *ask.ids), knowledge)
    if ask.kind is AskKind.SUGGEST:
        return _suggestions(ask.ids, knowledge)
    if not ask.ids:
        return unknown(knowledge, ask.outside)
    if ask.doubtful:
        return _doubt(ask.ids[:_ASKED_ABOUT], knowledge)
    return explain_item(ask.ids[0], knowledge, ask.kind)


def explain_item(
    item_id: str, knowledge: Knowledge, kind: AskKind = AskKind.EXPLAIN
) -> Explanation:
    """Explain one item, briefly, fully or by its example; an unknown id is an unknown question."""
    item = knowledge.items.get(item_id)
    if isinstance(item, Source):
        return Explanation(source_explained(item, knowledge), (item_id,))
    if not isinstance(item, Item):
        return unknown(knowledge)
    if kind is AskKind.EXAMPLE:
        key = "voorbeeld-eigen" if "voorbeeld" in item.afgeleid else "voorbeeld"
        text = say(knowledge, key, voorbeeld=item.voorbeeld)
        message = Message(MessageKind.EXPLANATION, text, kennis=references(item, knowledge))
    else:
        message = explained(item, knowledge, fully=kind is AskKind.MORE)
    return Explanation(message, (item_id,), item_id, is_full=kind is AskKind.MORE)


def unknown(knowledge: Knowledge, outside: str = "") -> Explanation:
    """Nothing was found: say so, and what can be asked, or where else to go with such a question."""
    key = f"buiten-{outside}" if f"buiten-{outside}" in knowledge.phrases else "vraag-onbekend"
    return Explanation(Message(MessageKind.TEXT, say(knowledge, key)), is_outside=bool(outside))


def _doubt(ids: tuple[str, ...], knowledge: Knowledge) -> Explanation:
    names = "\n".join(f"- {knowledge.get(item_id).titel}" for item_id in ids)
    text = f"{say(knowledge, 'vraag-twijfel')}\n{names}"
    return Explanation(Message(MessageKind.TEXT, text), candidates=ids)


def _comparison(ids: tuple[str, ...], knowledge: Knowledge) -> Explanation:
    compared = [knowledge.get(item_id) for item_id in ids]
    parts = [f"{item.titel}: {item.antwoord}" for item in compared]
    items = [item for item in compared if isinstance(item, Item)]
    return Explanation(_explanation(parts, items, knowledge), ids)


def _suggestions(ids: tuple[str, ...], knowledge: Knowledge) -> Explanation:
    items = [item for i in ids if isinstance(item := knowledge.get(i), Item)]
    lines = "\n".join(f"- {item.titel}: {_gist(item)}" for item in items)
    told = [f"{say(knowledge, 'suggesties')}\n{lines}"]
    return Explanation(_explanation(told, items, knowledge), tuple(item.id for item in items))


def _list(ask: Ask, kind: str, knowledge: Knowledge) -> Explanation:
    name = knowledge.kind_names[kind].meervoud
    items = listed_items(ask, kind, knowledge)
    if not items:
        text = say(knowledge, "lijst-leeg", soort=name, waarvoor=names_of(ask.filters, knowledge))
        return Explanation(Message(MessageKind.TEXT, text))
    shown = items[:_LISTED]
    is_narrowed = bool(ask.filters or ask.ids)
    key = "lijst-deel" if len(shown) < len(items) else "lijst" if is_narrowed else "lijst-alle"
    head = say(knowledge, key, soort=name, aantal=len(items), getoond=len(shown))
    lines = "\n".join(f"- {item.titel}" for item in shown)
    named = [item for item in shown if isinstance(item, Item)]
    message = _explanation([f"{head}\n{lines}"], named, knowledge)
    return Explanation(message, tuple(item.id for item in items))


def _what_to_do(about: tuple[str, ...], knowledge: Knowledge) -> Explanation:
    advice = advise(about, knowledge)
    main = _directions(advice, knowledge)[:_DIRECTIONS]
    related = _related(about, knowledge)
    if len(about) == 1 and not (
        advice.interventions or related or _directions(advice, knowledge, or_always=False)
    ):
        return explain_item(about[0], knowledge, AskKind.MORE)
    ids: Sequence[str] = (*main, *[a.id for a in advice.interventions[:_INTERVENTIONS]])
    if not any(_is_told_of(i, knowledge) for i in about):
        ids = (*related, *ids)
    elif not advice.interventions:
        ids = (*ids, *related)
    items = [knowledge.item(item_id) for item_id in dict.fromkeys(ids)]
    head = say(knowledge, "wat-te-doen", waarvoor=names_of(about, knowledge))
    lines = "\n".join(f"- {item.titel}: {_gist(item)}" for item in items)
    return Explanation(
        _explanation([f"{head}\n{lines}"], items, knowledge), tuple(dict.fromkeys(ids))
    )


def _is_told_of(item_id: str, knowledge: Knowledge) -> bool:
    """Whether it is something that goes on in a neighbourhood, for which there is advice."""
    known = {i for each in knowledge.interventions for i in each.problemen}
    return item_id in knowledge.with_parents(tuple(known)) or item_id in known


def _directions(advice: Advice, knowledge: Knowledge, *, or_always: bool = True) -> list[str]:
    """The main directions; listening and looking, which always fit, only when nothing else does."""
    main = [a.id for a in advice.directions if knowledge.item(a.id).onder is None]
    rules = knowledge.advice_rules
    always = rules.richtingen.eerst_kijken if rules is not None else ()
    found = [i for i in main if i not in always]
    return found or (main if or_always else [])


def _related(about: tuple[str, ...], knowledge: Knowledge) -> list[str]:
    related = (other for item_id in about for other in knowledge.item(item_id).verwant)
    return [i for i in related if i.split("/")[0] in ("interventie", "richting")][:_INTERVENTIONS]


def _gist(item: Item) -> str:
    return (
        item.methode
        if isinstance(item, Intervention)
        else item.antwoord.split(". ")[0].rstrip(".") + "."
    )


def _explanation(parts: list[str], items: Sequence[Item], knowledge: Knowledge) -> Message:
    kennis: list[KnowledgeReference] = [references(item, knowledge)[0] for item in items]
    where = dict.fromkeys(
        say(knowledge, "bron", bron=knowledge.get(i.bronnen[0].bron).kort, waar=i.bronnen[0].waar)
        for i in items
    )
    shown = list(where)[:1] if len(where) > 2 else list(where)  # noqa: PLR2004 - a long row of sources helps nobody
    return Message(MessageKind.EXPLANATION, "\n\n".join([*parts, *shown]), kennis=tuple(kennis))


@dataclass(frozen=True)
class AnswerQuestion:
    """The use case behind a question about the subject."""

    knowledge: Knowledge
    subjects: Subjects

    def __call__(
        self, text: str, last: tuple[str, ...] = (), near: frozenset[str] = frozenset()
    ) -> Explanation:
        """The reply to a question; a short one may lean on what was explained or listed before it.

        `near` are ids that the conversation is about now, and that are more likely.
        """
        return answer_ask(understand_ask(text, self.subjects, last, near), self.knowledge)

    def leans_on_last(
        self, text: str, last: tuple[str, ...], *, in_interview: bool = False
    ) -> bool:
        """Whether a text only makes sense after the explanation before it."""
        return leans_on_last(text, last, self.subjects, in_interview=in_interview)
