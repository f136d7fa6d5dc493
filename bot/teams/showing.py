"""A message of Buurtbrug as Teams shows it: as a card what asks, has lines or has links, and the rest as text."""

from dataclasses import dataclass

from bot.teams.cards import QuestionCard, text_card
from bot.teams.connector import Sender
from bot.use_cases.messages import Message
from knowledge.checks import Knowledge


@dataclass(frozen=True)
class Showing:
    """Shows messages with these addresses in them."""

    knowledge: Knowledge
    public_url: str

    async def show(self, message: Message, tag: str, sender: Sender, *, in_group: bool) -> str:
        """Send it; gives the id of the card when it asks something, else "". Raises Undelivered."""
        if message.vraag is not None:
            made = QuestionCard(message.vraag, tag, self.knowledge, in_group=in_group)
            return await sender.show(made.as_json(), message.vraag.vraagtekst)
        # Plain text loses its lines in Teams.
        if "\n" in message.tekst or message.koppelingen:
            await sender.show(text_card(message, self.public_url), message.tekst)
        else:
            await sender.tell(message.tekst)
        return ""
