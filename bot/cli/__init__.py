"""The command `buurtbrug`: one command per module. None needs a running server."""

import typer

from bot.cli import advise, answer, ask, export, knowledge, mask

app = typer.Typer(
    help="Buurtbrug op de opdrachtregel.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
for module in (ask, answer, mask, advise, knowledge, export):
    app.command(module.__name__.rsplit(".", 1)[-1])(module.command)
