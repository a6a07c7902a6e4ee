"""A real application is walked through its definition, and what it does wrong is found and told."""

import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import run_state_machine_as_test

from journey import Customer, Journey, State, Transition, Walk, explore, load, reads
from journey.problems.errors import UnknownCustomer, UnknownTransition
from journey.testing import (
    Departure,
    JourneyMachine,
    NoSuchWalk,
    NotADriver,
    NothingToDrive,
    Refused,
    drive,
    journeys,
    machine,
)
from journey.testing.driving.telling import person
from journey.words.sentences import printable
from tests.amounts import examples
from tests.places import EXAMPLES
from tests.states.explicit import Explicit, any_matches, first_states, universe_of, wild_journeys

SHOP = load(EXAMPLES / "web_shop" / "shop.journey.yaml")
KINDS = ["stray", "stuck", "nowhere", "raise", "refuse", "forget", "crash_on_look"]


@dataclass(frozen=True)
class Fault:
    """What an application does wrong when customers take a transition; all of them where None."""

    kind: str
    name: str
    customers: frozenset[tuple[str, str]] | None = None
    times: int = 1


def moves(journey: Journey, state: Explicit) -> Iterator[tuple[str, Explicit]]:
    """Yield what a customer can do, read from the definition as words."""
    types = {part.id for part in journey.customers.types}
    outcomes = {point.id: point.outcome for point in journey.touchpoints}
    universe = universe_of(journey)
    for name, step in zip(journey.transition_names, journey.transitions, strict=True):
        if step.from_ != state[0] or outcomes[state[0]] or step.to not in outcomes:
            continue
        if not any_matches(step.for_, state[1:], journey):
            continue
        kind, situation = state[1:]
        if step.becomes is not None:
            first, slash, second = step.becomes.partition("/")
            if slash:
                kind, situation = first, second
            elif first in types:
                kind = first
            else:
                situation = first
        if (kind, situation) in universe:
            yield name, (step.to, kind, situation)


class Toy:
    """An application that does what a journey says, but for a fault."""

    def __init__(self, journey: Journey, fault: Fault | None = None) -> None:
        self.journey, self.fault, self.walks = journey, fault, 0

    def reset(self) -> None:
        self.state: Explicit | None = None
        self.left = self.fault.times if self.fault else 0
        self.walks += 1

    def enter(self, touchpoint: str, customer: Customer) -> None:
        self.state = (touchpoint, *customer)
        assert self.state in first_states(self.journey)

    def take(self, transition: Transition) -> None:
        assert self.state is not None
        name = next(
            name
            for name, one in zip(
                self.journey.transition_names, self.journey.transitions, strict=True
            )
            if one is transition
        )
        before = self.state
        self.state = dict(moves(self.journey, before))[name]
        self.fail(name, before)

    def fail(self, name: str, before: Explicit) -> None:
        fault = self.fault
        if fault is None or fault.name != name or fault.kind == "crash_on_look":
            return
        if fault.customers is not None and before[1:] not in fault.customers:
            return
        self.left -= 1
        if self.left > 0:
            return
        assert self.state is not None
        if fault.kind == "raise":
            raise ValueError("out of paper")
        if fault.kind == "refuse":
            raise Refused("no button")
        others = [p.id for p in self.journey.touchpoints if p.id not in (self.state[0], before[0])]
        places = {"stray": others[:1], "stuck": [before[0]], "nowhere": ["a-page-of-its-own"]}
        place = places.get(fault.kind, [self.state[0]])
        who = ("x", "y") if fault.kind == "forget" else self.state[1:]
        self.state = ((place or ["a-page-of-its-own"])[0], *who)

    def observe(self) -> State:
        assert self.state is not None
        fault = self.fault
        if fault and fault.kind == "crash_on_look" and fault.name.endswith(f"-> {self.state[0]}"):
            raise KeyError("page")
        return State(self.state[0], Customer(*self.state[1:]))


def toy(journey: Journey, fault: Fault | None = None) -> Callable[[], Toy]:
    return lambda: Toy(journey, fault)


