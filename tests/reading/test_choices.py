"""Answers as professionals type them, per question: what is chosen, and what is only perhaps meant.

In the tables "+" separates ids (without the kind in front), "?" begins what is doubtful, and geen,
weet-niet and onduidelijk are statuses. The options are those of the real knowledge files.
"""

from collections.abc import Callable

import pytest

from bot.reading.choices import read_choice
from bot.reading.meaning import AnswerStatus, Asked, AskedKind, Choice, Option

Ask = Callable[..., Asked]

LOCATION = """
1, 3 en 4 | woonomgeving + scholen + sociale-media
1,3,4 | woonomgeving + scholen + sociale-media
1 3 4 | woonomgeving + scholen + sociale-media
1 t/m 3 | woonomgeving + publieke-ruimte + scholen
1 tm 3 | woonomgeving + publieke-ruimte + scholen
1 tot en met 3 | woonomgeving + publieke-ruimte + scholen
1-3 | woonomgeving + publieke-ruimte + scholen
1-3-4 | woonomgeving + scholen + sociale-media
1/2 | woonomgeving + publieke-ruimte
2. | publieke-ruimte
nummer twee | publieke-ruimte
nr 2 en nr 4 | publieke-ruimte + sociale-media
optie 3 graag | scholen
een en drie | woonomgeving + scholen
één | woonomgeving
ik kies 2 en 3 | publieke-ruimte + scholen
de eerste | woonomgeving
de eerste twee | woonomgeving + publieke-ruimte
de eerste en de derde | woonomgeving + scholen
de laatste | anders
2e en 3e | publieke-ruimte + scholen
a en c | woonomgeving + scholen
A | woonomgeving
a t/m c | woonomgeving + publieke-ruimte + scholen
a tot en met d maar c niet | woonomgeving + publieke-ruimte + sociale-media
1 t/m 4, maar 2 en 3 niet | woonomgeving + sociale-media
4 a.u.b. | sociale-media
2 svp | publieke-ruimte
van alles wat | onduidelijk
antwoord b | publieke-ruimte
vooral 2 | publieke-ruimte
1 en misschien 3 | woonomgeving ? scholen
1 niet, 2 wel | publieke-ruimte
1 en 3, want daar hoor ik het meest | woonomgeving + scholen
9 | onduidelijk
1 en 9 | onduidelijk ? woonomgeving
er wonen 3 gezinnen | onduidelijk
twee, drie jongeren hangen daar | onduidelijk
3 jaar geleden begon het | onduidelijk
alles | woonomgeving + publieke-ruimte + scholen + sociale-media
allemaal | woonomgeving + publieke-ruimte + scholen + sociale-media
alle vier | woonomgeving + publieke-ruimte + scholen + sociale-media
alle drie | onduidelijk
overal eigenlijk | woonomgeving + publieke-ruimte + scholen + sociale-media
alles behalve school | woonomgeving + publieke-ruimte + sociale-media
alles op school na | woonomgeving + publieke-ruimte + sociale-media
alles behalve 3 | woonomgeving + publieke-ruimte + sociale-media
1 t/m 4 behalve 3 | woonomgeving + publieke-ruimte + sociale-media
op school niet, of toch wel op school | scholen
alle plekken behalve school en online | woonomgeving + publieke-ruimte
geen van deze | geen
geen van die vier | geen
geen | geen
nergens | geen
6 | geen
weet ik niet | weet-niet
geen idee eigenlijk | weet-niet
daar heb ik geen zicht op | weet-niet
? | weet-niet
7 | weet-niet
sla maar over | weet-niet
vooral op het plein | publieke-ruimte
op het plien | publieke-ruimte
op het speelplein | publieke-ruimte
in de portieken en op het pleintje voor de flats | woonomgeving + publieke-ruimte
in het portiek | woonomgeving
op de galerijen, soms ook op straat | woonomgeving + publieke-ruimte
in het winkel centrum | publieke-ruimte
rondom school | scholen
op de basisschool en in de speeltuin | publieke-ruimte + scholen
in de whatsapgroep | sociale-media
op facebook en in de buurtapp | sociale-media
social media vooral | sociale-media
niet op school, wel op straat | publieke-ruimte
niet op school wel op straat | publieke-ruimte
op straat, niet op school | publieke-ruimte
scholen niet, straat wel | publieke-ruimte
op school speelt het niet, op straat des te meer | publieke-ruimte
niet alleen op school maar ook online | scholen + sociale-media
geen school of straat | onduidelijk
geen school | onduidelijk
eerder op straat dan op school | publieke-ruimte
misschien op school | onduidelijk ? scholen
op straat en misschien op school | publieke-ruimte ? scholen
een beetje op school, vooral in de portieken | woonomgeving ? scholen
ergens anders, in het buurthuis | anders
jongeren gedragen zich anders op straat | publieke-ruimte ? anders
dat verschilt nogal | onduidelijk
Directe woonomgeving, zoals portiek of galerij | woonomgeving
"""

