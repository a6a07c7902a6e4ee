"""The playbook: sums that hold, figures of a slow and obvious reckoning, and what rules find."""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey import (
    Action,
    CustomerType,
    Document,
    Efforts,
    Journey,
    Maturing,
    Offer,
    Playbook,
    Savings,
    Settings,
    Since,
    Stage,
    Team,
    Thresholds,
    UnknownName,
    check,
    export,
    few_and_many,
    load,
    operations,
    reads,
    worths,
)
from journey.checking.rule import all_rules
from journey.model.amounts import read_range
from journey.operating.playbook.division import Division
from journey.operating.playbook.playbook import Kind
from journey.operating.playbook.text import tell_operations
from journey.operating.playbook.text_items import By
from journey.operating.playbook.worth import Worths
from journey.testing import broken, journeys
from journey.words.plain import as_json
from journey.words.sentences import printable
from journey.words.setting import set_lines
from journey.words.terminal import Manner, columns
from tests.amounts import examples, is_quick
from tests.cli.running import run
from tests.pictures.hostile import HOSTILE
from tests.states.explicit import Explicit, any_matches, search, wild_journeys

TODAY = date(2026, 11, 22)
BYS: tuple[By, ...] = ("stage", "team", "customer")
EXAMPLES = ("hospital_visit", "online_store", "saas_subscription")
HOURS = st.none() | st.sampled_from([0.0, 1.5, 20.0, 20.5, 70.0, 300.0])
SHARES = st.none() | st.sampled_from([0.0, 0.1, 0.3, 0.5])
RANGES = st.sampled_from([None, 0.0, 0.3, (0.5, 0.7), (0.0, 1.0), 1.0])


@st.composite
def staffed(draw: st.DrawFn) -> Journey:
    """Journeys of any kind, with action items of any kind."""
    journey = draw(wild_journeys())
    (stage,) = journey.stages
    cut = draw(st.integers(0, len(stage.touchpoints)))
    pairs = [
        f"{t.id}/{s.id}" for t in journey.customers.types for s in journey.customers.situations
    ]
    who = st.sampled_from([None, "any", *(t.id for t in journey.customers.types), *pairs])
    ids = [f"act_{number}" for number in range(draw(st.integers(0, 7)))]
    homes = {id: draw(st.integers(0, 1)) for id in ids}
    stages = [
        Stage(
            id=f"stage_{number}",
            phase="use",
            owner=draw(st.sampled_from([None, "cx"])),
            touchpoints=points,
            actions=tuple(
                _action(draw, id, who, ids, [point.id for point in points])
                for id in ids
                if homes[id] == number
            ),
        )
        for number, points in enumerate((stage.touchpoints[:cut], stage.touchpoints[cut:]))
    ]
    types = tuple(
        CustomerType(
            id=type.id,
            share=draw(SHARES),
            revenue_share=draw(SHARES),
            internal=draw(st.integers(0, 3)) == 3,
        )
        for type in journey.customers.types
    )
    customers = journey.customers.model_copy(update={"types": types})
    changes = {"stages": tuple(stages), "customers": customers, "teams": (Team(id="cx"),)}
    return journey.model_copy(update=changes)


def _action(draw: st.DrawFn, id: str, who: Any, ids: list[str], points: list[str]) -> Action:
    some = st.lists(st.sampled_from(points), max_size=2).map(tuple) if points else st.just(())
    day = st.none() | st.dates(date(2024, 1, 1), date(2027, 6, 1))
    return Action(
        id=id,
        at=draw(some),
        for_=draw(who),
        owner=draw(st.sampled_from([None, "cx", "depot"])),
        with_=draw(st.sampled_from([(), ("cx",), ("depot", "cx")])),
        maturity=draw(st.sampled_from([None, "project", "process", "automated"])),
        since=Since(project=draw(day), process=draw(day), automated=draw(day)),
        hours_per_month=draw(HOURS),
        human=draw(st.booleans()),
        maturing=draw(st.none() | _maturings()),
        offer=draw(
            st.none()
            | st.builds(
                Offer,
                price=st.sampled_from([None, "10 EUR"]),
                free_path=st.sampled_from([None, *ids, "nowhere"]),
                uptake=SHARES,
            )
        ),
        frees_time_for=draw(st.sampled_from([None, *ids, "nowhere"])),
    )