def shortest(journey: Journey, fault: Fault) -> int | None:
    """Return how many steps a shortest walk has that sets a fault off, by a slow search."""
    start = [(state, fault.times) for state in first_states(journey)]
    queue = deque((state, left, 0) for state, left in start)
    seen = set(start)
    while queue:
        state, left, steps = queue.popleft()
        for name, after in moves(journey, state):
            hit = name == fault.name and (fault.customers is None or state[1:] in fault.customers)
            if fault.kind == "crash_on_look":
                hit = fault.name.endswith(f"-> {after[0]}")
            now = left - hit
            if not now:
                return steps + 1
            if (after, now) not in seen:
                seen.add((after, now))
                queue.append((after, now, steps + 1))
    return None


def fixed(made: type[JourneyMachine], examples: int = 60) -> type[JourneyMachine]:
    made.TestCase.settings = settings(
        made.TestCase.settings, max_examples=examples, derandomize=True, database=None
    )
    return made


def failures_of(made: type[JourneyMachine], by: str = "test") -> list[Departure]:
    """Run a machine's test, or one half of it alone, and return the failures."""
    try:
        if by == "survey":
            made.course.survey()
        elif by == "chance":
            run_state_machine_as_test(made, settings=made.TestCase.settings)
        else:
            made.TestCase("runTest").debug()
    except Departure as deviation:
        return [deviation]
    except ExceptionGroup as group:
        return [one for one in group.exceptions if isinstance(one, Departure)]
    return []


@given(journeys(policies=False))
@settings(max_examples=examples(10))
def test_an_application_that_does_what_its_journey_says_passes(journey: Journey) -> None:
    made = machine(journey, toy(journey))

    assert failures_of(made, "survey") == []
    assert made.record.missing == ()


@given(st.data(), st.sampled_from(KINDS))
@settings(max_examples=examples(80))
def test_a_fault_of_one_transition_is_told_by_a_shortest_walk(
    data: st.DataObject, kind: str
) -> None:
    journey = data.draw(wild_journeys() | journeys(policies=False))
    names = list(journey.transition_names)
    if not names or not first_states(journey):
        return
    who = data.draw(st.none() | st.sets(st.sampled_from(sorted(universe_of(journey))), min_size=1))
    fault = Fault(kind, data.draw(st.sampled_from(names)), frozenset(who) if who else None)
    length = shortest(journey, fault)
    step = journey.transition(fault.name)
    if kind == "stuck" and step.from_ == step.to:  # where it should be
        return
    if kind == "crash_on_look" and any(
        fault.name.endswith(f"-> {state[0]}") for state in first_states(journey)
    ):
        return

    failures = failures_of(machine(journey, toy(journey, fault)), "survey")

    if length is None:
        assert failures == []
    else:
        assert min(len(failure.mismatch.walk) for failure in failures) == length
        for failure in failures:
            check_failure(journey, fault, failure)


def check_failure(journey: Journey, fault: Fault, failure: Departure) -> None:
    mismatch = failure.mismatch
    how = {"raise": "raised", "crash_on_look": "raised", "refuse": "refused", "forget": "someone"}
    assert mismatch.how == how.get(fault.kind, "elsewhere")
    assert mismatch.certain
    assert mismatch.after is None
    if fault.kind != "crash_on_look":
        assert mismatch.place == fault.name
    else:
        assert mismatch.expected.touchpoint == fault.name.split(" -> ")[1].partition("#")[0]
    with pytest.raises(Departure) as again:
        drive(journey, toy(journey, fault), mismatch.walk)
    assert again.value.mismatch.key == mismatch.key
    assert again.value.mismatch.walk == mismatch.walk
    drive(journey, toy(journey), mismatch.walk)


@pytest.mark.parametrize("name", ["online_store", "saas_subscription", "hospital_visit"])
def test_every_transition_of_an_example_is_driven(name: str) -> None:
    journey = load(EXAMPLES / f"{name}.journey.yaml")
    made = fixed(machine(journey, toy(journey)), 5)

    assert failures_of(made) == []
    assert made.record.missing == ()
    assert (
        str(made.record)
        == f"{len(journey.transitions)} of {len(journey.transitions)} transitions driven"
    )


@pytest.mark.parametrize(
    "name", ["confirmation -> paid", "return_requested -> refunded", "paid -> cancel_requested"]
)
@pytest.mark.parametrize("kind", ["stray", "raise"])
def test_hypothesis_alone_finds_a_fault_and_shrinks_it_to_a_shortest_walk(
    name: str, kind: str
) -> None:
    fault = Fault(kind, name)

    failures = failures_of(fixed(machine(SHOP, toy(SHOP, fault)), 100), "chance")

    assert [len(failure.mismatch.walk) for failure in failures] == [shortest(SHOP, fault)]


