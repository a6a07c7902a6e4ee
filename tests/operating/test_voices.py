"""What customers say: what hurts, whose it is, what is unanswered; tickets and their counts."""

import json
import re
from collections import Counter
from datetime import date, timedelta
from math import fsum
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey import (
    Cause,
    Feedback,
    Improvement,
    Journey,
    Tickets,
    UnknownName,
    Voice,
    check,
    count_tickets,
    draw,
    dump_measured,
    improvements,
    read,
    read_measured,
    read_tickets,
    reads,
    voice,
)
from journey.checking.rule import all_rules
from journey.facts.context import Context
from journey.facts.voices import narrower, voices_of
from journey.files.settings.settings import Settings
from journey.operating.goals.readings import Reading, Readings, Series, Slice
from journey.operating.voices.counting import days_by_month
from journey.operating.voices.matching import trend_of
from journey.operating.voices.text import tell_voice
from journey.operating.voices.tickets import Ticket
from journey.operating.voices.voc import Gap, VoiceOfCustomer
from journey.operating.voices.weighing import pains
from journey.pictures.diagram import Diagram
from journey.problems.errors import BadData, BadOption
from journey.testing import broken, journeys
from journey.words.blocks import Sheet
from journey.words.names import Names
from journey.words.plain import as_json
from journey.words.sentences import clean
from journey.words.setting import set_lines
from journey.words.terminal import Manner, columns
from tests.amounts import examples
from tests.cli.running import run

TODAY = date(2026, 11, 22)
SHOP = """\
journey: shop
languages: [en, ko]
teams: {cx: CX, depot: Depot, web: Web}
customers:
  types: {guest: Anyone, vip: The few}
  situations: {looking: Looking around, late: Too late}
  excluded: [{customer: vip/late, reason: Never}]
stages:
  buy:
    phase: purchase
    owner: web
    touchpoints:
      cart: {entry: any, emotion: {any: -1, vip: 2}, metrics: [speed]}
      box: {owner: depot, moment_of_truth: true}
    actions: {mend: Mend it}
  help:
    phase: contact
    owner: cx
    touchpoints:
      chat: {title: {en: Live chat, ko: 채팅}, metrics: [speed]}
      phone: Phone
metrics: {speed: {better: lower}}
transitions: [cart -> box -> chat -> phone]
feedback:
  asked: {kind: survey, at: [box], owner: cx, review_every: 7 days, reviewed: 2026-11-01}
  lost: {kind: interview}
voc:
  broken: {title: {en: Broken, ko: 파손}, kind: complaint, severity: 4, per_month: 100, heard_at: [chat],
           caused_at: [box, cart], cause: {team: depot, text: Thin boxes}, owner: cx, action: mend,
           with: [web], review_every: 7 days, reviewed: 2026-11-01}
  glass: {parent: broken, severity: 5, per_month: 30}
  burnt: {kind: complaint, severity: 5, per_month: 1, priority: low, owner: cx, action: mend, cause: {team: web}}
  lovely: {kind: praise, per_month: 40, heard_at: [chat], cause: {team: depot}}
  odd: {kind: question}
improvements:
  walls: {from: glass, status: agreed}
"""
VOICES = ("v1", "v2", "v3", "v4", "v5")


def in_lines(found: VoiceOfCustomer, manner: Manner, *, everything: bool = False) -> str:
    return set_lines(tell_voice(found, manner.language), manner, everything=everything)


def shop(text: str = SHOP) -> Journey:
    found = reads(text)
    assert found.journey is not None
    assert not found.problems, found.problems
    return found.journey


def heard(target: Journey | None = None, **options: Any) -> VoiceOfCustomer:
    return voice(target or shop(), today=TODAY, **options)


