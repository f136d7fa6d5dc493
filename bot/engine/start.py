"""`python -m bot.engine.start`: the Rasa server, with its settings from the environment.

Bound to loopback unless BUURTBRUG_ENGINE_HOST says otherwise; users never reach it. Rasa imports far more
than we use; `lighter_imports` takes away what costs seconds (measured with benchmarks/gesprekken.py).
"""

import functools
import os
import sys
from typing import Any, Callable

Load = Callable[..., Any]
_ACTIONS = "http://127.0.0.1:{port}/webhook"


def arguments() -> "list[str]":
    """What would be typed after `rasa` on a command line; without any secret."""
    return [
        "run",
        "--model",
        os.environ.get("BUURTBRUG_MODEL", "models/buurtbrug.tar.gz"),
        "--interface",
        os.environ.get("BUURTBRUG_ENGINE_HOST", "127.0.0.1"),
        "--port",
        os.environ.get("BUURTBRUG_ENGINE_PORT", "5005"),
        "--credentials",
        "credentials.yml",
        "--endpoints",
        "endpoints.yml",
    ]


def lighter_imports() -> None:
    """Spare the start what it does not need; to be called before Rasa is imported."""
    # TensorFlow looks for jax, which takes a second and is not used.
    sys.modules["jax"] = None  # type: ignore[assignment]
    # Imported after TensorFlow, skops searches all of its modules; before it, nothing.
    import skops.io  # noqa: F401
    import spacy

    spacy.load = each_once(spacy.load)


def each_once(load: Load) -> Load:
    """The same loader for a process that never changes its models: Rasa loads each of them twice."""
    loaded: "dict[str, Any]" = {}

    @functools.wraps(load)
    def load_or_give(name: str, **options: Any) -> Any:
        if name not in loaded:
            loaded[name] = load(name, **options)
        return loaded[name]

    return load_or_give


def main() -> None:
    """Serve until stopped."""
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    port = os.environ.get("BUURTBRUG_ACTIONS_PORT", "5055")
    os.environ.setdefault("BUURTBRUG_ACTIONS_URL", _ACTIONS.format(port=port))
    lighter_imports()
    from rasa.__main__ import main as rasa

    from bot.engine import action_calls, action_results

    action_calls.install()
    action_results.install()
    sys.argv = ["rasa", *arguments()]
    rasa()


if __name__ == "__main__":
    main()
