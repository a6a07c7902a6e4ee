"""`journey goals`."""

from journey.cli import options
from journey.cli.command import Call, Command, Reply
from journey.cli.terminal import note
from journey.words.sentences import Sentence

_IGNORED = Sentence(
    "columns that mean nothing here were left alone: {names:all}",
    "여기서 쓰지 않는 열은 그냥 두었습니다: {names:all}",
)


def answer(call: Call, readings: str | None) -> Reply:
    """Tell where goals stand, and what they cost and leave out.

    FILE is a journey file, or - for the standard input. First what calls for somebody: meanings of
    the mission that no goal serves, goals that were reached at the cost of their guardrail, that
    are late or at risk; then every goal, the tasks by date, every metric with its last reading, and
    the bands of use with the customers in each.

    Exit status: 0; 1 when the file holds no whole journey; 2 when the call or the configuration is
    wrong, or the table holds a row that cannot be used.
    """
    from journey.operating.goals.activation import activation
    from journey.operating.goals.asking import goals
    from journey.operating.goals.input import read_readings
    from journey.operating.goals.text import tell_goals

    document, settings, day = call.document, call.settings(call.language), call.today
    read = read_readings(readings, document, today=day) if readings else None
    if read and read.ignored:
        note(_IGNORED.say(call.language, {"names": ", ".join(read.ignored)}))
    aims = goals(document, read, today=day, team=call.team, settings=settings)
    use = activation(document, read, today=day) if call.team is None else None
    return Reply(
        told=lambda language: tell_goals(aims, use, call.journey, language),
        everything=True,
        data=lambda: {"format": 1, "goals": aims, "activation": use},
    )


COMMAND = Command(
    answer,
    options.FILE,
    options.source(
        "--readings TABLE",
        "What the metrics were: a CSV or Parquet file with the columns metric, date and value.",
    ),
    options.team("Only the goals and metrics of this team."),
    *options.ANSWERED,
)
