"""The agenda of the meeting that reviews improvements: an order, figures, and what does not fit."""

import json
from dataclasses import replace
from datetime import date, timedelta
from statistics import median

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from journey import (
    Agenda,
    Effect,
    Improvement,
    Journey,
    Metric,
    Team,
    Told,
    UnknownName,
    Voice,
    improvements,
    read,
    reads,
)
from journey.checking.rule import all_rules
from journey.cli import main
from journey.facts.context import Context
from journey.facts.effects import measured
from journey.facts.improvements import ACCEPTED, NEXT, ORDER
from journey.operating.improvements.asking import section_of
from journey.operating.improvements.telling import changes_since
from journey.operating.improvements.text import plain_agenda, tell_improvements
from journey.testing import broken, journeys
from journey.testing.generating.breaking import Broken
from journey.words.plain import as_json
from journey.words.sentences import printable
from journey.words.setting import set_lines
from journey.words.terminal import Manner, columns
from tests.amounts import examples
from tests.places import EXAMPLES

TODAY = date(2026, 11, 22)

TWO_WEEKS = """\
journey: shop
teams: {cx: CX team, logistics: {en: Logistics, ko: 물류팀}}
metrics: {first_try: {title: Paid at first try, unit: ratio, better: higher}}
voc:
  broken: {title: Broken, kind: complaint, severity: 4, per_month: 50, caused_at: [parcel], cause: {team: logistics}}
  lost: {title: Lost, kind: complaint, severity: 5, per_month: 2, owner: cx}
  video: {title: A video, kind: wish, severity: 1, per_month: 10}
stages:
  use:
    phase: use
    touchpoints: {parcel: Parcel, chat: {metrics: [first_try]}}
    actions: {note: {title: Note, at: [parcel]}}
improvements:
  cheap: {from: [broken], changes: [note], value: 4, effort: 1, proposed: 2026-11-01, owner: logistics}
  dear: {from: [broken], changes: [parcel], value: 4, effort: 4, proposed: 2026-10-01}
  old: {from: [video], changes: [chat], value: 1, effort: 5, proposed: 2026-08-01}
  going: {from: [broken], changes: [first_try], status: doing, proposed: 2026-06-01, decided: {date: 2026-07-01, by: [cx]}}
  silent: {from: [broken], changes: [use], status: shipped, proposed: 2026-06-01, decided: {date: 2026-07-01, by: [cx]}, shipped: 2026-10-01}
  worse: {from: [broken], changes: [parcel], status: shipped, proposed: 2026-06-01, decided: {date: 2026-07-01, by: [cx]},
    shipped: 2026-10-01, told: {internal: 2026-10-01, customers: 2026-10-02}, effect: {voice: broken, before: 30, after: 45}}
  good: {from: [broken], changes: [parcel], status: verified, proposed: 2026-06-01, decided: {date: 2026-07-01, by: [cx]}, owner: cx,
    shipped: 2026-08-01, told: {internal: 2026-08-01, customers: 2026-08-02}, effect: {metric: first_try, before: 0.5, after: 0.75}}
  never: {from: [video], status: rejected, proposed: 2026-06-01, decided: {date: 2026-07-01, by: [cx]}, reason: Too dear}
"""


@pytest.fixture
def agenda() -> Agenda:
    return improvements(reads(TWO_WEEKS), today=TODAY)


def names(agenda: Agenda) -> dict[str, list[str]]:
    return {section.name: [item.id for item in section.items] for section in agenda.sections}


def test_the_meeting_decides_first_and_goes_on_to_what_is_over(agenda: Agenda) -> None:
    # Past the threshold first, then more value for the effort.
    assert names(agenda) == {
        "decide": ["old", "cheap", "dear"],
        "doing": ["going"],
        "tell": ["silent"],
        "prove": ["worse"],
        "celebrate": ["good"],
        "rejected": ["never"],
    }
    assert [item.id for item in agenda.items if item.is_late] == ["old", "going", "silent"]
    assert [each.id for each in agenda.candidates] == ["lost"]


