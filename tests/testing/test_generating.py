"""What `journey.testing` generates is valid, as asked for, the same each time, and shrinks well."""

import ast
import os
import random
import re
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

import journey.testing
from journey import (
    Customer,
    Journey,
    JourneyError,
    Policy,
    Severity,
    StateSpace,
    Walk,
    check,
    dump,
    explore,
    prove,
    read,
    reads,
)
from journey.checking.rule import all_rules
from journey.testing import (
    Broken,
    EventLog,
    Written,
    broken,
    customers,
    documents,
    event_logs,
    journeys,
    walks,
)
from tests.amounts import examples
from tests.places import ROOT
from tests.states.explicit import (
    Explicit,
    assert_is_a_walk,
    explicit,
    first_states,
    matches,
    successors,
    wild_journeys,
)

TODAY = date(2026, 11, 22)
SOURCE = Path(journey.testing.__file__).parent
CALM = settings(
    database=None,
    derandomize=True,
    max_examples=examples(1000),
    phases=[Phase.generate, Phase.shrink],  # who explains runs the test as often again
)


def errors(built: Journey) -> list[str]:
    return [str(d) for d in check(built, today=TODAY) if d.severity is Severity.ERROR]


# Journeys.


@given(
    st.data(),
    st.fixed_dictionaries(
        {},
        optional={
            "touchpoints": st.sampled_from([2, 5, (2, 2), (3, 12), (20, 20)]),
            "types": st.sampled_from([1, 3, (2, 4)]),
            "situations": st.sampled_from([1, (1, 5)]),
            "cycles": st.booleans(),
            "guards": st.booleans(),
            "policies": st.booleans(),
            "operations": st.booleans(),
            "languages": st.sampled_from([(), ("ko",), ("en", "ko", "de")]),
        },
    ),
)
# No health check is suppressed here: what is built needs no filter, and is built in time.
@settings(suppress_health_check=[])
def test_a_journey_is_valid_and_as_it_was_asked_for(
    data: st.DataObject, options: dict[str, Any]
) -> None:
    built = data.draw(journeys(**options))

    assert errors(built) == []
    for name, parts in (
        ("touchpoints", list(built.touchpoints)),
        ("types", built.customers.types),
        ("situations", built.customers.situations),
    ):
        bounds = options.get(name, (1, 8))
        low, high = (bounds, bounds) if isinstance(bounds, int) else bounds
        assert low <= len(parts) <= high
    assert set(built.languages) <= set(options.get("languages", ("en", "ko")))
    if not options.get("policies", True):
        assert built.policies == ()
    if not options.get("operations", True):
        assert (built.teams, built.voc, built.goals, tuple(built.actions)) == ((), (), (), ())
    if not options.get("guards", True):
        assert {(step.for_, step.becomes) for step in built.transitions} <= {("any", None)}
    if not options.get("cycles", True):
        order = [point.id for point in built.touchpoints]
        assert all(order.index(step.from_) < order.index(step.to) for step in built.transitions)


def drawn(strategy: st.SearchStrategy[Any], number: int) -> list[Any]:
    """What a test that is derandomised is given."""
    found: list[Any] = []

    @given(strategy)
    @settings(
        derandomize=True,
        database=None,
        deadline=None,
        max_examples=number,
        phases=[Phase.generate],
    )
    def gather(each: Any) -> None:
        found.append(each)

    gather()
    return found


def test_journeys_are_of_all_kinds() -> None:
    many: list[Journey] = drawn(journeys(), 400)

    kinds = {step.kind for built in many for step in built.transitions}
    assert kinds == {"forward", "back", "retry", "fail", "claim", "exit"}
    assert len({policy.template for built in many for policy in built.policies}) > 15
    assert {len(built.stages) for built in many} >= {1, 2, 3, 4}
    assert any(any(built.customers.excluded) for built in many)
    assert any(step.becomes for built in many for step in built.transitions)
    assert any(rate.rate for built in many for rate in built.transitions)
    assert any(not point.id.isascii() for built in many for point in built.touchpoints)
    ids = {point.id for built in many for point in built.touchpoints}
    assert ids & {"no", "null", "class", "digraph", "장바구니"}
    full = Journey.model_fields.keys() - {"format", "id", "customers", "stages", "transitions"}
    assert all(any(getattr(built, name) for built in many) for name in full)


