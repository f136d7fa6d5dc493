"""The answer to a question with options: from a text to the ids that are chosen, doubtful or left out.

The rules in order: the exact words of an option; a reply to the whole question ("alles", "geen van
deze", "ja, klopt", "geen idee"); options, numbers and letters with their verdicts; and last what the
user does to a proposal. Yes/no and grids have modules of their own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.reading.clauses import NAMED, OTHER, Reading, read_clauses
from bot.reading.lemmas import lemma
from bot.reading.meaning import AnswerStatus, Asked, AskedKind, Choice, Option
from bot.reading.numbers import counted_all
from bot.reading.verdicts import Judged, Verdict, judge
from bot.reading.vocabulary import SPECIAL, is_special, last_part, vocabulary
from bot.reading.wordlists import Mark
from bot.reading.words import Token, tokens
from bot.reading.yes_no import read_yes_no

UNCLEAR = Choice(AnswerStatus.UNCLEAR)
NONE = Choice(AnswerStatus.NONE)
UNKNOWN = Choice(AnswerStatus.UNKNOWN)

_MAX_UNKNOWN_WORDS = 12
_FREE = "anders"
# As a whole reply these name no option, also where "ideeën" or "weten" is a wording of one.
_NO_IDEA = frozenset(
    {"geen idee", "weet ik niet", "weet niet", "dat weet ik niet", "geen flauw idee"}
)
# "Doe maar de buurtambassadeurs" chooses; "ja, en de buurtambassadeurs" adds.
_PICKS = re.compile(
    r"^(?:nou |dan |eh |ja )*(?:doe|neem|pak|kies|geef|liever)\b(?! (?:maar|dat|die|deze)$)"
)
_WITH_ALL = frozenset({Mark.ALL, Mark.YES, Mark.MAINLY, Mark.REALLY, Mark.ALSO})


def read_choice(text: str, asked: Asked) -> Choice:
    """What a text answers to a question of kind een, meer or ja-nee."""
    words = tokens(text)
    exact = _exact(words, asked.options)
    if exact is not None:
        return _choice_of([exact], (), asked)
    if text.strip() and not text.strip().strip("?¿ "):
        return UNKNOWN
    if _bare(words) in _NO_IDEA:
        return UNKNOWN
    if asked.kind is AskedKind.YES_NO:
        return read_yes_no(words, asked)
    reading = read_clauses(words, vocabulary(asked.options), kind_words(asked))
    return _Answer(asked, reading, picks=_PICKS.match(_bare(words)) is not None).choice(words)


def _bare(words: Sequence[Token]) -> str:
    return " ".join(token.word for token in words if not token.is_sign)


def _exact(words: Sequence[Token], options: Sequence[Option]) -> int | None:
    said = tuple(token.word for token in words if not token.is_sign)
    found = [n for n, option in enumerate(options) if said and said in _names(option)]
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=2_000)
def _names(option: Option) -> frozenset[tuple[str, ...]]:
    texts = (option.label, *option.also)
    return frozenset(tuple(t.word for t in tokens(name) if not t.is_sign) for name in texts)


@lru_cache(maxsize=512)
def kind_words(asked: Asked) -> frozenset[str]:
    """`fase 3`: the name of the kind is no content. It is the first part of the options' ids."""
    names = {option.id.split("/")[0] for option in asked.options if "/" in option.id}
    return frozenset(lemma(name) for name in names | {asked.id})


def _choice_of(positions: Sequence[int], doubtful: Sequence[int], asked: Asked) -> Choice:
    """The choice for these options; "none" and "do not know" become a status."""
    special = {last_part(asked.options[n].id) for n in positions if is_special(asked.options[n])}
    real = [
        n for n in range(len(asked.options)) if n in positions and not is_special(asked.options[n])
    ]
    perhaps = [n for n in range(len(asked.options)) if n in doubtful and n not in real]
    doubts = tuple(asked.options[n].id for n in perhaps if not is_special(asked.options[n]))
    if special and not real:
        return NONE if special == {"geen"} else UNKNOWN if len(special) == 1 else UNCLEAR
    ids = tuple(asked.options[n].id for n in real)
    if special or not ids:
        return Choice(AnswerStatus.UNCLEAR, doubtful=ids + doubts)
    return Choice(AnswerStatus.CHOSEN, ids, doubtful=doubts)


