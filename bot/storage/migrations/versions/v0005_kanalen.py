"""Channels in other systems, such as Teams: kanaalgesprek, kanaalbericht."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "kanaalgesprek",
        sa.Column("sleutel", sa.Text, nullable=False),
        sa.Column("kanaal", sa.Text, nullable=False),
        sa.Column("persoon", sa.Text, nullable=False),
        sa.Column("gesprek", sa.Text, nullable=False),
        sa.Column("sinds", _MOMENT, nullable=False),
        sa.Column("kaart", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("sleutel", name="pk_kanaalgesprek"),
        sa.ForeignKeyConstraint(
            ["gesprek"], ["gesprek.id"], name="fk_kanaalgesprek_gesprek", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_kanaalgesprek_persoon", "kanaalgesprek", ["persoon"])
    op.create_index("ix_kanaalgesprek_gesprek", "kanaalgesprek", ["gesprek"])
    op.create_table(
        "kanaalbericht",
        sa.Column("sleutel", sa.Text, nullable=False),
        sa.Column("tijd", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("sleutel", name="pk_kanaalbericht"),
    )
    op.create_index("ix_kanaalbericht_tijd", "kanaalbericht", ["tijd"])


def downgrade() -> None:
    op.drop_table("kanaalbericht")
    op.drop_table("kanaalgesprek")