SMALLEST = """\
journey: shop
customers:
  types: {guest: {}}
  situations: {browsing: {}}
stages:
  buy:
    phase: purchase
    touchpoints: {cart: {entry: any}, paid: {outcome: positive}}
transitions:
- cart -> paid
"""


def smallest(wanted: Callable[[Journey], Any]) -> str:
    return dump(find(journeys(), wanted, settings=CALM))


def test_a_journey_shrinks_to_one_step() -> None:
    assert smallest(lambda built: True) == SMALLEST


@pytest.mark.parametrize(
    ("wanted", "before", "after"),
    [
        (
            lambda built: any(step.becomes for step in built.transitions),
            "- cart -> paid\n",
            "- cart -> paid: {becomes: guest/browsing}\n",
        ),
        (
            lambda built: len(list(built.touchpoints)) > 3,
            "cart: {entry: any}, paid: {outcome: positive}}\ntransitions:\n- cart -> paid\n",
            (
                "cart: {entry: any}, checkout: {}, payment: {}, paid: {outcome: positive}}\n"
                "transitions:\n- cart -> checkout -> payment -> paid\n"
            ),
        ),
        (lambda built: len(built.customers.types) > 1, "guest: {}", "guest: {}, member: {}"),
        (
            lambda built: built.policies,
            "- cart -> paid\n",
            "- cart -> paid\npolicies: {policy_1: {existence: cart}}\n",
        ),
        (
            lambda built: built.voc,
            "- cart -> paid\n",
            "- cart -> paid\nvoc:\n  voice_1: {cause: {}}\n",
        ),
    ],
    ids=["becomes", "touchpoints", "types", "policies", "voices"],
)
def test_a_journey_shrinks_to_what_matters(
    wanted: Callable[[Journey], Any], before: str, after: str
) -> None:
    assert smallest(wanted) == SMALLEST.replace(before, after)


def test_nothing_that_is_generated_is_thrown_away() -> None:
    for file in SOURCE.glob("*.py"):
        called = {
            node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name)
        }
        assert not called & {"assume", "reject"}, file
        assert ".filter(" not in file.read_text(encoding="utf-8"), file


@pytest.mark.parametrize(
    "strategy",
    [
        journeys(),
        journeys().flatmap(walks),
        documents(),
        broken("trapped-customer"),
        journeys().flatmap(event_logs),
    ],
    ids=["journeys", "walks", "documents", "broken", "event_logs"],
)
def test_a_derandomised_test_is_given_the_same_each_time(strategy: st.SearchStrategy[Any]) -> None:
    assert drawn(strategy, 25) == drawn(strategy, 25)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"touchpoints": 1}, "touchpoints: 1 to 1 cannot be; the least is 2"),
        ({"touchpoints": (5, 3)}, "touchpoints: 5 to 3 cannot be"),
        ({"types": 0}, "types: 0 to 0 cannot be"),
        ({"situations": (1, 1000)}, "the most 200"),
    ],
)
def test_an_option_that_cannot_be_is_refused_in_words(options: dict[str, Any], said: str) -> None:
    with pytest.raises(JourneyError, match=said):
        journeys(**options)


# Customers and walks.


@given(journeys(), st.data())
def test_a_customer_is_one_who_is_asked_for(built: Journey, data: st.DataObject) -> None:
    space = explore(built)
    point = data.draw(st.sampled_from(space.touchpoint_ids))
    who = data.draw(st.sampled_from(["any", *space.universe.types, *space.universe.situations]))

    assert data.draw(customers(built)) in space.customers
    assert data.draw(customers(space, at=point)) in space.customers_at(point)
    if any(matches(who, customer, built) for customer in space.customers):
        assert matches(who, data.draw(customers(built, who=who)), built)