@dataclass(frozen=True)
class _Answer:
    """One text read against one question with options; `picks` when it says which to take, whatever was proposed."""

    asked: Asked
    reading: Reading
    picks: bool = False

    def choice(self, words: Sequence[Token]) -> Choice:
        """The reply to the whole question, or else the options that are named."""
        judged, count = judge(self.reading.clauses), counted_all(words)
        if self._begins_with_all():
            return self._counted(count)
        if self._is_each(count):
            return self._all()
        clauses = self.reading.clauses
        if clauses and all(Mark.NONE in clause.shape for clause in clauses):
            return NONE
        if not any(j.mention.is_sure for j in judged) and (reply := self._whole_reply(len(words))):
            return reply
        chosen, doubtful = self._named(judged)
        if self.reading.off_list:
            return _choice_of((), (*chosen, *doubtful), self.asked)
        if self.asked.kind is AskedKind.ONE and chosen:
            return self._one_of(judged, chosen, doubtful)
        return _choice_of(chosen, doubtful, self.asked)

    def _whole_reply(self, length: int) -> Choice | None:
        """A reply that names no option."""
        signs = set(self.reading.shape)
        if Mark.UNKNOWN in signs and length <= _MAX_UNKNOWN_WORDS:
            return UNKNOWN
        if signs & {OTHER, Mark.MAYBE, Mark.SLIGHTLY}:
            return None
        if Mark.BOTH in signs:
            return self._both()
        return self._agreement(signs)

    def _begins_with_all(self) -> bool:
        """ "Alles", and also "Alle drie. Mensen denken slecht over elkaar ..."."""
        clauses = self.reading.clauses
        rest = {sign for clause in clauses[1:] for sign in clause.shape}
        first = set(clauses[0].shape) if clauses else set()
        is_all = Mark.ALL in first and first <= _WITH_ALL
        return is_all and self.asked.kind is AskedKind.MORE and not rest & {Mark.NOT, Mark.WITHOUT}

    def _is_each(self, count: int | None) -> bool:
        """ "Alle vijf wakkeren het aan", where there are five."""
        signs = set(self.reading.shape)
        is_more = self.asked.kind is AskedKind.MORE
        return is_more and count == len(self._real()) and not signs & {Mark.NOT, Mark.WITHOUT}

    def _agreement(self, signs: set[str]) -> Choice | None:
        if Mark.NONE in signs or signs in ({Mark.NOT}, {Mark.NO, Mark.NOT}):
            return NONE
        if signs == {Mark.NO}:
            return UNCLEAR if self.asked.proposed or self.asked.kind is AskedKind.ONE else NONE
        if Mark.YES in signs and not signs & {Mark.NO, Mark.NOT} and self.asked.proposed:
            return _choice_of(self._proposed(), (), self.asked)
        return None

    def _all(self) -> Choice:
        return _choice_of(self._real(), (), self.asked)

    def _counted(self, count: int | None) -> Choice:
        """ "alle drie" must be as many as there are, or as are proposed."""
        if count is None or count == len(self._real()):
            return self._all()
        is_proposal = count == len(self.asked.proposed)
        return _choice_of(self._proposed(), (), self.asked) if is_proposal else UNCLEAR

    def _both(self) -> Choice | None:
        pair = self._proposed() if len(self.asked.proposed) == 2 else self._real()  # noqa: PLR2004 - "both" is two
        is_pair = len(pair) == 2 and self.asked.kind is AskedKind.MORE  # noqa: PLR2004
        return _choice_of(pair, (), self.asked) if is_pair else None

    def _real(self) -> list[int]:
        """Everything that "alles" means: not the special options and not "anders, namelijk"."""
        options = enumerate(self.asked.options)
        return [n for n, option in options if last_part(option.id) not in SPECIAL | {_FREE}]

    def _proposed(self) -> list[int]:
        return [
            n for n, option in enumerate(self.asked.options) if option.id in self.asked.proposed
        ]

    def _named(self, judged: Sequence[Judged]) -> tuple[list[int], list[int]]:
        """The chosen and the doubtful options, with what is said about the rest or a proposal."""
        by_verdict = {
            verdict: [j.mention.option for j in judged if j.verdict is verdict]
            for verdict in Verdict
        }
        chosen, left_out = by_verdict[Verdict.CHOSEN], set(by_verdict[Verdict.LEFT_OUT])
        base = [] if self._is_fresh(chosen, left_out) else self._base(chosen, left_out)
        # "afkomst, niet het geloof" still names the option that has both; "1 t/m 4 behalve 3" does not.
        gone = left_out if Mark.WITHOUT in self.reading.shape else left_out - set(chosen)
        kept = [n for n in dict.fromkeys([*base, *chosen]) if n not in gone]
        return kept, [n for n in by_verdict[Verdict.PERHAPS] if n not in kept]

    def _is_fresh(self, chosen: Sequence[int], left_out: set[int]) -> bool:
        return Mark.ONLY in self.reading.shape and bool(chosen) and not left_out

    def _base(self, chosen: Sequence[int], left_out: set[int]) -> list[int]:
        """What the named options are added to or taken from: all options, the proposal, or nothing."""
        signs = self.reading.shape
        is_plain = OTHER not in signs
        if is_plain and left_out and not chosen and Mark.ALL in signs:
            return self._real()
        if (
            is_plain
            and Mark.REST in signs
            and left_out
            and Mark.UNKNOWN not in signs
            and not chosen
        ):
            return self._real()
        return self._proposed() if self._changes_proposal(chosen, left_out) else []

    def _changes_proposal(self, chosen: Sequence[int], left_out: set[int]) -> bool:
        signs, proposed = self.reading.shape, set(self._proposed())
        agrees = signs[:1] == (Mark.YES,) and not self.picks
        adds = self._adds() or (agrees and not set(chosen) <= proposed)
        takes = bool(left_out & proposed)
        return bool(proposed) and (adds or takes or (agrees and bool(left_out)))

    def _adds(self) -> bool:
        """ "ook de buren" adds; in "kinderen, ouders en ook de buren" the word only joins a list."""
        signs = self.reading.shape
        if Mark.ALSO not in signs or NAMED not in signs:
            return False
        return signs.index(Mark.ALSO) < signs.index(NAMED) or signs.count(NAMED) == 1

    def _one_of(self, judged: Sequence[Judged], chosen: list[int], doubtful: list[int]) -> Choice:
        """One place: two candidates leave it open, unless the text leans to one of them."""
        main = [j.mention.option for j in judged if j.is_main]
        after_or = {m for c in self.reading.clauses if c.joint == "of" for m in c.mentions}
        rivals = [
            j.mention.option for j in judged if not j.mention.is_sure and j.mention in after_or
        ]
        if len({*chosen, *rivals}) == 1 or len(set(main)) == 1:
            hedged = {j.mention.option for j in judged if j.mention.is_sure}
            picked = chosen if len(set(chosen)) == 1 else main
            return _choice_of(picked, [n for n in doubtful if n in hedged], self.asked)
        return _choice_of((), (*chosen, *doubtful), self.asked)
