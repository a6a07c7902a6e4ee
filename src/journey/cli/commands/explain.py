"""`journey explain`."""

import click

from journey.cli import options
from journey.cli.command import Call, Command, Reply


def answer(call: Call, rule: str | None) -> Reply:
    """Explain a rule: why it is, and how to mend a breach.

    RULE is the id of a rule, as reports name it: trapped-customer. Without one, all are listed.
    """
    from journey.checking.explaining import list_rules, page

    return Reply(lambda how: list_rules(how) if rule is None else page(rule, how))


COMMAND = Command(answer, click.Argument(["rule"], required=False), options.LANGUAGE)
