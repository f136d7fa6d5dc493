"""Rasa's check of what an action gives back, with its schema compiled once.

Rasa compiles the schema anew for each action: most of what a call costs. The check itself stays as it is.
"""

from typing import Any, Dict

from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction


def install() -> None:
    """To be called before the server starts."""
    schema = RemoteAction.action_response_format_spec()
    kind = validator_for(schema)
    kind.check_schema(schema)
    validator = kind(schema)

    def is_valid(action: RemoteAction, result: Dict[str, Any]) -> bool:
        validator.validate(result)
        return True

    RemoteAction._validate_action_result = is_valid  # noqa: SLF001 - Rasa has no other place for it
