"""Views: each draws what it promises, once, or says in words why there is nothing to draw."""

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import combinations, pairwise
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

import journey
from journey import Diagram, Journey, JourneyError, UnknownName, cover, explore, read, reads, render
from journey.coverage.taken.recording import Hit
from journey.coverage.taken.trace import Trace
from journey.facts.context import Context
from journey.pictures.diagram import Sign
from journey.pictures.fonts.typesetting import text_width
from journey.pictures.parts.turning import turned
from journey.pictures.svg.cards import Card
from journey.pictures.svg.lettering import Box, Paint, key
from journey.pictures.svg.painting import EDGE, Brush
from journey.pictures.svg.stack import _Stack
from journey.pictures.table import Table
from journey.pictures.theme.colours import STANDARD, Look
from journey.pictures.view import all_views
from journey.pictures.views.blueprint import _COUNTED, HIGHEST
from journey.pictures.views.funnel import FOLD_ABOVE
from journey.problems.errors import NothingToShow, UnusedOption
from journey.states.rates.reach import Share, reach_of
from journey.testing import journeys
from tests.amounts import examples
from tests.pictures.hostile import HOSTILE, assert_harmless
from tests.pictures.measuring import canvas, goes_through, groups, is_inside, pieces_of_lines
from tests.pictures.shop import SVG, texts
from tests.places import EXAMPLES, ROOT

NAMES = ["online_store", "saas_subscription", "hospital_visit"]
DIAGRAMS = [
    "blueprint", "causes", "coverage", "customer", "funnel", "improved", "lifecycle", "operations",
    "policy", "stages", "teams",
]  # fmt: skip


def example(name: str) -> Journey:
    found = read(EXAMPLES / f"{name}.journey.yaml").journey
    assert found is not None
    return found


def draw(built: Journey, view: str, **options: Any) -> Diagram:
    made = journey.draw(built, view, **options)
    assert isinstance(made, Diagram)
    return made


def chosen(built: Journey, view: str) -> dict[str, Any]:
    """What a view has to be told."""
    if view == "policy" and built.policies:
        return {"policy": built.policies[-1].id}
    if view == "customer":
        return {"customer": str(explore(built).customers[0])}
    return {}


def shop(**parts: Any) -> Journey:
    """A small shop with one of everything that a view shows, in part replaced."""
    whole: dict[str, Any] = {
        "journey": "shop",
        "languages": ["en", "ko"],
        "teams": {"cx": "CX team", "pay": "Payments"},
        "channels": {"web": "Web", "desk": "Desk"},
        "customers": {
            "types": {
                "guest": {"title": "Guest", "share": 0.6},
                "vip": {"title": "VIP", "share": 0.4},
                "agent": {"title": "Agent", "internal": True},
            },
            "situations": {"looking": "Looking", "shift": {"types": ["agent"]}},
            "excluded": [{"customer": "agent/looking", "reason": "They serve"}],
            "lifecycle": [{"guest -> vip": {"when": "Spends much"}}],
        },
        "metrics": {"speed": {"title": "Speed", "at": ["pay_page"]}},
        "stages": {
            "look": {
                "phase": "pre_purchase", "owner": "cx", "channel": "web",
                "touchpoints": {
                    "page": {"title": "Page", "entry": {"guest/looking": "60 per month",
                                                        "vip/looking": "40 per month"}},
                    "gone": {"title": "Gone", "outcome": "negative"},
                },
                "actions": {"greet": {"title": "Greet", "maturity": "automated",
                                      "frees_time_for": "thank"}},
            },
            "buy": {
                "phase": "purchase", "owner": "pay", "channel": "web",
                "touchpoints": {"pay_page": {"title": "Pay", "moment_of_truth": True},
                                "paid": {"title": "Paid", "outcome": "positive"}},
                "actions": {"thank": {"title": "Thank", "channel": "web", "maturity": "process",
                                      "hours_per_month": 4, "human": True, "with": ["cx"],
                                      "offer": {"price": "5 EUR"}},
                            "dream": {"title": "Dream", "maturity": "project", "at": ["pay_page"]},
                            "odd": "Odd job"},
            },
            "inside": {
                "phase": "contact", "owner": "cx", "channel": "desk",
                "touchpoints": {"desk_case": {"title": "Case", "entry": "agent",
                                              "serves": ["pay_page"]},
                                "done": {"title": "Done", "outcome": "positive"}},
            },
        },
        "transitions": [
            {"page -> pay_page": {"rate": 0.5, "for": "guest"}},
            {"page -> pay_page": {"rate": 0.75, "for": "vip"}},
            {"page -> gone": {"rate": 0.25, "kind": "exit"}},
            {"pay_page -> paid": {"rate": 0.8}},
            {"desk_case -> done": {"rate": 1}},
        ],
        "policies": {"page_first": {"precedence": ["page", "paid"]},
                     "never_gone": {"absence": "gone@vip"}},
        "voc": {"slow": {"title": "Too slow", "kind": "complaint", "heard_at": ["page"],
                         "caused_at": ["pay_page"], "severity": 5, "per_month": 9,
                         "action": "thank", "cause": {"team": "pay", "text": "Old pages"}},
                "dear": {"title": "Too dear", "kind": "complaint", "heard_at": ["page"],
                         "priority": "high"}},
        "improvements": {
            "fast": {"title": "Fast pages", "from": ["slow"], "status": "doing", "owner": "pay",
                     "changes": ["pay_page", "thank", "buy", "speed"]},
            "late": {"title": "Later", "status": "proposed", "changes": ["page"]},
        },
    }  # fmt: skip
    return Journey.model_validate({**whole, **parts})


