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

from journey import Checked, Customers, Journey, Severity, check, dump, reads
from journey.checking.rule import Rule, all_rules
from journey.problems.source import path_text
from journey.testing import Broken, broken, journeys
from tests.amounts import examples
from tests.states.explicit import wild_journeys

T = TypeVar("T")
TODAY = date(2026, 11, 22)
RULES = list(all_rules().values())


def found(journey: Journey) -> set[tuple[str, str]]:
    return paths(check(journey, today=TODAY))


def paths(report: Checked) -> set[tuple[str, str]]:
    """The rule and the paths of each finding, whatever the number of a transition.

    Which of the paths that a finding gathers it is told at follows the file's order.
    """
    return {
        (d.rule, re.sub(r"#\d+", "", " ".join(sorted(map(path_text, (d.path, *d.gathered))))))
        for d in report
    }


def test_no_rule_lacks_a_mutator() -> None:
    assert [rule.id for rule in RULES if not rule.mutate and not rule.spoil] == []


def test_every_rule_is_named_after_its_file() -> None:
    for rule in RULES:
        owner = rule.find or rule.mutate or rule.spoil
        assert owner is not None
        assert owner.__module__.endswith(f".{rule.id.replace('-', '_')}")


@given(journeys())
def test_a_valid_journey_breaks_no_rule_of_error(journey: Journey) -> None:
    report = check(journey, today=TODAY)

    assert [str(d) for d in report if d.severity is Severity.ERROR] == []


CONSEQUENCES = {
    # What else contradicts itself once this is so; all else that is found was found before.
    "alias-bomb": {"unknown-key"},  # the lists stand under keys of their own
    "bad-arrow": {"undeclared-name"},
    "customer-without-action": {
        "undeclared-name"
    },  # the actions that make room are named elsewhere
    "excluded-customer-arises": {"no-entry", "trapped-customer", "unreachable-touchpoint"},
    "few-served-at-the-cost-of-many": {"undeclared-name"},
    "ignored-pain": {"undeclared-name"},
    "stage-without-action": {"undeclared-name"},
    "unreachable-touchpoint": {"trapped-customer"},  # what nobody comes to may have led out
    "yaml-syntax": {"unknown-key", "wrong-type"},
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_mutation_that_breaks_a_rule_is_found_by_that_rule_and_no_other(rule: Rule) -> None:
    @given(broken(rule.id))
    @settings(max_examples=examples(3 if rule.id == "too-large" else 15))
    def law(case: Broken) -> None:
        valid = check(case.before, today=TODAY)
        before = {(d.rule, d.path, d.message) for d in valid}
        named = [rule] if rule.severity is Severity.OFF else None
        report = check(case.target, rules=named, today=TODAY)

        assert case.findings
        assert set(case.findings) <= set(report)
        assert {finding.rule for finding in case.findings} == {rule.id}
        assert not before & {(d.rule, d.path, d.message) for d in case.findings}
        errors = {d.rule for d in report if d.severity is Severity.ERROR} - {rule.id}
        known = {d.rule for d in valid if d.severity is Severity.ERROR}
        assert not known or case.before == reads(rule.good).journey
        assert errors <= CONSEQUENCES.get(rule.id, set()) | known

    law()


@given(wild_journeys())
def test_no_rule_raises_and_every_finding_has_words(journey: Journey) -> None:
    for language in ("en", "ko"):
        for diagnostic in check(journey, today=TODAY, language=language):
            assert diagnostic.message
            assert diagnostic.cure
            assert "{" not in diagnostic.message.replace("{rate", "")


@given(wild_journeys())
def test_findings_are_the_same_from_a_file_as_from_python(journey: Journey) -> None:
    document = reads(dump(journey), name="file")

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
@settings(max_examples=examples(60))
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
@settings(max_examples=examples(40))
def test_every_finding_about_operations_has_words_and_a_place(journey: Journey) -> None:
    for language in ("en", "ko"):
        for diagnostic in check(reads(dump(journey)), today=TODAY, language=language):
            assert diagnostic.message
            assert diagnostic.cure
            assert diagnostic.span is not None
            assert len(diagnostic.fingerprint) == 32