@pytest.mark.parametrize(
    ("name", "times"), [("payment_failed -> checkout", 2), ("checkout -> help", 3)]
)
def test_a_fault_that_needs_to_be_set_off_more_than_once_is_shrunk_to_a_shortest_walk(
    name: str, times: int
) -> None:
    fault = Fault("stray", name, times=times)

    failures = failures_of(fixed(machine(SHOP, toy(SHOP, fault)), 100))

    assert [len(failure.mismatch.walk) for failure in failures] == [shortest(SHOP, fault)]


def test_faults_at_different_places_are_told_apart() -> None:
    class Two(Toy):
        def take(self, transition: Transition) -> None:
            super().take(transition)
            self.fault = Fault("stuck", "cart -> checkout", frozenset({("guest", "browsing")}))
            if transition.to == "parcel":
                raise ValueError("no courier")

    class Three(Two):
        def fail(self, name: str, before: Explicit) -> None:
            if name == "cart -> checkout" and before[1] == "guest":
                self.state = before

    failures = failures_of(fixed(machine(SHOP, lambda: Three(SHOP))))

    assert [failure.mismatch.place for failure in failures] == [
        "cart -> checkout",
        "help -> parcel",
        "paid -> parcel",
    ]


def failure_of(journey: Journey, driver: Any, **options: Any) -> Departure:
    (failure,) = failures_of(fixed(machine(journey, driver, **options), 20))
    return failure


CAFE = """\
journey: cafe
customers:
  types: {guest: {title: Guest}, vip: {title: VIP}}
  situations: {hungry: {title: being hungry}, served: {title: Served}}
  excluded: [{customer: guest/served, reason: Guests take away}]
stages:
  eat:
    phase: use
    touchpoints:
      door: {entry: hungry}
      table: A table
      bill: The bill
      out: {outcome: positive}
transitions:
  - door -> table: {for: vip, becomes: served}
  - door -> out: {for: guest}
  - table -> bill -> out
policies:
  bill_first: {precedence: [bill, out@vip], why: Nobody forgets to pay}
"""


def cafe(kind: str, name: str) -> tuple[Journey, Callable[[], Toy]]:
    journey = reads(CAFE).journey
    assert journey is not None
    return journey, toy(journey, Fault(kind, name))


class Odd(Toy):
    """Says that it is somewhere else, whatever happens, once somebody sits at the table."""

    said: object = None

    def observe(self) -> Any:
        seen = super().observe()
        return self.said if seen.touchpoint == "table" else seen


def odd(said: object) -> tuple[Journey, Callable[[], Toy]]:
    journey = reads(CAFE).journey
    assert journey is not None

    def made() -> Toy:
        driver = Odd(journey)
        driver.said = said
        return driver

    return journey, made


