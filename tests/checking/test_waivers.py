"""Waivers and baselines: what they hide, and nothing else."""

import json
import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey import Checked, Journey, Metric, Severity, Waiver, check, reads
from journey.checking.baseline import (
    Baseline,
    baseline_of,
    gone_note,
    hide,
    read_baseline,
    write_baseline,
)
from journey.checking.identity import WaiverPlaces
from journey.checking.rule import all_rules
from journey.checking.waivers import CANNOT
from journey.problems.errors import BadBaseline
from journey.problems.source import path_text
from journey.testing import journeys
from tests.amounts import examples
from tests.states.explicit import wild_journeys

TODAY = date(2026, 11, 22)
EVERY_RULE = [rule for rule in all_rules().values() if rule.find or rule.late]
MUTATED = [rule for rule in all_rules().values() if rule.mutate and rule.find]


def keys(report: Checked) -> list[tuple[str, tuple[str | int, ...]]]:
    return sorted(((d.rule, d.path) for d in report), key=str)


def can_be_waived(rule: str) -> bool:
    return rule not in CANNOT and not all_rules()[rule].is_loading


@given(wild_journeys(), st.data())
def test_a_waiver_removes_its_finding_and_no_other(journey: Journey, data: st.DataObject) -> None:
    before = check(journey, today=TODAY)
    waivable = [d for d in before if can_be_waived(d.rule)]
    chosen = data.draw(st.sampled_from(waivable))
    waiver = Waiver(rule=chosen.rule, at=path_text(chosen.path), reason="They know")

    after = check(journey.model_copy(update={"waivers": (waiver,)}), today=TODAY)

    waived = {(d.rule, d.path) for d in after.waived}
    assert waived == {(chosen.rule, chosen.path)}
    left = [(d.rule, d.path) for d in before if (d.rule, d.path) not in waived]
    assert keys(after) == sorted(left, key=str)


@st.composite
def broken_journeys(draw: st.DrawFn) -> tuple[Journey, Journey]:
    """A journey, and the same after some rules were broken."""
    sound = broken = draw(journeys())
    for rule in draw(st.lists(st.sampled_from(MUTATED), min_size=1, max_size=3)):
        assert rule.mutate is not None
        broken = rule.mutate(broken, lambda options: draw(st.sampled_from(options))) or broken
    return sound, broken


@given(broken_journeys(), st.data())
def test_a_waiver_removes_its_finding_whatever_was_broken(
    pair: tuple[Journey, Journey], data: st.DataObject
) -> None:
    _, journey = pair
    before = check(journey, rules=EVERY_RULE, today=TODAY)
    chosen = data.draw(st.sampled_from([d for d in before if can_be_waived(d.rule)]))
    waiver = Waiver(rule=chosen.rule, at=path_text(chosen.path), reason="They know")
    waivers = (*journey.waivers, waiver)

    after = check(journey.model_copy(update={"waivers": waivers}), rules=EVERY_RULE, today=TODAY)

    waived = {(d.rule, d.path) for d in after.waived} - {(d.rule, d.path) for d in before.waived}
    assert waived == {(chosen.rule, chosen.path)}
    left = [(d.rule, d.path) for d in before if (d.rule, d.path) not in waived]
    assert keys(after) == sorted(left, key=str)


@given(broken_journeys())
def test_what_was_broken_and_mended_is_gone_from_a_baseline(
    pair: tuple[Journey, Journey],
) -> None:
    sound, broken = pair
    mended, worse = (check(each, rules=EVERY_RULE, today=TODAY) for each in (sound, broken))

    (after,), gone = hide([mended], baseline_of([worse]))

    known = {(d.rule, d.element) for d in worse}
    still = {(d.rule, d.element) for d in mended}
    expected = {(rule, at) for rule, at in known - still if can_be_waived(rule)}
    assert {(entry.rule, entry.at) for entry in gone} >= expected
    assert {(d.rule, d.element) for d in after} >= still - known
    assert len(after) + len(after.known) == len(mended)
    assert sum(gone.values()) + len(after.known) == len(baseline_of([worse]))


SHOP = """\
journey: shop
stages:
  buy:
    phase: purchase
    touchpoints: {cart: Cart, paid: {outcome: positive}}
  use:
    phase: use
    touchpoints: {box: Box}
"""


def findings(waiver: str, **options: object) -> Checked:
    return check(reads(f"{SHOP}waivers:\n  - {waiver}\n", name="shop"), today=TODAY)