def drawn_or_refused(built: Journey, view: str, of: Sequence[object]) -> Diagram | None:
    """Draw a view; where the journey has nothing of what it shows, that is said instead."""
    if of:
        return draw(built, view)
    with pytest.raises(NothingToShow):
        draw(built, view)
    return None


@pytest.mark.parametrize("view", DIAGRAMS)
@given(built=journeys(), language=st.sampled_from(["en", "ko"]))
@settings(max_examples=examples(12))
def test_a_view_draws_any_journey_or_says_why_not(view: str, built: Journey, language: str) -> None:
    try:
        diagram = draw(built, view, language=language, **chosen(built, view))
    except NothingToShow:
        return

    svg = render(diagram).text
    assert_harmless(svg)
    tips = Counter(title.text for title in ET.fromstring(svg).iter(f"{SVG}title"))
    assert all(tips[n.tip] for n in diagram.nodes if n.tip and n.tip.isprintable())
    assert diagram.description.strip()
    assert render(diagram, "dot").text.startswith("digraph")


@pytest.mark.parametrize("view", DIAGRAMS)
@given(built=journeys())
@settings(max_examples=examples(4))
def test_the_same_journey_gives_the_same_bytes_in_every_view(view: str, built: Journey) -> None:
    again = reads(journey.dump(built)).journey
    assert again is not None
    try:
        first, second = (draw(each, view, **chosen(each, view)) for each in (built, again))
    except JourneyError:
        return

    for format in ("svg", "dot", "png"):
        assert render(first, format, scale=1).data == render(second, format, scale=1).data


def test_no_view_depends_on_the_order_of_sets() -> None:
    script = (
        "import hashlib, sys; sys.path[:0] = sys.argv[1:]\n"
        "from tests.pictures.test_views import DIAGRAMS, chosen, draw, example\n"
        "from journey import render\n"
        "built = example('hospital_visit')\n"
        "for view in DIAGRAMS:\n"
        "    svg = render(draw(built, view, **chosen(built, view))).data\n"
        "    print(view, hashlib.sha256(svg).hexdigest())\n"
    )
    command = [sys.executable, "-c", script, str(ROOT)]

    printed = {
        subprocess.run(
            command, check=True, capture_output=True, timeout=300,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
        ).stdout
        for seed, zone in (("0", "UTC"), ("1", "Asia/Seoul"))
    }  # fmt: skip

    assert len(printed) == 1


@pytest.mark.parametrize("view", DIAGRAMS)
@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_only_ever_text_in_every_view(text: str, view: str) -> None:
    data = shop().model_dump(mode="json", by_alias=True, exclude_none=True)
    built = Journey.model_validate(with_texts(data, text))

    diagram = draw(built, view, **chosen(built, view))

    assert_harmless(render(diagram).text)
    assert render(diagram, "png", scale=0.5).data.startswith(b"\x89PNG")


def with_texts(value: Any, text: str) -> Any:
    """Replace what people wrote by one text."""
    if isinstance(value, dict):
        shown = ("title", "text", "definition", "when", "why")
        return {k: text if k in shown else with_texts(v, text) for k, v in value.items()}
    return [with_texts(item, text) for item in value] if isinstance(value, list) else value


LONG = [
    "",
    "Ein sehr langer Titel mit vielen kurzen Worten, der in keiner Zeile Platz hat, und noch mehr",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung",
    "아주길어서띄어쓰기가하나도없는한국어제목이어디까지이어질지알수없을때의모습",
    "주말 아침에 가족과 함께 와서 창가 자리에 앉아 계절 메뉴를 고르는 손님의 첫 방문",
    "<script>alert('x')</script> \"&\"",
    "☕🥐 مقهى القهوة",
]
"""Titles that find no room in a box, or look like something else; none leaves the journey's own."""


@pytest.mark.parametrize("view", DIAGRAMS)
@given(built=journeys(), title=st.sampled_from(LONG), language=st.sampled_from(["en", "ko"]))
@settings(max_examples=examples(12))
def test_nothing_sticks_out_of_anything_in_any_picture(
    view: str, built: Journey, title: str, language: str
) -> None:
    called = titled(built, title) if title else built

    assert_well_set(called, view, language=language, **chosen(built, view))


@pytest.mark.parametrize("title", LONG)
@pytest.mark.parametrize("view", DIAGRAMS)
def test_no_title_sticks_out_of_anything(view: str, title: str) -> None:
    built = titled(shop(), title)

    assert_well_set(built, view, **chosen(built, view))


def test_what_nobody_owns_stands_in_the_picture_of_teams() -> None:
    stages = tuple(
        stage.model_copy(update={"owner": None if stage.id == "inside" else stage.owner})
        for stage in shop().stages
    )

    assert_well_set(shop().model_copy(update={"stages": stages}), "teams")


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("view", DIAGRAMS)
def test_nothing_sticks_out_of_anything_in_the_pictures_of_an_example(
    view: str, name: str, language: str
) -> None:
    built = example(name)

    assert_well_set(built, view, language=language, **chosen(built, view))


def titled(part: Any, title: str) -> Any:
    """Call everything alike."""
    if isinstance(part, BaseModel):
        fields = type(part).model_fields
        update = {name: titled(getattr(part, name), title) for name in fields}
        update |= {name: title for name in ("title", "definition", "text") if name in fields}
        return part.model_copy(update=update)
    return tuple(titled(each, title) for each in part) if isinstance(part, tuple) else part