SEEN: list[tuple[tuple[Journey, Any], str, str]] = [
    (
        odd("out"),
        (
            "a VIP being hungry: door: expected table, saw out\n"
            "  `door -> out` is not open to `vip/hungry`, only to `guest`\n"
            "  this breaks policy `bill_first`: `bill` has to come before `out@vip`\n"
            "    (Nobody forgets to pay)"
        ),
        (
            "VIP (being hungry): door: table에 와야 하는데 out에 있습니다\n"
            "  `door -> out`은(는) `guest`에게만 열려 있고 `vip/hungry`에게는 닫혀\n"
            "    있습니다\n"
            "  정책 `bill_first`를 어깁니다: `out@vip` 앞에는 `bill`이 와야 합니다\n"
            "    (Nobody forgets to pay)"
        ),
    ),
    (
        odd("tabel"),
        (
            "a VIP being hungry: door: expected table, saw tabel\n"
            "  the journey has no touchpoint `tabel`; did you mean `table`?"
        ),
        (
            "VIP (being hungry): door: table에 와야 하는데 tabel에 있습니다\n"
            "  여정에 `tabel` 접점이 없습니다. `table`을(를) 쓰려고 했나요?"
        ),
    ),
    (
        odd("404"),
        "a VIP being hungry: door: expected table, saw 404\n  the journey has no touchpoint `404`",
        (
            "VIP (being hungry): door: table에 와야 하는데 404에 있습니다\n"
            "  여정에 `404` 접점이 없습니다"
        ),
    ),
    (
        odd(None),
        "a VIP being hungry: door: expected table, saw no touchpoint",
        "VIP (being hungry): door: table에 와야 하는데 어느 접점에도 있지 않습니다",
    ),
    (
        odd("door"),
        "a VIP being hungry: door: expected table, saw door\n  it stayed where it was",
        (
            "VIP (being hungry): door: table에 와야 하는데 door에 있습니다\n"
            "  애플리케이션은 제자리에 있습니다"
        ),
    ),
    (
        odd("bill"),
        (
            "a VIP being hungry: door: expected table, saw bill\n"
            "  no transition leads from `door` to `bill`"
        ),
        (
            "VIP (being hungry): door: table에 와야 하는데 bill에 있습니다\n"
            "  `door`에서 `bill`에 가는 전이가 없습니다"
        ),
    ),
    (
        odd(("table", "vip/hungry")),
        "a VIP being hungry: door → table (now served): expected vip/served, saw\n  vip/hungry",
        (
            "VIP (being hungry): door → table (이제 Served): 고객은 vip/served인데\n"
            "  애플리케이션은 vip/hungry 고객으로 봅니다"
        ),
    ),
    (
        cafe("raise", "table -> bill"),
        (
            "a VIP being hungry: door → table (now served): expected bill, but the\n"
            "  application raised ValueError: out of paper"
        ),
        (
            "VIP (being hungry): door → table (이제 Served): bill에 와야 하는데\n"
            "  애플리케이션에서 오류가 났습니다: ValueError: out of paper"
        ),
    ),
    (
        cafe("refuse", "table -> bill"),
        (
            "a VIP being hungry: door → table (now served): expected bill, but the\n"
            "  application does not let them go there: no button\n"
            "  it is their only way on: a dead end"
        ),
        (
            "VIP (being hungry): door → table (이제 Served): bill에 와야 하는데\n"
            "  애플리케이션이 보내 주지 않습니다: no button\n"
            "  갈 수 있는 길이 이것뿐입니다. 막다른 길입니다"
        ),
    ),
]


@pytest.mark.parametrize(("case", "english", "korean"), SEEN)
def test_a_story_says_who_went_where_and_what_was_seen(
    case: tuple[Journey, Any], english: str, korean: str
) -> None:
    failure = failure_of(*case)

    assert failure.story == failure.say() == english
    assert failure.say("ko") == korean
    assert failure_of(*case, language="ko").story == korean


def test_what_the_application_raised_is_the_cause_of_the_failure() -> None:
    failure = failure_of(*cafe("raise", "table -> bill"))

    assert repr(failure.__cause__) == "ValueError('out of paper')"


def test_an_application_that_offers_what_is_not_open_is_found() -> None:
    class Open(Toy):
        def offers(self) -> list[str]:
            assert self.state is not None
            return ["table", "out"] if self.state[0] == "door" and self.state[1] == "vip" else []

    journey = reads(CAFE).journey
    assert journey is not None
    failure = failure_of(journey, lambda: Open(journey))

    assert failure.story == (
        "a VIP being hungry: door: the application also lets them go to out\n"
        "  `door -> out` is not open to `vip/hungry`, only to `guest`"
    )


def test_a_policy_that_the_definition_itself_breaks_is_told_as_such() -> None:
    journey = reads(CAFE.replace("[bill, out@vip]", "[bill, out]")).journey
    assert journey is not None

    failure = failure_of(journey, toy(journey))

    assert failure.story == (
        "a guest being hungry: door → out: came to out as defined, which breaks a\n"
        "  policy\n"
        "  this breaks policy `bill_first`: `bill` has to come before `out` (Nobody\n"
        "    forgets to pay)\n"
        "  the definition itself leads there: `journey check` finds it as\n"
        "    policy-broken"
    )
    assert failures_of(fixed(machine(journey, toy(journey), policies=False), 5)) == []


