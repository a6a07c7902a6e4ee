"""Goals are judged by what was read, in words, and never by a rate of achievement."""

import json
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from journey import Journey, Table, UnknownName, check, draw, reads
from journey.cli import main
from journey.files.document import Document
from journey.files.settings.settings import Settings, Thresholds
from journey.operating.goals.activation import activation
from journey.operating.goals.aims import STATES, Aim
from journey.operating.goals.asking import goals
from journey.operating.goals.projecting import line_through
from journey.operating.goals.readings import WHOLE, Reading, Readings, Series, Slice
from journey.operating.goals.text import tell_goals
from journey.rules.goals import one_sided_mission
from journey.testing import journeys
from journey.words.blocks import Listing
from journey.words.plain import as_json
from journey.words.sentences import printable
from journey.words.setting import set_lines
from journey.words.terminal import Manner, columns
from tests.calling import APART
from tests.places import ROOT

TODAY = date(2026, 11, 22)
AGREED = date(2026, 10, 1)


def series(
    metric: str, *values: tuple[str, float], slice: Slice = WHOLE, n: int | None = None
) -> Series:
    read = (Reading(metric, date.fromisoformat(day), value, n, slice) for day, value in values)
    return Series(metric, slice, tuple(read))


def shop(goal: str, metrics: str = "") -> Journey:
    journey = reads(
        f"""\
journey: shop
mission: {{text: Serve, means: {{ease: No trouble, joy: A smile}}}}
teams: [cx, care]
metrics:
  reply: {{title: First reply, unit: minutes, better: lower, every: week, owner: care}}
  csat: {{title: {{en: Satisfaction, ko: 만족도}}, unit: score, better: higher}}
  share: {{unit: ratio, better: higher}}
  plain: {{unit: count}}
{metrics}
goals:
  quick: {goal}
"""
    ).journey
    assert journey is not None
    return journey


FIGURE = (
    "{title: Quick help, metric: reply, target: 5, by: 2026-12-31, guardrail: csat, serves: [ease],"
    " owner: care, agreed: {date: 2026-10-01, by: [care]}}"
)


def aim(readings: tuple[Series, ...], goal: str = FIGURE, today: date = TODAY, **more: Any) -> Aim:
    return goals(shop(goal), Readings("r", readings), today=today, **more)["quick"]


CSAT = series("csat", ("2026-09-20", 4.0), ("2026-11-10", 4.2))
BROKEN = series("csat", ("2026-09-20", 4.0), ("2026-11-10", 3.7))


def test_of_no_readings_there_is_no_line() -> None:
    one = Reading("m", AGREED, 3.0)

    assert line_through(()) is None
    assert line_through((one,)) is None
    assert line_through((one, one)) is None


def test_a_goal_at_its_target_is_reached() -> None:
    found = aim((series("reply", ("2026-10-01", 9), ("2026-11-01", 5)), CSAT))

    assert (found.state, found.is_warning) == ("reached", False)
    assert found.sentence.say() == "reached: 5 min on 2026-11-01, the target is 5 min"
    assert found.guard is not None
    assert found.guard.sentence.say() == (
        "its guardrail Satisfaction holds: 4 on 2026-09-20, 4.2 on 2026-11-10"
    )


def test_a_reached_goal_with_a_broken_guardrail_is_a_warning() -> None:
    found = aim((series("reply", ("2026-10-01", 9), ("2026-11-01", 5)), BROKEN))

    assert (found.state, found.is_warning) == ("reached-at-a-cost", True)
    assert found.sentence.say() == (
        "reached: 5 min on 2026-11-01, the target is 5 min; but its guardrail Satisfaction is broken: "
        "4 on 2026-09-20, 3.7 on 2026-11-10"
    )
    assert found.sentence.say("ko") == (
        "달성: 2026-11-01 5분 (목표 5분). 그러나 가드레일 만족도가 깨졌습니다: "
        "2026-09-20 4점 → 2026-11-10 3.7점"
    )
    every = goals(
        shop(FIGURE),
        Readings("r", (series("reply", ("2026-11-01", 5)), BROKEN)),
        today=TODAY,
    )
    assert [line.say() for line in every.headline] == [
        "no goal serves A smile, of what the mission means",
        "1 goal reached at the cost of a guardrail: Quick help",
    ]


