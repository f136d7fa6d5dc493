"""The first tables: gesprek, beurt, bericht, analyse, antwoord.

Written out rather than taken from `tables`: this must stay what it is when the tables change.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)
_DATA = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    _make_gesprek()
    _make_beurt()
    _make_bericht()
    _make_analyse()
    _make_antwoord()


def downgrade() -> None:
    for table in ("antwoord", "analyse", "bericht", "beurt", "gesprek"):
        op.drop_table(table)


def _make_gesprek() -> None:
    op.create_table(
        "gesprek",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("kanaal", sa.Text, nullable=False),
        sa.Column("token_hash", sa.Text, nullable=False),
        sa.Column("begonnen", _MOMENT, nullable=False),
        sa.Column("beurten", sa.Integer, nullable=False),
        sa.Column("analyse", sa.Text),
        sa.Column("stand", _DATA, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_gesprek"),
    )


def _make_beurt() -> None:
    op.create_table(
        "beurt",
        sa.Column("gesprek", sa.Text, nullable=False),
        sa.Column("nummer", sa.Integer, nullable=False),
        sa.Column("sleutel", sa.Text, nullable=False),
        sa.Column("tijd", _MOMENT, nullable=False),
        sa.Column("auteur", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("gesprek", "nummer", name="pk_beurt"),
        sa.ForeignKeyConstraint(
            ["gesprek"], ["gesprek.id"], name="fk_beurt_gesprek", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("gesprek", "sleutel", name="uq_beurt_gesprek_sleutel"),
    )


def _make_bericht() -> None:
    op.create_table(
        "bericht",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("gesprek", sa.Text, nullable=False),
        sa.Column("nummer", sa.Integer, nullable=False),
        sa.Column("beurt", sa.Integer),
        sa.Column("tijd", _MOMENT, nullable=False),
        sa.Column("van", sa.Text, nullable=False),
        sa.Column("inhoud", _DATA, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_bericht"),
        sa.ForeignKeyConstraint(
            ["gesprek"], ["gesprek.id"], name="fk_bericht_gesprek", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["gesprek", "beurt"],
            ["beurt.gesprek", "beurt.nummer"],
            name="fk_bericht_gesprek_beurt",
        ),
        sa.UniqueConstraint("gesprek", "nummer", name="uq_bericht_gesprek_nummer"),
    )


def _make_analyse() -> None:
    op.create_table(
        "analyse",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("gesprek", sa.Text, nullable=False),
        sa.Column("vragenlijst", sa.Text, nullable=False),
        sa.Column("versie", sa.Integer, nullable=False),
        sa.Column("kennisversie", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("heropend", sa.Text),
        sa.Column("volgorde", _DATA, nullable=False),
        sa.Column("advies", _DATA),
        sa.Column("begonnen", _MOMENT, nullable=False),
        sa.Column("gewijzigd", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_analyse"),
        sa.ForeignKeyConstraint(
            ["gesprek"], ["gesprek.id"], name="fk_analyse_gesprek", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_analyse_gesprek", "analyse", ["gesprek"])


def _make_antwoord() -> None:
    op.create_table(
        "antwoord",
        sa.Column("analyse", sa.Text, nullable=False),
        sa.Column("nummer", sa.Integer, nullable=False),
        sa.Column("vraag", sa.Text, nullable=False),
        sa.Column("versie", sa.Integer, nullable=False),
        sa.Column("keuzes", _DATA, nullable=False),
        sa.Column("cellen", _DATA, nullable=False),
        sa.Column("tekst", sa.Text, nullable=False),
        sa.Column("uitkomst", sa.Text, nullable=False),
        sa.Column("herkomst", sa.Text, nullable=False),
        sa.Column("auteur", sa.Text, nullable=False),
        sa.Column("tijd", _MOMENT, nullable=False),
        sa.Column("ingetrokken", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("analyse", "nummer", name="pk_antwoord"),
        sa.ForeignKeyConstraint(
            ["analyse"], ["analyse.id"], name="fk_antwoord_analyse", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("analyse", "vraag", "versie", name="uq_antwoord_analyse_vraag_versie"),
    )