@st.composite
def talkative(draw: st.DrawFn) -> Journey:
    """Journeys in which much is said, in trees and in circles."""
    built = draw(journeys())
    points = [point.id for point in built.touchpoints]
    teams = [None, *(team.id for team in built.teams)]
    actions = [None, *(action.id for action in built.actions)]
    some_points = (
        st.lists(st.sampled_from(points), max_size=3).map(tuple) if points else st.just(())
    )
    ids = draw(st.lists(st.sampled_from(VOICES), unique=True))
    voices = [
        Voice(
            id=id,
            title=draw(st.sampled_from((None, "Twice", "\x1b[2J\n", "한 번"))),
            kind=draw(st.sampled_from((None, "complaint", "wish", "praise"))),
            parent=draw(st.sampled_from((None, None, *ids))),
            heard_at=draw(some_points),
            caused_at=draw(some_points),
            cause=draw(
                st.none()
                | st.builds(
                    Cause, team=st.sampled_from(teams), text=st.sampled_from((None, "a", "b"))
                )
            ),
            severity=draw(st.sampled_from((None, 1, 3, 5))),
            per_month=draw(st.sampled_from((None, 0.0, 7.0, 30.0, 400.0))),
            priority=draw(st.sampled_from((None, None, "low", "high"))),
            owner=draw(st.sampled_from(teams)),
            action=draw(st.sampled_from(actions)),
            review_every=draw(st.sampled_from((None, "7 days"))),
            reviewed=draw(st.sampled_from((None, TODAY - timedelta(days=9), TODAY))),
        )
        for id in ids
    ]
    improvement = Improvement(
        id="better",
        from_=tuple(draw(st.lists(st.sampled_from(ids), unique=True))) if ids else (),
        status=draw(st.sampled_from(("agreed", "rejected"))),
    )
    feedback = Feedback(id="ask", at=draw(some_points), owner=draw(st.sampled_from(teams)))
    return built.model_copy(
        update={"voc": tuple(voices), "improvements": (improvement,), "feedback": (feedback,)}
    )


# What hurts


@given(talkative())
def test_pain_by_cause_by_place_and_by_team_is_the_pain_of_all_voices(built: Journey) -> None:
    found = pains(Context(built, today=TODAY))

    assert found.total == pytest.approx(fsum(each.amount for each in found.known))
    for parts in (
        [each.amount for each in found.causes],
        [each.amount for each in found.places],
        [each.causes for each in found.teams],
        [each.places for each in found.teams],
        [each.owns for each in found.teams],
    ):
        assert fsum(parts) == pytest.approx(found.total)
        assert all(part >= 0 for part in parts)


@given(talkative())
def test_what_is_heard_counts_once(built: Journey) -> None:
    found = {each.voice.id: each.amount for each in pains(Context(built, today=TODAY)).known}
    own = {each.id: each for each in built.voc}

    def line(id: str) -> list[str]:
        walked: list[str] = []
        above = own[id].parent
        while above in own and above not in walked:
            walked.append(str(above))
            above = own[str(above)].parent
        return walked

    for whole in voices_of(built):
        if whole.id not in found or whole.id in line(whole.id):
            continue
        counted = [
            id
            for id in own
            if own[id].per_month is not None
            and next((up for up in line(id) if own[up].per_month is not None), None) == whole.id
            and id not in line(id)
        ]
        alone = max(0.0, (whole.per_month or 0) - sum(own[id].per_month or 0 for id in counted))
        assert found[whole.id] == pytest.approx((whole.severity or 0) * alone)


def test_a_voice_two_steps_below_a_wider_one_counts_once() -> None:
    voices = (
        Voice(id="a", severity=2, per_month=100),
        Voice(id="b", parent="a"),
        Voice(id="c", parent="b", per_month=30),
    )

    found = heard(Journey(id="x", voc=voices))

    assert [(each.id, each.pain, each.counted_with) for each in found.issues] == [
        ("a", 140, None), ("b", None, "a"), ("c", 60, None),
    ]  # fmt: skip
    assert found.pains.total == 200


@given(talkative())
def test_whole_pain_is_own_pain_and_the_whole_pain_of_the_voices_directly_below(
    built: Journey,
) -> None:
    context = Context(built, today=TODAY)
    parents = {each.id: each.parent for each in built.voc}
    if any(_is_below(id, id, parents) for id in parents):
        return  # what is wider than itself has no whole

    def parts(id: str) -> list[float]:
        own = [context.weights.own[id]] if id in context.weights.own else []
        below = [each for each in parents if parents[each] == id]
        return own + [part for each in below for part in parts(each)]

    for each in context.voices:
        known = parts(each.id) if each.kind != "praise" else []
        whole = context.weights.whole(each.id)
        assert (whole is None) == (not known)
        assert (whole or 0.0) == pytest.approx(fsum(known))
    if all(each.kind != "praise" for each in context.voices):
        everything = context.weights.whole(*parents)
        assert (everything or 0.0) == pytest.approx(pains(context).total)
        tops = {id for id in parents if parents[id] not in parents}
        assert context.weights.whole(*tops) == everything