def test_a_broken_guardrail_warns_before_the_goal_is_reached() -> None:
    falling = series("reply", ("2026-10-01", 9), ("2026-11-01", 6))
    found = goals(shop(FIGURE), Readings("r", (falling, BROKEN)), today=TODAY)

    assert (found["quick"].state, found["quick"].is_warning) == ("on-track", True)
    assert "1 goal not reached yet with a broken guardrail: Quick help" in [
        line.say() for line in found.headline
    ]


@pytest.mark.parametrize(
    ("readings", "said"),
    [
        ((("2026-09-30", 22.0),), "was last read on 2026-09-30, and not since the goal was agreed"),
        ((("2026-10-01", 22.0),), "was last read on 2026-10-01, and not since the goal was agreed"),
        ((("2026-10-02", 22.0),), "was read once only, on 2026-10-02"),
        (
            (("2026-08-01", 9.0), ("2026-09-30", 22.0)),
            "was last read on 2026-09-30, and not since the goal was agreed",
        ),
    ],
)
def test_a_reading_before_the_agreement_is_none_since(
    readings: tuple[tuple[str, float], ...], said: str
) -> None:
    found = aim((series("reply", ("2026-10-10", 6), ("2026-11-20", 5)), series("csat", *readings)))

    assert found.guard is not None
    assert found.guard.state == "unknown"
    assert found.guard.sentence.say() == f"its guardrail Satisfaction {said}"


def test_a_figure_read_before_the_agreement_is_not_called_the_only_reading() -> None:
    found = aim((series("reply", ("2026-08-01", 12), ("2026-09-10", 9)),))

    assert found.state == "too-early"
    assert found.sentence.say() == (
        "too early to tell: 9 min on 2026-09-10 was read before the goal was agreed, and nothing "
        "since; the target is 5 min by 2026-12-31"
    )


def test_the_badge_of_a_goal_on_track_says_that_its_guardrail_is_broken() -> None:
    built = shop(FIGURE)
    told = Readings("r", (series("reply", ("2026-10-01", 9), ("2026-11-01", 6)), BROKEN))
    aims = goals(built, told, today=TODAY)

    for language, badge in (
        ("en", "on track, guardrail broken"),
        ("ko", "순조로움, 가드레일 깨짐"),
    ):
        listing = tell_goals(aims, None, built, language).chosen("goals")[0]
        assert isinstance(listing, Listing)
        assert [(each.tag, each.tone) for each in listing.items] == [(badge, "bad")]


def test_what_a_guardrail_may_lose_is_configured() -> None:
    reached = series("reply", ("2026-10-01", 9), ("2026-11-01", 5))
    edge = series("csat", ("2026-09-20", 4.0), ("2026-11-10", 3.8))
    strict = Settings(thresholds=Thresholds(guardrail_tolerance=0))

    assert aim((reached, edge)).state == "reached"
    assert aim((reached, edge), settings=strict).state == "reached-at-a-cost"
    assert (
        aim(
            (reached, BROKEN), settings=Settings(thresholds=Thresholds(guardrail_tolerance=0.1))
        ).state
        == "reached"
    )


def test_a_goal_that_will_be_reached_in_time_is_on_track() -> None:
    # 9 - 0.05 a day: on 2026-12-31, 91 days on, 4.45
    found = aim(
        (series("reply", ("2026-10-01", 9), ("2026-10-31", 7.5), ("2026-11-20", 6.5)), CSAT)
    )

    assert found.state == "on-track"
    assert found.projected == pytest.approx(4.45)
    assert found.reached_on == date(2026, 12, 20)
    assert found.sentence.say() == (
        "on track: 6.5 min on 2026-11-20; at this pace it reaches 5 min on 2026-12-20, "
        "in time for 2026-12-31"
    )


