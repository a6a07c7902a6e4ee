"""What the fixtures give to tests: the journey that a test is about, and its trace."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from journey.checking.reporters.text import told
from journey.checking.rule import known_rules
from journey.checking.running import check
from journey.coverage.taken.following import whereabouts_of
from journey.coverage.taken.recording import RECORDED, Hit, caller_place
from journey.files.document import Document
from journey.files.opening import content_of, is_file
from journey.files.settings.configuring import configuration_of
from journey.files.yaml.reading import MAX_BYTES, from_bytes
from journey.model.journey import Journey
from journey.problems.errors import BadConfiguration, JourneyError, say_closed
from journey.problems.trouble import Trouble
from journey.states.exploring import explore
from journey.states.space import StateSpace
from journey.words.sentences import Sentence, clean
from journey.words.spelling import nearest
from journey.words.terminal import Manner

_NOT_WHOLE = Sentence(
    "{name:all} holds no whole journey", "{name:all} 파일에 온전한 여정이 없습니다"
)

MOST_SEARCHED = 5000
"""So many folders are searched for a file with the name that was meant."""


class KnownJourney(NamedTuple):
    """A journey that tests are about, read and explored once."""

    document: Document
    space: StateSpace
    language: str


KNOWN = pytest.StashKey[dict[Path, KnownJourney | str]]()
"""The journeys that tests are about by their paths; for those that cannot be used, why."""


STARTED: Counter[str] = Counter()
"""For each test, how many walks it began; a test that is run again begins another."""


class UnknownHit(JourneyError, LookupError):
    """A test takes what its journey does not have."""


def named_path(node: Any, config: pytest.Config) -> str | None:
    """Return the path that the mark nearest to a test names, or else the ini option."""
    mark = node.get_closest_marker("journey")
    if mark is not None and mark.args:
        return str(mark.args[0])
    ini: str = config.getini("journey_file")
    return str(config.rootpath / ini) if ini else None


def provide(request: pytest.FixtureRequest, path: str | None) -> Journey:
    """Return the journey that a test is about, or fail the test."""
    if path is None:
        pytest.fail(
            'name the journey: @pytest.mark.journey("shop.journey.yaml"), or the ini option '
            "`journey_file`",
            pytrace=False,
        )
    return known(request.config, find(request, path)).space.journey


def find(request: pytest.FixtureRequest, path: str) -> Path:
    """Find a file from the test's folder, or else from the root; or fail the test."""
    folders = dict.fromkeys((request.path.parent, request.config.rootpath))
    for folder in folders:
        if is_file(folder / path):
            return (folder / path).resolve()
    near = _near(path, *folders)
    hint = f"; did you mean {clean(near)}?" if near else ""
    where = " nor in ".join(clean(folder) for folder in folders)
    pytest.fail(f"there is no journey file {clean(path)} in {where}{hint}", pytrace=False)


def _near(path: str, folder: Path, *others: Path) -> str | None:
    """Return the journey file whose name is nearest to the one that is missing."""
    files = [file for above in (folder, *others) for file in _below(above)]
    by_name = {file.name: file for file in reversed(files)}
    name = nearest(Path(path).name, by_name)
    if name is None:
        return None
    try:
        return os.path.relpath(by_name[name], folder)
    except ValueError:  # another drive
        return str(by_name[name])


def _below(folder: Path) -> Iterator[Path]:
    for number, (above, inner, names) in enumerate(os.walk(folder)):
        if number > MOST_SEARCHED:
            return
        inner[:] = sorted(
            name for name in inner if not name.startswith(".") and name != "node_modules"
        )
        for name in sorted(names):
            if ".journey." in name:
                yield Path(above, name)


def known(config: pytest.Config, path: Path) -> KnownJourney:
    """Read and explore a journey once, or fail with the report of what is wrong with it."""
    found = read_once(config, path)
    if isinstance(found, str):
        pytest.fail(found, pytrace=False)
    return found


def read_once(config: pytest.Config, path: Path) -> KnownJourney | str:
    """Read and explore a journey once; return why it cannot be used where that is so."""
    all_known = config.stash.setdefault(KNOWN, {})
    if path not in all_known:
        all_known[path] = _read(config, path)
    return all_known[path]


def _read(config: pytest.Config, path: Path) -> KnownJourney | str:
    language = _language(path)
    try:
        content = content_of(path, MAX_BYTES)
    except OSError as error:
        return say_closed(error, language)
    document = from_bytes(content, shown_path(config, path))
    if document.journey is None or document.problems:
        report = check(document, rules=(), language=language)
        lines = told(report, Manner(language, width_of(config)))
        return "\n".join([_NOT_WHOLE.say(language, {"name": document.name}), "", *lines])
    return KnownJourney(document, explore(document.journey), language)


def _language(path: Path) -> str:
    """Return the language that is configured for a file."""
    rules = known_rules()
    try:
        return configuration_of(path, rules).settings.language
    except BadConfiguration:
        return "en"


def width_of(config: pytest.Config) -> int:
    """Return how many columns a text may take."""
    return min(max(config.get_terminal_writer().fullwidth, 40), 120)


def shown_path(config: pytest.Config, path: Path) -> str:
    """Return a path from where pytest was called."""
    try:
        return os.path.relpath(path, config.invocation_params.dir)
    except ValueError:  # another drive
        return str(path)


class JourneyTrace:
    """Records the touchpoints that a test takes.

    Attributes:
        walk: The walk that is recorded at present.
    """

    def __init__(self, test: str, about: KnownJourney | None) -> None:
        self._test, self._about = test, about
        self.walk = ""
        self.start()

    def start(self) -> None:
        """Begin the walk of another person."""
        STARTED[self._test] += 1
        number = STARTED[self._test]
        self.walk = self._test if number == 1 else f"{self._test} #{number}"

    def hit(self, touchpoint: str, customer: str = "") -> None:
        """Record that the customer is at a touchpoint.

        Args:
            touchpoint: The touchpoint's id.
            customer: Who is there: `vip/browsing`, or as much of it as is known.

        Raises:
            UnknownHit: The journey that the test is about has no such touchpoint or customer.
        """
        __tracebackhide__ = True
        about = self._about
        journey = about.space.journey.id if about else ""
        hit = Hit(str(touchpoint), str(customer), self.walk, journey, caller_place())
        if about is not None:
            trouble = whereabouts_of(about.space, hit)
            if isinstance(trouble, Trouble):
                raise UnknownHit(trouble._replace(at="").say(about.language))
        RECORDED.append(hit)


def trace_of(request: pytest.FixtureRequest, path: str | None) -> JourneyTrace:
    """Return what records the touchpoints that a test takes."""
    about = known(request.config, find(request, path)) if path is not None else None
    return JourneyTrace(request.node.nodeid, about)
