"""A mild tip where somebody's own words about a group may sound hard; they can be kept."""

import re
from collections.abc import Iterator

from bot.interview.state import InterviewState
from bot.use_cases.phrases import say
from knowledge.checks import Knowledge

_MOST = 2
# What is quoted, is what others said.
_QUOTED = re.compile(r"[\"“”„«»][^\"“”„«»]{1,200}[\"“”„«»]|(?<!\w)['‘][^'’\n]{2,200}['’](?!\w)")


def tips(state: InterviewState, knowledge: Knowledge) -> Iterator[str]:
    """At most two tips, for the words that stand in the answers outside quotation marks."""
    told = "\n".join(_QUOTED.sub(" ", answer.text.lower()) for answer in state.answers)
    given = 0
    for choice in knowledge.word_choices:
        used = [
            word for word in choice.woorden if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", told)
        ]
        if used and given < _MOST:
            given += 1
            named = " en ".join(f'"{word}"' for word in used)
            yield say(knowledge, "woordkeus", woorden=named, liever=choice.liever)