def test_a_goal_that_will_be_missed_is_at_risk_with_by_how_much_and_when() -> None:
    found = aim((series("reply", ("2026-10-01", 9), ("2026-11-10", 8)), CSAT))

    assert (found.state, found.is_warning) == ("at-risk", True)
    assert found.short == pytest.approx(9 - 91 / 40 - 5)
    assert found.reached_on == AGREED + timedelta(days=160)
    assert found.sentence.say() == (
        "at risk: 8 min on 2026-11-10; at this pace 6.72 min by 2026-12-31, 1.72 min short of 5 min; "
        "it would get there on 2027-03-10"
    )
    away = aim((series("reply", ("2026-10-01", 8), ("2026-11-10", 9)), CSAT))
    assert away.reached_on is None
    assert away.sentence.say("ko").endswith("이 추세로는 이루지 못합니다")


def test_only_what_came_since_the_goal_was_agreed_counts_with_the_last_reading_before() -> None:
    found = aim((series("reply", ("2026-01-01", 1), ("2026-09-01", 9), ("2026-11-10", 8)), CSAT))

    assert found.start is not None
    assert found.start.day == date(2026, 9, 1)
    assert found.state == "at-risk"


def test_readings_after_today_do_not_count() -> None:
    both = (series("reply", ("2026-10-01", 9), ("2026-11-01", 5)), CSAT)

    assert aim(both, today=date(2026, 10, 31)).state == "too-early"
    assert aim(both, today=date(2026, 11, 1)).state == "reached"


def test_one_reading_is_too_early_to_tell() -> None:
    found = aim((series("reply", ("2026-10-05", 9)),))

    assert found.sentence.say() == (
        "too early to tell: 9 min on 2026-10-05 is the only reading; the target is 5 min by 2026-12-31"
    )


def test_without_readings_nothing_is_known() -> None:
    assert aim(()).sentence.say() == "First reply has no reading"
    parts = (
        series("reply", ("2026-10-05", 9), slice=Slice("a")),
        series("reply", ("2026-10-05", 9), slice=Slice("b")),
    )
    assert (
        aim(parts).sentence.say()
        == "First reply was read in parts without `n`, which cannot be joined"
    )
    late = aim((), today=date(2027, 1, 1))
    assert (late.state, late.is_warning) == ("overdue", True)
    assert late.sentence.say() == "overdue since 2026-12-31, and First reply has no reading"


def test_a_goal_past_its_date_is_overdue() -> None:
    found = aim(
        (series("reply", ("2026-10-01", 9), ("2026-11-10", 8)), CSAT), today=date(2027, 1, 1)
    )

    assert (
        found.sentence.say()
        == "overdue since 2026-12-31: 8 min on 2026-11-10, 3 min short of 5 min"
    )
    assert aim((series("reply", ("2026-11-10", 8)),), today=date(2026, 12, 31)).state == "too-early"


def test_a_closed_goal_says_what_was_learned() -> None:
    closed = FIGURE[:-1] + ", closed: {date: 2026-11-20, learned: Photos beat text}}"
    found = aim((series("reply", ("2026-11-01", 6)), BROKEN), closed)

    assert (found.state, found.is_warning) == ("closed", False)
    assert found.sentence.say() == (
        "closed on 2026-11-20; 6 min on 2026-11-01 for a target of 5 min; learned: Photos beat text"
    )
    assert aim((), "{task: Tidy, closed: {date: 2026-11-20}}").sentence.say() == (
        "closed on 2026-11-20; what was learned is not written down"
    )


@pytest.mark.parametrize(
    ("today", "state", "words"),
    [
        ("2026-11-01", "open", "to do until 2026-11-30"),
        ("2026-11-16", "due", "due on 2026-11-30, in 14 days"),
        ("2026-11-29", "due", "due on 2026-11-30, in 1 day"),
        ("2026-11-30", "due", "due today"),
        ("2026-12-01", "overdue", "overdue since 2026-11-30, 1 day ago"),
    ],
)
def test_a_task_is_open_due_or_overdue(today: str, state: str, words: str) -> None:
    found = aim((), "{task: Rewrite the guide, by: 2026-11-30}", date.fromisoformat(today))

    assert (found.state, found.sentence.say(), found.title.say()) == (
        state,
        words,
        "Rewrite the guide",
    )


