"""`journey draw`."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from journey.cli.terminal import (
    configured_language,
    language_option,
    spare_what_is_read,
    stop,
    whole_document,
    write_file,
)

if TYPE_CHECKING:
    from journey.files.document import Document
    from journey.pictures.picture import Picture


def _views() -> str:
    from journey.pictures.view import all_views

    return f"What to draw: {', '.join(all_views())}. [default: funnel, or customer with one named]"


class _Command(click.Command):
    """A command whose help names the views that there are; finding them takes time."""

    def get_help(self, ctx: click.Context) -> str:
        """Return the help, with the views."""
        for option in self.params:
            if isinstance(option, click.Option) and option.name == "view":
                option.help = _views()
        return super().get_help(ctx)


@click.command(cls=_Command)
@click.argument("file", type=click.Path(path_type=str))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Where to draw; the ending tells the format, and - is the standard output. "
    "[default: FILE's name with the format's ending, in this folder]",
)
@click.option(
    "--view",
    metavar="NAME",
    default=None,
    help="What to draw: funnel, or customer for the way of one. [default: funnel, or customer "
    "with --customer]",
)
@click.option(
    "--trace",
    "traces",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=str),
    help="JSON lines of what tests or programs took: show what was taken, and what never was. May "
    "be repeated.",
)
@click.option(
    "--customer",
    "customers",
    multiple=True,
    metavar="PATTERN",
    help="Whom to show: vip/defective, or vip; may be repeated.",
)
@click.option("--stage", metavar="STAGE", help="Which stage of a large journey to show whole.")
@click.option("--policy", metavar="POLICY", help="Which policy the view of that name shows.")
@click.option(
    "--format",
    "format_",
    metavar="NAME",
    help="svg, png, pdf, or for diagrams dot, mermaid, mermaid-state or mermaid-journey, where the "
    "name of the output does not tell.",
)
@click.option(
    "--layout",
    metavar="NAME",
    help="What places the boxes: embedded, system or pygraphviz. [default: the first installed]",
)
@click.option(
    "--theme",
    "themes",
    multiple=True,
    metavar="THEME",
    help="auto (as the reader prefers, which only SVG can), light, dark, print (black and white), "
    "or a theme FILE.toml; a file may be followed by --theme dark. [default: auto]",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    metavar="SECONDS",
    default=60.0,
    show_default=True,
    help="How long the layout may take; then the lines are drawn straight.",
)
@click.option(
    "--scale",
    type=click.FloatRange(min=0.1, max=8),
    metavar="PIXELS",
    default=2.0,
    show_default=True,
    help="How many pixels a PNG has for each point.",
)
@click.option(
    "--font",
    "fonts",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A font file for letters that the bundled font does not have; may be repeated.",
)
@click.option(
    "--check",
    "checking",
    is_flag=True,
    help="Write nothing; exit with 1 where the picture that is there is not this one.",
)
@language_option("picture", "the first of the file's languages, or en")
def command(
    file: str,
    output: Path | None,
    view: str | None,
    customers: tuple[str, ...],
    stage: str | None,
    policy: str | None,
    traces: tuple[str, ...],
    format_: str | None,
    themes: tuple[str, ...],
    checking: bool,
    language: str | None,
    **how: Any,
) -> None:
    """Draw a journey as a diagram, a chart or a table.

    FILE is a journey file, or - for the standard input.

    Exit status: 0; 1 when the file holds no whole journey, or with --check when the picture is not
    what the file gives; 2 when the call is wrong or the picture could not be drawn.
    """
    from journey.cli.committed import compare, insist_comparable
    from journey.pictures.view import all_exporters, format_of
    from journey.problems.errors import CannotDraw, JourneyError, NoCustomer

    spoken = configured_language(file, language)
    document = whole_document(file, spoken)
    if view == "customer" and not customers:
        stop(NoCustomer(document.journey).say(spoken))
    language = language or next((x for x in document.journey.languages if x in ("en", "ko")), "en")
    ending = getattr(all_exporters().get(format_ or ""), "ending", "") or format_ or "svg"
    target = output or Path(f"{_stem(file)}.{ending}")
    name = format_ or format_of(target.suffix.removeprefix(".").lower()) or "svg"
    if checking:
        insist_comparable(str(target), name, spoken)
    spare_what_is_read(target, [file, *traces], spoken)
    chosen = {"customer": customers or None, "stage": stage, "policy": policy}
    what: dict[str, Any] = {"view": view or ("customer" if customers else "funnel"), **chosen}
    if traces:
        what["trace"] = _taken(document, traces, spoken)
    try:
        look = asked_look(themes)
        picture = _picture(document, name, {**what, "language": language}, {**how, **look})
    except CannotDraw as error:
        if error.dot and str(target) != "-":
            kept = target.with_suffix(".dot")
            spare_what_is_read(kept, [file], spoken)
            write_file(kept, error.dot.encode(), spoken)
            stop(error.say(spoken, kept=str(kept)))
        stop(error.say(spoken))
    except JourneyError as error:
        stop(error.say(spoken))
    if checking:
        compare(target, picture, spoken)
        return
    write_file(target, picture.data, spoken)
    for note in picture.notes:
        click.echo(f"journey: {note}", err=True)
    if str(target) != "-":
        click.echo(click.format_filename(target))


def _taken(document: "Document", traces: tuple[str, ...], language: str) -> Any:
    """Tell how much of a journey was taken; what is wrong with the traces is told besides."""
    from journey.cli.trace import covered
    from journey.words.sentences import printable

    coverage = covered(document, traces, language)
    for trouble in coverage.errors:
        click.echo(f"journey: {printable(trouble.say(language))}", err=True)
    return coverage


def _picture(
    document: "Document", name: str, what: dict[str, Any], how: dict[str, Any]
) -> "Picture":
    from journey.pictures.drawing import draw, render

    return render(draw(document, **what), name, **how)


def asked_look(themes: tuple[str, ...]) -> dict[str, Any]:
    """Return the theme and the ground that are asked for.

    Raises:
        JourneyError: There is no such theme.
    """
    from journey.pictures.theme.reading import look_of

    look = look_of(themes)
    return {"theme": look.theme, "ground": look.ground}


def _stem(file: str) -> str:
    from journey.files.yaml.searching import ENDINGS

    name = "journey" if file == "-" else Path(file).name
    for ending in (*ENDINGS, ".yaml", ".yml", ".json"):
        if name.endswith(ending):
            return name.removesuffix(ending)
    return name
