"""Practice with a case is kept apart from real analyses: analyse.oefening."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("analyse", sa.Column("oefening", sa.Text))


def downgrade() -> None:
    with op.batch_alter_table("analyse") as table:
        table.drop_column("oefening")