def _maturings() -> st.SearchStrategy[Maturing]:
    return st.builds(
        Maturing,
        first_hours=HOURS,
        saves=st.builds(Savings, process=RANGES, automated=RANGES),
        effort=st.builds(
            Efforts,
            process=st.sampled_from([None, 0.0, 40.0]),
            automated=st.none() | st.just((10.0, 80.0)),
        ),
    )


def playbook_of(journey: Journey, **more: Any) -> Playbook:
    return operations(journey, today=TODAY, **more)


def hours_of(groups: Any) -> float:
    return sum(t.hours or 0.0 for group in groups for t in group.tallies.values())


def found(rule: str, journey: Journey) -> Iterator[str]:
    """The action items of which a rule finds something; none where what it reads is uncertain."""
    report = check(journey, rules=[all_rules()[rule]], today=TODAY)
    return (str(each.path[3]) for each in report if each.rule == rule)


@given(staffed() | journeys())
@settings(max_examples=examples(120))
def test_hours_by_stage_by_team_and_by_type_are_all_hours(journey: Journey) -> None:
    playbook = playbook_of(journey)

    actions = list(journey.actions)
    total = pytest.approx(sum(action.hours_per_month or 0.0 for action in actions))
    assert [item.action for item in playbook.items] == [action.id for action in actions]
    assert sum(t.hours or 0.0 for t in playbook.tallies.values()) == total
    for groups in (playbook.stages, playbook.teams, playbook.types):
        assert hours_of(groups) == total
    for groups in (playbook.stages, playbook.teams):
        owned = [id for group in groups for id in group.items]
        assert Counter(owned) == Counter(action.id for action in actions)
    for kind in get_args(Kind):
        count = sum(item.kind == kind for item in playbook.items)
        assert count == playbook.tallies[kind].items
        assert count == sum(group.tallies[kind].items for group in playbook.stages)


@given(staffed())
@settings(max_examples=examples(60))
def test_the_playbooks_of_all_teams_are_the_whole_one(journey: Journey) -> None:
    teams = (Team(id="cx"), Team(id="depot"))
    journey = journey.model_copy(update={"teams": teams})
    whole = playbook_of(journey)

    parts = [playbook_of(journey, team=team.id) for team in teams]

    owned = [item for part in parts for item in part.items]
    assert sorted(owned, key=str) == sorted((i for i in whole.items if i.owner), key=str)
    for part in parts:
        assert all(item.owner == part.team for item in part.items)
        assert all(part.team in item.helpers for item in part.helps)
        assert {p.action for p in part.candidates} <= {item.action for item in part.items}
    candidates = [each.action for part in parts for each in part.candidates]
    assert Counter(candidates) == Counter(
        each.action for each in whole.candidates if whole.item(each.action).owner
    )


def meets(journey: Journey, stage: Stage, action: Action, states: set[Explicit]) -> set[str]:
    """The types of those who can meet an action item, state by state."""
    points = set(action.at) or {point.id for point in stage.touchpoints}
    points &= {point.id for point in stage.touchpoints}
    return {
        type
        for point, type, situation in states
        if point in points and any_matches(action.for_ or "any", (type, situation), journey)
    }


