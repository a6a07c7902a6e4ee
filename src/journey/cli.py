"""The command line."""

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from journey.diagnostics import Report
    from journey.extension import Manner

ENDINGS = (".journey.yaml", ".journey.yml", ".journey.json")
"""What the name of a journey file ends in, where a folder is searched."""

_STYLES: dict[str, dict[str, Any]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "advice": {"fg": "cyan", "bold": True},
    "rule": {"bold": True},
    "place": {"bold": True},
    "dim": {"dim": True},
}


class Day(click.ParamType[date]):
    """A date as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the date, or say what one looks like."""
        if isinstance(value, date):
            return value
        try:
            if len(value) == 10:
                return date.fromisoformat(value)
        except ValueError:
            pass
        return self.fail(f"{value!r} is not a date; write it as 2026-11-01", param, ctx)


language_option = click.option(
    "--lang",
    "language",
    type=click.Choice(["en", "ko"]),
    default="en",
    show_default=True,
    help="The language of the messages and pictures.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="journey-funnel", prog_name="journey")
def main() -> None:
    """Write down, check and draw the journeys of your customers."""


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=str))
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "advice", "never"]),
    default="error",
    show_default=True,
    help="The least severity for which the exit status is 1.",
)
@click.option("--today", type=Day(), metavar="DATE", help="The date by which to judge freshness.")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="When to colour the output.",
)
@language_option
def check(
    paths: tuple[str, ...], fail_on: str, today: date | None, color: str, language: str
) -> None:
    """Check journey files, and all *.journey.yaml files below folders.

    A path of - reads from standard input. Exit status: 0 when there is nothing at or above
    --fail-on, 1 when there is, 2 when the call is wrong or a path cannot be opened.
    """
    from journey.checking import check as run
    from journey.diagnostics import Severity
    from journey.reporters.text import REPORTER

    failed = False
    reports: list[Report] = []
    for path in paths:
        try:
            documents = [_document(file) for file in _files(path)]
        except _CannotOpen as error:
            click.echo(f"journey: {error}", err=True)
            failed = True
            continue
        reports += [run(each, today=today, language=language) for each in documents]
    if reports:
        click.echo(REPORTER.write(reports, _manner(language, color)), nl=False, color=True)
    if failed:
        sys.exit(2)
    least = Severity.ERROR + 1 if fail_on == "never" else Severity[fail_on.upper()]
    sys.exit(1 if any(report.worst >= least for report in reports) else 0)


class _CannotOpen(Exception):
    pass