def assert_well_set(built: Journey, view: str, **options: Any) -> None:
    """Hold that texts are in their boxes, boxes apart, lines around them, and all in the picture."""
    try:
        diagram = draw(built, view, **options)
    except NothingToShow:
        return
    seen: list[tuple[Card, Box]] = []
    real = Card.draw

    def watched(self: Card, box: Box, paint: Paint) -> Any:
        seen.append((self, box))
        return real(self, box, paint)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Card, "draw", watched)
        svg = render(diagram).text
    whole = canvas(svg)
    for group in groups(svg):
        for words, box in group.texts:
            assert is_inside(box, whole), (view, words, box, whole)
            if group.ground is not None:
                assert is_inside(box, group.ground), (view, words, box, group.ground)
    for card, box in seen:
        assert card.height <= box.bottom - box.top + 0.01
        assert is_inside(box, whole)
    for (_, one), (_, other) in combinations(seen, 2):
        apart = one.right <= other.left or other.right <= one.left
        assert apart or one.bottom <= other.top or other.bottom <= one.top
    if diagram.form == "graph":
        bands = [g.ground for g in groups(svg) if g.ground and g.ground.left == EDGE]
        bands = [band for band in bands if whole.right - EDGE - 1 <= band.right]
        inner = [g.ground for g in groups(svg) if g.ground and g.texts and g.ground not in bands]
        assert len(bands) == len(diagram.lanes)
        assert all(one.bottom < other.top for one, other in pairwise(bands))
        if bands:
            assert all(sum(is_inside(box, band) for band in bands) == 1 for box in inner)
    else:
        for start, end in pieces_of_lines(svg):
            assert not any(goes_through(start, end, box) for _, box in seen), (start, end)


@pytest.mark.parametrize("name", NAMES)
def test_no_line_beside_stages_goes_through_another_stage(name: str) -> None:
    stack = _Stack(draw(example(name), "stages"), Look(STANDARD, "light"))
    boxes = stack.boxes(0.0, 0.0)

    for side in (False, True):
        arcs = stack.arcs(boxes, side)
        ports = Counter((round(y, 2), side) for arc in arcs for y in (arc.start, arc.end))
        assert max(ports.values(), default=1) == 1  # no two lines leave at the same place
        for arc in arcs:
            source, target = (boxes[stack.order[x]] for x in (arc.edge.source, arc.edge.target))
            assert source.top < arc.start < source.bottom
            assert target.top < arc.end < target.bottom
        for one, other in combinations(arcs, 2):
            if one.track == other.track:
                spans = sorted(sorted((a.start, a.end)) for a in (one, other))
                assert spans[0][1] < spans[1][0]


# What each view promises.


@given(journeys())
@settings(max_examples=examples(20))
def test_each_action_item_stands_once_below_its_maturity(built: Journey) -> None:
    diagram = drawn_or_refused(built, "operations", tuple(built.actions))
    if diagram is None:
        return

    wanted = Counter(
        (stage.id, action.maturity or "unsaid", f"action {action.id}")
        for stage in built.stages
        for action in stage.actions
    )
    assert Counter((n.lane, n.column, n.id) for n in diagram.nodes) == wanted


def test_an_action_item_says_what_it_takes_and_frees() -> None:
    nodes = {node.id: node for node in draw(shop(), "operations").nodes}

    assert [line.text for line in nodes["action thank"].lines] == [
        "Thank",
        "Payments · 4\u00a0hours\u00a0a\u00a0month",
    ]
    assert [link.text for link in nodes["action thank"].links] == [
        "♡ stays with people",
        "¤ sold for 5 EUR",
    ]
    assert [link.text for link in nodes["action greet"].links] == ["♻ frees time for Thank"]


@given(journeys())
@settings(max_examples=examples(20))
def test_a_blueprint_has_each_touchpoint_and_each_action_item_once(built: Journey) -> None:
    ids = Counter(node.id for node in draw(built, "blueprint").nodes)

    wanted = [f"at {p.id}" for p in built.touchpoints] + [f"action {a.id}" for a in built.actions]
    assert all(ids[id] == 1 for id in wanted)
    assert set(ids.values()) <= {1}


def test_a_blueprint_tells_what_is_seen_from_what_is_not() -> None:
    diagram = draw(shop(), "blueprint")
    nodes = {node.id: node for node in diagram.nodes}

    assert {id: (node.lane, node.column) for id, node in nodes.items() if node.shape != "chip"} == {
        "at page": ("customer", "look"),
        "at gone": ("customer", "look"),
        "at pay_page": ("customer", "buy"),
        "at paid": ("customer", "buy"),
        "action greet": ("support", "look"),  # runs by itself
        "action thank": ("front", "buy"),  # names the customers' own channel
        "action dream": ("back", "buy"),
        "action odd": ("back", "buy"),
        "at desk_case": ("back", "buy"),  # beside those it serves
        "at done": ("back", "inside"),
        "help buy cx": ("support", "buy"),
    }
    assert [(e.source, e.target, e.kind) for e in diagram.edges] == [
        ("at desk_case", "at pay_page", "serves")
    ]
    assert [(lane.id, lane.border) for lane in diagram.lanes] == [
        ("channels", ""),
        ("customer", ""),
        ("front", "line of interaction"),
        ("back", "line of visibility"),
        ("support", "line of internal interaction"),
    ]


@given(journeys())
@settings(max_examples=examples(20))
def test_hand_overs_are_the_ways_that_somebody_can_take(built: Journey) -> None:
    owned = [point for point in built.touchpoints if built.owner_of(point.id)]
    diagram = drawn_or_refused(built, "teams", owned)
    if diagram is None:
        return
    space = explore(built)
    owners = {p.id: built.owner_of(p.id) or "" for p in built.touchpoints}
    outcomes = {p.id for p in built.touchpoints if p.outcome}

    slow: Counter[tuple[str, str]] = Counter()
    for transition in built.transitions:
        takers = [
            who
            for who in space.customers
            if journey.State(transition.from_, who) in space
            and space.universe.bit(who) & space.universe.set_of(transition.for_)
        ]
        if takers and transition.from_ not in outcomes:
            slow[owners[transition.from_], owners[transition.to]] += 1

    counts = {(n.lane, n.column): int(n.lines[0].text) for n in diagram.nodes}
    assert counts == dict(slow)