def test_rates_come_with_what_they_are_of(agenda: Agenda) -> None:
    record = agenda.record
    by_team = {each.team: each for each in agenda.by("owner")}

    assert (record.acceptance.count, record.acceptance.of) == (4, 5)
    assert (record.completion.count, record.completion.of) == (3, 4)
    assert (record.effect.count, record.effect.of) == (1, 2)
    assert (record.undecided, record.median_age, record.aged) == (3, 52.0, 3)
    assert by_team["logistics"].acceptance.share is None
    assert by_team["cx"].effect.share == 1.0
    assert [each.team for each in agenda.by("cause")] == ["logistics"]


def test_an_effect_is_told_as_a_difference_and_in_per_cent(agenda: Agenda) -> None:
    worse, good = agenda["prove"][0].effect, agenda["celebrate"][0].effect

    assert worse is not None
    assert good is not None
    assert (worse.difference, worse.percent, worse.unit, worse.turn) == (
        15,
        50,
        "per month",
        "worse",
    )
    assert (good.difference, good.percent, good.unit, good.turn) == (0.25, 50, "ratio", "better")


@pytest.mark.parametrize(
    ("kind", "better", "before", "after", "turn"),
    [
        ("complaint", None, 2, 1, "better"),
        ("praise", None, 2, 1, "worse"),
        (None, "lower", 2, 1, "better"),
        (None, "higher", 2, 1, "worse"),
        (None, "higher", 2, 2, "same"),
        (None, None, 2, 1, "unknown"),
    ],
)
def test_the_direction_says_what_is_better(
    kind: str | None, better: str | None, before: float, after: float, turn: str
) -> None:
    voice = Voice.model_validate({"id": "said", "kind": kind})
    metric = Metric.model_validate({"id": "figure", "better": better})
    effect = Effect(voice="said" if kind else None, metric="figure", before=before, after=after)
    each = Improvement(id="x", effect=effect)
    context = Context(Journey(id="j", voc=(voice,), metrics=(metric,)), today=TODAY)

    found = measured(each, context)

    assert found is not None
    assert found.turn == turn


def test_a_figure_that_was_nothing_before_has_no_percentage() -> None:
    each = Improvement(id="x", effect=Effect(before=0, after=3))

    found = measured(each, Context(Journey(id="j"), today=TODAY))

    assert found is not None
    assert (found.difference, found.percent, found.turn) == (3, None, "unknown")


def test_what_changes_nothing_at_the_cause_is_noted() -> None:
    text = TWO_WEEKS.replace("changes: [note], value: 4, effort: 1", "changes: [chat]")
    item = next(item for item in improvements(reads(text), today=TODAY).items if item.id == "cheap")

    assert [note.say() for note in item.notes] == [
        "changes nothing where “Broken” is caused: parcel"
    ]
    assert [note.say("ko") for note in item.notes] == [
        "‘Broken’의 원인이 있는 곳(parcel)은 바꾸지 않음"
    ]


@pytest.mark.parametrize("changed", ["note", "parcel", "use"])
def test_an_action_a_touchpoint_and_a_stage_reach_the_cause(changed: str) -> None:
    text = TWO_WEEKS.replace("changes: [note]", f"changes: [{changed}]")
    item = next(item for item in improvements(reads(text), today=TODAY).items if item.id == "cheap")

    assert item.notes == ()


def test_dates_that_cannot_be_are_noted() -> None:
    text = TWO_WEEKS.replace("shipped: 2026-10-01}", "shipped: 2026-06-15}")
    item = improvements(reads(text), today=TODAY)["tell"][0]

    assert [note.say() for note in item.notes] == [
        "`shipped` 2026-06-15 is before `decided.date` 2026-07-01"
    ]


def test_a_team_sees_what_it_carries_out_decided_causes_and_is_told_of() -> None:
    document = reads(TWO_WEEKS)

    cx = improvements(document, today=TODAY, team="cx")
    logistics = improvements(document, today=TODAY, team="logistics")

    assert {item.id for item in cx.items} == {"going", "silent", "worse", "good", "never"}
    assert {item.id for item in logistics.items} == {
        "cheap",
        "dear",
        "going",
        "silent",
        "worse",
        "good",
    }
    assert [each.id for each in cx.candidates] == ["lost"]
    assert logistics.candidates == ()