@given(staffed())
@settings(max_examples=examples(120))
def test_hours_are_divided_as_by_hand(journey: Journey) -> None:
    division, states = few_and_many(journey), set(search(journey))

    expected: dict[str | None, Fraction] = {}
    types = {type.id: type for type in journey.customers.types}
    for stage in journey.stages:
        for action in stage.actions:
            hours = Fraction(action.hours_per_month or 0.0)
            met = meets(journey, stage, action, states)
            outside = {type for type in met if not types[type].internal}
            if outside and action.for_ in (None, "any"):
                met = outside
            for type in met:
                side = outside if type in outside else met - outside
                shares = [types[each].share for each in side]
                part = Fraction(1, len(side))
                if None not in shares and any(shares):
                    whole = sum((Fraction(share or 0) for share in shares), Fraction(0))
                    part = Fraction(types[type].share or 0) / whole
                part *= Fraction(len(side), len(met))
                expected[type] = expected.get(type, Fraction(0)) + hours * part
            if not met:
                expected[None] = expected.get(None, Fraction(0)) + hours
    for each in (*division.parts, *division.internal):
        assert (each.hours or 0.0) == pytest.approx(float(expected.get(each.type, 0)))
        assert types[each.type].internal is (each in division.internal)
    assert division.nobody == pytest.approx(float(expected.get(None, 0)))
    assert division.hours + division.nobody + sum(
        each.hours or 0.0 for each in division.internal
    ) == pytest.approx(division.total)
    known = [each.hours_share for each in division.parts if each.hours_share is not None]
    assert not known or sum(known) == pytest.approx(1.0)


@given(staffed())
@settings(max_examples=examples(120))
def test_what_maturing_gives_is_reckoned_as_by_hand(journey: Journey) -> None:
    playbook = playbook_of(journey)

    for prospect in (*playbook.candidates, *playbook.others):
        _, action = journey._actions[prospect.action]
        own = action.maturing or Maturing()
        saves, efforts = own.saves or Savings(), own.effort or Efforts()
        process = saves.process if saves.process is not None else 0.3
        automated = saves.automated if saves.automated is not None else (0.5, 0.7)
        hours = action.hours_per_month
        assert prospect.hours == hours
        wanted = ["process"] if action.maturity == "project" else []
        wanted += [] if action.human else ["automated"]
        unknowable = own.first_hours is None and (
            action.maturity == "process" and read_range(process).high == 1
        )
        if hours is None or unknowable:
            assert prospect.steps == ()
            continue
        assert [step.to for step in prospect.steps] == wanted
        for step in prospect.steps:
            # Every corner of what may be, one by one.
            corners: list[float] = []
            costs: list[float] = []
            for back in read_range(process):
                first = own.first_hours
                if first is None:
                    first = hours if action.maturity == "project" else hours / (1 - back)
                parts = read_range(process if step.to == "process" else automated)
                corners += [first * (1 - part) for part in parts]
                cost: list[Any] = [efforts.automated or first] if step.to == "automated" else []
                cost += [efforts.process] if action.maturity == "project" else []
                known = [read_range(each) for each in cost if each is not None]
                costs += [sum(each.low for each in known), sum(each.high for each in known)]
                assert (step.effort is None) is (not known)
                assert len(step.missing) == len(cost) - len(known)
            assert step.after == pytest.approx((min(corners), max(corners)), abs=1e-5)
            gain = hours - max(corners), hours - min(corners)
            assert step.saves == pytest.approx(gain, abs=1e-5)
            year = 12 * gain[0] - max(costs), 12 * gain[1] - min(costs)
            assert step.year == pytest.approx(year, abs=1e-4)
            if step.effort is not None and step.payback is not None:
                assert step.effort == pytest.approx((min(costs), max(costs)), abs=1e-5)
                assert step.payback.low <= step.payback.high
                if step.effort.low and step.saves.high > 1e-3:
                    months = step.effort.low / step.saves.high
                    assert step.payback.low == pytest.approx(months, rel=1e-3)


@given(staffed() | journeys())
@settings(max_examples=examples(120))
def test_figures_and_findings_never_disagree(journey: Journey) -> None:
    playbook, division = playbook_of(journey), few_and_many(journey)

    assert {each.action for each in playbook.candidates} == set(
        found("automation-candidate", journey)
    )
    assert set(playbook.hasty) == set(found("automated-without-process", journey))
    faulty = {each.action for each in playbook.deals if each.free in ("none", "itself", "sold")}
    assert faulty == set(found("paid-without-free-path", journey))
    unfair = list(found("few-served-at-the-cost-of-many", journey))
    assert [each.action for each in division.imbalances] == unfair


