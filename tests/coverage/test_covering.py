"""Coverage: figures that agree with the rules, and the matrix."""

import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings

from journey import Document, Journey, draw, dump, explore, read, reads, render
from journey.checking.rule import Rule, all_rules
from journey.coverage.care import cared
from journey.coverage.covering import cover
from journey.coverage.figures import Coverage, Figure
from journey.coverage.text import tabulate
from journey.facts.context import Context
from journey.model.anatomy import parts_of
from journey.pictures.fonts.typesetting import unknown_letters
from journey.pictures.parts.heatmap import heat_map
from journey.problems.source import EMPTY
from journey.testing import journeys
from journey.words.terminal import Manner, columns
from journey.words.terms import FIGURES
from tests.amounts import examples
from tests.places import EXAMPLES
from tests.states.explicit import any_matches, search, wild_journeys

TODAY = date(2026, 11, 22)

RULES = {
    "touchpoints-owned": "unowned-touchpoint",
    "touchpoints-observed": "unobserved-touchpoint",
    "touchpoints-heard": "silent-touchpoint",
    "moments-measured": "moment-of-truth-without-metric",
    "moments-recovered": "moment-of-truth-without-recovery",
    "issues-prioritised": "issue-without-priority",
    "issues-answered": "issue-without-action",
    "issues-placed": "issue-without-place",
    "issues-explained": "issue-without-cause",
    "improvements-closed": "open-loop",
    "phases": "missing-phase",
}


@given(journeys())
@settings(max_examples=examples(60))
def test_figures_and_findings_never_disagree(journey: Journey) -> None:
    coverage = cover(journey, today=TODAY)
    context = Context(journey, today=TODAY)

    assert [figure.name for figure in coverage.figures] == list(FIGURES)
    for name, rule in RULES.items():
        find = all_rules()[rule].find
        assert find is not None
        figure = coverage[name]
        assert len(figure.missing) == len(list(find(context))), name
        assert figure.covered == figure.total - len(figure.missing)


@given(wild_journeys())
def test_pairs_are_counted_as_by_hand(journey: Journey) -> None:
    coverage = cover(journey, today=TODAY)

    states = search(journey)
    homes = {point.id: stage.id for stage in journey.stages for point in stage.touchpoints}
    there = {(homes[state[0]], state[1:]) for state in states}
    care = cared(Context(journey, today=TODAY))
    pairs = {(stage, tuple(who)) for (stage, who), way in care.items() if way != "absent"}
    assert pairs == there
    assert coverage["pairs-addressed"].total == len(there)
    # What names an undeclared touchpoint may lead anybody anywhere.
    uncertain = bool(coverage["pairs-addressed"].uncertain)
    assert coverage["pairs-addressed"].covered == (None if uncertain else 0)
    assert coverage.care == (dict.fromkeys(care, "unknown") if uncertain else care)
    assert {tuple(who) for who in coverage.customers} == {state[1:] for state in states}
    universe = explore(journey).customers
    assert coverage["customers-reachable"].total == len(universe)
    reached = None if uncertain else len(coverage.customers)
    assert coverage["customers-reachable"].covered == reached


@given(journeys())
@settings(max_examples=examples(40))
def test_who_is_looked_after_as_by_hand(journey: Journey) -> None:
    coverage, space = cover(journey, today=TODAY), explore(journey)

    for stage in journey.stages:
        for who in coverage.customers:
            care = coverage.care[stage.id, who]
            actions = [
                action
                for action in stage.actions
                if (not action.at or any(who in space.customers_at(at) for at in action.at))
                and any_matches(action.for_ or "any", (who.type, who.situation), journey)
            ]
            if care == "absent":
                continue
            specific = any(action.for_ not in (None, "any") for action in actions)
            expected = "specific" if specific else "generic" if actions else "none"
            assert care == expected