@given(wild_journeys(), st.data(), st.booleans(), st.none() | st.integers(0, 9))
@settings(max_examples=examples(200))
def test_a_walk_is_one_that_customers_can_take(
    built: Journey, data: st.DataObject, complete: bool, most: int | None
) -> None:
    shortest = shortest_from(built)
    if complete and (not shortest or (most is not None and shortest[0] > most)):
        with pytest.raises(ValueError, match=r"nobody|the shortest complete walk"):
            walks(built, max_length=most)
        return
    if not first_states(built):
        return

    walk = data.draw(walks(built, complete=complete, max_length=most))

    assert explicit(walk.states[0]) in first_states(built)
    assert_is_a_walk(built, walk)
    assert most is None or len(walk) <= most
    if complete:
        assert built.touchpoint(walk.states[-1].touchpoint).outcome


def shortest_from(built: Journey) -> list[int]:
    """The length of a shortest complete walk, if there is one."""
    outcomes = {point.id for point in built.touchpoints if point.outcome}
    distance = dict.fromkeys(first_states(built), 0)
    queue = deque(distance)
    while queue:
        state = queue.popleft()
        if state[0] in outcomes:
            return [distance[state]]
        for after in successors(built, state):
            if after not in distance:
                distance[after] = distance[state] + 1
                queue.append(after)
    return []


@given(journeys(), st.data())
def test_a_walk_begins_as_whom_one_asks_for(built: Journey, data: st.DataObject) -> None:
    space = explore(built)
    entering = 0
    for members in space.entering.values():
        entering |= members
    who = data.draw(st.sampled_from(list(space.universe.customers(entering))))

    for customer in (who, str(who), who.type, (str(who),)):
        walk = data.draw(walks(space, customer=customer))
        assert walk.states[0].customer.type == who.type
    assert data.draw(walks(built, customer=who)).states[0].customer == who


SHOP = """\
journey: shop
customers: {types: {guest: x, vip: y, idle: z}, situations: {looking: x}}
stages:
  buy:
    phase: purchase
    touchpoints: {cart: {entry: guest}, club: {entry: vip}, trap: , paid: {outcome: positive}}
transitions: [cart -> paid, club -> trap]
"""


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"customer": "idle"}, "nobody 'idle' enters this journey"),
        ({"customer": "vip"}, "nobody 'vip' who enters this journey can come to an outcome"),
        ({"max_length": 0}, "the shortest complete walk of 'any' has 1 steps, more than 0"),
        ({"max_length": -1}, "max_length: a walk of -1 steps cannot be"),
        ({"customer": "gest"}, "no customer named 'gest'; did you mean 'guest'"),
        ({"customer": "a//b"}, "not a pattern of customers: 'a//b'"),
    ],
)
def test_a_walk_that_cannot_be_is_refused_in_words(options: dict[str, Any], said: str) -> None:
    with pytest.raises(JourneyError, match=said):
        walks(reads(SHOP).journey, **options)  # type: ignore[arg-type]


def test_a_customer_who_cannot_be_is_refused_in_words() -> None:
    shop = reads(SHOP).journey
    assert shop is not None

    with pytest.raises(JourneyError, match="no customer 'vip' can be at 'cart'"):
        customers(shop, who="vip", at="cart")
    with pytest.raises(JourneyError, match="no touchpoint named 'crat'; did you mean 'cart'"):
        customers(shop, at="crat")


def test_walks_of_a_large_journey_are_found_as_well() -> None:
    sys.path.insert(0, str(ROOT / "benchmarks"))
    from generated import journey_text

    large = reads(journey_text(2000)).journey
    assert large is not None

    many = drawn(walks(large), 50)

    assert all(large.touchpoint(walk.states[-1].touchpoint).outcome for walk in many)
    assert max(map(len, many)) > 20


