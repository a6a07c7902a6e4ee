"""`journey draw`."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from journey.cli import options
from journey.cli.command import Call, Command
from journey.cli.given import taken
from journey.cli.terminal import note, stop

if TYPE_CHECKING:
    from journey.pictures.picture import Picture


class _View(click.Option):
    """An option whose help names the views that there are; finding them takes time."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the help, with the views."""
        from journey.pictures.view import all_views

        views = ", ".join(all_views())
        self.help = f"What to draw: {views}. [default: funnel, or customer with one named]"
        return super().get_help_record(ctx)


def answer(
    call: Call,
    output: Path | None,
    trace: tuple[str, ...],
    themes: tuple[str, ...],
    checking: bool,
    view: str | None,
    customer: tuple[str, ...],
    stage: str | None,
    policy: str | None,
    **how: Any,
) -> None:
    """Draw a journey as a diagram, a chart or a table.

    FILE is a journey file, or - for the standard input.

    Exit status: 0; 1 when the file holds no whole journey, or with --check when the picture is not
    what the file gives; 2 when the call is wrong or the picture could not be drawn.
    """
    from journey.cli.committed import compare, insist_comparable
    from journey.problems.errors import NoCustomer

    journey = call.journey
    if view == "customer" and not customer:
        raise NoCustomer(journey)
    what: dict[str, Any] = {"customer": customer or None, "stage": stage, "policy": policy}
    target, name = _target(call, output)
    if checking:
        insist_comparable(str(target), name, call.language)
    call.spare(target, [call.file, *trace])
    if trace:
        what["trace"] = _taken(call, trace)
    what["view"] = view or ("customer" if customer else "funnel")
    look = call.look(themes)
    picture = _picture(call, what, target, name, theme=look.theme, ground=look.ground, **how)
    if checking:
        note(*picture.notes)
        compare(target, picture, call.language)
    else:
        call.hand_over(target, picture.data, picture.notes)


def _target(call: Call, output: Path | None) -> tuple[Path, str]:
    """Return where to draw, and in which format."""
    from journey.pictures.view import all_exporters, format_of

    form = call.format or ""
    ending = getattr(all_exporters().get(form), "ending", "") or form or "svg"
    target = output or Path(f"{call.stem}.{ending}")
    return target, form or format_of(target.suffix.removeprefix(".").lower()) or "svg"


def _taken(call: Call, traces: tuple[str, ...]) -> Any:
    """Tell how much of a journey was taken; what is wrong with the traces is told besides."""
    from journey.words.sentences import printable

    coverage = taken(call, traces)
    note(*(printable(trouble.say(call.language)) for trouble in coverage.errors))
    return coverage


def _picture(call: Call, what: Mapping[str, Any], target: Path, name: str, **how: Any) -> "Picture":
    """Draw, or say why not, and keep the diagram so that it can be drawn elsewhere."""
    from journey.pictures.drawing import draw, render
    from journey.problems.errors import CannotDraw

    try:
        return render(draw(call.document, language=call.own_language(), **what), name, **how)
    except CannotDraw as error:
        if not error.dot or str(target) == "-":
            stop(error.say(call.language))
        kept = target.with_suffix(".dot")
        call.spare(kept, [call.file])
        call.write(kept, error.dot)
        stop(error.say(call.language, kept=str(kept)))


COMMAND = Command(
    answer,
    options.FILE,
    options.output(
        "Where to draw; the ending tells the format, and - is the standard output. [default: "
        "FILE's name with the format's ending, in this folder]"
    ),
    _View(["--view"], metavar="NAME"),
    options.source(
        "--trace FILE",
        "JSON lines of what tests or programs took: show what was taken, and what never was. May "
        "be repeated.",
        multiple=True,
    ),
    options.several("--customer PATTERN", "Whom to show: vip/defective, or vip; may be repeated."),
    options.option("--stage STAGE", "Which stage of a large journey to show whole."),
    options.option("--policy POLICY", "Which policy the view of that name shows."),
    options.option(
        "--format NAME",
        "svg, png, pdf, or for diagrams dot, mermaid, mermaid-state or mermaid-journey, where the "
        "name of the output does not tell.",
    ),
    options.option(
        "--layout NAME",
        "What places the boxes: embedded, system or pygraphviz. [default: the first installed]",
    ),
    options.themes(
        "auto (as the reader prefers, which only SVG can), light, dark, print (black and white), "
        "or a theme FILE.toml; a file may be followed by --theme dark. [default: auto]"
    ),
    options.quantity(
        "--timeout SECONDS",
        "How long the layout may take; then the lines are drawn straight.",
        60.0,
        click.FloatRange(min=0.1),
    ),
    options.quantity(
        "--scale PIXELS",
        "How many pixels a PNG has for each point.",
        2.0,
        click.FloatRange(min=0.1, max=8),
    ),
    options.several(
        "--font",
        "A font file for letters that the bundled font does not have; may be repeated.",
        "fonts",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
    ),
    options.flag(
        "--check",
        "Write nothing; exit with 1 where the picture that is there is not this one.",
        "checking",
    ),
    options.language("picture", options.OWN),
)
