"""Does an answer say "none of these" in words of its own?

To say so of the whole list ("niks van dit rijtje", "daar zit niks bij") holds whatever else is said. To begin with it
("nog niks, …", "eigenlijk niemand"), to say that there are none ("er zijn hier geen groepen") or that one does not
recognise them, holds only when no option is named: "niemand luistert" is a feeling that has a name.
"""

import re

from bot.reading.commands import plain

_LISTED = (
    r"(?:al|alles|allen|allemaal|dingen|rij|rijtje|lijst|lijstje|opties|keuzes|mogelijkheden|punten|redenen|gevoelens|"
    r"aanpakken|oorzaken|vormen|groepen|plekken|genoemde|bovenstaande)"
)
_OF_LIST = re.compile(
    r"\b(?:geen|geen een|geen enkele?|geen eentje|niet een|geeneen) (?:van|vd) "
    r"(?:de|deze|die|dit|dat|alle|allen|allemaal|het)\b"
    rf"|\b(?:niks|niets|nix|noppes|geen) (?:van|vd|uit) (?:(?:de|het|deze|dit|die|dat) )*{_LISTED}\b"
    r"|\b(?:zit|zitten|staat|staan) (?:\w+ ){0,2}(?:niks|niets|geen) (?:bij|tussen|onder|achter)\b"
    r"|\b(?:niks|niets) (?:bij|tussen) (?:wat|dat|waar|voor|van)\b"
)
_FILLERS = (
    r"(?:(?:nee|neen|nou|eh|ja|eigenlijk|nog|helaas|gelukkig|volgens mij|bij ons|hier|voorlopig|zover ik weet|"
    r"op dit moment|voor zover ik weet|echt|gewoon|helemaal|in feite|tot nu toe) )*"
)
_AT_ONCE = re.compile(
    rf"^{_FILLERS}(?:(?:uit|van|bij|op|met) )?(?:niks|niets|nix|noppes|niemand|nergens|geeneen|geen een|geen enkele?)"
    r"(?: \w+)?(?: (?:hoor|eigenlijk|gelukkig|helaas|nog|dus|echt|bijzonders?))*$"
)
_THERE_ARE_NONE = re.compile(
    r"\b(?:zijn|is|staan|waren|was|hebben wij|hebben we|wij hebben|we hebben) (?:\w+ ){0,3}?geen (?:\w+ )?"
    r"(?:groepen|groep|zorgen|bewoners|problemen|probleem|spanningen|aanleiding|aanleidingen|triggers|oorzaken|"
    r"gevoelens|gevoel|incidenten|dingen|plekken|signalen|partijen|spelers|tegenstanders|tegenstellingen?|scheidslijnen|verschillen|"
    r"klachten)\b"
    r"|\b(?:we|wij) missen (?:\w+ ){0,2}(?:niks|niets)\b|\bmissen (?:we|wij) (?:\w+ ){0,2}(?:niks|niets)\b"
)
_NOT_RECOGNISED = re.compile(
    r"\b(?:herken|zie|merk|hoor)(?:nen|n|ken|ren|en)? (?:ik|we|wij) (?:\w+ ){0,5}(?:niet|nie|niks|niets|nergens)\b"
    r"|\bspeelt? (?:hier|bij ons)? ?(?:\w+ ){0,2}(?:niet|nie|geen rol)\b"
)
_EXCEPTION = re.compile(
    r"\b(?:behalve|alleen|maar|wel|tenzij|uitgezonderd|op .{1,20} na|enkel|slechts)\b"
)
_CLAUSES = re.compile(r"[,.;:!?]|\s-\s")


def denies_list(text: str) -> bool:
    """Whether it says so of the whole list, without an exception."""
    wording = plain(text)
    return _OF_LIST.search(wording) is not None and not _EXCEPTION.search(wording)


def denies_all(text: str) -> bool:
    """Whether it says that there are none, in a text that names no option, without an exception."""
    if _EXCEPTION.search(plain(text)):
        return False
    first = plain(_CLAUSES.split(text.strip(), maxsplit=1)[0])
    said = (_AT_ONCE, _THERE_ARE_NONE, _NOT_RECOGNISED)
    return denies_list(text) or any(each.search(first) for each in said)