@pytest.mark.parametrize(("until", "waived"), [("2026-11-22", True), ("2026-11-21", False)])
def test_a_waiver_holds_up_to_its_last_day(until: str, waived: bool) -> None:
    report = findings(f"{{rule: stage-without-action, at: buy, reason: Few, until: {until}}}")

    assert ("buy" in {one.path[1] for one in report.waived if one.path[1:]}) is waived


@pytest.mark.parametrize(
    ("waiver", "rules"),
    [
        ("{rule: stage-without-action, at: buy, reason: We are few}", set()),
        ("{rule: stage-without-action, at: stages.buy, reason: We are few}", set()),
        ("{rule: stage-without-action, at: buy, reason: Few, until: 2026-11-22}", set()),
        (
            "{rule: stage-without-action, at: buy, reason: Few, until: 2026-11-21}",
            {"expired-waiver"},
        ),
        ("{rule: stage-without-action, at: buy}", {"waiver-without-reason"}),
        ("{rule: stage-without-action, at: cart, reason: Few}", {"unused-waiver"}),
        ("{rule: stage-without-actoin, at: buy, reason: Few}", {"unknown-waiver"}),
        ("{rule: stage-without-action, at: bye, reason: Few}", {"unknown-waiver"}),
        ("{rule: stage-without-action, at: stages.bye, reason: Few}", {"unknown-waiver"}),
        ("{rule: stage-without-actoin, at: bye, reason: Few}", {"unknown-waiver"}),
        ("{rule: stage-without-action, at: cart, reason: Few, owner: nobody}", set()),
        ("{rule: stage-without-action, at: cart, reason: Few, until: soon}", set()),
        ("{rule: stage-without-action, at: cart, reason: Few, utnil: 2027-01-01}", set()),
        ("{rule: unknown-key, at: buy, reason: Few}", {"unknown-waiver"}),
        ("{rule: ownerless-journey, at: shop, reason: Few}", set()),
        ("{rule: missing-phase, at: stages, reason: Few}", set()),
    ],
)
def test_what_is_wrong_with_a_waiver(waiver: str, rules: set[str]) -> None:
    found = {d.rule for d in findings(waiver)}

    assert found & (CANNOT | {"unused-waiver"}) == rules


@pytest.mark.parametrize("rule", sorted(CANNOT))
def test_findings_about_waivers_cannot_be_waived(rule: str) -> None:
    report = check(
        reads(
            SHOP + "waivers:\n"
            "  - {rule: empty-stage, at: buy}\n"
            "  - {rule: nothing, at: nowhere, reason: x, until: 2020-01-01}\n"
            f"  - {{rule: {rule}, at: shop, reason: x}}\n"
        ),
        today=TODAY,
    )

    assert {d.rule for d in report} >= CANNOT - {"unused-waiver"}
    assert not report.waived


def test_an_expired_waiver_waives_nothing() -> None:
    report = findings("{rule: stage-without-action, at: buy, reason: x, until: 2026-11-21}")

    assert ("stage-without-action", ("stages", "buy")) in {(d.rule, d.path) for d in report}


def test_a_rule_that_is_not_run_makes_no_waiver_unused() -> None:
    from journey.files.settings.settings import Settings

    document = reads(f"{SHOP}waivers: [{{rule: empty-stage, at: buy, reason: x}}]\n")

    assert "unused-waiver" in {d.rule for d in check(document, today=TODAY)}
    settings = Settings(ignore=("empty-*",))
    assert "unused-waiver" not in {d.rule for d in check(document, today=TODAY, settings=settings)}


def places_of(path: tuple[str | int, ...]) -> list[str]:
    """Every way to say where a finding is that might be for it, and for others."""
    ends = [path_text(path[:end]) for end in range(1, len(path) + 1)]
    return [*ends, *map(str, path)]


