"""A question as an Adaptive Card, and the same card once it is answered. Pure: a message in, JSON out.

Some short options become buttons, more of them a list; several at once a list with ticks; a grid one list a row.
What is long is folded, since a card that scrolls for pages is hard to use on a telephone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.teams.elements import (
    Element,
    buttons,
    card,
    choice_set,
    hidden,
    open_url,
    paragraphs,
    submit,
    submit_alone,
    text_input,
)
from bot.use_cases.messages import Message, OptionView, QuestionView
from bot.use_cases.phrases import say
from knowledge.checks import Knowledge

# Teams cuts the titles of buttons that do not fit, so longer ones stand below each other, and the longest in a list.
_MOST_BUTTONS = 8
_LONGEST_BUTTON = 40
_LONGEST_ROW = 40
# A list longer than this is searched rather than read.
_MOST_SHOWN = 12
_PAGE = 10
_APART = frozenset({"geen", "weet-niet"})
_LONGEST_ANSWER = 4_000
CHOICE, ROW, TEXT = "keuze", "rij", "tekst"


@dataclass(frozen=True)
class QuestionCard:
    """One question as it is shown in one place. `tag` tells to whose conversation the card belongs."""

    view: QuestionView
    tag: str
    knowledge: Knowledge
    in_group: bool = False

    def as_json(self) -> Element:
        """The card with everything to answer it with."""
        body = (*self._head(), *self._proposals(), *self._answering(), *self._explanations())
        return card(body, self._orders())

    def _head(self) -> Iterator[Element]:
        view = self.view
        if view.stap:
            how_far = say(
                self.knowledge,
                "teams-stap",
                stap=view.stap,
                nummer=view.nummer,
                totaal=view.totaal,
            )
            yield from paragraphs(how_far, size="Small", isSubtle=True)
        yield from paragraphs(view.inleiding)
        yield from paragraphs(view.vraagtekst or view.tekst, weight="Bolder")
        yield from paragraphs(view.hulp, isSubtle=True)

    def _explanations(self) -> Iterator[Element]:
        explained = [option for option in self._main if option.toelichting]
        if explained:
            lines = "\n\n".join(f"{option.label}: {option.toelichting}" for option in explained)
            title = say(self.knowledge, "teams-uitleg")
            yield from hidden("uitleg", title, paragraphs(lines, size="Small"))

    def _proposals(self) -> Iterator[Element]:
        for option in self._main:
            if option.voorstel:
                told = say(
                    self.knowledge, "teams-voorstel", optie=option.label, bewijs=option.bewijs
                )
                yield from paragraphs(told, size="Small", isSubtle=True)

    def _answering(self) -> Iterator[Element]:
        if self.view.soort == "raster":
            yield from self._folded(
                "rijen", [self._row(row.id, row.label) for row in self.view.rijen]
            )
        elif self.view.soort == "meer":
            yield from self._ticks()
        elif self._fits_buttons:
            yield from self._buttons()
        elif self._main:
            yield self._list()
        if self.in_group and self.view.vrije_tekst:
            yield text_input(TEXT, say(self.knowledge, "teams-eigen-woorden"), _LONGEST_ANSWER)
        yield from self._finishing()

    def _buttons(self) -> Iterator[Element]:
        made = [self._button(option) for option in self.view.opties]
        is_row = sum(len(option.label) for option in self.view.opties) <= _LONGEST_ROW
        rows = [made] if is_row else [[each] for each in made]
        yield from (buttons(row, spacing="Small") for row in rows)

    def _finishing(self) -> Iterator[Element]:
        """The button that sends what was filled in, and the options that stand apart from the rest."""
        made = []
        has_input = bool(self._main) and not self._fits_buttons
        if has_input or (self.in_group and self.view.vrije_tekst):
            made.append(submit(say(self.knowledge, "teams-verder"), self._data(), style="positive"))
        if not self._fits_buttons:
            made += [self._button(option) for option in self._apart]
        if made:
            yield buttons(made)

    def _orders(self) -> list[Element]:
        """Back, skip and pause, under the dots of the card; only inside an interview."""
        if not self.view.stap:
            return []
        titles = {
            "actie/terug": say(self.knowledge, "teams-terug"),
            "actie/overslaan": say(self.knowledge, "teams-overslaan"),
            "actie/pauze": say(self.knowledge, "teams-pauze"),
        }
        return [
            submit_alone(title, self._data(order, title), mode="secondary")
            for order, title in titles.items()
        ]

    def _ticks(self) -> Iterator[Element]:
        pages = [
            choice_set(
                f"{CHOICE}.{number}",
                [(option.id, self._title(option)) for option in page],
                label=self._hint,
                style="expanded",
                isMultiSelect=True,
                value=",".join(option.id for option in page if option.voorstel),
            )
            for number, page in enumerate(_pages(self._main))
        ]
        yield from pages[:1]
        for number, page in enumerate(pages[1:], start=1):
            more = say(self.knowledge, "teams-meer", aantal=len(page["choices"]))
            yield from hidden(f"meer.{number}", more, [page])

    def _folded(self, name: str, elements: Sequence[Element]) -> Iterator[Element]:
        """The first page, and the rest behind a button."""
        yield from elements[:_PAGE]
        if elements[_PAGE:]:
            more = say(self.knowledge, "teams-meer", aantal=len(elements[_PAGE:]))
            yield from hidden(name, more, elements[_PAGE:])

    def _row(self, row_id: str, label: str) -> Element:
        return choice_set(
            f"{ROW}:{row_id}",
            [(option.id, option.label) for option in self._main],
            label=label,
            style="compact",
            placeholder=say(self.knowledge, "teams-kies"),
        )

    def _list(self) -> Element:
        is_long = len(self._main) > _MOST_SHOWN
        proposed = [option.id for option in self._main if option.voorstel]
        return choice_set(
            f"{CHOICE}.0",
            [(option.id, self._title(option)) for option in self._main],
            label=self._hint,
            style="filtered" if is_long else "expanded",
            **({"placeholder": say(self.knowledge, "teams-zoek")} if is_long else {}),
            **({"value": proposed[0]} if proposed else {}),
        )

    def _title(self, option: OptionView) -> str:
        mark = say(self.knowledge, "teams-voorgesteld")
        return f"{option.label} ({mark})" if option.voorstel else option.label

    def _button(self, option: OptionView) -> Element:
        return submit_alone(option.label, self._data(option.id, option.label))

    def _data(self, choice: str = "", label: str = "") -> Mapping[str, str]:
        """What comes back: whose card it is, what it asked, and what the button stands for and says."""
        data = {"van": self.tag, "vraag": self.view.id, "titel": _asked(self.view)}
        if self.view.stap:
            data["stap"] = self.view.stap
        return data | {CHOICE: choice, "knop": label} if choice else data

    @property
    def _hint(self) -> str:
        if self.in_group:
            return say(self.knowledge, "teams-kies-groep")
        key = "teams-kies-meer" if self.view.soort == "meer" else "teams-kies-een"
        return say(self.knowledge, key)

    @property
    def _main(self) -> list[OptionView]:
        return [option for option in self.view.opties if option.id not in _APART]

    @property
    def _apart(self) -> list[OptionView]:
        return [option for option in self.view.opties if option.id in _APART]

    @property
    def _fits_buttons(self) -> bool:
        options = self.view.opties
        is_short = all(len(option.label) <= _LONGEST_BUTTON for option in options)
        is_one = self.view.soort in ("een", "ja-nee")
        return is_one and is_short and 0 < len(options) <= _MOST_BUTTONS


def done_card(title: str, outcome: str) -> Element:
    """What a card becomes when it is answered: the question, and what was chosen."""
    return card([*paragraphs(title, weight="Bolder"), *paragraphs(outcome, isSubtle=True)])


def text_card(message: Message, public_url: str) -> Element:
    """A message of several lines, with its links as buttons."""
    links = [open_url(link.titel, absolute(link.url, public_url)) for link in message.koppelingen]
    return card(paragraphs(message.tekst), links)


def absolute(url: str, public_url: str) -> str:
    """A link of ours as Teams can open it."""
    return f"{public_url}{url}" if url.startswith("/") else url


def _pages(options: Sequence[OptionView]) -> list[Sequence[OptionView]]:
    return [options[first : first + _PAGE] for first in range(0, len(options), _PAGE)]


def _asked(view: QuestionView) -> str:
    return (view.vraagtekst or view.tekst)[:300]
