"""The Wheel of Operation: how it is reckoned, what it makes of people's answers and of the file."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import permutations
from math import isclose, sqrt

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from journey import (
    Answer,
    Answers,
    Document,
    Goal,
    Journey,
    Settings,
    Thresholds,
    UnknownName,
    assess,
    cover,
    load,
    read,
    read_answers,
    reads,
)
from journey.checking.rule import all_rules
from journey.facts.context import Context
from journey.operating.wheel.evidence import FIGURES, QuestionEvidence
from journey.operating.wheel.evidencing import SHOWN_BY
from journey.operating.wheel.input import answers_of
from journey.operating.wheel.roundness import deviation, mean, roundness, shape_of, verdict_of
from journey.operating.wheel.spokes import QUESTION, SPOKES
from journey.operating.wheel.text import tell_wheel
from journey.operating.wheel.verdict import points
from journey.operating.wheel.wheel import Shape, Wheel
from journey.problems.errors import CannotAssess
from journey.testing import Broken, broken, journeys
from journey.words.plain import as_json
from journey.words.sentences import LANGUAGES, Sentence, printable
from journey.words.setting import set_lines
from journey.words.terminal import Manner, columns
from journey.words.terms import FIGURES as COVERAGE
from tests.amounts import examples
from tests.places import EXAMPLES

TODAY = date(2026, 11, 22)
SHOP = EXAMPLES / "online_store.journey.yaml"
HOSTILE = "\x1b[31m<script>`{x}` 서 \u202e"
EIGHT = st.lists(st.integers(0, 4), min_size=8, max_size=8)
SIZES = st.lists(st.integers(0, 12).map(lambda n: n / 3), min_size=2, max_size=8)


def said(
    scores: dict[str, int | None], *, person: str = "Kim", day: date = TODAY, words: str = ""
) -> Answers:
    return Answers(person, day, tuple(Answer(id, score, words) for id, score in scores.items()))


def all_at(score: int, **others: int) -> dict[str, int | None]:
    """Answer every question alike but those of the spokes named."""
    return {id: others.get(id.partition(".")[0], score) for id in QUESTION}


@st.composite
def some_answers(draw: st.DrawFn) -> list[Answers]:
    """Answers of up to three people on up to three days."""
    people = draw(
        st.lists(st.sampled_from(["Kim", "이", "Anna", HOSTILE]), unique=True, max_size=3)
    )
    found = []
    for person in people:
        for day in draw(st.lists(st.integers(0, 2), unique=True, max_size=3)):
            scores = draw(
                st.dictionaries(st.sampled_from(list(QUESTION)), st.none() | st.integers(0, 4))
            )
            words = draw(st.sampled_from(["", "seen it", HOSTILE, "긴말" * 60]))
            found.append(said(scores, person=person, day=TODAY - timedelta(day * 30), words=words))
    return found


# The questionnaire


def test_there_are_eight_spokes_of_three_questions_with_five_anchors_in_both_languages() -> None:
    assert [len(spoke.questions) for spoke in SPOKES] == [3] * 8
    assert len(QUESTION) == 24
    sentences: list[Sentence] = []
    for spoke in SPOKES:
        sentences += [spoke.title, spoke.about]
        for question in spoke.questions:
            assert question.id.startswith(f"{spoke.id}.")
            assert len(question.anchors) == 5
            assert question.text.en.endswith("?") and question.text.ko.endswith("?")
            sentences += [question.text, *question.anchors]
    assert all(each.en.strip() and each.ko.strip() and each.en.isprintable() for each in sentences)
    assert all(any("가" <= char <= "힣" for char in each.ko) for each in sentences)
    assert len({each.en for each in sentences}) == len({each.ko for each in sentences})
    assert len({each.en for each in sentences}) == len(sentences)


def test_every_figure_is_shown_for_a_question_and_told_in_words() -> None:
    used = [name for names in SHOWN_BY.values() for name in names]

    assert set(SHOWN_BY) <= set(QUESTION)
    assert len(used) == len(set(used))
    assert set(FIGURES) <= set(used)
    assert all(name in FIGURES or name in COVERAGE for name in used)
    assert not set(FIGURES) & set(COVERAGE)


# Size and roundness


@given(SIZES)
def test_a_wheel_is_round_if_and_only_if_its_spokes_are_equal(spokes: list[float]) -> None:
    assert (roundness(spokes) == 1) == (len(set(spokes)) == 1)
    assert 0 < roundness(spokes) <= 1


@given(SIZES, st.integers(1, 100))
def test_a_wheel_that_is_larger_in_all_its_spokes_is_as_round(spokes: list[float], by: int) -> None:
    assert isclose(roundness([by * each for each in spokes]), roundness(spokes))


@given(SIZES, st.randoms(use_true_random=False))
def test_turning_a_wheel_or_naming_its_spokes_in_another_order_changes_nothing(
    spokes: list[float], random: object
) -> None:
    turned = [*spokes[1:], *spokes[:1]]
    mixed = sorted(spokes)

    assert roundness(turned) == roundness(spokes) == roundness(mixed)


@given(SIZES, st.data())
def test_flattening_a_spoke_that_is_no_longer_than_the_size_makes_it_less_round(
    spokes: list[float], data: st.DataObject
) -> None:
    short = [n for n, each in enumerate(spokes) if 0 < each <= mean(spokes)]
    assume(short)
    which = data.draw(st.sampled_from(short))
    flat = list(spokes)
    flat[which] = data.draw(st.floats(0, spokes[which], exclude_max=True))
    assume(spokes[which] - flat[which] > 1e-6)

    assert roundness(flat) < roundness(spokes)


@given(SIZES, st.data())
def test_moving_something_from_a_longer_spoke_to_a_shorter_one_makes_it_rounder(
    spokes: list[float], data: st.DataObject
) -> None:
    assume(len(set(spokes)) > 1)
    high = spokes.index(max(spokes))
    low = spokes.index(min(spokes))
    moved = data.draw(st.floats(0.01, 0.5)) * (spokes[high] - spokes[low])
    even = list(spokes)
    even[high] -= moved
    even[low] += moved

    assert roundness(even) > roundness(spokes)


@given(SIZES)
def test_roundness_is_what_exact_arithmetic_gives(spokes: list[float]) -> None:
    exact = [Fraction(round(each * 3), 3) for each in spokes]
    middle = sum(exact) / len(exact)
    variance = sum((each - middle) ** 2 for each in exact) / len(exact)
    apart = sqrt(variance)
    wanted = 1.0 if variance == 0 else float(middle) / (float(middle) + apart)

    assert isclose(roundness(spokes), wanted, abs_tol=1e-12)
    assert isclose(deviation(spokes), apart, abs_tol=1e-12)


@pytest.mark.parametrize("count", range(2, 9))
def test_nothing_is_less_round_than_a_wheel_of_one_spoke(count: int) -> None:
    assert isclose(roundness([3, *[0] * (count - 1)]), 1 / (1 + sqrt(count - 1)))


def test_what_is_unknown_does_not_count() -> None:
    assert shape_of([None] * 8) == Shape(None, None, 0)
    assert shape_of([2, *[None] * 7]) == Shape(2, None, 1)
    assert shape_of([2, 2, None, *[4] * 2]) == Shape(3, roundness([2, 2, 4, 4]), 4)


@pytest.mark.parametrize(
    ("spokes", "verdict"),
    [
        ([4] * 8, "large-round"),
        ([2.5] * 8, "large-round"),
        ([4, 4, 4, 4, 4, 4, 1, 1], "large-uneven"),
        ([2] * 8, "middling-round"),
        ([1.5] * 8, "middling-round"),
        ([4, 0, 4, 0, 4, 0, 4, 0], "middling-uneven"),
        ([1] * 8, "small-round"),
        ([0] * 8, "small-round"),
        ([4, *[0] * 7], "small-uneven"),
        ([4] * 4, "unknown"),
    ],
)
def test_the_verdict_follows_from_size_and_roundness(spokes: list[float], verdict: str) -> None:
    assert verdict_of(shape_of(spokes), Thresholds()) == verdict


def test_a_team_may_have_thresholds_of_its_own() -> None:
    people = [said(all_at(3, goals=2))]
    own = Settings(thresholds=Thresholds(wheel_large=3.5, wheel_small=3, wheel_round=0.99))
    shop = load(SHOP)

    assert assess(shop, people, today=TODAY).verdict == "large-round"
    assert assess(shop, people, today=TODAY, settings=own).verdict == "small-uneven"


# Opinions


@given(some_answers())
@settings(max_examples=examples(60))
def test_scores_are_those_of_a_slow_and_obvious_reckoning(answers: list[Answers]) -> None:
    wheel = assess(Journey(id="shop"), answers, today=TODAY)

    assert [each.date for each in wheel.rounds] == sorted({each.date for each in answers})
    for one in wheel.rounds:
        here = [each for each in answers if each.date == one.date]
        assert list(one.people) == sorted(each.person for each in here)
        for spoke, tally in zip(SPOKES, one.spokes, strict=True):
            each_says = []
            for person in here:
                scores = [
                    Fraction(answer.score)
                    for answer in person.answers
                    if answer.question.startswith(f"{spoke.id}.") and answer.score is not None
                ]
                if scores:
                    each_says.append(sum(scores) / len(scores))
            if not each_says:
                assert (tally.score, tally.people, tally.spread) == (None, 0, None)
                continue
            assert tally.score is not None
            assert isclose(tally.score, float(sum(each_says) / len(each_says)))
            assert tally.people == len(each_says)
            if len(each_says) > 1:
                assert tally.spread is not None
                assert isclose(tally.spread, float(max(each_says) - min(each_says)), abs_tol=1e-12)
            else:
                assert tally.spread is None and tally.deviation is None


@given(some_answers(), st.randoms(use_true_random=False))
@settings(max_examples=examples(40))
def test_the_order_of_answers_changes_nothing(answers: list[Answers], random: object) -> None:
    shop = reads("journey: shop").journey
    assert shop is not None

    wheels = [assess(shop, list(order), today=TODAY) for order in [*permutations(answers[:3])]]

    assert all(as_json(wheel) == as_json(wheels[0]) for wheel in wheels)


def test_the_mean_of_those_answered_is_the_score_and_how_many_is_said() -> None:
    people = [said({"goals.agreed": 4, "goals.meaning": 1, "goals.followed": None})]

    wheel = assess(Journey(id="shop"), people, today=TODAY)

    assert wheel.latest is not None
    goals = wheel.latest.spoke("goals")
    assert (goals.score, goals.answered, goals.asked) == (2.5, 2, 3)
    assert wheel.latest.spoke("metrics").score is None
    assert wheel.verdict == "unknown"
    text = set_lines(tell_wheel(wheel, Journey(id="shop")), Manner())
    assert "Goal management 2 of 3" in text.replace("\n", " ")


def test_people_count_alike_however_much_they_answer() -> None:
    one = said({"goals.agreed": 4})
    other = said(all_at(0), person="Lee")

    wheel = assess(Journey(id="shop"), [one, other], today=TODAY)

    assert wheel.latest is not None and wheel.latest.spoke("goals").score == 2


def test_where_people_are_two_points_apart_is_something_to_talk_about() -> None:
    low, high = said(all_at(2, goals=1)), said(all_at(2, goals=3), person="Lee")
    almost = said({**all_at(2), "issues.types": 4}, person="Lee")

    wheel = assess(Journey(id="shop"), [low, high], today=TODAY)
    single = assess(Journey(id="shop"), [said(all_at(2)), almost], today=TODAY)

    assert [each.about for each in wheel.disagreements] == [
        "goals",
        "goals.agreed",
        "goals.meaning",
        "goals.followed",
    ]
    first = wheel.disagreements[0]
    assert (first.low, first.high, first.lowest, first.highest) == (1, 3, ("Kim",), ("Lee",))
    assert first.says.en == "Kim says 1, Lee 3"
    assert [each.about for each in single.disagreements] == ["issues.types"]


def test_two_days_are_compared_and_unknown_figures_have_no_change() -> None:
    days = [
        said(all_at(1), day=date(2026, 3, 1)),
        said({"goals.agreed": 2}, day=date(2026, 6, 1)),
        said(all_at(3, goals=0), day=date(2026, 9, 1)),
    ]

    wheel = assess(Journey(id="shop"), days, today=TODAY)

    assert wheel.trend is not None and wheel.whole is not None
    assert (wheel.trend.before, wheel.trend.after) == (date(2026, 6, 1), date(2026, 9, 1))
    assert wheel.whole.before == date(2026, 3, 1)
    assert [each.by for each in wheel.whole.spokes] == [-1, *[2] * 7]
    assert [each.by for each in wheel.trend.spokes] == [-2, *[None] * 7]
    assert wheel.whole.shape[0].by == pytest.approx(2.625 - 1)


def test_what_is_answered_after_today_is_left_out_and_said() -> None:
    later = replace(said(all_at(4), day=date(2026, 12, 1)), name="later.yaml")

    wheel = assess(Journey(id="shop"), [said(all_at(1)), later], today=TODAY)

    assert wheel.left_out == ("later.yaml",)
    assert len(wheel.rounds) == 1 and wheel.shape.size == 1
    assert "later.yaml" in set_lines(tell_wheel(wheel, Journey(id="shop")), Manner())


def test_a_person_who_answers_twice_on_a_day_is_refused() -> None:
    twice = [said({}, person="Kim"), said({}, person="  kim ")]

    with pytest.raises(CannotAssess, match=r"answered twice on 2026-11-22"):
        assess(Journey(id="shop"), twice, today=TODAY)


def test_answers_that_were_built_wrongly_are_refused() -> None:
    with pytest.raises(UnknownName, match=r"no question named 'goals.agree'; did you mean 'goals"):
        assess(Journey(id="shop"), [said({"goals.agree": 1})], today=TODAY)
    for score in (5, -1, 2.5, True):
        with pytest.raises(CannotAssess, match="a whole number from 0 to 4"):
            assess(Journey(id="shop"), [said({"goals.agreed": score})], today=TODAY)  # type: ignore[dict-item]


# Evidence


@given(journeys())
@settings(max_examples=examples(40))
def test_figures_of_coverage_are_those_of_coverage(journey: Journey) -> None:
    wheel = assess(journey, today=TODAY)
    coverage = cover(journey, today=TODAY)

    for evidence in wheel.evidence:
        for proof in evidence.proofs:
            for figure in proof.figures:
                assert 0 <= len(figure.missing) <= figure.total
                assert figure.covered == figure.total - len(figure.missing)
                if figure.name in COVERAGE:
                    assert figure == coverage[figure.name]


RULES = {
    "goals-agreed": "goal-without-agreement",
    "goals-concluded": "goal-overdue",
    "meanings-served": "one-sided-mission",
    "stages-measured": "blind-stage",
    "stages-reviewed": "stale-stage",
    "metrics-sourced": "metric-without-source",
    "issues-reviewed": "stale-voice",
    "urgent-followed": "dropped-voice",
    "causes-told": "cause-team-not-told",
    "guides-current": "stale-guide",
    "meetings-held": "missed-review",
    "feedback-read": "unread-feedback",
    "touchpoints-listening": "deaf-touchpoint",
    "improvements-decided": "undecided-improvement",
    "improvements-proven": "unproven-improvement",
    "actions-owned": "action-without-owner",
}


@given(journeys())
@settings(max_examples=examples(60))
def test_what_a_rule_finds_is_missing_from_its_figure(journey: Journey) -> None:
    context = Context(journey, today=TODAY)
    figures = {
        figure.name: figure
        for each in assess(journey, today=TODAY).evidence
        for proof in each.proofs
        for figure in proof.figures
    }
    for name, rule in RULES.items():
        find = all_rules()[rule].find
        assert find is not None
        missing = {one.path for one in figures[name].missing}
        for finding in find(context):
            assert any(finding.path[: len(path)] == path for path in missing), (name, finding)


@given(journeys())
@settings(max_examples=examples(30))
def test_the_order_of_parts_changes_no_figure(journey: Journey) -> None:
    turned = journey.model_copy(
        update={
            name: tuple(reversed(getattr(journey, name)))
            for name in ("goals", "metrics", "voc", "improvements", "guides", "reviews", "feedback")
        }
    )

    def shares(wheel: Wheel) -> list[float | None]:
        return [proof.score for each in wheel.evidence for proof in each.proofs]

    assert shares(assess(journey, today=TODAY)) == shares(assess(turned, today=TODAY))


def test_where_the_file_holds_nothing_there_is_no_evidence() -> None:
    wheel = assess(Journey(id="shop"), [said(all_at(4))], today=TODAY)

    known = {each.spoke for each in wheel.evidence if each.score is not None}
    assert known == {"design"}  # six phases are expected of every journey
    for id in ("flexibility.authority", "confidence.able"):
        assert wheel.proof(id) == QuestionEvidence(id)


GOALS = """\
journey: shop
teams: {cx: CX team, ops: Operations}
metrics: {csat: CSAT}
goals:
  faster: {title: Faster help, metric: csat, target: 1, agreed: {date: 2026-01-01, by: [cx]}}
  better: {title: Better help, metric: csat, target: 2}
  dearer: {title: Dearer help, metric: csat, target: 3}