@pytest.mark.parametrize(
    "rule",
    [
        "automation-candidate",
        "automated-without-process",
        "paid-without-free-path",
        "few-served-at-the-cost-of-many",
    ],
)
@given(data=st.data())
@settings(max_examples=examples(12))
def test_what_is_broken_for_a_rule_is_shown(rule: str, data: st.DataObject) -> None:
    case = data.draw(broken(rule))
    journey = case.target.journey if isinstance(case.target, Document) else case.target
    assert journey is not None

    playbook, division = playbook_of(journey), few_and_many(journey)

    shown = {
        "automation-candidate": [each.action for each in playbook.candidates],
        "automated-without-process": list(playbook.hasty),
        "paid-without-free-path": [e.action for e in playbook.deals if e.free != "free"],
        "few-served-at-the-cost-of-many": [each.action for each in division.imbalances],
    }
    paths = [each.path for each in case.findings]
    assert paths
    assert all(any(id in path for id in shown[rule]) for path in paths)


@given(staffed())
@settings(max_examples=examples(80))
def test_what_must_stay_with_people_is_never_to_be_automated(journey: Journey) -> None:
    playbook = playbook_of(journey)

    for prospect in (*playbook.candidates, *playbook.others):
        if playbook.item(prospect.action).human:
            assert prospect in playbook.others
            assert [step.to for step in prospect.steps] in ([], ["process"])
    ranked = [each.steps[-1].year.low for each in playbook.candidates if each.steps]
    assert ranked == sorted(ranked, reverse=True)


@given(staffed())
@settings(max_examples=examples(120))
def test_every_time_that_is_freed_is_one_step_of_one_chain(journey: Journey) -> None:
    steps: list[tuple[str, str]] = []
    for chain in playbook_of(journey).chains:
        steps += zip(chain.actions, chain.actions[1:], strict=False)
        if chain.is_ring:
            steps.append((chain.actions[-1], chain.actions[0]))
            assert len(set(chain.actions)) == len(chain.actions)

    frees = [(a.id, a.frees_time_for) for a in journey.actions if a.frees_time_for]
    assert sorted(steps) == sorted(frees)


@given(staffed(), st.randoms(use_true_random=False))
@settings(max_examples=examples(60))
def test_the_order_of_stages_changes_the_order_alone(journey: Journey, random: Any) -> None:
    stages = list(journey.stages)
    random.shuffle(stages)
    turned = journey.model_copy(update={"stages": tuple(stages)})

    one, other = playbook_of(journey), playbook_of(turned)

    for field in ("items", "candidates", "others", "freed", "deals"):
        assert words_of(getattr(one, field)) == words_of(getattr(other, field))
    assert set(one.idle) == set(other.idle)
    assert {(g.id, frozenset(g.items)) for g in one.types} == {
        (g.id, frozenset(g.items)) for g in other.types
    }


def words_of(values: Iterable[object]) -> list[list[str]]:
    """The words of each value: where several things are named, the file's order decides."""
    return sorted(sorted(re.findall(r"\w+", str(value))) for value in values)


def text_of(
    journey: Journey,
    playbook: Playbook,
    division: Division,
    worth: Worths | None = None,
    language: str = "en",
    *,
    by: By = "stage",
) -> str:
    found = worths(journey) if worth is None else worth
    told = tell_operations(journey, playbook, division, found, language, by=by)
    return set_lines(told, Manner(language, 80), everything=True)


def texts(journey: Journey, language: str) -> Iterator[str]:
    division = few_and_many(journey)
    for by in BYS:
        playbook = playbook_of(journey)
        yield text_of(journey, playbook, division, worths(journey), language, by=by)
    for team in journey.teams:
        playbook = playbook_of(journey, team=team.id)
        yield text_of(journey, playbook, division, None, language)


