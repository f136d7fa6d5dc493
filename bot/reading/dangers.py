"""Does a message report danger at this moment, or ask whom to tell about radicalisation?

Both need the trained model and a word by rule. Inside an interview, where people describe violence and
radical views as causes, the message must also speak of now, ask where to go, or be about one person: an analysis is
about groups, and who worries about somebody is helped elsewhere.
"""

import re

from bot.reading import intents
from bot.reading.commands import plain
from bot.reading.meaning import Command, Signal

_LIKELY, _SURE, _VERY_SURE, _CERTAIN = 0.5, 0.7, 0.9, 0.95

_DANGER = re.compile(
    r"\b(?:112|wapens?|vuurwapens?|mes|messen|pistool|pistolen|geweer|gewapend|"
    r"\w*bedreig\w*|brand|brandt|brandstichting|in brand|zelfmoord|suicide"
    r"|zelfdoding|steekt|neergestoken|stak|steekpartij|schiet\w*|geschoten|bom|"
    r"explosi\w+|explosief|vermoord\w*|doodmaken|afmaken|dood|doden"
    r"|aanslag|gijzel\w*|spoed|noodgeval|levensgevaar|gewond|gewonden|aangevallen|"
    r"mishandel\w*|vechtpartij|vechten|gevochten|knokpartij|geslagen|ambulance"
    r"|rellen|\w*knuppels?|stokken|ijzeren staaf|bijl|bijlen|hakmes\w*|machete\w*|\w*steekwapens?"
    r"|ingegooid|ingooien|ingetrapt|intrappen|opgesloten|in het nauw|vlammen|klappen|bloed\w*|bewusteloos"
    r"|molotov\w*|van kant|leven nemen|eind aan|gevaar|alarm|help|belaagd|"
    r"politie (?:bellen|nodig)|bel (?:\w+ )?politie|nood|noodsituatie|onveilig)\b"
)
_NOW = re.compile(
    r"\b(?:nu|op dit moment|momenteel|zojuist|zonet|daarnet|vanavond|vannacht|"
    r"direct|meteen|dringend|spoed|onmiddellijk|help|er staat|staat er|staan er"
    r"|staan (?:nu|weer|al)|terwijl (?:ik|we|wij|ze|zij)|zit(?:ten)? hier"
    r"|(?:hoor|hoorde|zie|ziet|belt) net|net binnen|op (?:mij|me|ons) af"
    r"|staan hier|staat hier|hier staat|is bezig|zijn bezig|bezig met|gaat (?:zichzelf|"
    r"zich|iemand)|wil (?:zichzelf|zich|iemand)|dreigt|snel|wie (?:bel|moet ik "
    r"bellen)|112)\b"
)
_RADICAL = re.compile(
    r"\b(?:\w*radicali\w*|radicaal|radicale|jihad\w*|extremis\w*|extreem\w*|terroris\w*|"
    r"syrie\w*|kalifaat|isis|salafis\w*|neonazi\w*"
    r"|haatprediker\w*|ronsel\w*|aanslag|uitreizen|uitreiziger\w*|nazi\w*|rechtsextreem|"
    r"ultrarechts|gewelddadig gedachtegoed|martelaar\w*|manifest)\b"
)
_WHOM_TO_TELL = re.compile(
    r"\b(?:bij wie|wie (?:moet|kan|mag|bel|licht)|waar (?:kan|moet|mag|meld)|aan "
    r"wie|melden|meld|meldpunt|aangeven|doorgeven|inlichten|contact opnemen"
    r"|wat (?:moet|kan|doe) ik|hulp|terecht|zorgen|ongerust|bang dat|vrees|vermoed|vermoeden)\b"
)
_DEFINES = re.compile(
    r"\bverschil\b|\b(?:wat|wa) (?:is|betekent|houdt)\b|\bbetekenis\b|\bdefinitie\b|\bhetzelfde als\b"
)
_WHOSE = "(?:mijn|mn|onze|een|ne|die|deze|de|zijn|haar|hun)"
_SOMEBODY = (
    "(?:buur|klas|klein|stief)?(?:jongen|jongeman|knul|meisje|meid|leerling|scholier|student|deelnemer|client|neef|nicht"
    "|zoon|dochter|broer|zus|collega|buurman|buurvrouw|vriend|vriendin|vrijwilliger|huurder|gast|vent|kerel|man|vrouw"
    "|pupil|cursist|stagiaire?)"
)
_ONE_PERSON = re.compile(
    r"\b(?:een|ene|eentje) van (?:mijn|mn|onze|ons|hen|hun|de|die|deze)\b|\biemand\b|\bjongen van \d"
    rf"|\b{_WHOSE} {_SOMEBODY}\b|\bhij\b|\beentje\b"
)


def find_danger(text: str, signal: Signal, *, in_account: bool) -> Command | None:
    """EMERGENCY or RADICALISATION, or None; `in_account` when an open answer is expected."""
    wording = plain(text)
    if signal.intent == intents.EMERGENCY and _is_now(wording, signal, in_account=in_account):
        return Command.EMERGENCY
    if signal.intent == intents.RADICALISATION and _is_worry(
        wording, signal, in_account=in_account
    ):
        return Command.RADICALISATION
    return None


def _is_now(wording: str, signal: Signal, *, in_account: bool) -> bool:
    """Whether it is danger at this moment. Too much care costs the reader one message; too little may cost more."""
    speaks_of_now = _NOW.search(wording) is not None
    if signal.confidence >= _CERTAIN and (speaks_of_now or not in_account):
        return True
    has_word = signal.confidence >= _SURE and _DANGER.search(wording) is not None
    return has_word and (speaks_of_now or not in_account)


def _is_worry(wording: str, signal: Signal, *, in_account: bool) -> bool:
    """Whether it is a worry about somebody or a question where to go with it, and no account of a neighbourhood."""
    has_word = _RADICAL.search(wording) is not None
    if _ONE_PERSON.search(wording):
        enough = _SURE if in_account else _LIKELY
        return signal.confidence >= (enough if has_word else _VERY_SURE)
    asks_whom = _WHOM_TO_TELL.search(wording) is not None
    if signal.confidence < _SURE or (_DEFINES.search(wording) and not asks_whom):
        return False
    return has_word and (not in_account or asks_whom)
