"""What is told of walks is found in the model, no more and no less."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import journey
from journey import (
    Customer,
    Diagram,
    Hit,
    Journey,
    MissingFile,
    StateSpace,
    Trace,
    cover_trace,
    explore,
    read,
    read_trace,
    reads,
    render,
)
from journey.cli import main
from journey.coverage.taken.recording import line_of
from journey.states.universe import universe_of
from journey.testing import journeys
from tests.calling import APART
from tests.places import EXAMPLES, ROOT


def draw(*args: Any, **options: Any) -> Diagram:
    """Draw what is a diagram, as these tests know it to be."""
    found = journey.draw(*args, **options)
    assert isinstance(found, Diagram)
    return found


SRC = str(ROOT / "src")

SHOP = """
journey: shop
customers:
  types: {newcomer: New here, vip: Known well}
  situations: {looking: Looks around, waiting: Has paid}
  excluded: [{customer: newcomer/waiting, reason: Paying makes a VIP}]
stages:
  buy:
    phase: purchase
    touchpoints:
      cart: {entry: any/looking}
      attic: Nobody comes here
      paid: Paid
      kept: {outcome: positive}
transitions:
  - cart -> paid: {for: newcomer, becomes: vip/waiting}
  - cart -> paid: {for: vip, becomes: waiting}
  - paid -> kept
