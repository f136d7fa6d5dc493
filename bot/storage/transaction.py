"""One transaction around what a store does, with the errors of the ports."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine

from bot.storage.errors import translated
from bot.storage.rest import REST, Rest


@contextmanager
def transaction(engine: Engine) -> Iterator[Connection]:
    """A connection with a transaction that ends well with the block, or leaves nothing behind."""
    rest: Rest = engine.get_execution_options()[REST]
    with translated(), rest.heeded(), engine.begin() as connection:
        yield connection