def test_a_goal_that_lacks_something_cannot_be_judged() -> None:
    assert (
        aim((), "{metric: reply, by: 2026-11-30}").sentence.say()
        == "cannot be judged: it lacks `target`"
    )
    assert aim((), "Be good").sentence.say() == "cannot be judged: it lacks `metric` and `task`"
    assert aim((), "{task: x}").state == "incomplete"


def test_a_target_leads_away_from_the_start_where_better_is_unsaid() -> None:
    down = "{metric: plain, target: 5, by: 2026-12-31}"

    assert aim((series("plain", ("2026-10-01", 9), ("2026-11-01", 4)),), down).state == "reached"
    assert aim((series("plain", ("2026-10-01", 1), ("2026-11-01", 4)),), down).state == "on-track"


def test_ratios_are_said_as_percentages_and_their_gap_as_points() -> None:
    found = aim(
        (series("share", ("2026-10-01", 0.9), ("2026-11-01", 0.9)),),
        "{metric: share, target: 0.985, by: 2026-12-31}",
    )

    assert found.sentence.say() == (
        "at risk: 90 % on 2026-11-01; at this pace 90 % by 2026-12-31, 8.5 points short of 98.5 %; "
        "it would never get there"
    )


def test_tasks_stand_by_month_and_metrics_with_their_trend() -> None:
    text = """\
journey: shop
teams: [cx, care]
metrics:
  reply: {unit: minutes, better: lower, every: week, source: Help desk, owner: care}
  level: {unit: score}
  none: {every: day}
goals:
  late: {task: B, by: 2026-12-20, owner: cx}
  early: {task: A, by: 2026-12-02, owner: care}
  soon: {task: C, by: 2026-11-30}
"""
    journey = reads(text).journey
    assert journey is not None
    read = Readings(
        "r",
        (
            series("reply", ("2026-11-01", 9), ("2026-11-10", 8)),
            series("level", ("2026-11-01", 9), ("2026-11-10", 9)),
        ),
    )

    found = goals(journey, read, today=TODAY)

    assert [(month.month.isoformat(), month.tasks) for month in found.months] == [
        ("2026-11-01", ("soon",)),
        ("2026-12-01", ("early", "late")),
    ]
    assert [
        (each.sentence.say(), each.trend, each.due, each.is_overdue) for each in found.metrics
    ] == [
        ("8 min, better than 9 min", "better", date(2026, 11, 17), True),
        ("9, as before", "level", None, False),
        ("no reading", "unknown", None, False),
    ]
    mine = goals(journey, read, today=TODAY, team="care")
    assert ([each.id for each in mine], [each.id for each in mine.metrics]) == (
        ["early"],
        ["reply"],
    )
    with pytest.raises(UnknownName, match="did you mean 'care'"):
        goals(journey, today=TODAY, team="caer")


def test_a_document_without_a_journey_has_no_goals() -> None:
    with pytest.raises(ValueError, match="holds no journey"):
        goals(reads("- 1"), today=TODAY)


# Laws


@given(
    st.dictionaries(
        st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.integers(-1000, 1000), min_size=2
    )
)
def test_the_line_is_the_one_of_least_squares(values: dict[date, int]) -> None:
    read = [Reading("m", day, float(value)) for day, value in sorted(values.items())]

    line = line_through(read)

    # The normal equations, solved exactly.
    days = [Fraction((reading.day - read[0].day).days) for reading in read]
    figures = [Fraction(reading.value) for reading in read]
    count, sum_x, sum_y = len(read), sum(days), sum(figures)
    sum_xx = sum(day * day for day in days)
    sum_xy = sum(day * figure for day, figure in zip(days, figures, strict=True))
    slope = (count * sum_xy - sum_x * sum_y) / (count * sum_xx - sum_x * sum_x)
    start = (sum_y - slope * sum_x) / count
    assert line is not None
    assert line.slope == pytest.approx(float(slope), abs=1e-6)
    assert line.value == pytest.approx(float(start), abs=1e-6)


