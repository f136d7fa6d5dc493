"""The command `buurtbrug`: one command per module. None needs a running server."""

import io
import logging
import sys

import typer

from bot.cli import (
    access_token,
    advise,
    answer,
    archive,
    ask,
    backup,
    export,
    inloglink,
    knowledge,
    mask,
    opruimen,
    restore,
    story,
    teams_package,
)

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)


@app.callback(help="Buurtbrug op de opdrachtregel.")
def always_utf8() -> None:
    """Speak UTF-8, whatever the machine's locale says: JSON is, and Dutch has more than ASCII."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


for module in (
    ask,
    answer,
    story,
    mask,
    advise,
    knowledge,
    export,
    archive,
    inloglink,
    opruimen,
    teams_package,
    backup,
    restore,
):
    app.command(module.__name__.rsplit(".", 1)[-1].replace("_", "-"))(module.command)
app.command("token")(access_token.command)

# What went wrong is told once, by the command itself.
logging.getLogger("bot").addHandler(logging.NullHandler())