"""


@st.composite
def walks(draw: st.DrawFn, space: StateSpace) -> list[tuple[str, Customer, str]]:
    """A walk from any state on: touchpoint, customer, and the transition that led there."""
    state = draw(st.sampled_from(list(space)))
    walk = [(state.touchpoint, state.customer, "")]
    for _ in range(draw(st.integers(0, 5))):
        ways = list(steps(space.journey, *walk[-1][:2]))
        if not ways:
            break
        walk.append(draw(st.sampled_from(ways)))
    return walk


def steps(journey: Journey, at: str, who: Customer) -> Iterator[tuple[str, Customer, str]]:
    """What can follow a state, by the plain meaning of transitions."""
    universe = universe_of(journey.customers)
    if journey.touchpoint(at).outcome is not None:
        return
    for transition, name in zip(journey.transitions, journey.transition_names, strict=True):
        if transition.from_ == at and universe.bit(who) & universe.set_of(transition.for_):
            after = universe.after(transition.becomes, universe.bit(who)) & universe.everyone
            for customer in universe.customers(after):
                yield transition.to, customer, name


def possible(space: StateSpace, hits: list[Hit]) -> list[list[tuple[Customer, str]]]:
    """Every way to come through some hits: the customer at each, and the transition to it."""

    def fits(who: Customer, hit: Hit) -> bool:
        return hit.customer in ("", str(who), who.type, who.situation)

    ways = [
        [(state.customer, "")]
        for state in space
        if state.touchpoint == hits[0].touchpoint and fits(state.customer, hits[0])
    ]
    for before, hit in pairwise(hits):
        ways = [
            [*way, (who, name)]
            for way in ways
            for to, who, name in steps(space.journey, before.touchpoint, way[-1][0])
            if to == hit.touchpoint and fits(who, hit)
        ]
    return ways


@given(st.data())
def test_what_is_taken_for_sure_is_what_every_possible_way_takes(data: st.DataObject) -> None:
    space = explore(data.draw(journeys(touchpoints=(2, 6), policies=False)))
    walk = data.draw(walks(space))
    told = [
        Hit(at, data.draw(st.sampled_from(["", str(who), who.type, who.situation])), "1")
        for at, who, _ in walk
    ]

    coverage = cover_trace(space, Trace(tuple(told)))

    assert coverage.errors == coverage.deviations == ()
    if any(a.touchpoint == b.touchpoint for a, b in pairwise(told)):
        return  # staying where one is, and coming back, cannot be told apart
    ways = possible(space, told)
    sure, unsure = Counter[str](), set[str]()
    for number in range(1, len(told)):
        names = {way[number][1] for way in ways}
        sure.update(names if len(names) == 1 else ())
        unsure |= names if len(names) > 1 else set()
    assert coverage.transitions == sure
    assert coverage.perhaps == unsure - set(sure)
    known = [{way[number][0] for way in ways} for number in range(len(told))]
    states = Counter(
        (hit.touchpoint, *who) for hit, who in zip(told, known, strict=True) if len(who) == 1
    )
    assert {(at, who): n for (at, who), n in coverage.states.items()} == states


@given(st.data())
def test_a_figure_counts_what_is_taken_and_names_the_rest(data: st.DataObject) -> None:
    space = explore(data.draw(journeys(touchpoints=(2, 6), policies=False)))
    walk = data.draw(walks(space))

    coverage = cover_trace(space, Trace(tuple(Hit(at, str(who), "1") for at, who, _ in walk)))

    for figure in coverage.figures:
        assert figure.covered == figure.total - len(figure.missing)
    assert coverage["touchpoints"].covered == len({at for at, _, _ in walk})
    inner = {each.id for each in space.journey.customers.types if each.internal}
    met, met_within = (
        {who for _, who, _ in walk if (who.type in inner) == it} for it in (False, True)
    )
    assert coverage["customers"].covered == len(met)
    assert [one.covered for one in coverage.figures if one.name == "colleagues"] == (
        [len(met_within)] if any(each.customer.type in inner for each in space) else []
    )
    assert coverage["states"].covered == len({(at, who) for at, who, _ in walk})
    assert coverage["states"].total == len(space)


@given(st.data())
def test_the_order_of_walks_changes_nothing(data: st.DataObject) -> None:
    space = explore(data.draw(journeys(touchpoints=(2, 5), policies=False)))
    told = [
        Hit(at, str(who), str(number))
        for number in range(3)
        for at, who, _ in data.draw(walks(space))
    ]
    mixed = sorted(told, key=lambda hit: hit.walk, reverse=True)

    assert cover_trace(space, Trace(tuple(told))) == cover_trace(space, Trace(tuple(mixed)))


@given(hits=st.lists(st.tuples(*[st.text(max_size=8)] * 4).map(lambda told: Hit(*told))))
def test_a_trace_that_was_written_reads_back(
    hits: list[Hit], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "written.jsonl"
    path.write_bytes("".join(map(line_of, hits)).encode(errors="backslashreplace"))

    back = read_trace(path)

    assert [hit._replace(at="") for hit in back.hits] == hits
    assert back.troubles == ()


@given(content=st.binary(max_size=200))
def test_no_bytes_make_reading_a_trace_raise(
    content: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.jsonl"
    path.write_bytes(content)

    trace = read_trace(path)

    cover_trace(reads(SHOP), trace)
    assert all(trouble.say("ko") for trouble in trace.troubles)


def test_two_like_transitions_are_told_apart_by_the_customer() -> None:
    vague = cover_trace(reads(SHOP), Trace((Hit("cart"), Hit("paid"), Hit("kept"))))
    exact = cover_trace(reads(SHOP), Trace((Hit("cart", "vip"), Hit("paid"))))
    later = cover_trace(reads(SHOP), Trace((Hit("cart"), Hit("paid"), Hit("kept", "newcomer"))))

    assert vague.perhaps == {"cart -> paid", "cart -> paid#2"}
    assert vague.transitions == {"paid -> kept": 1}
    assert exact.transitions == {"cart -> paid#2": 1}
    assert [str(one) for one in later.deviations] != []  # a newcomer has become a VIP by then


def test_what_no_transition_allows_is_a_deviation_and_no_error() -> None:
    coverage = cover_trace(reads(SHOP), Trace((Hit("cart", at="t.py:1"), Hit("kept", at="t.py:2"))))

    assert coverage.errors == ()
    assert [one.say() for one in coverage.deviations] == [
        "t.py:2: no transition leads from `cart` to `kept`"
    ]


def test_the_same_touchpoint_twice_is_one_visit() -> None:
    hits = (Hit("cart"), Hit("cart", "vip"), Hit("paid"))

    coverage = cover_trace(reads(SHOP), Trace(hits))

    assert coverage.touchpoints == {"cart": 1, "paid": 1}
    assert coverage.transitions == {"cart -> paid#2": 1}


def test_a_touchpoint_that_nobody_can_come_to_is_told() -> None:
    coverage = cover_trace(reads(SHOP), Trace((Hit("attic", at="x:1"),)))

    assert [one.say() for one in coverage.deviations] == ["x:1: nobody can be at `attic`"]
    assert coverage["touchpoints"].total == 3


@pytest.mark.parametrize(
    ("hit", "said"),
    [
        (Hit("crt"), "the journey `shop` has no touchpoint `crt`; did you mean `cart`?"),
        (Hit("xxxxx"), "the journey `shop` has no touchpoint `xxxxx`"),
        (Hit("cart", "vp"), "the journey `shop` has no customer `vp`; did you mean `vip`?"),
        (
            Hit("cart", "qqq"),
            "the journey `shop` has no customer `qqq`; known: newcomer, vip, looking, waiting",
        ),
        (
            Hit("cart", "newcomer/waiting"),
            "the journey `shop` excludes the customer `newcomer/waiting`: Paying makes a VIP",
        ),
        (
            Hit("cart", "vip|looking"),
            "`vip|looking` is no customer; write `type/situation`, or one of the two",
        ),
        (Hit("cart", "/"), "`/` is no customer; write `type/situation`, or one of the two"),
    ],
)
def test_what_the_journey_does_not_have_is_an_error(hit: Hit, said: str) -> None:
    coverage = cover_trace(reads(SHOP), Trace((hit,)))

    assert [one.say() for one in coverage.errors] == [said]


def test_hits_of_another_journey_do_not_count() -> None:
    hits = (Hit("nowhere", journey="other"), Hit("cart", journey="shop"))

    coverage = cover_trace(reads(SHOP), Trace(hits))

    assert coverage.errors == () and coverage.touchpoints == {"cart": 1}


def test_of_a_journey_in_which_nobody_is_there_is_nothing_to_cover() -> None:
    coverage = cover_trace(reads("journey: empty"), Trace())

    assert str(coverage).splitlines() == [
        f"{name}: nothing to cover"
        for name in ("touchpoints", "transitions", "customers", "states")
    ]
    assert coverage.short_of({"touchpoints": 100}) == ()


LINES = b"""\xef\xbb\xbf{"touchpoint": "cart", "time": 3}
{"touchpoint": 3}
xx
{"touchpont": "a"}
[1]

