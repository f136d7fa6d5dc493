"""Clear commands by rule, the earlier question that they name, and accounts that only look like one."""

import pytest

from bot.reading.commands import PREVIOUS, find_command, find_order, find_question
from bot.reading.meaning import Command, Option

SAID: dict[Command, list[str]] = {
    Command.BACK: [
        "terug",
        "vorige",
        "naar de vorige vraag",
        "ga een vraag terug",
        "oeps, verkeerd",
        "nee wacht, terug",
        "Mag ik even terug?",
        "allez, terug naar de vorige",
    ],
    Command.SKIP: [
        "sla over",
        "sla deze maar over",
        "volgende vraag graag",
        "skip",
        "overslaan a.u.b.",
    ],
    Command.WHY: [
        "waarom?",
        "Waarom wilt u dat weten?",
        "hoezo",
        "waar is dat goed voor?",
        "waarom vraagt u dat per plek?",
        "wat doet u daarmee",
    ],
    Command.EXAMPLE: [
        "bijvoorbeeld?",
        "geef eens een voorbeeld",
        "zoals wat?",
    ],
    Command.CLARIFY: [
        "wablief?",
        "hè?",
        "huh",
        "wat?",
        "snap het niet",
        "dat begrijp ik niet goed",
        "wat bedoelt u?",
        "wat bedoelt u daar precies mee?",
        "kunt u dat nog eens vragen",
        "kunt u dat anders zeggen?",
        "kan het makkelijker",
        "in gewone taal graag",
    ],
    Command.REPEAT: ["herhaal de vraag", "wat was de vraag ook alweer?", "nog een keer"],
    Command.PROGRESS: [
        "hoe ver zijn we",
        "hoeveel vragen nog?",
        "duurt het nog lang",
        "zijn we er al bijna",
    ],
    Command.SUMMARY: [
        "laat zien wat ik tot nu toe heb",
        "samenvatting graag",
        "wat heb ik allemaal gezegd?",
        "mijn antwoorden tot nu toe",
    ],
    Command.PAUSE: [
        "ik moet weg",
        "kan ik later verder",
        "pauze",
        "we gaan morgen verder",
        "stop voor vandaag",
    ],
    Command.RESUME: ["ga verder", "verder met de analyse", "waar waren we gebleven"],
    Command.STOP: ["stop", "ik wil stoppen", "stop met deze vragen", "hou er maar mee op"],
    Command.RESTART: [
        "begin opnieuw",
        "helemaal opnieuw",
        "ik wil opnieuw beginnen",
        "terug naar het begin",
    ],
    Command.FINISH: ["rond maar af", "afronden", "ik ben klaar"],
    Command.ADVICE: ["geef me het advies", "wat raadt u aan?", "laat het advies zien"],
    Command.START: ["start", "begin met de vragen", "ik wil een analyse maken van mijn wijk"],
    Command.HELP: ["help", "wat kunt u allemaal?", "wat doe jij precies?", "hoe werkt dit?"],
    Command.PRIVACY: ["wat slaat u op?", "wie kan dit lezen?", "is dit anoniem?", "privacy"],
    Command.GREETING: ["hallo", "Goedemorgen!", "hoi daar"],
    Command.THANKS: ["dank u wel", "bedankt!", "hartelijk dank"],
    Command.GOODBYE: ["tot ziens", "fijne dag nog"],
    Command.ROBOT: ["ben je een robot?", "praat ik met een mens?", "bent u een echt mens"],
    Command.FRUSTRATION: ["wat een onzin", "dit slaat nergens op", "schiet eens op"],
}

NO_COMMANDS = [
    "de gemeente is gestopt met het project",
    "stop met die overlast, zeggen bewoners",
    "mensen trekken zich terug",
    "ze gaan terug naar hun eigen land, wordt er geroepen",
    "ze vragen zich af waarom de gemeente niets doet",
    "de gemeente wil het beleid wijzigen",
    "bewoners willen hulp van de politie",
    "het begint opnieuw elke zomer",
    "ze willen weg uit de buurt",
    "de vorige wethouder luisterde wel",
    "klaar met de gemeente, dat hoor je veel",
    "nee, dank je",
    "bij de moskee en bij de school",
    "jongeren moeten er weg van de bewoners",
    "er is geen tijd voor de buurt",
    "later werd het erger",
    "de volgende dag was alles beklad",
    "1 en 3",
    "ja",
]


@pytest.mark.parametrize(
    ("command", "text"), [(command, text) for command, texts in SAID.items() for text in texts]
)
def test_a_clear_command_is_known_by_rule(command: Command, text: str) -> None:
    assert find_command(text) is command


@pytest.mark.parametrize("text", NO_COMMANDS)
def test_an_account_with_a_word_of_a_command_is_none(
    text: str, question_names: tuple[Option, ...]
) -> None:
    assert find_order(text, question_names) is None


@pytest.mark.parametrize(
    ("text", "target", "correction"),
    [
        ("nee wacht, bij de vorige vraag bedoelde ik ook ouderen", PREVIOUS, "ook ouderen"),
        ("oeps, ik bedoelde ook ouderen", PREVIOUS, "ook ouderen"),
        ("ik wil mijn antwoord over de locatie aanpassen", "locatie", None),
        ("wijzig locatie", "locatie", None),
        ("verander mijn rol", "rol", None),
        ("pas de fase aan", "fase", None),
        ("toch nog iets bij de oorzaken", "oorzaken", None),
        ("terug naar de vraag over de triggers", "triggers", None),
        ("bij de fase bedoelde ik toch meer ongemak", "fase", "toch meer ongemak"),
        ("ik wil bij de kenmerken nog achtergrond toevoegen", "kenmerken", "nog achtergrond"),
        ("Kan ik mijn antwoord bij de doelgroepen nog veranderen?", "doelgroepen", None),
        ("ik wil mijn vorige antwoord wijzigen", PREVIOUS, None),
        ("ik wil een antwoord wijzigen", None, None),
    ],
)
def test_a_change_names_its_question(
    question_names: tuple[Option, ...], text: str, target: str | None, correction: str | None
) -> None:
    order = find_order(text, question_names)
    assert order is not None
    assert (order.command, order.target, order.correction) == (Command.CHANGE, target, correction)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("over de locatie", "locatie"),
        ("de vraag over mijn beroep", "rol"),
        ("de vorige vraag", PREVIOUS),
        ("wat ik daarnet zei", PREVIOUS),
        ("de trigers", "triggers"),
        ("het weer", None),
    ],
)
def test_a_question_is_found_by_its_names(
    question_names: tuple[Option, ...], text: str, expected: str | None
) -> None:
    assert find_question(text, question_names) == expected
