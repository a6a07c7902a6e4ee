"""Suites for programs, as JSON of a published, versioned shape."""

from typing import Any

from journey.model.customers import Customer
from journey.model.walk import Walk
from journey.walks.suite import AIMS, COVERS, OutOfReach, Suite, Target
from journey.words.plain import json_of
from journey.words.terminal import Manner

FORMAT = 1
"""The version of the shape; `journey schema --of walks` prints it."""


def write(suite: Suite, manner: Manner) -> str:
    """Write a suite as one JSON object."""
    del manner
    data = {
        "format": FORMAT,
        "journey": suite.journey.id,
        "version": suite.journey.version,
        "cover": suite.cover,
        "customer": suite.customer,
        "minimise": suite.minimise,
        "switch": suite.switch,
        "max_length": suite.max_length,
        "walks": [_walk(walk) for walk in suite.walks],
        "targets": [_target(target) for target in suite.targets],
        "out_of_reach": [_missed(one) for one in suite.out_of_reach],
        "summary": {
            "walks": len(suite),
            "steps": suite.steps,
            "least_walks": suite.least_walks,
            "least_steps": suite.least_steps,
            "targets": len(suite.targets),
            "out_of_reach": len(suite.out_of_reach),
        },
    }
    return json_of(data)


def _walk(walk: Walk) -> dict[str, Any]:
    return {
        "states": [
            {"touchpoint": state.touchpoint, **_customer(state.customer)} for state in walk.states
        ],
        "transitions": list(walk.transitions),
    }


def _customer(customer: Customer | None) -> dict[str, str | None]:
    if customer is None:
        return {"type": None, "situation": None}
    return {"type": customer.type, "situation": customer.situation}


def _target(target: Target) -> dict[str, Any]:
    return {
        "touchpoint": target.touchpoint,
        **_customer(target.customer),
        "transitions": list(target.transitions),
    }


def _missed(one: OutOfReach) -> dict[str, Any]:
    return {"target": _target(one.target), "reason": one.reason, "steps": one.steps}


def _thing(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def walks_schema() -> dict[str, Any]:
    """Return the JSON Schema of what `write` writes."""
    name: dict[str, Any] = {"type": "string"}
    maybe_name: dict[str, Any] = {"type": ["string", "null"]}
    count: dict[str, Any] = {"type": "integer", "minimum": 0}
    maybe_count: dict[str, Any] = {"type": ["integer", "null"], "minimum": 0}
    names = {"type": "array", "items": name}
    state = _thing(touchpoint=name, type=name, situation=name)
    walk = _thing(states={"type": "array", "items": state, "minItems": 1}, transitions=names)
    target = _thing(touchpoint=maybe_name, type=maybe_name, situation=maybe_name, transitions=names)
    reason = {"enum": ["unreachable", "trapped", "too-long"]}
    missed = _thing(target={"$ref": "#/$defs/target"}, reason=reason, steps=maybe_count)
    sums = ("walks", "steps", "least_walks", "least_steps", "targets", "out_of_reach")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Suite of journey walks",
        **_thing(
            format={"const": FORMAT},
            journey=name,
            version=maybe_count,
            cover={"enum": list(COVERS)},
            customer=maybe_name,
            minimise={"enum": list(AIMS)},
            switch=count,
            max_length=maybe_count,
            walks={"type": "array", "items": walk},
            targets={"type": "array", "items": {"$ref": "#/$defs/target"}},
            out_of_reach={"type": "array", "items": missed},
            summary=_thing(**dict.fromkeys(sums, count)),
        ),
        "$defs": {"target": target},
    }
