"""Dutch word lists as data: words without content of their own, and words that steer an answer.

A steering word or phrase (`marker`) is written here once with the sign that stands for it. Nothing
here knows a question or an option.
"""

from enum import StrEnum


class Mark(StrEnum):
    """What a word does in an answer, apart from naming an option."""

    NOT = "niet"
    NONE = "geen-van-deze"
    YES = "ja"
    NO = "nee"
    REALLY = "wel"
    MAYBE = "misschien"
    MAINLY = "vooral"
    ALSO = "ook"
    WITHOUT = "zonder"
    ONLY = "alleen"
    ALL = "alles"
    BOTH = "beide"
    REST = "rest"
    UNKNOWN = "weet-niet"
    BETWEEN = "tussen"
    RATHER = "eerder"
    THAN = "dan"
    SLIGHTLY = "een-beetje"
    NEUTRAL = "neutraal"


_MARKERS: dict[Mark, str] = {
    Mark.NOT: """niet, geen, niks, niets, nooit, niemand, nergens, nauwelijks, amper, weinig,
    noch,
        niet echt, niet zo, niet zozeer, niet meer, helemaal niet, absoluut niet, zeker niet,
        juist niet,
        in geen geval, geen enkele, geenszins""",
    Mark.NONE: """geen van deze, geen van die, geen van alle, geen van allen, geen van allemaal,
        geen van beide, geen van bovenstaande, geen van de bovenstaande, geen van de genoemde,
        geen enkele van deze, niets van dit alles, niets van dit, niks van dit alles, niks van
        dit,
        niets van dat alles, niets van bovenstaande, nvt, n.v.t, n v t, niet van toepassing,
        geen een, geen enkel, staat er niet tussen, staat er niet bij, zit er niet bij,
        er zijn er geen, die zijn er niet, dat is er niet, er is niets, er is niks""",
    Mark.YES: """ja, jawel, jazeker, jep, yep, yes, jup, ok, oke, okay, okee, klopt, inderdaad,
    akkoord,
        zeker, zeker weten, zeker wel, absoluut, precies, prima, uitstekend, uiteraard, tuurlijk,
        natuurlijk, exact, correct, goed, helemaal goed, is goed, juist, mee eens, eens, doe
        maar, top,
        perfect, graag, in orde, ca va, voila, komt overeen, zo is het, dat is zo, nou en of, reken maar, en of,
        wis en zeker,
        best, laat maar zo, laat zo, zo laten, deze kloppen, kloppen, klopt helemaal""",
    Mark.NO: """nee, neen, nope, nee hoor, neu, nah, no, klopt niet, klopt dat niet, dat klopt
    niet,
        niet akkoord, niet mee eens, zeker niet waar, allesbehalve, valt mee, valt wel mee,
        welnee,
        eigenlijk niet, niet juist, niet goed""",
    Mark.REALLY: "wel, juist wel, toch wel, wel degelijk",
    Mark.MAYBE: """misschien, wellicht, eventueel, mogelijk, mogelijks,
        zou kunnen, kan zijn, zou kunnen zijn, ik twijfel, twijfel, twijfel over, weet niet zeker,
        weet het niet zeker, weet ik niet zeker, niet zeker, niet helemaal zeker, ik gok, gok,
        vermoedelijk,
        ergens ook, deels misschien""",
    Mark.SLIGHTLY: "een beetje, beetje, klein beetje, een klein beetje, in lichte mate, lichtelijk, enigszins",
    Mark.NEUTRAL: "de rest van, rest van, alle kanten, alle dagen, elke dag, elke week, elke keer, iedere keer",
    Mark.MAINLY: """vooral, met name, voornamelijk, hoofdzakelijk, het meest, meest, meeste,
    merendeels,
        in de eerste plaats, bovenal, toch, meer naar, neigt naar, neigen naar, neig naar,
        neigend naar,
        neigt meer naar, neig meer naar, leunt naar, uiteindelijk, doe dan maar, dan maar, kies
        toch,
        het liefst, bij nader inzien, het sterkst, overwegend, in hoofdzaak, primair, eerst en
        vooral""",
    Mark.ALSO: """ook, ook nog, erbij, toevoegen, toegevoegd, voeg toe, voeg, plus, daarnaast,
    bovendien,
        tevens, eveneens, aanvullend, aangevuld met, aanvullen met, daarbij, en verder, alsook,
        evenals,
        idem, net als, hetzelfde, er nog bij, nog bij""",
    Mark.WITHOUT: """zonder, behalve, uitgezonderd, met uitzondering van, eraf, weg, weglaten,
    weghalen,
        haal weg, haal, verwijder, verwijderen, schrap, schrappen, minus, uitgenomen,
        laat weg, mag weg, kan weg, mag eraf, kan eraf, moet weg, in plaats van, streep, exclusief""",
    Mark.ONLY: "alleen, alleen maar, enkel, enkel maar, slechts, uitsluitend, louter, gewoon alleen",
    Mark.ALL: """alles, alle, allemaal, allen, al deze, allemaal samen, alle opties, alle
    antwoorden,
        van alles, alle bovenstaande, alles wat er staat, alle plekken, alle plaatsen, alle
        groepen, alle soorten, alle genoemde,
        alle redenen, de hele lijst, het hele rijtje, elk, elke,
        iedereen, overal, de hele rij""",
    Mark.BOTH: "beide, beiden, allebei, alletwee, alle twee, alle 2",
    Mark.REST: "de rest, rest, de overige, overige, de overigen, de anderen, alle andere, al de rest, de andere",
    Mark.UNKNOWN: """weet niet, weet ik niet, weet ik eigenlijk niet, weet ik nog niet, weet ik echt
    niet, ik weet het niet,
        weet het niet, weet het echt niet, weet het nog niet, weet het eigenlijk niet, geen
        idee, geen flauw idee,
        geen benul, geen zicht op, geen zicht, zou het niet weten, zou ik niet weten, zou niet
        weten,
        kan ik niet zeggen, kan ik niet beoordelen, niet te zeggen, onbekend, weten we niet,
        weten wij niet,
        weten we nog niet, nog niet bekend, niet bekend, moeilijk te zeggen, lastig te zeggen,
        geen beeld van,
        geen beeld, daar weet ik niets van, daar weet ik niks van, weet ik niets van, weet ik
        niks van,
        weetnie, weet nie, weenie, kweenie, kweetniet, kwenie, geen mening, joost mag het weten,
        wnt,
        sla over, sla maar over, overslaan, skip, volgende vraag, ik pas, geen antwoord,
        durf ik niet te zeggen, kan ik zo niet zeggen, durf ik zo niet te zeggen, heb ik niet
        paraat""",
    Mark.BETWEEN: "tussen, ergens tussen, twijfel tussen, ik twijfel tussen",
    Mark.RATHER: "eerder, veeleer, meer, liever, minder",
    Mark.THAN: "dan",
}

