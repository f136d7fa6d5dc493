"""A neighbourhood small enough to read at a glance: three places, two causes and eight questions.

Everything that the real questionnaire does is in it once: a condition, a grid, sub-items, a choice
from what was chosen before, free text, and a closing question that is acted on.
"""

from __future__ import annotations

from bot.interview.moves import give_answer
from bot.interview.state import Answer, Cell, InterviewState, Outcome
from knowledge.checks import Knowledge
from knowledge.checks.questionnaire import Questionnaire
from knowledge.checks.schema import Cause, Item

SOURCE = {"bron": "bron/proef", "waar": "Stap 1"}

PLEIN, PORTIEK, SCHOOL = "locatie/plein", "locatie/portiek", "locatie/school"
OVERLAST, ARMOEDE = "oorzaak/overlast", "oorzaak/armoede"
LAWAAI, AFVAL = "oorzaak/lawaai", "oorzaak/afval"


def _content(item_id: str, kort: str, **more: object) -> dict[str, object]:
    titel = kort.capitalize()
    texts = {"titel": titel, "kort": kort, "antwoord": titel, "voorbeeld": titel, "uitleg": titel}
    return {"id": item_id, **texts, "bronnen": [SOURCE], **more}


def place(item_id: str, kort: str) -> Item:
    return Item.model_validate(_content(item_id, kort))


def cause(item_id: str, kort: str, **more: object) -> Cause:
    return Cause.model_validate(_content(item_id, kort, **more))


ITEMS = (
    place(PLEIN, "het plein"),
    place(PORTIEK, "de portieken"),
    place(SCHOOL, "de school"),
    cause(OVERLAST, "overlast", letter="A", ook=["herrie", "rommel"]),
    cause(ARMOEDE, "armoede", letter="B"),
    cause(LAWAAI, "lawaai", onder=OVERLAST),
    cause(AFVAL, "afval", onder=OVERLAST),
)


def question(question_id: str, soort: str, **more: object) -> dict[str, object]:
    """A question with only what its test is about; the rest is filled in."""
    texts = {
        "tekst": f"{question_id}?",
        "waarom": "Daarom.",
        "voorbeeld": "Zo.",
        "kort": question_id,
    }
    return {"id": question_id, "soort": soort, **texts, "bronnen": [SOURCE], **more}


def option(option_id: str, label: str, **more: object) -> dict[str, object]:
    return {"id": option_id, "label": label, **more}


CLOSING = question(
    "afronden",
    "een",
    opties={
        "zelf": [option("actie/afronden", "Rond af"), option("actie/samenvatting", "Laat zien")]
    },
)
_NOT_THE_SAME = {"vraag": "overal", "een_van": ["nee"]}
_PHASES = {"zelf": [option("rustig", "Rustig"), option("fel", "Fel", kort="flink fel")]}

STEPS = (
    (
        question(
            "plekken",
            "meer",
            opties={"soort": "locatie"},
            geen="Nergens in het bijzonder",
            echo_geen="Goed, het speelt overal.",
            echo="Het speelt bij {antwoord}.",
            reacties={SCHOOL: "Dan is de school uw bondgenoot."},
        ),
        question("overal", "ja-nee", als=[{"vraag": "plekken", "minstens": 2}]),
        question("fase", "een", opties=_PHASES, als=[{**_NOT_THE_SAME, "niet": True}]),
        question(
            "fase-per-plek",
            "raster",
            rijen={"gekozen": ["plekken"]},
            opties=_PHASES,
            als=[_NOT_THE_SAME],
            echo="U onderscheidt {antwoord}.",
        ),
    ),
    (
        question("oorzaken", "meer", opties={"soort": "oorzaak"}, echo="U noemt {antwoord}."),
        question("nader", "meer", opties={"onder": ["oorzaken"]}, geen="Geen van deze"),
        question(
            "aanpakken",
            "meer",
            opties={"gekozen": ["oorzaken"]},
            als=[{"vraag": "oorzaken", "minstens": 2}],
        ),
        question("krachten", "tekst", echo="Fijn: {antwoord}."),
    ),
    (CLOSING,),
)


def questionnaire(*steps: tuple[dict[str, object], ...]) -> Questionnaire:
    """A questionnaire of these steps."""
    return Questionnaire.model_validate(
        {
            "id": "proef",
            "titel": "Proef",
            "kort": "de proef",
            "knop": "Een proef",
            "afgerond": "Klaar.",
            "versie": 1,
            "minuten": 5,
            "inleiding": "Welkom.",
            "stappen": [
                {
                    "id": f"stap-{n}",
                    "nummer": str(n),
                    "titel": f"Stap {n}",
                    "vragen": list(questions),
                }
                for n, questions in enumerate(steps, start=1)
            ],
        }
    )


def knowledge_of(
    *steps: tuple[dict[str, object], ...], items: tuple[Item, ...] = ITEMS
) -> Knowledge:
    """Knowledge with these items and one questionnaire of these steps."""
    return Knowledge(
        {item.id: item for item in items}, {"proef": questionnaire(*steps)}, "1", PHRASES
    )


def small_knowledge() -> Knowledge:
    return knowledge_of(*STEPS)


PHRASES = {"overslaan": "Die slaan we nu over.", "niet-geweten": "Dat geeft niet."}
START = InterviewState("proef")


def chose(question_id: str, *choices: str, text: str = "") -> Answer:
    return Answer(question_id, choices, text=text)


def told(question_id: str, text: str) -> Answer:
    return Answer(question_id, text=text)


def filled(question_id: str, **cells: str) -> Answer:
    """A grid: the row by the last part of its id, then the column."""
    return Answer(question_id, cells=tuple(Cell(f"locatie/{r}", c) for r, c in cells.items()))


def unknown(question_id: str) -> Answer:
    return Answer(question_id, outcome=Outcome.UNKNOWN)


def none_of(question_id: str) -> Answer:
    return Answer(question_id, outcome=Outcome.NONE)


def after(knowledge: Knowledge, *answers: Answer, state: InterviewState = START) -> InterviewState:
    """The state after these answers, given one after the other."""
    for answer in answers:
        state = give_answer(state, answer, knowledge).state
    return state
