"""Patterns that are none are refused, whether what they name is declared or not."""

import pytest

from journey import check, reads
from journey.model.patterns import parse_atom, parse_pattern

FILE = """\
journey: x
customers: {types: {TYPE: x}, situations: {looking: x}}
stages: {buy: {phase: purchase, touchpoints: {paid: {entry: any, emotion: EMOTION}}}}
policies: {p: {absence: PATTERN}}
"""


def found(**values: str) -> set[tuple[str, str]]:
    text = FILE
    for name, value in {"TYPE": "guest", "EMOTION": "1", "PATTERN": "paid", **values}.items():
        text = text.replace(name, value)
    return {(each.rule, str(each.path[-1])) for each in check(reads(text), rules=())}


@pytest.mark.parametrize("emotion", ["true", "false", "{any: true}", "4", "1.5", "high"])
def test_a_feeling_is_a_whole_figure_and_no_truth_value(emotion: str) -> None:
    assert {rule for rule, _ in found(EMOTION=emotion)} == {"wrong-type"}


@pytest.mark.parametrize("emotion", ["-3", "0", "3", "{any: -1, guest: 2}"])
def test_feelings_are_read(emotion: str) -> None:
    assert found(EMOTION=emotion) == set()


@pytest.mark.parametrize("declared", ["guest", "other"])
@pytest.mark.parametrize(
    "event", ["paid@any|guest", "paid@guest|any/looking", "paid@looking/any|x", "any", "any|paid"]
)
def test_any_stands_alone_whoever_is_declared(declared: str, event: str) -> None:
    with pytest.raises(ValueError, match=r"any|event"):
        parse_atom(event)

    assert "bad-pattern" in {rule for rule, _ in found(TYPE=declared, PATTERN=event)}


@pytest.mark.parametrize("text", ["any", "any/any", "guest|vip / any", "any/looking|late"])
def test_any_alone_is_a_side(text: str) -> None:
    assert "any" not in parse_pattern(text).names
