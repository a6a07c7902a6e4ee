"""What is due: never in disagreement with the rules, by whom, and in order."""

import json
from datetime import date, timedelta

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from journey import (
    Exclusion,
    Feedback,
    Goal,
    Guide,
    Improvement,
    Journey,
    Review,
    Stage,
    UnknownName,
    Voice,
    Waiver,
    dues,
    read,
    reads,
)
from journey.checking.rule import all_rules
from journey.cli import main
from journey.facts.context import Context
from journey.operating.improvements.due import Due
from journey.operating.improvements.dues import RULES
from journey.operating.improvements.text_due import tell_dues
from journey.problems.source import Path as Place
from journey.testing import broken, journeys
from journey.words.plain import as_json
from journey.words.sentences import printable
from journey.words.setting import set_lines
from journey.words.terminal import Manner, columns
from tests.amounts import examples
from tests.places import EXAMPLES

TODAY = date(2026, 11, 22)
DAYS = st.sampled_from(
    [None, date(1999, 12, 31), date(2026, 10, 23), date(2026, 11, 21), TODAY, date(2026, 11, 23)]
)
EVERY = st.sampled_from([None, "1 day", "30 days", "2 weeks", "month", "parcel", "1 year"])


@st.composite
def calendars(draw: st.DrawFn) -> Journey:
    """Journeys of nothing but what falls due, on days around today."""
    numbers = range(draw(st.integers(0, 3)))
    return Journey(
        id="j",
        reviewed=draw(DAYS),
        review_every=draw(EVERY.filter(lambda every: every not in ("month", "parcel"))),
        reviews=tuple(Review(id=f"r{n}", every=_time(draw), last=draw(DAYS)) for n in numbers),
        guides=tuple(
            Guide(id=f"g{n}", review_every=_time(draw), reviewed=draw(DAYS)) for n in numbers
        ),
        feedback=tuple(
            Feedback(id=f"f{n}", review_every=_time(draw), reviewed=draw(DAYS)) for n in numbers
        ),
        voc=tuple(
            Voice(
                id=f"v{n}",
                parent=draw(st.sampled_from([None, "v0"])) if n else None,
                review_every=_time(draw),
                reviewed=draw(DAYS),
            )
            for n in numbers
        ),
        stages=tuple(
            Stage(id=f"s{n}", phase="use", review_every=_time(draw), reviewed=draw(DAYS))
            for n in numbers
        ),
        goals=tuple(
            Goal.model_validate({"id": f"o{n}", "task": "Do", "by": draw(DAYS)}) for n in numbers
        ),
        waivers=tuple(Waiver(rule="no-entry", at="x", until=draw(DAYS)) for _ in numbers),
        improvements=tuple(
            Improvement.model_validate(
                {
                    "id": f"i{n}",
                    "status": draw(
                        st.sampled_from([None, "proposed", "doing", "shipped", "verified"])
                    ),
                    "proposed": draw(DAYS),
                    "decided": {"date": draw(DAYS)},
                    "shipped": draw(DAYS),
                    "told": {"internal": draw(DAYS), "customers": draw(DAYS)},
                    "effect": {"before": 1.0, "after": draw(st.sampled_from([None, 2.0]))},
                }
            )
            for n in numbers
        ),
    )


def _time(draw: st.DrawFn) -> str | None:
    return draw(EVERY.filter(lambda every: every not in ("month", "parcel")))


def found(journey: Journey, rule: str) -> set[tuple[str, Place]]:
    find = all_rules()[rule].find
    assert find is not None
    return {(rule, finding.path) for finding in find(Context(journey, today=TODAY))}


@given(st.one_of(calendars(), journeys()))
@settings(max_examples=examples(150))
def test_what_is_late_is_what_the_rules_report_and_the_reverse(journey: Journey) -> None:
    late = {(each.rule, each.path) for each in dues(journey, today=TODAY) if each.is_past}

    assert late == {one for rule in set(RULES.values()) for one in found(journey, rule)}


@pytest.mark.parametrize("rule", sorted(set(RULES.values())))
def test_whatever_breaks_such_a_rule_is_due(rule: str) -> None:
    @given(broken(rule))
    @settings(max_examples=examples(10))
    def law(case: object) -> None:
        target = case.target  # type: ignore[attr-defined]

        late = {
            each.path for each in dues(target, today=TODAY) if each.rule == rule and each.is_past
        }

        assert {finding.path for finding in case.findings} <= late  # type: ignore[attr-defined]

    law()


@given(calendars(), st.integers(0, 400), st.integers(0, 400))
def test_who_looks_further_sees_more_in_the_same_order(
    journey: Journey, one: int, more: int
) -> None:
    near = dues(journey, today=TODAY, within=timedelta(days=one))
    far = dues(journey, today=TODAY, within=timedelta(days=one + more))

    assert [each for each in far if each in near] == list(near)
    assert all(each.days is None or each.days > one for each in far if each not in near)


@given(calendars())
def test_days_and_dates_agree_and_come_in_order(journey: Journey) -> None:
    every = dues(journey, today=TODAY, within=timedelta(days=400))
    dated = [each for each in every if each.date]

    assert [each.date for each in dated] == sorted(each.date for each in dated if each.date)
    for each in dated:
        assert each.date == TODAY + timedelta(days=each.days or 0)
        assert each.is_past or (each.days or 0) >= 0
        assert not each.is_past or (each.days or 0) < 0 or each.kind == "telling"


@given(journeys())
def test_every_team_s_part_is_a_part_of_the_whole(journey: Journey) -> None:
    whole = dues(journey, today=TODAY)

    for team in journey.teams:
        own = dues(journey, today=TODAY, team=team.id)
        assert list(own) == [each for each in whole if team.id in each.teams]


