"""The command line. Each file in `commands/` is one command, imported when it is called."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, NoReturn

import click

from journey.cli import commands
from journey.cli.terminal import stop

_FIRST = """
check coverage voice draw explain export forecast operations goals improvements due report trace
mandatory walks wheel baseline config dump schema
"""


@cache
def all_commands() -> tuple[str, ...]:
    """List the names of the commands: those used most first, then all others by their names."""
    found = {module.name for module in iter_modules(commands.__path__)}
    first = [name for name in _FIRST.split() if name in found]
    return (*first, *sorted(found - {*first}))


class Program(click.Group):
    """Commands that end without a traceback when their output cannot be written."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands."""
        del ctx
        return list(all_commands())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        del ctx
        if cmd_name not in all_commands():
            return None
        found: click.Command = import_module(f"journey.cli.commands.{cmd_name}").COMMAND
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is named, or say which is meant."""
        known = all_commands()
        if args and not args[0].startswith("-") and args[0] not in known:
            from journey.words.spelling import nearest

            guess = nearest(args[0], known)
            hint = f"did you mean {guess!r}?" if guess else f"known: {', '.join(known)}"
            ctx.fail(f"no command named {args[0]!r}; {hint}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that is named."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            _hang_up(error)


def _hang_up(error: OSError) -> NoReturn:
    with suppress(OSError, ValueError):  # what is still to be written goes nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        sys.exit(2)
    stop(f"cannot write the output: {error.strerror or error}")


def _fill_closed_streams() -> None:
    """Put what can neither be read nor written where a standard stream was closed.

    Otherwise the next file that is opened would take its number, and be read or written as that.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            # What is opened the other way refuses, but what nobody will read may be lost.
            null = os.open(os.devnull, os.O_RDONLY if name == "stdout" else os.O_WRONLY)
            if null != number:
                os.dup2(null, number)
                os.close(null)
            setattr(sys, name, os.fdopen(number, "r" if name == "stdin" else "w"))


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="journey-funnel", prog_name="journey")
def main() -> None:
    """Write down, check, draw and measure the journeys of your customers.

    Begin with `journey check FILE`. `journey COMMAND --help` tells more of each command.
    """


def run(arguments: Sequence[str] | None = None) -> None:
    """Run the command line as a program of its own."""
    import gc

    # The whole journey lives until the program ends: collecting garbage finds none.
    gc.disable()
    # Nor are plugins of Pydantic's looked for in all installed packages.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    _fill_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a letter shows its number instead of a traceback.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        main(args=list(arguments) if arguments is not None else None)
    except OSError as error:
        _hang_up(error)
