"""The JSON Schema of what each command writes as JSON."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from journey.words.shapes import Shapes, many, thing

_TEXT = {"type": "string"}
_NUMBER = {"type": "integer", "minimum": 0}
_COVERED = {"type": ["integer", "null"], "minimum": 0}
_PERCENT = {"type": ["number", "null"]}
_LINE = {"type": ["integer", "null"]}


def _title(command: str) -> str:
    return f"What `journey {command} --format json` writes"


def _written(shapes: Shapes, command: str, **properties: Any) -> dict[str, Any]:
    return shapes.schema(_title(command), format={"const": 1}, **properties)


def _voice() -> dict[str, Any]:
    from journey.operating.voices.voc import VoiceOfCustomer

    return Shapes().merged(_title("voice"), VoiceOfCustomer)


def _wheel() -> dict[str, Any]:
    from journey.operating.wheel.wheel import Wheel

    return Shapes().merged(_title("wheel"), Wheel)


def _goals() -> dict[str, Any]:
    from journey.operating.goals.aims import Aims
    from journey.operating.goals.bands import Engagement

    shapes = Shapes()
    use = shapes.of(Engagement | None)
    return _written(shapes, "goals", goals=shapes.of(Aims), activation=use)


def _due() -> dict[str, Any]:
    from journey.operating.improvements.due import Due

    shapes = Shapes()
    day = shapes.of(date)
    return _written(
        shapes,
        "due",
        name=_TEXT,
        today=day,
        until=day,
        due=many(shapes.of(Due)),
    )


def _improvements() -> dict[str, Any]:
    from journey.operating.improvements.agenda import Agenda

    shown = ("name", "today", "team", "sections", "candidates", "records")
    return Shapes().merged(_title("improvements"), Agenda, shown)


def _operations() -> dict[str, Any]:
    from journey.operating.playbook.division import Division
    from journey.operating.playbook.playbook import Playbook
    from journey.operating.playbook.worth import Worths

    shapes = Shapes()
    return _written(
        shapes,
        "operations",
        operations=shapes.of(Playbook),
        few_and_many=shapes.of(Division),
        worths=shapes.of(Worths | None),
    )


def _coverage() -> dict[str, Any]:
    from journey.coverage.figures import Care, What
    from journey.words.terms import FIGURES

    shapes = Shapes()
    missing = thing(path=_TEXT, what=shapes.of(What), label=_TEXT, line=_LINE)
    figure = thing(
        name={"enum": [*FIGURES]},
        covered=_COVERED,
        total=_NUMBER,
        percent=_PERCENT,
        missing=many(missing),
    )
    figure["properties"]["uncertain"] = many(_TEXT)  # where there is something
    cell = thing(stage=_TEXT, customer=_TEXT, care=shapes.of(Care))
    cell["properties"]["internal"] = {"const": True}  # of colleagues
    return _written(
        shapes,
        "coverage",
        name=_TEXT,
        customers=_NUMBER,
        colleagues=_NUMBER,
        excluded=_NUMBER,
        figures=many(figure),
        matrix=many(cell),
    )


def _trace() -> dict[str, Any]:
    missing = thing(path=_TEXT, label=_TEXT, line=_LINE)
    figure = thing(
        name=_TEXT, covered=_COVERED, total=_NUMBER, percent=_PERCENT, missing=many(missing)
    )
    counts = {"type": "object", "additionalProperties": _NUMBER}
    troubles = many(thing(at=_TEXT, message=_TEXT))
    return _written(
        Shapes(),
        "trace",
        name=_TEXT,
        walks=_NUMBER,
        figures=many(figure),
        transitions=counts,
        touchpoints=counts,
        perhaps=many(_TEXT),
        deviations=troubles,
        errors=troubles,
    )


SCHEMAS: Mapping[str, Callable[[], dict[str, Any]]] = {
    "coverage": _coverage,
    "due": _due,
    "goals": _goals,
    "improvements": _improvements,
    "operations": _operations,
    "trace": _trace,
    "voice": _voice,
    "wheel": _wheel,
}
"""For each command that answers a question as JSON, the schema of that."""