SHOP = """\
journey: shop
customers:
  types: {guest: Anyone, vip: {title: The few}}
  situations: {looking: Looking around, gone: Not here}
  definitions: {vip/looking: A word of their own}
  excluded: [{customer: guest/gone, reason: None}]
unused_phases: {exit: They come again}
stages:
  buy:
    phase: purchase
    touchpoints:
      cart: {entry: any/looking}
      paid: {outcome: positive}
    actions:
      thank: {title: Thank, for: vip, at: [paid]}
      greet: {title: Greet, at: [cart]}
  talk:
    phase: contact
    touchpoints: {desk: Desk}
transitions:
  - cart -> paid: {for: vip}
  - cart -> desk -> paid
"""


def test_a_shop_counted_by_hand() -> None:
    coverage = cover(reads(SHOP, name="shop.yaml"), today=TODAY)

    def figure(name: str) -> tuple[int | None, int, list[str]]:
        found = coverage[name]
        return found.covered, found.total, [one.label for one in found.missing]

    assert figure("customers-reachable") == (2, 3, ["vip/gone"])
    assert figure("customers-defined") == (2, 3, ["vip/gone"])
    assert figure("phases") == (3, 6, ["pre_purchase", "use", "return"])
    assert figure("pairs-specific") == (
        1,
        4,
        ["buy × guest/looking", "talk × guest/looking", "talk × vip/looking"],
    )
    assert figure("pairs-addressed") == (2, 4, ["talk × guest/looking", "talk × vip/looking"])
    assert figure("touchpoints-owned") == (0, 2, ["cart", "desk"])
    assert figure("touchpoints-heard") == (0, 1, ["desk"])
    assert figure("goals-guarded") == (0, 0, [])
    assert str(coverage["goals-guarded"]) == "goals-guarded: nothing to cover"
    assert str(coverage["phases"]) == "phases: 3 of 6 (50.0 %)"
    assert (coverage.universe, coverage.excluded) == (3, 1)
    place = coverage["touchpoints-heard"].missing[0].span
    assert place is not None
    assert (
        str(place) == f"shop.yaml:{SHOP.splitlines().index('    touchpoints: {desk: Desk}') + 1}:19"
    )


def assert_paths_exist(document: Document) -> None:
    """Every path is that of something in the journey, and its line the one with its key."""
    assert document.journey is not None
    there = {path for path, _ in parts_of(document.journey)} | {("journey",)}
    there |= {("stages",)} if document.journey.stages else set()
    for figure in cover(document, today=TODAY).figures:
        for missing in figure.missing:
            assert missing.path in there
            assert missing.label
            if document.source is not EMPTY:
                assert missing.span is not None
                assert str(missing.path[-1]) in document.source.line(missing.span.line)


@given(journeys() | wild_journeys())
def test_every_path_of_what_is_missing_is_that_of_something_there(journey: Journey) -> None:
    assert_paths_exist(Document(journey.id, journey))
    assert_paths_exist(reads(dump(journey)))


BARE = "journey: shop\n"
BLANK = """\
journey: shop
customers:
  types: {guest: " ", vip: Few}
  situations: {here: Here, gone: Gone}
  definitions: {vip/gone: "", guest/gone: ""}
unused_phases: {exit: " "}
"""


