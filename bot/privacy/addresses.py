"""Home addresses: a street with a number, a postcode with a number, or a place with a number where somebody lives.

A postcode or a street alone stays readable, because an analysis of a neighbourhood needs them.
Words
that only look like streets ("onderweg 2", "speelveld 1") are listed.
"""

import re
from collections.abc import Iterator

from bot.privacy.spans import Kind, Span
from bot.privacy.spoken_numbers import NUMBER_WORD

_ENDINGS = (
    "straat|straatje|straatweg|laan|laantje|weg|wegje|gracht|kade|singel|steeg|plantsoen|dreef|dijk|dijkje|dwarsstraat|kanaal"
    "|boulevard|allee|plein|pleintje|hofje|dwarsweg|str|strjitte|loane|leane|dyk"
)
_ENDINGS_IN_NAMES = "hof|pad|erf|park|markt|wal|brink|baan|hoek|donk|akker|weide|meent|vaart|zoom|zijde|hout|poort|brug"
_CLEAR = re.compile(rf"\w{{2}}(?:{_ENDINGS})$")
# "Oude Singel 22": with a name in front, the ending may be a word of its own.
_BARE = frozenset(_ENDINGS.split("|"))
_IN_NAME = re.compile(rf"\w{{2}}(?:{_ENDINGS_IN_NAMES})$")
# In villages these are whole names of streets.
_WHOLE_NAMES = frozenset({"buorren", "brink", "markt", "havenkade", "terp", "singel", "gracht"})
_NO_STREETS = frozenset(
    str.split("""onderweg omweg uitweg snelweg autoweg ringweg rondweg spoorweg waterweg rijksweg
    halverweg afweg overweg
    winkelstraat woonstraat zijstraat dwarsstraat achterstraat hoofdstraat straatje achterweg
    landweg zandweg
    speelplein schoolplein marktplein winkelplein voorplein binnenplein buurtplein wijkplein
    dorpsplein stationsplein
    trapveld sportveld speelveld voetbalveld kunstgrasveld kerkhof gerechtshof binnenhof woonerf
    fietspad voetpad
    wandelpad zandpad speelpark stadspark wijkpark buurtpark bedrijvenpark vakantiepark
    winkelwijk woonwijk
    achterstandswijk probleemwijk krachtwijk aandachtswijk volkswijk nieuwbouwwijk
    vluchtelingenkamp kamp rotonde
    loopbaan rijbaan renbaan busbaan arbeidsmarkt woningmarkt weekmarkt supermarkt jaarmarkt
    huizenmarkt
    vergadering ervaring verandering les lijst noord woord akkoord""")
)
_GENERIC_PLEIN = frozenset({"marktplein", "stationsplein", "dorpsplein", "hoofdstraat"})
_NAME = r"[^\W\d_]['’\w-]{0,30}"
_QUANTITY = re.compile(
    r"(?:,\d+)? ?(?:%|procent|woningen|gezinnen|mensen|jongeren|bewoners|huizen|"
    r"januari|februari|maart|april|mei\b|juni|juli|augustus|september|oktober|november|december|"
    r"keer|maal|jaar|jaren|maanden|weken|dagen"
    r"|uur|minuten|incidenten|meldingen|euro|kinderen|huishoudens|flats|appartementen|"
    r"meter|km|kilometer|portieken"
    r"|groepen|groepjes|ouderen|jongens|meisjes|mannen|vrouwen|buren|winkels|scholen|"
    r"partijen|wijken|buurten|personen"
    r"|statushouders|vluchtelingen|klachten|panden|x\b|tot \d|t/m)",
    re.IGNORECASE,
)
_NUMBER = (
    r"(?P<number>[1-9]\d{0,4})(?!\d)(?![.,:]\d)(?:-(?:\d{1,3}|[a-zA-Z]{1,2}|hoog|hs|bis|huis)\b)?"
    r"(?:(?:,? [1-9]\d?e?)? ?(?:hoog|verdieping|bis|hs|rood|zwart|(?-i:[IVX]{1,3}))\b(?: (?:links|rechts|voor|"
    r"achter)\b)?|[a-zA-Z]{1,2}(?!\w)|(?-i: [A-Ha-d])(?!\w))?"
)
_POSTCODE = r"[1-9]\d{3} ?(?P<letters>[A-Za-z]{2})(?![\w])"
_AS_NUMBER = r"(?:(?:op )?(?:nr|nummer|huisnummer|huisnr|no|#)\.? ?)?"