def _is_below(id: str, other: str, parents: dict[str, str | None]) -> bool:
    above = parents[id]
    for _ in parents:
        if above == other:
            return True
        above = parents.get(above) if above is not None else None
    return False


LATE = """\
journey: p
teams: {care: Care, cx: CX}
voc:
  late: {title: Late, kind: complaint, severity: 4, per_month: 240}
  weekend: {title: Weekend, parent: late, severity: 3, per_month: 70}
  bill: {title: Bill, kind: question, severity: 2, per_month: 400}
improvements:
  area: {from: [late, weekend], status: proposed}
  one: {from: late, status: agreed}
  no: {from: bill, status: rejected, reason: Too dear}
"""


def test_pain_is_the_same_in_every_answer_and_ranks_by_the_whole() -> None:
    found = heard(shop(LATE))

    assert [(each.id, each.pain, each.whole) for each in found.issues] == [
        ("late", 680, 890), ("bill", 800, 800), ("weekend", 210, 210),
    ]  # fmt: skip
    assert found.pains.total == sum(each.pain or 0 for each in found.issues) == 1690
    agenda = improvements(shop(LATE), today=TODAY)
    assert {each.id: each.pain for each in agenda.items} == {"area": 890, "one": 890, "no": None}
    lanes = draw(shop(LATE), "causes")
    assert isinstance(lanes, Diagram)
    assert [lane.id for lane in lanes.lanes] == [each.id for each in found.issues]


@given(talkative())
def test_every_answer_has_one_order_and_the_headline_names_its_first(built: Journey) -> None:
    found = heard(built)
    if not found.voices:
        return

    lanes = draw(built, "causes")

    assert isinstance(lanes, Diagram)
    assert [lane.id for lane in lanes.lanes] == [each.id for each in found.voices]
    candidates = [each.id for each in improvements(built, today=TODAY).candidates]
    assert candidates == [each.id for each in found.issues if each.id in candidates]
    lead = tell_voice(found, "en").lead_of("hurts")
    if "most urgent" in lead:
        assert f"“{clean(Names(built, 'en').voice(found.issues[0].id))}”" in lead


def test_the_first_of_the_table_is_what_the_headline_names() -> None:
    told = tell_voice(heard(shop(LATE)), "en")

    assert told.lead_of("hurts") == ("“Late” is the most urgent: 53 % of all pain, 240 a month.")
    sheet = told.chosen("hurts")[0]
    assert isinstance(sheet, Sheet)
    assert [head.text for head in sheet.heads][2:5] == ["A month", "Own pain", "Whole pain"]


def test_three_levels_of_which_the_middle_has_no_frequency_of_its_own() -> None:
    text = """\
journey: p
voc:
  top: {kind: complaint, severity: 2, per_month: 100}
  middle: {parent: top, severity: 5}
  low: {parent: middle, severity: 3, per_month: 30}
  lower: {parent: low, severity: 4, per_month: 10}
"""
    found = {each.id: each for each in heard(shop(text)).issues}

    assert {id: (each.pain, each.whole, each.counted_with) for id, each in found.items()} == {
        "top": (2 * 70, 140 + 60 + 40, None),
        "middle": (None, 60 + 40, "top"),
        "low": (3 * 20, 60 + 40, None),
        "lower": (4 * 10, 40, None),
    }


@pytest.mark.parametrize("said", ["severity: 4", "per_month: 30", "severity: 4, per_month: 0", ""])
def test_where_nothing_hurts_there_are_no_shares(said: str) -> None:
    built = shop(f"journey: p\nvoc: {{v: {{kind: complaint, {said}}}}}")
    found = heard(built)

    assert (found.pains.total, found.pains.vital) == (0, 0)
    assert {each.share for each in found.pains.causes} <= {None}
    assert {each.share for each in found.pains.places} <= {None}
    assert found["v"].share is None
    assert tell_voice(found, "en").lead_of("hurts").startswith("Nothing says how much")


def test_what_was_rejected_ends_nothing() -> None:
    found = heard(shop(LATE))
    diagram = draw(shop(LATE), "causes", language="en")

    assert found["bill"].improvements == ()
    assert found["weekend"].improvements == ("area", "one")
    assert isinstance(diagram, Diagram)
    cells = {(node.lane, node.column): node for node in diagram.nodes}
    assert cells["bill", "ended"].shape == "gap"
    assert [line.text for line in cells["bill", "ended"].lines] == [
        "? nothing will end it", "× no: rejected",
    ]  # fmt: skip
    assert cells["weekend", "ended"].shape == "action"


