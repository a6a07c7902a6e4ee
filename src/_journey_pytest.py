"""The pytest plugin, outside the package, so that pytest starts without importing that.

What it does once there is something to do stands in `journey.testing.plugin`.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from journey.model.journey import Journey
    from journey.testing.plugin.fixtures import JourneyTrace

ENDINGS = (".journey.yaml", ".journey.yml", ".journey.json")
"""What the name of a journey file ends in."""

SENT = pytest.StashKey[list[Any]]()
"""What workers of pytest-xdist recorded."""

CONCLUDED = pytest.StashKey[Any]()
"""What there is to say at the end."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the options; all begin with `--journey-`."""
    group = parser.getgroup("journey", "customer journeys")
    group.addoption(
        "--journey-policies",
        action="store_true",
        help="Of journey files, run the policies alone: neither rules nor figures.",
    )
    group.addoption(
        "--journey-fail-under",
        action="append",
        default=[],
        metavar="[FIGURE=]PERCENT",
        help="The least percentage of one figure of `journey coverage`, or of each: an item for "
        "each figure so held. May be repeated.",
    )
    group.addoption(
        "--journey-today",
        metavar="DATE",
        help="The date by which to judge freshness, as 2026-11-01. [default: today]",
    )
    group.addoption(
        "--journey-cov",
        action="append",
        default=[],
        metavar="FILE",
        help="A journey file of which the tests ought to take everything, even if none of them "
        "names it. May be repeated.",
    )
    group.addoption(
        "--journey-cov-fail-under",
        action="append",
        default=[],
        metavar="[FIGURE=]PERCENT",
        help="The least percentage of touchpoints, transitions and customers, or of one figure, "
        "that tests have to take. May be repeated.",
    )
    group.addoption(
        "--journey-cov-report",
        choices=["no", "short", "full"],
        default="short",
        help="Whether to list what no test took, and how much of it. [default: short]",
    )
    group.addoption(
        "--journey-trace",
        metavar="FILE",
        help="Write what the tests took, as JSON lines; `journey draw --trace FILE` colours it.",
    )
    group.addoption(
        "--journey-trace-from",
        action="append",
        default=[],
        metavar="FILE",
        help="Also count what another program took, written as JSON lines. May be repeated.",
    )
    parser.addini("journey", "Whether to collect journey files.", type="bool", default=True)
    parser.addini("journey_file", "The journey that tests are about, where no mark names one.")


def pytest_configure(config: pytest.Config) -> None:
    """Declare the mark, and refuse options that make no sense."""
    options = ("journey_today", "journey_fail_under", "journey_cov_fail_under")
    if any(map(config.getoption, options)):
        from journey.testing.plugin.options import validate

        validate(config)
    config.addinivalue_line(
        "markers",
        "journey(path, ...): the journey file that the test is about, from the test's folder or "
        "from the root; of several, the test runs with each. Journey files bear it too.",
    )


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect a journey file, unless `journey = false` turns that off."""
    if not file_path.name.endswith(ENDINGS) or not parent.config.getini("journey"):
        return None
    from journey.testing.plugin.items import JourneyFile

    found: pytest.Collector = JourneyFile.from_parent(parent, path=file_path)
    return found


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test whose mark names several journeys with each of them."""
    if "journey" in metafunc.fixturenames or "journey_trace" in metafunc.fixturenames:
        mark = metafunc.definition.get_closest_marker("journey")
        if mark is not None and len(mark.args) > 1:
            metafunc.parametrize("_journey_path", mark.args, ids=list(map(str, mark.args)))


@pytest.fixture
def _journey_path(request: pytest.FixtureRequest) -> Any:
    """The journey file that the test is about; None where nothing names one."""
    from journey.testing.plugin.fixtures import named_path

    return named_path(request)


@pytest.fixture
def journey(request: pytest.FixtureRequest, _journey_path: Any) -> "Journey":
    """The journey that the test's mark names, or the ini option `journey_file`; read once."""
    from journey.testing.plugin.fixtures import provide

    return provide(request, _journey_path)


@pytest.fixture
def journey_trace(request: pytest.FixtureRequest, _journey_path: Any) -> "JourneyTrace":
    """Records the touchpoints that the test takes: `journey_trace.hit("checkout")`."""
    from journey.testing.plugin.fixtures import trace_of

    return trace_of(request, _journey_path)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Work out what the tests took, if they took anything or something is asked of that."""
    config = session.config
    sent = config.stash.get(SENT, [])
    options = ("journey_cov", "journey_cov_fail_under", "journey_trace", "journey_trace_from")
    if (
        sent
        or "journey.coverage.taken.recording" in sys.modules
        or any(map(config.getoption, options))
    ):
        from journey.testing.plugin.summary import conclude

        concluded = conclude(session, sent)
        if concluded is not None:
            config.stash[CONCLUDED] = concluded


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take over what a worker of pytest-xdist recorded."""
    sent = getattr(node, "workeroutput", {}).get("journey_trace", [])
    node.config.stash.setdefault(SENT, []).extend(sent)


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Tell what no test took."""
    concluded = config.stash.get(CONCLUDED, None)
    if concluded is not None:
        concluded.tell(terminalreporter)