@given(staffed() | journeys(), st.sampled_from(["en", "ko"]))
@settings(max_examples=examples(60))
def test_every_text_fits_a_terminal_and_every_json_is_read(journey: Journey, language: str) -> None:
    for text in texts(journey, language):
        assert all(columns(line) <= 80 and line == line.rstrip() for line in text.splitlines())
        assert all(printable(line) == line for line in text.split("\n"))
    data = json.loads(as_json(playbook_of(journey), language))
    assert len(data["items"]) == len(list(journey.actions))
    assert json.loads(as_json(few_and_many(journey)))["total"] >= 0


@pytest.mark.parametrize("text", HOSTILE[::5] if is_quick() else HOSTILE)
def test_a_hostile_text_is_only_ever_text(examples: Path, text: str) -> None:
    journey = load(examples / "online_store.journey.yaml")
    said = {"title": text}
    stages = tuple(
        stage.model_copy(
            update={**said, "actions": tuple(a.model_copy(update=said) for a in stage.actions)}
        )
        for stage in journey.stages
    )
    types = tuple(type.model_copy(update=said) for type in journey.customers.types)
    teams = tuple(team.model_copy(update=said) for team in journey.teams)
    customers = journey.customers.model_copy(update={"types": types})
    changed = journey.model_copy(
        update={**said, "stages": stages, "teams": teams, "customers": customers}
    )

    for shown in texts(changed, "en"):
        assert all(columns(line) <= 80 for line in shown.splitlines())
        assert all(printable(line) == line for line in shown.split("\n"))


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_are_told_whole(examples: Path, name: str, language: str) -> None:
    journey = load(examples / f"{name}.journey.yaml")

    for text in texts(journey, language):
        assert all(columns(line) <= 80 for line in text.splitlines())
        assert "{" not in text.replace("{first_hours: …}", "").replace("{first_hours:", "")


SHOP = """\
journey: shop
teams: {cx: CX team, bar: The bar}
customers:
  types:
    guest: {definition: Anyone, share: 0.8, revenue_share: 0.2}
    vip: {definition: The few, share: 0.2, revenue_share: 0.8}
    agent: {definition: Serves, internal: true}
  situations: {looking: Looking around}
stages:
  help:
    phase: contact
    owner: cx
    touchpoints:
      chat: {entry: {guest|vip/looking: 100 per month}}
      desk: {entry: agent}
      solved: {outcome: positive, worth: 20 EUR}
      gone: {outcome: negative}
    actions:
      ACTIONS
transitions:
  - chat -> solved: {rate: 0.6}
  - chat -> gone: {rate: 0.2}
  - desk -> solved: {rate: 1}
"""


def shop(*actions: str) -> Journey:
    found = reads(SHOP.replace("ACTIONS", "\n      ".join(actions)))
    assert found.journey is not None
    return found.journey


def flat(text: str) -> str:
    """A text without its line breaks."""
    return " ".join(text.split())


def only(journey: Journey, **more: Any) -> Any:
    """What the one action item that could mature would give, step by step."""
    playbook = playbook_of(journey, **more)
    (prospect,) = (*playbook.candidates, *playbook.others)
    return prospect


def test_the_first_effort_of_a_process_is_worked_back_from_what_it_takes_now() -> None:
    (step,) = only(shop("note: {maturity: process, hours_per_month: 70}")).steps

    assert (step.before, step.after, step.saves) == (70, (30, 50), (20, 40))
    assert (step.effort, step.payback, step.year) == ((100, 100), (2.5, 5), (140, 380))
    assert (step.saves_by, step.effort_by, step.missing) == ("estimate", "estimate", ())


def test_a_project_becomes_a_process_first_and_nobody_knows_what_that_takes() -> None:
    process, automated = only(shop("note: {maturity: project, hours_per_month: 40}")).steps

    assert (process.saves, process.effort, process.payback) == ((12, 12), None, None)
    assert process.missing == automated.missing == ("process",)
    assert (automated.saves, automated.effort, automated.payback) == (
        (20, 28),
        (40, 40),
        (1.428571, 2),
    )