def test_praise_stands_apart_and_last_however_frequent() -> None:
    loud = shop(
        "journey: p\nvoc:\n  thanks: {kind: praise, severity: 1, per_month: 500}\n"
        "  late: {kind: complaint, severity: 4, per_month: 100}"
    )
    diagram = draw(loud, "causes")

    assert isinstance(diagram, Diagram)
    assert [lane.id for lane in diagram.lanes] == ["late", "thanks"]
    assert heard(loud)["thanks"].priority is None
    assert heard(loud)["thanks"].whole is None


def test_pain_with_several_places_is_divided_evenly() -> None:
    found = heard().pains

    assert {each.touchpoint: each.amount for each in found.places} == {
        "box": 215, "cart": 215, None: 5,
    }  # fmt: skip
    assert [(each.team, each.causes, each.places, each.owns) for each in found.teams] == [
        ("depot", 430, 215, 0), ("web", 5, 215, 0), ("cx", 0, 0, 435), (None, 0, 5, 0),
    ]  # fmt: skip
    assert next((each.team, each.voices) for each in found.causes) == ("depot", ("broken", "glass"))
    assert found.vital == 1


# Ranks


@given(talkative())
def test_severity_5_comes_first_then_priority_then_pain(built: Journey) -> None:
    found = heard(built).issues
    urgency = {"high": 0, "normal": 1, "low": 2, None: 3}

    keys = [(each.severity != 5, urgency[each.priority], -(each.whole or 0.0)) for each in found]

    assert keys == sorted(keys)
    assert [each.rank for each in found] == list(range(1, len(found) + 1))


def test_severity_5_comes_first_also_with_a_priority_set_low_and_that_is_shown() -> None:
    found = heard()

    assert [each.id for each in found.issues] == ["glass", "burnt", "broken", "odd"]
    assert (found["burnt"].priority, found["burnt"].computed) == ("low", "high")
    assert found["burnt"].is_overridden and not found["broken"].is_overridden


# Rules and answers


@given(talkative())
def test_answers_and_findings_never_disagree(built: Journey) -> None:
    found = heard(built)
    report = check(built, settings=Settings(severity={"*": "advice"}), today=TODAY)
    of: dict[str, list[Any]] = {}
    for each in report:
        of.setdefault(each.rule, []).append(each.path)

    for rule, quiet in (("silent-touchpoint", found.silent), ("deaf-touchpoint", found.deaf)):
        kept = {each.path for each in quiet if not each.is_waived}
        assert rule in report.skipped or kept == set(of.get(rule, ()))
    for rule, gaps in (
        ("issue-without-action", {"action"}),
        ("dropped-voice", {"improvement", "reason"}),
        ("issue-without-cause", {"cause"}),
        ("issue-without-priority", {"priority"}),
        ("issue-without-place", {"place"}),
        ("cause-team-not-told", {"told"}),
    ):
        lacking = {each.id for each in found.voices if gaps & {*each.lacks}}
        assert rule in report.skipped or lacking == {path[1] for path in of.get(rule, ())}
    late = {each.id for each in found.voices if each.is_overdue}
    assert "stale-voice" in report.skipped or late == {
        path[1] for path in of.get("stale-voice", ())
    }


def test_what_nobody_answers_is_said_of_each_voice() -> None:
    found = heard()

    assert [(each.id, each.lacks) for each in found.unanswered] == [
        ("odd", ("action", "owner", "cause", "priority", "place")),
    ]
    assert [(each.id, each.lacks) for each in found.questions] == [
        ("burnt", ("place", "told")), ("broken", ("told",)),
    ]  # fmt: skip
    assert set(get_args(Gap)) >= {gap for each in found.voices for gap in each.lacks}


def test_what_a_waiver_excuses_is_not_missing_and_is_told() -> None:
    waiver = "waivers: [{rule: silent-touchpoint, at: phone, reason: Quiet}, {rule: issue-without-action, at: odd, reason: Rare}]\n"

    found = heard(shop(SHOP + waiver))

    assert [(each.touchpoint, each.is_waived) for each in found.silent] == [("phone", True)]
    assert found["odd"].waived == ("action",)
    assert "waived" in in_lines(found, Manner())


