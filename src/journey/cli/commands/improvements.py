"""`journey improvements`."""

from journey.cli import options
from journey.cli.command import Call, Command, Reply


def answer(call: Call, everything: bool) -> Reply:
    """Print the agenda of the meeting that reviews improvements.

    FILE is a journey file, or - for the standard input. In order: what is to be decided, what is
    under way, what is shipped and was not told, what is not proven, what helped, what was rejected,
    and the urgent voices from which nothing has come. Then how the improvements of each team fared.

    Exit status: 0; 1 when the file holds no whole journey; 2 when the call or the configuration is
    wrong.
    """
    from journey.operating.improvements.asking import improvements
    from journey.operating.improvements.text import plain_agenda, tell_improvements

    document, settings = call.document, call.settings()
    agenda = improvements(document, today=call.today, settings=settings, team=call.team)
    return Reply(
        told=lambda language: tell_improvements(agenda, call.journey, language),
        everything=everything,
        data=lambda: plain_agenda(agenda),
    )


COMMAND = Command(
    answer,
    options.FILE,
    options.team("Only what concerns this team."),
    options.everything("List all that is over, and every team's part."),
    *options.ANSWERED,
)
