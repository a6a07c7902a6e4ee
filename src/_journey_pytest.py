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

FILES = pytest.StashKey[dict[str, tuple[str, str]]]()
"""By the names of journey files that workers of pytest-xdist checked, what there is to know."""

CONCLUDED = pytest.StashKey[Any]()
"""What there is to say at the end."""


_MARKS = {
    "journey(path, ...)": "the journey file that the test is about, from the test's folder or from "
    "the root; of several, the test runs with each. Journey files bear it too.",
    "journey_item": "what the plugin collects of journey files: rules, policies, figures.",
}


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
    for mark, meaning in _MARKS.items():
        config.addinivalue_line("markers", f"{mark}: {meaning}")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect a journey file, unless `journey = false` turns that off."""
    if not file_path.name.endswith(ENDINGS) or not parent.config.getini("journey"):
        return None
    from journey.testing.plugin.items import JourneyFile

    found: pytest.Collector = JourneyFile.from_parent(parent, path=file_path)
    return found


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test whose mark names several journeys with each of them.

    The tests of a class share its journey; where its methods name some of their own, each is told.
    """
    if "journey" in metafunc.fixturenames or "journey_trace" in metafunc.fixturenames:
        mark = metafunc.definition.get_closest_marker("journey")
        paths = mark.args if mark is not None else ()
        if len(paths) > 1:
            ids = list(map(str, paths))
            metafunc.parametrize("_journey_path", paths, ids=ids, scope="class")
        elif metafunc.cls is not None and _name_their_own(metafunc.cls):
            from journey.testing.plugin.fixtures import named_path

            path = named_path(metafunc.definition, metafunc.config)
            ids = [getattr(pytest, "HIDDEN_PARAM", str(path))]
            metafunc.parametrize("_journey_path", [path], ids=ids, scope="class")


def _name_their_own(cls: type) -> bool:
    """Tell whether methods of a class have marks that name journeys."""
    members = (getattr(cls, name, None) for name in dir(cls) if name.startswith("test"))
    marks = (mark for one in members for mark in getattr(one, "pytestmark", ()))
    return any(mark.name == "journey" for mark in marks)


# Of a class, or of a single function: what Hypothesis runs a test with must outlast its examples.
@pytest.fixture(scope="class")
def _journey_path(request: pytest.FixtureRequest) -> Any:
    """The journey file that the test is about; None where nothing names one."""
    from journey.testing.plugin.fixtures import named_path

    return named_path(request.node, request.config)


@pytest.fixture(scope="class")
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
    if "journey.testing.plugin.items" in sys.modules and hasattr(config, "workeroutput"):
        from journey.testing.plugin.items import IDS

        config.workeroutput["journey_files"] = config.stash.get(IDS, {})
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
    output = getattr(node, "workeroutput", {})
    node.config.stash.setdefault(SENT, []).extend(output.get("journey_trace", []))
    node.config.stash.setdefault(FILES, {}).update(output.get("journey_files", {}))


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Tell which files hold journeys of one id, and what no test took."""
    files = dict(config.stash.setdefault(FILES, {}).items())
    if "journey.testing.plugin.items" in sys.modules:
        from journey.testing.plugin.items import IDS

        files.update(config.stash.setdefault(IDS, {}).items())
    if len(files) > 1:
        from journey.testing.plugin.summary import tell_same_ids

        tell_same_ids(terminalreporter, files)
    concluded = config.stash.get(CONCLUDED, None)
    if concluded is not None:
        concluded.tell(terminalreporter)