def test_what_is_due_and_what_is_read_have_dates() -> None:
    found = heard()

    assert [(each.id, str(each.due), each.is_overdue) for each in found.dues] == [
        ("broken", "2026-11-08", True)
    ]
    assert [(each.id, each.is_overdue, each.lacks) for each in found.collections] == [
        ("asked", True, ()), ("lost", False, ("owner", "rhythm")),
    ]  # fmt: skip


def test_reviews_that_are_far_off_are_not_listed_but_the_next_is_told() -> None:
    text = (
        "journey: shop\nvoc: {slow: {kind: complaint, reviewed: 2026-11-01, review_every: 1 year}}"
    )
    journey = reads(text).journey
    assert journey is not None

    far = in_lines(voice(journey, today=date(2026, 11, 22)), Manner())
    near = in_lines(voice(journey, today=date(2027, 10, 20)), Manner())

    assert "None until 2026-12-23; the next is slow on 2027-11-01." in far
    assert re.search(r"slow +2027-11-01", near)


def test_a_team_sees_what_it_owns_causes_and_is_told() -> None:
    assert [(e.id, e.roles) for e in heard(team="web").voices] == [
        ("glass", ("told",)), ("burnt", ("causes",)), ("broken", ("told",)),
    ]  # fmt: skip
    assert [each.id for each in heard(team="depot").voices] == ["glass", "broken", "lovely"]
    assert [each.id for each in heard(team="cx").collections] == ["asked"]
    assert heard(team="web").pains == heard().pains
    with pytest.raises(UnknownName, match="did you mean 'depot'"):
        heard(team="depo")


@given(talkative())
def test_every_voice_is_something_to_the_teams_that_it_names(built: Journey) -> None:
    whole = {each.id: each for each in heard(built).voices}

    for team in built.teams:
        for each in heard(built, team=team.id).voices:
            assert team.id in (whole[each.id].owner, whole[each.id].cause_team, *each.told)
            assert each.rank == whole[each.id].rank


@given(talkative())
def test_the_tree_holds_every_voice_once_below_its_parent(built: Journey) -> None:
    found = list(heard(built).tree)

    assert sorted(each.id for each in found) == sorted(voice.id for voice in built.voc)
    place = {each.id: number for number, each in enumerate(found)}
    assert all(place[str(e.parent)] < place[e.id] for e in found if e.parent is not None)


# Texts


@given(talkative(), st.sampled_from(("en", "ko")))
def test_texts_fit_a_terminal_and_json_parses(built: Journey, language: str) -> None:
    found = heard(built, touchpoints=True, tickets=Tickets("t", strays=(Ticket("\u202e", TODAY),)))

    text = in_lines(found, Manner(language), everything=True)

    assert all(columns(line) <= 80 for line in text.split("\n"))
    assert text.isprintable() or set(filter(lambda c: not c.isprintable(), text)) <= {"\n", "\xa0"}
    json.loads(as_json(found, language))
    assert text == in_lines(
        heard(built, touchpoints=True, measured=found.measured), Manner(language), everything=True
    )


SPOILABLE = [rule.id for rule in all_rules().values() if rule.mutate is not None]


@settings(max_examples=examples(20))
@given(st.sampled_from(SPOILABLE).flatmap(broken))
def test_whatever_is_wrong_with_a_journey_can_be_listened_to(spoiled: Any) -> None:
    target = spoiled.target

    assert in_lines(heard(target, touchpoints=True), Manner("ko"))


@given(talkative(), st.randoms(use_true_random=False))
def test_the_order_of_the_file_only_breaks_ties(built: Journey, chance: Any) -> None:
    turned = list(built.voc)
    chance.shuffle(turned)

    one, two = heard(built), heard(built.model_copy(update={"voc": tuple(turned)}))

    assert one.pains.total == two.pains.total
    alike = {each.id: (each.pain, each.priority, each.lacks, each.due) for each in one.voices}
    assert alike == {
        each.id: (each.pain, each.priority, each.lacks, each.due) for each in two.voices
    }


# Touchpoints