def test_teams_say_what_they_own() -> None:
    lanes = {lane.id: lane for lane in draw(shop(), "teams").lanes}

    assert lanes["cx"].detail == "4 touchpoints, 1 action item, 0 voices"
    assert lanes["pay"].items == (("buy\u00a0×2", ""),)


@given(journeys())
@settings(max_examples=examples(20))
def test_each_voice_has_a_lane_and_each_of_its_places_a_card(built: Journey) -> None:
    diagram = drawn_or_refused(built, "causes", built.voc)
    if diagram is None:
        return

    assert sorted(lane.id for lane in diagram.lanes) == sorted(voice.id for voice in built.voc)
    ids = Counter(node.id for node in diagram.nodes)
    assert set(ids.values()) <= {1}
    for voice in built.voc:
        for place in voice.heard_at:
            assert ids[f"{voice.id} heard {place}"]
        for place in voice.caused_at:
            assert ids[f"{voice.id} caused {place}"]


def test_the_most_painful_voice_stands_first_and_what_is_missing_is_said() -> None:
    diagram = draw(shop(), "causes")
    cells = {(node.lane, node.column): node for node in diagram.nodes}

    assert [lane.id for lane in diagram.lanes] == ["slow", "dear"]
    assert diagram.lanes[0].detail.replace("\u00a0", " ") == (
        "complaint · severity 5 × 9 a month · ▲ high priority"
    )
    assert cells["slow", "ended"].lines[-1].text == "→ under way"
    assert cells["dear", "caused"].shape == cells["dear", "relieved"].shape == "gap"
    assert cells["dear", "ended"].lines[-1].text == "▲ missing; its priority is high"
    assert "1 with something missing" in diagram.subtitle


@given(journeys())
@settings(max_examples=examples(20))
def test_each_step_of_the_lifecycle_is_drawn(built: Journey) -> None:
    steps = {(step.from_, step.to) for step in built.customers.lifecycle}
    if not steps:
        with pytest.raises(JourneyError, match="no lifecycle"):
            draw(built, "lifecycle")
        return

    diagram = draw(built, "lifecycle")

    assert {(edge.source, edge.target) for edge in diagram.edges} == steps
    assert {node.id for node in diagram.nodes} == {end for step in steps for end in step}


@given(journeys())
@settings(max_examples=examples(20))
def test_every_gap_of_a_touchpoint_is_marked_where_it_is(built: Journey) -> None:
    diagram = draw(built, "coverage")
    nodes = {node.id: node for node in diagram.nodes}
    figures = cover(built)

    for name, words in (("touchpoints-owned", "no owner"), ("touchpoints-observed", "no event")):
        missing = {gap.path[-1] for gap in figures[name].missing}
        marked = {
            id for id, node in nodes.items() if f"− {words}" in {link.text for link in node.links}
        }
        assert marked == missing
    assert len(diagram.key) == sum(1 for figure in figures.figures if figure.total)
    said = {sign.text for sign in diagram.key if sign.look == "mark:✓"}
    assert len(said) == sum(1 for f in figures.figures if f.total and not f.missing)


def test_what_has_no_place_is_named_in_the_language_of_the_picture() -> None:
    notes = " ".join(draw(shop(), "coverage", language="ko").notes)

    assert "취소·교환·반품" in notes and "return" not in notes


def test_what_will_change_is_marked_with_the_improvement() -> None:
    diagram = draw(shop(), "improved")
    nodes = {node.id: node for node in diagram.nodes}
    lanes = {lane.id: lane for lane in diagram.lanes}

    assert [link.text for link in nodes["pay_page"].links] == [
        "✚ Fast pages (under way)",
        "✚ Speed: Fast pages (under way)",
    ]
    assert nodes["pay_page"].accent == "positive-ink"
    assert not nodes["page"].accent  # an improvement that is proposed is not agreed
    assert lanes["buy"].items[0] == ("✚ Thank", "Fast pages (under way)")
    assert "✚ Fast pages" in lanes["buy"].detail.replace("\u00a0", " ")
    assert diagram.subtitle.startswith("1 improvement agreed or being done")


def test_a_broken_policy_shows_the_walk_that_breaks_it() -> None:
    diagram = draw(shop(), "policy", policy="never_gone")
    nodes = {node.id: node for node in diagram.nodes}

    assert [link.text.replace("\u00a0", " ") for link in nodes["page"].links] == [
        "1. VIP · looking"
    ]
    assert nodes["gone"].links[0].text == "2."
    assert [(e.source, e.target) for e in diagram.edges if e.accent == "fail"] == [
        ("start of page", "page"),
        ("page", "gone"),
    ]
    assert diagram.notes == ("× broken; a shortest walk that breaks it has 1 step",)
    assert "“Gone (VIP)”" in diagram.subtitle


def test_a_policy_that_holds_shows_its_events_and_the_way_between() -> None:
    diagram = draw(shop(), "policy", policy="page_first", language="ko")
    shown = {node.id for node in diagram.nodes if not node.faded}

    assert shown == {"page", "pay_page", "paid"}
    assert diagram.notes == ("✓ 끝까지 가는 모든 경로에서 지켜짐",)