# How well walks shrink.

Memory = Any
Predicate = tuple[str, Callable[[Walk], bool], int | None]


def shortest_where(
    built: Journey, start: Memory, after: Callable[[Memory, Explicit], Memory], end: Memory
) -> int | None:
    """The length of a shortest complete walk that an observer remembers in some way, by search."""
    outcomes = {point.id for point in built.touchpoints if point.outcome}
    queue: deque[tuple[Explicit, Memory, int]] = deque()
    seen = set()

    def come(state: Explicit, memory: Memory, steps: int) -> None:
        now = after(memory, state)
        if (state, now) not in seen:
            seen.add((state, now))
            queue.append((state, now, steps))

    for state in first_states(built):
        come(state, start, 0)
    while queue:
        state, memory, steps = queue.popleft()
        if state[0] in outcomes and memory == end:
            return steps
        for following in successors(built, state):
            come(following, memory, steps + 1)
    return None


def predicates(built: Journey, space: StateSpace, chance: random.Random) -> Iterator[Predicate]:
    """Things that a walk can do, and the length of the shortest that does."""
    point = chance.choice(space.touchpoint_ids)
    other = chance.choice(space.touchpoint_ids)
    here = chance.choice(list(space))

    yield (
        "visits a touchpoint",
        lambda walk: any(state.touchpoint == point for state in walk.states),
        shortest_where(built, False, lambda seen, state: seen or state[0] == point, True),
    )
    yield (
        "visits a touchpoint as a customer",
        lambda walk: here in walk.states,
        shortest_where(built, False, lambda seen, state: seen or state == explicit(here), True),
    )
    yield (
        "visits a touchpoint twice",
        lambda walk: sum(state.touchpoint == point for state in walk.states) > 1,
        shortest_where(built, 0, lambda seen, state: min(2, seen + (state[0] == point)), 2),
    )
    for template in ("absence", "existence", "response", "precedence", "not_succession"):
        events = point if template in ("absence", "existence") else (point, other)
        policy = Policy.model_validate({"id": "policy", template: events})
        verdict = prove(space, policy)
        if verdict.walk is not None:
            yield f"breaks {template}", breaks(policy), len(verdict.walk)


def breaks(policy: Policy) -> Callable[[Walk], bool]:
    from tests.states.formulas import holds

    def broken_by(walk: Walk) -> bool:
        events = [policy.events[0], policy.events[-1]]
        letters = [
            (state.touchpoint == events[0], state.touchpoint == events[1]) for state in walk.states
        ]
        return not holds(policy.template, letters, 1, None)

    return broken_by


def test_a_failing_walk_shrinks_to_a_shortest_one() -> None:
    tried = 0
    for number, built in enumerate(drawn(journeys(touchpoints=(3, 8), operations=False), 12)):
        space = explore(built)
        for name, wanted, shortest in predicates(built, space, random.Random(number)):
            if shortest is not None:
                tried += 1
                walk = find(walks(space), wanted, settings=CALM)
                assert len(walk) == shortest, (name, str(walk), dump(built))
    assert tried > 50


# Documents.


@given(documents())
@settings(max_examples=examples(100))
def test_a_document_reads_as_its_journey_and_its_values_are_where_they_were_written(
    written: Written,
) -> None:
    document = reads(written.text)

    assert document.problems == ()
    assert document.journey == written.journey
    for path, place in written.places.items():
        span = document.place_of(path)
        assert span is not None
        assert (path, span.line, span.column) == (path, *place)


def test_documents_are_written_in_all_ways_and_no_comment_behind_a_literal_text() -> None:
    texts = [written.text for written in drawn(documents(), 500)]

    assert not any(re.search(r"(?m)^ *lines +#", text) for text in texts)
    for piece in (
        "# checked",
        "\r\n",
        "# 담당자 확인",
        "|-",
        '"',
        "'",
        "from: ",
        " -> ",
        "channel: ",
        "channels: ",
    ):
        assert any(piece in text for text in texts), piece