_STREET = re.compile(
    rf"(?<![\w])(?P<street>[^\W\d_]['’\w.-]{{3,40}}),? {{1,2}}{_AS_NUMBER}{_NUMBER}", re.IGNORECASE
)
_STREET_OF = re.compile(
    r"\b(?:laan|weg|straat|plein|kade|hof|oord|park|pad|graaf) van (?:(?:de|den|"
    rf"der|het|'t|sint|st\.?) )?{_NAME}(?: {_NAME}){{0,2}} {_AS_NUMBER}{_NUMBER}",
    re.IGNORECASE,
)
_POSTCODE_NUMBER = re.compile(
    rf"(?<![\w.,]){_POSTCODE}(?:,| -|:)? {{0,2}}{_AS_NUMBER}{_NUMBER}", re.IGNORECASE
)
_NUMBER_POSTCODE = re.compile(
    rf"(?<![\w.,]){_AS_NUMBER}[1-9]\d{{0,4}} ?[a-zA-Z]?(?:,| in| te)? {{1,2}}{_POSTCODE}",
    re.IGNORECASE,
)
_HOUSE_NUMBER = re.compile(
    rf"\b(?:huisnummer|huisnr)\.?:? {{0,2}}(?:[1-9]\d{{0,4}}(?: ?(?:bis|hs|hoog|[a-zA-Z])(?!\w))?|{NUMBER_WORD})(?!\w)",
    re.IGNORECASE,
)
# "op nummer 12 van de Kerkstraat"
_NUMBER_OF_STREET = re.compile(
    rf"\b(?:huisnummer|nummer|nr\.?) {_NUMBER} (?:van|in|aan|op) de "
    r"(?:[^\W\d_][\w'’.-]+ ){0,2}?(?P<street>[^\W\d_][\w'’-]{3,40})",
    re.IGNORECASE,
)
_STREET_IN_WORDS = re.compile(
    rf"(?<![\w])(?P<street>[^\W\d_]['’\w.-]{{3,40}}),? (?:op )?(?:nummer|nr\.?) {NUMBER_WORD}(?!\w)",
    re.IGNORECASE,
)
# "hij woont op Griendwerk 14", "verhuisd naar de oude haven 17": any name will do where somebody lives.
_HOME = re.compile(
    r"\b(?:woon(?:t|de|den|achtig)?|wonen(?:d|de)?|wonende?|verhuis\w*|adres|ingeschreven|verblij\w+|logeert)\b"
    r"(?: (?:nu|weer|daar|thuis|is|samen|al jaren))?:? (?:(?:op|aan|in|naar|te) )?"
    r"(?P<home>(?:(?:achter|bij|naast|tegenover|"
    r"de|het|den|'t|ter|ten|oude?|nieuwe?|grote|kleine|lange|korte|hoge|lage) )*"
    rf"(?:[^\W\d_][\w'’-]+ )?(?P<street>[^\W\d_][\w'’-]{{2,40}}),? {_AS_NUMBER}{_NUMBER})",
    re.IGNORECASE,
)
_NO_HOMES = frozenset(
    str.split("""nummer nr huisnummer blok portiek wijk flat etage verdieping groep ongeveer circa zeker bijna ruim
    sinds vanaf vanwege minder meer samen tussen kamer gebouw toren hal fase deel gebied zone complex unit regio
    district buurt straat huis al er met een dan over onder boven maar nog wel ook plus totaal minstens hooguit""")
)
_HOME_ENDING = re.compile(
    rf"(?:{_ENDINGS}|{_ENDINGS_IN_NAMES}|haven|werf|veld|waard|burg|land|hofstede|molen|kerk|kamp|es|terp)$"
)
_POSTCODE_AFTER = re.compile(rf"(?:,? {{0,2}}(?:in |te )?){_POSTCODE}", re.IGNORECASE)
_BEFORE = re.compile(r"(?:(?:[^\W\d_][\w'’.-]{0,24}|[1-9]\d?e) ){1,4}$")
_ORDINAL = re.compile(r"\d{1,2}e")
_NAME_PARTS = frozenset(
    str.split("""van de der den het ter ten te 't sint st st. lange korte nieuwe oude grote
    kleine prins prinses koning koningin
    burgemeester burg burg. professor prof prof. doctor dr dr. pastoor dominee eerste tweede
    derde jan graaf generaal
    admiraal minister mr mr. meester hoge lage noorder zuider ooster wester""")
)
_BEGINNINGS = frozenset(
    str.split("""in op aan bij naar uit voor langs om ik wij we hij zij ze u er hier daar en of
    maar adres woont tussen rond tot
    mijn onze dit dat die deze na sinds vanaf over achter naast tegenover buurman buurvrouw
    mevrouw meneer""")
)
_LIGHT_PARTS = frozenset(str.split("van de der den het ter ten te 't"))
_WORDS_LIKE_POSTCODE = frozenset(
    str.split("""en is in op of de we ze ik er om af al te zo na nu ja je me uw wo ma di do vr za
    km kg cm mm ml eu pk ca eh
    hé st nd wa ha en dr me u. sa sd ss""")
)
_UNITS = frozenset({"km", "kg", "cm", "mm", "ml", "eu", "pk", "sa", "sd", "ss"})
_INITIALS = re.compile(r"(?:[^\W\d_]\.){1,4}")
_YEARS = range(1900, 2100)