{"touchpoint": "paid", "walk": 7, "customer": null}
\xff
{}
"""


def test_lines_that_cannot_be_read_are_told_and_the_others_read(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_bytes(LINES)

    trace = read_trace(path)

    assert [(hit.touchpoint, hit.walk) for hit in trace.hits] == [("cart", ""), ("paid", "7")]
    assert [one.say().replace(str(tmp_path), "") for one in trace.troubles] == [
        "/t.jsonl:2: `touchpoint` is a text, but this is 3",
        '/t.jsonl:3: no JSON object; a line is such as {"walk": "1", "touchpoint": "cart"}',
        "/t.jsonl:4: no `touchpoint`; did you mean `touchpont` to be it?",
        '/t.jsonl:5: no JSON object; a line is such as {"walk": "1", "touchpoint": "cart"}',
        "/t.jsonl:8: not UTF-8",
        "/t.jsonl:9: no `touchpoint`",
    ]


def test_a_trace_that_is_none_is_not_read_for_ever(tmp_path: Path) -> None:
    long, many = tmp_path / "long.jsonl", tmp_path / "many.jsonl"
    long.write_bytes(b"[" * 10_000_000)
    many.write_bytes(b"x\n" * 100_000)

    assert [one.say().partition(": ")[2] for one in read_trace(long).troubles] == [
        "a line of more than 65536 bytes; each holds one touchpoint"
    ]
    assert len(read_trace(many).troubles) == 101
    assert "nothing from here on" in read_trace(many).troubles[-1].say()


def test_a_trace_that_is_not_there_is_no_traceback(tmp_path: Path) -> None:
    with pytest.raises(MissingFile):
        read_trace(tmp_path / "none.jsonl")


def test_a_program_appends_what_it_takes_where_the_environment_says(tmp_path: Path) -> None:
    file = tmp_path / "t.jsonl"
    code = "from journey import hit\nhit('cart', 'vip/looking', walk='a')\nhit('장바구니\\udc80')"
    environment = {**os.environ, "PYTHONPATH": SRC}
    environment.pop("JOURNEY_TRACE", None)

    subprocess.run([sys.executable, "-c", code], check=True, env=environment, timeout=60)
    assert not file.exists()
    environment["JOURNEY_TRACE"] = str(file)
    subprocess.run([sys.executable, "-c", code], check=True, env=environment, timeout=60)

    trace = read_trace(file)
    assert trace.hits[0][:3] == ("cart", "vip/looking", "a")
    assert trace.hits[1].touchpoint == "장바구니\udc80" and trace.troubles == ()


def test_recording_imports_next_to_nothing() -> None:
    code = "import sys, journey.coverage.taken.recording; print(*sorted(m for m in sys.modules if 'journey' in m))"

    done = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": SRC},
        timeout=60,
    )

    assert done.stdout.split() == [
        "journey",
        "journey.coverage",
        "journey.coverage.taken",
        "journey.coverage.taken.recording",
        "journey.files",
        "journey.files.lazy",
    ]


@pytest.fixture
def traced(tmp_path: Path) -> tuple[str, str]:
    file, trace = tmp_path / "shop.journey.yaml", tmp_path / "t.jsonl"
    file.write_text(SHOP, encoding="utf-8")
    trace.write_text(line_of(Hit("cart", "vip/looking")) + line_of(Hit("paid")), encoding="utf-8")
    return str(file), str(trace)


def test_the_command_tells_what_was_never_taken(traced: tuple[str, str]) -> None:
    done = CliRunner(**APART).invoke(main, ["trace", *traced])

    assert done.exit_code == 0
    assert done.output.replace(traced[0], "shop.journey.yaml") == (
        "shop.journey.yaml: 1 walk\n"
        "touchpoints       2/3   66.6 %  touchpoints that somebody can come to\n"
        "transitions       1/3   33.3 %  transitions that somebody can take\n"
        "customers         2/3   66.6 %  customers who can be somewhere\n"
        "states            2/4   50.0 %  states: a customer at a touchpoint\n"
        "\n"
        "touchpoints never visited:\n"
        "  - kept, line 14\n"
        "\n"
        "transitions never taken:\n"
        "  - cart -> paid, line 16\n"
        "  - paid -> kept, line 18\n"
        "\n"
        "customers never met:\n"
        "  - newcomer/looking, line 3\n"
    )


def test_the_command_holds_a_percentage(traced: tuple[str, str]) -> None:
    def status(*options: str) -> int:
        return CliRunner(**APART).invoke(main, ["trace", *traced, *options]).exit_code

    assert status("--fail-under", "30") == 0
    assert status("--fail-under", "34") == 1
    assert status("--fail-under", "customers=66", "--fail-under", "states=50%") == 0
    assert status("--fail-under", "customers=67") == 1
    assert status("--fail-under", "phases=1") == status("--fail-under", "many") == 2


def test_the_command_writes_json(traced: tuple[str, str]) -> None:
    data = json.loads(
        CliRunner(**APART).invoke(main, ["trace", *traced, "--format", "json"]).output
    )

    assert data["figures"][1]["covered"] == 1
    assert [one["label"] for one in data["figures"][1]["missing"]] == [
        "cart -> paid",
        "paid -> kept",
    ]
    assert data["transitions"] == {"cart -> paid#2": 1}


def test_an_error_in_a_trace_makes_the_command_fail(traced: tuple[str, str]) -> None:
    Path(traced[1]).write_text('{"touchpoint": "crt\\u001b"}\n', encoding="utf-8")

    done = CliRunner(**APART).invoke(main, ["trace", *traced, "--lang", "ko"])

    assert done.exit_code == 1
    assert "여정 `shop`에는 `crt\\x1b` 접점이 없습니다." in done.output
    assert CliRunner(**APART).invoke(main, ["trace", traced[0], "none.jsonl"]).exit_code == 2


def marks(diagram: Diagram) -> dict[str, str]:
    return {node.id: node.taken for node in diagram.nodes if node.taken}


def test_a_picture_tells_what_was_taken_by_more_than_colour() -> None:
    document = reads(SHOP)
    coverage = cover_trace(document, Trace((Hit("cart", "vip"), Hit("paid"))))

    diagram = draw(document, trace=coverage)

    assert marks(diagram) == {"cart": "taken", "paid": "taken", "kept": "never"}
    ways = {
        (edge.source, edge.target, edge.taken, edge.lines[0])
        for edge in diagram.edges
        if edge.taken
    }
    assert ways == {
        ("cart", "paid", "never", "◌\u00a0for newcomer"),
        ("cart", "paid", "taken", "●\u00a01 · for vip"),
        ("paid", "kept", "never", "◌"),
    }
    assert [sign.text for sign in diagram.key[:2]] == [
        "taken, and how often: 2 touchpoints, 1 transition",
        "never taken: 1 touchpoint, 2 transitions",
    ]
    assert diagram.subtitle == "1 walk: 2 of 3 touchpoints, 1 of 3 transitions, 2 of 3 customers"
    svg = render(diagram).text
    assert "stroke-dasharray" in svg and 'stroke-width="2.4"' in svg and "● 1" in svg


def test_in_the_picture_of_a_customer_only_their_own_steps_count() -> None:
    document = reads(SHOP)
    coverage = cover_trace(
        document, Trace((Hit("cart", "vip", "1"), Hit("paid", "", "1"), Hit("cart", "", "2")))
    )

    theirs = draw(document, "customer", customer="newcomer", trace=coverage)
    own = draw(document, "customer", customer="vip", trace=coverage)

    assert marks(theirs)["cart"] == "perhaps"  # somebody unknown was there
    assert marks(own)["cart"] == "taken"


def test_without_a_trace_pictures_are_as_they_were() -> None:
    document = read(EXAMPLES / "saas_subscription.journey.yaml")

    diagram = draw(document)

    assert not any(part.taken for part in diagram.nodes)
    assert not any(part.taken for part in diagram.edges)
    assert not any(sign.look.startswith("trace") for sign in diagram.key)


@pytest.mark.parametrize("name", ["online_store", "saas_subscription", "hospital_visit"])
def test_a_traced_picture_of_an_example_has_the_same_bytes_each_time(name: str) -> None:
    document = read(EXAMPLES / f"{name}.journey.yaml")
    space = explore(document.journey)  # type: ignore[arg-type]
    hits = [
        Hit(state.touchpoint, str(state.customer), str(number))
        for number, last in enumerate([*space][::7])
        for state in space.walk_to(*last).states  # type: ignore[union-attr]
    ]

    def picture() -> bytes:
        return render(draw(document, trace=cover_trace(space, Trace(tuple(hits))))).data

    assert picture() == picture()


def test_folded_stages_tell_how_much_of_each_was_taken() -> None:
    points = "".join(f"      p{n}: Point {n}\n" for n in range(101))
    text = (
        "journey: large\ncustomers: {types: {a: A}, situations: {b: B}}\nstages:\n"
        "  one:\n    phase: purchase\n    touchpoints:\n      start: {entry: any}\n"
        f"  two:\n    phase: use\n    touchpoints:\n{points}"
        "transitions:\n  - start -> p0 -> p1\n  - start -> p2\n"
    )
    document = reads(text)

    diagram = draw(document, trace=cover_trace(document, Trace((Hit("start"), Hit("p0")))))

    assert marks(diagram) == {"one": "taken", "two": "taken"}
    assert [edge.lines for edge in diagram.edges] == [("● 1 of 2 · ×2",)]
    assert [line.text for line in diagram.nodes[1].lines][-1] == "● 1 of 3"
    render(diagram)


def test_draw_takes_traces_and_tells_what_is_wrong_with_them(traced: tuple[str, str]) -> None:
    with open(traced[1], "a", encoding="utf-8") as out:
        out.write('{"touchpoint": "crt"}\n')
    target = Path(traced[0]).with_name("out.svg")

    done = CliRunner(**APART).invoke(
        main, ["draw", traced[0], "--trace", traced[1], "-o", str(target)]
    )

    assert done.exit_code == 0
    assert "has no touchpoint `crt`; did you mean `cart`?" in done.stderr
    assert "never taken: 1 touchpoint, 2 transitions" in target.read_text(encoding="utf-8")