def test_a_touchpoint_is_evaluated_on_one_line() -> None:
    series = Series(
        "speed",
        Slice(touchpoint="chat"),
        tuple(Reading("speed", date(2026, 11, day), value) for day, value in ((1, 9.0), (8, 5.0))),
    )
    built = shop()
    report = check(built, today=TODAY)

    found = heard(built, touchpoints=True, findings=report, readings=Readings("r", (series,)))

    cart, box, chat, _ = found.touchpoints
    assert (cart.worst and cart.worst.value, cart.best and cart.best.value) == (-1, 2)
    assert cart.best and cart.best.customers == ("vip/looking",)
    assert (box.caused, box.heard, box.pain) == (("broken", "glass"), (), 215)
    assert [(e.value, e.day, e.course) for e in chat.metrics] == [(5, date(2026, 11, 8), "better")]
    assert chat.heard == ("broken", "glass", "lovely")
    assert box.importance and box.importance.moment_of_truth
    path = ("stages", "buy", "touchpoints", "box")
    assert box.errors + box.warnings + box.advice == sum(d.path[:4] == path for d in report) > 0
    assert chat.visits is None


# Tickets


def table(tmp_path: Path, text: str, name: str = "t.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_tickets_are_read_by_id_and_by_title_without_their_words(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        "type,time,touchpoint,customer,text\n"
        "broken,2026-11-01 10:00,채팅,vip/looking,Kim lives here\n"
        "파손,2026-11-02,chat,guest,\n"
        "brokn,2026-11-03,,,x\n",
    )

    found = read_tickets(path, shop())

    assert found.tickets == (
        Ticket("broken", date(2026, 11, 1), "chat", "vip/looking"),
        Ticket("broken", date(2026, 11, 2), "chat", "guest"),
    )
    assert [(e.name, e.tickets, e.guess) for e in found.unknown()] == [("brokn", 1, "broken")]
    assert "Kim" not in repr(found)


def test_korean_types_match_in_any_form_of_unicode(tmp_path: Path) -> None:
    from unicodedata import normalize

    path = table(tmp_path, normalize("NFD", "유형,일시\n파손,2026-11-01\n"))

    assert [each.voice for each in read_tickets(path, shop()).tickets] == ["broken"]


def test_every_row_that_cannot_be_used_is_told_and_no_name_of_a_person(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        "type,time,touchpoint,customer,text\n"
        "broken,soon,chat,,secret\n"
        "broken,2026-11-01,chatt,,secret\n"
        "broken,2026-11-01,chat,Hong Gildong 010-1234,secret\n"
        "broken,2026-11-01,chat,vip/late,secret\n"
        "broken,2026-11-01,chat,gest,secret\n"
        ",2026-11-01,chat,,secret\n",
    )

    with pytest.raises(BadData) as caught:
        read_tickets(path, shop())

    said = caught.value.say()
    assert [trouble.row for trouble in caught.value.troubles] == [2, 3, 4, 5, 6, 7]
    assert "`chat`" in said and "`guest`" in said and "excludes" in said
    for language in ("en", "ko"):
        assert "Hong" not in caught.value.say(language)
        assert "secret" not in caught.value.say(language)


def test_a_table_without_headings_is_refused_without_repeating_it(tmp_path: Path) -> None:
    path = table(tmp_path, "broken,2026-11-01,my address is secret\n")

    with pytest.raises(BadData) as caught:
        read_tickets(path, shop())

    assert "secret" not in str(caught.value) and "`type`" in str(caught.value)


TICKETS = st.builds(
    Tickets,
    st.just("t.csv"),
    st.lists(
        st.builds(
            Ticket,
            st.sampled_from(("broken", "glass", "odd")),
            st.dates(date(2025, 12, 1), date(2026, 3, 5)),
            st.sampled_from((None, "chat", "phone")),
            st.sampled_from((None, "vip", "guest/late")),
        ),
        min_size=1,
    ).map(tuple),
    st.lists(
        st.builds(Ticket, st.text(min_size=1, max_size=9).filter(str.isprintable), st.dates(date(2026, 1, 1), date(2026, 2, 1)))
    ).map(tuple),
)  # fmt: skip


@given(TICKETS)
def test_counts_are_those_of_a_slow_count(tickets: Tickets) -> None:
    found = count_tickets(tickets, shop())
    assert found is not None

    below = {"broken": ("broken", "glass"), "glass": ("glass",), "odd": ("odd",)}
    for id, names in below.items():
        whole = [each for each in tickets.tickets if each.voice in names]
        counted = found.voices[id]
        assert counted.with_narrower == len(whole) == sum(counted.months.values())
        assert counted.per_month == pytest.approx(len(whole) / found.days * 365.25 / 12, rel=1e-3)
        own = [each for each in whole if each.voice == id]
        places = Counter(each.touchpoint for each in own if each.touchpoint)
        assert counted.touchpoints == places
    assert found.total + found.strays == len(tickets)
    assert sum(found.months.values()) == found.days


