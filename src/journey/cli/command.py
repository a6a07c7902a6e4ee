"""What a command is: its arguments and options, and what answers a call of it."""

import sys
from collections.abc import Callable
from typing import Any

import click

from journey.cli.call import Call, Reply
from journey.cli.terminal import stop

__all__ = ["Call", "Command", "Reply"]

_SHARED = {"file", "language", "team", "today", "format", "color"}


class Command(click.Command):
    """A command, named like its file.

    Args:
        answer: Answers a call, which holds the options that commands share; all others come as
            arguments by their names. Its docstring is the help.
        parameters: The arguments and options, in the order of the help.
    """

    def __init__(self, answer: Callable[..., Reply | None], *parameters: click.Parameter) -> None:
        name = answer.__module__.rpartition(".")[2]
        super().__init__(name, params=list(parameters), help=answer.__doc__, callback=self.run)
        self.answer = answer

    def run(self, **options: Any) -> None:
        """Answer a call, and end with the status of the answer."""
        from journey.problems.errors import BadConfiguration, JourneyError

        call = Call(options)
        own = {name: value for name, value in options.items() if name not in _SHARED}
        try:
            reply = self.answer(call, **own) or Reply()
            _tell(reply, call)
        except BadConfiguration as error:
            stop(*error.said(call.asked_language))
        except JourneyError as error:
            stop(*error.say(call.language).splitlines())
        if reply.status:
            sys.exit(reply.status)


def _tell(reply: Reply, call: Call) -> None:
    if reply.data is not None and call.format == "json":
        from journey.words.plain import as_json

        click.echo(as_json(reply.data(), call.language), nl=False)
    elif reply.told is not None:
        from journey.words.setting import set_lines

        told = set_lines(reply.told(call.language), call.manner(), everything=reply.everything)
        click.echo(told, nl=False, color=True)
    elif isinstance(reply.text, str):
        click.echo(reply.text, nl=False)
    elif reply.text is not None:
        click.echo(reply.text(call.manner()), nl=False, color=True)
    if reply.then is not None:
        reply.then()
