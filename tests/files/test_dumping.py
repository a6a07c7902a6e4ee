"""Dumping and reading are inverse to each other."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

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


@given(
    st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("😀👩\u200d💻\ue000\\U0𠀋"))
)
@example("\ue000 😀 \\U0001F600")
@example("👩\u200d💻: # - x")
@example("\U0001fffe\U000e0041\U0010fffd")
def test_letters_beyond_the_first_plane_are_written_as_they_are(text: str) -> None:
    built = Journey(id="shop", title=f"x{text}")

    written = dump(built)

    assert reads(written).journey == built
    shown = {char for char in text if "\U00010000" <= char <= "\U0003fffd" and char.isprintable()}
    assert shown <= set(written)
