"""`journey baseline`."""

from pathlib import Path

import click

from journey.cli import options
from journey.cli.command import Call, Command, Reply
from journey.cli.terminal import configured, note, stop
from journey.words.filenames import readable_path
from journey.words.sentences import Sentence

DEFAULT = "journey-baseline.json"

_ONE_FILE = Sentence("name one file for the baseline", "기준선 파일은 하나만 쓰세요")
_WRITTEN = Sentence("{file:all}: {count} finding{count:s}", "{file:all}: 지적 {count}건")
_LEFT = Sentence(
    "{left} more cannot be left aside: `journey check` shows them",
    "{left}건은 기준선에 넣을 수 없습니다. `journey check`로 볼 수 있습니다",
)


def answer(call: Call, paths: tuple[str, ...], output: Path | None) -> Reply:
    """Leave today's findings aside, to be told only new ones.

    They are written into a file; `journey check --baseline` with it tells only what comes after.
    PATHS are files and folders to check, as for `journey check`; one that ends in .json (and is no
    journey file) is the baseline's file.

    Exit status: 0; 1 when something was found that cannot be left aside; 2 when the call is wrong.
    """
    from journey.checking.baseline import baseline_of, write_baseline
    from journey.cli.many import run_checks

    named = [path for path in paths if path.endswith(".json") and ".journey." not in path]
    if len(named) + (output is not None) > 1:
        call.language = call.language_at(".")
        call.refuse(_ONE_FILE)
    checked = [path for path in paths if path not in named] or _default_paths()
    outcome = run_checks(checked, today=call.today, language=call.asked_language)
    if outcome.troubles:
        stop(*outcome.troubles)
    call.language = outcome.language
    name = outcome.configuration.settings.baseline
    folder = outcome.configuration.folder
    target = output or (Path(named[0]) if named else folder / name if name else Path(DEFAULT))
    found = baseline_of(outcome.reports, target.parent)
    call.spare(target, (report.name for report in outcome.reports))
    call.write(target, write_baseline(found))
    left = sum(len(report) for report in outcome.reports) - len(found)
    values = {"file": readable_path(target), "count": len(found), "left": left}
    click.echo(_WRITTEN.say(call.language, values))
    note(*outcome.notes)
    if left:
        note(_LEFT.say(call.language, values))
    return Reply(status=1 if left else 0)


def _default_paths() -> list[str]:
    from journey.problems.errors import BadConfiguration

    try:
        return [] if configured(".").settings.paths else ["."]
    except BadConfiguration:
        return []


COMMAND = Command(
    answer,
    options.PATHS,
    options.output(f"The baseline's file. [default: the configured one, or {DEFAULT}]"),
    options.TODAY,
    options.LANGUAGE,
)
