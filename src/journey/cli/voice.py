"""`journey voice`."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from journey.cli.terminal import (
    Day,
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
    from journey.operating.voices.counts import Measured
    from journey.operating.voices.voc import VoiceOfCustomer
    from journey.problems.errors import JourneyError

_NO_TICKETS = Sentence(
    "there are no tickets in {path:all}, so nothing was counted",
    "{path:all}에 티켓이 없어 집계하지 않았습니다",
)
_ENDING = Sentence(
    "counts are kept in a .yaml or .json file, not in {path:all}",
    "집계는 .yaml이나 .json 파일에 씁니다: {path:all}",
)
_OTHER = Sentence(
    "{path:all} is there already and holds no counts: name another file for them",
    "{path:all} 파일이 이미 있고 VOC 집계가 아닙니다. 다른 파일을 지정하세요",
)
_NOT_COUNTED = Sentence(
    "--from and --to say which days of --tickets were observed; there are no tickets to count",
    "--from과 --to는 --tickets의 기간입니다. 집계할 티켓이 없습니다",
)
_BEYOND = Sentence(
    "the tickets are from {first:plain} to {last:plain}; give both --from and --to for a period "
    "beyond them",
    "티켓은 {first:plain}~{last:plain}입니다. 그 밖의 기간은 --from과 --to를 함께 쓰세요",
)
_TURNED = Sentence("--to is before --from", "--to가 --from보다 앞섭니다")


@click.command()
@click.argument("file", type=click.Path(path_type=str))
@click.option(
    "--tickets",
    type=click.Path(path_type=str),
    metavar="FILE",
    help="Count the tickets of this table, CSV or Parquet: type, time, touchpoint, customer.",
)
@click.option("--from", "first", type=Day(), metavar="DATE", help="The first day of the tickets.")
@click.option("--to", "last", type=Day(), metavar="DATE", help="The last day of the tickets.")
@click.option(
    "--measured",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="With --tickets: write the counts here (.yaml or .json). Without: read them.",
)
@click.option(
    "--before",
    type=click.Path(path_type=str),
    metavar="FILE",
    help="Earlier counts, to tell what rose and what fell since.",
)
@click.option(
    "--readings",
    type=click.Path(path_type=str),
    metavar="FILE",
    help="Readings of metrics, CSV or Parquet, for --touchpoints.",
)
@click.option("--team", metavar="TEAM", help="Only what this team owns, causes or is told.")
@click.option("--touchpoints", is_flag=True, help="Also evaluate every touchpoint, on one line.")
@click.option("--all", "everything", is_flag=True, help="Write long lists whole.")
@format_option
@today_option
@color_option
@language_option()
def command(
    file: str,
    tickets: str | None,
    first: date | None,
    last: date | None,
    measured: Path | None,
    before: str | None,
    readings: str | None,
    team: str | None,
    touchpoints: bool,
    everything: bool,
    format_: str,
    today: date | None,
    color: str,
    language: str | None,
) -> None:
    """Tell what customers say, what hurts most and whose it is.

    FILE is a journey file, or - for the standard input. First what hurts most and where it comes
    from, then what nobody answers, what is due, what is praised, where nobody listens. Tickets
    never change FILE: how often each voice was heard goes to a file of its own, and stands beside
    what FILE says.

    Exit status: 0; 1 when the file holds no whole journey; 2 when the call is wrong or a data file
    cannot be used.
    """
    from journey.operating.voices.asking import voice
    from journey.problems.errors import JourneyError

    chosen = configured_language(file, language)
    document = whole_document(file, chosen)
    settings = configured_settings(file)
    if first is not None and last is not None and last < first:
        stop(_TURNED.say(chosen))
    if tickets is None and (first or last):
        stop(_NOT_COUNTED.say(chosen))
    try:
        counts = _counts(document.journey, tickets, measured, (first, last), chosen)
        heard = voice(
            document,
            measured=counts,
            before=_read(before),
            readings=_readings(readings, document.journey, today),
            findings=_findings(document, settings, today) if touchpoints else (),
            settings=settings,
            today=today,
            team=team,
            touchpoints=touchpoints,
        )
    except JourneyError as error:
        _refuse(error, chosen)
    if tickets is not None and measured is not None and counts is not None:
        read = [name for name in (file, tickets, before, readings) if name is not None]
        _keep(counts, measured, read, chosen)
    _print(heard, format_, chosen, color, everything=everything)


def _print(
    heard: "VoiceOfCustomer", format_: str, language: str, color: str, *, everything: bool
) -> None:
    if format_ == "json":
        from journey.words.plain import as_json, plain

        click.echo(as_json({"format": 1, **plain(heard, language)}, language), nl=False)
        return
    from journey.operating.voices.text import tell_voice
    from journey.words.setting import set_lines

    told = set_lines(tell_voice(heard, language), manner(language, color), everything=everything)
    click.echo(told, nl=False, color=True)


def _counts(
    journey: Any,
    tickets: str | None,
    measured: Path | None,
    period: tuple[date | None, date | None],
    language: str,
) -> "Measured | None":
    """Count tickets where there are some, or else read what was counted."""
    if tickets is None:
        return _read(str(measured)) if measured is not None else None
    from journey.operating.voices.counting import count_tickets
    from journey.operating.voices.input import read_tickets
    from journey.problems.errors import BadOption

    if measured is not None and measured.suffix.lower() not in (".yaml", ".yml", ".json"):
        stop(_ENDING.say(language, {"path": click.format_filename(measured)}))
    first, last = period
    read = read_tickets(tickets, journey)
    try:
        counts = count_tickets(read, journey, first=first, last=last)
    except BadOption:
        begins, ends = read.days or ("", "")
        stop(_BEYOND.say(language, {"first": begins, "last": ends}))
    if counts is None:
        stop(_NO_TICKETS.say(language, {"path": tickets}))
    return counts


def _read(path: str | None) -> "Measured | None":
    from journey.operating.voices.keeping import read_measured

    return None if path is None else read_measured(path)


def _keep(counts: "Measured", path: Path, read: Sequence[str], language: str) -> None:
    """Write counts into their file, which is a new one or one of counts."""
    from journey.operating.voices.keeping import dump_measured, read_measured
    from journey.problems.errors import BadData, MissingFile

    spare_what_is_read(path, read, language)
    try:
        if path.stat().st_size:
            read_measured(path)
    except (FileNotFoundError, MissingFile):
        pass
    except (BadData, OSError):
        stop(_OTHER.say(language, {"path": click.format_filename(path)}))
    form = "json" if path.suffix.lower() == ".json" else "yaml"
    write_file(path, dump_measured(counts, form).encode(), language)


def _readings(path: str | None, journey: Any, today: date | None) -> Any:
    if path is None:
        return None
    from journey.operating.goals.input import read_readings

    return read_readings(path, journey, today=today)


def _findings(document: Any, settings: Any, today: date | None) -> Any:
    from journey.checking.running import check

    return check(document, settings=settings, today=today)


def _refuse(error: "JourneyError", language: str) -> NoReturn:
    stop(*error.say(language).splitlines())