@given(TICKETS, st.sampled_from(("yaml", "json")))
def test_counts_survive_their_file(tickets: Tickets, form: str) -> None:
    import tempfile

    found = count_tickets(tickets, shop())
    assert found is not None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"m.{form}"
        path.write_bytes(dump_measured(found, form).encode())

        assert read_measured(path) == found


def test_tickets_outside_a_period_are_not_counted() -> None:
    tickets = Tickets("t", tuple(Ticket("odd", date(2026, 1, day)) for day in (1, 5, 9)))

    found = count_tickets(tickets, shop(), first=date(2026, 1, 4), last=date(2026, 1, 31))

    assert found is not None
    assert (found.voices["odd"].tickets, found.outside, found.days) == (2, 1, 28)
    assert count_tickets(Tickets("t"), shop()) is None
    with pytest.raises(BadOption):
        count_tickets(tickets, shop(), first=date(2026, 2, 1), last=date(2026, 1, 1))


def test_months_know_how_many_of_their_days_were_observed() -> None:
    assert days_by_month(date(2027, 12, 31), date(2028, 2, 29)) == {
        "2027-12": 1, "2028-01": 31, "2028-02": 29,
    }  # fmt: skip


def test_a_voice_in_a_circle_is_below_none_of_it() -> None:
    circle = (Voice(id="a", parent="b"), Voice(id="b", parent="a"), Voice(id="c", parent="a"))

    assert narrower(circle) == {"a": ("a", "c"), "b": ("b", "c"), "c": ("c",)}


@pytest.mark.parametrize(
    ("said", "tickets", "expected"),
    [(100, 120, "as said"), (100, 121, "louder"), (100, 79, "quieter"), (0, 0, "as said"),
     (0, 1, "louder"), (None, 3, None), (None, 0, "never came"), (5, 0, "never came")],
)  # fmt: skip
def test_what_chance_explains_is_as_said(
    said: float | None, tickets: int, expected: str | None
) -> None:
    thirty = None if said is None else said * (365.25 / 12) / 30

    assert trend_of(thirty, tickets, 30) == expected


def test_what_is_counted_stands_beside_what_is_said() -> None:
    start = date(2026, 9, 1)
    days = [start + timedelta(days=n) for n in range(30)]
    earlier = Tickets("a", tuple(Ticket("broken", day, "chat") for day in days))
    later = Tickets("b", tuple(Ticket("broken", day, "phone") for day in days for _ in range(5)))
    before = count_tickets(earlier, shop())

    found = heard(tickets=later, before=before)

    volumes = {each.voice: each for each in found.volumes or ()}
    assert volumes["broken"].trend == "louder"
    assert volumes["broken"].turn == "rose"
    assert volumes["broken"].elsewhere == (("phone", 150),)
    assert volumes["glass"].trend == "never came"
    assert volumes["broken"].said == 100
    with pytest.raises(ValueError, match="either"):
        heard(tickets=later, measured=before)


# The file of counts


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("journey: shop\n", 1, "no file of counted voices"),
        ("format: 2\nvoices: {}\n", 1, "format is 2"),
        ("format: 1\nvoices: [\n", 2, "cannot be read"),
        ("format: 1\nvoices: {a: {tickets: -1}}\n", 2, "`tickets`"),
        ("format: 1\nvoices: {a: 3}\nform: x\n", 2, "`a` is a mapping"),
        ("format: 1\nvoices: {}\nfrom: x\n", 3, "`from` is a date"),
        ("format: 1\nvoices: {}\nunknwon: {}\n", 3, "did you mean `unknown`"),
    ],
)
def test_a_file_that_holds_no_counts_is_refused_at_its_line(
    tmp_path: Path, text: str, line: int, words: str
) -> None:
    if "from" not in text:
        text += "from: 2026-01-01\nto: 2026-01-02\n"
    path = table(tmp_path, text, "m.yaml")

    with pytest.raises(BadData) as caught:
        read_measured(path)

    assert any(t.row >= line and words in t.say() for t in caught.value.troubles), str(caught.value)


