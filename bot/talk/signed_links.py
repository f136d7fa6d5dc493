"""Links to a report that work without a token, for a quarter of an hour and for one report only.

A link carries what it opens, until when, and a signature over both made with the secret of this installation. Nothing
is stored: with a new secret, earlier links no longer work.
"""

import datetime as dt
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

_SECONDS = 15 * 60
# So that a signature for something else with the same secret never opens a report.
_PURPOSE = "buurtbrug-rapportlink-1"


class LinkWrong(Exception):
    """The signature does not belong to what the link opens."""


class LinkExpired(Exception):
    """The link was right, and its time is over."""


@dataclass(frozen=True)
class Opens:
    """What a link opens: the report of one analysis in one form, with or without the conversation."""

    analysis: str
    form: str
    with_transcript: bool


@dataclass(frozen=True)
class SignedLinks:
    """Makes links and checks them; `clock` gives the seconds since 1970."""

    secret: str
    clock: Callable[[], float]

    def address(self, opens: Opens) -> tuple[str, dt.datetime]:
        """The address, without a host, and until when it works."""
        until = int(self.clock()) + _SECONDS
        query = {
            "formaat": opens.form,
            **({"verslag": "ja"} if opens.with_transcript else {}),
            "tot": str(until),
            "teken": self._signature(opens, str(until)),
        }
        moment = dt.datetime.fromtimestamp(until, dt.UTC)
        return f"/rapport/{opens.analysis}?{urlencode(query)}", moment

    def check(self, opens: Opens, until: str, signature: str) -> None:
        """Raises LinkWrong, or LinkExpired when only the time is over."""
        expected = self._signature(opens, until)
        if not hmac.compare_digest(signature.encode(), expected.encode()):
            raise LinkWrong
        if int(until) < self.clock():
            raise LinkExpired

    def _signature(self, opens: Opens, until: str) -> str:
        said = (_PURPOSE, opens.analysis, opens.form, str(opens.with_transcript), until)
        # Lengths keep the parts apart, whatever stands in them.
        message = "".join(f"{len(part)}:{part}" for part in said)
        return hmac.new(self.secret.encode(), message.encode(), "sha256").hexdigest()