@given(wild_journeys(), st.data())
def test_superfluous_waivers_are_called_unused_and_no_others(
    journey: Journey, data: st.DataObject
) -> None:
    def report(waivers: Sequence[Waiver]) -> Checked:
        return check(journey.model_copy(update={"waivers": tuple(waivers)}), today=TODAY)

    def unused(report: Checked) -> list[int]:
        return [int(d.path[1]) for d in report if d.rule == "unused-waiver"]

    def others(report: Checked) -> list[tuple[str, tuple[str | int, ...]]]:
        return [key for key in keys(report) if key[0] not in CANNOT]

    found = [d for d in report(()) if can_be_waived(d.rule)]
    chosen = data.draw(st.lists(st.sampled_from(found), max_size=5))
    waivers = [
        Waiver(rule=d.rule, at=data.draw(st.sampled_from(places_of(d.path))), reason="They know")
        for d in chosen
    ]
    waivers = [waiver for waiver in waivers if WaiverPlaces(journey).has(waiver.at)]

    all_of_them = report(waivers)
    dropped = unused(all_of_them)
    kept = [waiver for number, waiver in enumerate(waivers) if number not in dropped]

    left = report(kept)
    assert unused(left) == []
    assert others(left) == others(all_of_them)
    for number in range(len(kept)):
        assert others(report(kept[:number] + kept[number + 1 :])) != others(left)


@given(wild_journeys())
def test_wherever_a_finding_is_a_waiver_can_name_it(journey: Journey) -> None:
    places = WaiverPlaces(journey)

    for diagnostic in check(journey, rules=EVERY_RULE, today=TODAY):
        at = path_text(diagnostic.path)
        assert places.covers(at, diagnostic.path)
        assert places.has(at), at


def test_of_two_waivers_that_are_alike_the_later_is_unused() -> None:
    text = (
        SHOP + "waivers:\n"
        "  - {rule: unowned-touchpoint, at: cart, reason: x}\n"
        "  - {rule: unowned-touchpoint, at: stages.buy.touchpoints.cart, reason: y}\n"
        "  - {rule: unowned-touchpoint, at: cart, reason: x}\n"
    )

    report = check(reads(text, name="shop"), today=TODAY)

    unused = [d for d in report if d.rule == "unused-waiver"]
    assert [(d.path, d.related[0].path) for d in unused] == [
        (("waivers", 1), ("waivers", 0)),
        (("waivers", 2), ("waivers", 0)),
    ]
    assert unused[0].message == (
        "nothing is left to waive: another waiver is for all that `unowned-touchpoint` finds at "
        "`stages.buy.touchpoints.cart`"
    )


def test_an_id_and_a_path_to_a_field_may_be_for_the_same_findings() -> None:
    journey = reads(SHOP.replace("box: Box", "box: {title: Box, metrics: [a, b]}")).journey
    assert journey is not None
    wide, narrow = "box", "stages.use.touchpoints.box.metrics"
    metrics = tuple(Metric(id=id, scope="journey", source="x") for id in "ab")
    for ats in ((wide, narrow), (narrow, wide)):
        waivers = tuple(Waiver(rule="wrong-instrument", at=at, reason="x") for at in ats)

        report = check(
            journey.model_copy(update={"metrics": metrics, "waivers": waivers}), today=TODAY
        )

        # Both are for the same two findings here, so that the later could be dropped.
        assert [d.path for d in report if d.rule == "unused-waiver"] == [("waivers", 1)]
        assert len(report.waived) == 2


@given(journeys())
@settings(max_examples=examples(20))
def test_a_baseline_of_everything_hides_everything_that_can_be(journey: Journey) -> None:
    report = check(journey, today=TODAY)
    baseline = baseline_of([report])

    (after,), gone = hide([report], baseline)

    assert all(not can_be_waived(d.rule) for d in after)
    assert len(after) + len(after.known) == len(report)
    assert not gone


@given(
    st.lists(
        st.tuples(
            st.text(), st.text(), st.lists(st.text()), st.sets(st.text(), max_size=3), st.text()
        ),
        max_size=5,
    )
)
def test_a_baseline_reads_back(
    tmp_path_factory: pytest.TempPathFactory,
    entries: list[tuple[str, str, list[str], set[str], str]],
) -> None:
    from journey.checking.baseline import Entry

    baseline = Baseline(
        {
            Entry(a, b, tuple(c), tuple(sorted(d)), e): n + 1
            for n, (a, b, c, d, e) in enumerate(entries)
        }
    )
    path = tmp_path_factory.mktemp("base") / "b.json"
    path.write_text(write_baseline(baseline), encoding="utf-8")

    again = read_baseline(path)

    assert dict(again.entries) == dict(baseline.entries)
    assert write_baseline(again) == path.read_text(encoding="utf-8")