@given(journeys())
@settings(max_examples=examples(20))
def test_a_policys_walk_is_the_shortest_that_breaks_it(built: Journey) -> None:
    for verdict in (journey.prove(explore(built), policy) for policy in built.policies):
        diagram = draw(built, "policy", policy=verdict.policy.id)
        red = [edge for edge in diagram.edges if edge.accent == "fail" and edge.kind != "entry"]
        walked = (
            {(s.touchpoint, t.touchpoint) for s, t in pairwise(verdict.walk.states)}
            if (verdict.walk)
            else set()
        )
        assert {(edge.source, edge.target) for edge in red} == walked


# Stages and large journeys.


def test_a_stage_is_as_wide_as_the_share_that_gets_there() -> None:
    diagram = draw(shop(), "stages")
    nodes = {node.id: node for node in diagram.nodes}

    # 60 of 100 go on with 0.5, and 40 with 0.75.
    assert nodes["buy"].breadth == pytest.approx(0.6)
    assert nodes["buy"].lines[1].text == "60 % of those who enter"
    assert nodes["look"].lines[1].text == "100 % of those who enter"
    assert nodes["inside"].lines[1].text == "100 % of colleagues who begin"
    assert "✓ Paid · 48 % end here" in [line.text for line in nodes["buy"].lines]


def test_a_share_is_a_range_where_it_is_not_said_who_enters_how_often() -> None:
    built = shop()
    first = built.stages[0].touchpoints[0].model_copy(update={"entry": "guest|vip/looking"})
    stage = built.stages[0].model_copy(
        update={"touchpoints": (first, *built.stages[0].touchpoints[1:])}
    )

    changed = built.model_copy(update={"stages": (stage, *built.stages[1:])})

    share = reach_of(changed).stages["buy"]
    assert [share.least, share.most] == pytest.approx([0.5, 0.75])
    diagram = draw(changed, "stages")
    assert "50–75 % of those who enter" in [line.text for line in diagram.nodes[1].lines]
    assert len(diagram.notes) == 2


def test_the_widths_of_stages_grow_with_their_shares_and_claim_no_more() -> None:
    built = reads(
        "journey: w\ncustomers: {types: [a], situations: [s]}\nstages:\n"
        "  x: {phase: pre_purchase, title: One, touchpoints: {p: {entry: any}, gone: {outcome: negative}}}\n"
        "  y: {phase: purchase, title: A title that is longer than a small share is wide, "
        "touchpoints: {q: {outcome: positive}}}\n"
        "  z: {phase: use, title: Three, touchpoints: {r: {outcome: positive}}}\n"
        "transitions: [p -> q: {rate: 0.02}, p -> r: {rate: 0.03}, p -> gone: {rate: 0.95}]"
    ).journey
    assert built is not None
    diagram = draw(built, "stages")

    widths = _Stack(diagram, Look(STANDARD)).widths
    shares = [node.breadth for node in diagram.nodes]

    assert shares == pytest.approx([1.0, 0.02, 0.03])
    assert widths[1] < widths[2] < widths[0]
    assert "not to scale" in diagram.notes[0]


def test_a_colleague_is_drawn_beside_everybody_whom_they_serve() -> None:
    built = reads("""\
journey: serves
customers:
  types: {guest: Anyone, staff: {definition: Ours, internal: true}}
  situations: {using: {definition: Using, types: [guest]}, working: {definition: Work, types: [staff]}}
stages:
  use: {phase: use, touchpoints: {check: {entry: guest}}}
  help: {phase: contact, touchpoints: {repair: Repair, fixed: {outcome: positive}}}
  work:
    phase: contact
    touchpoints: {assign: {entry: staff, serves: [check, repair, note]}, note: {}, done: {outcome: positive}}
transitions: [check -> repair -> fixed, assign -> note -> done]
""").journey
    assert built is not None

    diagram = draw(built, "blueprint")

    cards = {node.id: (node.lane, node.column) for node in diagram.nodes}
    assert [(edge.source, edge.target) for edge in diagram.edges] == [
        ("at assign", "at check"), ("at assign in help", "at repair"), ("at assign in work", "at note"),
    ]  # fmt: skip
    for edge in diagram.edges:
        assert cards[edge.source][1] == cards[edge.target][1]
    assert cards["at assign in help"] == ("back", "help")
    assert "3 of colleagues" in diagram.subtitle


def test_a_colleague_who_serves_one_that_stands_elsewhere_is_drawn_so() -> None:
    built = Journey.model_validate(
        {
            "journey": "shop",
            "customers": {
                "types": {"guest": "x", "agent": {"definition": "y", "internal": True}},
                "situations": {"here": "x"},
            },
            "stages": {
                "buy": {"phase": "purchase", "touchpoints": {"cart": {"entry": "guest"}}},
                "use": {
                    "phase": "use",
                    "touchpoints": {
                        "plan": {"entry": "agent", "serves": "desk"},
                        "desk": {"entry": "agent", "serves": "cart"},
                    },
                },
            },
        }
    )

    edges = [(edge.source, edge.target) for edge in draw(built, "blueprint").edges]

    assert edges == [("at plan", "at desk"), ("at desk", "at cart")]


@given(journeys())
def test_a_blueprint_draws_whom_colleagues_serve_each_once(built: Journey) -> None:
    context = Context(built, today=date(2026, 11, 22))
    known = {point.id for point in built.touchpoints}
    expected = {
        (point.id, served)
        for point in built.touchpoints
        if context.is_internal(point)
        for served in point.serves
        if served in known
    }
    try:
        diagram = draw(built, "blueprint")
    except NothingToShow:
        return
    if len(known) > FOLD_ABOVE or any(node.shape == "count" for node in diagram.nodes):
        return
    if sum(len(stage.touchpoints) + len(stage.actions) for stage in built.stages) > HIGHEST:
        return

    drawn = [
        tuple(end.removeprefix("at ").split(" in ")[0] for end in (edge.source, edge.target))
        for edge in diagram.edges
    ]
    assert sorted(drawn) == sorted(expected)


