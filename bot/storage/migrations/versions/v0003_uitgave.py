"""Every time that an analysis is finished gives a version that stays: the table uitgave."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_DATA = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "uitgave",
        sa.Column("analyse", sa.Text, nullable=False),
        sa.Column("nummer", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("tijd", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kennisversie", sa.Text, nullable=False),
        sa.Column("volgorde", _DATA, nullable=False),
        sa.Column("tot", sa.Integer, nullable=False),
        sa.Column("advies", _DATA, nullable=False),
        sa.PrimaryKeyConstraint("analyse", "nummer", name="pk_uitgave"),
        sa.ForeignKeyConstraint(
            ["analyse"], ["analyse.id"], name="fk_uitgave_analyse", ondelete="CASCADE"
        ),
    )


def downgrade() -> None:
    op.drop_table("uitgave")
