"""In Python, a list will do wherever a tuple does."""

import inspect
from typing import Any

import pytest
from hypothesis import given

import journey as library
from journey import Journey
from journey.model.parts import Part
from journey.testing import journeys


def listed(value: Any) -> Any:
    """Return a value with lists for all tuples in it."""
    if isinstance(value, Part):
        fields = type(value).model_fields
        return type(value)(**{name: listed(getattr(value, name)) for name in fields})
    if isinstance(value, tuple):
        return [listed(each) for each in value]
    if isinstance(value, dict):
        return {key: listed(each) for key, each in value.items()}
    return value


made: Any = library
"""Parts may be made of lists, though their fields are tuples."""


@given(journeys())
def test_a_journey_of_lists_is_the_journey_of_tuples(journey: Journey) -> None:
    assert listed(journey) == journey


@pytest.mark.parametrize(
    ("of_lists", "of_tuples"),
    [
        (made.Touchpoint(id="a", channels=["web"]), made.Touchpoint(id="a", channels=("web",))),
        (made.Touchpoint(id="a", entry=["vip"]), made.Touchpoint(id="a", entry=("vip",))),
        (
            made.Action(id="a", at=["b"], for_=["vip"]),
            made.Action(id="a", at=("b",), for_=("vip",)),
        ),
        (made.Journey(id="j", teams=[]), made.Journey(id="j")),
        (
            made.Journey(id="j", teams=[made.Team(id="a")]),
            made.Journey(id="j", teams=(made.Team(id="a"),)),
        ),
        (
            made.Journey(id="j", transitions=[made.Transition(from_="a", to="b")]),
            made.Journey(id="j", transitions=(made.Transition(from_="a", to="b"),)),
        ),
        (
            made.Journey(id="j", stages=[made.Stage(id="s", phase="use")]),
            made.Journey(id="j", stages=(made.Stage(id="s", phase="use"),)),
        ),
    ],
)
def test_lists_are_kept_as_tuples(of_lists: Part, of_tuples: Part) -> None:
    assert of_lists == of_tuples
    assert not any(
        isinstance(getattr(of_lists, name), list) for name in type(of_lists).model_fields
    )


def test_no_verb_insists_on_a_tuple() -> None:
    for name in library.__all__:
        of = getattr(library, name)
        if inspect.isfunction(of):
            for parameter in inspect.signature(of).parameters.values():
                assert not str(parameter.annotation).startswith("tuple"), f"{name}({parameter})"