# What is broken.


def test_a_rule_that_does_not_exist_cannot_be_broken() -> None:
    with pytest.raises(JourneyError, match="no rule named 'no-entri'; did you mean 'no-entry'"):
        broken("no-entri")


def test_a_rule_of_ones_own_needs_a_mutator() -> None:
    mine = replace(all_rules()["no-entry"], id="mine", mutate=None)

    with pytest.raises(JourneyError, match="the rule 'mine' has no mutator"):
        broken(mine)


@given(broken("undeclared-name"))
def test_what_is_broken_differs_from_what_was_not(case: Broken) -> None:
    assert errors(case.before) == []
    assert isinstance(case.target, Journey)
    assert case.target != case.before
    assert case.content is None


@given(broken("bad-date"))
def test_a_spoilt_file_comes_with_its_bytes(case: Broken) -> None:
    assert case.content is not None
    assert [str(finding.span) for finding in case.findings]
    assert {p.rule for p in reads(case.content.decode()).problems} == {"bad-date"}


# Event logs.


def could_be(built: Journey, rows: list[tuple[str, str, str]]) -> bool:
    """Tell by search whether some complete walk gives such events."""
    event_of = {point.id: point.event or point.id for point in built.touchpoints}
    outcomes = {point.id for point in built.touchpoints if point.outcome}

    def fits(state: Explicit, row: tuple[str, str, str]) -> bool:
        return (event_of[state[0]], *state[1:]) == row

    here = {state for state in first_states(built) if rows and fits(state, rows[0])}
    for row in rows[1:]:
        here = {after for state in here for after in successors(built, state) if fits(after, row)}
    return any(state[0] in outcomes for state in here)


@given(journeys(), st.data())
def test_a_log_follows_the_plan_except_where_it_says_otherwise(
    built: Journey, data: st.DataObject
) -> None:
    start = datetime(2027, 3, 1, tzinfo=UTC)
    log: EventLog = data.draw(event_logs(built, start=start))
    beside = {deviation.person: deviation for deviation in log.deviations}

    assert [row.time for row in log.events] == sorted(row.time for row in log.events)
    assert len(beside) == len(log.deviations)
    assert {row.person for row in log.events} <= set(log.walks)
    for person, walk in log.walks.items():
        rows = log.of(person)
        seen = [(row.event, row.type, row.situation) for row in rows]
        times = [row.time for row in rows]
        assert all(start <= time and time.utcoffset() == timedelta(0) for time in times)
        assert all(before < after for before, after in pairwise(times))
        assert could_be(built, seen) == (person not in beside)
        event_of = {point.id: point.event or point.id for point in built.touchpoints}
        plan = [(event_of[state.touchpoint], *state.customer) for state in walk.states]
        if person not in beside:
            assert seen == plan
        else:
            step = beside[person].step
            assert (
                seen
                == {
                    "ad_hoc": [*plan[:step], *seen[step : step + 1], *plan[step:]],
                    "missing": [*plan[:step], *plan[step + 1 :]],
                    "out_of_order": [*plan[:step], *plan[step : step + 2][::-1], *plan[step + 2 :]],
                    "failed": plan[: step + 1],
                }[beside[person].kind]
            )


def test_logs_leave_the_plan_in_all_ways_and_only_in_those_asked_for(examples: Path) -> None:
    store = explore(read(examples / "online_store.journey.yaml").journey)  # type: ignore[arg-type]

    every = [one.kind for log in drawn(event_logs(store), 100) for one in log.deviations]
    some = drawn(event_logs(store, deviations=["failed"]), 50)
    none = drawn(event_logs(store, deviations=()), 50)

    assert set(every) == {"ad_hoc", "missing", "out_of_order", "failed"}
    assert {one.kind for log in some for one in log.deviations} == {"failed"}
    assert [one for log in none for one in log.deviations] == []


