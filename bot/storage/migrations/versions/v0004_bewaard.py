"""A visitor of a website may ask to keep a conversation: gesprek.bewaard."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "gesprek", sa.Column("bewaard", sa.Boolean, nullable=False, server_default=sa.false())
    )


def downgrade() -> None:
    with op.batch_alter_table("gesprek") as table:
        table.drop_column("bewaard")