"""


def test_a_contradiction_says_both_figures_and_what_was_counted() -> None:
    document = reads(GOALS)
    wheel = assess(document, [said({"goals.agreed": 4, "metrics.acted": 0})], today=TODAY)

    (found,) = [each for each in wheel.contradictions if each.question == "goals.agreed"]
    assert found.says.en == (
        "Kim says 4, but the file shows 1.3: goals that were agreed with the teams, with a date: "
        "1 of 3"
    )
    assert found.gap == pytest.approx(4 - 4 / 3)
    text = set_lines(tell_wheel(wheel, document.journey or Journey(id="x")), Manner())
    assert "2 missing: Better help (line 6), Dearer help (line 7)" in text


def test_a_file_that_shows_more_than_people_say_is_pointed_out_as_well() -> None:
    wheel = assess(load(SHOP), [said(all_at(1))], today=TODAY)

    agreed = next(each for each in wheel.contradictions if each.question == "goals.agreed")
    assert agreed.gap == -3
    assert agreed.says.en.startswith("Kim says 1, yet the file shows 4: goals that were agreed")
    gaps = [abs(each.gap) for each in wheel.contradictions]
    assert gaps == sorted(gaps, reverse=True)


@pytest.mark.parametrize(("score", "found"), [(4, False), (3, False), (2, True)])
def test_a_contradiction_begins_at_the_configured_gap(score: int, found: bool) -> None:
    answers = [said({"design.funnel": score})]
    wheel = assess(load(SHOP), answers, today=TODAY)
    strict = Settings(thresholds=Thresholds(wheel_gap=1))

    assert bool(wheel.contradictions) is found
    assert bool(assess(load(SHOP), answers, today=TODAY, settings=strict).contradictions) is (
        score < 4
    )


# What to do


def test_the_flattest_spokes_come_with_a_step_and_what_the_file_lacks() -> None:
    document = reads(GOALS)
    scores = {**all_at(3, goals=2), "goals.agreed": 1}

    wheel = assess(document, [said(scores)], today=TODAY)

    assert wheel.flattest == ("goals",)
    (step,) = wheel.steps
    assert (step.question, step.scored, step.by) == ("goals.agreed", 1, "opinion")
    assert step.now == QUESTION["goals.agreed"].anchors[1]
    assert step.then == QUESTION["goals.agreed"].anchors[3]
    assert [one.label for one in step.proof.lacking[0].missing] == ["better", "dearer"]


@given(EIGHT)
def test_the_flattest_are_the_shortest_and_none_is_where_all_are_equal(scores: list[int]) -> None:
    ids = [spoke.id for spoke in SPOKES]
    wheel = assess(
        Journey(id="shop"),
        [said(all_at(0, **dict(zip(ids, scores, strict=True))))],
        today=TODAY,
    )
    by_id = dict(zip(ids, scores, strict=True))
    flat = [by_id[id] for id in wheel.flattest]

    assert flat == sorted(scores)[: len(flat)]
    assert all(score < mean(scores) for score in flat)
    assert bool(flat) == (len(set(scores)) > 1)
    assert bool(wheel.steps) == (min(scores) < 4)


def test_nothing_is_left_to_do_where_everything_is_as_good_as_can_be() -> None:
    assert assess(Journey(id="shop"), [said(all_at(4))], today=TODAY).steps == ()


def test_what_the_file_alone_shows_says_nothing_of_how_it_looks_now() -> None:
    wheel = assess(reads(GOALS), today=TODAY)
    journey = reads(GOALS).journey
    assert journey is not None

    text = "\n".join(lines_of(wheel, journey, "en"))

    assert (wheel.by, wheel.latest) == ("evidence", None)
    assert {step.now for step in wheel.steps} == {None}
    assert "now:" not in text and "aim:" in text
    assert "expected phases with a stage or a reason: 0 of 6" in text


def test_points_are_never_rounded_to_a_whole_that_they_are_not() -> None:
    assert [points(each) for each in (0, 0.01, 3.96, 4, 2.5)] == ["0", "0.1", "3.9", "4", "2.5"]


# For people and programs


def lines_of(
    wheel: Wheel, journey: Journey, language: str, *, everything: bool = True
) -> Sequence[str]:
    told = tell_wheel(wheel, journey, language, compare=True)
    return set_lines(told, Manner(language, 80), everything=everything).splitlines()


@given(journeys(), some_answers(), st.sampled_from(LANGUAGES))
@settings(max_examples=examples(60))
def test_every_wheel_can_be_told_in_eighty_columns_and_written_as_json(
    journey: Journey, answers: list[Answers], language: str
) -> None:
    wheel = assess(journey, answers, today=TODAY)

    for line in lines_of(wheel, journey, language):
        assert columns(line) <= 80
        assert printable(line) == line
        assert line == line.rstrip()
    assert json.loads(as_json(wheel, language))["verdict"] == wheel.verdict


@given(broken("undeclared-name") | broken("trapped-customer") | broken("broken-bands"))
@settings(max_examples=examples(15))
def test_a_broken_journey_can_be_assessed(case: Broken) -> None:
    target = case.target
    journey = target.journey if isinstance(target, Document) else target
    assume(journey is not None)
    assert journey is not None

    wheel = assess(target, [said(all_at(2))], today=TODAY)

    assert lines_of(wheel, journey, "ko")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["hospital_visit", "online_store", "saas_subscription"])
def test_the_examples_are_told_with_the_answers_to_one_of_them(name: str, language: str) -> None:
    document = read(EXAMPLES / f"{name}.journey.yaml")
    answers = [read_answers(path) for path in sorted((EXAMPLES / "answers").iterdir())]

    wheel = assess(document, answers, today=TODAY)

    assert document.journey is not None
    text = "\n".join(lines_of(wheel, document.journey, language, everything=False))
    assert wheel.says.say(language).partition(".")[0] in text
    assert len(text.splitlines()) < 100
    assert wheel.trend is not None and wheel.disagreements and wheel.contradictions


def test_a_title_that_a_terminal_would_obey_is_spelled_out() -> None:
    journey = Journey(id="shop", goals=(Goal(id="a", title=HOSTILE), Goal(id="b")))
    people = [said(all_at(4), person=HOSTILE, words=HOSTILE)]

    text = "\n".join(lines_of(assess(journey, people, today=TODAY), journey, "en"))

    assert "\\x1b[31m<script>" in text
    assert "\x1b" not in text and "\u202e" not in text


def test_a_document_without_a_journey_cannot_be_assessed() -> None:
    with pytest.raises(ValueError, match="holds no journey"):
        assess(reads(""), today=TODAY)


def test_the_documentation_knows_every_question_and_shows_answers_that_are_read() -> None:
    page = (EXAMPLES.parent / "docs" / "wheel.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)

    rows = re.findall(r"^\| `(\w+\.\w+)` \| (.*) \|$", page, re.MULTILINE)
    assert [id for id, _ in rows] == list(QUESTION)
    assert {id for id, shown in rows if shown == "no evidence"} == set(QUESTION) - set(SHOWN_BY)
    assert answers_of(example.encode()).score_of("metrics.source") == 4
    for threshold in ("wheel_large", "wheel_small", "wheel_round", "wheel_gap", "wheel_spread"):
        assert threshold in page