def find_addresses(text: str) -> Iterator[Span]:
    """Every street with a number, every postcode with a number, and where somebody lives."""
    yield from _streets(text)
    yield from _postcodes(text)
    for match in _NUMBER_OF_STREET.finditer(text):
        if _is_street(match["street"]):
            yield Span(match.start(), match.end(), Kind.ADDRESS)
    for match in _HOME.finditer(text):
        if _is_home(match["street"]) and _is_house_number(text, match):
            yield _whole(text, match.start("home"), match.end())
    for match in _HOUSE_NUMBER.finditer(text):
        yield Span(match.start(), match.end(), Kind.ADDRESS)


def _streets(text: str) -> Iterator[Span]:
    for match in _STREET.finditer(text):
        begin = _begin_of_name(text, match.start())
        is_named = begin < match.start() and match["street"].lower() in _BARE
        if (is_named or _is_street(match["street"])) and _is_house_number(text, match):
            yield _whole(text, begin, match.end())
    for match in _STREET_OF.finditer(text):
        if _is_house_number(text, match):
            yield _whole(text, match.start(), match.end())
    for match in _STREET_IN_WORDS.finditer(text):
        if _is_street(match["street"]):
            yield Span(_begin_of_name(text, match.start()), match.end(), Kind.ADDRESS)


def _postcodes(text: str) -> Iterator[Span]:
    for pattern in (_POSTCODE_NUMBER, _NUMBER_POSTCODE):
        for match in pattern.finditer(text):
            if _is_postcode(match["letters"]):
                yield Span(match.start(), match.end(), Kind.ADDRESS)


def _is_street(word: str) -> bool:
    """Clear endings count in any case, doubtful ones only in a name with a capital."""
    lower = word.lower().rstrip(".")
    generic = _NO_STREETS - _GENERIC_PLEIN if word[0].isupper() else _NO_STREETS
    if lower in generic:
        return False
    in_name = _IN_NAME.search(lower) is not None or lower in _WHOLE_NAMES
    return bool(_CLEAR.search(lower) or (word[0].isupper() and in_name))


def _is_home(word: str) -> bool:
    """A name with a capital, or a word that ends as places do, but none that counts or numbers something."""
    lower = word.lower()
    is_named = word[0].isupper() or _HOME_ENDING.search(lower) is not None
    return is_named and lower not in _NO_HOMES | _NO_STREETS


def _is_house_number(text: str, match: re.Match[str]) -> bool:
    """ "de Kerkstraat 250 woningen" counts homes, and "het Kerkplein 1945" is a year."""
    is_year = int(match["number"]) in _YEARS
    return not is_year and not _QUANTITY.match(text, match.end("number"))


def _is_postcode(letters: str) -> bool:
    """ "3521AL" is one, "3521 al" and "1500 KM" are none."""
    return letters.lower() not in (_UNITS if letters.isupper() else _WORDS_LIKE_POSTCODE)


def _begin_of_name(text: str, start: int) -> int:
    """Where "Burgemeester de Vlugtlaan" begins: capitals and parts of names before the last word."""
    before = _BEFORE.search(text[max(0, start - 100) : start])
    words = before.group().split(" ")[:-1] if before else []
    taken = 0
    for word in reversed(words):
        lower = word.lower()
        is_part = lower in _NAME_PARTS or any(
            form.fullmatch(lower) for form in (_INITIALS, _ORDINAL)
        )
        if not is_part and (not word[0].isupper() or lower in _BEGINNINGS):
            break
        taken += 1
    kept = words[len(words) - taken :]
    while kept and kept[0].lower() in _LIGHT_PARTS and not kept[0][0].isupper():
        kept = kept[1:]
    return start - sum(len(word) + 1 for word in kept)


def _whole(text: str, start: int, end: int) -> Span:
    """With the postcode that follows."""
    after = _POSTCODE_AFTER.match(text, end)
    has_postcode = after is not None and (
        after["letters"].isupper() or _is_postcode(after["letters"])
    )
    return Span(start, after.end() if after and has_postcode else end, Kind.ADDRESS)
