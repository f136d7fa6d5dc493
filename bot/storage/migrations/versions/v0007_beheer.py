"""Persons who are known in another system too, and persons who may not come in for now."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    blocked = sa.Column("geblokkeerd", sa.Boolean, nullable=False, server_default=sa.false())
    op.add_column("persoon", blocked)
    op.create_table(
        "koppeling",
        sa.Column("sleutel", sa.Text, nullable=False),
        sa.Column("kanaal", sa.Text, nullable=False),
        sa.Column("persoon", sa.Text, nullable=False),
        sa.Column("manier", sa.Text, nullable=False),
        sa.Column("sinds", sa.DateTime(timezone=True), nullable=False),
        sa.Column("aan", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("sleutel", name="pk_koppeling"),
        sa.ForeignKeyConstraint(
            ["persoon"], ["persoon.id"], name="fk_koppeling_persoon", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_koppeling_persoon", "koppeling", ["persoon"])


def downgrade() -> None:
    op.drop_table("koppeling")
    with op.batch_alter_table("persoon") as table:
        table.drop_column("geblokkeerd")