@given(st.binary(max_size=60))
def test_no_bytes_make_the_reader_of_counts_raise_anything_else(content: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "m.yaml"
        path.write_bytes(b"format: 1\nvoices: " + content)
        with pytest.raises(BadData):
            read_measured(path)


# The command


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    journey = table(tmp_path, SHOP, "shop.journey.yaml")
    return journey, table(
        tmp_path, "type,time\nbroken,2026-11-01\nglass,2026-11-02\nx,2026-11-03\n"
    )


def test_the_command_counts_into_a_file_of_its_own_and_reads_it_back(
    files: tuple[Path, Path], tmp_path: Path
) -> None:
    journey, tickets = files
    counts = tmp_path / "voices.measured.yaml"

    counted = run("voice", journey, "--tickets", tickets, "--measured", counts, "--today", TODAY)
    again = run("voice", journey, "--measured", counts, "--today", TODAY)

    assert counted.exit_code == 0, counted.output
    assert counted.output == again.output
    assert "2 tickets in 3 days" in counted.output
    assert journey.read_text(encoding="utf-8") == SHOP
    first = counts.read_bytes()
    run("voice", journey, "--tickets", tickets, "--measured", counts)
    assert counts.read_bytes() == first


def test_the_command_replaces_no_file_but_counts(files: tuple[Path, Path], tmp_path: Path) -> None:
    journey, tickets = files
    other = table(tmp_path, "mine", "mine.yaml")

    for target in (journey, other):
        result = run("voice", journey, "--tickets", tickets, "--measured", target)
        assert result.exit_code == 2
    assert other.read_text() == "mine"
    assert journey.read_text(encoding="utf-8") == SHOP
    assert (
        run("voice", journey, "--tickets", tickets, "--measured", tmp_path / "m.csv").exit_code == 2
    )


def test_the_command_tells_every_wrong_row_and_ends_in_2(files: tuple[Path, Path]) -> None:
    journey, tickets = files
    tickets.write_text("type,time\nbroken,soon\nbroken,later\n", encoding="utf-8")

    for language in ("en", "ko"):
        result = run("voice", journey, "--tickets", tickets, "--lang", language)
        assert result.exit_code == 2
        assert "t.csv:2" in result.output and "t.csv:3" in result.output
    assert run("voice", journey, "--team", "nobody").exit_code == 2
    assert run("voice", journey, "--from", "2026-01-01").exit_code == 2


def test_a_period_beyond_all_tickets_is_refused(files: tuple[Path, Path]) -> None:
    journey, tickets = files

    for language in ("en", "ko"):
        result = run(
            "voice", journey, "--tickets", tickets, "--from", "2027-01-01", "--lang", language
        )
        assert result.exit_code == 2
        assert "2026-11-03" in result.output


def test_json_says_the_same_with_stable_keys(files: tuple[Path, Path]) -> None:
    journey, tickets = files

    result = run("voice", journey, "--tickets", tickets, "--format", "json", "--today", TODAY)

    data = json.loads(result.stdout)
    assert list(data) == [
        "format", "name", "today", "team", "voices", "pains", "collections", "silent", "deaf",
        "volumes", "measured", "touchpoints",
    ]  # fmt: skip
    assert data["voices"][0]["id"] == "glass"
    assert data["measured"]["voices"]["broken"]["with_narrower"] == 2


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("name", ["online_store", "saas_subscription", "hospital_visit"])
def test_the_examples_are_heard_within_80_columns(examples: Path, name: str, language: str) -> None:
    result = run(
        "voice", examples / f"{name}.journey.yaml", "--lang", language, "--touchpoints", "--today", TODAY
    )  # fmt: skip

    assert result.exit_code == 0
    assert all(columns(line) <= 80 for line in result.output.split("\n"))


def test_the_example_tickets_tell_what_is_louder_than_the_file_says(examples: Path) -> None:
    document = read(examples / "online_store.journey.yaml")
    tickets = read_tickets(examples / "online_store.tickets.csv", document)

    found = voice(document, tickets=tickets, today=TODAY)

    trends = {each.voice: each.trend for each in found.volumes or ()}
    assert trends["damaged_glass"] == trends["late_for_opening"] == "louder"
    assert trends["unfair_refusal"] == "never came"
    assert [each.name for each in tickets.unknown()] == ["gift_wrap", "dammaged_glass"]