def test_a_team_that_is_not_declared_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="did you mean 'logistics'"):
        improvements(reads(TWO_WEEKS), today=TODAY, team="logistic")


def test_news_are_what_customers_met_and_what_was_brought_up_to_date() -> None:
    text = TWO_WEEKS + "guides: {manual: {kind: manual, reviewed: 2026-10-01, owner: cx}}\n"

    found = changes_since(reads(text), date(2026, 9, 1), today=TODAY)

    assert [(each.id, each.date.isoformat(), each.told) for each in found] == [
        ("silent", "2026-10-01", False),
        ("worse", "2026-10-01", True),
        ("manual", "2026-10-01", None),
    ]
    assert found[1].says.say() == "New for customers: worse. They had said: “Broken”"


def test_every_status_has_its_place_and_its_way_on() -> None:
    assert set(NEXT) == set(ORDER)
    assert {each for ways in NEXT.values() for each in ways} <= set(ORDER)
    reached, edge = {"proposed"}, ["proposed"]
    while edge:
        fresh = [each for status in edge for each in NEXT[status] if each not in reached]  # type: ignore[index]
        reached.update(fresh)
        edge = list(fresh)
    assert reached == set(ORDER)


# Laws ------------------------------------------------------------------------------------------

EVERY_RULE = st.sampled_from(
    [rule.id for rule in all_rules().values() if rule.mutate and rule.find]
)


@given(journeys())
def test_every_improvement_stands_once_on_the_agenda(journey: Journey) -> None:
    agenda = improvements(journey, today=TODAY)

    assert sorted(item.id for item in agenda.items) == sorted(
        each.id for each in journey.improvements
    )
    context = Context(journey, today=TODAY)
    for section in agenda.sections:
        for item in section.items:
            assert item.section == section.name == section_of(item.improvement, context)


@given(journeys())
def test_rates_are_those_of_counting_by_hand(journey: Journey) -> None:
    record = improvements(journey, today=TODAY).record
    every = journey.improvements

    accepted = [each for each in every if each.status in ("agreed", "doing", "shipped", "verified")]
    rejected = [each for each in every if each.status == "rejected"]
    shipped = [each for each in every if each.status in ("shipped", "verified")]
    ages = [
        (TODAY - each.proposed).days
        for each in every
        if each.status in (None, "proposed") and each.proposed
    ]
    assert record.count == len(every)
    assert (record.acceptance.count, record.acceptance.of) == (
        len(accepted),
        len(accepted) + len(rejected),
    )
    assert (record.completion.count, record.completion.of) == (len(shipped), len(accepted))
    assert record.effect.count <= record.effect.of <= len(shipped)
    assert record.median_age == (float(median(ages)) if ages else None)


@given(journeys())
def test_what_the_owners_carry_out_is_everything(journey: Journey) -> None:
    agenda = improvements(journey, today=TODAY)
    owners = list(agenda.by("owner"))

    for figure in ("acceptance", "completion", "effect"):
        for side in ("count", "of"):
            whole = getattr(getattr(agenda.record, figure), side)
            assert sum(getattr(getattr(each, figure), side) for each in owners) == whole
    assert sum(each.undecided for each in owners) == agenda.record.undecided


@given(journeys(), st.randoms(use_true_random=False))
def test_the_order_of_the_file_decides_ties_only(journey: Journey, random: object) -> None:
    shuffled = list(journey.improvements)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    other = journey.model_copy(update={"improvements": tuple(shuffled)})

    one, two = improvements(journey, today=TODAY), improvements(other, today=TODAY)

    assert {item.id: item for item in one.items} == {item.id: item for item in two.items}
    assert one.record == two.record