FUNCTION_WORDS = frozenset(
    str.split("""de het een des der den deze dit die dat dees en of maar want dus als om omdat
    doordat zodat
    in op van voor met bij te aan naar uit over door tot tegen onder rond rondom langs tegen
    tegenover om af binnen
    ik u je jij jullie wij we ze zij hij hen hun haar hem mij me mijn uw ons onze zijn er hier
    daar waar wat wie
    is ben bent was waren wordt worden werd geworden heeft heb hebben had hadden zal zullen zou
    zouden
    kan kunnen kon mag mogen moet moeten wil willen wilt doe doen doet gaat gaan ging komt kwam
    nu nog al dan toen zo heel erg zeer echt eigenlijk gewoon even eens eigenlijke best wat veel
    denk dacht vind vindt geloof schat lijkt blijkt merk zie ziet hoor zeggen zeg zegt zei volgens
    speelt spelen rol geldt gelden betreft geven geef kies kiezen kiest neem nemen nam noem
    noemen pak
    hebt kom zit zitten staat staan sprake orde vaak soms altijd meestal weleens regelmatig
    inderdaad zeker hoor nou tja eh ehm euh uh uhm mmm hm hmm ach och gewoon maar toch wel
    namelijk bijvoorbeeld bv
    bijv etc enzovoort enz daarvan hiervan ervan erin erop eruit daarin daarop hierin ergens
    echter
    antwoord antwoorden optie opties keuze keuzes nummer nummers nr nrs punt punten letter
    letters getal getallen
    vakje aanvinken vink aan bovenste onderste lijst lijstje rijtje genoemde
    tijdens via per vanuit vanwege wegens richting zich zichzelf elkaar elk ieder iedere
    alsjeblieft alstublieft aub svp a.u.b graag dank bedankt sorry oeps wacht dus jammer helaas
    twee's zien hele enkele paar aantal meerdere verschillende bepaalde sommige zowel
    enerzijds anderzijds""")
)

# Too general to choose an option by, unless they are the whole answer.
WEAK_WORDS = frozenset(
    str.split("""mens bewoner buurt wijk straat dorp gemeente probleem problemen ding groep plek
    plaats situatie andere ander
    anders nieuw oud goed slecht groot klein iets iemand iedereen vraag zaak geval onderwerp
    weten komen zitten maken laten houden vinden krijgen leven niet sociaal lokaal""")
)

# A wording of only these words ("iets anders") chooses nothing inside a sentence about something else.
VAGUE_WORDS = frozenset(str.split("ander andere anders iets ergens overig overige"))

NEGATORS = frozenset(
    str.split("niet geen niks niets nooit niemand nergens nauwelijks amper weinig noch onvoldoende")
)


def _table() -> dict[tuple[str, ...], Mark]:
    return {
        tuple(phrase.split()): mark
        for mark, phrases in _MARKERS.items()
        for phrase in " ".join(phrases.split()).split(", ")
    }


MARKERS = _table()
LONGEST_MARKER = max(len(words) for words in MARKERS)
