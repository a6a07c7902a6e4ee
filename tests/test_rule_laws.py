"""Laws that hold over all rules."""

import json
import random
import re
from collections.abc import Sequence
from datetime import date
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey import Customers, Journey, Report, Severity, check, dump, loads
from journey.extension import Rule, all_rules
from journey.loading.reading import from_bytes
from strategies import journeys
from test_statespace import wild_journeys

T = TypeVar("T")
TODAY = date(2026, 11, 22)
RULES = list(all_rules().values())
MUTATED = [rule for rule in RULES if rule.mutate]
SPOILT = [rule for rule in RULES if rule.spoil]


def found(journey: Journey) -> set[tuple[str, str]]:
    return paths(check(journey, today=TODAY))


def paths(report: Report) -> set[tuple[str, str]]:
    """The rule and the path of each finding, whatever the number of a transition."""
    return {(d.rule, re.sub(r"#\d+", "", ".".join(map(str, d.path)))) for d in report}


def test_no_rule_lacks_a_mutator() -> None:
    assert [rule.id for rule in RULES if not rule.mutate and not rule.spoil] == []


def test_every_rule_is_named_after_its_file() -> None:
    for rule in RULES:
        owner = rule.find or rule.mutate or rule.spoil
        assert owner is not None
        assert owner.__module__ == f"journey.rules.{rule.id.replace('-', '_')}"


@given(journeys())
def test_a_valid_journey_breaks_no_rule_of_error(journey: Journey) -> None:
    report = check(journey, today=TODAY)

    assert [str(d) for d in report if d.severity is Severity.ERROR] == []


@pytest.mark.parametrize("rule", MUTATED, ids=lambda rule: rule.id)
def test_a_mutation_that_breaks_a_rule_is_found_by_that_rule(rule: Rule) -> None:
    broken = 0

    @given(journeys(extras=False), st.data())
    def law(journey: Journey, data: st.DataObject) -> None:
        nonlocal broken
        assert rule.mutate is not None
        mutant = rule.mutate(journey, lambda options: data.draw(st.sampled_from(options)))
        if mutant is None:
            return
        broken += 1

        # A rule that is off is run when it is named.
        rules = [rule] if rule.severity is Severity.OFF else None
        assert rule.id in {d.rule for d in check(mutant, rules=rules, today=TODAY)}

    for examples in (15, 150):  # some rules can be broken in few journeys only
        if not broken:
            settings(max_examples=examples)(law)()
    assert broken


@pytest.mark.parametrize("rule", SPOILT, ids=lambda rule: rule.id)
def test_a_spoilt_file_is_found_by_its_rule(rule: Rule) -> None:
    broken = 0

    @given(journeys(extras=False), st.data())
    @settings(max_examples=2 if rule.id == "too-large" else 15)
    def law(journey: Journey, data: st.DataObject) -> None:
        nonlocal broken
        assert rule.spoil is not None
        text = dump(journey.model_copy(update={"title": None, "owner": None}))
        spoilt = rule.spoil(text, lambda options: data.draw(st.sampled_from(options)))
        if spoilt is None:
            return
        broken += 1
        content = spoilt if isinstance(spoilt, bytes) else spoilt.encode()

        assert rule.id in {p.rule for p in from_bytes(content, "spoilt").problems}

    law()
    assert broken


@given(wild_journeys())
def test_no_rule_raises_and_every_finding_has_words(journey: Journey) -> None:
    for language in ("en", "ko"):
        for diagnostic in check(journey, today=TODAY, language=language):
            assert diagnostic.message
            assert diagnostic.cure
            assert "{" not in diagnostic.message.replace("{rate", "")


@given(wild_journeys())
def test_findings_are_the_same_from_a_file_as_from_python(journey: Journey) -> None:
    document = loads(dump(journey), name="file")

    report, built = check(document, today=TODAY), check(journey, today=TODAY)

    # A name that an arrow such as `a | b -> nowhere` writes once is told once.
    assert {d.message for d in report if d.rule == "undeclared-name"} == {
        d.message for d in built if d.rule == "undeclared-name"
    }
    assert {each for each in paths(report) if each[0] != "undeclared-name"} == {
        each for each in paths(built) if each[0] != "undeclared-name"
    }
    assert all(d.span is not None for d in report)


@given(wild_journeys(), st.randoms(use_true_random=False))
def test_findings_do_not_depend_on_order(journey: Journey, chance: random.Random) -> None:
    def shuffled(items: Sequence[T]) -> tuple[T, ...]:
        return tuple(chance.sample(items, len(items)))

    customers = journey.customers
    other = journey.model_copy(
        update={
            "customers": Customers(
                types=shuffled(customers.types),
                situations=shuffled(customers.situations),
                excluded=customers.excluded,
            ),
            "stages": tuple(
                stage.model_copy(update={"touchpoints": shuffled(stage.touchpoints)})
                for stage in journey.stages
            ),
            "transitions": shuffled(journey.transitions),
        }
    )

    assert found(other) == found(journey)


NAMES = dict(
    zip(
        ["t1", "t2", "t3", "s1", "s2", "s3", *"abcdef"],
        ["셋", "zz", "하나", "x-9", "둘", "no", "e9", "다", "a_1", "yes", "node", "Ω"],
        strict=True,
    )
)


@given(wild_journeys())
def test_findings_do_not_depend_on_names(journey: Journey) -> None:
    def renamed(text: str) -> str:
        return re.sub(r"\b([ts]\d|[a-f])\b", lambda name: NAMES[name[1]], text)

    text = json.dumps(journey.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False)
    other = Journey.model_validate_json(renamed(text))

    assert found(other) == {(rule, renamed(path)) for rule, path in found(journey)}


SHUFFLED = (
    *("teams", "channels", "metrics", "goals", "feedback", "voc", "improvements"),
    *("reviews", "guides", "waivers", "policies"),
)
"""Lists of parts whose order means nothing."""


@given(journeys(), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_findings_about_operations_do_not_depend_on_order(
    journey: Journey, chance: random.Random
) -> None:
    other = journey.model_copy(
        update={
            **{
                name: tuple(chance.sample(getattr(journey, name), len(getattr(journey, name))))
                for name in SHUFFLED
            },
            "stages": tuple(
                stage.model_copy(
                    update={"actions": tuple(chance.sample(stage.actions, len(stage.actions)))}
                )
                for stage in journey.stages
            ),
        }
    )

    assert found(other) == found(journey)


@given(journeys())
@settings(max_examples=40)
def test_every_finding_about_operations_has_words_and_a_place(journey: Journey) -> None:
    for language in ("en", "ko"):
        for diagnostic in check(loads(dump(journey)), today=TODAY, language=language):
            assert diagnostic.message
            assert diagnostic.cure
            assert diagnostic.span is not None
            assert len(diagnostic.fingerprint) == 32
