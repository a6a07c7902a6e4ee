"""Write down, check, draw and measure the journeys of your customers."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from journey.chart import Chart
    from journey.checking import check, load
    from journey.coverage import Coverage, Figure
    from journey.covering import cover
    from journey.describing import json_schema
    from journey.diagnostics import Diagnostic, Finding, Report, Severity
    from journey.diagram import Diagram
    from journey.document import Document
    from journey.drawing import draw, render
    from journey.errors import (
        BadAnswers,
        BadBaseline,
        BadConfiguration,
        BadData,
        BadTemplate,
        BadTheme,
        CannotDraw,
        CannotDump,
        CannotPrint,
        InvalidJourney,
        JourneyError,
        MissingExtra,
        MissingFile,
        NothingToShow,
        UnknownName,
        UnreadableFile,
    )
    from journey.exploring import explore
    from journey.exporting import export
    from journey.forecasting import Change, forecast, what_if
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
    from journey.model.operations import (
        Action,
        Channel,
        Efforts,
        EventTrigger,
        Maturing,
        Offer,
        Savings,
        Since,
        Team,
    )
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
    from journey.operating.activating import activation
    from journey.operating.agenda import Agenda
    from journey.operating.aiming import goals
    from journey.operating.aims import Aim, Aims, Gauge, Guard
    from journey.operating.announcing import changes_since
    from journey.operating.answering import read_answers
    from journey.operating.answers import Answer, Answers
    from journey.operating.arranging import operations
    from journey.operating.assessing import assess
    from journey.operating.counting import count_tickets
    from journey.operating.dividing import few_and_many
    from journey.operating.division import Division
    from journey.operating.due import Due
    from journey.operating.engagement import Engagement
    from journey.operating.improving import improvements
    from journey.operating.listening import voice
    from journey.operating.measured import Measured
    from journey.operating.metering import read_readings
    from journey.operating.minding import dues
    from journey.operating.news import News
    from journey.operating.playbook import Playbook
    from journey.operating.readings import Reading, Readings, Series, Slice
    from journey.operating.storing import dump_measured, read_measured
    from journey.operating.ticketing import read_tickets
    from journey.operating.tickets import Tickets
    from journey.operating.valuing import worths
    from journey.operating.voc import VoiceOfCustomer
    from journey.operating.wheel import Wheel
    from journey.operating.worth import Worths
    from journey.outlook import Forecast
    from journey.picture import Picture
    from journey.proving import Verdict, prove
    from journey.recording import Hit, hit
    from journey.reporting.paper import Paper
    from journey.reporting.preparing import report
    from journey.reporting.publishing import Publication, publish
    from journey.retracing import cover_trace
    from journey.scripting import script
    from journey.settings import Settings, Thresholds
    from journey.source import SourceMap, Span
    from journey.statespace import StateSpace
    from journey.suite import OutOfReach, Suite, Target
    from journey.table import Table
    from journey.theme import Theme
    from journey.theming import read_theme
    from journey.trace import Trace, TraceCoverage
    from journey.tracing import read_trace
    from journey.walk import State, Walk
    from journey.walking import Mandatory, mandatory, suite_of

_HOMES = {
    "checking": ("check", "load"),
    "coverage": ("Coverage", "Figure"),
    "covering": ("cover",),
    "describing": ("json_schema",),
    "diagnostics": ("Diagnostic", "Finding", "Report", "Severity"),
    "chart": ("Chart",),
    "diagram": ("Diagram",),
    "document": ("Document",),
    "drawing": ("draw", "render"),
    "errors": (
        "BadAnswers",
        "BadBaseline",
        "BadConfiguration",
        "BadData",
        "BadTemplate",
        "BadTheme",
        "CannotDraw",
        "CannotDump",
        "CannotPrint",
        "InvalidJourney",
        "JourneyError",
        "MissingExtra",
        "MissingFile",
        "NothingToShow",
        "UnknownName",
        "UnreadableFile",
    ),
    "exploring": ("explore",),
    "reporting.paper": ("Paper",),
    "reporting.preparing": ("report",),
    "reporting.publishing": ("Publication", "publish"),
    "retracing": ("cover_trace",),
    "exporting": ("export",),
    "forecasting": ("Change", "forecast", "what_if"),
    "outlook": ("Forecast",),
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
    "model.operations": (
        "Action",
        "Channel",
        "Efforts",
        "EventTrigger",
        "Maturing",
        "Offer",
        "Savings",
        "Since",
        "Team",
    ),
    "model.policies": ("Policy",),
    "model.voice": ("Cause", "Decision", "Effect", "Feedback", "Improvement", "Told", "Voice"),
    "operating.activating": ("activation",),
    "operating.aiming": ("goals",),
    "operating.aims": ("Aim", "Aims", "Gauge", "Guard"),
    "operating.engagement": ("Engagement",),
    "operating.metering": ("read_readings",),
    "operating.readings": ("Reading", "Readings", "Series", "Slice"),
    "operating.counting": ("count_tickets",),
    "operating.listening": ("voice",),
    "operating.measured": ("Measured",),
    "operating.storing": ("dump_measured", "read_measured"),
    "operating.ticketing": ("read_tickets",),
    "operating.tickets": ("Tickets",),
    "operating.voc": ("VoiceOfCustomer",),
    "operating.answering": ("read_answers",),
    "operating.answers": ("Answer", "Answers"),
    "operating.assessing": ("assess",),
    "operating.wheel": ("Wheel",),
    "operating.arranging": ("operations",),
    "operating.dividing": ("few_and_many",),
    "operating.division": ("Division",),
    "operating.playbook": ("Playbook",),
    "operating.valuing": ("worths",),
    "operating.worth": ("Worths",),
    "operating.agenda": ("Agenda",),
    "operating.announcing": ("changes_since",),
    "operating.news": ("News",),
    "operating.due": ("Due",),
    "operating.improving": ("improvements",),
    "operating.minding": ("dues",),
    "picture": ("Picture",),
    "proving": ("Verdict", "prove"),
    "recording": ("Hit", "hit"),
    "settings": ("Settings", "Thresholds"),
    "source": ("SourceMap", "Span"),
    "statespace": ("StateSpace",),
    "trace": ("Trace", "TraceCoverage"),
    "tracing": ("read_trace",),
    "scripting": ("script",),
    "suite": ("OutOfReach", "Suite", "Target"),
    "table": ("Table",),
    "theme": ("Theme",),
    "theming": ("read_theme",),
    "walk": ("State", "Walk"),
    "walking": ("Mandatory", "mandatory", "suite_of"),
}
_AWAITED: dict[str, Callable[[Any], None]] = {}
"""Who wants to know when a public name is first asked for: `journey.testing.registering`."""
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Action",
    "Activation",
    "Agenda",
    "Aim",
    "Aims",
    "Answer",
    "Answers",
    "BadAnswers",
    "BadBaseline",
    "BadConfiguration",
    "BadData",
    "BadTemplate",
    "BadTheme",
    "Band",
    "CannotDraw",
    "CannotDump",
    "CannotPrint",
    "Cause",
    "Change",
    "Channel",
    "Chart",
    "Closure",
    "Coverage",
    "Customer",
    "CustomerType",
    "Customers",
    "Decision",
    "Definition",
    "Diagnostic",
    "Diagram",
    "Division",
    "Document",
    "Due",
    "Effect",
    "Efforts",
    "Engagement",
    "EventTrigger",
    "Exclusion",
    "Feedback",
    "Figure",
    "Finding",
    "Forecast",
    "Gauge",
    "Goal",
    "Guard",
    "Guide",
    "Hit",
    "Improvement",
    "InvalidJourney",
    "Journey",
    "JourneyError",
    "LifecycleStep",
    "Mandatory",
    "Maturing",
    "Meaning",
    "Measured",
    "Metric",
    "MissingExtra",
    "MissingFile",
    "Mission",
    "News",
    "NothingToShow",
    "Offer",
    "OutOfReach",
    "Paper",
    "Picture",
    "Playbook",
    "Policy",
    "Promise",
    "Publication",
    "Reading",
    "Readings",
    "Report",
    "Review",
    "Savings",
    "Series",
    "Settings",
    "Severity",
    "Since",
    "Situation",
    "Slice",
    "SourceMap",
    "Span",
    "Stage",
    "State",
    "StateSpace",
    "Suite",
    "Table",
    "Target",
    "Team",
    "Theme",
    "Thresholds",
    "Tickets",
    "Told",
    "Touchpoint",
    "Trace",
    "TraceCoverage",
    "Transition",
    "UnknownName",
    "UnreadableFile",
    "UnusedPhase",
    "Verdict",
    "Voice",
    "VoiceOfCustomer",
    "Waiver",
    "Walk",
    "Wheel",
    "Worths",
    "__version__",
    "activation",
    "assess",
    "changes_since",
    "check",
    "count_tickets",
    "cover",
    "cover_trace",
    "draw",
    "dues",
    "dump",
    "dump_measured",
    "explore",
    "export",
    "few_and_many",
    "forecast",
    "goals",
    "graph_of",
    "hit",
    "improvements",
    "json_schema",
    "load",
    "loads",
    "mandatory",
    "operations",
    "prove",
    "publish",
    "read",
    "read_answers",
    "read_measured",
    "read_readings",
    "read_theme",
    "read_tickets",
    "read_trace",
    "render",
    "report",
    "script",
    "suite_of",
    "voice",
    "what_if",
    "worths",
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
    if name in _AWAITED:
        _AWAITED.pop(name)(value)
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
