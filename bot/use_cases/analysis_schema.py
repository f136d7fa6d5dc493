"""The published JSON Schema of an analysis."""

import json
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("analyse.schema.json")


@cache
def analysis_schema() -> dict[str, Any]:
    """The schema; read once."""
    schema: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return schema
