"""The tables, named in the domain's own terms: gesprek, bericht, beurt, analyse, antwoord, persoon, koppeling …

The migrations make them; a test sees to it that both say the same. `gesprek.analyse` has no foreign
key, since that would close a circle with `analyse.gesprek`; both are written in one transaction.
In SQL by hand on PostgreSQL, write "analyse" with quotes: it is a word of its own there.
"""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
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


# Somebody who has signed in; the provider (`uitgever`) knows them as `onderwerp`.
persoon = Table(
    "persoon",
    metadata,
    Column("id", Words, primary_key=True),
    Column("uitgever", Words, nullable=False),
    Column("onderwerp", Words, nullable=False),
    Column("naam", Words, nullable=False),
    Column("email", Words),
    Column("teams", Data, nullable=False),
    Column("rollen", Data, nullable=False),
    Column("begonnen", Moment, nullable=False),
    Column("gezien", Moment, nullable=False),
    Column("geblokkeerd", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("uitgever", "onderwerp"),
)


def _of_person(*, nullable: bool = False) -> Column[str]:
    parent = ForeignKey("persoon.id", ondelete="CASCADE")
    return Column("persoon", Words, parent, index=True, nullable=nullable)


# A browser in which somebody is signed in; of its secret only the hash.
sessie = Table(
    "sessie",
    metadata,
    Column("hash", Words, primary_key=True),
    _of_person(),
    Column("begonnen", Moment, nullable=False),
    Column("gezien", Moment, nullable=False),
)

# What may be taken once: a link to sign in with, a sign-in that is under way.
eenmalig = Table(
    "eenmalig",
    metadata,
    Column("hash", Words, primary_key=True),
    Column("soort", Words, nullable=False),
    Column("inhoud", Data, nullable=False),
    Column("verloopt", Moment, nullable=False),
)

# A personal access token; of its secret only the hash.
toegangstoken = Table(
    "toegangstoken",
    metadata,
    Column("id", Words, primary_key=True),
    _of_person(),
    Column("hash", Words, nullable=False),
    Column("naam", Words, nullable=False),
    Column("gemaakt", Moment, nullable=False),
    Column("verloopt", Moment, nullable=False),
    Column("gebruikt", Moment),
    UniqueConstraint("hash"),
)

# Somebody in another system who is the same person; `sleutel` is the keyed hash of that one. Not `aan`: it was undone,
# and no sign-in may make it anew.
koppeling = Table(
    "koppeling",
    metadata,
    Column("sleutel", Words, primary_key=True),
    Column("kanaal", Words, nullable=False),
    _of_person(),
    Column("manier", Words, nullable=False),
    Column("sinds", Moment, nullable=False),
    Column("aan", Boolean, nullable=False),
)

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
    _of_person(nullable=True),
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
# `herziening` counts the turns that changed it, from whatever conversation they came.
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
    Column("herziening", Integer, nullable=False, server_default="0"),
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

# With whom an analysis is shared: `wie` is a person's id, the name of a team, or the provider of all of us.
deling = Table(
    "deling",
    metadata,
    Column("analyse", Words, ForeignKey("analyse.id", ondelete="CASCADE"), primary_key=True),
    Column("soort", Words, primary_key=True),
    Column("wie", Words, primary_key=True),
    Column("recht", Words, nullable=False),
    Column("sinds", Moment, nullable=False),
    Index(None, "soort", "wie"),
)

# Who is invited to look at the same neighbourhood beside the owner of an analysis, from which domain, and where they
# answer.
deelname = Table(
    "deelname",
    metadata,
    Column("analyse", Words, ForeignKey("analyse.id", ondelete="CASCADE"), primary_key=True),
    Column("persoon", Words, ForeignKey("persoon.id", ondelete="CASCADE"), primary_key=True),
    Column("domein", Words, nullable=False),
    Column("gesprek", Words, ForeignKey("gesprek.id", ondelete="SET NULL")),
    Column("sinds", Moment, nullable=False),
    Index(None, "persoon"),
    Index(None, "gesprek"),
)

# Who did what to which analysis, and when; no texts. It outlives what it is about.
logboek = Table(
    "logboek",
    metadata,
    Column("id", Words, primary_key=True),
    Column("tijd", Moment, nullable=False, index=True),
    Column("persoon", Words, nullable=False),
    Column("daad", Words, nullable=False),
    Column("wat", Words, nullable=False, index=True),
)


def _of_message() -> Column[str]:
    parent = ForeignKey("bericht.id", ondelete="CASCADE")
    return Column("bericht", Words, parent, primary_key=True)


# What editors learn from a message: what was explained, or that it was not understood. It goes when the message goes.
signaal = Table(
    "signaal",
    metadata,
    _of_message(),
    Column("soort", Words, primary_key=True),
    Column("wat", Words, primary_key=True),
)

# What a user thought of an answer.
oordeel = Table(
    "oordeel",
    metadata,
    _of_message(),
    Column("duim", Words, nullable=False),
    Column("tekst", Words, nullable=False),
    Column("tijd", Moment, nullable=False),
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