@given(st.one_of(calendars(), journeys()))
@settings(max_examples=examples(60))
def test_text_and_json_are_written_for_every_journey(journey: Journey) -> None:
    every = dues(journey, today=TODAY)

    for language in ("en", "ko"):
        telling = tell_dues(every, journey, language, until=TODAY)
        text = set_lines(telling, Manner(language), everything=True)
        assert all(columns(line) <= 80 for line in text.splitlines()), text
        assert all(printable(line) == line for line in text.split("\n"))
        assert len(json.loads(as_json(every, language))) == len(every)


def only(text: str, **options: object) -> Due:
    (each,) = dues(reads("journey: shop\n" + text), today=TODAY, **options)  # type: ignore[arg-type]
    return each


def test_what_is_due_today_is_not_late() -> None:
    each = only("reviews: {weekly: {every: 1 week, last: 2026-11-15}}")

    assert (each.date, each.days, each.is_past) == (TODAY, 0, False)


def test_the_last_day_is_still_looked_at() -> None:
    text = "reviews: {monthly: {every: 30 days, last: 2026-11-22}}"

    assert only(text).days == 30
    document = reads("journey: shop\n" + text)
    assert dues(document, today=TODAY, within=timedelta(days=29)) == ()


def test_a_meeting_says_what_its_agenda_means_today() -> None:
    text = """\
teams: {cx: CX team}
voc: {broken: {kind: complaint, severity: 5, title: Broken, review_every: 7 days}, late: {kind: complaint}}
improvements: {box: {from: broken, proposed: 2026-11-20}}
goals: {faster: {task: Answer faster, by: 2027-06-01}}
reviews:
  weekly: {every: 1 week, last: 2026-11-20, teams: [cx], agenda: [voc, improvements, goals, teams, broken, What else]}
"""
    meeting = next(
        each for each in dues(reads("journey: shop\n" + text), today=TODAY) if each.kind == "review"
    )

    assert meeting.teams == ("cx",)
    assert [point.says.say() for point in meeting.agenda] == [
        "2 voices, 1 of high priority, 1 to be looked at again",
        "1 to decide, 0 under way, 0 to tell of, 0 to measure",
        "1 goal not closed, 0 past the date",
        "teams: 1",
        "a voice: Broken",
        "What else",
    ]
    assert [point.path for point in meeting.agenda[-2:]] == [("voc", "broken"), None]


def test_an_exclusion_and_a_waiver_end() -> None:
    journey = Journey(id="j", waivers=(Waiver(rule="no-entry", at="x", until=date(2026, 12, 1)),))
    customers = journey.customers.model_copy(
        update={
            "excluded": (Exclusion(customer="vip/new", reason="None", until=date(2026, 11, 1)),)
        }
    )

    one, two = dues(journey.model_copy(update={"customers": customers}), today=TODAY)

    assert (one.kind, one.id, one.rule, one.is_past) == (
        "exclusion",
        "vip/new",
        "expired-exclusion",
        True,
    )
    assert (two.kind, two.id, two.days, two.is_past) == ("waiver", "no-entry", 9, False)
    assert two.says.say() == "Mend what `no-entry` finds at x, or renew the waiver"


def test_feedback_that_was_never_read_has_no_date_yet() -> None:
    each = only("feedback: {survey: {review_every: 7 days}}")

    assert (each.date, each.days, each.is_past) == (None, None, False)


def test_a_loop_says_who_is_still_to_be_told() -> None:
    text = "improvements: {box: {status: shipped, shipped: 2026-11-01, told: {internal: 2026-11-01}, effect: {before: 2, after: 1}}}"
    each = only(text)

    assert (each.kind, each.is_past) == ("telling", True)
    assert each.says.say() == "Tell customers of “box”"


def test_thresholds_move_the_dates() -> None:
    from journey import Settings, Thresholds

    text = "improvements: {box: {proposed: 2026-11-01}}"
    quick = Settings(thresholds=Thresholds(undecided_after="1 week"))

    assert only(text, within=timedelta(days=60)).date == date(2026, 12, 31)
    assert only(text, settings=quick).is_past


def test_a_team_that_is_not_declared_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="did you mean 'cx'"):
        dues(reads("journey: shop\nteams: {cx: CX team}"), today=TODAY, team="cxx")


def test_the_command_prints_what_is_due() -> None:
    file = str(EXAMPLES / "broken.journey.yaml")
    today = ["--today", "2026-11-22"]

    text = CliRunner().invoke(main, ["due", file, *today, "--within", "2주"])
    data = CliRunner().invoke(main, ["due", file, *today, "--format", "json", "--team", "bar"])

    assert text.exit_code == data.exit_code == 0
    assert text.output.splitlines()[1] == "13 overdue, 0 due by 2026-12-06."
    found = json.loads(data.output)
    assert (found["format"], found["until"]) == (1, "2026-12-22")
    assert all("bar" in each["teams"] for each in found["due"])


@pytest.mark.parametrize("within", ["soon", "-3", "20 years", "5 steps", "1e3", "nan"])
def test_a_time_that_is_none_is_refused(within: str) -> None:
    file = str(EXAMPLES / "broken.journey.yaml")

    result = CliRunner().invoke(main, ["due", file, "--within", within])

    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_the_last_day_of_all_ends_the_calendar() -> None:
    file = str(EXAMPLES / "broken.journey.yaml")

    result = CliRunner().invoke(main, ["due", file, "--today", "9999-12-31"])

    assert result.exit_code == 0


def test_the_same_calendar_has_the_same_bytes() -> None:
    document = read(EXAMPLES / "online_store.journey.yaml")

    assert len({as_json(dues(document, today=TODAY)) for _ in range(3)}) == 1
