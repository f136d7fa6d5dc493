"""The three processes of Buurtbrug as data: command, environment, and where each tells its health.

To start one in another way, change its command here. How processes are kept alive is the
supervisor's matter (`toezicht.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Mapping, Sequence

from setup.layout import Layout, python_of
from setup.ports import LOOPBACK, Ports

# The engine has libraries with known advisories, so it is not told where the database is.
NOT_FOR_THE_ENGINE = ("DATABASE_URL",)


@dataclass(frozen=True)
class ProcessSpec:
    """How to start one process, and the address that answers 200 once it is ready."""

    name: str
    title: str
    command: Sequence[str]
    health_url: str
    settings: Mapping[str, str] = field(default_factory=dict)
    hidden: Sequence[str] = ()


def buurtbrug_processes(layout: Layout, ports: Ports) -> list[ProcessSpec]:
    app = str(python_of(layout.app_env))
    engine = str(python_of(layout.engine_env))
    return [
        ProcessSpec(
            name="engine",
            title="de motor (Rasa)",
            command=(engine, "-m", "bot.engine.start"),
            health_url=f"http://{LOOPBACK}:{ports.engine}/webhooks/buurtbrug/",
            hidden=NOT_FOR_THE_ENGINE,
        ),
        ProcessSpec(
            name="actions",
            title="de acties",
            command=(app, "-m", "bot.actions"),
            health_url=f"http://{LOOPBACK}:{ports.actions}/health",
        ),
        ProcessSpec(
            name="portal",
            title="het portaal",
            command=(app, "-m", "bot.portal"),
            health_url=f"{ports.portal_address}/gezondheid",
        ),
    ]


def shared_settings(layout: Layout, ports: Ports, secret: str) -> dict[str, str]:
    """What all three are told through their environment; never on a command line."""
    return {
        "PYTHONPATH": str(layout.root),
        "PYTHONUNBUFFERED": "1",
        "RASA_TELEMETRY_ENABLED": "false",
        "BUURTBRUG_SECRET": secret,
        "BUURTBRUG_MODEL": str(layout.trained_model),
        "BUURTBRUG_ENGINE_PORT": str(ports.engine),
        "BUURTBRUG_ACTIONS_PORT": str(ports.actions),
        "BUURTBRUG_PORTAL_PORT": str(ports.portal),
        "BUURTBRUG_PORTAL_HOST": ports.portal_host,
    }


def migrate_command(layout: Layout) -> list[str]:
    return [str(python_of(layout.app_env)), "-m", "bot.storage.migrate"]


def sign_in_command(layout: Layout) -> list[str]:
    """Prints a link to sign in with; fails where people sign in with a provider."""
    return [str(python_of(layout.app_env).with_name("buurtbrug")), "inloglink"]