def test_a_log_needs_a_time_zone_and_known_deviations() -> None:
    shop = reads(SHOP).journey
    assert shop is not None

    with pytest.raises(JourneyError, match="needs its time zone"):
        event_logs(shop, start=datetime(2026, 1, 1))  # noqa: DTZ001
    with pytest.raises(JourneyError, match="'skipped' is none of ad_hoc, missing"):
        event_logs(shop, deviations=["skipped"])  # type: ignore[list-item]
    with pytest.raises(JourneyError, match="people: -1 cannot be"):
        event_logs(shop, people=-1)


# What Hypothesis knows of it, and what that costs.


@given(st.from_type(Journey), st.from_type(Customer), st.from_type(Walk))
def test_hypothesis_knows_journeys_customers_and_walks(
    built: Journey, customer: Customer, walk: Walk
) -> None:
    assert errors(built) == []
    assert isinstance(customer, Customer)
    assert walk.states


def run(code: str, *, path: Path | None = None) -> str:
    """Run a program; with the entry point of an installed package, where there is a path."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(path or "."), str(SOURCE.parents[1])]),
    }
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=environment,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder in which this package seems to be installed."""
    folder = tmp_path / "journey_funnel_here-1.dist-info"
    folder.mkdir()
    folder.joinpath("METADATA").write_text("Name: journey-funnel-here\nVersion: 1\n")
    points = "[hypothesis]\njourney = journey.testing.registering:register\n"
    folder.joinpath("entry_points.txt").write_text(points)
    return tmp_path


def test_the_entry_point_is_declared() -> None:
    project = (SOURCE.parents[2] / "pyproject.toml").read_text(encoding="utf-8")

    assert (
        '[project.entry-points.hypothesis]\njourney = "journey.testing.registering:register"'
        in project
    )


@pytest.mark.parametrize("first", ["hypothesis", "journey.Journey"])
def test_a_type_is_known_without_importing_the_strategies(installed: Path, first: str) -> None:
    other = {"hypothesis": "journey.Journey", "journey.Journey": "hypothesis"}[first]
    code = (
        f"import hypothesis, journey\n{first}\n{other}\n"
        if first == "hypothesis"
        else ("import journey\njourney.Journey\nimport hypothesis\n")
    )
    code += (
        "from hypothesis import find, strategies as st\n"
        "import sys; assert 'journey.testing.generating.building' not in sys.modules\n"
        "once = hypothesis.settings(phases=[hypothesis.Phase.generate], database=None)\n"
        "drawn = find(st.from_type(journey.Journey), lambda _: True, settings=once)\n"
        "print(type(drawn) is journey.Journey)"
    )

    assert run(code, path=installed) == "True\n"


def test_hypothesis_starts_with_nothing_of_the_library(installed: Path) -> None:
    code = "import hypothesis, sys; print(*sorted(n for n in sys.modules if 'journey' in n or n in ('pydantic', 'yaml')))"

    assert run(code, path=installed).split() == [
        "journey",
        "journey.files",
        "journey.files.lazy",
        "journey.testing",
        "journey.testing.registering",
    ]


def test_without_hypothesis_the_extra_is_named() -> None:
    code = (
        "import sys; sys.modules['hypothesis'] = None\n"
        "from journey import MissingExtra\n"
        "try: import journey.testing\n"
        "except MissingExtra as error: print(error)"
    )

    assert run(code) == (
        "this needs Hypothesis, which is not installed: "
        'python -m pip install "journey-funnel[testing]"\n'
    )


def test_every_name_of_the_package_is_there_and_explained() -> None:
    for name in journey.testing.__all__:
        assert getattr(journey.testing, name).__doc__, name
    assert set(journey.testing.__all__) <= set(dir(journey.testing))
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        getattr(journey.testing, "nonsense")  # noqa: B009 - what a type checker refuses