SHARED = """\
journey: c
customers:
  types: {a: {definition: A, share: 0.9}, b: {definition: B, share: 0.1}}
  situations: {s: Looking, t: Other}
stages:
  x: {phase: purchase, touchpoints: {p: {entry: {s: 1000 per month, b/t: 7 per month}}, q: {outcome: positive}}}
transitions: [p -> q: {rate: 1}]
"""


@pytest.mark.parametrize(
    ("who", "lines"),
    [
        (
            "b",
            ["•\u00a0s: 100\u00a0/\u00a0month", "•\u00a0b\u00a0· t: 7\u00a0/\u00a0month"],
        ),
        ("a", ["s: 900\u00a0/\u00a0month"]),
        ("a/s", ["s: 900\u00a0/\u00a0month"]),
    ],
)
def test_a_volume_beside_a_customer_is_that_customers(who: str, lines: list[str]) -> None:
    built = reads(SHARED).journey
    assert built is not None

    diagram = draw(built, "customer", customer=who)

    [entry] = [edge for edge in diagram.edges if edge.kind == "entry"]
    assert [line.replace("\u00a0", " ") for line in entry.lines] == [
        line.replace("\u00a0", " ") for line in lines
    ]
    assert diagram.notes == ()


def test_a_customers_part_of_a_volume_is_left_out_where_it_is_not_known() -> None:
    built = reads(SHARED.replace(", share: 0.1", "")).journey
    assert built is not None

    diagram = draw(built, "customer", customer="b/s")

    [entry] = [edge for edge in diagram.edges if edge.kind == "entry"]
    assert entry.lines == ("s",)
    assert len(diagram.notes) == 1
    assert diagram.notes[0] == (
        "How many of those who enter at p are these customers is not known: give their types a "
        "`share`."
    )


def test_without_rates_the_width_is_that_of_customers_and_it_is_said() -> None:
    diagram = draw(shop(transitions=["page -> pay_page -> paid", "desk_case -> done"]), "stages")

    assert [(node.breadth, node.lines[1].text) for node in diagram.nodes] == [
        (1.0, "2 of 2 customer definitions can be here"),
        (1.0, "2 of 2 customer definitions can be here"),
        (1.0, "1 of 1 colleague definition can be here"),
    ]
    assert "`page -> pay_page`" in diagram.notes[0]


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "customers, and 1 of colleagues: "), ("ko", "개, 내부고객 정의 1개: ")],
)
def test_colleagues_are_no_customers_in_the_table_of_customers(language: str, words: str) -> None:
    table = journey.draw(shop(), "customers", language=language)

    assert isinstance(table, Table)
    assert words in table.subtitle


@given(journeys(policies=False))
@settings(max_examples=examples(25))
def test_shares_are_those_of_a_slow_reckoning(built: Journey) -> None:
    leaving = Counter(step.from_ for step in built.transitions)
    rated = built.model_copy(
        update={
            "transitions": tuple(
                step.model_copy(update={"rate": 0.9 / leaving[step.from_]})
                for step in built.transitions
            )
        }
    )
    inner = {type.id for type in built.customers.types if type.internal}
    space = explore(rated)
    starts = [
        journey.State(space.touchpoint_ids[number], who)
        for number, members in space.entering.items()
        for who in space.universe.customers(members)
    ]
    theirs = [s for s in starts if s.customer.type not in inner] or starts

    reach = reach_of(rated)

    assert reach.is_known
    for stage in rated.stages:
        if stage.id not in reach.inner:
            slow = reckoned(rated, {point.id for point in stage.touchpoints})
            share = reach.stages.get(stage.id, Share(0.0, 0.0))
            entered = [slow[state] for state in theirs]
            assert min(entered) - 1e-6 <= share.least <= share.most <= max(entered) + 1e-6


def reckoned(built: Journey, here: set[str]) -> dict[journey.State, float]:
    """How likely each state comes to some touchpoints: by going on until nothing changes."""
    space = explore(built)
    states = list(space)
    ways: dict[journey.State, list[tuple[float, journey.State]]] = {s: [] for s in states}
    outcomes = {point.id for point in built.touchpoints if point.outcome}
    for state in states:
        for step in built.transitions:
            bit = space.universe.bit(state.customer)
            if step.from_ != state.touchpoint or state.touchpoint in outcomes:
                continue
            if bit & space.universe.set_of(step.for_):
                moved = space.after(step.becomes, bit) & space.universe.everyone
                for who in space.universe.customers(moved):
                    ways[state].append((step.rate or 0.0, journey.State(step.to, who)))
    chance = {state: float(state.touchpoint in here) for state in states}
    for _ in range(400):
        for state in states:
            if state.touchpoint not in here:
                chance[state] = sum(rate * chance[after] for rate, after in ways[state])
    return chance


def large(stages: int, each: int) -> Journey:
    ids = [f"t{n}" for n in range(stages * each)]
    return Journey.model_validate(
        {
            "journey": "large",
            "customers": {"types": {"t": "x"}, "situations": {"s": "x"}},
            "stages": {
                f"stage{k}": {
                    "phase": "use",
                    "touchpoints": {
                        id: {"title": f"Point {id}", "entry": "any" if id == "t0" else None}
                        for id in ids[k * each : (k + 1) * each]
                    },
                }
                for k in range(stages)
            },
            "transitions": [
                *(f"{a} -> {b}" for a, b in pairwise(ids)),
                *(f"{ids[n]} -> {ids[(n * 37) % len(ids)]}" for n in range(1, len(ids), 3)),
            ],
        }
    )


