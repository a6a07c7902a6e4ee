"""Read and check many files, each by its own configuration, on all cores."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from journey.checking.identity import same_ids
from journey.checking.running import check
from journey.cli.terminal import configured, read_document
from journey.files.settings.configuring import Configuration
from journey.files.settings.settings import Settings
from journey.files.yaml.searching import journey_files
from journey.problems.errors import BadConfiguration, JourneyError, NoJourneys
from journey.problems.findings import Checked, Severity
from journey.problems.source import SourceMap
from journey.words.sentences import Sentence

MANY = 24
"""From how many files on it pays to share the work, and to say how far it is."""

_NO_PATHS = Sentence(
    "name a file or folder, or write `paths` in the configuration",
    "파일이나 폴더를 쓰거나 설정에 `paths`를 적으세요",
)


class Job(NamedTuple):
    """One file to check, and how."""

    path: str
    settings: Settings
    today: date | None
    language: str


@dataclass
class Outcome:
    """What came of checking.

    Attributes:
        reports: One for each file that could be opened, in order.
        failing: For each report, whether it is at or above what it may have.
        troubles: What could not be opened or is configured wrongly, in words.
        configuration: That of the first path.
        language: `en` or `ko`.
    """

    reports: list[Checked] = field(default_factory=list)
    settings: list[Settings] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    configuration: Configuration = field(default_factory=Configuration)
    language: str = "en"

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be said of the run as a whole: which files hold journeys of one id."""
        return same_ids(((each.journey, each.name) for each in self.reports), self.language)

    def fails(self, fail_on: str | None) -> bool:
        """Tell whether some report has a finding at or above what it may have."""
        for report, settings in zip(self.reports, self.settings, strict=True):
            name = fail_on or settings.fail_on
            if name != "never" and report.worst >= Severity[name.upper()]:
                return True
        return False


def run_checks(
    paths: Sequence[str], *, today: date | None, language: str | None, allow_none: bool = False
) -> Outcome:
    """Check files, and the journey files below folders; without paths, those configured."""
    outcome = Outcome()
    try:
        outcome.configuration = configured(paths[0] if paths else ".")
    except BadConfiguration as error:
        outcome.troubles += error.said(language)
        return outcome
    settings = outcome.configuration.settings
    outcome.language = language or settings.language
    if not paths:
        folder = outcome.configuration.folder
        paths = [os.path.relpath(folder / path) for path in settings.paths]
        if not paths and not allow_none:
            outcome.troubles.append(_NO_PATHS.say(outcome.language))
    jobs = list(_jobs(paths, today, outcome, allow_none=allow_none))
    for job, (report, trouble) in zip(jobs, _results(jobs), strict=True):
        if report is None:
            outcome.troubles.append(trouble)
        else:
            outcome.reports.append(report)
            outcome.settings.append(job.settings)
    return outcome


def _jobs(
    paths: Iterable[str], today: date | None, outcome: Outcome, *, allow_none: bool
) -> Iterator[Job]:
    seen: set[str] = set()
    known: dict[Path, Configuration] = {}
    for path in paths:
        try:
            for file in journey_files(path, seen):
                settings = configured(file, known).settings_for(file)
                yield Job(file, settings, today, outcome.language)
        except BadConfiguration as error:
            said = error.said(outcome.language)
            outcome.troubles += [each for each in said if each not in outcome.troubles]
        except JourneyError as error:
            if not (allow_none and isinstance(error, NoJourneys)):
                outcome.troubles.append(error.say(outcome.language))


def _results(jobs: Sequence[Job]) -> Iterator[tuple[Checked | None, str]]:
    cores = os.cpu_count() or 1
    if len(jobs) < MANY or cores == 1:
        yield from map(_run, jobs)
        return
    from concurrent.futures import ProcessPoolExecutor

    from rich.console import Console
    from rich.progress import Progress

    # The first one imports and builds what all others then have from the beginning.
    yield _run(jobs[0])
    rest = jobs[1:]
    with (
        ProcessPoolExecutor(min(cores, 8)) as pool,
        Progress(console=Console(stderr=True)) as progress,
    ):
        task = progress.add_task("checking", total=len(jobs), completed=1)
        for result in pool.map(_run_lightly, rest, chunksize=max(1, len(rest) // (cores * 8))):
            progress.advance(task)
            yield result


def _run(job: Job) -> tuple[Checked | None, str]:
    try:
        document = read_document(job.path)
    except JourneyError as error:
        return None, error.say(job.language)
    return check(document, today=job.today, language=job.language, settings=job.settings), ""


def _run_lightly(job: Job) -> tuple[Checked | None, str]:
    """Check a file in a process of its own, and send back only what is written out."""
    report, trouble = _run(job)
    if report is None:
        return report, trouble
    text = SourceMap(report.source.name, report.source.text if report.diagnostics else "")
    return replace(report, source=text), trouble
