"""`journey coverage`."""

from functools import partial
from pathlib import Path

from journey.cli import options
from journey.cli.command import Call, Command, Reply
from journey.words.sentences import Sentence

_NO_MATRIX = Sentence(
    "the matrix is drawn as .svg, .png or .pdf",
    "표는 .svg, .png, .pdf 파일로만 그릴 수 있습니다",
)


def answer(call: Call, output: Path | None, least: tuple[str, ...], everything: bool) -> Reply:
    """Tell in figures how complete a journey is.

    FILE is a journey file, or - for the standard input. Below each figure stands what is missing
    from it. A figure of which there is nothing to cover is never below what is asked for.

    Exit status: 0; 1 when a figure is below what --fail-under or the `fail_under` of the
    configuration asks for, or the file holds no whole journey; 2 when the call or the configuration
    is wrong.
    """
    from journey.coverage.covering import cover
    from journey.coverage.figures import percentages, plain_coverage
    from journey.coverage.text import tabulate

    document, settings = call.document, call.settings(call.language)
    wanted = {**settings.fail_under, **percentages(least)}
    found = cover(document, settings=settings, today=call.today)

    def draw() -> None:
        from journey.pictures.parts.heatmap import heat_map

        if output is not None:
            table = partial(heat_map, found.care, call.journey)
            call.draw(output, table, _NO_MATRIX)

    return Reply(
        text=lambda how: tabulate(found, call.journey, how, least=wanted, all_missing=everything),
        data=lambda: plain_coverage(found),
        status=1 if found.short_of(wanted) else 0,
        then=draw,
    )


COMMAND = Command(
    answer,
    options.FILE,
    options.everything("List everything that is missing."),
    options.FORMAT,
    options.output(
        "Also draw the matrix of stages and customers into this file: .svg, .png or .pdf."
    ),
    options.fail_under(
        "Exit with 1 when one figure, or any, is below: phases=90 or 90. May be repeated."
    ),
    options.TODAY,
    options.COLOR,
    options.LANGUAGE,
)
