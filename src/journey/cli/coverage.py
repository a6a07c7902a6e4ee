"""`journey coverage`."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from journey.cli.terminal import (
    color_option,
    configured_language,
    configured_settings,
    format_option,
    language_option,
    manner,
    spare_what_is_read,
    stop,
    today_option,
    whole_document,
    write_file,
)
from journey.words.sentences import Sentence

if TYPE_CHECKING:
    from journey.coverage.figures import Coverage

_NO_MATRIX = Sentence(
    "the matrix is drawn as .svg, .png or .pdf",
    "표는 .svg, .png, .pdf 파일로만 그릴 수 있습니다",
)


@click.command()
@click.argument("file", type=click.Path(path_type=str))
@click.option("--all", "all_missing", is_flag=True, help="List everything that is missing.")
@format_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Also draw the matrix of stages and customers into this file: .svg, .png or .pdf.",
)
@click.option(
    "--fail-under",
    "least",
    multiple=True,
    metavar="[FIGURE=]PERCENT",
    help="Exit with 1 when one figure, or any, is below: phases=90 or 90. May be repeated.",
)
@today_option
@color_option
@language_option()
def command(
    file: str,
    all_missing: bool,
    format_: str,
    output: Path | None,
    least: tuple[str, ...],
    today: date | None,
    color: str,
    language: str | None,
) -> None:
    """Tell in figures how complete a journey is.

    FILE is a journey file, or - for the standard input. Below each figure stands what is missing
    from it. A figure of which there is nothing to cover is never below what is asked for.

    Exit status: 0; 1 when a figure is below what --fail-under or the `fail_under` of the
    configuration asks for, or the file holds no whole journey; 2 when the call or the configuration
    is wrong.
    """
    from journey.coverage.covering import cover

    chosen = configured_language(file, language)
    document = whole_document(file, chosen)
    settings = configured_settings(file, chosen)
    wanted = {**settings.fail_under, **_least(least, chosen)}
    coverage = cover(document, settings=settings, today=today)
    if format_ == "json":
        click.echo(_json(coverage), nl=False)
    else:
        from journey.coverage.text import tabulate

        text = tabulate(
            coverage,
            document.journey,
            manner(chosen, color),
            least=wanted,
            all_missing=all_missing,
        )
        click.echo(text, nl=False, color=True)
    if output is not None:
        spare_what_is_read(output, [file], chosen)
        _draw(coverage, document.journey, chosen, output)
    sys.exit(1 if coverage.short_of(wanted) else 0)


def _least(options: tuple[str, ...], language: str) -> dict[str, float]:
    from journey.coverage.figures import percentages
    from journey.problems.errors import JourneyError

    try:
        return percentages(options)
    except JourneyError as error:
        stop(error.say(language))


def _json(coverage: "Coverage") -> str:
    import json

    from journey.problems.source import path_text

    figures: list[dict[str, Any]] = [
        {
            "name": figure.name,
            "covered": figure.covered,
            "total": figure.total,
            "percent": figure.percent,
            "missing": [
                {
                    "path": path_text(one.path),
                    "what": one.what,
                    "label": one.label,
                    "line": one.span.line if one.span else None,
                }
                for one in figure.missing
            ],
        }
        for figure in coverage.figures
    ]
    care = [
        {"stage": stage, "customer": str(who), "care": how}
        for (stage, who), how in coverage.care.items()
    ]
    data = {
        "format": 1,
        "name": coverage.name,
        "customers": coverage.universe,
        "excluded": coverage.excluded,
        "figures": figures,
        "matrix": care,
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _draw(coverage: "Coverage", journey: Any, language: str, output: Path) -> None:
    from journey.pictures.drawing import render
    from journey.pictures.parts.heatmap import heat_map

    ending = output.suffix.lower().removeprefix(".")
    if ending not in ("svg", "png", "pdf"):
        stop(_NO_MATRIX.say(language))
    table = heat_map(coverage.care, journey, language=language)
    write_file(output, render(table, ending).data, language)
