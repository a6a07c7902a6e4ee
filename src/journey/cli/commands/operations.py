"""`journey operations`."""

from typing import TYPE_CHECKING

from journey.cli import options
from journey.cli.command import Call, Command, Reply

if TYPE_CHECKING:
    from journey.operating.playbook.text_items import By


def answer(call: Call, by: "By") -> Reply:
    """Tell what a team does, for whom, and what to automate.

    FILE is a journey file, or - for the standard input. First how much is done by hand, what is
    worth automating, where the time goes that is freed, what is sold, whom the hours serve and what
    outcomes are worth; then every action item. What maturing saves and costs is one practitioner's
    estimate where neither the file (`maturing`) nor the configuration says more.

    Exit status: 0; 1 when the file holds no whole journey; 2 when the call or the configuration is
    wrong.
    """
    from journey.operating.playbook.asking import operations
    from journey.operating.playbook.dividing import few_and_many
    from journey.operating.playbook.text import tell_operations
    from journey.operating.playbook.valuing import worths

    document, settings = call.document, call.settings(call.language)
    playbook = operations(document, settings=settings, today=call.today, team=call.team)
    division = few_and_many(document, settings=settings)
    worth = worths(call.journey)
    return Reply(
        told=lambda language: tell_operations(
            call.journey, playbook, division, worth, language, by=by
        ),
        everything=True,
        data=lambda: {
            "format": 1,
            "operations": playbook,
            "few_and_many": division,
            "worths": worth,
        },
    )


COMMAND = Command(
    answer,
    options.FILE,
    options.team("Only what this team owns and helps with."),
    options.choice("--by", ["stage", "team", "customer"], "By what to list the action items."),
    *options.ANSWERED,
)
