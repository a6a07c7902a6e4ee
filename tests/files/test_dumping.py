"""Dumping and reading are inverse to each other."""

import pytest
from hypothesis import given

from journey import CannotDump, Journey, Team, dump, reads
from journey.testing import journeys


@given(journeys())
def test_reading_what_was_dumped_gives_the_journey_back(journey: Journey) -> None:
    text = dump(journey)

    document = reads(text)

    assert document.problems == ()
    assert document.journey == journey
    assert dump(document.journey) == text


@given(journeys())
def test_the_long_form_is_the_same_journey(journey: Journey) -> None:
    assert Journey.model_validate(journey.model_dump()) == journey
    assert Journey.model_validate(journey.model_dump(mode="json")) == journey
    assert Journey.model_validate_json(journey.model_dump_json()) == journey


def test_two_parts_of_one_id_cannot_be_dumped() -> None:
    twice = Journey(id="shop", teams=(Team(id="cx"), Team(id="cx", title="Again")))

    with pytest.raises(CannotDump, match="'cx' twice"):
        dump(twice)
