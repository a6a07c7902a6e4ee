"""No part of a journey's file is only parsed and stored: every field is read, drawn and made up."""

from collections.abc import Mapping

import pytest
from hypothesis import Phase, given, seed, settings

from journey import Journey
from journey.model.parts import Part
from journey.testing import journeys
from tests.amounts import is_quick
from tests.whole.seeing_fields import FIELDS, classes, is_seen, spots

WORDS = "words for people, which no rule can weigh"
MEASURED = "read with what was measured, of which the definition alone says nothing"

UNREAD: dict[str, dict[str, str]] = {
    "Journey": {
        "format": "the only one there is; the loader refuses a newer one",
        "version": "a number for people, who raise it as they like",
        "follows": MEASURED,
    },
    "Mission": {"text": WORDS},
    "Channel": {"title": WORDS},
    "Situation": {"begins": MEASURED, "ends": MEASURED},
    "Definition": {"title": WORDS, "needs": WORDS},
    "LifecycleStep": {"when": WORDS},
    "Metric": {"kind": "names the instrument; its scope is what rules go by"},
    "Feedback": {"when": WORDS},
    "Touchpoint": {"control": "says who, and none of them is wrong"},
    "Policy": {"title": WORDS, "why": WORDS},
}
"""For each class of parts, the fields that no rule, figure or agenda reads, and why not."""

UNDRAWN: dict[str, dict[str, str]] = {
    "Journey": {
        "format": "the only one there is",
        "languages": "says how the file is to be read, and is spent by then",
    },
}
"""For each class of parts, the fields that stand in no picture, table or report, and why not."""

UNMADE: dict[str, dict[str, str]] = {"Journey": {"format": "the only one there is"}}
"""For each class of parts, the fields that no strategy fills, and why not."""


def assert_seen(how: str, model: type[Part], exempt: Mapping[str, str]) -> None:
    """Insist that each field makes a difference, but those that are exempt.

    That these make none takes a try of every change there is, which is left to CI.
    """
    left = exempt if is_quick() else {}
    names = [name for part, name in FIELDS if part is model and name not in left]
    unseen = {name for name in names if not is_seen(how, (model, name))}

    assert unseen == exempt.keys() - left.keys()


@pytest.mark.parametrize("model", classes(), ids=lambda model: model.__name__)
def test_every_field_is_read_by_a_rule_a_figure_or_an_agenda(model: type[Part]) -> None:
    assert_seen("found", model, UNREAD.get(model.__name__, {}))


@pytest.mark.parametrize("model", classes(), ids=lambda model: model.__name__)
def test_every_field_stands_in_a_picture_a_table_or_a_report(model: type[Part]) -> None:
    assert_seen("shown", model, UNDRAWN.get(model.__name__, {}))


def test_every_field_is_filled_by_the_strategies() -> None:
    filled: set[tuple[type[Part], str]] = set()

    @given(journeys())
    @settings(max_examples=100, database=None, phases=[Phase.generate])
    def look(journey: Journey) -> None:
        for spot in spots(journey):
            filled.update((type(spot.part), name) for name in _filled(spot.part))

    def empty() -> set[tuple[str, str]]:
        return {(model.__name__, name) for model, name in FIELDS if (model, name) not in filled}

    unmade = {(model, name) for model, names in UNMADE.items() for name in names}
    for number in range(40):
        if empty() <= unmade:
            break
        seed(number)(look)()

    assert empty() == unmade


def _filled(part: Part) -> list[str]:
    """List the fields of a part that say something."""
    return [
        name
        for name, info in type(part).model_fields.items()
        if info.is_required() or part.__dict__[name] != info.get_default(call_default_factory=True)
    ]


def test_every_exemption_is_of_a_field_that_there_is() -> None:
    known = {(model.__name__, name) for model, name in FIELDS}

    for table in (UNREAD, UNDRAWN, UNMADE):
        assert {(model, name) for model, names in table.items() for name in names} <= known
