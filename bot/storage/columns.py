"""The column types that behave the same on SQLite and PostgreSQL: text, time and JSON.

No text of a user may make a turn fail: the few characters that PostgreSQL cannot keep (NUL and
halves of surrogate pairs) become the replacement character, on both databases alike.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from sqlalchemy import JSON, DateTime, Dialect, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeDecorator

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def storable(text: str) -> str:
    """The text with a replacement character where a character cannot be kept."""
    return _UNSTORABLE.sub("\ufffd", text)


def storable_data(data: object) -> object:
    """The same for all texts in JSON data, with plain dicts and lists."""
    if isinstance(data, str):
        return storable(data)
    if isinstance(data, Mapping):
        return {storable(str(key)): storable_data(value) for key, value in data.items()}
    if isinstance(data, Sequence):
        return [storable_data(part) for part in data]
    return data


class Words(TypeDecorator[str]):
    """Text of any length."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, _dialect: Dialect) -> str | None:
        return None if value is None else storable(value)


class Moment(TypeDecorator[dt.datetime]):
    """A moment with its time zone, kept and given in UTC; SQLite has no zones and gets none."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be kept")
        in_utc = value.astimezone(dt.UTC)
        return in_utc.replace(tzinfo=None) if dialect.name == "sqlite" else in_utc

    def process_result_value(
        self, value: dt.datetime | None, _dialect: Dialect
    ) -> dt.datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


class Data(TypeDecorator[object]):
    """JSON; None is NULL."""

    impl = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
    cache_ok = True

    def process_bind_param(self, value: object, _dialect: Dialect) -> object:
        return storable_data(value)