def test_what_a_walk_leaves_behind_is_told_with_that_walk() -> None:
    class Leaky(Toy):
        """Keeps from walk to walk that somebody left."""

        closed = 0

        def close(self) -> None:
            type(self).closed += 1

        def __init__(self) -> None:
            super().__init__(SHOP)
            self.left_before = False

        def fail(self, name: str, before: Explicit) -> None:
            assert self.state is not None
            if name == "case -> case_closed" and self.left_before:
                self.state = before
            self.left_before |= self.state[0] == "left"

    failure = failure_of(SHOP, Leaky)

    assert failure.mismatch.after is not None
    assert "only after another walk, " in failure.story
    assert failure.mismatch.after.states[-1].touchpoint == "left"
    assert "with closing(driver()) as app:" in failure.test
    with pytest.raises(Departure):
        run_test(failure.test, {"driver": Leaky, "SHOP": SHOP})
    assert Leaky.closed > 1


def test_what_outlives_every_reset_since_is_told_with_the_walk_that_went_well() -> None:
    used: set[str] = set()

    class Lasting(Toy):
        """Keeps, also where the driver is made anew, that somebody paid."""

        def __init__(self) -> None:
            super().__init__(SHOP)

        def fail(self, name: str, before: Explicit) -> None:
            if name == "cart -> checkout":
                self.state = before if used else self.state
                used.add(name)

    failure = failure_of(SHOP, Lasting)

    assert failure.mismatch.lasting
    assert failure.mismatch.after is not None
    assert "cart -> checkout" in failure.mismatch.after.transitions
    assert "failed ever since, also after `reset`" in " ".join(failure.story.split())
    assert "`reset` 뒤에도 계속 실패합니다" in " ".join(failure.say("ko").split())
    used.clear()
    with pytest.raises(Departure):
        run_test(failure.test, {"driver": Lasting, "SHOP": SHOP})
    assert failure.test.count("drive(") == 2


def test_what_fails_from_the_first_walk_on_outlives_nothing() -> None:
    failure = failure_of(SHOP, toy(SHOP, Fault("stuck", "cart -> checkout")))

    assert not failure.mismatch.lasting
    assert failure.mismatch.after is None


def test_what_is_no_driver_is_told_before_anything_is_driven() -> None:
    class Blind:
        def reset(self) -> None: ...
        def enter(self, touchpoint: str, customer: Customer) -> None: ...
        def take(self, transition: Transition) -> None: ...

    with pytest.raises(NotADriver, match="`Blind` is no driver: it has no `observe`") as told:
        machine(SHOP, Blind())  # type: ignore[arg-type]
    assert told.value.say("ko").startswith("`Blind`는 드라이버가 아닙니다. `observe`가 없습니다")
    with pytest.raises(NotADriver, match="`int` is no driver"):
        machine(SHOP, 7)  # type: ignore[arg-type]
    for made in (Blind, partial(Blind), lambda: None):
        made_late = machine(SHOP, made)  # type: ignore[arg-type]
        with pytest.raises(NotADriver):
            made_late.course.survey()
        with pytest.raises(NotADriver):
            drive(SHOP, made, [], customer="vip/browsing", entry="product_page")  # type: ignore[arg-type]


def run_test(code: str, names: dict[str, Any]) -> None:
    """Paste a test into a module of these names, and run it as pytest would, with fixtures."""
    module: dict[str, Any] = dict(names)
    exec(code, module)
    (test,) = (value for name, value in module.items() if name.startswith("test_"))
    arguments = test.__code__.co_varnames[: test.__code__.co_argcount]
    test(*(names[name] for name in arguments))


@given(st.data(), st.sampled_from(["stray", "raise", "refuse", "forget"]))
@settings(max_examples=examples(30))
def test_the_test_to_paste_fails_in_the_same_way_and_passes_once_the_fault_is_mended(
    data: st.DataObject, kind: str
) -> None:
    journey = data.draw(journeys(policies=False))
    fault = Fault(kind, data.draw(st.sampled_from(journey.transition_names)))

    for failure in failures_of(machine(journey, toy(journey, fault)), "survey"):
        with pytest.raises(Departure) as again:
            run_test(failure.test, {"journey": journey, "driver": toy(journey, fault)})
        assert again.value.mismatch.key == failure.mismatch.key
        assert "hypothesis" not in failure.test
        run_test(failure.test, {"journey": journey, "driver": toy(journey)})


STORE = SHOP