def test_the_file_goes_before_the_configuration_and_that_before_the_estimate() -> None:
    thresholds = Thresholds(process_saves=0.5, process_effort=2, automation_effort=(1, 3))
    configured = Settings(thresholds=thresholds)
    bare = shop("note: {maturity: project, hours_per_month: 40}")
    said = shop(
        "note: {maturity: project, hours_per_month: 40, maturing: {first_hours: 50, "
        "saves: {process: 0.2, automated: [0.6, 0.8]}, effort: {process: 5, automated: 10-20}}}"
    )

    own, both = only(bare, settings=configured).steps, only(said, settings=configured).steps

    assert (own[0].saves, own[0].effort) == ((20, 20), (80, 80))
    assert own[1].effort == (120, 200)
    assert (own[0].saves_by, own[0].effort_by) == ("configuration", "configuration")
    assert (both[0].after, both[0].effort) == ((40, 40), (5, 5))
    assert (both[1].after, both[1].saves, both[1].effort) == ((10, 20), (20, 30), (15, 25))
    assert (both[1].saves_by, both[1].effort_by) == ("file", "file")
    assert playbook_of(said).bases == ("file",)
    assert playbook_of(bare, settings=configured).bases == ("estimate", "configuration")


def test_what_saves_nothing_never_pays_back_and_is_said_so() -> None:
    written = "{saves: {process: 0.5, automated: 0.4}}"
    prospect = only(shop(f"note: {{maturity: process, hours_per_month: 50, maturing: {written}}}"))

    (step,) = prospect.steps
    assert (step.saves, step.payback) == ((-10, -10), (float("inf"), float("inf")))
    assert prospect.reason.en == "automated it would save nothing"
    assert json.loads(as_json(prospect))["steps"][0]["payback"] == {"low": None, "high": None}


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ("{maturity: process}", "its hours are not said"),
        (
            "{maturity: process, hours_per_month: 9, maturing: {saves: {process: 1}}}",
            "first_hours: 60",
        ),
    ],
)
def test_what_cannot_be_estimated_says_what_is_missing(action: str, words: str) -> None:
    prospect = only(shop(f"note: {action}"))

    assert prospect.steps == ()
    assert words in prospect.reason.en
    assert prospect.reason.ko != prospect.reason.en


def test_an_action_has_the_channels_of_the_touchpoints_at_which_it_is() -> None:
    built = reads("""\
journey: a
channels: [phone, app, mail]
stages:
  help:
    phase: contact
    channel: phone
    touchpoints: {bot: {channel: [app, mail]}, call: {}, app_page: {channel: app}}
    actions:
      fill: {at: [bot]}
      both: {at: [call, app_page]}
      own: {at: [bot], channel: mail}
      whole: {}
""").journey
    assert built is not None

    found = {item.action: item.channels for item in operations(built, today=TODAY).items}

    assert found == {
        "fill": ("app", "mail"), "both": ("phone", "app"), "own": ("mail",), "whole": ("phone",),
    }  # fmt: skip
    rows = [*csv.DictReader(export(built, "actions").splitlines())]
    assert {row["id"]: tuple(row["channels"].split("; ")) for row in rows} == found


def test_candidates_are_ranked_by_what_they_save_in_a_year() -> None:
    playbook = playbook_of(
        shop(
            "small: {maturity: process, hours_per_month: 21}",
            "same: {maturity: process, hours_per_month: 35}",
            "twin: {maturity: process, hours_per_month: 35}",
            "large: {maturity: process, hours_per_month: 700, maturing: {effort: {automated: 9000}}}",
            "human: {maturity: process, hours_per_month: 900, human: true}",
            "unsaid: {hours_per_month: 900}",
            "below: {maturity: project, hours_per_month: 20}",
        )
    )

    assert [each.action for each in playbook.candidates] == ["same", "twin", "small", "large"]
    assert [each.action for each in playbook.others] == ["below"]
    assert {item.action: item.kind for item in playbook.items} == {
        **dict.fromkeys(["small", "same", "twin", "large", "below"], "manual"),
        "human": "human",
        "unsaid": "unknown",
    }


