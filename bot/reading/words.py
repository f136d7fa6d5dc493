"""Text as tokens: lower case, one form for each sign, with the breaks between clauses kept.

Knows letters and signs only; what a word means is for the modules that use these tokens.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

MAX_TOKENS = 400
MAX_CHARACTERS = 5_000
_MAX_WORD = 60
RANGE = "–"
_HARD = frozenset(".;!?\n()")
_LIGHT = frozenset(",:")

_NUMBER = r"(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|\d{1,2})"
_PICK = r"(?:\d{1,2}|[a-h])"
_REWRITES = (
    # Politeness is no letter of a list, and "van alles" is no "alles".
    (re.compile(r"\ba\.? ?u\.? ?b\b\.?|\bs\.? ?v\.? ?p\b\.?"), " "),
    (re.compile(r"\bvan alles\b(?: en nog wat| wat)?"), "vanalles"),
    # "ze zeggen afkomst, maar dat is het niet, het is jong tegen oud": only what comes behind counts.
    (
        re.compile(
            r"[^.;!?\n]{1,120}?,? maar dat (?:is|klopt|speelt)(?: het| hier)? niet(?:, | en )"
        ),
        " ",
    ),
    # "1 t/m 5, maar 4 en 5 niet"
    (
        re.compile(
            rf"(?<=[\da-h]),? (?:maar|alleen|doch|enkel) "
            rf"((?:nr\.? |nummer )?{_PICK}(?:(?:,| en| of) {_PICK})*) (?:dan )?niet\b"
        ),
        r" behalve \1",
    ),
    (re.compile(r"\bzonder uitzondering\b"), " "),
    # In "alle zeven behalve 6" the first number only counts.
    (
        re.compile(rf"\balle {_NUMBER} (?=behalve|uitgezonderd|maar niet|minus|zonder)\b"),
        "allemaal ",
    ),
    # After hesitating between two, only what is chosen counts.
    (
        re.compile(
            r"[^.;!?\n]{0,40}\btussen\b[^.;!?\n]{1,60}?\bmaar (?:ik )?(?:doe|kies|neem|zeg|hou|ga voor)\b"
        ),
        " ",
    ),
    # "denk ik" makes an answer modest, and is neither doubt nor thinking.
    (re.compile(r"\b(?:denk ik|ik denk(?: dat)?|dacht ik|zou ik zeggen)\b"), " "),
    (re.compile(r"[’‘`´]"), "'"),
    (re.compile(r"\bt\s?/\s?m\b|\bt\.e\.m\.?|\btot en met\b|\btm\b"), f" {RANGE} "),
    (re.compile(r"(?<=\d)\s{0,3}(?:[-–—]|\.\.)\s{0,3}(?=\d)"), f" {RANGE} "),
    (re.compile(r"\b(all\w{1,4}(?: \w{1,20})?) op ([^.;!?\n]{1,60}?) na\b"), r"\1 behalve \2"),
    (re.compile(r"\b([a-z])\s{0,3}[-–—]\s{0,3}([a-z])\b"), rf"\1 {RANGE} \2"),
)
_TOKEN = re.compile(
    r"\d+(?:e|de|ste)\b|\d+|[^\W\d_]+(?:['-][^\W\d_]+)*|[.,;:!?()/&+\n–]",
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word or sign: `text` with accents, `word` without accents, hyphens and apostrophes."""

    text: str
    word: str

    @property
    def is_hard_break(self) -> bool:
        """Does a new sentence begin after this sign?"""
        return self.text in _HARD

    @property
    def is_light_break(self) -> bool:
        """Does a new clause begin after this sign?"""
        return self.text in _LIGHT

    @property
    def is_sign(self) -> bool:
        """Is this a sign, not a word or number?"""
        return not self.text[0].isalnum()


def bare(text: str) -> str:
    """The text without accents, hyphens and apostrophes: `één` and `een` become alike."""
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(c for c in decomposed if c not in "-'" and not unicodedata.combining(c))


def normalise(text: str) -> str:
    """Lower case, with one spelling for quotes and ranges; a very long text from its beginning."""
    result = unicodedata.normalize("NFKC", text[:MAX_CHARACTERS]).lower()
    for pattern, replacement in _REWRITES:
        result = pattern.sub(replacement, result)
    return result


# One message is read in many ways.
@lru_cache(maxsize=512)
def tokens(text: str) -> tuple[Token, ...]:
    """The words and signs of a text, in order; a very long text is read from its beginning."""
    found = (match.group()[:_MAX_WORD] for match in _TOKEN.finditer(normalise(text)))
    return tuple(Token(written, bare(written) or written) for written in islice(found, MAX_TOKENS))


def word_count(text: str) -> int:
    """How many words and numbers a text has."""
    return sum(not token.is_sign for token in tokens(text))
