"""The JSON Schema lets through what is valid, and stops what an editor can know to be wrong."""

import json
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given
from jsonschema import Draft7Validator, Draft202012Validator
from pydantic import ValidationError

from journey import Journey, dump, json_schema
from journey.checking.rule import all_rules
from journey.files.schema import field_docs
from journey.files.yaml.events import parse
from journey.model.anatomy import anatomy
from journey.model.parts import Part
from journey.testing import journeys

SCHEMA = json_schema()
VALIDATOR = Draft7Validator(SCHEMA)


def plain(text: str) -> Any:
    return parse(text, "text").root


def test_the_schema_is_a_schema() -> None:
    Draft7Validator.check_schema(SCHEMA)


@given(journeys())
def test_every_valid_journey_passes_in_its_short_and_in_its_long_form(journey: Journey) -> None:
    assert [e.message for e in VALIDATOR.iter_errors(plain(dump(journey)))] == []
    assert [e.message for e in VALIDATOR.iter_errors(journey.model_dump(mode="json"))] == []


def test_the_examples_pass(examples: Path) -> None:
    for path in sorted(examples.glob("*.journey.yaml")):
        if path.name != "broken_file.journey.yaml":
            text = path.read_text(encoding="utf-8")
            assert [e.message for e in VALIDATOR.iter_errors(plain(text))] == [], path.name


@pytest.mark.parametrize("rule", all_rules().values(), ids=lambda rule: rule.id)
def test_the_good_example_of_each_rule_passes(rule: Any) -> None:
    assert [e.message for e in VALIDATOR.iter_errors(plain(rule.good))] == []


@pytest.mark.parametrize(
    "id", ["unknown-key", "missing-key", "wrong-type", "bad-date", "bad-arrow"]
)
def test_the_bad_example_of_a_rule_of_shape_does_not(id: str) -> None:
    assert not VALIDATOR.is_valid(plain(all_rules()[id].bad))


@pytest.mark.parametrize(
    "text",
    [
        "title: x",
        "journey: 404",
        "journey: shop\nteams: [cx]",
        "journey: shop\nteams: {2cx: x}",
        "journey: shop\nteams: {any: x}",
        "journey: shop\nteams: {a b: x}",
        "journey: shop\nunused_phases: {afterlife: x}",
        "journey: shop\nstages: {a: {phase: use, touchpoints: {b: {emotion: 4}}}}",
        "journey: shop\nstages: {a: {phase: use, touchpoints: {b: {worth: much}}}}",
        "journey: shop\nstages: {a: {phase: use, touchpoints: {b: {outcome: good}}}}",
        "journey: shop\ntransitions: [a]",
        "journey: shop\ntransitions: [a -> b: {rat: 0.5}]",
        "journey: shop\ntransitions: [a -> b: {rate: 1.5}]",
        "journey: shop\npolicies: {p: {response: [a]}}",
        "journey: shop\nvoc: {v: {severity: 6}}",
    ],
)
def test_what_is_wrong_does_not_pass(text: str) -> None:
    assert not VALIDATOR.is_valid(plain(text))


@pytest.mark.parametrize(
    "text",
    [
        "journey: 온라인_스토어\nteams: {고객경험팀: CX, cx-2: {title: x}, 漢: {en: x, ko: y}, a: }",
        "journey: shop\nstages: {a: {phase: use, channel: web, touchpoints: {b: B, c: }}}",
        "journey: shop\ntransitions: [a -> b, a -> b: {rate: 1}, {from: a, to: b}, {steps: [a, b]}]",
    ],
)
def test_the_short_forms_pass(text: str) -> None:
    assert [e.message for e in VALIDATOR.iter_errors(plain(text))] == []


def every_model(model: type[Part], seen: set[type[Part]]) -> set[type[Part]]:
    if model not in seen:
        seen.add(model)
        for within in anatomy(model).within:
            every_model(within.model, seen)
    return seen


MODES: dict[Literal["validation", "serialization"], Draft202012Validator] = {
    "validation": Draft202012Validator(Journey.model_json_schema()),
    "serialization": Draft202012Validator(Journey.model_json_schema(mode="serialization")),
}


@pytest.mark.parametrize("mode", MODES)
@given(journey=journeys())
def test_what_the_model_dumps_is_of_its_own_schema(
    mode: Literal["validation", "serialization"], journey: Journey
) -> None:
    dumped = journey.model_dump(mode="json")

    assert [e.message for e in MODES[mode].iter_errors(dumped)] == []
    assert Journey.model_validate_json(json.dumps(dumped)) == journey


@given(journeys())
def test_what_the_model_accepts_is_of_its_own_schema(journey: Journey) -> None:
    short = plain(dump(journey))

    assert [e.message for e in MODES["validation"].iter_errors(short)] == []


@pytest.mark.parametrize(
    ("data", "sound"),
    [
        ({"journey": "shop", "stages": [{"id": "buy", "phase": "purchase"}]}, True),
        ({"journey": "shop", "stages": {"buy": {"phase": "purchase"}}}, True),
        ({"journey": "shop", "teams": {"cx": "The team", "it": None, "hr": {"ko": "인사"}}}, True),
        ({"journey": "shop", "transitions": ["a -> b", {"a -> b": {"rate": 0.5}}]}, True),
        ({"journey": "shop", "stages": {"buy": {"phase": "purchase", "channel": "web"}}}, True),
        ({"journey": "shop", "stages": {"buy": "Buy"}}, False),
        ({"journey": "shop", "stages": {"buy": {"phase": "buying"}}}, False),
        ({"journey": "shop", "teams": 3}, False),
        ({"journey": "shop", "tems": {}}, False),
        ({"journey": "shop", "transitions": ["a b"]}, False),
        ({}, False),
    ],
)
def test_the_schema_of_the_model_says_what_the_model_says(data: Any, sound: bool) -> None:
    assert MODES["validation"].is_valid(data) is sound
    if sound:
        Journey.model_validate(data)
    else:
        with pytest.raises(ValidationError):
            Journey.model_validate(data)


@pytest.mark.parametrize("mode", MODES)
def test_every_property_of_the_schema_of_the_model_can_be_written(
    mode: Literal["validation", "serialization"],
) -> None:
    schema = MODES[mode].schema
    Draft202012Validator.check_schema(schema)
    names = [name for part in schema["$defs"].values() for name in part.get("properties", ())]

    assert names
    assert [name for name in (*names, *schema["properties"]) if not name.isprintable()] == []


def test_every_field_of_every_part_is_explained() -> None:
    for model in every_model(Journey, set()):
        assert model.__doc__
        assert set(model.model_fields) <= set(field_docs(model)), model.__name__