@pytest.mark.parametrize(
    "text",
    [BARE, BLANK, *(path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.yaml")))],
)
def test_every_path_of_what_is_missing_in_a_file_is_there(text: str) -> None:
    assert_paths_exist(reads(text))


@pytest.mark.parametrize(
    "rule", [rule for rule in all_rules().values() if rule.find], ids=lambda rule: rule.id
)
def test_every_path_of_what_is_missing_in_a_bad_file_is_there(rule: Rule) -> None:
    assert_paths_exist(reads(rule.bad))


def test_what_is_missing_is_named_at_what_is_there() -> None:
    coverage = cover(reads(BLANK), today=TODAY)
    journey = reads(BLANK).journey
    assert journey is not None

    text = tabulate(coverage, journey, Manner("en", 80), all_missing=True)

    rows = [line.strip(" -") for line in text.splitlines() if line.startswith("    - ")]
    assert rows[:4] == [
        "customers.situations.here: customer guest/here, line 4",
        "customers.definitions.guest/gone: customer guest/gone, line 5",
        "customers.situations.here: customer vip/here, line 4",
        "customers.definitions.vip/gone: customer vip/gone, line 5",
    ]
    assert rows[4:6] == [
        "customers.types.guest: customer guest/here, line 3",
        "customers.definitions.guest/gone: customer guest/gone, line 5",
    ]
    assert rows[6:8] == ["journey: phase pre_purchase, line 1", "journey: phase purchase, line 1"]
    assert rows[-1] == "unused_phases.exit: phase exit, line 6"


def test_what_is_short_of_a_least_percentage() -> None:
    coverage = cover(reads(SHOP), today=TODAY)

    assert [f.name for f in coverage.short_of({"phases": 50})] == []
    assert [f.name for f in coverage.short_of({"phases": 50.1, "goals-guarded": 100})] == ["phases"]


def test_goals_without_a_metric_need_no_guardrail() -> None:
    built = reads(
        "journey: x\nmetrics: {m: {unit: count}, n: {unit: count}}\n"
        "goals: {a: {metric: m, guardrail: n}, b: {metric: m}, c: {task: Do it}, d: {}}"
    )

    figure = cover(built, today=TODAY)["goals-guarded"]

    assert (figure.covered, figure.total) == (1, 2)
    assert [one.label for one in figure.missing] == ["b"]


def test_an_unknown_figure() -> None:
    with pytest.raises(KeyError):
        cover(Journey(id="x"))["nothing"]


def test_nothing_is_covered_of_nothing() -> None:
    coverage = cover(Journey(id="x"), today=TODAY)

    assert [f.name for f in coverage.figures if f.total] == ["phases"]
    assert Figure("phases", 0, 0).percent is None
    text = tabulate(coverage, Journey(id="x"), Manner())
    assert "touchpoints-owned     nothing to cover" in text


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("name", ["online_store", "saas_subscription", "hospital_visit"])
@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_table_fits_the_terminal(examples: Path, name: str, language: str, width: int) -> None:
    document = read(examples / f"{name}.journey.yaml")
    assert document.journey is not None
    coverage = cover(document, today=TODAY)

    text = tabulate(coverage, document.journey, Manner(language=language, width=width))

    # The first line is the file's name, however long; nor can a model path be broken.
    lines = [line for line in text.splitlines()[1:] if "." not in line or " - " not in line]
    assert max(map(columns, lines)) <= width
    rows = [line for line in text.splitlines() if line.startswith(str(coverage.customers[0]))]
    assert rows
    assert width < 80 or len({columns(line.rstrip()) for line in rows}) == 1


def test_a_share_is_never_rounded_up_to_all() -> None:
    figure = Figure("phases", 1999, 2000)
    text = tabulate(Coverage("x", (figure,)), Journey(id="x"), Manner())

    assert "99.9 %" in text


@pytest.mark.parametrize("ground", ["auto", "light", "dark"])
def test_the_heat_map_is_whole_and_harmless(examples: Path, ground: str) -> None:
    hostile = SHOP.replace("Looking around", "x").replace(
        "  buy:\n    phase: purchase", '  buy:\n    title: "<script>&\\"\'"\n    phase: purchase'
    )
    document = reads(hostile)
    assert document.journey is not None

    table = heat_map(cover(document, today=TODAY).care, document.journey)
    svg = render(table, ground=ground).text

    root = ET.fromstring(svg)
    assert "script" not in {element.tag.split("}")[1] for element in root.iter()}
    assert svg.count("<rect") >= 4
    assert ("prefers-color-scheme" in svg) == (ground == "auto")
    assert not unknown_letters("".join(root.itertext()))
    assert svg == render(draw(document, "heatmap", today=TODAY), ground=ground).text
