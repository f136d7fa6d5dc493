"""Names on social media: "@jan.devries" and addresses of somebody's page there.

What an organisation calls itself ("@gemeenteutrecht") stays readable; so does a word of the dictionary ("@iedereen").
"""

import re
from collections.abc import Iterator

from bot.privacy.name_words import is_dictionary_word
from bot.privacy.spans import Kind, Span

_HANDLE = re.compile(r"(?<![\w.@/\]])@(?P<name>\w[\w.]{1,29}\w)(?![\w@])")
_PAGE = re.compile(
    r"(?:instagram|facebook|fb|tiktok|snapchat|linkedin|twitter|x|threads|t)\.(?:com|me)/"
    r"(?:in/|add/|u/)?(?P<name>@?\w[\w.%-]{1,60}\w)",
    re.IGNORECASE,
)
_OF_ORGANISATION = re.compile(
    r"gemeente|politie|wijk|buurt|stichting|welzijn|centrum|nieuws|groups|pages|stad|brandweer|moskee|kerk|school"
    r"|jongeren|bewoners|azc|omroep|rtv|company|officieel|official|events",
    re.IGNORECASE,
)


def find_handles(text: str) -> Iterator[Span]:
    """Every name by which one person is found online."""
    for match in _HANDLE.finditer(text):
        if _is_of_a_person(match["name"]):
            yield Span(match.start(), match.end(), Kind.NAME)
    for match in _PAGE.finditer(text):
        if _is_of_a_person(match["name"]):
            yield Span(match.start("name"), match.end("name"), Kind.NAME)


def _is_of_a_person(name: str) -> bool:
    return not _OF_ORGANISATION.search(name) and not is_dictionary_word(name.lower())
