"""`journey voice`."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from journey.cli import options
from journey.cli.command import Call, Command, Reply
from journey.words.filenames import readable_path
from journey.words.sentences import Sentence

if TYPE_CHECKING:
    from journey.operating.voices.counts import Measured

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


def answer(
    call: Call,
    tickets: str | None,
    first: date | None,
    last: date | None,
    measured: Path | None,
    before: str | None,
    readings: str | None,
    touchpoints: bool,
    everything: bool,
) -> Reply:
    """Tell what customers say, what hurts most and whose it is.

    FILE is a journey file, or - for the standard input. First what hurts most and where it comes
    from, then what nobody answers, what is due, what is praised, where nobody listens. Tickets
    never change FILE: how often each voice was heard goes to a file of its own, and stands beside
    what FILE says.

    Exit status: 0; 1 when the file holds no whole journey; 2 when the call is wrong or a data file
    cannot be used.
    """
    from journey.operating.voices.asking import voice
    from journey.operating.voices.text import tell_voice

    document, settings = call.document, call.settings()
    counts = _counts(call, tickets, measured, first, last)
    heard = voice(
        document,
        measured=counts,
        before=_read(before),
        readings=_readings(call, readings),
        findings=_findings(call, settings) if touchpoints else (),
        settings=settings,
        today=call.today,
        team=call.team,
        touchpoints=touchpoints,
    )
    if tickets is not None and measured is not None and counts is not None:
        _keep(call, counts, measured, (call.file, tickets, before, readings))
    return Reply(
        told=lambda language: tell_voice(heard, language),
        everything=everything,
        data=lambda: call.plain(heard),
    )


def _counts(
    call: Call, tickets: str | None, measured: Path | None, first: date | None, last: date | None
) -> "Measured | None":
    """Count tickets where there are some, or else read what was counted."""
    if first is not None and last is not None and last < first:
        call.refuse(_TURNED)
    if tickets is None and (first or last):
        call.refuse(_NOT_COUNTED)
    if tickets is None:
        return _read(measured)
    from journey.operating.voices.counting import count_tickets
    from journey.operating.voices.input import read_tickets
    from journey.problems.errors import BadOption

    if measured is not None and measured.suffix.lower() not in (".yaml", ".yml", ".json"):
        call.refuse(_ENDING, path=readable_path(measured))
    read = read_tickets(tickets, call.journey)
    try:
        counts = count_tickets(read, call.journey, first=first, last=last)
    except BadOption:
        begins, ends = read.days or ("", "")
        call.refuse(_BEYOND, first=begins, last=ends)
    if counts is None:
        call.refuse(_NO_TICKETS, path=tickets)
    return counts


def _read(path: str | Path | None) -> "Measured | None":
    from journey.operating.voices.keeping import read_measured

    return None if path is None else read_measured(str(path))


def _keep(call: Call, counts: "Measured", path: Path, read: Iterable[str | None]) -> None:
    """Write counts into their file, which is a new one or one of counts."""
    from journey.operating.voices.keeping import dump_measured, read_measured
    from journey.problems.errors import BadData, MissingFile

    call.spare(path, [name for name in read if name is not None])
    try:
        if path.stat().st_size:
            read_measured(path)
    except (FileNotFoundError, MissingFile):
        pass
    except (BadData, OSError):
        call.refuse(_OTHER, path=readable_path(path))
    call.write(path, dump_measured(counts, "json" if path.suffix.lower() == ".json" else "yaml"))


def _readings(call: Call, path: str | None) -> Any:
    if path is None:
        return None
    from journey.operating.goals.input import read_readings

    return read_readings(path, call.journey, today=call.today)


def _findings(call: Call, settings: Any) -> Any:
    from journey.checking.running import check

    return check(call.document, settings=settings, today=call.today)


COMMAND = Command(
    answer,
    options.FILE,
    options.source(
        "--tickets FILE",
        "Count the tickets of this table, CSV or Parquet: type, time, touchpoint, customer.",
    ),
    options.day("--from DATE", "The first day of the tickets.", "first"),
    options.day("--to DATE", "The last day of the tickets.", "last"),
    options.target(
        "--measured FILE",
        "With --tickets: write the counts here (.yaml or .json). Without: read them.",
    ),
    options.source("--before FILE", "Earlier counts, to tell what rose and what fell since."),
    options.source("--readings FILE", "Readings of metrics, CSV or Parquet, for --touchpoints."),
    options.team("Only what this team owns, causes or is told."),
    options.flag("--touchpoints", "Also evaluate every touchpoint, on one line."),
    options.everything("Write long lists whole."),
    *options.ANSWERED,
)