def _document(path: str) -> Any:
    from journey.errors import JourneyError
    from journey.loading.reading import MAX_BYTES, from_bytes, read

    try:
        if path == "-":
            return from_bytes(sys.stdin.buffer.read(MAX_BYTES + 1), "<stdin>")
        return read(path)
    except (JourneyError, OSError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _CannotOpen(f"cannot open {click.format_filename(path)}: {reason}") from None


def _files(path: str) -> Iterator[str]:
    """List a file, or the journey files below a folder, in the order of their names."""
    if path == "-" or not Path(path).is_dir():
        yield path
        return
    found = sorted(
        str(file)
        for file in Path(path).rglob("*")
        if file.name.endswith(ENDINGS) and file.is_file()
    )
    if not found:
        shown = click.format_filename(path)
        raise _CannotOpen(f"no file below {shown} has a name that ends in {ENDINGS[0]}")
    yield from found


def _manner(language: str, color: str = "auto") -> "Manner":
    from journey.extension import Manner

    wanted = color == "always" or (
        color == "auto" and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    )
    return Manner(language, _width(), _paint if wanted else _plain)


def _paint(text: str, role: str) -> str:
    return click.style(text, **_STYLES.get(role, {}))


def _plain(text: str, role: str) -> str:
    del role
    return text


def _width() -> int:
    from shutil import get_terminal_size

    return min(max(get_terminal_size().columns, 40), 120)


@main.command()
@click.argument("rule", required=False)
@language_option
def explain(rule: str | None, language: str) -> None:
    """Explain a rule: what it asks for, why, and how to mend a breach.

    Without a rule, list all of them.
    """
    from journey.errors import UnknownRule
    from journey.explaining import list_rules, page

    manner = _manner(language)
    if rule is None:
        click.echo(list_rules(manner), nl=False)
        return
    try:
        click.echo(page(rule, manner), nl=False)
    except UnknownRule as error:
        _stop(str(error))


@main.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this file instead.")
def schema(output: Path | None) -> None:
    """Print the JSON Schema by which an editor completes and explains journey files."""
    import json

    from journey.describing import json_schema

    text = json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
    if output is None:
        click.echo(text, nl=False)
    else:
        _write(output, text.encode())


@main.command()
@click.argument("file", type=click.Path(path_type=str))
@language_option
def dump(file: str, language: str) -> None:
    """Print a journey in the shortest form that reads back the same; comments are lost."""
    from journey.loading.dumping import dump as write

    document = _drawable(file, language)
    click.echo(write(document.journey), nl=False)


@main.command()
@click.argument("file", type=click.Path(path_type=str))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The picture's file; its ending is the format. [default: FILE's name with .svg]",
)
@click.option("--view", default=None, help="What to draw: funnel or customer. [default: funnel]")
@click.option("--customer", metavar="PATTERN", help="Whose way to show: vip/defective, or vip.")
@click.option(
    "--format", "format_", help="svg, png, pdf or dot, where the file's name does not tell."
)
@click.option("--layout", help="embedded, system or pygraphviz. [default: the first installed]")
@click.option(
    "--theme",
    "ground",
    type=click.Choice(["auto", "light", "dark"]),
    default="auto",
    show_default=True,
    help="The ground; auto follows the reader, which only SVG can.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    default=60.0,
    show_default=True,
    help="How many seconds the layout may take.",
)
@click.option(
    "--scale",
    type=click.FloatRange(min=0.1, max=8),
    default=2.0,
    show_default=True,
    help="How many pixels a point of a PNG has.",
)
@click.option(
    "--font",
    "fonts",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A font file for letters that the bundled font does not have; may be repeated.",
)
@click.option(
    "--lang",
    "language",
    type=click.Choice(["en", "ko"]),
    help="The language of the picture. [default: the first of the file's languages, or en]",
)
def draw(
    file: str,
    output: Path | None,
    view: str | None,
    customer: str | None,
    format_: str | None,
    layout: str | None,
    ground: str,
    timeout: float,
    scale: float,
    fonts: tuple[Path, ...],
    language: str | None,
) -> None:
    """Draw a journey as SVG, PNG, PDF or DOT."""
    from journey.drawing import draw as make
    from journey.drawing import render
    from journey.errors import CannotDraw, JourneyError

    document = _drawable(file, language or "en")
    language = language or next((x for x in document.journey.languages if x in ("en", "ko")), "en")
    target = output or Path(_stem(file) + "." + (format_ or "svg"))
    name = format_ or target.suffix.removeprefix(".").lower() or "svg"
    try:
        diagram = make(
            document,
            view or ("customer" if customer else "funnel"),
            customer=customer,
            language=language,
        )
        picture = render(
            diagram,
            name,
            layout=layout,
            ground=ground,
            timeout=timeout,
            scale=scale,
            fonts=fonts,
        )
    except CannotDraw as error:
        if error.dot:
            kept = target.with_suffix(".dot")
            _write(kept, error.dot.encode())
            _stop(f"{error}\nThe diagram is kept in {click.format_filename(kept)}.")
        _stop(str(error))
    except JourneyError as error:
        _stop(str(error))
    _write(target, picture.data)
    for note in picture.notes:
        click.echo(f"journey: {note}", err=True)
    click.echo(click.format_filename(target))


def _drawable(file: str, language: str) -> Any:
    """Read a file that holds a whole journey, or say what is wrong with it and stop."""
    from journey.checking import check as run
    from journey.reporters.text import REPORTER

    try:
        document = _document(file)
    except _CannotOpen as error:
        _stop(str(error))
    if document.journey is not None and not document.problems:
        return document
    report = run(document, rules=(), language=language)
    click.echo(REPORTER.write([report], _manner(language)), nl=False, err=True, color=True)
    sys.exit(1)


def _stem(file: str) -> str:
    name = "journey" if file == "-" else Path(file).name
    for ending in (*ENDINGS, ".yaml", ".yml", ".json"):
        if name.endswith(ending):
            return name.removesuffix(ending)
    return name


def _write(path: Path, content: bytes) -> None:
    from journey.files import write_whole

    try:
        write_whole(path, content)
    except OSError as error:
        reason = error.strerror or str(error)
        _stop(f"cannot write {click.format_filename(path)}: {reason}")


def _stop(message: str) -> NoReturn:
    click.echo(f"journey: {message}", err=True)
    sys.exit(2)


def run(arguments: Sequence[str] | None = None) -> None:
    """Run the command line as a program of its own."""
    import gc

    # The whole journey lives until the program ends: collecting garbage finds none.
    gc.disable()
    # Nor are plugins of Pydantic's looked for in all installed packages.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a letter shows its number instead of a traceback.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    main(args=list(arguments) if arguments is not None else None)