def broken_store() -> Toy:
    return Toy(SHOP, Fault("stuck", "cart -> checkout", frozenset({("vip", "browsing")})))


def test_the_test_to_paste_names_what_its_module_names() -> None:
    failure = failure_of(SHOP, broken_store)

    assert failure.test == (
        "from journey.testing import drive\n"
        "\n"
        "\n"
        "def test_vip_browsing_from_product_page_to_checkout():\n"
        "    # expected checkout, saw cart\n"
        "    drive(\n"
        "        SHOP,\n"
        "        broken_store,\n"
        "        [\n"
        '            "product_page -> cart",\n'
        '            "cart -> checkout",\n'
        "        ],\n"
        '        customer="vip/browsing",\n'
        "    )"
    )
    assert str(failure) == (
        "a VIP browsing: product_page → cart: expected\n"
        "  checkout, saw cart\n"
        "  it stayed where it was\n"
        "\n"
        "A test that holds this:\n"
        "\n"
        f"{failure.test}\n"
    )


@pytest.mark.parametrize(
    "said", ['"""', "\nimport os\n", "\x1b[2J", "a\u2028b", "\\", "'", "x" * 500, "\u202e"]
)
def test_what_an_application_says_is_only_ever_text(said: str) -> None:
    journey, driver = odd(said)

    failure = failure_of(journey, driver)

    assert all(printable(line) == line for line in str(failure).splitlines())
    assert len(max(failure.story.splitlines(), key=len)) < 120
    with pytest.raises(Departure) as again:
        run_test(failure.test, {"journey": journey, "driver": driver})
    assert again.value.mismatch.seen == failure.mismatch.seen


def test_an_application_that_cannot_be_entered_is_told_with_its_entry() -> None:
    class Shut(Toy):
        def enter(self, touchpoint: str, customer: Customer) -> None:
            raise ConnectionError("no route to host")

    journey = reads(
        CAFE.replace("guest: {title: Guest}, ", "")
        .replace("door -> out", "table -> out")
        .replace("{for: guest}", "{for: vip}")
        .replace("  excluded: [{customer: guest/served, reason: Guests take away}]\n", "")
    ).journey
    assert journey is not None
    failure = failure_of(journey, lambda: Shut(journey))

    assert failure.story == (
        "a VIP being hungry: at the entry: expected door, but the application raised\n"
        "  ConnectionError: no route to host"
    )
    with pytest.raises(Departure):
        run_test(failure.test, {"journey": journey, "driver": lambda: Shut(journey)})


@pytest.mark.parametrize(
    ("customer", "named"),
    [
        (Customer("vip", "defective"), "a VIP holding a defective item"),
        (Customer("agent", "on_shift"), "an agent on shift"),
        (Customer("guest", "browsing"), "a guest browsing"),
        (Customer("unknown", "far_away"), "an unknown (far away)"),
    ],
)
def test_a_customer_is_named_by_title_or_by_id(customer: Customer, named: str) -> None:
    assert person(SHOP, customer) == named


def test_a_driver_may_be_asynchronous() -> None:
    import asyncio

    class Slow:
        def __init__(self) -> None:
            self.toy = Toy(SHOP, Fault("stuck", "cart -> checkout"))
            self.loops: set[int] = set()

        async def reset(self) -> None:
            self.loops.add(id(asyncio.get_running_loop()))
            self.toy.reset()

        async def enter(self, touchpoint: str, customer: Customer) -> None:
            self.toy.enter(touchpoint, customer)

        async def take(self, transition: Transition) -> None:
            await asyncio.sleep(0)
            self.loops.add(id(asyncio.get_running_loop()))
            self.toy.take(transition)

        async def observe(self) -> State:
            return self.toy.observe()

    slow = Slow()
    made = fixed(machine(SHOP, slow))
    failure = failure_of(SHOP, slow)

    assert failure.mismatch.place == "cart -> checkout"
    assert [one.mismatch.key for one in failures_of(made)] == [failure.mismatch.key]
    made.TestCase.tearDownClass()


