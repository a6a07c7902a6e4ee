"""Values as plain data."""

import json
from dataclasses import dataclass
from datetime import date
from math import inf, nan
from typing import NamedTuple

import pytest

from journey import Customer, Told, Voice
from journey.words.plain import as_json, plain
from journey.words.sentences import Sentence


@dataclass(frozen=True)
class Found:
    voice: Voice
    when: date
    told: Told
    shares: dict[Customer, float]


class Pair(NamedTuple):
    one: frozenset[str]
    two: Sentence


def test_every_kind_of_value_has_its_plain_form() -> None:
    found = Found(
        Voice(id="glass"),
        date(2026, 11, 1),
        Told(internal=date(2026, 10, 1)),
        {Customer("vip", "waiting"): 0.5},
    )

    assert plain(found) == {
        "voice": "glass",
        "when": "2026-11-01",
        "told": {"internal": "2026-10-01"},
        "shares": {"vip/waiting": 0.5},
    }
    assert plain(Pair(frozenset("ba"), Sentence("late", "늦음")), "ko") == {
        "one": ["a", "b"],
        "two": "늦음",
    }


def test_figures_that_json_does_not_know_are_null() -> None:
    assert json.loads(as_json([inf, nan, 1.5])) == [None, None, 1.5]


def test_what_has_no_plain_form_is_refused() -> None:
    with pytest.raises(TypeError, match="nothing plain stands for object"):
        plain(object())