PHASE = """
2 | ongemak
de derde | onderhuidse-spanningen
fase 3 | onderhuidse-spanningen
2 of 3 | onduidelijk ? ongemak + onderhuidse-spanningen
2 en 3 | onduidelijk ? ongemak + onderhuidse-spanningen
tussen 2 en 3, toch 3 | onderhuidse-spanningen
tussen 2 en 3 in | onduidelijk ? ongemak + onderhuidse-spanningen
meer naar de tweede | ongemak
vooral 3, een beetje 4 | onderhuidse-spanningen ? incidenten
het broeit | onderhuidse-spanningen
het broeit onderhuids maar er is niets gebeurd | onderhuidse-spanningen
onderhuidse spaningen | onderhuidse-spanningen
ongemak, maar neigt naar onderhuidse spanningen | onderhuidse-spanningen
ongemak of spanningen | onduidelijk ? ongemak + onderhuidse-spanningen
er zijn incidenten geweest | incidenten
nog geen incidenten, wel onderhuidse spanningen | onderhuidse-spanningen
geen incidenten | onduidelijk
ze leven langs elkaar heen | ongemak
het is rustig | rust
het is geescaleerd | escalatie
misschien incidenten | onduidelijk ? incidenten
geen idee | weet-niet
ja | onduidelijk
"""

FEATURES = """
1, 2 en 4 | achtergrond + leeftijd + sociaaleconomisch
jong en oud | leeftijd
oud tegen jong | leeftijd
alles behalve sekse | achtergrond + leeftijd + sociaaleconomisch + opvattingen + opleiding + \
huur-koop + gezin + woonduur + subgroepen
leeftijd en afkomst | achtergrond + leeftijd
leeftijd en afkomst, niet het geloof | achtergrond + leeftijd
huurders tegen kopers | huur-koop
huurders en mensen met een koopwoning | huur-koop
oude bewoners en nieuwkomers | woonduur
vooral leeftijd | leeftijd
opleidng | opleiding
de gezinnen en de alleenstaanden | gezin
arm en rijk, en een beetje het geloof | sociaaleconomisch ? achtergrond
mannen en vrouwen niet | onduidelijk
geen van die verschillen | geen
weet ik eerlijk gezegd niet | weet-niet
"""

CAUSES = """
a en c | a + c
B | b
A, B en C zeker, en ook armoede thuis | a + b + c + d
a t/m c | a + b + c
g | g
b en d, de rest niet | b + d
jeugdoverlast | b
jeugdoverlast en drugshandel | b + c
hangjongeren op het plein | b
er is veel armoede | d
schulden en eenzame ouderen | a + d
armoe achter de voordeur | d
de komst van het azc | weerstand-komst
discriminatie en weinig vertrouwen | c + e
geen vertrouwen in de gemeente | c
geen armoede, wel discriminatie | e
verloedring en inbraken | c
extremisten van buiten | f
criminaliteit speelt hier niet | onduidelijk
misschien discriminatie | onduidelijk ? e
vervreemding, bekende mensen zijn weg en ze zijn eenzaam | a
iets anders | anders
geen idee | weet-niet
"""

SENTIMENTS = """
ze voelen zich niet gehoord | niet-gehoord
afvoerputje, en angst voor onveiligheid ook | onveiligheid + afvoerputje
oneerlijk | onrechtvaardigheid
ze vinden het niet eerlijk | onrechtvaardigheid
1 en 5 | niet-gehoord + afvoerputje
niet gehoord en een vergeten wijk | niet-gehoord + afvoerputje
mensen zijn bang voor criminaliteit | onveiligheid
geen van deze gevoelens | geen
"""

TARGETS = """
jongeren en hun ouders | jongeren + ouders
ouders en kinderen | kinderen + ouders
alleen de kinderen | kinderen
kinderen van 8 tot 14 | kinderen
jongeren, maar niet de kinderen | jongeren
ouders, kinderen en buren | kinderen + ouders + directe-buren
geen jongeren | onduidelijk
de jongeren luisteren niet | onduidelijk ? jongeren
jonegren | jongeren
oudren | buurtgenoten
statushouders en de directe buren | directe-buren + statushouders
winkeliers | ondernemers-actieven
de hangjeugd | jongeren
"""

