"""What the words around a word say about its being a name, where that is sure enough for a rule.

Behind a title with a capital comes a person ("De heer Vrijdag"); behind a place a wind direction is a part of the
town ("Tuindorp Oost"). All that is less sure is left to what was learnt (`name_model`).
"""

import re
from collections.abc import Sequence

from bot.privacy.name_words import PARTICLES, NameLists, Word, is_dictionary_word, names_a_place

_TITLES = frozenset(str.split("meneer mijnheer mevrouw dhr heer hr mevr mw mvr fam familie"))
# "Mevrouw de Burgemeester", "meneer Pastoor": whoever it is, the function is no name.
_FUNCTIONS = frozenset(
    str.split("""burgemeester wethouder voorzitter pastoor dominee imam rabbijn directeur minister pater rector
    raadslid wijkagent huismeester notaris dokter koster secretaris penningmeester officier rechter en ik is was""")
)
# Behind these a name with a capital that the lists have is a person, however ordinary a word it is.
_ROLES = frozenset(
    str.split("""raadslid wethouder wijkagent buurtagent imam pastoor dominee voorganger predikant rabbijn huismeester
    conciërge concierge jongerenwerker opbouwwerker buurtwerker straatcoach wijkregisseur wijkmanager buurtvader
    buurvrouw buurman buurjongen buurmeisje collega vrijwilliger vrijwilligster stagiair stagiaire juf meester dokter
    huisarts tante ome oom opa oma neef nicht penningmeester bestuurslid commissielid gebiedsmanager
    gebiedsregisseur woonconsulent""")
)
# "meneer van der velde" is a name, "meneer van de gemeente" is none.
_ONLY_IN_SURNAMES = frozenset({"der", "den", "ter", "ten", "vd", "vdr"})
# "'t" is two signs here.
_SHORT = frozenset({"'", "’", "t"})
_DIRECTIONS = frozenset(
    str.split("""noord oost zuid west noordoost noordwest zuidoost zuidwest noorden oosten zuiden westen centrum midden
    binnen buiten haven""")
)


_CAPITALIZED = re.compile(r"[A-Z][a-z]+")
# With a capital: "zn" also means "zijn", and somebody may come with sons.
_FIRMS = frozenset({"Co", "Zn", "Zonen", "Dochters"})


def is_behind_title(words: Sequence[Word], place: int) -> bool:
    """Is it the name behind a title, with particles between: "De heer In 't Veld", "meneer van der velde"?"""
    if words[place].is_sign or words[place].lower in _FUNCTIONS:
        return False
    before = _back_over_particles(words, place)
    between = {word.lower for word in words[before + 1 : place]}
    if not words[place].text[0].isupper() and not between & _ONLY_IN_SURNAMES:
        return False
    if before >= 0 and words[before].text == ".":
        before -= 1
    return before >= 0 and words[before].lower in _TITLES


def is_behind_role(words: Sequence[Word], place: int, lists: NameLists) -> bool:
    """Is it a known name with a capital behind a function: "raadslid Dijkgraaf"?"""
    word = words[place]
    kind = set(lists.kind_of(word.lower))
    is_known = bool(kind & set("avg")) and "n" not in kind
    if not is_known or not word.text[0].isupper() or word.lower in _DIRECTIONS:
        return False
    if place == 0 or words[place - 1].lower not in _ROLES:
        return False
    is_in_place = place + 1 < len(words) and names_a_place(words[place + 1].lower)
    return not is_in_place and (place == 1 or words[place - 1].text.islower())


def is_firm(words: Sequence[Word], place: int, lists: NameLists) -> bool:
    """Is it a firm called so ("Daan en Co"), or a trade name with a capital inside ("FrieslandCampina")?"""
    following = [word.text for word in words[place + 1 : place + 3]]
    is_called_so = following[:1] in (["en"], ["&"]) and following[-1] in _FIRMS
    return is_called_so or _is_trade_name(words[place].text, lists)


def _is_trade_name(text: str, lists: NameLists) -> bool:
    """Not what is only typed without a space: "JanJansen", "VanDijk"."""
    parts = [part.lower() for part in _CAPITALIZED.findall(text)]
    is_whole = len(parts) > 1 and sum(map(len, parts)) == len(text)
    return is_whole and not any(p in PARTICLES or set("va") & set(lists.kind_of(p)) for p in parts)


def is_part_of_town(words: Sequence[Word], place: int, lists: NameLists) -> bool:
    """Is it a wind direction or the like that no title or given name makes a surname?"""
    if words[place].lower not in _DIRECTIONS:
        return False
    before = _back_over_particles(words, place)
    if before < 0 or words[before].lower in _TITLES:
        return before < 0
    if words[before].text == ".":
        return False
    kind = lists.kind_of(words[before].lower)
    is_given = "v" in kind and "n" not in kind and not is_dictionary_word(words[before].lower)
    return not is_given or names_a_place(words[before].lower)


def _back_over_particles(words: Sequence[Word], place: int) -> int:
    """Where the first word before this one stands that is no particle; -1 when there is none."""
    before = place - 1
    while before >= 0 and (words[before].lower in PARTICLES or words[before].text in _SHORT):
        before -= 1
    return before