@pytest.mark.parametrize("view", ["funnel", "stages", "coverage"])
def test_a_thousand_touchpoints_are_folded_without_a_layout_program(
    view: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journey.pictures.drawing.all_layouts", list)
    start = perf_counter()

    diagram = draw(large(30, 34), view)
    svg = render(diagram).text

    assert perf_counter() - start < 20
    assert len(diagram.nodes) == 30
    assert diagram.notes  # the choice is said aloud
    assert sum(text.endswith("stage7") for text in texts(svg)) == 1


SHORT = 12_000.0
"""Nobody scrolls further, in points."""


@pytest.mark.parametrize("stage", [None, "stage3"])
@pytest.mark.parametrize("view", DIAGRAMS)
def test_a_thousand_touchpoints_can_be_read_in_every_view(view: str, stage: str | None) -> None:
    if stage and "stage" not in all_views()[view].uses:
        return
    places = tuple(f"t{n}" for n in range(300))
    built = large(8, 125).model_copy(
        update={
            "voc": (journey.Voice(id="slow", kind="complaint", heard_at=places, caused_at=places),),
            "improvements": (journey.Improvement(id="better", status="agreed", changes=("t5",)),),
            "policies": (journey.Policy.model_validate({"id": "seen", "response": ["t1", "t90"]}),),
            "customers": journey.Customers.model_validate(
                {"types": {"t": "x", "u": "x"}, "situations": {"s": "x"}, "lifecycle": ["t -> u"]}
            ),
        }
    )
    stages = tuple(
        each.model_copy(update={"owner": "cx", "actions": (journey.Action(id=f"do_{each.id}"),)})
        for each in built.stages
    )
    start = perf_counter()

    diagram = draw(
        built.model_copy(update={"stages": stages}), view, stage=stage, **chosen(built, view)
    )
    whole = canvas(render(diagram).text)

    assert perf_counter() - start < 20
    assert whole.right < 1600 and whole.bottom < SHORT
    if len(diagram.nodes) < 1000 and view not in ("causes", "lifecycle", "operations", "teams"):
        assert diagram.notes  # what is left out or folded is said


def test_a_blueprint_of_a_large_journey_counts_what_it_has() -> None:
    built = large(8, 125)

    diagram = draw(built, "blueprint", language="ko")
    lines = [line.text for node in diagram.nodes for line in node.lines]

    assert [lane.id for lane in diagram.lanes] == [stage.id for stage in built.stages]
    assert lines == ["고객 접점 125개"] * 8
    assert [column.border for column in diagram.columns] == [
        "", "", "상호작용선", "가시선", "내부 상호작용선"
    ]  # fmt: skip
    assert any("--stage stage0" in note for note in diagram.notes)


@given(journeys())
@settings(max_examples=examples(20))
def test_a_turned_blueprint_counts_every_card(built: Journey) -> None:
    whole = draw(built, "blueprint")

    summed = turned(whole, _COUNTED)

    said = Counter[str]()
    for node in summed.nodes:
        for line in node.lines:
            if found := re.match(r"(\d+) (touchpoint|action item)", line.text):
                said[found[2]] += int(found[1])
    assert said["touchpoint"] == sum(1 for _ in built.touchpoints)
    assert said["action item"] == sum(1 for _ in built.actions)
    assert {(n.lane, n.column) for n in summed.nodes} == {(n.column, n.lane) for n in whole.nodes}


@pytest.mark.parametrize("view", ["funnel", "stages", "improved", "customer"])
def test_the_ways_of_a_very_large_stage_are_named_and_none_is_lost(view: str) -> None:
    built = large(2, 60)
    better = journey.Improvement(id="better", status="agreed", changes=("t50",))
    built = built.model_copy(update={"improvements": (better,)})
    more = {"customer": "t"} if view == "customer" else {}

    diagram = draw(built, view, stage="stage0", **more)
    nodes = {node.id: node for node in diagram.nodes}

    assert not diagram.edges and diagram.form == "grid"
    assert "The ways between 60 touchpoints" in diagram.notes[1]
    for way in built.transitions:
        if way.from_ in nodes and way.to in nodes:
            said = " ".join(link.text for link in nodes[way.from_].links if "↗" in link.text)
            assert f"Point\u00a0{way.to}" in said
    assert nodes["t0"].links[0].text == "→ everyone"
    assert {"mark:→", "mark:×n"} <= {sign.look for sign in diagram.key}


@pytest.mark.parametrize("view", ["funnel", "stages", "improved", "coverage"])
def test_one_stage_of_a_large_journey_is_drawn_whole(view: str) -> None:
    built = large(8, 16)
    if view == "improved":
        better = journey.Improvement(id="better", status="agreed", changes=("t50",))
        built = built.model_copy(update={"improvements": (better,)})

    diagram = draw(built, view, stage="stage3")
    svg = render(diagram).text

    whole = [node.id for node in diagram.nodes if node.shape == "touchpoint"]
    assert whole == [f"t{n}" for n in range(48, 64)]
    assert sum(bool(re.fullmatch(r"Point t\d+", text)) for text in texts(svg)) == 16
    boxes = {node.id for node in diagram.nodes if node.shape == "stage"}
    assert {"stage stage2", "stage stage4"} <= boxes
    assert any("One stage is drawn whole" in note for note in diagram.notes)


def test_unknown_stages_and_policies_are_errors_with_the_nearest_name() -> None:
    with pytest.raises(UnknownName) as stage:
        draw(shop(), "stages", stage="bay")
    with pytest.raises(UnknownName) as policy:
        draw(shop(), "policy", policy="page_frist")

    assert stage.value.say("ko") == (
        "단계 가운데 `bay`가 없습니다. `buy`를 쓰려고 했나요? 쓸 수 있는 이름: look, buy, inside"
    )
    assert policy.value.guess == "page_first"


OPTIONS = {"customer": "nobody", "stage": "nowhere", "policy": "nothing", "trace": Trace(())}


@pytest.mark.parametrize("option", OPTIONS)
@pytest.mark.parametrize("view", all_views())
def test_an_option_changes_a_view_or_is_refused(view: str, option: str) -> None:
    value: Any = OPTIONS[option]
    if option == "trace":
        value = journey.cover_trace(shop(), value)
    heed = [each.name for each in all_views().values() if option in each.uses]
    if view not in heed:
        with pytest.raises(UnusedOption) as refused:
            journey.draw(shop(), view, **{option: value})
        assert str(refused.value) == (
            f"the view {view} has no use for `{option}`: leave it out, or draw {', '.join(heed)}"
        )
        assert refused.value.say("ko").startswith(f"{view} 그림에는 `{option}`")
    elif option != "trace":
        with pytest.raises(UnknownName):
            journey.draw(shop(), view, **{option: value})
    else:
        more: dict[str, Any] = {"customer": "vip"} if view == "customer" else {}
        traced = journey.draw(shop(), view, trace=value, **more)
        assert traced != journey.draw(shop(), view, **more)


def test_the_ways_of_several_customers_are_drawn_together() -> None:
    both = draw(shop(), "customer", customer=["guest", "agent"])
    met = [{n.id for n in draw(shop(), "customer", customer=c).nodes if not n.faded}
           for c in ("guest", "agent")]  # fmt: skip

    assert {node.id for node in both.nodes if not node.faded} == met[0] | met[1]
    assert "Guest / Agent" in both.title


def test_a_traced_stage_tells_what_was_taken_of_it() -> None:
    trace = journey.cover_trace(shop(), Trace((Hit("page", "guest/looking", "1"),)))

    diagram = draw(shop(), "funnel", stage="look", trace=trace)

    assert {n.id: n.taken for n in diagram.nodes if n.taken} == {"page": "taken", "gone": "never"}
    assert [sign.look for sign in diagram.key][:2] == ["trace:taken", "trace:never"]


@pytest.mark.parametrize(
    ("view", "words", "korean"),
    [
        ("blueprint", "no stage has touchpoints or action items", "그릴 것이 없습니다"),
        ("causes", "under `voc`", "`voc`에 쓰세요"),
        ("improved", "`changes`", "`changes`를"),
        ("lifecycle", "lifecycle: [newcomer -> regular]", "생애 주기가 없습니다"),
        ("operations", "under `actions` of a stage", "`actions`에 쓰세요"),
        ("policy", "under `policies`", "`policies`에 쓰세요"),
        ("teams", "write the `owner`", "`owner`를 쓰세요"),
    ],
)
def test_what_a_view_has_nothing_of_is_refused_with_the_cure(
    view: str, words: str, korean: str
) -> None:
    with pytest.raises(JourneyError) as error:
        draw(Journey(id="empty"), view)

    assert words in str(error.value)
    assert korean in error.value.say("ko")


def test_the_view_of_a_policy_asks_for_one_and_names_them() -> None:
    with pytest.raises(JourneyError, match="page_first, never_gone"):
        draw(shop(), "policy")


def test_the_key_of_a_picture_explains_its_signs_and_only_those() -> None:
    for name in NAMES:
        built = example(name)
        for view in DIAGRAMS:
            diagram = draw(built, view, **chosen(built, view))
            looks = [sign.look for sign in diagram.key if view != "coverage"]
            assert len(looks) == len(set(looks))
            words = "".join(
                [line.text for node in diagram.nodes for line in node.lines]
                + [link.text for node in diagram.nodes for link in node.links]
                + [text for edge in diagram.edges for text in edge.lines]
                + [word for lane in diagram.lanes for item in lane.items for word in item]
            )
            for look in looks:
                mark = look.removeprefix("mark:")
                assert look == mark or mark in words or look == "mark:×n", (view, look)


LOOKS = [
    "edge:entry", "edge:forward", "edge:fail", "edge:exit", "edge:leads", "node:positive", "truth",
    "trace:taken", "series:1", "fill:series-1", "cell:positive:●", "gap", "count:contact",
    "count:faded", "mark:✚", "mark:●:series-2",
]  # fmt: skip


@pytest.mark.parametrize("look", LOOKS)
def test_every_sign_of_a_key_is_drawn_and_stands_nearest_to_what_it_means(look: str) -> None:
    brush = Brush(Look(STANDARD, "light"))
    shown = Diagram("x", "x", key=(Sign(look, "meaning"), Sign(look, "other")))

    drawn, _ = key(shown, 0.0, 0.0, 1000.0, brush.paint)
    svg = brush.document(shown, 1000.0, 100.0, drawn)
    root = ET.fromstring(svg)
    words = {t.text: float(t.get("x", "0")) for t in root.iter(f"{SVG}text")}
    shapes = [e for e in root.iter() if e.tag.removeprefix(SVG) not in ("svg", "title", "desc")]

    assert len(shapes) - 1 > 2  # the canvas, two texts, and something before each
    room = words["meaning"]
    assert room < words["other"] - words["meaning"] - text_width("meaning", 10.0)


def test_every_diagram_view_is_tested_here() -> None:
    assert set(DIAGRAMS) <= set(all_views())