# Proposed beforehand: jongeren and ouders.
CHANGES = """
ja | jongeren + ouders
klopt | jongeren + ouders
akkoord | jongeren + ouders
prima zo | jongeren + ouders
ja, klopt helemaal | jongeren + ouders
laat maar zo | jongeren + ouders
allebei | jongeren + ouders
ook de buren | jongeren + ouders + directe-buren
buren erbij | jongeren + ouders + directe-buren
klopt, en de buren ook | jongeren + ouders + directe-buren
doe er de kinderen nog bij | jongeren + kinderen + ouders
ja en ook statushouders | jongeren + ouders + statushouders
ja, kinderen | jongeren + kinderen + ouders
zonder ouders | jongeren
ouders niet | jongeren
ja maar zonder de ouders | jongeren
haal ouders weg | jongeren
ouders eraf | jongeren
alleen jongeren | jongeren
niet de ouders maar de kinderen | jongeren + kinderen
kinderen | kinderen
nee, kinderen | kinderen
1 en 3 | jongeren + ouders
nee | onduidelijk
geen | geen
weet ik niet | weet-niet
"""

YES_NO = """
ja | ja
jawel | ja
ja hoor | ja
zeker | ja
klopt | ja
inderdaad | ja
dat is zo | ja
ik denk het wel | ja
toch wel | ja
1 | ja
ja, een beetje | ja
ja, want de sloop is steeds uitgesteld | ja
ja maar niet overal | ja ? nee
nee | nee
nee hoor | nee
nou nee | nee
zeker niet | nee
klopt niet | nee
niet echt | nee
eigenlijk niet | nee
helemaal niet | nee
ik denk het niet | nee
valt mee | nee
2 | nee
nee, dat verschilt | nee
misschien | onduidelijk ? ja
soms wel soms niet | onduidelijk
een beetje | onduidelijk ? ja
ja en nee | onduidelijk
mwah | onduidelijk
op het plein is het erger | onduidelijk
geen idee | weet-niet
weet ik niet | weet-niet
"""

ROLE = """
ik ben buurtwerkster | buurtprofessional
beleidsmedewerkster | beleidsambtenaar
coördinatrice van de wijk | wijkcoordinator
straatcoach | buurtprofessional
"""

TABLES = {
    ("rol", "rol"): ROLE,
    ("locatie", "locatie"): LOCATION,
    ("fase", "fase"): PHASE,
    ("kenmerken", "kenmerk"): FEATURES,
    ("oorzaken", "oorzaak"): CAUSES,
    ("sentimenten", "sentiment"): SENTIMENTS,
    ("doelgroepen", "doelgroep"): TARGETS,
    ("overal", ""): YES_NO,
}


def rows(table: str) -> list[tuple[str, str]]:
    lines = [line.rsplit("|", 1) for line in table.strip().splitlines()]
    return [(text.strip(), expected.strip()) for text, expected in lines]


def written(choice: Choice) -> str:
    """A choice in the notation of the tables."""
    chosen = " + ".join(identifier.rsplit("/", 1)[-1] for identifier in choice.ids)
    doubtful = " + ".join(identifier.rsplit("/", 1)[-1] for identifier in choice.doubtful)
    main = chosen if choice.status is AnswerStatus.CHOSEN else choice.status.value
    return f"{main} ? {doubtful}" if doubtful else main


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [(question, *row) for (question, _), table in TABLES.items() for row in rows(table)],
)
def test_an_answer_is_read_as_it_was_meant(
    ask: Ask, question: str, text: str, expected: str
) -> None:
    assert written(read_choice(text, ask(question))) == expected


@pytest.mark.parametrize(("text", "expected"), rows(CHANGES))
def test_a_proposal_is_confirmed_or_changed(ask: Ask, text: str, expected: str) -> None:
    asked = ask("doelgroepen", ("doelgroep/jongeren", "doelgroep/ouders"))
    assert written(read_choice(text, asked)) == expected


def test_there_are_more_than_150_sentences() -> None:
    assert sum(len(rows(table)) for table in TABLES.values()) >= 150


def test_ids_keep_the_order_of_the_options(ask: Ask) -> None:
    assert read_choice("4, 1", ask("locatie")).ids == (
        "locatie/woonomgeving",
        "locatie/sociale-media",
    )


def test_the_name_of_a_special_option_gives_its_status(ask: Ask) -> None:
    assert read_choice("Ik heb genoeg zicht", ask("informatie")).status is AnswerStatus.NONE


def test_an_ordinary_word_is_never_taken_for_a_typing_error() -> None:
    options = (Option("x/park", "Park"), Option("x/kerken", "Kerken"), Option("x/straat", "Straat"))
    asked = Asked("x", AskedKind.MORE, options)
    for word in ("werken", "merken", "perken", "staart", "strand", "parkeren"):
        assert read_choice(word, asked).ids == ()


def test_the_opposite_of_a_word_does_not_choose_it() -> None:
    options = (Option("fase/rust", "Rust"), Option("fase/ongemak", "Ongemak"))
    assert read_choice("er is onrust", Asked("fase", AskedKind.ONE, options)).ids == ()