def test_a_driver_that_the_test_makes_is_made_when_needed_and_closed() -> None:
    made: list[str] = []

    class Closing(Toy):
        def __init__(self) -> None:
            super().__init__(SHOP)
            made.append("made")

        def close(self) -> None:
            made.append("closed")

    case = fixed(machine(SHOP, Closing), 3).TestCase
    assert made == []

    case("runTest").debug()
    assert made == ["made"]

    case.tearDownClass()
    assert made == ["made", "closed"]

    driver = Closing()
    drive(SHOP, driver, ["product_page -> left"], customer="vip/browsing")
    assert made == ["made", "closed", "made"]
    drive(SHOP, Closing, ["product_page -> left"], customer="vip/browsing")
    assert made == ["made", "closed", "made", "made", "closed"]


def test_only_the_customers_asked_for_enter() -> None:
    seen = set()

    class Watching(Toy):
        def enter(self, touchpoint: str, customer: Customer) -> None:
            seen.add(customer.type)
            super().enter(touchpoint, customer)

    made = fixed(machine(SHOP, lambda: Watching(SHOP), customer=("vip", "agent")), 5)

    assert failures_of(made) == []
    assert seen == {"vip", "agent"}
    assert "return_requested -> fee_paid" not in made.record.transitions
    assert made.record.missing == ()


def test_walks_go_home_after_the_greatest_length() -> None:
    lengths = []

    class Counting(Toy):
        def reset(self) -> None:
            super().reset()
            lengths.append(0)

        def take(self, transition: Transition) -> None:
            super().take(transition)
            lengths[-1] += 1

    made = fixed(machine(SHOP, lambda: Counting(SHOP), max_length=3), 20)

    failures_of(made, "chance")

    furthest = max(len(route) for route in made.course.ways.goals_from(*made.course.ways.entries))
    out = 6  # from no state of this shop is it further to an outcome
    assert max(lengths) <= 3 + furthest + out


def test_calls_that_cannot_be_meant_are_refused() -> None:
    nobody = reads(CAFE.replace("{entry: hungry}", "The door")).journey
    assert nobody is not None

    with pytest.raises(NothingToDrive, match="nobody enters this journey"):
        machine(nobody, toy(nobody))
    for wrong in ("vpi", "a//b", "vip/waiting", ""):
        with pytest.raises(UnknownCustomer):
            machine(SHOP, toy(SHOP), customer=wrong)
    with pytest.raises(UnknownTransition, match="did you mean 'cart -> checkout'"):
        drive(SHOP, toy(SHOP), ["cart -> chekout"], customer="vip/browsing")
    with pytest.raises(UnknownCustomer, match="did you mean 'vip/browsing'"):
        drive(SHOP, toy(SHOP), ["product_page -> cart"], customer="vip/browsin")
    with pytest.raises(UnknownCustomer):
        drive(SHOP, toy(SHOP), ["product_page -> cart"])
    with pytest.raises(NoSuchWalk, match="does not enter at `cart`") as entry:
        drive(SHOP, toy(SHOP), ["cart -> checkout"], customer="vip/browsing")
    with pytest.raises(NoSuchWalk, match="cannot take `help -> left` at `help`") as closed:
        drive(SHOP, toy(SHOP), ["help -> left"], customer="vip/defective")

    assert entry.value.say("ko").startswith("`vip/browsing`은 `cart`에서 들어오지 않습니다")
    assert closed.value.say("ko").startswith("`vip/defective`는 `help`에서 `help -> left`")


def test_a_walk_is_driven_as_a_value_too() -> None:
    walk = explore(SHOP).walk_to("refunded")
    assert isinstance(walk, Walk)

    drive(SHOP, toy(SHOP), walk)
    drive(SHOP, toy(SHOP), [], customer="vip/browsing", entry="product_page")
    with pytest.raises(Departure):
        drive(SHOP, toy(SHOP, Fault("stray", walk.transitions[-1])), walk)


def test_a_driver_can_skip_its_test() -> None:
    import unittest

    class Absent(Toy):
        def reset(self) -> None:
            raise unittest.SkipTest("no shop here")

    with pytest.raises(unittest.SkipTest):
        failures_of(machine(SHOP, lambda: Absent(SHOP)))


def test_without_hypothesis_the_extra_is_named() -> None:
    code = (
        "import sys; sys.modules['hypothesis'] = None\n"
        "from journey import MissingExtra\n"
        "try: import journey.testing\n"
        "except MissingExtra as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)

    assert done.stdout == (
        "this needs Hypothesis, which is not installed: "
        'python -m pip install "journey-funnel[testing]"\n'
    )