@given(
    st.floats(-100, 100).filter(lambda value: abs(value) > 1e-3),
    st.floats(-1000, 1000),
    st.floats(-1000, 1000),
)
def test_the_day_of_arrival_is_the_first_on_which_the_line_is_there(
    slope: float, value: float, target: float
) -> None:
    read = [
        Reading("m", AGREED, value),
        Reading("m", AGREED + timedelta(days=10), value + 10 * slope),
    ]
    line = line_through(read)
    assert line is not None

    day = line.reaches(target, TODAY)

    def is_there(day: date) -> bool:
        gap = target - line.on(day)
        return gap * slope <= 1e-4

    if day is None:
        assert (target - line.on(TODAY)) * slope < 1e-4
    else:
        before = day - timedelta(days=1)
        assert is_there(day)
        assert day == TODAY or (line.on(before) - target) * slope < 1e-3


@st.composite
def read_journeys(draw: st.DrawFn) -> tuple[Journey, Readings]:
    """A journey with readings of its metrics, of the whole and of stages."""
    journey = draw(journeys())
    found = []
    for metric in journey.metrics:
        for slice in draw(
            st.lists(st.sampled_from([WHOLE, Slice("a"), Slice(None, None, "b")]), unique=True)
        ):
            days = draw(
                st.lists(
                    st.dates(date(2025, 1, 1), date(2027, 1, 1)),
                    min_size=1,
                    max_size=4,
                    unique=True,
                )
            )
            value = st.floats(-1e300, 1e300) | st.integers(-9, 9).map(float)
            n = st.none() | st.integers(0, 9)
            read = (Reading(metric.id, day, draw(value), draw(n), slice) for day in sorted(days))
            found.append(Series(metric.id, slice, tuple(read)))
    return journey, Readings("r", tuple(found))


@given(read_journeys(), st.dates(date(2025, 1, 1), date(2027, 6, 1)))
def test_goals_of_any_journey_are_judged(given: tuple[Journey, Readings], today: date) -> None:
    journey, readings = given

    found = goals(journey, readings, today=today)

    assert sorted(each.id for each in found) == sorted(goal.id for goal in journey.goals)
    assert [each.id for each in found.metrics] == [metric.id for metric in journey.metrics]
    for each in found:
        goal = next(goal for goal in journey.goals if goal.id == each.id)
        if each.state in ("reached", "reached-at-a-cost", "on-track", "at-risk", "too-early"):
            assert each.now is not None
            assert each.now.day <= today
            assert each.now == readings.latest(goal.metric or "", today)
        if each.state == "reached":
            assert each.guard is None or each.guard.state != "broken"
        assert each.state in STATES
    for language in ("en", "ko"):
        data = json.loads(as_json(found, language))
        assert len(data["goals"]) == len(journey.goals)
        assert all(
            printable(words) == words for words in (one.sentence.say(language) for one in found)
        )
    by_team = [
        each.id
        for team in journey.teams
        for each in goals(journey, readings, today=today, team=team.id)
    ]
    assert sorted(by_team) == sorted(
        goal.id for goal in journey.goals if goal.owner in {team.id for team in journey.teams}
    )


@given(journeys())
def test_a_meaning_is_forgotten_where_the_rule_finds_it(journey: Journey) -> None:
    found = goals(journey, today=TODAY)

    report = check(Document("j", journey), today=TODAY, rules=[one_sided_mission.RULE])
    forgotten = [each.path for each in found.meanings if each.is_forgotten]
    assert forgotten == [finding.path for finding in report]


# The command

SHOP = "examples/online_store.journey.yaml"
READ = "examples/online_store.readings.csv"


def run(*arguments: str) -> Any:
    return CliRunner(**APART).invoke(
        main, ["goals", *arguments, "--today", "2026-11-22"], env={"COLUMNS": "80"}
    )