def test_a_baseline_outlives_moves_and_words_but_not_new_findings() -> None:
    before = check(reads(SHOP, name="a"), today=TODAY)
    baseline = baseline_of([before])
    moved = SHOP.replace("stages:", "\n\ntitle: The shop\nstages:")
    worse = moved + "  exit: {phase: exit, touchpoints: {bye: Bye}}\n"

    (same,), _ = hide([check(reads(moved, name="b"), today=TODAY, language="ko")], baseline)
    (more,), gone = hide([check(reads(worse, name="c"), today=TODAY)], baseline)

    assert len(same) == 0
    assert {d.path[1] for d in more if d.path[0] == "stages" and len(d.path) > 1} == {"exit"}
    assert {entry.rule for entry in gone} <= {"missing-phase"}


def test_what_no_longer_occurs_is_told_for_what_was_checked() -> None:
    before = check(reads(SHOP), today=TODAY)
    mended = reads(
        SHOP.replace("touchpoints: {box: Box}", "actions: {a: A}\n    touchpoints: {box: Box}")
    )
    other = reads("journey: other\n")

    _, gone = hide([check(mended, today=TODAY)], baseline_of([before]))
    _, elsewhere = hide([check(other, today=TODAY)], baseline_of([before]))

    assert {(e.rule, e.at) for e in gone} >= {("stage-without-action", ("stages", "use"))}
    assert elsewhere == {}


def test_as_many_are_hidden_as_the_baseline_knows() -> None:
    passed = "{customer: guest/gone, reason: x, until: 2020-01-01}"
    text = "journey: shop\ncustomers:\n  types: {guest: x}\n  situations: {gone: x, here: x}\n"
    report = check(reads(f"{text}  excluded: [{passed}, {passed}]\n"), today=TODAY)
    baseline = baseline_of([report])
    entry = next(e for e in baseline.entries if e.rule == "expired-exclusion")
    fewer = Baseline({**baseline.entries, entry: 1})

    (after,), _ = hide([report], fewer)

    assert baseline.entries[entry] == 2
    assert sum(d.rule == "expired-exclusion" for d in after) == 1


TRAP = """\
journey: shop
customers: {types: {guest: x, vip: x, staff: x}, situations: {here: x}}
stages:
  buy:
    phase: purchase
    touchpoints: {cart: {entry: any}, pay: Pay, paid: {outcome: positive}}
transitions:
  - cart -> paid
  - cart -> pay
  - pay -> paid: {for: [FREE]}
"""


def trapped(free: str) -> Checked:
    return check(reads(TRAP.replace("FREE", free), name="shop"), today=TODAY)


def test_a_baseline_hides_a_finding_about_fewer_customers_and_none_about_others() -> None:
    baseline = baseline_of([trapped("guest")])  # vip and staff are trapped

    shown = {}
    for free in ("guest", "guest, vip", "staff", "guest, vip, staff", "vip"):
        (after,), gone = hide([trapped(free)], baseline)
        seen = [d.about for d in after if d.rule == "trapped-customer"]
        shown[free] = (seen, any(entry.rule == "trapped-customer" for entry in gone))

    assert shown == {
        "guest": ([], False),
        "guest, vip": ([], False),
        "staff": ([("guest/here", "vip/here")], True),
        "guest, vip, staff": ([], True),
        "vip": ([("guest/here", "staff/here")], True),
    }


ROW = """\
journey: row
customers: {types: {guest: x}, situations: {here: x}}
stages:
  buy:
    phase: purchase
    touchpoints: {a: {entry: any}, b: B, c: C, paid: {outcome: positive}, in: {entry: any}, lost: L, far: F}
transitions: [a -> b -> c, in -> paid, lost -> far -> paid]
"""
GATHERED = [("trapped-customer", "c", ("a", "b")), ("unreachable-touchpoint", "lost", ("far",))]


def row(waivers: Iterable[tuple[str, str]] = ()) -> Checked:
    written = [f"{{rule: {rule}, at: {at}, reason: They know}}" for rule, at in waivers]
    return check(reads(f"{ROW}waivers: [{', '.join(written)}]\n"), today=TODAY)


@pytest.mark.parametrize(("rule", "told", "others"), GATHERED)
def test_a_waiver_of_a_part_that_a_finding_gathers_is_used_and_takes_nothing_else(
    rule: str, told: str, others: tuple[str, ...]
) -> None:
    plain = row()
    beside = row((rule, at) for at in others)
    whole = row([(rule, told)])

    assert [d.path[-1] for d in plain if d.rule == rule] == [told]
    assert [d.path[-1] for d in beside if d.rule == rule] == [told]
    assert [d for d in beside if d.rule == "unused-waiver"] == []
    assert [d.rule for d in whole if d.rule in (rule, "unused-waiver")] == []
    assert [d.path[-1] for d in whole.waived] == [told]
    again = row([(rule, others[0]), (rule, others[0])])
    assert len([d for d in again if d.rule == "unused-waiver"]) == 1