def test_dates_tell_how_long_something_is_so_and_how_long_it_took() -> None:
    since = "since: {project: 2024-01-01, process: 2025-01-01, automated: 2026-11-12}"
    late = "since: {process: 2027-01-01}"
    playbook = playbook_of(
        shop(f"a: {{maturity: automated, {since}}}", f"b: {{maturity: process, {late}}}")
    )

    first, second = playbook.items
    assert (first.since, first.days) == (date(2026, 11, 12), 10)
    assert [(p.before, p.after, p.days) for p in first.passages] == [
        ("project", "process", 366),
        ("process", "automated", 680),
    ]
    assert (second.since, second.days, second.passages) == (None, None, ())


def test_who_frees_time_for_whom_is_told_as_chains_and_rings() -> None:
    journey = shop(
        "a: {maturity: automated, hours_per_month: 2, maturing: {first_hours: 40}, frees_time_for: b}",
        "b: {maturity: process, frees_time_for: c}",
        "c: {maturity: process, frees_time_for: d}",
        "d: {maturity: project, frees_time_for: b}",
        "e: {maturity: automated, hours_per_month: 3}",
        "f: {maturity: process, human: true}",
        "g: {maturity: project, frees_time_for: g}",
    )
    playbook = playbook_of(journey)

    assert [(c.actions, c.is_ring, c.joins) for c in playbook.chains] == [
        (("a", "b"), False, "b"),
        (("b", "c", "d"), True, None),
        (("g",), True, None),
    ]
    assert playbook.idle == ("e",)
    freed: dict[str, Any] = {e.action: (e.hours, e.by, e.to) for e in playbook.freed}
    assert freed["a"] == ((38, 38), "file", "b")
    assert freed["e"] == ((3, 7), "estimate", None)
    assert freed["f"] == (None, None, None)
    text = next(texts(journey, "en"))
    assert "a (automated, frees 38 h a month) → b" in text
    assert "a ring: b (process) → c (process) → d (project) → b" in text
    assert "38 hours a month are freed as far as the file says them" in text
    assert "practitioner's estimate" in text
    assert "한 실무자의 추정치" in next(texts(journey, "ko"))


def test_an_offer_says_whom_its_free_path_leaves_out_and_what_it_brings() -> None:
    playbook = playbook_of(
        shop(
            "paid: {at: [chat], offer: {price: 10 EUR, free_path: free, uptake: 0.1}}",
            "free: {for: vip}",
            "late: {at: [gone], for: vip, offer: {price: 5 EUR, free_path: free, uptake: 1}}",
            "both: {at: [desk], offer: {price: 5 EUR, free_path: both, uptake: 1}}",
            "bare: {offer: {free_path: paid}}",
        )
    )

    paid, late, both, bare = playbook.deals
    assert (paid.free, [str(who) for who in paid.shut_out]) == ("free", ["guest/looking"])
    assert [paid.offered, paid.revenue] == pytest.approx([100, 100])
    assert paid.currency == "EUR"
    assert late.free == "free"
    assert [late.offered, late.revenue] == pytest.approx([4, 20])
    assert (both.free, both.revenue) == ("itself", None)
    assert both.unknown is not None
    assert both.unknown.en == "no volume is planned for `desk (agent/looking)`"
    assert bare.free == "sold"
    assert bare.unknown is not None
    assert bare.unknown.en == "it says no price"


def test_where_a_free_path_does_not_exist_those_of_others_are_unknown() -> None:
    journey = shop(
        "paid: {at: [chat], offer: {price: 10 EUR, free_path: free, uptake: 0.1}}",
        "free: {for: vip}",
        "late: {at: [gone], for: vip, offer: {price: 5 EUR, free_path: nothing, uptake: 1}}",
    )

    playbook = playbook_of(journey)

    assert [each.free for each in playbook.deals] == ["unknown", "undeclared"]
    assert playbook.uncertain == ("paid-without-free-path",)
    assert "whether it has a free path is unknown" in flat(next(texts(journey, "en")))


