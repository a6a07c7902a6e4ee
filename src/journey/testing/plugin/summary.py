"""What there is to say when all tests have run: what no test took, and whether that is too much."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from journey.checking.identity import same_ids
from journey.coverage.taken.following import cover_trace
from journey.coverage.taken.reading import read_trace
from journey.coverage.taken.recording import (
    DRIVEN,
    RECORDED,
    Hit,
    fingerprint_of,
    line_of,
)
from journey.coverage.taken.text import recount
from journey.coverage.taken.trace import Trace, TraceCoverage
from journey.coverage.text import tally_text
from journey.files.writing import write_whole
from journey.model.texts import nfc
from journey.problems.errors import JourneyError, say_closed
from journey.problems.trouble import Trouble
from journey.testing.plugin.fixtures import KNOWN, KnownJourney, read_once, width_of
from journey.testing.plugin.options import least_taken
from journey.words.sentences import Sentence, as_said, printable
from journey.words.terminal import Manner

_NO_JOURNEY = Sentence(
    "no journey is named: --journey-cov FILE, the ini option `journey_file`, or a mark",
    "여정을 알 수 없습니다. --journey-cov FILE, ini 설정 `journey_file`, 마크 중 하나로 지정하세요",
)
_WHICH = Sentence(
    "{touchpoint} may be of any of these journeys: {known:all}; name one: "
    "hit(…, journey={first:all})",
    "{touchpoint}이(가) 어느 여정의 것인지 알 수 없습니다({known:all}). 하나를 고르세요: "
    "hit(…, journey={first:all})",
)
_OTHER = Sentence(
    "no journey {name} is named to pytest, only {known:all}; --journey-cov FILE names it",
    "{name} 여정이 pytest에 지정되어 있지 않습니다. 지정된 것: {known:all}. "
    "--journey-cov FILE로 지정하세요",
)

_SHORT = Sentence(
    "--journey-cov-fail-under: {file:all}: {figure:plain} {tally}, below {least:plain} %",
    "--journey-cov-fail-under: {file:all}: {figure:plain} {tally}, {least:plain} % 미만",
)


@dataclass
class Conclusion:
    """What there is to say.

    Attributes:
        coverages: How much of each journey was taken, and in which language to say so.
        least: By figure, the least percentage wanted.
        errors: What else went wrong, in words.
        report: `no`, `short` or `full`.
    """

    coverages: list[tuple[TraceCoverage, str]] = field(default_factory=list)
    least: Mapping[str, float] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    report: str = "short"

    @property
    def failed(self) -> bool:
        """Whether that makes the run fail."""
        found = [one for one, _ in self.coverages if one.errors or one.short_of(self.least)]
        return bool(self.errors or found)

    def tell(self, terminal: Any) -> None:
        """Write it below the results of the tests."""
        shown = [
            (one, language)
            for one, language in self.coverages
            if self.report != "no" or one.errors or one.short_of(self.least)
        ]
        if not shown and not self.errors:
            return
        terminal.section("journey")
        width = width_of(terminal.config)
        for coverage, language in shown:
            text = recount(
                coverage,
                Manner(language, width, _painter(terminal)),
                least=self.least,
                all_missing=self.report == "full",
                how="--journey-cov-report=full",
            )
            terminal.write(text)
            if coverage is not shown[-1][0]:
                terminal.write("\n")
        for coverage, language in shown:
            for figure in coverage.short_of(self.least):
                values = {
                    "file": coverage.name,
                    "figure": figure.name,
                    "tally": as_said(" ".join(tally_text(figure, language).split())),
                    "least": f"{self.least[figure.name]:g}",
                }
                self.errors.append(_SHORT.say(language, values))
        if shown and self.errors:
            terminal.write("\n")
        for error in self.errors:
            terminal.write_line(f"ERROR: {printable(error)}", red=True)


def tell_same_ids(terminal: Any, files: Mapping[str, tuple[str, str]]) -> None:
    """Say which files hold journeys of one id.

    Args:
        terminal: Pytest's reporter.
        files: By their names, the ids of their journeys, and the language that is configured.
    """
    ordered = sorted(files.items())
    said = same_ids(((id, name) for name, (id, _) in ordered), ordered[0][1][1])
    if said:
        terminal.section("journey")
        for each in said:
            terminal.write_line(printable(each), yellow=True)


_STYLES: Mapping[str, Mapping[str, bool]] = {
    "error": {"red": True, "bold": True},
    "warning": {"yellow": True, "bold": True},
    "rule": {"bold": True},
    "place": {"bold": True},
}


def _painter(terminal: Any) -> Any:
    return lambda text, role: terminal._tw.markup(text, **_STYLES.get(role, {}))


def conclude(session: pytest.Session, sent: Sequence[Any]) -> Conclusion | None:
    """Work out what the tests took; in a worker, send it to where that is worked out."""
    config = session.config
    named = _named(config)
    if hasattr(config, "workeroutput"):
        config.workeroutput["journey_trace"] = [
            {"hits": [[_sendable(text) for text in hit] for hit in RECORDED]},
            {
                "driven": {
                    each: [[_sendable(text) for text in hit] for hit in hits]
                    for each, hits in DRIVEN.items()
                }
            },
            {"paths": [str(path) for path in named]},
        ]
        return None
    if config.getoption("collectonly"):
        return None
    done = _Concluding(config, sent)
    done.run()
    # Of other endings, such as an interruption, there is more to say.
    if done.made.failed and session.exitstatus in (
        pytest.ExitCode.OK,
        pytest.ExitCode.NO_TESTS_COLLECTED,
    ):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
    return done.made


def _named(config: pytest.Config) -> list[Path]:
    """List the journeys that tests of this process are about."""
    known = config.stash.get(KNOWN, None)
    return [*known] if known else []


def _sendable(text: str) -> str:
    return text.encode(errors="backslashreplace").decode()


class _Concluding:
    """One working out."""

    def __init__(self, config: pytest.Config, sent: Sequence[Any]) -> None:
        self.config = config
        self.made = Conclusion(report=config.getoption("journey_cov_report"))
        hits = [*RECORDED, *(Hit(*hit) for part in sent for hit in part.get("hits", ()))]
        self.trace = Trace(tuple(self.placed(hit) for hit in hits))
        self.driven = {each: [*map(self.placed, found)] for each, found in DRIVEN.items()}
        for each, found in (one for part in sent for one in part.get("driven", {}).items()):
            self.driven.setdefault(each, []).extend(self.placed(Hit(*hit)) for hit in found)
        self.paths = [Path(path) for part in sent for path in part.get("paths", ())]
        self.paths += _named(config)

    def placed(self, hit: Hit) -> Hit:
        """Return a hit with its place as seen from the root."""
        file, _, line = hit.at.rpartition(":")
        path = Path(file)
        root = self.config.rootpath
        shown = path.relative_to(root) if path.is_relative_to(root) else path
        return hit._replace(at=f"{shown}:{line}" if file else "")

    def run(self) -> None:
        """Read what is left to read, and count."""
        config, made = self.config, self.made
        made.least = least_taken(config)
        if file := config.getoption("journey_trace"):
            self.write(config.invocation_params.dir / file)
        for name in config.getoption("journey_trace_from"):
            try:
                self.trace += read_trace(self.from_call(name))
            except JourneyError as error:
                made.errors.append(error.say())
        known = self.journeys()
        asked = made.least or config.getoption("journey_trace_from")
        if not known and asked and not made.errors:
            made.errors.append(_NO_JOURNEY.say())
        self.count(known)

    def from_call(self, name: str) -> str:
        """Return a path as it is given, from where pytest was called."""
        here = self.config.invocation_params.dir
        return name if Path.cwd() == here else str(here / name)

    def write(self, file: Path) -> None:
        """Write what the tests took, walk by walk."""
        driven = Trace(tuple(hit for _, hits in sorted(self.driven.items()) for hit in hits))
        walks = (self.trace + driven).walks
        lines = [line_of(hit) for hits in walks.values() for hit in hits]
        try:
            write_whole(file, "".join(lines).encode(errors="backslashreplace"))
        except OSError as error:
            error.filename = str(file)
            self.made.errors.append(say_closed(error, "en", writing=True))

    def journeys(self) -> dict[str, KnownJourney]:
        """Return by id the journeys of which to tell: those that are asked for or were taken."""
        config = self.config
        here = config.invocation_params.dir
        asked = [(here / name).resolve() for name in config.getoption("journey_cov")]
        ini: str = config.getini("journey_file")
        default = [(config.rootpath / ini).resolve()] if ini and self.trace.hits else []
        found: dict[str, KnownJourney] = {}
        for path in dict.fromkeys([*asked, *default, *sorted(set(self.paths))]):
            one = read_once(config, path)
            if isinstance(one, str):
                if path in asked or path in default:
                    self.made.errors.append(one)
                continue
            id = one.space.journey.id
            taken = any(nfc(hit.journey) == id for hit in self.trace.hits)
            taken |= fingerprint_of(one.space.journey) in self.driven
            if taken or path in asked or path in default:
                found.setdefault(id, one)
        return found

    def count(self, known: Mapping[str, KnownJourney]) -> None:
        """Count how much of each journey was taken; what machines drove of others is left out."""
        if not known:
            return
        first = next(iter(known))
        hits: list[Hit] = []
        lost: list[Trouble] = list(self.trace.troubles)
        names = {"known": ", ".join(known), "first": repr(first)}
        default = bool(self.config.getini("journey_file")) or len(known) == 1
        for hit in self.trace.hits:
            if hit.journey and nfc(hit.journey) not in known:
                lost.append(Trouble(hit.at, _OTHER, {**names, "name": hit.journey}))
            elif hit.journey or default:
                hits.append(hit if hit.journey else hit._replace(journey=self.default_id(first)))
            else:
                lost.append(Trouble(hit.at, _WHICH, {**names, "touchpoint": hit.touchpoint}))
        for one in known.values():
            hits += self.driven.get(fingerprint_of(one.space.journey), ())
        for id, one in known.items():
            trace = Trace(tuple(hits), tuple(lost) if id == first else ())
            self.made.coverages.append((cover_trace(one.document, trace), one.language))

    def default_id(self, first: str) -> str:
        """Return the id of the journey that hits are of which name none."""
        ini: str = self.config.getini("journey_file")
        one = read_once(self.config, (self.config.rootpath / ini).resolve()) if ini else ""
        return first if isinstance(one, str) else one.space.journey.id
