"""Alembic runs this for each command; the connection with its transaction is `migrate`'s."""

from alembic import context

from bot.storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite cannot alter a table: Alembic rebuilds it.
    render_as_batch=True,
)
context.run_migrations()
