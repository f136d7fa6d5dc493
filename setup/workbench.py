"""What every set-up step is handed: where things are, what is done already, how to run and tell.

Joins the pieces once, so that a step takes one argument and tests can hand in their own.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Callable, Mapping

from setup.commands import Commands
from setup.disk import free_bytes
from setup.layout import Layout
from setup.progress import Progress
from setup.stamps import Stamps


@dataclass(frozen=True)
class Workbench:
    """The tools of one set-up run."""

    layout: Layout
    stamps: Stamps
    commands: Commands
    progress: Progress
    free_bytes: Callable[..., int] = free_bytes

    @classmethod
    def for_checkout(cls, layout: Layout, settings: Mapping[str, str] | None = None) -> Workbench:
        environment = dict(os.environ if settings is None else settings)
        # An active environment of somebody else would be taken for ours.
        environment.pop("VIRTUAL_ENV", None)
        environment.update(
            {
                "PYTHONPATH": str(layout.root),
                "PYTHONUNBUFFERED": "1",
                "RASA_TELEMETRY_ENABLED": "false",
                "TF_CPP_MIN_LOG_LEVEL": "2",
                "UV_NO_PROGRESS": "1",
            }
        )
        return cls(
            layout=layout,
            stamps=Stamps(layout.state),
            commands=Commands(layout.root, layout.logs / "setup.log", environment),
            progress=Progress(),
        )
