"""What voices have from their parents, and how urgent they are."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey import Journey, Voice, check
from journey.coverage.covering import cover
from journey.facts.voices import kin, priority_of, voices_of
from journey.files.settings.settings import Thresholds
from journey.model.voice import Priority


def test_a_voice_has_what_its_nearest_parent_says() -> None:
    found = voices_of(
        Journey(
            id="shop",
            voc=(
                Voice(id="a", title="A", severity=1, owner="cx", caused_at=("parcel",)),
                Voice(id="b", parent="a", severity=2, heard_at=("chat",)),
                Voice(id="c", parent="b", per_month=0),
            ),
        )
    )[2]

    assert (found.severity, found.owner, found.per_month) == (2, "cx", 0)
    assert (found.heard_at, found.caused_at) == (("chat",), ("parcel",))
    assert (found.title, found.parent) == (None, "b")


def test_a_circle_of_parents_ends() -> None:
    voices = voices_of(
        Journey(id="x", voc=(Voice(id="a", parent="b", severity=3), Voice(id="b", parent="a")))
    )

    assert [voice.severity for voice in voices] == [3, 3]
    assert {*kin(voices)["a"]} == {"a", "b"}


def test_a_family_goes_up_and_down_but_not_sideways() -> None:
    voices = [
        Voice(id="top"),
        Voice(id="left", parent="top"),
        Voice(id="right", parent="top"),
        Voice(id="below", parent="left"),
    ]

    assert {*kin(voices)["left"]} == {"top", "left", "below"}


@pytest.mark.parametrize(
    ("voice", "expected"),
    [
        (Voice(id="v", priority="low", severity=5, per_month=999), "low"),
        (Voice(id="v", severity=5), "high"),
        (Voice(id="v", severity=4, per_month=25), "high"),
        (Voice(id="v", severity=4, per_month=24), "normal"),
        (Voice(id="v", severity=1, per_month=19), "low"),
        (Voice(id="v", severity=1), None),
        (Voice(id="v", per_month=500), None),
        (Voice(id="v", kind="praise", severity=1, per_month=500), None),
    ],
)
def test_priority(voice: Voice, expected: str | None) -> None:
    assert priority_of(voice, Thresholds()) == expected


@given(
    st.none() | st.integers(1, 5),
    st.none() | st.floats(0, 1e6, allow_nan=False),
    st.none() | st.sampled_from(["low", "normal", "high"]),
)
def test_a_priority_is_missing_where_none_can_be_told(
    severity: int | None, per_month: float | None, priority: Priority | None
) -> None:
    voice = Voice(id="v", severity=severity, per_month=per_month, priority=priority)
    journey = Journey(id="shop", voc=(voice,))

    found = {d.rule for d in check(journey, today=date(2026, 11, 22))}
    figure = cover(journey, today=date(2026, 11, 22))["issues-prioritised"]

    known = priority_of(voice, Thresholds())
    assert ("issue-without-priority" in found) == (known is None) == (figure.covered == 0)
    assert ("dropped-voice" in found) == (known == "high")
    assert known is not None or severity != 5