def test_the_few_and_the_many_are_explained_with_figures() -> None:
    journey = shop("call: {title: Call back, for: vip, owner: bar, hours_per_month: 12}")

    division = few_and_many(journey)

    (each,) = division.imbalances
    assert (each.action, each.owner, each.types, each.hours) == ("call", "bar", ("vip",), 12)
    assert (each.without_types, each.share, each.revenue_share) == (("guest",), 0.8, 0.2)
    text = flat(next(texts(journey, "en")))
    assert "Call back 12 h is for vip in help; guest/looking come there too" in text
    assert "20 % of the revenue The bar" in text
    assert "guest: 80 % of the customers, 20 % of the revenue" in text
    own = text_of(journey, playbook_of(journey, team="bar"), division)
    other = text_of(journey, playbook_of(journey, team="cx"), division)
    assert "The few served at the cost of the many Call back 12 h" in flat(own)
    assert "Call back" not in other


def test_an_unknown_team_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(UnknownName, match="did you mean 'cx'"):
        operations(shop("a: A"), team="cxx")


def test_a_document_without_a_journey_is_refused() -> None:
    for ask in (operations, few_and_many, worths):
        with pytest.raises(ValueError, match="holds no journey"):
            ask(reads("- a list"))


def test_the_command_writes_text_and_json(tmp_path: Path) -> None:
    file = tmp_path / "shop.journey.yaml"
    file.write_text(
        SHOP.replace("ACTIONS", "note: {maturity: process, hours_per_month: 70, owner: bar}"),
        encoding="utf-8",
    )

    text = run("operations", file, "--today", "2026-11-22")
    korean = run("operations", file, "--lang", "ko", "--by", "customer", "--team", "bar")
    data = run("operations", file, "--format", "json", "--today", "2026-11-22")
    wrong = run("operations", file, "--team", "bra", "--lang", "ko")

    assert text.exit_code == korean.exit_code == data.exit_code == 0
    assert "paid back in 2.5–5 months" in text.output
    assert "회수 기간은 2.5–5개월" in korean.output
    found = json.loads(data.output)
    assert found["format"] == 1
    assert found["operations"]["today"] == "2026-11-22"
    assert found["few_and_many"]["total"] == 70
    assert found["worths"]["monthly"] == {"EUR": 1200.0}
    assert (wrong.exit_code, wrong.stdout) == (2, "")
    assert "`bar`를 쓰려고 했나요?" in wrong.stderr


def test_a_teams_text_names_what_it_helps_with_and_who_frees_its_time() -> None:
    journey = shop(
        "a: {maturity: automated, hours_per_month: 2, maturing: {first_hours: 40}, frees_time_for: b}",
        "b: {owner: bar, with: [cx], maturity: project}",
        "c: {title: Clean up, with: [bar]}",
    )
    playbook = playbook_of(journey, team="bar")

    said = {by: flat(text_of(journey, playbook, few_and_many(journey), by=by)) for by in BYS}

    assert [item.action for item in playbook.items] == ["b"]
    assert [item.action for item in playbook.helps] == ["c"]
    assert all("Clean up" in text.partition("Helps with")[2] for text in said.values())
    assert all("a (automated, frees 38 h a month) → b" in text for text in said.values())
    assert all("38 hours a month are freed" not in text for text in said.values())


def test_what_rests_on_the_estimate_is_marked_wherever_it_is_said() -> None:
    saved = "maturing: {saves: {automated: 0.6}}"
    known = "maturing: {first_hours: 100, saves: {automated: 0.6}, effort: {automated: 50}}"

    back = only(shop(f"a: {{maturity: process, hours_per_month: 70, {saved}}}")).reason
    sure = only(shop(f"a: {{maturity: process, hours_per_month: 70, {known}}}")).reason

    assert back.en == (
        "automated it would save at least 30 of its 70 hours a month, for about 100 hours of "
        "work, paid back in 3.3 months"
    )
    assert sure.en == (
        "automated it would save 30 of its 70 hours a month, for 50 hours of work, paid back in "
        "1.7 months"
    )
    assert sure.ko == (
        "자동화되면 월 70시간 가운데 30시간이 줄어듭니다. 드는 공수는 50시간, 회수 기간은 1.7개월입니다"
    )
