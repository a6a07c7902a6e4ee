"""Write down, check, draw and measure the journeys of your customers."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from journey.checking import check, load
    from journey.describing import json_schema
    from journey.diagnostics import Diagnostic, Finding, Report, Severity
    from journey.diagram import Diagram
    from journey.document import Document
    from journey.drawing import draw, render
    from journey.errors import (
        CannotDraw,
        CannotDump,
        InvalidJourney,
        JourneyError,
        MissingFile,
        UnknownName,
        UnreadableFile,
    )
    from journey.exploring import explore
    from journey.graphing import graph_of
    from journey.loading.dumping import dump
    from journey.loading.reading import loads, read
    from journey.model.customers import (
        Customer,
        Customers,
        CustomerType,
        Definition,
        Exclusion,
        LifecycleStep,
        Promise,
        Situation,
    )
    from journey.model.funnel import Stage, Touchpoint, Transition
    from journey.model.goals import Activation, Band, Closure, Goal, Meaning, Metric, Mission
    from journey.model.governance import Guide, Review, Waiver
    from journey.model.journey import Journey, UnusedPhase
    from journey.model.operations import Action, Channel, EventTrigger, Offer, Since, Team
    from journey.model.policies import Policy
    from journey.model.voice import (
        Cause,
        Decision,
        Effect,
        Feedback,
        Improvement,
        Told,
        Voice,
    )
    from journey.picture import Picture
    from journey.source import SourceMap, Span
    from journey.statespace import State, StateSpace, Walk

_HOMES = {
    "checking": ("check", "load"),
    "describing": ("json_schema",),
    "diagnostics": ("Diagnostic", "Finding", "Report", "Severity"),
    "diagram": ("Diagram",),
    "document": ("Document",),
    "drawing": ("draw", "render"),
    "errors": (
        "CannotDraw",
        "CannotDump",
        "InvalidJourney",
        "JourneyError",
        "MissingFile",
        "UnknownName",
        "UnreadableFile",
    ),
    "exploring": ("explore",),
    "graphing": ("graph_of",),
    "loading.dumping": ("dump",),
    "loading.reading": ("loads", "read"),
    "model.customers": (
        "Customer",
        "CustomerType",
        "Customers",
        "Definition",
        "Exclusion",
        "LifecycleStep",
        "Promise",
        "Situation",
    ),
    "model.funnel": ("Stage", "Touchpoint", "Transition"),
    "model.goals": ("Activation", "Band", "Closure", "Goal", "Meaning", "Metric", "Mission"),
    "model.governance": ("Guide", "Review", "Waiver"),
    "model.journey": ("Journey", "UnusedPhase"),
    "model.operations": ("Action", "Channel", "EventTrigger", "Offer", "Since", "Team"),
    "model.policies": ("Policy",),
    "model.voice": ("Cause", "Decision", "Effect", "Feedback", "Improvement", "Told", "Voice"),
    "picture": ("Picture",),
    "source": ("SourceMap", "Span"),
    "statespace": ("State", "StateSpace", "Walk"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Action",
    "Activation",
    "Band",
    "CannotDraw",
    "CannotDump",
    "Cause",
    "Channel",
    "Closure",
    "Customer",
    "CustomerType",
    "Customers",
    "Decision",
    "Definition",
    "Diagnostic",
    "Diagram",
    "Document",
    "Effect",
    "EventTrigger",
    "Exclusion",
    "Feedback",
    "Finding",
    "Goal",
    "Guide",
    "Improvement",
    "InvalidJourney",
    "Journey",
    "JourneyError",
    "LifecycleStep",
    "Meaning",
    "Metric",
    "MissingFile",
    "Mission",
    "Offer",
    "Picture",
    "Policy",
    "Promise",
    "Report",
    "Review",
    "Severity",
    "Since",
    "Situation",
    "SourceMap",
    "Span",
    "Stage",
    "State",
    "StateSpace",
    "Team",
    "Told",
    "Touchpoint",
    "Transition",
    "UnknownName",
    "UnreadableFile",
    "UnusedPhase",
    "Voice",
    "Waiver",
    "Walk",
    "__version__",
    "check",
    "draw",
    "dump",
    "explore",
    "graph_of",
    "json_schema",
    "load",
    "loads",
    "read",
    "render",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that importing the package is cheap."""
    if name == "__version__":
        from importlib.metadata import version

        return version("journey-funnel")
    if name not in _HOME:
        raise AttributeError(f"module 'journey' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"journey.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
