"""Does a message report danger at this moment, or ask whom to tell about radicalisation?

Both need the trained model and a word by rule. Inside an interview, where people describe violence and
radical views as causes, the message must also speak of now, or ask where to go.
"""

import re

from bot.reading import intents
from bot.reading.commands import plain
from bot.reading.meaning import Command, Signal

_SURE = 0.7

_DANGER = re.compile(
    r"\b(?:112|wapens?|vuurwapens?|mes|messen|pistool|pistolen|geweer|gewapend|"
    r"\w*bedreig\w*|brand|brandt|brandstichting|in brand|zelfmoord|suicide"
    r"|zelfdoding|steekt|neergestoken|stak|steekpartij|schiet\w*|geschoten|bom|"
    r"explosi\w+|explosief|vermoord\w*|doodmaken|afmaken|dood|doden"
    r"|aanslag|gijzel\w*|spoed|noodgeval|levensgevaar|gewond|gewonden|aangevallen|"
    r"mishandel\w*|vechtpartij|vechten|gevochten|knokpartij|geslagen|ambulance"
    r"|rellen|molotov\w*|van kant|leven nemen|eind aan|gevaar|alarm|help|belaagd|"
    r"politie (?:bellen|nodig)|bel (?:\w+ )?politie|nood|noodsituatie|onveilig)\b"
)
_NOW = re.compile(
    r"\b(?:nu|op dit moment|momenteel|zojuist|zonet|daarnet|vanavond|vannacht|"
    r"direct|meteen|dringend|spoed|onmiddellijk|help|er staat|staat er|staan er"
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


def find_danger(text: str, signal: Signal, *, in_account: bool) -> Command | None:
    """EMERGENCY or RADICALISATION, or None; `in_account` when an open answer is expected."""
    if signal.confidence < _SURE:
        return None
    wording = plain(text)
    if signal.intent == intents.EMERGENCY and _DANGER.search(wording):
        return Command.EMERGENCY if not in_account or _NOW.search(wording) else None
    if signal.intent == intents.RADICALISATION and _RADICAL.search(wording):
        return Command.RADICALISATION if not in_account or _WHOM_TO_TELL.search(wording) else None
    return None