@given(journeys())
def test_findings_and_the_agenda_never_disagree(journey: Journey) -> None:
    agenda = improvements(journey, today=TODAY)
    context = Context(journey, today=TODAY)

    def found(rule: str) -> set[str]:
        find = all_rules()[rule].find
        assert find is not None
        return {str(finding.path[1]) for finding in find(context)}

    assert {item.id for item in agenda["tell"]} == found("open-loop")
    assert {each.id for each in agenda.candidates} == found("dropped-voice")
    assert {item.id for item in agenda["decide"] if item.is_late} == found("undecided-improvement")
    assert {item.id for item in agenda["doing"] if item.is_late} == found("stalled-improvement")
    unproven = {item.id for item in agenda["prove"] if item.is_late and item.effect is None}
    assert unproven == found("unproven-improvement") - found("open-loop")
    accepted = {item.id for item in agenda.items if item.status in ACCEPTED}
    assert found("improvement-backfired") <= accepted


@given(st.one_of(journeys(), EVERY_RULE.flatmap(lambda rule: broken(rule).map(mended))))
@settings(max_examples=examples(60))
def test_text_and_json_are_written_for_every_journey(journey: Journey) -> None:
    agenda = improvements(journey, today=TODAY)

    for language in ("en", "ko"):
        telling = tell_improvements(agenda, journey, language)
        text = set_lines(telling, Manner(language), everything=True)
        assert all(columns(line) <= 80 for line in text.splitlines()), text
        assert all(printable(line) == line for line in text.split("\n"))
        assert json.loads(as_json(plain_agenda(agenda), language))["format"] == 1


def mended(case: Broken) -> Journey:
    return case.target if isinstance(case.target, Journey) else case.before


@given(journeys())
def test_a_day_later_everything_is_a_day_older(journey: Journey) -> None:
    one = improvements(journey, today=TODAY)
    two = improvements(journey, today=TODAY + timedelta(days=1))

    later = {item.id: item.days for item in two.items}
    assert later == {item.id: None if item.days is None else item.days + 1 for item in one.items}


def test_the_command_prints_the_agenda_and_plain_data() -> None:
    file = str(EXAMPLES / "online_store.journey.yaml")
    today = ["--today", "2026-11-22"]

    text = CliRunner().invoke(main, ["improvements", file, *today])
    data = CliRunner().invoke(main, ["improvements", file, *today, "--format", "json"])
    team = CliRunner().invoke(main, ["improvements", file, *today, "--team", "marketing"])
    wrong = CliRunner().invoke(main, ["improvements", file, *today, "--team", "marketin"])

    assert text.exit_code == data.exit_code == team.exit_code == 0
    assert "Under way (9)" in text.output
    found = json.loads(data.output)
    assert found["sections"][1]["items"][0]["id"] == "live_map"
    assert found["records"][0]["acceptance"] == {"count": 16, "of": 17}
    assert "One calendar of messages" in team.output
    assert wrong.exit_code == 2
    assert "did you mean 'marketing'" in wrong.output


def test_a_journey_without_improvements_says_what_to_write() -> None:
    journey = Journey(id="shop", teams=(Team(id="cx"),))

    telling = tell_improvements(improvements(journey, today=TODAY), journey, "en")

    assert telling.lead[0].startswith("No improvements are written down: declare `improvements`")
    assert telling.sections == ()


def test_the_same_agenda_has_the_same_bytes() -> None:
    document = read(EXAMPLES / "hospital_visit.journey.yaml")

    texts = {as_json(plain_agenda(improvements(document, today=TODAY))) for _ in range(3)}

    assert len(texts) == 1


def test_a_rejected_one_is_answered_once_customers_are_told() -> None:
    told = Told(customers=date(2026, 10, 1))
    each = Improvement(id="x", status="rejected", reason="No room")
    journey = Journey(id="j", improvements=(each, replace_told(each, told)))

    first, second = improvements(journey, today=TODAY)["rejected"]

    assert first.does.say() == "Tell those who asked: No room"
    assert second.does.say("ko") == "2026-10-01에 알림: No room"


def replace_told(each: Improvement, told: Told) -> Improvement:
    return each.model_copy(update={"id": "y", "told": told})


def test_an_item_can_be_changed_into_another() -> None:
    item = improvements(reads(TWO_WEEKS), today=TODAY).items[0]

    assert replace(item, value=2, effort=4).worth == 0.5
    assert replace(item, effort=None).worth is None
