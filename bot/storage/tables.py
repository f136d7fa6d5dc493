"""The tables, named in the domain's own terms: gesprek, bericht, beurt, analyse, antwoord, kanaalgesprek and -bericht.

The migrations make them; a test sees to it that both say the same. `gesprek.analyse` has no foreign
key, since that would close a circle with `analyse.gesprek`; both are written in one transaction.
In SQL by hand on PostgreSQL, write "analyse" with quotes: it is a word of its own there.
"""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    Table,
    UniqueConstraint,
    false,
)

from bot.storage.columns import Data, Moment, Words

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def _of_conversation(*, primary_key: bool = False, index: bool = False) -> Column[str]:
    parent = ForeignKey("gesprek.id", ondelete="CASCADE")
    return Column("gesprek", Words, parent, primary_key=primary_key, index=index, nullable=False)


# A conversation. `beurten` guards against a turn taken twice; `stand` has its other fields. `bewaard` has a column
# of its own, so that no turn that is under way can undo it.
gesprek = Table(
    "gesprek",
    metadata,
    Column("id", Words, primary_key=True),
    Column("kanaal", Words, nullable=False),
    Column("token_hash", Words, nullable=False),
    Column("begonnen", Moment, nullable=False),
    Column("beurten", Integer, nullable=False),
    Column("analyse", Words),
    Column("stand", Data, nullable=False),
    Column("bewaard", Boolean, nullable=False, server_default=false()),
)

# A turn: what the user sent under a key of their own, and what followed.
beurt = Table(
    "beurt",
    metadata,
    _of_conversation(primary_key=True),
    Column("nummer", Integer, primary_key=True, autoincrement=False),
    Column("sleutel", Words, nullable=False),
    Column("tijd", Moment, nullable=False),
    Column("auteur", Words, nullable=False),
    UniqueConstraint("gesprek", "sleutel"),
)

# A message; `nummer` orders those of a conversation, `beurt` is empty for the greeting.
bericht = Table(
    "bericht",
    metadata,
    Column("id", Words, primary_key=True),
    _of_conversation(),
    Column("nummer", Integer, nullable=False),
    Column("beurt", Integer),
    Column("tijd", Moment, nullable=False),
    Column("van", Words, nullable=False),
    Column("inhoud", Data, nullable=False),
    UniqueConstraint("gesprek", "nummer"),
    ForeignKeyConstraint(["gesprek", "beurt"], ["beurt.gesprek", "beurt.nummer"]),
)

# An analysis; `volgorde` names the questions that are answered now, in the order of the interview.
# `oefening` is the case that is practised with: such a row says nothing about a real neighbourhood.
analyse = Table(
    "analyse",
    metadata,
    Column("id", Words, primary_key=True),
    _of_conversation(index=True),
    Column("vragenlijst", Words, nullable=False),
    Column("versie", Integer, nullable=False),
    Column("kennisversie", Words, nullable=False),
    Column("status", Words, nullable=False),
    Column("heropend", Words),
    Column("volgorde", Data, nullable=False),
    Column("advies", Data),
    Column("begonnen", Moment, nullable=False),
    Column("gewijzigd", Moment, nullable=False),
    Column("oefening", Words),
)

# One version of an answer. Rows are only added: one that is withdrawn gets a further version.
antwoord = Table(
    "antwoord",
    metadata,
    Column("analyse", Words, ForeignKey("analyse.id", ondelete="CASCADE"), primary_key=True),
    Column("nummer", Integer, primary_key=True, autoincrement=False),
    Column("vraag", Words, nullable=False),
    Column("versie", Integer, nullable=False),
    Column("keuzes", Data, nullable=False),
    Column("cellen", Data, nullable=False),
    Column("tekst", Words, nullable=False),
    Column("uitkomst", Words, nullable=False),
    Column("herkomst", Words, nullable=False),
    Column("auteur", Words, nullable=False),
    Column("tijd", Moment, nullable=False),
    Column("ingetrokken", Boolean, nullable=False),
    UniqueConstraint("analyse", "vraag", "versie"),
)

# A version of an analysis: it was finished at this moment. Its answers are those up to the row `tot` in
# `antwoord`, as far as their questions stand in `volgorde`.
uitgave = Table(
    "uitgave",
    metadata,
    Column("analyse", Words, ForeignKey("analyse.id", ondelete="CASCADE"), primary_key=True),
    Column("nummer", Integer, primary_key=True, autoincrement=False),
    Column("tijd", Moment, nullable=False),
    Column("kennisversie", Words, nullable=False),
    Column("volgorde", Data, nullable=False),
    Column("tot", Integer, nullable=False),
    Column("advies", Data, nullable=False),
)

# Whose conversation is where in another system; `sleutel` and `persoon` are keyed hashes, `kaart` is that
# system's id of the message that shows the open question.
kanaalgesprek = Table(
    "kanaalgesprek",
    metadata,
    Column("sleutel", Words, primary_key=True),
    Column("kanaal", Words, nullable=False),
    Column("persoon", Words, nullable=False, index=True),
    _of_conversation(index=True),
    Column("sinds", Moment, nullable=False),
    Column("kaart", Words, nullable=False),
)

# What came in from another system already, by keyed hash, so that it is handled once.
kanaalbericht = Table(
    "kanaalbericht",
    metadata,
    Column("sleutel", Words, primary_key=True),
    Column("tijd", Moment, nullable=False, index=True),
)
