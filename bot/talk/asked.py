"""What somebody asked for, in the words in which a refusal tells what has not happened and how to go on.

A refused report is not sent again as a message is: each kind of request has its own words. Knows nothing of addresses.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Asked:
    """`undone` and `safe` are whole sentences; `again` follows "Wacht … en"."""

    undone: str
    again: str
    safe: str = ""


MESSAGE = Asked(
    "Uw bericht is nog niet bewaard.", "stuur het opnieuw", "Wat u eerder zei, is veilig."
)
OPENING = Asked("Er is nog geen gesprek begonnen.", "begin dan opnieuw")
READING = Asked(
    "Dit is nu niet op te halen.", "probeer het opnieuw", "Wat u eerder zei, is veilig."
)
REPORT = Asked(
    "Het rapport is nog niet gemaakt.", "vraag het opnieuw", "Uw antwoorden zijn veilig."
)
PAGE = Asked("Deze pagina is nu niet te tonen.", "open haar opnieuw", "Wat bewaard was, is veilig.")
SIGN_IN = Asked("U bent nog niet ingelogd.", "probeer het opnieuw")
VERDICT = Asked("Uw oordeel is nog niet bewaard.", "geef het opnieuw")
CHANGE = Asked("Dit is nog niet bewaard.", "probeer het opnieuw", "Wat al bewaard was, is veilig.")