@pytest.mark.parametrize(("rule", "told", "others"), GATHERED)
def test_a_baseline_that_names_each_part_still_hides_what_is_told_once(
    rule: str, told: str, others: tuple[str, ...]
) -> None:
    now = baseline_of([row()])
    (entry,) = (one for one in now.entries if one.rule == rule)
    places = [(*entry.at[:-1], id) for id in others]
    each = Baseline({**now.entries, **{entry._replace(at=at): 1 for at in places}})
    less = Baseline({one: n for one, n in each.entries.items() if one != entry})

    (hidden,), gone = hide([row()], each)
    (shown,), still = hide([row()], less)

    assert (list(hidden), gone) == ([], {})
    assert ([d.path[-1] for d in shown], still) == ([told], {})


def test_whom_a_finding_is_about_is_part_of_its_fingerprint() -> None:
    def prints(free: str) -> list[str]:
        return [d.fingerprint for d in trapped(free) if d.rule == "trapped-customer"]

    assert prints("guest") == prints("guest, guest/here")
    assert prints("guest") != prints("vip")


def test_another_missing_phase_is_not_hidden() -> None:
    before = check(reads(SHOP), today=TODAY)
    after = check(reads(SHOP.replace("phase: use", "phase: contact")), today=TODAY)

    (shown,), gone = hide([after], baseline_of([before]))

    assert [d.about for d in shown if d.rule == "missing-phase"] == [("use",)]
    assert [e.about for e in gone if e.rule == "missing-phase"] == [("contact",)]
    assert "missing-phase shop.stages (contact)" in gone_note(gone, "b.json", "en")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[]", "no `format`"),
        ('{"format": 2, "findings": []}', "its format is 2, and this release reads 1"),
        ('{"format": true, "findings": []}', "its format is true, and this release reads 1"),
        ('{"format": 1.0, "findings": []}', "its format is 1.0, and this release reads 1"),
        ('{"format": "{}}{", "findings": []}', 'its format is "{}}{", and'),
        ('{"format": 1}', "no list of `findings`"),
        ('{"format": 1, "findings": [{"rule": "x"}]}', "entry 1 needs"),
        ('{"format": 1, "findings": [7]}', "entry 1 needs"),
        (
            '{"format": 1, "findings": [{"journey": "a", "rule": "b", "at": [], "about": "vip"}]}',
            "entry 1 needs",
        ),
        (
            '{"format": 1, "findings": [{"journey": "a", "rule": "b", "at": [], "count": 0}]}',
            "entry 1 needs",
        ),
    ],
)
def test_a_bad_baseline_ends_in_clear_words(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(text)

    with pytest.raises(BadBaseline, match=re.escape(words)) as caught:
        read_baseline(path)

    korean = caught.value.say("ko")
    assert korean.startswith(f"기준선 {path}")
    assert "writes one" not in korean and "needs" not in korean and "reads" not in korean


def test_a_baseline_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadBaseline, match="No such file"):
        read_baseline(tmp_path / "none.json")


def test_what_keeps_a_file_from_being_read_is_never_in_a_baseline() -> None:
    report = check(reads("journey: x\ntitel: y\nowner: nobody\n"), today=TODAY)

    assert {e.rule for e in baseline_of([report]).entries} & {
        "unknown-key",
        "undeclared-name",
    } == set()
    assert report.worst is Severity.ERROR


def test_a_baseline_is_one_line_to_a_finding() -> None:
    text = write_baseline(baseline_of([check(reads(SHOP), today=TODAY)]))

    data = json.loads(text)
    assert data["format"] == 1
    assert len(text.splitlines()) == len(data["findings"]) + 5


def test_the_second_of_two_transitions_is_waived_by_its_number() -> None:
    text = all_rules()["duplicate-transition"].bad
    waiver = "waivers: [{rule: duplicate-transition, at: %s, reason: Few, owner: cx}]\n"

    def rules(at: str) -> set[str]:
        report = check(reads(text + "teams: {cx: CX}\n" + waiver % at), today=TODAY)
        return {d.rule for d in report} & {"duplicate-transition", "unused-waiver"}

    assert rules("cart -> paid#2") == rules("transitions.cart -> paid#2") == set()
    assert rules("cart -> paid") == {"duplicate-transition", "unused-waiver"}
