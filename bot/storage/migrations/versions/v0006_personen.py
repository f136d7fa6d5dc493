"""Persons: who signs in, what is theirs and with whom it is shared; and what editors learn.

Conversations that exist have no person, and stay open with their own token.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)
_DATA = sa.JSON().with_variant(JSONB(), "postgresql")
_NEW = (
    "oordeel",
    "signaal",
    "logboek",
    "deelname",
    "deling",
    "toegangstoken",
    "eenmalig",
    "sessie",
    "persoon",
)


def upgrade() -> None:
    _make_persoon()
    _make_ways_in()
    with op.batch_alter_table("gesprek") as table:
        table.add_column(sa.Column("persoon", sa.Text))
        table.create_foreign_key(
            "fk_gesprek_persoon", "persoon", ["persoon"], ["id"], ondelete="CASCADE"
        )
    op.create_index("ix_gesprek_persoon", "gesprek", ["persoon"])
    op.add_column(
        "analyse", sa.Column("herziening", sa.Integer, nullable=False, server_default="0")
    )
    _make_sharing()
    _make_editorial()


def downgrade() -> None:
    op.drop_index("ix_gesprek_persoon", "gesprek")
    with op.batch_alter_table("gesprek") as table:
        table.drop_constraint("fk_gesprek_persoon", type_="foreignkey")
        table.drop_column("persoon")
    with op.batch_alter_table("analyse") as table:
        table.drop_column("herziening")
    for name in _NEW:
        op.drop_table(name)


def _of(parent: str, table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{parent}"
    return sa.ForeignKeyConstraint([parent], [f"{parent}.id"], name=name, ondelete="CASCADE")


def _make_persoon() -> None:
    op.create_table(
        "persoon",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("uitgever", sa.Text, nullable=False),
        sa.Column("onderwerp", sa.Text, nullable=False),
        sa.Column("naam", sa.Text, nullable=False),
        sa.Column("email", sa.Text),
        sa.Column("teams", _DATA, nullable=False),
        sa.Column("rollen", _DATA, nullable=False),
        sa.Column("begonnen", _MOMENT, nullable=False),
        sa.Column("gezien", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_persoon"),
        sa.UniqueConstraint("uitgever", "onderwerp", name="uq_persoon_uitgever_onderwerp"),
    )


def _make_ways_in() -> None:
    op.create_table(
        "sessie",
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("persoon", sa.Text, nullable=False),
        sa.Column("begonnen", _MOMENT, nullable=False),
        sa.Column("gezien", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_sessie"),
        _of("persoon", "sessie"),
    )
    op.create_index("ix_sessie_persoon", "sessie", ["persoon"])
    op.create_table(
        "eenmalig",
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("soort", sa.Text, nullable=False),
        sa.Column("inhoud", _DATA, nullable=False),
        sa.Column("verloopt", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_eenmalig"),
    )
    op.create_table(
        "toegangstoken",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("persoon", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("naam", sa.Text, nullable=False),
        sa.Column("gemaakt", _MOMENT, nullable=False),
        sa.Column("verloopt", _MOMENT, nullable=False),
        sa.Column("gebruikt", _MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_toegangstoken"),
        sa.UniqueConstraint("hash", name="uq_toegangstoken_hash"),
        _of("persoon", "toegangstoken"),
    )
    op.create_index("ix_toegangstoken_persoon", "toegangstoken", ["persoon"])


def _make_sharing() -> None:
    op.create_table(
        "deling",
        sa.Column("analyse", sa.Text, nullable=False),
        sa.Column("soort", sa.Text, nullable=False),
        sa.Column("wie", sa.Text, nullable=False),
        sa.Column("recht", sa.Text, nullable=False),
        sa.Column("sinds", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("analyse", "soort", "wie", name="pk_deling"),
        _of("analyse", "deling"),
    )
    op.create_index("ix_deling_soort_wie", "deling", ["soort", "wie"])
    op.create_table(
        "deelname",
        sa.Column("analyse", sa.Text, nullable=False),
        sa.Column("persoon", sa.Text, nullable=False),
        sa.Column("domein", sa.Text, nullable=False),
        sa.Column("gesprek", sa.Text),
        sa.Column("sinds", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("analyse", "persoon", name="pk_deelname"),
        _of("analyse", "deelname"),
        _of("persoon", "deelname"),
        sa.ForeignKeyConstraint(
            ["gesprek"], ["gesprek.id"], name="fk_deelname_gesprek", ondelete="SET NULL"
        ),
    )
    op.create_index("ix_deelname_persoon", "deelname", ["persoon"])
    op.create_index("ix_deelname_gesprek", "deelname", ["gesprek"])
    op.create_table(
        "logboek",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("tijd", _MOMENT, nullable=False),
        sa.Column("persoon", sa.Text, nullable=False),
        sa.Column("daad", sa.Text, nullable=False),
        sa.Column("wat", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_logboek"),
    )
    op.create_index("ix_logboek_tijd", "logboek", ["tijd"])
    op.create_index("ix_logboek_wat", "logboek", ["wat"])


def _make_editorial() -> None:
    op.create_table(
        "signaal",
        sa.Column("bericht", sa.Text, nullable=False),
        sa.Column("soort", sa.Text, nullable=False),
        sa.Column("wat", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("bericht", "soort", "wat", name="pk_signaal"),
        _of("bericht", "signaal"),
    )
    op.create_table(
        "oordeel",
        sa.Column("bericht", sa.Text, nullable=False),
        sa.Column("duim", sa.Text, nullable=False),
        sa.Column("tekst", sa.Text, nullable=False),
        sa.Column("tijd", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("bericht", name="pk_oordeel"),
        _of("bericht", "oordeel"),
    )