@given(read_journeys(), st.sampled_from(["en", "ko"]))
def test_what_is_told_fits_a_terminal_and_can_be_printed(
    given: tuple[Journey, Readings], language: str
) -> None:
    journey, readings = given
    aims, use = goals(journey, readings, today=TODAY), activation(journey, readings, today=TODAY)

    text = set_lines(tell_goals(aims, use, journey, language), Manner(language, 80))

    assert max(map(columns, text.splitlines())) <= 80
    assert all(printable(line) == line for line in text.splitlines())


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_command_tells_of_the_example(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)

    result = run(SHOP, "--readings", READ, "--lang", language)

    assert result.exit_code == 0, result.output
    first = result.stdout.splitlines()[1]
    wanted = {
        "en": "1 goal not reached yet with a broken guardrail: 99 of 100 arrive whole",
        "ko": "아직 이루지 못했는데 가드레일이 깨진 목표 1개: 100개 중 99개는 온전하게",
    }
    assert first == wanted[language]
    assert max(map(columns, result.stdout.splitlines())) <= 80


def test_the_command_writes_json(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)

    data = json.loads(run(SHOP, "--readings", READ, "--format", "json").stdout)

    assert data["format"] == 1
    states = {goal["id"]: goal["state"] for goal in data["goals"]["goals"]}
    assert states == {
        "quick_reply": "at-risk",
        "whole_parcels": "on-track",
        "come_again": "too-early",
        "money_back": "on-track",
        "proud_team": "reached",
        "no_printer": "closed",
    }
    assert [level["people"] for level in data["activation"]["levels"]] == [420, 0, 6810]


def test_the_command_without_readings_names_what_is_not_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)

    result = run(SHOP, "--team", "care")

    assert result.exit_code == 0
    assert "\n2 of which nothing is known: A reply in 3 minutes, Refund in 3 days" in result.stdout


def test_the_command_refuses_a_table_with_every_wrong_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    table = tmp_path / "r.csv"
    table.write_text("metric,date,value\nnsp,2026-11-01,3\nnps,2026-11-01,NaN\n", encoding="utf-8")

    result = run(SHOP, "--readings", str(table), "--lang", "ko")

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        f"journey: {table}:2: 여정에 없는 지표입니다: `nsp`. 혹시 `nps`인가요?\n"
        f"journey: {table}:3: `value`: `NaN`은 아무 뜻이 없는 값입니다. 이 행을 빼세요\n"
    )
    assert run(SHOP, "--readings", "none.csv").exit_code == 2
    assert run(SHOP, "--team", "caer").stderr.startswith(
        "journey: no team named 'caer'; did you mean 'care'?"
    )


def test_columns_that_mean_nothing_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    table = tmp_path / "r.csv"
    table.write_text("metric,date,value,memo\nnps,2026-11-01,3,x\n", encoding="utf-8")

    result = run(SHOP, "--readings", str(table))

    assert result.exit_code == 0
    assert result.stderr == "journey: columns that mean nothing here were left alone: memo\n"


def test_impossible_figures_are_never_projected() -> None:
    rising = (series("share", ("2026-10-01", 0.5), ("2026-11-01", 0.8)),)

    assert aim(rising, "{metric: share, target: 0.9, by: 2027-12-31}").projected == 1
    assert aim(rising, "{metric: share, target: 1, by: 2027-12-31}").state == "on-track"


def test_the_documentation_shows_what_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    page = (ROOT / "docs" / "goals.md").read_text(encoding="utf-8")
    shown = page.partition("```console\n")[2].partition("```")[0].partition("\n")[2]

    assert run(SHOP, "--readings", READ).stdout.startswith(shown)
    for line in page.partition("```text\n")[2].partition("```")[0].splitlines():
        assert line in Path(READ).read_text(encoding="utf-8").splitlines()


def test_the_view_of_goals_writes_targets_in_their_units() -> None:
    text = (
        "journey: shop\nmetrics: {whole: {title: Arrives whole, unit: ratio}}\n"
        "goals: {safe: {metric: whole, target: 0.99, by: 2027-12-31}}\n"
    )
    journey = reads(text).journey
    assert journey is not None

    table = draw(journey, "goals")

    assert isinstance(table, Table)
    assert table.rows[0][1].lines[0].text == "Arrives whole → 99 %"
